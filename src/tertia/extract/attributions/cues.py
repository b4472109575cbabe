"""Find the verbs and phrases that give somebody's words back.

Terms: a *hit* is one cue in the text, as token indices [begin, end); *helpers* are the words before its verb that
belong to it ("has repeatedly"); a hit is *negated* where one of them negates it, *passive* where its source would
follow "by".

    "He has repeatedly denied that …" → Hit(begin=1, verb=3, end=4, DENIAL)
"""

from __future__ import annotations

from dataclasses import dataclass

from tertia.extract.attributions.tokens import Tokens
from tertia.lexicon.cues import Cue, CueClass, CueLexicon, Form, Frame, WordForm, cue_lexicon
from tertia.lexicon.roles import role_lexicon

UNKNOWN_VERB = Cue("say", CueClass.SPEECH, Frame.CLAUSE)
"""The cue of a verb that no list knows, straight after a quotation."""

GENERAL_REFUSAL = Cue("keep silent", CueClass.REFUSAL, Frame.OBJECT)
"""The cue of a negated verb of answering: "did not reply"."""

ADVERB_LETTERS = 5
"""Letters from which a word in -ly is taken for an adverb between source and verb."""
NO_ADVERBS = frozenset({"family", "reply", "only", "ally", "supply"})

NOT_BEFORE_PAST = frozenset({"a", "an", "the", "to", "of", "any", "its", "their"})
NOT_BEFORE_THIRD = frozenset({"'s", "and", "or", "new", "first", "whose"})
BEFORE_ING = frozenset(
    {
        ",",
        ";",
        "—",
        "–",
        "“",
        "by",
        "and",
        "as",
        "statement",
        "quoted",
        "cited",
        "tweet",
        "letter",
        "order",
        "post",
        "reporters",
    }
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue in the text: helpers from `begin`, the verb at `verb`, the rest of a phrase up to `end` (token indices)."""

    begin: int
    verb: int
    end: int
    cue: Cue
    form: Form
    negated: bool = False
    passive: bool = False


@dataclass(frozen=True, slots=True)
class _Helpers:
    """The words before a verb that belong to it: where they begin, and what they make of it."""

    begin: int
    negated: bool = False
    passive: bool = False
    modal: bool = False


def find_hits(tokens: Tokens, first: int, last: int, quoted: list[int]) -> list[Hit]:
    """Return the cues among tokens [first, last) that stand outside quotations (`quoted[i] >= 0` inside), in order."""
    lexicon = cue_lexicon()
    hits: list[Hit] = []
    index = first
    while index < last:
        hit = None
        if quoted[index] < 0 and (index == first or tokens.words[index][0].islower()):
            low = tokens.lows[index]
            if low in lexicon.words or low in lexicon.negated or low == "drawn":
                hit = _hit_at(tokens, index, first, last, lexicon)
        if hit is not None:
            hits.append(hit)
        index = hit.end if hit is not None else index + 1
    return hits or _after_quotation(tokens, first, last, quoted)


def _after_quotation(tokens: Tokens, first: int, last: int, quoted: list[int]) -> list[Hit]:
    """Return an unknown verb straight after a quotation as a cue: “…,” shot Senator Duarte."""
    endings = tuple(cue_lexicon().syntax.verb_endings)
    for index in range(first + 3, last - 1):
        closes = tokens.words[index - 1] in ("”", '"') and tokens.words[index - 2] in (",", "!", "?")
        if closes and quoted[index] < 0 <= quoted[index - 2]:
            at = index + (tokens.lows[index] in ("he", "she", "they"))
            word = tokens.words[at]
            if word.isalpha() and word.islower() and word.endswith(endings):
                return [Hit(at, at, at + 1, UNKNOWN_VERB, Form.PAST)]
    return []


def _hit_at(tokens: Tokens, index: int, first: int, last: int, lexicon: CueLexicon) -> Hit | None:
    """Return the cue that begins with the verb at a token: silence first, then the longest phrase."""
    helpers, low = _helpers(tokens, index, first, lexicon), tokens.lows[index]
    if helpers.negated and helpers.passive and low == "drawn":
        return Hit(helpers.begin, index, index + 1, GENERAL_REFUSAL, Form.PAST, negated=True)
    silent = helpers.negated and not helpers.passive and lexicon.negated.get(low) in (Form.BASE, Form.PAST)
    if silent and _tells(tokens, index, last, lexicon):
        return Hit(helpers.begin, index, index + 1, GENERAL_REFUSAL, Form.BASE, negated=True)
    for form in lexicon.words.get(low, ()):
        end = index + 1 + len(form.rest)
        if end > last or (form.rest and tuple(tokens.lows[index + 1 : end]) != form.rest):
            continue
        if not _fits(tokens, end, last, form) or (not form.rest and not _verbal(tokens, index, form, helpers)):
            continue
        passive = helpers.passive and form.form is Form.PAST and not form.cue.lemma.startswith("be ")
        return Hit(helpers.begin, index, end, form.cue, form.form, helpers.negated, passive)
    return None


def _fits(tokens: Tokens, end: int, last: int, form: WordForm) -> bool:
    """Tell whether what follows lets a word be a cue: "said yes" and "went on sending" are none."""
    after = tokens.lows[end] if end < last else ""
    if form.cue.lemma == "say":
        return after not in ("yes", "so")
    if form.cue.lemma == "go on":
        return not after.isalpha() or after in ("that", "to", "in", "with", "and", "at", "when")
    if form.cue.lemma == "refuse":
        return after == "to" or after in role_lexicon().determiners
    return True


def _tells(tokens: Tokens, index: int, last: int, lexicon: CueLexicon) -> bool:
    """Tell whether a verb of giving means giving word: "did not return calls", not "did not return to Kigali"."""
    low, words = tokens.lows[index], lexicon.syntax
    if low == "go":
        return index + 1 < last and tokens.lows[index + 1] in ("into", "beyond", "further")
    return low not in words.giving or bool(words.answers.intersection(tokens.lows[index + 1 : min(last, index + 8)]))


def _helpers(tokens: Tokens, index: int, first: int, lexicon: CueLexicon) -> _Helpers:
    """Walk back over the helpers before a verb."""
    words, begin, negated, passive, modal = lexicon.syntax, index, False, False, False
    while begin > first:
        low = tokens.lows[begin - 1]
        negates = low in lexicon.negations or low.endswith("n't")
        contracted = low == "'s" and begin > first + 1 and tokens.lows[begin - 2] in ("he", "she", "it", "that")
        if not (low in lexicon.helpers or negates or contracted or _is_adverb(tokens, begin - 1)):
            break
        negated |= negates
        passive |= low in words.be
        modal |= low in words.modals or low.endswith("n't")
        begin -= 1
    return _Helpers(begin, negated, passive, modal)


def _is_adverb(tokens: Tokens, index: int) -> bool:
    word = tokens.words[index]
    return word.endswith("ly") and word.islower() and len(word) >= ADVERB_LETTERS and word not in NO_ADVERBS


def _verbal(tokens: Tokens, index: int, form: WordForm, helpers: _Helpers) -> bool:
    """Tell whether a form that may also be a noun or an infinitive is the verb of a clause here."""
    before = tokens.lows[helpers.begin - 1] if helpers.begin else ""
    if form.form is Form.PAST:
        return before not in NOT_BEFORE_PAST
    if form.form is Form.ING:
        return before in BEFORE_ING or (helpers.begin != index and tokens.lows[index - 1] in cue_lexicon().syntax.be)
    if form.form is Form.BASE:
        infinitive = before in ("to", "whose") or "to" in tokens.lows[helpers.begin : index]
        return not infinitive and (helpers.modal or _plural_before(tokens, form, before))
    return _singular_before(tokens, form, helpers.begin, before)


def _plural_before(tokens: Tokens, form: WordForm, before: str) -> bool:
    words = cue_lexicon().syntax
    if form.cue.lemma in words.plain_verbs or before in words.plural_subjects or before in (",", "”", '"'):
        return True
    return before.endswith("s") and len(before) > 3 and before not in role_lexicon().determiners


def _singular_before(tokens: Tokens, form: WordForm, begin: int, before: str) -> bool:
    roles = role_lexicon()
    if form.cue.lemma in cue_lexicon().syntax.plain_verbs or form.cue.lemma in ("tell", "add", "deny"):
        return before not in ("the", "a", "whose", "to")
    if before in roles.determiners or before in roles.prepositions or before in NOT_BEFORE_THIRD:
        return False
    return begin == 0 or not before.endswith("s") or tokens.is_capital(begin - 1)
