"""Rules for what is not the author's report: `promo.yaml`, checked and compiled once.

promo_rules() → (PromoRule("also_read", LINE, …), …), in the order of the file
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tertia.errors import LexiconError

_FILE = Path(__file__).with_name("promo.yaml")
_KEYS = frozenset({"name", "where", "pattern", "case", "example", "counter"})


class Where(StrEnum):
    """What a rule is laid against."""

    LINE = "line"
    INNER = "inner"  # a line that is not the first: there the same words are the headline
    SENTENCE = "sentence"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class PromoRule:
    """One rule: its name, where it looks, the compiled pattern, and the texts that prove it."""

    name: str
    where: Where
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counters: tuple[str, ...]


@cache
def promo_rules() -> tuple[PromoRule, ...]:
    """Return all rules; raises `LexiconError` where the file breaks its own form."""
    return parse_rules(yaml.load(_FILE.read_bytes(), Loader=yaml.CSafeLoader))


def parse_rules(data: Any) -> tuple[PromoRule, ...]:
    """Check a list of rules; raises `LexiconError` for a wrong key, a broken pattern, no example, a double."""
    if not isinstance(data, list):
        raise LexiconError("promo.yaml is a list of rules")
    rules = tuple(_rule(entry) for entry in data)
    names = [rule.name for rule in rules]
    for name in names:
        if names.count(name) > 1:
            raise LexiconError(f"promo.yaml names the rule {name} twice")
    return rules


def _rule(entry: Any) -> PromoRule:
    if not isinstance(entry, Mapping) or not isinstance(entry.get("name"), str):
        raise LexiconError(f"promo.yaml: every rule is a mapping with a name, not {entry!r}")
    name = entry["name"]
    if extra := set(entry) - _KEYS:
        raise LexiconError(f"promo.yaml, rule {name}: unknown key {', '.join(sorted(map(str, extra)))}")
    try:
        flags = re.NOFLAG if entry.get("case") else re.IGNORECASE
        pattern = re.compile(str(entry["pattern"]), flags)
        where = Where(entry["where"])
    except (KeyError, ValueError, re.error) as error:
        raise LexiconError(f"promo.yaml, rule {name}: {error}") from error
    examples = tuple(entry.get("example") or ())
    if not examples:
        raise LexiconError(f"promo.yaml, rule {name}: give at least one example")
    return PromoRule(name, where, pattern, examples, tuple(entry.get("counter") or ()))
