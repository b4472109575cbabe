"""Which pair a claim is about: sender and host, from the sentence and from the whole document.

Candidates are made first: the countries of the sentence and the document's likeliest senders and hosts, and on each
side "not said". Each candidate is scored over named features (`pairs` head); `ranking` sets them beside each other.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tertia.extract.claims.roles import Cast, Part
from tertia.extract.claims.view import SentenceView
from tertia.lexicon.weights import Head

Choice = tuple[str | None, str | None]

GENERIC_HOST = frozenset(
    ["countries", "nations", "states", "country", "nation", "places", "third", "governments", "hubs"]
)
"""Words that stand for hosts which the text leaves unnamed."""


RECENT = 4
"""Sentences back within which a country that was named counts as recent."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What the pair decision sees of one sentence: its view and parts, the document's cast, what was told before.

    `ages` gives, for each country named before, the number of sentences since; `near` the countries of the paragraph;
    `last` the sender and host named last with some certainty; `before` the pair of the claim told last.
    """

    view: SentenceView
    parts: tuple[Part, ...]
    cast: Cast
    before: Choice | None
    last: Choice
    ages: Mapping[str, int]
    near: frozenset[str]


class Trail:
    """What a reader keeps in mind going down a text, sentence by sentence."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._before: Choice | None = None
        self._last: Choice = (None, None)
        self._seen: dict[str, int] = {}
        self._paragraph, self._near = -1, set[str]()

    def scene(self, view: SentenceView, parts: tuple[Part, ...]) -> Scene:
        """Return the scene of the next sentence."""
        if view.sentence.paragraph != self._paragraph:
            self._paragraph, self._near = view.sentence.paragraph, set()
        index = view.sentence.index
        ages = {iso: index - at for iso, at in self._seen.items() if index - at <= RECENT}
        return Scene(view, parts, self._cast, self._before, self._last, ages, frozenset(self._near))

    def told(self, choice: Choice) -> None:
        """Keep the pair of the claim told last."""
        self._before = choice

    def pass_by(self, view: SentenceView, parts: Sequence[Part]) -> None:
        """Go past a sentence: what it names is recent from now on."""
        for part in parts:
            self._seen[part.iso] = view.sentence.index
            self._near.add(part.iso)
        sender = next((p.iso for p in reversed(parts) if p.chances[0] > 0.5), self._last[0])
        host = next((p.iso for p in reversed(parts) if p.chances[1] > 0.5), self._last[1])
        self._last = (sender, host)


def candidates(scene: Scene) -> list[Choice]:
    """Return every (sender, host) worth weighing, without those whose two sides are the same country."""
    here = list(dict.fromkeys(p.iso for p in scene.parts))
    told = scene.before or (None, None)
    recent = [iso for iso, age in scene.ages.items() if age <= 2]
    hosts_near = [iso for iso in recent if scene.cast.host.get(iso, 0.0) > 0.3]
    senders_near = [iso for iso in recent if scene.cast.sender.get(iso, 0.0) > 0.3]
    senders = dict.fromkeys([*here, *scene.cast.senders(), scene.last[0], told[0], *senders_near, None])
    hosts = dict.fromkeys([*here, *scene.cast.hosts(), scene.last[1], told[1], *hosts_near, None])
    return [(s, h) for s in senders for h in hosts if s is None or s != h]


def pair_features(scene: Scene, choice: Choice, label: str) -> dict[str, float]:
    """Return the named features of one candidate for a claim with this label."""
    found = dict(_side_features("s", choice[0], 0, scene, label))
    found.update(_side_features("h", choice[1], 1, scene, label))
    found.update(_joint_features(scene, choice, label))
    return found


def candidate_scores(scene: Scene, label: str, head: Head) -> list[tuple[float, Choice]]:
    """Return the log-odds of every candidate: that of `pair_features`, with each side's part summed once."""
    bias = head.scores({})[0]
    sides: dict[tuple[int, str | None], float] = {}

    def side(role: int, iso: str | None) -> float:
        if (role, iso) not in sides:
            found = dict(_side_features("sh"[role], iso, role, scene, label))
            sides[role, iso] = head.scores(found)[0] - bias
        return sides[role, iso]

    return [
        (head.scores(dict(_joint_features(scene, c, label)))[0] + side(0, c[0]) + side(1, c[1]), c)
        for c in candidates(scene)
    ]


