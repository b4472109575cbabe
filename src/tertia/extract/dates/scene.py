"""What a rule may look at: the words it matched, the publication date, the dates already seen, and the tense.

Tense decides on which side of the publication date "on Friday" or "in March" lies: the nearest word of tense in the
clause (before the expression first, then after it) says future ("will", "due") or past ("signed", "was").
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tertia.extract.dates.calendar import Time
from tertia.extract.dates.tokens import Token
from tertia.lexicon.dates import TenseWords, tense_words

LOOK_BACK = 14
"""Tokens before an expression in which a word of tense counts; compared at 6, 10, 14 and 20
on gold/train and gold/dev together (share of `when` recalled): flat from 10 on."""

_BE = frozenset(("is", "are", "due", "set", "am"))
"""Words that make "to" look ahead: "is to hear the case on 25 February"."""

LOOK_AHEAD = 8
"""Tokens after an expression in which a word of tense counts, where none stands before it; compared at
0, 4, 8 and 12 as above: flat from 4 on."""


@dataclass(slots=True)
class Scene:
    """The running state of one text; `anchor` is the last time with a day, `quarter` the last quarter told."""

    tokens: list[Token]
    letters: str
    published: date | None
    anchor: Time | None = None
    anchor_at: int = 0
    quarter: Time | None = None
    year: int | None = None
    year_at: int = -1
    tenses: TenseWords = field(default_factory=tense_words)

    month_first: bool | None = None

    def tense(self, start: int, end: int, weak: bool = False) -> int:
        """Return 1 where the clause looks ahead, -1 where it looks back, 0 where no word tells; `weak` counts "may"."""
        if start and self.tokens[start - 1].text.lower() in self.tenses.ahead:
            return 1
        for index in range(start - 1, max(-1, start - 1 - LOOK_BACK), -1):
            if self.letters[index] in ".|":
                break
            if found := self.word_tense(index, weak):
                return found
        for index in range(end, min(len(self.tokens), end + LOOK_AHEAD)):
            if self.letters[index] in ".,|":
                break
            if found := self.word_tense(index, weak):
                return found
        return 0

    def word_tense(self, index: int, weak: bool = False) -> int:
        """Return what one word tells of the tense: 1, -1 or 0."""
        token = self.tokens[index]
        if token.text == "to" and index and self.tokens[index - 1].text.lower() in _BE:
            return 1
        low = token.value if token.letter == "_" else token.text.lower()
        if not isinstance(low, str):
            return 0
        if low in self.tenses.future or low.endswith("'ll"):
            return -1 if index and low == "due" and self.tokens[index - 1].text.lower() in self.tenses.fell else 1
        if weak and low in self.tenses.weak_future:
            return 1
        if low in self.tenses.never_past:
            return 0
        if low in self.tenses.past or (low.endswith("ed") and len(low) > 4 and self.letters[index] == "_"):
            return self._participle(index, low)
        return 0

    def _participle(self, index: int, low: str) -> int:
        """Return what a past form tells: "to be signed" and "is to be sent" look ahead, "have" alone looks back."""
        before = self.tokens[index - 1].text.lower() if index else ""
        return 1 if low.endswith("ed") and before == "be" else -1

    def same_sentence(self, earlier: int, later: int) -> bool:
        """Tell whether no sentence ends between two tokens."""
        return "|" not in self.letters[earlier:later] and "." not in self.letters[earlier:later]


@dataclass(slots=True)
class Found:
    """One match: its tokens and letters, and the scene; `pick` gives the value of the first token with a letter."""

    scene: Scene
    start: int
    end: int

    @property
    def letters(self) -> str:
        """Return the matched letters."""
        return self.scene.letters[self.start : self.end]

    @property
    def tokens(self) -> list[Token]:
        """Return the matched tokens."""
        return self.scene.tokens[self.start : self.end]

    @property
    def published(self) -> date | None:
        """Return the publication date."""
        return self.scene.published

    @property
    def tense(self) -> int:
        """Return the clause's tense: 1 ahead, -1 back, 0 untold."""
        return self.scene.tense(self.start, self.end)

    @property
    def weak_tense(self) -> int:
        """Return the tense where "may" and "could" look ahead as well."""
        return self.scene.tense(self.start, self.end, weak=True)

    @property
    def told_before(self) -> bool:
        """Tell whether a past word stands among the three before ("signed on Dec. 7"): it dates that act."""
        scene = self.scene
        return any(scene.word_tense(index) < 0 for index in range(max(0, self.start - 3), self.start))

    def pick(self, wanted: str, nth: int = 0) -> Any:
        """Return the value of the nth token whose letter is among `wanted`, or None."""
        for letter, token in zip(self.letters, self.tokens, strict=True):
            if letter in wanted:
                if nth == 0:
                    return token.value
                nth -= 1
        return None

    def word(self, wanted: str) -> str:
        """Return the first token with such a letter as lower-cased text, or an empty string."""
        for letter, token in zip(self.letters, self.tokens, strict=True):
            if letter in wanted:
                return token.text.lower()
        return ""

    def number(self) -> float | None:
        """Return the value of the number words in the match ("twenty-one" → 21), or None without any."""
        return number_of(
            [token.value for letter, token in zip(self.letters, self.tokens, strict=True) if letter in "nDY"]
        )

    def count(self) -> float | None:
        """Return how many units are told: a number, "a" or a lone unit for one; None for "several"."""
        number = self.number()
        if number is not None:
            return number
        if "v" in self.letters:
            return 2.0 if self.word("v") == "couple" else None
        return 1.0 if "A" in self.letters or ("O" not in self.letters and "U" in self.letters) else None


def number_of(values: list[float]) -> float | None:
    """Return the number that a run of number words spells: [2, 100, 50] → 250."""
    if not values:
        return None
    total, current = 0.0, 0.0
    for value in values:
        if value >= 1000 and current:
            total, current = total + current * value, 0.0
        elif value == 100 or (value == 12 and current):
            current = max(1.0, current) * value
        else:
            current += value
    return total + current
