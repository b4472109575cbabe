"""Forms that mean more than one thing, and how the context decides, from `ambiguities.yaml`, checked.

ambiguities().shared["Congolese"]  → Shared(of=("CD", "CG"), otherwise=None)
ambiguities().homonyms["Georgia"]  → Homonym(speaks_for=("Tbilisi", …), against=("Atlanta", …), …)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from tertia.errors import LexiconError
from tertia.lexicon.territories import read_table, words

_LISTS = (
    *("given_names", "surnames", "given", "after_a_state", "pronoun_before", "blockers", "never", "followers", "towns"),
    *("languages", "language_before", "language_after", "culture", "not_in_small"),
)


@dataclass(frozen=True, slots=True)
class Shared:
    """A form that several states claim; `firm` forms take `otherwise` whatever the rest of the text says."""

    of: tuple[str, ...]
    otherwise: str | None = None
    firm: bool = False
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Homonym:
    """A form that also names something else; `abroad`: every other state
    named in the text speaks for the state; `keep`: a text with nothing either way means the state."""

    speaks_for: tuple[str, ...]
    for_states: tuple[str, ...]
    against: tuple[str, ...]
    against_state: str | None
    abroad: bool
    keep: bool


@dataclass(frozen=True, slots=True)
class Ambiguities:
    """The whole file."""

    shared: Mapping[str, Shared]
    homonyms: Mapping[str, Homonym]
    given_names: frozenset[str]
    surnames: frozenset[str]
    given: frozenset[str]
    after_a_state: frozenset[str]
    pronoun_before: tuple[str, ...]
    blockers: tuple[str, ...]
    never: frozenset[str]
    followers: tuple[str, ...]
    towns: tuple[str, ...]
    languages: frozenset[str]
    language_before: tuple[str, ...]
    language_after: tuple[str, ...]
    culture: tuple[str, ...]
    not_in_small: frozenset[str]


@cache
def ambiguities() -> Ambiguities:
    """Return the checked file."""
    table = read_table("ambiguities.yaml")
    if missing := {"shared", "homonyms", *_LISTS} ^ set(table):
        raise LexiconError(f"ambiguities.yaml lacks or must not have {', '.join(sorted(missing))}; mend the file")
    lists = {name: words(table[name], f"ambiguities.yaml, {name}") for name in _LISTS}
    return Ambiguities(
        shared=MappingProxyType({form: _shared(form, row) for form, row in table["shared"].items()}),
        homonyms=MappingProxyType({form: _homonym(form, row) for form, row in table["homonyms"].items()}),
        given_names=frozenset(lists["given_names"]),
        surnames=frozenset(lists["surnames"]),
        given=frozenset(lists["given"]),
        after_a_state=frozenset(lists["after_a_state"]),
        pronoun_before=lists["pronoun_before"],
        blockers=lists["blockers"],
        never=frozenset(lists["never"]),
        followers=lists["followers"],
        towns=lists["towns"],
        languages=frozenset(lists["languages"]),
        language_before=lists["language_before"],
        language_after=lists["language_after"],
        culture=lists["culture"],
        not_in_small=frozenset(lists["not_in_small"]),
    )


def _shared(form: str, row: dict[str, Any]) -> Shared:
    where = f"ambiguities.yaml, shared, {form}"
    of, otherwise = words(row.get("of"), where), row.get("else")
    if len(of) < 2 or (otherwise is not None and otherwise not in of) or set(row) - {"of", "else", "firm", "role"}:
        raise LexiconError(f"{where} needs two candidates or more in `of`, and `else` among them; mend the entry")
    return Shared(of, otherwise, bool(row.get("firm")), row.get("role"))


def _homonym(form: str, row: dict[str, Any]) -> Homonym:
    where = f"ambiguities.yaml, homonyms, {form}"
    known = {"for", "for_states", "against", "against_state", "abroad", "else"}
    if row.get("else") not in ("keep", "drop") or set(row) - known:
        raise LexiconError(f"{where} needs `else: keep` or `else: drop`, and only {sorted(known)}; mend the entry")
    speaks_for, against = words(row.get("for", []), where), words(row.get("against", []), where)
    states = words(row.get("for_states", []), where)
    against_state, abroad = row.get("against_state"), bool(row.get("abroad"))
    return Homonym(speaks_for, states, against, against_state, abroad, keep=row["else"] == "keep")
