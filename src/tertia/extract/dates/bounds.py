"""What stands around a date: "since", "by", "from … to …" turn it into an interval in EDTF; TIMEX3 stays the date's.

"since January" → 2025-01/..   "by the end of June" → ../2025-06   "between 3 May and 9 May" → 2025-05-03/2025-05-09
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from tertia.extract.dates.calendar import Time, span_of
from tertia.extract.dates.tokens import Token
from tertia.lexicon.dates import tense_words


@dataclass(slots=True)
class Reading:
    """A time at tokens `start` to `end`, and the rule that read it."""

    start: int
    end: int
    time: Time
    rule: str


def bound(readings: list[Reading], letters: str, tokens: list[Token]) -> list[Reading]:
    """Return the readings with intervals where prepositions make them; two ends of one interval both carry it."""
    for first, last in pairwise(readings):
        if _joined(first, last, letters):
            _join(first, last)
    for reading in readings:
        edtf = reading.time.edtf
        if (
            edtf
            and ".." not in edtf
            and not _is_span(reading, edtf)
            and (opened := _open_end(reading, letters, tokens))
        ):
            reading.time = replace(reading.time, edtf=opened)
    return readings


def _is_span(reading: Reading, edtf: str) -> bool:
    """Tell whether the words told both ends already; a week or a quarter is an interval in EDTF alone."""
    return "/" in edtf and reading.time.grain not in ("W", "Q")


def _joined(first: Reading, last: Reading, letters: str) -> bool:
    between = letters[first.end : last.start]
    before = letters[max(0, first.start - 2) : first.start]
    if between in ("&", "&T", "&o") and ("B" in before or (first.rule == last.rule == "year")):
        return True
    return between in ("t", "tT", "-", "b", "bT") and (before.endswith(("F", "FT")) or between == "-")


def _join(first: Reading, last: Reading) -> None:
    start = first.time
    if last.time.written and not start.written and start.first and last.time.first and start.first > last.time.first:
        start = _moved_back(start, last.time)
    edtf = span_of(start, last.time)
    if edtf:
        first.time, last.time = replace(start, edtf=edtf), replace(last.time, edtf=edtf)


def _moved_back(start: Time, last: Time) -> Time:
    """Return the start in the year of the end ("from June to August 2023" told in 2025)."""
    if last.first is None or start.first is None:
        return start
    year = f"{last.first.year:04d}"
    return replace(start, value=year + start.value[4:], edtf=year + (start.edtf or "")[4:],
                   first=start.first.replace(year=last.first.year, day=1))  # fmt: skip


def _open_end(reading: Reading, letters: str, tokens: list[Token]) -> str | None:
    edtf = reading.time.edtf or ""
    index = reading.start - 1
    while index >= 0 and letters[index] in "TqEl":
        index -= 1
    if index < 0:
        return None
    low = tokens[index].text.lower()
    if low == "to" and index and tokens[index - 1].text.lower() == "up":
        low = "until"
    start, end = edtf.split("/")[0], edtf.split("/")[-1]
    if letters[index] == "s" or (low in ("from", "starting", "beginning") and _onwards(reading, tokens)):
        return f"{start}/.."
    if low == "before" and _denied(tokens, index):
        return f"{start}/.."
    if low in ("by", "until", "till", "til", "before") or (
        low in ("of", "at") and index and tokens[index - 1].text.lower() == "as"
    ):
        return f"../{end}"
    return None


def _denied(tokens: list[Token], index: int) -> bool:
    """Tell whether the clause says "not ... before"."""
    denial = tense_words().denial
    for token in reversed(tokens[max(0, index - 8) : index]):
        if token.letter in ".|":
            return False
        if token.text.lower() in denial or token.text.lower().endswith(("n't", "n’t")):
            return True
    return False


def _onwards(reading: Reading, tokens: list[Token]) -> bool:
    after = tokens[reading.end : reading.end + 1]
    return not after or after[0].text.lower() not in ("to", "until", "till", "through")
