"""Words of time expressions from `dates.yaml`: each word with its class letter and value, checked.

time_words()["march"] → TimeWord("M", 3)
time_words()["last"]  → TimeWord("L", "last")
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tertia.errors import LexiconError
from tertia.lexicon.numbers import load_yaml, number_words, ordinal_words

_FILE = Path(__file__).with_name("dates.yaml")


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A word's class letter (see `dates.yaml`) and its value: a month's number, a unit's letter, the word itself."""

    letter: str
    value: Any


@dataclass(frozen=True, slots=True)
class TenseWords:
    """Words that put a date without a year before or after the publication date."""

    future: frozenset[str]
    weak_future: frozenset[str]
    never_past: frozenset[str]
    fell: frozenset[str]
    denial: frozenset[str]
    ahead: frozenset[str]
    past: frozenset[str]


@cache
def _data() -> Mapping[str, Any]:
    return MappingProxyType(load_yaml(_FILE))


@cache
def time_words() -> Mapping[str, TimeWord]:
    """Return every word of time, lower-cased; where two groups name a word, the first keeps it."""
    words: dict[str, TimeWord] = {}
    for letter, pairs in _groups():
        if len(letter) != 1:
            raise LexiconError(f"dates.yaml: the class {letter!r} is not one letter")
        for word, value in pairs.items():
            words.setdefault(str(word).lower(), TimeWord(letter, value))
    return MappingProxyType(words)


def _groups() -> list[tuple[str, Mapping[str, Any]]]:
    data = _data()
    groups: list[tuple[str, Mapping[str, Any]]] = [
        ("M", _within(data["months"], 1, 12, "months")),
        ("W", _within(data["weekdays"], 0, 6, "weekdays")),
        ("w", _within(data["weekday_abbreviations"], 0, 6, "weekday_abbreviations")),
        ("S", data["seasons"]),
        ("P", data["parts_of_day"]),
        ("U", data["units"]["singular"]),
        ("Q", data["quarters"]),
        ("z", data["repeated"]),
        ("J", dict.fromkeys(data["new_words"], "new")),
        ("u", data["units"]["plural"]),
        ("p", {word: word[0] for word in data["meridiem"]}),
        ("R", data["references"]),
        ("c", dict.fromkeys(data["current_words"], "current")),
        ("r", dict.fromkeys(data["recent_words"], "recent")),
        ("e", dict.fromkeys(data["future_nouns"], "FUTURE_REF")),
        ("X", data["holidays"]),
    ]
    groups += [(letter, {word: word for word in words}) for letter, words in data["determiners"].items()]
    groups.append(("n", {word: entry.value for word, entry in number_words().items() if entry.kind in _COUNTING}))
    groups.append(("O", ordinal_words()))
    return groups


_COUNTING = ("ones", "tens", "scale")


def _within(pairs: Mapping[str, int], low: int, high: int, group: str) -> Mapping[str, int]:
    for word, value in pairs.items():
        if not low <= value <= high:
            raise LexiconError(f"dates.yaml: {word!r} in {group} has {value}, which is not within {low} and {high}")
    return pairs


@cache
def ambiguous_months() -> frozenset[str]:
    """Return words that are months only when capitalised or beside a number or preposition of time."""
    return frozenset(_data()["ambiguous_months"])


@cache
def person_titles() -> frozenset[str]:
    """Return words after which "May" is a person."""
    return frozenset(_data()["person_titles"])


@cache
def counted_nouns() -> frozenset[str]:
    """Return nouns before which four digits are a count and no year."""
    return frozenset(_data()["counted"])


@cache
def tense_words() -> TenseWords:
    """Return the words that tell future from past."""
    tense = _data()["tense"]
    return TenseWords(**{name: frozenset(words) for name, words in tense.items()})
