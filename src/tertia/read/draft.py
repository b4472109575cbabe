"""What a format gives of a document before it becomes canonical; every format's reader returns one of these."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tertia.errors import TertiaError, UnreadableError
from tertia.model.document import Capture, PublishedBasis


@dataclass(frozen=True, slots=True)
class Draft:
    """A text with what its format says of it. `name` is the id that a line of a .jsonl gave, else ""."""

    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    basis: PublishedBasis = PublishedBasis.NONE
    language: str = ""
    name: str = ""


@contextmanager
def parsing(capture: Capture, what: str) -> Iterator[None]:
    """Turn whatever a foreign parser raises on broken bytes into one `UnreadableError`; our own errors pass."""
    try:
        yield
    except TertiaError:
        raise
    except Exception as error:  # the parsers are not ours, and broken bytes make them raise anything
        raise UnreadableError(
            f"it is broken {what} ({type(error).__name__})",
            where=capture.where,
            remedy="open it in the program that it is for, and save it anew",
        ) from error
