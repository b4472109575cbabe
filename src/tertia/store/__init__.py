"""The store: one small contract, append-only, over memory and SQLite.

`open_store(url)` gives a `Store` (see `contract`); nothing heavy is imported before it is called.
"""

from __future__ import annotations

from pathlib import Path

from tertia.errors import StoreError
from tertia.store.contract import Added, Counts, Hit, PairCount, Store

__all__ = ["Added", "Counts", "Hit", "PairCount", "Store", "open_store"]

_IN_MEMORY = ("memory:", "sqlite://", "sqlite:///:memory:", "sqlite:///memory:")


def open_store(url: str) -> Store:
    """Open a store: `sqlite:///path`, a bare path, or `memory:` for one that ends with the program.

    Makes the file where it is missing and brings an older schema up to date. Raises `StoreError` where the file is no
    database of ours, is locked, may not be written, or was made by a newer Tertia.
    """
    if url in _IN_MEMORY:
        from tertia.store.memory import MemoryStore

        return MemoryStore()
    path = _path(url)
    from tertia.store.sqlite import SqliteStore

    return SqliteStore(path)


def _path(url: str) -> Path:
    """Return the file that an address names; refuse the addresses of other databases, without their passwords."""
    scheme, separator, rest = url.partition("://")
    if separator and scheme.startswith("postgres"):
        raise StoreError(f"{scheme}://…: PostgreSQL stores come later; use sqlite:///tertia.db for now.")
    if separator and scheme != "sqlite":
        raise StoreError(f"{scheme}://…: no store of this kind is known; use sqlite:///tertia.db or a file's path.")
    path = rest.removeprefix("/") if separator else url
    if not path.strip() or (separator and not rest.startswith("/")):
        raise StoreError(f"{url!r} names no file; write sqlite:///tertia.db or a file's path.")
    return Path(path)
