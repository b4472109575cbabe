"""Bytes → characters, with the encoding that the bytes themselves bear out before the one that somebody declared.

Terms: a *byte-order mark* tells the encoding and is no character of the text: it is left out. A *lone surrogate* and
the zero character can be stored nowhere: each becomes U+FFFD (�), one for one, so that offsets hold.

    b"\\xef\\xbb\\xbfKigali" → "Kigali"        b"it said \\x93yes\\x94" (not UTF-8) → "it said “yes”", with a warning
"""

from __future__ import annotations

import codecs
import logging
import re

from tertia.errors import UnreadableError
from tertia.model.document import Capture

LOG = logging.getLogger("tertia.read")

SAMPLE = 200_000
"""Bytes that an encoding is guessed from; guessing is slow, and more bytes change nothing."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KNOWN = re.compile(
    r"(?:utf-?(?:8|16|32)|iso-?8859|latin|windows-|cp\d|koi8|gb|big5|shift|sjis|euc|mac|iso-2022|us-ascii|tis)"
)
"""Encodings that pages and mails are written in; Python knows others (punycode, hex) that a text must not choose."""
_ESCAPED = ("iso2022", "iso-2022", "hz")
_WRONG = re.compile("[\0\ud800-\udfff]")


def clean(text: str) -> str:
    """Return a text of the same length in which every character can be stored."""
    return _WRONG.sub("\ufffd", text)


def decode(capture: Capture, declared: str | None = None) -> str:
    """Return the characters of a capture; raises `UnreadableError` for bytes that are no text."""
    return clean(decode_bytes(capture.content, declared, where=capture.where))


def decode_bytes(content: bytes, declared: str | None, *, where: str) -> str:
    """Decode bytes: by their mark, as UTF-8 where they are valid, as declared, else as guessed."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    if wide := _wide(content):
        return content.decode(wide, "replace")
    known = _codec(declared)
    try:
        text = content.decode("utf-8")
        return content.decode(known, "replace") if known and known.startswith(_ESCAPED) else text
    except UnicodeDecodeError:
        pass
    if known and known not in ("utf-8", "ascii"):
        return content.decode(known, "replace")
    return _guess(content, where)


def _wide(content: bytes) -> str | None:
    """Tell UTF-16 without a mark: Latin letters leave a zero on one side of every pair."""
    head = content[:1024]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) / 2
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _codec(declared: str | None) -> str | None:
    """Return Python's name of a declared encoding, or `None` for one that a text must not choose."""
    name = (declared or "").strip().strip("\"'").lower()
    if not name.isascii() or not _KNOWN.match(name):
        return None
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    # as browsers do: pages that declare Latin-1 are written on Windows, and GB 18030 holds all of GB 2312
    return {"iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}.get(found, found)


def _guess(content: bytes, where: str) -> str:
    """Read bytes that are not UTF-8 and say so once, in the log."""
    text = content.decode("utf-8", "replace")
    bad, whole = text.count("\ufffd"), sum(1 for c in text if "\x7f" < c != "\ufffd")
    if bad <= whole:  # UTF-8 with a few broken characters: another encoding would spoil all the others
        LOG.warning("%s: %d characters are not valid UTF-8; they are read as U+FFFD.", where, bad)
        return text
    encoding = "cp1252" if _western(content) else _detected(content)
    if encoding is None:
        raise UnreadableError(
            "its characters are in no encoding that can be told", where=where, remedy="save it as UTF-8"
        )
    LOG.warning("%s: it is not UTF-8; it is read as %s. Save it as UTF-8 if words look wrong.", where, encoding)
    return content.decode(encoding, "replace")


def _western(content: bytes) -> bool:
    """Tell whether bytes above 127 are as rare as in Western European text, on which guessers err."""
    sample = content[:SAMPLE]
    high = sum(1 for byte in sample if byte > 127)
    letters = sum(1 for byte in sample if 65 <= (byte & 0xDF) <= 90)
    return high <= 0.15 * letters


def _detected(content: bytes) -> str | None:
    from charset_normalizer import from_bytes  # slow to load, and only for the few texts that are not UTF-8

    best = from_bytes(content[:SAMPLE]).best()
    return best.encoding if best is not None else None
