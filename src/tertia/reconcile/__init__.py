"""Step 5, reconcile: Claims and Judgements → Record. Pure and repeatable."""
