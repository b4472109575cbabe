"""Every form of every name in one automaton: what a text's characters could mean, before the context decides.

Terms: a *word* is a name as the files write it ("Saint Lucia"), a *form* one way of writing it ("St. Lucia", "SAINT
LUCIA"); a *blocker* is a longer phrase that is no place ("Latin American"): it is found, so that nothing inside it is.

    scan("Kigali told Latin American reporters")
     → [(0, 6, Name("Kigali", ("RW",), METONYM, city=True)), (12, 26, Name("Latin American", ()))]
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from tertia.errors import LexiconError
from tertia.lexicon.ambiguities import ambiguities
from tertia.lexicon.territories import read_table, territories, words
from tertia.model.place import PlaceRole

LOWER_FROM = 4
"""Letters from which a name is looked for in small letters, in a line that has no capitals."""

CAPITALS_FROM = 4
"""Letters from which a name is also looked for in capitals: "MALI" is a state in a headline, "US" has no other form."""


_SMALL_LINE = re.compile(r"^[^A-Z\n]{30,}$", re.MULTILINE)
"""A line of thirty characters or more without a capital: typed in small letters, as posts are."""


@dataclass(frozen=True, slots=True)
class Name:
    """What a form means: candidate codes (none for a blocker), role, whether a town or region.

    `full` holds the full names of which this is the short name that needs them ("Homan": "Tom Homan"), else nothing.
    """

    word: str
    isos: tuple[str, ...]
    role: PlaceRole = PlaceRole.LITERAL
    city: bool = False
    full: str = ""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All forms, each with its name, and the automaton over them (patterns in the order of `forms`)."""

    forms: tuple[str, ...]
    names: tuple[Name, ...]
    automaton: Any

    def scan(self, text: str) -> list[tuple[int, int, Name]]:
        """Return (start, end, name) of every form that stands in the text as whole words, longest first, no overlap."""
        hits = []
        for index, start, end in self.automaton.find_matches_as_indexes(text):
            if (not start or not _joins(text[start - 1])) and (end == len(text) or not text[end].isalnum()):
                hits.append((start, end, self.names[index]))
        return hits


