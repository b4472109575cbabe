"""The words of the record for people: dates, counts, money, who says what and how surely.

2025-03            March 2025                2025-04/..   since April 2025
2025-01~           about January 2025        2025-09-13/2025-09-14   13 to 14 September 2025
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Callable

from tertia.errors import LexiconError
from tertia.lexicon.territories import territory_name
from tertia.model.amount import Amount, Bounds
from tertia.model.arrangement import Pair
from tertia.model.claim import Claim
from tertia.model.when import WhenBasis
from tertia.publish.claims_text import bounds_words

NameOf = Callable[[str], str]
"""Gives the name of a country by its ISO 3166-1 alpha-2 code."""

_MONTHS = tuple(calendar.month_name)[1:]
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_SURETY = {"?": "perhaps ", "~": "about ", "%": "perhaps about "}
_PART = re.compile(r"(?P<year>\d{3}[\dX])(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<surety>[?~%]?)")
_MONEY = re.compile(r"[A-Z]{3}")
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def date_words(edtf: str) -> str:
    """Return a date in words: `5 May 2025`, `perhaps March 2025`, `since April 2025`, `up to 2018`."""
    first, _, last = edtf.partition("/")
    if first == "..":
        return f"up to {_part_words(last)}"
    if last == "..":
        return f"since {_part_words(first)}"
    if not last:
        return _part_words(first)
    same_month = len(first) == len(last) == 10 and first[:7] == last[:7]
    return (
        f"{int(first[8:10])} to {_part_words(last)}" if same_month else f"{_part_words(first)} to {_part_words(last)}"
    )


def since_words(edtf: str, basis: WhenBasis) -> str:
    """Return when something began: `since about January 2025`; a day of publication is named as nothing more."""
    if basis is WhenBasis.PUBLISHED:
        return f"first told {date_words(edtf)}"
    if edtf.startswith("../"):
        return f"since some time up to {date_words(edtf[3:])}"
    words = date_words(edtf.removesuffix("/.."))
    return f"since between {words.replace(' to ', ' and ')}" if "/" in edtf.removesuffix("/..") else f"since {words}"


def _part_words(part: str) -> str:
    match = _PART.fullmatch(part)
    if match is None:
        return part
    year, month, day = match["year"], match["month"], match["day"]
    surety = _SURETY.get(match["surety"], "")
    if year.endswith("X"):
        return f"{surety}the {year[:3]}0s"
    if month is None:
        return surety + year
    name = _SEASONS.get(month) or _MONTHS[int(month) - 1]
    return f"{surety}{int(day)} {name} {year}" if day else f"{surety}{name} {year}"


def people_words(people: Bounds) -> str:
    """Return a count of people: `1 person`, `up to 250 people`, `people, no number told`."""
    if not people.known:
        return "people, no number told"
    return "1 person" if people == Bounds(1, 1) else f"{bounds_words(people)} people"


def amount_words(amount: Amount) -> str:
    """Return an amount as people read it: `USD 7.5 million`, `up to 250 people a month`, `365 days`."""
    per = f" a {amount.per}" if amount.per else ""
    if amount.unit == "people":
        return people_words(amount.bounds) + per
    if _MONEY.fullmatch(amount.unit):
        return _money_words(amount.bounds, amount.unit) + per
    return f"{bounds_words(amount.bounds)} {amount.unit}".rstrip() + per


def _money_words(bounds: Bounds, unit: str) -> str:
    low, high = bounds.min, bounds.max
    if low is None:
        return f"{unit}, no sum told" if high is None else f"up to {unit} {_big(high)}"
    if high is None:
        return f"at least {unit} {_big(low)}"
    return f"{unit} {_big(low)}" if low == high else f"{unit} {_big(low)} to {_big(high)}"


def _big(number: int) -> str:
    """Return `7.5 million`, exact always: a number that does not shorten without loss keeps its digits."""
    for size, name in ((10**9, "billion"), (10**6, "million")):
        if number >= size and number * 1000 % size == 0:
            return f"{number / size:.3f}".rstrip("0").rstrip(".") + f" {name}"
    return f"{number:,}"


def country(code: str, name_of: NameOf = territory_name) -> str:
    """Return a country's name, or the code itself where it is none."""
    try:
        return name_of(code)
    except (LexiconError, KeyError):
        return code


def pair_names(pair: Pair, name_of: NameOf = territory_name) -> str:
    """Return `United States → Rwanda`; a side that nobody names is `unnamed`."""
    return " → ".join(country(side, name_of) if side else "unnamed" for side in (pair.sender, pair.host))


def voice_words(claim: Claim, outlet: str | None, name_of: NameOf = territory_name) -> str:
    """Return who says a claim, and through whom: `Yolande Makolo, spokesperson, Rwanda, through Reuters`.

    `outlet` is that of the document: what is told to it comes through nobody else.
    """
    through = f"through {claim.relayed_by}" if claim.relayed_by and claim.relayed_by != outlet else ""
    speaker = claim.speaker
    if speaker is None:
        return plain(through) or "in its own voice"
    side = speaker.speaks_for
    behalf = country(side, name_of) if side and len(side) == 2 and side.isupper() else side
    role = f"unnamed {speaker.role or 'source'}" if speaker.anonymous else speaker.role
    parts = [part for part in (None if speaker.anonymous else speaker.name, role, behalf, through) if part]
    return plain(", ".join(dict.fromkeys(parts)) or "somebody unnamed")


def plain(words: str) -> str:
    """Return words of a source on one line, without what could steer a terminal (escapes, direction marks)."""
    flat = " ".join(words.split())
    return "".join(c for c in flat if unicodedata.category(c) != "Cc" and c not in _DIRECTIONS)


def cut(words: str, length: int) -> str:
    """Return words of at most `length` characters, cut where a word ends, with … for the rest."""
    flat = plain(words)
    if len(flat) <= length:
        return flat
    head = flat[: length - 1]
    whole = head if flat[length - 1] == " " else head.rpartition(" ")[0] or head
    return whole.rstrip(" ,;:–—-") + "…"


def quoted(words: str, length: int) -> str:
    """Return a sentence in quotation marks, cut to a length; one that opens with its own marks gets no second pair."""
    sentence = cut(words, length)
    return sentence if sentence[:1] in '“"«„' and sentence else f"“{sentence}”"


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return `1 voice`, `2 voices`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
