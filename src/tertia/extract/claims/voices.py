"""Who says a claim: one of those whom the document lets speak, or the document in its own voice.

Terms: a *voice* is a candidate: a speaker with all the places of the document that speak for it. Candidates are the
sources of the attributions on and around the sentence, everyone whom the sentence names, the publisher, those who
speak most in the document, and nobody. Mentions of one speaker are one voice.

    "Eight men landed, a clerk said; the ministry would not comment." → a clerk · the ministry · nobody

Each voice is weighed for the claim over named features (`voices` head); the best one speaks.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from tertia.extract.attributions import is_bench
from tertia.extract.claims.hearing import FIRST_PERSON, Hearing, Key, Said, bucket, extent, key_of
from tertia.extract.claims.view import SentenceView
from tertia.lexicon.cues import Cue, cue_lexicon
from tertia.lexicon.roles import role_lexicon
from tertia.lexicon.weights import Head
from tertia.model.source import Attribution, Speaker
from tertia.model.span import Span

DOCUMENT_WIDE = frozenset(["nobody", "publisher", "outlet", "outlet person", "title person", "leader"])
"""Places of a voice that hang on what kind of document it is."""
MARGIN = 0.25
"""Log-odds by which a voice must beat the plain rule's choice: level on the folds, better on gold/dev."""
STRONGEST = ("nobody", "in", "publisher", "named", "before", "other state")
"""Places of a voice, from the one that tells most of it."""
ASIDE = frozenset(["cue", "cue before", "cue after", "that after", "opens", "inside", "relayed"])
"""What is noted of a place and is none itself."""
PRONOUNS = frozenset(["he", "she", "they", "it"])


@dataclass(slots=True)
class Voice:
    """A candidate; `sorts` are the ways in which it stands there, which the label's kind is weighed with.

    `score` keeps what the features that do not hang on the label weigh, once it is known.
    """

    speaker: Speaker | None
    relayed_by: str | None = None
    rank: float = 9.0
    sorts: set[str] = field(default_factory=set)
    features: dict[str, float] = field(default_factory=dict)
    score: float | None = None

    def take(self, speaker: Speaker | None, relayed_by: str | None, rank: float) -> None:
        """Let a better supported form of the same speaker stand for the voice."""
        if rank < self.rank:
            self.speaker, self.relayed_by, self.rank = speaker, relayed_by, rank


def voices_of(hearing: Hearing, view: SentenceView) -> dict[Key, Voice]:
    """Return the candidates for the claims of a sentence, by key."""
    scene = _Scene(hearing, view)
    scene.gather()
    return scene.found


