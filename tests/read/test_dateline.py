"""The day of publication is taken where a text gives it whole, and never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertia.read.dateline import iso_day, published_in, url_day


@pytest.mark.parametrize(
    "head",
    [
        "KIGALI, May 6, 2025 — The minister said so.",
        "KIGALI, 6 May 2025 (AP) – The minister said so.",
        "PORT MORESBY, Papua New Guinea (May 6, 2025 – BBC)---It seemed",
        "Headline\n\nPublished: 6 May 2025\n\nKigali said so.",
        "Headline\nPublished: Tuesday | May 6, 2025 | 12:13 AM",
        "Posted on 6th May 2025 at 06:30 Last modified 20 May 2025",
        "Date: 2025-05-06",
        "Headline\nTuesday, 6 May 2025\nKigali said so.",
        "6 May 2025, 09:40",
        "Kigali, 06.05.2025. – Kigali said so.",
    ],
)
def test_a_whole_date_in_the_head_is_taken(head: str) -> None:
    """Datelines, stamps and a date alone on its line; day first or month first."""
    assert published_in(head) == "2025-05-06"


@pytest.mark.parametrize(
    "head",
    [
        "KIGALI, May 6 — The minister said so.",
        "KIGALI, May 2025 — The minister said so.",
        "Published: 03/04/2025",
        "Published: 31 February 2025",
        "Updated: 6 May 2025",
        "On Tuesday, May 6, 2025, Kigali said so.",
        "The treaty of 6 May 2025 was signed.",
        "The court of appeal, May 6, 2025, said so and held",
        "Published: 6 May 1825",
        "",
    ],
)
def test_a_date_that_is_not_whole_or_not_its_own_gives_nothing(head: str) -> None:
    """No year is guessed, no order of day and month, and no event's day is taken."""
    assert published_in(head) is None


def test_an_unmistakable_order_of_numbers_is_read() -> None:
    """Of 17 and 4 only one can be a month."""
    assert published_in("Published: 17/04/2024 - 14:31") == "2024-04-17"
    assert published_in("Published: 04/17/2024") == "2024-04-17"


def test_a_stamp_wins_over_a_dateline() -> None:
    """The page's own word is surer."""
    assert published_in("KIGALI, May 5, 2025 — It was so.\nPublished: 6 May 2025") == "2025-05-06"


def test_the_body_is_not_searched() -> None:
    """A date far down belongs to something else."""
    assert published_in("Line.\n" * 20 + "Date: 2025-05-06") is None


@pytest.mark.parametrize(
    "value", ["2025-05-06", "2025-05-06T23:59:00-05:00", "20250506", "6 May 2025", "May 6, 2025", "2025-05-06?"]
)
def test_a_written_day_is_read_as_written(value: str) -> None:
    """No time zone moves it."""
    assert iso_day(value) == "2025-05-06"


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://e.org/2025/05/06/deal", "2025-05-06"),
        ("https://e.org/world/2025/may/06/deal", "2025-05-06"),
        ("https://e.org/news/20250506/deal", "2025-05-06"),
        ("https://e.org/deal-2025-05-06.html", "2025-05-06"),
        ("https://e.org/2025/05/deal", None),
        ("https://e.org/12345678901", None),
        ("https://e.org/2025/13/06", None),
    ],
)
def test_an_address_may_hold_the_day(url: str, day: str | None) -> None:
    """Year, month and day, or nothing."""
    assert url_day(url) == day


@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    """Whatever stands there, the answer is a day or nothing."""
    for found in (published_in(text), iso_day(text), url_day(text)):
        assert found is None or len(found) == 10
