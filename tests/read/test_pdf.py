"""PDFs: paragraphs made whole, page furniture out, and locked, scanned or broken files told."""

from __future__ import annotations

import pytest
from fpdf import FPDF
from fpdf.enums import AccessPermission

from tertia.errors import UnreadableError
from tertia.model.document import Capture, Document, PublishedBasis
from tertia.read import pdf
from tertia.read.reader import read

LINES = [
    "The minister said on Tuesday that the two states had agreed on a trea-",
    "ty under which forty people would be sent to the host within one year",
    "of the signature, and that it would be published.",
    "",
    "A spokesperson for the host confirmed the agreement on the same day, a",
    "copy of which was seen by the desk.",
]


class Report(FPDF):  # type: ignore[misc]
    """A PDF with a running header and page numbers."""

    def header(self) -> None:
        """Write the running header."""
        self.cell(0, 8, "Example Ministry - Annual report", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        """Write the page number."""
        self.set_y(-15)
        self.cell(0, 8, f"Page {self.page_no()} of 4")


def made(pages: int = 1, lines: list[str] = LINES, document: FPDF | None = None) -> FPDF:
    """Return a PDF with nearly the same lines on each page."""
    document = document or FPDF()
    document.set_font("Helvetica", size=11)
    for page in "ABCDEFGH"[:pages]:
        document.add_page()
        for line in lines:
            document.cell(
                0,
                6,
                line.replace("the desk", f"desk {page}").replace("The minister", f"Minister {page}"),
                new_x="LMARGIN",
                new_y="NEXT",
            )
    return document


def read_pdf(content: bytes) -> Document:
    """Read a PDF."""
    return read(Capture("a.pdf", content, "application/pdf"))


def test_lines_are_joined_and_broken_words_whole() -> None:
    """A hyphen before a small letter was the page's."""
    text = read_pdf(bytes(made().output())).text
    assert (
        "had agreed on a treaty under which forty people would be sent to the host within one year of the signature"
        in text
    )
    assert "\n\nA spokesperson for the host confirmed the agreement on the same day, a copy of which" in text


def test_running_headers_and_page_numbers_are_out() -> None:
    """They stand on every page and belong to none."""
    text = read_pdf(bytes(made(4, document=Report()).output())).text
    assert "Annual report" not in text
    assert "Page" not in text
    assert text.count("A spokesperson") == 4


def test_title_and_day_come_from_the_file_where_the_text_has_none() -> None:
    """The text's own day wins, for a copy is made anew."""
    document = made()
    document.set_title("Treaty between two states")
    found = read_pdf(bytes(document.output()))
    assert found.title == "Treaty between two states"
    assert found.published_basis is PublishedBasis.META
    dated = read_pdf(bytes(made(lines=["Published: 6 May 2025", "", *LINES]).output()))
    assert (dated.published, dated.published_basis) == ("2025-05-06", PublishedBasis.DATELINE)


def test_a_title_that_a_program_wrote_is_none() -> None:
    """A file name says nothing."""
    document = made()
    document.set_title("Microsoft Word - final_v2.docx")
    assert read_pdf(bytes(document.output())).title is None


def test_a_locked_pdf_is_told() -> None:
    """The remedy is a copy without a password."""
    document = FPDF()
    document.set_encryption(owner_password="o", user_password="u", permissions=AccessPermission.none())
    with pytest.raises(
        UnreadableError, match=r"a\.pdf: the PDF is locked with a password; save an unlocked copy of it"
    ):
        read_pdf(bytes(made(document=document).output()))


def test_a_scan_is_told() -> None:
    """Pages without characters need OCR first."""
    with pytest.raises(UnreadableError, match="the PDF has pictures of pages and no text; run OCR over it first"):
        read_pdf(bytes(made(lines=["7"]).output()))


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"%PDF-1.4\n%%EOF", b"not a PDF at all"])
def test_a_broken_pdf_is_told(content: bytes) -> None:
    """Whatever the library raises, the sentence is ours."""
    with pytest.raises(UnreadableError, match=r"a\.pdf: it is broken PDF; fetch it again, or print it to a new PDF"):
        read_pdf(content)


def test_too_many_pages_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bound collection is better cut."""
    monkeypatch.setattr(pdf, "MAX_PAGES", 3)
    with pytest.raises(UnreadableError, match="it has 4 pages; cut it into its documents"):
        read_pdf(bytes(made(4).output()))