class _Scene:
    """One sentence while its candidates are gathered."""

    def __init__(self, hearing: Hearing, view: SentenceView) -> None:
        self.hearing, self.view, self.span = hearing, view, view.sentence.span
        self.found: dict[Key, Voice] = {}
        self.touch, self.past, self.next = hearing.near(self.span)
        self.named = hearing.named_in(self.span)
        self.isos = {m.speaker.speaks_for for m in self.named if m.sort in ("state", "office")}
        at = bisect_right(hearing.states, (self.span.start, "")) - 1
        self.latest = {iso for _, iso in hearing.states[max(0, at - 1) : at + 1]}
        words = view.present
        quoted = words & {'"'}
        self.traits = [
            name
            for name, holds in (
                ("we", bool(words & FIRST_PERSON)),
                ("pronoun", bool(PRONOUNS & set(view.words[:3]))),
                ("quote", bool(quoted)),
                ("opens quote", view.words[:1] == ('"',)),
                ("heading", view.sentence.heading),
                ("lead", view.sentence.index < 2),
            )
            if holds
        ]

    def gather(self) -> None:
        shares = [(_share(self.span, one), one) for one in self.touch]
        self.best = max((share for share, _ in shares), default=0.0)
        nobody = self._voice(None, None, 8.0, "nobody")
        for share, one in shares:
            self._touching(share, one)
        for age, one in enumerate(reversed(self.past)):
            self._beside(one, "before", age)
        for one in self.next:
            self._beside(one, "after", 0)
        self._named()
        if self.hearing.publisher is not None:
            self._voice(self.hearing.publisher, None, 4.0, "publisher")
        for sort, speaker in self.hearing.head:
            self._voice(speaker, None, 7.0, sort)
        for one in self.hearing.leaders:
            self._voice(one.speaker, None, 6.5, "leader")
        self._states()
        for trait in self.traits:
            nobody.sorts.add(f"nobody:{trait}")
        if any(word in cue_lexicon().words for word in self.view.words):
            nobody.sorts.add(f"nobody:cue:{bool(self.touch)}")
        for name in self.view.classes:
            nobody.features[f"nobody:{{{name}}}"] = 0.5
        nobody.sorts.add(f"nobody:{bucket(self.best)}:{self.hearing.publisher is not None}")
        for key, voice in self.found.items():
            self._traits(key, voice)
            voice.features.update(dict.fromkeys(voice.sorts, 1.0))

    def _voice(self, speaker: Speaker | None, relayed_by: str | None, rank: float, sort: str) -> Voice:
        voice = self.found.setdefault(key_of(speaker), Voice(speaker, relayed_by, rank))
        voice.take(speaker, relayed_by, rank)
        voice.sorts.add(sort)
        return voice

    def _touching(self, share: float, one: Attribution) -> None:
        sort = _sort(one)
        voice = self._voice(one.speaker, one.relayed_by, 1.0 - share, f"in:{sort}")
        voice.sorts.add(f"in:{sort}:{bucket(share)}")
        found = voice.features
        found[f"in:{one.type}:{bucket(share)}"] = 1.0
        found["in:share"] = max(found.get("in:share", 0.0), share)
        found[f"in:best:{share == self.best}:{len(self.touch) > 1}"] = 1.0
        if one.carried:
            found["in:carried"] = 1.0
        if one.source is not None:
            here = self.span.overlaps(one.source)
            opens = one.source.start <= self.span.start + 3
            found[f"in:source:{here}:{opens}"] = 1.0
        if one.relayed_by:
            voice.sorts.add("relayed")
        if one.cue is not None:
            words = [t.word for t in self.view.tokens if one.cue.start <= t.start < one.cue.end]
            cue = _cue(words)
            voice.sorts.add(f"cue:{cue.kind}:{cue.frame}:{bucket(share)}" if cue else f"cue:-:{bucket(share)}")
            lemma = cue.lemma if cue else " ".join(words)
            found[f"cue:{lemma}"] = 1.0

    def _beside(self, one: Attribution, side: str, age: int) -> None:
        voice = self._voice(one.speaker, one.relayed_by, 2.0 + age / 10, f"{side}:{min(age, 2)}")
        start, end = extent(one)
        gap = self.span.start - end if side == "before" else start - self.span.end
        distance = 0 if gap <= 2 else 1 if gap <= 150 else 2 if gap <= 400 else 3
        voice.features[f"{side}:{_sort(one)}:{one.type}:{min(age, 2)}:{distance}"] = 1.0
        voice.features[f"{side}:distance:{distance}"] = 1.0

    def _named(self) -> None:
        starts = [token.start for token in self.view.tokens]
        words = self.view.words
        for at, one in enumerate(self.named):
            voice = self._voice(one.speaker, None, 5.0 + (one.sort == "state") / 2, f"named:{one.sort}")
            found = voice.features
            left = max(0, bisect_right(starts, one.start) - 1)
            right = max(left + 1, bisect_right(starts, one.end - 1))
            found[f"named:-1:{words[left - 1] if left else '^'}"] = 1.0
            found[f"named:+1:{words[right] if right < len(words) else '$'}"] = 1.0
            found[f"named:{one.sort}:{'first' if at == 0 else 'later'}"] = 1.0
            voice.sorts.add("opens" if left <= 1 else "inside")
            self._around(voice, left, right)

    def _around(self, voice: Voice, left: int, right: int) -> None:
        """Note the words of speech about a mention at tokens [left, right) of the sentence."""
        words, cues, found = self.view.words, cue_lexicon().words, voice.features
        near = next((i for i in range(right, min(right + 7, len(words))) if words[i] in cues), None)
        if near is not None:
            voice.sorts.add(f"cue after:{min(near - right, 3)}")
            found[f"named:verb:{cues[words[near]][0].cue.lemma}"] = 1.0
            if "that" in words[near : near + 6]:
                voice.sorts.add(f"that after:{min(near - right, 3)}")
        elif "that" in words[right : right + 6]:
            voice.sorts.add("that after")
        if any(words[i] in cues or words[i] == "to" for i in range(max(0, left - 2), left)):
            voice.sorts.add("cue before")

    def _states(self) -> None:
        """Let the unnamed officials of the sentence speak for the other states that it could be."""
        near = [v for k, v in self.found.items() if k[0] in ("unnamed", "role") and v.rank < 3.0]
        officials = [voice for voice in near if _official(voice.speaker)]
        if not officials:
            return
        base = min(officials, key=lambda voice: voice.rank)
        isos = dict.fromkeys([*self.hearing.relations, *self.hearing.of_head, *self.isos, *self.latest])
        for iso in isos:
            if iso and base.speaker is not None and len(iso) == 2 and iso != base.speaker.speaks_for:
                self._voice(replace(base.speaker, speaks_for=iso), base.relayed_by, 5.2, "other state")

    def _traits(self, key: Key, voice: Voice) -> None:
        speaker, found, hearing = voice.speaker, voice.features, self.hearing
        kinds = sorted({sort.partition(":")[0] for sort in voice.sorts} - ASIDE)
        kind = next((kind for kind in STRONGEST if kind in kinds), kinds[0] if kinds else "-")
        for trait in self.traits:
            found[f"{trait}:{kind}"] = 1.0
        for place in kinds:
            if place in DOCUMENT_WIDE:
                for trait in hearing.traits:
                    found[f"{trait}:{place}"] = 0.7
        found[f"cover:{bucket(hearing.covers.get(key, 0.0))}:{kind}"] = 1.0
        found[f"beside:{kind}:{bucket(self.best)}"] = 1.0
        found[f"beside:{kind}:publisher:{hearing.publisher is not None}"] = 1.0
        found["share"] = hearing.shares.get(key, 0.0)
        found[f"share:{bucket(hearing.shares.get(key, 0.0))}:{kind}"] = 1.0
        found["kinds:" + " ".join(kinds)] = 1.0
        if speaker is None:
            return
        who = "named" if speaker.name and speaker.role else "name" if speaker.name else "role" if speaker.role else "-"
        voice.sorts.add(f"who:{who}")
        voice.sorts.add(f"for:{hearing.relation(speaker.speaks_for)}")
        if key[0] == "unnamed" and speaker.speaks_for:
            for trait in self._state_traits(speaker, speaker.speaks_for):
                found[f"state:{trait}:{kind}"] = 1.0
        found[f"who:{who}:{kind}"] = 1.0
        found[f"for:{hearing.relation(speaker.speaks_for)}:{kind}"] = 1.0
        noun = (speaker.role or speaker.name or "").lower().split()
        if noun:
            found[f"noun:{noun[-1]}"] = 1.0
        if speaker.anonymous:
            voice.sorts.add("hidden")
        if is_bench(speaker):
            voice.sorts.add("bench")

    def _state_traits(self, speaker: Speaker, iso: str) -> Iterator[str]:
        """Yield what speaks for or against an unnamed speaker's state."""
        hearing = self.hearing
        yield f"here:{iso in self.isos}"
        yield f"latest:{iso in self.latest}"
        yield f"head:{iso in hearing.of_head}"
        yield f"officials:{bucket(hearing.officials.get(iso, 0.0))}"
        yield f"official:{_official(speaker)}"


