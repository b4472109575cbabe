"""Dates as the text gives them: EDTF values, and what they rest on."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from enum import StrEnum

_DAY = r"(?:\d{4}|\d{3}X)(?:-\d{2}(?:-\d{2})?|-2[1-4])?[?~%]?"
EDTF_FORM = re.compile(rf"(?:{_DAY}|{_DAY}/{_DAY}|{_DAY}/\.\.|\.\./{_DAY})")
"""The part of EDTF (ISO 8601-2:2019, level 1) that the codebook uses: a year, decade, month, season or day,
perhaps uncertain (`?`) or approximate (`~`), or an interval of two of them, open on one side (`..`)."""


class WhenBasis(StrEnum):
    """What a date of a claim rests on."""

    TEXT = "text"  # the sentence writes the whole date out
    RESOLVED = "resolved"  # "on Tuesday", "last month": worked out from the publication date
    NONE = "none"  # the sentence gives no time
    PUBLISHED = "published"  # of a record only, never of a claim: the first day on which somebody told it


@dataclass(frozen=True, slots=True)
class When:
    """A time in EDTF, checked for form: `2025-05-04`, `2025-03?`, `2025-02/..`."""

    edtf: str
    basis: WhenBasis

    def __post_init__(self) -> None:
        if not EDTF_FORM.fullmatch(self.edtf):
            raise ValueError(f"{self.edtf!r} is not an EDTF date (2025-05-04, 2025-03, 2025-03?, 2025-02/..)")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression in a text.

    `type` and `value` follow TIMEX3 (`DATE`, `TIME`, `DURATION`, `SET`; `2025-05-04`, `PRESENT_REF`, `P3M`);
    `edtf` is the same time in EDTF, or `None` where it is no date that a claim could hold at (a duration, "now").
    `start` and `end` are code points.
    """

    start: int
    end: int
    type: str
    value: str
    edtf: str | None
    basis: WhenBasis


_PART = re.compile(r"(?P<century>\d{3})(?P<year>\d|X)(?:-(?P<month>\d{2}))?(?:-(?P<day>\d{2}))?[?~%]?")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
"""First and last month of a northern season; winter, 24, runs into the next year."""


def edtf_bounds(edtf: str) -> tuple[str | None, str | None]:
    """Return the earliest and the latest ISO day that a date can mean; `None` is an open side.

    `2025-03` is 2025-03-01 to 2025-03-31, `2025-02/..` is 2025-02-01 to `None`. `?`, `~` and `%` tell how sure a date
    is, not how wide, so they change nothing. Raises `ValueError` where the text is no EDTF date of the codebook.
    """
    if not EDTF_FORM.fullmatch(edtf):
        raise ValueError(f"{edtf!r} is not an EDTF date (2025-05-04, 2025-03, 2025-03?, 2025-02/..)")
    first, _, last = edtf.partition("/")
    return _part_bounds(first)[0], _part_bounds(last or first)[1]


def _part_bounds(part: str) -> tuple[str | None, str | None]:
    match = _PART.fullmatch(part)
    if match is None:  # ".."
        return None, None
    century, decade = match["century"], match["year"] == "X"
    first, last = (f"{century}0", f"{century}9") if decade else (century + match["year"],) * 2
    month, day = int(match["month"] or 0), match["day"]
    if day:
        return (f"{first}-{month:02}-{day}",) * 2
    start, end = _SEASONS.get(month, (month or 1, month or 12))
    last = str(int(last) + 1) if end < start else last
    return f"{first}-{start:02}-01", f"{last}-{end:02}-{_days_in(int(last), end):02}"


def _days_in(year: int, month: int) -> int:
    if not 1 <= month <= 12:
        raise ValueError(f"{month} is neither a month (01 to 12) nor a season (21 to 24)")
    return monthrange(max(year, 1), month)[1]
