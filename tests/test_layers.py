"""Every arrow between the parts is one that the plan of the house allows, and no arrows make a circle.

Read from the syntax of every file: imports at the top, late ones inside functions and those for types alone.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src"

FACES = {"cli", "web", "mcp"}
STEPS = {"acquire", "read", "screen", "extract", "reconcile", "review", "publish"}
BASE = {"text", "ids", "errors"}
ALLOWED: dict[str, set[str]] = {
    **{face: {"app", "model", "errors"} for face in FACES},
    "app": {"run", "store", "lexicon", "settings", "model", "errors", *STEPS},
    "run": {"store.contract", "model", "errors", *STEPS},
    **{step: {"lexicon", "model", *BASE} for step in STEPS},
    "store": {"model", "errors", "ids"},
    "lexicon": {"model", "errors"},
    "model": BASE,
    "settings": {"errors"},
    "text": {"errors"},
    "ids": {"errors"},
    "errors": set(),
    "__main__": {"cli"},  # python -m tertia
    "": set(),  # the package itself
}
"""Which layer may import which: the table of the plan. The errors are everybody's; the run sees the contract alone."""


def modules(source: Path) -> dict[str, ast.Module]:
    """Return the syntax of every module of the package by its dotted name."""
    found = {}
    for path in sorted((source / "tertia").rglob("*.py")):
        parts = path.relative_to(source).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
    return found


def imports(name: str, tree: ast.Module, known: Mapping[str, object]) -> Iterator[str]:
    """Yield the modules of the package that a module imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            wanted = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} imports by dots; write the full name"
            wanted = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for full in wanted:
            while full.startswith("tertia") and full not in known:
                full = full.rpartition(".")[0]
            if full.startswith("tertia") and full != name:
                yield full


def layer(module: str) -> str:
    """Return the layer that a module belongs to: the part of its name after `tertia`."""
    return module.split(".")[1] if "." in module else ""


def forbidden(arrows: Mapping[str, set[str]]) -> list[str]:
    """Return every arrow that the table does not have."""
    wrong = []
    for module, targets in arrows.items():
        for target in sorted(targets):
            inside = target.removeprefix("tertia.")
            allowed = ALLOWED.get(layer(module), set())
            fits = layer(target) == layer(module) or layer(target) in allowed or inside in allowed
            if not fits and module != "tertia":
                wrong.append(f"{module} → {target}")
    return wrong


def circles(arrows: Mapping[str, set[str]]) -> list[list[str]]:
    """Return a circle of imports for every module from which one is reached, or nothing."""
    found: list[list[str]] = []
    done: set[str] = set()

    def follow(module: str, path: list[str]) -> None:
        if module in path:
            found.append([*path[path.index(module) :], module])
        elif module not in done:
            for target in sorted(arrows.get(module, ())):
                follow(target, [*path, module])
            done.add(module)

    for module in sorted(arrows):
        follow(module, [])
    return found


def arrows_of(source: Path) -> dict[str, set[str]]:
    """Return, for every module, the modules that it imports."""
    known = modules(source)
    return {name: set(imports(name, tree, known)) for name, tree in known.items()}


def test_every_arrow_is_in_the_table() -> None:
    """No layer imports one that the plan of the house keeps from it."""
    assert forbidden(arrows_of(SOURCE)) == []


def test_no_imports_make_a_circle() -> None:
    """Late imports and those for types alone count as well."""
    assert circles(arrows_of(SOURCE)) == []


def test_every_layer_is_in_the_table() -> None:
    """A new folder has a place in the plan before it has code."""
    assert {layer(name) for name in modules(SOURCE)} <= set(ALLOWED)


@pytest.mark.parametrize(
    ("text", "arrow"),
    [
        ("from tertia.store.contract import Store", "tertia.read.page → tertia.store.contract"),
        ("def late():\n    import tertia.settings", "tertia.read.page → tertia.settings"),
        ("if TYPE_CHECKING:\n    from tertia.run import chain", "tertia.read.page → tertia.run.chain"),
        ("from tertia import extract", "tertia.read.page → tertia.extract"),
    ],
)
def test_the_check_sees_a_forbidden_arrow(tmp_path: Path, text: str, arrow: str) -> None:
    """At the top, late, for types alone, and through the package: each is told by both ends."""
    _package(
        tmp_path,
        {
            "read/page.py": text,
            "store/contract.py": "",
            "settings.py": "",
            "run/chain.py": "",
            "extract/__init__.py": "",
        },
    )
    assert forbidden(arrows_of(tmp_path)) == [arrow]


def test_the_run_sees_the_contract_of_the_store_and_no_more(tmp_path: Path) -> None:
    """The run can be given any store."""
    text = "from tertia.store.contract import Store\nfrom tertia.store.sqlite import SqliteStore"
    _package(tmp_path, {"run/local.py": text, "store/contract.py": "", "store/sqlite.py": ""})
    assert forbidden(arrows_of(tmp_path)) == ["tertia.run.local → tertia.store.sqlite"]


def test_the_check_sees_a_circle(tmp_path: Path) -> None:
    """A late import closes a circle as well as one at the top."""
    _package(
        tmp_path, {"model/a.py": "import tertia.model.b", "model/b.py": "def f():\n    from tertia.model import a"}
    )
    assert circles(arrows_of(tmp_path)) == [["tertia.model.a", "tertia.model.b", "tertia.model.a"]]


def _package(root: Path, files: Mapping[str, str]) -> None:
    for name, text in {"__init__.py": "", **files}.items():
        path = root / "tertia" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
