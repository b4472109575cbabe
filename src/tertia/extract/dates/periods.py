"""Rules for years and their parts: "late 2013", "2013-2014", "the 1990s", "the spring of 2024", "the third quarter"."""

from __future__ import annotations

from dataclasses import replace

from tertia.extract.dates.calendar import (
    Time,
    checked,
    decade,
    half,
    quarter,
    season,
    vague,
    year_of,
)
from tertia.extract.dates.scene import Found, number_of
from tertia.extract.dates.years import told_year


def bare_year(found: Found) -> Time | None:
    """Read a year: "2024", "late 2013", "fiscal 1989"; "the end of 2024" holds at its last month."""
    time = replace(year_of(found.pick("Y")), written=True)
    return replace(time, edtf=f"{time.edtf}-12") if found.word("m") in ("end", "close") else time


def spelled_year(found: Found) -> Time | None:
    """Read "nineteen ninety-seven", "twenty twenty-five"."""
    century, rest = found.pick("n"), number_of([token.value for token in found.tokens[1:] if token.letter == "n"])
    if century not in (18, 19, 20) or rest is None or not 10 <= rest <= 99 or found.pick("n", 1) < 10:
        return None
    return replace(year_of(int(century * 100 + rest)), written=True)


def years_span(found: Found) -> Time | None:
    """Read "2013-2014", "2025/26", "2013 to 2016"."""
    first, last = found.pick("Y"), found.pick("YD", 1)
    if last < 100:
        last += first // 100 * 100
    if not first < last <= first + 60:
        return None
    return replace(year_of(first), edtf=checked(f"{first}/{last}"), written=True)


def decade_of(found: Found) -> Time | None:
    """Read "the 1990s", "the late '80s"."""
    start = found.pick("K")
    if start < 100:
        start += 1900 if start > 20 else 2000
    return replace(decade(start), written=True) if 1000 <= start <= 2190 else None


def century_of(found: Found) -> Time | None:
    """Read "the 20th century": TIMEX3 counts it from nought; it is no time that a claim could hold at."""
    number = found.pick("dO")
    return vague(f"{number - 1:02d}") if found.pick("U") == "C" and isinstance(number, int) else None


def season_of(found: Found) -> Time | None:
    """Read "the spring of 2024", "last autumn", "next summer", "in the winter"."""
    code, letters = found.pick("S")
    year = found.pick("Y")
    if year is not None:
        return replace(season(year, code, letters), written=True)
    year = told_year(found) if "U" in found.letters else _season_year(found, code)
    return vague(f"XXXX-{letters}") if year is None else season(year, code, letters)


def _season_year(found: Found, code: int) -> int | None:
    published = found.published
    if published is None:
        return None
    now = 24 if published.month in (12, 1, 2) else 21 + (published.month - 3) // 3
    this = published.year - 1 if published.month < 3 and code == 24 else published.year
    if "N" in found.letters:
        return published.year + 1 if code <= now or (now == 24 and published.month == 12) else published.year
    if "C" in found.letters:
        return this
    ahead = found.weak_tense > 0 and "L" not in found.letters
    if now == 24 and published.month < 3:
        return this if ahead or code == 24 else published.year - 1
    if ahead:
        return published.year + (code < now)
    return published.year - (code > now or (code == now and "L" in found.letters))


def quarter_of(found: Found) -> Time | None:
    """Read "the third quarter (of 2024)", "third-quarter", "next year's first quarter"."""
    number = found.pick("O") or (4 if "L" in found.letters else None)
    if number is None or number > 4 or (found.published is None and found.pick("Y") is None):
        return vague(f"XXXX-Q{number}") if number and number <= 4 else None
    year = found.pick("Y") or told_year(found)
    if year is None:
        assert found.published is not None
        now = (found.published.month + 2) // 3
        year = found.published.year + (number < now if found.tense > 0 and number < now - 1 else -(number > now))
    time = quarter(year, number)
    found.scene.quarter = time
    return time


def half_of(found: Found) -> Time | None:
    """Read "the second half of next year", "the first half of 2025"."""
    year = found.pick("Y") or told_year(found) or (found.published.year if found.published else None)
    number = found.pick("O") or 2
    return half(year, number) if year is not None and number in (1, 2) else None
