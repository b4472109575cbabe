"""Merging: which claims tell one thing, and what an entry that rests on them shares with all other entries.

A *face* is what a claim shows of the thing it tells: stage and date, or count and nationalities. Claims with equal
faces tell one thing. A vaguer face ("in August") joins a sharper one ("on 5 August") where it fits that one alone;
where it fits two, nobody can tell which is meant and it stays on its own. Sharper faces go first and every order is
total, so the order in which claims arrive changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypedDict, TypeVar

from tertia.model.claim import Certainty, Claim
from tertia.model.when import WhenBasis
from tertia.reconcile.tellings import Mood, Tellings, mood_of
from tertia.reconcile.time import Days, event_days
from tertia.reconcile.voices import support

Face = TypeVar("Face", bound=Hashable)

SUREST_FIRST = (Certainty.STATED, Certainty.HEDGED, Certainty.PLANNED, Certainty.DENIED)
_BASIS_FIRST = (WhenBasis.TEXT, WhenBasis.RESOLVED, WhenBasis.NONE)


def fold(
    claims: Iterable[Claim],
    *,
    face: Callable[[Claim], Face],
    rank: Callable[[Face], tuple[object, ...]],
    fits: Callable[[Face, Face], bool],
    vague: Callable[[Face], Hashable],
) -> list[list[Claim]]:
    """Return the claims in groups that tell one thing each.

    `rank` sorts faces, the sharpest first. A face that fits several groups joins the one that is as vague as itself
    (`vague` names what it shows at all), else a group of its own kind, which nothing sharper joins.
    """
    told: dict[Face, list[Claim]] = defaultdict(list)
    for claim in claims:
        told[face(claim)].append(claim)
    clear: list[list[Face]] = []
    unclear: dict[Hashable, list[Face]] = defaultdict(list)
    for new in sorted(told, key=rank):
        fitting = [group for group in clear if all(fits(new, old) for old in group)]
        alike = [group for group in fitting if vague(group[0]) == vague(new)]
        if alike or len(fitting) == 1:
            (alike or fitting)[0].append(new)
        elif fitting:
            unclear[vague(new)].append(new)
        else:
            clear.append([new])
    return [[claim for each in group for claim in told[each]] for group in (*clear, *unclear.values())]


@dataclass(frozen=True, slots=True)
class Time:
    """When a claim says that a thing was, and by when it must have been if it gives no date.

    `by` is the day of publication of a claim without a date; it is `None` for a plan, which bounds nothing.
    """

    when: str | None
    by: str | None

    def fits(self, other: Time) -> bool:
        """Tell whether two times can be one."""
        if self.when is None and other.when is None:
            return True
        if self.when is not None and other.when is not None:
            return event_days(self.when).overlaps(event_days(other.when))
        when, by = (self.when, other.by) if self.when is not None else (other.when, self.by)
        return by is None or when is None or event_days(when).first <= by

    @property
    def rank(self) -> tuple[bool, int, str, str]:
        """Return the sorting key: dated before undated, a day before its month."""
        width = event_days(self.when).width if self.when else 0
        return (self.when is None, width, self.when or "", self.by or "")


def time_of(claim: Claim, tellings: Tellings) -> Time:
    """Return the time that a claim gives or leaves open."""
    undated_fact = claim.when is None and mood_of(claim) is not Mood.PLANNED
    return Time(claim.when, tellings.day(claim) if undated_fact else None)


class Shared(TypedDict):
    """The fields of `Entry`."""

    claims: tuple[str, ...]
    support: int
    certainty: Certainty
    when: str | None
    when_basis: WhenBasis
    told: str | None
    last_told: str | None


def shared(claims: Sequence[Claim], tellings: Tellings) -> Shared:
    """Return what an entry over these claims (one or more) has in common with every entry."""
    days = sorted(day for claim in claims if (day := tellings.day(claim)))
    when = first_when(claims)
    return Shared(
        claims=tuple(sorted({claim.id for claim in claims})),
        support=support(claims, tellings),
        certainty=min((claim.certainty for claim in claims), key=SUREST_FIRST.index),
        when=when,
        when_basis=_basis(claims, when),
        told=days[0] if days else None,
        last_told=days[-1] if days else None,
    )


def first_when(claims: Iterable[Claim]) -> str | None:
    """Return the earliest date of claims, in its sharpest telling: `2024-07-06` where others say `2024`."""
    dates = sorted({claim.when for claim in claims if claim.when}, key=lambda when: (event_days(when), when))
    if not dates:
        return None
    sharp: Days = event_days(dates[0])
    same = [when for when in dates if event_days(when).overlaps(sharp)]
    return min(same, key=lambda when: (event_days(when).width, event_days(when), when))


def _basis(claims: Iterable[Claim], when: str | None) -> WhenBasis:
    if when is None:
        return WhenBasis.NONE
    found = (claim.when_basis for claim in claims if claim.when == when)
    return min(found, key=lambda basis: _BASIS_FIRST.index(basis) if basis in _BASIS_FIRST else len(_BASIS_FIRST))


Order = tuple[str, str, str, tuple[str, ...]]


def chronological(shares: Shared) -> Order:
    """Return the sorting key of a log: by date, and by the day of the first telling where no date is given."""
    if shares["when"] is not None:
        days = event_days(shares["when"])
        return (days.first, days.last, shares["told"] or "", shares["claims"])
    told = shares["told"] or ""
    return (told, told, told, shares["claims"])
