"""Find the countries that a text names, and let the context decide what its words mean.

Terms: a *hit* is a form of the gazetteer in the text; a *vote* is a hit whose state is sure ("Kinshasa" votes for CD);
a *homonym* is a form that also names something else (Georgia the US state, Jordan the man).

    "Congolese officials in Kinshasa met Chad Wiley of the DHS."
     Congolese → CD (of CD, CG; Kinshasa votes) · Kinshasa → CD, metonym, city · Chad → dropped · DHS → US, office

Two rounds: what stands beside a hit drops it (a street, a given name, "US-41"); then the votes of the whole text settle
shared forms and homonyms. What nothing settles keeps its candidates and has no `iso`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tertia.lexicon.ambiguities import Homonym, Shared, ambiguities
from tertia.lexicon.gazetteer import Name, scan
from tertia.model.place import PlaceMention, PlaceRole

_ROAD = re.compile(r"-\d{1,3}\b")
_MONEY = re.compile(r"\s?\$")
_LAST_WORD = re.compile(r"(?:([\w.'’-]+) )?(?:[A-Z]\. )?$")
_NEXT_WORD = re.compile(r" (?:[A-Z]\. )?([A-Z][a-z'’-]+)")
_TITLE = re.compile(
    r"(?:President|Premier|Minister|Secretary|Chancellor|[Cc]zar|Senator|Sen\.|Judge|King|Mr\.?|Ms\.?|Mrs\.?|Dr\.?) $"
)
_BYLINE = re.compile(r"(?:^|\n|\. )(?:BY|By) $")
_ADDRESS = re.compile(r"(?:\b(?:St|Ave|Rd|Blvd|Dr|Lane|Road|Street|Avenue)\.?|, \d\d), $")
_WINDOW = 40
"""Characters before a hit that are looked at for titles, given names and pronoun cues: longer than any of them."""


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    name: Name


def find_places(text: str) -> tuple[PlaceMention, ...]:
    """Return the mentions of countries in the order of the text, without overlap; offsets are code points."""
    hits = [_Hit(*hit) for hit in scan(text)]
    kept = [hit for hit in hits if hit.name.isos and not _is_other_thing(text, hit)]
    kept = _without_foreign_bodies(text, _without_persons(text, kept, hits))
    settled = _settle(text, kept)
    return tuple(_mention(hit, iso) for hit, iso in zip(kept, settled, strict=True) if iso != "")


def _mention(hit: _Hit, iso: str | None) -> PlaceMention:
    return PlaceMention(hit.start, hit.end, iso, hit.name.role, hit.name.isos, hit.name.city)


# --- what stands beside a hit ---


def _stands_before(pattern: re.Pattern[str], text: str, hit: _Hit) -> bool:
    return bool(pattern.search(text, max(0, hit.start - _WINDOW), hit.start))


def _is_other_thing(text: str, hit: _Hit) -> bool:
    """Tell whether the words beside a hit make it a road, a sum, a pronoun, a street, a town in Ohio."""
    name = hit.name
    if name.word in ("US", "U.S."):
        return _is_no_state(text, hit)
    if name.role is PlaceRole.OFFICE:
        return bool(name.full) and name.full not in text and not _stands_before(_TITLE, text, hit)
    if _followers().match(text, hit.end):
        return True
    if name.role is PlaceRole.DEMONYM:
        return _is_no_people(text, hit)
    return name.isos != ("US",) and bool(_town_suffix().match(text, hit.end))


def _is_no_people(text: str, hit: _Hit) -> bool:
    """Tell whether an adjective names a language or a kitchen instead of a people."""
    known, word = ambiguities(), hit.name.word
    if _culture().match(text, hit.end):
        return True
    if word not in known.languages or not _stands_before(_language_before(), text, hit):
        return False
    return bool(_language_after().match(text, hit.end))


def _is_no_state(text: str, hit: _Hit) -> bool:
    if _ROAD.match(text, hit.end) or _MONEY.match(text, hit.end):
        return True
    return text[hit.start : hit.end] == "US" and _stands_before(_pronoun_cue(), text, hit)


def _without_persons(text: str, kept: Sequence[_Hit], hits: Sequence[_Hit]) -> list[_Hit]:
    """Return the hits that are no persons or addresses; a name that mostly is one here is one everywhere here."""
    starts = {hit.start for hit in hits}
    persons = [hit for hit in kept if hit.name.word in _personal() and _is_person(text, hit, starts)]
    if not persons:
        return list(kept)
    as_person, in_all = Counter(hit.name.word for hit in persons), Counter(hit.name.word for hit in kept)
    mostly = {word for word, times in as_person.items() if 2 * times >= in_all[word]}
    dropped = {hit.start for hit in persons}
    return [hit for hit in kept if hit.start not in dropped and hit.name.word not in mostly]


def _is_person(text: str, hit: _Hit, starts: set[int]) -> bool:
    known, word = ambiguities(), hit.name.word
    before = _LAST_WORD.search(text, max(0, hit.start - _WINDOW), hit.start)
    if word in known.surnames and before and before.group(1) in known.given_names:
        return True
    if word in known.surnames and _stands_before(_ADDRESS, text, hit):
        return True
    if word in known.given and _stands_before(_BYLINE, text, hit):
        return True
    after = _NEXT_WORD.match(text, hit.end)
    if word not in known.given or not after or after.start(1) in starts:
        return False
    return after.group(1) not in known.after_a_state


def _without_foreign_bodies(text: str, kept: Sequence[_Hit]) -> list[_Hit]:
    """Return the hits less the offices that an adjective gives to another state: the Honduran Congress is foreign."""
    result: list[_Hit] = []
    for hit in kept:
        last = result[-1] if result else None
        foreign = last and hit.name.role is PlaceRole.OFFICE and last.name.role is PlaceRole.DEMONYM
        if foreign and last and not set(last.name.isos) & set(hit.name.isos) and text[last.end : hit.start] == " ":
            continue
        result.append(hit)
    return result


@cache
def _followers() -> re.Pattern[str]:
    return re.compile(r"(?: [A-Z][a-z]+)? " + _any(ambiguities().followers) + r"(?!\w)")


@cache
def _town_suffix() -> re.Pattern[str]:
    return re.compile(", " + _any(ambiguities().towns) + r"(?!\w)")


@cache
def _culture() -> re.Pattern[str]:
    return re.compile(" " + _any(ambiguities().culture) + r"\b")


@cache
def _language_before() -> re.Pattern[str]:
    return re.compile(r"\b" + _any(ambiguities().language_before) + " $")


@cache
def _language_after() -> re.Pattern[str]:
    return re.compile(r"[.,;:)]|\s*$| " + _any(ambiguities().language_after) + r"\b")


def _any(words: Sequence[str]) -> str:
    return "(?:" + "|".join(map(re.escape, words)) + ")"


@cache
def _pronoun_cue() -> re.Pattern[str]:
    return re.compile(r"\b" + _any(ambiguities().pronoun_before) + " $", re.IGNORECASE)


@cache
def _personal() -> frozenset[str]:
    return ambiguities().surnames | ambiguities().given


# --- what the whole text says ---


def _settle(text: str, kept: Sequence[_Hit]) -> list[str | None]:
    """Return for each hit its code, `None` where it stays undecided, "" where it is no mention after all."""
    shared, homonyms = ambiguities().shared, ambiguities().homonyms
    sure = [hit for hit in kept if hit.name.word not in shared and hit.name.word not in homonyms]
    votes = Counter(hit.name.isos[0] for hit in sure)
    places = Counter(hit.name.isos[0] for hit in sure if hit.name.city and hit.name.role is PlaceRole.LITERAL)
    answers: dict[str, str | None] = {}
    for name, times in Counter(hit.name for hit in kept if hit.name.word in homonyms).items():
        code = name.isos[0] if _is_state(text, homonyms[name.word], votes, places) else ""
        answers[name.word] = code
        votes[code] += times
    for word in {hit.name.word for hit in kept if hit.name.word in shared}:
        answers[word] = _choose(shared[word], votes)
    return [answers[hit.name.word] if hit.name.word in answers else hit.name.isos[0] for hit in kept]


def _is_state(text: str, homonym: Homonym, votes: Counter[str], places: Counter[str]) -> bool:
    speaks_for = sum(votes[iso] for iso in homonym.for_states) + sum(map(text.count, homonym.speaks_for))
    speaks_for += len(set(votes) - {homonym.against_state or "US", ""}) if homonym.abroad else 0
    against = sum(map(text.count, homonym.against)) + (places[homonym.against_state] if homonym.against_state else 0)
    return homonym.keep if speaks_for == against else speaks_for > against


def _choose(shared: Shared, votes: Counter[str]) -> str | None:
    if shared.firm:
        return shared.otherwise
    ranked = sorted(((votes[iso], iso) for iso in shared.of), reverse=True)
    return ranked[0][1] if ranked[0][0] > ranked[1][0] else shared.otherwise
