"""Words that bound the phrases which terms and court claims quote."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class PhraseWords:
    """Lower-case words; see the comments in `phrases.yaml`."""

    stops: frozenset[str]
    court_bodies: frozenset[str]


@cache
def phrase_words() -> PhraseWords:
    """Load the lists."""
    import yaml

    text = files("tertia.lexicon").joinpath("phrases.yaml").read_text(encoding="utf-8")
    content = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return PhraseWords(frozenset(content["stops"]), frozenset(content["court_bodies"]))
