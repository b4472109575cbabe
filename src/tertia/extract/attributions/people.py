"""Read the roles that stand beside names, and enter every person of a document under the last name.

"Jo Bell, the department's spokesperson," → Known(Speaker("Jo Bell", "department's spokesperson"), …)
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tertia.extract.attributions.memory import Known, Memory
from tertia.extract.attributions.names import Name, NameKind, PlaceIndex
from tertia.extract.attributions.tokens import Tokens
from tertia.lexicon.roles import role_lexicon
from tertia.model.place import PlaceRole
from tertia.model.source import Speaker

FARTHEST_ROLE = 18
"""Tokens of an apposition after a name that are read for a role."""
FARTHEST_ROLE_BEFORE = 14
"""Tokens before a comma and a name that are read for a role ("the department's spokesperson, NAME")."""


@dataclass(frozen=True, slots=True)
class Page:
    """A document as tokens, proper names in order, and places."""

    tokens: Tokens
    names: list[Name]
    places: PlaceIndex

    def names_in(self, begin: int, end: int) -> list[Name]:
        """Return the names that lie in tokens [begin, end)."""
        return [name for name in self.names if begin <= name.core and name.end <= end]

    def state(self, begin: int, end: int) -> str | None:
        """Return the code of the first state that stands in tokens [begin, end)."""
        if begin >= end:
            return None
        found = self.places.within(self.tokens.starts[begin], self.tokens.ends[end - 1])
        return next((place.iso for place in found if place.iso), None)

    def role(self, begin: int, end: int) -> str | None:
        """Return the role in tokens [begin, end) as worded, without article, state and relative clause."""
        words: list[str] = []
        closed = False
        for index in range(begin, end):
            low = self.tokens.lows[index]
            if low in ("who", "which", "whose", "that") or (words and not self.tokens.is_word(index) and low != "'s"):
                break
            mention = self.places.at(self.tokens.starts[index])
            country = mention is not None and mention.role is not PlaceRole.OFFICE
            if closed and not country and self._is_loose(index):
                break
            if not country and (words or low not in role_lexicon().determiners):
                words.append(self.tokens.words[index])
            closed = bool(words) and (country or low in role_lexicon().persons or low in role_lexicon().groups)
        while words and words[-1].lower() in ("of", "for", "in", "the", "at", "and"):
            words.pop()
        while words and (words[0].lower() in ("of", "in") or not words[0][0].isalnum()):
            words.pop(0)
        return " ".join(words).replace(" ’s", "’s").replace(" 's", "'s") or None

    def _is_loose(self, index: int) -> bool:
        """Tell whether a word after a role's noun or country is no part of the role: "the minister shook …"."""
        low, roles = self.tokens.lows[index], role_lexicon()
        joins = roles.is_noun(low) or low in roles.prepositions or low in roles.name_parts or low in ("'s", "and")
        return self.tokens.words[index][0].islower() and not joins


def introduce(page: Page, memory: Memory) -> None:
    """Enter every person of a document, full names first, so that a surname finds the name first given."""
    for name in sorted(page.names, key=lambda name: " " not in name.text):
        if name.kind is not NameKind.PERSON or (" " not in name.text and name.last in memory.aliases):
            continue
        for word in name.text.lower().split()[:-1]:
            if len(word) > 2:
                memory.aliases.setdefault(word, name.last)
        speaker, nouns = describe(page, name)
        found = Known(speaker, name.gender or gender_of(nouns), nouns)
        known = memory.people.setdefault(name.last, found)
        if known is not found:
            _learn(known, found)


def _learn(known: Known, found: Known) -> None:
    """Add to a person what another mention tells; the fuller name and the first role stay."""
    old, new = known.speaker, found.speaker
    fuller = len(new.name or "") > len(old.name or "") and " " not in (old.name or "")
    state = old.speaks_for or new.speaks_for
    known.speaker = replace(old, name=new.name if fuller else old.name, role=old.role or new.role, speaks_for=state)
    known.gender = known.gender or found.gender
    known.nouns |= found.nouns


def gender_of(nouns: frozenset[str]) -> str:
    """Return the gender that nouns tell ("spokeswoman": f), else ""."""
    gendered = role_lexicon().gendered
    return next((gendered[noun] for noun in nouns if noun in gendered), "")


def describe(page: Page, name: Name) -> tuple[Speaker, frozenset[str]]:
    """Return a person with the role that stands before the name or beside it between commas, and the role's nouns."""
    roles = role_lexicon()
    for begin, end in _beside(page.tokens, name):
        nouns = frozenset(page.tokens.lows[begin:end]) & (roles.persons | roles.gendered.keys())
        if nouns:
            official = any(low in roles.official for low in page.tokens.lows[begin:end])
            return Speaker(name.text, page.role(begin, end), page.state(begin, end) if official else None), nouns
    return Speaker(name.text), frozenset()


def _beside(tokens: Tokens, name: Name) -> list[tuple[int, int]]:
    """Return the token ranges in which the role of a name can stand, nearest first."""
    begin = name.core
    while begin > 0 and _role_word(tokens.lows[begin - 1]) and not _breaks_line(tokens, begin):
        begin -= 1
    ranges = [(begin, name.core)] if begin < name.core else []
    if name.end + 1 < len(tokens) and tokens.words[name.end] in (",", "("):
        end = name.end + 1
        while end < min(len(tokens), name.end + FARTHEST_ROLE) and _inside_phrase(tokens, end):
            end += 1
        ranges.append((name.end + 1, end))
    if name.core > 1 and tokens.words[name.core - 1] == ",":
        start = name.core - 2
        while start > max(0, name.core - FARTHEST_ROLE_BEFORE) and _inside_phrase(tokens, start):
            start -= 1
        ranges.append((start + 1, name.core - 1))
    return ranges


def _breaks_line(tokens: Tokens, index: int) -> bool:
    return "\n" in tokens.text[tokens.ends[index - 1] : tokens.starts[index]]


def _inside_phrase(tokens: Tokens, index: int) -> bool:
    return tokens.is_word(index) or tokens.words[index] in "'’-&" or tokens.lows[index] == "'s"


def _role_word(low: str) -> bool:
    roles = role_lexicon()
    titled = low in roles.persons or low in roles.titles or low in roles.modifiers or low in roles.name_parts
    return titled or low in ("'s", "of", "for", "and")
