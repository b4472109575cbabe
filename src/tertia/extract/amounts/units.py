"""What a number counts: people, money or days, from the words after it (and a sign or code before it)."""

from __future__ import annotations

from dataclasses import dataclass

from tertia.extract.amounts.number import Number
from tertia.extract.amounts.words import Word
from tertia.lexicon.counting import MoneyWords, PeopleWords, money_words, people_words
from tertia.lexicon.numbers import surroundings

PHRASE = 7
"""Words after a number in which the counted noun is looked for."""


@dataclass(slots=True)
class Unit:
    """What is counted: unit, noun, the words at which the phrase ends and begins, days a unit."""

    name: str
    noun: str
    end: int
    start: int
    factor: float = 1.0


def money_unit(words: list[Word], number: Number) -> Unit | None:
    """Return money told by a sign or code before the number, or by a word or code after it."""
    money = money_words()
    return _money_before(words, number, money) or _money_after(words, number, money)


def _money_before(words: list[Word], number: Number, money: MoneyWords) -> Unit | None:
    at = number.start - 1
    if at < 0:
        return None
    low = words[at].low
    if low == "." and at and words[at - 1].low in ("rs", "sh", "fr"):
        at, low = at - 1, words[at - 1].low
    if low == "$":
        before = words[at - 1] if at else None
        glued = before is not None and before.end == words[at].start
        if glued and before is not None and before.low in money.dollar_prefixes:
            return Unit(money.dollar_prefixes[before.low], before.text + "$", number.end, at - 1)
        if glued and before is not None and before.low == "." and at >= 3 and words[at - 4].low == "u":
            return Unit("USD", "US$", number.end, at - 4)
        return Unit("$", "$", number.end, at)
    if low in money.signs:
        return Unit(money.signs[low], low, number.end, at)
    if low in money.glued and words[at].end == words[number.start].start and words[at].text[0].isupper():
        return Unit(money.glued[low], words[at].text, number.end, at)
    if low in money.codes and (words[at].text[:1].isupper()):
        return Unit(money.codes[low], low, number.end, at)
    return None


def _money_after(words: list[Word], number: Number, money: MoneyWords) -> Unit | None:
    at = number.end
    if at < len(words) and words[at].low in ("-", "of", "de", "di", "d"):
        at += 1
    for index in range(at, min(at + 3, len(words))):
        low = words[index].low
        if low in money.words:
            code = _country_code(words, index, money) or money.words[low]
            return Unit(code, low, index + 1, number.start)
        if low in money.signs and index == at:
            return Unit(money.signs[low], low, index + 1, number.start)
        if low in money.codes and words[index].text.isupper() and index == at:
            return Unit(money.codes[low], low, index + 1, number.start)
        if not words[index].text[:1].isupper() and low not in ("us", "tt"):
            return None
    return None


def _country_code(words: list[Word], at: int, money: MoneyWords) -> str | None:
    before = words[at - 1].low if at else ""
    if before == "." and at >= 4:
        before = "us"
    return money.of_country.get(before, {}).get(words[at].low)


def time_unit(words: list[Word], number: Number) -> Unit | None:
    """Return days told by a unit of time after the number ("two years", "90-day", "twelve calendar months")."""
    at, around = number.end, surroundings()
    if at < len(words) and words[at].low == "-":
        at += 1
    for index in range(at, min(at + 2, len(words))):
        low = words[index].low.removesuffix("'").removesuffix("'s").removesuffix("’s")
        if low in around.days:
            return None if _is_age(words, index + 1) else Unit("days", low, index + 1, number.start, around.days[low])
        if low not in around.before_unit:
            return None
    return None


def _is_age(words: list[Word], at: int) -> bool:
    after = [word.low for word in words[at : at + 2]]
    return bool(after) and (after[0] in ("old", "olds", "younger", "older") or after == ["-", "old"])


