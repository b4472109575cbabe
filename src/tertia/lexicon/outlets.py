"""Outlets by host and by name: `outlets.yaml`, checked and indexed once.

outlet_of_host("edition.cnn.com") → Outlet("CNN")        outlet_named("AFP") → Outlet("Agence France-Presse", wire)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tertia.errors import LexiconError

_FILE = Path(__file__).with_name("outlets.yaml")
_KEYS = frozenset({"name", "hosts", "also", "wire"})


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes: the name shown, hosts of its pages, other names; `wire` where others reprint its stories."""

    name: str
    hosts: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    wire: bool = False


@cache
def outlets() -> tuple[Outlet, ...]:
    """Return all outlets in the order of the file; raises `LexiconError` where the file breaks its own form."""
    return parse_outlets(yaml.load(_FILE.read_bytes(), Loader=yaml.CSafeLoader))


def parse_outlets(data: Any) -> tuple[Outlet, ...]:
    """Check a list of outlets; raises `LexiconError` for a wrong key and for a name or host given to two."""
    if not isinstance(data, list):
        raise LexiconError("outlets.yaml is a list of outlets")
    found = tuple(_outlet(entry) for entry in data)
    seen: dict[str, str] = {}
    for outlet in found:
        for key in {name.casefold() for name in (outlet.name, *outlet.also)} | set(outlet.hosts):
            if key in seen:
                raise LexiconError(f"outlets.yaml gives {key} to both {seen[key]} and {outlet.name}")
            seen[key] = outlet.name
    return found


def _outlet(entry: Any) -> Outlet:
    if not isinstance(entry, Mapping) or not isinstance(entry.get("name"), str):
        raise LexiconError(f"outlets.yaml: every outlet is a mapping with a name, not {entry!r}")
    if extra := set(entry) - _KEYS:
        raise LexiconError(f"outlets.yaml, {entry['name']}: unknown key {', '.join(sorted(map(str, extra)))}")
    hosts, also = tuple(entry.get("hosts") or ()), tuple(entry.get("also") or ())
    if not all(isinstance(word, str) for word in (*hosts, *also)):
        raise LexiconError(f"outlets.yaml, {entry['name']}: hosts and other names are words, quote them")
    return Outlet(entry["name"], hosts, also, bool(entry.get("wire", False)))


@cache
def _by_host() -> dict[str, Outlet]:
    return {host: outlet for outlet in outlets() for host in outlet.hosts}


@cache
def _by_name() -> dict[str, Outlet]:
    return {name.casefold(): outlet for outlet in outlets() for name in (outlet.name, *outlet.also)}


def outlet_of_host(host: str) -> Outlet | None:
    """Return the outlet whose pages lie on a host or on a domain above it, or `None`."""
    labels = host.lower().rstrip(".").split(".")
    for at in range(len(labels) - 1):
        if outlet := _by_host().get(".".join(labels[at:])):
            return outlet
    return None


def outlet_named(name: str) -> Outlet | None:
    """Return the outlet that goes by a name or another of its names, whatever the case, or `None`."""
    return _by_name().get(" ".join(name.split()).casefold())
