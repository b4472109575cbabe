"""Sources that no verb introduces: "according to X", "by X's count", "a deal seen by SCS", "Jo Bell: …"."""

from __future__ import annotations

from tertia.extract.attributions.sources import Source, source_after
from tertia.extract.attributions.stretch import Draft, Stretch
from tertia.extract.attributions.tokens import Tokens
from tertia.lexicon.cues import Cue, CueClass, Frame, cue_lexicon, syntax
from tertia.lexicon.roles import role_lexicon

ACCORDING = Cue("according to", CueClass.SPEECH, Frame.CLAUSE)
NOUN = Cue("statement", CueClass.SPEECH, Frame.CLAUSE)
COLON = Cue(":", CueClass.SPEECH, Frame.CLAUSE)
SEEN_BY = Cue("seen by", CueClass.SPEECH, Frame.CLAUSE)

NEAREST_COLON = 9
"""Tokens after a subject within which a colon makes it a source ("Wilson Paz was categorical: …")."""


def verbless_drafts(stretch: Stretch) -> list[Draft]:
    """Return the drafts of a sentence whose sources need no verb, in order."""
    drafts: list[Draft] = []
    for index in range(stretch.first, stretch.last):
        if stretch.quoted[index] < 0:
            found = (_according(stretch, index), _seen(stretch, index), _owned(stretch, index))
            drafts.extend(draft for draft in found if draft is not None)
    return drafts


def _according(stretch: Stretch, index: int) -> Draft | None:
    tokens = stretch.tokens
    for rest in cue_lexicon().fixed.get(tokens.lows[index], ()):
        end = index + 1 + len(rest)
        if tuple(tokens.lows[index + 1 : end]) == rest:
            source = source_after(tokens, end, stretch.last, stretch.quoted, anyone=True)
            return Draft(source, index, end, ACCORDING, parenthesis=True) if source is not None else None
    return None


def _seen(stretch: Stretch, index: int) -> Draft | None:
    """Read "under a deal seen by SCS", "a memo that the AP obtained": the paper is the source of the whole sentence."""
    tokens, roles, first = stretch.tokens, role_lexicon(), stretch.first
    if tokens.lows[index] not in syntax().seen or index - first < 2:
        return None
    by = stretch.low(index + 1) == "by" and (stretch.low(index + 2) == "the" or _capital(stretch, index + 2))
    relative = any(tokens.lows[at] in ("that", "which") for at in range(max(first, index - 6), index))
    if not by and not (relative and any(tokens.is_capital(at) for at in range(max(first, index - 4), index))):
        return None
    for at in range(index - 1, max(first - 1, index - 14), -1):
        if tokens.lows[at] in roles.papers:
            begin = at
            while begin > max(first, at - 4) and tokens.is_word(begin - 1):
                if tokens.lows[begin - 1] in roles.prepositions:
                    break
                begin -= 1
            return Draft(Source(begin, at + 1, begin, at + 1), index, index + 1 + by, SEEN_BY, parenthesis=True)
    return None


def _capital(stretch: Stretch, index: int) -> bool:
    return index < stretch.last and stretch.tokens.is_capital(index)


def _owned(stretch: Stretch, index: int) -> Draft | None:
    """Read "by the ministry's count" and "in his words"."""
    tokens, nouns = stretch.tokens, cue_lexicon().nouns
    if tokens.lows[index] not in ("by", "in", "on") or index + 2 >= stretch.last:
        return None
    begin = index + 1
    for at in range(begin + 1, min(stretch.last, index + 9)):
        if tokens.lows[at] in nouns:
            if at == begin + 1 and tokens.lows[begin] in syntax().possessives:
                return Draft(Source(begin, at, begin, at), index, at + 1, NOUN, parenthesis=True)
            end = next((back for back in (at - 1, at - 2) if tokens.lows[back] in ("'s", "’", "'")), begin)
            if end > begin:
                return Draft(Source(begin, end, begin, end), end, at + 1, NOUN, parenthesis=True)
        if not tokens.is_word(at) and tokens.lows[at] not in ("'s", "’", "'"):
            return None
    return None


def colon_draft(stretch: Stretch) -> list[Draft]:
    """Read "Foreign Minister Peter Wamea: no deal", "The consul was blunt: …" and "For Jo Bell, …"."""
    tokens, first = stretch.tokens, stretch.first
    about = stretch.low(first) == "for" and first + 1 < stretch.last
    begin = first + 1 if about else skip_opening(stretch)
    source = source_after(tokens, begin, stretch.last, stretch.quoted)
    if source is None or not _is_one(tokens, source):
        return []
    if about and source.end < stretch.last and tokens.words[source.end] == ",":
        return [Draft(source, first, first + 1, COLON)]
    for index in range(source.end, min(stretch.last - 3, source.end + NEAREST_COLON)):
        if tokens.words[index] == ":" and stretch.quoted[index] < 0 and not tokens.words[index + 1][0].isdigit():
            return [Draft(source, index, index + 1, COLON)]
        if tokens.words[index] in ",;" or tokens.lows[index] in role_lexicon().papers:
            break
    return []


def _is_one(tokens: Tokens, source: Source) -> bool:
    """Tell whether a source is one person or office-holder, or a lone name straight before a colon."""
    roles = role_lexicon()
    lows = tokens.lows[source.head_begin : source.head_end]
    capital = all(tokens.is_capital(at) for at in range(source.head_begin, source.head_end))
    lone = len(lows) <= 2 and capital and lows[0] not in roles.not_names
    if lone and source.head_end < len(tokens) and tokens.words[source.head_end] == ":":
        return True
    known = (
        low in roles.official or low in roles.open or low in roles.titles or low in roles.first_names for low in lows
    )
    return any(sure and low not in roles.bodies for sure, low in zip(known, lows, strict=True)) and not lows[
        -1
    ].endswith("s")


def skip_opening(stretch: Stretch) -> int:
    """Return the token at which the subject of a sentence can begin: after "On Monday" or "In Juba, …"."""
    tokens, words, index = stretch.tokens, syntax(), stretch.first
    while index < stretch.last and not tokens.is_word(index):
        index += 1
    if stretch.low(index) in role_lexicon().prepositions or stretch.low(index) in words.openings:
        for at in range(index, min(stretch.last - 1, index + 12)):
            if tokens.words[at] == "," or tokens.lows[at] in words.times:
                return at + 1 + (tokens.words[at] != "," and tokens.words[at + 1] == ",")
    return index
