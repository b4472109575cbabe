"""Step 2, read: Capture → Document (canonical text with title, outlet, date and language)."""
