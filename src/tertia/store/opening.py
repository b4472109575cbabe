"""Open a store's file: refuse what is not ours, switch it to WAL, bring its schema up to date.

The order matters: nothing is written before the file is known to be new, empty or ours. All of a migration is one
transaction, so a process that dies in it leaves the file as it was; a second process that opens the same new file waits
and then finds the schema there.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from tertia.errors import StoreError
from tertia.store.schema import APPLICATION_ID, HEAD, REVISIONS
from tertia.store.trouble import told_plainly

WRITES = "tertia_writes"
"""Execution option of a connection whose transaction takes the write lock as it begins, so it never waits later."""

RETRY_PAUSE = 0.05
"""Seconds between two tries to switch a file to WAL; SQLite itself does not wait for that lock."""


def open_engine(path: Path, patience: float) -> sa.Engine:
    """Return an engine over the file, its schema at `HEAD`; `patience` is how many seconds to wait for another's lock.

    Raises `StoreError`.
    """
    with told_plainly(path):
        _refuse_place(path)
        _make_ready(path, patience)
        engine = _engine(path, patience)
        try:
            _upgrade_if_needed(engine, path)
        except BaseException:
            engine.dispose()
            raise
        return engine


def _refuse_place(path: Path) -> None:
    if path.is_dir():
        raise StoreError(f"{path}: this is a folder; name a file in it, such as {path / 'tertia.db'}.")
    if not path.parent.is_dir():
        raise StoreError(f"{path}: the folder {path.parent} is not there; make it, or name another file.")


def _make_ready(path: Path, patience: float) -> None:
    """Refuse other programs' files, and switch a new one to WAL (readers and a writer do not wait for each other)."""
    with closing(sqlite3.connect(path, timeout=patience, isolation_level=None)) as raw:
        # In this order: tables that another process has just made come with their mark, in one transaction.
        (tables,) = raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
        (mark,) = raw.execute("PRAGMA application_id").fetchone()
        if mark not in (0, APPLICATION_ID) or (tables and mark == 0):
            raise StoreError(f"{path}: this SQLite database belongs to another program; name another file.")
        _switch_to_wal(raw, time.monotonic() + patience)


def _switch_to_wal(raw: sqlite3.Connection, until: float) -> None:
    while True:
        try:
            raw.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_BUSY" or time.monotonic() >= until:
                raise
            time.sleep(RETRY_PAUSE)


def _engine(path: Path, patience: float) -> sa.Engine:
    """Return an engine whose transactions begin where SQLAlchemy says, not where Python's sqlite3 guesses."""
    url = sa.URL.create("sqlite", database=str(path))
    # No upper limit: each iterator that is under way holds a connection of its own.
    engine = sa.create_engine(url, max_overflow=-1, connect_args={"timeout": patience, "isolation_level": None})
    sa.event.listen(engine, "connect", _set_up)
    sa.event.listen(engine, "begin", _begin)
    return engine


def _set_up(raw: Any, record: object) -> None:
    raw.execute("PRAGMA foreign_keys = ON")
    # In WAL mode, NORMAL survives the death of the process; a power cut may lose the last adds, never half of one.
    raw.execute("PRAGMA synchronous = NORMAL")


def _begin(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def revision_of(connection: sa.Connection) -> str | None:
    """Return the revision that the file's schema has, or `None` for an empty file."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def _upgrade_if_needed(engine: sa.Engine, path: Path) -> None:
    with engine.connect() as connection:
        if revision_of(connection) == HEAD:
            return
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        found = revision_of(connection)
        if found is not None and found not in REVISIONS:
            raise StoreError(
                f"{path}: a newer Tertia made this file (schema {found}, this program knows {HEAD}); update Tertia."
            )
        if found != HEAD:
            upgrade(connection)


def upgrade(connection: sa.Connection, revision: str = HEAD) -> None:
    """Bring the schema to a revision, inside the connection's transaction."""
    # Alembic takes half a second to import, and a file at HEAD needs none of it.
    from alembic import command
    from alembic.config import Config

    from tertia.store.migrations import fulltext

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
    fulltext.make(connection)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
