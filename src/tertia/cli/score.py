"""`tertia score`: how well the reader does on coded documents."""

from __future__ import annotations

from typing import Annotated

import typer

from tertia.cli.options import MinConfidence, ReaderName, known_reader
from tertia.cli.output import complain
from tertia.cli.progress import Bar


def score(
    gold_dir: Annotated[str, typer.Argument(metavar="GOLD_DIR", help="A folder of NAME.txt with NAME.json beside it.")],
    reader: ReaderName = "rules",
    min_confidence: MinConfidence = None,
) -> None:
    """Say how well the reader does on coded documents: precision, recall and F1.

    \b
    Examples:
      tertia score corpus/dev
      tertia score corpus/dev --min-confidence 0.7

    \b
    strict    kind, sender, host and key value are right and the spans overlap
    pairkind  kind, sender and host are right; detect: the kind is right
    pairs     sender and host that a document speaks of, wherever in it
    """
    from tertia import app

    options = app.ReadOptions(reader=known_reader(reader), min_confidence=min_confidence)
    with Bar(app.expected([gold_dir])) as bar:
        result = app.score_folder(gold_dir, options, progress=bar)
    for error in result.errors:
        complain(error)
    typer.echo(app.render_score(result.score))
    raise typer.Exit(1 if result.errors else 0)
