"""Full text over title and text of documents, in SQLite's FTS5: an index beside the table, kept in step by triggers.

The index holds no text of its own (`content='documents'`), so a deletion must hand it the old words: the triggers do.
"""

from __future__ import annotations

import sqlalchemy as sa

TRIGGERS = ("documents_fts_insert", "documents_fts_delete", "documents_fts_update")
"""The names of the triggers without which a search would miss documents."""

_TABLE = """
CREATE VIRTUAL TABLE IF NOT EXISTS documents_fts USING fts5 (
    title, text, content='documents', content_rowid='number', tokenize='unicode61 remove_diacritics 2'
)"""
_TAKE_IN = "INSERT INTO documents_fts (rowid, title, text) VALUES (new.number, new.title, new.text);"
_TAKE_OUT = """
    INSERT INTO documents_fts (documents_fts, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);"""
_STATEMENTS = (
    _TABLE,
    f"CREATE TRIGGER IF NOT EXISTS documents_fts_insert AFTER INSERT ON documents BEGIN {_TAKE_IN} END",
    f"CREATE TRIGGER IF NOT EXISTS documents_fts_delete AFTER DELETE ON documents BEGIN {_TAKE_OUT} END",
    "CREATE TRIGGER IF NOT EXISTS documents_fts_update AFTER UPDATE OF number, title, text ON documents "
    f"BEGIN {_TAKE_OUT} {_TAKE_IN} END",
)


def make(connection: sa.Connection) -> None:
    """Make the index and its triggers where they are missing."""
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)
