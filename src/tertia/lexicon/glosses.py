"""Glosses: English words for the words of another language, so that one reader can read both.

Terms: a *form* is a word or phrase as the other language writes it, in small letters; its *gloss* the English words
that stand for it ("" drops it); an *opening* is a form that has its gloss only at the start of a sentence; a *date
rule* turns a way of writing dates. Each language is one file, `glosses/es.yaml`, read as plain strings (so that a key
`no` is the word and not a truth value):

    words: {acuerdo: agreement, "estados unidos": the United States}      the longest phrase wins

A file may shorten its lists by paradigms; `gloss_forms.py` says how. A form that is written in `words` wins over one
that a paradigm makes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from tertia.errors import LexiconError
from tertia.lexicon.gloss_forms import adjectives_of, conjugate, english_tenses, expand
from tertia.lexicon.territories import territories

Form = tuple[str, ...]
"""A word or phrase as its tokens, in small letters."""

TOKEN = re.compile(r"[^\W\d_]+['’](?=\w)|[^\W\d_]+|\d+|[^\w\s]|_")
"""A token: a word, its elided forerunner (l'), a run of digits, or one other sign."""

_ORDER = ("nouns", "adjectives", "helpers")
_JOINING = frozenset(("in", "of", "to", "at", "on", "with", "from", "by", "for", "and"))
_SLOT = re.compile(r"\{(\w+)\}")
_DAY = r"(?<![\d.,])(?P<day>[0-3]?\d)"
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)(?![\d])"


@dataclass(frozen=True, slots=True)
class DateRule:
    """A way of writing a date, and the English template that its parts go into."""

    pattern: re.Pattern[str]
    template: str


@dataclass(frozen=True, slots=True)
class Glosses:
    """One language, ready to look up.

    `longest` is by first token the number of tokens of the longest form; `after_nouns` what a word means where it
    stands behind a noun; `capital_nouns` is true where every noun has a capital (German), which then says nothing.
    """

    forms: Mapping[Form, str]
    after_nouns: Mapping[str, str]
    verbs: Mapping[str, tuple[str, str]]
    tenses: Mapping[str, Mapping[str, str]]
    openings: Mapping[Form, str]
    longest: Mapping[str, int]
    dates: tuple[DateRule, ...]
    parts: Mapping[str, Mapping[str, str]]
    number: re.Pattern[str] | None
    thousands: str
    decimal: str
    punctuation: Mapping[str, str]
    particles: frozenset[str]
    names: frozenset[str]
    capital_nouns: bool

    def find(self, form: Form, *, opens: bool = False) -> str | None:
        """Return the gloss of a form, or `None`; `opens` tells that it stands at the start of a sentence."""
        gloss = self.openings.get(form) if opens else None
        if gloss is None:
            gloss = self.forms.get(form)
        return self._conjugated(form) if gloss is None else gloss

    def _conjugated(self, form: Form) -> str | None:
        """Return the gloss of a verb with the small words before it: "no firmó" → "did not sign"."""
        tense, lemma = self.verbs.get(form[-1], ("", ""))
        template = self.tenses[tense].get(" ".join(form[:-1])) if tense else None
        return None if template is None else template.format(**english_tenses(lemma))


@dataclass(frozen=True, slots=True)
class WordOrder:
    """English words that change places: an adjective after a noun goes before it; `peoples` are demonyms."""

    nouns: frozenset[str]
    adjectives: frozenset[str]
    helpers: frozenset[str]
    peoples: frozenset[str]

    def is_noun(self, english: str) -> bool:
        """Tell whether a gloss is a noun that an adjective can follow: "asylum seekers", not "in matters"."""
        *others, last = english.split() or [""]
        return last.lower() in self.nouns and not (others and last[0].isupper()) and _JOINING.isdisjoint(others)

    def adjective(self, english: str) -> str | None:
        """Return a gloss as an adjective ("Venezuelans" as "Venezuelan"), or `None` where it is none."""
        if english.endswith("s") and english[:-1] in self.peoples:
            return english[:-1]
        return english if english in self.adjectives else None


@cache
def gloss_languages() -> frozenset[str]:
    """Return the ISO 639-1 codes of the languages that have a gloss file."""
    names = (path.name for path in files("tertia.lexicon").joinpath("glosses").iterdir())
    return frozenset(name.removesuffix(".yaml") for name in names if re.fullmatch(r"[a-z]{2}\.yaml", name))


