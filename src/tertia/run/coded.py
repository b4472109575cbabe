"""Score results against the codings that lie beside their texts: NAME.json beside NAME.txt."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tertia.errors import GoldError, InputError
from tertia.model.claim import Claim
from tertia.model.wire import claim_to_dict
from tertia.publish.score import Score, score_document
from tertia.run.chain import Result


@dataclass(frozen=True, slots=True)
class CodedScore:
    """The figures over all documents that could be scored, and an error for each that could not."""

    score: Score
    errors: tuple[InputError, ...]


def score_results(coded: Sequence[str], outcomes: Iterable[Result | InputError]) -> CodedScore:
    """Return the figures over coded texts, given by path; one that could not be read counts as one without claims."""
    total, errors = Score(), []
    left = dict.fromkeys(coded)
    for outcome in outcomes:
        if isinstance(outcome, InputError):
            errors.append(outcome)
            continue
        left.pop(outcome.document.path, None)
        try:
            total = total + _score_one(outcome.document.path, outcome.extraction.claims)
        except GoldError as error:
            errors.append(error)
    for path in left:
        try:
            total = total + _score_one(path, ())
        except GoldError as error:
            errors.append(error)
    return CodedScore(total, tuple(errors))


def _score_one(path: str, claims: Iterable[Claim]) -> Score:
    coded = coded_claims(Path(path).with_suffix(".json"))
    text = Path(path).read_text(encoding="utf-8", errors="replace")
    return score_document(coded, [claim_to_dict(claim) for claim in claims], text)


def coded_claims(path: Path) -> list[dict[str, Any]]:
    """Return the claims that a coding holds; raises `GoldError` where it holds none that can be read."""
    try:
        claims = json.loads(path.read_text(encoding="utf-8"))["claims"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GoldError("it holds no list of claims", where=str(path), remedy='give it {"claims": [...]}') from error
    needed = {"kind", "sender", "host", "start", "end"}
    for number, claim in enumerate(claims, start=1):
        if missing := needed - set(claim):
            raise GoldError(f"claim {number} lacks {', '.join(sorted(missing))}", where=str(path), remedy="add it")
    return list(claims)
