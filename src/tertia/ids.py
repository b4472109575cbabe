"""Stable identifiers: the same content gives the same id on every machine and in every run.

An id is a short letter for what it names, a hyphen, and 80 bits of BLAKE2b over the parts, written in
lower-case base32 (16 characters). Each part is preceded by its length, so ("ab", "c") and ("a", "bc") differ.
80 bits keep the chance of one collision among a thousand million claims below one in a million.
"""

from __future__ import annotations

import base64
import hashlib

ID_BYTES = 10
"""Bytes of digest kept in an id: 10 bytes are exactly 16 base32 characters, without padding."""


def stable_id(letter: str, *parts: str | None) -> str:
    """Return `letter-xxxxxxxxxxxxxxxx` for the given parts; `None` and the empty string differ."""
    digest = hashlib.blake2b(digest_size=ID_BYTES)
    for part in parts:
        if part is None:
            digest.update(b"n")
        else:
            raw = part.encode("utf-8", "surrogatepass")
            digest.update(b"s%d:" % len(raw) + raw)
    return f"{letter}-{base64.b32encode(digest.digest()).decode('ascii').lower()}"


def sha256_hex(content: bytes) -> str:
    """Return the SHA-256 of bytes as 64 hexadecimal digits: the proof that a capture was not changed."""
    return hashlib.sha256(content).hexdigest()
