"""The coded corpus: documents with their gold claims, read from NAME.txt + NAME.json or from the plain format.

The gold sentence of a claim is the sentence of ours that shares most characters with it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tertia.extract.sentences import Sentence, split_sentences
from tertia.model.claim import Claim, Kind
from tertia.model.document import Document, PublishedBasis, document_id
from tertia.model.wire import claim_from_dict, claim_id, value_from_dict, value_to_dict


@dataclass(frozen=True, slots=True)
class Coded:
    """A document, its sentences, and its gold claims with the index of the sentence that each stands in."""

    name: str
    document: Document
    sentences: tuple[Sentence, ...]
    claims: tuple[tuple[int, Claim], ...]

    def labels(self, index: int) -> set[str]:
        """Return the labels of all gold claims of one sentence."""
        return {claim.label for at, claim in self.claims if at == index}


def load_folder(folder: Path) -> Iterator[Coded]:
    """Yield every coded document of a folder (NAME.txt beside NAME.json with "claims"), in the order of the names."""
    for path in sorted(folder.glob("*.txt")):
        data = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        if "claims" in data:
            yield coded_from(path.stem, path.read_text(encoding="utf-8"), data)


def coded_from(name: str, text: str, data: dict[str, Any]) -> Coded:
    """Make a coded document of a text and its coding (`published`, `title`, `outlet`, `claims` as codebook objects)."""
    published = str(data["published"]) if data.get("published") else None
    document = Document(
        id=document_id(name, text),
        capture=name,
        path=f"{name}.txt",
        text=text,
        title=str(data["title"]) if data.get("title") else None,
        outlet=str(data["outlet"]) if data.get("outlet") else None,
        published=published,
        published_basis=PublishedBasis.GIVEN if published else PublishedBasis.NONE,
        language="en",
    )
    sentences = split_sentences(document)
    claims = []
    for row in data["claims"]:
        quote = text[row["start"] : row["end"]]
        kind = Kind(row["kind"])
        row = {**row, "value": value_to_dict(kind, value_from_dict(kind, row["value"]))}
        full = {**row, "quote": quote, "id": claim_id(document.id, row)}
        claims.append((_home(sentences, row["start"], row["end"]), claim_from_dict(full, document=document.id)))
    return Coded(name, document, sentences, tuple(claims))


def _home(sentences: tuple[Sentence, ...], start: int, end: int) -> int:
    return max(sentences, key=lambda s: min(s.end, end) - max(s.start, start)).index
