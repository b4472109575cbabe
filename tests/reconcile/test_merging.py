"""What merges into one entry, and what stays apart."""

from __future__ import annotations

from tertia.model.amount import Amount, Bounds
from tertia.model.arrangement import Movement
from tertia.model.claim import Certainty, Kind, MovementValue, Stage, StageValue
from tertia.model.source import Speaker
from tertia.model.when import WhenBasis
from tertia.reconcile.tellings import Tellings
from tertia.reconcile.voices import support
from tests.reconcile.claims_by_hand import DAYS, arranged, claim, concern, court, minister, moved, silent, stage, term

USD_6M = Amount(Bounds(6_000_000, 6_000_000), "USD")


def counts(entries: tuple[Movement, ...]) -> list[tuple[str | None, int | None, int]]:
    """Return date, count and number of claims of movements."""
    return [(entry.when, entry.people.min, len(entry.claims)) for entry in entries]


def test_a_vague_date_joins_the_one_sharp_date_that_it_fits() -> None:
    """ "2024" and "July 2024" and "6 July 2024" are one end."""
    found = arranged(
        [stage("ended", "d5", "2024"), stage("ended", "d6", "2024-07"), stage("ended", "d7", "2024-07-06")]
    )
    assert [(event.when, len(event.claims)) for event in found.log] == [("2024-07-06", 3)]


def test_a_vague_date_that_fits_two_stays_apart() -> None:
    """Nobody can tell which of two signatures "2023" means."""
    found = arranged(
        [stage("signed", "d5", "2023"), stage("signed", "d6", "2023-03"), stage("signed", "d7", "2023-12")]
    )
    assert [event.when for event in found.log] == ["2023", "2023-03", "2023-12"]


def test_a_telling_older_than_the_event_is_not_of_it() -> None:
    """What was told in May cannot be the transfer of August."""
    found = arranged([moved(7, "d5"), moved(7, "d8", "2025-08-01"), moved(7, "d9")])
    assert [entry.when for entry in found.transfers] == [None, "2025-08-01"]


def test_a_number_held_is_an_event_of_its_own() -> None:
    """ "25 people are held" in June is not what "people are being sent" said in May."""
    held = claim(Kind.STAGE, StageValue(Stage.OPERATING, Bounds(25, 25)), "d6")
    assert [event.people for event in arranged([stage("operating", "d5"), held]).log] == [None, Bounds(25, 25)]


def test_moods_never_merge() -> None:
    """A plan, its fulfilment and a denial are three events; doubt and certainty are one."""
    day = "2025-04-01"
    moods = [stage("signed", "d5", day, certainty=certainty) for certainty in Certainty]
    assert [event.certainty for event in arranged(moods).log].count(Certainty.STATED) == 1
    assert len(arranged(moods).log) == 3


def test_transfers_merge_by_count_date_and_nationality() -> None:
    """A count that one telling leaves out is no second movement; another count is."""
    claims = [moved(7, "d8", "2025-08", "IQ"), moved(None, "d8", "2025-08-15"), moved(5, "d8", "2025-08")]
    assert counts(arranged(claims).transfers) == [("2025-08", 5, 1), ("2025-08", 7, 1), ("2025-08-15", None, 1)]
    assert counts(arranged(claims[:2]).transfers) == [("2025-08-15", 7, 2)]


def test_terms_merge_by_amount_or_by_phrase() -> None:
    """Phrases differ by articles and case alone; one amount has many phrases; an unknown amount has none."""
    claims = [
        term("payment", "USD 6 million", "d5", USD_6M),
        term("payment", "about $6 million", "d6", USD_6M),
        term("facility", "the Hope Hostel", "d5"),
        term("facility", "Hope hostel", "d6"),
        term("facility", "a prison", "d6"),
    ]
    found = arranged(claims).terms
    assert [entry.texts for entry in found] == [
        ("USD 6 million", "about $6 million"),
        ("Hope hostel", "the Hope Hostel"),
        ("a prison",),
    ]
    assert found[0].amount == USD_6M


