"""`tertia list`: a line per arrangement."""

from __future__ import annotations

import csv
import io
import json
import sys
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from tertia.cli.options import AsOf, Database, KnownOn

if TYPE_CHECKING:
    from rich.table import Table

Format = Literal["table", "json", "csv"]

COLUMNS = (
    *("sender", "host", "arrangement", "instrument", "stage", "since", "since_basis"),
    *("documents", "voices", "disputes", "open_questions"),
)
"""The fields of a row in the order of the contract."""

PIPED_WIDTH = 160
"""Columns of a table that goes to a pipe or a file, where nobody can widen the window."""


def list_arrangements(
    as_of: AsOf = None,
    known_on: KnownOn = None,
    open_questions: Annotated[
        bool, typer.Option("--open-questions", help="Only arrangements about which something is not disclosed.")
    ] = False,
    format: Annotated[Format, typer.Option(help="For people or for programs.")] = "table",  # noqa: A002
    db: Database = None,
) -> None:
    """List the arrangements of the store, a line each, with where each stands.

    \b
    Examples:
      tertia list
      tertia list --as-of 2025-06-30 --known-on 2025-06-30
      tertia list --open-questions --format csv > open.csv
    """
    from tertia import app

    rows = app.list_rows(db, app.View(as_of, known_on))
    if open_questions:
        rows = [row for row in rows if row["open_questions"]]
    if format == "json":
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    elif format == "csv":
        typer.echo(_as_csv(rows), nl=False)
    elif rows:
        _print_table(rows)
    else:
        typer.echo("No arrangement fits.", err=True)


def _as_csv(rows: list[dict[str, Any]]) -> str:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def _print_table(rows: list[dict[str, Any]]) -> None:
    from rich.console import Console

    console = Console(width=None if sys.stdout.isatty() else PIPED_WIDTH, highlight=False)
    console.print(_table(rows))


def _table(rows: list[dict[str, Any]]) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for name in ("pair", "instrument", "stage", "since"):
        table.add_column(name, no_wrap=name in ("pair", "since"))
    for name in ("documents", "voices", "disputes", "open questions"):
        table.add_column(name, justify="right")
    for row in rows:
        pair = Text(f"{row['sender'] or '?'} → {row['host'] or '?'}", style="bold")
        words = [Text(str(row[name] or "").replace("_", " ")) for name in ("instrument", "stage", "since")]
        table.add_row(pair, *words, *(str(row[n]) for n in ("documents", "voices", "disputes", "open_questions")))
    return table