def _cue(words: list[str]) -> Cue | None:
    """Return the cue that stands in the words from helper to verb and particle ("has let on")."""
    table = cue_lexicon().words
    for at, word in enumerate(words):
        for form in table.get(word, ()):
            if tuple(words[at + 1 : at + 1 + len(form.rest)]) == form.rest:
                return form.cue
    return None


def _official(speaker: Speaker | None) -> bool:
    words = (speaker.role or "").lower().split() if speaker is not None else []
    return bool(role_lexicon().official & set(words))


def _sort(one: Attribution) -> str:
    if one.cue is None:
        return "quote" if one.carried else "turn" if one.content else "subject"
    return "said" if one.content else "silent"


def _share(span: Span, one: Attribution) -> float:
    own = sum(_shared(span, part) for part in (one.source, one.cue) if part)
    covered = sum(_shared(span, part) for part in one.content)
    return min(1.0, covered / max(1, len(span) - own))


def _shared(span: Span, other: Span) -> int:
    return max(0, min(span.end, other.end) - max(span.start, other.start))


def voice_features(voice: Voice, label: str, *, ruled: bool) -> dict[str, float]:
    """Return the named features of a voice for a claim with this label; `ruled` where the plain rule chooses it."""
    return {**voice.features, **_label_features(voice, label, ruled=ruled)}


def _label_features(voice: Voice, label: str, *, ruled: bool) -> dict[str, float]:
    """Return the features that hang on the label: each way in which the voice stands there with the label's kind."""
    kind = label.partition(".")[0]
    found = {f"{sort}:{kind}": 0.7 for sort in voice.sorts}
    if ruled:
        found |= {"rule": 1.0, f"rule:{kind}": 1.0, f"rule:{label}": 0.5}
    return found


def weighed(voices: Mapping[Key, Voice], ruled: Said) -> dict[Key, Voice]:
    """Return the voices to weigh for a claim: the candidates, and the plain rule's choice where it is none of them."""
    return {key_of(ruled[0]): Voice(ruled[0], ruled[1], sorts={"in:rule"}), **voices}


def choose_voice(voices: Mapping[Key, Voice], label: str, ruled: Said, head: Head) -> Said:
    """Return the likeliest speaker of a claim and the outlet that it came through."""
    chosen = key_of(ruled[0])
    best, key, voice = -math.inf, chosen, Voice(None)
    for at, one in weighed(voices, ruled).items():
        if one.score is None:
            one.score = head.scores(one.features)[0]
        score = one.score + head.scores(_label_features(one, label, ruled=at == chosen))[0] + MARGIN * (at == chosen)
        if score > best:
            best, key, voice = score, at, one
    return ruled if key == chosen else (voice.speaker, voice.relayed_by)
