"""A capture becomes a document: plain text and lines of a .jsonl, and what is said of the ones that cannot be read."""

from __future__ import annotations

import json
import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertia.errors import InputError, UnreadableError
from tertia.model.document import Capture, Document, PublishedBasis, document_id
from tertia.read.reader import read

ENGLISH = "The minister said that the two states had agreed on a treaty under which they would be sent to Kigali.\n"


def text_of(content: bytes, **metadata: str) -> Document:
    """Read plain text."""
    return read(Capture("a.txt", content, "text/plain", metadata=tuple(sorted(metadata.items()))))


def line_of(data: object) -> Document:
    """Read one line of a .jsonl."""
    content = data if isinstance(data, bytes) else json.dumps(data).encode()
    return read(Capture("feed.jsonl", content, "application/x-tertia-document+json", "line 7"))


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")).filter(lambda t: bool(t.strip())))
def test_plain_text_is_taken_as_it_is(text: str) -> None:
    """Line ends, blanks and odd characters stay: offsets hold. Only a mark of encoding at its head goes."""
    assert text_of(b"Kigali: " + text.encode()).text == "Kigali: " + text


def test_line_ends_and_the_last_one_stay() -> None:
    """Carriage returns are characters of the text."""
    assert text_of(b"One.\r\nTwo.\r\n").text == "One.\r\nTwo.\r\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_unicode_in_other_clothes_is_the_same_text(encoding: str) -> None:
    """The byte-order mark is left out."""
    assert text_of((ENGLISH + "Café “x”").encode(encoding)).text == ENGLISH + "Café “x”"


def test_western_text_that_is_not_utf8_is_read_with_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    """One sentence in the log, and the right quotation marks."""
    with caplog.at_level(logging.WARNING, "tertia.read"):
        document = text_of((ENGLISH + "It said “yes” in the café.").encode("cp1252"))
    assert document.text.endswith("It said “yes” in the café.")
    assert [r.getMessage() for r in caplog.records] == [
        "a.txt: it is not UTF-8; it is read as cp1252. Save it as UTF-8 if words look wrong."
    ]


def test_one_broken_character_does_not_spoil_the_others(caplog: pytest.LogCaptureFixture) -> None:
    """UTF-8 with a slip stays UTF-8."""
    with caplog.at_level(logging.WARNING, "tertia.read"):
        document = text_of("It said “yes”".encode() + b"\xff.")
    assert document.text == "It said “yes”\ufffd."
    assert "1 characters are not valid UTF-8; they are read as U+FFFD" in caplog.text


def test_cyrillic_that_is_not_utf8_is_told_by_its_bytes() -> None:
    """A text of mostly other letters is guessed as a whole."""
    words = "Министр сказал, что два государства договорились о передаче сорока человек, и подписали соглашение. " * 4
    assert text_of(words.encode("cp1251")).text == words


def test_what_nothing_can_store_is_replaced_one_for_one() -> None:
    """Zero characters and lone surrogates become U+FFFD, so that offsets hold."""
    assert text_of(b"A\0B said so.").text == "A\ufffdB said so."
    assert line_of(b'{"text": "A\\ud800B", "title": "\\udfff"}').text == "A\ufffdB"


def test_marks_of_direction_stay() -> None:
    """They are characters like others."""
    assert text_of("\u202bKigali\u202c \u200fsaid".encode()).text == "\u202bKigali\u202c \u200fsaid"


def test_the_id_rests_on_bytes_and_text() -> None:
    """The same capture gives the same document."""
    capture = Capture("a.txt", ENGLISH.encode(), "text/plain")
    document = read(capture)
    assert document.id == document_id(capture.id, ENGLISH) == read(Capture("b.txt", capture.content, "text/plain")).id
    assert (document.capture, document.path) == (capture.id, "a.txt")


def test_what_stands_beside_the_text_wins() -> None:
    """Metadata decides over the dateline."""
    content = b"KIGALI, May 5, 2025 \xe2\x80\x94 Kigali said so."
    document = text_of(
        content, published="2025-05-06", title=" A  title ", outlet="O", url="https://e.org/2024/01/01", lang="en"
    )
    assert (document.published, document.published_basis) == ("2025-05-06", PublishedBasis.GIVEN)
    assert (document.title, document.outlet, document.url) == ("A title", "O", "https://e.org/2024/01/01")
    assert text_of(content).published_basis is PublishedBasis.DATELINE


