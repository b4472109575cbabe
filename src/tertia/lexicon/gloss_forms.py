"""Paradigms of a gloss file: short lists from which all forms of a language's words are made.

    conjugations: {ar: {past: "ó aron", future: "ará arán"}}       tense → endings
    tenses: {past: {"": "{past}", "no": "did not {base}"}}         tense → word before the form → English template
    verbs: {firmar: sign, "negar nieg": deny}                      other stems, of the tenses in `other_stems`, follow
    irregular: {decir: {en: say, past: "dijo dijeron"}}            forms by tense, where no ending makes them
    plurals: [[z, z, ces], ["", "-", s]]                           ending, singular, plural: the first that fits
    agreements: [[o, o a, os as], ["", "-", s]]                    the same for people (both genders) and adjectives
    people: {migrante: migrant}   nouns: {acuerdo: agreement}   adjectives: {secreto: secret}
    contractions: {de: del}                                        "dentro de" is "dentro del" too, with "the"
    combine: [{form: "{a} de {b}", gloss: "{b} {a}", a: {ministro: minister}, b: {seguridad: security}}]

"firmar" gives firmó → signed, no firmó → did not sign, firmará → will sign, and so on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from typing import Any

from tertia.errors import LexiconError
from tertia.lexicon.inflect import noun_forms, verb_forms

Table = Mapping[str, Any]
Pairs = Iterator[tuple[str, str]]

NOUNS = ("people", "nouns")
"""Lists of a gloss file whose English has a plural."""

PARTICIPLE_IS_BASE = ("come", "become", "overcome", "run")
"""English verbs whose participle is their base and not their past."""

_SAME = (
    "advice agriculture aid aircraft barracks citizenship compliance criticism custody data education evidence food "
    "freedom handover health housing information jurisdiction means media money news people personnel police religious "
    "security smuggling spacecraft staff surveillance trafficking violence"
)
SAME_IN_PLURAL = frozenset(_SAME.split())
"""English nouns whose plural is no other form; of a phrase the last word counts."""

OTHER_PLURALS = {
    "child": "children",
    "crisis": "crises",
    "basis": "bases",
    "life": "lives",
    "wife": "wives",
    "memorandum": "memoranda",
}


def expand(table: Table, language: str) -> dict[str, str]:
    """Return form → gloss of a gloss file: what is written in `words` first, then what the paradigms make."""
    forms: dict[str, str] = {}
    adjectives = table.get("adjectives", {})
    try:
        for pairs in (_written(table), _combined(table), _nouns(table), _adjectives(adjectives, table)):
            for form, gloss in pairs:
                forms.setdefault(form, gloss)
    except (KeyError, AttributeError, TypeError, ValueError, IndexError) as error:
        raise LexiconError(f"glosses/{language}.yaml: a list has not its form ({error!r}); mend it") from error
    return forms


def adjectives_of(table: Table) -> dict[str, str]:
    """Return form → gloss of the adjectives alone: some are nouns as well ("médica": doctor, medical)."""
    return dict(_adjectives(table["adjectives"], table)) if "adjectives" in table else {}


def conjugate(table: Table, language: str) -> dict[str, tuple[str, str]]:
    """Return form → (tense, English verb) of all verbs of a gloss file."""
    forms: dict[str, tuple[str, str]] = {}
    try:
        for form, tense, english in _verbs(table):
            forms.setdefault(form, (tense, english))
    except (KeyError, AttributeError, TypeError, ValueError) as error:
        raise LexiconError(f"glosses/{language}.yaml: a verb has not its form ({error!r}); mend it") from error
    return forms


@cache
def english_tenses(lemma: str) -> dict[str, str]:
    """Return base, third, past, participle and ing of an English verb; only its first word is inflected."""
    head = lemma.partition(" ")[0]
    forms = verb_forms(lemma)
    if head == "be":
        rest = lemma[2:]
        return {"base": lemma} | {
            name: word + rest
            for name, word in (("third", "is"), ("past", "was"), ("participle", "been"), ("ing", "being"))
        }
    between = [form for form in forms[2:] if not form.partition(" ")[0].endswith("ing")] or [lemma]
    ing = next(form for form in forms[2:] if form.partition(" ")[0].endswith("ing"))
    participle = lemma if head in PARTICIPLE_IS_BASE else between[-1]
    return {"base": lemma, "third": forms[1], "past": between[0], "participle": participle, "ing": ing}


def _written(table: Table) -> Pairs:
    """Yield the words, each phrase also with its last word drawn together with an article (`de` + `el` = `del`)."""
    contractions = table.get("contractions", {})
    for form, gloss in table.get("words", {}).items():
        yield form, gloss
        head, _, last = form.rpartition(" ")
        if head and last in contractions:
            yield f"{head} {contractions[last]}", f"{gloss} the"


def _combined(table: Table) -> Pairs:
    for rule in table.get("combine", ()):
        slots = {name: _with_plurals(rule[name], table) for name in rule if name not in ("form", "gloss")}
        for choice in product(*(slots[name].items() for name in slots)):
            own = {name: form for name, (form, _) in zip(slots, choice, strict=True)}
            english = {name: gloss for name, (_, gloss) in zip(slots, choice, strict=True)}
            yield rule["form"].format(**own), rule["gloss"].format(**english)


def _with_plurals(slot: str | Table, table: Table) -> Mapping[str, str]:
    """Return a slot's own list, or all forms of the list that it names: nouns, or else adjectives."""
    if not isinstance(slot, str):
        return slot
    return dict(_noun_pairs(slot, table) if slot in NOUNS else _adjectives(table[slot], table))


