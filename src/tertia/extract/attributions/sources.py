"""Find the words that name who speaks, beside a cue: without a parser, by walking over tokens.

Terms: a *source* is a range of token indices [begin, end); its *head* is the part that names the speaker, an
*apposition* what stands beside it between commas.

    "On Monday the spokesman, Jo Bell, said that …" → the tokens of "the spokesman, Jo Bell"
"""

from __future__ import annotations

from dataclasses import dataclass

from tertia.extract.attributions.tokens import CLOSING, DASHES, OPENING, STOPS, Tokens
from tertia.lexicon.cues import syntax
from tertia.lexicon.roles import role_lexicon

LONGEST = 40
"""Tokens that a source may have: longer runs are clauses (tuned by eye on gold/train)."""

FARTHEST_COMMA = 4
"""Commas before a verb within which the name of its source is looked for."""


@dataclass(frozen=True, slots=True)
class Source:
    """Tokens [begin, end) that name a speaker, and the part [head_begin, head_end) that is the name or noun itself."""

    begin: int
    end: int
    head_begin: int
    head_end: int


def source_before(tokens: Tokens, first: int, stop: int, quoted: list[int]) -> Source | None:
    """Return the source that ends just before token `stop`, not earlier than `first`."""
    if stop <= first:
        return None
    last = stop - 1
    if tokens.words[last] in "*†" and last > first:
        return source_before(tokens, first, last, quoted)
    low = tokens.lows[last]
    if low in syntax().pronouns:
        return Source(last, stop, last, stop)
    if low in ("who", "which"):
        end = last - (last > first and tokens.words[last - 1] == ",")
        begin = _phrase_start(tokens, first, end, quoted)
        return None if begin is None else Source(begin, end, begin, end)
    if tokens.words[last] == "," or tokens.words[last] in DASHES or tokens.words[last] == ")":
        return _before_apposition(tokens, first, last, quoted)
    begin = _phrase_start(tokens, first, stop, quoted)
    return None if begin is None else Source(begin, stop, begin, stop)


def _before_apposition(tokens: Tokens, first: int, comma: int, quoted: list[int]) -> Source | None:
    """Read "NAME, the minister, VERB" backwards: the noun phrase before the comma that opens the apposition."""
    opener = comma
    for _ in range(FARTHEST_COMMA):
        left = _comma_before(tokens, first, opener, quoted)
        if left is None:
            return None
        opener = left
        begin = _phrase_start(tokens, first, opener, quoted)
        if begin is None or not _names_somebody(tokens, begin, opener):
            continue
        inner = tokens.lows[opener + 1] if opener + 1 < comma else ""
        if inner not in syntax().clause_starts:
            return Source(begin, comma, begin, opener)
    return None


def _comma_before(tokens: Tokens, first: int, index: int, quoted: list[int]) -> int | None:
    for at in range(index - 1, max(first - 1, index - LONGEST), -1):
        word = tokens.words[at]
        if quoted[at] >= 0 and word not in CLOSING:
            continue
        if word in (";", ":") or (word in STOPS and at > first):
            return None
        if word == "," or (word in DASHES and at > first) or word == "(":
            return at
    return None


def _names_somebody(tokens: Tokens, begin: int, end: int) -> bool:
    roles, times = role_lexicon(), syntax().times
    for index in range(begin, end):
        low = tokens.lows[index]
        if low in roles.persons or low in roles.groups or low in roles.bodies:
            return True
        if tokens.is_capital(index) and low not in roles.not_names and low not in times:
            return True
    return False


def _phrase_start(tokens: Tokens, first: int, end: int, quoted: list[int]) -> int | None:
    """Return where the noun phrase that ends before token `end` begins, or `None` where none does."""
    index, begin = end - 1, end
    while index >= max(first, end - LONGEST):
        step = _step_back(tokens, first, index, begin, end, quoted)
        if step == _STOP:
            break
        begin = begin if step == _SKIP else index
        index -= 1
        if step == _LAST:
            break
    if begin >= end or not any(tokens.is_word(at) for at in range(begin, end)):
        return None
    return begin


_STOP, _SKIP, _TAKE, _LAST = range(4)
"""What to do with a token on the way back: end before it, pass over it, take it, take it and end."""