def test_a_denied_term_stands_apart() -> None:
    """ "No grant was paid" is no telling of the grant."""
    assert (
        len(arranged([term("payment", "a grant"), term("payment", "a grant", certainty=Certainty.DENIED)]).terms) == 2
    )


def test_a_body_goes_by_its_short_name_too() -> None:
    """The fullest name is shown; another effect is another act."""
    day = "2025-03-15"
    claims = [court("Boasberg", "blocks", "d5", day), court("U.S. District Judge James Boasberg", "blocks", "d6", day)]
    found = arranged([*claims, court("Boasberg", "orders", "d5", day)]).courts
    assert [(entry.body, entry.effect, len(entry.claims)) for entry in found] == [
        ("U.S. District Judge James Boasberg", "blocks", 2),
        ("Boasberg", "orders", 1),
    ]


def test_topics_merge_and_keep_the_surest_certainty() -> None:
    """One entry a topic, denials apart."""
    claims = [concern("torture", "d5", certainty=Certainty.HEDGED), concern("torture", "d6")]
    (entry,) = arranged(claims).concerns
    assert (entry.certainty, entry.told, entry.last_told) == (Certainty.STATED, "2025-05-10", "2025-06-10")


def test_a_silence_lasts_until_somebody_tells() -> None:
    """Both the refusal and the disclosure stay."""
    paid = term("payment", "USD 6 million", "d8", USD_6M)
    found = arranged([silent("payment", "d5", speaker=minister()), silent("payment", "d6"), paid])
    (entry,) = found.undisclosed
    assert (entry.since, entry.since_basis, entry.until) == ("2025-05-10", WhenBasis.PUBLISHED, "2025-08-10")
    assert entry.disclosed_by == (paid.id,)
    assert len(found.terms) == 1
    assert found.open_questions == ()


def test_what_was_told_before_or_on_the_day_ends_no_silence() -> None:
    """The question was still open when somebody declined to answer it; a hedge answers nothing."""
    told = [term("payment", "a grant", "d5"), term("payment", "sums", "d8", certainty=Certainty.HEDGED)]
    found = arranged([silent("payment", "d5"), *told])
    assert [entry.until for entry in found.undisclosed] == [None]
    assert len(found.open_questions) == 1


def test_a_transfer_tells_of_transfers_and_no_claim_tells_the_whole_deal() -> None:
    """A silence about the deal stays open until a person closes it."""
    found = arranged([silent("transfer", "d5"), silent("deal", "d5"), moved(7, "d8"), stage("signed", "d8")])
    assert {entry.about: entry.until for entry in found.undisclosed} == {"transfer": "2025-08-10", "deal": None}


def test_one_speaker_is_one_voice_in_every_outlet() -> None:
    """Named, or by role and side; the hidden are one voice an outlet, and never a named one."""
    outlets = {"d5": "The Courier", "d6": "The Herald", "d7": "The Courier"}
    tellings = Tellings(DAYS, outlets)

    def voices(speaker: Speaker | None, **fields: str) -> int:
        said = [stage("talks", document, speaker=speaker, **fields) for document in ("d5", "d6", "d7")]
        return support(said, tellings)

    assert voices(minister()) == 1
    assert voices(minister(None)) == 1
    assert voices(minister(None, anonymous=True)) == 2
    assert voices(None) == 2
    assert voices(None, relayed_by="The Post") == 1


def test_onward_moves_to_different_places_stay_apart() -> None:
    """Where to is part of the movement."""
    goals = [claim(Kind.ONWARD, MovementValue(Bounds(1, 1), (), to), "d5") for to in ("UG", "origin")]
    assert [entry.to for entry in arranged(goals).onward] in (["UG", "origin"], ["origin", "UG"])
