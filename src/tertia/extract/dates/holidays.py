"""Rules for days of the year that have a name: "Christmas", "New Year's Day", "Easter"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tertia.extract.dates.calendar import (
    Time,
    day,
    safe_date,
    vague,
)
from tertia.extract.dates.scene import Found
from tertia.extract.dates.years import SOON, year_for


def holiday(found: Found) -> Time | None:
    """Read "Christmas", "New Year's Day", "midsummer", "Easter": a day of the year; with "by", still that day."""
    rule = found.pick("X") or ([1, 1] if found.word("J") else None)
    if rule is None:
        return None
    if found.tokens[-1].text.lower() == "eve":
        rule = {1: [12, 31], 12: [12, 24]}.get(rule[0], rule)
    year = found.pick("Y")
    if isinstance(rule, list):
        year = year or year_for(found, rule[0], rule[1])
        on = safe_date(year, rule[0], rule[1]) if year else None
        return _holiday_time(found, on, rule)
    if found.published is None:
        return None
    on = _moving(rule, found.published.year)
    if on > found.published and found.tense <= 0 and (on - found.published).days > SOON:
        on = _moving(rule, found.published.year - 1)
    return _holiday_time(found, on, [0, 0])


def _holiday_time(found: Found, on: date | None, rule: list[int]) -> Time | None:
    if on is None:
        return vague(f"XXXX-{rule[0]:02d}-{rule[1]:02d}") if rule[0] else None
    before = found.scene.letters[max(0, found.start - 1) : found.start]
    whole_day = found.letters.endswith(("U", "V")) or rule[0] in (1, 12) or (before in ("s", "b", "a") and rule[0] != 6)
    return day(on) if whole_day else replace(day(on), edtf=f"{on:%Y-%m}")


def _moving(rule: str, year: int) -> date:
    if rule == "thanksgiving":
        first = date(year, 11, 1)
        return date(year, 11, 1 + (3 - first.weekday()) % 7 + 21)
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)
