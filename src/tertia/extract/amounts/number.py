"""Read one number, in digits or words, and a range of two: "a hundred and seventy-one", "2.5 million", "12 to 15"."""

from __future__ import annotations

from dataclasses import dataclass

from tertia.extract.amounts.words import Word

_LINKS = ("to", "or", "-", "–", "—", "and")


@dataclass(slots=True)
class Number:
    """A number at words `start` to `end`; `low` and `high` are its ends, None where none is told ("dozens")."""

    start: int
    end: int
    low: float | None
    high: float | None
    digits: bool = False
    scaled: bool = False


def read_number(words: list[Word], at: int) -> Number | None:
    """Return the number that begins at a word, or None."""
    word = words[at]
    if word.value is not None:
        return _digits(words, at)
    if word.part is None:
        return _with_article(words, at) if word.low in ("a", "an", "half") else None
    if word.part.kind == "short_scale" or (word.part.kind == "scale" and word.low not in ("dozen", "score")):
        return None
    if word.part.kind == "vague":
        return _vague(words, at)
    if word.part.kind == "pair":
        return Number(at, at + 1, word.part.value, word.part.value)
    return _repeated(words, _spelled(words, at))


def _repeated(words: list[Word], number: Number | None) -> Number | None:
    """Take in the digits that repeat a spelled number: "ten (10)"."""
    if number is None or number.end + 2 >= len(words):
        return number
    open_, digits, close = words[number.end : number.end + 3]
    if open_.text == "(" and digits.value == number.low and close.text == ")":
        number.end += 3
    return number


def _digits(words: list[Word], at: int) -> Number | None:
    value, end = words[at].value, at + 1
    assert value is not None
    scaled = False
    while end < len(words) and (part := words[end].part) is not None and _scales(words, end):
        value, end, scaled = value * part.value, end + 1, True
    if value > 10**16:
        return None
    return Number(at, end, value, value, True, scaled)


def _scales(words: list[Word], at: int) -> bool:
    """Tell whether a word multiplies the digits before it; a lone letter does only where it is glued ("£370m")."""
    word, part = words[at], words[at].part
    if part is None or part.kind not in ("scale", "short_scale") or word.low == "score":
        return False
    return part.kind == "scale" or word.start == words[at - 1].end or len(word.low) > 1


def _spelled(words: list[Word], at: int, total: float = 0.0, current: float = 0.0) -> Number | None:
    """Read words of a number: ones and tens add up, "hundred" multiplies, "thousand" and above close a group."""
    end, last = at, ""
    while end < len(words):
        step = end
        if words[end].low in ("-", "and") and end > at and end + 1 < len(words):
            step = end + 1
            if words[end].low == "and" and last not in ("hundred", "thousand", "million"):
                break
        part = words[step].part
        if (
            part is None
            or part.kind not in ("ones", "tens", "scale")
            or not _follows(last, words[step].low, part.kind, part.value)
        ):
            break
        if part.kind in ("ones", "tens"):
            current += part.value
        elif part.value == 100 or part.value < 100:
            current = max(1.0, current) * part.value
        else:
            total, current = total + max(1.0, current) * part.value, 0.0
        last, end = words[step].low if part.kind == "scale" else part.kind + str(part.value < 10), step + 1
    value = total + current
    return Number(at, end, value, value) if end > at and value < 10**16 else None


def _follows(last: str, low: str, kind: str, value: int) -> bool:
    """Tell whether a number word can follow the last one: "twenty" takes "one", not "eight" "nine"."""
    if last in ("onesTrue", "onesFalse"):
        return kind == "scale" and low != "score"
    if last.startswith("tens"):
        return (kind == "scale" and low != "score") or (kind == "ones" and 0 < value < 10)
    return last not in ("dozen", "score")


def _with_article(words: list[Word], at: int) -> Number | None:
    """Read "a hundred", "a dozen", "half a dozen", "a couple", "a handful"."""
    half = words[at].low == "half"
    after = at + 1 + (half and at + 1 < len(words) and words[at + 1].low in ("a", "an"))
    if after >= len(words) or (part := words[after].part) is None:
        return None
    if half:
        return Number(at, after + 1, part.value / 2, part.value / 2) if part.kind == "scale" else None
    if part.kind == "pair":
        return Number(at, after + 1, part.value, part.value)
    if part.kind == "vague":
        return Number(at, after + 1, None, None) if words[after].low in ("few", "handful") else None
    if part.kind == "scale":
        number = _spelled(words, after)
        return Number(at, number.end, number.low, number.high, scaled=True) if number else None
    return None


def _vague(words: list[Word], at: int) -> Number | None:
    """Read "dozens", "hundreds of thousands": no number is told."""
    end = at + 1
    if (
        end + 1 < len(words)
        and words[end].low == "of"
        and (part := words[end + 1].part) is not None
        and part.kind == "vague"
    ):
        end += 2
    return Number(at, end, None, None)


def read_range(words: list[Word], first: Number) -> Number:
    """Return the number widened to a range where "to", "or", a dash or "between … and" joins a larger one to it."""
    at = first.end
    if first.low is None or at + 1 >= len(words) or words[at].low not in _LINKS:
        return first
    link = words[at].low
    if link == "and" and not _between(words, first.start):
        return first
    if link == "-" and words[at + 1].value is None:
        return first
    second = read_number(words, at + 1)
    if second is None or second.high is None or second.low is None:
        return first
    low = first.low
    if second.scaled and not first.scaled and low < 1000 and low < second.high:
        low = _scaled_alike(words, second, low)
    if not low < second.high or (first.digits and second.digits and second.high > 1000 * max(low, 1.0)):
        return first
    return Number(first.start, second.end, low, second.high, first.digits, first.scaled or second.scaled)


def _scaled_alike(words: list[Word], second: Number, low: float) -> float:
    """Return the first end in the scale of the second: "10 to 12 million"."""
    scale = 1.0
    for word in words[second.start : second.end]:
        if word.part is not None and word.part.kind in ("scale", "short_scale") and word.part.value >= 1000:
            scale *= word.part.value
    return low * scale


def _between(words: list[Word], at: int) -> bool:
    return any(word.low == "between" for word in words[max(0, at - 4) : at])
