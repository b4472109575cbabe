"""Numbers that count nothing: labels ("Article 3"), ages, numbered lines, and the numbers of dates."""

from __future__ import annotations

from tertia.extract.amounts.number import Number
from tertia.extract.amounts.units import people_unit
from tertia.extract.amounts.words import Word
from tertia.lexicon.counting import money_words, people_words
from tertia.lexicon.dates import time_words
from tertia.lexicon.numbers import surroundings

YEARS = range(1900, 2100)
"""Four digits of this range are a year unless a noun for people follows at once."""


def is_label(words: list[Word], number: Number) -> bool:
    """Tell whether the number is a name, a heading's number, a part of a code, or somebody's age."""
    at, end = number.start, number.end
    before = words[at - 1] if at else None
    after = words[end] if end < len(words) else None
    labelled = before is not None and before.low in people_words().labels
    if not number.digits:
        return before is not None and labelled and before.low not in ("a", "no", "order")
    codes = money_words().codes
    if after is not None and after.start == words[end - 1].end and after.group == "word" and after.low not in codes:
        return True
    if before is None or before.group == "gap":
        return after is not None and after.text in ".)" and words[at].text.isdecimal()
    if before.low == "." and at >= 2 and words[at - 2].low in ("no", "nos", "art", "p", "pp", "para", "sec", "cf"):
        return True
    if labelled and before.low not in ("a", "no"):
        return True
    if before.end == words[at].start and before.text not in _OPENING and before.low not in codes:
        return _is_part_of_code(words, number, before)
    return _is_age(words, at, end)


_OPENING = "($£€¥₹~≈<>≥≤+“\"‘'«[₦₵₪₱"
"""Marks that may stand right before the digits of a count or sum."""


def _is_part_of_code(words: list[Word], number: Number, before: Word) -> bool:
    """Tell whether digits glued to what stands before them are no count: "C-295", "F1", but "N7.5 million" is money."""
    at = number.start
    large = number.scaled or "," in words[at].low
    if large and before.low in money_words().glued and before.text[0].isupper():
        return False
    return before.text not in "-–—" or at < 2 or words[at - 2].end == before.start


def _is_age(words: list[Word], at: int, end: int) -> bool:
    """Tell whether a number between commas follows a name ("Jim Yong, 34, said")."""
    value = words[at].value
    if value is None or value > 110 or at < 2 or end >= len(words):
        return False
    return (
        words[at - 1].text == ","
        and words[end].text in ",."
        and words[at - 2].text[:1].isupper()
        and words[at - 2].group == "word"
    )


def is_date(words: list[Word], number: Number) -> bool:
    """Tell whether a number of up to 31 stands beside a month, or a year behind one."""
    if not number.digits or number.low is None:
        return False
    after = words[number.end] if number.end < len(words) else None
    before = [word for word in words[max(0, number.start - 4) : number.start] if word.text != "."]
    if number.low <= 31 and (_day_before_month(words, number, after) or _day_after_day(before)):
        return True
    if number.high is not None and number.high <= 31 and before and _is_month(before[-1]):
        return True
    if number.low not in YEARS or not words[number.start].text.isdecimal() or not before:
        return False
    leads = before[-1].low in surroundings().before_year
    return _is_month(before[-1]) or (leads and not _people_next(words, number))


def _day_before_month(words: list[Word], number: Number, after: Word | None) -> bool:
    if after is None:
        return False
    return _is_month(after) or after.low == "de" or (after.text in "-–&" and _day_ahead(words, number.end))


def _day_after_day(before: list[Word]) -> bool:
    """Tell whether the number ends a span of days ("March 3-5")."""
    return len(before) > 2 and before[-1].text in "-–," and before[-2].value is not None and _is_month(before[-3])


def _people_next(words: list[Word], number: Number) -> bool:
    unit = people_unit(words, number)
    return unit is not None and unit.name == "people" and unit.end <= number.end + 3


def _day_ahead(words: list[Word], at: int) -> bool:
    return at + 2 < len(words) and words[at + 1].value is not None and _is_month(words[at + 2])


def _is_month(word: Word) -> bool:
    entry = time_words().get(word.low) if word.group == "word" else None
    return entry is not None and entry.letter == "M" and (word.text[:1].isupper() or len(word.low) > 5)
