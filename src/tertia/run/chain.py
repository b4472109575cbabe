"""The chain: what happens to one capture, in order, on one screen.

    PATH ─acquire→ Capture ─read→ Document ─screen→ Screening ─extract→ Claims (─keep→ store)

A capture that cannot be used gives an `InputError` as a value and costs itself alone. Nothing here keeps more than
one document at a time.

    "rwanda.txt" → Capture(22 kB) → Document("Kigali said on …") → relevant, 4.5 → 12 claims
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tertia.errors import InputError, TertiaError
from tertia.extract import extract
from tertia.extract.gloss import gloss
from tertia.model.document import Capture, Document
from tertia.model.layers import Extraction, Layers, Screening
from tertia.read.reader import read
from tertia.screen import screen

Reader = Callable[[Document], Extraction]
"""What takes the claims out of a document."""

READERS: dict[str, Reader] = {"rules": extract}
"""Every reader by its name, as `--reader` takes it; the first is the one that is used where none is named."""

NOTHING = Extraction(claims=(), layers=Layers())


@dataclass(frozen=True, slots=True)
class Result:
    """All that one capture gave. An irrelevant or unread document has no claims."""

    capture: Capture
    document: Document
    screening: Screening
    extraction: Extraction


@dataclass(frozen=True, slots=True)
class Knobs:
    """What a caller can turn: the reader, whether irrelevant documents get layers too, the least confidence."""

    reader: Reader = extract
    read_all: bool = False
    min_confidence: float = 0.0


def run_chain(captures: Iterable[Capture | InputError], knobs: Knobs) -> Iterator[Result | InputError]:
    """Yield a result or an error for every capture, in order, as it comes."""
    for capture in captures:
        yield capture if isinstance(capture, InputError) else run_one(capture, knobs)


def run_one(capture: Capture, knobs: Knobs) -> Result | InputError:
    """Take one capture through every step; no exception leaves that belongs to this capture alone."""
    try:
        document = read(capture)
        words = gloss(document).document  # the screen knows English words
        screening = screen(words.text, words.title)
        return Result(capture, document, screening, _claims(document, screening, knobs))
    except InputError as error:
        return error
    except TertiaError:
        raise  # our own data or the caller is wrong: every document would fail alike
    except Exception as error:  # noqa: BLE001 - the boundary of the run: a defect costs one document, not the others
        return _defect(capture, error)


def _claims(document: Document, screening: Screening, knobs: Knobs) -> Extraction:
    if document.unread or not (screening.relevant or knobs.read_all):
        return NOTHING
    found = knobs.reader(document)
    sure = tuple(c for c in found.claims if screening.relevant and c.confidence >= knobs.min_confidence)
    return Extraction(sure, found.layers, found.issues)


def _defect(capture: Capture, error: Exception) -> InputError:
    failed = InputError(
        f"the reader broke on it ({type(error).__name__}: {error})",
        where=capture.where,
        remedy="report it as a defect, with the file",
    )
    failed.__cause__ = error
    return failed
