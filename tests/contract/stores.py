"""The stores that the contract is tested over: name one here, and the whole suite runs over it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from tertia.store import Store, open_store

STORES = ("memory", "sqlite")
"""Every kind of store."""


@cache
def _empty_file() -> bytes:
    """Return an empty SQLite store, made once: to migrate anew for every test would take most of the time."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tertia.db"
        open_store(str(path)).close()
        return path.read_bytes()


@contextmanager
def fresh_store(kind: str) -> Iterator[Store]:
    """Give an empty store of a kind, in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tertia.db"
        if kind == "sqlite":
            path.write_bytes(_empty_file())
        with open_store("memory:" if kind == "memory" else f"sqlite:///{path}") as store:
            yield store
