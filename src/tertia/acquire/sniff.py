"""Tell what bytes are: by their first bytes, then by the name.

sniff(b"%PDF-1.7 …", ".txt") → "application/pdf"        sniff(b"From: a@b\\nDate: …", "") → "message/rfc822"
"""

from __future__ import annotations

import re

HTML = "text/html"
MAIL = "message/rfc822"
PDF = "application/pdf"
TEXT = "text/plain"
DOCUMENT = "application/x-tertia-document+json"
"""One line of a `.jsonl` of documents."""

HEAD = 4096
"""Bytes looked at: every mark below stands in the first hundreds."""

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive or an Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\0", "a program"),
    (b"{\\rtf", "an RTF file"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound recording"),
)
_SUFFIXES = {
    ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".mhtml": MAIL, ".mht": MAIL, ".eml": MAIL, ".pdf": PDF,
    ".txt": TEXT, ".md": TEXT, ".text": TEXT,
}  # fmt: skip
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_HTML_TAG = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_MAIL_HEADER = re.compile(rb"(?:From |[A-Z][A-Za-z-]{1,40}:[ \t])")
_MAIL_FIELDS = re.compile(rb"^(?:from|subject|date|message-id|received|to|mime-version|return-path):", re.I | re.M)


def sniff(content: bytes, suffix: str) -> str:
    """Return the MIME type of bytes from a file with this suffix (".txt", lower-case), "" for bytes without text."""
    head = content[:HEAD].removeprefix(b"\xef\xbb\xbf")
    if b"%PDF-" in head[:1024] and (suffix == ".pdf" or head.lstrip().startswith(b"%PDF-")):
        return PDF
    if foreign_kind(content):
        return ""
    if _HTML_TAG.match(head) and suffix not in (".txt", ".md", ".eml"):
        return HTML
    if _is_mail(head) and suffix not in (".txt", ".md", ".html", ".htm"):
        return MAIL
    return _SUFFIXES.get(suffix, TEXT)


def _is_mail(head: bytes) -> bool:
    fields = {name.lower() for name in _MAIL_FIELDS.findall(head.split(b"\n\n", 1)[0].split(b"\r\n\r\n", 1)[0])}
    return bool(_MAIL_HEADER.match(head)) and len(fields) >= 3


def foreign_kind(content: bytes) -> str:
    """Return in words what bytes are that Tertia does not read ("a PNG picture"), or "" where they may be text."""
    for magic, words in _MAGIC:
        if content.startswith(magic):
            return words
    head = content[:HEAD]
    if head.startswith(_WIDE):
        return ""
    # UTF-16 without a mark has a zero in every second byte, always on one side; binary data on both
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if even + odd > len(head) * 0.02 and min(even, odd) > max(even, odd) * 0.1:
        return "binary data"
    control = sum(head.count(code) for code in (*range(1, 9), *range(14, 27), 28, 29, 30, 31))
    return "binary data" if control > len(head) * 0.05 else ""
