"""Read a source without a proper name: a role, a group, a body told without its name, a paper, a country.

"a Rwandan official who asked not to be named" → Speaker(role="official", speaks_for="RW", anonymous=True)
"""

from __future__ import annotations

from collections.abc import Sequence

from tertia.extract.attributions.memory import Memory
from tertia.extract.attributions.names import NameKind
from tertia.extract.attributions.people import Page
from tertia.extract.attributions.sources import Source
from tertia.lexicon.cues import syntax
from tertia.lexicon.roles import outlet_lexicon, role_lexicon
from tertia.model.source import Speaker


def read_noun(page: Page, memory: Memory, source: Source, *, heading: bool) -> Speaker | None:
    """Return the speaker whom a noun phrase names; in a headline nobody is introduced yet."""
    roles, lows = role_lexicon(), page.tokens.lows[source.head_begin : source.head_end]
    noun = head_noun(lows)
    if noun is None:
        return _without_noun(page, source, lows)
    state = page.state(source.head_begin, source.head_end) or page.state(source.begin, source.end)
    definite = len(lows) == 1 or lows[0] in syntax().definite or lows[0] in ("that", "this", "both")
    if noun == "statement" and memory.last_speaker() is not None:
        return memory.last_speaker()
    if noun in roles.papers and noun not in roles.persons:
        return Speaker(None, "document", state if noun in roles.state_papers else None)
    if definite and not heading and noun in roles.persons:
        again = memory.unnamed(noun) if len(lows) <= 2 and state is None else None
        known = memory.introduced(noun, lows, state) or again
        if known is not None:
            return known
    if noun in roles.bodies:
        return _body(page, memory, source, noun, state, definite=definite)
    return _bearer(page, source, noun, state)


def head_noun(lows: Sequence[str]) -> str | None:
    """Return the noun that says what the speaker is: the last one before a preposition or relative clause."""
    roles, found = role_lexicon(), None
    for low in lows:
        if found and low == "'s":
            found = None
        elif found and (low in roles.prepositions or low in syntax().relatives):
            break
        elif roles.is_noun(low):
            found = low
    return found


def _without_noun(page: Page, source: Source, lows: Sequence[str]) -> Speaker | None:
    """Read a country ("the island nation"), somebody vague ("some in Kigali"), or a noun that no list knows."""
    state = page.state(source.head_begin, source.head_end)
    if set(lows) & role_lexicon().countries:
        return Speaker(None, None, state or page.places.before(page.tokens.starts[source.begin]))
    if set(lows) & outlet_lexicon().media or lows[0] in ("it", "this", "that", "there"):
        return None
    role = page.role(source.head_begin, source.head_end)
    return Speaker(None, role, state) if role else None


def _bearer(page: Page, source: Source, noun: str, state: str | None) -> Speaker:
    """Return the bearer of a role: officials speak for their state, lawyers and others for the body named with them."""
    roles, tokens = role_lexicon(), page.tokens
    lows = set(tokens.lows[source.head_begin : source.head_end])
    spoken: str | None
    if lows & roles.official and not lows & roles.judicial:
        spoken = state or (None if "former" in lows else page.places.before(tokens.starts[source.begin]))
    else:
        names = page.names_in(source.head_begin, source.head_end)
        spoken = next((name.text for name in names if name.kind is NameKind.BODY), None)
    text = " ".join(tokens.lows[source.begin : source.end])
    hidden = noun in roles.hidden or any(phrase in text for phrase in roles.hidden_phrases)
    return Speaker(None, page.role(source.head_begin, source.head_end), spoken, hidden and noun not in roles.open)


def _body(page: Page, memory: Memory, source: Source, noun: str, state: str | None, *, definite: bool) -> Speaker:
    """Return a body told without its name: one named before, "foreign ministry" by its words, or the noun."""
    roles = role_lexicon()
    if definite and state is None and noun in memory.bodies:
        return memory.bodies[noun].speaker
    if definite and noun in roles.anaphors and (spoken := memory.last_body()) is not None:
        return spoken
    state = state or page.places.before(page.tokens.starts[source.begin])
    lows = page.tokens.lows[source.head_begin : source.head_end]
    spoken_for = state if any(low in roles.official for low in lows) else None
    role = page.role(source.head_begin, source.head_end)
    if role and _is_named(page, source, lows, noun):
        name = _upto(role, noun)
        return Speaker(name, None, spoken_for or name)
    return Speaker(None, role, spoken_for)


def _is_named(page: Page, source: Source, lows: Sequence[str], noun: str) -> bool:
    """Tell whether the word before a body's noun makes a name of both: "foreign ministry", "president's office"."""
    roles, at = role_lexicon(), list(lows).index(noun)
    before = lows[at - 1] if at else ""
    if before == "'s":
        return noun in roles.offices
    if not before.isalpha() or before in roles.determiners or noun in roles.nameless:
        return False
    plain = before in ("new", "own", "old", "then", "same")
    return not plain and page.places.at(page.tokens.starts[source.head_begin + at - 1]) is None


def _upto(role: str, noun: str) -> str:
    """Cut a role after its noun: "tourism ministry in Praia" → "tourism ministry"."""
    words = role.split()
    lows = [word.lower() for word in words]
    return " ".join(words[: lows.index(noun) + 1]) if noun in lows else role
