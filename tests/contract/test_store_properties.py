"""Whatever goes into a store comes out equal, in any order of adds."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tertia.model.arrangement import Pair
from tertia.model.claim import Stage, StageValue
from tertia.store import PairCount
from tests.contract.stores import STORES, fresh_store
from tests.store.making import Parts, any_parts, made_claim, made_document, saying

_PARTS = made_document()
_CLAIMS = [
    made_claim(_PARTS[1], host=host, value=StageValue(stage)) for host in ("RW", "GH") for stage in list(Stage)[:2]
]


@pytest.mark.parametrize("kind", STORES)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drawn=st.lists(any_parts(), max_size=4, unique_by=lambda parts: parts[1].id), data=st.data())
def test_whatever_goes_in_comes_out_equal(kind: str, drawn: list[Parts], data: st.DataObject) -> None:
    """Any claims come out equal, in any order of adds, and adding all again adds nothing."""
    order = data.draw(st.permutations(drawn))
    with fresh_store(kind) as store:
        for parts in order:
            store.add(*parts)
        before = store.counts()
        assert not any(store.add(*parts).new for parts in drawn)
        assert store.counts() == before
        assert [store.document(parts[1].id) for parts in drawn] == [parts[1] for parts in drawn]
        assert list(store.claims()) == [claim for parts in order for claim in parts[2].claims]
        assert [tuple(store.issues(parts[1].id)) for parts in drawn] == [parts[2].issues for parts in drawn]
        assert store.pairs() == _counted(drawn)


def _counted(drawn: list[Parts]) -> list[PairCount]:
    """Return the summary of pairs, worked out the long way."""
    each = [Counter(Pair(claim.sender, claim.host) for claim in parts[2].claims) for parts in drawn]
    claims = sum(each, Counter())
    documents = Counter(pair for counts in each for pair in counts)
    order = sorted(claims, key=lambda pair: (pair.sender or "", pair.host or ""))
    return [PairCount(pair, claims[pair], documents[pair]) for pair in order]


@pytest.mark.parametrize("kind", STORES)
@settings(max_examples=25, deadline=None)
@given(chosen=st.lists(st.sets(st.integers(0, 3)), min_size=1, max_size=5, unique_by=frozenset), data=st.data())
def test_the_last_reading_wins_in_any_order_of_adds(kind: str, chosen: list[set[int]], data: st.DataObject) -> None:
    """Readings of one document, added in any order: the one made last is shown, and the summary is its."""
    readings = [
        (saying(_PARTS, *(_CLAIMS[n] for n in sorted(ns))), f"2025-05-0{day + 1}T00:00:00Z")
        for day, ns in enumerate(chosen)
    ]
    with fresh_store(kind) as store:
        for parts, at in data.draw(st.permutations(readings)):
            store.add(*parts, read_at=at)
        last = readings[-1][0]
        assert tuple(store.claims()) == last[2].claims
        assert store.pairs() == _counted([last])
        assert store.counts().readings == len(readings)
