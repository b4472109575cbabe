"""Who can speak, and through which outlet: `roles.yaml` and `outlet_names.yaml`, checked.

role_lexicon().persons  → {"minister", "ministers", …};  outlet_lexicon().known → {"Reuters", …}
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tertia.errors import LexiconError

_HERE = Path(__file__).parent
_ROLE_SETS = (
    *("persons", "groups", "bodies", "name_parts", "official", "judicial", "hidden", "open", "papers", "modifiers"),
    *("particles", "not_names", "determiners", "prepositions", "no_body"),
    *("state_papers", "countries", "anaphors", "offices", "nameless"),
)
_ROLE_KEYS = frozenset({*_ROLE_SETS, "hidden_phrases", "titles", "gendered", "first_names"})
_OUTLET_SETS = (
    *("endings", "openings", "platforms", "nameless", "media", "hosts"),
    *("publishers", "governments", "independent", "legislatures", "genres"),
)
_OUTLET_KEYS = frozenset({*_OUTLET_SETS, "known", "voices", "patterns"})
_PATTERN_KEYS = frozenset({"statement", "agreement", "clauses", "news", "speaking", "debate"})


@dataclass(frozen=True, slots=True)
class RoleLexicon:
    """The words of `roles.yaml`, in lower case; `titles`, `gendered`, `first_names` give "m", "f" or "x" a word."""

    persons: frozenset[str]
    groups: frozenset[str]
    bodies: frozenset[str]
    name_parts: frozenset[str]
    official: frozenset[str]
    judicial: frozenset[str]
    hidden: frozenset[str]
    open: frozenset[str]
    papers: frozenset[str]
    modifiers: frozenset[str]
    particles: frozenset[str]
    not_names: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    no_body: frozenset[str]
    state_papers: frozenset[str]
    countries: frozenset[str]
    anaphors: frozenset[str]
    offices: frozenset[str]
    nameless: frozenset[str]
    hidden_phrases: tuple[str, ...]
    titles: Mapping[str, str]
    gendered: Mapping[str, str]
    first_names: Mapping[str, str]

    def is_official(self, low: str) -> bool:
        """Tell whether a word is a noun for an office or body of a state."""
        return low in self.official and (low in self.persons or low in self.groups or low in self.bodies)

    def is_noun(self, low: str) -> bool:
        """Tell whether a word is a noun for one who can speak: a person, a group, a body or a paper."""
        return low in self.persons or low in self.groups or low in self.bodies or low in self.papers


@dataclass(frozen=True, slots=True)
class OutletLexicon:
    """The words of `outlet_names.yaml`; `known` is keyed by the name in lower case without its article."""

    known: Mapping[str, str]
    endings: frozenset[str]
    openings: frozenset[str]
    platforms: frozenset[str]
    nameless: frozenset[str]
    media: frozenset[str]
    hosts: frozenset[str]
    publishers: frozenset[str]
    governments: frozenset[str]
    independent: frozenset[str]
    legislatures: frozenset[str]
    genres: frozenset[str]
    voices: tuple[str, ...]
    patterns: Mapping[str, re.Pattern[str]]


@cache
def role_lexicon() -> RoleLexicon:
    """Return the words of `roles.yaml`; raises `LexiconError` where the file breaks its own form."""
    return parse_roles(_load("roles.yaml"))


@cache
def outlet_lexicon() -> OutletLexicon:
    """Return the words of `outlet_names.yaml`; raises `LexiconError` where the file breaks its own form."""
    return parse_outlets(_load("outlet_names.yaml"))


def parse_roles(data: Any) -> RoleLexicon:
    """Check the data of `roles.yaml`; raises `LexiconError` for a missing key or a word under two genders."""
    if not isinstance(data, dict) or set(data) != _ROLE_KEYS:
        raise LexiconError(f"roles.yaml has exactly the keys {', '.join(sorted(_ROLE_KEYS))}")
    sets = {key: frozenset(str(data[key]).split()) for key in _ROLE_SETS}
    sets["persons"] |= {word + "s" for word in sets["persons"]}
    return RoleLexicon(
        **sets,
        hidden_phrases=tuple(data["hidden_phrases"]),
        titles=_genders("titles", data["titles"]),
        gendered=_genders("gendered", data["gendered"]),
        first_names=_genders("first_names", data["first_names"]),
    )


def parse_outlets(data: Any) -> OutletLexicon:
    """Check the data of `outlet_names.yaml`; raises `LexiconError` for a missing key."""
    if not isinstance(data, dict) or set(data) != _OUTLET_KEYS:
        raise LexiconError(f"outlet_names.yaml has exactly the keys {', '.join(sorted(_OUTLET_KEYS))}")
    words = {key: frozenset(str(data[key]).split()) for key in _OUTLET_SETS}
    return OutletLexicon(
        known={bare(name): name for name in data["known"]},
        voices=tuple(data["voices"]),
        patterns=_patterns(data["patterns"]),
        **words,
    )


def _patterns(data: Mapping[str, str]) -> Mapping[str, re.Pattern[str]]:
    if set(data) != _PATTERN_KEYS:
        raise LexiconError(f"outlet_names.yaml has the patterns {', '.join(sorted(_PATTERN_KEYS))}, no other")
    try:
        return {key: re.compile(text.replace("| ", "|"), re.IGNORECASE | re.MULTILINE) for key, text in data.items()}
    except re.error as error:
        raise LexiconError(f"outlet_names.yaml holds a broken pattern: {error}") from error


def publisher_patterns() -> Mapping[str, re.Pattern[str]]:
    """Return the patterns that tell a publisher's own statement from news."""
    return outlet_lexicon().patterns


def bare(name: str) -> str:
    """Return an outlet's name in lower case without its article: the key under which it is known."""
    low = name.lower()
    return low.removeprefix("the ")


def _genders(key: str, data: Mapping[str, str]) -> Mapping[str, str]:
    table: dict[str, str] = {}
    for gender, words in data.items():
        for word in str(words).split():
            if table.setdefault(word, gender) != gender:
                raise LexiconError(f"roles.yaml gives {word} two genders under {key}")
    return table


def _load(name: str) -> Any:
    return yaml.load((_HERE / name).read_bytes(), Loader=yaml.CSafeLoader)
