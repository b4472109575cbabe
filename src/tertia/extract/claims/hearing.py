"""Who speaks in a document as a whole: what the choice of a claim's speaker knows before it sees the sentence.

    "Letter to the House", "State Secretary for Migration (The Hague)" → genre letter, a body; publisher: the secretary

A *key* makes two speakers one voice: the last name, else the state or body spoken for, else the noun of the role.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from tertia.extract.attributions import document_speaker, head_speakers, is_bench, is_news, speaker_of
from tertia.extract.claims.roles import Cast
from tertia.extract.sentences import Sentence
from tertia.lexicon.roles import outlet_lexicon, role_lexicon
from tertia.model.document import Document
from tertia.model.layers import Layers
from tertia.model.source import Attribution, Speaker, SpeakerMention
from tertia.model.span import Span

Key = tuple[str, str]
Said = tuple[Speaker | None, str | None]
"""Who says a claim (`None`: the document itself), and the outlet that it came through."""

BACK = 2
"""Attributions before a sentence whose speakers are candidates."""
LEADERS = 1
"""Speakers with most words in a document who are candidates everywhere in it."""
ACTS_OF_SPEECH = ("undisclosed", "assurance", "concern", "stage.offered", "stage.refused", "stage.no_deal")
"""Labels of claims that are themselves acts of speech: the subject of the sentence speaks (codebook rules 4 and 21)."""
FIRST_PERSON = frozenset(["we", "our", "us", "i", "my", "me", "ours"])


def key_of(speaker: Speaker | None) -> Key:
    """Return what makes two speakers one voice: the last name, else the state or body spoken for, else the role."""
    if speaker is None:
        return ("nobody", "")
    if speaker.name:
        return ("name", speaker.name.lower().split()[-1])
    if speaker.speaks_for:
        return ("unnamed", speaker.speaks_for.lower())
    return ("role", (speaker.role or "-").lower().split()[-1])


class Hearing:
    """All that speaks in a document: made once, asked sentence by sentence.

    `shares` and `covers` give each speaker's part of all words given back, and of the text; `relations` what each state
    is to the arrangement; `officials` the part of the attributed speakers that speak for a state.
    """

    def __init__(self, document: Document, layers: Layers, cast: Cast) -> None:
        publisher = document_speaker(document, layers.places)
        head = head_speakers(document, layers.speakers)
        self.attributions = layers.attributions
        self.mentions = layers.speakers
        self.publisher, self.head = publisher, tuple(head)
        self._starts = [m.start for m in self.mentions]
        self._spans = [extent(a) for a in self.attributions]
        self.relations = _relations(cast)
        self.states = [(m.start, m.speaker.speaks_for) for m in self.mentions if m.sort in ("state", "office")]
        self.of_head = {s.speaks_for for sort, s in self.head if sort == "outlet state"}
        if publisher is not None:
            self.of_head.add(publisher.speaks_for)
        words: Counter[Key] = Counter()
        states: Counter[str] = Counter()
        by_key: dict[Key, Attribution] = {}
        for one in self.attributions:
            if one.content:
                words[key_of(one.speaker)] += sum(map(len, one.content))
                by_key.setdefault(key_of(one.speaker), one)
            if one.speaker is not None and one.speaker.speaks_for:
                states[one.speaker.speaks_for] += 1
        self.officials = {iso: count / states.total() for iso, count in states.items()}
        self.shares = {key: count / words.total() for key, count in words.items()}
        self.covers = {key: count / max(1, len(document.text)) for key, count in words.items()}
        self.traits = _document_traits(document, max(self.covers.values(), default=0.0))
        self.leaders = [by_key[key] for key, _ in words.most_common(LEADERS) if by_key[key].speaker]

    def relation(self, iso: str | None) -> str:
        """Tell what a state is to the document's arrangement: its sender, its host, another, or no state."""
        if not iso:
            return "-"
        return self.relations.get(iso, "other" if len(iso) == 2 else "body")

    def ruled(self, sentence: Sentence, label: str) -> Said:
        """Return whom the plain rule lets say a claim: whose words cover most of the sentence, else the publisher.

        A court's act is told in the document's own voice (codebook rules 7, 8 and 16).
        """
        act = self.publisher is None and label.startswith(ACTS_OF_SPEECH)
        speaker, relayed_by = speaker_of(sentence, self.attributions, act=act)
        if label.startswith("court.") and speaker is not None and is_bench(speaker):
            return None, relayed_by
        return (speaker, relayed_by) if speaker or relayed_by else (self.publisher, None)

    def near(self, span: Span) -> tuple[list[Attribution], list[Attribution], list[Attribution]]:
        """Return the attributions that touch a stretch, the last before it and the first after it."""
        touch, before, after = [], [], []
        for one, (start, end) in zip(self.attributions, self._spans, strict=True):
            if end <= span.start:
                before.append(one)
            elif start >= span.end:
                after.append(one)
                break
            else:
                touch.append(one)
        return touch, before[-BACK:], after

    def named_in(self, span: Span) -> Sequence[SpeakerMention]:
        """Return those whom a stretch names."""
        first = bisect_right(self._starts, span.start - 1)
        last = bisect_right(self._starts, span.end - 1)
        return self.mentions[first:last]


def _document_traits(document: Document, cover: float) -> list[str]:
    """Return what kind of document this is, as far as its head and its voice tell."""
    outlet, title = document.outlet or "", document.title or ""
    lists, bodies = outlet_lexicon(), role_lexicon().name_parts
    lows = set(_WORD.findall(f"{outlet} {title}".lower()))
    own = set(_WORD.findall(outlet.lower()))
    ours = sum(1 for low in document.text.lower().split() if low in FIRST_PERSON)
    found = [f"doc:{low}" for low in sorted(lows & lists.genres)]
    found.append(f"doc:news:{is_news(outlet.split(' (')[0])}")
    found.append(f"doc:body:{bool(own & (bodies | lists.publishers | lists.legislatures))}")
    found.append(f"doc:we:{min(3, int(200 * ours / max(1, len(document.text.split()))))}")
    found.append(f"doc:cover:{bucket(cover)}")
    return found


_WORD = re.compile(r"[^\W_]+")


def extent(one: Attribution) -> tuple[int, int]:
    """Return the first and the last code point of an attribution; a source that stands elsewhere is left out."""
    spans = [s for s in (*one.content, one.cue, None if one.carried else one.source) if s is not None]
    return (min(s.start for s in spans), max(s.end for s in spans)) if spans else (0, 0)


def _relations(cast: Cast) -> dict[str, str]:
    found = dict.fromkeys(cast.hosts(3), "host 2")
    found.update(dict.fromkeys(cast.senders(2)[1:], "sender 2"))
    found.update(dict.fromkeys(cast.hosts(1), "host"))
    found.update(dict.fromkeys(cast.senders(1), "sender"))
    return found


def bucket(share: float) -> str:
    """Return the class of a share (0 to 1) as a word: none, a little, some, most, all."""
    return "0" if share <= 0 else "1" if share < 0.2 else "2" if share < 0.5 else "3" if share < 0.85 else "4"
