"""Times as values: from a day, month, season or interval to its TIMEX3 value and its EDTF form.

month(2025, 3) → Time(value "2025-03", edtf "2025-03")
week_of(2025-09-17) → Time(value "2025-W38", edtf "2025-09-15/2025-09-21")
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from tertia.model.when import EDTF_FORM

SEASON_START: Final = {21: 3, 22: 6, 23: 9, 24: 12}
"""The month in which an EDTF season begins (northern, meteorological)."""


@dataclass(frozen=True, slots=True)
class Time:
    """What an expression means: TIMEX3 type and value, EDTF (or None), the first day it covers, its grain.

    `grain` is `D`, `W`, `M`, `Q`, `S`, `Y`, `E` (decade) or `""` (no place on the calendar).
    `written` tells that the text gives the whole date.
    """

    type: str
    value: str
    edtf: str | None = None
    first: date | None = None
    grain: str = ""
    written: bool = False


def vague(value: str, type_: str = "DATE") -> Time:
    """Return a time without a place on the calendar: PRESENT_REF, P2W, XXXX-05."""
    return Time(type_, value)


def day(on: date) -> Time:
    """Return a day."""
    return Time("DATE", on.isoformat(), on.isoformat(), on, "D")


def month(year: int, number: int) -> Time:
    """Return a month of a year; numbers beyond 1..12 roll over into the years beside."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    text = f"{year:04d}-{number:02d}"
    return Time("DATE", text, text, safe_date(year, number, 1), "M")


def year_of(year: int) -> Time:
    """Return a year."""
    return Time("DATE", f"{year:04d}", f"{year:04d}", safe_date(year, 1, 1), "Y")


def week_of(on: date) -> Time:
    """Return the ISO week that holds a day; in EDTF its Monday to its Sunday."""
    monday = on - timedelta(days=on.weekday())
    iso = on.isocalendar()
    return Time("DATE", f"{iso.year:04d}-W{iso.week:02d}", _interval(monday, monday + timedelta(days=6)), monday, "W")


def weekend_of(on: date) -> Time:
    """Return the weekend of the ISO week that holds a day."""
    saturday = on - timedelta(days=on.weekday()) + timedelta(days=5)
    iso = on.isocalendar()
    value = f"{iso.year:04d}-W{iso.week:02d}-WE"
    return Time("DATE", value, _interval(saturday, saturday + timedelta(days=1)), saturday, "W")


def quarter(year: int, number: int) -> Time:
    """Return a quarter of a year; in EDTF its first to its last month."""
    year, number = year + (number - 1) // 4, (number - 1) % 4 + 1
    edtf = f"{year:04d}-{number * 3 - 2:02d}/{year:04d}-{number * 3:02d}"
    return Time("DATE", f"{year:04d}-Q{number}", edtf, safe_date(year, number * 3 - 2, 1), "Q")


def half(year: int, number: int) -> Time:
    """Return a half of a year; in EDTF its first to its last month."""
    start = 1 if number == 1 else 7
    edtf = f"{year:04d}-{start:02d}/{year:04d}-{start + 5:02d}"
    return Time("DATE", f"{year:04d}-H{number}", edtf, safe_date(year, start, 1), "Q")


def season(year: int, code: int, letters: str) -> Time:
    """Return a season by its EDTF code (21 spring .. 24 winter) and its TIMEX3 letters."""
    return Time("DATE", f"{year:04d}-{letters}", f"{year:04d}-{code}", safe_date(year, SEASON_START[code], 1), "S")


def decade(start: int) -> Time:
    """Return a decade by its first year; TIMEX3 leaves the last digit out, EDTF writes X."""
    return Time("DATE", f"{start // 10:03d}", f"{start // 10:03d}X", safe_date(start, 1, 1), "E")


def safe_date(year: int, number: int, on: int) -> date | None:
    """Return a calendar day, or None where there is no such day (31 April, the year 0)."""
    if not (1 <= year <= 9998 and 1 <= number <= 12):
        return None
    return date(year, number, on) if 1 <= on <= monthrange(year, number)[1] else None


def shift_days(on: date, days: float) -> date | None:
    """Return a day some days away, or None beyond the calendar."""
    try:
        return on + timedelta(days=int(days))
    except OverflowError:
        return None


def span_of(first: Time, last: Time) -> str | None:
    """Return the EDTF interval from the start of one time to the end of another, or None where it is none."""
    if not first.edtf or not last.edtf:
        return None
    start, end = first.edtf.split("/")[0], last.edtf.split("/")[-1]
    if start == end or ".." in (start, end) or (first.first and last.first and first.first > last.first):
        return None
    return checked(f"{start}/{end}")


def checked(edtf: str | None) -> str | None:
    """Return EDTF of the form that a claim may hold, else None: a form that nothing can read is worse than none."""
    return edtf if edtf is not None and EDTF_FORM.fullmatch(edtf) else None


def approximate(time: Time, mark: str = "~") -> Time:
    """Return the time as approximate; intervals stay as they are."""
    if time.edtf is None or not time.edtf[-1].isdigit() or "/" in time.edtf:
        return time
    return replace(time, edtf=time.edtf + mark)


def _interval(first: date, last: date) -> str:
    return f"{first.isoformat()}/{last.isoformat()}"


DAYS_OF_UNIT = {"D": 1, "W": 7, "F": 14, "K": 7}
"""Days in a unit, by its TIMEX3 letter."""


def unit_from(on: date, unit: str, shift: int) -> Time | None:
    """Return the unit (TIMEX3 letter) that holds a day, or the one `shift` units away."""
    if unit == "Y":
        return year_of(on.year + shift)
    if unit == "M":
        return month(on.year, on.month + shift)
    if unit == "Q":
        return quarter(on.year, (on.month + 2) // 3 + shift)
    if unit == "E":
        return decade(on.year // 10 * 10 + 10 * shift)
    moved = shift_days(on, DAYS_OF_UNIT.get(unit, 7) * shift)
    if moved is None:
        return None
    if unit == "K":
        return weekend_of(moved)
    return day(moved) if unit == "D" else week_of(moved)


def back(on: date, unit: str, number: float, rough: bool) -> Time | None:
    """Return the time some units before a day, as fine as the unit; years in round tens are approximate."""
    whole = int(number)
    if unit == "E":
        unit, number, whole = "Y", number * 10, int(number * 10)
    if unit == "Y":
        time = year_of(on.year - whole) if number >= 0 and on.year - whole > 0 else None
        if time is None:
            return None
        if number == 1:
            return replace(time, edtf=f"{on.year - 1:04d}-{on.month:02d}~")
        return approximate(time) if rough or number % 10 == 0 else time
    if unit == "M":
        return month(on.year, on.month - whole) if on.year * 12 > whole else None
    moved = shift_days(on, -DAYS_OF_UNIT.get(unit, 1) * whole)
    if moved is None:
        return None
    return day(moved) if unit == "D" or whole <= 2 else week_of(moved)
