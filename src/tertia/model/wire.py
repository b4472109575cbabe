"""Claims as plain JSON-able dictionaries and back: the one place that knows the contract's field names.

`claim_to_dict(claim)` gives the object that `tertia read --format jsonl` prints; `claim_from_dict` takes it back,
so a claim that went through a file or a database is equal to the one that went in.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from tertia.ids import stable_id
from tertia.model.amount import Amount, Bounds
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
from tertia.model.source import Speaker
from tertia.model.when import WhenBasis

Json = dict[str, Any]


def bounds_to_dict(bounds: Bounds) -> Json:
    """Return `{"min", "max"}`."""
    return {"min": bounds.min, "max": bounds.max}


def value_to_dict(kind: Kind, value: Value) -> Json:
    """Return the codebook's object for a value: only the fields that its kind has."""
    match value:
        case StageValue():
            people = {} if value.people is None else {"people": bounds_to_dict(value.people)}
            return {"stage": str(value.stage), **people}
        case MovementValue():
            onward = {"to": value.to} if kind is Kind.ONWARD else {}
            return {"people": bounds_to_dict(value.people), "nationalities": list(value.nationalities), **onward}
        case TermValue():
            return {"term": str(value.term), "text": value.text, **_amount_to_dict(value.amount)}
        case CourtValue():
            return {"body": value.body, "effect": str(value.effect)}
        case TopicValue():
            return {"topic": str(value.topic)}
        case AboutValue():
            return {"about": str(value.about)}


def _amount_to_dict(amount: Amount | None) -> Json:
    if amount is None:
        return {}
    return {"amount": {**bounds_to_dict(amount.bounds), "unit": amount.unit, "per": amount.per}}


def value_from_dict(kind: Kind, data: Mapping[str, Any]) -> Value:
    """Take a codebook object back; raises `ValueError` or `KeyError` where it breaks the codebook."""
    match kind:
        case Kind.STAGE:
            people = data.get("people")
            return StageValue(Stage(data["stage"]), None if people is None else Bounds(people["min"], people["max"]))
        case Kind.TRANSFER | Kind.ONWARD:
            people = data["people"]
            return MovementValue(
                Bounds(people["min"], people["max"]), tuple(data.get("nationalities") or ()), data.get("to")
            )
        case Kind.TERM:
            amount = data.get("amount")
            return TermValue(Term(data["term"]), data["text"], None if amount is None else _amount_from_dict(amount))
        case Kind.COURT:
            return CourtValue(data["body"], Effect(data["effect"]))
        case Kind.CONCERN | Kind.ASSURANCE:
            return TopicValue(Topic(data["topic"]))
        case Kind.UNDISCLOSED:
            return AboutValue(About(data["about"]))


def _amount_from_dict(data: Mapping[str, Any]) -> Amount:
    return Amount(Bounds(data["min"], data["max"]), data["unit"], data.get("per"))


def speaker_to_dict(speaker: Speaker | None) -> Json | None:
    """Return `{"name", "role", "speaks_for", "anonymous"}`, or `None` for the document's own voice."""
    if speaker is None:
        return None
    return {
        "name": speaker.name,
        "role": speaker.role,
        "speaks_for": speaker.speaks_for,
        "anonymous": speaker.anonymous,
    }


def speaker_from_dict(data: Mapping[str, Any] | None) -> Speaker | None:
    """Take a speaker back."""
    if data is None:
        return None
    return Speaker(data.get("name"), data.get("role"), data.get("speaks_for"), bool(data.get("anonymous")))


def claim_to_dict(claim: Claim) -> Json:
    """Return a claim with every field of the output contract, in its order."""
    return {
        "id": claim.id,
        "kind": str(claim.kind),
        "sender": claim.sender,
        "host": claim.host,
        "value": value_to_dict(claim.kind, claim.value),
        "when": claim.when,
        "when_basis": str(claim.when_basis),
        "speaker": speaker_to_dict(claim.speaker),
        "relayed_by": claim.relayed_by,
        "certainty": str(claim.certainty),
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "confidence": claim.confidence,
        "why": [{"name": r.name, "words": r.words, "weight": r.weight} for r in claim.why],
    }


def claim_from_dict(data: Mapping[str, Any], *, document: str) -> Claim:
    """Take a claim back; `document` is the id of the document that says it."""
    kind = Kind(data["kind"])
    return Claim(
        id=data["id"],
        document=document,
        kind=kind,
        sender=data["sender"],
        host=data["host"],
        value=value_from_dict(kind, data["value"]),
        when=data["when"],
        when_basis=WhenBasis(data.get("when_basis", WhenBasis.NONE)),
        speaker=speaker_from_dict(data["speaker"]),
        relayed_by=data["relayed_by"],
        certainty=Certainty(data["certainty"]),
        quote=data["quote"],
        start=data["start"],
        end=data["end"],
        confidence=data.get("confidence", 1.0),
        why=tuple(Reason(r["name"], r["words"], r["weight"]) for r in data.get("why", ())),
    )


def claim_id(document: str, claim: Mapping[str, Any]) -> str:
    """Return the id of a claim given as a dictionary: it names what is said and where, not how sure the reader was."""
    said = ("kind", "sender", "host", "value", "when", "speaker", "relayed_by", "certainty", "start", "end")
    return stable_id("c", document, json.dumps({k: claim[k] for k in said}, sort_keys=True, ensure_ascii=False))
