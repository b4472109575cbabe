"""One or two people, or one unit of time, told without a number: "an Iraqi national", "both men", "a year"."""

from __future__ import annotations

from tertia.extract.amounts.mention import Counting, mention_of
from tertia.extract.amounts.number import Number
from tertia.extract.amounts.units import Unit, counted_noun, is_singular_demonym
from tertia.extract.amounts.words import Word
from tertia.lexicon.counting import people_words
from tertia.lexicon.numbers import surroundings
from tertia.model.amount import AmountMention


def one_person(scene: Counting, index: int) -> tuple[AmountMention | None, int] | None:
    """Read "an Iraqi national", "one man", "a Jamaican", "the first deportee", "both men", "a year"."""
    words, people = scene.words, people_words()
    low = words[index].low
    if low == "both":
        return _both(scene, index)
    if low in ("a", "an"):
        if span := _one_span(scene, index):
            return span
    elif low not in people.singles:
        return None
    unit = counted_noun(words, index + 1, index, people) or _lone_demonym(words, index)
    if unit is None or unit.name != "people" or not _is_one(words[unit.end - 1]):
        return None
    return mention_of(scene, Number(index, index + 1, 1.0, 1.0), unit, widen=True), unit.end


def _one_span(scene: Counting, index: int) -> tuple[AmountMention, int] | None:
    """Read "a year", "a month's", "half a year" as days."""
    words, around = scene.words, surroundings()
    low = words[index + 1].low.removesuffix("'s").removesuffix("’s") if index + 1 < len(words) else ""
    if low not in around.one_span:
        return None
    days = around.days[low]
    if index and words[index - 1].low == "half" and days > 30:
        days = days // 60 * 30
    unit = Unit("days", low, index + 2, index, days)
    return mention_of(scene, Number(index, index + 1, 1.0, 1.0), unit), unit.end


def _is_one(word: Word) -> bool:
    """Tell whether a noun or a people's name stands for one person."""
    people = people_words()
    if word.low in people.moved:
        return not word.low.endswith("s") and word.low not in people.never_one
    return is_singular_demonym(word, people)


def _lone_demonym(words: list[Word], index: int) -> Unit | None:
    """Read "a Jamaican" where no noun follows the people's name."""
    at = index + 1
    if at < len(words) and words[at].low in (
        "young",
        "fellow",
        "former",
        "second",
        "third",
        "elderly",
        "single",
        "lone",
    ):
        at += 1
    if at >= len(words) or not is_singular_demonym(words[at], people_words()):
        return None
    after = words[at + 1] if at + 1 < len(words) else None
    closed = after is None or after.group != "word" or after.low in people_words().stops or after.low.endswith("ed")
    return Unit("people", words[at].low, at + 1, index) if closed and (after is None or after.text != "-") else None


def _both(scene: Counting, index: int) -> tuple[AmountMention | None, int] | None:
    words = scene.words
    at = index + 1
    while at < len(words) and words[at].low in ("of", "the", "these", "those"):
        at += 1
    unit = counted_noun(words, at, index, people_words())
    if unit is None and at < len(words) and words[at].low in ("them", "whom"):
        unit = Unit("people", words[at].low, at + 1, index)
    if unit is None or unit.name != "people":
        return None
    return mention_of(scene, Number(index, index + 1, 2.0, 2.0), unit, None, widen=True), unit.end
