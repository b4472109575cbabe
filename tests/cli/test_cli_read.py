"""`tertia read` and `tertia score`: the output contract, bad inputs, files whole or not at all."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import Run

REPORT = """Rwanda agrees to take deportees from the United States

KIGALI, Aug 5 - Rwanda has agreed to receive up to 250 people deported from the United States, government \
spokesperson Yolande Makolo said on Tuesday.

She declined to say how much Washington would pay.
"""
"""Retold in our own words from public facts; the quotations are paraphrased."""

DOCUMENT_FIELDS = {"path", "id", "title", "outlet", "published", "published_basis", "language", "text"}
CLAIM_FIELDS = {
    *("id", "kind", "sender", "host", "value", "when", "when_basis", "speaker", "relayed_by"),
    *("certainty", "quote", "start", "end", "confidence", "why"),
}


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Write the report into the folder that the command runs in."""
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_one_json_object_a_document(tertia: Run, report: Path) -> None:
    """It has every field of the contract, the text as the file has it, and each quote where it says."""
    done = tertia("read", "report.txt", "--published", "2025-08-06", "--format", "jsonl")
    assert done.returncode == 0
    (line,) = done.stdout.splitlines()
    found = json.loads(line)
    assert set(found) == {"document", "claims"}
    assert set(found["document"]) >= DOCUMENT_FIELDS
    assert found["document"]["text"] == REPORT
    assert (found["document"]["published"], found["document"]["published_basis"]) == ("2025-08-06", "given")
    assert found["claims"]
    for claim in found["claims"]:
        assert set(claim) == CLAIM_FIELDS
        assert REPORT[claim["start"] : claim["end"]] == claim["quote"]


def test_layers_come_only_when_asked_for(tertia: Run, report: Path) -> None:
    """They hold what each part saw; an office counts as a metonym; the claims are the same."""
    bare = json.loads(tertia("read", "report.txt", "--format", "jsonl").stdout)
    full = json.loads(tertia("read", "report.txt", "--format", "jsonl", "--layers").stdout)
    layers = full.pop("layers")
    assert full == bare
    assert set(layers) >= {"attributions", "places", "dates", "amounts", "relevant", "screen_why"}
    assert {place["role"] for place in layers["places"]} <= {"literal", "metonym", "demonym"}
    assert all({"start", "end", "iso", "role", "city"} <= set(place) for place in layers["places"])
    assert all({"source", "cue", "content", "type"} <= set(found) for found in layers["attributions"])
    assert all({"start", "end", "type", "value", "edtf"} <= set(found) for found in layers["dates"])


def test_layers_of_an_irrelevant_document(tertia: Run, tmp_path: Path) -> None:
    """Every document is read then; one that the screen turns away has no claim either way."""
    (tmp_path / "other.txt").write_text("Ann Ode said on Monday that Kenya won the match.\n", encoding="utf-8")
    found = json.loads(tertia("read", "other.txt", "--format", "jsonl", "--layers").stdout)
    assert found["layers"]["relevant"] is False
    assert found["layers"]["places"]
    assert found["claims"] == []


def test_a_sheet_for_people(tertia: Run, report: Path) -> None:
    """Each sentence with its claims; no colours where the output is no terminal."""
    done = tertia("read", "report.txt")
    assert "US → RW" in done.stdout
    assert "“KIGALI, Aug 5 - Rwanda has agreed to receive up to 250 people" in done.stdout
    assert "\033[" not in done.stdout


def test_a_bad_input_costs_itself_alone(tertia: Run, report: Path) -> None:
    """Status 1, one sentence on standard error, the other document read."""
    done = tertia("read", "missing.txt", "report.txt", "--format", "jsonl")
    assert done.returncode == 1
    assert done.stderr.startswith("tertia: missing.txt: ")
    assert done.stderr.count("\n") == 1
    assert len(done.stdout.splitlines()) == 1


def test_documents_from_standard_input(tertia: Run) -> None:
    """`-` takes a text, or a .jsonl of documents."""
    assert json.loads(tertia("read", "-", "--format", "jsonl", stdin=REPORT).stdout)["document"]["text"] == REPORT
    lines = "".join(json.dumps({"id": str(n), "text": REPORT}) + "\n" for n in range(3))
    assert len(tertia("read", "-", "--format", "jsonl", stdin=lines).stdout.splitlines()) == 3


def test_a_page_is_written_whole(tertia: Run, report: Path, tmp_path: Path) -> None:
    """`-o` writes the file and nothing to the screen, and leaves nothing beside it."""
    done = tertia("read", "report.txt", "--format", "html", "-o", "page.html")
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert {path.name for path in tmp_path.iterdir()} == {"report.txt", "page.html"}


@pytest.mark.parametrize("target", ["no/such/folder/page.html", "folder"])
def test_a_file_that_cannot_be_written_is_wrong_usage(tertia: Run, report: Path, tmp_path: Path, target: str) -> None:
    """Told in a sentence that names the file."""
    (tmp_path / "folder").mkdir()
    done = tertia("read", "report.txt", "-o", target)
    assert done.returncode == 2
    assert target in done.stderr
    assert "Traceback" not in done.stderr


def test_half_a_character_does_not_stop_the_output(tertia: Run, tmp_path: Path) -> None:
    """JSON may carry half of a surrogate pair; it comes out as it went in."""
    (tmp_path / "odd.jsonl").write_text(json.dumps({"text": REPORT + "\ud83d"}) + "\n" + json.dumps({"text": REPORT}))
    done = tertia("read", "odd.jsonl", "--format", "jsonl")
    assert len(done.stdout.splitlines()) + len(done.stderr.splitlines()) == 2
    assert all(json.loads(line) for line in done.stdout.splitlines())


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    """`tertia read … | head -1` prints one line and no complaint."""
    (tmp_path / "many.jsonl").write_text((json.dumps({"text": REPORT * 20}) + "\n") * 60)
    command = (
        f"{sys.executable} -c 'from tertia.cli.main import main; main()' read many.jsonl --format jsonl | head -c 10"
    )
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout == '{"document'
    assert done.stderr == ""


def test_ctrl_c_leaves_nothing_half_written(tmp_path: Path) -> None:
    """Status 130, no traceback, no file."""
    command = [sys.executable, "-c", "from tertia.cli.main import main; main()", "read", "-", "-o", "out.txt"]
    running = subprocess.Popen(
        command, cwd=tmp_path, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=dict(os.environ)
    )
    deadline = time.monotonic() + 30
    while not list(tmp_path.iterdir()) and time.monotonic() < deadline:
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=30)
    assert running.returncode == 130
    assert errors == ""
    assert list(tmp_path.iterdir()) == []


def test_score_counts_a_coded_folder(tertia: Run, report: Path) -> None:
    """A document whose coding is what the reader finds is all right; one that cannot be read counts as empty."""
    found = json.loads(tertia("read", "report.txt", "--format", "jsonl").stdout)["claims"]
    report.with_suffix(".json").write_text(json.dumps({"claims": found}), encoding="utf-8")
    done = tertia("score", ".")
    assert done.returncode == 0
    assert done.stdout.splitlines()[1] == "strict    P 1.000 R 1.000 F1 1.000"


def test_score_tells_a_broken_coding(tertia: Run, report: Path) -> None:
    """Status 1 and the file's name."""
    report.with_suffix(".json").write_text('{"claims": [{"kind": "stage"}]}', encoding="utf-8")
    done = tertia("score", ".")
    assert done.returncode == 1
    assert "report.json: claim 1 lacks end, host, sender, start" in done.stderr
