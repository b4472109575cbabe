"""Write the example documents from `.source/`: pages, PDFs, mails, texts and a .jsonl, the same bytes every time.

A source is a head of `key: value` lines, a line `---`, and the text, as it was coded. NAME.claims.json holds the coding
of one that becomes a plain text; what makes a page of another (navigation, buttons, links to other stories) stands in
`.source/skin-*.html`.

    python examples/make_examples.py            writes into examples/
    python examples/make_examples.py FOLDER     writes somewhere else, to compare
"""

from __future__ import annotations

import datetime
import html
import json
import re
import sys
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import EmailPolicy
from pathlib import Path
from string import Template

HERE = Path(__file__).parent
SOURCES = HERE / ".source"
LINES = "two-wires-2025.jsonl"
"""The file that every source of form `line` goes into, one a line."""

MARK = "retold or invented; not to be cited"
_ALSO = re.compile(r"(?P<mark>Also,? read:) (?P<title>.+)")
_PICTURE = re.compile(r"\[(?P<caption>Photo: .+)\]")
_BYLINE = re.compile(r"(?:By|Our reporter) .{4,80}")


@dataclass(frozen=True)
class Source:
    """One document: `name` is the file's name without suffix, `head` its fields, `text` the whole text of it."""

    name: str
    head: Mapping[str, str]
    text: str

    @property
    def day(self) -> datetime.datetime:
        """Return the day of publication, at half past nine in UTC."""
        published = datetime.date.fromisoformat(self.head["published"])
        return datetime.datetime.combine(published, datetime.time(9, 30), datetime.UTC)

    @property
    def body(self) -> str:
        """Return the text without its headline, which pages, mails and PDFs set apart."""
        return self.text.removeprefix(self.head["title"]).strip("\n")

    @property
    def about(self) -> dict[str, object]:
        """Return the metadata that lies beside a text or in its line."""
        fields = {key: self.head[key] for key in ("title", "outlet", "published", "url") if key in self.head}
        return {**fields, "lang": "en", "retelling": True}


def sources() -> list[Source]:
    """Return all sources in the order of their names."""
    return [_source(path) for path in sorted(SOURCES.glob("*.txt"))]


def _source(path: Path) -> Source:
    head, text = path.read_text(encoding="utf-8").split("---\n", 1)
    return Source(path.stem, dict(line.split(": ", 1) for line in head.splitlines()), text)


def files_of(source: Source) -> dict[str, bytes]:
    """Return the files of one source, by name; {} for one that is a line of the .jsonl."""
    match source.head["form"]:
        case "page":
            return {f"{source.name}.html": page(source)}
        case "pdf":
            about = {key: source.about[key] for key in ("outlet", "retelling")}
            return {f"{source.name}.pdf": pdf(source), f"{source.name}.json": _json(about)}
        case "mail":
            return {f"{source.name}.eml": mail(source)}
        case "text":
            return {f"{source.name}.txt": source.text.encode(), f"{source.name}.json": coded(source)}
        case _:
            return {}


def page(source: Source) -> bytes:
    """Return the source as a web page in the skin that it names."""
    blocks = [line for line in source.body.split("\n") if line]
    byline = blocks.pop(0) if _BYLINE.fullmatch(blocks[0]) else ""
    linked = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": source.head["title"],
        "datePublished": source.day.isoformat(),
        "publisher": {"@type": "Organization", "name": source.head["outlet"]},
    }
    later = (source.day + datetime.timedelta(days=1)).date().isoformat()
    filled = Template((SOURCES / f"skin-{source.head['skin']}.html").read_text(encoding="utf-8")).substitute(
        title=html.escape(source.head["title"]),
        outlet=html.escape(source.head["outlet"]),
        published=source.head["published"],
        later=later,
        day=f"{source.day:%A}, {source.day.day} {source.day:%B %Y}",
        year=source.day.year,
        byline=f'<p class="byline">{html.escape(byline)}</p>\n' if byline else "",
        body="\n".join(_block(line) for line in blocks),
        linked=json.dumps(linked, ensure_ascii=False, indent=1).replace("</", "<\\/"),
    )
    return filled.encode()


def _block(line: str) -> str:
    """Return one line of the text as an element: a link to another story, a picture, a heading or a paragraph."""
    if also := _ALSO.fullmatch(line):
        return f'<p class="also"><em>{also["mark"]}</em> <a href="/other">{html.escape(also["title"])}</a></p>'
    if picture := _PICTURE.fullmatch(line):
        caption = html.escape(picture["caption"])
        return f'<figure><img src="picture.jpg" alt=""><figcaption>{caption}</figcaption></figure>'
    words = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", html.escape(line, quote=False))
    heading = re.fullmatch(r"<strong>(.+)</strong>|(.{3,30}\?)", words)
    return f"<h2>{heading[1] or heading[2]}</h2>" if heading else f"<p>{words}</p>"


