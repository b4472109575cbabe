"""A sentence as the rules see it, and an attribution in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from tertia.extract.attributions.sources import Source
from tertia.extract.attributions.tokens import Tokens
from tertia.lexicon.cues import Cue, CueClass, Frame
from tertia.model.span import Span

OPENS_CONTENT = "“‘«\"'([$£€"
CLOSES_CONTENT = "”’»\"')]%!?"


@dataclass(frozen=True, slots=True)
class Stretch:
    """The tokens [first, last) of a sentence, and which of them stand in quotations (`quoted[i] >= 0`)."""

    tokens: Tokens
    first: int
    last: int
    quoted: list[int]

    def span(self, begin: int, end: int) -> Span | None:
        """Return the code points of tokens [begin, end) without marks at their ends; `None` where no word is left."""
        tokens = self.tokens
        while begin < end and not tokens.is_word(begin) and tokens.words[begin] not in OPENS_CONTENT:
            begin += 1
        while end > begin and not tokens.is_word(end - 1) and tokens.words[end - 1] not in CLOSES_CONTENT:
            end -= 1
        if not any(tokens.is_word(index) for index in range(begin, end)):
            return None
        return Span(tokens.starts[begin], tokens.ends[end - 1])

    def low(self, index: int) -> str:
        """Return a token in lower case, "" outside the sentence."""
        return self.tokens.lows[index] if self.first <= index < self.last else ""


@dataclass(slots=True)
class Draft:
    """An attribution in the making: the cue's tokens [begin, end), `content` in code points.

    `parenthesis`: source and cue stand beside their content ("…, he said"); `inverted`: the source follows its verb;
    `follow`: index of the draft in the same sentence whose source this one shares, -1 for none.
    """

    source: Source | None
    begin: int
    end: int
    cue: Cue
    content: list[Span] = field(default_factory=list)
    parenthesis: bool = False
    inverted: bool = False
    follow: int = -1

    @property
    def source_begin(self) -> int:
        """Return the first token of the source, or of the cue where the source stands elsewhere."""
        return self.source.begin if self.source is not None else self.begin

    @property
    def after(self) -> int:
        """Return the token after both source and cue."""
        return max(self.end, self.source.end if self.source is not None else 0)

    def holds(self, stretch: Stretch) -> bool:
        """Tell whether this is "X said that …", whose content another's parenthesis cannot take over."""
        strong = self.cue.frame in (Frame.CLAUSE, Frame.HEARER) and self.cue.kind is not CueClass.ACT
        return strong and stretch.low(self.end) in ("that", ":")
