"""Which candidate pair comes first, and whether a claim holds for a second one, too.

    "Ghana, Rwanda and Eswatini have taken deportees"  →  US>GH, and with it US>RW and US>SZ: hosts of one list

The pairs head (`pairs.py`) weighs each candidate by itself. Here the candidates of one claim stand beside each other: a
small forest over named numbers says which is the likeliest, and the `more` head says of each other one whether it is
meant beside the first.
"""

from __future__ import annotations

from collections.abc import Sequence

from tertia.extract.claims.labels import chance_of, log_odds
from tertia.extract.claims.pairs import GENERIC_HOST, Choice, Scene, candidate_scores
from tertia.lexicon.weights import Head, Model
from tertia.model.claim import Kind

FAINT = 0.003
"""The chance by the pairs head below which a candidate is not ranked: one right pair in 200 of `gold/train` is."""
MOST = 12
"""Candidates that are ranked at most."""

LISTS = frozenset([",", "and", "or", "&", "the", "as", "well", "to", "with", "in", "both", "like", "including", "also",
                   ";", "/", "from", "then", "-"])  # fmt: skip
"""Words that may stand between two countries of one list."""

_KINDS = [str(kind) for kind in Kind]

SIDE = ("none", "chance", "chance of the other side", "chance as people", "best here", "best rival here", "share",
        "strength in the text", "here", "age", "in the paragraph", "in the title", "named last", "told before",
        "mentions", "unnamed host", "strongest in the text")  # fmt: skip
JOINT = ("log-odds", "chance", "share of the chances", "below the first", "rank", "met", "met, of the most met", "kind",
         "told before", "countries here", "sentence", "heading", "words", "relation to the first",
         "one list with it")  # fmt: skip
NUMBERS = (*JOINT, *(f"sender: {name}" for name in SIDE), *(f"host: {name}" for name in SIDE))
"""The columns of a candidate's row."""

Scored = list[tuple[float, Choice]]
"""Candidates with their chances, the likeliest first."""


def weigh(scene: Scene, label: str, head: Head) -> Scored:
    """Return the candidates that the pairs head does not rule out, the likeliest first."""
    scored = [(chance_of(score), choice) for score, choice in candidate_scores(scene, label, head)]
    scored.sort(key=lambda row: (-row[0], str(row[1])))
    return [row for n, row in enumerate(scored[:MOST]) if n == 0 or row[0] >= FAINT]


def numbers(scene: Scene, label: str, scored: Scored) -> list[list[float]]:
    """Return the row of each candidate (columns: NUMBERS)."""
    sides: dict[tuple[str | None, int], list[float]] = {}
    for _, choice in scored:
        for role in (0, 1):
            if (choice[role], role) not in sides:
                sides[choice[role], role] = _side(scene, choice[role], role)
    return [
        _joint(scene, label, scored, rank) + sides[choice[0], 0] + sides[choice[1], 1]
        for rank, (_, choice) in enumerate(scored)
    ]


def _joint(scene: Scene, label: str, scored: Scored, rank: int) -> list[float]:
    chance, choice = scored[rank]
    first = scored[0][1]
    met = scene.cast.together.get(choice, 0.0) if choice[0] and choice[1] else -1.0  # type: ignore[arg-type]
    most = max(scene.cast.together.values(), default=0.0)
    return [
        log_odds(chance),
        chance,
        chance / sum(c for c, _ in scored),
        log_odds(scored[0][0]) - log_odds(chance),
        float(rank),
        met,
        met / most if most else 0.0,
        float(_KINDS.index(label.partition(".")[0])),
        float(scene.before == choice) if scene.before else -1.0,
        float(len({p.iso for p in scene.parts})),
        float(scene.view.sentence.index),
        float(scene.view.sentence.heading),
        float(len(scene.view.words)),
        float(_relation(choice, first)),
        float(in_one_list(scene, choice, first)),
    ]


