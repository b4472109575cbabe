"""A doubt that only a person can settle."""

from __future__ import annotations

from dataclasses import dataclass

from tertia.model.span import Span


@dataclass(frozen=True, slots=True)
class Issue:
    """Something the program would have had to guess: what it is, in which document, about which words."""

    document: str
    what: str
    span: Span | None = None
