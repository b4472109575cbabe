"""Make the attributions of a document from the drafts of its sentences, in the order of the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tertia.extract.attributions.drafts import draft_sentence
from tertia.extract.attributions.mentions import find_mentions
from tertia.extract.attributions.names import PlaceIndex, find_names
from tertia.extract.attributions.people import Page
from tertia.extract.attributions.relay import relay_of, seen_by
from tertia.extract.attributions.sources import Source, source_after
from tertia.extract.attributions.spans import Quotation, find_quotations
from tertia.extract.attributions.speakers import Resolved, Resolver
from tertia.extract.attributions.stretch import Draft, Stretch
from tertia.extract.attributions.tokens import Tokens, scan
from tertia.extract.attributions.turns import Turn, find_answers, find_turns
from tertia.extract.attributions.verbless import SEEN_BY, skip_opening
from tertia.extract.sentences import Sentence
from tertia.lexicon.cues import CueClass, syntax
from tertia.model.document import Document
from tertia.model.place import PlaceMention
from tertia.model.source import Attribution, AttributionType, Speaker, SpeakerMention
from tertia.model.span import Span

HEADLINES = 3
"""Sentences at a document's head that can be its headlines, where "the minister" is nobody introduced."""


@dataclass(slots=True)
class _Work:
    """What is known while one document is read."""

    tokens: Tokens
    quotations: tuple[Quotation, ...]
    quoted: list[int]
    resolver: Resolver
    sentences: Sequence[Sentence]
    found: list[Attribution] = field(default_factory=list)
    named: list[SpeakerMention] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    latest: tuple[int, int] = (-1, -1)
    """Paragraph and sentence of the latest attribution."""
    source: Span | None = None
    """The words that named the source of the latest attribution."""
    last: tuple[Speaker | None, str | None, int] | None = None
    """Speaker, outlet and paragraph of the latest attribution."""


def find_attributions(
    document: Document, sentences: tuple[Sentence, ...], places: tuple[PlaceMention, ...]
) -> tuple[Attribution, ...]:
    """Return the attributions of a document in order of their contents; masked sentences are skipped."""
    return read_speech(document, sentences, places)[0]


def read_speech(
    document: Document, sentences: tuple[Sentence, ...], places: tuple[PlaceMention, ...]
) -> tuple[tuple[Attribution, ...], tuple[SpeakerMention, ...]]:
    """Return the attributions of a document, and everyone whom its sentences name who could speak."""
    tokens = scan(document.text)
    turns = find_turns(document.text)
    quotations = () if turns else find_quotations(document.text)
    index = PlaceIndex(places)
    resolver = Resolver(Page(tokens, find_names(tokens, index, document.outlet or ""), index))
    work = _Work(tokens, quotations, _quoted(tokens, quotations), resolver, sentences)
    for sentence in sentences:
        if not sentence.masked:
            _read(work, sentence)
    for turn in turns:
        _turn(work, turn)
    for answer in () if turns else find_answers(document.text):
        guest = resolver.guest()
        if guest is not None:
            work.found.append(Attribution(None, None, (answer,), AttributionType.DIRECT, guest))
    return tuple(sorted(work.found, key=_place)), tuple(work.named)


def _place(one: Attribution) -> int:
    return min(span.start for span in (*one.content, one.cue, one.source) if span is not None)


def _quoted(tokens: Tokens, quotations: Sequence[Quotation]) -> list[int]:
    """Return for every token the index of the quotation it stands in, or -1."""
    marks = [-1] * len(tokens)
    for number, quotation in enumerate(quotations):
        for part in quotation.parts:
            for at in range(tokens.at(part.start), tokens.at(part.end)):
                marks[at] = number
    return marks


