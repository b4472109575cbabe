"""What several tests share: a made-up document with claims, and the command line run as a person runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tertia.model.claim import Certainty, Claim, Kind, Reason, Value
from tertia.model.document import Document, document_id
from tertia.model.source import Speaker
from tertia.model.when import WhenBasis

Run = Callable[..., "subprocess.CompletedProcess[str]"]
MakeClaim = Callable[..., Claim]

TEXT = """Atria agrees to take 12 people from Bellan

Atria has agreed to receive 12 migrants from Bellan, a spokesperson said on Tuesday.

Rights groups fear that they will be sent on."""
"""Our own words about invented states; nothing in it happened."""


@pytest.fixture
def tertia(tmp_path: Path) -> Run:
    """Return a function that runs `tertia ARGS…` in an empty folder and gives status, output and errors."""

    def run(*args: str, stdin: str = "", env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        clean = {k: v for k, v in os.environ.items() if k not in ("TERTIA_DB", "NO_COLOR", "FORCE_COLOR")}
        command = [sys.executable, "-c", "from tertia.cli.main import main; main()", *args]
        return subprocess.run(
            command, cwd=tmp_path, env=clean | dict(env or {}), input=stdin, capture_output=True, text=True, check=False
        )

    return run


@pytest.fixture
def document() -> Document:
    """Return a made-up document."""
    return make_document()


@pytest.fixture
def make_claim(document: Document) -> MakeClaim:
    """Return a function that makes a claim from a value and the words that its sentence begins with."""

    def make(kind: Kind, value: Value, begins: str, **changes: object) -> Claim:
        start = document.text.index(begins)
        end = min(i for i in (document.text.find("\n", start), len(document.text)) if i >= 0)
        fields: dict[str, object] = {
            "id": f"c-{kind}-{start}",
            "document": document.id,
            "kind": kind,
            "sender": "BL",
            "host": "AW",
            "value": value,
            "when": None,
            "when_basis": WhenBasis.NONE,
            "speaker": Speaker(role="spokesperson", speaks_for="AW"),
            "relayed_by": None,
            "certainty": Certainty.STATED,
            "quote": document.text[start:end],
            "start": start,
            "end": end,
            "confidence": 0.83,
            "why": (Reason("cue agreed", "has agreed", 1.4),),
        }
        return Claim(**{**fields, **changes})  # type: ignore[arg-type]

    return make


def make_document(text: str = TEXT, **changes: object) -> Document:
    """Return a document with that text."""
    fields: dict[str, object] = {
        "id": document_id("b-made", text),
        "capture": "b-made",
        "path": "atria.txt",
        "text": text,
        "title": "Atria agrees",
        "outlet": "The Atrian",
        "published": "2025-05-06",
    }
    return Document(**{**fields, **changes})  # type: ignore[arg-type]
