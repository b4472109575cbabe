"""Every error that Tertia raises on purpose, as one family.

    TertiaError
    ├── InputError        the input's fault: one document, one line or one file; the others go on
    │   ├── UnreadableError   bytes that hold no text that can be read
    │   └── GoldError         a coded document that breaks the codebook
    ├── UsageError        the caller's fault: a wrong option, a path that is not there
    ├── StoreError        the database cannot do what was asked
    └── LexiconError      our own data files contradict themselves

A message is one sentence that says what is wrong, in which document and place, and what to do.
"""

from __future__ import annotations


class TertiaError(Exception):
    """The root: catching it catches everything that Tertia raises on purpose."""


class InputError(TertiaError):
    """One input cannot be used; `where` names the file, line or address, `remedy` what a person can do."""

    def __init__(self, what: str, *, where: str, remedy: str) -> None:
        self.what, self.where, self.remedy = what, where, remedy
        super().__init__(f"{where}: {what}; {remedy}.")


class UnreadableError(InputError):
    """The bytes were fetched, but no text could be taken from them."""


class GoldError(InputError):
    """A coded document breaks a rule of the codebook or of the plain format."""


class UsageError(TertiaError):
    """The caller asked for something that does not exist or does not fit together."""


class StoreError(TertiaError):
    """The database refused; nothing was half-written."""


class LexiconError(TertiaError):
    """A data file in the lexicon is malformed or names something twice."""
