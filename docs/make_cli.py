"""Write `reference/cli.md` from the command line itself: every command's help, as it prints it. Run `make docs`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "reference" / "cli.md"
WIDTH = 100
HEAD = """# The command line

Written by `make docs` from the program's own help; do not edit.

A pair is written sender-host in two-letter codes: `US-RW`; a quoted `'US>RW'` is understood too, and `?` stands for a
side that nobody has named. The store is `./tertia.db` unless `--db` or the environment variable `TERTIA_DB` says
otherwise. Output is UTF-8; colours are left out where it goes to a pipe or a file, and where `NO_COLOR` is set.

| exit status | meaning |
| --- | --- |
| 0 | all well |
| 1 | some inputs failed, each told in one sentence on standard error; the others are done |
| 2 | wrong usage |
| 130 | stopped by Ctrl-C; nothing is half-written |
| 141 | whoever read the output closed it (`tertia read … \\| head`) |
"""


def render() -> str:
    """Return the text of `cli.md`."""
    from tertia.cli.main import app

    group: Any = typer.main.get_command(app)
    context = group.make_context("tertia", [], resilient_parsing=True)
    parts = [HEAD, _section("tertia", group, None)]
    parts += [_section(f"tertia {name}", group.commands[name], context) for name in group.list_commands(context)]
    return "\n".join(parts)


def _section(title: str, command: Any, parent: Any) -> str:
    name = title.rpartition(" ")[2]
    context = command.context_class(
        command, info_name=name, parent=parent, terminal_width=WIDTH, max_content_width=WIDTH
    )
    return f"## `{title}`\n\n```text\n{command.get_help(context).rstrip()}\n```\n"


if __name__ == "__main__":
    TARGET.write_text(render(), encoding="utf-8")
