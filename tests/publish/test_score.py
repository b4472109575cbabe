"""Scores: each measure counts what it says, and a coded claim is matched once."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertia.publish.score import LEVELS, Score, match_claims, render_score, same_speaker, score_document

TEXT = "Atria agreed. Bellan paid. Nobody said more."


def coded(kind: str = "stage", start: int = 0, end: int = 13, **changes: Any) -> dict[str, Any]:
    """Return a claim about made-up states."""
    value = {"stage": {"stage": "agreed"}, "term": {"term": "payment", "text": "paid"}}.get(kind, {})
    return {
        "kind": kind,
        "sender": "BL",
        "host": "AW",
        "value": value,
        "when": None,
        "speaker": None,
        "certainty": "stated",
        "start": start,
        "end": end,
        "quote": TEXT[start:end],
    } | changes


def test_the_same_claims_are_all_right() -> None:
    """Every measure is one."""
    claims = [coded(), coded("term", 14, 26)]
    score = score_document(claims, claims, TEXT)
    assert {name: rate.f1 for name, rate in score.levels.items()} == dict.fromkeys((*LEVELS, "pairs"), 1.0)
    assert (score.share("speaker"), score.grounded.precision) == (1.0, 1.0)


@pytest.mark.parametrize(
    ("change", "right"),
    [
        ({"value": {"stage": "signed"}}, {"pairkind", "detect", "pairs"}),
        ({"host": "ZZ"}, {"detect"}),
        ({"kind": "concern", "value": {"topic": "cost"}}, {"pairs"}),
        ({"start": 14, "end": 26, "quote": TEXT[14:26]}, {"pairs"}),
    ],
)
def test_what_each_measure_forgives(change: dict[str, Any], right: set[str]) -> None:
    """Detect forgives the pair, pairkind the value, pairs the place; none forgives another kind but pairs."""
    score = score_document([coded()], [coded(**change)], TEXT)
    assert {name for name, rate in score.levels.items() if rate.right} == right


def test_a_claim_found_twice_is_right_once() -> None:
    """The second is a false one."""
    rate = score_document([coded()], [coded(), coded()], TEXT).levels["strict"]
    assert (rate.right, rate.found) == (1, 2)


def test_the_longest_overlap_is_matched_first() -> None:
    """Two coded claims of one kind each find their own."""
    one, other = coded(start=0, end=13), coded(start=10, end=26)
    pairs = match_claims([one, other], [coded(start=9, end=26), coded(start=0, end=12)], LEVELS["strict"])
    assert sorted((a["start"], b["start"]) for a, b in pairs) == [(0, 0), (10, 9)]


def test_a_claim_in_a_document_without_any_is_counted() -> None:
    """Negatives tell how many of them were not left alone."""
    score = score_document([], [coded()], TEXT) + score_document([], [], TEXT)
    assert (score.negatives.right, score.negatives.coded) == (1, 2)


def test_a_quote_that_is_not_in_the_text_is_not_grounded() -> None:
    """The characters themselves are compared."""
    assert score_document([coded()], [coded(quote="Atria refused.")], TEXT).grounded.right == 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (None, None, True),
        (None, {"name": "Ann Ode"}, False),
        ({"name": "Ann Ode", "speaks_for": "AW"}, {"name": "Minister Ode"}, True),
        ({"name": "Ann Ode"}, {"name": None, "speaks_for": "AW"}, False),
        ({"speaks_for": "Home Watch"}, {"speaks_for": "Home Watch Atria"}, True),
        ({"speaks_for": "AW"}, {"speaks_for": None}, False),
        ({"role": "official"}, {"role": "judge"}, True),
    ],
)
def test_when_two_speakers_are_one(one: dict[str, Any] | None, other: dict[str, Any] | None, same: bool) -> None:
    """By last name, else by whom they speak for; a role alone tells nothing apart."""
    assert same_speaker(one, other) is same


@given(st.lists(st.tuples(st.sampled_from(["stage", "term"]), st.integers(0, 2)), max_size=6))
def test_figures_stay_between_none_and_all(found: list[tuple[str, int]]) -> None:
    """No measure is right more often than it found or was asked for, and the stricter is never more often right."""
    cuts = [(0, 13), (14, 26), (27, 44)]
    gold = [coded(), coded("term", 14, 26)]
    levels = score_document(gold, [coded(kind, *cuts[at]) for kind, at in found], TEXT).levels
    assert all(rate.right <= min(rate.found, rate.coded) for rate in levels.values())
    assert levels["strict"].right <= levels["pairkind"].right <= levels["detect"].right


def test_an_empty_score_can_be_shown() -> None:
    """Nothing coded and nothing found is no division by zero."""
    assert "strict    P 0.000 R 0.000 F1 0.000" in render_score(Score())
