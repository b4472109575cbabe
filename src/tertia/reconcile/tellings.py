"""What is known about the tellings themselves: when each claim was told, through which outlet, in which mood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from tertia.model.claim import Certainty, Claim
from tertia.model.when import edtf_bounds


class Mood(StrEnum):
    """Tellings of different moods never merge into one event: a plan that came true is two entries."""

    TOLD = "told"  # stated or hedged: it is so, surely or less surely
    PLANNED = "planned"
    DENIED = "denied"


_MOOD = {Certainty.PLANNED: Mood.PLANNED, Certainty.DENIED: Mood.DENIED}


def mood_of(claim: Claim) -> Mood:
    """Return the mood in which a claim is told."""
    return _MOOD.get(claim.certainty, Mood.TOLD)


@dataclass(frozen=True, slots=True)
class Tellings:
    """Document ids to the ISO day of publication and to the outlet; `None` or absent where unknown."""

    published: Mapping[str, str | None]
    outlets: Mapping[str, str | None] = field(default_factory=dict)

    def day(self, claim: Claim) -> str | None:
        """Return the day on which the claim's document came out, or was surely out where only its month is known."""
        published = self.published.get(claim.document)
        return _day(published) if published else None

    def outlet(self, claim: Claim) -> str:
        """Return the outlet of the claim's document, or the document's id where none is known."""
        return self.outlets.get(claim.document) or claim.document


@lru_cache(maxsize=8192)
def _day(published: str) -> str | None:
    """Return the last day that a date of publication can mean, the time of day cut off; an open end is no day."""
    return edtf_bounds(published[:10])[1]
