"""Find the proper names of a text and tell persons, bodies and outlets apart.

Terms: a *run* is a row of capitalised words; its *core* is what is left without titles, offices and demonyms before it.

    "U.S. District Judge Brian Murphy" → Name(PERSON, "Brian Murphy", prefix "U.S. District Judge")
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tertia.extract.attributions.tokens import Tokens
from tertia.lexicon.roles import OutletLexicon, RoleLexicon, bare, outlet_lexicon, role_lexicon
from tertia.model.place import PlaceMention, PlaceRole


class NameKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    BODY = "body"
    OUTLET = "outlet"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name as token indices: the run from `begin`, its core [core, end); `gender` is "m", "f" or ""."""

    begin: int
    core: int
    end: int
    kind: NameKind
    text: str
    gender: str = ""
    titled: bool = False

    @property
    def last(self) -> str:
        """Return the last word in lower case: what people use again."""
        words = [word for word in self.text.lower().split() if word not in ("jr.", "sr.", "jr", "sr", "ii", "iii")]
        return words[-1].replace("’", "'") if words else ""


class PlaceIndex:
    """Mentions of countries by position."""

    def __init__(self, places: Sequence[PlaceMention]) -> None:
        self.places = sorted(places, key=lambda place: place.start)
        self._starts = [place.start for place in self.places]

    def within(self, start: int, end: int) -> list[PlaceMention]:
        """Return the mentions that lie in text[start:end]."""
        at = bisect_right(self._starts, start - 1)
        found = []
        while at < len(self.places) and self._starts[at] < end:
            if self.places[at].end <= end:
                found.append(self.places[at])
            at += 1
        return found

    def before(self, start: int) -> str | None:
        """Return the code of the last seat of government or office before a position, else the text's commonest."""
        for place in reversed(self.places[: bisect_right(self._starts, start)]):
            if place.iso and place.role in (PlaceRole.METONYM, PlaceRole.OFFICE):
                return place.iso
        counts = Counter(place.iso for place in self.places if place.iso)
        return counts.most_common(1)[0][0] if counts else None

    def at(self, start: int) -> PlaceMention | None:
        """Return the mention that covers a position."""
        index = bisect_right(self._starts, start) - 1
        if index >= 0 and self.places[index].start <= start < self.places[index].end:
            return self.places[index]
        return None


def find_names(tokens: Tokens, places: PlaceIndex, publisher: str = "") -> list[Name]:
    """Return the proper names of a text in order; `publisher` is the text's own outlet."""
    roles, outlets = role_lexicon(), outlet_lexicon()
    own = publisher.split(" (")[0].strip()
    if own and not set(own.lower().split()) & roles.name_parts - {
        "news",
        "press",
        "times",
        "post",
        "today",
        "agency",
        "service",
        "world",
        "independent",
    }:
        initials = "".join(word[0] for word in own.split() if word[0].isupper())
        outlets = replace(
            outlets,
            known={**outlets.known, bare(own): own, **({initials.lower(): initials} if len(initials) > 2 else {})},
        )
    names: list[Name] = []
    index = 0
    while index < len(tokens):
        end = _run_end(tokens, index, roles) if _opens(tokens, index, roles) else index
        if end <= index:
            index += 1
            continue
        names.extend(_classify(tokens, index, end, places, roles, outlets))
        index = end
    return names


def _opens(tokens: Tokens, index: int, roles: RoleLexicon) -> bool:
    if not tokens.is_capital(index):
        return False
    low = tokens.lows[index]
    if low not in roles.not_names:
        return True
    follows = index + 1 < len(tokens) and tokens.is_capital(index + 1)
    return (
        low in ("the", "may", "april", "two")
        and low != "the"
        and follows
        and tokens.lows[index + 1] not in roles.not_names
        and not tokens.words[index + 1][0].isdigit()
    )


