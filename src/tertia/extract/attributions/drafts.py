"""Join cues and sources into drafts of attributions, sentence by sentence; who the source is comes later.

"Trade will go on, Bell said." → cue "said", source "Bell", a parenthesis beside its content
"""

from __future__ import annotations

from tertia.extract.attributions.content import adverbs_end, fill
from tertia.extract.attributions.cues import Hit, find_hits
from tertia.extract.attributions.sources import Source, source_after, source_before
from tertia.extract.attributions.stretch import Draft, Stretch
from tertia.extract.attributions.tokens import CLOSING, DASHES, OPENING, STOPS
from tertia.extract.attributions.verbless import colon_draft, skip_opening, verbless_drafts
from tertia.lexicon.cues import CueClass, Form, Frame, syntax
from tertia.lexicon.roles import role_lexicon

BEFORE_VERB = frozenset({",", "?", "!", "…", '"', "'", "’"}) | CLOSING | DASHES
"""Marks after which "said NAME" can stand."""
AFTER_PARENTHESIS = frozenset({",", ".", ";", "!", "?", ":", ")", '"'}) | DASHES | OPENING | STOPS
COORDINATORS = frozenset({"and", "but", "or", "then"})


def draft_sentence(stretch: Stretch) -> list[Draft]:
    """Return the drafts of one sentence in order, each with its content inside the sentence."""
    drafts: list[Draft] = []
    for hit in find_hits(stretch.tokens, stretch.first, stretch.last, stretch.quoted):
        if any(hit.begin < draft.end and draft.begin < hit.end for draft in drafts):
            continue
        draft = _draft(stretch, hit, drafts)
        if draft is not None:
            drafts.append(draft)
    drafts.extend(verbless_drafts(stretch))
    if not drafts:
        drafts.extend(colon_draft(stretch))
    drafts.sort(key=lambda draft: draft.begin)
    for index, draft in enumerate(drafts):
        draft.follow = min(draft.follow, index - 1)
        fill(stretch, drafts, index)
    silent = (CueClass.REFUSAL, CueClass.ACT, CueClass.DENIAL)
    return [draft for draft in drafts if draft.content or draft.cue.kind in silent]


def _draft(stretch: Stretch, hit: Hit, drafts: list[Draft]) -> Draft | None:
    """Find the source of a hit: after the verb, before it, or the one that spoke before in the sentence."""
    if hit.passive:
        return _by_agent(stretch, hit)
    if hit.form is Form.ING and hit.begin == hit.verb:
        return _participle(stretch, hit, drafts)
    before = stretch.low(hit.begin - 1)
    if before in COORDINATORS and drafts and hit.form is not Form.ING:
        return Draft(None, hit.begin, hit.end, hit.cue, follow=len(drafts) - 1)
    if _may_invert(stretch, hit):
        anyone = hit.cue.frame is Frame.CLAUSE
        after = source_after(stretch.tokens, hit.end, stretch.last, stretch.quoted, anyone=anyone)
        if after is not None and _closes(stretch, after):
            return Draft(after, hit.begin, hit.end, hit.cue, parenthesis=True, inverted=True)
    source = source_before(stretch.tokens, stretch.first, hit.begin, stretch.quoted)
    return _shared(stretch, hit, drafts, before) if source is None else _before(stretch, hit, source)


def _shared(stretch: Stretch, hit: Hit, drafts: list[Draft], before: str) -> Draft | None:
    """Give a verb without a source of its own that of the sentence: "X signed it and said …", "X said A, denied B"."""
    if before in COORDINATORS and not drafts:
        subject = source_after(stretch.tokens, skip_opening(stretch), stretch.last, stretch.quoted)
        if subject is not None and subject.end < hit.begin and _speaks(stretch, subject):
            return Draft(subject, hit.begin, hit.end, hit.cue)
        return None
    goes_on = before == "," and drafts and not drafts[-1].inverted
    if goes_on and hit.form is not Form.ING and hit.cue.frame is not Frame.WEAK:
        return Draft(None, hit.begin, hit.end, hit.cue, follow=len(drafts) - 1)
    return None


