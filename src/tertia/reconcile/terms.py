"""The provisions of a deal: one entry for one amount, or for one phrase where no amount is given."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable

from tertia.model.amount import Amount
from tertia.model.arrangement import TermEntry
from tertia.model.claim import Claim, Term, TermValue
from tertia.reconcile.merge import chronological, shared
from tertia.reconcile.phrases import words_of
from tertia.reconcile.tellings import Mood, Tellings, mood_of

_TERM_ORDER = {term: place for place, term in enumerate(Term)}


def terms(claims: Iterable[Claim], tellings: Tellings) -> tuple[TermEntry, ...]:
    """Return the terms in the codebook's order, within one in the order of their first telling.

    A plan and its fulfilment are one term; a denied one ("no money was paid") stands apart.
    """
    groups: dict[Hashable, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[_key(claim)].append(claim)
    entries = [(shared(group, tellings), group) for group in groups.values()]
    entries.sort(key=lambda entry: (_TERM_ORDER[_value(entry[1][0]).term], chronological(entry[0])))
    return tuple(
        TermEntry(**shares, term=_value(group[0]).term, texts=_texts(group), amount=_amount(group))
        for shares, group in entries
    )


def _value(claim: Claim) -> TermValue:
    if not isinstance(claim.value, TermValue):
        raise TypeError(f"claim {claim.id} is a {claim.kind}, not a term")
    return claim.value


def _key(claim: Claim) -> Hashable:
    value, denied = _value(claim), mood_of(claim) is Mood.DENIED
    amount = _counted(value.amount)
    return (value.term, denied, amount if amount is not None else words_of(value.text))


def _counted(amount: Amount | None) -> Amount | None:
    return amount if amount is not None and amount.bounds.known else None


def _amount(group: list[Claim]) -> Amount | None:
    """Return the amount that the group shares; an open one ("millions") still names its unit."""
    given = {amount for claim in group if (amount := _value(claim).amount) is not None}
    return min(given, key=lambda amount: (amount.unit, amount.per or ""), default=None)


def _texts(group: list[Claim]) -> tuple[str, ...]:
    counts = Counter(_value(claim).text for claim in group)
    return tuple(sorted(counts, key=lambda text: (-counts[text], text)))
