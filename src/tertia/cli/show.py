"""`tertia show`: the record of a pair, each fact with its sentence."""

from __future__ import annotations

import json
import shutil
from typing import Annotated, Literal

import typer

from tertia.cli.options import AsOf, Database, KnownOn, complete_pair
from tertia.cli.output import styled

Format = Literal["text", "json"]

PIPED_WIDTH = 100
"""Columns of a record that goes to a pipe or a file."""


def show(
    pair: Annotated[str, typer.Argument(metavar="PAIR", help="Sender and host: US-RW.", autocompletion=complete_pair)],
    as_of: AsOf = None,
    known_on: KnownOn = None,
    everything: Annotated[bool, typer.Option("--all", help="Every fact, with every sentence that tells it.")] = False,
    format: Annotated[Format, typer.Option(help="For people or for programs.")] = "text",  # noqa: A002
    db: Database = None,
) -> None:
    """Show the record of a pair: every fact with the sentence behind it, who said it and where.

    \b
    Examples:
      tertia show US-RW
      tertia show US-RW --as-of 2025-07-01 --known-on 2025-07-01
      tertia show 'US>RW' --format json
    """
    from tertia import app

    view = app.View(as_of, known_on)
    if format == "json":
        typer.echo(json.dumps(app.record_dict(db, pair, view), ensure_ascii=False, indent=1))
    else:
        color = styled(to_file=False)
        width = shutil.get_terminal_size((PIPED_WIDTH, 0)).columns
        typer.echo(app.record_lines(db, pair, view, everything=everything, width=width, color=color), color=color)
