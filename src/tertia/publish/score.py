"""How well a reader does on coded documents: pure functions over dictionaries of the output contract.

    strict    kind, sender, host and key value are equal and the spans overlap
    pairkind  kind, sender and host are equal and the spans overlap
    detect    the kind is equal and the spans overlap
    pairs     the set of (sender, host) of a document, both known
    speaker, when, certainty   the share of strict matches where the field is right too
    grounded  the share of claims whose `text[start:end]` is the quote
    negatives documents without a coded claim in which one was found all the same

Every figure but the last counts claims over all documents together. A coded claim is matched at most once, with the
claim that overlaps it longest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Rate:
    """Right, coded and found: what precision, recall and F1 (each 0..1) are made of."""

    right: int = 0
    coded: int = 0
    found: int = 0

    def __add__(self, other: Rate) -> Rate:
        return Rate(self.right + other.right, self.coded + other.coded, self.found + other.found)

    @property
    def precision(self) -> float:
        """Return the share of found claims that are right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Return the share of coded claims that were found."""
        return self.right / self.coded if self.coded else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of one document, or of many added up; `fields` counts strict matches whose field is right too."""

    documents: int = 0
    levels: dict[str, Rate] = field(default_factory=dict)
    kinds: dict[str, Rate] = field(default_factory=dict)
    fields: Counter[str] = field(default_factory=Counter)
    grounded: Rate = Rate()
    negatives: Rate = Rate()

    def __add__(self, other: Score) -> Score:
        return Score(
            self.documents + other.documents,
            _added(self.levels, other.levels),
            _added(self.kinds, other.kinds),
            self.fields + other.fields,
            self.grounded + other.grounded,
            self.negatives + other.negatives,
        )

    def share(self, name: str) -> float:
        """Return the share of strict matches whose field `name` is right too."""
        matched = self.levels["strict"].right if self.levels else 0
        return self.fields[name] / matched if matched else 0.0


def _added(one: dict[str, Rate], other: dict[str, Rate]) -> dict[str, Rate]:
    return {
        name: one.get(name, Rate()) + other.get(name, Rate()) for name in (*one, *(n for n in other if n not in one))
    }


def key_value(claim: Json) -> object:
    """Return what a value is compared by: its one word, or the two ends of its count."""
    value = claim.get("value") or {}
    match claim["kind"]:
        case "stage":
            return value.get("stage")
        case "transfer" | "onward":
            people = value.get("people") or {}
            return (people.get("min"), people.get("max"))
        case "term":
            return value.get("term")
        case "court":
            return value.get("effect")
        case "concern" | "assurance":
            return value.get("topic")
        case _:
            return value.get("about")


LEVELS: dict[str, Callable[[Json], Key]] = {
    "strict": lambda c: (c["kind"], c["sender"], c["host"], key_value(c)),
    "pairkind": lambda c: (c["kind"], c["sender"], c["host"]),
    "detect": lambda c: (c["kind"],),
}
"""The three ways of comparing two claims, strictest first."""


def score_document(coded: Sequence[Json], found: Sequence[Json], text: str) -> Score:
    """Return the figures of one document; both lists hold claims with `start` and `end` in code points of `text`."""
    matches = {name: match_claims(coded, found, key) for name, key in LEVELS.items()}
    levels = {name: Rate(len(pairs), len(coded), len(found)) for name, pairs in matches.items()}
    levels["pairs"] = _pairs(coded, found)
    return Score(
        documents=1,
        levels=levels,
        kinds=_kinds(coded, found, matches["strict"]),
        fields=_fields(matches["strict"]),
        grounded=Rate(sum(text[c["start"] : c["end"]] == c.get("quote") for c in found), len(found), len(found)),
        negatives=Rate() if coded else Rate(right=int(bool(found)), coded=1),
    )


def match_claims(coded: Sequence[Json], found: Sequence[Json], key: Callable[[Json], Key]) -> list[tuple[Json, Json]]:
    """Return pairs of a coded and a found claim that overlap and are equal by `key`, longest overlap first."""
    ranked = sorted(
        (
            (overlap, i, j)
            for i, one in enumerate(coded)
            for j, other in enumerate(found)
            if (overlap := _overlap(one, other)) > 0 and key(one) == key(other)
        ),
        reverse=True,
    )
    left, right, pairs = set(range(len(coded))), set(range(len(found))), []
    for _, i, j in ranked:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((coded[i], found[j]))
    return pairs


def _overlap(one: Json, other: Json) -> int:
    return int(min(one["end"], other["end"]) - max(one["start"], other["start"]))


def _pairs(coded: Iterable[Json], found: Iterable[Json]) -> Rate:
    one, other = ({(c["sender"], c["host"]) for c in claims if c["sender"] and c["host"]} for claims in (coded, found))
    return Rate(len(one & other), len(one), len(other))


def _kinds(coded: Iterable[Json], found: Iterable[Json], matched: Iterable[tuple[Json, Json]]) -> dict[str, Rate]:
    right = Counter(one["kind"] for one, _ in matched)
    wanted, given = Counter(c["kind"] for c in coded), Counter(c["kind"] for c in found)
    return {kind: Rate(right[kind], wanted[kind], given[kind]) for kind in sorted({*wanted, *given})}


def _fields(matched: Iterable[tuple[Json, Json]]) -> Counter[str]:
    right: Counter[str] = Counter()
    for one, other in matched:
        right["speaker"] += same_speaker(one.get("speaker"), other.get("speaker"))
        right["when"] += (one.get("when") or None) == (other.get("when") or None)
        right["certainty"] += one.get("certainty") == other.get("certainty")
    return right


def same_speaker(one: Json | None, other: Json | None) -> bool:
    """Tell whether two speakers are one: by the last word of a name, else by whom they speak for."""
    if not one or not other:
        return not one and not other
    first, second = (_last_name(s) for s in (one, other))
    if first or second:
        return first == second
    for_one, for_other = ((s.get("speaks_for") or "").lower() for s in (one, other))
    return for_one == for_other or bool(for_one and for_other and (for_one in for_other or for_other in for_one))


def _last_name(speaker: Json) -> str | None:
    words = (speaker.get("name") or "").split()
    return words[-1].lower() if words else None


def render_score(score: Score) -> str:
    """Return the figures as lines of text, one measure a line, then one kind a line."""
    strict = score.levels.get("strict", Rate())
    lines = [f"documents {score.documents}  gold claims {strict.coded}  predicted {strict.found}"]
    for name in (*LEVELS, "pairs"):
        rate = score.levels.get(name, Rate())
        lines.append(f"{name:9s} P {rate.precision:.3f} R {rate.recall:.3f} F1 {rate.f1:.3f}")
    shares = " ".join(f"{name} {score.share(name):.3f}" for name in ("speaker", "when", "certainty"))
    lines.append(f"on strict matches: {shares}")
    grounded, negatives = score.grounded, score.negatives
    lines.append(
        f"grounded {grounded.right}/{grounded.found}   negatives with any claim {negatives.right}/{negatives.coded}"
    )
    for kind, rate in sorted(score.kinds.items()):
        lines.append(f"  {kind:12s} P {rate.precision:.2f} R {rate.recall:.2f} F1 {rate.f1:.2f}  gold {rate.coded}")
    return "\n".join(lines)
