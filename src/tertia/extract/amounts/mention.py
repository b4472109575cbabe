"""From a number and its unit to a mention: bounds, rate, span; and the running state of one text."""

from __future__ import annotations

from dataclasses import dataclass

from tertia.extract.amounts.bounds import bounded, phrase_after, phrase_before, settled, told_limit
from tertia.extract.amounts.number import Number
from tertia.extract.amounts.units import Unit
from tertia.extract.amounts.words import Word
from tertia.lexicon.counting import money_words
from tertia.lexicon.numbers import surroundings
from tertia.model.amount import Amount, AmountMention


@dataclass(slots=True)
class Counting:
    """The running state of one text: its words, where nouns for people stand, which country's dollar "$" is (`homes`,
    filled when asked for), and the money told last.
    """

    words: list[Word]
    people_at: list[int]
    text: str
    homes: dict[str, str]
    money: str = ""


def home_money(scene: Counting, code: str) -> str:
    """Return the money that a shared sign or word means: that of the country which the text names most."""
    if code not in scene.homes:
        counts = {name: len(pattern.findall(scene.text)) for name, pattern in money_words().homes.get(code, {}).items()}
        best = max(counts, key=lambda name: counts[name], default=code)
        scene.homes[code] = best
    return scene.homes[code]


_NO_RATE_BEYOND = frozenset(("and", "or", "for", "up", "but", "over", "within", "after", "at", "than", "who", "that"))
"""Words beyond which no rate belongs to the number before ("300 prisoners and up to a year")."""


def rate(words: list[Word], at: int, start: int) -> tuple[str | None, int]:
    """Return the rate that a phrase after (or "monthly", "annual" before) tells, and where the phrase ends."""
    per = money_words().per
    for offset in range(4):
        for length in (5, 4, 3, 2, 1):
            begin = at + offset
            unit = (
                per.get(" ".join(word.low for word in words[begin : begin + length]))
                if begin + length <= len(words)
                else None
            )
            if unit:
                return unit, begin + length
        if at + offset >= len(words) or words[at + offset].group != "word" or words[at + offset].low in _NO_RATE_BEYOND:
            break
    for word in words[max(0, start - 4) : start]:
        if word.low in ("monthly", "annual", "yearly", "annually"):
            return "month" if word.low == "monthly" else "year", at
    return None, at


def mention_of(
    scene: Counting, number: Number, unit: Unit, per: str | None = None, *, widen: bool = False
) -> AmountMention:
    """Return the mention of a number with its unit and rate; `widen` takes the noun for people into the span."""
    words = scene.words
    kind, start = _bound(words, number, unit)
    end = unit.end if unit.name not in ("people", "") or widen else number.end
    if kind == "exact":
        kind = _bound_after(words, number, unit)
    bounds = bounded(number, kind, unit.factor, unit.name in ("people", ""))
    return AmountMention(words[start].start, words[end - 1].end, Amount(bounds, unit.name, per), unit.noun)


def _bound(words: list[Word], number: Number, unit: Unit) -> tuple[str, int]:
    """Return the bound kind told before the number, and the word at which the mention begins."""
    before = phrase_before(words, unit.start)
    if before is None:
        limit = number.low is not None and unit.name != "" and told_limit(words, unit.start)
        return "max" if limit else "exact", unit.start
    kind, start = before
    first, earlier = words[start].low, words[start - 1].low if start else ""
    kind = settled(kind, first, number, unit.name if unit.name in ("people", "", "days") else "money")
    around = surroundings()
    if (first == "up" and earlier in around.sums) or (first == "over" and earlier in around.hands):
        kind = "exact"
    return kind, unit.start if kind == "exact" and first in ("over", "under", "up") else start


def _bound_after(words: list[Word], number: Number, unit: Unit) -> str:
    """Return the bound kind told after the noun, its rate, or the number itself ("ten newcomers a year at most")."""
    for at in dict.fromkeys((unit.end, rate(words, unit.end, number.start)[1], number.end)):
        if found := phrase_after(words, at):
            return found[0]
    return "exact"
