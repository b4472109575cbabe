"""Number words, scales and bound words, from `numbers.yaml`, checked.

number_words()["twenty"] → NumberWord(kind="tens", value=20)
bound_words().before["up to"] → "max"
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from tertia.errors import LexiconError

_FILE = Path(__file__).with_name("numbers.yaml")
BOUND_KINDS = ("exact", "max", "min", "over", "under")
"""How a bound word turns N into two ends: N..N, ..N, N.., N+1.., ..N-1."""


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A word of a number: `ones`, `tens`, `scale`, `short_scale`, `pair` or `vague` (no value)."""

    kind: str
    value: int


@dataclass(frozen=True, slots=True)
class BoundWords:
    """Phrases (lower-cased, one space between words) that stand before or after a number, with their bound kind."""

    before: Mapping[str, str]
    after: Mapping[str, str]


def load_yaml(path: Path) -> Any:
    """Return the content of a YAML file of the lexicon; a file that does not parse is a LexiconError."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise LexiconError(f"{path.name} is no valid YAML ({error}); mend the file") from error


@cache
def number_words() -> Mapping[str, NumberWord]:
    """Return every word that can be part of a number, by its lower-cased form; vague words have the value 0."""
    data, words = load_yaml(_FILE), {}
    groups = {"ones": "ones", "tens": "tens", "scales": "scale", "short_scales": "short_scale", "pairs": "pair"}
    for group, kind in groups.items():
        for word, value in data[group].items():
            if word in words or not isinstance(value, int):
                raise LexiconError(f"numbers.yaml: {word!r} in {group} stands twice or has no whole value")
            words[word] = NumberWord(kind, value)
    for word in data["vague"]:
        words[word] = NumberWord("vague", 0)
    return MappingProxyType(words)


@cache
def ordinal_words() -> Mapping[str, int]:
    """Return ordinal words with their value: `third` → 3."""
    return MappingProxyType(dict(load_yaml(_FILE)["ordinals"]))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Words around numbers that settle what they bound or count (`numbers.yaml` tells of each); `days` of a unit."""

    limits: frozenset[str]
    sums: frozenset[str]
    hands: frozenset[str]
    one_span: frozenset[str]
    before_unit: frozenset[str]
    before_year: frozenset[str]
    days: Mapping[str, int]


@cache
def surroundings() -> Surroundings:
    """Return the words around numbers."""
    data = load_yaml(_FILE)
    names = ("limits", "sums", "hands", "one_span", "before_unit", "before_year")
    sets = {name: frozenset(data[name]) for name in names}
    return Surroundings(**sets, days=MappingProxyType(dict(data["days"])))


@cache
def bound_words() -> BoundWords:
    """Return the phrases that bound a number, before and after it."""
    data = load_yaml(_FILE)
    return BoundWords(_phrases(data["before"], "before"), _phrases(data["after"], "after"))


def _phrases(groups: Mapping[str, list[str]], place: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for kind, phrases in groups.items():
        if kind not in BOUND_KINDS:
            raise LexiconError(f"numbers.yaml: {kind!r} under {place} is no bound; use one of {', '.join(BOUND_KINDS)}")
        for phrase in phrases:
            if phrase in found:
                raise LexiconError(f"numbers.yaml: {phrase!r} stands twice under {place}")
            found[phrase] = kind
    return MappingProxyType(found)
