"""Step 3, screen: Document → relevant or not, and why. Cheap first."""

from tertia.screen.relevance import screen

__all__ = ["screen"]
