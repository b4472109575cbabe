"""Days and their order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertia.model.when import edtf_bounds
from tertia.reconcile.time import Days, event_days


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2025-05-04", "2025-05-04", "2025-05-04"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("2025-21", "2025-03-01", "2025-05-31"),
        ("2025-24", "2025-12-01", "2026-02-28"),
        ("2025-03?", "2025-03-01", "2025-03-31"),
        ("2025-01~", "2025-01-01", "2025-01-31"),
        ("2025-02/2025-04", "2025-02-01", "2025-04-30"),
        ("2025-09~/..", "2025-09-01", None),
        ("../2018-01", None, "2018-01-31"),
    ],
)
def test_a_date_is_all_the_days_that_it_can_mean(edtf: str, first: str | None, last: str | None) -> None:
    """A month is not its first day, and an open side has no day."""
    assert edtf_bounds(edtf) == (first, last)


@pytest.mark.parametrize("wrong", ["in March", "2025-13", "2025-5-4", ""])
def test_what_is_no_date_is_refused(wrong: str) -> None:
    """The words say what is wrong."""
    with pytest.raises(ValueError, match=r"is not an EDTF date|is neither a month"):
        edtf_bounds(wrong)


def test_what_goes_on_began_in_its_first_part() -> None:
    """ "Since April" began in April."""
    assert event_days("2025-04/..") == Days("2025-04-01", "2025-04-30")


@given(st.dates(), st.dates())
def test_two_single_days_have_an_order_unless_they_are_one(one: object, other: object) -> None:
    """`after` and `overlaps` never both hold, and one of three always does."""
    a, b = event_days(str(one)), event_days(str(other))
    assert [a.after(b), b.after(a), a.overlaps(b)].count(True) == 1
