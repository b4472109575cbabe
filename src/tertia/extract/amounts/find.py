"""Find the amounts of a text: people, money, lengths of time, with their bounds.

Terms: a *bound word* opens an end ("up to"); a *bare number* has no noun after it ("Panama received 299") and counts
people where the text around it speaks of people; a *label* makes a number a name ("Article 3").

    "as many as 250 refused asylum seekers" → ..250 people, noun "seekers"
    "£370m" → 370,000,000 GBP          "an Iraqi national" → 1 person
"""

from __future__ import annotations

from dataclasses import replace

from tertia.extract.amounts.labels import YEARS, is_date, is_label
from tertia.extract.amounts.mention import Counting, home_money, mention_of, rate
from tertia.extract.amounts.number import Number, read_number, read_range
from tertia.extract.amounts.persons import one_person
from tertia.extract.amounts.units import (
    Unit,
    money_unit,
    noun_kind,
    people_unit,
    time_unit,
)
from tertia.extract.amounts.words import Word, split
from tertia.lexicon.counting import money_words, people_words
from tertia.model.amount import AmountMention

NEAR_BEFORE, NEAR_AFTER = 250, 80
"""Words before and after a bare number among which a noun for people makes it count people. Set by hand after
looking at the misses on gold/train and gold/dev; a sweep is still to be made."""


MONEY_FROM = 1_000_000
"""A number from here on without a noun is money, not people; set by hand."""

_TELLING = ("moved", "demonym")
"""Kinds of nouns that tell that a bare number nearby counts people."""


def find_amounts(text: str) -> tuple[AmountMention, ...]:
    """Return the amounts of a text in order of their start; none overlaps another."""
    words = split(text)
    people = people_words()
    at_people = [
        index for index, word in enumerate(words) if word.group == "word" and noun_kind(word, people) in _TELLING
    ]
    scene = Counting(words, at_people, text, {})
    found: list[AmountMention] = []
    index = 0
    while index < len(words):
        hit = _number_at(scene, index) or one_person(scene, index)
        if hit is None:
            index += 1
            continue
        mention, after = hit
        if mention is not None:
            _append(found, mention, text)
        index = max(after, index + 1)
    return tuple(found)


def _append(found: list[AmountMention], mention: AmountMention, text: str) -> None:
    """Append a mention; the one before keeps the words it took, or gives way if it tells no number."""
    if found and found[-1].end > mention.start:
        if not found[-1].amount.bounds.known:
            found.pop()
            return _append(found, mention, text)
        start = found[-1].end
        while start < mention.end and text[start].isspace():
            start += 1
        if start >= mention.end:
            return None
        mention = replace(mention, start=start)
    found.append(mention)
    return None


def _number_at(scene: Counting, index: int) -> tuple[AmountMention | None, int] | None:
    words = scene.words
    first = read_number(words, index)
    if first is None:
        return None
    number = read_range(words, first)
    if is_label(words, number) or is_date(words, number):
        return None, number.end
    money = money_unit(words, number)
    if money:
        return _money(scene, number, money)
    days = time_unit(words, number)
    if days:
        return mention_of(scene, number, days), days.end
    return _count(scene, number)


def _money(scene: Counting, number: Number, money: Unit) -> tuple[AmountMention | None, int]:
    number = _range_with_sign(scene, number)
    shared = money.name == "$" or (money.noun.isalpha() and money.noun in (*money_words().words, "rs", "shs"))
    money.name = scene.money = home_money(scene, money.name) if shared else money.name
    money.end = max(money.end, number.end)
    per, end = rate(scene.words, money.end, money.start)
    return mention_of(scene, number, money, per), max(end, money.end)


def _range_with_sign(scene: Counting, number: Number) -> Number:
    """Widen "$5 million to $7 million", "between £3m and £5m"."""
    words, at = scene.words, number.end
    if number.low is None or at + 2 >= len(words) or words[at].low not in ("to", "and", "or", "-", "–"):
        return number
    if words[at].low == "and" and not any(
        word.low == "between" for word in words[max(0, number.start - 4) : number.start]
    ):
        return number
    if words[at + 1].text not in "$£€":
        return number
    second = read_number(words, at + 2)
    if second is None or second.high is None or not number.low < second.high:
        return number
    return Number(number.start, second.end, number.low, second.high, number.digits, number.scaled)


def _count(scene: Counting, number: Number) -> tuple[AmountMention | None, int]:
    words = scene.words
    after = words[number.end].low if number.end < len(words) else ""
    if after in ("%", "percent") or (
        after == "per" and words[number.end + 1 : number.end + 2] and words[number.end + 1].low == "cent"
    ):
        return None, number.end + 1
    if after in people_words().not_people_after:
        return None, number.end + 1
    unit = people_unit(words, number)
    if unit is None and (carried := _carried_money(scene, number)):
        return carried
    if _is_year(words, number, unit):
        return None, number.end
    if number.low is not None and number.low != int(number.low) and not (unit and unit.name == "people"):
        return None, number.end
    if unit is None:
        unit = _bare(scene, number)
        if unit is None:
            return None, number.end
    per, end = rate(words, unit.end, number.start) if unit.name == "people" or not unit.noun else (None, unit.end)
    if per in ("year", "month"):
        unit.name = "people"
    mention = mention_of(scene, number, unit, per)
    return mention, max(number.end, end if per else number.end)


def _carried_money(scene: Counting, number: Number) -> tuple[AmountMention | None, int] | None:
    """Read a sum without its sign in a text that told money before: "33,000,000 as a lump sum", "370,000 for each"."""
    if not scene.money or number.low is None or number.low < 1000:
        return None
    per, end = rate(scene.words, number.end, number.start)
    if number.low < MONEY_FROM and per != "person":
        return None
    unit = Unit(scene.money, "", number.end, number.start)
    return mention_of(scene, number, unit, per), max(end, number.end)


def _bare(scene: Counting, number: Number) -> Unit | None:
    """Return people for a number without a noun where people are spoken of nearby, else no unit."""
    words = scene.words
    word = words[number.start]
    if word.low == "one" and number.end == number.start + 1 and not _one_stands_alone(words, number):
        return None
    if number.low is None and word.low in ("some", "many", "few", "several", "various", "a"):
        return None
    near = (number.low or 0) < MONEY_FROM and any(
        number.start - NEAR_BEFORE <= at <= number.end + NEAR_AFTER for at in scene.people_at
    )
    return Unit("people" if near else "", "", number.end, number.start)


def _one_stands_alone(words: list[Word], number: Number) -> bool:
    before = words[number.start - 1].low if number.start else ""
    after = words[number.end].low if number.end < len(words) else ""
    if before in ("the", "no", "this", "that", "which", "any", "every", "each", "another", "last"):
        return False
    return after in (
        "is",
        "was",
        "has",
        "had",
        "of",
        "in",
        "from",
        "who",
        "by",
        "to",
        "came",
        "went",
        ",",
        ".",
        ";",
        ":",
        "at",
        "into",
    )


def _is_year(words: list[Word], number: Number, unit: Unit | None) -> bool:
    """Tell whether four digits are a year: no noun for people follows within three words."""
    if number.low not in YEARS or not number.digits or not words[number.start].text.isdecimal():
        return False
    return unit is None or unit.name != "people" or unit.end > number.end + 3
