"""Territories and their names, from `territories.yaml`, checked.

territories()["RW"] → Territory("RW", "Rwanda", ("Republic of Rwanda",), ("Rwandan", "Rwandans", "Rwandese"))
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from tertia.errors import LexiconError

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Territory:
    """A territory: ISO 3166-1 alpha-2 code (`XK` Kosovo, `EU` the Union), short name, other names, demonyms."""

    iso: str
    name: str
    also: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


def read_table(name: str) -> dict[str, Any]:
    """Return the mapping that a YAML file of the lexicon holds; anything else, a key twice too, is a LexiconError."""
    path = _FOLDER / name
    try:
        text = path.read_text(encoding="utf-8")
        loader = yaml.CSafeLoader(text)
        node = loader.get_single_node()
        table = loader.construct_document(node)
    except (OSError, yaml.YAMLError) as error:
        raise LexiconError(f"{name} cannot be read ({error}); mend the file") from error
    keys = [key.value for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []
    if twice := sorted({key for key in keys if keys.count(key) > 1}):
        raise LexiconError(f"{name} gives the key {twice[0]!r} twice; join the two")
    if not isinstance(table, dict) or any(not isinstance(key, str) for key in table):
        raise LexiconError(f'{name} must map words to values; put keys such as NO in quotation marks ("NO")')
    return table


def words(values: object, where: str) -> tuple[str, ...]:
    """Return a list of words as a tuple; anything but non-empty strings is a LexiconError that names `where`."""
    if not isinstance(values, list) or any(not isinstance(one, str) or not one.strip() for one in values):
        raise LexiconError(f"{where} must be a list of words, not {values!r}; mend the file")
    return tuple(values)


def with_plurals(people: Iterable[str]) -> tuple[str, ...]:
    """Return demonyms with the starred ones in both numbers: "Rwandan*" gives "Rwandan" and "Rwandans"."""
    forms: list[str] = []
    for form in people:
        forms += [form[:-1], form[:-1] + "s"] if form.endswith("*") else [form]
    return tuple(forms)


@cache
def territories() -> Mapping[str, Territory]:
    """Return all territories by code."""
    return MappingProxyType({iso: _territory(iso, row) for iso, row in read_table("territories.yaml").items()})


def _territory(iso: str, row: object) -> Territory:
    where = f"territories.yaml, {iso}"
    if not isinstance(row, dict) or not isinstance(row.get("name"), str) or set(row) - {"name", "also", "people"}:
        raise LexiconError(f"{where} needs `name` and may have `also` and `people`, nothing else; mend the entry")
    if len(iso) != 2 or not iso.isascii() or not iso.isupper():
        raise LexiconError(f"{where} is no code of two capital letters; mend the entry")
    also, people = words(row.get("also", []), where), words(row.get("people", []), where)
    return Territory(iso, row["name"], also, with_plurals(people))


def territory_name(iso: str) -> str:
    """Return the short English name of a code ("RW": "Rwanda"); a code that is none is a LexiconError."""
    try:
        return territories()[iso].name
    except KeyError:
        raise LexiconError(f"{iso!r} is no territory; use an ISO 3166-1 alpha-2 code, XK or EU") from None
