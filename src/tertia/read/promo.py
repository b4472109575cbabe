"""Find what is not the author's report in a text, by the rules of `lexicon/promo.yaml`.

Terms: a *promo line* is a link to another story, a newsletter box, a button, a credit. To *mask* keeps the text and
marks the stretch, so that offsets hold; to *drop* takes it out, which is done only before a text becomes canonical.

    "It was signed.\\nAlso, read: Tea prices fall\\n" → Mask(15..42, "also_read")
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tertia.lexicon.promo import PromoRule, Where, promo_rules
from tertia.model.document import Mask
from tertia.model.span import Span

MAX_LINE = 260
"""Code points: a longer line is a paragraph of the report, and only the rules for sentences look into it."""

MAX_LIST = 6
"""Lines beneath a heading such as "Related:" that are taken for its list; a page's own list is rarely longer."""

_LINE = re.compile(r"[^\n\r]+")
_BLANKS = {ord(c): " " for c in "\t\xa0\u2007\u202f\u2009\u200a\u3000"}
_EDGES = ' -–—•*·|>[](){}"“”'
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_STARTS = re.compile(r"(?:^|(?<=[.!?…][\s\"”’»)\]])|(?<=[.!?…]))[\s\"“(\[|•-]*(?=\w)")
_SENTENCE_END = re.compile(r"[.!?…)][\"”’»)\]]*$")
"""A full stop, or the bracket of a credit: such a line is a sentence or a caption, not a title."""
_LINK = re.compile(r"(?:[-–—•*·|>]\s*)?\S.{5,160}")


def mask_promo(text: str) -> tuple[Mask, ...]:
    """Return the promo stretches of a text in its order, none overlapping another."""
    plain = text.translate(_BLANKS)
    lines = [Span(*m.span()) for m in _LINE.finditer(plain) if not m[0].isspace()]
    found: list[Mask] = []
    at = 0
    while at < len(lines):
        masks, used = _look(plain, lines, at)
        found += masks
        at += used
    return tuple(found)


def _look(text: str, lines: list[Span], at: int) -> tuple[list[Mask], int]:
    """Return the masks that begin in line `at`, and how many lines are done with."""
    line = lines[at]
    if len(line) <= MAX_LINE:
        words = _bare(line.cut(text))
        for rule in (*_rules(Where.LINE), *(_rules(Where.INNER) if at else ())):
            if rule.pattern.fullmatch(words):
                return [Mask(_strip(text, line), rule.name)], 1
        for rule in _rules(Where.HEADING):
            if rule.pattern.fullmatch(words):
                listed = list(_list_beneath(text, lines, at))
                return [Mask(_strip(text, s), rule.name) for s in (line, *listed)], 1 + len(listed)
    return _in_sentences(text, line), 1


def _rules(where: Where) -> Iterator[PromoRule]:
    return (rule for rule in promo_rules() if rule.where is where)


def _bare(line: str) -> str:
    """Return a line with single blanks, without bullets, rules and brackets that only dress it."""
    words = " ".join(line.split()).strip(" -–—•*·|>=_")
    if words and _BRACKETS.get(words[0]) == words[-1]:
        words = words[1:-1].strip()
    return words


def _strip(text: str, span: Span) -> Span:
    words = span.cut(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _list_beneath(text: str, lines: list[Span], at: int) -> Iterator[Span]:
    """Yield the lines right beneath a heading that look like titles: short, no full stop, no empty line between."""
    for before, line in zip(lines[at : at + MAX_LIST], lines[at + 1 : at + 1 + MAX_LIST], strict=False):
        words = line.cut(text).strip()
        near = text.count("\n", before.end, line.start) == 1
        if not near or not _LINK.fullmatch(words) or _SENTENCE_END.search(words):
            return
        yield line


def _in_sentences(text: str, line: Span) -> list[Mask]:
    """Lay the rules for sentences at every place of a line where a sentence may begin."""
    found: list[Mask] = []
    words = line.cut(text)
    done = 0
    for start in _STARTS.finditer(words):
        if start.end() < done:
            continue
        for rule in _rules(Where.SENTENCE):
            if hit := rule.pattern.match(words, start.end()):
                found.append(Mask(_strip(text, Span(line.start + hit.start(), line.start + hit.end())), rule.name))
                done = hit.end()
                break
    return found


def drop_promo(text: str) -> str:
    """Return a text without its promo stretches; a line that held nothing else goes with them."""
    kept: list[str] = []
    at = 0
    for mask in mask_promo(text):
        kept.append(text[at : mask.span.start])
        kept.append("\0")
        at = mask.span.end
    kept.append(text[at:])
    lines = ((line, line.replace("\0", "")) for line in "".join(kept).split("\n"))
    return "\n".join(left.rstrip() for line, left in lines if "\0" not in line or left.strip(_EDGES))