def _read(work: _Work, sentence: Sentence) -> None:
    """Add the attributions of one sentence, and give its quotations to their speakers."""
    tokens = work.tokens
    stretch = Stretch(tokens, tokens.at(sentence.start), tokens.at(sentence.end), work.quoted)
    drafts = draft_sentence(stretch)
    work.resolver.heading = sentence.heading and sentence.index < HEADLINES
    resolved: list[Resolved] = []
    for draft in drafts:
        resolved.append(_resolve(work, draft, resolved))
    owners = {number: _owner(work, drafts, number) for number in _quotations_in(work, sentence)}
    for position, (draft, who) in enumerate(zip(drafts, resolved, strict=True)):
        own = [number for number, owner in owners.items() if owner == position]
        work.taken.update(own)
        _add(work, sentence, draft, who, [work.quotations[number] for number in own])
    if not drafts:
        subject = source_after(tokens, skip_opening(stretch), stretch.last, work.quoted)
        if subject is not None:
            _act(work, subject)
    for number, owner in owners.items():
        if owner is None:
            _carry(work, sentence, number)
    work.named.extend(find_mentions(work.resolver.page, work.resolver.memory, stretch))


def _act(work: _Work, subject: Source) -> None:
    """Keep the subject of a sentence without cue: no words, but who acts in it ("Tuvalu said no", rule 21)."""
    speaker = work.resolver.notice(subject)
    if speaker is not None:
        source = _trimmed(work.tokens, subject)
        work.found.append(Attribution(source, None, (), AttributionType.INDIRECT, speaker))


def _resolve(work: _Work, draft: Draft, resolved: list[Resolved]) -> Resolved:
    if draft.source is None:
        return resolved[draft.follow] if 0 <= draft.follow < len(resolved) else Resolved(None)
    return work.resolver.resolve(draft.source)


def _quotations_in(work: _Work, sentence: Sentence) -> list[int]:
    """Return the full quotations, not yet given to anybody, that this sentence touches."""
    return [
        number
        for number, quotation in enumerate(work.quotations)
        if number not in work.taken and quotation.outer.overlaps(sentence.span) and quotation.full
    ]


def _owner(work: _Work, drafts: list[Draft], number: int) -> int | None:
    """Return the draft of this sentence to which a quotation belongs: the one whose cue or content stands nearest."""
    quotation, tokens = work.quotations[number], work.tokens
    best: tuple[int, int] | None = None
    for position, draft in enumerate(drafts):
        if draft.cue.kind is CueClass.REFUSAL:
            continue
        start, end = tokens.starts[min(draft.begin, draft.source_begin)], tokens.ends[draft.after - 1]
        gap = quotation.outer.start - end if quotation.outer.start >= end else start - quotation.outer.end
        inside = any(span.overlaps(quotation.outer) for span in draft.content)
        rank = (0 if inside else 1000) + max(0, gap)
        if best is None or rank < best[0]:
            best = (rank, position)
    return best[1] if best else None


def _add(work: _Work, sentence: Sentence, draft: Draft, who: Resolved, own: list[Quotation]) -> None:
    """Add the attribution that a draft makes with its speaker and its quotations."""
    tokens = work.tokens
    if draft.cue.kind is CueClass.ACT and (who.speaker is None or who.speaker.name or who.speaker.role):
        return
    source = _trimmed(tokens, draft.source) if draft.source else work.source
    cue = Span(tokens.starts[draft.begin], tokens.ends[draft.end - 1])
    parts = [part for quotation in own for part in quotation.parts]
    content = _merge(tokens.text, [*draft.content, *parts], [span for span in (source, cue) if span])
    relay = who.outlet or _relay(work, sentence, draft, who)
    kind = _type(work, content, own)
    work.found.append(Attribution(source, cue, content, kind, who.speaker, relay, carried=draft.source is None))
    work.source, work.latest = source, (sentence.paragraph, sentence.index)
    if who.speaker is not None or who.outlet:
        work.last = (who.speaker, relay, sentence.paragraph)


def _type(work: _Work, content: Sequence[Span], own: Sequence[Quotation]) -> AttributionType:
    if own and _only(content, own):
        return AttributionType.DIRECT
    return AttributionType.MIXED if own or _has_quote(work, content) else AttributionType.INDIRECT


