"""What a text's words for countries mean: one rule a test."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertia.extract.places import find_places
from tertia.lexicon.gazetteer import gazetteer, lower_gazetteer
from tertia.model.place import PlaceMention, PlaceRole


def seen(text: str) -> dict[str, str | None]:
    """Return the code that each mention's words got."""
    return {text[place.start : place.end]: place.iso for place in find_places(text)}


def only(text: str) -> PlaceMention:
    """Return the one mention of a text."""
    (place,) = find_places(text)
    return place


@pytest.mark.parametrize(
    ("name", "iso"),
    [
        ("DR Congo", "CD"),
        ("Democratic Republic of the Congo", "CD"),
        ("Republic of the Congo", "CG"),
        ("Burma", "MM"),
        ("Swaziland", "SZ"),
        ("Ivory Coast", "CI"),
        ("U.S.", "US"),
        ("US", "US"),
        ("America", "US"),
        ("UK", "GB"),
        ("Britain", "GB"),
        ("Kosovo", "XK"),
        ("EU", "EU"),
        ("Türkiye", "TR"),
        ("Turkiye", "TR"),
        ("St. Kitts & Nevis", "KN"),
        ("St Lucia", "LC"),
        ("Sao Tome and Principe", "ST"),
        ("Cote d’Ivoire", "CI"),
        ("RWANDA", "RW"),
    ],
)
def test_every_way_to_write_a_state_gives_its_code(name: str, iso: str) -> None:
    """Official, older, short, unaccented and capital forms name the same state, literally."""
    place = only(f"The envoy of {name} spoke.")
    assert (place.iso, place.role, place.city) == (iso, PlaceRole.LITERAL, False)


@pytest.mark.parametrize(
    ("people", "iso"),
    [
        ("Venezuelans", "VE"),
        ("Salvadoran", "SV"),
        ("Swazi", "SZ"),
        ("Dutch", "NL"),
        ("Afghans", "AF"),
        ("South Sudanese", "SS"),
        ("Nigeriens", "NE"),
        ("Nigerians", "NG"),
        ("Equatorial Guinean", "GQ"),
        ("Papua New Guineans", "PG"),
        ("Northern Irish", "GB"),
    ],
)
def test_a_demonym_gives_the_state_of_the_people(people: str, iso: str) -> None:
    """Adjective, singular and plural are demonyms, the longest one first."""
    place = only(f"Twelve {people} officials came.")
    assert (place.iso, place.role) == (iso, PlaceRole.DEMONYM)


@pytest.mark.parametrize(("town", "iso"), [("Kigali", "RW"), ("London", "GB"), ("Mbabane", "SZ"), ("Washington", "US")])
def test_a_capital_stands_for_its_government(town: str, iso: str) -> None:
    """A capital is a metonym and a city."""
    place = only(f"{town} has not signed.")
    assert (place.iso, place.role, place.city) == (iso, PlaceRole.METONYM, True)


@pytest.mark.parametrize(
    ("seat", "iso"),
    [("Downing Street", "GB"), ("White House", "US"), ("Palazzo Chigi", "IT"), ("Kremlin", "RU"), ("Whitehall", "GB")],
)
def test_a_seat_of_government_stands_for_it_and_is_no_town(seat: str, iso: str) -> None:
    """A house or street is a metonym, no city."""
    place = only(f"Sources in {seat} disagree.")
    assert (place.iso, place.role, place.city) == (iso, PlaceRole.METONYM, False)


@pytest.mark.parametrize(
    ("town", "iso"), [("Gjader", "AL"), ("Shëngjin", "AL"), ("CECOT", "SV"), ("Manston", "GB"), ("Entebbe", "UG")]
)
def test_another_town_or_camp_is_a_city_of_its_state(town: str, iso: str) -> None:
    """A town that is no capital is literal, and a city."""
    place = only(f"They are held in {town}.")
    assert (place.iso, place.role, place.city) == (iso, PlaceRole.LITERAL, True)


