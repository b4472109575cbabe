"""The schema of a store's file: what the migrations make, and what the database itself refuses."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory

import tertia.store
from tertia.store import open_store, schema
from tertia.store.migrations import fulltext
from tests.store.making import made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a store's file that holds one document."""
    with open_store(str(tmp_path / "tertia.db")) as store:
        store.add(*made())
    return tmp_path / "tertia.db"


@pytest.fixture
def raw(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a bare connection to that file."""
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def test_every_table_is_strict(raw: sqlite3.Connection) -> None:
    """All tables that hold our rows refuse a value of another type."""
    kinds = raw.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND schema = 'main'")
    ours = {name: strict for name, strict in kinds if name in schema.metadata.tables}
    assert set(ours) == set(schema.metadata.tables)
    assert all(ours.values())


def test_the_journal_is_a_write_ahead_log(raw: sqlite3.Connection) -> None:
    """Readers and a writer do not wait for each other."""
    assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_the_file_bears_our_mark(raw: sqlite3.Connection) -> None:
    """The header says whose file it is."""
    assert raw.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)


def test_the_full_text_triggers_exist(raw: sqlite3.Connection) -> None:
    """Without its triggers a search would miss documents."""
    names = raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name").fetchall()
    assert [name for (name,) in names] == sorted(fulltext.TRIGGERS)


def test_the_full_text_follows_updates_and_deletions(raw: sqlite3.Connection) -> None:
    """The index agrees with the table after a change and after a removal (FTS5's own check, which raises)."""
    check = "INSERT INTO documents_fts (documents_fts, rank) VALUES ('integrity-check', 1)"
    raw.execute("UPDATE documents SET title = 'Embers'")
    raw.execute(check)
    found = "SELECT count(*) FROM documents_fts WHERE documents_fts MATCH 'embers'"
    assert raw.execute(found).fetchone() == (1,)
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("DELETE FROM documents")
    raw.execute(check)
    assert raw.execute(found).fetchone() == (0,)


def test_batch_mode_drops_the_triggers_and_making_brings_them_back(path: Path) -> None:
    """Alembic's batch mode loses triggers silently; `fulltext.make`, run after every upgrade, restores them."""
    engine = sa.create_engine(f"sqlite:///{path}")
    triggers = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'"
    with engine.begin() as connection:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("documents", recreate="always") as batch:
            batch.add_column(sa.Column("extra", sa.Text))
        assert connection.exec_driver_sql(triggers).scalar() == 0
        fulltext.make(connection)
        assert connection.exec_driver_sql(triggers).scalar() == len(fulltext.TRIGGERS)
    engine.dispose()


def _ours(name: str | None, kind: str, *_: object) -> bool:
    """Leave out the tables that FTS5 and Alembic keep for themselves."""
    return kind != "table" or name in schema.metadata.tables


def test_the_tables_are_what_the_migrations_make(path: Path) -> None:
    """`schema.py` and the migrations do not drift apart."""
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        options: dict[str, Any] = {"include_name": _ours, "compare_type": True}
        found = compare_metadata(MigrationContext.configure(connection, opts=options), schema.metadata)
    engine.dispose()
    assert found == []


def test_the_declarations_are_what_the_migrations_make(raw: sqlite3.Connection) -> None:
    """Checks, which Alembic does not compare, are the same in both as well."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as other:
        engine = sa.create_engine("sqlite://", creator=lambda: other, poolclass=sa.StaticPool)
        schema.metadata.create_all(engine)
        for table in schema.metadata.tables:
            assert _lines(raw, table) == _lines(other, table)


def _lines(connection: sqlite3.Connection, table: str) -> set[str]:
    """Return the lines that declare a table, in no order."""
    (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", [table]).fetchone()
    return {line.strip().rstrip(",").strip() for line in sql.splitlines()}


def test_head_is_the_newest_migration() -> None:
    """The revision that opening compares with is Alembic's head, and every migration is named."""
    config = Config()
    config.set_main_option("script_location", str(Path(tertia.store.__file__).parent / "migrations"))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_current_head() == schema.HEAD
    assert tuple(reversed([script.revision for script in scripts.walk_revisions()])) == schema.REVISIONS


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("UPDATE claims SET span_start = span_end", "claims_span"),
        ("UPDATE claims SET span_start = -1", "claims_span"),
        ("UPDATE claims SET quote = ''", "claims_quote"),
        ("UPDATE claims SET confidence = 1.5", "claims_confidence"),
        ("UPDATE claims SET confidence = -0.5", "claims_confidence"),
        ("UPDATE claims SET confidence = 'sure'", "cannot store TEXT value in REAL column"),
        ("UPDATE claims SET reading = 99", "FOREIGN KEY"),
        ("UPDATE readings SET current = 2", "readings_current"),
        ("INSERT INTO readings SELECT 9, 'r-9', document, reader, last_read, 1, head FROM readings", "UNIQUE"),
        ("UPDATE pair_counts SET claims = -1", "pair_counts_natural"),
    ],
)
def test_the_database_itself_refuses(raw: sqlite3.Connection, change: str, rule: str) -> None:
    """Rows that break the codebook's arithmetic, or make two readings current, are refused by the schema."""
    raw.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError, match=rule):
        raw.execute(change)


def test_a_file_at_head_is_opened_without_alembic(path: Path) -> None:
    """Alembic is slow to import: opening, adding and reading a file that is up to date need none of it."""
    work = "import sys; from tertia.store import open_store; s = open_store(sys.argv[1]); list(s.claims()); s.counts()"
    told = subprocess.run(
        [sys.executable, "-c", f"{work}; print('alembic' in sys.modules)", str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "False"


def test_importing_the_store_imports_nothing_heavy() -> None:
    """SQLAlchemy is imported when a file is opened, not before."""
    work = "import sys, tertia.store; tertia.store.open_store('memory:'); print('sqlalchemy' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", work], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("asked", "index"),
    [("sender = 'US' AND host = 'RW'", "claims_pair"), ("host = 'RW'", "claims_host"), ("id = 'c'", "claims_id")],
)
def test_claims_are_found_by_an_index(raw: sqlite3.Connection, asked: str, index: str) -> None:
    """Pair, host and id are not looked for row by row."""
    plan = raw.execute(f"EXPLAIN QUERY PLAN SELECT * FROM claims WHERE {asked}").fetchall()
    assert index in plan[0][3]
