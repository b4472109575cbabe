"""Countries as a text names them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PlaceRole(StrEnum):
    """How the words stand for the country."""

    LITERAL = "literal"  # "Rwanda", "the United States"
    METONYM = "metonym"  # "Kigali", "the White House": a place that speaks for its state
    DEMONYM = "demonym"  # "Rwandan", "Venezuelans"
    OFFICE = "office"  # "ICE", "the Home Office", "President Trump": a body or person of a state


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A mention of a country, `start` and `end` in code points.

    `iso` is the ISO 3166-1 alpha-2 code that the context settled on (`XK` Kosovo, `EU` the Union), or `None` while
    it is undecided; `candidates` keeps every code that the words could mean ("Congolese": CD, CG), never fewer.
    `city` is true where the words name a town or a district and not the country itself.
    """

    start: int
    end: int
    iso: str | None
    role: PlaceRole
    candidates: tuple[str, ...] = ()
    city: bool = False
