"""The stage now: the first rule of a short list that finds something, first among what is stated, then what is hedged.

A *stop* ends or interrupts. A *standing* stage belongs to a deal that stands. The rest is the *approach* to a deal.
What is denied or planned never decides; a transfer shows that the arrangement operates. Where the days of two events
overlap, nobody can tell which came later, and the stop is shown.

Worked example: signed in June, announced as agreed on 5 August, first transfer in mid-August. Nothing stops it and
`operating` is the furthest of what stands: "operating, since August", although `agreed` bears a later date than
`signed`. The reasons are told in `docs/decisions/2026-11-24-stage-now.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tertia.model.arrangement import StageEvent, StageNow
from tertia.model.claim import Certainty, Claim, Stage
from tertia.model.when import WhenBasis
from tertia.reconcile.placing import STANDING, STOPS, Placement, place
from tertia.reconcile.tellings import Tellings
from tertia.reconcile.time import DAWN

APPROACH = (Stage.NO_DEAL, Stage.FLOATED, Stage.SOUGHT, Stage.OFFERED, Stage.TALKS)
"""`no_deal` is first, and no stop: a government's "no deal" never erases another's "agreed"; both stay in the log."""

TIE_ORDER = (*APPROACH, *STANDING, *STOPS)
"""Of events on one day the later in this order is taken for the later one."""


@dataclass(frozen=True, slots=True)
class Board:
    """All placements of one certainty, and the last stop among them."""

    placements: tuple[Placement, ...]
    stop: Placement | None

    def open(self, stages: Iterable[Stage]) -> list[Placement]:
        """Return the placements of these stages that the last stop does not cover."""
        named = set(stages)
        return [
            each
            for each in self.placements
            if each.stage in named and (self.stop is None or overtakes(each, self.stop)) and not self._too_early(each)
        ]

    def _too_early(self, placement: Placement) -> bool:
        """Tell whether a transfer came before a deal of which every telling is dated later.

        It shows that people were moved, not that this deal operates; unless a document tells, in general, that people
        were already being sent or held.
        """
        if not placement.moved or not placement.dated:
            return False
        deals = [each for each in self.placements if each.stage in STANDING[:-1]]
        before = [each for each in self.placements if each.stage is Stage.OPERATING and not each.moved]
        if not deals or any(deal.days.after(each.days) for each in before for deal in deals):
            return False
        return all(deal.dated and deal.days.after(placement.days) for deal in deals)


def overtakes(placement: Placement, stop: Placement) -> bool:
    """Tell whether an event shows that a stop is over.

    It must be surely later. A transfer without a date, and `operating` without a date after the end, may tell of
    the time before. An end or a refusal is over when the host moves (offered, talks); that the sender asks again undoes
    neither, and talk leaves a pause a pause.
    """
    if placement.stage in STOPS or not placement.days.after(stop.days):
        return False
    if placement.stage in APPROACH:
        return stop.stage in (Stage.ENDED, Stage.REFUSED) and placement.stage in (Stage.OFFERED, Stage.TALKS)
    if placement.stage is Stage.OPERATING and not placement.dated:
        return not placement.moved and stop.stage is not Stage.ENDED
    return True


def _furthest(board: Board) -> list[Placement]:
    standing = board.open(STANDING)
    furthest = max((STANDING.index(each.stage) for each in standing), default=None)
    return [each for each in standing if furthest is not None and each.stage is STANDING[furthest]]


def _last_stop(board: Board) -> list[Placement]:
    """Return the run of tellings of the last stop: back to the first that nothing has overtaken."""
    stop = board.stop
    if stop is None:
        return []
    same = [each for each in board.placements if each.stage is stop.stage]
    return [each for each in same if not any(overtakes(other, each) for other in board.placements)] or [stop]


def _last_approach(board: Board) -> list[Placement]:
    approach = board.open(APPROACH)
    last = max(approach, key=_lateness, default=None)
    return [each for each in approach if last is not None and each.stage is last.stage]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its name, in words, and what it finds on a board: the tellings of the stage now, or none."""

    name: str
    words: str
    find: Callable[[Board], Sequence[Placement]]


RULES = (
    Rule(
        "furthest-standing",
        "Of what is stated and nothing has stopped since (agreed, signed, in force, operating), the furthest is shown;"
        " telling an earlier one again lowers nothing.",
        _furthest,
    ),
    Rule(
        "latest-approach",
        "No deal that stands is stated; of the steps towards one (floated, sought, offered, talks), and of a"
        " government's word that there is no deal, the latest is shown.",
        _last_approach,
    ),
    Rule(
        "last-stop",
        "A stop (blocked, suspended, refused, ended) is stated and nothing surely later overtakes it.",
        _last_stop,
    ),
)
"""Asked in this order; the first that finds something decides."""

HEDGED_WORDS = "Nothing is stated outright; of what is hedged: "
NOTHING = Rule("nothing-told", "No document states, or even hedges, a stage.", lambda board: ())


def stage_now(claims: Sequence[Claim], log: Sequence[StageEvent], tellings: Tellings) -> StageNow:
    """Return where the arrangement stands by its claims; `value` is `None` where none says so."""
    for certainty in (Certainty.STATED, Certainty.HEDGED):
        board = _board(place(claims, log, tellings, certainty))
        for rule in RULES:
            if found := rule.find(board):
                return _now(found, rule, certainty)
    return StageNow(None, None, WhenBasis.NONE, None, NOTHING.name, NOTHING.words, ())


def _board(placements: tuple[Placement, ...]) -> Board:
    stops = [each for each in placements if each.stage in STOPS and not _answers_only(each, placements)]
    return Board(placements, max(stops, key=_lateness, default=None))


def _answers_only(stop: Placement, placements: Sequence[Placement]) -> bool:
    """Tell whether a refusal answers a request beside a deal that runs: it ends nothing in force or operating."""
    if stop.stage is not Stage.REFUSED:
        return False
    running = [each for each in placements if each.stage in STANDING[2:] and stop.days.after(each.days)]
    firm = [each for each in placements if each.stage in STOPS and each.stage is not Stage.REFUSED]
    return any(not any(_halted(each, halt, stop) for halt in firm) for each in running)


def _halted(running: Placement, halt: Placement, by: Placement) -> bool:
    """Tell whether a halt had interrupted what was running before a given event came."""
    return halt.days.after(running.days) and not halt.days.after(by.days)


def _lateness(placement: Placement) -> tuple[str, int, str, str]:
    days = placement.days
    return (days.last, TIE_ORDER.index(placement.stage), days.first, placement.claim)


def _now(found: Sequence[Placement], rule: Rule, certainty: Certainty) -> StageNow:
    first = _first(found)
    told = first.days.first if first.days.first != DAWN else None
    since = first.when if first.dated else told
    hedged = certainty is Certainty.HEDGED
    return StageNow(
        value=first.stage,
        since=since,
        since_basis=first.basis if since is not None else WhenBasis.NONE,
        certainty=certainty,
        rule=f"hedged-{rule.name}" if hedged else rule.name,
        why=HEDGED_WORDS + rule.words[0].lower() + rule.words[1:] if hedged else rule.words,
        claims=tuple(sorted({each.claim for each in found})),
    )


def _first(found: Sequence[Placement]) -> Placement:
    """Return the earliest telling, in its sharpest form: a first transfer on 16 October 2024 where others say 2024."""
    first = min(found, key=lambda each: (each.days.first, not each.dated, each.days.last, each.claim))
    same = [each for each in found if first.dated and each.dated and each.days.overlaps(first.days)] or [first]
    return min(same, key=lambda each: (each.days.width, each.days, each.claim))
