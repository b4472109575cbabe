"""One self-contained page: the text at left, every claim's sentence marked, the claims beside it.

Terms: a *stretch* is a run of the text that one or more claims quote (sentences that overlap are one stretch); a
*card* is a claim's box in the panel; a *badge* is the claim's number, in the text and on its card, each a link to the
other. Filters are checkboxes that style rules read, so that the page works without its script.

    "Kigali agreed to take 250 people." → <span class="s" id="d1-s1">…<a class="b k-stage p0" href="#d1-c1">1</a></span>

Nothing is loaded from elsewhere, and the page forbids it: its policy names the digests of its own style and script,
so that markup smuggled in by a document could run nothing even if it were not escaped.
"""

from __future__ import annotations

import base64
import functools
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from importlib import resources

from tertia.model.claim import Certainty, Claim, Kind
from tertia.model.document import Document
from tertia.publish.claims_text import pair_words, published_words, speaker_words, value_words, when_words, words_of

MOST_UNDERLINES = 4
"""Underlines that are stacked beneath one sentence; more kinds than that show in its badges alone."""

JOINER = "\u2060"
"""The word joiner: no line may break here."""


@dataclass(frozen=True, slots=True)
class PageDocument:
    """A document and its claims; `note` says why there is none ("" where there are some)."""

    document: Document
    claims: tuple[Claim, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: int
    end: int
    claims: tuple[tuple[int, Claim], ...]  # each with its number on the page, from 1


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the parts of one document share: its number on the page, its text, the number of each pair."""

    prefix: str
    document: Document
    pairs: dict[str, int]

    def pair(self, claim: Claim) -> str:
        return f"p{self.pairs[pair_words(claim.sender, claim.host)]}"


def render_page(documents: Sequence[PageDocument]) -> str:
    """Return the page as HTML text for one or more documents."""
    claims = [claim for one in documents for claim in one.claims]
    counts = Counter(pair_words(c.sender, c.host) for c in claims)
    pairs = {pair: number for number, (pair, _) in enumerate(counts.most_common())}
    frames = [_Frame(f"d{n}", one.document, pairs) for n, one in enumerate(documents, start=1)]
    style = _file("page.css") + _filter_rules(frames, documents)
    body = "".join(
        [
            *_top(documents, claims, counts, pairs),
            '<main id="main">',
            *(part for frame, one in zip(frames, documents, strict=True) for part in _article(frame, one)),
            "</main>",
            _footer(),
        ]
    )
    return _shell(_page_title(documents), style, body)


@functools.cache
def _file(name: str) -> str:
    return resources.files("tertia.publish").joinpath("templates", name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _shell(title: str, style: str, body: str) -> str:
    script = _file("page.js")
    policy = f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; base-uri 'none'"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{_text(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}\n"
        f"<script>{script}</script>\n</body>\n</html>\n"
    )


def _text(words: str) -> str:
    """Escape words for HTML; characters that HTML and UTF-8 forbid become the replacement mark."""
    safe = "".join(c if c in "\n\t" or (c >= " " and not "\ud800" <= c <= "\udfff") else "\ufffd" for c in words)
    return escape(safe, quote=True)


def _page_title(documents: Sequence[PageDocument]) -> str:
    if len(documents) == 1:
        return f"{documents[0].document.title or documents[0].document.path} · Tertia"
    return f"{len(documents)} documents · Tertia"


def _filter_rules(frames: Sequence[_Frame], documents: Sequence[PageDocument]) -> str:
    """Return the style rules by which an unchecked box hides its cards, badges and underlines."""
    rules = []
    for kind in Kind:
        off = f"body:has(#f-{kind}:not(:checked))"
        rules += [f"{off} :is(.c,.b).k-{kind}{{display:none}}", f"{off} .u.k-{kind}{{border-color:transparent}}"]
    for number in sorted({n for frame in frames for n in frame.pairs.values()}):
        rules.append(f"body:has(#f-p{number}:not(:checked)) :is(.c,.b).p{number}{{display:none}}")
    for combination in sorted(_combinations(frames, documents)):
        off = "".join(f":has(#f-{pair}:not(:checked))" for pair in combination)
        rules.append(f'body{off} .u[data-p="{" ".join(combination)}"]{{border-color:transparent}}')
    return "\n".join(rules) + "\n"


def _combinations(frames: Sequence[_Frame], documents: Sequence[PageDocument]) -> set[tuple[str, ...]]:
    found = set()
    for frame, one in zip(frames, documents, strict=True):
        for stretch in _stretches(one.claims):
            for kind in Kind:
                found.add(_pairs_of(frame, stretch, kind))
    return found - {()}


def _pairs_of(frame: _Frame, stretch: _Stretch, kind: Kind) -> tuple[str, ...]:
    return tuple(sorted({frame.pair(claim) for _, claim in stretch.claims if claim.kind is kind}))


def _top(
    documents: Sequence[PageDocument], claims: Sequence[Claim], counts: Counter[str], pairs: dict[str, int]
) -> Iterator[str]:
    yield '<a class="skip" href="#main">To the text</a><div class="top">'
    yield '<p class="brand"><b>Tertia</b> claims about third-country transfers, each pinned to its sentence</p>'
    if len(documents) > 1:
        yield '<ul class="toc">'
        for number, one in enumerate(documents, start=1):
            name = _text(one.document.title or one.document.path)
            yield f'<li><a href="#d{number}">{name}</a> <small>{_number(len(one.claims), "claim")}</small></li>'
        yield "</ul>"
    if claims:
        yield '<form class="filters" autocomplete="off">'
        yield from _kind_chips(claims)
        yield from _pair_chips(counts, pairs)
        total = _number(len(claims), "claim")
        yield f'<p class="status" role="status" data-all="{total}">{total}</p></form>'
    yield "</div>"


def _kind_chips(claims: Sequence[Claim]) -> Iterator[str]:
    kinds = Counter(claim.kind for claim in claims)
    yield "<fieldset><legend>Kinds</legend>"
    for kind in Kind:
        if kinds[kind]:
            yield _chip(f"f-{kind}", words_of(kind), kinds[kind], f"k-{kind}")
    yield "</fieldset>"


def _pair_chips(counts: Counter[str], pairs: dict[str, int]) -> Iterator[str]:
    yield "<fieldset><legend>Pairs</legend>"
    for pair, number in pairs.items():
        yield _chip(f"f-p{number}", pair, counts[pair], "")
    yield "</fieldset>"


def _chip(name: str, words: str, count: int, css: str) -> str:
    return (
        f'<label class="chip {css}"><input type="checkbox" id="{name}" checked>'
        f"<span>{_text(words)} <b>{count}</b></span></label>"
    )


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _article(frame: _Frame, one: PageDocument) -> Iterator[str]:
    stretches = _stretches(one.claims)
    language = _text(frame.document.language or "en")
    yield f'<article class="doc" id="{frame.prefix}"><header>'
    yield f'<h1 dir="auto">{_text(frame.document.title or frame.document.path)}</h1>'
    yield f'<p class="facts">{_facts(frame.document)}</p></header>'
    yield f'<div class="text" lang="{language}" dir="auto">'
    yield from _paragraphs(frame, stretches)
    yield '</div><aside class="panel" aria-label="Claims">'
    if one.claims:
        yield '<ol class="claims">'
        for index, stretch in enumerate(stretches, start=1):
            for number, claim in stretch.claims:
                yield from _card(frame, number, claim, f"{frame.prefix}-s{index}")
        yield "</ol>"
    else:
        yield f'<p class="none">{_text(one.note or "No claim was found.")}</p>'
    yield "</aside></article>\n"


def _facts(document: Document) -> str:
    address = document.url or ""
    where = f'<a href="{_text(address)}" rel="noopener">{_text(address)}</a>' if _is_web(address) else ""
    return " · ".join(part for part in (_text(document.outlet or ""), _text(published_words(document)), where) if part)


def _is_web(address: str) -> bool:
    return address.lower().startswith(("https://", "http://"))


def _stretches(claims: Sequence[Claim]) -> list[_Stretch]:
    """Join claims whose sentences overlap into stretches, in the order of the text, and number the claims."""
    joined: list[tuple[int, int, list[Claim]]] = []
    for claim in sorted(claims, key=lambda c: (c.start, c.end)):
        if joined and claim.start < joined[-1][1]:
            start, end, held = joined[-1]
            joined[-1] = (start, max(end, claim.end), [*held, claim])
        else:
            joined.append((claim.start, claim.end, [claim]))
    stretches, number = [], 1
    for start, end, held in joined:
        stretches.append(_Stretch(start, end, tuple(enumerate(held, start=number))))
        number += len(held)
    return stretches


def _paragraphs(frame: _Frame, stretches: Sequence[_Stretch]) -> Iterator[str]:
    """Yield the text in paragraphs (cut at empty lines), every stretch marked; one that crosses a cut goes on."""
    for start, end in _blocks(frame.document.text):
        yield "<p>"
        at = start
        for index, stretch in enumerate(stretches, start=1):
            first, last = max(stretch.start, start), min(stretch.end, end)
            if first < last:
                yield _unmarked(frame.document, at, first)
                yield _marked(frame, index, stretch, first, last)
                at = last
        yield _unmarked(frame.document, at, end)
        yield "</p>\n"


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for part in text.split("\n\n"):
        if part.strip():
            yield start, start + len(part)
        start += len(part) + 2


def _unmarked(document: Document, start: int, end: int) -> str:
    """Return text that no claim quotes; what the reader was told to pass over is set apart."""
    parts, at = [], start
    for mask in sorted(document.masked, key=lambda m: m.span):
        first, last = max(mask.span.start, at), min(mask.span.end, end)
        if first < last:
            inner = _text(document.text[first:last])
            parts += [_text(document.text[at:first]), f'<span class="masked" title="not read">{inner}</span>']
            at = last
    return "".join([*parts, _text(document.text[at:end])])


def _marked(frame: _Frame, index: int, stretch: _Stretch, start: int, end: int) -> str:
    inner = _text(frame.document.text[start:end])
    kinds = list(dict.fromkeys(claim.kind for _, claim in stretch.claims))[:MOST_UNDERLINES]
    for level, kind in enumerate(kinds, start=1):
        pairs = " ".join(_pairs_of(frame, stretch, kind))
        inner = f'<span class="u u{level} k-{kind}" data-p="{pairs}">{inner}</span>'
    name = f' id="{frame.prefix}-s{index}"' if start == stretch.start else ""
    badges = "".join(_badge(frame, n, claim) for n, claim in stretch.claims) if end == stretch.end else ""
    # The joiner keeps the badges on the line of the sentence's last word.
    tail = f'{JOINER}<span class="badges">{badges}</span>' if badges else ""
    return f'<span class="s"{name}>{inner}{tail}</span>'


def _badge(frame: _Frame, number: int, claim: Claim) -> str:
    hint = _text(f"{claim.kind}: {value_words(claim)}")
    return (
        f'<a class="b k-{claim.kind} {frame.pair(claim)}" href="#{frame.prefix}-c{number}" title="{hint}">'
        f'<span class="visually-hidden">claim </span>{number}</a>'
    )


def _card(frame: _Frame, number: int, claim: Claim, sentence: str) -> Iterator[str]:
    name = f"{frame.prefix}-c{number}"
    yield f'<li class="c k-{claim.kind} {frame.pair(claim)}" id="{name}" data-s="{sentence}" tabindex="-1">'
    yield f'<p class="head"><a class="b" href="#{sentence}" title="to its sentence">{number}</a>'
    yield f'<span class="kind">{words_of(claim.kind)}</span>'
    yield f'<span class="pair">{_text(pair_words(claim.sender, claim.host))}</span>{_mark(claim)}</p>'
    yield f'<p class="value">{_text(value_words(claim))}</p>'
    yield f'<blockquote class="said">{_text(claim.quote)}</blockquote>'
    said = speaker_words(claim.speaker, claim.relayed_by)
    facts = " · ".join(part for part in (when_words(claim), f"says {said}" if said else "") if part)
    if facts:
        yield f'<p class="who">{_text(facts)}</p>'
    yield from _why(claim)
    yield "</li>"


def _mark(claim: Claim) -> str:
    if claim.certainty is Certainty.STATED:
        return ""
    return f'<span class="mark {claim.certainty}">{claim.certainty}</span>'


def _why(claim: Claim) -> Iterator[str]:
    yield f"<details><summary>Why · {claim.confidence:.0%} sure</summary>"
    if claim.why:
        yield "<table>"
        for reason in claim.why:
            yield f"<tr><td>{_text(reason.name)}</td><td>{_text(reason.words)}</td><td>{reason.weight:+.2f}</td></tr>"
        yield "</table>"
    yield f"<code>{_text(claim.id)}</code> · characters {claim.start} to {claim.end}</details>"


def _footer() -> str:
    return (
        "<footer>Numbers join a sentence and its claims; a mark tells what is denied, planned or hedged. "
        '<span class="keys"><kbd>J</kbd> and <kbd>K</kbd> go from claim to claim, <kbd>Esc</kbd> lets go. </span>'
        "Read by a program: check the sentence before you rely on it.</footer>"
    )
