"""Step 5, reconcile: Claims and Judgements → Record. Pure and repeatable."""

from tertia.reconcile.records import reconcile

__all__ = ["reconcile"]
