"""What a person can set from outside: read once, in `app`, and passed on as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

DATABASE_VARIABLE = "TERTIA_DB"
"""The environment variable that names the store; the option `--db` decides over it."""

DEFAULT_DATABASE = "tertia.db"
"""The store where nothing else is said: a file in the folder that the command runs in."""

SHOW_ABOVE = 0.0
"""The lower threshold: a claim with less confidence is printed only on demand (`--min-confidence 0`). Not tuned yet."""

ENTER_ABOVE = 0.0
"""The upper threshold: a claim with less confidence enters no record by itself. Not tuned yet."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`database` is a URL (`sqlite:///…`, `postgresql://…`); the two thresholds lie in 0..1."""

    database: str
    show_above: float = SHOW_ABOVE
    enter_above: float = ENTER_ABOVE


def load_settings(environ: Mapping[str, str], *, database: str | None = None) -> Settings:
    """Return the settings: the caller's `database` first, then the environment's, then the default."""
    named = database or environ.get(DATABASE_VARIABLE) or DEFAULT_DATABASE
    return Settings(database=database_url(named))


def database_url(named: str) -> str:
    """Return a URL as it is, and a path as the URL of an SQLite file."""
    return named if "://" in named else f"sqlite:///{named}"


def sqlite_path(url: str) -> str | None:
    """Return the file that an SQLite URL names, or `None` for another database or one in memory."""
    head, found, path = url.partition(":///")
    if not found or not head.startswith("sqlite"):
        return None
    path = path.partition("?")[0]
    return path if path not in ("", ":memory:") else None
