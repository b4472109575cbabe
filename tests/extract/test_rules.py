"""Every rule of claims says what it means by an example; the pattern language does what its page says."""

from __future__ import annotations

import pytest

from tertia.errors import LexiconError
from tertia.extract.claims.match import fire
from tertia.extract.claims.view import SentenceView, view_sentences
from tertia.extract.layers import find_layers
from tertia.extract.sentences import split_sentences
from tertia.lexicon.rules import Rule, parse_pattern, rules
from tertia.model.document import Document

PUBLISHED = "2025-05-06"


def see(text: str) -> tuple[SentenceView, ...]:
    """View the sentences of a text."""
    document = Document(id="d", capture="b", path="t.txt", text=text, published=PUBLISHED)
    sentences = split_sentences(document)
    return view_sentences(text, sentences, find_layers(document, sentences))


def fires(rule: Rule, text: str) -> bool:
    """Tell whether a rule fires on any sentence of a text."""
    return any(True for view in see(text) for _ in fire([rule], view))


def made(pattern: str) -> Rule:
    """Make a rule of one pattern."""
    return Rule("made", "stage.agreed", (parse_pattern(pattern),), "", None, 1.0)


def test_every_rule_fires_on_its_example() -> None:
    """A rule's example is a sentence on which it fires: that is how a reader learns what it is for."""
    silent = [rule.name for rule in rules() if not fires(rule, rule.example)]
    assert silent == []


def test_no_rule_fires_on_its_counter() -> None:
    """A rule's counter is a sentence that looks alike and must not fire it."""
    assert [rule.name for rule in rules() if rule.counter and fires(rule, rule.counter)] == []


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("has ~2 agreed", "Rwanda has today agreed.", True),
        ("has ~1 agreed", "Rwanda has in principle now agreed.", False),
        ("has not? agreed", "Rwanda has agreed.", True),
        ("has !not ~2 agreed", "Rwanda has not agreed.", False),
        ("^ rwanda|@c has", "Rwanda has agreed.", True),
        ("agreed $", "Rwanda has agreed.", True),
        ("agreed $", "Rwanda has agreed today.", False),
        ("@c ~3 {agree}", "Rwanda has agreed.", True),
    ],
)
def test_the_pattern_language(pattern: str, text: str, *, expected: bool) -> None:
    """Gaps, missing words, forbidden words, ends of the sentence, signs and classes mean what the page says."""
    assert fires(made(pattern), text) is expected


def test_the_marked_phrase_is_cut_between_the_signs() -> None:
    """`<` and `>` bound the phrase that a term quotes."""
    (view,) = see("They were held in a disused factory.")
    (hit,) = fire([made("held in < a ~1 factory >")], view)
    assert hit.phrase is not None
    assert " ".join(view.words[slice(*hit.phrase)]) == "a disused factory"


@pytest.mark.parametrize("pattern", ["~3", "{no_such_class}", "a {b", "!x"])
def test_a_pattern_that_cannot_work_is_refused(pattern: str) -> None:
    """A pattern names the element that it cannot read, or says that it asks for no word."""
    with pytest.raises(LexiconError, match="pattern"):
        parse_pattern(pattern)
