"""The coded corpus: documents with their gold claims, read from NAME.txt + NAME.json or from the plain format.

The gold sentence of a claim is the sentence of ours that shares most characters with it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tertia.extract.gloss import Glossed, gloss
from tertia.extract.sentences import Sentence, split_sentences
from tertia.model.claim import Claim, Kind
from tertia.model.document import Document, PublishedBasis, document_id
from tertia.model.span import Span
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
    """Make a coded document of a text and its coding (`published`, `title`, `outlet`, `lang`, `claims` as codebook
    objects). A text in a language that has glosses becomes its glossed text, with the spans of the claims on it.
    """
    published = str(data["published"]) if data.get("published") else None
    original = Document(
        id=document_id(name, text),
        capture=name,
        path=f"{name}.txt",
        text=text,
        title=str(data["title"]) if data.get("title") else None,
        outlet=str(data["outlet"]) if data.get("outlet") else None,
        published=published,
        published_basis=PublishedBasis.GIVEN if published else PublishedBasis.NONE,
        language=str(data.get("lang") or "en")[:2].lower(),
    )
    glossed = gloss(original)
    sentences = split_sentences(glossed.document)
    claims = []
    for row in data["claims"]:
        kind = Kind(row["kind"])
        row = {**row, "value": value_to_dict(kind, value_from_dict(kind, row["value"]))}
        full = _on_glosses({**row, "quote": text[row["start"] : row["end"]]}, glossed)
        full["id"] = claim_id(original.id, full)
        home = _home(sentences, full["start"], full["end"])
        claims.append((home, claim_from_dict(full, document=original.id)))
    return Coded(name, glossed.document, sentences, tuple(claims))


def _on_glosses(row: dict[str, Any], glossed: Glossed) -> dict[str, Any]:
    """Return a claim's row with its span, quotation and quoted phrase as they stand in the glossed text."""
    if glossed.document is glossed.original:
        return row
    span = glossed.to_glossed(Span(row["start"], row["end"])) or Span(0, 0)
    value = dict(row["value"])
    for field in ("text", "body"):
        at = row["quote"].find(value[field]) if value.get(field) else -1
        if at >= 0:
            phrase = glossed.to_glossed(Span(row["start"] + at, row["start"] + at + len(value[field])))
            value[field] = phrase.cut(glossed.document.text) if phrase else value[field]
    new = {"value": value, "start": span.start, "end": span.end, "quote": span.cut(glossed.document.text)}
    return {**row, **new}


def _home(sentences: tuple[Sentence, ...], start: int, end: int) -> int:
    return max(sentences, key=lambda s: min(s.end, end) - max(s.start, start)).index
