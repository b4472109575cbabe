"""Rules of amounts: bounds, units and nouns of numbers in digits and words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertia.extract.amounts import find_amounts
from tertia.extract.amounts.bounds import bounded
from tertia.extract.amounts.number import Number
from tertia.lexicon.numbers import bound_words, number_words

Told = tuple[int | None, int | None, str]


def told(text: str) -> list[Told]:
    """Return bounds and unit of every mention."""
    return [(found.amount.bounds.min, found.amount.bounds.max, found.amount.unit) for found in find_amounts(text)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Eight men were sent.", 8, 8),
        ("It took a hundred and seventy-one migrants.", 171, 171),
        ("It took two hundred and fifty deportees.", 250, 250),
        ("It took 1,093 people.", 1093, 1093),
        ("It took half a dozen Somalis.", 6, 6),
        ("It took a dozen people.", 12, 12),
        ("It took a couple of men.", 2, 2),
        ("It took two dozen Nigerians.", 24, 24),
        ("It took ten (10) nationals of third countries.", 10, 10),
        ("It took dozens of migrants.", None, None),
        ("It took hundreds of Venezuelans.", None, None),
        ("It took up to 250 refused asylum seekers.", None, 250),
        ("It took as many as 160 deportees.", None, 160),
        ("It took no more than four refugees.", None, 4),
        ("It took almost 300 migrants.", None, 300),
        ("It took about 12 men.", 12, 12),
        ("It took some 300 inmates.", 300, 300),
        ("It took at least three Eritreans.", 3, None),
        ("It took no fewer than six deportees.", 6, None),
        ("It took more than 130 men.", 131, None),
        ("It took over 500 migrants.", 501, None),
        ("It took fewer than 20 men.", None, 19),
        ("It took between 18 and 24 men.", 18, 24),
        ("It took 12 to 20 men.", 12, 20),
        ("It took 50 or more people.", 50, None),
        ("It took 150 people at most.", None, 150),
        ("An Iraqi national was flown there.", 1, 1),
        ("A Jamaican was flown there.", 1, 1),
        ("The first deportee landed.", 1, 1),
        ("Both men landed.", 2, 2),
        ("The two men landed.", 2, 2),
        ("It built 1,200 beds.", 1200, 1200),
        ("It rents 300 prison cells.", 300, 300),
    ],
)
def test_people_are_counted_with_their_bounds(text: str, low: int | None, high: int | None) -> None:
    """A number of people has the bounds of the codebook's first rule."""
    assert told(text) == [(low, high, "people")]


@pytest.mark.parametrize(
    ("text", "amount", "unit", "per"),
    [
        ("It cost £370m.", 370_000_000, "GBP", None),
        ("It cost US$35 million.", 35_000_000, "USD", None),
        ("It cost $4.76 million.", 4_760_000, "USD", None),
        ("It cost A$1.9 million a month.", 1_900_000, "AUD", "month"),
        ("It cost 2.5 million euros.", 2_500_000, "EUR", None),
        ("It cost 74 million kroner a year in Norway, says Oslo.", 74_000_000, "NOK", "year"),
        ("It cost Rs 1,140 crore in India.", 11_400_000_000, "INR", None),
        ("It cost USD 6 million.", 6_000_000, "USD", None),
        ("It cost £20,000 per person.", 20_000, "GBP", "person"),
        ("It cost 5,200 US dollars each.", 5200, "USD", "person"),
        ("It cost twenty million Australian dollars.", 20_000_000, "AUD", None),
        ("It cost ten billion pounds.", 10_000_000_000, "GBP", None),
        ("It cost $3,500 a head.", 3500, "USD", "person"),
        ("Australia paid $55 million.", 55_000_000, "AUD", None),
    ],
)
def test_money_has_its_code_and_rate(text: str, amount: int, unit: str, per: str | None) -> None:
    """Money has an ISO 4217 code, from its sign, its word or the country that the text names, and its rate."""
    (found,) = find_amounts(text)
    assert (found.amount.bounds.min, found.amount.bounds.max) == (amount, amount)
    assert (found.amount.unit, found.amount.per) == (unit, per)


def test_verbs_take_up_to_and_over() -> None:
    """The words "add up to" and "hand over" belong to the verb and bound nothing."""
    assert told("Costs add up to £151,000.") == [(151_000, 151_000, "GBP")]
    assert told("Britain handed over £120 million.") == [(120_000_000, 120_000_000, "GBP")]
    assert told("It takes ten newcomers a year at most.") == [(None, 10, "people")]


def test_more_than_a_sum_is_that_sum() -> None:
    """ "More than" opens a sum at itself, not one above."""
    assert told("It cost more than $40 million.") == [(40_000_000, None, "USD")]
    assert told("It cost between £3m and £5m.") == [(3_000_000, 5_000_000, "GBP")]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("It runs for five years.", 1825, 1825),
        ("It runs for a year.", 365, 365),
        ("A five-year lease was signed.", 1825, 1825),
        ("They stay eighteen months.", 540, 540),
        ("They stay ninety days.", 90, 90),
        ("They stay up to one year.", None, 365),
        ("They stay at least three weeks.", 21, None),
        ("Maximum stay: ten weeks.", None, 70),
        ("It is paid over four years.", 1460, 1460),
        ("It lasts one (1) year.", 365, 365),
        ("They wait half a year.", 180, 180),
        ("Claims are settled within 28 days.", None, 28),
        ("Ninety days is the limit.", None, 90),
    ],
)
def test_lengths_of_time_are_days(text: str, low: int | None, high: int | None) -> None:
    """A year counts 365 days, a month 30, a week 7; "over" a length is no bound."""
    assert told(text) == [(low, high, "days")]


