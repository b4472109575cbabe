"""Who a source is: name, role, state, and whether the text lets the speaker hide: one rule a test."""

from __future__ import annotations

import pytest

from tertia.errors import LexiconError
from tertia.extract.attributions import document_speaker, find_attributions, is_bench, speaker_of
from tertia.extract.places import find_places
from tertia.extract.sentences import split_sentences
from tertia.lexicon.roles import outlet_lexicon, parse_outlets, parse_roles, role_lexicon
from tertia.model.document import Document
from tertia.model.source import Speaker


def speakers(text: str) -> list[Speaker | None]:
    """Return the speaker of every attribution of a text, in order."""
    made = Document("d-1", "b-1", "page.txt", text)
    return [one.speaker for one in find_attributions(made, split_sentences(made), find_places(text))]


def last(text: str) -> Speaker:
    """Return the speaker of a text's last attribution."""
    speaker = speakers(text)[-1]
    assert speaker is not None
    return speaker


def publisher(outlet: str, title: str, text: str) -> Speaker | None:
    """Return the publisher of a document that is itself a statement."""
    return document_speaker(Document("d-1", "b-1", "p", text, title, outlet), find_places(text))


@pytest.mark.parametrize(
    "text",
    [
        "Rwanda's foreign minister, Olivier Nduhungirehe, said that talks were under way.",
        "Olivier Nduhungirehe, Rwanda's foreign minister, said that talks were under way.",
        "Rwandan foreign minister Olivier Nduhungirehe said that talks were under way.",
        "Talks were under way, said Olivier Nduhungirehe, the foreign minister of Rwanda.",
    ],
)
def test_a_role_beside_a_name_is_kept_with_its_state(text: str) -> None:
    """Before the name or after it; the country is no part of the role."""
    assert last(text) == Speaker("Olivier Nduhungirehe", "foreign minister", "RW")


def test_a_surname_is_led_back_to_the_full_name() -> None:
    """The name first given stands for the later surname."""
    text = "Olivier Nduhungirehe said that talks were under way. Nduhungirehe denied that a deal existed."
    assert last(text).name == "Olivier Nduhungirehe"


def test_a_first_name_leads_to_the_full_name_too() -> None:
    """A name of three words is taken up by any of them."""
    text = "Bagiire Vincent Waiswa said that talks were under way. Bagiire denied that a deal existed."
    assert last(text).name == "Bagiire Vincent Waiswa"


def test_a_pronoun_means_the_last_speaker_of_its_gender() -> None:
    """First names tell the gender: "she" passes over James."""
    text = "Maria Bell said that it was over. James Marsh said that it was not. Nobody would be moved, she added."
    assert last(text).name == "Maria Bell"


def test_a_title_tells_a_gender() -> None:
    """ "Mrs" decides where the first name is unknown."""
    text = "Mrs Uwera Kanzayire said that it was over. James Marsh said that it was not. Nobody would go, she added."
    assert last(text).name == "Uwera Kanzayire"


def test_they_means_a_group() -> None:
    """A plural pronoun passes over one person."""
    text = "Rights groups said that it was unlawful. James Marsh said that it was not. Men could die, they warned."
    assert last(text).role == "Rights groups"


def test_a_minister_told_by_the_office_is_the_one_introduced() -> None:
    """ "The minister" means the person who was given that office."""
    text = "Foreign minister Olivier Nduhungirehe arrived on Monday. Talks were under way, the minister said."
    assert last(text).name == "Olivier Nduhungirehe"


def test_another_minister_is_not_the_one_introduced() -> None:
    """ "The interior minister" is not the foreign minister."""
    text = "Foreign minister Olivier Nduhungirehe arrived on Monday. Talks were under way, the interior minister said."
    assert last(text).name is None


