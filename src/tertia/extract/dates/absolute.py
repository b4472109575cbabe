"""Rules for days and months that are written out, with or without the year: "15 March 2025", "Dec. 5", "in March"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from tertia.extract.dates.calendar import (
    Time,
    day,
    month,
    safe_date,
    span_of,
    vague,
    week_of,
)
from tertia.extract.dates.scene import Found, Scene
from tertia.extract.dates.years import told_year, year_for


def date_digits(found: Found) -> Time | None:
    """Read `2025-05-04`, `04/05/2025`, `4.5.2025`; with slashes, day first unless it cannot be."""
    text = found.tokens[0].text
    parts = [int(part) for part in re.split(r"[-./]", text)]
    if text[4:5] == "-":
        on = safe_date(parts[0], parts[1], parts[2])
    else:
        year = parts[2] + (2000 if parts[2] < 70 else 1900) if parts[2] < 100 else parts[2]
        day_first, month_first = safe_date(year, parts[1], parts[0]), safe_date(year, parts[0], parts[1])
        on = (month_first or day_first) if _month_first(found.scene) else (day_first or month_first)
    return replace(day(on), written=True) if on else None


def _month_first(scene: Scene) -> bool:
    """Tell whether the text writes months first: one of its dates in digits has a second part above 12."""
    if scene.month_first is None:
        parts = [token.text.split("/") for token in scene.tokens if token.letter == "I" and "/" in token.text]
        scene.month_first = any(int(part[1]) > 12 for part in parts)
    return scene.month_first


def ordinal_day(found: Found) -> Time | None:
    """Read "the sixth of May 2009", "the fifth day of December", "the 14th of last month"."""
    on = found.pick("d") or int((found.pick("n") or 0) + (found.pick("O") or 0))
    number = found.pick("M")
    if found.pick("U") not in (None, "D", "M") or (number is not None and found.pick("U") == "M"):
        return None
    if number is None:
        base = found.published
        if base is None or found.pick("U", 0) != "M":
            return None
        told = month(
            base.year, base.month + {"L": -1, "N": 1}.get(next(x for x in found.letters if x in "LNC"), 0)
        ).first
        exact = safe_date(told.year, told.month, on) if told else None
        return day(exact) if exact else None
    year = found.pick("Y") or year_for(found, number, min(on, 31))
    exact = safe_date(year, number, on) if year else None
    return replace(day(exact), written="Y" in found.letters) if exact else None


def end_day(found: Found) -> Time | None:
    """Read "the last day of 2021", "the first day of March 2020"."""
    year = found.pick("Y")
    if found.pick("U") != "D" or year is None:
        return None
    last = "L" in found.letters
    number = found.pick("M") or (12 if last else 1)
    first = safe_date(year, number, 1)
    if first is None or (not last and found.pick("O") != 1):
        return None
    following = safe_date(year + number // 12, number % 12 + 1, 1)
    on = following - timedelta(days=1) if last and following else first
    return replace(day(on), written=True)


def full_day(found: Found) -> Time | None:
    """Read a day, month and year."""
    on = safe_date(found.pick("Y"), found.pick("M"), found.pick("Dd"))
    return replace(day(on), written=True) if on else None


def month_and_day(found: Found) -> Time | None:
    """Read a day and month; the year comes from "last year", the sentence, or the publication date."""
    number, on = found.pick("M"), found.pick("Dd")
    year = told_year(found) or year_for(found, number, on)
    if year is None:
        return vague(f"XXXX-{number:02d}-{on:02d}") if safe_date(2024, number, on) else None
    exact = safe_date(year, number, on)
    return day(exact) if exact else None


def days_of_month(found: Found) -> Time | None:
    """Read "12 to 15 February", "March 3-5, 2025", "5 and 6 August": the value is the first day, EDTF the interval."""
    number, first_day, last_day = found.pick("M"), found.pick("Dd"), found.pick("Dd", 1)
    year = found.pick("Y") or told_year(found) or year_for(found, number, last_day)
    if year is None:
        return vague(f"XXXX-{number:02d}-{first_day:02d}")
    first, last = safe_date(year, number, first_day), safe_date(year, number, last_day)
    if first is None or last is None or first >= last:
        return None
    return replace(day(first), edtf=f"{first.isoformat()}/{last.isoformat()}", written="Y" in found.letters)


def month_of_year(found: Found) -> Time:
    """Read a month with its year, written ("March 2025") or told ("March last year")."""
    year = found.pick("Y")
    told = year if year is not None else told_year(found)
    if told is None:
        return vague(f"XXXX-{found.pick('M'):02d}")
    return replace(month(told, found.pick("M")), written=year is not None)


def month_beside(found: Found) -> Time:
    """Read "last March" (the latest that is over), "next June", "this September"."""
    number, published = found.pick("M"), found.published
    if published is None:
        return vague(f"XXXX-{number:02d}")
    if "N" in found.letters:
        return month(published.year + (number <= published.month), number)
    if "L" in found.letters:
        return month(published.year - (number >= published.month - 1), number)
    return month(published.year, number)


def bare_month(found: Found) -> Time:
    """Read "in March": the latest or the next one, by the tense."""
    number = found.pick("M")
    year = year_for(found, number, None)
    return vague(f"XXXX-{number:02d}") if year is None else month(year, number)


def months_span(found: Found) -> Time | None:
    """Read "June to August 2025": the value is the first month, EDTF the interval."""
    first, last, year = found.pick("M"), found.pick("M", 1), found.pick("Y")
    if year is None:
        return None
    start = month(year - (first > last), first)
    return replace(start, edtf=span_of(start, month(year, last)), written=True)


def week_of_month(found: Found) -> Time | None:
    """Read "the first week of July": seven days counted from the month's first; "the last week": its last seven."""
    if found.pick("U") != "W":
        return None
    number = found.pick("M")
    year = found.pick("Y") or year_for(found, number, None)
    if year is None:
        return vague(f"XXXX-{number:02d}")
    nth = found.pick("O")
    following = safe_date(year + number // 12, number % 12 + 1, 1)
    first = (
        safe_date(year, number, 1 + 7 * (nth - 1)) if nth and nth < 5 else following and following - timedelta(days=7)
    )
    if first is None:
        return None
    return replace(week_of(first), edtf=f"{first.isoformat()}/{(first + timedelta(days=6)).isoformat()}")
