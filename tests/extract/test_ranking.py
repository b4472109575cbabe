"""Pairs beside each other: the hosts of one list, the columns of a candidate, the first and those meant with it."""

from __future__ import annotations

import numpy as np
import pytest

from tertia.extract.claims.pairs import Scene, Trail, candidate_scores, pair_features
from tertia.extract.claims.ranking import NUMBERS, Scored, choose, in_one_list, numbers
from tertia.extract.claims.roles import Part, cast_of, mentions_of
from tertia.extract.claims.view import view_sentences
from tertia.extract.layers import find_layers
from tertia.extract.sentences import split_sentences
from tertia.lexicon.weights import Head, heads
from tertia.model.document import Document


def scene(text: str) -> Scene:
    """View the first sentence of a text; every country in it is as likely a host as not."""
    document = Document(id="d", capture="b", path="t.txt", text=text, published="2025-08-29")
    sentences = split_sentences(document)
    view = view_sentences(text, sentences, find_layers(document, sentences))[0]
    parts = tuple(Part(m.iso or "", at, view.words[at], (0.2, 0.5, 0.1, 0.2)) for at, m in mentions_of(view))
    return Trail(cast_of([parts], ())).scene(view, parts)


@pytest.mark.parametrize(
    "text",
    [
        "Ghana, Rwanda and Eswatini have taken deportees from the United States.",
        "The United States sent people to Ghana as well as Eswatini and Rwanda.",
    ],
)
def test_hosts_named_one_after_the_other_are_one_list(text: str) -> None:
    """Commas, "and" and other countries between two hosts keep them in one list."""
    assert in_one_list(scene(text), ("US", "RW"), ("US", "GH"))


def test_hosts_with_an_act_between_them_are_no_list() -> None:
    """A verb between two hosts parts them."""
    apart = scene("Ghana refused, but Rwanda took deportees from the United States.")
    assert not in_one_list(apart, ("US", "RW"), ("US", "GH"))


def test_pairs_that_differ_on_both_sides_are_no_list() -> None:
    """A list has one sender with several hosts, or one host with several senders."""
    mixed = scene("The United States and Britain sent people to Ghana and Rwanda.")
    assert not in_one_list(mixed, ("US", "GH"), ("GB", "RW"))


SCORED: Scored = [(0.9, ("US", "GH")), (0.4, ("US", "RW")), (0.1, ("US", None))]


def test_every_candidate_has_every_column() -> None:
    """A row holds one number for each name of NUMBERS."""
    rows = numbers(scene("Ghana and Rwanda took people from the United States."), "transfer", SCORED)
    assert [len(row) for row in rows] == [len(NUMBERS)] * 3


def test_a_candidate_is_scored_side_by_side() -> None:
    """Summing each side once gives what all features of the candidate give together."""
    here, pairs = scene("Ghana and Rwanda took people from the United States."), heads()["pairs"]
    for score, choice in candidate_scores(here, "transfer", pairs):
        whole = pairs.scores(pair_features(here, choice, "transfer"))[0]
        assert score == pytest.approx(whole, abs=1e-4)


def head(**weights: float) -> Head:
    """Make a head of one class with these weights."""
    matrix = np.array([[w] for w in weights.values()], dtype=np.float32)
    names = {name.replace("_", ":"): n for n, name in enumerate(weights)}
    return Head("more", ("yes",), names, matrix, np.array([-4.0], dtype=np.float32))


def test_the_first_candidate_needs_no_list() -> None:
    """The likeliest pair stands by its own chance; another one only where the `more` head finds it meant, too."""
    found = choose(scene("Ghana took people."), "transfer", SCORED, head(), least=0.5)
    assert found == [(("US", "GH"), 0.9)]


def test_a_host_of_the_same_list_is_meant_too() -> None:
    """Where the list speaks for it, a second pair stands beside the first."""
    listed = scene("Ghana and Rwanda took people from the United States.")
    found = choose(listed, "transfer", SCORED, head(list_sender_True=8.0), least=0.5)
    assert [choice for choice, _ in found] == [("US", "GH"), ("US", "RW")]
