"""The tables of a store in SQLite, as they stand after the newest migration.

    contents ──< captures ──< documents ──< readings ──< claims
                                                    ╰──< issues
    judgements (name a claim by its id, which several readings may share)
    pair_counts (a summary of current claims, kept by the same transaction as the claims)
    documents_fts (full text over title and text; three triggers keep it in step, `migrations/fulltext.py`)

All tables are STRICT; JSON lies in TEXT, since a STRICT table knows no JSON type. A test compares this file with what
the migrations make.
"""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

HEAD = "0001"
"""The newest migration; a file at this revision is opened without importing Alembic."""

REVISIONS = ("0001",)
"""All revisions that this program knows, oldest first: any other one was written by a newer Tertia."""

APPLICATION_ID = 0x54455254
"""Stands in the header of our files ("TERT"), so that another program's SQLite file is never taken for ours."""

metadata = sa.MetaData()

_encode = json.JSONEncoder(ensure_ascii=False).encode


class JsonText(sa.TypeDecorator[Any]):
    """A JSON value kept as TEXT. `None` is kept as NULL."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: sa.Dialect) -> str | None:
        """Return the text to keep."""
        return None if value is None else _encode(value)

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> Any:
        """Return the value that was kept."""
        return None if value is None else json.loads(value)


REAL: sa.types.TypeEngine[float] = sa.Double().with_variant(sqlite.REAL(), "sqlite")
"""Eight bytes everywhere: SQLite's STRICT tables say REAL, which in PostgreSQL would be four."""


def _table(name: str, *parts: sa.schema.SchemaItem) -> sa.Table:
    return sa.Table(name, metadata, *parts, sqlite_strict=True)


def _words(name: str, *more: Any, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, *more, nullable=nullable)


def _number(name: str, *more: Any, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, *more, nullable=nullable)


contents = _table(
    "contents",
    _words("sha256"),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.PrimaryKeyConstraint("sha256"),
)

captures = _table(
    "captures",
    _words("id"),
    _words("sha256", sa.ForeignKey("contents.sha256")),
    _words("address"),
    _words("place"),
    _words("media_type"),
    _words("fetched", nullable=True),
    sa.Column("metadata", JsonText, nullable=False),
    sa.PrimaryKeyConstraint("id"),
)

documents = _table(
    "documents",
    sa.Column("number", sa.Integer, primary_key=True),
    _words("id"),
    _words("capture", sa.ForeignKey("captures.id")),
    _words("path"),
    _words("title", nullable=True),
    _words("outlet", nullable=True),
    _words("url", nullable=True),
    _words("published", nullable=True),
    _words("published_basis"),
    _words("language"),
    _words("unread"),
    sa.Column("masked", JsonText, nullable=False),
    _words("text"),
    sa.UniqueConstraint("id", name="documents_id"),
)
"""One row a document; its head (all but id, capture and text) is that of the current reading."""

readings = _table(
    "readings",
    sa.Column("number", sa.Integer, primary_key=True),
    _words("id"),
    _words("document", sa.ForeignKey("documents.id")),
    _words("reader"),
    _words("last_read"),
    _number("current"),
    sa.Column("head", JsonText, nullable=False),
    sa.UniqueConstraint("id", name="readings_id"),
    sa.CheckConstraint("current IN (0, 1)", name="readings_current"),
    sa.Index("readings_document", "document"),
    sa.Index("readings_one_current", "document", unique=True, sqlite_where=sa.text("current = 1")),
)

claims = _table(
    "claims",
    sa.Column("number", sa.Integer, primary_key=True),
    _number("reading", sa.ForeignKey("readings.number")),
    _words("id"),
    _words("kind"),
    _words("sender", nullable=True),
    _words("host", nullable=True),
    sa.Column("value", JsonText, nullable=False),
    _words("happened", nullable=True),
    _words("when_basis"),
    sa.Column("speaker", JsonText, nullable=True),
    _words("relayed_by", nullable=True),
    _words("certainty"),
    _words("quote"),
    _number("span_start"),
    _number("span_end"),
    sa.Column("confidence", REAL, nullable=False),
    sa.Column("why", JsonText, nullable=False),
    sa.UniqueConstraint("reading", "id", name="claims_reading_id"),
    sa.CheckConstraint("0 <= span_start AND span_start < span_end", name="claims_span"),
    sa.CheckConstraint("quote <> ''", name="claims_quote"),
    sa.CheckConstraint("confidence BETWEEN 0 AND 1", name="claims_confidence"),
    sa.Index("claims_id", "id"),
    sa.Index("claims_pair", "sender", "host"),
    sa.Index("claims_host", "host"),
)

issues = _table(
    "issues",
    sa.Column("number", sa.Integer, primary_key=True),
    _number("reading", sa.ForeignKey("readings.number")),
    _words("document"),
    _words("what"),
    _number("span_start", nullable=True),
    _number("span_end", nullable=True),
    sa.Index("issues_reading", "reading"),
)

pair_counts = _table(
    "pair_counts",
    _words("sender"),
    _words("host"),
    _number("claims"),
    _number("documents"),
    sa.PrimaryKeyConstraint("sender", "host"),
    sa.CheckConstraint("claims >= 0 AND documents >= 0", name="pair_counts_natural"),
)
"""Current claims and their documents for each pair; "" is a side that no claim names, since a key cannot be NULL."""

judgements = _table(
    "judgements",
    sa.Column("number", sa.Integer, primary_key=True),
    _words("id"),
    _words("claim"),
    _words("verdict"),
    _words("who"),
    _words("decided"),
    _words("why"),
    _words("withdrawn", nullable=True),
    sa.Index("judgements_id", "id"),
    sa.Index("judgements_claim", "claim"),
)
"""Rows are only ever added: the newest row of an id is how the judgement stands."""
