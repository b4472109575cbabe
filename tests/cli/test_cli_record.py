"""`tertia add`, `list` and `show`: what goes into the store comes out as a record; a question makes no database."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tertia.model.claim import About, AboutValue, Claim, Kind, Stage, StageValue
from tertia.model.document import Capture, Document, document_id
from tertia.model.layers import Extraction, Layers
from tertia.store import open_store
from tests.conftest import TEXT, Run, make_document

MakeClaim = Callable[..., Claim]

ROW = [
    *("sender", "host", "arrangement", "instrument", "stage", "since", "since_basis"),
    *("documents", "voices", "disputes", "open_questions"),
]
PARTS = {
    *("id", "instrument", "stage", "log", "terms", "transfers", "onward", "courts", "concerns", "assurances"),
    *("undisclosed", "disputes"),
}


@pytest.fixture
def filled(tmp_path: Path, make_claim: MakeClaim) -> Path:
    """Return a store with one made-up document of three claims about two pairs."""
    capture = Capture("atria.txt", TEXT.encode())
    name = document_id(capture.id, TEXT)
    document: Document = make_document(id=name, capture=capture.id)
    claims = (
        make_claim(Kind.STAGE, StageValue(Stage.AGREED), "Atria has agreed", id="c-1", when="2025-05-06"),
        make_claim(Kind.UNDISCLOSED, AboutValue(About.PAYMENT), "Atria has agreed", id="c-2"),
        make_claim(Kind.STAGE, StageValue(Stage.SOUGHT), "Rights groups", id="c-3", host=None),
    )
    path = tmp_path / "tertia.db"
    with open_store(f"sqlite:///{path}") as store:
        store.add(capture, document, Extraction(tuple(replace(c, document=name) for c in claims), Layers()))
    return path


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("pair", ["BL-AW", "BL>AW", "bl-aw", "BL → AW"])
def test_a_pair_is_understood_however_it_is_typed(tertia: Run, pair: str) -> None:
    """The shell's US-RW, the record's 'US>RW', a copied arrow."""
    done = tertia("show", pair, "--format", "json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["pair"] == "BL>AW"


@pytest.mark.usefixtures("filled")
def test_a_record_has_every_part_of_the_contract(tertia: Run) -> None:
    """Each entry names its claims and its support; each claim its document, outlet, day and address."""
    record = json.loads(tertia("show", "BL-AW", "--format", "json").stdout)
    (arrangement,) = record["arrangements"]
    assert set(arrangement) >= PARTS
    assert [(e["stage"], e["when"], e["claims"], e["support"]) for e in arrangement["log"]] == [
        ("agreed", "2025-05-06", ["c-1"], 1)
    ]
    assert set(record["claims"]) == {"c-1", "c-2"}
    assert {"document", "outlet", "published", "address", "quote"} <= set(record["claims"]["c-1"])


@pytest.mark.usefixtures("filled")
def test_a_record_for_people_quotes_the_sentence(tertia: Run) -> None:
    """Fact, sentence, who and where; no colours in a pipe."""
    done = tertia("show", "BL-AW")
    assert "Atria has agreed to receive 12 migrants" in done.stdout
    assert "The Atrian" in done.stdout
    assert "\033[" not in done.stdout


@pytest.mark.usefixtures("filled")
def test_an_unknown_pair_is_told_with_those_that_exist(tertia: Run) -> None:
    """Status 2, and the way on."""
    done = tertia("show", "US-XX")
    assert done.returncode == 2
    assert done.stderr == "tertia: tertia.db has no claim about US-XX; it has: BL-?, BL-AW.\n"


@pytest.mark.usefixtures("filled")
def test_a_pair_with_an_unnamed_side_can_be_shown(tertia: Run) -> None:
    """It is typed as it is listed: BL-?."""
    assert json.loads(tertia("show", "BL-?", "--format", "json").stdout)["pair"] == "BL>-"


@pytest.mark.usefixtures("filled")
def test_what_was_not_known_yet_is_not_shown(tertia: Run) -> None:
    """The pair exists, so this is an answer, not a mistake."""
    done = tertia("show", "BL-AW", "--known-on", "2025-05-05", "--format", "json")
    assert (done.returncode, json.loads(done.stdout)["arrangements"]) == (0, [])


@pytest.mark.usefixtures("filled")
def test_the_list_as_json(tertia: Run) -> None:
    """An array of rows with the fields of the contract."""
    rows = json.loads(tertia("list", "--format", "json").stdout)
    assert all(set(row) >= set(ROW) for row in rows)
    assert {(row["sender"], row["host"], row["stage"]) for row in rows} == {
        ("BL", "AW", "agreed"),
        ("BL", None, "sought"),
    }


@pytest.mark.usefixtures("filled")
def test_the_list_as_csv(tertia: Run) -> None:
    """The same fields in the same order, for a spreadsheet."""
    rows = list(csv.DictReader(io.StringIO(tertia("list", "--format", "csv").stdout)))
    assert list(rows[0]) == ROW
    assert {row["host"] for row in rows} == {"AW", ""}


@pytest.mark.usefixtures("filled")
def test_the_list_for_people(tertia: Run) -> None:
    """A line an arrangement, not cut in a pipe."""
    table = tertia("list").stdout
    assert "BL → AW" in table
    assert "BL → ?" in table
    assert "…" not in table


@pytest.mark.usefixtures("filled")
def test_open_questions_alone(tertia: Run) -> None:
    """Only arrangements about which something is not disclosed."""
    rows = json.loads(tertia("list", "--open-questions", "--format", "json").stdout)
    assert [row["host"] for row in rows] == ["AW"]


def test_the_environment_names_the_store_and_the_option_decides(tertia: Run, filled: Path) -> None:
    """`--db` goes over `TERTIA_DB`; a bare path and a URL are one."""
    elsewhere = filled.rename(filled.with_name("elsewhere.db"))
    assert tertia("list", env={"TERTIA_DB": str(elsewhere)}).returncode == 0
    assert tertia("list", "--db", f"sqlite:///{elsewhere}", env={"TERTIA_DB": "nowhere.db"}).returncode == 0
    assert tertia("list", env={"TERTIA_DB": "nowhere.db"}).returncode == 2


@pytest.mark.parametrize("args", [("list",), ("show", "US-RW")])
def test_a_question_makes_no_database(tertia: Run, tmp_path: Path, args: tuple[str, ...]) -> None:
    """A mistyped --db leaves no empty file behind."""
    assert tertia(*args, "--db", "typo.db").returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database_is_told(tertia: Run, tmp_path: Path) -> None:
    """A sentence, not a traceback."""
    (tmp_path / "notes.db").write_text("not a database at all, but long enough to be looked at" * 20)
    done = tertia("list", "--db", "notes.db")
    assert done.returncode == 2
    assert "notes.db: the file is no SQLite database" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_same_document_twice_is_kept_once(tertia: Run, tmp_path: Path) -> None:
    """`add` tells what was new; a failed input has its sentence and status 1."""
    (tmp_path / "a.txt").write_text("Rwanda has agreed to receive 250 people deported from the United States.\n")
    first = tertia("add", "a.txt", "--published", "2025-08-05")
    assert first.stdout.startswith("1 document added to tertia.db, with ")
    again = tertia("add", "a.txt", "missing.txt", "--published", "2025-08-05")
    assert again.returncode == 1
    assert again.stdout == "0 documents added to tertia.db, with 0 claims; 1 document already there; 1 input failed.\n"


def test_a_shell_completes_pairs(tertia: Run, filled: Path) -> None:
    """Tab after `show B` offers the pairs of the store, and nothing where there is no store."""
    env = {"_TERTIA_COMPLETE": "complete_bash", "COMP_WORDS": "tertia show B", "COMP_CWORD": "2"}
    assert tertia(env=env).stdout.split() == ["BL-?", "BL-AW"]
    filled.unlink()
    assert tertia(env=env).stdout.split() == []
