"""Who speaks: claims of one voice count once, however many sentences and outlets repeat it.

A voice today is one distinct speaker. Two further folds belong here and change nothing elsewhere, because every entry
takes its support from `support`: copies of one wire story (the copy groups that `screen` finds) are one voice, and so
is what one document takes over from another ("the Times reported").
"""

from __future__ import annotations

from collections.abc import Iterable

from tertia.model.claim import Claim
from tertia.model.source import Speaker
from tertia.reconcile.tellings import Tellings

Voice = tuple[str, ...]


def support(claims: Iterable[Claim], tellings: Tellings) -> int:
    """Return the number of distinct voices behind claims."""
    return len({voice_of(claim, tellings) for claim in claims})


def voice_of(claim: Claim, tellings: Tellings) -> Voice:
    """Return the key of the voice that says a claim; equal keys are one voice.

    A document that speaks for itself has its outlet's voice, and what it takes from another outlet has that outlet's.
    """
    if claim.speaker is None:
        return ("outlet", _plain(claim.relayed_by or tellings.outlet(claim)))
    return _speaker_voice(claim.speaker, claim.relayed_by or tellings.outlet(claim))


def _speaker_voice(speaker: Speaker, outlet: str) -> Voice:
    """Name, else role and side. Hidden officials of two outlets may be two people, and are never a named one."""
    role, side = _plain(speaker.role or ""), _plain(speaker.speaks_for or "")
    if speaker.anonymous:
        return ("hidden", role, side, _plain(outlet))
    if speaker.name:
        return ("name", _plain(speaker.name))
    return ("role", role, side)


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
