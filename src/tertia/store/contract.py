"""What every store can do, wherever it keeps things: one small contract, append-only.

    capture    bytes as they were found                    never changed
    document   the text that was read from them            text never changed
    reading    what one reader made of a document          a row for each; the latest is *current*
    claim      one thing that a reading says               belongs to its reading, kept for ever
    judgement  a person's decision about a claim           a row for each; a withdrawal is a row more

Example. `add` of a report with three claims keeps one capture, one document, one reading and three claims. The same
`add` again keeps nothing. A later reader that finds four claims adds a second reading; `claims()` now gives its four,
and the three older ones stay behind `claim(id)`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

from tertia.model.arrangement import Pair
from tertia.model.claim import Claim
from tertia.model.document import Capture, Document, DocumentHead
from tertia.model.issue import Issue
from tertia.model.judgement import Judgement
from tertia.model.layers import Extraction
from tertia.model.span import Span


@dataclass(frozen=True, slots=True)
class Added:
    """What one `add` changed: the ids it stands under, and how much of it was new and how much known.

    `claims_new + claims_known` is the number of claims of the extraction; a claim is known where an earlier reading of
    the same document said the same. `current` tells whether this reading is now the one that `claims()` gives.
    """

    document: str
    reading: str
    document_new: bool
    reading_new: bool
    claims_new: int
    claims_known: int
    current: bool

    @property
    def new(self) -> bool:
        """Tell whether anything was kept that did not lie there before."""
        return self.document_new or self.reading_new


@dataclass(frozen=True, slots=True)
class PairCount:
    """How many current claims name a pair, and in how many documents."""

    pair: Pair
    claims: int
    documents: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that a search found; `snippet`, and the `matches` inside it, are code points of its text.

    `quote` is the snippet's characters. Where only the title matched, the snippet is the text's beginning.
    """

    document: str
    snippet: Span
    quote: str
    matches: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a store holds; `unread` documents are kept only, `claims` are those of current readings."""

    captures: int
    documents: int
    unread: int
    readings: int
    claims: int
    judgements: int


class Store(Protocol):
    """The contract. Every method raises `StoreError` where the store refuses, and then nothing was half-written."""

    def add(
        self, capture: Capture, document: Document, extraction: Extraction, *, reader: str = "", read_at: str = ""
    ) -> Added:
        """Keep a capture, its document and one reading of it, all or nothing; the same again keeps nothing.

        `reader` is the version of the reader; `read_at` an ISO 8601 time in UTC, or "" where nobody says (older than
        any time). The reading read last is current; of two with one time, the one added last. Raises `InputError` where
        the text holds what no database can keep (half a character), `StoreError` where the claims do not fit it.
        """
        ...

    def batch(self) -> AbstractContextManager[None]:
        """Group the adds inside the `with` into one transaction: faster by far, and kept all together at its end.

        An add that fails undoes itself alone, so a caller that catches its error keeps the others; an exception that
        leaves the `with` undoes all. Other processes wait meanwhile: keep a batch to some hundred adds.
        """
        ...

    def capture(self, capture: str) -> Capture | None:
        """Return the capture of that id with its bytes, or `None`."""
        ...

    def document(self, document: str) -> Document | None:
        """Return the document of that id as last read, or `None`."""
        ...

    def documents(self) -> Iterator[DocumentHead]:
        """Yield all documents without their texts, in the order they were first added."""
        ...

    def claim(self, claim: str) -> Claim | None:
        """Return the claim of that id: from the current reading, else from the newest older one that said it."""
        ...

    def claims(
        self,
        pair: Pair | None = None,
        *,
        sender: str | None = None,
        host: str | None = None,
        document: str | None = None,
    ) -> Iterator[Claim]:
        """Yield the claims of current readings that fit every condition given, reading by reading, in reading order.

        `pair` is exact: its `None` side fits only claims that leave that side unnamed. `sender=None`, `host=None` and
        `document=None` are no condition.
        """
        ...

    def issues(self, document: str) -> Iterator[Issue]:
        """Yield the doubts of a document's current reading."""
        ...

    def pairs(self) -> list[PairCount]:
        """Return every pair with a current claim, by sender and host, unnamed sides first. Costs one row a pair."""
        ...

    def search(self, words: str, limit: int = 20) -> list[Hit]:
        """Return the documents whose title and text hold all words, best first; "two words" in quotes stand together.

        Case and accents do not matter. How documents rank is the store's own affair.
        """
        ...

    def counts(self) -> Counts:
        """Return how much the store holds."""
        ...

    def judgements(self) -> Iterator[Judgement]:
        """Yield the newest row of every judgement, in the order the judgements were first made."""
        ...

    def add_judgement(self, judgement: Judgement) -> bool:
        """Keep a judgement, or its withdrawal (the same id with `withdrawn`); tell whether it was new.

        Raises `StoreError` where no claim has the id that it judges.
        """
        ...

    def close(self) -> None:
        """Let go of the file. Closing twice is no error."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
