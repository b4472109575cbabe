"""The tour in README.md: its commands run, and what is printed on the page is what they print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.picture import PICTURE, ROOT, commands_of, pages, rerun, run, scene


def stable(text: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a page with the first line of its output, numbers and spacing aside.

    The first line says what was done to which document or pair; what the reader finds in it moves with its weights.
    """
    for command, output in commands_of(text):
        first = next((line for line in output.splitlines() if line.strip()), "")
        yield command, re.sub(r"[\d,]+", "0", " ".join(first.split()))


def test_the_tour_prints_what_the_page_shows() -> None:
    """Every command of README.md ends well, with the output that stands beneath it."""
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    with scene() as folder:
        assert list(stable(rerun(page, folder))) == list(stable(page))


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_no_page_shows_a_program_that_broke_off(page: Path) -> None:
    """What is pasted on a page is an output, not a failure."""
    assert "Traceback" not in page.read_text(encoding="utf-8")


def test_a_command_that_breaks_off_is_no_tour() -> None:
    """Wrong usage and crashes stop the writing of a page, with what was said."""
    with scene() as folder, pytest.raises(RuntimeError, match=r"`exit 3` ended with 3"):
        run("exit 3", folder)


def test_the_picture_stands_alone() -> None:
    """The picture shows the command that made it, and loads nothing from elsewhere."""
    svg = PICTURE.read_text(encoding="utf-8")
    assert "tertia&#160;show&#160;US-RW" in svg
    assert "url(http" not in svg
    assert "@font-face" not in svg
