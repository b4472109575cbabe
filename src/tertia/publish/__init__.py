"""Step 7, publish: Record and Claims → tables, pages and files."""
