"""Run the tours anew: write the real output beneath every command of the pages, and the picture of the terminal.

    python -m benchmarks.picture            writes README.md, docs/tutorial.md, docs/how-to/*.md, docs/images/show.svg
    python -m benchmarks.picture --check    writes nothing; fails where a page differs from what the commands print

A tour is a page's blocks that begin with ```console. Lines that begin with `$ ` are its commands, run by a shell in one
empty folder a page that holds a copy of examples/; everything else in such a block is output, and is written anew.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.text import Text

from tertia import app

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "images" / "show.svg"

COLUMNS = 100
"""Width of the terminal, in characters: what a page on the web shows without a scroll bar."""

LINES = 44
"""Lines of the record in the picture: the head, the log of stages and the first terms."""

SECONDS = 300
"""The longest that one command may take; the slowest here takes some ten seconds."""

_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_FONT = re.compile(r"@font-face \{\{.*?\}\}\s*", re.DOTALL)


def pages() -> list[Path]:
    """Return the pages that have a tour."""
    docs = [ROOT / "docs" / "tutorial.md", *sorted((ROOT / "docs" / "how-to").glob("*.md"))]
    return [path for path in (ROOT / "README.md", *docs) if path.is_file()]


@contextmanager
def scene() -> Iterator[Path]:
    """Give a folder that holds a copy of examples/ and nothing else, and remove it afterwards."""
    with tempfile.TemporaryDirectory(prefix="tour-") as name:
        shutil.copytree(ROOT / "examples", Path(name, "examples"), ignore=shutil.ignore_patterns("__pycache__"))
        yield Path(name)


def commands_of(text: str) -> Iterator[tuple[str, str]]:
    """Yield the commands of a page, in its order, each with the output that stands beneath it."""
    for block in _BLOCK.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            yield command, output


def rerun(text: str, folder: Path) -> str:
    """Return a page with the output of every command as it is now; raises `RuntimeError` for one that fails."""
    return _BLOCK.sub(lambda block: _run_block(block[0], folder), text)


def _run_block(block: str, folder: Path) -> str:
    commands = [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]
    return "\n".join(f"$ {command}\n{run(command, folder)}" for command in commands)


def run(command: str, folder: Path) -> str:
    """Return what a shell command prints, without empty lines at either end and blanks at the ends of lines."""
    env = {key: value for key, value in os.environ.items() if key not in ("TERTIA_DB", "FORCE_COLOR")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{env.get('PATH', '')}"
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env={**env, "PATH": path, "COLUMNS": str(COLUMNS), "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,  # in the order in which a person sees it
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    # 1 is what a command says that did the rest where one input failed; a program that broke off says so too
    if done.returncode not in (0, 1) or "Traceback" in done.stdout:
        raise RuntimeError(f"`{command}` ended with {done.returncode}: {done.stdout.strip()}")
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    words = "\n".join(lines).strip("\n")
    return f"{words}\n" if words else ""


def picture(folder: Path) -> str:
    """Return the head of `tertia show US-RW` over the examples as a picture of a terminal, in SVG."""
    db = str(folder / "picture.db")
    for _ in app.add_documents([str(folder / "examples")], app.ReadOptions(), db=db):
        pass
    record = app.record_lines(db, "US-RW", app.View(), width=COLUMNS, color=True)
    console = Console(record=True, width=COLUMNS, file=StringIO(), force_terminal=True, color_system="truecolor")
    for line in ["\x1b[2m$\x1b[0m tertia show US-RW", *record.split("\n")[:LINES]]:
        console.print(Text.from_ansi(line))
    # The library's own form fetches a font from a server far away: ours takes the reader's.
    form = _FONT.sub("", CONSOLE_SVG_FORMAT).replace("Fira Code, monospace", "ui-monospace, Menlo, Consolas, monospace")
    return console.export_svg(title="tertia", code_format=form, unique_id="show")


def main(check: bool) -> int:
    """Write everything, or say what differs."""
    made: dict[Path, str] = {}
    for path in pages():
        with scene() as folder:
            made[path] = rerun(path.read_text(encoding="utf-8"), folder)
    with scene() as folder:
        made[PICTURE] = picture(folder)
    stale = []
    for path, text in made.items():  # at the end, so that a tour that breaks off leaves all pages as they were
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append(str(path.relative_to(ROOT)))
            if not check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
    print("\n".join(f"{'differs' if check else 'written'}: {name}" for name in stale) or "all as it was")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
