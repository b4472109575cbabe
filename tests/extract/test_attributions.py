"""Where somebody's words stand in a text, by which cue, and through which outlet: one rule a test."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertia.errors import LexiconError
from tertia.extract.attributions import find_attributions, speaker_at, speaker_of
from tertia.extract.places import find_places
from tertia.extract.sentences import split_sentences
from tertia.lexicon.cues import CueClass, Form, cue_lexicon, inflect, parse_cues
from tertia.model.document import Document, Mask
from tertia.model.source import Attribution, AttributionType
from tertia.model.span import Span


def document(text: str, **fields: str) -> Document:
    """Return a document with nothing but a text and what the test names."""
    return Document("d-1", "b-1", "page.txt", text, **fields)  # type: ignore[arg-type]


def read(text: str, **fields: str) -> tuple[Attribution, ...]:
    """Return the attributions of a text."""
    made = document(text, **fields)
    return find_attributions(made, split_sentences(made), find_places(text))


def only(text: str) -> Attribution:
    """Return the one attribution of a text."""
    (one,) = read(text)
    return one


def content(text: str, one: Attribution) -> list[str]:
    """Return what was said, without marks at its ends."""
    return [part.cut(text).strip('“”‘’",. ') for part in one.content]


def said_by(text: str) -> list[tuple[str | None, list[str]]]:
    """Return (name, content) of every attribution."""
    return [(one.speaker.name if one.speaker else None, content(text, one)) for one in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "“Kigali will wait,” said Jo Bell.",
        '"Kigali will wait," said Jo Bell.',
        "‘Kigali will wait,’ said Jo Bell.",
        "“Kigali will wait,” Jo Bell said.",
        "“Kigali will wait,” Jo Bell told reporters on Monday.",
        "“Kigali will wait,” snarled Jo Bell.",
    ],
)
def test_a_quotation_belongs_to_the_speaker_beside_it(text: str) -> None:
    """Direct words: any kind of mark, the verb before or after the name, a verb that no list knows."""
    one = only(text)
    assert one.type is AttributionType.DIRECT
    assert one.speaker is not None
    assert (one.speaker.name, content(text, one)) == ("Jo Bell", ["Kigali will wait"])


def test_an_apostrophe_closes_no_single_quotation() -> None:
    """‘…’ ends at its mark, not at "won’t"."""
    text = "‘Kigali won’t wait for anybody’s leave,’ said Jo Bell."
    assert content(text, only(text)) == ["Kigali won’t wait for anybody’s leave"]


def test_a_quotation_runs_over_sentences() -> None:
    """The first sentence of a quotation has the speaker who is named after the last one."""
    text = "“Kigali will wait. Nobody is in a hurry,” said Jo Bell."
    assert said_by(text) == [("Jo Bell", ["Kigali will wait. Nobody is in a hurry"])]


def test_a_quotation_runs_over_paragraphs() -> None:
    """A paragraph that opens a quotation and does not close it hands it on to the next."""
    text = "“Kigali will wait.\n\n“Nobody is in a hurry,” said Jo Bell."
    assert said_by(text) == [("Jo Bell", ["Kigali will wait", "Nobody is in a hurry"])]


def test_a_quotation_that_goes_on_keeps_its_speaker() -> None:
    """A second quotation right after the first needs no cue of its own."""
    text = "“Kigali will wait,” said Jo Bell. “Nobody is in a hurry.”"
    assert said_by(text) == [("Jo Bell", ["Kigali will wait", "Nobody is in a hurry"])]


def test_a_lone_quotation_is_carried_from_the_paragraph_before() -> None:
    """A paragraph that is one quotation belongs to the speaker just before it, and says so."""
    text = "Jo Bell said that Kigali will wait.\n\n“Nobody here is in a hurry at all.”"
    carried = read(text)[-1]
    assert carried.carried
    assert carried.speaker is not None
    assert carried.speaker.name == "Jo Bell"


@pytest.mark.parametrize(
    "text",
    [
        "Jo Bell said that Kigali will wait.",
        "Jo Bell said on Monday that Kigali will wait.",
        "Jo Bell told parliament that Kigali will wait.",
        "Jo Bell said in a statement on Friday that Kigali will wait.",
        "Jo Bell has repeatedly insisted that Kigali will wait.",
        "Kigali will wait, Jo Bell said.",
        "Kigali will wait, Jo Bell told reporters on Monday.",
        "Kigali will wait, said Jo Bell.",
        "Kigali will wait, according to Jo Bell.",
        "According to Jo Bell, Kigali will wait.",
        "In the words of Jo Bell, Kigali will wait.",
        "Jo Bell let it be known that Kigali will wait.",
    ],
)
def test_indirect_words_stand_before_or_after_their_cue(text: str) -> None:
    """Time, place and hearer are no part of what was said."""
    one = only(text)
    assert one.type is AttributionType.INDIRECT
    assert one.speaker is not None
    assert (one.speaker.name, content(text, one)) == ("Jo Bell", ["Kigali will wait"])


def test_a_parenthesis_has_its_content_on_both_sides() -> None:
    """ "A, he said, and B" is one attribution with two pieces."""
    text = "The flight is off, Jo Bell said, and nobody will be moved."
    assert content(text, only(text)) == ["The flight is off", "and nobody will be moved"]


def test_mixed_words_hold_a_quotation_inside_a_clause() -> None:
    """A clause that quotes a few of the words is mixed."""
    assert only("Jo Bell said that talks were “not yet conclusive” at that point.").type is AttributionType.MIXED


def test_a_verb_of_judging_has_its_object_as_content() -> None:
    """ "X called the deal unlawful" gives a content without "that"."""
    text = "Jo Bell condemned the deal as unlawful."
    assert content(text, only(text)) == ["the deal as unlawful"]


def test_a_count_has_its_owner_as_source() -> None:
    """ "By X's count" needs no verb."""
    text = "By the ministry's count, forty people were moved."
    assert content(text, only(text)) == ["forty people were moved"]


def test_a_participle_goes_on_with_the_speaker() -> None:
    """ ", adding that …" shares the source of the sentence."""
    text = "“It is over,” Jo Bell said, adding that nobody would be moved."
    assert said_by(text) == [("Jo Bell", ["It is over"]), ("Jo Bell", ["nobody would be moved"])]


def test_two_speakers_share_a_sentence() -> None:
    """ ", while Y insisted" is no longer X's word."""
    text = "Jo Bell said that the deal was dead, while Ann Marsh insisted that it was alive."
    assert said_by(text) == [("Jo Bell", ["the deal was dead"]), ("Ann Marsh", ["it was alive"])]


