"""The command line: the commands as one list, and what an ending means.

0    all well
1    some inputs failed, each told in one sentence on standard error; the others are done
2    wrong usage
130  stopped by Ctrl-C        141  whoever read the output closed it (`| head`)
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from tertia.cli.add import add
from tertia.cli.listing import list_arrangements
from tertia.cli.output import complain, prepare_streams
from tertia.cli.read import read
from tertia.cli.score import score
from tertia.cli.show import show
from tertia.errors import InputError, TertiaError

FAILED, WRONG_USAGE, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141

# Plain help, not rich's: it costs a third of a second less, and a screen reader can read it.
app = typer.Typer(
    name="tertia",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
app.command("read")(read)
app.command("add")(add)
app.command("list")(list_arrangements)
app.command("show")(show)
app.command("score")(score)


def _print_version(wanted: bool) -> None:
    if wanted:
        from tertia.app import version

        typer.echo(f"tertia {version()}")
        raise typer.Exit


@app.callback()
def tertia(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Read reports about third-country transfers into claims, each pinned to the sentence that says it.

    \b
    Start here:
      tertia read report.txt --published 2025-05-06
      tertia add reports/
      tertia list
      tertia show US-RW
    """


def main() -> None:
    """Run the command line and end with its exit status; no ending prints a traceback at a person."""
    prepare_streams()
    try:
        app(prog_name="tertia")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        _drop_output()
        sys.exit(PIPE_CLOSED)
    except TertiaError as error:
        complain(error)
        sys.exit(FAILED if isinstance(error, InputError) else WRONG_USAGE)
    finally:
        _flush()


def _flush() -> None:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        sys.exit(PIPE_CLOSED)


def _drop_output() -> None:
    """Point standard output at nothing, so that the interpreter's last flush has somewhere to go."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