def test_a_month_given_is_no_day() -> None:
    """It breaks nothing, and nothing is made of it."""
    assert text_of(b"Kigali said so.", published="2016-04?").published is None


def test_the_outlet_follows_from_the_address() -> None:
    """By the table of outlets, else by the host."""
    assert text_of(b"Words.", url="https://www.reuters.com/x").outlet == "Reuters"
    assert text_of(b"Words.", url="https://www.example.org/x").outlet == "example.org"
    assert text_of(b"Words.", url="https://[broken").outlet is None


def test_another_language_is_kept_unread() -> None:
    """The text stays, the reason is told."""
    document = text_of(b"De minister verklaarde dat de twee staten vorige week een akkoord hebben gesloten.")
    assert (document.language, document.unread) == ("nl", "language nl")
    assert text_of(ENGLISH.encode(), lang="en-GB").unread == ""


def test_a_language_with_glosses_is_read() -> None:
    """Its text stays as it is; only the reader sees English words."""
    text = "El ministro dijo ayer que los dos países han firmado un acuerdo sobre migrantes deportados."
    document = text_of(text.encode())
    assert (document.language, document.unread, document.text) == ("es", "", text)


def test_promo_lines_are_masked() -> None:
    """The text keeps them, the document marks them."""
    document = text_of(ENGLISH.encode() + b"Also, read: Tea prices fall\n")
    assert [mask.span.cut(document.text) for mask in document.masked] == ["Also, read: Tea prices fall"]


def test_a_line_of_a_jsonl_gives_all_its_fields() -> None:
    """`id` is kept as the name that output uses."""
    document = line_of({"id": "n1", "text": "Words.", "title": "T", "published": "2025-05-06T10:00:00Z", "outlet": "O",
                        "url": "https://e.org", "language": "en", "more": 1})  # fmt: skip
    assert (document.given_id, document.text, document.title, document.outlet) == ("n1", "Words.", "T", "O")
    assert (document.published, document.published_basis) == ("2025-05-06", PublishedBasis.GIVEN)
    assert document.path == "feed.jsonl, line 7"
    assert line_of({"id": 12, "text": "Words.", "title": None, "published": ""}).given_id == "12"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (
            b"{broken",
            "feed.jsonl, line 7: the line is not JSON (expecting property name enclosed in double quotes at column 2)",
        ),
        (b"[" * 100_000, "the line is not JSON (it is nested too deeply)"),
        (b'{"text": ' + b"1" * 5000 + b"}", "the line is not JSON (a number is too long)"),
        (b'{"text": "\xff"}', "the line is not UTF-8; save the file as UTF-8"),
        ([1], "the line is JSON, but no object; write one object a line"),
        ({}, "the document has no `text`; write one object a line"),
        ({"text": 3}, "`text` is not a string"),
        ({"text": " \n"}, "`text` is empty"),
        ({"text": "x", "title": []}, "`title` is not a string; write `title` in quotation marks, or leave it out"),
        ({"text": "x", "published": "soon"}, "`published` is 'soon', which is not a day; write it as 2025-05-06"),
    ],
)
def test_a_broken_line_is_told(data: object, words: str) -> None:
    """File, line, what and what to do."""
    with pytest.raises(InputError) as caught:
        line_of(data)
    assert words in str(caught.value)


def test_a_wrong_date_given_is_told() -> None:
    """It is not passed over in silence."""
    with pytest.raises(
        InputError, match="the publication date given, 'yesterday', is not a day; write it as 2025-05-06"
    ):
        text_of(b"Words.", published="yesterday")


@pytest.mark.parametrize("content", [b"", b" \n\t ", b"\xef\xbb\xbf"])
def test_a_text_without_characters_is_told(content: bytes) -> None:
    """Nothing to read is an error, not an empty document."""
    with pytest.raises(UnreadableError, match=r"a\.txt: it holds no text; check that it was saved whole"):
        text_of(content)


def test_an_unknown_media_type_is_told() -> None:
    """The error says what can be read."""
    with pytest.raises(
        UnreadableError, match="it is image/png, which Tertia does not read; give plain text, HTML, PDF"
    ):
        read(Capture("a.png", b"x", "image/png"))
