"""Records as rows and back, for stores that keep rows: the one place that knows which field lies in which column."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tertia.model.claim import Claim
from tertia.model.document import Capture, Document, DocumentHead, Mask, PublishedBasis
from tertia.model.issue import Issue
from tertia.model.judgement import Judgement, Verdict
from tertia.model.span import Span
from tertia.model.wire import claim_from_dict

Row = Mapping[str, Any]

HEAD_FIELDS = ("path", "title", "outlet", "url", "published", "published_basis", "language", "unread")
"""The fields of a document that another reading may see otherwise; its id, capture and text never change."""

_RENAMED = {"when": "happened", "start": "span_start", "end": "span_end"}
"""Claim fields whose names are words of SQL, and the columns that they lie in."""


def head_to_dict(document: Document) -> dict[str, Any]:
    """Return all of a document but id, capture and text, as plain JSON: `masked` is a list of [start, end, rule]."""
    head: dict[str, Any] = {name: getattr(document, name) for name in HEAD_FIELDS}
    head["published_basis"] = str(document.published_basis)
    head["masked"] = [[mask.span.start, mask.span.end, mask.rule] for mask in document.masked]
    return head


def document_from_row(row: Row) -> Document:
    """Take a document back from its row."""
    head = {name: row[name] for name in HEAD_FIELDS}
    head["published_basis"] = PublishedBasis(row["published_basis"])
    masked = tuple(Mask(Span(start, end), rule) for start, end, rule in row["masked"])
    return Document(id=row["id"], capture=row["capture"], text=row["text"], masked=masked, **head)


def document_head(document: Document) -> DocumentHead:
    """Return the light record of a document."""
    return DocumentHead(id=document.id, **{name: getattr(document, name) for name in HEAD_FIELDS})


def head_from_row(row: Row) -> DocumentHead:
    """Take the light record of a document from its row."""
    head = {name: row[name] for name in HEAD_FIELDS}
    head["published_basis"] = PublishedBasis(row["published_basis"])
    return DocumentHead(id=row["id"], **head)


def capture_to_row(capture: Capture) -> dict[str, Any]:
    """Return a capture's row; its bytes lie apart, once for each hash."""
    return {
        "id": capture.id,
        "sha256": capture.sha256,
        "address": capture.address,
        "place": capture.place,
        "media_type": capture.media_type,
        "fetched": capture.fetched,
        "metadata": [list(pair) for pair in capture.metadata],
    }


def capture_from_row(row: Row) -> Capture:
    """Take a capture back, bytes and all."""
    return Capture(
        address=row["address"],
        content=row["content"],
        media_type=row["media_type"],
        place=row["place"],
        fetched=row["fetched"],
        metadata=tuple((key, value) for key, value in row["metadata"]),
    )


def claim_to_row(wire: Row, reading: int) -> dict[str, Any]:
    """Return the row of a claim given in its wire form; `reading` is the number of its reading."""
    return {"reading": reading, **{_RENAMED.get(name, name): value for name, value in wire.items()}}


def claim_from_row(row: Row) -> Claim:
    """Take a claim back; the row has the document's id beside the claim's columns."""
    wire = dict(row)
    for name, column in _RENAMED.items():
        wire[name] = wire.pop(column)
    return claim_from_dict(wire, document=row["document"])


def issue_to_row(issue: Issue, reading: int) -> dict[str, Any]:
    """Return the row of an issue."""
    span = issue.span
    ends = {"span_start": None, "span_end": None} if span is None else {"span_start": span.start, "span_end": span.end}
    return {"reading": reading, "document": issue.document, "what": issue.what, **ends}


def issue_from_row(row: Row) -> Issue:
    """Take an issue back."""
    span = None if row["span_start"] is None else Span(row["span_start"], row["span_end"])
    return Issue(row["document"], row["what"], span)


def judgement_to_row(judgement: Judgement) -> dict[str, Any]:
    """Return the row of a judgement."""
    return {
        "id": judgement.id,
        "claim": judgement.claim,
        "verdict": str(judgement.verdict),
        "who": judgement.who,
        "decided": judgement.when,
        "why": judgement.why,
        "withdrawn": judgement.withdrawn,
    }


def judgement_from_row(row: Row) -> Judgement:
    """Take a judgement back."""
    return Judgement(
        id=row["id"],
        claim=row["claim"],
        verdict=Verdict(row["verdict"]),
        who=row["who"],
        when=row["decided"],
        why=row["why"],
        withdrawn=row["withdrawn"],
    )
