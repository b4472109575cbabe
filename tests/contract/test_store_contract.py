"""What every store does when something is added, whatever it keeps things in: readings, refusals, batches."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tertia.errors import InputError, StoreError
from tertia.model.claim import Kind
from tertia.store import Store
from tests.store.making import Parts, made, made_claim, saying

EARLY, LATE = "2025-05-06T10:00:00Z", "2025-05-07T10:00:00+00:00"


def test_what_was_added_comes_back_equal(store: Store) -> None:
    """Capture with its bytes, document with its masks, claims and issues come back as they went in."""
    capture, document, extraction = made(claims=2)
    store.add(capture, document, extraction)
    assert store.capture(capture.id) == capture
    assert store.document(document.id) == document
    assert tuple(store.claims()) == extraction.claims
    assert tuple(store.issues(document.id)) == extraction.issues


def test_first_add_counts_everything_as_new(store: Store) -> None:
    """The first add of a document tells that document, reading and claims are new."""
    added = store.add(*made(claims=2))
    assert (added.document_new, added.reading_new, added.claims_new, added.claims_known) == (True, True, 2, 0)
    assert added.new
    assert added.current


def test_adding_twice_adds_nothing(store: Store) -> None:
    """The same add again changes no count and tells that all was known."""
    parts = made(claims=2)
    store.add(*parts, reader="1", read_at=EARLY)
    before = store.counts()
    added = store.add(*parts, reader="1", read_at=LATE)
    assert (added.new, added.claims_new, added.claims_known) == (False, 0, 2)
    assert store.counts() == before


def test_a_later_reading_becomes_current_and_older_claims_stay(store: Store) -> None:
    """A re-read document shows the later claims; an older one is still there by its id."""
    parts = made(claims=1)
    old, new = parts[2].claims[0], made_claim(parts[1], host="GH")
    store.add(*parts, reader="1", read_at=EARLY)
    store.add(*saying(parts, new), reader="2", read_at=LATE)
    assert list(store.claims()) == [new]
    assert store.claim(old.id) == old


def test_an_earlier_reading_that_arrives_late_is_not_current(store: Store) -> None:
    """Which reading is current depends on when it was made, not on when it was added."""
    parts = made(claims=1)
    store.add(*parts, reader="2", read_at=LATE)
    added = store.add(*saying(parts), reader="1", read_at=EARLY)
    assert not added.current
    assert tuple(store.claims()) == parts[2].claims


def test_an_old_reading_made_again_is_current_again(store: Store) -> None:
    """Going back to the older reader makes its reading the latest, without a new row."""
    parts = made(claims=1)
    for reading, at in ((parts, EARLY), (saying(parts), "2025-05-06T11:00:00Z"), (parts, LATE)):
        store.add(*reading, read_at=at)
    assert tuple(store.claims()) == parts[2].claims
    assert store.counts().readings == 2


def test_claims_said_by_an_earlier_reading_are_known(store: Store) -> None:
    """A claim that a new reading shares with an older one counts as known, the other as new."""
    parts = made(claims=1)
    store.add(*parts, reader="1")
    more = made_claim(parts[1], host="GH")
    added = store.add(*saying(parts, *parts[2].claims, more), reader="2")
    assert (added.reading_new, added.claims_new, added.claims_known) == (True, 1, 1)


def test_the_current_reading_decides_how_sure_a_claim_is(store: Store) -> None:
    """`claim` gives the confidence of the current reading where both say the same."""
    parts = made(claims=1)
    surer = replace(parts[2].claims[0], confidence=0.9)
    store.add(*parts, reader="1", read_at=EARLY)
    store.add(*saying(parts, surer), reader="2", read_at=LATE)
    assert store.claim(surer.id) == surer


def test_a_document_shows_the_head_of_its_current_reading(store: Store) -> None:
    """A later reading that finds another title shows it, and a search finds it instead of the old one."""
    capture, document, extraction = made()
    better = replace(document, title="Embers", published="2025-05-07", masked=())
    store.add(capture, document, extraction, read_at=EARLY)
    store.add(capture, better, extraction, read_at=LATE)
    assert store.document(document.id) == better
    assert [hit.document for hit in store.search("embers")] == [document.id]
    assert store.search('"a deal"') == []


def _broken(fault: str) -> Parts:
    parts = made()
    capture, document, extraction = parts
    (claim,) = extraction.claims
    wrong = {
        "capture": lambda: (capture, replace(document, capture="b-other"), extraction),
        "document": lambda: saying(parts, replace(claim, document="d-other")),
        "empty": lambda: saying(parts, replace(claim, quote="", end=0)),
        "backwards": lambda: saying(parts, replace(claim, start=6, end=0)),
        "quote": lambda: saying(parts, replace(claim, quote="Nairob")),
        "sure": lambda: saying(parts, replace(claim, confidence=1.1)),
        "nan": lambda: saying(parts, replace(claim, confidence=float("nan"))),
        "value": lambda: saying(parts, replace(claim, kind=Kind.COURT)),
        "twice": lambda: saying(parts, claim, replace(claim, confidence=0.1)),
    }
    return wrong[fault]()


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("capture", "was read from another capture"),
        ("document", "belongs to document d-other"),
        ("empty", "quotes nothing"),
        ("backwards", "quotes nothing"),
        ("quote", "does not quote characters 0 to 1"),
        ("sure", "a confidence of 1.1"),
        ("nan", "a confidence of nan"),
        ("value", "not one of kind court"),
        ("twice", "two different claims have the id"),
    ],
)
def test_what_does_not_fit_is_refused_whole(store: Store, fault: str, words: str) -> None:
    """Claims that do not fit their document are refused by name of file, and nothing of the add is kept."""
    with pytest.raises(StoreError, match=words) as refused:
        store.add(*_broken(fault))
    assert str(refused.value).startswith("report.txt: ")
    assert store.counts().captures == 0


def test_exact_repetitions_of_a_claim_are_one(store: Store) -> None:
    """A claim that stands twice in one reading is kept once."""
    parts = made()
    store.add(*saying(parts, *parts[2].claims, *parts[2].claims))
    assert tuple(store.claims()) == parts[2].claims


def test_half_characters_are_the_inputs_fault(store: Store) -> None:
    """A name that is not UTF-8 is an input error that says what to do."""
    with pytest.raises(InputError, match=r"half a character.*save or name the file in UTF-8"):
        store.add(*made(address="caf\udce9.txt"))
    assert store.counts().documents == 0


@pytest.mark.parametrize("stamp", ["yesterday", "2025-05-06", "2025-05-06T10:00:00", "2025-05-06T10:00:00+02:00"])
def test_reading_times_are_utc(store: Store, stamp: str) -> None:
    """A time without zone, or in another zone, is refused: times must sort."""
    with pytest.raises(StoreError, match="is no ISO 8601 time in UTC"):
        store.add(*made(), read_at=stamp)


def test_a_batch_keeps_all_its_adds(store: Store) -> None:
    """What a batch adds is seen inside it and kept after it."""
    with store.batch():
        store.add(*made("One text."))
        store.add(*made("Two texts."))
        assert store.counts().documents == 2
    assert len(list(store.claims())) == 2


def test_a_failing_add_undoes_itself_alone(store: Store) -> None:
    """Inside a batch a refused add leaves the others."""
    with store.batch():
        store.add(*made("One text."))
        with pytest.raises(StoreError):
            store.add(*_broken("quote"))
        store.add(*made("Two texts."))
    assert [head.path for head in store.documents()] == ["report.txt", "report.txt"]


def test_an_error_that_leaves_a_batch_undoes_all_of_it(store: Store) -> None:
    """An exception out of the `with` takes back what the batch added, and nothing from before it."""
    store.add(*made("One text."))

    def fail() -> None:
        with store.batch():
            store.add(*made("Two texts."))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert store.counts().documents == 1
    assert store.add(*made("Two texts.")).new


def test_batches_do_not_nest(store: Store) -> None:
    """A batch inside a batch is refused with words, and the outer one goes on."""
    with store.batch():
        store.add(*made())
        with pytest.raises(StoreError, match="a batch is open already"), store.batch():
            pass
    assert store.counts().documents == 1


def test_closing_twice_is_no_error(store: Store) -> None:
    """`close` may be called again, as `with` does after an early `close`."""
    store.close()
    store.close()