def _step_back(tokens: Tokens, first: int, index: int, begin: int, end: int, quoted: list[int]) -> int:
    word, low, roles, words = tokens.words[index], tokens.lows[index], role_lexicon(), syntax()
    small = word[0].islower()
    if quoted[index] >= 0 and index < end - 1 and word not in OPENING and word not in CLOSING:
        return _TAKE
    if low == "'s" or (word in "-/&.'’" and begin < end):
        return _SKIP
    if not tokens.is_word(index) or (low in words.times and not _inside_name(tokens, index)):
        return _STOP
    if low in words.pronouns or (small and low in words.object_pronouns):
        return _STOP
    if (low in ("who", "which", "whose") and index > first) or (
        low == "and" and begin < end and _joins(tokens, first, index, begin)
    ):
        return _TAKE
    if small and low in words.breaks and not _in_relative(tokens, first, index):
        return _STOP
    if small and low in roles.prepositions:
        return _STOP if begin == end or index == first or not _noun_before(tokens, index - 1) else _TAKE
    return _LAST if low in roles.determiners and not (index > first and _goes_on_before(tokens, index - 1)) else _TAKE


def _inside_name(tokens: Tokens, index: int) -> bool:
    """Tell whether a day or month is part of a name: "Godwin Friday", "James Monday Enoka"."""
    return tokens.is_capital(index) and index > 0 and tokens.lows[index - 1] in role_lexicon().first_names


def _goes_on_before(tokens: Tokens, index: int) -> bool:
    """Tell whether the word before a determiner joins its phrase to one before it: "one of the"."""
    low, roles = tokens.lows[index], role_lexicon()
    joins = low in roles.prepositions or low in roles.determiners or low in ("and", "who", "than", "represents", "'s")
    return joins and tokens.words[index].islower()


def _noun_before(tokens: Tokens, index: int) -> bool:
    """Tell whether a preposition hangs on a noun: not on a time, a verb form or the head of the sentence."""
    low, small = tokens.lows[index], tokens.words[index].islower()
    if not tokens.is_word(index) or low in syntax().times or (small and low in syntax().breaks):
        return False
    return not (small and low.endswith("ed") and low not in role_lexicon().persons)


def _in_relative(tokens: Tokens, first: int, index: int) -> bool:
    """Tell whether a verb stands in a short relative clause ("who represents", "who is also")."""
    return any(tokens.lows[at] in ("who", "whose", "which") for at in range(max(first, index - 6), index))


def _joins(tokens: Tokens, first: int, index: int, begin: int) -> bool:
    """Tell whether "and" joins two noun phrases and not two clauses."""
    if index <= first or not tokens.is_word(index - 1):
        return False
    roles, low = role_lexicon(), tokens.lows[index - 1]
    named = tokens.is_capital(index - 1) and (tokens.is_capital(begin) or tokens.lows[begin] in roles.determiners)
    return (
        named or low in roles.persons or low in roles.groups or low in roles.bodies or low in ("his", "her", "current")
    )


def source_after(tokens: Tokens, begin: int, last: int, quoted: list[int], *, anyone: bool = False) -> Source | None:
    """Return the source that begins at token `begin` ("…, said NAME, the minister"), its apposition within.

    With `anyone` a noun that the lexicon does not know as a person is taken as well ("said the sentry").
    """
    if begin >= last or quoted[begin] >= 0 or not tokens.is_word(begin) or tokens.lows[begin] in syntax().no_source:
        return None
    if tokens.lows[begin] in syntax().pronouns:
        return Source(begin, begin + 1, begin, begin + 1)
    head_end = _phrase_end(tokens, begin, last, quoted)
    if head_end <= begin or (tokens.lows[head_end - 1] in SPANS and not tokens.is_capital(begin)):
        return None
    anybody = tokens.lows[begin] in role_lexicon().determiners or tokens.lows[head_end - 1].endswith("s")
    if not (anyone and anybody) and not _names_somebody(tokens, begin, head_end):
        return None
    end = _clause_end(tokens, head_end, last, quoted)
    while (
        end + 1 < last
        and end - begin < LONGEST
        and tokens.words[end] in (",", "(")
        and _apposes(tokens, end + 1, quoted)
    ):
        end = _apposition_end(tokens, end + 1, last, quoted)
    return Source(begin, end, begin, head_end)


SPANS = frozenset({"hour", "hours", "minutes", "day", "days", "week", "weeks", "month", "months", "year", "years"})
"""Nouns of time: "conceded an hour later" names nobody."""


