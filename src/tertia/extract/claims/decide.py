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

from tertia.extract.attributions import document_speaker, is_bench, speaker_of
from tertia.extract.claims.build import Found, build_claim
from tertia.extract.claims.certainty import CERTAINTIES, certainty_features
from tertia.extract.claims.features import document_features, sentence_features, text_features
from tertia.extract.claims.labels import chance_of, draft_claims
from tertia.extract.claims.match import Hit, fire
from tertia.extract.claims.pairs import Trail, choose
from tertia.extract.claims.roles import Part, assign_parts, cast_of
from tertia.extract.claims.times import dates_in, time_features
from tertia.extract.claims.view import SentenceView, view_sentences
from tertia.extract.layers import find_layers
from tertia.extract.sentences import Sentence, split_sentences
from tertia.lexicon.rules import rules
from tertia.lexicon.weights import Head, Model, shipped_model
from tertia.model.claim import Claim
from tertia.model.document import Document
from tertia.model.layers import Layers
from tertia.model.source import Speaker
from tertia.model.when import DateMention


def decide_claims(
    document: Document, sentences: tuple[Sentence, ...], layers: Layers, model: Model | None = None
) -> tuple[Claim, ...]:
    """Return the claims of a document, in the order of the text, by the shipped model or another."""
    model = model or shipped_model()
    known = model.heads
    if not sentences:
        return ()
    views = view_sentences(document.text, sentences, layers)
    title = title_view(document)
    parts = [assign_parts(view, known["roles"]) for view in views]
    text = text_features(views)
    cast = cast_of(parts, assign_parts(title, known["roles"]) if title else ())
    about = chance_of(known["document"].scores(document_features(views, title, text, cast))[0])
    publisher = document_speaker(document, layers.places)
    trail, claims = Trail(cast), dict[str, Claim]()
    for n, view in enumerate(views):
        if not view.sentence.masked:
            for found in _sentence_claims(n, views, title, text, about, publisher, parts[n], trail, layers, model):
                claim = build_claim(document, found)
                if claim is not None:
                    claims.setdefault(claim.id, claim)
        trail.pass_by(view, parts[n])
    return tuple(claims.values())


def _sentence_claims(
    n: int,
    views: Sequence[SentenceView],
    title: SentenceView | None,
    text: Mapping[str, float],
    document: float,
    publisher: Speaker | None,
    parts: tuple[Part, ...],
    trail: Trail,
    layers: Layers,
    model: Model,
) -> list[Found]:
    known, cuts = model.heads, model.thresholds
    view, before = views[n], views[n - 1] if n else None
    scene = trail.scene(view, parts)
    hits = tuple(fire(rules(), view))
    features = sentence_features(view, hits, before, title, text)
    drafts = draft_claims(view, features, known, document, cuts["label"])
    if not drafts:
        return []
    found = []
    for draft in drafts:
        speaker, relayed_by = decide_speaker(view, draft.label, layers, publisher)
        certainty = decide_certainty(view, draft.label, hits, before, known["certainty"])
        date = decide_time(view, draft.label, certainty, model)
        reasons = known["labels"].reasons(features, known["labels"].classes.index(draft.label))
        for choice, chance in choose(scene, draft.label, known["pairs"], least=cuts["claim"] / draft.chance):
            found.append(Found(view, hits, parts, draft, choice, chance, certainty, date, speaker, relayed_by, reasons))
    if found:
        trail.told(max(found, key=lambda f: f.draft.chance * f.pair_chance).choice)
    return found


ACTS_OF_SPEECH = ("undisclosed", "assurance", "concern", "stage.offered", "stage.refused", "stage.no_deal")
"""Labels of claims that are themselves acts of speech: the subject of the sentence speaks (codebook rules 4 and 21)."""


def decide_speaker(
    view: SentenceView, label: str, layers: Layers, publisher: Speaker | None
) -> tuple[Speaker | None, str | None]:
    """Return who says a claim, and the outlet that it came through.

    A document that is itself a statement speaks for its publisher where nobody else does; a court's act is told in the
    document's own voice (codebook rules 7, 8 and 16).
    """
    act = publisher is None and label.startswith(ACTS_OF_SPEECH)
    speaker, relayed_by = speaker_of(view.sentence, layers.attributions, act=act)
    if label.startswith("court.") and speaker is not None and is_bench(speaker):
        return None, relayed_by
    if speaker is None and relayed_by is None:
        return publisher, None
    return speaker, relayed_by


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
