"""What every store answers: claims, pairs, documents, searches, judgements."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tertia.errors import StoreError
from tertia.model.arrangement import Pair
from tertia.model.claim import Claim, Kind, Topic, TopicValue
from tertia.model.judgement import Judgement, Verdict
from tertia.model.span import Span
from tertia.store import PairCount, Store
from tests.store.making import TEXT, made, made_claim, made_document, saying

EARLY, LATE = "2025-05-06T10:00:00Z", "2025-05-07T10:00:00+00:00"


def test_unknown_ids_give_none(store: Store) -> None:
    """An id that nothing has gives `None`, not an error."""
    assert store.capture("b-none") is None
    assert store.document("d-none") is None
    assert store.claim("c-none") is None
    assert list(store.issues("d-none")) == []


def test_an_empty_store_counts_nought(store: Store) -> None:
    """A new store holds nothing and says so."""
    counts = store.counts()
    assert (counts.captures, counts.documents, counts.unread, counts.readings, counts.claims) == (0, 0, 0, 0, 0)
    assert store.pairs() == []
    assert list(store.claims()) == []


def test_heads_are_light_and_in_order_of_adding(store: Store) -> None:
    """`documents` gives every field but the text, first added first."""
    first, second = made("One text.", address="1.txt"), made("Two texts.", address="2.txt")
    for parts in (second, first):
        store.add(*parts)
    heads = list(store.documents())
    assert [head.id for head in heads] == [second[1].id, first[1].id]
    for name in ("title", "outlet", "published", "published_basis", "url", "path", "language", "unread"):
        assert getattr(heads[1], name) == getattr(first[1], name)


def test_unread_documents_are_counted(store: Store) -> None:
    """A document that is only kept shows its reason and is counted as unread."""
    capture, document, extraction = made_document()
    store.add(capture, replace(document, unread="language fr"), extraction)
    assert store.counts().unread == 1
    assert [head.unread for head in store.documents()] == ["language fr"]


@pytest.mark.parametrize(
    ("condition", "hosts"),
    [
        ({}, ["RW", None, "GH"]),
        ({"pair": Pair("US", "RW")}, ["RW"]),
        ({"pair": Pair("US", None)}, [None]),
        ({"sender": "GB"}, ["GH"]),
        ({"sender": "US"}, ["RW", None]),
        ({"host": "GH"}, ["GH"]),
        ({"sender": "US", "host": "GH"}, []),
        ({"pair": Pair("US", "RW"), "host": "GH"}, []),
    ],
)
def test_claims_fit_every_condition(store: Store, condition: dict[str, object], hosts: list[str | None]) -> None:
    """A pair is exact, its unnamed side too; sender and host are conditions only where given."""
    parts = made_document()
    claims = [made_claim(parts[1], sender=s, host=h) for s, h in (("US", "RW"), ("US", None), ("GB", "GH"))]
    store.add(*saying(parts, *claims))
    assert [claim.host for claim in store.claims(**condition)] == hosts  # type: ignore[arg-type]


def test_claims_of_one_document(store: Store) -> None:
    """`document` gives the claims of that document alone."""
    first, second = made("One text."), made("Two texts.", claims=2)
    store.add(*first)
    store.add(*second)
    assert tuple(store.claims(document=second[1].id)) == second[2].claims
    assert list(store.claims(document="d-none")) == []


def test_pairs_count_claims_and_documents(store: Store) -> None:
    """Each pair has its claims and documents, unnamed sides first."""
    store.add(*made("One text.", claims=2))
    store.add(*made("Two texts.", claims=1))
    store.add(*made("Three texts.", claims=1, host=None))
    assert store.pairs() == [PairCount(Pair("US", None), 1, 1), PairCount(Pair("US", "RW"), 3, 2)]


def test_pairs_follow_the_current_reading(store: Store) -> None:
    """A pair that only an older reading named is gone from the summary."""
    parts = made(claims=3)
    store.add(*parts, read_at=EARLY)
    store.add(*saying(parts, made_claim(parts[1], host="GH")), read_at=LATE)
    assert store.pairs() == [PairCount(Pair("US", "GH"), 1, 1)]


def test_topics_keep_their_kind(store: Store) -> None:
    """A concern and an assurance of one topic stay two claims."""
    parts = made_document()
    said = [made_claim(parts[1], kind=kind, value=TopicValue(Topic.SAFETY)) for kind in (Kind.CONCERN, Kind.ASSURANCE)]
    store.add(*saying(parts, *said))
    assert [claim.kind for claim in store.claims()] == [Kind.CONCERN, Kind.ASSURANCE]


def test_adding_while_iterating_shows_one_moment(store: Store) -> None:
    """An iterator gives what was there when it began, whatever is added meanwhile."""
    store.add(*made("One text.", claims=3))
    seen: list[Claim] = []
    for claim in store.claims():
        store.add(*made(f"Text {len(seen)}."))
        seen.append(claim)
    assert len(seen) == 3


def _judgement(claim: str, withdrawn: str | None = None) -> Judgement:
    return Judgement("j-1", claim, Verdict.REJECT, "a reviewer", EARLY, "says the opposite", withdrawn)


def test_a_judgement_is_kept_once(store: Store) -> None:
    """The same judgement again adds nothing."""
    parts = made()
    store.add(*parts)
    judgement = _judgement(parts[2].claims[0].id)
    assert store.add_judgement(judgement)
    assert not store.add_judgement(judgement)
    assert list(store.judgements()) == [judgement]


def test_a_withdrawal_shows_on_its_judgement(store: Store) -> None:
    """A withdrawn judgement is given once, as withdrawn."""
    parts = made()
    store.add(*parts)
    claim = parts[2].claims[0].id
    store.add_judgement(_judgement(claim))
    assert store.add_judgement(_judgement(claim, LATE))
    assert list(store.judgements()) == [_judgement(claim, LATE)]
    assert store.counts().judgements == 1


def test_a_judgement_needs_a_claim(store: Store) -> None:
    """A judgement about a claim that nobody made is refused by the claim's id."""
    with pytest.raises(StoreError, match="no claim has the id c-none"):
        store.add_judgement(_judgement("c-none"))


