"""Turn coded documents into training examples: named features with the answer that the gold gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tertia.extract.claims.certainty import certainty_features
from tertia.extract.claims.counts import COUNTED, count_features, counted_in
from tertia.extract.claims.decide import title_view
from tertia.extract.claims.features import document_features, sentence_features, text_features
from tertia.extract.claims.hearing import Hearing, key_of
from tertia.extract.claims.labels import GATE, blend, linear_chances
from tertia.extract.claims.match import Hit, fire
from tertia.extract.claims.pairs import Choice, Scene, Trail, candidates, pair_features
from tertia.extract.claims.pieces import Encoded
from tertia.extract.claims.roles import Part, cast_of, mentions_of, role_features
from tertia.extract.claims.times import dates_in, time_features
from tertia.extract.claims.view import SentenceView, view_sentences
from tertia.extract.claims.voices import voice_features, voices_of, weighed
from tertia.extract.layers import find_layers
from tertia.lexicon.rules import rules
from tertia.lexicon.weights import Head
from tertia.model.claim import Claim, MovementValue, StageValue, TermValue
from tertia.model.layers import Layers
from tertia.model.source import Speaker
from tertia.model.wire import speaker_to_dict
from tertia.publish.score import same_speaker
from training.coded import Coded

Features = dict[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """A coded document as the reader sees it before any decision."""

    coded: Coded
    layers: Layers
    views: tuple[SentenceView, ...]
    hits: tuple[tuple[Hit, ...], ...]
    title: SentenceView | None
    gold: dict[int, list[Claim]] = field(default_factory=dict)
    encoded: Mapping[int, Encoded] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Return the document's name, by which folds are cut."""
        return self.coded.name


def see(coded: Coded, encoded: Mapping[int, Encoded] | None = None) -> Seen:
    """Find the layers of a coded document, view its sentences and fire the rules.

    `encoded` is what an encoder that never saw the document says of its sentences.
    """
    layers = find_layers(coded.document, coded.sentences)
    views = view_sentences(coded.document.text, coded.sentences, layers)
    known = rules()
    gold: dict[int, list[Claim]] = {}
    for index, claim in coded.claims:
        gold.setdefault(index, []).append(claim)
    return Seen(coded, layers, views, tuple(tuple(fire(known, v)) for v in views), title_view(coded.document), gold,
                encoded or {})  # fmt: skip


def label_examples(seen: Seen) -> Iterator[tuple[Features, set[str]]]:
    """Yield each sentence's features with the labels of its gold claims."""
    text = text_features(seen.views)
    for n, view in enumerate(seen.views):
        before = seen.views[n - 1] if n else None
        features = sentence_features(view, seen.hits[n], before, seen.title, text)
        yield features, {c.label for c in seen.gold.get(n, ())}


Linear = Sequence[Mapping[str, float]]


def linear_of(seen: Seen, labels: Head) -> Linear:
    """Return the chances of each sentence's labels by its named features."""
    return [linear_chances(features, labels) for features, _ in label_examples(seen)]


def _heard(seen: Seen, n: int, linear: Mapping[str, float]) -> Encoded | None:
    """Return what the encoder says of a sentence, if the reader would let it read that sentence."""
    return seen.encoded.get(n) if max(linear.values()) >= GATE else None


def document_example(
    seen: Seen, parts: Sequence[tuple[Part, ...]], title: tuple[Part, ...], linears: Linear
) -> tuple[Features, bool]:
    """Return the document's features, true where it has a claim."""
    heard = [_heard(seen, n, linear) for n, linear in enumerate(linears)]
    said = [blend(linear, one.labels if one else None) for one, linear in zip(heard, linears, strict=True)]
    text = text_features(seen.views)
    return document_features(seen.views, seen.title, text, cast_of(parts, title), said), bool(seen.gold)


def role_examples(seen: Seen) -> Iterator[tuple[Features, str]]:
    """Yield each country mention of a sentence that has claims, or of a document that has none, with its role."""
    for n, view in enumerate(seen.views):
        roles = dict(roles_in(seen, n))
        for at, mention in mentions_of(view):
            if at in roles:
                yield role_features(view, at, mention), roles[at]


def roles_in(seen: Seen, n: int) -> Iterator[tuple[int, str]]:
    """Yield (token, role) of the country mentions of sentence `n`, if that has claims or the document has none."""
    claims = seen.gold.get(n, [])
    if claims or not seen.gold:
        for at, mention in mentions_of(seen.views[n]):
            yield at, _role(mention.iso, claims)


