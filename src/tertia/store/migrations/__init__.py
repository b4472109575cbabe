"""How the schema came to be, one file a change, run by `tertia.store.opening`.

A new migration is a file in `versions/`; name it in `schema.REVISIONS` and `schema.HEAD`. Alembic's batch mode, which
SQLite needs to change a column, builds the table anew and **drops the full-text triggers without a word**: the opening
puts them back after every upgrade (`fulltext.make`), and a test looks for them.
"""
