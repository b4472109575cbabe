"""Keep one checked `add` inside a transaction that holds the write lock: the part of the store that writes claims.

known reading?  ──no──▸ capture, document, reading, claims, issues: whatever of them is missing
      │
      ▾
read later than the current one?  ──yes──▸ becomes current, the summary of pairs shifts by the difference
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import sqlalchemy as sa

from tertia.model.arrangement import Pair
from tertia.store import queries, rows
from tertia.store.contract import Added
from tertia.store.intake import Intake
from tertia.store.schema import captures, claims, contents, documents, issues, pair_counts, readings


@dataclass(frozen=True, slots=True)
class _Reading:
    """Where a reading lies, and what came with it."""

    number: int
    document_new: bool = False
    new: bool = False
    claims_new: int = 0
    current: bool = False


def keep(connection: sa.Connection, intake: Intake) -> Added:
    """Keep what is not there yet and mark the latest reading as current."""
    kept = _known(connection, intake) or _keep_reading(connection, intake)
    current = kept.current or _make_current_if_latest(connection, intake, kept.number)
    known = len(intake.claims) - kept.claims_new
    return Added(intake.document.id, intake.reading, kept.document_new, kept.new, kept.claims_new, known, current)


def _known(connection: sa.Connection, intake: Intake) -> _Reading | None:
    row = connection.execute(queries.reading_by_id(), {"reading": intake.reading}).first()
    if row is None:
        return None
    if intake.read_at > row.last_read:
        connection.execute(queries.note_last_read(), {"reading": row.number, "read_at": intake.read_at})
    return _Reading(row.number)


def _keep_reading(connection: sa.Connection, intake: Intake) -> _Reading:
    """Keep a reading that is not there; a new document's first reading is current at once."""
    document_new = _keep_document(connection, intake)
    known = 0 if document_new else _claims_known(connection, intake)
    number = _keep_reading_row(connection, intake, current=document_new)
    if intake.wire:
        connection.execute(queries.keep(claims), [rows.claim_to_row(wire, number) for wire in intake.wire])
    if intake.issues:
        connection.execute(queries.keep(issues), [rows.issue_to_row(issue, number) for issue in intake.issues])
    if document_new:
        _shift_pairs(connection, Counter(), intake.pairs)
    return _Reading(number, document_new, True, len(intake.claims) - known, document_new)


def _claims_known(connection: sa.Connection, intake: Intake) -> int:
    ids = [claim.id for claim in intake.claims]
    return connection.execute(queries.claims_known(ids)).scalar_one() if ids else 0


def _keep_document(connection: sa.Connection, intake: Intake) -> bool:
    """Keep bytes, capture and document as far as they are missing; tell whether the document was."""
    capture, document = intake.capture, intake.document
    row = rows.capture_to_row(capture)
    content = {"sha256": row["sha256"], "content": capture.content}
    connection.execute(queries.keep_unless_there(contents), content)
    connection.execute(queries.keep_unless_there(captures), row)
    fixed = {"id": document.id, "capture": capture.id, "text": document.text}
    return connection.execute(queries.keep_unless_there(documents), {**fixed, **intake.head}).rowcount == 1


def _keep_reading_row(connection: sa.Connection, intake: Intake, *, current: bool) -> int:
    """Keep the row of a reading and return its number."""
    row = {
        "id": intake.reading,
        "document": intake.document.id,
        "reader": intake.reader,
        "last_read": intake.read_at,
        "current": int(current),
        "head": intake.head,
    }
    key = connection.execute(queries.keep(readings), row).inserted_primary_key
    assert key is not None  # one row, one key: SQLAlchemy gives None only for many
    return int(key[0])


def _make_current_if_latest(connection: sa.Connection, intake: Intake, number: int) -> bool:
    """Mark the reading as current unless a later one is; tell whether it is current now."""
    shown = connection.execute(queries.current_reading(intake.document.id)).one()
    if shown.number == number:
        return True
    if intake.read_at < shown.last_read:
        return False
    # Aside first: at no moment may two readings of a document be current.
    connection.execute(queries.mark_reading(), {"reading": shown.number, "currency": 0})
    connection.execute(queries.mark_reading(), {"reading": number, "currency": 1})
    connection.execute(queries.show_head(intake.document.id, intake.head))
    _shift_pairs(connection, _pairs_of(connection, shown.number), intake.pairs)
    return True


def _pairs_of(connection: sa.Connection, reading: int) -> Counter[Pair]:
    found = connection.execute(queries.claims_per_pair(reading))
    return Counter({Pair(row.sender, row.host): row.claims for row in found})


def _shift_pairs(connection: sa.Connection, before: Counter[Pair], after: Counter[Pair]) -> None:
    """Bring the summary of pairs from what one document said before to what it says now."""
    pairs = before.keys() | after.keys()
    if not pairs:
        return
    nothing = [{"sender": p.sender or "", "host": p.host or "", "claims": 0, "documents": 0} for p in pairs]
    shifts = [
        {
            "of_sender": pair.sender or "",
            "of_host": pair.host or "",
            "more_claims": after[pair] - before[pair],
            "more_documents": (pair in after) - (pair in before),
        }
        for pair in pairs
    ]
    connection.execute(queries.keep_unless_there(pair_counts), nothing)
    connection.execute(queries.shift_pairs(), shifts)
