"""The store in one SQLite file: the contract over `queries`, each `add` one transaction.

Readers never wait for a writer nor a writer for readers (WAL); writers wait for each other, up to the store's patience.
Nothing is cached: bytes and texts pass through, so memory stays flat however much is added.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import sqlalchemy as sa

from tertia.errors import StoreError
from tertia.model.arrangement import Pair
from tertia.model.claim import Claim
from tertia.model.document import Capture, Document, DocumentHead
from tertia.model.issue import Issue
from tertia.model.judgement import Judgement
from tertia.model.layers import Extraction
from tertia.store import queries, rows
from tertia.store.contract import Added, Counts, Hit, PairCount
from tertia.store.finding import hit, phrases
from tertia.store.intake import prepare
from tertia.store.keeping import keep
from tertia.store.opening import WRITES, open_engine
from tertia.store.schema import judgements
from tertia.store.trouble import told_plainly

PATIENCE = 5.0
"""Seconds that a write waits for another process's lock before it gives up: longer than any batch should take."""

ROWS_AT_ONCE = 500
"""Rows that an iterator takes from the database at a time: some 500 kB of claims."""


class SqliteStore:
    """See `Store`. Threads may share it: each has its own transaction."""

    def __init__(self, path: Path, *, patience: float = PATIENCE) -> None:
        self.path = path
        self._engine = open_engine(path, patience)
        self._writer = self._engine.execution_options(**{WRITES: True})
        self._batch = threading.local()

    @property
    def _in_batch(self) -> sa.Connection | None:
        """Return the connection of the batch that this thread has open, or `None`."""
        connection: sa.Connection | None = getattr(self._batch, "connection", None)
        return connection

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        """Give a connection that sees one moment of the file; inside a batch, what the batch has added too."""
        with told_plainly(self.path):
            if self._in_batch is not None:
                yield self._in_batch
            else:
                with self._engine.connect() as connection:
                    yield connection

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        """Give a transaction that is kept at the end of the `with` or undone; inside a batch, a part of its own."""
        with told_plainly(self.path):
            if self._in_batch is None:
                with self._writer.begin() as connection:
                    yield connection
            else:
                with _part_of(self._in_batch, self.path):
                    yield self._in_batch

    @contextmanager
    def batch(self) -> Iterator[None]:
        """See `Store.batch`."""
        if self._in_batch is not None:
            raise StoreError("a batch is open already; end it before the next one begins.")
        with told_plainly(self.path), self._writer.begin() as connection:
            self._batch.connection = connection
            try:
                yield
                _refuse_if_undone(connection, self.path)
            finally:
                self._batch.connection = None

    def add(
        self, capture: Capture, document: Document, extraction: Extraction, *, reader: str = "", read_at: str = ""
    ) -> Added:
        """See `Store.add`."""
        intake = prepare(capture, document, extraction, reader, read_at)
        with self._writing() as connection:
            return keep(connection, intake)

    def _first(self, asked: sa.Select[Any]) -> rows.Row | None:
        with self._reading() as connection:
            row = connection.execute(asked).first()
            return None if row is None else row._asdict()

    def _each(self, asked: sa.Select[Any]) -> Iterator[rows.Row]:
        with self._reading() as connection:
            for row in connection.execute(asked.execution_options(yield_per=ROWS_AT_ONCE)):
                yield row._asdict()

    def capture(self, capture: str) -> Capture | None:
        """See `Store.capture`."""
        row = self._first(queries.capture_by_id(capture))
        return None if row is None else rows.capture_from_row(row)

    def document(self, document: str) -> Document | None:
        """See `Store.document`."""
        row = self._first(queries.document_by_id(document))
        return None if row is None else rows.document_from_row(row)

    def documents(self) -> Iterator[DocumentHead]:
        """See `Store.documents`."""
        return map(rows.head_from_row, self._each(queries.all_heads()))

    def claim(self, claim: str) -> Claim | None:
        """See `Store.claim`."""
        row = self._first(queries.claim_by_id(claim))
        return None if row is None else rows.claim_from_row(row)

    def claims(
        self,
        pair: Pair | None = None,
        *,
        sender: str | None = None,
        host: str | None = None,
        document: str | None = None,
    ) -> Iterator[Claim]:
        """See `Store.claims`."""
        return map(rows.claim_from_row, self._each(queries.claims_that(pair, sender, host, document)))

    def issues(self, document: str) -> Iterator[Issue]:
        """See `Store.issues`."""
        return map(rows.issue_from_row, self._each(queries.issues_of(document)))

    def pairs(self) -> list[PairCount]:
        """See `Store.pairs`."""
        return [
            PairCount(Pair(row["sender"] or None, row["host"] or None), row["claims"], row["documents"])
            for row in self._each(queries.all_pairs())
        ]

    def search(self, words: str, limit: int = 20) -> list[Hit]:
        """See `Store.search`; ranked by BM25, a word in the title counts more."""
        asked = phrases(words)
        if not asked or limit <= 0:
            return []
        found = self._each(queries.search(queries.fts_expression(asked), limit))
        return [hit(row["id"], row["text"], asked) for row in found]

    def counts(self) -> Counts:
        """See `Store.counts`."""
        row = self._first(queries.totals())
        return Counts(**(row or {}))

    def judgements(self) -> Iterator[Judgement]:
        """See `Store.judgements`."""
        return map(rows.judgement_from_row, self._each(queries.newest_judgements()))

    def add_judgement(self, judgement: Judgement) -> bool:
        """See `Store.add_judgement`."""
        with self._writing() as connection:
            if connection.execute(queries.claim_by_id(judgement.claim)).first() is None:
                raise StoreError(f"no claim has the id {judgement.claim}; look it up with `tertia show`.")
            known = connection.execute(queries.judgement_rows(judgement.id))
            if any(rows.judgement_from_row(row._asdict()) == judgement for row in known):
                return False
            connection.execute(queries.keep(judgements), rows.judgement_to_row(judgement))
            return True

    def close(self) -> None:
        """See `Store.close`."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@contextmanager
def _part_of(batch: sa.Connection, path: Path) -> Iterator[None]:
    """Give a part of a batch that is undone alone when it fails."""
    _refuse_if_undone(batch, path)
    part = batch.begin_nested()
    try:
        yield
    except BaseException:
        if _in_transaction(batch):
            part.rollback()
        raise
    part.commit()


def _in_transaction(connection: sa.Connection) -> bool:
    return bool(connection.connection.driver_connection.in_transaction)  # type: ignore[union-attr]


def _refuse_if_undone(batch: sa.Connection, path: Path) -> None:
    """Refuse to go on with a batch that SQLite itself undid, as it may when the disk is full."""
    if not _in_transaction(batch):
        raise StoreError(f"{path}: an error undid the whole batch; make room on the disk, then add the batch again.")