def test_nobody_is_introduced_in_a_headline() -> None:
    """A headline's "minister" keeps the role alone."""
    text = "Deal is dead, says minister\n\nForeign minister Jo Bell said that the deal was dead."
    first = speakers(text)[0]
    assert first is not None
    assert (first.name, first.role) == (None, "minister")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Rwanda has confirmed that seven people arrived.", "RW"),
        ("Kigali says that it was not asked.", "RW"),
        ("Tuvalu declined to take anyone.", "TV"),
    ],
)
def test_a_state_that_speaks_has_only_its_code(text: str, state: str) -> None:
    """Name and role are null."""
    assert last(text) == Speaker(None, None, state)


def test_an_act_of_a_state_is_its_word() -> None:
    """Rule 21: who offers is the speaker."""
    assert last("Rwanda offered to take 250 people.") == Speaker(None, None, "RW")


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        ("The White House said that the deal was dead.", "White House", "US"),
        ("The Home Office said that the deal was dead.", "Home Office", "GB"),
        ("Uganda's Ministry of Foreign Affairs said that the deal was dead.", "Ministry of Foreign Affairs", "UG"),
        ("Uganda's foreign ministry said that the deal was dead.", "foreign ministry", "UG"),
        ("Human Rights Watch said that the deal was dead.", "Human Rights Watch", "Human Rights Watch"),
    ],
)
def test_a_body_speaks_by_its_name(text: str, name: str, state: str) -> None:
    """One of a state speaks for the state, another for itself."""
    speaker = last(text)
    assert (speaker.name, speaker.speaks_for) == (name, state)


def test_a_government_has_no_name_but_its_state() -> None:
    """ "Israel's government" is a role."""
    assert last("Israel's government told the court that the deal was dead.") == Speaker(None, "government", "IL")


def test_a_body_is_taken_up_by_its_noun() -> None:
    """ "The agency" is the body that spoke."""
    assert last("UNHCR said that men were at risk. Nobody had asked them, the agency said.").name == "UNHCR"


def test_two_speakers_at_once_are_joined() -> None:
    """One speaker, names joined by "and"."""
    assert last("Jo Bell and Ann Marsh said that the deal was dead.").name == "Jo Bell and Ann Marsh"


def test_a_group_without_a_name_has_a_role_only() -> None:
    """ "Rights groups" speak for nobody and do not hide."""
    assert last("Human rights groups say that the men could be tortured.") == Speaker(None, "Human rights groups")


def test_lawyers_of_a_body_speak_for_it() -> None:
    """The body named with them is whom they speak for."""
    assert last("Nobody was heard, said lawyers at Human Rights First.").speaks_for == "Human Rights First"


def test_an_office_beside_a_person_is_not_the_person() -> None:
    """ "Mr Burke's office" has a name of its own."""
    text = "Tony Burke said nothing new. They may work, Mr Burke's office says."
    assert last(text).name == "Tony Burke's office"


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("According to a Rwandan official who spoke on condition of anonymity, the flight was cancelled.", True),
        ("The flight was cancelled, two people familiar with the plans said.", True),
        ("The flight was cancelled, sources said.", True),
        ("The flight was cancelled, a spokesman said.", False),
        ("The flight was cancelled, the interior ministry said.", False),
        ("The flight was cancelled, critics say.", False),
    ],
)
def test_only_unnamed_persons_hide(text: str, hidden: bool) -> None:
    """Officials and sources do; spokespersons, bodies and critics do not."""
    assert last(text).anonymous is hidden


def test_an_agreement_speaks_as_a_document() -> None:
    """Its role is "document"."""
    assert last("The agreement says that nobody will be sent on.") == Speaker(None, "document")


def test_a_name_before_a_colon_speaks() -> None:
    """ "Foreign Minister X: …" needs no verb."""
    assert last("Foreign Minister Peter Wamea: there is no deal at all.").name == "Peter Wamea"


def test_a_day_can_be_a_surname() -> None:
    """After a first name "Friday" is no day."""
    assert last("Prime Minister Godwin Friday said that it was over.").name == "Godwin Friday"


def test_a_title_is_no_part_of_a_name() -> None:
    """Offices and ranks before a name fall away."""
    assert last("U.S. District Judge Brian Murphy wrote that the men must be heard.").name == "Brian Murphy"


