"""Every question that the store asks its database, named and described; nothing else in the package writes SQL.

The statements are SQLAlchemy Core and portable, except `search`, which is SQLite's FTS5. Questions about claims and
issues speak of **current** readings only, unless their line says otherwise. Those that every `add` asks are built once
and bind their values by name.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from tertia.model.arrangement import Pair
from tertia.store.schema import captures, claims, contents, documents, issues, judgements, pair_counts, readings

TITLE_WEIGHT = 5.0
"""How much more a word in the title counts than one in the text when search results are ranked. Set by hand."""

_HEAD = (
    documents.c.id,
    documents.c.path,
    documents.c.title,
    documents.c.outlet,
    documents.c.url,
    documents.c.published,
    documents.c.published_basis,
    documents.c.language,
    documents.c.unread,
)
_CLAIM = (readings.c.document, *(column for column in claims.c if column.name not in ("number", "reading")))
_IS_CURRENT = readings.c.current == 1


def capture_by_id(capture: str) -> sa.Select[Any]:
    """A capture with its bytes."""
    return sa.select(captures, contents.c.content).join(contents).where(captures.c.id == capture)


def document_by_id(document: str) -> sa.Select[Any]:
    """A document with its text."""
    return sa.select(documents).where(documents.c.id == document)


def all_heads() -> sa.Select[Any]:
    """All documents without text, in the order they were first added."""
    return sa.select(*_HEAD).order_by(documents.c.number)


@cache
def reading_by_id() -> sa.Select[Any]:
    """The number and time of a reading, current or not; binds `reading`."""
    return sa.select(readings.c.number, readings.c.last_read).where(readings.c.id == sa.bindparam("reading"))


def current_reading(document: str) -> sa.Select[Any]:
    """The number, id and time of a document's current reading."""
    columns = (readings.c.number, readings.c.id, readings.c.last_read)
    return sa.select(*columns).where(readings.c.document == document, _IS_CURRENT)


def claim_by_id(claim: str) -> sa.Select[Any]:
    """A claim by its id from any reading: the current one first, then the newest."""
    said = sa.select(*_CLAIM).join_from(claims, readings).where(claims.c.id == claim)
    return said.order_by(readings.c.current.desc(), readings.c.number.desc()).limit(1)


def claims_known(ids: list[str]) -> sa.Select[Any]:
    """How many of the ids any reading, current or not, has claims for."""
    return sa.select(sa.func.count(claims.c.id.distinct())).where(claims.c.id.in_(ids))


def claims_that(pair: Pair | None, sender: str | None, host: str | None, document: str | None) -> sa.Select[Any]:
    """The claims that fit every condition which is not `None`, in the order they were kept."""
    asked = sa.select(*_CLAIM).join_from(claims, readings).where(_IS_CURRENT)
    if pair is not None:
        # `== None` becomes IS NULL: a side that a claim leaves unnamed.
        asked = asked.where(claims.c.sender == pair.sender, claims.c.host == pair.host)
    if sender is not None:
        asked = asked.where(claims.c.sender == sender)
    if host is not None:
        asked = asked.where(claims.c.host == host)
    if document is not None:
        asked = asked.where(readings.c.document == document)
    return asked.order_by(claims.c.number)


def claims_per_pair(reading: int) -> sa.Select[Any]:
    """Sender, host and number of claims for each pair that one reading names, current or not."""
    counted = sa.select(claims.c.sender, claims.c.host, sa.func.count().label("claims"))
    return counted.where(claims.c.reading == reading).group_by(claims.c.sender, claims.c.host)


def issues_of(document: str) -> sa.Select[Any]:
    """The doubts about a document, in the order they were raised."""
    chosen = sa.select(issues).join_from(issues, readings)
    return chosen.where(readings.c.document == document, _IS_CURRENT).order_by(issues.c.number)


def all_pairs() -> sa.Select[Any]:
    """The summary of pairs, those without a current claim left out."""
    return sa.select(pair_counts).where(pair_counts.c.claims > 0).order_by(pair_counts.c.sender, pair_counts.c.host)


