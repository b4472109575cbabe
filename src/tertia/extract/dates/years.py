"""The year of a date that is told without one: from "last year", from the sentence, or from the publication date."""

from __future__ import annotations

from datetime import date

from tertia.extract.dates.scene import Found

FAR_AHEAD = 300
"""Days to the next such date beyond which even "will" does not make a date without a year lie ahead."""

SOON = 75
"""Days to the next such day within which a past tense elsewhere in the clause does not put it a year back."""

NEAR_AHEAD = 120
"""Days to the next such date within which it lies ahead where no word tells the tense. The last two were compared at
three values each on gold/train and gold/dev (share of `when` recalled) and TimeBank + AQUAINT (value F1); the first was
set by hand."""


def told_year(found: Found) -> int | None:
    """Return the year of "last year", "this year", "next year", "the same year" in the match."""
    if "U" not in found.letters or found.pick("U") != "Y":
        return None
    if "H" in found.letters and found.scene.year is not None:
        return found.scene.year
    if found.published is None:
        return None
    beside = found.letters[found.letters.index("U") - 1]
    shift = {"L": -1, "N": 1}.get(beside, 0)
    return found.published.year + shift


def year_for(found: Found, number: int, on: int | None) -> int | None:
    """Return the year that a month (and day) without one belongs to."""
    scene, published = found.scene, found.published
    beside = scene.year is not None and scene.year_at >= 0 and scene.same_sentence(scene.year_at, found.start)
    if published is None or (beside and scene.year is not None and scene.year < published.year):
        return _year_after_anchor(found, number, on)
    ahead = _days_ahead(published, number, on)
    if ahead == 0:
        return published.year
    forward = published.year + ((number, on or 0) < (published.month, published.day if on else 0))
    return forward if _lies_ahead(found, ahead, on is not None) else forward - 1


def _year_after_anchor(found: Found, number: int, on: int | None) -> int | None:
    """Return the year told before, or the next where the months run past its end ("13 December 2023, 29 January")."""
    scene = found.scene
    anchor = scene.anchor.first if scene.anchor and scene.anchor.grain in ("D", "M") else None
    if scene.year is None or anchor is None or anchor.year != scene.year or scene.anchor_at < scene.year_at - 12:
        return scene.year
    wraps = anchor.month - number >= 6
    return scene.year + wraps


def _days_ahead(published: date, number: int, on: int | None) -> int:
    """Return how many days lie between the publication and the next such day; 0 where it is today or this month."""
    if on is None and number == published.month:
        return 0
    gap = (number - published.month) * 30 + ((on or 1) - (published.day if on else 1))
    return gap if gap >= 0 else gap + 365


def _lies_ahead(found: Found, ahead: int, with_day: bool) -> bool:
    """Tell whether a date without a year is the next such one, not the last: the tense, then which is nearer."""
    tense = found.weak_tense
    if tense > 0:
        return ahead < FAR_AHEAD
    if tense < 0:
        return with_day and ahead < SOON and not found.told_before
    return ahead < NEAR_AHEAD
