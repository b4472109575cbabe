"""The house is kept: nothing of one machine in it, no test hidden by another, files and functions of a size to read."""

from __future__ import annotations

import ast
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

HOSTS = ("files.python" + "hosted", "registry.npm" + "js", "py" + "pi.org", "deb.debian" + ".org", "proxy.gol" + "ang")
"""Registries' hosts, cut in two so that this file does not hold them."""

MACHINE_PATH = re.compile(r"(?<![\w.:/])/(?:work|farm|root|home|Users)/\w")

LONGEST_FILE, LONGEST_FUNCTION = 400, 60


def tracked_files() -> list[Path]:
    """Return the project's files: what git tracks or would track, or every file where this is no checkout."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if listed.returncode == 0 and listed.stdout:
        return sorted({ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()})
    hidden = {".git", ".venv"}
    return sorted(p for p in ROOT.rglob("*") if p.is_file() and not hidden & set(p.relative_to(ROOT).parts))


def texts() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every file that is text."""
    for path in tracked_files():
        try:
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def python_files(folder: str) -> Iterator[tuple[str, ast.Module, int]]:
    """Yield the name, the syntax and the number of lines of every Python file below a folder."""
    for name, text in texts():
        if name.startswith(f"{folder}/") and name.endswith(".py"):
            yield name, ast.parse(text), text.count("\n")


def test_no_file_holds_a_path_of_one_machine() -> None:
    """A clone works wherever it lies."""
    assert [name for name, text in texts() if MACHINE_PATH.search(text)] == []


@pytest.mark.parametrize("path", ["work/x", "home/ann", "root/y"])
def test_the_search_for_paths_sees_one(path: str) -> None:
    """The pattern can fail."""
    assert MACHINE_PATH.search(f"open('/{path}')")
    assert not MACHINE_PATH.search(f"https://example.org/{path}")


def test_no_file_names_a_registry() -> None:
    """Where packages come from is the business of the machine that installs them."""
    assert [name for name, text in texts() if any(host in text for host in HOSTS)] == []


def test_no_two_tests_share_a_name() -> None:
    """In one file the later of two tests of one name hides the earlier, which then never runs."""
    assert [twin for name, tree, _ in python_files("tests") for twin in twins(name, tree)] == []


def test_no_two_test_files_share_a_name() -> None:
    """Without packages in tests/, pytest takes two files of one name for one module."""
    names = Counter(Path(name).name for name, _, _ in python_files("tests"))
    assert [name for name, count in names.items() if count > 1 and name != "conftest.py"] == []


def test_the_search_for_twins_sees_them() -> None:
    """Functions of a module and methods of a class are looked at apart."""
    tree = ast.parse("def test_a(): ...\nclass TestB:\n    def test_a(self): ...\ndef test_a(): ...")
    assert list(twins("test_x.py", tree)) == ["test_x.py: test_a"]


def twins(name: str, tree: ast.Module) -> Iterator[str]:
    """Yield each name of a test that stands twice in one scope."""
    scopes: list[ast.Module | ast.ClassDef] = [tree, *(n for n in ast.walk(tree) if isinstance(n, ast.ClassDef))]
    for scope in scopes:
        defined = [n.name for n in scope.body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)]
        for twin, count in Counter(defined).items():
            if count > 1:
                yield f"{name}: {twin}"


def test_every_test_states_its_rule() -> None:
    """A test's docstring says what it holds to."""
    silent = [
        f"{name}: {node.name}"
        for name, tree, _ in python_files("tests")
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not ast.get_docstring(node)
    ]
    assert silent == []


def test_no_file_is_too_long_to_read() -> None:
    """Past 400 lines a file holds two ideas."""
    assert [name for name, _, lines in python_files("src") if lines > LONGEST_FILE] == []


def test_no_function_is_too_long_to_read() -> None:
    """Past 60 lines a function holds several."""
    long = [
        f"{name}: {node.name}"
        for name, tree, _ in python_files("src")
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


def test_the_licence_is_the_whole_apache_licence() -> None:
    """A reader of the repository finds the full terms."""
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in text
    assert "APPENDIX: How to apply the Apache License" in text
