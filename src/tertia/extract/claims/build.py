"""From what was found in a sentence to a claim of the codebook: the value, the quotation, the id and the reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tertia.extract.claims.labels import Draft
from tertia.extract.claims.match import Hit
from tertia.extract.claims.pairs import Choice
from tertia.extract.claims.phrases import court_body, term_amount, term_phrase, whole_words
from tertia.extract.claims.pieces import Encoded
from tertia.extract.claims.roles import Part
from tertia.extract.claims.view import SentenceView
from tertia.model.amount import Bounds
from tertia.model.claim import (
    About,
    AboutValue,
    Certainty,
    Claim,
    CourtValue,
    Effect,
    Kind,
    MovementValue,
    Reason,
    Stage,
    StageValue,
    Term,
    TermValue,
    Topic,
    TopicValue,
    Value,
)
from tertia.model.document import Document
from tertia.model.source import Speaker
from tertia.model.span import Span
from tertia.model.when import DateMention, WhenBasis
from tertia.model.wire import claim_id, speaker_to_dict, value_to_dict


@dataclass(frozen=True, slots=True)
class Found:
    """One draft with its decisions: the pair and its chance, certainty, date, speaker, and the features that spoke.

    `encoded` is what the sentence encoder says of the sentence, where it read it.
    """

    view: SentenceView
    hits: tuple[Hit, ...]
    parts: tuple[Part, ...]
    draft: Draft
    choice: Choice
    pair_chance: float
    certainty: str
    date: DateMention | None
    speaker: Speaker | None
    relayed_by: str | None
    reasons: Sequence[tuple[str, float]]
    encoded: Encoded | None = None


def build_claim(document: Document, found: Found) -> Claim | None:
    """Return the claim, or `None` where the sentence lacks the words that its value must quote."""
    kind = Kind(found.draft.label.partition(".")[0])
    value = _value(document.text, kind, found)
    if value is None:
        return None
    sentence = found.view.sentence
    said = {
        "kind": str(kind),
        "sender": found.choice[0],
        "host": found.choice[1],
        "value": value_to_dict(kind, value),
        "when": found.date.edtf if found.date else None,
        "speaker": speaker_to_dict(found.speaker),
        "relayed_by": found.relayed_by,
        "certainty": found.certainty,
        "start": sentence.start,
        "end": sentence.end,
    }
    return Claim(
        id=claim_id(document.id, said),
        document=document.id,
        kind=kind,
        sender=found.choice[0],
        host=found.choice[1],
        value=value,
        when=found.date.edtf if found.date else None,
        when_basis=found.date.basis if found.date else WhenBasis.NONE,
        speaker=found.speaker,
        relayed_by=found.relayed_by,
        certainty=Certainty(found.certainty),
        quote=document.text[sentence.start : sentence.end],
        start=sentence.start,
        end=sentence.end,
        confidence=round(found.draft.chance * found.pair_chance, 3),
        why=_why(document.text, found),
    )


def _value(text: str, kind: Kind, found: Found) -> Value | None:
    word = found.draft.label.partition(".")[2]
    bounds = found.draft.mention.amount.bounds if found.draft.mention else None
    match kind:
        case Kind.STAGE:
            return StageValue(Stage(word), bounds)
        case Kind.TRANSFER | Kind.ONWARD:
            return MovementValue(bounds or Bounds(), _nationalities(found), _onward_to(kind, found))
        case Kind.TERM:
            return _term(text, word, found)
        case Kind.COURT:
            body = _marked(found, "court") or court_body(found.view, found.hits)
            return CourtValue(body.cut(text), Effect(word)) if body else None
        case Kind.CONCERN | Kind.ASSURANCE:
            return TopicValue(Topic(word))
        case Kind.UNDISCLOSED:
            return AboutValue(About(word))


def _term(text: str, word: str, found: Found) -> TermValue | None:
    spoke = [name.partition(":")[2] for name, _ in found.reasons if name.startswith("word:")]
    phrase = _marked(found, f"term.{word}") or term_phrase(found.view, word, found.hits, spoke)
    if phrase is None:
        return None
    return TermValue(Term(word), phrase.cut(text), term_amount(found.view, word, phrase))


def _marked(found: Found, name: str) -> Span | None:
    """Return the phrase that the encoder marks, in whole words of the sentence."""
    marked = found.encoded.phrase(name) if found.encoded else None
    if marked is None:
        return None
    touched = [n for n, t in enumerate(found.view.tokens) if t.start < marked.end and marked.start < t.end]
    return whole_words(found.view, touched[0], touched[-1] + 1) if touched else None


def _nationalities(found: Found) -> tuple[str, ...]:
    """Return the origins of the people moved: the countries whose likeliest part is "people"."""
    sides = set(found.choice)
    people = [p.iso for p in found.parts if p.iso not in sides and max(p.chances) == p.chances[2]]
    return tuple(dict.fromkeys(people))


def _onward_to(kind: Kind, found: Found) -> str | None:
    if kind is not Kind.ONWARD:
        return None
    if not found.view.present.isdisjoint(("home", "homeland", "homelands", "origin", "repatriated", "repatriation")):
        return "origin"
    elsewhere = [p for p in found.parts if p.iso not in found.choice and found.view.words[p.token - 1] in ("to", "in")]
    return elsewhere[0].iso if elsewhere else None


def _why(text: str, found: Found) -> tuple[Reason, ...]:
    own = {f"rule:{hit.rule.name}": _words(text, found.view, hit.first, hit.last) for hit in found.hits}
    reasons = [Reason(name, own.get(name, name.partition(":")[2]), round(weight, 3)) for name, weight in found.reasons]
    pair = f"{found.choice[0] or 'not said'} → {found.choice[1] or 'not said'}"
    return (*reasons, Reason("pair", pair, round(found.pair_chance, 3)))


def _words(text: str, view: SentenceView, first: int, last: int) -> str:
    return text[view.tokens[first].start : view.tokens[last - 1].end] if last > first else ""
