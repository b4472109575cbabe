"""Bring what was read in glosses back onto the original text: every span, every quoted phrase, every name.

    glossed   "Rwanda signed the agreement, said Yolande Makolo."   claim 0..49, quote of it
    original  "Ruanda firmó el acuerdo, dijo Yolande Makolo."       claim 0..45, quote of it

Afterwards `text[start:end] == quote` holds for the original, and the claims' ids are made from it. The words of `why`
stay English: they are the reader's own.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeVar

from tertia.extract.gloss import Glossed
from tertia.model.amount import AmountMention
from tertia.model.claim import Claim, CourtValue, TermValue, Value
from tertia.model.issue import Issue
from tertia.model.layers import Extraction, Layers
from tertia.model.place import PlaceMention
from tertia.model.source import Attribution, Speaker
from tertia.model.span import Span
from tertia.model.when import DateMention
from tertia.model.wire import claim_id, claim_to_dict

Mention = TypeVar("Mention", PlaceMention, DateMention, AmountMention)


def ungloss(extraction: Extraction, glossed: Glossed) -> Extraction:
    """Return what a reader found in the glossed document as found in the original."""
    if glossed.document is glossed.original:
        return extraction
    claims: dict[str, Claim] = {}
    for claim in extraction.claims:
        back = _claim(claim, glossed)
        claims.setdefault(back.id, back)
    issues = tuple(_issue(issue, glossed) for issue in extraction.issues)
    return Extraction(tuple(claims.values()), _layers(extraction.layers, glossed), issues)


def _claim(claim: Claim, glossed: Glossed) -> Claim:
    within = Span(claim.start, claim.end)
    span = glossed.to_original(within)
    back = replace(
        claim,
        value=_value(claim.value, within, glossed),
        speaker=_speaker(claim.speaker, within, glossed),
        relayed_by=_words(claim.relayed_by, within, glossed),
        quote=span.cut(glossed.original.text),
        start=span.start,
        end=span.end,
    )
    return replace(back, id=claim_id(glossed.original.id, claim_to_dict(back)))


def _value(value: Value, within: Span, glossed: Glossed) -> Value:
    match value:
        case TermValue():
            return replace(value, text=_words(value.text, within, glossed) or value.text)
        case CourtValue():
            return replace(value, body=_words(value.body, within, glossed) or value.body)
        case _:
            return value


def _speaker(speaker: Speaker | None, within: Span, glossed: Glossed) -> Speaker | None:
    """Return a speaker with name and role as the original writes them; codes of states are no words of the text."""
    if speaker is None:
        return None
    names = (speaker.name or "").split(" and ")
    name = " and ".join(_words(name, within, glossed) or name for name in names)
    side = speaker.speaks_for
    if side and not re.fullmatch(r"[A-Z]{2}", side):
        side = _words(side, within, glossed)
    return replace(speaker, name=name or None, role=_words(speaker.role, within, glossed), speaks_for=side)


def _words(words: str | None, within: Span, glossed: Glossed) -> str | None:
    """Return the original's words for words of the glossed text: those of the sentence, else the first elsewhere.

    Words that the glossed text does not hold (the reader's own, such as a role "document") stay as they are.
    """
    if not words:
        return words
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)
    text = glossed.document.text
    found = pattern.search(text, within.start, within.end) or pattern.search(text)
    if found is None:
        return words
    return glossed.to_original(Span(*found.span())).cut(glossed.original.text) or words


def _issue(issue: Issue, glossed: Glossed) -> Issue:
    return replace(issue, span=_maybe(issue.span, glossed))


def _maybe(span: Span | None, glossed: Glossed) -> Span | None:
    return None if span is None else glossed.to_original(span)


def _layers(layers: Layers, glossed: Glossed) -> Layers:
    """Return the layers, each again in the order of the text: words may have changed places."""
    places = [_moved(place, glossed) for place in layers.places]
    dates = [_moved(date, glossed) for date in layers.dates]
    amounts = [_amount(amount, glossed) for amount in layers.amounts]
    return Layers(
        attributions=tuple(_attribution(one, glossed) for one in layers.attributions),
        places=tuple(sorted(places, key=lambda place: (place.start, place.end))),
        dates=tuple(sorted(dates, key=lambda date: (date.start, date.end))),
        amounts=tuple(sorted(amounts, key=lambda amount: (amount.start, amount.end))),
    )


def _moved(mention: Mention, glossed: Glossed) -> Mention:
    span = glossed.to_original(Span(mention.start, mention.end))
    return replace(mention, start=span.start, end=span.end)


def _amount(amount: AmountMention, glossed: Glossed) -> AmountMention:
    """Return a number's mention with the noun that the original counts."""
    span = Span(amount.start, amount.end)
    noun = _words(amount.noun, span, glossed) if amount.noun else ""
    return replace(_moved(amount, glossed), noun=(noun or "").lower())


def _attribution(one: Attribution, glossed: Glossed) -> Attribution:
    content = tuple(sorted(glossed.to_original(span) for span in one.content))
    within = content[0] if content else Span(0, 0)
    about = one.source or (one.content[0] if one.content else within)
    return replace(
        one,
        source=_maybe(one.source, glossed),
        cue=_maybe(one.cue, glossed),
        content=content,
        speaker=_speaker(one.speaker, about, glossed),
        relayed_by=_words(one.relayed_by, about, glossed),
    )
