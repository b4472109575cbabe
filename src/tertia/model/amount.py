"""Numbers with their bounds, their unit and their words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """A count or sum between two ends; `None` is an open end. Both open: "dozens", "some", no number told.

    "about 12" is 12..12, "up to 12" ..12, "at least 12" 12.., "more than 12" 13.. (money: 12..), codebook rule 1.
    """

    min: int | None = None
    max: int | None = None

    def __post_init__(self) -> None:
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError(f"the lower bound {self.min} is above the upper bound {self.max}")

    @property
    def known(self) -> bool:
        """Tell whether the text gives at least one end."""
        return self.min is not None or self.max is not None


@dataclass(frozen=True, slots=True)
class Amount:
    """A bounded number with its unit: `people`, `days`, or an ISO 4217 code; `per` is year, month, person or None."""

    bounds: Bounds
    unit: str
    per: str | None = None


@dataclass(frozen=True, slots=True)
class AmountMention:
    """A number phrase in a text, `start` and `end` in code points.

    `amount.unit` is `people`, `days`, an ISO 4217 code, or `""` where the words name no unit that the codebook knows.
    `noun` is the word that the number counts, lower-cased ("deportees", "Venezuelans", "flights", "years"), or `""`.
    """

    start: int
    end: int
    amount: Amount
    noun: str = ""
