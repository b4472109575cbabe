"""Which part each country of a sentence plays: sender, host, origin of the people moved, or none.

    "Rwanda received an Iraqi expelled from the U.S." → RW host · IQ people · US sender

The decision is made from named features of the words about the mention (`roles` head); the document then sums what its
sentences say of each country (`Cast`), so that "the country" and "the deal" find their pair.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tertia.extract.claims.view import SentenceView
from tertia.lexicon.weights import Head
from tertia.model.place import PlaceMention

ROLES = ("sender", "host", "people", "none")

NEAR = 3
"""Words on each side of a mention that count one by one."""
WINDOW = 7
"""Tokens on each side within which a word class counts."""


@dataclass(frozen=True, slots=True)
class Part:
    """A country mention of a sentence with the chance of each role; `token` is its place in the view."""

    iso: str
    token: int
    sign: str
    chances: tuple[float, float, float, float]


def mentions_of(view: SentenceView) -> list[tuple[int, PlaceMention]]:
    """Return (token index, mention) of the decided country mentions of a sentence."""
    return [
        (i, t.mention)
        for i, t in enumerate(view.tokens)
        if isinstance(t.mention, PlaceMention) and t.mention.iso is not None
    ]


def role_features(view: SentenceView, at: int, mention: PlaceMention) -> dict[str, float]:
    """Return the named features of one country mention."""
    words, sign = view.words, view.words[at]
    found = {f"sign:{sign}": 1.0, f"iso:{mention.iso}": 1.0}
    for step in range(1, NEAR + 1):
        for side, index in (("-", at - step), ("+", at + step)):
            word = words[index] if 0 <= index < len(words) else "^"
            found[f"near:{side}{step}:{word}"] = 1.0 / step
            found[f"side:{side}:{word}"] = 0.6
    left = words[at - 1] if at else "^"
    right = words[at + 1] if at + 1 < len(words) else "$"
    found[f"frame:{words[at - 2] if at > 1 else '^'} {left} {sign}"] = 1.0
    found[f"frame:{left} {sign} {right}"] = 1.0
    found[f"frame:{sign} {right} {words[at + 2] if at + 2 < len(words) else '$'}"] = 1.0
    for name, runs in view.classes.items():
        for begin, end in runs:
            if at - WINDOW <= end - 1 < at:
                found[f"left:{name}"] = 1.0
            elif at < begin <= at + WINDOW:
                found[f"right:{name}"] = 1.0
            found[f"in:{name}"] = 0.3
    others = sum(1 for w in words if w.startswith(("@c", "@d", "@o")))
    found[f"others:{min(others, 5)}"] = 0.5
    return found


def assign_parts(view: SentenceView, head: Head, said: Mapping[int, Sequence[float]] | None = None) -> tuple[Part, ...]:
    """Return every country mention of a sentence with the chance of each role.

    `said` gives by token the chances of the sentence encoder, where that read the sentence: the two are averaged.
    """
    parts = []
    for at, mention in mentions_of(view):
        scores = head.scores(role_features(view, at, mention))
        row = said.get(at) if said else None
        if row is not None:
            scores = [(s + 2.0 * math.log(max(p, 1e-4))) / 2.0 for s, p in zip(_logs(scores), row[:4], strict=True)]
        parts.append(Part(mention.iso or "", at, view.words[at], _softmax(scores)))
    return tuple(parts)


def _logs(scores: Sequence[float]) -> list[float]:
    return [math.log(max(chance, 1e-4)) for chance in _softmax(scores)]


def _softmax(scores: Sequence[float]) -> tuple[float, float, float, float]:
    top = max(scores)
    powers = [math.exp(s - top) for s in scores]
    total = sum(powers)
    return (powers[0] / total, powers[1] / total, powers[2] / total, powers[3] / total)


@dataclass(frozen=True, slots=True)
class Cast:
    """What a whole document says of each country: summed chances as sender and host, and the pairs met together."""

    sender: Mapping[str, float]
    host: Mapping[str, float]
    mentions: Mapping[str, int]
    together: Mapping[tuple[str, str], float]
    title: frozenset[str]

    def senders(self, most: int = 3) -> list[str]:
        """Return the likeliest senders, the likeliest first."""
        return sorted(self.sender, key=lambda iso: -self.sender[iso])[:most]

    def hosts(self, most: int = 4) -> list[str]:
        """Return the likeliest hosts, the likeliest first."""
        return sorted(self.host, key=lambda iso: -self.host[iso])[:most]


def cast_of(parts: Iterable[tuple[Part, ...]], title: tuple[Part, ...]) -> Cast:
    """Sum the parts of all sentences of a document; a mention in the title counts twice."""
    sender: dict[str, float] = defaultdict(float)
    host: dict[str, float] = defaultdict(float)
    mentions: Counter[str] = Counter()
    together: dict[tuple[str, str], float] = defaultdict(float)
    for sentence in [*parts, title, title]:
        best_s: dict[str, float] = {}
        best_h: dict[str, float] = {}
        for part in sentence:
            mentions[part.iso] += 1
            best_s[part.iso] = max(best_s.get(part.iso, 0.0), part.chances[0])
            best_h[part.iso] = max(best_h.get(part.iso, 0.0), part.chances[1])
        for iso, chance in best_s.items():
            sender[iso] += chance
            for other, chance_h in best_h.items():
                if other != iso:
                    together[iso, other] += chance * chance_h
        for iso, chance in best_h.items():
            host[iso] += chance
    return Cast(dict(sender), dict(host), mentions, dict(together), frozenset(p.iso for p in title))