def people_unit(words: list[Word], number: Number) -> Unit | None:
    """Return the counted noun of the phrase after the number; unit `people` or "", None where no noun follows."""
    people = people_words()
    at = number.end
    if at < len(words) and words[at].low == "of":
        return _partitive(words, number, at + 1, people)
    return counted_noun(words, at, number.start, people)


def _partitive(words: list[Word], number: Number, at: int, people: PeopleWords) -> Unit | None:
    """Read "of them", "of the men", "of whom", "of the nine": the noun after it, or a pronoun for people."""
    if at < len(words) and words[at].low in people.pronouns:
        if words[at].low not in ("those", "these"):
            return Unit("people", words[at].low, at + 1, number.start)
        found = counted_noun(words, at + 1, number.start, people)
        return found or Unit("people", words[at].low, at + 1, number.start)
    if any(word.low in people.collectives for word in words[at : at + 2]):
        return Unit("people", "", number.end, number.start)
    while at < len(words) and _within_partitive(words[at], people):
        at += 1
    return counted_noun(words, at, number.start, people)


def _within_partitive(word: Word, people: PeopleWords) -> bool:
    """Tell whether a word may stand between "of" and the noun: "the", "other", a number ("two of the nine men")."""
    if word.low in people.of_the or word.value is not None:
        return True
    return word.part is not None and word.part.kind in ("ones", "tens", "scale")


def counted_noun(words: list[Word], at: int, start: int, people: PeopleWords) -> Unit | None:
    """Return the head of the noun phrase that begins at a word: people, room for people, or another plural noun."""
    head: Unit | None = None
    other, several = "", False
    for index in range(at, min(at + PHRASE, len(words))):
        word = words[index]
        if word.group != "word":
            if _goes_on(words, index, at, head):
                continue
            break
        if word.low in people.stops or (word.part is not None and index > at):
            break
        plural = word.low.endswith("s") and not word.text[0].isupper()
        if noun_kind(word, people):
            head = Unit("people", word.low, index + 1, start)
            several = word.low.endswith("s") or word.low in people.never_one
        elif (head is not None and _verb_like(word)) or (head is not None and several):
            break
        elif head is not None and (plural or word.low in people.other_heads):
            return Unit("", word.low, index + 1, start)
        elif plural:
            other = word.low
    return head or (Unit("", other, at + 1, start) if other else None)


def _goes_on(words: list[Word], index: int, at: int, head: Unit | None) -> bool:
    """Tell whether a noun phrase goes on beyond a mark: a hyphen, a quotation mark, or a comma between adjectives."""
    mark = words[index].text
    if mark in "-‑/":
        return True
    if head is not None:
        return False
    comma = mark == "," and index > at and index + 1 < len(words) and words[index + 1].group == "word"
    return comma or mark in "“\"‘'”’*"


def _verb_like(word: Word) -> bool:
    return word.low.endswith(("ed", "ing", "ly"))


def noun_kind(word: Word, people: PeopleWords) -> str | None:
    """Return `moved`, `room`, `acting` or `demonym` for a noun that counts people, else None."""
    low = word.low.removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")
    if low in people.moved:
        return "moved"
    if low in people.room:
        return "room"
    if low in people.acting:
        return "acting"
    return "demonym" if is_plural_demonym(word, people) else None


def is_plural_demonym(word: Word, people: PeopleWords) -> bool:
    """Tell whether a word names members of a people ("Venezuelans", "Afghans", "Vietnamese")."""
    if not word.text[:1].isupper():
        return False
    low = word.low
    return low in people.plural_demonyms or (
        len(low) > 4 and low.endswith(people.plural_endings) and low not in people.not_demonyms
    )


def is_singular_demonym(word: Word, people: PeopleWords) -> bool:
    """Tell whether a word names one member of a people ("a Jamaican", "one Rohingya")."""
    if not word.text[:1].isupper() or word.low in people.not_demonyms:
        return False
    return word.low in people.singular_demonyms or (len(word.low) > 4 and word.low.endswith(people.singular_endings))
