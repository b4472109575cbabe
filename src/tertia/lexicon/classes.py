"""Word classes: words that say the same thing for our purpose, under one name ("agree", "people", "deal").

A file in `lexicon/classes/` maps a class name to lists of lemmas:

    agree:
      verbs: [agree, consent, sign up]      # all their forms are meant; only the first word of a phrase is inflected
      nouns: [accord]                       # singular and plural; only the last word of a phrase is inflected
      words: [on board with]                # exactly as written
      classes: [accept]                     # everything in another class, too

Everything is lower case. `@c` `@d` `@o` `@city` (a country, its demonym, an office of a state, a town), `@n` (people
counted), `@m` (money), `@t` (a length of time), `@num` and `@when` stand for what the layers found.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from tertia.errors import LexiconError
from tertia.lexicon.inflect import noun_forms, verb_forms

_FORMS: dict[str, Callable[[str], list[str]]] = {"verbs": verb_forms, "nouns": noun_forms, "words": lambda word: [word]}


def load_yaml(folder: str) -> list[tuple[str, Any]]:
    """Return (file name, content) of every YAML file in a folder of the lexicon, in the order of the names."""
    import yaml

    found = []
    for file in sorted(files("tertia.lexicon").joinpath(folder).iterdir(), key=lambda f: f.name):
        if file.name.endswith(".yaml"):
            loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
            found.append((file.name, yaml.load(file.read_text(encoding="utf-8"), Loader=loader)))
    return found


@cache
def word_classes() -> Mapping[str, frozenset[str]]:
    """Return class name → all its words and phrases, lower case, each a string of tokens joined by one space."""
    raw: dict[str, dict[str, list[str]]] = {}
    for name, content in load_yaml("classes"):
        for key, spec in (content or {}).items():
            if key in raw:
                raise LexiconError(
                    f"classes/{name}: the class {key!r} is defined twice; give one of the two another name."
                )
            raw[key] = spec
    return {key: frozenset(_expand(key, raw, ())) for key in raw}


def _expand(key: str, raw: Mapping[str, Mapping[str, list[str]]], above: tuple[str, ...]) -> set[str]:
    if key in above or key not in raw:
        raise LexiconError(f"class {key!r}, used by {' → '.join(above) or 'a rule'}, is missing or holds itself.")
    words: set[str] = set()
    for sort, entries in raw[key].items():
        for entry in entries or ():
            if sort == "classes":
                words |= _expand(entry, raw, (*above, key))
            elif not isinstance(entry, str):
                raise LexiconError(f"class {key!r} has {entry!r}, which YAML reads as no word; put it in quotes.")
            elif sort in _FORMS:
                words.update(tokens_of(form) for form in _FORMS[sort](entry.lower()))
            else:
                raise LexiconError(f"class {key!r} has {sort!r}; only verbs, nouns, words and classes are known.")
    return words


def tokens_of(phrase: str) -> str:
    """Write a phrase as the reader's tokens: possessives and hyphens apart ("third-country" → "third - country")."""
    return " ".join(phrase.replace("-", " - ").replace("’s", " 's").replace("'s", " 's").split())
