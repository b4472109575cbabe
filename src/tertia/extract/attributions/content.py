"""Find what was said: the content of a draft inside its sentence.

"The flight is off, the ministry told Reuters on Monday, and will not be repeated."
→ "The flight is off" and "and will not be repeated"
"""

from __future__ import annotations

from tertia.extract.attributions.stretch import Draft, Stretch
from tertia.extract.attributions.tokens import CLOSING, DASHES, OPENING, STOPS
from tertia.lexicon.cues import CueClass, Frame, syntax
from tertia.lexicon.roles import role_lexicon

MARKS = frozenset(',;:.?!)"') | STOPS | DASHES | OPENING | CLOSING
REOPENS = frozenset({",", "—", "–", ":", ";", '"'}) | OPENING
"""Marks after a parenthesis at which its content goes on."""

FARTHEST_THAT = 24
"""Tokens after a cue within which "that" or a colon opens its content: time, place and hearer fit between."""


def fill(stretch: Stretch, drafts: list[Draft], index: int) -> None:
    """Give a draft its content within the sentence."""
    draft = drafts[index]
    left, right = _limits(stretch, drafts, index)
    if draft.cue.lemma == "seen by":
        _set(stretch, draft, [(left, right)])
    elif draft.parenthesis:
        _fill_around(stretch, draft, left, right)
    else:
        _fill_after(stretch, draft, left, right)


def _set(stretch: Stretch, draft: Draft, ranges: list[tuple[int, int]]) -> None:
    spans = [stretch.span(begin, end) for begin, end in ranges]
    draft.content = [span for span in spans if span is not None]


def _fill_around(stretch: Stretch, draft: Draft, left: int, right: int) -> None:
    """Take what stands before a parenthesis, and after it where the sentence goes on."""
    stop = min(draft.begin, draft.source_begin)
    while stop > stretch.first and stretch.tokens.lows[stop - 1] in syntax().links:
        stop -= 1
    lone = stop - left == 1 and stretch.low(left) in role_lexicon().prepositions
    ranges = [] if lone else [(left, stop)]
    end = adverbs_end(stretch, draft.after)
    if end + 1 < right and stretch.tokens.words[end] in REOPENS and not _is_aside(stretch, end):
        ranges.append((end + (stretch.tokens.words[end] not in OPENING), right))
    _set(stretch, draft, ranges)


def _is_aside(stretch: Stretch, comma: int) -> bool:
    """Tell whether what follows a parenthesis is about the speaking: ", who …", ", speaking …"."""
    return stretch.tokens.words[comma] == "," and stretch.low(comma + 1) in syntax().tail_stops


def _fill_after(stretch: Stretch, draft: Draft, left: int, right: int) -> None:
    """Take what follows a cue; with a refusal also the question before it ("Where they are, she would not say")."""
    source_begin = draft.source_begin
    if draft.cue.frame is Frame.OBJECT and stretch.low(source_begin - 1) in ("that", "which", "whom"):
        return
    begin = _start(stretch, draft, right)
    ranges = [(begin, _contrast(stretch, begin, right))]
    if draft.cue.kind is CueClass.REFUSAL:
        opener, words = stretch.low(left), syntax()
        if opener in words.questions or opener in role_lexicon().prepositions or opener in ("asked", "pressed"):
            ranges.insert(0, (left, source_begin))
    _set(stretch, draft, ranges)
    if not draft.content and draft.cue.kind is not CueClass.REFUSAL and source_begin > left:
        _set(stretch, draft, [(left, source_begin)])


def _limits(stretch: Stretch, drafts: list[Draft], index: int) -> tuple[int, int]:
    """Return the tokens between which a content may lie: not beyond the drafts beside it."""
    draft, left, right = drafts[index], stretch.first, stretch.last
    if index > 0:
        before = drafts[index - 1]
        left = before.after
        if not before.parenthesis:
            outer = draft.parenthesis and not before.holds(stretch)
            left = _clause_break(stretch, stretch.first if outer else left, draft.begin)
    after = next((later for later in drafts[index + 2 :] if later.parenthesis), None)
    if index + 1 < len(drafts) and (_yields(stretch, draft, drafts[index + 1]) or after is None):
        after = drafts[index + 1]
    if after is not None and _yields(stretch, draft, after):
        right = after.source_begin if after.source_begin > draft.end else after.begin
        tokens, words = stretch.tokens, syntax()
        while right > stretch.first and (
            tokens.lows[right - 1] in words.joiners or tokens.words[right - 1] in (",", ";", "as")
        ):
            right -= 1
    return left, max(right, left)


def _yields(stretch: Stretch, draft: Draft, after: Draft) -> bool:
    """Tell whether a content ends before the next draft: a clause of its own, or a parenthesis that holds both."""
    if after.parenthesis:
        return not draft.parenthesis and not draft.holds(stretch)
    before = after.source_begin - 1
    return before > stretch.first and (
        stretch.tokens.lows[before] in syntax().joiners or stretch.tokens.words[before] in {",", ";", ":", "—", "–"}
    )