def _role(iso: str | None, claims: Iterable[Claim]) -> str:
    if any(c.host == iso for c in claims):
        return "host"
    if any(c.sender == iso for c in claims):
        return "sender"
    if any(isinstance(c.value, MovementValue) and iso in c.value.nationalities for c in claims):
        return "people"
    return "none"


def count_examples(seen: Seen) -> Iterator[tuple[Features, set[str]]]:
    """Yield each number of people with the labels of the gold claims that hold it."""
    for n, view in enumerate(seen.views):
        held = dict(counts_in(seen, n))
        for at, mention in counted_in(view):
            yield count_features(view, at, mention), set(held[at])


def counts_in(seen: Seen, n: int) -> Iterator[tuple[int, frozenset[str]]]:
    """Yield (token, labels of the gold claims that hold it) of each number of people of sentence `n`."""
    claims = [c for c in seen.gold.get(n, []) if c.label in COUNTED]
    for at, mention in counted_in(seen.views[n]):
        yield at, frozenset(c.label for c in claims if _people(c) == mention.amount.bounds)


def _people(claim: Claim) -> object:
    match claim.value:
        case MovementValue(people=people):
            return people
        case StageValue(people=people):
            return people
        case TermValue(amount=amount):
            return amount.bounds if amount else None
        case _:
            return None


def pair_examples(
    seen: Seen, parts: Sequence[tuple[Part, ...]], title: tuple[Part, ...]
) -> Iterator[tuple[Features, bool]]:
    """Yield each candidate pair of each labelled sentence, true where a gold claim of the label has it."""
    for scene, wanted in scenes(seen, parts, title):
        for label, gold in wanted.items():
            for choice in candidates(scene):
                yield pair_features(scene, choice, label), choice in gold


def scenes(
    seen: Seen, parts: Sequence[tuple[Part, ...]], title: tuple[Part, ...]
) -> Iterator[tuple[Scene, dict[str, set[Choice]]]]:
    """Yield the scene of each sentence with claims, with its gold pairs by label."""
    trail = Trail(cast_of(parts, title))
    for n, view in enumerate(seen.views):
        scene = trail.scene(view, parts[n])
        wanted: dict[str, set[Choice]] = {}
        for claim in seen.gold.get(n, ()):
            wanted.setdefault(claim.label, set()).add((claim.sender, claim.host))
        if wanted:
            yield scene, wanted
            trail.told((seen.gold[n][-1].sender, seen.gold[n][-1].host))
        trail.pass_by(view, parts[n])


def certainty_examples(seen: Seen) -> Iterator[tuple[Features, str]]:
    """Yield each gold claim's features with its certainty."""
    for n, claims in seen.gold.items():
        before = seen.views[n - 1] if n else None
        for label, certainty in {(c.label, str(c.certainty)) for c in claims}:
            yield certainty_features(seen.views[n], label, seen.hits[n], before=before), certainty


def time_examples(seen: Seen) -> Iterator[tuple[Features, bool]]:
    """Yield each date of each gold claim's sentence, true where the claim holds at it."""
    for n, claims in seen.gold.items():
        for label, certainty, when in {(c.label, str(c.certainty), c.when) for c in claims}:
            for at, mention in dates_in(seen.views[n]):
                yield time_features(seen.views[n], at, mention, label, certainty), mention.edtf == when


def voice_examples(
    seen: Seen, parts: Sequence[tuple[Part, ...]], title: tuple[Part, ...]
) -> Iterator[list[tuple[Features, bool]]]:
    """Yield the candidates for the speaker of each labelled sentence, true where a gold claim of the label has it."""
    hearing = Hearing(seen.coded.document, seen.layers, cast_of(parts, title))
    for n, claims in seen.gold.items():
        voices = voices_of(hearing, seen.views[n])
        for label in dict.fromkeys(c.label for c in claims):
            wanted = [c.speaker for c in claims if c.label == label]
            ruled = hearing.ruled(seen.views[n].sentence, label)
            chosen, group = key_of(ruled[0]), weighed(voices, ruled)
            right = right_speakers([voice.speaker for voice in group.values()], wanted)
            yield [(voice_features(v, label, ruled=k == chosen), v.speaker in right) for k, v in group.items()]


def right_speakers(found: Sequence[Speaker | None], wanted: Sequence[Speaker | None]) -> list[Speaker | None]:
    """Return those of the found speakers whom the scorer takes for a wanted one; of groups, those of the same noun."""
    right = [one for one in found if any(same_speaker(speaker_to_dict(one), speaker_to_dict(gold)) for gold in wanted)]
    keys = {key_of(gold) for gold in wanted}
    return [one for one in right if key_of(one) in keys] or right
