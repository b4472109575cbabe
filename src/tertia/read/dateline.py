"""Find the day of publication in the head of a text, where the text gives it in full: day, month and year.

Terms: a *dateline* is the place and day before the first sentence; a *stamp* is a line such as "Published: 6 May 2025".
A year is never guessed, and of 03/04/2025 nobody can tell which is the month: it gives nothing.

    "KIGALI, May 6, 2025 — The minister …" → "2025-05-06"        "Published: Tuesday | 23 Sept 2025" → "2025-09-23"
"""

from __future__ import annotations

import datetime
import re

HEAD_LINES = 12
"""Lines that are not empty in which a dateline or stamp is sought: headline, byline, picture, first lines."""

FIRST, LAST = 1990, 2099
"""Years of publication that are believed, both counted."""

_MONTHS = {
    "jan": 1, "january": 1, "feb": 2, "february": 2, "mar": 3, "march": 3, "apr": 4, "april": 4, "may": 5,
    "jun": 6, "june": 6, "jul": 7, "july": 7, "aug": 8, "august": 8, "sep": 9, "sept": 9, "september": 9,
    "oct": 10, "october": 10, "nov": 11, "november": 11, "dec": 12, "december": 12,
}  # fmt: skip
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\.?"
_DAY = rf"""
    (?:{_WEEKDAY}[\s,|]+)?
    (?: (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_NAMES})\.?,?\s+(?P<y1>\d{{4}})
      | (?P<m2>{_NAMES})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})
      | (?P<y3>\d{{4}})-(?P<m3>\d{{2}})-(?P<d3>\d{{2}})
      | (?P<a4>\d{{1,2}})(?P<sep>[./])(?P<b4>\d{{1,2}})(?P=sep)(?P<y4>\d{{4}})
    )(?!\d)"""
_FLAGS = re.VERBOSE | re.IGNORECASE
_STAMP = re.compile(
    rf"""^\W*(?:first\s+)?(?:published|posted|publication\s+date|date(?:\s+of\s+publication)?|issued|released|press\s+release)
    (?:\s+(?:on|online|at))?\s*[:|–—-]?\s*{_DAY}""",
    _FLAGS,
)
_DATELINE = re.compile(
    rf"""^[\W]*(?P<place>[^\W\d_][^\d.;:!?|()]{{1,40}}?)\s*[,(–—-]\s*(?:[(]\s*)?{_DAY}
    \s*(?P<end>[)]|[/,(–—-]|\.\s*[-–—])""",
    _FLAGS,
)
_ALONE = re.compile(rf"^\W*{_DAY}(?:[\s,|–—-]+(?:at\s+)?\d{{1,2}}[:.]\d{{2}}.{{0,20}})?\W*$", _FLAGS)
_SMALL = frozenset(["de", "of", "the", "la", "el", "du", "and", "en", "le", "da"])
_NO_PLACE = frozenset(["on", "in", "by", "from", "since", "until", "before", "after", "as", "the", "this", "last"])
"""Words that open a sentence with an event's day: "On Tuesday (May 6, 2025)"."""
_MODIFIED = re.compile(r"\b(?:updated|modified|accessed|retrieved|effective|expires?|due)\b", re.IGNORECASE)


def published_in(text: str) -> str | None:
    """Return the ISO day on which a text says that it was published, or `None`; a stamp is surer than a dateline."""
    lines = [line.strip()[:300] for line in text[:6000].splitlines() if line.strip()][:HEAD_LINES]
    for form in (_STAMP, _DATELINE, _ALONE):
        for line in lines:
            if (hit := form.match(line)) and not _MODIFIED.search(line[: hit.start("y1")] if hit["y1"] else line[:20]):
                if form is _DATELINE and not _is_place(hit["place"], hit["end"]):
                    continue
                if day := _iso(hit):
                    return day
    return None


def _is_place(words: str, end: str) -> bool:
    """Tell whether words before a date are a dateline's place: capitals, or capitalised and a dash after the day."""
    parts = re.findall(r"[^\W\d_]+", words)
    if not 0 < len(parts) <= 5 or parts[0].lower() in _NO_PLACE:
        return False
    if parts[0].isupper() and len(parts[0]) > 2:
        return True
    return end not in (",", "(") and all(part[0].isupper() or part in _SMALL for part in parts)


def _iso(hit: re.Match[str]) -> str | None:
    if hit["y1"]:
        return _day(int(hit["y1"]), _MONTHS[hit["m1"].lower()], int(hit["d1"]))
    if hit["y2"]:
        return _day(int(hit["y2"]), _MONTHS[hit["m2"].lower()], int(hit["d2"]))
    if hit["y3"]:
        return _day(int(hit["y3"]), int(hit["m3"]), int(hit["d3"]))
    first, second = int(hit["a4"]), int(hit["b4"])
    # with full stops the day stands first wherever dates are written so; with strokes that depends on the country
    if hit["sep"] == "." or first > 12 or first == second:
        return _day(int(hit["y4"]), second, first)
    return _day(int(hit["y4"]), first, second) if second > 12 else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        found = datetime.date(year, month, day)
    except ValueError:
        return None
    return found.isoformat() if FIRST <= year <= LAST else None


_ISO_START = re.compile(r"\s*(\d{4})(-?)(\d{2})\2(\d{2})(?!\d)")


def iso_day(value: str) -> str | None:
    """Return the day of an ISO time or a date in words ("2025-05-06T23:10Z", "6 May 2025"), as written, or `None`."""
    if hit := _ISO_START.match(value):
        return _day(int(hit[1]), int(hit[3]), int(hit[4]))
    words = _ALONE.match(value.strip()[:100])
    return _iso(words) if words else None


_PARTIAL = re.compile(r"\d{4}(?:-\d{2})?[?~%]?")


def is_partial(value: str) -> bool:
    """Tell whether a date is a year or a month ("2016-04?"): it is one, but names no day to count from."""
    return bool(_PARTIAL.fullmatch(value.strip()))


_URL_DAY = re.compile(
    r"(?<!\d)(\d{4})[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?!\d)|/(\d{4})(\d{2})(\d{2})(?:/|\b)", re.IGNORECASE
)


def url_day(url: str) -> str | None:
    """Return the day in an address (…/2025/05/06/…, …/2025/may/06/…, …/20250506/…), or `None`."""
    for hit in _URL_DAY.finditer(url[:2000]):
        year, month, day = hit.groups()[:3] if hit[1] else hit.groups()[3:]
        number = _MONTHS.get(month.lower(), 0) if month.isalpha() else int(month)
        if found := _day(int(year), number, int(day)):
            return found
    return None
