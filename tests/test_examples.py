"""The example documents: each can be read, says that it is a retelling, and stands in the notice."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tertia.acquire.local import acquire
from tertia.errors import InputError
from tertia.model.document import Document
from tertia.read.reader import read

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
SUFFIXES = {".html", ".pdf", ".eml", ".txt", ".jsonl"}
FILES = sorted(path for path in EXAMPLES.iterdir() if path.suffix in SUFFIXES)
NAMES = [path.name for path in FILES]

CLUTTER = re.compile(
    r"Skip to|Log in|Share th|cookies|newsletter|Related stories|Most read|You may also like|Leave a comment"
    r"|All rights reserved|Imprint|BREAKING|Also,? read|Tags:",
    re.IGNORECASE,
)
"""What the pages carry around their articles, and what no reader of a report wants to see."""


@cache
def documents(path: Path) -> tuple[Document, ...]:
    """Return the documents of one file; fails where acquiring finds an error."""
    return tuple(_documents(path))


def _documents(path: Path) -> Iterator[Document]:
    for found in acquire([str(path)], metadata={}, stdin=None):
        assert not isinstance(found, InputError), str(found)
        yield read(found)


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_example_is_read_with_title_day_and_outlet(path: Path) -> None:
    """Every example is read, in English, and its title, its day of publication and its outlet are known."""
    for document in documents(path):
        assert document.title
        assert document.outlet
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", document.published or "")
        assert not document.unread


@pytest.mark.parametrize("path", [p for p in FILES if p.suffix == ".html"], ids=lambda path: path.name)
def test_page_is_read_without_what_stands_around_the_article(path: Path) -> None:
    """Of a page, navigation, buttons, boxes and links to other stories are left out, and no paragraph is lost."""
    (document,) = documents(path)
    assert not CLUTTER.search(document.text)
    source = (EXAMPLES / ".source" / f"{path.stem}.txt").read_text(encoding="utf-8").split("---\n", 1)[1]
    paragraphs = [line for line in source.splitlines() if len(line) > 105]
    assert [line for line in paragraphs if line not in document.text] == []


def test_link_to_another_story_stands_in_the_page_of_the_talks() -> None:
    """The page about the talks does carry such a link, so that reading it shows the cleaning."""
    assert "Also, read:" in (EXAMPLES / "us-rw-2025-05-06-talks.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [p for p in FILES if p.suffix in (".pdf", ".eml")], ids=lambda path: path.name)
def test_broken_lines_of_a_pdf_or_mail_are_joined(path: Path) -> None:
    """Of a PDF or a mail the sentences come out whole: no running head, page number or line's end inside them."""
    (document,) = documents(path)
    source = (EXAMPLES / ".source" / f"{path.stem}.txt").read_text(encoding="utf-8").split("---\n", 1)[1]
    paragraphs = [line for line in source.splitlines() if len(line) > 105]
    assert [line for line in paragraphs if line not in document.text] == []


def test_plain_text_is_taken_as_it_was_coded() -> None:
    """A plain text's own coding fits it: every claim's span lies in the text, on words."""
    for path in (p for p in FILES if p.suffix == ".txt"):
        (document,) = documents(path)
        for claim in json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["claims"]:
            assert document.text[claim["start"] : claim["end"]].strip()


def test_there_is_something_of_every_form() -> None:
    """At least 18 documents: six pages, three PDFs, three mails, four texts, a .jsonl of two."""
    count = Counter(path.suffix for path in FILES for _ in documents(path))
    least = {".html": 6, ".pdf": 3, ".eml": 3, ".txt": 4, ".jsonl": 2}
    assert {form for form, number in least.items() if count[form] < number} == set()
    assert count.total() >= 18


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_example_says_that_it_is_a_retelling(path: Path) -> None:
    """Each document carries a mark that it is a retelling, in its own form."""
    content = path.read_bytes()
    match path.suffix:
        case ".html":
            assert b'<meta name="tertia:retelling"' in content
            assert b"<!-- A retelling" in content
        case ".eml":
            assert b"\nX-Retelling: retold or invented" in content
        case ".pdf":
            assert b"retelling" in content.split(b"/Keywords", 1)[1][:20]
        case ".jsonl":
            assert all(json.loads(line)["retelling"] is True for line in content.splitlines())
    if path.suffix in (".txt", ".pdf"):
        assert json.loads(path.with_suffix(".json").read_bytes())["retelling"] is True


def test_the_notice_is_no_report() -> None:
    """The notice speaks of every arrangement: reading the folder passes it over, and the program beside it."""
    assert {Path(document.path).name for document in documents(EXAMPLES)}.isdisjoint({"NOTICE.md", "make_examples.py"})


def test_notice_lists_each_file_and_only_those() -> None:
    """The notice has every document, and no row for a file that is not there."""
    rows = re.findall(r"^\| `([^`]+)`", (EXAMPLES / "NOTICE.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(set(rows)) == NAMES
    assert len(rows) == sum(len(documents(path)) for path in FILES)


def test_script_writes_the_committed_bytes(tmp_path: Path) -> None:
    """`make_examples.py` writes what is committed, byte for byte, and nothing else is committed."""
    pytest.importorskip("fpdf", reason="the PDFs are made with fpdf2")
    subprocess.run([sys.executable, "-B", EXAMPLES / "make_examples.py", tmp_path], check=True)
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    there = {path.name: path.read_bytes() for path in EXAMPLES.iterdir() if path.is_file()}
    del there["make_examples.py"]
    assert sorted(written) == sorted(there)
    assert [name for name, content in written.items() if there[name] != content] == []
