"""`tertia read`: print the claims of documents, keep nothing."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tertia.cli.options import MinConfidence, Output, Paths, Published, ReaderName, known_reader
from tertia.cli.output import Write, complain, opened, painter
from tertia.cli.progress import Bar
from tertia.errors import InputError

if TYPE_CHECKING:
    from tertia.app import Result

Format = Literal["text", "jsonl", "html"]


def read(
    paths: Paths,
    published: Published = None,
    format: Annotated[Format, typer.Option(help="For people, for programs, or one page.")] = "text",  # noqa: A002
    layers: Annotated[bool, typer.Option("--layers", help="With jsonl: what each part of the reader saw.")] = False,
    reader: ReaderName = "rules",
    min_confidence: MinConfidence = None,
    output: Output = None,
) -> None:
    """Print the claims of documents. Nothing is kept.

    \b
    Examples:
      tertia read report.txt --published 2025-05-06
      tertia read reports/ --format jsonl > claims.jsonl
      tertia read report.pdf --format html -o report.html
    """
    from tertia import app

    if layers and format != "jsonl":
        raise typer.BadParameter("--layers goes with --format jsonl.")
    knobs = app.ReadOptions(published, known_reader(reader), layers, min_confidence)
    streaming = output is None and sys.stdout.isatty()
    with Bar(app.expected(paths), quiet=streaming) as bar, opened(output) as write:
        failures = _Failures()
        results = failures.sift(app.read_documents(paths, knobs, progress=bar))
        _print(results, format, write, layers=layers, output=output)
    raise typer.Exit(failures.status)


class _Failures:
    """Tells each failed input in one sentence as it comes, and remembers that one failed."""

    def __init__(self) -> None:
        self.status = 0

    def sift(self, outcomes: Iterator[Result | InputError]) -> Iterator[Result]:
        """Yield what was read."""
        for outcome in outcomes:
            if isinstance(outcome, InputError):
                self.status = 1
                complain(outcome)
            else:
                yield outcome


def _print(results: Iterator[Result], format: Format, write: Write, *, layers: bool, output: Path | None) -> None:  # noqa: A002
    from tertia import app

    if format == "html":
        write(app.render_html(list(results)))
        return
    paint = painter(output is not None)
    for result in results:
        if format == "jsonl":
            write(json.dumps(app.result_to_dict(result, layers=layers), ensure_ascii=False) + "\n")
        else:
            write("\n".join(app.render_text(result, paint)) + "\n")