def test_an_attribution_reaches_no_further_than_its_sentence() -> None:
    """A plain sentence after an indirect one is the document's own voice."""
    text = "Jo Bell said that the deal was dead. Seven people landed in Kigali in August."
    made = document(text)
    sentences = split_sentences(made)
    found = find_attributions(made, sentences, find_places(text))
    assert speaker_of(sentences[1], found) == (None, None)


@pytest.mark.parametrize(
    "text", ["It is said that the deal is dead.", "The men were told that they would be moved.", "Seven people landed."]
)
def test_a_passive_without_agent_has_no_speaker(text: str) -> None:
    """Nobody is named as having said it."""
    assert all(one.speaker is None for one in read(text))


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Jo Bell told The Washington Post that the deal was dead.", "The Washington Post"),
        ("Jo Bell said in an interview with Rwanda TV that the deal was dead.", "Rwanda TV"),
        ("The deal was dead, Jo Bell told Brussels Signal.", "Brussels Signal"),
        ("Jo Bell told the Table Briefings podcast that the deal was dead.", "Table Briefings podcast"),
        ("Jo Bell wrote on Facebook that the deal was dead.", "Facebook"),
        ("Jo Bell complained to the Associated Press that the deal was dead.", "The Associated Press"),
        ("Jo Bell told reporters that the deal was dead.", None),
        ("Jo Bell told the press that the deal was dead.", None),
    ],
)
def test_the_outlet_is_the_one_that_was_told(text: str, outlet: str | None) -> None:
    """An outlet by its name; reporters and the press are none."""
    assert only(text).relayed_by == outlet


def test_an_outlet_that_reports_is_no_speaker() -> None:
    """ "The Times reported": speaker null, relayed by The Times."""
    one = only("The Times reported that the deal was dead.")
    assert (one.speaker, one.relayed_by) == (None, "The Times")


def test_a_paper_that_an_outlet_has_seen_speaks_through_it() -> None:
    """ "A deal seen by Reuters" is the role "document", relayed by Reuters."""
    one = only("Under a deal seen by Reuters, 160 people can be sent.")
    assert one.speaker is not None
    assert (one.speaker.role, one.relayed_by) == ("document", "Reuters")


def test_a_pronoun_carries_the_outlet_on() -> None:
    """What a speaker told one outlet goes on through it with "he added"."""
    found = read("Joachim Stamp told Brussels Signal that the deal was dead. No other state came forward, he added.")
    assert [one.relayed_by for one in found] == ["Brussels Signal", "Brussels Signal"]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry did not respond to questions.",
        "Jo Bell declined to comment on the deal.",
        "Jo Bell would not be drawn.",
        "Where the men are, Jo Bell would not say.",
        "Tuvalu declined to take anyone.",
    ],
)
def test_silence_is_an_attribution_of_its_own(text: str) -> None:
    """Who declines to say or to do something is its source."""
    assert only(text).source is not None


def test_a_question_before_a_refusal_is_what_is_not_said() -> None:
    """ "Where they are, X would not say" is about where they are."""
    text = "Where the men are, Jo Bell would not say."
    assert content(text, only(text)) == ["Where the men are"]


