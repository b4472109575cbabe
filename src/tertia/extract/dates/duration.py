"""Rules for lengths of time and frequencies: "two weeks", "a year and a half", "every month". None is a `when`."""

from __future__ import annotations

from tertia.extract.dates.calendar import Time, vague
from tertia.extract.dates.scene import Found

_UNITS = {"D": "P{}D", "W": "P{}W", "F": "P{}W", "M": "P{}M", "Y": "P{}Y", "E": "P{}Y", "C": "P{}Y", "h": "PT{}H",
          "m": "PT{}M", "Q": "P{}Q", "K": "P{}D"}  # fmt: skip
_TIMES = {"F": 2, "E": 10, "C": 100, "K": 2}
_OPEN = {"E": "PXE", "C": "PXC", "h": "PTXH", "m": "PTXM", "F": "PXW"}


def duration(found: Found) -> Time | None:
    """Read "two weeks", "a year", "the past three months", "34-year-old", "five and a half years"."""
    unit = found.pick("uUQ")
    if _is_age(found):
        return None
    number = found.number()
    if number is None and ("v" in found.letters or not set("Ah") & set(found.letters)):
        number = 2.0 if found.word("v") == "couple" else None
        if number is None:
            return vague(_OPEN.get(unit, f"PX{unit}"), "DURATION")
    return vague(_value(unit, 1.0 if number is None else number, "h" in found.letters), "DURATION")


def _value(unit: str, number: float, with_half: bool) -> str:
    number *= _TIMES.get(unit, 1)
    text = f"{number:g}" if number < 1e6 else f"{int(number)}"
    if with_half and unit in ("Y", "h"):
        return f"P{text}Y6M" if unit == "Y" else f"PT{text}H30M"
    return _UNITS.get(unit, "P{}D").format(text)


def open_span(found: Found) -> Time | None:
    """Read "recent years", "coming weeks", "years": a span whose length is not told."""
    unit = found.pick("uUQ")
    if found.letters == "u" and unit in ("D", "h", "m", "K"):
        return None
    if "r" in found.letters and unit in ("Y", "D"):
        return vague("PAST_REF")
    return vague(_OPEN.get(unit, f"PX{unit}"), "DURATION")


def repeated(found: Found) -> Time | None:
    """Read "every day", "each Thursday", "annually": a SET."""
    if "z" in found.letters:
        return vague(found.pick("z"), "SET")
    if "W" in found.letters:
        return vague(f"XXXX-WXX-{found.pick('W') + 1}", "SET")
    if "M" in found.letters:
        return vague(f"XXXX-{found.pick('M'):02d}", "SET")
    if "S" in found.letters:
        return vague(f"XXXX-{found.pick('S')[1]}", "SET")
    unit, number = found.pick("uUQ"), found.number()
    return vague(_UNITS.get(unit, "P{}D").format(f"{number or 1:g}"), "SET") if unit else None


def _is_age(found: Found) -> bool:
    """Tell whether the length is somebody's age ("34-year-old", "52 years old", "8-month-old")."""
    after = found.scene.tokens[found.end : found.end + 1]
    return any(token.text.lower() in ("old", "olds") for token in [*found.tokens[-1:], *after])
