"""The contract of `show --format json` and `list --format json`: names, and nothing lost."""

from __future__ import annotations

import json

from tertia.model.arrangement import Pair
from tertia.model.document import DocumentHead, PublishedBasis
from tertia.publish.record_json import list_rows, no_record, record_to_dict
from tertia.reconcile import reconcile
from tests.reconcile.claims_by_hand import DAYS, concern, court, minister, moved, silent, stage, term

HEAD = DocumentHead("d5", "A title", "The Courier", "2025-05-10", PublishedBasis.GIVEN, None, "a.txt", "en", "")
CLAIMS = [
    stage("agreed", "d5", "2025-05-04", speaker=minister()),
    moved(7, "d5", None, "IQ"),
    term("payment", "a grant"),
    court("Judge Example", "hears"),
    concern("torture"),
    silent("deal"),
]
BY_ID = {claim.id: claim for claim in CLAIMS}
(RECORD,) = reconcile(CLAIMS, DAYS)


def test_show_has_every_field_of_the_contract() -> None:
    """Programs stand on these names."""
    shown = record_to_dict(RECORD, BY_ID, {"d5": HEAD})
    assert {"pair", "as_of", "known_on", "arrangements", "claims"} <= set(shown)
    (arrangement,) = shown["arrangements"]
    lists = {"log", "terms", "transfers", "onward", "courts", "concerns", "assurances", "undisclosed", "disputes"}
    assert {"id", "instrument", "stage"} | lists <= set(arrangement)
    assert {"value", "since", "since_basis", "certainty", "rule", "claims"} <= set(arrangement["stage"])
    assert {"stage", "when", "when_basis", "certainty", "support", "claims"} <= set(arrangement["log"][0])
    assert {"about", "since", "until", "claims", "support"} <= set(arrangement["undisclosed"][0])


def test_every_entry_names_claims_that_are_there_with_their_document() -> None:
    """Outlet, day and address stand beside each claim."""
    shown = record_to_dict(RECORD, BY_ID, {"d5": HEAD})
    (arrangement,) = shown["arrangements"]
    named = {
        name for value in arrangement.values() if isinstance(value, list) for entry in value for name in entry["claims"]
    }
    assert named == set(shown["claims"]) == set(BY_ID)
    one = shown["claims"][CLAIMS[0].id]
    assert (one["document"], one["outlet"], one["published"], one["address"]) == (
        "d5",
        "The Courier",
        "2025-05-10",
        "a.txt",
    )


def test_a_document_without_a_head_leaves_its_fields_empty() -> None:
    """The claim is shown all the same."""
    shown = record_to_dict(RECORD, BY_ID, {})
    assert shown["claims"][CLAIMS[0].id]["outlet"] is None


def test_the_record_is_plain_json() -> None:
    """Nothing of Python's own in it: what is read back equals what was written."""
    shown = record_to_dict(RECORD, BY_ID, {"d5": HEAD})
    assert json.loads(json.dumps(shown)) == shown


def test_a_row_has_exactly_the_fields_of_the_contract() -> None:
    """In their order, as `--format csv` writes them."""
    (row,) = list_rows([RECORD])
    assert " ".join(row) == (
        "sender host arrangement instrument stage since since_basis documents voices disputes open_questions"
    )
    assert (row["sender"], row["host"], row["stage"], row["open_questions"]) == ("US", "RW", "operating", 1)


def test_nothing_known_has_the_same_shape() -> None:
    """No arrangement, no claim."""
    assert no_record(Pair("US", "XK"))["arrangements"] == []
    assert set(no_record(Pair("US", "XK"))) == set(record_to_dict(RECORD, BY_ID, {}))