def search(expression: str, limit: int) -> sa.Select[Any]:
    """Id and text of the documents that an FTS5 expression finds, best first. SQLite only."""
    index = sa.table("documents_fts", sa.column("rowid"))
    # FTS5 asks for the table's own name as the left side of MATCH and as the first argument of bm25.
    itself: sa.ColumnElement[Any] = sa.literal_column("documents_fts")
    found = sa.select(documents.c.id, documents.c.text).join_from(index, documents, documents.c.number == index.c.rowid)
    rank = sa.func.bm25(itself, TITLE_WEIGHT, 1.0)
    return found.where(itself.op("MATCH")(expression)).order_by(rank, documents.c.number).limit(limit)


def fts_expression(phrases: list[tuple[str, ...]]) -> str:
    """An FTS5 expression that asks for all phrases; words hold letters and digits only, so none can break out."""
    return " ".join('"' + " ".join(phrase) + '"' for phrase in phrases)


def totals() -> sa.Select[Any]:
    """How much of everything there is, in one row; claims are those of current readings."""

    def rows(table: sa.Table, *where: sa.ColumnElement[bool]) -> sa.ScalarSelect[Any]:
        return sa.select(sa.func.count()).select_from(table).where(*where).scalar_subquery()

    current = sa.select(sa.func.coalesce(sa.func.sum(pair_counts.c.claims), 0)).scalar_subquery()
    decisions = sa.select(sa.func.count(judgements.c.id.distinct())).scalar_subquery()
    return sa.select(
        rows(captures).label("captures"),
        rows(documents).label("documents"),
        rows(documents, documents.c.unread != "").label("unread"),
        rows(readings).label("readings"),
        current.label("claims"),
        decisions.label("judgements"),
    )


def judgement_rows(judgement: str) -> sa.Select[Any]:
    """All rows of one judgement, oldest first."""
    return sa.select(judgements).where(judgements.c.id == judgement).order_by(judgements.c.number)


def newest_judgements() -> sa.Select[Any]:
    """The newest row of each judgement, in the order the judgements were first made."""
    ends = sa.select(sa.func.min(judgements.c.number).label("first"), sa.func.max(judgements.c.number).label("last"))
    each = ends.group_by(judgements.c.id).subquery()
    return sa.select(judgements).join(each, judgements.c.number == each.c.last).order_by(each.c.first)


def show_head(document: str, head: dict[str, Any]) -> sa.Update:
    """Give a document the head of its current reading."""
    return sa.update(documents).where(documents.c.id == document).values(**head)


@cache
def keep_unless_there(table: sa.Table) -> sa.Insert:
    """Insert rows whose key nothing has yet; `rowcount` tells whether one was new. PostgreSQL says it alike."""
    return sqlite.insert(table).on_conflict_do_nothing()


@cache
def keep(table: sa.Table) -> sa.Insert:
    """Insert rows that are known to be new."""
    return sa.insert(table)


@cache
def mark_reading() -> sa.Update:
    """Mark a reading as current (1) or not (0); only one of a document may be. Binds `reading`, `currency`."""
    chosen = sa.update(readings).where(readings.c.number == sa.bindparam("reading"))
    return chosen.values(current=sa.bindparam("currency"))


@cache
def note_last_read() -> sa.Update:
    """Note that the same reading was made again, later; binds `reading`, `read_at`."""
    chosen = sa.update(readings).where(readings.c.number == sa.bindparam("reading"))
    return chosen.values(last_read=sa.bindparam("read_at"))


@cache
def shift_pairs() -> sa.Update:
    """Add to the counts of a pair in the summary; binds `of_sender`, `of_host`, `more_claims`, `more_documents`."""
    here = (pair_counts.c.sender == sa.bindparam("of_sender"), pair_counts.c.host == sa.bindparam("of_host"))
    more = {
        "claims": pair_counts.c.claims + sa.bindparam("more_claims"),
        "documents": pair_counts.c.documents + sa.bindparam("more_documents"),
    }
    return sa.update(pair_counts).where(*here).values(**more)