def test_a_ministry_speaks_in_its_press_release() -> None:
    """A document that is itself a statement has its publisher as speaker, for the publisher's state."""
    outlet = "Ministry of Foreign Affairs, Uganda (press release)"
    assert publisher(outlet, "Press release", "An agreement was signed.") == Speaker(
        "Ministry of Foreign Affairs", None, "UG"
    )


def test_a_group_that_says_we_speaks_in_its_report() -> None:
    """An association's page in the first person speaks for it."""
    speaker = publisher(
        "Harbour Rights Network (briefing)", "Five years", "We counted 40 flights. Our lawyers saw men."
    )
    assert speaker == Speaker("Harbour Rights Network", None, "Harbour Rights Network")


@pytest.mark.parametrize("outlet", ["The Kigali Times", "Copper FM (Kitwe)", "Boreal News Agency", "Steppe Desk", ""])
def test_a_newspaper_is_no_speaker(outlet: str) -> None:
    """News speaks in its own voice."""
    assert publisher(outlet, "Statement on the deal", "We learned that the deal was dead. Our reporter saw us.") is None


def test_an_agreements_own_text_has_no_speaker() -> None:
    """A memorandum that a ministry prints is nobody's statement."""
    text = "Article 1. The Parties shall cooperate. Article 2. The Parties shall bear their own costs."
    assert publisher("Ministry of Foreign Affairs (Australia)", "Memorandum of Understanding with Nauru", text) is None


def test_a_court_is_known_as_a_bench() -> None:
    """What courts and judges do is told in the document's own voice: the caller asks here."""
    assert is_bench(Speaker("Brian Murphy", "District Judge"))
    assert not is_bench(Speaker("Jo Bell", "minister"))
    assert not is_bench(None)


def test_a_sentence_of_the_document_has_no_speaker() -> None:
    """`speaker_of` is (None, None) where nobody's words cover the sentence."""
    text = "Seven people landed in Kigali in August."
    (sentence,) = split_sentences(Document("d-1", "b-1", "p", text))
    assert speaker_of(sentence, ()) == (None, None)


def test_roles_with_a_key_missing_are_an_error() -> None:
    """The file is checked as a whole."""
    with pytest.raises(LexiconError, match=r"roles\.yaml has exactly the keys"):
        parse_roles({"persons": "minister"})


def test_outlets_with_a_key_missing_are_an_error() -> None:
    """The file is checked as a whole."""
    with pytest.raises(LexiconError, match=r"outlet_names\.yaml has exactly the keys"):
        parse_outlets({"known": []})


def test_the_lexicon_knows_hundreds_of_words() -> None:
    """First names by gender, outlets by name."""
    assert len(role_lexicon().first_names) > 500
    assert len(outlet_lexicon().known) > 100


def test_an_act_of_speech_falls_back_on_the_subject() -> None:
    """Who acts in a sentence without any cue is its speaker only where the claim is itself an act of speech."""
    made = Document("d-1", "b-1", "p", "The interior minister of Ghana shook his head.")
    sentences = split_sentences(made)
    found = find_attributions(made, sentences, find_places(made.text))
    acting, _ = speaker_of(sentences[0], found, act=True)
    assert speaker_of(sentences[0], found) == (None, None)
    assert acting is not None
    assert (acting.role, acting.speaks_for) == ("interior minister", "GH")


def test_a_person_who_signs_a_letter_speaks_in_it() -> None:
    """ "Remarks by NAME" belong to the person, not to the body that prints them."""
    speaker = publisher("European Council", "Remarks by Jo Bell after the summit", "I am glad that we met.")
    assert speaker is not None
    assert speaker.name == "Jo Bell"


def test_a_copy_of_a_wire_story_is_news() -> None:
    """An outlet in brackets is where the page was taken from."""
    assert publisher("Pacific Islands Report (BBC)", "One more island", "We learned of it. Our islands wait.") is None
