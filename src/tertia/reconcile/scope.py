"""Which claims a view rests on: as of a day, as known on a day, after what people decided, sure enough to enter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tertia.model.claim import Certainty, Claim
from tertia.model.judgement import Judgement, Verdict
from tertia.reconcile.tellings import Tellings
from tertia.reconcile.time import event_days


def known(claim: Claim, tellings: Tellings, known_on: str | None) -> bool:
    """Tell whether a claim was out by the day; a document without a date is known only when no day is asked for."""
    if known_on is None:
        return True
    day = tellings.day(claim)
    return day is not None and day <= known_on


def happened(claim: Claim, tellings: Tellings, as_of: str | None) -> bool:
    """Tell whether what a claim says can have been so by the day.

    A dated event counts unless all its days are later. What has no date, and a plan, counts from the day of its
    telling: a plan for June is a fact of the January in which it was made.
    """
    if as_of is None:
        return True
    told = tellings.day(claim)
    if claim.when is not None and (claim.certainty is not Certainty.PLANNED or told is None):
        return event_days(claim.when).first <= as_of
    return told is not None and told <= as_of


def verdicts(judgements: Iterable[Judgement]) -> Mapping[str, Verdict]:
    """Return the verdict that stands on each claim: the latest one that was not taken back."""
    standing = sorted((each for each in judgements if each.withdrawn is None), key=lambda each: (each.when, each.id))
    return {each.claim: each.verdict for each in standing}


def enters(claim: Claim, decided: Mapping[str, Verdict], min_confidence: float) -> bool:
    """Tell whether a claim enters the record: as a person decided, else where the reader is sure enough."""
    verdict = decided.get(claim.id)
    if verdict is not None:
        return verdict is Verdict.ACCEPT
    return claim.confidence >= min_confidence


def split(
    claims: Sequence[Claim], decided: Mapping[str, Verdict], min_confidence: float
) -> tuple[list[Claim], tuple[str, ...]]:
    """Return the claims that enter, and the ids of those that are left out."""
    inside = [claim for claim in claims if enters(claim, decided, min_confidence)]
    kept = {claim.id for claim in inside}
    return inside, tuple(sorted({claim.id for claim in claims} - kept))
