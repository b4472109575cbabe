"""What a store says when it cannot be opened or written to: one sentence with the file and the remedy."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from tertia.errors import StoreError
from tertia.store import open_store, opening
from tertia.store.sqlite import SqliteStore
from tests.store.making import made


def refusal(url: str | Path) -> str:
    """Return the sentence with which a store is refused."""
    with pytest.raises(StoreError) as refused:
        open_store(str(url))
    assert "\n" not in str(refused.value)
    return str(refused.value)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of an empty store's file."""
    open_store(str(tmp_path / "tertia.db")).close()
    return tmp_path / "tertia.db"


@pytest.mark.parametrize("form", ["{}", "sqlite:///{}"])
def test_a_path_and_its_address_name_one_file(tmp_path: Path, form: str) -> None:
    """A bare path and `sqlite:///path` open the same file."""
    with open_store(form.format(tmp_path / "a b%20é.db")) as store:
        store.add(*made())
    with open_store(str(tmp_path / "a b%20é.db")) as store:
        assert store.counts().documents == 1


@pytest.mark.parametrize("url", ["memory:", "sqlite:///:memory:", "sqlite://"])
def test_memory_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    """A store in memory makes no file."""
    monkeypatch.chdir(tmp_path)
    with open_store(url) as store:
        store.add(*made())
    assert list(tmp_path.iterdir()) == []


def test_postgresql_comes_later() -> None:
    """PostgreSQL is refused with what to use instead, and the password is not repeated."""
    said = refusal("postgresql+psycopg://me:secret@db.example/tertia")
    assert "PostgreSQL stores come later; use sqlite:///tertia.db" in said
    assert "secret" not in said


@pytest.mark.parametrize("url", ["mysql://x/y", "", "  ", "sqlite:///", "sqlite://tertia.db"])
def test_an_address_that_names_no_store_is_refused(url: str) -> None:
    """An unknown scheme or an empty path says how to write it."""
    assert "sqlite:///tertia.db" in refusal(url)


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    """A folder is refused with a file name to take."""
    assert refusal(tmp_path) == f"{tmp_path}: this is a folder; name a file in it, such as {tmp_path / 'tertia.db'}."


def test_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    """A path into a folder that is not there says so and makes nothing."""
    assert f"the folder {tmp_path / 'no'} is not there; make it" in refusal(tmp_path / "no" / "tertia.db")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database_stays_as_it_was(tmp_path: Path) -> None:
    """Some other file is refused and not touched."""
    path = tmp_path / "notes.txt"
    path.write_text("These are notes, and long enough to be read as a header. " * 40)
    before = path.read_bytes()
    assert "is no SQLite database" in refusal(path)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_another_programs_database_stays_as_it_was(tmp_path: Path) -> None:
    """An SQLite file with somebody else's tables is refused and not touched."""
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE songs (title TEXT)")
    before = path.read_bytes()
    assert "belongs to another program; name another file" in refusal(path)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    """A file of nought bytes, as `touch` makes it, is as good as none."""
    (tmp_path / "tertia.db").touch()
    with open_store(str(tmp_path / "tertia.db")) as store:
        assert store.counts().documents == 0


def test_a_newer_schema_is_refused(path: Path) -> None:
    """A file that a newer Tertia wrote is refused by its revision, with the remedy."""
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    assert "a newer Tertia made this file (schema 9999, this program knows 0001); update Tertia" in refusal(path)


def test_a_damaged_file_is_told(path: Path) -> None:
    """A file whose pages were overwritten is called damaged."""
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 8000)
    assert "is damaged" in refusal(path)


def test_a_locked_file_is_told_after_patience(path: Path) -> None:
    """A write that another program's lock keeps out waits its time, then says so; nothing is half-written."""
    with SqliteStore(path, patience=0.1) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"is in use by another program .*; wait until that has ended"):
            store.add(*made())
        other.execute("ROLLBACK")
        assert store.counts().captures == 0
        assert store.add(*made()).new


def test_a_locked_new_file_is_told(tmp_path: Path) -> None:
    """Opening a new file that somebody holds fails with the same words."""
    path = tmp_path / "tertia.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="is in use by another program"):
            SqliteStore(path, patience=0.1)


def test_a_read_only_file_is_told(path: Path) -> None:
    """A write to a file that may not be written says so. (The switch stands for file rights, which root ignores.)"""
    with SqliteStore(path) as store:
        _on_each_connection(store, "PRAGMA query_only = ON")
        with pytest.raises(StoreError, match=r"cannot be written to .*; give yourself the right"):
            store.add(*made())


def test_a_place_that_takes_no_file_is_told() -> None:
    """A folder in which no file can be made is told with the remedy."""
    if not Path("/proc/self").is_dir():
        pytest.skip("this system has no /proc")
    assert "cannot be opened or made" in refusal("/proc/self/tertia.db")


def test_a_full_disk_undoes_the_add(path: Path) -> None:
    """When the file cannot grow the add is undone, says so, and works once there is room."""
    with SqliteStore(path) as store:
        _on_each_connection(store, "PRAGMA max_page_count = 40")
        with pytest.raises(StoreError, match=r"the disk is full .*; make room"):
            store.add(*made("Kigali " * 100_000))
        assert store.counts().captures == 0
        assert store.add(*made()).new


def test_a_full_disk_never_loses_a_batch_silently(path: Path) -> None:
    """In a batch the add that finds the disk full fails; the others are kept, or the batch itself fails."""
    with SqliteStore(path) as store:
        _on_each_connection(store, "PRAGMA max_page_count = 60")
        try:
            with store.batch():
                store.add(*made("One text."))
                with pytest.raises(StoreError, match="the disk is full"):
                    store.add(*made("Kigali " * 100_000))
                store.add(*made("Two texts."))
            expected = 2
        except StoreError as error:
            assert "undid the whole batch" in str(error)  # noqa: PT017
            expected = 0
        assert store.counts().documents == expected


def test_a_batch_that_sqlite_undid_is_refused(path: Path) -> None:
    """Where SQLite rolls a whole transaction back, the batch does not end as if all was kept."""
    with SqliteStore(path) as store:

        def lose() -> None:
            with store.batch():
                store.add(*made("One text."))
                connection = store._in_batch
                assert connection is not None
                connection.exec_driver_sql("ROLLBACK")
                with pytest.raises(StoreError, match="undid the whole batch"):
                    store.add(*made("Two texts."))

        with pytest.raises(StoreError, match="undid the whole batch"):
            lose()
        assert store.counts().documents == 0
        assert store.add(*made("One text.")).new


def _on_each_connection(store: SqliteStore, pragma: str) -> None:
    """Run a pragma on every connection that the store opens from now on."""
    store._engine.dispose()
    sa.event.listen(store._engine, "connect", lambda raw, _: raw.execute(pragma))


def test_a_migration_that_fails_leaves_no_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of a migration is one transaction: broken off, the file is as before, and the next opening completes it."""
    path = tmp_path / "tertia.db"

    def broken(connection: sa.Connection) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("tertia.store.migrations.fulltext.make", broken)
        with pytest.raises(KeyboardInterrupt):
            open_store(str(path))
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    with open_store(str(path)) as store:
        assert store.add(*made()).new


def test_patience_is_five_seconds() -> None:
    """The busy timeout that the documentation promises."""
    assert SqliteStore.__init__.__kwdefaults__ == {"patience": 5.0}
    assert opening.RETRY_PAUSE < 1
