"""Take files, folders and standard input as captures, lazily: one at a time, and one broken input costs itself alone.

Terms: a *capture* is bytes as they were found, with where; an *input error* is a value here, never raised.

    notes/                 notes/a.txt, notes/b/c.html, in the order of their names; hidden files are skipped
    notes/a.json           metadata of notes/a.txt, no document
    notes/README.md        speaks of the folder, no document; likewise NOTICE, LICENSE, … and program files
    feed.jsonl             one capture a line, place "line 7", the bytes of that line
    -                      standard input, a document or a .jsonl of documents

    acquire(["kigali.txt"], metadata={"published": "2025-05-06"}, stdin=None) → Capture("kigali.txt", b"KIGALI …", …)
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from tertia.acquire.sidecar import FIELDS, sidecar_of
from tertia.acquire.sniff import DOCUMENT, foreign_kind, sniff
from tertia.errors import InputError
from tertia.model.document import Capture

MAX_BYTES = 64 * 1024 * 1024
"""The most that one document may weigh, in bytes: ten times the longest judgment seen; beyond it lie dumps."""

STDIN = "standard input"

ABOUT_THE_FOLDER = frozenset(["readme", "notice", "license", "licence", "copying", "changelog", "authors"])
"""Names (without ending, in small letters) of files that speak of a folder: passed over on a walk, read when named."""

PROGRAMS = frozenset([".py", ".sh", ".js", ".css", ".toml", ".yaml", ".yml", ".lock"])
"""Endings of files that are parts of programs: passed over likewise."""

Found = Capture | InputError


def acquire(paths: Sequence[str], *, metadata: Mapping[str, str], stdin: BinaryIO | None) -> Iterator[Found]:
    """Yield a capture for every document in the paths, and an `InputError` in the place of each that cannot be used.

    `metadata` (published, title, outlet, url, lang) holds for all of them and wins over what stands beside a file.
    """
    given = {field: metadata[field] for field in FIELDS if metadata.get(field)}
    for path in paths:
        yield from _one_path(path, given, stdin)


def _one_path(path: str, given: Mapping[str, str], stdin: BinaryIO | None) -> Iterator[Found]:
    if path == "-":
        yield from _from_stdin(given, stdin)
    elif path.lower().startswith(("http://", "https://")):
        yield _error(path, "it is an address, and pages are fetched by `tertia fetch` alone", "save the page first")
    elif "\0" in path or not os.path.lexists(path):
        yield _error(path, "there is no such file or folder", "check the spelling of the path")
    elif Path(path).is_dir():
        yield from _from_root(Path(path), given)
    elif path.lower().endswith(".json"):
        yield _error(path, "a .json is metadata beside a text, not a document", "give the text, or a .jsonl")
    else:
        yield from _from_file(Path(path), given)


def _from_root(folder: Path, given: Mapping[str, str]) -> Iterator[Found]:
    """Walk a folder that a caller named: where it holds nothing to read, that is an error."""
    nothing = True
    for found in _from_folder(folder, given):
        nothing = False
        yield found
    if nothing:
        yield _error(_shown(folder), "the folder holds no document", "give one with .txt, .html, .pdf or .eml files")


def _from_folder(folder: Path, given: Mapping[str, str]) -> Iterator[Found]:
    """Walk a folder in the order of names. A link to a folder is not followed: it could lead in a circle."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield _unreadable(folder, error)
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _from_folder(path, given)
        elif not path.is_dir() and _may_be_a_document(path):
            yield from _from_file(path, given)


def _may_be_a_document(path: Path) -> bool:
    ending = path.suffix.lower()
    about = path.stem.lower() in ABOUT_THE_FOLDER and ending in ("", ".md", ".txt", ".rst")
    return not about and ending != ".json" and ending not in PROGRAMS


def _from_file(path: Path, given: Mapping[str, str]) -> Iterator[Found]:
    try:
        if not path.is_file():
            yield _error(_shown(path), "it is not a file that can be read", "give a file, a folder or `-`")
        elif path.suffix.lower() in (".jsonl", ".ndjson"):
            with path.open("rb") as lines:
                yield from _from_lines(lines, _shown(path), given)
        elif path.stat().st_size > MAX_BYTES:
            yield _too_large(_shown(path))
        else:
            yield _capture(_shown(path), path.read_bytes(), path.suffix.lower(), {**sidecar_of(path), **given})
    except OSError as error:
        yield _unreadable(path, error)
    except InputError as error:
        yield error


def _from_stdin(given: Mapping[str, str], stdin: BinaryIO | None) -> Iterator[Found]:
    """Read standard input: a .jsonl where its first line is a JSON object with a text, else one document."""
    if stdin is None:
        yield _error(STDIN, "nothing was piped in", "give a path, or pipe a document into the command")
        return
    try:
        first = stdin.readline(MAX_BYTES + 1)
        if _is_document(first):
            yield from _from_lines(stdin, STDIN, given, first)
            return
        content = first + stdin.read(max(0, MAX_BYTES + 1 - len(first)))
    except OSError as error:
        yield _unreadable(Path(STDIN), error)
        return
    yield _too_large(STDIN) if len(content) > MAX_BYTES else _capture(STDIN, content, "", given)


def _is_document(line: bytes) -> bool:
    if not line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return False
    try:
        data = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict) and "text" in data


def _from_lines(lines: BinaryIO, address: str, given: Mapping[str, str], first: bytes | None = None) -> Iterator[Found]:
    """Yield one capture a line, keeping one line at a time; empty lines are counted and passed over."""
    number, seen = 0, False
    metadata = tuple(sorted(given.items()))
    while line := (first if first is not None else lines.readline(MAX_BYTES + 1)):
        first = None
        number += 1
        place = f"line {number}"
        content = line.rstrip(b"\r\n")
        if number == 1:
            content = content.removeprefix(b"\xef\xbb\xbf")
        if len(content) > MAX_BYTES:
            yield _too_large(f"{address}, {place}")
            _skip_line(lines)
        elif content.strip():
            yield Capture(address, content, DOCUMENT, place, metadata=metadata)
        seen = seen or bool(content.strip())
    if not seen:
        yield _empty(address)


def _skip_line(lines: BinaryIO) -> None:
    while (rest := lines.readline(MAX_BYTES)) and not rest.endswith(b"\n"):
        pass


def _shown(path: Path) -> str:
    """Return a path as text that can be printed: a name that is not UTF-8 has lone surrogates, which cannot."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _capture(address: str, content: bytes, suffix: str, metadata: Mapping[str, str]) -> Found:
    if not content.strip():
        return _empty(address)
    if not (media_type := sniff(content, suffix)):
        what = f"it is {foreign_kind(content)}, which holds no text that Tertia reads"
        return _error(address, what, "give plain text, HTML, PDF, .eml or .jsonl")
    return Capture(address, content, media_type, metadata=tuple(sorted(metadata.items())))


def _error(where: str, what: str, remedy: str) -> InputError:
    return InputError(what, where=where, remedy=remedy)


def _empty(where: str) -> InputError:
    return _error(where, "it is empty", "check that it was saved whole")


def _too_large(where: str) -> InputError:
    most = f"{MAX_BYTES // 2**20} MiB"
    return _error(where, f"it is larger than {most}, the most that one document may weigh", "split it")


def _unreadable(path: Path, error: OSError) -> InputError:
    why = (error.strerror or str(error)).lower()
    failed = _error(_shown(path), f"it cannot be opened ({why})", "check that it is there and that you may read it")
    failed.__cause__ = error
    return failed
