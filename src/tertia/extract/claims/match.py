"""Match the lexicon's rules on a sentence's view.

rule  "@c ~4 {agree} ~3 {accept}"  on  @c has agreed to take in deportees .  →  tokens 0..6
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tertia.extract.claims.view import SentenceView
from tertia.lexicon.rules import Element, Pattern, Rule, Sort


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that fired on tokens `first` to `last` (exclusive); `phrase` the tokens between `<` and `>`, if any."""

    rule: Rule
    first: int
    last: int
    phrase: tuple[int, int] | None


Places = dict[int, list[int]]
"""Token that something begins at → the tokens before which it can end, the longest first."""


def fire(rules: Iterable[Rule], view: SentenceView) -> Iterator[Hit]:
    """Yield every hit of every rule, a rule at most once for each token that it can begin at."""
    present = view.present
    matcher = _Matcher(view)
    for rule in rules:
        for pattern in rule.patterns:
            for need in pattern.needs:
                if need.isdisjoint(present):
                    break
            else:
                yield from matcher.hits(rule, pattern)


class _Matcher:
    """All rules on one sentence: where each element can stand is found once and kept."""

    def __init__(self, view: SentenceView) -> None:
        self._view, self._size = view, len(view.words)
        self._known: dict[Element, Places] = {}
        self._opened: int | None = None
        self._closed: int | None = None

    def hits(self, rule: Rule, pattern: Pattern) -> Iterator[Hit]:
        elements, end_before = pattern.elements, 0
        for start in self._starts(elements):
            if start < end_before:
                continue
            self._opened = self._closed = None
            last = self._match(elements, 0, start)
            if last is not None:
                end_before = last
                yield Hit(rule, start, last, self._marked())

    def _marked(self) -> tuple[int, int] | None:
        return None if self._opened is None or self._closed is None else (self._opened, self._closed)

    def _starts(self, elements: tuple[Element, ...]) -> Iterable[int]:
        """Return where the pattern may begin: where its first element stands, if that must stand somewhere."""
        first = next((e for e in elements if e.sort is not Sort.OPEN), elements[0])
        if first.sort in (Sort.WORDS, Sort.CLASSES) and not first.optional and not first.negated:
            return self._places(first)
        return (0,) if first.sort is Sort.BEGIN else range(self._size)

    def _places(self, element: Element) -> Places:
        places = self._known.get(element)
        if places is None:
            places = self._known[element] = self._find(element)
        return places

    def _find(self, element: Element) -> Places:
        if element.sort is Sort.WORDS:
            return {i: [i + 1] for i, word in enumerate(self._view.words) if word in element.names}
        places: dict[int, set[int]] = {}
        for name in element.names:
            for begin, end in self._view.classes.get(name, ()):
                places.setdefault(begin, set()).add(end)
        return {begin: sorted(places[begin], reverse=True) for begin in sorted(places)}

    def _match(self, elements: tuple[Element, ...], index: int, at: int) -> int | None:
        """Return where the elements from `index` on end if they begin at token `at`, or `None`."""
        if index == len(elements):
            return at
        element = elements[index]
        match element.sort:
            case Sort.GAP:
                return self._gap(elements, index, at)
            case Sort.OPEN | Sort.CLOSE:
                return self._mark(elements, index, at)
            case Sort.BEGIN:
                return self._match(elements, index + 1, at) if at == 0 else None
            case Sort.END:
                return self._match(elements, index + 1, at) if self._at_end(at) else None
        ends = self._places(element).get(at, ())
        if element.negated:
            return None if ends else self._match(elements, index + 1, at)
        for next_at in ends:
            if (end := self._match(elements, index + 1, next_at)) is not None:
                return end
        return self._match(elements, index + 1, at) if element.optional else None

    def _gap(self, elements: tuple[Element, ...], index: int, at: int) -> int | None:
        far = min(at + elements[index].gap, self._size)
        after = elements[index + 1] if index + 1 < len(elements) else None
        if after is not None and after.sort in (Sort.WORDS, Sort.CLASSES) and not (after.optional or after.negated):
            stands = self._places(after)
            reachable: Iterable[int] = [i for i in stands if at <= i <= far]
        else:
            reachable = range(at, far + 1)
        for next_at in reachable:
            if (end := self._match(elements, index + 1, next_at)) is not None:
                return end
        return None

    def _mark(self, elements: tuple[Element, ...], index: int, at: int) -> int | None:
        end = self._match(elements, index + 1, at)
        if end is not None:
            if elements[index].sort is Sort.OPEN:
                self._opened = at
            else:
                self._closed = at
        return end

    def _at_end(self, at: int) -> bool:
        return all(not word[0].isalnum() and word[0] != "@" for word in self._view.words[at:])
