"""The rules of time, in the order in which they are tried at a word: name, pattern of class letters, example, reading.

The letters are those of `dates.yaml` and `tokens.py`. The first rule that matches at a word and
whose reading is not None decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from tertia.extract.dates import absolute, anchored, duration, holidays, periods, relative
from tertia.extract.dates.calendar import Time
from tertia.extract.dates.scene import Found

NUM = r"[nDY](?:[-]?n|&n)*"
DAY = r"[Dd]"
YEAR_TOLD = r"(?:f?T?[LNCH]U)"


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to tell a time; `example` is a phrase that it reads."""

    name: str
    pattern: str
    example: str
    read: Callable[[Found], Time | None]


RULES = (
    Rule("date_digits", r"I", "2025-05-04", absolute.date_digits),
    Rule("clock_on_day", r"(?:kp?|Dp)_?o?,?[WR]", "10 p.m. Tuesday", relative.clock),
    Rule("clock", r"kp?|Dp", "9:30 a.m.", relative.clock),
    Rule("days_of_month", rf"T?{DAY}(?:[-tb]|&T?){DAY}f?M(?:,?f?Y)?", "12 to 15 February 2025", absolute.days_of_month),
    Rule("month_days", rf"M\.?{DAY}(?:[-t]|&){DAY}(?:,?Y)?(?!M)", "March 3-5, 2025", absolute.days_of_month),
    Rule("day_month_year", rf"(?:[Ww][.,]*o?)?T?{DAY}f?M[.,]?f?Y", "15 March 2025", absolute.full_day),
    Rule("month_day_year", rf"(?:[Ww][.,]*o?)?T?M\.?T?{DAY},?Y", "March 15, 2025", absolute.full_day),
    Rule("day_month", rf"(?:[Ww][.,]*o?)?T?{DAY}f?M{YEAR_TOLD}?", "15 March", absolute.month_and_day),
    Rule("month_day", rf"(?:[Ww][.,]*o?)?T?(?<!i)M\.?T?{DAY}(?!n)", "June 14", absolute.month_and_day),
    Rule(
        "ordinal_day",
        r"T(?:n-)?OU?fT?M(?:,?f?Y)?|T(?:d|(?:n-)?O)f[LCN]U",
        "the sixth of May 2009",
        absolute.ordinal_day,
    ),
    Rule("end_day", r"T?[LO]Uf(?:T?M,?)?Y", "the last day of 2021", absolute.end_day),
    Rule("weekday_and_day", r"WTd(?!f)", "Tuesday the 12th", relative.weekday_and_day),
    Rule(
        "day_of_anchor",
        r"(?<=o)Td(?:&T?d)?(?:fTHU|fHU|(?!f)(?!U))",
        "on the 20th of that month",
        anchored.day_of_anchor,
    ),
    Rule("months_span", r"M(?:[-t/]|&)M,?f?Y", "June to August 2025", absolute.months_span),
    Rule("month_year", r"(?:T?m-?f?)?T?M[.,]?f?Y", "March 2025", absolute.month_of_year),
    Rule("month_told_year", rf"(?:T?m-?f?)?M,?{YEAR_TOLD}", "March last year", absolute.month_of_year),
    Rule("week_of_month", r"T?[OL]UfT?M(?:,?f?Y)?", "the first week of July", absolute.week_of_month),
    Rule("every", rf"Z(?:{NUM}|O)?[uUQWMSP]", "every month", duration.repeated),
    Rule("frequency", r"z", "daily", duration.repeated),
    Rule("month_of_anchor", r"HM", "that July", anchored.month_of_anchor),
    Rule("month_beside", r"(?:m-?)?[LNC]M", "last March", absolute.month_beside),
    Rule("named_ago", r"n[MS]G", "two Novembers ago", relative.named_ago),
    Rule("month", r"(?:T?m-?f?)?T?M", "early September", absolute.bare_month),
    Rule("years_span", r"Y(?:[-/](?:Y|D(?![.-]?D)))|(?<=F)YtY|(?<=B)Y&Y", "2013-2014", periods.years_span),
    Rule("spelled_year", r"nn(?:-?n)?(?!-?[uU])", "nineteen ninety-seven", periods.spelled_year),
    Rule("the_past", r"(?<=i)TL(?=[_.,|&]|$)", "in the past", relative.the_past),
    Rule("half", r"T?[OL]hf(?:Y|T?U|T?[LCN]U)", "the second half of next year", periods.half_of),
    Rule(
        "quarter", r"T?(?:Y|[LCN]U)?m?O-?Q(?:f?(?:Y|T?[LCN]U))?|T?LQf(?:Y|TU)", "the third quarter", periods.quarter_of
    ),
    Rule("year_ago_quarter", r"T?U-[GE]Q?|TU-?[GE]Q|TQAU[GE]", "the year-ago quarter", anchored.year_ago_quarter),
    Rule("quarter_beside", r"[CN]Q|TcQ", "this quarter", relative.unit_beside),
    Rule("the_quarter", r"TL?Q|LQ", "the latest quarter", anchored.the_quarter),
    Rule("ago", rf"q*(?:{NUM}|Avf?|A|v)(?:&Ah)?-?[uU]G", "two weeks ago", relative.ago),
    Rule("after_it", rf"(?:{NUM}|A)[uU]a", "eight months after", anchored.after_it),
    Rule("distance", rf"(?:{NUM}|A)[uU][Elb]", "two days later", anchored.distance_from_anchor),
    Rule("day_before", r"TU[Elab](?=[.,&|]|_)", "the day before", anchored.distance_from_anchor),
    Rule("span_beside", rf"T?[LN](?:{NUM}|Avf?|v)-?[uUQ]", "the past two months", duration.duration),
    Rule("units_open", r"T?[LN]u(?:&u)?|ru(?:&u)?", "recent weeks", duration.open_span),
    Rule("weekday_of_week", r"(?:m-?)?W(?:o?f?)T?[LNC]U", "Wednesday last week", relative.weekday_of_week),
    Rule("part_of_day_beside", r"(?:m-?|[El])?(?:[LNC]?WP|[CLH]P|THP|RP)", "Friday morning", relative.part_of_day),
    Rule("part_of_weekday", r"m?-?P[RW]", "mid-afternoon yesterday", relative.part_of_day),
    Rule("weekday_beside", r"T?[LNC]W", "last Friday", relative.weekday_beside),
    Rule("weekday", r"(?:m-?|[El])?W", "Friday", relative.weekday),
    Rule("same_unit", r"T?HU|TN[UP]|[El]?HU", "the same day", anchored.from_anchor),
    Rule("unit_beside", r"(?:T?m-?f|m-?|[El])?T?[LNC]U|T?[CLN]cU|TcU", "earlier this year", relative.unit_beside),
    Rule("year_part", r"(?:T?mf|[El]i)TU|bTU(?=_)", "the end of the year", relative.year_part),
    Rule("new_year", r"JU[UV]?", "New Year's Day", holidays.holiday),
    Rule("holiday", r"X(?:,?Y)?[UV]?", "Christmas", holidays.holiday),
    Rule("season", r"(?:T?m-?f?)?T?[LNC]?S(?:,?f?(?:Y|T?[LNC]U))?", "the spring of 2024", periods.season_of),
    Rule("decade", r"(?:T?m-?f?)?T?K", "the 1990s", periods.decade_of),
    Rule("century", r"T?[dO]U", "the 20th century", periods.century_of),
    Rule("weekend", r"TU", "the weekend", relative.weekend),
    Rule("half_more", rf"q*(?:{NUM})&Ah[uU]|q*AU&Ah", "five and a half years", duration.duration),
    Rule("duration", rf"q*(?:{NUM})-?(?:q-?)?[uU](?:-_)?", "two weeks", duration.duration),
    Rule("duration_few", r"(?:Avf?|v)-?[uUQ]", "several years", duration.duration),
    Rule("duration_one", r"q*AU|hAU", "a year", duration.duration),
    Rule("units", r"(?<![$nD])u(?:&u)?", "years", duration.open_span),
    Rule("year", r"(?:T?m-?f?)?Y", "2024", periods.bare_year),
    Rule("reference", r"(?:m-?|[El])?[Rc]|T_?e", "yesterday", relative.reference),
)


_OPENS = r"(?=[^_.,|&/()$%'\-fisFtoBpG])(?![TAlC][_.,])"
"""Letters with which no rule begins, and pairs: most words of a text are passed over by this alone."""


@cache
def scanner() -> re.Pattern[str]:
    """Return one pattern with a named group a rule, in the order of the rules."""
    return re.compile(_OPENS + "(?:" + "|".join(f"(?P<{rule.name}>{rule.pattern})" for rule in RULES) + ")")


@cache
def places() -> dict[str, int]:
    """Return the place of each rule in the order, by name."""
    return {rule.name: place for place, rule in enumerate(RULES)}


@cache
def alone(place: int) -> re.Pattern[str]:
    """Return the pattern of one rule."""
    return re.compile(RULES[place].pattern)
