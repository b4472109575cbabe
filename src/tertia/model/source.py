"""Who says a claim, and through whom it came."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tertia.model.span import Span


@dataclass(frozen=True, slots=True)
class Speaker:
    """The one whose words they are.

    `speaks_for` is an ISO 3166-1 code (a government) or an organisation's name. `anonymous` is true only where the text
    lets an unnamed official hide; an anonymous speaker is never joined with a named one.
    """

    name: str | None = None
    role: str | None = None
    speaks_for: str | None = None
    anonymous: bool = False


class AttributionType(StrEnum):
    """How the words are given back."""

    DIRECT = "direct"  # in quotation marks
    INDIRECT = "indirect"  # in the words of the one who reports
    MIXED = "mixed"  # partly quoted


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody's words in a text: who (`source`), by which verb or phrase (`cue`), what (`content`, one or more spans).

    `speaker` is the source resolved within the document (a pronoun to its name, "he added" to the speaker before);
    `relayed_by` the outlet through which the words came, or `None`. `carried` is true where the source stands in an
    earlier sentence and only a marker (a quotation that goes on, "he added") joins this content to it.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    type: AttributionType
    speaker: Speaker | None = None
    relayed_by: str | None = None
    carried: bool = False


@dataclass(frozen=True, slots=True)
class SpeakerMention:
    """One who could speak, named in `text[start:end]` with or without any words given; `sort` says how: "person",
    "body", "office", "state", "noun".
    """

    start: int
    end: int
    sort: str
    speaker: Speaker
