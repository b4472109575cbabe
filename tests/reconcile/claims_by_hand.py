"""Small claims by hand, for tests of what rests on claims."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tertia.ids import stable_id
from tertia.model.amount import Amount, Bounds
from tertia.model.arrangement import Arrangement
from tertia.model.claim import (
    About,
    AboutValue,
    Certainty,
    Claim,
    CourtValue,
    Effect,
    Kind,
    MovementValue,
    Stage,
    StageValue,
    Term,
    TermValue,
    Topic,
    TopicValue,
    Value,
)
from tertia.model.source import Speaker
from tertia.model.when import WhenBasis
from tertia.reconcile import reconcile

DAYS = {f"d{n}": f"2025-{n:02}-10" for n in range(1, 13)} | {"old": "2022-05-01", "undated": None}
"""Documents d1 to d12 came out on the tenth of each month of 2025."""


def claim(kind: Kind, value: Value, document: str = "d5", when: str | None = None, **fields: Any) -> Claim:
    """Return a claim about US>RW, stated by the document itself unless told otherwise."""
    given: dict[str, Any] = {"sender": "US", "host": "RW", "speaker": None, "certainty": Certainty.STATED, **fields}
    name = stable_id("c", document, kind, repr(value), when, repr(sorted(given.items(), key=str)))
    basis = WhenBasis.TEXT if when else WhenBasis.NONE
    rest = {"relayed_by": None, "quote": "A sentence.", "start": 0, "end": 11, "when_basis": basis, **given}
    return Claim(id=name, document=document, kind=kind, value=value, when=when, **rest)


def stage(name: str, document: str = "d5", when: str | None = None, **fields: Any) -> Claim:
    """Return a claim of a stage."""
    return claim(Kind.STAGE, StageValue(Stage(name)), document, when, **fields)


def moved(count: int | None, document: str = "d5", when: str | None = None, *codes: str, **fields: Any) -> Claim:
    """Return a claim of a transfer of so many people, of the nationalities named."""
    return claim(Kind.TRANSFER, MovementValue(Bounds(count, count), codes), document, when, **fields)


def term(name: str, text: str, document: str = "d5", amount: Amount | None = None, **fields: Any) -> Claim:
    """Return a claim of a term."""
    return claim(Kind.TERM, TermValue(Term(name), text, amount), document, **fields)


def court(body: str, effect: str, document: str = "d5", when: str | None = None, **fields: Any) -> Claim:
    """Return a claim of a court's act."""
    return claim(Kind.COURT, CourtValue(body, Effect(effect)), document, when, **fields)


def concern(topic: str, document: str = "d5", **fields: Any) -> Claim:
    """Return a claim of a concern."""
    return claim(Kind.CONCERN, TopicValue(Topic(topic)), document, **fields)


def silent(about: str, document: str = "d5", when: str | None = None, **fields: Any) -> Claim:
    """Return a claim that something is not disclosed."""
    return claim(Kind.UNDISCLOSED, AboutValue(About(about)), document, when, **fields)


def minister(name: str | None = "Ada Example", **fields: Any) -> Speaker:
    """Return a minister of the host."""
    return Speaker(name, "minister", "RW", **fields)


def arranged(claims: Sequence[Claim], **knobs: Any) -> Arrangement:
    """Return the one arrangement that claims about one pair make."""
    (record,) = reconcile(claims, DAYS, **knobs)
    return record.arrangements[0]
