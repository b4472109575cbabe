"""Step 4, extract: Document → Claims."""