def _before(stretch: Stretch, hit: Hit, source: Source) -> Draft | None:
    """Make a draft of a source that stands before its verb, where both can be what they seem."""
    if stretch.low(source.begin - 1) in syntax().conditions:
        return None
    draft = Draft(source, hit.begin, hit.end, hit.cue, parenthesis=_is_parenthesis(stretch, source, hit))
    opens = _opens_clause(stretch, hit)
    if hit.cue.frame is Frame.WEAK and not draft.parenthesis and not opens:
        return None
    spoken = hit.cue.frame in (Frame.CLAUSE, Frame.HEARER) and hit.cue.kind is CueClass.SPEECH
    anyone = spoken and stretch.low(source.head_begin) in syntax().own and (draft.parenthesis or opens)
    return draft if anyone or _speaks(stretch, source) else None


def _speaks(stretch: Stretch, source: Source) -> bool:
    """Tell whether a source can be one who speaks: a name, a pronoun, or a noun for a person, body or paper."""
    roles, tokens, words = role_lexicon(), stretch.tokens, syntax()
    if tokens.lows[source.head_begin] in words.pronouns:
        return True
    if any(
        roles.is_noun(tokens.lows[index]) or tokens.is_capital(index)
        for index in range(source.head_begin, source.head_end)
    ):
        return True
    return tokens.lows[source.head_begin] in words.vague


def _may_invert(stretch: Stretch, hit: Hit) -> bool:
    """Tell whether "said NAME" can stand here: straight after a comma, a quotation or a dash, without helpers."""
    if hit.begin != hit.verb or hit.begin <= stretch.first or hit.cue.frame in (Frame.HEARER, Frame.OBJECT):
        return False
    if hit.form is Form.ING or (hit.form is Form.BASE and hit.cue.lemma != "say"):
        return False
    return stretch.tokens.words[hit.begin - 1] in BEFORE_VERB


def _closes(stretch: Stretch, source: Source) -> bool:
    """Tell whether a source after its verb ends the parenthesis: nothing that looks like its own verb follows."""
    tokens, index = stretch.tokens, source.end
    if index >= stretch.last or not tokens.is_word(index) or source.end > source.head_end:
        return True
    low, prepositions = tokens.lows[index], role_lexicon().prepositions
    if tokens.lows[source.head_begin] in syntax().pronouns:
        return low in prepositions
    return low in prepositions or low in syntax().times or low in syntax().after_source


def _by_agent(stretch: Stretch, hit: Hit) -> Draft | None:
    """Read "was accused by X": the agent is the source; a passive without one has none."""
    if stretch.low(hit.end) != "by" or hit.cue.frame is Frame.WEAK:
        return None
    source = source_after(stretch.tokens, hit.end + 1, stretch.last, stretch.quoted)
    return Draft(source, hit.begin, hit.end + 1, hit.cue, parenthesis=True) if source is not None else None


def _participle(stretch: Stretch, hit: Hit, drafts: list[Draft]) -> Draft | None:
    """Read ", adding that …": the source is that of the draft before, else the subject of the sentence."""
    if not _opens_clause(stretch, hit) and hit.cue.frame in (Frame.WEAK, Frame.OBJECT):
        return None
    if drafts:
        return Draft(None, hit.begin, hit.end, hit.cue, follow=len(drafts) - 1)
    subject = source_after(stretch.tokens, skip_opening(stretch), stretch.last, stretch.quoted)
    if subject is None or not _speaks(stretch, subject) or subject.end > hit.begin:
        return None
    return Draft(subject, hit.begin, hit.end, hit.cue)


def _opens_clause(stretch: Stretch, hit: Hit) -> bool:
    """Tell whether "that", a colon or a quotation follows a cue, at once or after time and hearer."""
    tokens = stretch.tokens
    for index in range(hit.end, min(stretch.last, hit.end + 7)):
        near = stretch.quoted[index] >= 0 and index <= hit.end + 3
        if near or tokens.lows[index] in ("that", ":", "whether", "how") or tokens.words[index] in OPENING:
            return True
        if tokens.words[index] in (",", ";") and index > hit.end + 5:
            return False
    return False


def _is_parenthesis(stretch: Stretch, source: Source, hit: Hit) -> bool:
    """Tell whether source and verb stand beside their content: "…, the ministry told Reuters on Monday"."""
    tokens, at = stretch.tokens, source.begin - 1
    while at > stretch.first and tokens.lows[at] in syntax().links:
        at -= 1
    if at < stretch.first or (tokens.words[at] not in BEFORE_VERB and tokens.words[at] != "("):
        return False
    if not any(tokens.is_word(index) for index in range(stretch.first, at)):
        return False
    end = adverbs_end(stretch, hit.end)
    return end >= stretch.last or tokens.words[end] in AFTER_PARENTHESIS
