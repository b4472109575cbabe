"""The documents that are made from the code are fresh, and what a document points at is there."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
DECISIONS = ROOT / "docs" / "decisions"


def maker(name: str) -> ModuleType:
    """Return a script of docs/ as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up there
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["make_terms", "make_cli"])
def test_a_made_document_is_fresh(name: str) -> None:
    """Where it fails, run `make docs` and commit what it wrote."""
    made = maker(name)
    assert made.TARGET.read_text(encoding="utf-8") == made.render()


def test_every_word_of_the_vocabulary_has_a_meaning() -> None:
    """A word without one is a hole in the definition of the domain."""
    terms = (ROOT / "docs" / "terms.md").read_text(encoding="utf-8")
    bare = re.findall(r"^\| `([\w-]+)` \|\s*\|$", terms, re.MULTILINE)
    assert bare == []


def test_every_decision_is_dated_and_listed() -> None:
    """A note has a title, the date of its name, and a line in the list."""
    listed = (DECISIONS / "README.md").read_text(encoding="utf-8")
    for note in DECISIONS.glob("2*.md"):
        lines = note.read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith("# "), note.name
        assert note.name[:10] in "\n".join(lines[:4]), note.name
        assert f"({note.name})" in listed, note.name


def test_every_link_between_documents_leads_somewhere() -> None:
    """Links to files of the project, seen from the file that holds them."""
    broken = []
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8")):
            if not (page.parent / target).exists():
                broken.append(f"{page.relative_to(ROOT)} → {target}")
    assert broken == []
