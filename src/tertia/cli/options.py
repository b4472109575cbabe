"""Options and arguments that several commands share, each told once, and the checks on what they take."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

import typer

from tertia.errors import UsageError


def iso_day(words: str | None) -> str | None:
    """Check a day written 2025-05-06; raises a usage error that says how to write it."""
    if words is None:
        return None
    try:
        if len(words) != len("2025-05-06"):
            raise ValueError
        return datetime.date.fromisoformat(words).isoformat()
    except ValueError:
        raise typer.BadParameter(f"{words!r} is no day; write it year-month-day: 2025-05-06.") from None


def share(number: float | None) -> float | None:
    """Check a number between 0 and 1."""
    if number is not None and not 0 <= number <= 1:
        raise typer.BadParameter(f"{number} does not lie between 0 and 1.")
    return number


def complete_pair(context: typer.Context, typed: str) -> list[str]:
    """Return the pairs of the store that begin as typed; nothing at all where there is no store."""
    from tertia import app

    try:
        pairs = app.pair_names(context.params.get("db"))
    except Exception:  # noqa: BLE001 - a shell's Tab key must never print an error
        return []
    return [pair for pair in pairs if pair.startswith(typed)]


def known_reader(name: str) -> str:
    """Check the name of a reader."""
    from tertia import app

    if name not in app.READERS:
        raise UsageError(f"there is no reader {name!r}; there is: {', '.join(app.READERS)}.")
    return name


Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Files, folders, a .jsonl of documents, or - for standard input."),
]
Database = Annotated[
    str | None,
    typer.Option(
        "--db", metavar="URL", help="The store: a file or a database URL [default: TERTIA_DB or ./tertia.db]."
    ),
]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", callback=iso_day, help="Publication day of every PATH: 2025-05-06."),
]
ReaderName = Annotated[str, typer.Option("--reader", metavar="NAME", help="What takes the claims out.")]
MinConfidence = Annotated[
    float | None,
    typer.Option("--min-confidence", metavar="X", callback=share, help="Leave out claims less sure than X (0 to 1)."),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", callback=iso_day, help="The record as of this day: what had happened."),
]
KnownOn = Annotated[
    str | None,
    typer.Option("--known-on", metavar="DATE", callback=iso_day, help="As known on this day: what was published."),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, whole or not at all, not to the screen."),
]
