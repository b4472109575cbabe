"""Claims from a sentence: rules and features, candidates, the decision, and the values."""
