"""However much is added, the store does not grow in memory."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest

from tertia.model.document import document_id
from tertia.store import open_store
from tertia.store.contract import Store
from tests.store.making import made_claim, made_document, saying

FILE_SIZE = 100_000
"""Bytes of each capture: were they, or the texts, kept in memory, a hundred adds would show it at once."""


def _add_hundred(store: Store, first: int) -> None:
    for number in range(first, first + 100):
        capture, document, extraction = made_document(f"Text {number} says that Kigali agreed.")
        capture = replace(capture, content=f"{number}".encode().ljust(FILE_SIZE))
        document = replace(document, capture=capture.id, id=document_id(capture.id, document.text))
        store.add(*saying((capture, document, extraction), made_claim(document)))


@pytest.mark.parametrize("batched", [False, True])
def test_adding_keeps_memory_flat(tmp_path: Path, batched: bool) -> None:
    """A hundred more files of 100 kB leave less than one of them in memory, in a batch or not."""
    with open_store(str(tmp_path / "tertia.db")) as store:
        _add_hundred(store, 0)
        tracemalloc.start()
        try:
            if batched:
                with store.batch():
                    _add_hundred(store, 100)
            else:
                _add_hundred(store, 100)
            grown, _ = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert grown < FILE_SIZE
