"""Rules for times told from the publication date: "on Friday", "last month", "two weeks ago"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tertia.extract.dates.anchored import beside_anchor
from tertia.extract.dates.calendar import (
    Time,
    back,
    day,
    month,
    quarter,
    safe_date,
    season,
    shift_days,
    unit_from,
    vague,
    weekend_of,
    year_of,
)
from tertia.extract.dates.scene import Found


def weekday(found: Found) -> Time:
    """Read "on Friday": the latest such day, today included; the next one where the tense looks ahead."""
    number, published = found.pick("W"), found.published
    if published is None:
        return vague(f"XXXX-WXX-{number + 1}")
    back = (published.weekday() - number) % 7
    if found.tense > 0 and not found.told_before:
        return day(published + timedelta(days=(number - published.weekday()) % 7))
    return day(published - timedelta(days=back))


def weekday_beside(found: Found) -> Time:
    """Read "last Friday" (before today), "next Tuesday" (after today), "this Thursday" (of this week)."""
    number, published = found.pick("W"), found.published
    if published is None:
        return vague(f"XXXX-WXX-{number + 1}")
    if "L" in found.letters:
        return day(published - timedelta(days=(published.weekday() - number) % 7 or 7))
    if "N" in found.letters:
        return day(published + timedelta(days=(number - published.weekday()) % 7 or 7))
    return day(published + timedelta(days=(number - published.weekday()) % 7 if found.tense >= 0 else
                                     -((published.weekday() - number) % 7)))  # fmt: skip


def weekday_of_week(found: Found) -> Time:
    """Read "Wednesday last week", "Tuesday of next week"."""
    number, published = found.pick("W"), found.published
    if published is None or found.pick("U") not in ("W", "K"):
        return vague(f"XXXX-WXX-{number + 1}")
    weeks = -1 if "L" in found.letters else 1 if "N" in found.letters else 0
    return day(published + timedelta(days=7 * weeks + number - published.weekday()))


def weekday_and_day(found: Found) -> Time | None:
    """Read "Tuesday the 12th": the latest month in which that day is that weekday."""
    wanted, on, published = found.pick("W"), found.pick("d"), found.published
    if published is None:
        return None
    for earlier in range(-1, 12):
        first = month(published.year, published.month - earlier).first
        exact = safe_date(first.year, first.month, on) if first else None
        if exact is not None and exact.weekday() == wanted and (earlier >= 0 or found.tense > 0):
            return day(exact)
    return None


def part_of_day(found: Found) -> Time | None:
    """Read "Friday morning", "this evening", "last night", "yesterday afternoon", "noon Thursday": a TIME on a day."""
    on = _day_of_part(found)
    part = found.pick("P")
    mark = f"T{part}"
    if on is None:
        return vague(f"XXXX-XX-XX{mark}", "TIME")
    return replace(day(on), type="TIME", value=f"{on.isoformat()}{mark}")


def _day_of_part(found: Found) -> date | None:
    if "W" in found.letters:
        return (weekday_beside(found) if set("LN") & set(found.letters) else weekday(found)).first
    if "H" in found.letters:
        return found.scene.anchor.first if found.scene.anchor else None
    if found.published is None:
        return None
    shift = found.pick("R") if "R" in found.letters else -1 if "L" in found.letters else 0
    return shift_days(found.published, shift if isinstance(shift, int) else 0)


def clock(found: Found) -> Time | None:
    """Read "10 p.m. Wednesday", "9:30 a.m."; without a day it is no date that a claim could hold at."""
    value = _clock_value(found)
    if "W" in found.letters or "R" in found.letters:
        on = _day_of_part(found)
        if on is not None and value:
            return replace(day(on), type="TIME", value=f"{on.isoformat()}{value}")
    if value is None:
        return None
    here = found.published.isoformat() if found.published else "XXXX-XX-XX"
    return vague(f"{here}{value}", "TIME")


def _clock_value(found: Found) -> str | None:
    text = str(found.pick("k") or found.pick("D")).replace(".", ":")
    hour, _, minute = text.partition(":")
    hours = int(hour) % 12 + (12 if found.pick("p") == "p" else 0) if "p" in found.letters else int(hour)
    minutes = minute or "00"
    return f"T{hours:02d}:{minutes}" if hours < 25 and int(minutes) < 60 else None


def reference(found: Found) -> Time:
    """Read "yesterday", "today", "tomorrow", and "now", "recently", "soon" (a TIMEX3 reference only)."""
    value = found.pick("Rcre")
    if isinstance(value, str):
        return vague({"current": "PRESENT_REF", "recent": "PAST_REF"}.get(value, value))
    if found.published is None:
        return vague("XXXX-XX-XX")
    on = shift_days(found.published, value)
    if on is None:
        return vague("XXXX-XX-XX")
    night = {"tonight": ("TNI", 0), "overnight": ("TNI", -1)}.get(found.word("R"))
    if night:
        at = on + timedelta(days=night[1])
        return replace(day(at), type="TIME", value=at.isoformat() + night[0])
    return day(on)


def unit_beside(found: Found) -> Time | None:
    """Read "last week", "next month", "earlier this year", "the past year", "the weekend"."""
    unit, published = found.pick("UQ"), found.published
    shift = -1 if "L" in found.letters else 1 if "N" in found.letters else 0
    if unit == "C" or unit in ("h", "m"):
        return None
    if published is None:
        return vague({"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "K": "XXXX-WXX-WE", "Q": "XXXX-QX",
                      "E": "XXX", "D": "XXXX-XX-XX"}.get(unit, "XXXX"))  # fmt: skip
    if found.word("N") in ("following", "ensuing") or found.word("L") == "preceding":
        return beside_anchor(found, unit, shift)
    time = unit_from(published, unit, shift)
    if time is not None and unit == "Y" and found.word("m") in ("end", "close"):
        return replace(time, edtf=f"{time.value}-12")
    return time


def the_past(found: Found) -> Time:
    """Read "in the past": a TIMEX3 reference only."""
    return vague("PAST_REF")


def weekend(found: Found) -> Time | None:
    """Read "at the weekend": the one just over, or the one to come where the tense looks ahead."""
    if found.pick("U") != "K":
        return None
    if found.published is None:
        return vague("XXXX-WXX-WE")
    ahead = found.tense > 0 or found.published.weekday() >= 5
    return weekend_of(found.published if ahead else found.published - timedelta(days=7))


def year_part(found: Found) -> Time | None:
    """Read "the end of the year", "later in the month", "before the week is out": the running unit."""
    unit = found.pick("UQ")
    if unit not in ("Y", "M", "W", "Q") or found.published is None:
        return None
    if "m" in found.letters and unit == "W":
        return None
    if unit == "Y" and found.word("m") in ("end", "close"):
        return replace(year_of(found.published.year), edtf=f"{found.published.year:04d}-12")
    return unit_from(found.published, unit, 0)


def ago(found: Found) -> Time | None:
    """Read "two weeks ago", "a year ago", "ten years ago": as fine as its unit, never finer."""
    unit, number = found.pick("uU"), found.count()
    if number is None or unit in ("h", "m", "C"):
        return vague("PAST_REF") if number is None else None
    if found.published is None:
        return vague("PAST_REF")
    if unit == "Y" and number == 1 and found.scene.quarter and found.scene.quarter.first:
        first = found.scene.quarter.first
        return quarter(first.year - 1, (first.month + 2) // 3)
    return back(found.published, unit, number, "q" in found.letters)


def named_ago(found: Found) -> Time | None:
    """Read "two Novembers ago", "three springs ago"."""
    number, published = found.number(), found.published
    if published is None or not number:
        return vague("PAST_REF")
    if "M" in found.letters:
        wanted = found.pick("M")
        return month(published.year - int(number) + (wanted < published.month), wanted)
    code, letters = found.pick("S")
    return season(published.year - int(number), code, letters)
