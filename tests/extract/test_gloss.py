"""A text in another language is read in English words and its claims stand in the original: by rule, for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertia.extract import extract
from tertia.extract.gloss import gloss, gloss_text
from tertia.extract.ungloss import ungloss
from tertia.lexicon.glosses import glosses
from tertia.model.claim import Certainty, Claim, Kind, Term, TermValue
from tertia.model.document import Document, Mask
from tertia.model.layers import Extraction, Layers
from tertia.model.place import PlaceMention, PlaceRole
from tertia.model.source import Speaker
from tertia.model.span import Span
from tertia.model.when import WhenBasis

NEWS = (
    "Ruanda acogerá a migrantes deportados\n\n"
    "Estados Unidos y Ruanda firmaron el lunes un acuerdo secreto, dijo a la prensa el ministro de Seguridad, "
    "Ali Kamo. "
    "Siete migrantes venezolanos fueron deportados de Estados Unidos a Ruanda el 4 de agosto de 2025."
)

_WORDS = (
    "El la Se no ha firmó firmado acuerdo secreto migrantes venezolanos de los EE.UU. EE. UU. Estados Unidos 4 de mayo "
    "2025 1.500 7,5 millones ¿Qué? «nada» Ana Paz xyz lunes, Dr. a recibir “hoy”"
)
WORDS = st.sampled_from(_WORDS.split())
GAPS = st.sampled_from([" ", " ", " ", "\n", "\n\n", "  ", ". ", ", ", "", "\u00a0", "’"])
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.tuples(WORDS, GAPS), max_size=30).map(lambda pairs: "".join(a + b for a, b in pairs)),
)


def document(text: str, **fields: object) -> Document:
    """Make a Spanish document published on 29 August 2025."""
    made = {"language": "es", "published": "2025-08-29", **fields}
    return Document(id="d", capture="b", path="t.txt", text=text, **made)  # type: ignore[arg-type]


def english(text: str) -> str:
    """Return a Spanish text in English words."""
    return gloss_text(text, glosses("es"))[0]


@pytest.mark.parametrize(
    ("spanish", "expected"),
    [
        ("Ruanda no ha firmado el acuerdo secreto.", "Rwanda has not signed the secret agreement."),
        ("Llegó el 4 de mayo de 2025.", "Arrived on 4 May 2025."),
        ("Llegaron el domingo", "They arrived on Sunday"),
        ("Deportó a los migrantes venezolanos", "Deported the Venezuelan migrants"),
        ("Pagó 7,5 millones de dólares a 1.500 personas", "Paid 7.5 million dollars to 1,500 people"),
        ("¿Quién firmó?", "Who signed?"),
        ("Un acuerdo con EE. UU. y México", "An agreement with the U.S. and Mexico"),
        ("dijo Ana de la Cruz, ministra", "said Ana de la Cruz, minister"),
        ("lo negó Wilson Paz", "denied it Wilson Paz"),
        ("se reunieron en Zzyzx", "met in Zzyzx"),
        ("Nada ha cambiado, aseguró.", "Nothing has changed, he affirmed."),
    ],
)
def test_glosses(spanish: str, expected: str) -> None:
    """The longest phrase wins; dates, numbers and adjectives take their English form; names stay."""
    assert english(spanish) == expected


def test_french_is_written_as_english_writes_it() -> None:
    """An elision is a word of its own, and quotation marks stand close to what they quote."""
    french = "« L’accord xyz », a-t-il dit de l’alarme."
    text, pieces = gloss_text(french, glosses("fr"))
    assert text.startswith("“The agreement xyz”,")
    assert "dl" not in text
    assert all(french[p.start : p.end] == text[p.at : p.until] for p in pieces if p.exact)


def test_an_english_document_stays_as_it_is() -> None:
    """Its own object is read, and what was found is not touched."""
    plain = document("The minister said so.", language="en")
    found = Extraction((), Layers(places=(PlaceMention(0, 3, None, PlaceRole.LITERAL),)))
    assert gloss(plain).document is plain
    assert ungloss(found, gloss(plain)) is found


def test_the_title_and_the_masks_follow() -> None:
    """The reader sees a title in English words, and skips what was masked."""
    text = "Lea también: Zzyzx. El acuerdo se firmó."
    glossed = gloss(document(text, title="Un acuerdo", masked=(Mask(Span(0, 19), "promo"),))).document
    assert glossed.title == "An agreement"
    assert [mask.span.cut(glossed.text) for mask in glossed.masked] == ["Read also: Zzyzx."]


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_pieces_cover_the_glossed_text(text: str) -> None:
    """Every character of the glossed text belongs to one piece, in order; an exact piece is copied unchanged."""
    glossed, pieces = gloss_text(text, glosses("es"))
    assert [p.at for p in pieces] == [0, *(p.until for p in pieces)][: len(pieces)]
    assert (pieces[-1].until if pieces else 0) == len(glossed)
    assert all(0 <= p.start <= p.end <= len(text) for p in pieces)
    assert all(text[p.start : p.end] == glossed[p.at : p.until] for p in pieces if p.exact)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_line_breaks_are_kept(text: str) -> None:
    """Paragraphs and headings are the same in both texts."""
    assert english(text).count("\n") == text.count("\n")


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.data())
def test_a_span_comes_back(text: str, data: st.DataObject) -> None:
    """A stretch of the original is within what its glosses map back to, unless all of its words were dropped."""
    glossed = gloss(document(text))
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    there = glossed.to_glossed(Span(start, end)) if start < end else None
    if there is not None:
        back = glossed.to_original(there)
        touched = [p for p in glossed.pieces if p.start < end and start < p.end and p.at < p.until]
        assert back.start <= max(start, min(p.start for p in touched))
        assert back.end >= min(end, max(p.end for p in touched))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_every_claim_is_grounded(text: str) -> None:
    """Whatever the text, a claim's quotation is what the original has there, and so is every layer's place."""
    found = extract(document(f"{text}\n{NEWS}\n{text}"))
    whole = f"{text}\n{NEWS}\n{text}"
    assert all(whole[c.start : c.end] == c.quote for c in found.claims)
    assert all(0 <= p.start <= p.end <= len(whole) for p in found.layers.places)


def test_a_report_gives_its_claims_in_its_own_words() -> None:
    """Pair, number and day are those of the codebook; quotations and names stand in the original."""
    claims = extract(document(NEWS)).claims
    pairs = {(c.kind, c.sender, c.host) for c in claims}
    assert (Kind.TRANSFER, "US", "RW") in pairs
    assert "2025-08-04" in {c.when for c in claims}
    assert all(NEWS[c.start : c.end] == c.quote for c in claims)


def test_values_and_names_are_the_originals() -> None:
    """A quoted phrase runs from its first to its last word in the original; a role is the original's too."""
    glossed = gloss(document(NEWS))
    text = glossed.document.text
    start = text.index("The United States")
    end = text.index("Seven") - 1
    claim = Claim(
        id="c",
        document="d",
        kind=Kind.TERM,
        sender="US",
        host="RW",
        value=TermValue(Term.SECRECY, "a secret agreement"),
        when=None,
        when_basis=WhenBasis.NONE,
        speaker=Speaker("Ali Kamo", "Security minister", "RW"),
        relayed_by=None,
        certainty=Certainty.STATED,
        quote=text[start:end],
        start=start,
        end=end,
    )
    (back,) = ungloss(Extraction((claim,), Layers()), glossed).claims
    assert back.value == TermValue(Term.SECRECY, "un acuerdo secreto")
    assert back.speaker == Speaker("Ali Kamo", "ministro de Seguridad", "RW")
    assert back.quote.startswith("Estados Unidos y Ruanda")
    assert back.quote.endswith("Ali Kamo.")
    assert back.id != claim.id
