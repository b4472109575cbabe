"""Read what stands beside a text: NAME.json beside NAME.txt, of which five fields are looked at and nothing else.

{"published": "2025-05-06", "outlet": "The Example", "claims": […]} → {"outlet": …, "published": "2025-05-06"}
"""

from __future__ import annotations

import json
from pathlib import Path

from tertia.errors import InputError

FIELDS = ("published", "title", "outlet", "url", "lang")
"""What a capture's metadata may hold; everything else in the file is somebody else's."""

TEXT_SUFFIXES = frozenset({".txt", ".html", ".htm", ".pdf", ".eml", ".md"})
"""A .json is metadata where a file of its name with one of these suffixes lies beside it."""


def sidecar_of(path: Path) -> dict[str, str]:
    """Return the metadata beside a file, {} where there is none; raises `InputError` for a NAME.json that is broken."""
    beside = path.with_suffix(".json")
    if path.suffix.lower() not in TEXT_SUFFIXES or not beside.is_file():
        return {}
    try:
        data = json.loads(beside.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise _broken(beside, path, "it is not JSON") from error
    if not isinstance(data, dict):
        raise _broken(beside, path, "it is not an object")
    return {field: str(data[field]) for field in FIELDS if data.get(field) not in (None, "")}


def _broken(beside: Path, path: Path, why: str) -> InputError:
    return InputError(
        f"the metadata of {path.name} cannot be read, {why}",
        where=str(beside),
        remedy=f"mend it or move it away, and give {path.name} again",
    )
