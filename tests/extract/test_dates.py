"""Rules of time expressions: what is written is read as written, what is relative rests on the publication date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertia.errors import LexiconError
from tertia.extract.dates import find_dates
from tertia.extract.dates.calendar import half, month, quarter, season, week_of, weekend_of
from tertia.extract.dates.find import _read
from tertia.extract.dates.rules import RULES, Rule
from tertia.extract.dates.scene import Scene
from tertia.extract.dates.tokens import tokenize
from tertia.lexicon import dates as lexicon
from tertia.lexicon.dates import time_words
from tertia.model.when import EDTF_FORM, WhenBasis

WEDNESDAY = "2025-06-18"

ENGLISH = {
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
}  # fmt: skip
MONTHS = [name.capitalize() for name, entry in time_words().items() if entry.letter == "M" and name in ENGLISH]


def edtfs(text: str, published: str | None = WEDNESDAY) -> list[str | None]:
    """Return the EDTF of every mention."""
    return [mention.edtf for mention in find_dates(text, published)]


def values(text: str, published: str | None = WEDNESDAY) -> list[str]:
    """Return the TIMEX3 value of every mention."""
    return [mention.value for mention in find_dates(text, published)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_reads_its_example(rule: Rule) -> None:
    """Every rule of time reads the example that stands beside it."""
    text = f"Both sides met on 3 March 2025; talks went on {rule.example}."
    tokens, letters = tokenize(text)
    readings = _read(Scene(tokens, letters, date.fromisoformat(WEDNESDAY)))
    assert rule.name in [reading.rule for reading in readings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was signed on 4 May 2025.", "2025-05-04"),
        ("It was signed on May 4, 2025.", "2025-05-04"),
        ("It was signed on Sunday, 4 May 2025.", "2025-05-04"),
        ("It was signed on the 4th of May 2025.", "2025-05-04"),
        ("It was signed on the sixth of May 2009.", "2009-05-06"),
        ("Signed 2025-05-04 in Kigali.", "2025-05-04"),
        ("Signed 4.5.2025 in Kigali.", "2025-05-04"),
        ("It was agreed in March 2025.", "2025-03"),
        ("It was agreed in 2024.", "2024"),
        ("It was agreed in the 1990s.", "199X"),
        ("It was agreed in the spring of 2024.", "2024-21"),
        ("They flew from 12 to 15 February 2025.", "2025-02-12/2025-02-15"),
        ("It ran in 2013-2014.", "2013/2014"),
        ("It closed at the end of 2021.", "2021-12"),
    ],
)
def test_whole_dates_need_no_publication_date(text: str, expected: str) -> None:
    """A date written out is read the same with and without a publication date, and rests on the text."""
    (mention,) = find_dates(text, None)
    assert (mention.edtf, mention.basis) == (expected, WhenBasis.TEXT)
    assert edtfs(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was signed on Tuesday.", "2025-06-17"),
        ("They signed on Wednesday.", "2025-06-18"),
        ("They will sign on Friday.", "2025-06-20"),
        ("The hearing is set for next Tuesday.", "2025-06-24"),
        ("They met last Friday.", "2025-06-13"),
        ("They met on Wednesday last week.", "2025-06-11"),
        ("It was agreed last month.", "2025-05"),
        ("It was agreed earlier this year.", "2025"),
        ("It was agreed earlier this month.", "2025-06"),
        ("It was agreed in March.", "2025-03"),
        ("It was agreed in October.", "2024-10"),
        ("Flights will begin in October.", "2025-10"),
        ("It was agreed two weeks ago.", "2025-06-04"),
        ("It was agreed two months ago.", "2025-04"),
        ("It was agreed two years ago.", "2023"),
        ("It was agreed ten years ago.", "2015~"),
        ("It was agreed last week.", "2025-06-09/2025-06-15"),
        ("It happens this week.", "2025-06-16/2025-06-22"),
        ("They arrived over the weekend.", "2025-06-14/2025-06-15"),
        ("They arrived yesterday.", "2025-06-17"),
        ("They leave tomorrow.", "2025-06-19"),
        ("It was agreed last autumn.", "2024-23"),
        ("Nothing happened in July last year.", "2024-07"),
        ("They came in the first week of May.", "2025-05-01/2025-05-07"),
    ],
)
def test_relative_times_rest_on_the_publication_date(text: str, expected: str) -> None:
    """A relative time is worked out from the publication date, no finer than its words, and says so."""
    (mention,) = find_dates(text, WEDNESDAY)
    assert (mention.edtf, mention.basis) == (expected, WhenBasis.RESOLVED)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks have gone on since January.", ["2025-01/.."]),
        ("They have been held there since 12 May.", ["2025-05-12/.."]),
        ("Visas will be free by midsummer.", ["../2025-06"]),
        ("It will be signed by the end of August.", ["../2025-08"]),
        ("It ran between November 2019 and March 2020.", ["2019-11/2020-03", "2019-11/2020-03"]),
        ("Boats came from 2001 to 2008.", ["2001/2008"]),
        ("The vote is not expected before 2027.", ["2027/.."]),
        ("As of May 2026, none had come.", ["../2026-05"]),
    ],
)
def test_prepositions_make_intervals(text: str, expected: list[str]) -> None:
    """ "Since", "by", "between … and" and "from … to" make intervals, open where the words leave them open."""
    assert edtfs(text) == expected


def test_the_same_day_is_told_from_the_date_before() -> None:
    """In an official text "the same day" and "that day" are the day named last, without a publication date too."""
    text = "On 9 October 2025 the Parties met. On the same day they signed. That day nobody left."
    assert edtfs(text, None) == ["2025-10-09"] * 3


def test_times_are_told_from_the_date_before() -> None:
    """Distances with "later" and the year after are told from the last date."""
    text = "It was signed on 6 November 2023. Two days later it was printed; the following year it lapsed."
    assert edtfs(text) == ["2023-11-06", "2023-11-08", "2024"]


def test_a_distance_after_an_event_dates_the_event() -> None:
    """ "Eight months after the deal" goes back from the publication date; TIMEX3 keeps the length."""
    (mention,) = find_dates("They landed eight months after the two sides struck it.", WEDNESDAY)
    assert (mention.type, mention.value, mention.edtf) == ("DURATION", "P8M", "2024-10")


@pytest.mark.parametrize("text", ["on Tuesday", "last month", "yesterday", "in March", "on 4 May", "this week"])
def test_without_a_publication_date_nothing_is_invented(text: str) -> None:
    """Relative times have no EDTF where nothing tells when the text was published."""
    assert edtfs(f"It was signed {text}.", None) == [None]
    assert all(value.startswith("XXXX") for value in values(f"It was signed {text}.", None))


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("It lasts two weeks.", "DURATION", "P2W"),
        ("It lasts a year.", "DURATION", "P1Y"),
        ("It lasts eighteen months.", "DURATION", "P18M"),
        ("It rose in the past two months.", "DURATION", "P2M"),
        ("They are held now.", "DATE", "PRESENT_REF"),
        ("It meets every month.", "SET", "P1M"),
        ("They left on Friday morning.", "TIME", "2025-06-13TMO"),
        ("It was agreed last week.", "DATE", "2025-W24"),
        ("It rose in the third quarter of 2024.", "DATE", "2024-Q3"),
    ],
)
def test_values_follow_timex3(text: str, type_: str, value: str) -> None:
    """Type and value follow TIMEX3 as TempEval-3 used it."""
    (mention,) = find_dates(text, WEDNESDAY)
    assert (mention.type, mention.value) == (type_, value)


@pytest.mark.parametrize(
    "text",
    [
        "The minister may say so.",
        "Theresa May refused.",
        "They march on the capital.",
        "Some 2000 people came.",
        "A 34-year-old man came.",
        "It cost $2015 a head.",
        "He sat on the bench in court.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    """Modal verbs, names, counts, ages and sums are no times."""
    assert find_dates(text, WEDNESDAY) == ()


def test_the_tense_beside_decides() -> None:
    """ "Said on Monday that it will …" dates the saying; "will … on Monday" dates what is to come."""
    assert edtfs("He said on Monday that they will leave.") == ["2025-06-16"]
    assert edtfs("They will leave on Monday.") == ["2025-06-23"]
    assert edtfs("The case is adjourned to 12 November.") == ["2025-11-12"]


def test_months_first_where_the_text_shows_it() -> None:
    """Dates with slashes are read month first in a text where one of them cannot be read otherwise."""
    assert edtfs("05/07/25: motion. 05/23/25: order.") == ["2025-05-07", "2025-05-23"]
    assert edtfs("05/07/25: motion.") == ["2025-07-05"]


def test_periods_have_their_ends() -> None:
    """Weeks, weekends, quarters, halves and seasons know where they begin and end."""
    assert week_of(date(2025, 9, 17)).edtf == "2025-09-15/2025-09-21"
    assert weekend_of(date(2025, 9, 17)).edtf == "2025-09-20/2025-09-21"
    assert quarter(2025, 5).edtf == "2026-01/2026-03"
    assert half(2025, 2).edtf == "2025-07/2025-12"
    assert season(2024, 21, "SP").value == "2024-SP"
    assert month(2025, 0).value == "2024-12"


@given(st.text(), st.sampled_from([None, WEDNESDAY, "2025-06", "nonsense"]))
def test_any_text_is_read_without_harm(text: str, published: str | None) -> None:
    """Spans cut out what was seen, do not overlap, and EDTF is valid, for any text."""
    last = 0
    for mention in find_dates(text, published):
        assert last <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == text[mention.start : mention.end].strip()
        assert mention.edtf is None or EDTF_FORM.fullmatch(mention.edtf)
        last = mention.end


MARKS = ["2025", "12", "4th", "1990s", ",", ".", "-", "99", "0", "10:30", "31/02/2025", "people"]
WORDS = [*sorted(time_words()), *MARKS]


@given(st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from([None, "2024-02-29", "2025-01-01", "0001-01-01"]))
def test_any_words_of_time_are_read_without_harm(words: list[str], published: str | None) -> None:
    """However words of time are strung together, nothing breaks and every EDTF is valid."""
    for mention in find_dates(" ".join(words), published):
        assert mention.edtf is None or EDTF_FORM.fullmatch(mention.edtf)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(0, 5))
def test_a_day_written_in_any_style_is_found_again(day: date, style: int) -> None:
    """A day written in one of several styles is read back as that day."""
    name = MONTHS[day.month - 1]
    styles = (
        f"{day.day} {name} {day.year}",
        f"{name} {day.day}, {day.year}",
        day.isoformat(),
        f"{day.day:02d} {name[:3]}. {day.year}",
        f"{day.day:02d}.{day.month:02d}.{day.year}",
        f"the {day.day}th of {name}, {day.year}",
    )
    assert edtfs(f"The parties signed on {styles[style]} in the capital.") == [day.isoformat()]


def test_the_lexicon_refuses_a_month_that_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """A month beyond twelve in the data is a LexiconError that names it."""
    data = {"months": {"smarch": 13}}
    monkeypatch.setattr(lexicon, "_data", lambda: data)
    with pytest.raises(LexiconError, match="'smarch' in months has 13"):
        lexicon._groups()
