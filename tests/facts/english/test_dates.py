"""Where a date may be, which rule reads it, and what is none."""

import pytest

from readout.facts.english.dates import OPENINGS, Opening, matches, scanner
from readout.facts.english.gazetteer import words_of
from readout.facts.english.numerals import ONES, TENS
from readout.periods import MONTHS, WEEKDAYS

from .reports import dates_in, dates_of

NO_DATE = {
    "may as a verb": "They may meet.",
    "march as a noun": "The march went on.",
    "2,023 tonnes": "It sold 2,023 tonnes.",
    "a sum": "It cost $2023.",
    "a model number": "The A2024 engine.",
    "no such day": "On Feb. 30, 2024 nobody met.",
    "may at the start": "May they meet.",
    "a march": "The March for Peace went on.",
    "a minister of that name": "Mrs May spoke. It was a letter from May.",
    "today as nowadays": "Today we have a strong base, and our states live in the world of today.",
    "a double name": "They met Pieter-Jan Smit and Anna-May Berg.",
    "a storey": "They met on the 10th floor, on the 3rd and 4th decks, and on the 45th.",
    "a version": "They use 1.10.2019.4 of it.",
    "a name inside a sentence": "She leads Voters of Tomorrow, and he is of USA Today.",
}


@pytest.mark.parametrize("text", NO_DATE.values(), ids=NO_DATE)
def test_what_is_not_a_date(text):
    assert dates_of(text) == ()


RULES = [(opening, rule) for opening in OPENINGS for rule in opening.rules]


@pytest.mark.parametrize(
    ("opening", "rule"), RULES, ids=[f"{opening.name}: {rule.example}" for opening, rule in RULES]
)
def test_the_example_of_a_rule_is_read_by_it(opening, rule):
    found = matches(rule.example, words_of(rule.example))
    assert [(o.name, r) for o, r, _ in found] == [(opening.name, rule)]
    (date,) = dates_of(f"It rained {rule.example}.")
    assert date.value and date.text in rule.example


@pytest.mark.parametrize(
    "text",
    [
        *WEEKDAYS,
        *(f"{month} 3, 2023" for month in MONTHS),
        *(f"{month[:3].upper()}. 3, 2023" for month in MONTHS),
        *(f"{word} days later" for number in (*ONES, *TENS) for word in (number, number.title())),
    ],
)
def test_no_word_that_opens_a_date_is_passed_over(text):
    assert [*matches(text, words_of(text))]


def test_an_opening_shows_its_first_letter():
    assert scanner([Opening("late", ("[Ll]ate", r"(?=[Oo])(?:[Oo]ld|[Oo]ver)"), ())]).findall(
        "old Oslo, late"
    )
    with pytest.raises(ValueError, match="look ahead"):
        scanner([Opening("late", ("(?:late|old)",), ())])


def test_a_heading_may_have_it_written_large():
    found = dates_in("Ministers Meet Today\nDecember 20, 2023\nThey met in Oslo.")
    assert [d.value for d in found] == ["2023-12-20", "2023-12-20"]


def test_what_means_nothing_on_any_day_is_no_date_without_one():
    assert dates_in("The March went on. May they meet. On 30 February nobody met.") == ()


def test_figures_that_may_be_two_days_are_a_date_without_a_value():
    found = dates_in("They met on 05/06/2019 and on Wednesday.")
    assert [(d.text, d.value, d.relative) for d in found] == [
        ("05/06/2019", None, False),
        ("Wednesday", None, True),
    ]
    found = dates_in("They met on 05/06/2019 and on 13/06/2019.")
    assert [d.value for d in found] == ["2019-06-05", "2019-06-13"]


def test_without_a_document_date_relative_dates_stay_open():
    found = dates_in("They met on Wednesday, and in 2019, and will meet next year.")
    assert [(d.text, d.value, d.relative) for d in found] == [
        ("Wednesday", None, True),
        ("2019", "2019", False),
        ("next year", None, True),
    ]


@pytest.mark.parametrize(
    "text", ["0001-01-01\nThey met on Wednesday.", "9999-12-31\nThey meet tomorrow and next year."]
)
def test_the_ends_of_the_calendar(text):
    assert dates_in(text)
