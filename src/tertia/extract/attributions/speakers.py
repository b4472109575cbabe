"""Tell who a source is: name, role, the state or body spoken for, and whether the text lets the person hide.

A source is read in this order: a pronoun (the last speaker whom it fits), a proper name (person, outlet, body), a state
("Kigali says"), else a noun ("the minister", "rights groups", "the agreement").

    "the Rwandan foreign minister, Olivier Nduhungirehe" → Speaker("Olivier Nduhungirehe", "foreign minister", "RW")
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tertia.extract.attributions.memory import Known, Memory, last_word
from tertia.extract.attributions.names import Name, NameKind
from tertia.extract.attributions.nominal import read_noun
from tertia.extract.attributions.people import Page, describe, gender_of, introduce
from tertia.extract.attributions.sources import Source
from tertia.lexicon.cues import syntax
from tertia.lexicon.roles import outlet_lexicon, role_lexicon
from tertia.model.place import PlaceRole
from tertia.model.source import Speaker

POSSESSIVES = {"his": "he", "him": "he", "her": "she", "their": "they", "them": "they", "its": "it"}


@dataclass(frozen=True, slots=True)
class Resolved:
    """A source read: the speaker (or none), and the outlet where the source itself is one."""

    speaker: Speaker | None
    outlet: str | None = None


class Resolver:
    """Reads the sources of one document, in the order of the text."""

    def __init__(self, page: Page) -> None:
        self.page, self.memory = page, Memory()
        self.heading = False
        """Whether the source stands in a headline, before anybody is introduced."""
        self.outlet: str | None = None
        """The outlet that the text has named last."""
        tokens = page.tokens
        self._inner = {
            tokens.words[i]
            for i in range(1, len(tokens))
            if tokens.is_capital(i) and (tokens.words[i - 1].islower() or tokens.words[i - 1] == ",")
        }
        """Words that have their capital inside a sentence."""
        introduce(page, self.memory)

    def resolve(self, source: Source) -> Resolved:
        """Return who a source is, and remember it."""
        low = self.page.tokens.lows[source.head_begin]
        low = POSSESSIVES.get(low, low)
        if source.head_end - source.head_begin == 1 and low in syntax().pronouns:
            return self._pronoun(low, source.begin)
        resolved = self._named(source) or self._state(source) or self._noun(source)
        if resolved.speaker is not None:
            self._remember(resolved.speaker, source)
        return resolved

    def notice(self, source: Source) -> Speaker | None:
        """Return the subject of a sentence without cue; a named person is remembered: "she" may mean her next."""
        low = self.page.tokens.lows[source.head_begin]
        person = any(name.kind is NameKind.PERSON for name in self.page.names_in(source.begin, source.head_end))
        if person or low in syntax().pronouns:
            return self.resolve(source).speaker
        known = self._named(source) or self._state(source)
        if known is None and not any(role_lexicon().is_official(word) for word in self._head(source)):
            return None
        return (known or self._noun(source)).speaker

    def _head(self, source: Source) -> list[str]:
        return self.page.tokens.lows[source.head_begin : source.head_end]

    def label(self, begin: int, end: int) -> Speaker | None:
        """Return the speaker whom a transcript's label names ("Mr COPELAND"); `None` for a host or reporter."""
        tokens, roles, hosts = self.page.tokens, role_lexicon(), outlet_lexicon().hosts
        lows = [low for low in tokens.lows[begin:end] if low[0].isalnum()]
        if not lows or set(lows) & hosts or tokens.words[end - 1].title() in outlet_lexicon().endings:
            return None
        for low in reversed(lows):
            if (known := self.memory.person(low)) is not None:
                told = known.speaker.role is not None or lows[0] in roles.titles
                return known.speaker if told and not known.nouns & hosts else None
        words = " ".join(tokens.words[i] for i in range(begin, end) if tokens.is_word(i) and tokens.lows[i] != "the")
        noun = next((low for low in reversed(lows) if low in roles.persons), None)
        if noun is not None:
            state = self.page.places.before(tokens.starts[begin]) if set(lows) & roles.official else None
            return self.memory.introduced(noun, lows, None) or Speaker(None, words, state)
        return Speaker(words.title()) if lows[0] in roles.titles else None

    def guest(self) -> Speaker | None:
        """Return who answers in an interview: the person with a role whom the text names first."""
        names = (self.memory.people.get(name.last) for name in self.page.names if name.kind is NameKind.PERSON)
        return next((known.speaker for known in names if known is not None and known.nouns), None)

    def _remember(self, speaker: Speaker, source: Source) -> None:
        roles = role_lexicon()
        nouns = frozenset(self.page.tokens.lows[source.begin : source.end]) & (roles.persons | roles.gendered.keys())
        person = self.memory.people.get(last_word(speaker.name))
        if person is not None:
            person.nouns |= nouns
        self.memory.spoken.append(person or Known(speaker, gender_of(nouns), nouns))

    def _pronoun(self, low: str, position: int) -> Resolved:
        known: Known | None = None
        if low in ("he", "she"):
            gender = "m" if low == "he" else "f"
            known = self.memory.one_of(gender) or self._mentioned(gender, position)
            if known is not None:
                known.gender = known.gender or gender
        elif low in ("it", "they"):
            known = self.memory.thing(low)
        if known is None:
            return Resolved(None)
        self.memory.spoken.append(known)
        return Resolved(known.speaker)

    def _mentioned(self, gender: str, position: int) -> Known | None:
        """Return the last person named before a token whom a pronoun of this gender can mean."""
        for name in reversed(self.page.names):
            person = name.kind is NameKind.PERSON and name.end <= position
            known = self.memory.people.get(name.last) if person else None
            if known is not None and (known.gender == gender or (not known.gender and known.nouns)):
                return known
        return None

    def _named(self, source: Source) -> Resolved | None:
        """Read a source that holds a proper name of a person, an outlet or a body."""
        head = self.page.names_in(source.head_begin, source.head_end)
        people = [name for name in head if self._is_person(name)] or self._apposed(source, head)
        if people:
            return Resolved(self._beside_person(source, people[-1]) or self._people(source, people))
        outlet = next((name.text for name in head if name.kind is NameKind.OUTLET), None)
        self.outlet = outlet or self.outlet
        lows = set(self._head(source))
        if outlet is not None and not lows & (role_lexicon().persons | role_lexicon().groups):
            return Resolved(None, outlet)
        bodies = [name for name in head if name.kind is NameKind.BODY] or [
            one for one in head if self._is_lone_name(one)
        ]
        body = bodies[0] if bodies else None
        if body is not None and not self._is_owner(source, body):
            return Resolved(self._body(source, body))
        return None

    def _is_person(self, name: Name) -> bool:
        if name.kind is NameKind.UNKNOWN:
            return self.memory.person(name.last) is not None
        return name.kind is NameKind.PERSON

    def _is_lone_name(self, name: Name) -> bool:
        """Tell whether a lone capitalised word is a name: it has its capital inside a sentence, and is no place."""
        if name.kind is not NameKind.UNKNOWN or name.text not in self._inner:
            return False
        return self.page.places.at(self.page.tokens.starts[name.core]) is None

    def _apposed(self, source: Source, head: list[Name]) -> list[Name]:
        """Return the person named in the apposition: "the spokesman, Jo Bell,"; not one deep in a relative clause."""
        after = source.head_end + 1
        for name in self.page.names_in(source.begin, source.end):
            near = name.kind is NameKind.PERSON and name not in head and name.begin <= after + 4
            if near and not {"who", "whose"} & set(self.page.tokens.lows[after : name.core]):
                return [name]
        return []

    def _beside_person(self, source: Source, person: Name) -> Speaker | None:
        """Read "Mr Burke's office", "Kagame's spokesman": not the person but somebody beside the person."""
        tokens, roles, at = self.page.tokens, role_lexicon(), person.end
        lows = tokens.lows[at + 1 : source.head_end]
        if at + 1 >= source.head_end or tokens.lows[at] != "'s" or not any(roles.is_noun(low) for low in lows):
            return None
        known = self.memory.people.get(person.last)
        owner = known.speaker if known else Speaker(person.text)
        if set(lows) & roles.offices:
            return Speaker(f"{owner.name}'s {' '.join(lows)}", None, owner.speaks_for)
        if set(lows) & roles.papers:
            return owner
        return Speaker(
            None, f"{person.text}'s {' '.join(lows)}", owner.speaks_for if set(lows) & roles.official else None
        )

    def _is_owner(self, source: Source, body: Name) -> bool:
        """Tell whether a body only belongs to somebody without a name ("a lawyer at Cristosal")."""
        tokens, roles = self.page.tokens, role_lexicon()
        before = tokens.lows[source.head_begin : body.begin]
        after = [low for low in range(body.end, source.head_end) if tokens.words[low][0].islower()]
        bearers = roles.persons | roles.groups | roles.papers
        return any(low in bearers for low in before) or any(roles.is_noun(tokens.lows[at]) for at in after)

    def _people(self, source: Source, people: list[Name]) -> Speaker:
        first = self._one(source, people[0])
        if len(people) == 1 or "and" not in self.page.tokens.lows[people[0].end : people[1].begin]:
            return first
        second = self._one(source, people[1])
        state = first.speaks_for if first.speaks_for == second.speaks_for else None
        return replace(first, name=f"{first.name} and {second.name}", speaks_for=state)

    def _one(self, source: Source, name: Name) -> Speaker:
        found, nouns = describe(self.page, name)
        known = self.memory.person(name.last)
        if known is None:
            known = self.memory.people.setdefault(name.last, Known(found, name.gender, nouns))
        old = known.speaker
        state = old.speaks_for or found.speaks_for
        if state is None and (nouns | known.nouns) & role_lexicon().official:
            state = self.page.state(source.begin, source.end)
        known.speaker = replace(old, role=old.role or found.role, speaks_for=state)
        return known.speaker

    def _body(self, source: Source, name: Name) -> Speaker:
        """Return a body: one of a state speaks for it, another for itself; a government has no name but its state."""
        roles, words = role_lexicon(), name.text.lower().split()
        state = self.page.state(name.begin, name.end) or self.page.state(source.begin, source.end)
        if words[-1] in ("government", "governments") or words[0] == "government":
            return Speaker(None, "government", state or self.page.places.before(self.page.tokens.starts[source.begin]))
        if len(words) == 1 and state is None and words[0] in self.memory.bodies:
            return self.memory.bodies[words[0]].speaker
        mention = self.page.places.at(self.page.tokens.starts[name.core])
        office = mention is not None and mention.role is PlaceRole.OFFICE
        official = (office or bool(set(words) & roles.official)) and not set(words) & roles.judicial
        speaker = Speaker(name.text, None, ((state or self.memory.home(words)) if official else None) or name.text)
        for word in words:
            if word in roles.bodies:
                self.memory.bodies[word] = Known(speaker)
        return speaker

    def _state(self, source: Source) -> Resolved | None:
        """Read a state that speaks: "Kigali says", "Rwanda and Uganda"; "the White House" keeps its name."""
        tokens, roles, places = self.page.tokens, role_lexicon(), self.page.places
        found = places.within(tokens.starts[source.head_begin], tokens.ends[source.head_end - 1])
        head = range(source.head_begin, source.head_end)
        left = [tokens.lows[i] for i in head if places.at(tokens.starts[i]) is None]
        if not found or len(left) > 6 or left[:1] in (["a"], ["an"]) or any(roles.is_noun(low) for low in left):
            return None
        last = found[-1]
        words = tokens.text[last.start : last.end]
        if last.role is PlaceRole.OFFICE and words.lower().split()[-1] in roles.persons:
            return None
        if last.role is PlaceRole.OFFICE or (last.role is PlaceRole.METONYM and not last.city):
            return Resolved(Speaker(words, None, last.iso))
        if last.role is PlaceRole.DEMONYM and "the" not in left:
            return None
        return Resolved(Speaker(None, None, next((place.iso for place in found if place.iso), None)))

    def _noun(self, source: Source) -> Resolved:
        lows = self._head(source)
        if self.outlet is not None and lows[0] == "the" and len(lows) <= 2 and lows[-1] in outlet_lexicon().media:
            return Resolved(None, self.outlet)
        return Resolved(read_noun(self.page, self.memory, source, heading=self.heading))
