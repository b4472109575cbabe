"""Time expressions: `find_dates` gives TIMEX3 values and EDTF. `find.py` opens with the terms and an example."""

from tertia.extract.dates.find import find_dates

__all__ = ["find_dates"]
