"""Step 5: claims and judgements become one record a pair. Pure: the same claims, in any order, give the same record.

A *pair* is sender and host; a claim that leaves a side unnamed belongs to an open pair (US>-). A *log* lists dated
stages; *entries* of the other lists merge the claims that tell one thing; *support* counts the voices behind one.

Worked example, from three documents: "Rwanda is in talks with the United States" (5 May 2025), "an agreement was signed
in June, a Rwandan official said" (5 August) and "Seven people arrived in mid-August" (28 August) make the record US>RW:
a log of `talks` and `signed` (2025-06), a transfer of 7, and the stage now `operating` since the transfer. No claim is
dropped: each lies beneath an entry, or is named in `left_out` where a person or the reader's doubt keeps it outside.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tertia.ids import stable_id
from tertia.model.arrangement import Arrangement, Pair, Record
from tertia.model.claim import Claim, Kind
from tertia.model.judgement import Judgement, Verdict
from tertia.reconcile.courts import courts
from tertia.reconcile.movements import movements
from tertia.reconcile.now import stage_now
from tertia.reconcile.scope import happened, known, split, verdicts
from tertia.reconcile.silence import silences
from tertia.reconcile.stages import stage_log
from tertia.reconcile.tellings import Tellings
from tertia.reconcile.terms import terms
from tertia.reconcile.topics import topics
from tertia.reconcile.voices import support


def reconcile(
    claims: Iterable[Claim],
    published: Mapping[str, str | None],
    *,
    judgements: Sequence[Judgement] = (),
    as_of: str | None = None,
    known_on: str | None = None,
    min_confidence: float = 0.0,
    outlets: Mapping[str, str | None] | None = None,
) -> tuple[Record, ...]:
    """Return a record for every pair that the claims name, sorted by pair, open pairs last.

    `published` and `outlets` give the ISO day and the outlet of each document id. `as_of` leaves out what happened
    later, `known_on` what was told later (both ISO days). Claims whose confidence is below `min_confidence`, and
    those that a person rejected, rest beneath no entry and are named in `left_out`; an accepted one always enters.
    """
    tellings = Tellings(published, outlets or {})
    by_pair: dict[Pair, dict[str, Claim]] = defaultdict(dict)
    for claim in claims:
        if known(claim, tellings, known_on) and happened(claim, tellings, as_of):
            by_pair[Pair(claim.sender, claim.host)][claim.id] = claim
    decided = verdicts(judgements)
    return tuple(
        Record(
            pair=pair,
            arrangements=(_arrangement(pair, _sorted(by_pair[pair]), tellings, decided, min_confidence, as_of),),
            as_of=as_of,
            known_on=known_on,
            open_pairs=tuple(other for other in _open_beside(pair) if other in by_pair),
        )
        for pair in sorted(by_pair, key=_pair_order)
    )


def _sorted(claims: Mapping[str, Claim]) -> list[Claim]:
    return [claims[name] for name in sorted(claims)]


def _pair_order(pair: Pair) -> tuple[bool, str, str]:
    return (pair.open, pair.sender or "", pair.host or "")


def _open_beside(pair: Pair) -> tuple[Pair, ...]:
    """Return the open pairs that a pair with both sides named would fill."""
    return () if pair.open else (Pair(pair.sender, None), Pair(None, pair.host))


def _arrangement(
    pair: Pair,
    claims: Sequence[Claim],
    tellings: Tellings,
    decided: Mapping[str, Verdict],
    min_confidence: float,
    as_of: str | None,
) -> Arrangement:
    """Build the one arrangement of a pair; a later rule will tell several apart by instrument and date."""
    inside, left_out = split(claims, decided, min_confidence)
    of: dict[Kind, list[Claim]] = defaultdict(list)
    for claim in inside:
        of[claim.kind].append(claim)
    log = stage_log(of[Kind.STAGE], tellings)
    return Arrangement(
        id=stable_id("a", pair.sender, pair.host, None),
        instrument=None,
        stage=stage_now(inside, log, tellings),
        log=log,
        terms=terms(of[Kind.TERM], tellings),
        transfers=movements(of[Kind.TRANSFER], tellings),
        onward=movements(of[Kind.ONWARD], tellings),
        courts=courts(of[Kind.COURT], tellings),
        concerns=topics(of[Kind.CONCERN], tellings),
        assurances=topics(of[Kind.ASSURANCE], tellings),
        undisclosed=silences(inside, tellings, as_of),
        disputes=(),  # a `no_deal` beside an `agreed`, two prices, two counts: their rules come with their own issue
        documents=len({claim.document for claim in inside}),
        voices=support(inside, tellings),
        left_out=left_out,
    )