def _clause_break(stretch: Stretch, begin: int, end: int) -> int:
    """Return the token after the last semicolon or colon in [begin, end), or `begin`."""
    for index in range(end - 1, begin, -1):
        if stretch.tokens.words[index] in ";:" and stretch.quoted[index] < 0:
            return index + 1
    return begin


def _start(stretch: Stretch, draft: Draft, right: int) -> int:
    """Return the token at which the content after a cue begins."""
    tokens, begin = stretch.tokens, draft.end
    if draft.cue.frame is Frame.OBJECT:
        return begin
    for index in range(begin, min(right, begin + FARTHEST_THAT)):
        if tokens.words[index] == ":" or (tokens.words[index] in OPENING and index > begin):
            return index + (tokens.words[index] == ":")
        if tokens.lows[index] == "that" and (index == begin or _is_adverbial(stretch, begin, index, draft.cue.frame)):
            return index + 1
    if draft.cue.frame is Frame.HEARER:
        return min(right, _hearer_end(stretch, begin, right))
    return _time_end(stretch, begin, right)


def _is_adverbial(stretch: Stretch, begin: int, end: int, frame: Frame) -> bool:
    """Tell whether only hearer, time and place stand between a cue and its "that"."""
    tokens = stretch.tokens
    if frame is Frame.HEARER:
        return end - begin < 14 or not any(tokens.words[index] in ",;" for index in range(begin, end))
    return _opens_adverb(stretch, begin) or tokens.words[begin] == ","


def _opens_adverb(stretch: Stretch, index: int) -> bool:
    low, words = stretch.tokens.lows[index], syntax()
    return low in role_lexicon().prepositions or low in words.times or low in words.adverbs or low.endswith("ly")


def adverbs_end(stretch: Stretch, begin: int) -> int:
    """Return where time, place and hearer after a cue end: at a mark, at "that", or at once where a clause begins."""
    tokens, index = stretch.tokens, begin
    if index < stretch.last and tokens.is_word(index) and not tokens.is_capital(index):
        told = index > 0 and tokens.lows[index - 1] in syntax().hearer_verbs
        if not told and not _opens_adverb(stretch, index):
            return index
    while index < min(stretch.last, begin + 22):
        if tokens.words[index] in MARKS or (tokens.lows[index] == "that" and index > begin):
            return index
        index += 1
    return index


def _hearer_end(stretch: Stretch, begin: int, right: int) -> int:
    """Return the token after the hearer of "told": a pronoun, a name, "the state news agency"."""
    tokens, roles, index = stretch.tokens, role_lexicon(), begin
    if index < right and tokens.lows[index] in syntax().hearers:
        return _time_end(stretch, index + 1, right)
    if index < right and tokens.lows[index] in roles.determiners:
        index += 1
        while index < right and (
            tokens.is_capital(index)
            or roles.is_noun(tokens.lows[index])
            or tokens.lows[index] in ("of", "press", "news")
        ):
            index += 1
        return _time_end(stretch, index, right)
    while index < right and tokens.is_capital(index):
        index += 1
    return _time_end(stretch, index, right)


def _time_end(stretch: Stretch, begin: int, right: int) -> int:
    """Skip "on Monday", "in an interview with Rwanda TV" after a cue."""
    tokens, words, index = stretch.tokens, syntax(), begin
    while index < right:
        low, after = tokens.lows[index], tokens.lows[index + 1] if index + 1 < right else ""
        if low in words.times or (low in words.before_times and after in words.times):
            index += 1
        elif low in words.setting_prepositions and after and _is_setting(stretch, index, right):
            index = _setting_end(stretch, index + 1, right)
        else:
            break
    return index


def _places_speaking(low: str) -> bool:
    words = syntax()
    return low in words.settings or low in words.times or low in words.audience or low in words.platforms


def _is_setting(stretch: Stretch, index: int, right: int) -> bool:
    return any(_places_speaking(low) for low in stretch.tokens.lows[index + 1 : min(right, index + 7)])


def _setting_end(stretch: Stretch, index: int, right: int) -> int:
    """Return the token after "an interview with Rwanda TV", "a post on X", "the same press conference"."""
    tokens, seen = stretch.tokens, False
    while index < right and tokens.is_word(index):
        low, before = tokens.lows[index], tokens.lows[index - 1]
        if _places_speaking(low):
            seen = True
        elif seen and low not in ("with", "to", "on"):
            named = tokens.is_capital(index) and (tokens.is_capital(index - 1) or before in role_lexicon().prepositions)
            leads = low == "the" and index + 1 < right and tokens.is_capital(index + 1)
            if not (named or leads or (before == "the" and tokens.is_capital(index))):
                break
        index += 1
    return index


def _contrast(stretch: Stretch, begin: int, right: int) -> int:
    """Cut a content before ", while …", where a clause begins that is not the speaker's."""
    for index in range(begin + 3, right - 2):
        comma = stretch.quoted[index] < 0 and stretch.tokens.words[index] == ","
        if comma and stretch.tokens.lows[index + 1] in syntax().contrasts:
            return index
    return right
