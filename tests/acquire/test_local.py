"""What `acquire` takes, in which order, and what it says of inputs that cannot be used."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from tertia.acquire import local
from tertia.acquire.local import acquire
from tertia.errors import InputError
from tertia.model.document import Capture


def taken(*paths: Path | str, stdin: bytes | None = None, **metadata: str) -> list[Capture | InputError]:
    """Acquire everything at once."""
    pipe = io.BytesIO(stdin) if stdin is not None else None
    return list(acquire([str(path) for path in paths], metadata=metadata, stdin=pipe))


def captures(*paths: Path | str, stdin: bytes | None = None, **metadata: str) -> list[Capture]:
    """Acquire what must be captures alone."""
    found = taken(*paths, stdin=stdin, **metadata)
    assert all(isinstance(one, Capture) for one in found), found
    return cast("list[Capture]", found)


def message(found: list[Capture | InputError]) -> str:
    """Return the sentence of the one error in a list."""
    (error,) = [one for one in found if isinstance(one, InputError)]
    return str(error)


def test_a_file_gives_its_bytes_unchanged(tmp_path: Path) -> None:
    """A file is one capture: its path as given, its bytes, its media type, no time."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"Kigali said yes.\r\n")
    (capture,) = captures(path)
    assert capture == Capture(str(path), b"Kigali said yes.\r\n", "text/plain")


