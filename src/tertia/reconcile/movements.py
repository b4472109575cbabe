"""Transfers and onward moves: one entry a movement, however many tell of it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from tertia.model.amount import Bounds
from tertia.model.arrangement import Movement
from tertia.model.claim import Claim, MovementValue
from tertia.reconcile.merge import Time, chronological, fold, shared, time_of
from tertia.reconcile.tellings import Mood, Tellings, mood_of


@dataclass(frozen=True, slots=True)
class _Face:
    mood: Mood
    people: Bounds
    nationalities: frozenset[str]
    to: str | None
    time: Time

    @property
    def gaps(self) -> int:
        """Count what this telling leaves out; the fewest gaps make the sharpest face."""
        return (not self.people.known) + (not self.nationalities) + (self.time.when is None)


def movements(claims: Iterable[Claim], tellings: Tellings) -> tuple[Movement, ...]:
    """Return one entry for claims whose counts, dates, nationalities and destinations can all be of one movement."""
    groups = fold(claims, face=lambda claim: _face(claim, tellings), rank=_rank, fits=_fits, vague=_vague)
    entries = [(shared(group, tellings), group) for group in groups]
    entries.sort(key=lambda entry: chronological(entry[0]))
    return tuple(Movement(**shares, **_told(group)) for shares, group in entries)  # type: ignore[arg-type]


def _value(claim: Claim) -> MovementValue:
    if not isinstance(claim.value, MovementValue):
        raise TypeError(f"claim {claim.id} is a {claim.kind}, not a movement")
    return claim.value


def _face(claim: Claim, tellings: Tellings) -> _Face:
    value = _value(claim)
    return _Face(mood_of(claim), value.people, frozenset(value.nationalities), value.to, time_of(claim, tellings))


def _rank(face: _Face) -> tuple[object, ...]:
    people = (not face.people.known, _end(face.people.min), _end(face.people.max))
    return (face.mood, face.gaps, people, sorted(face.nationalities), face.to or "", face.time.rank)


def _end(number: int | None) -> int:
    return -1 if number is None else number


def _vague(face: _Face) -> Hashable:
    return (face.mood, face.people, face.nationalities, face.to, face.time.when)


def _fits(one: _Face, other: _Face) -> bool:
    return (
        one.mood is other.mood
        and (one.people == other.people or not one.people.known or not other.people.known)
        and (one.nationalities <= other.nationalities or other.nationalities <= one.nationalities)
        and (one.to == other.to or one.to is None or other.to is None)
        and one.time.fits(other.time)
    )


def _told(group: list[Claim]) -> dict[str, object]:
    """Return the most that the claims of a movement tell: its count, all nationalities, where to."""
    values = [_value(claim) for claim in group]
    counts = sorted({v.people for v in values if v.people.known}, key=lambda b: (_end(b.min), _end(b.max)))
    places = sorted({v.to for v in values if v.to is not None})
    return {
        "people": counts[0] if counts else Bounds(),
        "nationalities": tuple(sorted({code for v in values for code in v.nationalities})),
        "to": places[0] if places else None,
    }
