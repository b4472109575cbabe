"""`tertia add`: read documents and keep captures, documents and claims in the store."""

from __future__ import annotations

import typer

from tertia.cli.options import Database, Paths, Published, ReaderName, known_reader
from tertia.cli.output import complain
from tertia.cli.progress import Bar
from tertia.errors import InputError


def add(paths: Paths, published: Published = None, reader: ReaderName = "rules", db: Database = None) -> None:
    """Read documents and keep them with their claims. The same document twice is kept once.

    \b
    Examples:
      tertia add reports/
      tertia add report.txt --published 2025-05-06 --db sqlite:///cases.db
    """
    from tertia import app

    tally = {"added": 0, "known": 0, "claims": 0, "failed": 0}
    options = app.ReadOptions(published, known_reader(reader))
    with Bar(app.expected(paths)) as bar:
        for outcome in app.add_documents(paths, options, db=db, progress=bar):
            if isinstance(outcome, InputError):
                tally["failed"] += 1
                complain(outcome)
            else:
                tally["added" if outcome.added.new else "known"] += 1
                tally["claims"] += outcome.added.claims_new
    typer.echo(_summary(tally, app.database_name(db)))
    raise typer.Exit(1 if tally["failed"] else 0)


def _summary(tally: dict[str, int], database: str) -> str:
    parts = [f"{_count(tally['added'], 'document')} added to {database}, with {_count(tally['claims'], 'claim')}"]
    if tally["known"]:
        parts.append(f"{_count(tally['known'], 'document')} already there")
    if tally["failed"]:
        parts.append(f"{_count(tally['failed'], 'input')} failed")
    return "; ".join(parts) + "."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
