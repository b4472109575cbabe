"""Step 3, screen: Document → relevant or not, and why. Cheap first."""