def test_a_folder_is_read_in_the_order_of_names_without_hidden_files(tmp_path: Path) -> None:
    """Sub-folders are entered where their name stands; names that begin with a dot are passed over."""
    for name in ("c.txt", "b/z.txt", "a.txt", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Words.")
    assert [Path(c.address).name for c in captures(tmp_path)] == ["a.txt", "z.txt", "c.txt"]


def test_what_speaks_of_the_folder_is_passed_over_unless_named(tmp_path: Path) -> None:
    """A notice, a readme or a program among reports is none of them; who names the file gets it."""
    for name in ("NOTICE.md", "README", "make.py", "notice-of-removal.txt", "a.txt"):
        (tmp_path / name).write_text("Some words.", encoding="utf-8")
    assert [Path(c.address).name for c in captures(tmp_path)] == ["a.txt", "notice-of-removal.txt"]
    assert [Path(c.address).name for c in captures(tmp_path / "NOTICE.md")] == ["NOTICE.md"]


def test_a_json_beside_a_text_is_metadata_of_five_fields(tmp_path: Path) -> None:
    """Published, title, outlet, url and lang go with the text; nothing else is looked at."""
    (tmp_path / "a.txt").write_text("Words.")
    beside = {
        "published": "2025-05-06",
        "title": "T",
        "outlet": "O",
        "url": "https://e.org",
        "lang": "en",
        "claims": [1],
    }
    (tmp_path / "a.json").write_text(json.dumps(beside))
    (capture,) = captures(tmp_path)
    assert dict(capture.metadata) == {k: v for k, v in beside.items() if k != "claims"}


def test_what_the_caller_gives_wins_over_the_file_beside(tmp_path: Path) -> None:
    """`--published` decides over NAME.json."""
    (tmp_path / "a.txt").write_text("Words.")
    (tmp_path / "a.json").write_text('{"published": "2025-05-06", "title": null}')
    (capture,) = captures(tmp_path / "a.txt", published="2024-01-02", nonsense="x")
    assert capture.metadata == (("published", "2024-01-02"),)


def test_another_json_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    """A .json with no text beside it is somebody else's."""
    (tmp_path / "groups.json").write_text("[broken")
    (tmp_path / "a.txt").write_text("Words.")
    assert [Path(c.address).name for c in captures(tmp_path)] == ["a.txt"]


@pytest.mark.parametrize(("content", "why"), [("[broken", "it is not JSON"), ("[1]", "it is not an object")])
def test_a_broken_json_beside_a_text_is_told(tmp_path: Path, content: str, why: str) -> None:
    """The text is not read without its date in silence."""
    (tmp_path / "a.txt").write_text("Words.")
    (tmp_path / "a.json").write_text(content)
    assert f"a.json: the metadata of a.txt cannot be read, {why}; mend it or move it away" in message(taken(tmp_path))


def test_each_line_of_a_jsonl_is_a_capture(tmp_path: Path) -> None:
    """Place names the line, counted with empty ones; content is the line's own bytes."""
    path = tmp_path / "feed.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"text": "A"}\r\n\n{broken\n{"text": "B"}')
    found = captures(path)
    assert [(c.place, c.content) for c in found] == [
        ("line 1", b'{"text": "A"}'),
        ("line 3", b"{broken"),
        ("line 4", b'{"text": "B"}'),
    ]
    assert {c.media_type for c in found} == {"application/x-tertia-document+json"}


def test_a_jsonl_is_streamed(tmp_path: Path) -> None:
    """The first line comes before the second is read."""

    class Counting(io.BytesIO):
        lines = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            self.lines += 1
            return super().readline(-1 if size is None else size)

    pipe = Counting(b'{"text": "A"}\n' * 1000)
    found = acquire(["-"], metadata={}, stdin=cast("BinaryIO", pipe))
    next(found)
    assert pipe.lines == 1


def test_standard_input_may_be_one_document() -> None:
    """`-` reads plain text, a page or a PDF."""
    assert captures("-", stdin=b"Kigali said yes.\nIt did.")[0].content == b"Kigali said yes.\nIt did."
    assert captures("-", stdin=b"<!doctype html><p>x")[0].media_type == "text/html"


def test_it_is_lazy(tmp_path: Path) -> None:
    """A path is not touched before its turn."""
    (tmp_path / "a.txt").write_text("Words.")
    found: Iterator[Capture | InputError] = acquire(
        [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], metadata={}, stdin=None
    )
    assert isinstance(next(found), Capture)
    (tmp_path / "b.txt").write_text("Later.")
    assert isinstance(next(found), Capture)


def test_a_bad_input_does_not_stop_the_others(tmp_path: Path) -> None:
    """Errors are values in their place."""
    (tmp_path / "a.txt").write_text("Words.")
    found = taken(tmp_path / "gone.txt", tmp_path / "a.txt")
    assert [type(one) for one in found] == [InputError, Capture]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("gone.txt", "gone.txt: there is no such file or folder; check the spelling of the path."),
        ("a\0b", "there is no such file or folder"),
        (
            "https://example.org/x",
            "it is an address, and pages are fetched by `tertia fetch` alone; save the page first.",
        ),
        ("-", "standard input: nothing was piped in; give a path, or pipe a document into the command."),
    ],
)
def test_paths_that_lead_nowhere_are_told(path: str, words: str) -> None:
    """One clear sentence: what, where, what to do."""
    assert words in message(taken(path))


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"", "it is empty; check that it was saved whole"),
        ("a.txt", b" \r\n\t", "it is empty"),
        ("a.jsonl", b"\n\n", "it is empty"),
        (
            "a.png",
            b"\x89PNG\r\n\x1a\n....",
            "it is a PNG picture, which holds no text that Tertia reads; give plain text",
        ),
        ("a.docx", b"PK\x03\x04....", "it is a ZIP archive or an Office file"),
        ("a.bin", bytes(range(256)) * 8, "it is binary data"),
        ("a.json", b"{}", "a .json is metadata beside a text, not a document"),
    ],
)
def test_files_without_text_are_told(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    """The error says what the bytes are."""
    (tmp_path / name).write_bytes(content)
    assert words in message(taken(tmp_path / name))


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    """A folder without a document is a mistake that somebody wants to hear of."""
    assert "the folder holds no document" in message(taken(tmp_path))


def test_a_file_too_large_is_told_and_not_read(tmp_path: Path) -> None:
    """The cap is 64 MiB; a sparse file shows it without writing as much."""
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(local.MAX_BYTES + 1)
    assert "it is larger than 64 MiB, the most that one document may weigh; split it" in message(taken(tmp_path))


def test_a_line_too_large_costs_itself_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines after it keep their numbers."""
    monkeypatch.setattr(local, "MAX_BYTES", 40)
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "A"}\n' + b"x" * 500 + b'\n{"text": "B"}\n')
    found = taken(tmp_path / "a.jsonl")
    assert "a.jsonl, line 2: it is larger" in message(found)
    assert [one.place for one in found if isinstance(one, Capture)] == ["line 1", "line 3"]


def test_standard_input_too_large_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """No more than the cap is held."""
    monkeypatch.setattr(local, "MAX_BYTES", 40)
    assert "standard input: it is larger" in message(taken("-", stdin=b"word " * 100))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_locked_file_is_told(tmp_path: Path) -> None:
    """The system's own reason is given."""
    (tmp_path / "a.txt").write_text("Words.")
    (tmp_path / "a.txt").chmod(0)
    assert "it cannot be opened (permission denied)" in message(taken(tmp_path))


def test_a_dangling_link_and_a_pipe_are_told(tmp_path: Path) -> None:
    """What is no file is not waited for."""
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone")
    os.mkfifo(tmp_path / "b.txt")
    found = taken(tmp_path)
    assert [str(one).split(": ", 1)[1] for one in found] == [
        "it is not a file that can be read; give a file, a folder or `-`."
    ] * 2


def test_a_name_that_is_not_utf8_can_be_printed(tmp_path: Path) -> None:
    """No lone surrogate reaches an address."""
    name = os.fsdecode(os.fsencode(str(tmp_path)) + b"/\xff.txt")
    with open(name, "w") as file:  # noqa: PTH123 - pathlib is what is tested
        file.write("Words.")
    assert captures(tmp_path)[0].address.endswith("/�.txt")
