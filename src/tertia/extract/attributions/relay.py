"""Find the outlet through which a speaker's words came.

"…, the minister told The Washington Post" → "The Washington Post"; "told reporters" → nothing
"""

from __future__ import annotations

from tertia.extract.attributions.names import Name, NameKind
from tertia.extract.attributions.tokens import Tokens
from tertia.lexicon.roles import outlet_lexicon, role_lexicon

LEADS = frozenset(
    [
        "told",
        "tells",
        "tell",
        "with",
        "to",
        "on",
        "by",
        "for",
        "informed",
        "from",
        "via",
        "through",
        "in",
        "at",
        "spoke",
        "speaking",
        "assured",
        "of",
        "seen",
    ]
)
"""Words that lead from a cue to the outlet."""

POSTS = frozenset(
    [
        "posted",
        "wrote",
        "replied",
        "tweeted",
        "said",
        "post",
        "posts",
        "writes",
        "answered",
        "announced",
        "statement",
        "message",
        "video",
        "says",
        "declared",
        "added",
        "confirmed",
        "thread",
        "release",
        "disclosed",
        "on",
    ]
)
"""Words that make "on X" a place of speaking."""

HEARERS = frozenset({"told", "tells", "tell", "telling", "informed"})
"""Verbs whose hearer is an outlet where it is a name that is neither a person, a body nor a place."""


def relay_of(tokens: Tokens, names: list[Name], first: int, last: int) -> str | None:
    """Return the outlet named among tokens [first, last) as the channel of words, or `None`."""
    outlets = outlet_lexicon()
    for index in range(first, last):
        word = tokens.words[index]
        if (
            word in outlets.platforms
            and index > first
            and POSTS & set(tokens.lows[max(first, index - 9) : index])
            and {"on", "via", "to"} & set(tokens.lows[max(first, index - 3) : index])
        ):
            return word
    for name in names:
        if not (first <= name.core and name.end <= last):
            continue
        if name.kind is NameKind.OUTLET and leads_to(tokens, name.core, first):
            return name.text
        if (
            name.kind in (NameKind.UNKNOWN, NameKind.PERSON, NameKind.BODY)
            and not name.titled
            and _is_hearer(tokens, name, first)
        ):
            after = tokens.lows[name.end] if name.end < len(tokens) else ""
            return (
                f"{name.text} {after}"
                if after in ("podcast", "television", "radio", "tv", "newspaper", "magazine")
                else name.text
            )
    return None


def seen_by(tokens: Tokens, names: list[Name], first: int, last: int) -> str | None:
    """Return the outlet that has seen a paper: any outlet of the sentence."""
    return next(
        (name.text for name in names if first <= name.core and name.end <= last and name.kind is NameKind.OUTLET), None
    )


def _is_hearer(tokens: Tokens, name: Name, first: int) -> bool:
    """Tell whether a name that no list knows is an outlet: "told Brussels Signal"."""
    media, roles = outlet_lexicon().media, role_lexicon()
    after = tokens.lows[name.end] if name.end < len(tokens) else ""
    before = tokens.lows[name.core - 1] if name.core > first else ""
    if before == "the" and name.core - 2 >= first:
        return after in media and tokens.lows[name.core - 2] in HEARERS
    lows = name.text.lower().split()
    if before not in HEARERS or set(lows) & (roles.bodies | roles.first_names.keys() | roles.persons):
        return False
    return after in media or name.kind is not NameKind.PERSON or lows[0] not in roles.first_names


def leads_to(tokens: Tokens, begin: int, first: int) -> bool:
    """Tell whether a word of leading stands before an outlet ("told", "with", "to the newspaper")."""
    for at in range(begin - 1, max(first - 1, begin - 5), -1):
        if tokens.lows[at] in LEADS:
            return True
        if not (tokens.is_word(at) and (tokens.words[at].islower() or tokens.lows[at] in ("the", "'s"))):
            return False
    return False