def pdf(source: Source) -> bytes:
    """Return the source as a PDF of small pages, those of skin `headed` with a running head; stable, not compressed."""
    from fpdf import FPDF  # a development library, and only for this

    headed = source.head.get("skin") == "headed"

    class Pages(FPDF):  # type: ignore[misc]  # the library has no types
        def header(self) -> None:
            self.set_font("Times", "I", 9)
            self.cell(0, 8, source.head["outlet"] if headed else "", align="C", new_x="LMARGIN", new_y="NEXT")

        def footer(self) -> None:
            self.set_y(-15)
            self.set_font("Times", "", 9)
            self.cell(0, 8, f"{self.page_no()}", align="C")

    made = Pages(format=(105, 148) if headed else (148, 210))
    made.core_fonts_encoding = "windows-1252"  # curly quotation marks and dashes
    made.set_compression(False)
    made.set_creation_date(source.day)
    made.set_producer("make_examples.py")
    made.set_title(source.head["title"])
    made.set_author(source.head["outlet"])
    made.set_keywords(f"retelling: {MARK}")
    made.set_auto_page_break(True, margin=20)
    made.add_page()
    made.set_font("Times", "B", 13)
    made.multi_cell(0, 7, source.head["title"], align="L", new_x="LMARGIN", new_y="NEXT")
    made.set_font("Times", "", 11)
    for block in source.body.split("\n"):
        made.multi_cell(0, 5.5, block, align="L", new_x="LMARGIN", new_y="NEXT")
        made.ln(2)
    return bytes(made.output())


def mail(source: Source) -> bytes:
    """Return the source as a mail, hard-wrapped; with a second part in HTML where its skin says `multipart`."""
    message = EmailMessage(policy=EmailPolicy(linesep="\n"))
    message["From"] = f"{_address_name(source.head['outlet'])} <desk@mail.example>"
    message["To"] = "Readers <readers@list.example>"
    message["Subject"] = source.head["title"]
    message["Date"] = f"{source.day:%a, %d %b %Y %H:%M:%S} +0000"
    message["Message-ID"] = f"<{source.name}@mail.example>"
    message["X-Retelling"] = MARK
    wrapped = "\n".join(_wrapped(line) for line in source.body.split("\n"))
    message.set_content(wrapped + "\n\n-- \nYou get this mail because you asked for it.\n", cte="8bit")
    if source.head.get("skin") == "multipart":
        blocks = "\n".join(_block(line) for line in source.body.split("\n") if line)
        message.add_alternative(f"<html><body>\n{blocks}\n</body></html>\n", subtype="html", cte="quoted-printable")
        message.set_boundary("=_two-forms-of-one-letter")
    return message.as_bytes()


def _wrapped(line: str) -> str:
    """Return a line broken at 72 characters, never before a dash, which would look like an item of a list."""
    return textwrap.fill(line.replace(" —", "\xa0—"), 72, break_on_hyphens=False).replace("\xa0—", " —")


def _address_name(outlet: str) -> str:
    return outlet.split(" (")[0]


def _json(data: Mapping[str, object]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def coded(source: Source) -> bytes:
    """Return what lies beside a text: its metadata, and the claims that people coded in it, one a line."""
    claims = json.loads((SOURCES / f"{source.name}.claims.json").read_text(encoding="utf-8"))
    about = _json(source.about).decode().removesuffix("\n}\n")
    rows = ",".join(f"\n  {json.dumps(claim, ensure_ascii=False)}" for claim in claims)
    return f'{about},\n "claims": [{rows}]\n}}\n'.encode()


def jsonl(of: list[Source]) -> bytes:
    """Return the sources of form `line` as one .jsonl."""
    lines = [{"id": s.name, **s.about, "text": s.text} for s in of if s.head["form"] == "line"]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()


def notice(of: list[Source]) -> bytes:
    """Return the notice with a row a document: file, arrangement, what is invented in it, addresses of its facts."""
    rows = "\n".join(
        f"| {_shown_file(s)} | {_shown_pairs(s)} | {_shown_invented(s)} | {_shown_addresses(s)} |" for s in of
    )
    return Template((SOURCES / "notice.md").read_text(encoding="utf-8")).substitute(rows=rows).encode()


def _shown_file(source: Source) -> str:
    suffix = {"page": "html", "pdf": "pdf", "mail": "eml", "text": "txt"}.get(source.head["form"])
    return f"`{source.name}.{suffix}`" if suffix else f"`{LINES}` ({source.name})"


def _shown_pairs(source: Source) -> str:
    pairs = source.head["pair"]
    return "none (a near topic)" if pairs == "none" else pairs.replace(" ", ", ").replace(">", " → ")


def _shown_invented(source: Source) -> str:
    invented = source.head["invented"]
    return "wording only" if invented == "-" else invented


def _shown_addresses(source: Source) -> str:
    return source.head["addresses"].replace(" ", "<br>")


def main(folder: Path) -> None:
    """Write everything into a folder."""
    every = sources()
    files = {name: content for source in every for name, content in files_of(source).items()}
    files |= {LINES: jsonl(every), "NOTICE.md": notice(every)}
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