def _joins(char: str) -> bool:
    """Tell whether a character before a form makes it part of a longer word or a handle (@Rwanda)."""
    return char.isalnum() or char in "_@"


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer of all lexicon files; forms that contradict each other are a LexiconError."""
    return _automaton(_forms())


def _automaton(table: dict[str, Name]) -> Gazetteer:
    from ahocorasick_rs import AhoCorasick, MatchKind

    forms = tuple(table)
    return Gazetteer(forms, tuple(table.values()), AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest))


@cache
def lower_gazetteer() -> Gazetteer:
    """Return the forms in small letters of states, peoples and capitals, less those that are words (turkey, polish)."""
    roles = (PlaceRole.LITERAL, PlaceRole.DEMONYM, PlaceRole.METONYM)
    whole = gazetteer()
    pairs = [(form.lower(), name) for form, name in zip(whole.forms, whole.names, strict=True) if name.role in roles]
    unfit = ambiguities().not_in_small
    table = {form: name for form, name in reversed(pairs) if len(form) >= LOWER_FROM and form not in unfit}
    return _automaton(table)


def scan(text: str) -> list[tuple[int, int, Name]]:
    """Return what stands in the text: (start, end, name); a line without capitals is searched for small letters too."""
    hits = gazetteer().scan(text)
    small = [
        (line.start() + start, line.start() + end, name)
        for line in _SMALL_LINE.finditer(text)
        for start, end, name in lower_gazetteer().scan(line.group())
    ]
    return sorted([*hits, *small], key=lambda hit: hit[:2]) if small else hits


def _forms() -> dict[str, Name]:
    plain: dict[str, Name] = {}
    for name in _all_names():
        plain[name.word] = _joined(plain[name.word], name) if name.word in plain else name
    known = ambiguities()
    if unknown := [word for word in (*known.shared, *known.homonyms) if word not in plain]:
        raise LexiconError(
            f"ambiguities.yaml settles {unknown[0]!r}, which no other file names; name it or take it out"
        )
    table = dict(plain)
    for name in plain.values():
        for form in variants(name.word):
            table.setdefault(form, name)
    return {form: name for form, name in table.items() if form not in known.never}


def _joined(first: Name, second: Name) -> Name:
    """Return one name for a word that two entries claim, where both say the same or `shared` lists it."""
    shared = ambiguities().shared.get(first.word)
    if shared is None or not {*first.isos, *second.isos} <= set(shared.of) or not first.isos or not second.isos:
        raise LexiconError(
            f"{first.word!r} is claimed by {first.isos or 'a blocker'} and {second.isos or 'a blocker'}; "
            "list it under `shared` in ambiguities.yaml with all its states, or take one of the two out"
        )
    return first


def _all_names() -> Iterator[Name]:
    yield from (_with_candidates(name) for name in (*_state_names(), *_places(), *_offices()))
    for word, shared in ambiguities().shared.items():
        if shared.role:
            yield Name(word, shared.of, PlaceRole(shared.role))
    yield from (Name(word, ()) for word in ambiguities().blockers)


def _with_candidates(name: Name) -> Name:
    shared = ambiguities().shared.get(name.word)
    return Name(name.word, shared.of, name.role, name.city) if shared else name


def _state_names() -> Iterator[Name]:
    for state in territories().values():
        yield from (Name(word, (state.iso,)) for word in (state.name, *state.also))
        yield from (Name(word, (state.iso,), PlaceRole.DEMONYM) for word in state.people)


def _places() -> Iterator[Name]:
    roles = {
        "capitals": (PlaceRole.METONYM, True),
        "seats": (PlaceRole.METONYM, False),
        "regions": (PlaceRole.LITERAL, True),
        "cities": (PlaceRole.LITERAL, True),
    }
    for group, by_state in _groups("metonyms.yaml", tuple(roles)).items():
        for iso, entries in by_state.items():
            yield from (Name(word, (iso,), *roles[group]) for word in entries)


def _offices() -> Iterator[Name]:
    groups = _groups("offices.yaml", ("bodies", "people"))
    for iso, bodies in groups["bodies"].items():
        yield from (Name(word, (iso,), PlaceRole.OFFICE) for word in bodies)
    for iso, people in groups["people"].items():
        for entry in people:
            yield from _person(iso, entry)


def _person(iso: str, entry: str) -> Iterator[Name]:
    full, bar, short = (part.strip() for part in entry.partition("|"))
    yield Name(full, (iso,), PlaceRole.OFFICE)
    if bar:
        famous = short.startswith("|")
        yield Name(short.lstrip("| "), (iso,), PlaceRole.OFFICE, full="" if famous else full)


def _groups(file: str, expected: tuple[str, ...]) -> dict[str, dict[str, tuple[str, ...]]]:
    table = read_table(file)
    if set(table) != set(expected):
        raise LexiconError(f"{file} must hold {', '.join(expected)}, not {', '.join(table)}; mend the file")
    for group, by_state in table.items():
        if unknown := [iso for iso in by_state if iso not in territories()]:
            raise LexiconError(f"{file}, {group}: {unknown[0]!r} is no territory; use a code of territories.yaml")
    return {
        group: {iso: words(entries, f"{file}, {group}, {iso}") for iso, entries in by_state.items()}
        for group, by_state in table.items()
    }


def variants(word: str) -> tuple[str, ...]:
    """Return the other ways to write a name: Saint as St., & for and, no accents, a curly apostrophe, capitals."""
    forms = [word]
    if word.startswith("Saint "):
        forms += [f"{short} {word[6:]}" for short in ("St.", "St")]
    forms += [form.replace(" and ", " & ") for form in forms if " and " in form]
    forms += [_unaccented(form) for form in forms if not form.isascii()]
    forms += [form.replace("'", "’") for form in forms if "'" in form]
    forms += [form.upper() for form in forms if len(form) >= CAPITALS_FROM]
    return tuple(dict.fromkeys(forms[1:]))


def _unaccented(form: str) -> str:
    decomposed = unicodedata.normalize("NFD", form.replace("ø", "o").replace("Ø", "O").replace("ł", "l"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))
