"""Find the time expressions of a text.

Terms: a *letter* is the class of a word (`tokens.py`); a *rule* is a pattern over letters with a reading (`rules.py`);
the *anchor* is the last date with a place on the calendar, from which "the same day" is told.

    "They landed on Tuesday." (published 2025-06-18) → DateMention("Tuesday", DATE, 2025-06-17, RESOLVED)
    "in talks since January" → value 2025-01, EDTF 2025-01/..
"""

from __future__ import annotations

from datetime import date

from tertia.extract.dates.bounds import Reading, bound
from tertia.extract.dates.calendar import Time, checked
from tertia.extract.dates.rules import RULES, alone, places, scanner
from tertia.extract.dates.scene import Found, Scene
from tertia.extract.dates.tokens import EARLIEST, LATEST, Token, tokenize
from tertia.lexicon.dates import counted_nouns
from tertia.model.when import DateMention, WhenBasis


def find_dates(text: str, published: str | None) -> tuple[DateMention, ...]:
    """Return the time expressions of a text in order; `published` is an ISO day, or None where it is not known.

    A publication date of a coarser form ("2025-06") resolves nothing: expressions that need it have `edtf` None.
    """
    tokens, letters = tokenize(text)
    scene = Scene(tokens, letters, _day(published))
    readings = bound(list(_read(scene)), letters, tokens)
    return tuple(_mention(reading, tokens) for reading in readings)


def _day(published: str | None) -> date | None:
    try:
        on = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return on if EARLIEST <= on.year <= LATEST else None


def _read(scene: Scene) -> list[Reading]:
    pattern, order = scanner(), places()
    readings, at = [], 0
    while match := pattern.search(scene.letters, at):
        reading = _first_reading(scene, match.start(), match.end(), order[match.lastgroup or ""])
        if reading is None:
            at = match.start() + 1
            continue
        _remember(scene, Found(scene, reading.start, reading.end), reading.time)
        readings.append(reading)
        at = reading.end
    return readings


def _first_reading(scene: Scene, start: int, end: int, place: int) -> Reading | None:
    """Return what the first rule that matches at a word, from a place in the order on, reads there."""
    while True:
        found = Found(scene, start, end)
        time = None if _is_no_time(found) else RULES[place].read(found)
        if time is not None:
            return Reading(start, end, time, RULES[place].name)
        for place in range(place + 1, len(RULES)):  # noqa: B020
            if match := alone(place).match(scene.letters, start):
                end = match.end()
                break
        else:
            return None


def _remember(scene: Scene, found: Found, time: Time) -> None:
    """Keep the anchor, and the year where the text writes it."""
    if time.first is not None and time.grain in ("D", "W", "M", "Y"):
        scene.anchor, scene.anchor_at = time, found.start
    bare = found.letters == "Y" and found.scene.letters[max(0, found.start - 1) : found.start] != "i"
    if time.written and time.first is not None and not bare:
        scene.year, scene.year_at = time.first.year, found.end


def _is_no_time(found: Found) -> bool:
    """Tell whether four digits are money, a count or a reference instead of a year."""
    letters = found.letters
    if letters != "Y" and letters != "D":
        return False
    before = found.scene.letters[found.start - 1 : found.start]
    after = found.scene.tokens[found.end : found.end + 1]
    if before in ("$", "/") or (after and after[0].letter in ("%", "n", "$")):
        return True
    tokens = found.scene.tokens
    if found.start and tokens[found.start - 1].end == tokens[found.start].start and before not in ("(", "-", "'", ","):
        return True
    return bool(after) and after[0].text.lower() in counted_nouns()


def _mention(reading: Reading, tokens: list[Token]) -> DateMention:
    time = reading.time
    basis = WhenBasis.TEXT if time.written or not time.edtf else WhenBasis.RESOLVED
    start, end = tokens[reading.start].start, tokens[reading.end - 1].end
    return DateMention(start, end, time.type, time.value, checked(time.edtf), basis)
