"""The record as plain dictionaries: what `tertia show --format json` and `tertia list --format json` print.

Programs stand on these names: fields may be added, never renamed without a decision note.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tertia.model.arrangement import (
    Arrangement,
    CourtEntry,
    Dispute,
    Entry,
    Movement,
    Pair,
    Record,
    SilenceEntry,
    StageEvent,
    StageNow,
    TermEntry,
    TopicEntry,
)
from tertia.model.claim import Claim
from tertia.model.document import DocumentHead
from tertia.model.wire import Json, bounds_to_dict, claim_to_dict


def record_to_dict(record: Record, claims: Mapping[str, Claim], heads: Mapping[str, DocumentHead]) -> Json:
    """Return a record with every claim that it names, each with its document.

    `claims` and `heads` are looked up by id and may hold more than the record needs; a claim that is missing there
    is missing in `"claims"` too, and a document without a head has `None` for outlet, day and address.
    """
    named = {name for arrangement in record.arrangements for name in claims_named(arrangement)}
    return {
        "pair": str(record.pair),
        "as_of": record.as_of,
        "known_on": record.known_on,
        "open_pairs": [str(pair) for pair in record.open_pairs],
        "arrangements": [_arrangement(arrangement) for arrangement in record.arrangements],
        "claims": {name: _claim(claims[name], heads) for name in sorted(named) if name in claims},
    }


def no_record(pair: Pair, as_of: str | None = None, known_on: str | None = None) -> Json:
    """Return the object for a pair of which nothing is known: the same fields, with no arrangement."""
    return record_to_dict(Record(pair, (), as_of, known_on), {}, {})


def list_rows(records: Iterable[Record]) -> list[Json]:
    """Return a row for every arrangement, in the order of the records."""
    return [_row(record.pair, arrangement) for record in records for arrangement in record.arrangements]


def claims_named(arrangement: Arrangement) -> Iterator[str]:
    """Yield the id of every claim that an arrangement names, some more than once."""
    yield from arrangement.stage.claims
    for entry in arrangement.entries:
        yield from entry.claims
    for dispute in arrangement.disputes:
        for reading in dispute.readings:
            yield from reading.claims
    yield from arrangement.left_out


def _row(pair: Pair, arrangement: Arrangement) -> Json:
    stage = arrangement.stage
    return {
        "sender": pair.sender,
        "host": pair.host,
        "arrangement": arrangement.id,
        "instrument": arrangement.instrument,
        "stage": _word(stage.value),
        "since": stage.since,
        "since_basis": str(stage.since_basis),
        "documents": arrangement.documents,
        "voices": arrangement.voices,
        "disputes": len(arrangement.disputes),
        "open_questions": len(arrangement.open_questions),
    }


def _arrangement(arrangement: Arrangement) -> Json:
    return {
        "id": arrangement.id,
        "instrument": arrangement.instrument,
        "stage": _stage(arrangement.stage),
        "log": [_entry(each) for each in arrangement.log],
        "terms": [_entry(each) for each in arrangement.terms],
        "transfers": [_entry(each) for each in arrangement.transfers],
        "onward": [{**_entry(each), "to": each.to} for each in arrangement.onward],
        "courts": [_entry(each) for each in arrangement.courts],
        "concerns": [_entry(each) for each in arrangement.concerns],
        "assurances": [_entry(each) for each in arrangement.assurances],
        "undisclosed": [_entry(each) for each in arrangement.undisclosed],
        "disputes": [_dispute(each) for each in arrangement.disputes],
        "documents": arrangement.documents,
        "voices": arrangement.voices,
        "left_out": list(arrangement.left_out),
    }


def _stage(stage: StageNow) -> Json:
    return {
        "value": _word(stage.value),
        "since": stage.since,
        "since_basis": str(stage.since_basis),
        "certainty": _word(stage.certainty),
        "rule": stage.rule,
        "why": stage.why,
        "claims": list(stage.claims),
    }


def _entry(entry: Entry) -> Json:
    """Return what an entry says of its own, then what all entries share."""
    return {
        **_own(entry),
        "when": entry.when,
        "when_basis": str(entry.when_basis),
        "certainty": str(entry.certainty),
        "support": entry.support,
        "told": entry.told,
        "last_told": entry.last_told,
        "claims": list(entry.claims),
    }


def _own(entry: Entry) -> Json:
    match entry:
        case StageEvent():
            people = {} if entry.people is None else {"people": bounds_to_dict(entry.people)}
            return {"stage": str(entry.stage), **people}
        case TermEntry():
            return {"term": str(entry.term), "texts": list(entry.texts), "amount": _amount(entry)}
        case Movement():
            return {"people": bounds_to_dict(entry.people), "nationalities": list(entry.nationalities)}
        case CourtEntry():
            return {"body": entry.body, "effect": str(entry.effect)}
        case TopicEntry():
            return {"topic": str(entry.topic)}
        case SilenceEntry():
            return _silence(entry)
        case _:
            raise TypeError(f"{type(entry).__name__} is no entry that the contract knows")


def _silence(entry: SilenceEntry) -> Json:
    return {
        "about": str(entry.about),
        "since": entry.since,
        "since_basis": str(entry.since_basis),
        "until": entry.until,
        "disclosed_by": list(entry.disclosed_by),
    }


def _amount(entry: TermEntry) -> Json | None:
    if entry.amount is None:
        return None
    return {**bounds_to_dict(entry.amount.bounds), "unit": entry.amount.unit, "per": entry.amount.per}


def _dispute(dispute: Dispute) -> Json:
    readings = [
        {"value": each.value, "support": each.support, "claims": list(each.claims)} for each in dispute.readings
    ]
    return {
        "about": dispute.about,
        "readings": readings,
        "shown": dispute.shown,
        "rule": dispute.rule,
        "why": dispute.why,
    }


def _claim(claim: Claim, heads: Mapping[str, DocumentHead]) -> Json:
    head = heads.get(claim.document)
    return {
        **claim_to_dict(claim),
        "document": claim.document,
        "outlet": head.outlet if head else None,
        "published": head.published if head else None,
        "address": (head.url or head.path) if head else None,
    }


def _word(value: str | None) -> str | None:
    return None if value is None else str(value)
