"""Rules for times told from the date before in the text: "that day", "the following year", "two days later"."""

from __future__ import annotations

from dataclasses import replace

from tertia.extract.dates.calendar import (
    DAYS_OF_UNIT,
    Time,
    back,
    day,
    month,
    quarter,
    safe_date,
    shift_days,
    unit_from,
    vague,
    year_of,
)
from tertia.extract.dates.duration import duration
from tertia.extract.dates.scene import Found


def from_anchor(found: Found) -> Time | None:
    """Read "that day", "the same month", "the following year", "the next morning": told from the date before."""
    shift = 1 if "N" in found.letters or "l" in found.letters else -1 if set("ELb") & set(found.letters) else 0
    return beside_anchor(found, "D" if "P" in found.letters else found.pick("UuQ"), shift)


def distance_from_anchor(found: Found) -> Time | None:
    """Read "two days later", "a year earlier", "the day before": told from the date before, or from its quarter."""
    unit, number = found.pick("uU"), found.count()
    if "b" in found.letters and found.tokens[-1].text.lower() != "before":
        return duration(found)
    sign = -1 if "E" in found.letters or "b" in found.letters else 1
    anchor = found.scene.anchor
    if number is None:
        return None
    if unit == "Y" and number == 1 and sign < 0 and found.scene.quarter and found.scene.quarter.first:
        first = found.scene.quarter.first
        return quarter(first.year - 1, (first.month + 2) // 3)
    if anchor is None or anchor.first is None:
        return (
            year_of(found.published.year - 1) if unit == "Y" and number == 1 and sign < 0 and found.published else None
        )
    if unit in ("Y", "E"):
        year = anchor.first.year + sign * int(number) * (10 if unit == "E" else 1)
        return year_of(year) if 0 < year < 9999 else None
    if unit == "M":
        return month(anchor.first.year, anchor.first.month + sign * int(number)) if number < 1200 else None
    if anchor.grain != "D":
        return None
    moved = shift_days(anchor.first, sign * DAYS_OF_UNIT.get(unit, 1) * number)
    return day(moved) if moved else None


def after_it(found: Found) -> Time | None:
    """Read "eight months after (the deal)": a length in TIMEX3; in EDTF the earlier event, told from the last date."""
    unit, number = found.pick("uU"), found.count()
    length = duration(found)
    scene = found.scene
    near = scene.anchor and scene.same_sentence(scene.anchor_at, found.start)
    base = scene.anchor.first if scene.anchor and near else found.published
    if length is None or base is None or number is None or unit not in ("Y", "M", "W", "D"):
        return length
    earlier = back(base, unit, number, False)
    return replace(length, edtf=earlier.edtf.rstrip("~") if earlier and earlier.edtf else None)


def day_of_anchor(found: Found) -> Time | None:
    """Read "on the 20th", "on the 20th and the 25th of that month": in the month told last, else the publication's."""
    anchor = found.scene.anchor.first if found.scene.anchor else None
    base = anchor or found.published
    if base is None:
        return None
    on = safe_date(base.year, base.month, found.pick("d"))
    return day(on) if on else None


def month_of_anchor(found: Found) -> Time | None:
    """Read "that July": of the year told last."""
    anchor = found.scene.anchor
    return month(anchor.first.year, found.pick("M")) if anchor and anchor.first else None


def year_ago_quarter(found: Found) -> Time | None:
    """Read "the year-ago quarter", "year-earlier": the last quarter told, a year before."""
    told = found.scene.quarter
    if found.pick("U") != "Y":
        return None
    if told and told.first:
        return quarter(told.first.year - 1, (told.first.month + 2) // 3)
    return year_of(found.published.year - 1) if found.published else None


def the_quarter(found: Found) -> Time | None:
    """Read "the quarter", "the latest quarter": the one told last, else the one before the publication's."""
    if found.scene.quarter and "L" not in found.letters:
        return found.scene.quarter
    if found.published is None:
        return vague("XXXX-QX")
    return quarter(found.published.year, (found.published.month + 2) // 3 - 1)


def beside_anchor(found: Found, unit: str, shift: int) -> Time | None:
    """Return the unit of the last date in the text, or the one beside it."""
    anchor = found.scene.anchor
    if anchor is None or anchor.first is None:
        return vague({"D": "XXXX-XX-XX", "M": "XXXX-XX", "W": "XXXX-WXX", "Y": "XXXX"}.get(unit, "XXXX"))
    if unit in ("D", "W", "K") and anchor.grain not in ("D", "W"):
        return vague("XXXX-XX-XX")
    return unit_from(anchor.first, unit, shift)
