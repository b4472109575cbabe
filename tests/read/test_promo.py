"""Promo lines are masked, reports are not: every rule proves itself by its own examples."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertia.errors import LexiconError
from tertia.lexicon.promo import PromoRule, parse_rules, promo_rules
from tertia.read.promo import drop_promo, mask_promo

HEAD = "A headline\n\n"
EXAMPLES = [(rule, text) for rule in promo_rules() for text in rule.examples]
COUNTERS = [(rule, text) for rule in promo_rules() for text in rule.counters]


def name(value: object) -> str:
    """Name a test by its rule."""
    return value.name if isinstance(value, PromoRule) else str(value)[:30]


@pytest.mark.parametrize(("rule", "text"), EXAMPLES, ids=name)
def test_every_example_of_a_rule_is_masked_by_it(rule: PromoRule, text: str) -> None:
    """The example is what the rule is for."""
    assert rule.name in [mask.rule for mask in mask_promo(HEAD + text)]


@pytest.mark.parametrize(("rule", "text"), COUNTERS, ids=name)
def test_no_counter_of_a_rule_is_masked_by_any(rule: PromoRule, text: str) -> None:
    """The counter is a report's sentence that looks like promo."""
    assert mask_promo(HEAD + text) == ()


def test_the_mask_covers_the_line_and_nothing_else() -> None:
    """Blanks and line ends around it stay outside."""
    text = "It was signed.\r\n  Also, read: Tea prices fall  \r\nIt holds."
    (mask,) = mask_promo(text)
    assert mask.span.cut(text) == "Also, read: Tea prices fall"


def test_a_credit_behind_a_caption_leaves_the_caption() -> None:
    """Captions are coded like sentences; the photographer is not."""
    text = "The men land in Kigali. Photo: Ana Muster/AFP"
    (mask,) = mask_promo(text)
    assert mask.span.cut(text) == "Photo: Ana Muster/AFP"


def test_a_heading_takes_the_list_right_beneath_it() -> None:
    """The list ends at an empty line or at a sentence."""
    text = "It was signed.\nRelated:\nTea prices fall again\nRoads close for the summit\n\nRwanda agreed\nIt is so."
    assert [mask.span.cut(text) for mask in mask_promo(text)] == [
        "Related:",
        "Tea prices fall again",
        "Roads close for the summit",
    ]


def test_a_headline_is_never_a_link() -> None:
    """The first line of a text is its own headline, even where it begins as links do."""
    assert mask_promo("Explained: the deal with Rwanda\n\nIt was signed.") == ()


def test_dropping_takes_the_line_and_keeps_the_rest() -> None:
    """What is left has no empty line in its place."""
    assert drop_promo("A.\nAlso read: Tea\nB. Click here for more.\nC.") == "A.\nB.\nC."


@given(st.text())
def test_masks_lie_in_order_and_apart(text: str) -> None:
    """Every mask is a piece of the text."""
    ends = 0
    for mask in mask_promo(text):
        assert ends <= mask.span.start < mask.span.end <= len(text)
        ends = mask.span.end


@pytest.mark.parametrize(
    "text", ["Photo: " + "A" * 240, "Photo: " + "Ab-" * 80, "share " * 40 + "x", "Reporting by " + "A, " * 80 + "!"]
)
def test_hostile_lines_cost_no_time(text: str) -> None:
    """No pattern backtracks without end."""
    start = perf_counter()
    mask_promo(text)
    assert perf_counter() - start < 0.5


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "is a list of rules"),
        ([{"pattern": "x"}], "every rule is a mapping with a name"),
        ([{"name": "a", "where": "line", "pattern": "(", "example": ["x"]}], "rule a: missing )"),
        ([{"name": "a", "where": "lane", "pattern": "x", "example": ["x"]}], "'lane' is not a valid Where"),
        ([{"name": "a", "where": "line", "pattern": "x"}], "give at least one example"),
        ([{"name": "a", "where": "line", "pattern": "x", "exmaple": []}], "unknown key exmaple"),
        ([{"name": "a", "where": "line", "pattern": "x", "example": ["x"]}] * 2, "names the rule a twice"),
    ],
)
def test_a_malformed_file_is_refused(data: object, words: str) -> None:
    """The error names the rule and what is wrong."""
    with pytest.raises(LexiconError) as caught:
        parse_rules(data)
    assert words in str(caught.value)
