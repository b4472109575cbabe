"""How surely a claim is made: stated, hedged, planned or denied.

    "has not signed" → denied · "reportedly received" → hedged · "will send" → planned

The decision is one over named features: the sentence's word classes and words beside the label of the claim. A rule of
the lexicon that speaks of one certainty only is a feature like any other.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from tertia.extract.claims.match import Hit
from tertia.extract.claims.view import SentenceView

CERTAINTIES = ("stated", "hedged", "planned", "denied")

NEAR_HIT = 6
"""Tokens before and after a rule's hit that count as near to what the claim says."""


def certainty_features(
    view: SentenceView, label: str, hits: Iterable[Hit], *, before: SentenceView | None = None
) -> dict[str, float]:
    """Return the named features for a claim with this label in this sentence."""
    kind = label.partition(".")[0]
    found: dict[str, float] = {f"label:{label}": 1.0, f"kind:{kind}": 1.0}
    own = [hit for hit in hits if hit.rule.label == label]
    for hit in own:
        found[f"rule:{hit.rule.name}"] = 1.0
        for index in range(max(0, hit.first - NEAR_HIT), min(len(view.words), hit.last + NEAR_HIT)):
            found[f"close:{view.words[index]}"] = 0.7
    for name in view.classes:
        found[f"class:{name}"] = 0.6
        found[f"class:{name}:{kind}"] = 0.6
    for word in view.words:
        found[f"word:{word}"] = 0.6
        found[f"word:{word}:{kind}"] = 0.4
    for a, b in pairwise(view.words):
        found[f"pair:{a} {b}"] = 0.5
    if before is not None:
        for name in before.classes:
            found[f"before:{name}"] = 0.2
    if view.sentence.heading:
        found["heading"] = 0.5
    return found
