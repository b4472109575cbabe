"""Days and their order: a date is all the days that it can mean, so a month is not its first day.

Days are ISO strings, which sort as they follow one another. Two dates have an order only where their days do not
overlap: `2025-06` comes before `2025-08-05`, and between `2025` and `2025-08-05` nobody can tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from tertia.model.when import edtf_bounds

DAWN, DUSK = "0000-01-01", "9999-12-31"
"""The open ends of time: before and after every day that a document gives."""


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """The earliest and the latest ISO day that a date can mean, both known."""

    first: str
    last: str

    def overlaps(self, other: Days) -> bool:
        """Tell whether the two can be one day."""
        return self.first <= other.last and other.first <= self.last

    def after(self, other: Days) -> bool:
        """Tell whether this is surely later than the other."""
        return self.first > other.last

    @property
    def width(self) -> int:
        """Return the number of days between the ends; 0 is a single day."""
        return _ordinal(self.last) - _ordinal(self.first)


def one_day(day: str) -> Days:
    """Return a single day."""
    return Days(day, day)


@lru_cache(maxsize=8192)
def event_days(when: str) -> Days:
    """Return the days on which what happened, or began, can have begun.

    `2025-04/..` begins in April 2025, so an open end adds no days; `../2025-04` may have begun at any time before.
    """
    first, last = edtf_bounds(when.removesuffix("/.."))
    return Days(first or DAWN, last or DUSK)


def _ordinal(day: str) -> int:
    return 0 if day <= "0001-01-01" else date.fromisoformat(day).toordinal()
