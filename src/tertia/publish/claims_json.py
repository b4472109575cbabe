"""A document and its claims as one JSON object: what `tertia read --format jsonl` prints, a line a document.

`claim_to_dict` in `model.wire` knows the claim; here stand the document and the layers. Programs stand on these
names: fields may be added, never renamed without a decision note.
"""

from __future__ import annotations

from tertia.model.amount import AmountMention
from tertia.model.document import Document
from tertia.model.layers import Extraction, Layers, Screening
from tertia.model.place import PlaceMention, PlaceRole
from tertia.model.source import Attribution
from tertia.model.span import Span
from tertia.model.when import DateMention
from tertia.model.wire import Json, claim_to_dict, speaker_to_dict


def reading_to_dict(document: Document, screening: Screening, extraction: Extraction, *, layers: bool) -> Json:
    """Return `{"document", "claims"}`, and `"layers"` where they are asked for."""
    found: Json = {
        "document": document_to_dict(document),
        "claims": [claim_to_dict(claim) for claim in extraction.claims],
    }
    if layers:
        found["layers"] = layers_to_dict(extraction.layers, screening)
    return found


def document_to_dict(document: Document) -> Json:
    """Return the document's fields of the contract, with `url` and `unread` (why it was only kept, or "")."""
    return {
        "path": document.path,
        "id": document.id,
        "title": document.title,
        "outlet": document.outlet,
        "url": document.url,
        "published": document.published,
        "published_basis": str(document.published_basis),
        "language": document.language,
        "unread": document.unread,
        "text": document.text,
    }


def layers_to_dict(layers: Layers, screening: Screening) -> Json:
    """Return what each part of the reader saw; every offset is a code point of the document's text."""
    return {
        "attributions": [_attribution(a) for a in layers.attributions],
        "places": [_place(p) for p in layers.places],
        "dates": [_date(d) for d in layers.dates],
        "amounts": [_amount(a) for a in layers.amounts],
        "relevant": screening.relevant,
        "screen_score": screening.score,
        "screen_why": [{"name": r.name, "words": r.words, "weight": r.weight} for r in screening.why],
    }


def _attribution(found: Attribution) -> Json:
    return {
        "source": _pair(found.source),
        "cue": _pair(found.cue),
        "content": [[s.start, s.end] for s in found.content],
        "type": str(found.type),
        "speaker": speaker_to_dict(found.speaker),
        "relayed_by": found.relayed_by,
    }


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _place(found: PlaceMention) -> Json:
    # The contract knows three roles. An office speaks for its state as a capital does, so it is printed as a metonym.
    role = PlaceRole.METONYM if found.role is PlaceRole.OFFICE else found.role
    return {
        "start": found.start,
        "end": found.end,
        "iso": found.iso,
        "role": str(role),
        "city": found.city,
        "candidates": list(found.candidates),
    }


def _date(found: DateMention) -> Json:
    return {
        "start": found.start,
        "end": found.end,
        "type": found.type,
        "value": found.value,
        "edtf": found.edtf,
        "basis": str(found.basis),
    }


def _amount(found: AmountMention) -> Json:
    amount = found.amount
    bounds = {"min": amount.bounds.min, "max": amount.bounds.max}
    return {
        "start": found.start,
        "end": found.end,
        **bounds,
        "unit": amount.unit,
        "per": amount.per,
        "noun": found.noun,
    }
