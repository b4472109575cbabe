"""Tell whether a text may speak of a third-country transfer arrangement, and why.

Terms: a *group* is a list of words that speak for one side of the matter: people, moving, holding, deal, and the fixed
names of arrangements; the *sides* are how many of people, moving, holding and fixed the text shows; the *score* is the
sum of what words, sides and states named add, less something for length, since a long text holds every word at last. A
text is read in *windows*, and its best one decides.

    "Kigali agreed to take in migrants deported by the United States."
     people (migrants) + moving (deported) + deal (agreed, take in) + two sides + two states: above the threshold

Cheap first: one pass over the lower-cased text; states are looked for only where they could still lift it over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import log2

from tertia.lexicon.gazetteer import scan
from tertia.lexicon.screen import screen_words
from tertia.model.claim import Reason
from tertia.model.layers import Screening

SIDES = ("people", "moving", "holding", "fixed")
"""The groups that are a side of the matter; words of a deal alone are in any political news."""

SHORT = 600
"""Characters up to which a text pays nothing for its length: a news item of two paragraphs."""

WINDOW, STEP = 2000, 1500
"""Characters of a window, and from one window's start to the next: a report of many pages is as relevant as its best
page. Tuned with the weights on the coded documents, few of which are longer."""

SHOWN = 8
"""Words of a group that a reason shows, the heaviest first."""


def screen(text: str, title: str | None = None) -> Screening:
    """Return whether a text is worth reading, with the score of its best window; a title counts like a sentence.

    A text that names no state is never relevant.
    """
    whole = f"{title}\n{text}" if title else text
    return max((_screen_window(window) for window in windows(whole)), key=lambda one: (one.relevant, one.score))


def windows(text: str) -> Iterator[str]:
    """Yield the text in overlapping stretches of at most WINDOW characters; a text that fits in one is one."""
    yield text[:WINDOW]
    for start in range(STEP, len(text) - WINDOW + STEP, STEP):
        yield text[start : start + WINDOW]


def _screen_window(window: str) -> Screening:
    known = screen_words()
    found = known.find(window.lower())
    shown = tuple(side for side in SIDES if side in found)
    why = [_of_group(group, words, known.groups[group]) for group, words in found.items()]
    why += _steps("sides", shown, known.sides)
    why += _of_length(len(window), known.length)
    states: tuple[str, ...] = ()
    if _sum(why) + sum(known.states.values()) >= known.threshold:
        states = states_named(window)
        why += _steps("states", states, known.states)
    score = _sum(why)
    return Screening(bool(states) and score >= known.threshold, score, tuple(why))


def states_named(text: str) -> tuple[str, ...]:
    """Return the different states that a text names in any way, in order; a shared name counts as its first one."""
    return tuple(dict.fromkeys(name.isos[0] for _, _, name in scan(text) if name.isos))


def _of_group(group: str, words: Mapping[str, str], weights: Mapping[str, float]) -> Reason:
    heaviest = sorted(words, key=lambda word: -weights[word])
    shown = ", ".join(words[word] for word in heaviest[:SHOWN])
    return Reason(group, shown, round(sum(weights[word] for word in words), 3))


def _steps(name: str, named: tuple[str, ...], weights: Mapping[int, float]) -> list[Reason]:
    added = sum(weight for count, weight in weights.items() if len(named) >= count)
    return [Reason(name, ", ".join(named[:SHOWN]), round(added, 3))] if added else []


def _of_length(characters: int, a_doubling: float) -> list[Reason]:
    doublings = log2(max(1.0, characters / SHORT))
    return [Reason("length", f"{characters} characters", round(a_doubling * doublings, 3))] if doublings else []


def _sum(why: list[Reason]) -> float:
    return round(sum(reason.weight for reason in why), 3)
