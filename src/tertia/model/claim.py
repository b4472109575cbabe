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

    STAGE = "stage"  # where the arrangement stands
    TRANSFER = "transfer"  # people were, or are to be, moved to the host
    ONWARD = "onward"  # someone whom the host received was, or may be, sent on
    TERM = "term"  # what the deal provides
    COURT = "court"  # a judge, tribunal, UN treaty body or parliament acts
    CONCERN = "concern"  # a risk to the people moved is asserted
    ASSURANCE = "assurance"  # a safety is asserted
    UNDISCLOSED = "undisclosed"  # someone declines to say, or the text says that nobody has said


class Certainty(StrEnum):
    """How surely a claim is made."""

    STATED = "stated"  # said as a fact
    HEDGED = "hedged"  # doubt about the whole: reportedly, may, could, unclear whether
    PLANNED = "planned"  # will, is set to, is expected to
    DENIED = "denied"  # the speaker says that it is not so, or the sentence negates it


class Stage(StrEnum):
    """Where an arrangement stands; a log of dated events, not a ladder."""

    FLOATED = "floated"  # the idea is raised; no host was approached
    SOUGHT = "sought"  # the sender asks, looks for or presses for a host
    OFFERED = "offered"  # the host says that it is open or willing
    TALKS = "talks"  # both are negotiating; a draft exists
    AGREED = "agreed"  # a deal was reached or announced
    SIGNED = "signed"  # an instrument was signed, published or presented
    IN_FORCE = "in_force"  # ratified, entered into force, or its enabling law passed
    OPERATING = "operating"  # people are being sent or held under it, told in general
    SUSPENDED = "suspended"  # paused, by either side
    BLOCKED = "blocked"  # stopped, where no court or parliament is named
    ENDED = "ended"  # scrapped, cancelled, expired, ruled out for good
    REFUSED = "refused"  # the host says no
    NO_DEAL = "no_deal"  # a government says that no deal exists


class Term(StrEnum):
    """What a deal provides."""

    PEOPLE_COVERED = "people_covered"  # who can be sent
    PEOPLE_CAP = "people_cap"  # how many
    PAYMENT = "payment"  # money for the host or spent on the arrangement
    OTHER_BENEFIT = "other_benefit"  # visas, aid, tariffs
    FACILITY = "facility"  # where they are put
    DURATION = "duration"  # how long it runs, or how long they stay
    LEGAL_STATUS = "legal_status"  # detention, asylum, work, residence in the host
    SAFEGUARD = "safeguard"  # vetting, no onward removal, monitoring
    LEGAL_BASIS = "legal_basis"  # the law or text that it rests on
    SECRECY = "secrecy"  # that it is kept from the public


class Effect(StrEnum):
    """What a court, treaty body or parliament does."""

    FILED = "filed"  # a case was brought
    HEARS = "hears"  # it is heard, or leave was granted
    BLOCKS = "blocks"  # a removal is stopped
    ALLOWS = "allows"  # a removal may go on; a plea failed
    ORDERS = "orders"  # something is to be done
    CONDITIONS = "conditions"  # allowed on conditions
    FINDS_UNLAWFUL = "finds_unlawful"  # held to be against the law
    REFERS = "refers"  # passed to another body


class Topic(StrEnum):
    """What a concern or an assurance is about."""

    ONWARD_REMOVAL = "onward_removal"  # being sent on, to danger or homewards
    DETENTION = "detention"  # being locked up
    TORTURE = "torture"  # torture or cruel treatment
    DUE_PROCESS = "due_process"  # hearing, lawyer, notice
    SAFETY = "safety"  # danger from others or of the country
    CONDITIONS = "conditions"  # food, health, shelter
    DISAPPEARANCE = "disappearance"  # nobody knows where they are
    FAMILY = "family"  # separation
    LEGALITY = "legality"  # against the law
    COST = "cost"  # money wasted
    CORRUPTION = "corruption"  # money misused
    SOVEREIGNTY = "sovereignty"  # the host's say over itself
    HOST_SECURITY = "host_security"  # danger to the host's people
    SECRECY = "secrecy"  # that it is kept from the public


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
    HOST = "host"  # which country
    STAGE = "stage"  # how far it has come
    TRANSFER = "transfer"  # when, whom
    OUTCOME = "outcome"  # whether it will come about
    DEAL = "deal"  # all of it


@dataclass(frozen=True, slots=True)
class StageValue:
    """A stage; `people` only with `operating`, where a number held is given."""

    stage: Stage
    people: Bounds | None = None


@dataclass(frozen=True, slots=True)
class MovementValue:
    """People moved: how many, of which nationalities (ISO codes); `to` of an onward move: a code, "origin" or None."""

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
