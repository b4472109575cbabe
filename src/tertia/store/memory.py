"""The store that lasts as long as the program: the contract in dictionaries, for tests and one-off readings."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import RLock
from types import TracebackType
from typing import Self

from tertia.errors import StoreError
from tertia.model.arrangement import Pair
from tertia.model.claim import Claim
from tertia.model.document import Capture, Document, DocumentHead
from tertia.model.issue import Issue
from tertia.model.judgement import Judgement
from tertia.model.layers import Extraction
from tertia.store.contract import Added, Counts, Hit, PairCount
from tertia.store.finding import Phrase, cut_words, hit, phrases, places
from tertia.store.intake import Intake, prepare
from tertia.store.rows import document_head


@dataclass(slots=True)
class _Kept:
    """All that the store holds. `readings` and `current` (document → reading) keep the order of adding."""

    captures: dict[str, Capture] = field(default_factory=dict)
    readings: dict[str, Intake] = field(default_factory=dict)
    last_read: dict[str, str] = field(default_factory=dict)
    current: dict[str, str] = field(default_factory=dict)
    by_claim: dict[str, tuple[str, ...]] = field(default_factory=dict)
    judgements: dict[str, tuple[Judgement, ...]] = field(default_factory=dict)


class MemoryStore:
    """See `Store`. Threads may share it."""

    def __init__(self) -> None:
        self._kept = _Kept()
        self._lock = RLock()
        self._in_batch = False

    def add(
        self, capture: Capture, document: Document, extraction: Extraction, *, reader: str = "", read_at: str = ""
    ) -> Added:
        """See `Store.add`."""
        intake = prepare(capture, document, extraction, reader, read_at)
        with self._lock:
            return self._keep(intake)

    def _keep(self, intake: Intake) -> Added:
        kept, document, reading = self._kept, intake.document.id, intake.reading
        document_new = document not in kept.current
        reading_new = reading not in kept.readings
        known = len(intake.claims) - (self._keep_reading(intake) if reading_new else 0)
        kept.last_read[reading] = max(kept.last_read.get(reading, ""), intake.read_at)
        shown = kept.current.get(document, reading)
        if intake.read_at >= kept.last_read[shown]:
            kept.current[document] = reading
        current = kept.current.setdefault(document, reading) == reading
        return Added(document, reading, document_new, reading_new, len(intake.claims) - known, known, current)

    def _keep_reading(self, intake: Intake) -> int:
        """Keep a reading that is not there yet, and return how many of its claims no earlier one had."""
        kept = self._kept
        kept.captures.setdefault(intake.capture.id, intake.capture)
        kept.readings[intake.reading] = intake
        new = sum(claim.id not in kept.by_claim for claim in intake.claims)
        for claim in intake.claims:
            kept.by_claim[claim.id] = (*kept.by_claim.get(claim.id, ()), intake.reading)
        return new

    @contextmanager
    def batch(self) -> Iterator[None]:
        """See `Store.batch`."""
        with self._lock:
            if self._in_batch:
                raise StoreError("a batch is open already; end it before the next one begins.")
            before = _Kept(*(copy.copy(getattr(self._kept, name)) for name in _Kept.__slots__))
            self._in_batch = True
            try:
                yield
            except BaseException:
                self._kept = before
                raise
            finally:
                self._in_batch = False

    def capture(self, capture: str) -> Capture | None:
        """See `Store.capture`."""
        return self._kept.captures.get(capture)

    def document(self, document: str) -> Document | None:
        """See `Store.document`."""
        reading = self._kept.current.get(document)
        return None if reading is None else self._kept.readings[reading].document

    def documents(self) -> Iterator[DocumentHead]:
        """See `Store.documents`."""
        for document in self._texts():
            yield document_head(document)

    def _texts(self) -> list[Document]:
        with self._lock:
            return [self._kept.readings[reading].document for reading in self._kept.current.values()]

    def _current(self) -> list[Intake]:
        """Return the current readings in the order in which they were added."""
        with self._lock:
            shown = set(self._kept.current.values())
            return [intake for reading, intake in self._kept.readings.items() if reading in shown]

    def claim(self, claim: str) -> Claim | None:
        """See `Store.claim`."""
        with self._lock:
            said = [self._kept.readings[reading] for reading in self._kept.by_claim.get(claim, ())]
            if not said:
                return None
            shown = self._kept.current[said[0].document.id]
            best = next((intake for intake in said if intake.reading == shown), said[-1])
        return next(found for found in best.claims if found.id == claim)

    def claims(
        self,
        pair: Pair | None = None,
        *,
        sender: str | None = None,
        host: str | None = None,
        document: str | None = None,
    ) -> Iterator[Claim]:
        """See `Store.claims`."""
        for intake in self._current():
            for claim in intake.claims:
                if (
                    (pair is None or (claim.sender, claim.host) == (pair.sender, pair.host))
                    and sender in (None, claim.sender)
                    and host in (None, claim.host)
                    and document in (None, claim.document)
                ):
                    yield claim

    def issues(self, document: str) -> Iterator[Issue]:
        """See `Store.issues`."""
        reading = self._kept.current.get(document)
        yield from () if reading is None else self._kept.readings[reading].issues

    def pairs(self) -> list[PairCount]:
        """See `Store.pairs`."""
        claims: Counter[Pair] = Counter()
        documents: Counter[Pair] = Counter()
        for intake in self._current():
            claims.update(intake.pairs)
            documents.update(intake.pairs.keys())
        order = sorted(claims, key=lambda pair: (pair.sender or "", pair.host or ""))
        return [PairCount(pair, claims[pair], documents[pair]) for pair in order]

    def search(self, words: str, limit: int = 20) -> list[Hit]:
        """See `Store.search`; documents with more matches come first."""
        asked = phrases(words)
        scored = [(_matches(document, asked), document) for document in self._texts()] if asked else []
        best = sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])[: max(limit, 0)]
        return [hit(document.id, document.text, asked) for _, document in best]

    def counts(self) -> Counts:
        """See `Store.counts`."""
        documents = self._texts()
        return Counts(
            captures=len(self._kept.captures),
            documents=len(documents),
            unread=sum(bool(document.unread) for document in documents),
            readings=len(self._kept.readings),
            claims=sum(len(intake.claims) for intake in self._current()),
            judgements=len(self._kept.judgements),
        )

    def judgements(self) -> Iterator[Judgement]:
        """See `Store.judgements`."""
        with self._lock:
            newest = [rows[-1] for rows in self._kept.judgements.values()]
        yield from newest

    def add_judgement(self, judgement: Judgement) -> bool:
        """See `Store.add_judgement`."""
        with self._lock:
            if judgement.claim not in self._kept.by_claim:
                raise StoreError(f"no claim has the id {judgement.claim}; look it up with `tertia show`.")
            rows = self._kept.judgements.get(judgement.id, ())
            if judgement in rows:
                return False
            self._kept.judgements[judgement.id] = (*rows, judgement)
            return True

    def close(self) -> None:
        """See `Store.close`."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _matches(document: Document, asked: list[Phrase]) -> int:
    """Return how often a document's title and text hold the phrases, or 0 where one of them is missing."""
    parts = [cut_words(document.title or ""), cut_words(document.text)]
    found = [sum(len(places(part, [phrase])) for part in parts) for phrase in asked]
    return sum(found) if all(found) else 0
