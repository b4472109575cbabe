"""Concerns and assurances, one entry a topic; a concern that somebody denies stands apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tertia.model.arrangement import TopicEntry
from tertia.model.claim import Claim, Topic, TopicValue
from tertia.reconcile.merge import shared
from tertia.reconcile.tellings import Mood, Tellings, mood_of

_TOPIC_ORDER = {topic: place for place, topic in enumerate(Topic)}


def topics(claims: Iterable[Claim], tellings: Tellings) -> tuple[TopicEntry, ...]:
    """Return the topics in the codebook's order; `when` is the first time that one was raised."""
    groups: dict[tuple[int, bool], list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[_TOPIC_ORDER[_topic(claim)], mood_of(claim) is Mood.DENIED].append(claim)
    return tuple(TopicEntry(**shared(groups[key], tellings), topic=_topic(groups[key][0])) for key in sorted(groups))


def _topic(claim: Claim) -> Topic:
    if not isinstance(claim.value, TopicValue):
        raise TypeError(f"claim {claim.id} is a {claim.kind}, not a concern or an assurance")
    return claim.value.topic
