"""The stage now: the rules of docs/decisions/2026-11-24-stage-now.md, a test each."""

from __future__ import annotations

import pytest

from tertia.model.claim import Certainty, Claim
from tertia.model.when import WhenBasis
from tests.reconcile.claims_by_hand import arranged, moved, stage


def now(*claims: Claim) -> tuple[str | None, str | None]:
    """Return the stage now and since when."""
    found = arranged(claims).stage
    return found.value, found.since


def test_the_furthest_of_what_stands_is_shown() -> None:
    """An announcement in August lowers nothing that was signed in June."""
    found = arranged([stage("signed", "d8", "2025-06"), stage("agreed", "d8", "2025-08-05")]).stage
    assert (found.value, found.since, found.rule) == ("signed", "2025-06", "furthest-standing")
    assert "furthest is shown" in found.why


def test_the_first_telling_stands_in_for_a_date_and_says_so() -> None:
    """`since` is then the first day of publication, with its basis; the log carries no date."""
    found = arranged([stage("agreed", "d8"), stage("agreed", "d5")])
    assert (found.stage.since, found.stage.since_basis) == ("2025-05-10", WhenBasis.PUBLISHED)
    assert found.log[0].when is None
    assert found.log[0].told == "2025-05-10"


def test_a_denied_step_lowers_nothing() -> None:
    """ "Has not signed" beside "has agreed" leaves it agreed."""
    assert now(stage("agreed", "d5"), stage("signed", "d6", certainty=Certainty.DENIED))[0] == "agreed"


def test_no_deal_of_the_host_never_erases_an_agreed() -> None:
    """Both stay in the log, and the later word does not decide."""
    found = arranged([stage("agreed", "d5", "2025-05-01"), stage("no_deal", "d6", "2025-06-01")])
    assert found.stage.value == "agreed"
    assert [event.stage for event in found.log] == ["agreed", "no_deal"]


def test_no_deal_is_the_stage_where_nothing_stands() -> None:
    """It follows talks as any other step does."""
    assert now(stage("talks", "d5"), stage("no_deal", "d6")) == ("no_deal", "2025-06-10")


def test_hedged_decides_only_where_nothing_is_stated() -> None:
    """A hedged signature yields to stated talks, and decides alone otherwise."""
    hedged = stage("signed", "d6", "2025-06-01", certainty=Certainty.HEDGED)
    assert now(stage("talks", "d5"), hedged)[0] == "talks"
    alone = arranged([hedged]).stage
    assert (alone.value, alone.certainty, alone.rule) == ("signed", Certainty.HEDGED, "hedged-furthest-standing")


def test_a_plan_is_no_stage() -> None:
    """Where all is planned nothing is told, and the record says so."""
    found = arranged([stage("signed", "d5", "2025-07", certainty=Certainty.PLANNED)]).stage
    assert (found.value, found.since, found.rule) == (None, None, "nothing-told")


def test_a_later_stop_is_shown() -> None:
    """Suspended after operating."""
    assert now(stage("operating", "d3"), stage("suspended", "d6", "2025-06-02")) == ("suspended", "2025-06-02")


@pytest.mark.parametrize(
    "again", [stage("operating", "d8", "2025-07"), stage("operating", "d8"), stage("agreed", "d8")]
)
def test_a_pause_is_over_when_it_works_again(again: Claim) -> None:
    """Told later, with a date or as of the day of telling."""
    assert now(stage("suspended", "d6", "2025-06-02"), again)[0] == again.value.stage  # type: ignore[union-attr]


def test_looking_back_revives_nothing() -> None:
    """An article that tells of the signature beside the end, or of operation after it, leaves it ended."""
    ended = stage("ended", "d6", "2025-06-02")
    back = [stage("signed", "d9"), stage("ended", "d9"), stage("operating", "d9"), moved(4, "d10")]
    assert now(ended, *back) == ("ended", "2025-06-02")


def test_a_stop_begins_with_its_first_unbroken_telling() -> None:
    """Scrapped in May, and in law ended only in December: ended since May."""
    assert now(stage("ended", "d6", "2025-05-30"), stage("ended", "d9", "2025-12-16")) == ("ended", "2025-05-30")


def test_the_sender_asking_again_leaves_a_refusal() -> None:
    """Only the host's own step undoes its no."""
    assert now(stage("refused", "d5", "2025-05-01"), stage("sought", "d7"))[0] == "refused"
    assert now(stage("refused", "d5", "2025-05-01"), stage("talks", "d7"))[0] == "talks"


def test_a_refusal_beside_a_running_deal_ends_nothing() -> None:
    """The host says no to one more request."""
    assert now(stage("operating", "d3", "2025-03"), stage("refused", "d6", "2025-06"))[0] == "operating"
    assert now(stage("agreed", "d3", "2025-03"), stage("refused", "d6", "2025-06"))[0] == "refused"


def test_a_transfer_shows_that_it_operates() -> None:
    """After the deal, or where no deal is told."""
    assert now(stage("agreed", "d5", "2025-05-01"), moved(7, "d8", "2025-08")) == ("operating", "2025-08")
    assert now(moved(7, "d8", "2025-08")) == ("operating", "2025-08")


def test_a_transfer_before_the_deal_does_not_make_it_operate() -> None:
    """One man moved in March says nothing about a deal made in August."""
    assert now(moved(1, "d5", "2025-03"), stage("agreed", "d8", "2025-08-05"))[0] == "agreed"


def test_where_days_overlap_the_stop_is_shown() -> None:
    """Nobody can tell whether "2025" came before or after June."""
    assert now(stage("operating", "d8", "2025"), stage("suspended", "d6", "2025-06"))[0] == "suspended"


def test_since_is_the_sharpest_form_of_the_first_date() -> None:
    """ "2025" and "16 March 2025" tell one beginning."""
    assert now(stage("operating", "d8", "2025"), moved(16, "d4", "2025-03-16")) == ("operating", "2025-03-16")