def _nouns(table: Table) -> Pairs:
    for name in NOUNS:
        yield from _noun_pairs(name, table)


def _noun_pairs(name: str, table: Table) -> Pairs:
    """Yield the nouns of a list: people in both genders, things in one; of a phrase the first word has the ending."""
    rules = table.get("agreements" if name == "people" else "plurals", ())
    for form, gloss in table.get(name, {}).items():
        head, space, rest = form.partition(" ")
        ones, many = _rewritten(head, rules)
        for one in ones:
            yield one + space + rest, gloss
        for plural in many:
            yield plural + space + rest, _english_plural(gloss)


def _english_plural(gloss: str) -> str:
    head, of, rest = gloss.partition(" of ")
    last = head.rpartition(" ")[2]
    if last in SAME_IN_PLURAL or last.endswith(("ese", "ish", "nch", "wiss")):
        return gloss
    plural = head.removesuffix(last) + OTHER_PLURALS[last] if last in OTHER_PLURALS else noun_forms(head)[1]
    return plural + of + rest


def _adjectives(adjectives: Table, table: Table) -> Pairs:
    for form, gloss in adjectives.items():
        ones, many = _rewritten(form, table["agreements"])
        for made in (*ones, *many):
            yield made, gloss


def _rewritten(word: str, rules: Sequence[Sequence[str]]) -> tuple[list[str], list[str]]:
    """Return the singular and plural forms that the first fitting rule [ending, singular, plural] makes."""
    for old, ones, many in rules:
        if word.endswith(old):
            stem = word[: len(word) - len(old)]
            return _added(stem, ones), _added(stem, many)
    return [word], []


def _added(stem: str, endings: str) -> list[str]:
    """Return a stem with each ending; "-" stands for none."""
    return [stem + ending.replace("-", "") for ending in endings.split()]


def _verbs(table: Table) -> Iterator[tuple[str, str, str]]:
    for tenses in table.get("irregular", {}).values():
        for tense, made in tenses.items():
            if tense != "en":
                yield from ((form, tense, tenses["en"]) for form in made.split())
    for entry, english in table.get("verbs", {}).items():
        infinitive, *others = entry.split()
        ending = next((end for end in table["conjugations"] if infinitive.endswith(end)), "")
        stems = [infinitive.removesuffix(ending), *others]
        for tense, endings in table["conjugations"][ending].items():
            for stem in stems if tense in table["other_stems"] else stems[:1]:
                yield from ((form, tense, english) for form in _added(stem, endings))
