"""The log of stages: dated events, not a ladder. Nothing in it lowers or erases anything else."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from tertia.model.amount import Bounds
from tertia.model.arrangement import StageEvent
from tertia.model.claim import Claim, Stage, StageValue
from tertia.reconcile.merge import Time, chronological, fold, shared, time_of
from tertia.reconcile.tellings import Mood, Tellings, mood_of


@dataclass(frozen=True, slots=True)
class _Face:
    stage: Stage
    mood: Mood
    people: Bounds | None
    time: Time


def stage_log(claims: Iterable[Claim], tellings: Tellings) -> tuple[StageEvent, ...]:
    """Return one event for all claims that tell one stage, in one mood, at times that can be one."""
    groups = fold(claims, face=lambda claim: _face(claim, tellings), rank=_rank, fits=_fits, vague=_vague)
    events = [(shared(group, tellings), group) for group in groups]
    events.sort(key=lambda event: chronological(event[0]))
    return tuple(
        StageEvent(**shares, stage=stage_of(group[0]), people=_value(group[0]).people) for shares, group in events
    )


def stage_of(claim: Claim) -> Stage:
    """Return the stage that a stage claim tells."""
    return _value(claim).stage


def _value(claim: Claim) -> StageValue:
    if not isinstance(claim.value, StageValue):
        raise TypeError(f"claim {claim.id} is a {claim.kind}, not a stage")
    return claim.value


def _face(claim: Claim, tellings: Tellings) -> _Face:
    value = _value(claim)
    return _Face(value.stage, mood_of(claim), value.people, time_of(claim, tellings))


def _rank(face: _Face) -> tuple[object, ...]:
    people = face.people or Bounds()
    number = (face.people is None, people.min or -1, people.max or -1)
    return (face.stage, face.mood, face.time.when is None, number, face.time.rank)


def _vague(face: _Face) -> Hashable:
    return (face.stage, face.mood, face.people, face.time.when)


def _fits(one: _Face, other: _Face) -> bool:
    """A number held belongs to its own day, so a telling without one is no telling of it."""
    same = one.stage is other.stage and one.mood is other.mood and one.people == other.people
    return same and one.time.fits(other.time)
