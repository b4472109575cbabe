"""Fit all heads of the claim reader on coded documents: what `make model` runs.

    python -m training.fit FOLDER… --encodings half-0.npz half-1.npz --out src/tertia/lexicon/weights
                                                                        fit and write the archive that ships
    python -m training.fit FOLDER… --folds 5                            cross-validate by document and print the figures

The heads of a later decision see the chances of an earlier one as they will be on unseen documents: those are made by
cross-fitting (each document's by heads that never saw it).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tertia.extract.claims.certainty import CERTAINTIES
from tertia.extract.claims.counts import COUNTED
from tertia.extract.claims.decide import decide_claims
from tertia.extract.claims.roles import ROLES, assign_parts
from tertia.lexicon.weights import Head, Model
from tertia.model.claim import Claim
from training.examples import (
    Features,
    Linear,
    Seen,
    certainty_examples,
    count_examples,
    document_example,
    label_examples,
    linear_of,
    role_examples,
    see,
    time_examples,
    voice_examples,
)
from training.fit_pairs import Parts, fit_pairs
from training.folds import FOLDS, fold_of
from training.linear import fit_choice, fit_head, write_heads
from training.plain import load
from training.spoken import read_encodings

CUTS = {"label": 0.12, "claim": 0.16, "date": 0.5, "document": 0.5}
"""Chances from which decisions stand; `claim` was best on `gold/dev` with the encoder (.15 to .18 are level)."""


def fit_roles(seen: Sequence[Seen]) -> Head:
    """Fit the head that gives each country mention its part."""
    return fit_head("roles", [e for s in seen for e in role_examples(s)], ROLES, strength=0.5, least=2, prune=0.01)


def cast_parts(seen: Seen, roles: Head) -> Parts:
    """Return the parts of every sentence of a document and of its title."""
    heard = [seen.encoded.get(view.sentence.index) for view in seen.views]
    own = [assign_parts(v, roles, said.mentions if said else None) for v, said in zip(seen.views, heard, strict=True)]
    return own, assign_parts(seen.title, roles) if seen.title else ()


def crossfit_parts(seen: Sequence[Seen]) -> dict[str, Parts]:
    """Return each document's parts by a head that never saw it."""
    parts: dict[str, Parts] = {}
    for k in range(FOLDS):
        roles = fit_roles([s for s in seen if fold_of(s.name) != k])
        parts.update((s.name, cast_parts(s, roles)) for s in seen if fold_of(s.name) == k)
    return parts


def fit_labels(seen: Sequence[Seen]) -> Head:
    """Fit the head that says what a sentence claims by its named features."""
    examples = [e for s in seen for e in label_examples(s)]
    labels = sorted({label for _, found in examples for label in found})
    return fit_head("labels", examples, labels, strength=1.0, least=3, prune=0.03)


def fit_model(seen: Sequence[Seen]) -> Model:
    """Fit every head on the given documents; the heads that weigh the encoder's words where those are known."""
    parts = crossfit_parts(seen)
    linears = crossfit_linear(seen)
    documents = [document_example(s, *parts[s.name], linears[s.name]) for s in seen]
    pairs, ranking, more = fit_pairs(seen, parts)
    heads = [
        fit_roles(seen),
        fit_document(documents),
        fit_labels(seen),
        fit_head("counts", [e for s in seen for e in count_examples(s)], COUNTED, strength=0.5, least=2),
        pairs,
        more,
        fit_head("certainty", [e for s in seen for e in certainty_examples(s)], CERTAINTIES, strength=0.7, least=2),
        fit_head("times", [e for s in seen for e in time_examples(s)], ["yes"], strength=0.7, least=2),
        fit_choice("voices", [g for s in seen for g in voice_examples(s, *parts[s.name])], strength=0.05),
    ]
    return Model({head.name: head for head in heads}, {ranking.name: ranking}, dict(CUTS))


HALVES = 2
"""The encoder's own halves: what features and encoder say of a document, both say without having seen it."""


