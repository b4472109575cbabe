"""A person's decision about a claim. Append-only: a withdrawal is a new row, never a deletion."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a person decided about a claim."""

    ACCEPT = "accept"  # the claim is right
    REJECT = "reject"  # the document does not say so


@dataclass(frozen=True, slots=True)
class Judgement:
    """Who decided what about which claim, when (ISO 8601, UTC) and why; `withdrawn` is the time it was taken back."""

    id: str
    claim: str
    verdict: Verdict
    who: str
    when: str
    why: str
    withdrawn: str | None = None