def _run_end(tokens: Tokens, begin: int, roles: RoleLexicon) -> int:
    """Return the end of the row of capitalised words that begins here; "of", "for", "and" only inside a body's name."""
    end = begin + 1
    is_body = tokens.lows[begin] in roles.name_parts or tokens.lows[begin] in roles.persons
    while end < len(tokens) and "\n" not in tokens.text[tokens.ends[end - 1] : tokens.starts[end]]:
        low = tokens.lows[end]
        if tokens.is_capital(end) and low != "i" and (low not in roles.not_names or _surname(tokens, end, roles)):
            is_body |= low in roles.name_parts or low in ("secretary", "minister", "president")
        elif not _is_number_of(tokens, end) and not (low in roles.particles and _capital_follows(tokens, end, roles)):
            if not (is_body and low in JOINERS and _body_goes_on(tokens, end, low, roles)):
                break
            end += tokens.lows[end + 1] == "the"
        end += 1
    return end


JOINERS = frozenset({"of", "for", "against", "on", "and", "without", "in", "&", "to"})
"""Small words inside a body's name."""


def _is_number_of(tokens: Tokens, index: int) -> bool:
    """Tell whether a number belongs to a channel's name: "Channel 10", "Channel One"."""
    channel = tokens.lows[index - 1] in ("channel", "kanal", "france")
    return channel and (tokens.words[index].isdigit() or tokens.lows[index] in ("one", "two", "four", "five"))


def _capital_follows(tokens: Tokens, index: int, roles: RoleLexicon) -> bool:
    """Tell whether a name goes on after a small word: "Ursula von der Leyen"."""
    after = index + 1
    if after < len(tokens) and tokens.lows[after] in roles.particles and tokens.lows[index] in ("de", "van", "von"):
        after += 1
    return _capital_at(tokens, after, roles)


def _surname(tokens: Tokens, index: int, roles: RoleLexicon) -> bool:
    """Tell whether a word that is mostly no name stands as one: "Godwin Friday", "Theresa May"."""
    return (
        tokens.lows[index] in ("may", "june", "april", "so", "on", "do", "in")
        or tokens.lows[index - 1] in roles.first_names
    )


def _capital_at(tokens: Tokens, index: int, roles: RoleLexicon) -> bool:
    return index < len(tokens) and tokens.is_capital(index) and tokens.lows[index] not in roles.not_names


def _body_goes_on(tokens: Tokens, at: int, low: str, roles: RoleLexicon) -> bool:
    after = at + 1
    if low in ("of", "for", "on", "against") and after < len(tokens) and tokens.lows[after] == "the":
        after += 1
    if not _capital_at(tokens, after, roles):
        return False
    before = tokens.lows[at - 1]
    if before not in roles.name_parts and before not in roles.persons and before not in roles.modifiers:
        return False
    if low == "and":
        return (
            tokens.lows[after] in roles.name_parts
            and tokens.lows[at - 1] in roles.name_parts
            and not _heads(tokens.lows[after])
        )
    if low == "in":
        return tokens.lows[at - 1] in ("embassy", "consulate")
    return True


def _heads(low: str) -> bool:
    return low in ("ministry", "department", "human", "amnesty", "government", "office")


def _classify(
    tokens: Tokens, begin: int, end: int, places: PlaceIndex, roles: RoleLexicon, outlets: OutletLexicon
) -> list[Name]:
    """Return the name that a run holds, or nothing: titles and places alone are none."""
    core, gender, titled = begin, "", False
    if not _is_office(tokens, begin, end, roles):
        core, gender, titled = _core(tokens, begin, end, places, roles)
    if titled and core > begin and all(_is_part(low, roles) for low in tokens.lows[core:end]):
        if tokens.lows[core - 1] not in roles.name_parts:
            return []
        core, titled = begin, False
    if core >= end:
        return []
    if not titled and (outlet := _outlet(tokens, begin, core, end, roles, outlets)) is not None:
        return [outlet]
    words, text = tokens.lows[core:end], _text(tokens, core, end)
    mention = places.at(tokens.starts[core])
    whole = mention is not None and mention.start == tokens.starts[core] and mention.end >= tokens.ends[end - 1]
    if mention is not None and whole and mention.role is not PlaceRole.OFFICE:
        return []
    if not titled and all(word in roles.no_body for word in words):
        return []
    article = begin > 0 and tokens.lows[begin - 1] == "the"
    lone = end - core == 1
    parts = any(word in (roles.bodies if lone else roles.name_parts) for word in words)
    if not titled and (parts or (whole and lone and article)):
        return [Name(begin, core, end, NameKind.BODY, text)]
    if lone and not titled:
        acronym = tokens.words[core].isupper() and len(tokens.words[core]) > 1
        return [Name(begin, core, end, NameKind.BODY if acronym else NameKind.UNKNOWN, text)]
    return [Name(begin, core, end, NameKind.PERSON, text, gender or roles.first_names.get(words[0], ""), titled)]


