"""What SQLite says when it refuses, told as one sentence: what is wrong, with which file, and what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from tertia.errors import StoreError

_SENTENCES = (
    ("SQLITE_NOTADB", "is no SQLite database", "name another file, or move this one away"),
    ("SQLITE_CORRUPT", "is damaged", "take it from a backup, or save what can be read with `sqlite3 FILE .recover`"),
    ("SQLITE_BUSY", "is in use by another program", "wait until that has ended, then try again"),
    ("SQLITE_LOCKED", "is in use by another program", "wait until that has ended, then try again"),
    ("SQLITE_READONLY", "cannot be written to", "give yourself the right to write the file and its folder, or copy it"),
    ("SQLITE_CANTOPEN", "cannot be opened or made", "check that its folder is there and that you may write in it"),
    ("SQLITE_PERM", "cannot be opened or made", "check that its folder is there and that you may write in it"),
    ("SQLITE_FULL", "cannot grow, the disk is full", "make room, then do the same again; nothing was half-written"),
    ("SQLITE_IOERR", "cannot be read or written, the disk failed or is full", "check the disk, then do the same again"),
    ("SQLITE_TOOBIG", "cannot hold a text or file of more than 1,000,000,000 bytes", "cut it into parts"),
    ("SQLITE_CONSTRAINT", "refuses what was added, it breaks a rule of the schema", "correct the reader"),
)
"""Beginning of SQLite's name of the error, what is wrong, remedy; the first that fits is taken."""

_UNKNOWN = ("failed", "see the cause below, and report it if it comes again")


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Turn what SQLite raises inside the `with` into a `StoreError` about the file, with SQLite's own as its cause."""
    try:
        yield
    except (sqlite3.Error, DBAPIError) as error:
        raise StoreError(sentence(path, error)) from error


def sentence(path: Path, error: sqlite3.Error | DBAPIError) -> str:
    """Return the sentence for an error; SQLite's own words stand in brackets."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    name = getattr(cause, "sqlite_errorname", "")
    known = ((what, remedy) for prefix, what, remedy in _SENTENCES if name.startswith(prefix))
    what, remedy = next(known, _UNKNOWN)
    return f"{path}: the file {what} ({cause}); {remedy}."
