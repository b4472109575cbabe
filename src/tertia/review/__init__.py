"""Step 6, review: Record and Claims → the queue of doubts for a person."""