def _is_part(low: str, roles: RoleLexicon) -> bool:
    return low in roles.name_parts or low in roles.modifiers


def _outlet(tokens: Tokens, begin: int, core: int, end: int, roles: RoleLexicon, outlets: OutletLexicon) -> Name | None:
    """Return the outlet that a run names: a known one, or one by its first or last word; with its article."""
    whole = _text(tokens, begin, end)
    shaped = end - begin > 1 and (tokens.words[end - 1] in outlets.endings or tokens.words[begin] in outlets.openings)
    if not (bare(whole) in outlets.known or shaped) or tokens.lows[core] in roles.first_names:
        return None
    article = begin > 0 and tokens.lows[begin - 1] == "the"
    acronym = whole.isupper() and " " not in whole
    return Name(
        begin - article, begin - article, end, NameKind.OUTLET, f"The {whole}" if article and not acronym else whole
    )


def _is_office(tokens: Tokens, begin: int, end: int, roles: RoleLexicon) -> bool:
    """Tell whether a run is "Office of the …", "Ministry for …": a body, whatever titles stand in it."""
    return end - begin > 2 and tokens.lows[begin] in roles.bodies and tokens.lows[begin + 1] in ("of", "for")


def _core(tokens: Tokens, begin: int, end: int, places: PlaceIndex, roles: RoleLexicon) -> tuple[int, str, bool]:
    """Return where the core begins, the gender that the titles tell, and whether a title stands before it."""
    core, gender, titled = _after_demonym(tokens, begin, end, places), "", False
    last = next((i for i in range(end - 1, core - 1, -1) if _is_title(tokens, i, roles)), None)
    if last is not None and _title_run(tokens, core, last, roles, places):
        for index in range(core, last + 1):
            told = roles.titles.get(tokens.lows[index], roles.gendered.get(tokens.lows[index], ""))
            gender = told if told in ("m", "f") else gender
        core, titled = last + 1, True
        while core < end and (
            tokens.lows[core] in ("of", "for", "and", "the")
            or (tokens.lows[core - 1] in ("of", "for", "and", "the", "foreign", "home", "homeland", "internal"))
        ):
            core += 1
        while core < end - 1 and tokens.lows[core] in roles.name_parts:
            core += 1
    if (
        core == begin
        and begin > 0
        and (tokens.lows[begin - 1] in roles.persons or tokens.lows[begin - 1] in roles.titles)
    ):
        low = tokens.lows[begin - 1]
        titled, told = True, roles.titles.get(low, "x")
        gender = told if told != "x" else roles.gendered.get(low, "")
    return core, gender, titled


def _after_demonym(tokens: Tokens, begin: int, end: int, places: PlaceIndex) -> int:
    """Skip the state before a title or a name: "Ghanaian President", "US"."""
    core = begin
    while core < end:
        mention = places.at(tokens.starts[core])
        if (
            mention is None
            or mention.role not in (PlaceRole.DEMONYM, PlaceRole.LITERAL)
            or mention.end >= tokens.ends[end - 1]
        ):
            break
        while core < end and tokens.starts[core] < mention.end:
            core += 1
    return core


def _is_title(tokens: Tokens, index: int, roles: RoleLexicon) -> bool:
    return tokens.lows[index] in roles.persons or tokens.lows[index] in roles.titles


def _title_run(tokens: Tokens, begin: int, last: int, roles: RoleLexicon, places: PlaceIndex) -> bool:
    """Tell whether all words up to the title belong to it: "U.S. District Judge", not "Stephen King"."""
    return all(
        _is_title(tokens, i, roles)
        or tokens.lows[i] in roles.modifiers
        or tokens.lows[i] in roles.name_parts
        or tokens.lows[i] in ("of", "for", "and", "the")
        or places.at(tokens.starts[i]) is not None
        for i in range(begin, last + 1)
    )


def _text(tokens: Tokens, begin: int, end: int) -> str:
    return " ".join(tokens.text[tokens.starts[begin] : tokens.ends[end - 1]].split())
