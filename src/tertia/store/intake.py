"""What every store does with an `add` before it keeps anything: check that the parts fit, and name the reading.

A **reading** is one reader's view of one document: its head (title, outlet, date …), claims and issues. Its id is made
of all of them and of the reader's version, so the same reading has one id however often, and by whomever, it is added.

The checks are the same for every store, so that memory refuses what a database would refuse.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from tertia.errors import InputError, StoreError
from tertia.ids import stable_id
from tertia.model.arrangement import Pair
from tertia.model.claim import Claim
from tertia.model.document import Capture, Document
from tertia.model.issue import Issue
from tertia.model.layers import Extraction
from tertia.model.wire import claim_from_dict, claim_to_dict
from tertia.store.rows import head_to_dict

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Intake:
    """One `add`, checked: `wire` holds each claim as a dictionary, `pairs` counts the claims of each pair."""

    capture: Capture
    document: Document
    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...]
    reader: str
    read_at: str
    reading: str
    head: Json
    wire: tuple[Json, ...]
    pairs: Counter[Pair]


def prepare(capture: Capture, document: Document, extraction: Extraction, reader: str, read_at: str) -> Intake:
    """Check that capture, document and claims belong together and can be kept; raises `StoreError`, `InputError`."""
    if document.capture != capture.id:
        raise StoreError(f"{capture.where}: document {document.id} was read from another capture; add it with its own.")
    claims = _distinct(extraction.claims, capture.where)
    wire = tuple(_checked(claim, document, capture.where) for claim in claims)
    head = head_to_dict(document)
    _refuse_half_characters(capture, document, head, wire, extraction.issues)
    issues = [_issue_parts(issue) for issue in extraction.issues]
    return Intake(
        capture=capture,
        document=document,
        claims=claims,
        issues=extraction.issues,
        reader=reader,
        read_at=utc_time(read_at),
        reading=stable_id("r", document.id, reader, json.dumps([head, wire, issues], sort_keys=True)),
        head=head,
        wire=wire,
        pairs=Counter(Pair(claim.sender, claim.host) for claim in claims),
    )


def utc_time(stamp: str) -> str:
    """Return a time as `2025-05-06T10:00:00Z`, so that later times sort later; "" stays; raises `StoreError`."""
    if not stamp:
        return ""
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        moment = None
    if moment is None or moment.utcoffset() != timedelta(0):
        raise StoreError(f"{stamp!r} is no ISO 8601 time in UTC; write it like 2025-05-06T10:00:00Z.")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _distinct(claims: tuple[Claim, ...], where: str) -> tuple[Claim, ...]:
    """Drop exact repetitions; two claims of one id that differ would overwrite each other and are refused."""
    kept = tuple(dict.fromkeys(claims))
    ids = Counter(claim.id for claim in kept)
    twice = [claim for claim, count in ids.items() if count > 1]
    if twice:
        raise StoreError(f"{where}: two different claims have the id {twice[0]}; the reader must name them apart.")
    return kept


def _checked(claim: Claim, document: Document, where: str) -> Json:
    """Return the claim's wire form, once it fits its document and survives the way there and back."""
    fault = next(_faults(claim, document), None)
    if fault is not None:
        raise StoreError(f"{where}: claim {claim.id} {fault}; correct the reader, the document was not kept.")
    return claim_to_dict(claim)


def _faults(claim: Claim, document: Document) -> Iterator[str]:
    """Yield what is wrong with a claim, worst first."""
    if claim.document != document.id:
        yield f"belongs to document {claim.document}, not to {document.id}"
    if not claim.quote or not 0 <= claim.start < claim.end:
        yield f"quotes nothing (characters {claim.start} to {claim.end})"
    if document.text[claim.start : claim.end] != claim.quote:
        yield f"does not quote characters {claim.start} to {claim.end} of its document"
    if not 0 <= claim.confidence <= 1:
        yield f"has a confidence of {claim.confidence}, which is not between 0 and 1"
    if not _survives(claim):
        yield f"has a value that is not one of kind {claim.kind}"


def _survives(claim: Claim) -> bool:
    """Tell whether the claim comes back equal from its wire form: the codebook's words and shapes, and no others."""
    try:
        return claim_from_dict(claim_to_dict(claim), document=claim.document) == claim
    except (KeyError, TypeError, ValueError):
        return False


def _issue_parts(issue: Issue) -> list[object]:
    span = issue.span
    return [issue.document, issue.what, None if span is None else [span.start, span.end]]


def _refuse_half_characters(
    capture: Capture, document: Document, head: Json, wire: tuple[Json, ...], issues: tuple[Issue, ...]
) -> None:
    """Refuse lone surrogates, which UTF-8 cannot hold: a file name in Latin-1, a broken escape in JSON."""
    parts = [capture.address, capture.place, capture.media_type, document.text, json.dumps(head, ensure_ascii=False)]
    parts += [json.dumps([capture.metadata, wire, [_issue_parts(issue) for issue in issues]], ensure_ascii=False)]
    for part in parts:
        try:
            part.encode("utf-8")
        except UnicodeEncodeError as error:
            raise InputError(
                f"holds half a character ({part[error.start : error.start + 1]!r}), in its text or its name",
                where=capture.where.encode("utf-8", "backslashreplace").decode(),
                remedy="save or name the file in UTF-8",
            ) from error
