"""The claim: one thing that one document says about an arrangement, pinned to the characters that say it.

The words are those of the codebook (version 2.3). Each kind has a value of its own shape:

    stage                  StageValue(stage, people)
    transfer, onward       MovementValue(people, nationalities, to)
    term                   TermValue(term, text, amount)
    court                  CourtValue(body, effect)
    concern, assurance     TopicValue(topic)
    undisclosed            AboutValue(about)
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tertia.model.amount import Amount, Bounds
from tertia.model.source import Speaker
from tertia.model.when import WhenBasis


class Kind(StrEnum):
    """The eight kinds of claim."""

    STAGE = "stage"
    TRANSFER = "transfer"
    ONWARD = "onward"
    TERM = "term"
    COURT = "court"
    CONCERN = "concern"
    ASSURANCE = "assurance"
    UNDISCLOSED = "undisclosed"


class Certainty(StrEnum):
    """How surely a claim is made."""

    STATED = "stated"
    HEDGED = "hedged"
    PLANNED = "planned"
    DENIED = "denied"


class Stage(StrEnum):
    """Where an arrangement stands; a log of dated events, not a ladder."""

    FLOATED = "floated"
    SOUGHT = "sought"
    OFFERED = "offered"
    TALKS = "talks"
    AGREED = "agreed"
    SIGNED = "signed"
    IN_FORCE = "in_force"
    OPERATING = "operating"
    SUSPENDED = "suspended"
    BLOCKED = "blocked"
    ENDED = "ended"
    REFUSED = "refused"
    NO_DEAL = "no_deal"


class Term(StrEnum):
    """What a deal provides."""

    PEOPLE_COVERED = "people_covered"
    PEOPLE_CAP = "people_cap"
    PAYMENT = "payment"
    OTHER_BENEFIT = "other_benefit"
    FACILITY = "facility"
    DURATION = "duration"
    LEGAL_STATUS = "legal_status"
    SAFEGUARD = "safeguard"
    LEGAL_BASIS = "legal_basis"
    SECRECY = "secrecy"


class Effect(StrEnum):
    """What a court, treaty body or parliament does."""

    FILED = "filed"
    HEARS = "hears"
    BLOCKS = "blocks"
    ALLOWS = "allows"
    ORDERS = "orders"
    CONDITIONS = "conditions"
    FINDS_UNLAWFUL = "finds_unlawful"
    REFERS = "refers"


class Topic(StrEnum):
    """What a concern or an assurance is about."""

    ONWARD_REMOVAL = "onward_removal"
    DETENTION = "detention"
    TORTURE = "torture"
    DUE_PROCESS = "due_process"
    SAFETY = "safety"
    CONDITIONS = "conditions"
    DISAPPEARANCE = "disappearance"
    FAMILY = "family"
    LEGALITY = "legality"
    COST = "cost"
    CORRUPTION = "corruption"
    SOVEREIGNTY = "sovereignty"
    HOST_SECURITY = "host_security"
    SECRECY = "secrecy"


class About(StrEnum):
    """What somebody declines to say: a term, or one of five matters more."""

    PEOPLE_COVERED = "people_covered"
    PEOPLE_CAP = "people_cap"
    PAYMENT = "payment"
    OTHER_BENEFIT = "other_benefit"
    FACILITY = "facility"
    DURATION = "duration"
    LEGAL_STATUS = "legal_status"
    SAFEGUARD = "safeguard"
    LEGAL_BASIS = "legal_basis"
    SECRECY = "secrecy"
    HOST = "host"
    STAGE = "stage"
    TRANSFER = "transfer"
    OUTCOME = "outcome"
    DEAL = "deal"


@dataclass(frozen=True, slots=True)
class StageValue:
    """A stage; `people` only with `operating`, where a number held is given."""

    stage: Stage
    people: Bounds | None = None


@dataclass(frozen=True, slots=True)
class MovementValue:
    """People moved: how many, of which nationalities (ISO codes); an onward move has `to`: ISO code, "origin" or None."""

    people: Bounds
    nationalities: tuple[str, ...] = ()
    to: str | None = None


@dataclass(frozen=True, slots=True)
class TermValue:
    """A term of a deal; `text` is the shortest verbatim phrase that gives it."""

    term: Term
    text: str
    amount: Amount | None = None


@dataclass(frozen=True, slots=True)
class CourtValue:
    """A body as the text names it, and what it does."""

    body: str
    effect: Effect


@dataclass(frozen=True, slots=True)
class TopicValue:
    """What a concern or an assurance is about."""

    topic: Topic


@dataclass(frozen=True, slots=True)
class AboutValue:
    """What is not disclosed."""

    about: About


Value = StageValue | MovementValue | TermValue | CourtValue | TopicValue | AboutValue


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the reader made a claim: a named rule or feature, the words that fired it, and what it added to the score."""

    name: str
    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim. `document.text[start:end] == quote`; `sender` and `host` are ISO 3166-1 alpha-2 codes or `None`.

    `when` is EDTF or `None`; `confidence` lies in 0..1; `document` is the id of the document that says it.
    """

    id: str
    document: str
    kind: Kind
    sender: str | None
    host: str | None
    value: Value
    when: str | None
    when_basis: WhenBasis
    speaker: Speaker | None
    relayed_by: str | None
    certainty: Certainty
    quote: str
    start: int
    end: int
    confidence: float = 1.0
    why: tuple[Reason, ...] = ()

    @property
    def label(self) -> str:
        """Return kind and key value as one word, the unit that accuracy is measured in: `stage.agreed`, `transfer`."""
        detail = key_word(self.value)
        return f"{self.kind}.{detail}" if detail else str(self.kind)


def key_word(value: Value) -> str:
    """Return the word of a value that tells claims of one kind apart, or "" for a movement (there the count does)."""
    match value:
        case StageValue():
            return value.stage
        case TermValue():
            return value.term
        case CourtValue():
            return value.effect
        case TopicValue():
            return value.topic
        case AboutValue():
            return value.about
        case MovementValue():
            return ""
