"""Where each telling of a stage stands on the line of time, so that the stage now can be found.

A dated telling stands on its date, in the sharpest form that the log knows. A telling without a date stands:

    a state   operating, talks …    on the day of publication: it tells of the present
    a step    agreed, refused …     on the date of the same step, where another document dates it: it is told again;
                                    else on the first day on which anybody told it
    before    agreed … operating    never after the end, in a document that itself tells of the end

The last two lines keep an article of 2026, which looks back on a treaty scrapped in 2024, from reviving it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tertia.model.arrangement import StageEvent
from tertia.model.claim import Certainty, Claim, Kind, Stage
from tertia.model.when import WhenBasis
from tertia.reconcile.stages import stage_of
from tertia.reconcile.tellings import Tellings
from tertia.reconcile.time import DAWN, Days, event_days, one_day

STANDING = (Stage.AGREED, Stage.SIGNED, Stage.IN_FORCE, Stage.OPERATING)
"""The stages of a deal that stands, from the first to the furthest."""

STOPS = (Stage.BLOCKED, Stage.SUSPENDED, Stage.REFUSED, Stage.ENDED)
"""The stages that end or interrupt."""

STEPS = frozenset({*STANDING[:-1], *STOPS})
"""Stages that are reached at a moment and then told again and again; the others are states, which last."""


@dataclass(frozen=True, slots=True)
class Placement:
    """One telling on the line of time. `when` is its date, or `None` where only `told`, the day of telling, bounds it.

    `days` is what it is ordered by; `moved` marks a transfer, which shows that the arrangement operates.
    """

    stage: Stage
    days: Days
    when: str | None
    basis: WhenBasis
    claim: str
    moved: bool = False

    @property
    def dated(self) -> bool:
        """Tell whether a document gives the date."""
        return self.when is not None


def place(
    claims: Sequence[Claim], log: Iterable[StageEvent], tellings: Tellings, certainty: Certainty
) -> tuple[Placement, ...]:
    """Return a placement for every stage and transfer claimed with this certainty."""
    surely = [claim for claim in claims if claim.certainty is certainty]
    told = [claim for claim in surely if claim.kind is Kind.STAGE]
    sharp = {name: event for event in log for name in event.claims if event.when}
    dated = [_dated(claim, stage_of(claim), sharp) for claim in told if claim.when]
    undated = [claim for claim in told if not claim.when]
    loose = _undated(undated, dated, tellings)
    moved = [_transfer(claim, tellings) for claim in surely if claim.kind is Kind.TRANSFER]
    return tuple(sorted([*dated, *_before_the_end(loose, told, dated, tellings), *moved], key=_order))


def _order(placement: Placement) -> tuple[Days, Stage, str]:
    return (placement.days, placement.stage, placement.claim)


def _dated(claim: Claim, stage: Stage, sharp: Mapping[str, StageEvent]) -> Placement:
    event = sharp.get(claim.id)
    when, basis = (event.when, event.when_basis) if event else (claim.when, claim.when_basis)
    return Placement(stage, event_days(when or DAWN), when, basis, claim.id)


def _transfer(claim: Claim, tellings: Tellings) -> Placement:
    days = event_days(claim.when) if claim.when else one_day(tellings.day(claim) or DAWN)
    basis = claim.when_basis if claim.when else WhenBasis.PUBLISHED
    return Placement(Stage.OPERATING, days, claim.when, basis, claim.id, moved=True)


def _undated(claims: Iterable[Claim], dated: Iterable[Placement], tellings: Tellings) -> list[tuple[Claim, Placement]]:
    """Place states on their telling, and steps on the date that others give or on their first telling."""
    by_stage: dict[Stage, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_stage[stage_of(claim)].append(claim)
    placed = []
    for stage, group in by_stage.items():
        known = [each for each in dated if each.stage is stage] if stage in STEPS else []
        first = min(tellings.day(claim) or DAWN for claim in group)
        for claim in group:
            told = tellings.day(claim) or DAWN
            placed.append((claim, _retold(claim, stage, known, told if stage not in STEPS else first, told)))
    return placed


def _retold(claim: Claim, stage: Stage, known: Iterable[Placement], otherwise: str, told: str) -> Placement:
    before = [each for each in known if each.days.first <= told]
    if before:
        last = max(before, key=_order)
        return Placement(stage, last.days, last.when, last.basis, claim.id)
    return Placement(stage, one_day(otherwise), None, WhenBasis.PUBLISHED, claim.id)


def _before_the_end(
    loose: Sequence[tuple[Claim, Placement]], told: Iterable[Claim], dated: Iterable[Placement], tellings: Tellings
) -> list[Placement]:
    """Move what a document tells beside the end, without a date, back to the end that it tells."""
    where = {each.claim: each.days for each in (*dated, *(placement for _, placement in loose))}
    ends: dict[str, Days] = {}
    for claim in told:
        if stage_of(claim) is Stage.ENDED:
            days = where[claim.id]
            ends[claim.document] = min(days, ends.get(claim.document, days))
    kept = []
    for claim, placement in loose:
        end = ends.get(claim.document)
        late = placement.stage in STANDING and end is not None and placement.days.last >= end.first
        kept.append(
            Placement(placement.stage, end, None, WhenBasis.PUBLISHED, claim.id)
            if late and end is not None and not placement.dated
            else placement
        )
    return kept
