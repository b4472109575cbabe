"""Choose the attribution that holds for a sentence or a stretch of it."""

from __future__ import annotations

from collections.abc import Sequence

from tertia.extract.sentences import Sentence
from tertia.lexicon.roles import role_lexicon
from tertia.model.source import Attribution, Speaker
from tertia.model.span import Span

MIN_SHARE = 0.20
"""Share of a sentence, source and cue not counted, that a content must cover to decide for the whole (gold/train)."""


TURN_WEIGHT = 0.31
"""What a transcript's turn weighs against an attribution within it: a turn covers the whole sentence (gold/train)."""


def speaker_at(span: Span, attributions: Sequence[Attribution]) -> Attribution | None:
    """Return the attribution whose content covers most of a stretch, the innermost first; `None` for none."""
    best: tuple[int, int, Attribution] | None = None
    for one in attributions:
        shared = sum(max(0, min(span.end, part.end) - max(span.start, part.start)) for part in one.content)
        if shared <= 0:
            continue
        size = -sum(len(part) for part in one.content)
        if best is None or (shared, size) > (best[0], best[1]):
            best = (shared, size, one)
    return best[2] if best else None


def speaker_of(
    sentence: Sentence, attributions: Sequence[Attribution], *, act: bool = False
) -> tuple[Speaker | None, str | None]:
    """Return (speaker, relayed_by) of a claim in a sentence, as long as nothing finer is known than the sentence.

    `act` is for claims that are themselves acts of speech (an offer, a refusal, a denial of any deal, a concern, an
    assurance, silence): they have a speaker nearly always, so any words in the sentence count, else its subject.
    """
    best = _best(sentence.span, attributions, 0.0 if act else MIN_SHARE)
    if best is None and act:
        best = next((one for one in attributions if _is_subject(one) and _starts_in(one, sentence)), None)
    return (best.speaker, best.relayed_by) if best else (None, None)


def _is_subject(one: Attribution) -> bool:
    """Tell whether this is no attribution but the subject of a sentence without any: who acts in it."""
    return not one.content and one.cue is None


def _starts_in(one: Attribution, sentence: Sentence) -> bool:
    return one.source is not None and sentence.start <= one.source.start < sentence.end


def is_bench(speaker: Speaker | None) -> bool:
    """Tell whether a speaker is a court or judge: what it does (`court`) has no speaker."""
    if speaker is None:
        return False
    words = set(f"{speaker.name or ''} {speaker.role or ''}".lower().split())
    return bool(words & role_lexicon().judicial) or bool(
        words & {"parliament", "senate", "committee", "assembly", "council", "commons", "lords"}
    )


def _best(span: Span, attributions: Sequence[Attribution], least: float) -> Attribution | None:
    best: tuple[tuple[float, int], Attribution] | None = None
    for one in attributions:
        own = sum(_shared(span, part) for part in (one.source, one.cue) if part)
        covered = sum(_shared(span, part) for part in one.content)
        if not one.content and own and one.cue is not None:
            covered, own = own, 0
        if not covered:
            continue
        share = covered / max(1, len(span) - own)
        if one.cue is None and not one.carried:
            share *= TURN_WEIGHT
        rank = (min(1.0, share), covered)
        if share >= least and (best is None or rank > best[0]) and (one.speaker or one.relayed_by or one.cue):
            best = (rank, one)
    return best[1] if best else None


def _shared(span: Span, other: Span) -> int:
    return max(0, min(span.end, other.end) - max(span.start, other.start))