@pytest.mark.parametrize(
    ("office", "iso"),
    [("ICE", "US"), ("Department of Homeland Security", "US"), ("Home Office", "GB"), ("Trump", "US"), ("Kagame", "RW"),
     ("Nayib Bukele", "SV"), ("European Commission", "EU"), ("Knesset", "IL")],
)  # fmt: skip
def test_a_body_or_person_of_a_state_is_an_office(office: str, iso: str) -> None:
    """Agencies, parliaments and leaders give their state, as office."""
    place = only(f"It was said by {office} yesterday.")
    assert (place.iso, place.role) == (iso, PlaceRole.OFFICE)


def test_a_less_known_surname_needs_the_full_name_or_a_title() -> None:
    """ "Homan" alone is anybody; after "Tom Homan", or as "czar Homan", he is of the US."""
    assert seen("Homan bought a boat.") == {}
    assert seen("Border czar Homan spoke.") == {"Homan": "US"}
    assert seen("Tom Homan spoke. Homan left.") == {"Tom Homan": "US", "Homan": "US"}


def test_congolese_stays_undecided_with_all_candidates() -> None:
    """Nothing in the text decides: no code, both candidates."""
    place = only("Four Congolese men were on board.")
    assert (place.iso, set(place.candidates)) == (None, {"CD", "CG"})


@pytest.mark.parametrize(
    ("near", "iso"), [("the DRC", "CD"), ("Kinshasa", "CD"), ("Brazzaville", "CG"), ("Republic of Congo", "CG")]
)
def test_congolese_follows_the_state_that_the_text_names(near: str, iso: str) -> None:
    """The text's other mentions vote."""
    assert seen(f"Four Congolese men landed. Officials in {near} were told.")["Congolese"] == iso


def test_dominicans_are_of_the_island_or_of_the_republic_by_context() -> None:
    """Dominica and the Dominican Republic share their demonym."""
    assert seen("Roseau will take Dominicans only.")["Dominicans"] == "DM"
    assert seen("Dominicans flew to Santo Domingo.")["Dominicans"] == "DO"
    assert seen("Dominicans were counted.")["Dominicans"] is None
    assert seen("The Dominican Republic refused.") == {"Dominican Republic": "DO"}


def test_korea_is_the_one_that_the_text_names() -> None:
    """Korea alone is the south; Pyongyang in the text makes it the north."""
    assert seen("Korea agreed.") == {"Korea": "KR"}
    assert seen("Pyongyang answered; Korea agreed.")["Korea"] == "KP"


def test_brussels_is_belgium_or_the_union_by_context() -> None:
    """Brussels keeps both candidates until the text names one of them."""
    assert set(only("Brussels objects.").candidates) == {"BE", "EU"}
    assert seen("Brussels objects. The European Commission wrote.")["Brussels"] == "EU"
    assert seen("Brussels objects. Belgian prisons are full.")["Brussels"] == "BE"


def test_guinea_is_never_a_part_of_a_longer_name() -> None:
    """Four states share the word; each keeps its own."""
    text = "Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea"
    assert list(seen(text).values()) == ["GN", "GW", "GQ", "PG"]


def test_georgia_is_the_state_in_the_caucasus_unless_the_text_is_about_the_us_state() -> None:
    """Atlanta and other US places make it the US state, which is no mention."""
    assert seen("Georgia agreed to take migrants.") == {"Georgia": "GE"}
    assert "Georgia" not in seen("A court in Georgia ruled; Atlanta police and Florida officials agreed.")
    assert seen("Tbilisi denies it. Georgia has no such plan.")["Georgia"] == "GE"


def test_jordan_the_man_is_no_country() -> None:
    """A given name before, or a surname after, makes a person; the rest of the text follows."""
    assert seen("Michael Jordan won. Jordan scored.") == {}
    assert seen("Jordan Smith was arrested.") == {}
    assert seen("Jordan agreed to host them.") == {"Jordan": "JO"}


def test_chad_the_man_is_no_country() -> None:
    """ "Chad Wiley" is a person; "Chad agreed" a state; so is a headline's "Chad Declines"."""
    assert seen("Chad Wiley spoke.") == {}
    assert seen("Chad agreed with Sudan.")["Chad"] == "TD"
    assert seen("Chad Declines Offer") == {"Chad": "TD"}