def _relay(work: _Work, sentence: Sentence, draft: Draft, who: Resolved) -> str | None:
    """Return the outlet: named in the sentence, or that of the words before where a pronoun carries them on."""
    find = seen_by if draft.cue is SEEN_BY else relay_of
    first, last = work.tokens.at(sentence.start), work.tokens.at(sentence.end)
    relay = find(work.tokens, work.resolver.page.names, first, last)
    if relay is not None or who.speaker is None or who.speaker.name is None or work.last is None:
        return relay
    pronoun = draft.source is None or work.tokens.lows[draft.source.head_begin] in syntax().pronouns
    same = work.last[0] is not None and work.last[0].name == who.speaker.name
    return work.last[1] if pronoun and same else None


def _trimmed(tokens: Tokens, source: Source) -> Span:
    end = source.end
    while end > source.begin + 1 and tokens.words[end - 1] in ",—–":
        end -= 1
    return Span(tokens.starts[source.begin], tokens.ends[end - 1])


def _has_quote(work: _Work, content: Iterable[Span]) -> bool:
    return any(quotation.outer.overlaps(span) for span in content for quotation in work.quotations)


def _only(content: Sequence[Span], own: Sequence[Quotation]) -> bool:
    return all(any(quotation.outer.contains(span) for quotation in own) for span in content)


def _merge(text: str, spans: list[Span], holes: list[Span]) -> tuple[Span, ...]:
    """Join touching spans and cut out source and cue; a piece without a letter or digit falls."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end + 1:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    for hole in holes:
        out = [piece for span in out for piece in _without(span, hole)]
    return tuple(span for span in out if any(char.isalnum() for char in span.cut(text)))


def _without(span: Span, hole: Span) -> list[Span]:
    if not span.overlaps(hole):
        return [span]
    pieces = []
    if span.start < hole.start:
        pieces.append(Span(span.start, hole.start))
    if hole.end < span.end:
        pieces.append(Span(hole.end, span.end))
    return pieces


def _carry(work: _Work, sentence: Sentence, number: int) -> None:
    """Give a quotation without a cue to the speaker before it: in the same paragraph, or in the one just before."""
    quotation = work.quotations[number]
    final = _sentence_at(work, quotation.outer.end - 1)
    near = work.last is not None and sentence.paragraph - work.last[2] <= 1
    if final > sentence.index and (len(quotation.parts) == 1 or not near):
        return  # it runs on into a later sentence, where its cue may stand
    work.taken.add(number)
    speaker, relay = None, None
    if work.last is not None and near:
        speaker, relay = work.last[0], work.last[1]
    speaker = work.resolver.memory.last_speaker() or speaker
    if not _goes_on(work, sentence, quotation, speaker):
        source = work.source if speaker is not None else None
        made = Attribution(source, None, quotation.parts, AttributionType.DIRECT, speaker, relay, carried=True)
        work.found.append(made)
        if speaker is not None:
            work.last = (speaker, relay, work.sentences[final].paragraph)


def _goes_on(work: _Work, sentence: Sentence, quotation: Quotation, speaker: Speaker | None) -> bool:
    """Add a quotation to the attribution of the sentence before, where the same speaker's words only go on."""
    before = next((one for one in reversed(work.found) if one.content), None)
    adjacent = work.latest == (sentence.paragraph, sentence.index - 1)
    if before is None or not adjacent or before.speaker != speaker or not before.content:
        return False
    if before.type is AttributionType.INDIRECT:
        return False
    holes = [span for span in (before.source, before.cue) if span]
    work.found[work.found.index(before)] = replace(
        before, content=_merge(work.tokens.text, [*before.content, *quotation.parts], holes)
    )
    work.latest = (sentence.paragraph, sentence.index)
    return True


def _sentence_at(work: _Work, position: int) -> int:
    return max(0, bisect_right([sentence.start for sentence in work.sentences], position) - 1)


def _turn(work: _Work, turn: Turn) -> None:
    """Give what is said under a label of a transcript to the person whom the label names."""
    tokens = work.tokens
    speaker = work.resolver.label(tokens.at(turn.label.start), tokens.at(turn.label.end))
    work.found.append(Attribution(turn.label, None, (turn.content,), AttributionType.DIRECT, speaker, None))
