"""The chain: in order, one at a time, and a bad input costs itself alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tertia.errors import InputError, LexiconError
from tertia.model.claim import Claim, Kind, Stage, StageValue
from tertia.model.document import Capture, Document
from tertia.model.layers import Extraction, Layers
from tertia.run.chain import READERS, Knobs, Result, run_chain
from tertia.run.local import counted, expected

MakeClaim = Callable[..., Claim]

RELEVANT = b"Rwanda has agreed to receive up to 250 people deported from the United States, a spokesperson said."
OTHER = b"The match ended in a draw, and the crowd went home."


def capture(content: bytes = RELEVANT, address: str = "a.txt") -> Capture:
    """Return a capture of plain text."""
    return Capture(address, content, "text/plain")


def reads_nothing(document: Document) -> Extraction:
    """Stand in for a reader."""
    return Extraction((), Layers())


def breaks(document: Document) -> Extraction:
    """Stand in for a reader with a defect."""
    raise KeyError("gone")


def test_every_input_gives_one_outcome_in_its_place() -> None:
    """Errors stand among the results, where their input stood."""
    bad = InputError("it is broken", where="b.txt", remedy="mend it")
    outcomes = list(run_chain([capture(), bad, capture(address="c.txt")], Knobs(reads_nothing)))
    assert [type(outcome) for outcome in outcomes] == [Result, InputError, Result]


def test_a_defect_costs_one_document() -> None:
    """It becomes an error that names the document and keeps the cause."""
    (error,) = run_chain([capture(address="x.txt")], Knobs(breaks))
    assert isinstance(error, InputError)
    assert str(error).startswith("x.txt: the reader broke on it (KeyError: 'gone'); report it")
    assert isinstance(error.__cause__, KeyError)


def test_our_own_broken_data_stops_the_run() -> None:
    """Every document would fail alike: one error is enough."""

    def misses_its_data(document: Document) -> Extraction:
        raise LexiconError("a table is malformed")

    with pytest.raises(LexiconError, match="a table is malformed"):
        list(run_chain([capture(), capture()], Knobs(misses_its_data)))


def test_nothing_is_read_before_it_is_asked_for() -> None:
    """A run over a million files holds one at a time."""
    taken = []

    def captures() -> Iterator[Capture]:
        for number in range(3):
            taken.append(number)
            yield capture(address=f"{number}.txt")

    next(run_chain(captures(), Knobs(reads_nothing)))
    assert taken == [0]


def test_an_irrelevant_document_reaches_no_reader() -> None:
    """The dear step is spared, unless layers of everything are asked for."""
    (result,) = run_chain([capture(OTHER)], Knobs(breaks))
    assert isinstance(result, Result)
    assert not result.screening.relevant
    (error,) = run_chain([capture(OTHER)], Knobs(breaks, read_all=True))
    assert isinstance(error, InputError)


def test_a_claim_below_the_threshold_is_left_out(make_claim: MakeClaim) -> None:
    """The threshold itself is enough."""
    low, high = (make_claim(Kind.STAGE, StageValue(Stage.AGREED), "Atria has", confidence=x) for x in (0.49, 0.5))
    knobs = Knobs(lambda _: Extraction((low, high), Layers()), min_confidence=0.5)
    (result,) = run_chain([capture()], knobs)
    assert isinstance(result, Result)
    assert result.extraction.claims == (high,)


def test_each_reader_has_a_name() -> None:
    """The first is the one that is used where none is named."""
    assert next(iter(READERS)) == "rules"


def test_progress_counts_what_is_done() -> None:
    """After each, not before."""
    seen: list[int] = []
    for item in counted("abc", seen.append):
        assert len(seen) == "abc".index(item)
    assert seen == [1, 2, 3]


def test_how_many_documents_to_expect(tmp_path: Path) -> None:
    """Files of folders, without hidden ones and metadata; unknown where lines would have to be counted."""
    for name in ("a.txt", "a.json", ".hidden", "b.html"):
        (tmp_path / name).touch()
    assert expected([str(tmp_path), str(tmp_path / "a.txt")]) == 3
    (tmp_path / "c.jsonl").touch()
    assert expected([str(tmp_path)]) is None
    assert expected(["-"]) is None