def test_search_finds_words_without_case_or_accents(store: Store) -> None:
    """`evian` finds Évian; the snippet and its matches are places in the document's text."""
    _, document, _ = parts = made()
    store.add(*parts)
    (hit,) = store.search("evian KIGALI")
    assert hit.document == document.id
    assert [match.cut(document.text) for match in hit.matches] == ["Kigali", "Évian"]
    assert hit.snippet.cut(document.text) == hit.quote


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("kigali price", True),
        ("kigali nairobi", False),
        ('"to take in"', True),
        ('"take to in"', False),
        ('"declined to', True),
        ("declined-to", True),
        ("declined_to", True),
        ("deal", True),
        ("deal kigali", True),
        ("kig", False),
        ("", False),
        ('"" - *', False),
        ("kigali OR nairobi", False),
        ("text:kigali", False),
        ("NEAR(kigali)", False),
    ],
)
def test_search_wants_every_word_and_no_syntax_breaks_out(store: Store, words: str, found: bool) -> None:
    """All words must be there, in title or text; quotes hold words together; nothing else has a meaning."""
    store.add(*made())
    assert bool(store.search(words)) is found


def test_search_obeys_its_limit(store: Store) -> None:
    """At most `limit` documents come back."""
    for number in range(5):
        store.add(*made(f"Kigali agreed, number {number}."))
    assert len(store.search("kigali", limit=3)) == 3
    assert store.search("kigali", limit=0) == []


def test_a_snippet_is_short_and_cut_between_words(store: Store) -> None:
    """A long text gives some two hundred characters around the match."""
    _, document, _ = parts = made("word " * 300 + "Kigali " + "more " * 300)
    store.add(*parts)
    (hit,) = store.search("kigali")
    assert len(hit.snippet) <= 200
    assert hit.quote.startswith("word ")
    assert hit.quote.endswith(" more")
    assert [match.cut(document.text) for match in hit.matches] == ["Kigali"]


def test_a_title_match_shows_the_beginning(store: Store) -> None:
    """Where only the title matched there is no match in the text, and the snippet is its beginning."""
    store.add(*made())
    (hit,) = store.search("deal")
    assert (hit.snippet.start, hit.matches) == (0, ())


def test_spans_count_code_points(store: Store) -> None:
    """A search's places count characters, not bytes or UTF-16 units, also after emoji."""
    _, document, _ = parts = made("😀😀 " + TEXT)
    store.add(*parts)
    (hit,) = store.search("kigali")
    assert hit.matches == (Span(3, 9),)
    assert hit.matches[0].cut(document.text) == "Kigali"


def test_korean_words_are_found(store: Store) -> None:
    """Folding accents away leaves syllables of other scripts whole."""
    store.add(*made("르완다 협정 체결"))
    (hit,) = store.search("협정")
    assert hit.matches == (Span(4, 6),)
