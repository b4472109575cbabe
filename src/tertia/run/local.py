"""Run the chain here, in one process: a loop that tells how far it has come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tertia.errors import InputError
from tertia.run.chain import Result
from tertia.store.contract import Added, Store

Progress = Callable[[int], None]
"""Called after each input with the number of inputs done so far."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Kept:
    """A result that lies in the store, and what of it was new there."""

    result: Result
    added: Added


def counted(items: Iterable[_T], progress: Progress | None) -> Iterator[_T]:
    """Yield items as they come and tell the caller how many were done."""
    for number, item in enumerate(items, start=1):
        yield item
        if progress is not None:
            progress(number)


def keep(
    results: Iterable[Result | InputError], store: Store, *, reader: str, read_at: str
) -> Iterator[Kept | InputError]:
    """Add each result to the store in a transaction of its own, and yield what became of it.

    `reader` names the reader and its version, `read_at` is an ISO 8601 time in UTC. A document that no store can keep
    is an error among the others.
    """
    for result in results:
        if isinstance(result, InputError):
            yield result
            continue
        try:
            added = store.add(result.capture, result.document, result.extraction, reader=reader, read_at=read_at)
        except InputError as error:
            yield error
        else:
            yield Kept(result, added)


def expected(paths: Iterable[str]) -> int | None:
    """Return how many documents a run will see where that is cheap to know, else `None` (.jsonl, standard input)."""
    total = 0
    for name in paths:
        path = Path(name)
        files = [path] if not path.is_dir() else [p for p in path.rglob("[!.]*") if p.suffix != ".json" and p.is_file()]
        if name == "-" or any(file.suffix in (".jsonl", ".ndjson") for file in files):
            return None
        total += len(files)
    return total
