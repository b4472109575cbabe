"""What each part of the reader saw in a document: kept apart from the claims, so that a miss can be understood."""

from __future__ import annotations

from dataclasses import dataclass

from tertia.model.amount import AmountMention
from tertia.model.claim import Claim, Reason
from tertia.model.issue import Issue
from tertia.model.place import PlaceMention
from tertia.model.source import Attribution, SpeakerMention
from tertia.model.when import DateMention


@dataclass(frozen=True, slots=True)
class Screening:
    """Whether a text may speak of an arrangement, with the sum that decided."""

    relevant: bool
    score: float
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Layers:
    """All mentions of a document, each list in the order of the text."""

    attributions: tuple[Attribution, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    amounts: tuple[AmountMention, ...] = ()
    speakers: tuple[SpeakerMention, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """What reading one document gave: its claims, the layers beneath them, and the doubts."""

    claims: tuple[Claim, ...]
    layers: Layers
    issues: tuple[Issue, ...] = ()