def test_washington_the_man_is_no_capital() -> None:
    """George Washington and The Washington Post are not the US government."""
    assert seen("George Washington crossed it, The Washington Post wrote.") == {}


def test_turkey_at_dinner_is_no_country() -> None:
    """Thanksgiving speaks against the state, Ankara for it."""
    assert seen("Turkey is served at Thanksgiving.") == {}
    assert seen("Turkey signed, Ankara said.")["Turkey"] == "TR"


def test_albanese_is_the_prime_minister_and_not_the_rapporteur() -> None:
    """Francesca Albanese is blocked."""
    assert seen("Francesca Albanese wrote to Mr Albanese.") == {"Albanese": "AU"}


def test_american_samoa_and_the_northern_marianas_are_themselves() -> None:
    """The longest name wins."""
    assert seen("American Samoa, the Northern Mariana Islands") == {
        "American Samoa": "AS",
        "Northern Mariana Islands": "MP",
    }


@pytest.mark.parametrize(
    "phrase",
    ["West African", "Latin American", "Native American", "Central American", "Gulf of Mexico", "African-American",
     "Indian Ocean", "Rome Statute", "Irish pub", "Lebanon County", "Cuba, N.Y."],
)  # fmt: skip
def test_blocked_phrases_name_no_country(phrase: str) -> None:
    """A longer phrase takes its words away."""
    assert [place for place in find_places(f"They saw a {phrase} there.") if not place.city] == []


def test_new_mexico_is_a_region_of_the_us() -> None:
    """And South Africa is a state, not a region."""
    place = only("He lives in New Mexico.")
    assert (place.iso, place.city) == ("US", True)
    assert seen("South Africa refused.") == {"South Africa": "ZA"}


@pytest.mark.parametrize(
    "text", ["let us go", "JOIN US TODAY", "Contact US", "IT IS IN OR ON NO SO", "me and them", "US$5 million"]
)
def test_pronouns_codes_and_currencies_are_no_countries(text: str) -> None:
    """ "us", "IT", "IN", "NO" are words; US$ is money."""
    assert seen(text) == {}


def test_us_in_capitals_is_the_state() -> None:
    """In prose and in compounds."""
    assert seen("US officials signed the US-Rwanda deal.") == {"US": "US", "Rwanda": "RW"}


def test_the_congress_of_another_state_is_not_of_the_us() -> None:
    """An adjective right before gives the body to its state."""
    assert seen("The US sent it; the Honduran Congress voted.") == {"US": "US", "Honduran": "HN"}


def test_a_language_is_no_people() -> None:
    """ "spoke French" names no Frenchman; "French officials" do."""
    assert seen("She spoke only French and wept.") == {}
    assert seen("In French prisons") == {"French": "FR"}


def test_a_town_of_a_us_state_is_no_country() -> None:
    """ "Athens, Ga.": a name before a state's name is a town there."""
    assert "Athens" not in seen("He lives in Athens, Georgia.")
    assert "Lebanon" not in seen("She was born in Lebanon, Pa.")


def test_words_that_only_contain_a_name_are_left_alone() -> None:
    """Names are whole words: no Niger in Nigerian, no Oman in Roman, no handle."""
    assert seen("Romania") == {"Romania": "RO"}
    assert seen("Indianapolis womanhood @Rwanda Chadwick") == {}


def test_lines_in_small_letters_are_read_too() -> None:
    """Posts without capitals name states, but not those that are words."""
    text = "they flew eight men from laos to eswatini, with turkey and china plates"
    assert seen(text) == {"laos": "LA", "eswatini": "SZ"}


@given(st.lists(st.sampled_from(sorted(gazetteer().forms)) | st.text(max_size=12), max_size=8))
def test_mentions_cut_back_to_names_of_the_lexicon(parts: list[str]) -> None:
    """Spans are in order, do not overlap, and cut to a known form; a code is one of its candidates."""
    text = " ".join(parts)
    places, end = find_places(text), 0
    for place in places:
        assert end <= place.start < place.end <= len(text)
        assert text[place.start : place.end] in {*gazetteer().forms, *lower_gazetteer().forms}
        assert place.iso is None or place.iso in place.candidates
        end = place.end
