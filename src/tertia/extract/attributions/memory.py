"""What a document has told so far about who speaks: persons, bodies, and the speakers in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tertia.lexicon.roles import role_lexicon
from tertia.model.source import Speaker

LATEST = 6
"""Speakers back to which "he" or "she" is led (tuned on gold/train)."""
LATEST_BODY = 5
"""Speakers back to which "it" or "they" is led (tuned on gold/train)."""


@dataclass(slots=True)
class Known:
    """A person or body that the document has named, with the nouns told of it ("minister") and "m", "f" or ""."""

    speaker: Speaker
    gender: str = ""
    nouns: frozenset[str] = frozenset()

    @property
    def is_body(self) -> bool:
        """Tell whether the name is that of a body."""
        return any(word in role_lexicon().name_parts for word in (self.speaker.name or "").lower().split())

    @property
    def is_single(self) -> bool:
        """Tell whether this can be one person."""
        named = self.speaker.name is not None or bool(self.nouns & role_lexicon().persons)
        return named and not self.is_body


@dataclass(slots=True)
class Memory:
    """`people` by last name, `aliases` from first to last names, `spoken` the speakers, latest last."""

    people: dict[str, Known] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, Known] = field(default_factory=dict)
    spoken: list[Known] = field(default_factory=list)

    def person(self, word: str) -> Known | None:
        """Return the person of a last name, or of a first name that the document has joined to one."""
        return self.people.get(word) or self.people.get(self.aliases.get(word, ""))

    def last_speaker(self) -> Speaker | None:
        """Return whoever spoke last."""
        return self.spoken[-1].speaker if self.spoken else None

    def one_of(self, gender: str) -> Known | None:
        """Return the last speaker whom "he" (m) or "she" (f) can mean."""
        for known in reversed(self.spoken[-LATEST:]):
            if known.gender == gender or (not known.gender and known.is_single):
                return known
        return None

    def thing(self, low: str) -> Known | None:
        """Return the last speaker whom "it" or "they" can mean: a body, state or paper; a group or a body."""
        for known in reversed(self.spoken[-LATEST_BODY:]):
            if self._is_thing(known) if low == "it" else _is_plural(known):
                return known
        return None

    def _is_thing(self, known: Known) -> bool:
        return not known.gender and not known.nouns and last_word(known.speaker.name) not in self.people

    def last_body(self) -> Speaker | None:
        """Return the last body that spoke by its name."""
        for known in reversed(self.spoken):
            name = known.speaker.name
            if name and last_word(name) not in self.people and not known.gender:
                return known.speaker
        return None

    def home(self, words: Iterable[str]) -> str | None:
        """Return the state of the last body of the same kind ("ministry") that the document has named."""
        states = (self.bodies[word].speaker.speaks_for for word in words if word in self.bodies)
        return next((state for state in states if state), None)

    def introduced(self, noun: str, lows: Iterable[str], state: str | None) -> Speaker | None:
        """Return the named person whom "the minister" means: the last speaker, else the last person, with that noun."""
        others = set(lows) & (role_lexicon().modifiers - {"chief", "former"})
        for known in (*reversed(self.spoken), *reversed(list(self.people.values()))):
            speaker = known.speaker
            if noun not in known.nouns or speaker.name is None:
                continue
            if state and speaker.speaks_for and speaker.speaks_for != state:
                continue
            if not others or others & set((speaker.role or "").lower().split()):
                return speaker
        return None

    def unnamed(self, noun: str) -> Speaker | None:
        """Return the speaker without a name whom "the official" takes up again."""
        found = (known.speaker for known in reversed(self.spoken) if noun in known.nouns and known.speaker.name is None)
        return next(found, None)


def _is_plural(known: Known) -> bool:
    speaker = known.speaker
    plural = any(word.endswith("s") or word == "people" for word in (speaker.role or "").lower().split())
    return plural or " and " in (speaker.name or "") or (speaker.name is not None and known.is_body)


def last_word(name: str | None) -> str:
    """Return the last word of a name in lower case, "" for none."""
    words = (name or "").lower().split()
    return words[-1].replace("’", "'") if words else ""
