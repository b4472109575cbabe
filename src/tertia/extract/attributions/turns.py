"""Find the turns of a transcript or interview: "CHIBESA: Nothing has been agreed." speaks until the next label.

A text is a transcript only where at least two labels stand and one of them comes again.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from tertia.model.span import Span

_LABEL = re.compile(
    r"(?:^[ \t>*•–—-]*|(?<=[.?!…”\"’)] ))"
    r"(?P<label>(?:(?:The|Mr|Mrs|Ms|Dr|Sir|Senator|Minister|Hon|Rt|MIN|Sen|Amb|Prof|Rep|Madam|Chair)\.? )*"
    r"[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|of|the|for|de|and))*"
    r"(?:, [A-Z][A-Z' ]+)?(?: ?\([^)\n]{1,80}\)){0,2}):[ \t]+(?=\S)",
    re.MULTILINE,
)
_RECORD = re.compile(
    r"^[ \t]*(?P<label>(?:Mr|Mrs|Ms|Dr|Senator|The)\.? [A-Z][A-Z'’-]+(?: [A-Z]{2,})*)\.[ \t]+(?=\S)", re.MULTILINE
)
"""A label of a congressional record: "Mr. HALLORAN. One chamber did."."""
_NO_LABEL = frozenset(
    [
        "photo",
        "file",
        "updated",
        "published",
        "caption",
        "credit",
        "note",
        "source",
        "sources",
        "tags",
        "topics",
        "contact",
        "correction",
        "also",
        "related",
        "read",
        "see",
        "subject",
        "date",
        "re",
        "to",
        "from",
        "cc",
        "time",
        "place",
        "and",
        "but",
    ]
)
MIN_LABELS = 3
"""Labels from which a text is a transcript (read off the interviews of gold/train)."""


_LINE = re.compile(r"[^\n]+")
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|our|my|us)\b")
MIN_QUESTIONS = 3
"""Questions in paragraphs of their own from which a text is an interview (gold/train)."""
LONGEST_QUESTION = 400
"""Characters of a question: a longer paragraph that ends in one is not asked."""
FIRST_PERSON_SHARE = 0.5
"""Share of answers with a first person, below which a text only asks questions as headings (gold/train)."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One label, as a span, and what is said under it."""

    label: Span
    content: Span


def find_turns(text: str) -> tuple[Turn, ...]:
    """Return the turns of a transcript, or nothing where the text is none."""
    found = [*_LABEL.finditer(text), *_RECORD.finditer(text)]
    labels = [
        match
        for match in sorted(found, key=lambda match: match.start())
        if match["label"].split()[0].lower() not in _NO_LABEL and len(match["label"]) < 90
    ]
    counts = Counter(_key(match["label"]) for match in labels)
    labels = [
        match
        for match in labels
        if counts[_key(match["label"])] > 1
        or match["label"].isupper()
        or "(" in match["label"]
        or _titled(match["label"])
    ]
    if len(labels) < MIN_LABELS or max(counts.values(), default=0) < 2:
        return ()
    turns = []
    for match, after in zip(labels, [*labels[1:], None], strict=True):
        end = after.start("label") if after else len(text)
        while end > match.end() and text[end - 1].isspace():
            end -= 1
        if end > match.end():
            turns.append(Turn(Span(match.start("label"), match.end("label")), Span(match.end(), end)))
    return tuple(turns)


def find_answers(text: str) -> tuple[Span, ...]:
    """Return the answers of an interview without labels: first-person paragraphs after questions that stand alone."""
    lines = [match for match in _LINE.finditer(text) if match.group().strip()]
    asked = [index for index, line in enumerate(lines) if _is_question(line.group().strip())]
    if len(asked) < MIN_QUESTIONS:
        return ()
    bounds = zip(asked, [*asked[1:], len(lines)], strict=True)
    answers = [Span(lines[at + 1].start(), lines[end - 1].end()) for at, end in bounds if end > at + 1]
    first = sum(_FIRST_PERSON.search(answer.cut(text)) is not None for answer in answers)
    spoken = len(answers) >= MIN_QUESTIONS and first >= FIRST_PERSON_SHARE * len(answers)
    return tuple(answers) if spoken else ()


def _is_question(line: str) -> bool:
    return line.endswith("?") and len(line) < LONGEST_QUESTION and line[0] not in '“"‘«'


def _key(label: str) -> str:
    words = re.sub(r"\([^)]*\)", "", label).split()
    return words[-1].lower() if words else ""


def _titled(label: str) -> bool:
    return label.split()[0] in ("Mr", "Mrs", "Ms", "Senator", "Dr", "Minister")