def crossfit_linear(seen: Sequence[Seen]) -> dict[str, Linear]:
    """Return the chances of every sentence's labels by a head that never saw its document."""
    chances: dict[str, Linear] = {}
    for k in range(HALVES):
        labels = fit_labels([s for s in seen if fold_of(s.name, HALVES) != k])
        chances.update((s.name, linear_of(s, labels)) for s in seen if fold_of(s.name, HALVES) == k)
    return chances


def fit_document(examples: Sequence[tuple[Features, bool]]) -> Head:
    """Fit the head that says whether a document tells of an arrangement at all."""
    return fit_head("document", examples, ["yes"], strength=0.3, least=3)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a model read in documents that it never saw."""

    seen: Seen
    claims: tuple[Claim, ...]


def cross_validate(seen: Sequence[Seen], folds: int = FOLDS, least: float = 0.05) -> list[Outcome]:
    """Read every document by a model fitted on the other folds; claims down to the confidence `least` are kept."""
    outcomes = []
    for k in range(folds):
        model = fit_model([s for s in seen if fold_of(s.name, folds) != k])
        low = replace(model, thresholds={**model.thresholds, "label": least, "claim": least, "document": 0.0})
        for s in seen:
            if fold_of(s.name, folds) == k:
                outcomes.append(Outcome(s, decide_claims(s.coded.document, s.coded.sentences, s.layers, low)))
    return outcomes


def strict_key(claim: Claim) -> tuple[object, ...]:
    """Return what two claims about one stretch of text must share to count as the same, by the scorer's strict rule."""
    value = claim.value
    people = getattr(value, "people", None) if str(claim.kind) in ("transfer", "onward") else None
    return (claim.label, claim.sender, claim.host, people)


def strict_counts(outcomes: Sequence[Outcome], cut: float) -> tuple[int, int, int]:
    """Return (right, predicted, gold) at a confidence, sentence by sentence."""
    right = predicted = gold = 0
    for outcome in outcomes:
        wanted = [(n, strict_key(c)) for n, c in outcome.seen.coded.claims]
        starts = {s.start: s.index for s in outcome.seen.coded.sentences}
        for claim in outcome.claims:
            if claim.confidence >= cut:
                predicted += 1
                key = (starts[claim.start], strict_key(claim))
                if key in wanted:
                    right += 1
                    wanted.remove(key)
        gold += len(outcome.seen.coded.claims)
    return right, predicted, gold


def tune(outcomes: Sequence[Outcome]) -> tuple[float, float]:
    """Return the confidence with the best strict F1 on out-of-fold claims, and that F1."""
    best = (0.0, 0.0)
    for step in range(5, 60):
        cut = step / 100
        right, predicted, gold = strict_counts(outcomes, cut)
        best = max(best, (2 * right / max(1, predicted + gold), cut))
        if step % 5 == 0:
            f1 = 2 * right / max(1, predicted + gold)
            print(f"cut {cut:.2f}  P {right / max(1, predicted):.3f} R {right / gold:.3f} F1 {f1:.3f}")
    return best[1], best[0]


def main() -> None:
    """Fit and write, or cross-validate and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--encodings", nargs="*", type=Path, default=(), help="what the encoder's halves said")
    options = parser.parse_args()
    said = {name: rows for path in options.encodings for name, rows in read_encodings(path).items()}
    seen = [see(coded, said.get(coded.name, {})) for folder in options.folders for coded in load(folder)]
    print(f"{len(seen)} documents, {sum(len(s.coded.claims) for s in seen)} claims", flush=True)
    cut = CUTS["claim"]
    if options.folds:
        cut, best = tune(cross_validate(seen, options.folds))
        print(f"best strict F1 {best:.3f} at {cut:.2f}")
    if options.out:
        model = fit_model(seen)
        write_heads(list(model.heads.values()), list(model.forests.values()), options.out)
        cuts = {**CUTS, "claim": cut, "label": min(CUTS["label"], cut)}
        (options.out / "thresholds.json").write_text(json.dumps(cuts, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
