"""Tell whether a document speaks for its publisher: a statement, letter, report, judgment, tender.

outlet "Ministry of Foreign Affairs, Uganda (press release)" → Speaker("Ministry of Foreign Affairs", speaks_for="UG")
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from tertia.extract.attributions.turns import find_turns
from tertia.extract.places import find_places
from tertia.lexicon.roles import bare, outlet_lexicon, publisher_patterns, role_lexicon
from tertia.model.document import Document
from tertia.model.place import PlaceMention, PlaceRole
from tertia.model.source import Speaker

_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_ACRONYM = re.compile(r"[A-Z]{2,7}")
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]ur|us|[Oo]urselves|ours)\b")
_QUOTED = re.compile(r"“[^”\n]*”?|\"[^\"\n]*\"?")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_TRAILING = re.compile(r"(?:\s+(?:of|in|for|the|Republic|Federal|State|Kingdom))+\s*$")

_I = re.compile(r"\b(?:I|my|me|myself)\b")
_NAME = r"(?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,3})"
_BY = re.compile(rf"\b(?:[Rr]emarks|[Ss]tatement|[Ss]peech|[Aa]ddress|[Tt]estimony|[Aa]ffidavit) (?:by|of) {_NAME}")
_SIGNATURE = re.compile(rf"(?:Signed|Sgd|[Ss]igned by)?[,:.]? ?{_NAME}(?:, [^.]{{0,60}})?")
SIGNATURE_LINES = 4
"""Lines at a letter's foot among which its signature stands."""

FIRST_PERSON_SHARE = 0.007
"""First-person plurals a word outside quotations from which a page of a body speaks for it (tuned on gold/train)."""
FIRST_PERSON_LEAST = 2
"""First-person plurals that a short page needs all the same."""
HEAD = 250
"""Characters at a text's head in which a press release calls itself one."""


def document_speaker(document: Document, places: Sequence[PlaceMention] = ()) -> Speaker | None:
    """Return the publisher where the document is itself a statement, else `None`; `places` are those of its text."""
    outlet = document.outlet or ""
    name = _BRACKETS.sub("", outlet).strip()
    if find_turns(document.text) or _is_agreement(document):
        return None
    author = _author(document)
    if author is not None:
        return author
    if not name or is_news(name) or (_copies_news(outlet) and not _lows(name) & outlet_lexicon().publishers):
        return None
    return _speaker(outlet, name, document.text, places) if _states(document, outlet, name) else None


def _author(document: Document) -> Speaker | None:
    """Return who speaks or signs: "Remarks by NAME" as title, or the name beneath a letter in the first person."""
    titled = _BY.search(document.title or "")
    if titled:
        return Speaker(titled.group("name"))
    plain = _QUOTED.sub("", document.text)
    first = len(_I.findall(plain)) >= max(FIRST_PERSON_LEAST, FIRST_PERSON_SHARE * len(plain.split()))
    if not first or is_news(_BRACKETS.sub("", document.outlet or "").strip()):
        return None
    lines = [line.strip() for line in document.text.splitlines() if line.strip()]
    signed = next((line for line in lines[-SIGNATURE_LINES:] if _SIGNATURE.fullmatch(line)), None)
    return Speaker(_SIGNATURE.fullmatch(signed).group("name")) if signed else None  # type: ignore[union-attr]


def is_news(outlet: str) -> bool:
    """Tell whether an outlet's name is that of a newspaper, station, agency or page of news."""
    outlets = outlet_lexicon()
    words = outlet.split(",")[0].split()
    if not words:
        return False
    if bare(" ".join(words)) in outlets.known or words[-1] in outlets.endings or words[0] in outlets.openings:
        return True
    return bool({"News", "Radio", "TV", "Times", "FM"} & set(words))


def _copies_news(outlet: str) -> bool:
    """Tell whether the brackets name another outlet of which the page is a copy: "Pacific Islands Report (BBC)"."""
    insides = (inside.removeprefix("copy of the ").removeprefix("copy of ") for inside in _BRACKETS.findall(outlet))
    return any(is_news(inside) for inside in insides if not inside.startswith("via "))


def _states(document: Document, outlet: str, name: str) -> bool:
    """Tell whether a document is its publisher's own statement: a body's page that says so, or that says "we"."""
    patterns = publisher_patterns()
    ours, speaking = _says_we(document.text), patterns["speaking"].search(outlet) is not None
    lows = _lows(name)
    if any(name.startswith(voice) for voice in outlet_lexicon().voices):
        return True
    if patterns["news"].search(name) is not None and not lows & outlet_lexicon().governments:
        return ours and speaking
    marked = patterns["statement"].search(f"{document.title or ''}\n{outlet}\n{document.text[:HEAD]}") is not None
    body = bool(lows & role_lexicon().name_parts)
    return bool(lows & outlet_lexicon().publishers) or (body and (ours or marked)) or (ours and speaking)


def _is_agreement(document: Document) -> bool:
    """Tell whether a document is an agreement's own text, a debate or a judgment's case page: nobody's statement."""
    patterns, title = publisher_patterns(), document.title or ""
    if patterns["debate"].search(document.outlet or ""):
        return True
    return bool(patterns["agreement"].search(title) and patterns["clauses"].search(document.text))


def _says_we(text: str) -> bool:
    plain = _QUOTED.sub("", text)
    return len(_FIRST_PERSON.findall(plain)) >= max(FIRST_PERSON_LEAST, FIRST_PERSON_SHARE * len(plain.split()))


def _lows(name: str) -> set[str]:
    return set(_WORD.findall(name.lower()))


def _speaker(outlet: str, name: str, text: str, places: Sequence[PlaceMention]) -> Speaker:
    """Return the publisher: a government by its state, a body of a state for it, another body for itself."""
    part = _part(name)
    state = next((place.iso for place in find_places(outlet) if place.iso), None) or _home(places)
    low = part.lower()
    if low.startswith(("government of", "governments of", "government ")) or low.endswith(" government"):
        return Speaker(None, "government", state or part)
    short, outlets = _short_name(outlet, part, text), outlet_lexicon()
    official = bool(_lows(part) & outlets.publishers) and not _lows(part) & outlets.independent
    return Speaker(short, None, state if official and state else short)


def _part(name: str) -> str:
    """Return the part of an outlet's name that names the body: the last one, where a parliament leads."""
    parts, body = [part.strip() for part in name.split(",") if part.strip()], role_lexicon().name_parts
    if _lows(parts[0]) & outlet_lexicon().legislatures or not _lows(parts[0]) & body:
        return next((part for part in reversed(parts[1:]) if _lows(part) & body), parts[0])
    return parts[0]


def _short_name(outlet: str, part: str, text: str) -> str:
    """Return a publisher's name without its country; the acronym where the outlet or the text brackets one."""
    for inside in _BRACKETS.findall(outlet):
        if _ACRONYM.fullmatch(inside):
            return str(inside)
    bracketed = re.search(re.escape(part) + r" \(([A-Z]{2,7})\)", text)
    if bracketed:
        return str(bracketed.group(1))
    for place in reversed(find_places(part)):
        if place.end == len(part) and place.start > 0 and place.role is not PlaceRole.OFFICE:
            kept = _TRAILING.sub("", part[: place.start]).strip()
            if kept and not kept.startswith(("U.S.", "US ")):
                return kept
    return part.removeprefix("The ")


def _home(places: Sequence[PlaceMention]) -> str | None:
    """Return the state that a text names most often."""
    counts = Counter(place.iso for place in places if place.iso and place.role is not PlaceRole.OFFICE)
    return counts.most_common(1)[0][0] if counts else None
