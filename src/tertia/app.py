"""The one place that reads settings and joins the parts. The faces see the rest only through here, `model`, `errors`.

read_documents(["rwanda.txt"], ReadOptions(published="2025-05-06")) → Result(…) | InputError, one a document
add_documents(["reports/"], db="tertia.db")                         → Kept(…) | InputError, one a document
record_lines("tertia.db", "US-RW", View())                          → the record of a pair, as text
"""

from __future__ import annotations

import datetime
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tertia.acquire.local import acquire
from tertia.errors import InputError, UsageError
from tertia.model.arrangement import Pair, Record
from tertia.model.claim import Claim
from tertia.model.document import DocumentHead
from tertia.model.judgement import Judgement
from tertia.publish import claims_json, claims_text, page_html, record_json, score
from tertia.publish.claims_text import Paint
from tertia.reconcile import reconcile
from tertia.run.chain import READERS, Knobs, Result, run_chain
from tertia.run.coded import CodedScore, score_results
from tertia.run.local import Kept, Progress, counted, expected, keep
from tertia.settings import Settings, load_settings, sqlite_path
from tertia.store import open_store
from tertia.store.contract import Store

__all__ = [
    "READERS",
    "CodedScore",
    "Kept",
    "ReadOptions",
    "Result",
    "View",
    "add_documents",
    "database_name",
    "expected",
    "list_rows",
    "pair_names",
    "parse_pair",
    "read_documents",
    "record_dict",
    "record_lines",
    "render_html",
    "render_score",
    "render_text",
    "result_to_dict",
    "score_folder",
    "version",
]

_PAIR = re.compile(r"\s*([a-z]{2}|\?|-)\s*(?:-|–|>|→)\s*([a-z]{2}|\?|-)\s*", re.IGNORECASE)

DEFAULT_READER = next(iter(READERS))


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How documents are read: the day given for all of them, the reader's name, layers wanted, the least confidence."""

    published: str | None = None
    reader: str = DEFAULT_READER
    layers: bool = False
    min_confidence: float | None = None


def version() -> str:
    """Return the program's version, from the installed package or, in a bare checkout, from its pyproject.toml."""
    from importlib import metadata

    try:
        return metadata.version("tertia")
    except metadata.PackageNotFoundError:
        import tomllib

        told = Path(__file__).parents[2] / "pyproject.toml"
        return str(tomllib.loads(told.read_text(encoding="utf-8"))["project"]["version"])


def read_documents(
    paths: Sequence[str], options: ReadOptions, *, progress: Progress | None = None
) -> Iterator[Result | InputError]:
    """Yield what each document gave, as it is read; an input that cannot be used is an error among the others."""
    settings = load_settings(os.environ)
    least = settings.show_above if options.min_confidence is None else options.min_confidence
    yield from counted(_results(paths, options, least), progress)


def _results(paths: Sequence[str], options: ReadOptions, least: float) -> Iterator[Result | InputError]:
    given = {"published": options.published} if options.published else {}
    captures = acquire(paths, metadata=given, stdin=sys.stdin.buffer)
    return run_chain(captures, Knobs(READERS[options.reader], options.layers, least))


def result_to_dict(result: Result, *, layers: bool) -> dict[str, Any]:
    """Return a result as the object that `tertia read --format jsonl` prints."""
    return claims_json.reading_to_dict(result.document, result.screening, result.extraction, layers=layers)


def render_text(result: Result, paint: Paint = claims_text.unstyled) -> Iterator[str]:
    """Yield the lines of a result for a person."""
    return claims_text.render_reading(result.document, result.screening, result.extraction.claims, paint)


def render_html(results: Iterable[Result]) -> str:
    """Return one self-contained page of all results."""
    return page_html.render_page(
        [
            page_html.PageDocument(r.document, r.extraction.claims, claims_text.note_words(r.document, r.screening))
            for r in results
        ]
    )


def score_folder(folder: str, options: ReadOptions, *, progress: Progress | None = None) -> CodedScore:
    """Run the reader over the coded documents of a folder and return the figures."""
    if not Path(folder).is_dir():
        raise UsageError(f"{folder} is no folder; name one that holds NAME.txt with NAME.json beside it.")
    coded = sorted(str(p) for p in Path(folder).glob("*.txt") if p.with_suffix(".json").is_file())
    if not coded:
        raise UsageError(f"{folder} holds no coded document; put NAME.json with its claims beside NAME.txt.")
    return score_results(coded, read_documents(coded, options, progress=progress))


def render_score(found: score.Score) -> str:
    """Return figures as lines of text."""
    return score.render_score(found)


# The store


def add_documents(
    paths: Sequence[str], options: ReadOptions, *, db: str | None = None, progress: Progress | None = None
) -> Iterator[Kept | InputError]:
    """Read documents and keep each, with all its claims, in a transaction of its own."""
    settings = load_settings(os.environ, database=db)
    with open_store(settings.database) as store:
        results = _results(paths, options, 0.0)
        read_at = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        kept = keep(results, store, reader=f"{options.reader} {version()}", read_at=read_at)
        yield from counted(kept, progress)