def source_at(tokens: Tokens, first: int, noun: int, last: int, quoted: list[int]) -> Source:
    """Return the noun phrase around a noun, within the tokens [first, last) of its sentence."""
    begin = _phrase_start(tokens, first, noun + 1, quoted)
    end = max(noun + 1, _phrase_end(tokens, noun, last, quoted))
    begin = noun if begin is None else begin
    return Source(begin, end, begin, end)


def _clause_end(tokens: Tokens, begin: int, last: int, quoted: list[int]) -> int:
    """Return the end of "who spoke on condition of anonymity" straight after a source, or where it would begin."""
    if begin >= last or tokens.lows[begin] not in ("who", "whose", "speaking"):
        return begin
    end = begin
    while end < min(last, begin + LONGEST) and quoted[end] < 0 and tokens.words[end] not in CLAUSE_MARKS:
        end += 1
    return end


CLAUSE_MARKS = frozenset({",", ";", ":", ".", "?", "!", ")"}) | DASHES


def _phrase_end(tokens: Tokens, begin: int, last: int, quoted: list[int]) -> int:
    """Return where the noun phrase that begins at a token ends."""
    index = begin
    while index < min(last, begin + 24) and quoted[index] < 0 and not _ends_phrase(tokens, begin, index, last):
        index += 1
    return index


def _ends_phrase(tokens: Tokens, begin: int, index: int, last: int) -> bool:
    word, low, words = tokens.words[index], tokens.lows[index], syntax()
    if not tokens.is_word(index):
        return low != "'s" and (word not in "-/&'’." or (word == "." and index + 1 >= last))
    if low == "and":
        return not (begin < index < last - 1 and _joins(tokens, begin, index, index + 1))
    if low in words.times and not _inside_name(tokens, index):
        return True
    if index == begin:
        return False
    if word.islower() and (low in words.breaks or low in words.pronouns or low in words.relatives):
        return True
    return low in words.leaving or (low in role_lexicon().prepositions and _leaves(tokens, index, last))


def _leaves(tokens: Tokens, index: int, last: int) -> bool:
    """Tell whether a preposition after a source leads to time, setting or hearer and not on with the noun."""
    low, words = tokens.lows[index], syntax()
    after = tokens.lows[index + 1] if index + 1 < last else ""
    if low == "of":
        return False
    if after in words.times or after[:1].isdigit() or low in words.away:
        return not (low == "on" and after == "the")
    return low in ("in", "at", "with", "from") and bool(words.settings.intersection(tokens.lows[index + 1 : index + 5]))


def _apposes(tokens: Tokens, index: int, quoted: list[int]) -> bool:
    """Tell whether what follows a comma says who the source is: "the minister", "who leads …", "Jo Bell"."""
    low, roles, words = tokens.lows[index], role_lexicon(), syntax()
    if quoted[index] >= 0 or low in words.pronouns or low in words.times or low == "that":
        return False
    if low in words.definite:
        return _has_person(tokens, index)
    if low in words.relatives or low in words.appositive:
        return True
    named = tokens.is_capital(index) and low not in roles.not_names
    if named and not _has_person(tokens, index):
        return _is_name_alone(tokens, index)
    return named or low in roles.persons or low in roles.modifiers or low in roles.titles


def _is_name_alone(tokens: Tokens, index: int) -> bool:
    """Tell whether only a name stands before the next mark: "the spokesman, Jo Bell, …"."""
    particles = role_lexicon().particles
    while index < len(tokens) and (tokens.is_capital(index) or tokens.lows[index] in particles):
        index += 1
    return index >= len(tokens) or not tokens.is_word(index)


def _has_person(tokens: Tokens, index: int) -> bool:
    """Tell whether a noun for a person or body stands near, before any mark."""
    roles = role_lexicon()
    for at in range(index, min(index + 9, len(tokens))):
        if tokens.lows[at] in roles.persons or tokens.lows[at] in roles.bodies:
            return True
        if not tokens.is_word(at) and tokens.lows[at] != "'s":
            return False
    return False


def _apposition_end(tokens: Tokens, begin: int, last: int, quoted: list[int]) -> int:
    for index in range(begin, min(last, begin + 22)):
        word = tokens.words[index]
        if quoted[index] >= 0 or word in ",;:()" or word in DASHES or (word in STOPS and index + 1 >= last):
            return index
        if tokens.lows[index] in syntax().times and index > begin:
            return index - (tokens.lows[index - 1] in ("on", "last", "this", "late", "in"))
    return min(last, begin + 22)
