"""Two processes at once, and processes that die: nothing is lost, nothing is half-written."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tertia.store import open_store

_ROOT = Path(__file__).parents[2]

_ADD = """
import sys
from tertia.store import open_store
from tests.store.making import made, saying
path, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
with open_store(path) as store:
    for number in range(count):
        parts = made(f"Text {number} of {name} says that Kigali agreed.", claims=5)
        store.add(*saying(parts), reader="1")
        store.add(*parts, reader="2")
        print(number, flush=True)
"""
"""Adds documents, each read twice, and prints the number of each once it is kept."""


def _adding(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    """Start a process that adds documents."""
    command = [sys.executable, "-c", _ADD, str(path), name, str(count)]
    return subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True)


def _faults(path: Path) -> list[object]:
    """Return every way in which a store's file contradicts itself."""
    questions = (
        "SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
        "SELECT * FROM pragma_foreign_key_check",
        "SELECT id FROM documents WHERE (SELECT sum(current) FROM readings WHERE document = documents.id) IS NOT 1",
        "SELECT readings.id, count(claims.id) AS n FROM readings LEFT JOIN claims ON reading = readings.number"
        " GROUP BY readings.id HAVING n NOT IN (0, 5)",
        "SELECT sender, host, claims, documents FROM pair_counts WHERE claims > 0 EXCEPT"
        " SELECT sender, host, count(*), count(DISTINCT document) FROM claims"
        " JOIN readings ON reading = readings.number AND current = 1 GROUP BY sender, host",
    )
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("INSERT INTO documents_fts (documents_fts, rank) VALUES ('integrity-check', 1)")
        return [row for question in questions for row in raw.execute(question)]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill -9")
def test_a_killed_process_leaves_a_sound_file(tmp_path: Path) -> None:
    """Killed in the middle of adds, three times over: what was said to be kept is kept, and all of it agrees."""
    path = tmp_path / "tertia.db"
    open_store(str(path)).close()
    kept = 0
    for kill in range(3):
        process = _adding(path, f"kill {kill}", 100_000)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.1 + 0.037 * kill)
        os.kill(process.pid, signal.SIGKILL)
        kept += 1 + len([line for line in process.communicate()[0].splitlines(keepends=True) if line.endswith("\n")])
        assert _faults(path) == []
    with open_store(str(path)) as store:
        assert kept <= store.counts().documents <= kept + 3
        assert store.counts().claims >= 5 * kept


def test_two_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    """Two processes that make and fill one new file both keep all their documents."""
    path = tmp_path / "tertia.db"
    processes = [_adding(path, name, 30) for name in ("one", "two")]
    assert [(process.communicate()[0].count("\n"), process.returncode) for process in processes] == [(30, 0)] * 2
    with open_store(str(path)) as store:
        assert store.counts().documents == 60
        assert [(pair.claims, pair.documents) for pair in store.pairs()] == [(300, 60)]
    assert _faults(path) == []