def database_name(db: str | None) -> str:
    """Return the store as a person knows it: a file's path, or a URL without its password."""
    url = load_settings(os.environ, database=db).database
    return sqlite_path(url) or re.sub(r"(?<=://)([^:/@]*):[^@]*@", r"\1:…@", url)


def parse_pair(words: str) -> Pair:
    """Take a pair as people type it: US-RW, us-rw, 'US>RW', 'US → RW'; ? for a side that nobody has named."""
    found = _PAIR.fullmatch(words)
    if found is None:
        raise UsageError(f"{words!r} is no pair; write sender and host as two-letter codes: US-RW.")
    sender, host = (None if side in "?-" else side.upper() for side in found.groups())
    return Pair(sender, host)


def pair_names(db: str | None) -> list[str]:
    """Return every pair of the store as it is typed, US-RW, in the alphabet's order."""
    with _existing(load_settings(os.environ, database=db)) as store:
        return sorted(_typed(found.pair) for found in store.pairs())


def _typed(pair: Pair) -> str:
    return f"{pair.sender or '?'}-{pair.host or '?'}"


def _existing(settings: Settings) -> Store:
    """Open a store that is to be read only: asking a question never makes an empty database."""
    path = sqlite_path(settings.database)
    if path is not None and not Path(path).is_file():
        raise UsageError(f"there is no store at {path}; make one with `tertia add PATH`, or name another with --db.")
    return open_store(settings.database)


# The record


@dataclass(frozen=True, slots=True)
class View:
    """What a record is computed for: as of a day, as known on a day (ISO days, or `None` for all there is)."""

    as_of: str | None = None
    known_on: str | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    """What the store holds beside the claims: the documents' heads by id, and people's judgements."""

    heads: dict[str, DocumentHead]
    judgements: tuple[Judgement, ...]

    def reconcile(self, claims: Iterable[Claim], view: View, least: float) -> tuple[Record, ...]:
        return reconcile(
            claims,
            {name: head.published for name, head in self.heads.items()},
            judgements=self.judgements,
            as_of=view.as_of,
            known_on=view.known_on,
            min_confidence=least,
            outlets={name: head.outlet for name, head in self.heads.items()},
        )


def _known(store: Store) -> _Known:
    return _Known({head.id: head for head in store.documents()}, tuple(store.judgements()))


def list_rows(db: str | None, view: View) -> list[dict[str, Any]]:
    """Return a row for every arrangement of the store; one pair's claims are in memory at a time."""
    settings = load_settings(os.environ, database=db)
    with _existing(settings) as store:
        known = _known(store)
        return [
            row
            for found in store.pairs()
            for row in record_json.list_rows(known.reconcile(store.claims(found.pair), view, settings.enter_above))
        ]


def record_dict(db: str | None, words: str, view: View) -> dict[str, Any]:
    """Return the record of a pair as the object that `tertia show --format json` prints."""
    record, claims, known = _record(db, words, view)
    return record_json.record_to_dict(record, claims, known.heads)


def record_lines(
    db: str | None, words: str, view: View, *, everything: bool = False, width: int = 80, color: bool = False
) -> str:
    """Return the record of a pair for a person, in lines of `width` columns."""
    from tertia.publish import record_text  # it draws with rich, which reading documents need not pay for

    record, claims, known = _record(db, words, view)
    rendered = record_text.render_record(record, claims, known.heads, everything=everything)
    return record_text.record_lines(rendered, width=width, color=color)


def _record(db: str | None, words: str, view: View) -> tuple[Record, dict[str, Claim], _Known]:
    pair, settings = parse_pair(words), load_settings(os.environ, database=db)
    with _existing(settings) as store:
        pairs = [found.pair for found in store.pairs()]
        if pair not in pairs:
            raise UsageError(_unknown_pair(pair, pairs, database_name(db)))
        known = _known(store)
        # Claims that leave one side open may be about this pair: the record names their pairs, and takes none of them.
        beside = {pair, Pair(pair.sender, None), Pair(None, pair.host)}
        claims = {claim.id: claim for one in beside for claim in store.claims(one)}
        records = known.reconcile(claims.values(), view, settings.enter_above)
    empty = Record(pair, (), view.as_of, view.known_on)
    return next((record for record in records if record.pair == pair), empty), claims, known


def _unknown_pair(pair: Pair, pairs: Iterable[Pair], database: str) -> str:
    there = sorted(_typed(other) for other in pairs)
    if not there:
        return f"{database} holds no claim yet; read documents into it with `tertia add PATH`."
    return f"{database} has no claim about {_typed(pair)}; it has: {', '.join(there)}."
