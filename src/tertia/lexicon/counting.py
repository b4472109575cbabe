"""What numbers count: people nouns (`people_nouns.yaml`) and money (`currencies.yaml`), checked.

people_words().moved → {"deportee", "deportees", ...}      money_words().signs["£"] → "GBP"
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from tertia.errors import LexiconError
from tertia.lexicon.numbers import load_yaml

_HERE = Path(__file__).parent
_CODE = re.compile(r"[A-Z]{3}|\$")


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """Nouns by what they count, and the words that bound a noun phrase; all lower-cased."""

    moved: frozenset[str]
    room: frozenset[str]
    acting: frozenset[str]
    other_heads: frozenset[str]
    pronouns: frozenset[str]
    collectives: frozenset[str]
    labels: frozenset[str]
    not_people_after: frozenset[str]
    stops: frozenset[str]
    singles: frozenset[str]
    never_one: frozenset[str]
    of_the: frozenset[str]
    plural_demonyms: frozenset[str]
    singular_demonyms: frozenset[str]
    not_demonyms: frozenset[str]
    plural_endings: tuple[str, ...]
    singular_endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MoneyWords:
    """Signs, prefixes of the dollar sign, codes and words, each with its ISO 4217 code (`$`: the text's own dollar)."""

    signs: Mapping[str, str]
    dollar_prefixes: Mapping[str, str]
    codes: Mapping[str, str]
    glued: Mapping[str, str]
    words: Mapping[str, str]
    of_country: Mapping[str, Mapping[str, str]]
    homes: Mapping[str, Mapping[str, re.Pattern[str]]]
    per: Mapping[str, str]


@cache
def people_words() -> PeopleWords:
    """Return the nouns that count people and the words around them."""
    data = load_yaml(_HERE / "people_nouns.yaml")
    names = data["demonyms"]
    sets = {key: frozenset(map(str, words)) for key, words in data.items() if key != "demonyms"}
    for word in sets["moved"] & sets["stops"]:
        raise LexiconError(f"people_nouns.yaml: {word!r} is both a noun for people and a word that ends a phrase")
    return PeopleWords(
        **sets,
        plural_demonyms=frozenset(names["plural"]),
        singular_demonyms=frozenset(names["singular"]),
        not_demonyms=frozenset(names["not"]),
        plural_endings=tuple(names["plural_endings"]),
        singular_endings=tuple(names["singular_endings"]),
    )


@cache
def money_words() -> MoneyWords:
    """Return the words of money."""
    data = load_yaml(_HERE / "currencies.yaml")
    for group in ("signs", "dollar_prefixes", "codes", "glued", "words"):
        for word, code in data[group].items():
            if not isinstance(code, str) or not _CODE.fullmatch(code):
                raise LexiconError(f"currencies.yaml: {word!r} in {group} has {code!r}, which is no ISO 4217 code")
    homes = {word: {code: _names(names) for code, names in codes.items()} for word, codes in data["homes"].items()}
    per = {phrase: unit for unit, phrases in data["per"].items() for phrase in phrases}
    groups = {
        name: MappingProxyType(data[name])
        for name in ("signs", "dollar_prefixes", "codes", "glued", "words", "of_country")
    }
    return MoneyWords(**groups, homes=MappingProxyType(homes), per=MappingProxyType(per))


def _names(names: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})(?!\w)")
