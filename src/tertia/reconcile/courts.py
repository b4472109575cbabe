"""Courts, treaty bodies and parliaments: one entry an act, whichever of its names the body goes by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from tertia.model.arrangement import CourtEntry
from tertia.model.claim import Claim, CourtValue, Effect
from tertia.reconcile.merge import Time, chronological, fold, shared, time_of
from tertia.reconcile.phrases import words_of
from tertia.reconcile.tellings import Mood, Tellings, mood_of


@dataclass(frozen=True, slots=True)
class _Face:
    effect: Effect
    mood: Mood
    body: frozenset[str]
    time: Time


def courts(claims: Iterable[Claim], tellings: Tellings) -> tuple[CourtEntry, ...]:
    """Return one entry for claims of one effect whose bodies and times can be one.

    A body's short name is part of its long one: "Murphy", "Judge Brian Murphy".
    """
    groups = fold(claims, face=lambda claim: _face(claim, tellings), rank=_rank, fits=_fits, vague=_vague)
    entries = [(shared(group, tellings), group) for group in groups]
    entries.sort(key=lambda entry: chronological(entry[0]))
    return tuple(CourtEntry(**shares, body=_body(group), effect=_value(group[0]).effect) for shares, group in entries)


def _value(claim: Claim) -> CourtValue:
    if not isinstance(claim.value, CourtValue):
        raise TypeError(f"claim {claim.id} is a {claim.kind}, not an act of a court")
    return claim.value


def _face(claim: Claim, tellings: Tellings) -> _Face:
    value = _value(claim)
    return _Face(value.effect, mood_of(claim), frozenset(words_of(value.body)), time_of(claim, tellings))


def _rank(face: _Face) -> tuple[object, ...]:
    return (face.effect, face.mood, face.time.when is None, -len(face.body), sorted(face.body), face.time.rank)


def _vague(face: _Face) -> Hashable:
    return (face.effect, face.mood, face.body, face.time.when)


def _fits(one: _Face, other: _Face) -> bool:
    act = one.effect is other.effect and one.mood is other.mood
    body = one.body <= other.body or other.body <= one.body
    return act and body and one.time.fits(other.time)


def _body(group: list[Claim]) -> str:
    """Return the fullest name that the claims give, the most used of several."""
    counts = Counter(_value(claim).body for claim in group)
    return min(counts, key=lambda body: (-len(words_of(body)), -counts[body], body))
