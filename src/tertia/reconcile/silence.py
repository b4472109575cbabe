"""What somebody declined to say: a fact that holds from the first refusal until somebody tells.

Worked example: on 6 May a minister will not say what the deal costs; on 4 August a document gives "USD 7.5 million".
The silence about `payment` runs from 2025-05-06 until 2025-08-04. Both the refusal and the payment stay in the record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from tertia.model.arrangement import SilenceEntry
from tertia.model.claim import About, AboutValue, Certainty, Claim, Kind, Stage, Term, key_word
from tertia.model.when import WhenBasis
from tertia.reconcile.merge import Shared, shared
from tertia.reconcile.tellings import Mood, Tellings, mood_of
from tertia.reconcile.time import event_days

_ABOUT_ORDER = {about: place for place, about in enumerate(About)}
_OUTCOMES = frozenset({Stage.AGREED, Stage.SIGNED, Stage.IN_FORCE, Stage.OPERATING, Stage.ENDED, Stage.REFUSED})


def silences(claims: Sequence[Claim], tellings: Tellings, as_of: str | None = None) -> tuple[SilenceEntry, ...]:
    """Return the silences among all claims of a pair, in the codebook's order, each with what ended it by `as_of`."""
    groups: dict[tuple[int, bool], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind is Kind.UNDISCLOSED:
            groups[_ABOUT_ORDER[_about(claim)], mood_of(claim) is Mood.DENIED].append(claim)
    return tuple(_silence(groups[key], claims, tellings, as_of) for key in sorted(groups))


def discloses(claim: Claim, about: About) -> bool:
    """Tell whether a claim, stated and not denied, tells what somebody declined to say."""
    return claim.certainty is Certainty.STATED and _TELLS[about](claim)


def _about(claim: Claim) -> About:
    if not isinstance(claim.value, AboutValue):
        raise TypeError(f"claim {claim.id} is a {claim.kind}, not a refusal to say")
    return claim.value.about


def _silence(group: Sequence[Claim], claims: Iterable[Claim], tellings: Tellings, as_of: str | None) -> SilenceEntry:
    shares = shared(group, tellings)
    since, basis = _since(shares)
    until, disclosed_by = None, tuple[str, ...]()
    if since is not None and shares["certainty"] is not Certainty.DENIED:
        until, disclosed_by = _disclosure(_about(group[0]), since, claims, tellings, as_of)
    return SilenceEntry(
        **shares, about=_about(group[0]), since=since, since_basis=basis, until=until, disclosed_by=disclosed_by
    )


def _since(shares: Shared) -> tuple[str | None, WhenBasis]:
    """Return the first refusal: its date, or the day of publication where that is all or is earlier than the date."""
    when, told = shares["when"], shares["told"]
    if when is not None and (told is None or event_days(when).first <= told):
        return when, shares["when_basis"]
    return (told, WhenBasis.PUBLISHED) if told is not None else (when, shares["when_basis"])


def _disclosure(
    about: About, since: str, claims: Iterable[Claim], tellings: Tellings, as_of: str | None
) -> tuple[str | None, tuple[str, ...]]:
    """Return the day on which the first later document told it, and its claims; the same day is no later."""
    refused = event_days(since).last
    later: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        day = tellings.day(claim)
        if day is not None and refused < day <= (as_of or day) and discloses(claim, about):
            later[day].append(claim.id)
    if not later:
        return None, ()
    until = min(later)
    return until, tuple(sorted(later[until]))


def _is_kind(*kinds: Kind) -> Callable[[Claim], bool]:
    return lambda claim: claim.kind in kinds


def _is_stage(stages: frozenset[Stage]) -> Callable[[Claim], bool]:
    return lambda claim: claim.kind is Kind.STAGE and key_word(claim.value) in stages


def _is_term(term: str) -> Callable[[Claim], bool]:
    return lambda claim: claim.kind is Kind.TERM and key_word(claim.value) == term


_TELLS: dict[About, Callable[[Claim], bool]] = {
    **{About(term): _is_term(term) for term in Term},
    About.STAGE: _is_stage(_OUTCOMES),
    About.TRANSFER: _is_kind(Kind.TRANSFER),
    About.OUTCOME: _is_stage(_OUTCOMES),
    About.HOST: lambda claim: claim.host is not None and _is_stage(_OUTCOMES)(claim),
    About.DEAL: lambda claim: False,
}
"""What tells each matter. All of a deal is told by its text alone, and no claim says that the text is out: a silence
about the deal stays open until a person closes it."""
