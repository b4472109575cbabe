"""The words that make a text worth reading, from `screen.yaml`, checked, in one automaton.

screen_words().find("they deported ten men") → {"moving": {"deport*": "deported"}}
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from tertia.errors import LexiconError
from tertia.lexicon.territories import read_table

_KEYS = {"threshold", "states", "sides", "length", "groups"}


@dataclass(frozen=True, slots=True)
class ScreenWords:
    """Weights and automaton.

    `groups`: group → word → what it adds; `states` and `sides`: count → what reaching it adds; `length`: what each
    doubling of the text beyond 600 characters takes away (a negative number); `patterns`: (group, word) as the
    automaton counts them.
    """

    threshold: float
    states: Mapping[int, float]
    sides: Mapping[int, float]
    length: float
    groups: Mapping[str, Mapping[str, float]]
    patterns: tuple[tuple[str, str], ...]
    automaton: Any

    def find(self, lowered: str) -> dict[str, dict[str, str]]:
        """Return, by group, the words of the lexicon that a lower-cased text holds, each with its first form there."""
        found: dict[str, dict[str, str]] = {}
        for index, start, end in self.automaton.find_matches_as_indexes(lowered):
            group, word = self.patterns[index]
            if (start and lowered[start - 1].isalnum()) or word in found.get(group, ()):
                continue
            stop = _word_end(lowered, end)
            if stop == end or word.endswith("*"):
                found.setdefault(group, {})[word] = lowered[start:stop]
        return found


def _word_end(text: str, end: int) -> int:
    while end < len(text) and text[end].isalnum():
        end += 1
    return end


@cache
def screen_words() -> ScreenWords:
    """Return the checked file; a word in two groups would count twice and is a LexiconError."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    table = read_table("screen.yaml")
    if set(table) != _KEYS:
        raise LexiconError(f"screen.yaml must hold {', '.join(sorted(_KEYS))} and nothing else; mend the file")
    groups = {name: _weights(row, name) for name, row in table["groups"].items()}
    patterns = tuple((name, word) for name, row in groups.items() for word in row)
    plain = [str(word).rstrip("*") for _, word in patterns]
    for word in plain:
        if plain.count(word) > 1 or word != word.lower():
            raise LexiconError(f"screen.yaml: {word!r} stands twice or has capitals; keep one, in small letters")
    return ScreenWords(
        threshold=float(table["threshold"]),
        states=_weights(table["states"], "states"),
        sides=_weights(table["sides"], "sides"),
        length=float(table["length"]),
        groups=MappingProxyType(groups),
        patterns=patterns,
        automaton=AhoCorasick(plain, matchkind=MatchKind.LeftmostLongest),
    )


def _weights(row: object, name: str) -> Mapping[Any, float]:
    if not isinstance(row, dict) or not row or any(not isinstance(one, float) or one <= 0 for one in row.values()):
        raise LexiconError(f"screen.yaml, {name}: must map words to weights such as 0.5, above nothing; mend the file")
    return MappingProxyType(dict(row))
