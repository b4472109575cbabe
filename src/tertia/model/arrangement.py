"""The record: what the claims about a pair, merged, amount to. Computed, never stored.

Every entry names the claims that it rests on and its `support`, the number of distinct speakers behind it (to become
the number of independent voices).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tertia.model.amount import Amount, Bounds
from tertia.model.claim import About, Certainty, Effect, Stage, Term, Topic
from tertia.model.when import WhenBasis


@dataclass(frozen=True, slots=True)
class Entry:
    """What all entries share: the claims beneath, how sure the surest is, when (EDTF or `None`) and on what basis."""

    claims: tuple[str, ...]
    support: int
    certainty: Certainty
    when: str | None
    when_basis: WhenBasis


@dataclass(frozen=True, slots=True)
class StageEvent(Entry):
    """One dated line of the log of stages; `people` where a number held is told."""

    stage: Stage
    people: Bounds | None = None


@dataclass(frozen=True, slots=True)
class StageNow:
    """Where the arrangement stands by the named rule, since when, and the claims that say so."""

    value: Stage | None
    since: str | None
    since_basis: WhenBasis
    certainty: Certainty | None
    rule: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Movement(Entry):
    """A transfer or an onward move."""

    people: Bounds
    nationalities: tuple[str, ...]
    to: str | None = None


@dataclass(frozen=True, slots=True)
class TermEntry(Entry):
    """One provision: all phrases that give it with one amount."""

    term: Term
    texts: tuple[str, ...]
    amount: Amount | None


@dataclass(frozen=True, slots=True)
class CourtEntry(Entry):
    """An act of a court, treaty body or parliament."""

    body: str
    effect: Effect


@dataclass(frozen=True, slots=True)
class TopicEntry(Entry):
    """A concern or an assurance about one topic."""

    topic: Topic


@dataclass(frozen=True, slots=True)
class SilenceEntry(Entry):
    """Something that nobody has told: since when it was first refused, until when (the first disclosure, or `None`)."""

    about: About
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """One side of a dispute."""

    value: str
    support: int
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Readings that cannot all hold, the one shown first, and the rule by which it is."""

    about: str
    readings: tuple[Reading, ...]
    shown: str
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One arrangement of a pair. `instrument` tells several of one pair apart; `None` while nothing names it."""

    id: str
    instrument: str | None
    stage: StageNow
    log: tuple[StageEvent, ...] = ()
    terms: tuple[TermEntry, ...] = ()
    transfers: tuple[Movement, ...] = ()
    onward: tuple[Movement, ...] = ()
    courts: tuple[CourtEntry, ...] = ()
    concerns: tuple[TopicEntry, ...] = ()
    assurances: tuple[TopicEntry, ...] = ()
    undisclosed: tuple[SilenceEntry, ...] = ()
    disputes: tuple[Dispute, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Pair:
    """Sender and host, ISO 3166-1 alpha-2; `None` is a side that nobody has named. Written US>RW, typed US-RW."""

    sender: str | None
    host: str | None

    def __str__(self) -> str:
        return f"{self.sender or '-'}>{self.host or '-'}"


@dataclass(frozen=True, slots=True)
class Record:
    """What is known about one pair, as of a day, judged by what was known on a day (ISO days, or `None` for all)."""

    pair: Pair
    arrangements: tuple[Arrangement, ...]
    as_of: str | None = None
    known_on: str | None = None
