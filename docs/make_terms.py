"""Write `terms.md` from the code's own vocabulary: enumerations and records of `tertia.model`.

A word's meaning stands in one place, beside the word in the code; this file copies it out for people. A test fails
where the copy is stale. Run `make docs`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
MODEL = ROOT / "src" / "tertia" / "model"
TARGET = ROOT / "docs" / "terms.md"

ENUMERATIONS = (
    ("claim", "Kind Stage Certainty Term Effect Topic About"),
    ("when", "WhenBasis"),
    ("source", "AttributionType"),
    ("document", "PublishedBasis"),
    ("place", "PlaceRole"),
    ("judgement", "Verdict"),
)
RECORDS = (
    ("document", "Capture Document Mask"),
    ("span", "Span"),
    ("claim", "Claim Reason StageValue MovementValue TermValue CourtValue TopicValue AboutValue"),
    ("amount", "Bounds Amount AmountMention"),
    ("when", "When DateMention"),
    ("place", "PlaceMention"),
    ("source", "Speaker Attribution"),
    ("layers", "Screening Layers Extraction"),
    ("issue", "Issue"),
    ("judgement", "Judgement"),
    (
        "arrangement",
        "Pair Record Arrangement StageNow StageEvent Movement TermEntry CourtEntry TopicEntry SilenceEntry",
    ),
    ("arrangement", "Dispute Reading"),
)
HEAD = """# Terms

The words of Tertia, as the code has them. Written by `make docs`; do not edit.

A **claim** is one thing that one document says about an arrangement. A **judgement** is what a person decides about a
claim. A **stage** is where an arrangement stands; what the program does are **steps** (acquire, read, screen, extract,
reconcile, review, publish). A **voice** counts once, however many outlets repeat it.
"""


@dataclass(frozen=True)
class Module:
    """A file of the vocabulary: its classes by name, and its lines for the comments that syntax leaves out."""

    classes: dict[str, ast.ClassDef]
    lines: list[str]


def load(name: str) -> Module:
    """Return the classes of a model file."""
    text = (MODEL / f"{name}.py").read_text(encoding="utf-8")
    classes = {node.name: node for node in ast.parse(text).body if isinstance(node, ast.ClassDef)}
    return Module(classes, text.splitlines())


def enumeration(module: Module, name: str) -> Iterator[str]:
    """Yield the section of an enumeration: its docstring, then a row a word with the comment beside it."""
    node = module.classes[name]
    yield from ("", f"### {name}", "", ast.get_docstring(node) or "", "", "| word | meaning |", "| --- | --- |")
    for member in node.body:
        if isinstance(member, ast.Assign) and isinstance(member.value, ast.Constant):
            meaning = comment(module, member) or shared(module, member)
            yield f"| `{member.value.value!s}` | {meaning} |"


def comment(module: Module, member: ast.Assign) -> str:
    """Return what stands behind a member in its line."""
    return module.lines[member.lineno - 1].partition("  # ")[2].replace("|", "\\|")


def shared(module: Module, member: ast.Assign) -> str:
    """Return the meaning of a word that is a term too: what is not disclosed may be any term."""
    for other in module.classes["Term"].body if "Term" in module.classes else []:
        if isinstance(other, ast.Assign) and ast.dump(other.value) == ast.dump(member.value):
            return comment(module, other)
    return ""


def record(module: Module, name: str) -> Iterator[str]:
    """Yield the section of a record: its docstring, then its fields with their types."""
    node = module.classes[name]
    yield from ("", f"### {name}", "", ast.get_docstring(node) or "", "")
    fields = [part for part in node.body if isinstance(part, ast.AnnAssign)]
    yield "Fields: " + ", ".join(f"`{ast.unparse(f.target)}: {ast.unparse(f.annotation)}`" for f in fields) + "."


def render() -> str:
    """Return the text of `terms.md`."""
    lines = [HEAD, "## Words"]
    for name, words in ENUMERATIONS:
        lines += [line for word in words.split() for line in enumeration(load(name), word)]
    lines += ["", "## Records"]
    for name, words in RECORDS:
        lines += [line for word in words.split() for line in record(load(name), word)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TARGET.write_text(render(), encoding="utf-8")