def _joint_features(scene: Scene, choice: Choice, label: str) -> Iterator[tuple[str, float]]:
    sender, host = choice
    known = f"known:{sender is not None}{host is not None}"
    yield known, 1.0
    yield f"{known}:{label}", 1.0
    here = {p.iso for p in scene.parts}
    yield f"here:{sender in here}{host in here}:{len(here) > 1}", 1.0
    if sender and host:
        met = scene.cast.together.get(choice, 0.0)  # type: ignore[arg-type]
        top = max(scene.cast.together.values(), default=0.0)
        yield "met", math.log1p(met)
        yield "met:share", met / top if top else 0.0
        yield f"met:{_bucket(met / top if top else 0.0)}:{sender in here}{host in here}", 1.0
        if met and met == top:
            yield "met:top", 1.0
        if sender in here and host in here:
            yield "both here", _chance(scene, sender, 0) * _chance(scene, host, 1)
    if scene.before is not None:
        same = scene.before == choice
        yield f"before:same:{same}", 1.0
        yield f"before:s:{scene.before[0] == sender}", 1.0
        yield f"before:h:{scene.before[1] == host}", 1.0
        yield f"before:same:{same}:{bool(here)}", 1.0
        strong = any(p.chances[1] > 0.6 for p in scene.parts)
        yield f"before:h:{scene.before[1] == host}:{strong}", 1.0


def _chance(scene: Scene, iso: str | None, role: int) -> float:
    return max((p.chances[role] for p in scene.parts if p.iso == iso), default=0.0)


def _bucket(share: float) -> str:
    return f"{min(int(share * 5), 4)}/5"


def _side_features(side: str, iso: str | None, role: int, scene: Scene, label: str) -> Iterator[tuple[str, float]]:
    strengths = scene.cast.sender if role == 0 else scene.cast.host
    kind = label.partition(".")[0]
    best = max((p.chances[role] for p in scene.parts), default=0.0)
    rival = max((p.chances[role] for p in scene.parts if p.iso != iso), default=0.0)
    own = _chance(scene, iso, role)
    yield f"{side}:rival:{_bucket(rival)}:{_bucket(own)}:{iso is None}", 1.0
    if iso is None:
        yield f"{side}:none", 1.0
        yield f"{side}:none:{label}", 1.0
        yield f"{side}:none:best here", best
        yield f"{side}:none:best in text", math.log1p(max(strengths.values(), default=0.0))
        if role == 1 and not GENERIC_HOST.isdisjoint(scene.view.present):
            yield "h:none:generic", 1.0
            yield f"h:none:generic:{kind}:{_bucket(best)}", 1.0
        return
    yield from _named_features(side, iso, role, scene, kind, own, best)


def _named_features(
    side: str, iso: str, role: int, scene: Scene, kind: str, own: float, best: float
) -> Iterator[tuple[str, float]]:
    strengths = scene.cast.sender if role == 0 else scene.cast.host
    here = any(p.iso == iso for p in scene.parts)
    top = max(strengths.values(), default=0.0)
    share = strengths.get(iso, 0.0) / top if top else 0.0
    yield f"{side}:here:{here}", 1.0
    yield f"{side}:here:{here}:{kind}", 0.5
    yield f"{side}:chance", own
    yield f"{side}:chance other", _chance(scene, iso, 1 - role)
    yield f"{side}:chance people", _chance(scene, iso, 2)
    yield f"{side}:is best here:{here and own == best}", 1.0
    yield f"{side}:below best", best - own
    yield f"{side}:share", share
    yield f"{side}:share:{_bucket(share)}:{here}", 1.0
    yield f"{side}:text", math.log1p(strengths.get(iso, 0.0))
    yield f"{side}:age:{0 if here else scene.ages.get(iso, 9)}", 1.0
    yield f"{side}:near:{iso in scene.near}:{here}", 1.0
    if share == 1.0:
        yield f"{side}:top", 1.0
    if iso in scene.cast.title:
        yield f"{side}:title", 1.0
    if scene.last[role] == iso:
        yield f"{side}:last named", 1.0
        yield f"{side}:last named:{here}:{_bucket(best)}", 1.0
    yield f"{side}:iso:{iso}", 0.5
