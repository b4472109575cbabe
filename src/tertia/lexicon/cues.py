"""Words that give somebody's words back: `cues.yaml`, checked, with the forms of every verb.

cue_lexicon().words["said"] → (WordForm(cue=Cue("say", SPEECH, CLAUSE), form=PAST),)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tertia.errors import LexiconError

_FILE = Path(__file__).with_name("cues.yaml")
_KEYS = frozenset({"verbs", "irregular", "phrases", "fixed", "nouns", "negated", "helpers", "negations", "syntax"})


class CueClass(StrEnum):
    """What somebody does by the words."""

    SPEECH = "speech"
    DENIAL = "denial"
    HOPE = "hope"
    FEAR = "fear"
    REFUSAL = "refusal"
    ACT = "act"


class Frame(StrEnum):
    """Where the content of a cue is looked for."""

    CLAUSE = "clause"
    WEAK = "weak"
    HEARER = "hearer"
    OBJECT = "object"


class Form(StrEnum):
    """A form of a verb; the past stands for the participle too."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    ING = "ing"


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb or phrase in its dictionary form, its class, and its frame."""

    lemma: str
    kind: CueClass
    frame: Frame


@dataclass(frozen=True, slots=True)
class WordForm:
    """One form of a cue: `rest` are the words of a phrase after its verb, in lower case."""

    cue: Cue
    form: Form
    rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Syntax:
    """Small words by which a walk over tokens finds its way; `cues.yaml` groups them under these names."""

    pronouns: frozenset[str]
    object_pronouns: frozenset[str]
    relatives: frozenset[str]
    questions: frozenset[str]
    conditions: frozenset[str]
    breaks: frozenset[str]
    times: frozenset[str]
    settings: frozenset[str]
    platforms: frozenset[str]
    audience: frozenset[str]
    hearers: frozenset[str]
    hearer_verbs: frozenset[str]
    adverbs: frozenset[str]
    before_times: frozenset[str]
    setting_prepositions: frozenset[str]
    away: frozenset[str]
    after_source: frozenset[str]
    leaving: frozenset[str]
    tail_stops: frozenset[str]
    joiners: frozenset[str]
    contrasts: frozenset[str]
    links: frozenset[str]
    openings: frozenset[str]
    appositive: frozenset[str]
    definite: frozenset[str]
    possessives: frozenset[str]
    own: frozenset[str]
    no_source: frozenset[str]
    vague: frozenset[str]
    clause_starts: frozenset[str]
    be: frozenset[str]
    modals: frozenset[str]
    plural_subjects: frozenset[str]
    plain_verbs: frozenset[str]
    giving: frozenset[str]
    answers: frozenset[str]
    seen: frozenset[str]
    verb_endings: frozenset[str]


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """All cues. `words` is keyed by the first word, longest phrases first; the sets hold lower-case words."""

    words: Mapping[str, tuple[WordForm, ...]]
    fixed: Mapping[str, tuple[tuple[str, ...], ...]]
    nouns: frozenset[str]
    negated: Mapping[str, Form]
    helpers: frozenset[str]
    negations: frozenset[str]
    syntax: Syntax

    def lemmas(self) -> frozenset[str]:
        """Return every cue in its dictionary form."""
        return frozenset(form.cue.lemma for forms in self.words.values() for form in forms)


@cache
def cue_lexicon() -> CueLexicon:
    """Return the cues of `cues.yaml`; raises `LexiconError` where the file breaks its own form."""
    return parse_cues(yaml.load(_FILE.read_bytes(), Loader=yaml.CSafeLoader))


def syntax() -> Syntax:
    """Return the small words of `cues.yaml`."""
    return cue_lexicon().syntax


def parse_cues(data: Any) -> CueLexicon:
    """Check the data of `cues.yaml`; raises `LexiconError` for a missing key, an unknown class, a cue named twice."""
    if not isinstance(data, dict) or set(data) != _KEYS:
        raise LexiconError(f"cues.yaml has exactly the keys {', '.join(sorted(_KEYS))}")
    irregular = {verb: tuple(str(forms).split()) for verb, forms in data["irregular"].items()}
    words: dict[str, list[WordForm]] = {}
    for cue in _cues(data):
        verb, *rest = cue.lemma.split()
        for word, form in inflect(verb, irregular.get(verb)):
            words.setdefault(word, []).append(WordForm(cue, form, tuple(rest)))
    fixed: dict[str, list[tuple[str, ...]]] = {}
    for phrase in data["fixed"]:
        first, *rest = phrase.split()
        fixed.setdefault(first, []).append(tuple(rest))
    return CueLexicon(
        words={word: tuple(sorted(forms, key=lambda form: -len(form.rest))) for word, forms in words.items()},
        fixed={word: tuple(rests) for word, rests in fixed.items()},
        nouns=frozenset(data["nouns"].split()),
        negated={w: f for verb in data["negated"].split() for w, f in inflect(verb, irregular.get(verb))},
        helpers=frozenset(data["helpers"].split()),
        negations=frozenset(data["negations"].split()),
        syntax=_syntax(data["syntax"]),
    )


def _syntax(data: Mapping[str, str]) -> Syntax:
    try:
        return Syntax(**{name: frozenset(str(words).split()) for name, words in data.items()})
    except TypeError as error:
        raise LexiconError(f"cues.yaml misses or misspells a group under syntax: {error}") from error


def _cues(data: Mapping[str, Any]) -> Iterator[Cue]:
    seen: set[str] = set()
    for part in ("verbs", "phrases"):
        for kind, frames in data[part].items():
            for frame, lemmas in frames.items():
                for lemma in lemmas.split() if isinstance(lemmas, str) else lemmas:
                    if lemma in seen:
                        raise LexiconError(f"cues.yaml names the cue {lemma} twice")
                    seen.add(lemma)
                    yield _cue(lemma, kind, frame)


def _cue(lemma: str, kind: str, frame: str) -> Cue:
    try:
        return Cue(lemma, CueClass(kind), Frame(frame))
    except ValueError as error:
        raise LexiconError(f"cues.yaml puts {lemma} under {kind}, {frame}, which no rule knows") from error


def inflect(verb: str, irregular: tuple[str, ...] | None) -> tuple[tuple[str, Form], ...]:
    """Return the forms of an English verb; `irregular` gives past and participle where the rules would be wrong."""
    if verb == "be":
        return _BE
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "ie")) else verb
    if irregular and irregular[0].endswith("ed") and irregular[0][-3] == irregular[0][-4]:
        stem = irregular[0][:-2]
    elif irregular and irregular[0] == verb and verb.endswith("t") and len(verb) == 3:
        stem = verb + "t"
    consonant_y = verb.endswith("y") and verb[-2] not in "aeou"
    regular = verb[:-1] + "ied" if consonant_y else verb + "d" if verb.endswith("ee") else stem + "ed"
    past = tuple((word, Form.PAST) for word in irregular or (regular,))
    return ((verb, Form.BASE), (_third(verb, consonant_y), Form.THIRD), *past, (stem + "ing", Form.ING))


def _third(verb: str, consonant_y: bool) -> str:
    if verb in ("have", "go", "do"):
        return {"have": "has", "go": "goes", "do": "does"}[verb]
    if consonant_y:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")


_BE = (
    ("is", Form.THIRD),
    ("are", Form.BASE),
    ("was", Form.PAST),
    ("were", Form.PAST),
    ("been", Form.PAST),
    ("being", Form.ING),
)