@cache
def glosses(language: str) -> Glosses:
    """Return the glosses of a language; raises `LexiconError` where its file is wrong."""
    table = read_glosses(f"{language}.yaml")
    forms = {form_of(key): gloss for key, gloss in expand(table, language).items()}
    openings = {form_of(key): gloss for key, gloss in table.get("openings", {}).items()}
    longest: dict[str, int] = {}
    tenses = table.get("tenses", {})
    before_verbs = ((*before.split(), "") for templates in tenses.values() for before in templates if before)
    for form in (*forms, *openings, *before_verbs):
        longest[form[0]] = max(longest.get(form[0], 1), len(form))
    parts = {name: _names(table.get(f"{name}s", {})) for name in ("month", "weekday")}
    numbers = table.get("numbers", {"thousands": ",", "decimal": "."})
    return Glosses(
        forms=MappingProxyType(forms),
        after_nouns=MappingProxyType(adjectives_of(table)),
        verbs=MappingProxyType(conjugate(table, language)),
        tenses=MappingProxyType(tenses),
        openings=MappingProxyType(openings),
        longest=MappingProxyType(longest),
        dates=tuple(_date_rules(table.get("dates", {}), parts)),
        parts=MappingProxyType(parts),
        number=_number(numbers["thousands"], numbers["decimal"]),
        thousands=numbers["thousands"],
        decimal=numbers["decimal"],
        punctuation=MappingProxyType(dict(table.get("punctuation", {}))),
        particles=frozenset(table.get("particles", ())),
        names=frozenset(table.get("names", ())),
        capital_nouns=table.get("capital_nouns") == "yes",
    )


@cache
def word_order() -> WordOrder:
    """Return the words of `glosses/order.yaml`."""
    table = read_glosses("order.yaml")
    nouns, adjectives, helpers = (frozenset(" ".join(table[name]).split()) for name in _ORDER)
    peoples = frozenset(word.rstrip("*") for territory in territories().values() for word in territory.people)
    return WordOrder(nouns, adjectives | peoples, helpers, peoples)


def form_of(key: str) -> Form:
    """Return a key's tokens; raises `LexiconError` for a key without any."""
    if key.isalpha() and key.islower():
        return (key,)
    plain = key.lower().replace("’", "'").replace("' ", "'")
    elided = plain.endswith("'")  # "l'" is a token only before a letter
    found = plain.split() if plain.replace(" ", "").isalpha() else TOKEN.findall(plain + "x" * elided)
    tokens = tuple(found[:-1] if elided else found)
    if not tokens:
        raise LexiconError(f"a gloss has the key {key!r}, which holds no word; take it out")
    return tokens


def read_glosses(name: str) -> Any:
    """Return a gloss file with every value as a string; a key that stands twice is a `LexiconError`."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)(
        files("tertia.lexicon").joinpath("glosses", name).read_text(encoding="utf-8")
    )
    try:
        node = loader.get_single_node()
        _refuse_twice(node, name)
        return loader.construct_document(node)
    except yaml.YAMLError as error:
        raise LexiconError(f"glosses/{name} is no YAML: {error}") from error
    finally:
        loader.dispose()


def _refuse_twice(node: Any, name: str) -> None:
    """Raise where a mapping of the file has one key twice: YAML would silently keep the last."""
    if node.id == "sequence":
        for child in node.value:
            _refuse_twice(child, name)
    if node.id != "mapping":
        return
    seen: set[str] = set()
    for key, value in node.value:
        if key.value in seen:
            line = key.start_mark.line + 1
            raise LexiconError(f"glosses/{name}, line {line}: {key.value!r} stands twice in one list; keep one")
        seen.add(key.value)
        _refuse_twice(value, name)


def _names(table: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType({key.lower(): gloss for key, gloss in table.items()})


def _date_rules(rules: Mapping[str, str], parts: Mapping[str, Mapping[str, str]]) -> Iterator[DateRule]:
    """Yield the rules, the longest first. A rule is words with slots: `el {day} de {month}`: `on {day} {month}`."""
    slots = {"day": _DAY, "year": _YEAR}
    for name, names in parts.items():
        longest_first = sorted(names, key=len, reverse=True)
        slots[name] = rf"\b(?P<{name}>{'|'.join(map(re.escape, longest_first))})\b" if names else r"(?!)"
    for rule, template in sorted(rules.items(), key=lambda item: -len(item[0])):
        pieces = re.split(r"(\{\w+\}|\s+)", rule)
        yield DateRule(re.compile("".join(_piece(p, slots, rule) for p in pieces), re.IGNORECASE), template)


def _piece(piece: str, slots: Mapping[str, str], rule: str) -> str:
    slot = _SLOT.fullmatch(piece)
    if slot is None:
        return r"[^\S\n]+" if piece.isspace() else re.escape(piece)
    if slot.group(1) not in slots:
        raise LexiconError(f"the date rule {rule!r} has the slot {piece}; known are {', '.join(slots)}")
    return slots[slot.group(1)]


def _number(thousands: str, decimal: str) -> re.Pattern[str] | None:
    """Return a pattern of the numbers that English writes in another way, or `None` where there are none."""
    if (thousands, decimal) == (",", "."):
        return None
    mark = "[ \u00a0\u202f]" if thousands.isspace() else re.escape(thousands)
    point = re.escape(decimal)
    grouped = rf"\d{{1,3}}(?:{mark}\d{{3}})+(?:{point}\d+)?"
    return re.compile(rf"(?<![\d.,])(?:{grouped}|\d+{point}\d{{1,2}})(?![\d]|[.,]\d)")
