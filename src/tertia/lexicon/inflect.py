"""English inflection for the lexicon's verbs and nouns: the forms of a lemma, regular by rule, irregular by table."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


@cache
def _tables() -> tuple[dict[str, str], frozenset[str]]:
    """Return (lemma → its other forms, lemmas that double their last consonant)."""
    import yaml

    text = files("tertia.lexicon").joinpath("inflection.yaml").read_text(encoding="utf-8")
    content = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return content["irregular"], frozenset(content["doubling"])


_VOWEL_Y = re.compile(r"[aeiou]y$")


def verb_forms(lemma: str) -> list[str]:
    """Return every form of a verb, the lemma first; in a phrase only the first word is inflected ("take in")."""
    head, space, rest = lemma.partition(" ")
    return [form + space + rest for form in dict.fromkeys([head, *_verb(head)])]


def _verb(word: str) -> list[str]:
    irregular, doubling = _tables()
    if word in irregular:
        return irregular[word].split()
    for prefix in ("re", "un", "over", "out", "mis", "fore", "with", "under"):
        if word.startswith(prefix) and word[len(prefix) :] in irregular:
            return [prefix + form for form in irregular[word[len(prefix) :]].split()]
    stems = [word + word[-1]] if word in doubling else [word]
    if word in doubling and word.endswith("l"):
        stems.append(word)
    third = word[:-1] + "ies" if word.endswith("y") and not _VOWEL_Y.search(word) else _plural(word)
    forms = [third]
    for stem in stems:
        if stem.endswith("e"):
            forms += [stem + "d", (stem[:-1] if not stem.endswith(("ee", "ye", "oe")) else stem) + "ing"]
        elif stem.endswith("y") and not _VOWEL_Y.search(stem):
            forms += [stem[:-1] + "ied", stem + "ing"]
        else:
            forms += [stem + "ed", stem + "ing"]
    return forms


def noun_forms(lemma: str) -> list[str]:
    """Return singular and plural of a noun; in a phrase only the last word is inflected ("asylum seeker")."""
    head, space, last = lemma.rpartition(" ")
    return [lemma, head + space + _plural(last)]


def _plural(word: str) -> str:
    if (word.endswith("man") and len(word) > 3) or word == "man":
        return word[:-2] + "en"
    if word.endswith("y") and not _VOWEL_Y.search(word):
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    return word + "s"
