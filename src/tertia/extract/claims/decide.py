"""The decision: from a document's layers to its claims.

    1. every sentence is seen as tokens, and the rules fire on it
    2. each country of a sentence gets the chance of each part (sender, host, people moved, none)
    3. the sentence's features give drafts: what is claimed, with which number
    4. each draft finds its pairs, its certainty, its time and its speaker
    5. what was drafted becomes claims, each with its reasons

Each of 2 to 4 is a sum of named features with learned weights (`tertia.lexicon.weights`); another scorer can take its
place as long as it answers with a chance.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tertia.extract.claims.build import Found, build_claim
from tertia.extract.claims.certainty import CERTAINTIES, certainty_features
from tertia.extract.claims.features import document_features, sentence_features, text_features
from tertia.extract.claims.hearing import Hearing, Key, Said
from tertia.extract.claims.labels import GATE, blend, chance_of, draft_claims, linear_chances
from tertia.extract.claims.match import Hit, fire
from tertia.extract.claims.pairs import Trail
from tertia.extract.claims.pieces import Encoded, encode_sentences
from tertia.extract.claims.ranking import choose, rank_pairs
from tertia.extract.claims.roles import Cast, Part, assign_parts, cast_of
from tertia.extract.claims.times import dates_in, time_features
from tertia.extract.claims.view import SentenceView, view_sentences
from tertia.extract.claims.voices import Voice, choose_voice, voices_of
from tertia.extract.layers import find_layers
from tertia.extract.sentences import Sentence, split_sentences
from tertia.lexicon.encoder import encoder
from tertia.lexicon.rules import rules
from tertia.lexicon.weights import Head, Model, shipped_model
from tertia.model.claim import Claim
from tertia.model.document import Document
from tertia.model.layers import Layers
from tertia.model.when import DateMention


@dataclass(frozen=True, slots=True)
class _Page:
    """A document as all its sentences see it: made once, before any of them is decided."""

    document: Document
    layers: Layers
    model: Model
    views: tuple[SentenceView, ...]
    parts: list[tuple[Part, ...]]
    hits: list[tuple[Hit, ...]]
    features: list[dict[str, float]]
    encoded: Mapping[int, Encoded]
    chances: list[Mapping[str, float]]
    about: float
    hearing: Hearing


def decide_claims(
    document: Document, sentences: tuple[Sentence, ...], layers: Layers, model: Model | None = None
) -> tuple[Claim, ...]:
    """Return the claims of a document, in the order of the text, by the shipped model or another.

    A document whose surest claim stays below the `document` threshold tells of no arrangement: it has only its words.
    """
    if not sentences:
        return ()
    page, cast = _page(document, sentences, layers, model or shipped_model())
    trail, claims = Trail(cast), dict[str, Claim]()
    for n, view in enumerate(page.views):
        if not view.sentence.masked:
            for found in _sentence_claims(page, n, trail):
                claim = build_claim(document, found)
                if claim is not None:
                    claims.setdefault(claim.id, claim)
        trail.pass_by(view, page.parts[n])
    surest = max((claim.confidence for claim in claims.values()), default=0.0)
    return tuple(claims.values()) if surest >= page.model.thresholds["document"] else ()


def _page(document: Document, sentences: tuple[Sentence, ...], layers: Layers, model: Model) -> tuple[_Page, Cast]:
    views, title = view_sentences(document.text, sentences, layers), title_view(document)
    roles, text = model.heads["roles"], text_features(views)
    hits = [tuple(fire(rules(), view)) for view in views]
    features = [
        sentence_features(view, hits[n], views[n - 1] if n else None, title, text) for n, view in enumerate(views)
    ]
    linear = [linear_chances(found, model.heads["labels"]) for found in features]
    encoded = _encode(document, views, linear) if model.encoded else {}
    heard = [encoded.get(view.sentence.index) for view in views]
    parts = [
        assign_parts(view, roles, said.mentions if said else None) for view, said in zip(views, heard, strict=True)
    ]
    cast = cast_of(parts, assign_parts(title, roles) if title else ())
    chances = [blend(row, said.labels if said else None) for row, said in zip(linear, heard, strict=True)]
    about = chance_of(model.heads["document"].scores(document_features(views, title, text, cast, chances))[0])
    hearing = Hearing(document, layers, cast)
    return _Page(document, layers, model, views, parts, hits, features, encoded, chances, about, hearing), cast


def _encode(
    document: Document, views: Sequence[SentenceView], linear: Sequence[Mapping[str, float]]
) -> dict[int, Encoded]:
    """Let the encoder read the sentences that are likely enough to claim something."""
    passed = [v for v, chances in zip(views, linear, strict=True) if max(chances.values()) >= GATE]
    passed = [view for view in passed if not view.sentence.masked]
    return encode_sentences(document.text, document.title, passed, encoder()) if passed else {}


def _sentence_claims(page: _Page, n: int, trail: Trail) -> list[Found]:
    known, cuts = page.model.heads, page.model.thresholds
    view, hits, before = page.views[n], page.hits[n], page.views[n - 1] if n else None
    scene = trail.scene(view, page.parts[n])
    found = []
    said = page.encoded.get(view.sentence.index)
    drafts = draft_claims(
        view, page.chances[n], known["counts"], page.about, cuts["label"], said.mentions if said else None
    )
    ranked = rank_pairs(scene, list(dict.fromkeys(draft.label for draft in drafts)), page.model)
    voices = voices_of(page.hearing, view) if drafts else {}
    for draft in drafts:
        least = cuts["claim"] / draft.chance
        choices = choose(scene, draft.label, ranked[draft.label], known["more"], least=least)
        if not choices:
            continue
        speaker, relayed_by = decide_speaker(view, draft.label, page.hearing, voices, known["voices"])
        certainty = decide_certainty(view, draft.label, hits, before, known["certainty"])
        date = decide_time(view, draft.label, certainty, page.model)
        reasons = known["labels"].reasons(page.features[n], known["labels"].classes.index(draft.label))
        for choice, chance in choices:
            found.append(
                Found(
                    view,
                    hits,
                    page.parts[n],
                    draft,
                    choice,
                    chance,
                    certainty,
                    date,
                    speaker,
                    relayed_by,
                    reasons,
                    said,
                )
            )
    if found:
        trail.told(max(found, key=lambda f: f.draft.chance * f.pair_chance).choice)
    return found


def decide_speaker(
    view: SentenceView, label: str, hearing: Hearing, voices: Mapping[Key, Voice], head: Head | None
) -> Said:
    """Return who says a claim, and the outlet that it came through; without a head (to compare), by the plain rule."""
    ruled = hearing.ruled(view.sentence, label)
    return choose_voice(voices, label, ruled, head) if head is not None else ruled


def decide_certainty(
    view: SentenceView, label: str, hits: Sequence[Hit], before: SentenceView | None, head: Head
) -> str:
    """Return the likeliest certainty of a claim."""
    scores = head.scores(certainty_features(view, label, hits, before=before))
    return CERTAINTIES[max(range(len(CERTAINTIES)), key=lambda i: scores[i])]


def decide_time(view: SentenceView, label: str, certainty: str, model: Model) -> DateMention | None:
    """Return the date of the sentence that the claim holds at, or `None`."""
    best: tuple[float, DateMention] | None = None
    for at, mention in dates_in(view):
        chance = chance_of(model.heads["times"].scores(time_features(view, at, mention, label, certainty))[0])
        if chance >= model.thresholds["date"] and (best is None or chance > best[0]):
            best = (chance, mention)
    return best[1] if best else None


def title_view(document: Document) -> SentenceView | None:
    """View a document's title as a sentence of its own."""
    if not document.title:
        return None
    head = Document(id="", capture="", path="", text=document.title, published=document.published)
    sentences = split_sentences(head)
    views = view_sentences(head.text, sentences, find_layers(head, sentences))
    return views[0] if views else None
