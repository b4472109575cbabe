"""Numbers with bounds and unit: `find_amounts`. `find.py` opens with the terms and an example."""

from tertia.extract.amounts.find import find_amounts

__all__ = ["find_amounts"]
