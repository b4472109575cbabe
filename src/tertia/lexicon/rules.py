"""Rules of claims: named patterns over a sentence's tokens, each with a label, an example and a hand-made weight.

A file in `lexicon/rules/` is a list of:

    - name: agreed.to_accept           # unique over all files
      label: stage.agreed              # kind, or kind and key word, of the claim that it speaks for
      patterns:                        # one is enough
        - "@c ~4 {agree} ~3 {accept}"
      example: "Rwanda has agreed to take in deportees."           # fires here (a test runs it)
      counter: "Rwanda has agreed to buy wheat."                   # and not here; optional
      weight: 2.0                      # what it adds to the score before learning; negative speaks against

The pattern language, elements separated by spaces:

    word  a|b     this token, or one of these
    {class}       a word or phrase of a word class; `{a|b}` of one of two classes
    @c @d @o …    what the layers found (see `classes`)
    ~N            up to N tokens of any sort
    x?            x may be missing
    !x            the next token is not x
    <  >          what stands between is the phrase that a term quotes
    ^  $          the sentence begins or ends here
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import Any

from tertia.errors import LexiconError
from tertia.lexicon.classes import load_yaml, word_classes


class Sort(Enum):
    """What an element of a pattern asks for."""

    WORDS = auto()
    CLASSES = auto()
    GAP = auto()
    OPEN = auto()
    CLOSE = auto()
    BEGIN = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its sort, the words or class names that it allows, the length of a gap."""

    sort: Sort
    names: frozenset[str] = frozenset()
    gap: int = 0
    optional: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sequence of elements; `needs` holds, for each that cannot be missing, the names one of which must occur."""

    source: str
    elements: tuple[Element, ...]
    needs: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule; `label` is "kind" or "kind.key word"."""

    name: str
    label: str
    patterns: tuple[Pattern, ...]
    example: str
    counter: str | None
    weight: float


_SIGNS = {"<": Sort.OPEN, ">": Sort.CLOSE, "^": Sort.BEGIN, "$": Sort.END}


def parse_pattern(source: str) -> Pattern:
    """Parse one pattern; raises `LexiconError` naming the element that cannot be read."""
    elements = tuple(_element(word, source) for word in source.split())
    needs = tuple(
        e.names if e.sort is Sort.WORDS else frozenset("{" + n for n in e.names)
        for e in elements
        if e.sort in (Sort.WORDS, Sort.CLASSES) and not e.optional and not e.negated
    )
    if not needs:
        raise LexiconError(f"the pattern {source!r} asks for no word at all.")
    return Pattern(source, elements, needs)


def _element(word: str, source: str) -> Element:
    if word in _SIGNS:
        return Element(_SIGNS[word])
    if gap := re.fullmatch(r"~(\d+)", word):
        return Element(Sort.GAP, gap=int(gap[1]))
    negated, optional = word.startswith("!"), word.endswith("?") and len(word) > 1
    body = word[1 if negated else 0 : -1 if optional else None]
    if braces := re.fullmatch(r"\{([\w|]+)\}", body):
        names = frozenset(braces[1].split("|"))
        if unknown := names - word_classes().keys():
            raise LexiconError(f"the pattern {source!r} names the unknown class {sorted(unknown)[0]!r}.")
        return Element(Sort.CLASSES, names, optional=optional, negated=negated)
    if not body or re.search(r"[{}<>~]", body):
        raise LexiconError(f"the pattern {source!r} has {word!r}, which is no word, class, gap or sign.")
    return Element(Sort.WORDS, frozenset(body.split("|")), optional=optional, negated=negated)


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule of the lexicon in the order of the files; raises `LexiconError` where one is malformed."""
    found: list[Rule] = []
    for name, content in load_yaml("rules"):
        found += (_rule(name, row) for row in content or ())
    names = [rule.name for rule in found]
    if len(set(names)) < len(names):
        twice = next(n for n in names if names.count(n) > 1)
        raise LexiconError(f"the rule {twice!r} is defined twice; give one of the two another name.")
    return tuple(found)


def _rule(file: str, row: dict[str, Any]) -> Rule:
    if missing := {"name", "label", "patterns", "example"} - row.keys():
        raise LexiconError(f"rules/{file}: the rule {row.get('name', row)!r} lacks {', '.join(sorted(missing))}.")
    try:
        patterns = tuple(parse_pattern(p) for p in row["patterns"])
    except LexiconError as error:
        raise LexiconError(f"rules/{file}: rule {row['name']!r}: {error}") from error
    return Rule(row["name"], row["label"], patterns, row["example"], row.get("counter"), float(row.get("weight", 1.0)))
