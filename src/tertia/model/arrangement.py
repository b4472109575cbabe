"""The record: what the claims about a pair, merged, amount to. Computed, never stored.

Every entry names the claims that it rests on and its `support`, the number of distinct speakers behind it (to become
the number of independent voices).
"""

from __future__ import annotations

from dataclasses import dataclass

from tertia.model.amount import Amount, Bounds
from tertia.model.claim import About, Certainty, Effect, Stage, Term, Topic
from tertia.model.when import WhenBasis


@dataclass(frozen=True, slots=True)
class Entry:
    """What all entries share: the claims beneath, how sure the surest is, when (EDTF or `None`) and on what basis.

    `told` and `last_told` are the first and the last ISO day on which a document beneath came out, `None` where no
    document has a date. They bound an entry that has no `when`; they are never the date of the event.
    """

    claims: tuple[str, ...]
    support: int
    certainty: Certainty
    when: str | None
    when_basis: WhenBasis
    told: str | None
    last_told: str | None


@dataclass(frozen=True, slots=True)
class StageEvent(Entry):
    """One dated line of the log of stages; `people` where a number held is told."""

    stage: Stage
    people: Bounds | None = None


@dataclass(frozen=True, slots=True)
class StageNow:
    """Where the arrangement stands by the named rule (`why` says it in words), since when, and the claims that say so.

    `since_basis` is `published` where no claim gives a date: then `since` is the day on which it was first told.
    """

    value: Stage | None
    since: str | None
    since_basis: WhenBasis
    certainty: Certainty | None
    rule: str
    why: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Movement(Entry):
    """A transfer or an onward move."""

    people: Bounds
    nationalities: tuple[str, ...]
    to: str | None = None


@dataclass(frozen=True, slots=True)
class TermEntry(Entry):
    """One provision: all phrases that give it with one amount, the one most often used first."""

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
    """Something that was refused: since when, and until when (the first disclosure after it, or `None`).

    `since` is EDTF, with `since_basis`; `until` is the ISO day on which the document with the first of
    `disclosed_by` came out.
    """

    about: About
    since: str | None
    since_basis: WhenBasis
    until: str | None
    disclosed_by: tuple[str, ...] = ()


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
    """One arrangement of a pair. `instrument` tells several of one pair apart; `None` while nothing names it.

    `documents` and `voices` count the distinct documents and speakers behind all entries. `left_out` names the claims
    that no entry rests on, because a person rejected them or the reader was too unsure: kept, counted, not shown.
    """

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
    disputes: tuple[Dispute, ...] = ()
    documents: int = 0
    voices: int = 0
    left_out: tuple[str, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return all entries of all lists, in the order of the record."""
        return (
            *self.log,
            *self.terms,
            *self.transfers,
            *self.onward,
            *self.courts,
            *self.concerns,
            *self.assurances,
            *self.undisclosed,
        )

    @property
    def open_questions(self) -> tuple[SilenceEntry, ...]:
        """Return what somebody declined to say and nobody has told since."""
        return tuple(entry for entry in self.undisclosed if entry.until is None)


@dataclass(frozen=True, slots=True)
class Pair:
    """Sender and host, ISO 3166-1 alpha-2; `None` is a side that nobody has named. Written US>RW, typed US-RW."""

    sender: str | None
    host: str | None

    def __str__(self) -> str:
        return f"{self.sender or '-'}>{self.host or '-'}"

    @property
    def open(self) -> bool:
        """Tell whether a side is unnamed."""
        return self.sender is None or self.host is None


@dataclass(frozen=True, slots=True)
class Record:
    """What is known about one pair, as of a day, judged by what was known on a day (ISO days, or `None` for all).

    `open_pairs` are the pairs with an unnamed side that this pair would fill (US>- and ->RW beside US>RW): their
    claims may be about this arrangement, and nobody can tell.
    """

    pair: Pair
    arrangements: tuple[Arrangement, ...]
    as_of: str | None = None
    known_on: str | None = None
    open_pairs: tuple[Pair, ...] = ()
