"""The first schema: captures, documents, readings, claims, issues, judgements, the summary of pairs, full text."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import sqlite

from tertia.store.migrations import fulltext

revision = "0001"
down_revision = None

REAL: sa.types.TypeEngine[float] = sa.Double().with_variant(sqlite.REAL(), "sqlite")


def upgrade() -> None:
    """Make all tables."""
    _captures()
    _documents()
    _claims()
    _judgements()
    fulltext.make(op.get_bind())


def _table(name: str, *parts: sa.schema.SchemaItem) -> None:
    op.create_table(name, *parts, sqlite_strict=True)


def _words(*names: str) -> list[sa.Column[Any]]:
    """Return a text column for each name; a `?` at its end lets it be NULL."""
    return [sa.Column(name.rstrip("?"), sa.Text, nullable=name.endswith("?")) for name in names]


def _numbers(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name.rstrip("?"), sa.Integer, nullable=name.endswith("?")) for name in names]


def _key() -> sa.Column[Any]:
    return sa.Column("number", sa.Integer, primary_key=True)


def _captures() -> None:
    content = sa.Column("content", sa.LargeBinary, nullable=False)
    _table("contents", *_words("sha256"), content, sa.PrimaryKeyConstraint("sha256"))
    _table(
        "captures",
        *_words("id", "sha256", "address", "place", "media_type", "fetched?", "metadata"),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["sha256"], ["contents.sha256"]),
    )


def _documents() -> None:
    _table(
        "documents",
        _key(),
        *_words("id", "capture", "path", "title?", "outlet?", "url?", "published?", "published_basis", "language"),
        *_words("unread", "masked", "text"),
        sa.UniqueConstraint("id", name="documents_id"),
        sa.ForeignKeyConstraint(["capture"], ["captures.id"]),
    )
    _table(
        "readings",
        _key(),
        *_words("id", "document", "reader", "last_read"),
        *_numbers("current"),
        *_words("head"),
        sa.UniqueConstraint("id", name="readings_id"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"]),
        sa.CheckConstraint("current IN (0, 1)", name="readings_current"),
    )
    op.create_index("readings_document", "readings", ["document"])
    only_current = sa.text("current = 1")
    op.create_index("readings_one_current", "readings", ["document"], unique=True, sqlite_where=only_current)


def _claims() -> None:
    _table(
        "claims",
        _key(),
        *_numbers("reading"),
        *_words("id", "kind", "sender?", "host?", "value", "happened?", "when_basis", "speaker?", "relayed_by?"),
        *_words("certainty", "quote"),
        *_numbers("span_start", "span_end"),
        sa.Column("confidence", REAL, nullable=False),
        *_words("why"),
        sa.UniqueConstraint("reading", "id", name="claims_reading_id"),
        sa.ForeignKeyConstraint(["reading"], ["readings.number"]),
        sa.CheckConstraint("0 <= span_start AND span_start < span_end", name="claims_span"),
        sa.CheckConstraint("quote <> ''", name="claims_quote"),
        sa.CheckConstraint("confidence BETWEEN 0 AND 1", name="claims_confidence"),
    )
    op.create_index("claims_id", "claims", ["id"])
    op.create_index("claims_pair", "claims", ["sender", "host"])
    op.create_index("claims_host", "claims", ["host"])
    _table(
        "issues",
        _key(),
        *_numbers("reading"),
        *_words("document", "what"),
        *_numbers("span_start?", "span_end?"),
        sa.ForeignKeyConstraint(["reading"], ["readings.number"]),
    )
    op.create_index("issues_reading", "issues", ["reading"])
    _table(
        "pair_counts",
        *_words("sender", "host"),
        *_numbers("claims", "documents"),
        sa.PrimaryKeyConstraint("sender", "host"),
        sa.CheckConstraint("claims >= 0 AND documents >= 0", name="pair_counts_natural"),
    )


def _judgements() -> None:
    _table("judgements", _key(), *_words("id", "claim", "verdict", "who", "decided", "why", "withdrawn?"))
    op.create_index("judgements_id", "judgements", ["id"])
    op.create_index("judgements_claim", "judgements", ["claim"])
