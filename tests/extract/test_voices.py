"""Who says a claim: which candidates there are, and how the choice is made among them: one rule a test."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tertia.extract.claims.decide import decide_speaker
from tertia.extract.claims.hearing import Hearing, Key, key_of
from tertia.extract.claims.roles import cast_of
from tertia.extract.claims.view import SentenceView, view_sentences
from tertia.extract.claims.voices import MARGIN, Voice, choose_voice, voice_features, voices_of
from tertia.extract.layers import find_layers
from tertia.extract.sentences import split_sentences
from tertia.lexicon.weights import Head
from tertia.model.document import Document
from tertia.model.source import Speaker
from training.linear import fit_choice


def heard(text: str, outlet: str = "The Upland Courier", title: str = "") -> tuple[Hearing, tuple[SentenceView, ...]]:
    """Return the hearing of a text and its sentences."""
    document = Document("d-1", "b-1", "page.txt", text, title or None, outlet)
    sentences = split_sentences(document)
    layers = find_layers(document, sentences)
    return Hearing(document, layers, cast_of([], ())), view_sentences(text, sentences, layers)


def candidates(text: str, at: int = 0, outlet: str = "The Upland Courier") -> dict[Key, Voice]:
    """Return the candidates of one sentence of a text."""
    hearing, views = heard(text, outlet)
    return voices_of(hearing, views[at])


def head(**weights: float) -> Head:
    """Return a head with these weights."""
    matrix = np.array([[w] for w in weights.values()], dtype=np.float32)
    return Head("voices", ("yes",), {name: n for n, name in enumerate(weights)}, matrix, np.zeros(1, dtype=np.float32))


def test_nobody_is_always_a_candidate() -> None:
    """A sentence without any speaker has one candidate at least: the document's own voice."""
    assert ("nobody", "") in candidates("It rained all day.")


def test_the_source_of_the_words_is_a_candidate() -> None:
    """Whoever is given as the source of a sentence's words can be its speaker."""
    assert ("name", "bell") in candidates("Eight men landed, said Jo Bell, the minister.")


def test_one_who_is_only_named_is_a_candidate() -> None:
    """A noun for somebody who could speak is a candidate without any word of speech that is known."""
    found = candidates("Much alarm reigns among lawyers.")
    assert ("role", "lawyers") in found


def test_the_speaker_before_is_a_candidate_of_the_next_sentence() -> None:
    """Words may be carried on from the sentence before."""
    assert ("name", "bell") in candidates("Jo Bell, the minister, said that it rained. Eight men landed.", 1)


def test_a_pronoun_stands_for_the_speaker_whom_it_means() -> None:
    """ "She" names the woman who spoke last."""
    found = candidates("Mrs Bell said that it rained. In March she had put the fort at their disposal.", 1)
    assert "named:pronoun" in found["name", "bell"].sorts


def test_mentions_of_one_speaker_are_one_voice() -> None:
    """A name in full and its last word are the same candidate, with the fuller record."""
    found = candidates("Jo Bell, the minister, said that Bell had signed.")
    assert [voice.speaker.name for key, voice in found.items() if key[1] == "bell" and voice.speaker] == ["Jo Bell"]


def test_the_outlet_is_a_candidate() -> None:
    """A page may be its publisher's own statement."""
    assert ("name", "desk") in candidates("Eight men landed.", outlet="Harbour Newcomer Desk")


def test_an_unnamed_official_may_speak_for_another_state_of_the_text() -> None:
    """Where a text names several states, an official's state is a choice among them."""
    found = candidates("Rwanda and Uganda met. The official said that it rained in Kampala.", 1)
    assert {key[1] for key in found if key[0] == "unnamed"} >= {"rw", "ug"}


def test_a_word_that_only_opens_a_sentence_is_no_name() -> None:
    """ "Human rights groups" are a group, and nobody called Human."""
    assert ("name", "human") not in candidates("Human rights groups fear that they are in danger.")


def test_the_best_voice_speaks() -> None:
    """The candidate with the highest score says the claim, with the outlet that its words came through."""
    bell = Voice(Speaker("Jo Bell"), "AP", features={"in:share": 1.0})
    for weight, said in ((1.0, (Speaker("Jo Bell"), "AP")), (-1.0, (None, None))):
        voices = {key_of(None): Voice(None), key_of(bell.speaker): replace(bell, score=None)}
        assert choose_voice(voices, "transfer", (None, None), head(**{"in:share": weight})) == said


def test_a_voice_that_is_hardly_better_leaves_the_rule_its_choice() -> None:
    """The plain rule's choice stands unless another voice beats it by a margin."""
    voices = {key_of(None): Voice(None), key_of(Speaker("Jo Bell")): Voice(Speaker("Jo Bell"), features={"a": 1.0})}
    assert choose_voice(voices, "transfer", (None, None), head(a=MARGIN / 2)) == (None, None)


def test_the_choice_of_the_plain_rule_is_a_feature() -> None:
    """What the plain rule chooses is told to the head, for the kind and for the label."""
    told = voice_features(Voice(None, sorts={"nobody"}), "stage.agreed", ruled=True)
    assert {"rule", "rule:stage", "rule:stage.agreed"} <= told.keys()
    assert "rule" not in voice_features(Voice(None, sorts={"nobody"}), "stage.agreed", ruled=False)


def test_the_rule_s_choice_keeps_its_outlet() -> None:
    """Where the head agrees with the plain rule, speaker and outlet are those of the rule."""
    ruled = (Speaker("Jo Bell", "minister"), "Reuters")
    voices = {("name", "bell"): Voice(Speaker("Jo Bell"))}
    assert choose_voice(voices, "transfer", ruled, head(rule=1.0)) == ruled


def test_without_a_head_the_plain_rule_decides() -> None:
    """A model that was fitted before there were voices still tells who speaks."""
    hearing, views = heard("Eight men landed, said Jo Bell, the minister.")
    assert decide_speaker(views[0], "transfer", hearing, {}, None)[0] == Speaker("Jo Bell", "minister")


def test_a_court_s_act_has_no_speaker_by_the_plain_rule() -> None:
    """What a judge orders is told in the document's own voice."""
    hearing, views = heard("Judge Bell ordered that the flight be stopped.")
    assert hearing.ruled(views[0].sentence, "court.orders") == (None, None)


def test_unnamed_speakers_are_kept_apart_by_their_state() -> None:
    """Two officials of two states are two voices; a name is one voice whatever its role."""
    assert key_of(Speaker(None, "official", "RW")) != key_of(Speaker(None, "official", "UG"))
    assert key_of(Speaker("Jo Bell", "minister")) == key_of(Speaker("Bell"))


def test_a_fitted_choice_prefers_what_was_right_in_its_groups() -> None:
    """The head learns which of a group's candidates is right, not how often a feature is."""
    groups = [[({"a": 1.0}, True), ({"b": 1.0}, False)]] * 4 + [[({"b": 1.0}, True), ({"c": 1.0}, False)]] * 4
    fitted = fit_choice("voices", groups, strength=1.0)
    scores = {name: fitted.scores({name: 1.0})[0] for name in "abc"}
    assert scores["a"] > scores["b"] > scores["c"]
