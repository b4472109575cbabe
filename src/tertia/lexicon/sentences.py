"""Words that tell the sentence splitter where a full stop ends a sentence and where it does not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """Lower-case words; see the comments in `sentences.yaml`."""

    abbreviations: frozenset[str]
    opens_anyway: frozenset[str]
    openers: frozenset[str]


@cache
def sentence_words() -> SentenceWords:
    """Load the three lists."""
    import yaml

    text = files("tertia.lexicon").joinpath("sentences.yaml").read_text(encoding="utf-8")
    content = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return SentenceWords(*(frozenset(content[name]) for name in ("abbreviations", "opens_anyway", "openers")))
