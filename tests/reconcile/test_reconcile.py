"""A record per pair, the same for every order of the claims, that drops none of them."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from tertia.model.amount import Amount, Bounds
from tertia.model.arrangement import Pair
from tertia.model.claim import Certainty, Claim, Stage
from tertia.model.judgement import Judgement, Verdict
from tertia.reconcile import reconcile
from tests.reconcile.claims_by_hand import DAYS, arranged, concern, court, minister, moved, silent, stage, term

DOCUMENTS = st.sampled_from(sorted(DAYS))
WHENS = st.sampled_from([None, "2025", "2025-03", "2025-03-16", "2025-05-04?", "2025-04/..", "../2025-02", "2022"])
SIDES = {
    "certainty": st.sampled_from(list(Certainty)),
    "speaker": st.sampled_from([None, minister(), minister(None), minister(None, anonymous=True)]),
    "host": st.sampled_from(["RW", "RW", None]),
    "confidence": st.sampled_from([0.2, 0.9]),
}
NAMES = st.sampled_from([str(name) for name in Stage])
COUNTS = st.sampled_from([None, 1, 7])
MONEY = st.sampled_from([None, Amount(Bounds(6, 6), "USD"), Amount(Bounds(), "USD")])
CLAIMS = st.lists(
    st.one_of(
        st.builds(stage, NAMES, DOCUMENTS, WHENS, **SIDES),
        st.builds(moved, COUNTS, DOCUMENTS, WHENS, **SIDES),
        st.builds(lambda c, d, w, **f: moved(c, d, w, "IQ", **f), COUNTS, DOCUMENTS, WHENS, **SIDES),
        st.builds(term, st.just("payment"), st.sampled_from(["a grant", "the grant", "$6"]), DOCUMENTS, MONEY, **SIDES),
        st.builds(court, st.sampled_from(["Murphy", "Judge Murphy"]), st.just("blocks"), DOCUMENTS, WHENS, **SIDES),
        st.builds(concern, st.sampled_from(["torture", "cost"]), DOCUMENTS, **SIDES),
        st.builds(silent, st.sampled_from(["payment", "deal", "transfer"]), DOCUMENTS, WHENS, **SIDES),
    ),
    max_size=14,
)


@given(CLAIMS, st.randoms(use_true_random=False))
def test_any_order_of_the_claims_gives_the_same_records(claims: list[Claim], chance: random.Random) -> None:
    """Told twice or shuffled, the same claims are the same record."""
    shuffled = [*claims, *claims]
    chance.shuffle(shuffled)
    assert reconcile(shuffled, DAYS) == reconcile(claims, DAYS)


@given(CLAIMS)
def test_no_claim_is_ever_dropped(claims: list[Claim]) -> None:
    """Every claim lies beneath exactly one entry of its pair's record."""
    for record in reconcile(claims, DAYS):
        beneath = sorted(name for entry in record.arrangements[0].entries for name in entry.claims)
        assert beneath == sorted({c.id for c in claims if Pair(c.sender, c.host) == record.pair})
        assert record.arrangements[0].left_out == ()


@given(CLAIMS, st.sampled_from([0.0, 0.5, 1.0]))
def test_what_is_left_out_is_named(claims: list[Claim], least: float) -> None:
    """Below the knob a claim lies beneath no entry, and is counted."""
    for record in reconcile(claims, DAYS, min_confidence=least):
        arrangement = record.arrangements[0]
        beneath = {name for entry in arrangement.entries for name in entry.claims}
        of_pair = {c.id for c in claims if Pair(c.sender, c.host) == record.pair}
        assert beneath | set(arrangement.left_out) == of_pair
        assert not beneath & set(arrangement.left_out)
        assert set(arrangement.stage.claims) <= beneath


@given(CLAIMS, st.sampled_from(["2022-06-01", "2025-03-31"]))
def test_no_view_knows_what_was_told_later(claims: list[Claim], day: str) -> None:
    """`known_on` is the record that the documents of that day make."""
    then = [c for c in claims if (DAYS[c.document] or "9999") <= day]
    seen = reconcile(claims, DAYS, known_on=day)
    assert [r.arrangements for r in seen] == [r.arrangements for r in reconcile(then, DAYS)]


def test_a_pair_with_an_unnamed_side_has_a_record_and_a_place_beside_the_named_one() -> None:
    """Named pairs come first and point to the open ones."""
    records = reconcile([stage("sought", host=None), stage("talks"), stage("offered", sender=None)], DAYS)
    assert [str(r.pair) for r in records] == ["US>RW", "->RW", "US>-"]
    assert [str(pair) for pair in records[0].open_pairs] == ["US>-", "->RW"]


def test_as_of_leaves_out_what_happened_later_and_keeps_plans_already_made() -> None:
    """A month counts from its first possible day; a plan from its telling."""
    claims = [
        stage("talks", "d3", "2025-03"),
        stage("signed", "d6", "2025-05-20"),
        stage("operating", "d3", "2026-01", certainty=Certainty.PLANNED),
        stage("agreed", "d6"),
    ]
    found = arranged(claims, as_of="2025-03-15")
    assert [event.stage for event in found.log] == ["talks", "operating"]
    assert found.stage.value == "talks"


def test_a_document_without_a_date_is_known_only_when_no_day_is_asked_for() -> None:
    """Nobody can say that it was out by then."""
    assert arranged([stage("talks", "undated")]).stage.since is None
    assert reconcile([stage("talks", "undated")], DAYS, known_on="2026-01-01") == ()


def test_a_persons_decision_is_stronger_than_the_readers_doubt() -> None:
    """Rejected leaves, accepted enters, withdrawn counts for nothing."""
    unsure, sure = stage("talks", confidence=0.1), stage("signed", confidence=0.9)

    def judged(claim: Claim, verdict: Verdict, withdrawn: str | None = None) -> Judgement:
        return Judgement(f"j-{claim.id}", claim.id, verdict, "ada", "2025-06-01T10:00:00Z", "read it", withdrawn)

    decided = [judged(unsure, Verdict.ACCEPT), judged(sure, Verdict.REJECT)]
    found = arranged([unsure, sure], judgements=decided, min_confidence=0.5)
    assert (found.stage.value, found.left_out) == ("talks", (sure.id,))
    taken_back = [judged(sure, Verdict.REJECT, withdrawn="2025-06-02T10:00:00Z")]
    assert arranged([sure], judgements=taken_back).left_out == ()


def test_documents_and_voices_are_counted() -> None:
    """Two documents, three voices: the minister once."""
    claims = [stage("talks", "d5", speaker=minister()), stage("talks", "d6", speaker=minister())]
    found = arranged([*claims, concern("torture", "d5"), concern("cost", "d6")])
    assert (found.documents, found.voices) == (2, 3)
