"""Dates as the text gives them: EDTF values, and what they rest on."""

from __future__ import annotations

import re
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
