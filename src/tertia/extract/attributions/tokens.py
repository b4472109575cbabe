"""Cut a text into tokens once; every rule of this step reads the same arrays.

scan("Kigali's envoy said so.").words → ["Kigali", "'s", "envoy", "said", "so", "."]
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""(?:[A-Z]\.){2,}                                     # U.S., D.C.
      | (?:Mr|Mrs|Ms|Dr|St|Gen|Maj|Col|Lt|Capt|Sgt|Sen|Rep|Gov|Prof|Hon|Rev|Amb|Mme|Mma|Min|Dep|Jr|Sr|No)\.(?=\s)
      | [A-Z]\.(?=\s[A-Z])                                  # a middle initial
      | [’']s\b
      | [^\W_](?:[^\W_]|[-&](?=[^\W_])|[’'](?!s\b)(?=[^\W_])|\.(?=[^\W\d_]))*
      | [^\w\s]""",
    re.VERBOSE,
)

OPENING = frozenset("“«")
CLOSING = frozenset("”»")
DASHES = frozenset("—–-")
STOPS = frozenset(".?!…")


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text's tokens: as written, in lower case, and where each begins and ends (code points)."""

    text: str
    words: list[str]
    lows: list[str]
    starts: list[int]
    ends: list[int]

    def at(self, position: int) -> int:
        """Return the index of the first token that begins at or after a position."""
        return bisect_left(self.starts, position)

    def __len__(self) -> int:
        return len(self.words)

    def is_word(self, index: int) -> bool:
        """Tell whether a token is a word or a number."""
        return self.words[index][0].isalnum()

    def is_capital(self, index: int) -> bool:
        """Tell whether a token begins with a capital letter."""
        return self.words[index][0].isupper()


def scan(text: str) -> Tokens:
    """Return the tokens of a text."""
    found = [(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text)]
    words = [word for word, _, _ in found]
    lows = [word.lower().replace("’", "'") for word in words]
    return Tokens(text, words, lows, [start for _, start, _ in found], [end for _, _, end in found])