@pytest.mark.parametrize(
    "text",
    [
        "Article 3 applies.",
        "The 34-year-old was flown out.",
        "It was signed on 5 March 2025.",
        "It was signed in 2024.",
        "On June 14 nobody left.",
        "They left at 10:30.",
        "Some 40% agreed.",
        "Three per cent agreed.",
        "Call +44 20 7946 0000 now.",
        "Law 14/2024 was passed.",
        "The C-295 took off.",
        "No. 4551 is pending.",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    """Labels, ages, dates, clock times, percentages and telephone numbers are no amounts of people, money or days."""
    assert [found for found in told(text) if found[2]] == []


@pytest.mark.parametrize("noun", ["flights", "buses", "countries", "agreements"])
def test_things_are_not_people(noun: str) -> None:
    """A number of things has its noun and no unit."""
    (found,) = find_amounts(f"There were six {noun} of migrants.")
    assert (found.amount.unit, found.noun) == ("", noun)


@pytest.mark.parametrize(
    "text",
    [
        "The migrants landed; five of them were Cuban.",
        "Of the migrants, of whom 119 arrived in May, none stayed.",
        "The men left; another 12 followed.",
        "The men left, and a further nine followed.",
        "The deportees left; the remaining seven did not.",
        "The men came in a group of 10.",
        "Migrants came; two of the group left.",
    ],
)
def test_parts_of_people_are_people(text: str) -> None:
    """A number without a noun counts people where the text speaks of people."""
    assert [found[2] for found in told(text)] == ["people"]


def test_a_bare_number_alone_has_no_unit() -> None:
    """Where nobody is spoken of, a bare number counts nothing that the codebook knows."""
    assert told("Panama received 299.") == [(299, 299, "")]


def test_the_noun_is_lower_cased() -> None:
    """The counted noun is given in lower case."""
    (found,) = find_amounts("About 250 Venezuelans were flown out.")
    assert found.noun == "venezuelans"


def test_the_span_takes_in_the_bound_word() -> None:
    """The span of a mention begins with its bound word or sign."""
    text = "It takes up to 250 people for £370m."
    assert [text[found.start : found.end] for found in find_amounts(text)] == ["up to 250", "£370m"]


def test_a_rate_is_told_once() -> None:
    """ "A year" behind a number is its rate and no length of time; behind "and up to" it is a length."""
    (found,) = find_amounts("It takes 80 men a year.")
    assert found.amount.per == "year"
    assert told("It takes 300 prisoners and up to a year.")[1] == (None, 365, "days")


def test_a_sum_without_its_sign_is_in_the_money_told_before() -> None:
    """A large bare number after a sum is money too."""
    assert told("It paid 14 million euros at first. Then came 33,000,000 as a lump sum.")[1][2] == "EUR"


@given(st.text())
def test_any_text_is_counted_without_harm(text: str) -> None:
    """Spans lie in the text in order, and bounds are in order, for any text."""
    last = 0
    for found in find_amounts(text):
        assert last <= found.start < found.end <= len(text)
        assert text[found.start : found.end].strip()
        last = found.end


PIECES = [
    *"$£-,()%",
    "a",
    "the",
    "of",
    "men",
    "Venezuelans",
    "euros",
    "years",
    "12",
    "1,200",
    "3.5",
    "2025",
    "each",
    "both",
    "half",
]
EDGES = ["between", "first", "9999999999999999999", "\n\n", "\u00a0"]
WORDS = [*sorted(number_words()), *sorted(bound_words().before), *sorted(bound_words().after), *PIECES, *EDGES]


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_any_words_of_number_are_counted_without_harm(words: list[str]) -> None:
    """However words of number are strung together, nothing breaks and no two mentions overlap."""
    text, last = " ".join(words), 0
    for found in find_amounts(text):
        assert last <= found.start < found.end <= len(text)
        last = found.end


def spelled(number: int) -> str:
    """Return a number below a million in English words."""
    ones = [word for word, entry in number_words().items() if entry.kind == "ones"]
    tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    if number < 20:
        return ones[number]
    if number < 100:
        return tens[number // 10] + (f"-{ones[number % 10]}" if number % 10 else "")
    if number < 1000:
        return f"{ones[number // 100]} hundred" + (f" and {spelled(number % 100)}" if number % 100 else "")
    rest = number % 1000
    joint = " and " if 0 < rest < 100 else " "
    return f"{spelled(number // 1000)} thousand" + (joint + spelled(rest) if rest else "")


@given(st.integers(2, 999_999))
def test_a_number_written_in_any_style_is_found_again(number: int) -> None:
    """A number in digits, with separators, or in words is read back as that number of people."""
    for style in (f"{number:,}", spelled(number), spelled(number).capitalize()):
        assert told(f"They flew {style} deportees out.") == [(number, number, "people")]


SCALES = [("m", 10**6), (" million", 10**6), ("bn", 10**9), ("k", 1000), (" billion", 10**9)]


@given(st.integers(1, 999), st.sampled_from(SCALES))
def test_a_sum_written_in_any_style_is_found_again(number: int, scale: tuple[str, int]) -> None:
    """A sum with a short or long scale is read back as that sum."""
    assert told(f"It cost £{number}{scale[0]}.") == [(number * scale[1], number * scale[1], "GBP")]


@pytest.mark.parametrize(
    ("kind", "low", "high"),
    [("exact", 12, 12), ("max", None, 12), ("min", 12, None), ("over", 13, None), ("under", None, 11)],
)
def test_bound_kinds(kind: str, low: int | None, high: int | None) -> None:
    """Each bound kind has its two ends; money opens at the sum itself."""
    bounds = bounded(Number(0, 1, 12, 12), kind, 1, counts=True)
    assert (bounds.min, bounds.max) == (low, high)
    assert bounded(Number(0, 1, 12, 12), "over", 1, counts=False).min == 12
