"""What a person sees of a record."""

from __future__ import annotations

import pytest

from tertia.model.amount import Amount, Bounds
from tertia.model.arrangement import Pair, Record
from tertia.model.claim import Certainty, Claim
from tertia.model.document import DocumentHead, PublishedBasis
from tertia.model.when import WhenBasis
from tertia.publish.record_text import SHOWN, record_lines, render_record
from tertia.publish.record_words import amount_words, cut, date_words, people_words, plain, quoted, since_words
from tertia.reconcile import reconcile
from tests.reconcile.claims_by_hand import DAYS, minister, silent, stage, term

HEADS = {
    name: DocumentHead(name, None, "The Courier", day, PublishedBasis.GIVEN, None, f"{name}.txt", "en", "")
    for name, day in DAYS.items()
}


def sheet(*claims: Claim, width: int = 80, everything: bool = False) -> str:
    """Return the one record that claims make, as text."""
    (record,) = reconcile(claims, DAYS)
    shown = render_record(record, {claim.id: claim for claim in claims}, HEADS, everything=everything)
    return record_lines(shown, width=width)


def test_the_head_names_the_pair_and_the_stage_with_its_rule() -> None:
    """Codes and names, where it stands, since when and why."""
    lines = sheet(stage("agreed", "d5", "2025-05-04")).splitlines()
    assert lines[0] == "US → RW (United States → Rwanda)"
    assert lines[2] == "Agreed, since 4 May 2025"
    assert "the furthest" in lines[4]


def test_every_fact_stands_on_its_sentence() -> None:
    """Quoted, with who said it, how surely, where, when, and the claim's id."""
    said = stage("agreed", "d5", speaker=minister(), certainty=Certainty.HEDGED, quote="They may have agreed.")
    shown = sheet(said, width=120)
    assert "“They may have agreed.”" in shown
    assert "Ada Example, minister, Rwanda · hedged · The Courier, 10 May 2025" in shown
    assert said.id in shown


def test_a_day_of_publication_is_never_shown_as_the_events_date() -> None:
    """It is called what it is."""
    shown = sheet(stage("agreed", "d5"))
    assert "Agreed, first told 10 May 2025" in shown
    assert "no date; first told 10 May 2025" in shown


def test_an_anonymous_speaker_stays_anonymous() -> None:
    """Even where a name slipped through."""
    shown = sheet(stage("agreed", speaker=minister("Ada Example", anonymous=True)))
    assert "unnamed minister, Rwanda" in shown
    assert "Ada" not in shown


def test_a_long_section_shows_the_best_supported_and_counts_the_rest() -> None:
    """`everything` shows all of them."""
    claims = [term("facility", f"place {n}", "d5") for n in range(SHOWN + 3)]
    claims.append(term("facility", "place 8", "d6", speaker=minister()))
    shown = sheet(*claims)
    assert "… 3 more (--all shows them)" in shown
    assert "place 8" in shown
    assert "more (--all" not in sheet(*claims, everything=True)


def test_an_open_question_says_since_when() -> None:
    """In the words of a question."""
    assert "the deal as a whole  since 10 May 2025, still open" in sheet(silent("deal"))


def test_an_escape_in_a_source_cannot_steer_the_terminal() -> None:
    """Control and direction characters of a quotation are left out."""
    assert plain("a\x1b[31mb\u202ec\nd") == "a[31mbc d"
    assert "\x1b" not in sheet(stage("agreed", quote="Red \x1b[31malert"))


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Whatever the width."""
    claims = [stage("agreed", quote="A word and another one. " * 30, speaker=minister()), silent("payment")]
    assert max(map(len, sheet(*claims, width=width).splitlines())) <= width


def test_a_pair_of_which_nothing_is_known_says_so() -> None:
    """One line instead of an empty page."""
    assert "Nothing is known about this pair." in record_lines(render_record(Record(Pair("US", None), ()), {}, {}))


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-05-05", "5 May 2025"),
        ("2025-03", "March 2025"),
        ("2025-03?", "perhaps March 2025"),
        ("2025-01~", "about January 2025"),
        ("201X", "the 2010s"),
        ("2025-21", "spring 2025"),
        ("2025-09-13/2025-09-14", "13 to 14 September 2025"),
        ("2025-02/2025-04", "February 2025 to April 2025"),
        ("2025-04/..", "since April 2025"),
        ("../2018-01", "up to January 2018"),
    ],
)
def test_dates_are_in_words(edtf: str, words: str) -> None:
    """No day that the source did not give."""
    assert date_words(edtf) == words


@pytest.mark.parametrize(
    ("edtf", "basis", "words"),
    [
        ("2025-01~/..", WhenBasis.TEXT, "since about January 2025"),
        ("2025-02/2025-04", WhenBasis.TEXT, "since between February 2025 and April 2025"),
        ("../2018-01", WhenBasis.TEXT, "since some time up to January 2018"),
        ("2025-05-10", WhenBasis.PUBLISHED, "first told 10 May 2025"),
    ],
)
def test_since_is_in_words(edtf: str, basis: WhenBasis, words: str) -> None:
    """With its basis where that is only the publication."""
    assert since_words(edtf, basis) == words


def test_numbers_are_in_words_and_exact() -> None:
    """A sum that does not shorten without loss keeps its digits."""
    assert amount_words(Amount(Bounds(7_500_000, 7_500_000), "USD", "year")) == "USD 7.5 million a year"
    assert amount_words(Amount(Bounds(4_760_001, None), "USD")) == "at least USD 4,760,001"
    assert people_words(Bounds(1, 1)) == "1 person"
    assert people_words(Bounds(None, 250)) == "up to 250 people"
    assert people_words(Bounds()) == "people, no number told"


def test_a_long_sentence_is_cut_where_a_word_ends() -> None:
    """And keeps its length below the limit."""
    assert cut("one two three", 9) == "one two…"
    assert cut("one two", 7) == "one two"
    assert quoted("“Never,” he said.", 80) == "“Never,” he said."