def _side(scene: Scene, iso: str | None, role: int) -> list[float]:
    strengths = scene.cast.sender if role == 0 else scene.cast.host
    top = max(strengths.values(), default=0.0)
    own = [p for p in scene.parts if p.iso == iso]
    generic = float(not GENERIC_HOST.isdisjoint(scene.view.present))
    best = max((p.chances[role] for p in scene.parts), default=0.0)
    rival = max((p.chances[role] for p in scene.parts if p.iso != iso), default=0.0)
    before = float(scene.before[role] == iso) if scene.before else -1.0
    last = float(scene.last[role] == iso)
    if iso is None:
        return [1.0, 0.0, 0.0, 0.0, best, rival, -1.0, -1.0, 0.0, 20.0, 0.0, 0.0, last, before, -1.0, generic, top]
    strength = strengths.get(iso, 0.0)
    return [
        0.0,
        *(max((p.chances[r] for p in own), default=0.0) for r in (role, 1 - role, 2)),
        best,
        rival,
        strength / top if top else 0.0,
        strength,
        float(bool(own)),
        0.0 if own else float(scene.ages.get(iso, 9)),
        float(iso in scene.near),
        float(iso in scene.cast.title),
        last,
        before,
        float(scene.cast.mentions.get(iso, 0)),
        generic,
        top,
    ]


def _relation(choice: Choice, first: Choice) -> int:
    """Return 0 for the first candidate itself, 1 for one with its sender, 2 with its host, 3 for any other."""
    if choice == first:
        return 0
    return 1 if choice[0] == first[0] else 2 if choice[1] == first[1] else 3


def in_one_list(scene: Scene, choice: Choice, first: Choice) -> bool:
    """Say whether the countries in which two candidates differ stand in one list ("Ghana, Rwanda and Eswatini")."""
    role = {1: 1, 2: 0}.get(_relation(choice, first))
    if role is None:
        return False
    here = [p.token for p in scene.parts if p.iso == choice[role]]
    there = [p.token for p in scene.parts if p.iso == first[role]]
    words = scene.view.words
    return any(all(w in LISTS or w[0] == "@" for w in words[min(a, b) + 1 : max(a, b)]) for a in here for b in there)


def more_features(scene: Scene, label: str, scored: Scored, rank: int) -> dict[str, float]:
    """Return the named features of a later candidate: what speaks for meaning it beside the first."""
    (chance, choice), (top, first) = scored[rank], scored[0]
    kind = label.partition(".")[0]
    relation = ("itself", "sender", "host", "other")[_relation(choice, first)]
    side = 0 if relation == "host" else 1
    found = {
        "log-odds": log_odds(chance),
        "first": log_odds(top),
        "below": log_odds(top) - log_odds(chance),
        f"chances:{_fifth(chance)}:{_fifth(top)}": 1.0,
        f"rank:{min(rank, 5)}": 1.0,
    }
    shape = f"same {relation}:{choice[side] is None}:{first[side] is None}"
    found[shape] = found[f"{shape}:{kind}"] = 1.0
    found[f"{shape}:{label}"] = 0.7
    here = {p.iso for p in scene.parts}
    if relation != "other" and choice[side] and first[side]:
        linked = in_one_list(scene, choice, first)
        found[f"list:{relation}:{linked}"] = found[f"list:{relation}:{linked}:{kind}"] = 1.0
        found[f"here:{relation}:{choice[side] in here}:{first[side] in here}"] = 1.0
        found["list log-odds"] = log_odds(chance) if linked else 0.0
    if relation == "other":
        found[f"here:other:{choice[0] in here}{choice[1] in here}"] = 1.0
        found["turned round"] = float(choice == (first[1], first[0]))
    hosts = len({p.iso for p in scene.parts if p.chances[1] > 0.4})
    found[f"hosts:{min(hosts, 4)}"] = found[f"hosts:{min(hosts, 4)}:{relation}"] = 1.0
    return found


def rank_pairs(scene: Scene, labels: Sequence[str], model: Model) -> dict[str, Scored]:
    """Return for each label its candidates by the forest, the likeliest first."""
    weighed = {label: weigh(scene, label, model.heads["pairs"]) for label in labels}
    rows = [row for label, scored in weighed.items() for row in numbers(scene, label, scored)]
    chances = iter(map(chance_of, model.forests["ranking"].scores(rows)))
    ranked = {label: [(next(chances), choice) for _, choice in scored] for label, scored in weighed.items()}
    return {label: sorted(scored, key=lambda row: (-row[0], str(row[1]))) for label, scored in ranked.items()}


def choose(scene: Scene, label: str, scored: Scored, more: Head, *, least: float) -> list[tuple[Choice, float]]:
    """Return the pairs of a claim whose chance is at least `least`: the first, and those meant beside it."""
    found = [(scored[0][1], scored[0][0])]
    for rank in range(1, len(scored)):
        found.append((scored[rank][1], chance_of(more.scores(more_features(scene, label, scored, rank))[0])))
    return [(choice, chance) for choice, chance in found if chance >= least]


def _fifth(chance: float) -> int:
    return min(int(chance * 5), 4)