def test_a_masked_sentence_is_skipped() -> None:
    """A promo line gives no attribution."""
    text = "Also, read: the deal is dead, Jo Bell says."
    made = Document("d-1", "b-1", "p", text, masked=(Mask(Span(0, len(text)), "also_read"),))
    assert find_attributions(made, split_sentences(made), ()) == ()


def test_a_transcript_gives_each_turn_to_its_label() -> None:
    """A label names the speaker until the next; who asks speaks for the outlet."""
    text = (
        "Guest: Mutale Chibesa, permanent secretary\n\n"
        "COPPER FM: Has Zambia said yes?\nCHIBESA: Nothing has been agreed.\n"
        "COPPER FM: Who would come?\nCHIBESA: Adults only, for ninety days."
    )
    names = [one.speaker.name if one.speaker else None for one in read(text) if one.cue is None]
    assert names == [None, "Mutale Chibesa", None, "Mutale Chibesa"]


def test_speaker_at_tells_whose_words_cover_a_stretch() -> None:
    """In a sentence of two speakers the stretch decides."""
    text = "Jo Bell said that the deal was dead, while Ann Marsh insisted that it was alive."
    at = text.index("alive")
    one = speaker_at(Span(at, at + 5), read(text))
    assert one is not None
    assert one.speaker is not None
    assert one.speaker.name == "Ann Marsh"


def test_speaker_at_is_nobody_where_the_document_speaks() -> None:
    """A stretch outside all contents has no attribution."""
    assert speaker_at(Span(0, 5), read("Seven people landed. Jo Bell said that the deal was dead.")) is None


PIECES = st.lists(
    st.sampled_from(
        [
            "Jo Bell said that",
            "the deal is dead",
            "“It is over,”",
            "he added",
            "according to",
            "Kigali",
            ",",
            ".",
            "\n\n",
            "“",
            "”",
            "‘",
            "'s",
            "told Reuters",
            "while",
            "COPPER FM:",
            ":",
            "who declined to say",
        ]
    ),
    max_size=14,
)


@given(PIECES)
def test_contents_lie_in_the_text_and_never_on_their_source_or_cue(pieces: list[str]) -> None:
    """Every span is a stretch of the text; what was said is neither its own source nor its own cue."""
    text = " ".join(pieces)
    for one in read(text):
        for part in one.content:
            assert part.end <= len(text)
            assert not any(part.overlaps(own) for own in (one.source, one.cue) if own)


@given(st.text(max_size=200))
def test_no_text_is_too_odd(text: str) -> None:
    """Any text is read without an error."""
    read(text, outlet="Ministry of State", title=text[:20])


def test_every_class_of_cue_has_many_words() -> None:
    """The lexicon knows 250 verbs and phrases and more, in all classes."""
    lexicon = cue_lexicon()
    kinds = {form.cue.kind for forms in lexicon.words.values() for form in forms}
    assert len(lexicon.lemmas()) >= 250
    assert kinds == set(CueClass)


@pytest.mark.parametrize(
    ("verb", "irregular", "forms"),
    [
        ("say", ("said",), {"say", "says", "said", "saying"}),
        ("deny", None, {"deny", "denies", "denied", "denying"}),
        ("admit", ("admitted",), {"admit", "admits", "admitted", "admitting"}),
        ("stress", None, {"stress", "stresses", "stressed", "stressing"}),
        ("agree", None, {"agree", "agrees", "agreed", "agreeing"}),
        ("put", ("put",), {"put", "puts", "putting"}),
    ],
)
def test_verbs_take_their_forms(verb: str, irregular: tuple[str, ...] | None, forms: set[str]) -> None:
    """Regular forms are made, irregular ones given."""
    assert {word for word, _ in inflect(verb, irregular)} == forms


def test_be_takes_its_own_forms() -> None:
    """A phrase with "be" is found in every form."""
    assert ("was", Form.PAST) in inflect("be", None)


def test_a_cue_named_twice_is_an_error() -> None:
    """One verb has one class and one frame."""
    data = {
        "verbs": {"speech": {"clause": "say say"}},
        "irregular": {},
        "phrases": {},
        "fixed": [],
        "nouns": "",
        "negated": "",
        "helpers": "",
        "negations": "",
        "syntax": {},
    }
    with pytest.raises(LexiconError, match="names the cue say twice"):
        parse_cues(data)


def test_a_class_that_no_rule_knows_is_an_error() -> None:
    """A misspelt class is told with its verb."""
    data = {
        **{key: {} for key in ("irregular", "phrases", "syntax")},
        **dict.fromkeys(("nouns", "negated", "helpers", "negations"), ""),
        "fixed": [],
        "verbs": {"speach": {"clause": "say"}},
    }
    with pytest.raises(LexiconError, match="puts say under speach"):
        parse_cues(data)
