"""Find everyone whom a sentence names who could speak: persons, bodies, states, and nouns for those without a name.

A claim's speaker is not always the source of an attribution that was found ("this alarms rights groups"; "a clerk in
the tower counted sixty heads"): these mentions are what the choice of a claim's speaker has besides.

    "Kigali's envoy met Jo Bell" → state RW · noun Speaker(role="envoy", speaks_for="RW") · person Jo Bell
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tertia.extract.attributions.memory import Memory, last_word
from tertia.extract.attributions.names import Name, NameKind
from tertia.extract.attributions.nominal import read_noun
from tertia.extract.attributions.people import Page
from tertia.extract.attributions.sources import source_at
from tertia.extract.attributions.stretch import Stretch
from tertia.extract.places import find_places
from tertia.lexicon.roles import role_lexicon
from tertia.model.document import Document
from tertia.model.place import PlaceMention, PlaceRole
from tertia.model.source import Speaker, SpeakerMention


def find_mentions(page: Page, memory: Memory, stretch: Stretch) -> Iterator[SpeakerMention]:
    """Yield those whom a sentence names, by what the document has told of them so far."""
    if stretch.first >= stretch.last:
        return
    tokens = page.tokens
    taken: set[int] = set()
    at = bisect_left(page.names, stretch.first, key=lambda name: name.core)
    while at < len(page.names) and page.names[at].core < stretch.last:
        name = page.names[at]
        at += 1
        taken.update(range(name.begin, name.end))
        speaker = _named(page, memory, name)
        if speaker is not None:
            sort = "body" if name.kind is NameKind.BODY else "person"
            yield SpeakerMention(tokens.starts[name.core], tokens.ends[name.end - 1], sort, speaker)
    for place in page.places.within(tokens.starts[stretch.first], tokens.ends[stretch.last - 1]):
        if place.iso is not None:
            yield _state(tokens.text, place)
    yield from _nouns(page, memory, stretch, taken)
    yield from _pronouns(page, memory, stretch)


def _pronouns(page: Page, memory: Memory, stretch: Stretch) -> Iterator[SpeakerMention]:
    """Yield whom the first "he", "she", "it" or "they" outside quotations can mean."""
    tokens = page.tokens
    for index in range(stretch.first, stretch.last):
        low = GENDERS.get(tokens.lows[index])
        if low is None or stretch.quoted[index] >= 0:
            continue
        known = memory.thing(low) if low in ("it", "they") else memory.one_of(low)
        if known is not None:
            yield SpeakerMention(tokens.starts[index], tokens.ends[index], "pronoun", known.speaker)
        return


GENDERS = {"he": "m", "his": "m", "she": "f", "her": "f", "it": "it", "its": "it", "they": "they", "their": "they"}
"""What a pronoun tells of the one it means: "m", "f", or the thing or group it stands for."""


def head_speakers(document: Document, mentions: Sequence[SpeakerMention]) -> Iterator[tuple[str, Speaker]]:
    """Yield those who may speak for a whole document, each with the place that says so.

    Its outlet and the state of it, and the persons and bodies whom outlet and title name.
    """
    outlet, title = document.outlet or "", document.title or ""
    name = outlet.split(",")[0].split("(")[0].strip().removeprefix("The ")
    if name:
        yield "outlet", Speaker(name, None, name)
    for place in find_places(outlet)[:1]:
        if place.iso:
            yield "outlet state", Speaker(None, "government", place.iso)
    first = {last_word(m.speaker.name): m.speaker for m in reversed(mentions) if m.sort in ("person", "body")}
    for sort, words in (("outlet person", outlet), ("title person", title)):
        lows = {low.strip(".,:;()'’\"") for low in words.lower().split()}
        yield from ((sort, first[low]) for low in lows & first.keys())


def _named(page: Page, memory: Memory, name: Name) -> Speaker | None:
    if name.kind is NameKind.OUTLET:
        return None
    if name.kind is NameKind.BODY:
        return body_of(page, memory, name)
    known = memory.person(name.last)
    if known is None and name.kind is NameKind.UNKNOWN and _opens(page, name):
        return None
    return known.speaker if known is not None else Speaker(name.text)


def _opens(page: Page, name: Name) -> bool:
    """Tell whether a lone word may have its capital only because it opens a sentence ("Human rights groups")."""
    before = page.tokens.words[name.begin - 1] if name.begin else "."
    return not before[0].isalnum() and before != ","


def body_of(page: Page, memory: Memory, name: Name) -> Speaker:
    """Return a body by its name: one of a state speaks for it, another for itself."""
    roles, words = role_lexicon(), name.text.lower().split()
    if len(words) == 1 and words[0] in memory.bodies:
        return memory.bodies[words[0]].speaker
    state = page.state(name.begin, name.end)
    mention = page.places.at(page.tokens.starts[name.core])
    office = mention is not None and mention.role is PlaceRole.OFFICE
    official = (office or bool(roles.official & set(words))) and not roles.judicial & set(words)
    return Speaker(name.text, None, ((state or memory.home(words)) if official else None) or name.text)


def _state(text: str, place: PlaceMention) -> SpeakerMention:
    """Return a state, or its office by name: "Kigali" speaks as Rwanda, "the White House" by its name."""
    words = text[place.start : place.end]
    if place.role is PlaceRole.OFFICE or (place.role is PlaceRole.METONYM and not place.city):
        return SpeakerMention(place.start, place.end, "office", Speaker(words, None, place.iso))
    return SpeakerMention(place.start, place.end, "state", Speaker(None, None, place.iso))


def _nouns(page: Page, memory: Memory, stretch: Stretch, taken: set[int]) -> Iterator[SpeakerMention]:
    """Yield the speakers without a name, each with its whole noun phrase."""
    tokens, roles, after = page.tokens, role_lexicon(), 0
    for index in range(stretch.first, stretch.last):
        if index < after or index in taken or not roles.is_noun(tokens.lows[index]):
            continue
        source = source_at(tokens, stretch.first, index, stretch.last, stretch.quoted)
        speaker = read_noun(page, memory, source, heading=False)
        after = max(source.head_end, index + 1)
        if speaker is not None:
            yield SpeakerMention(tokens.starts[source.begin], tokens.ends[source.head_end - 1], "noun", speaker)
