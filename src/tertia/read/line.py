"""One line of a `.jsonl` of documents → a draft.

{"id": "n1", "text": "Kigali said …", "published": "2025-05-06"} → Draft("Kigali said …", published="2025-05-06")
"""

from __future__ import annotations

import json
from typing import Any

from tertia.errors import InputError
from tertia.model.document import Capture, PublishedBasis
from tertia.read.dateline import is_partial, iso_day, published_in
from tertia.read.draft import Draft

_SHAPE = 'write one object a line, {"id": …, "text": …}'
_OPTIONAL = ("id", "title", "outlet", "url", "language", "published")


def read_line(capture: Capture) -> Draft:
    """Read one line; raises `InputError` where it is no JSON, no object, or has no text. `null` is not given."""
    data = _object(capture)
    text = data.get("text")
    if not isinstance(text, str):
        raise _error(capture, "the document has no `text`" if text is None else "`text` is not a string", _SHAPE)
    if not text.strip():
        raise _error(capture, "`text` is empty", "leave the line out, or give the document's text")
    fields = {name: _word(capture, data, name) for name in _OPTIONAL}
    day, basis = _published(capture, fields["published"], text)
    return Draft(
        text=text,
        title=fields["title"],
        outlet=fields["outlet"],
        url=fields["url"],
        published=day,
        basis=basis,
        language=fields["language"] or "",
        name=fields["id"] or "",
    )


def _object(capture: Capture) -> dict[str, Any]:
    try:
        data = json.loads(capture.content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _error(capture, "the line is not UTF-8", "save the file as UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise _error(capture, f"the line is not JSON ({_reason(error)})", _SHAPE) from error
    if not isinstance(data, dict):
        raise _error(capture, "the line is JSON, but no object", _SHAPE)
    return data


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg.lower()} at column {error.colno}"
    return "it is nested too deeply" if isinstance(error, RecursionError) else "a number is too long"


def _word(capture: Capture, data: dict[str, Any], name: str) -> str | None:
    value = data.get(name)
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None or isinstance(value, str):
        return value or None
    raise _error(capture, f"`{name}` is not a string", f"write `{name}` in quotation marks, or leave it out")


def _published(capture: Capture, words: str | None, text: str) -> tuple[str | None, PublishedBasis]:
    if words and not is_partial(words):
        if day := iso_day(words):
            return day, PublishedBasis.GIVEN
        raise _error(capture, f"`published` is {words[:40]!r}, which is not a day", "write it as 2025-05-06")
    day = published_in(text)
    return day, PublishedBasis.DATELINE if day else PublishedBasis.NONE


def _error(capture: Capture, what: str, remedy: str) -> InputError:
    return InputError(what, where=capture.where, remedy=remedy)
