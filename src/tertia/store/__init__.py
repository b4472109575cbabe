"""The store: one small contract, append-only, over memory and SQLite."""
