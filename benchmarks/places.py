"""Measure the countries that `find_places` finds on sets of documents with toponyms.

    python -m benchmarks.places SET.jsonl.gz …

A set has one JSON object a line: `text` and `toponyms` (`iso2`, and `country_level` where the toponym names a country
or its people). The figure compares, a document, the set of codes: predicted are mentions that name a country itself or
its people (no city, no metonym, no office). The time is CPU milliseconds per 500 words, after one warming call.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tertia.extract.places import find_places
from tertia.model.place import PlaceRole

COUNTED = (PlaceRole.LITERAL, PlaceRole.DEMONYM)


def documents(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the set's documents."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    yield from (json.loads(line) for line in text.split("\n") if line.strip())


def expected(document: dict[str, Any]) -> set[str]:
    """Return the codes of the countries that the set says the text names."""
    return {place["iso2"] for place in document["toponyms"] if place.get("country_level")}


def predicted(text: str) -> set[str]:
    """Return the codes of the countries that the program says the text names."""
    return {place.iso for place in find_places(text) if place.iso and place.role in COUNTED and not place.city}


def measure(path: Path) -> str:
    """Return the line of figures of one set."""
    counts: Counter[str] = Counter()
    words, spent = 0, 0.0
    find_places("Warming up.")
    for document in documents(path):
        began = time.process_time()
        got = predicted(document["text"])
        spent += time.process_time() - began
        gold = expected(document)
        words += len(document["text"].split())
        counts.update(right=len(gold & got), predicted=len(got), gold=len(gold))
    precision, recall = counts["right"] / counts["predicted"], counts["right"] / counts["gold"]
    f1 = 2 * precision * recall / (precision + recall)
    speed = 1000 * spent / words * 500
    return f"{path.name:24s} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}   {speed:.2f} ms per 500 words"


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for argument in sys.argv[1:]:
        print(measure(Path(argument)))
