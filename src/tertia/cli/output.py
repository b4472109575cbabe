"""Where output goes: standard output, or a file that appears whole or not at all; styles only for a person's screen."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

from tertia.errors import UsageError

Write = Callable[[str], object]

_STYLES = {
    "title": "1",
    "pair": "1",
    "dim": "2",
    "quote": "3",
    "stage": "34",
    "transfer": "33",
    "onward": "35",
    "term": "32",
    "court": "95",
    "concern": "31",
    "assurance": "36",
    "undisclosed": "90",
    "hedged": "33",
    "planned": "36",
    "denied": "31",
}
"""SGR codes of the 16 colours that every terminal maps to its own theme; kinds wear the colours of the page."""


@contextlib.contextmanager
def opened(path: Path | None) -> Iterator[Write]:
    """Give a function that writes text. A file is written beside its place and moved there at the end, or removed."""
    if path is None:
        yield sys.stdout.write
        sys.stdout.flush()
        return
    part = path.with_name(f".{path.name}.part-{os.getpid()}")
    try:
        with _create(part, path) as stream:
            yield stream.write
        part.replace(path)
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror or error}); name another file with -o.") from error
    finally:
        part.unlink(missing_ok=True)


def _create(part: Path, path: Path) -> TextIO:
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name a file in it with -o.")
    # A half of a surrogate pair cannot stand in UTF-8: it is written as JSON writes it, \ud83d.
    return part.open("w", encoding="utf-8", errors="backslashreplace", newline="")


def prepare_streams() -> None:
    """Make standard output and error take every character, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def styled(to_file: bool) -> bool:
    """Tell whether output is for a person's screen: a terminal that takes colours, and nobody said NO_COLOR."""
    if to_file or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout.isatty()


def painter(to_file: bool) -> Callable[[str, str], str]:
    """Return a function that puts words in a style, or leaves them as they are where nobody would see it."""
    if not styled(to_file):
        return lambda _style, words: words
    return lambda style, words: f"\033[{_STYLES.get(style, '0')}m{words}\033[0m"


def complain(message: object) -> None:
    """Print one sentence on standard error."""
    print(f"tertia: {message}", file=sys.stderr, flush=True)
