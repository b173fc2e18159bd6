"""Dates counted from another day: a table of traps."""

import pytest

from readout.article import parse_article
from readout.facts import extract_facts

from .reports import dates_of

DATES = {
    "the document's own weekday": ("They met on Wednesday.", "Wednesday", "2023-12-20"),
    "a weekday before": ("They met on Tuesday.", "Tuesday", "2023-12-19"),
    "a weekday after its place in the week": ("They met on Thursday.", "Thursday", "2023-12-14"),
    "next year": ("It will open next year.", "next year", "2024"),
    "the coming weekday": ("They meet next Thursday.", "next Thursday", "2023-12-21"),
    "the weekday before": ("They met last Thursday.", "last Thursday", "2023-12-14"),
    "next on the day itself": ("They meet next Wednesday.", "next Wednesday", "2023-12-27"),
    "a weekday of next week": ("They meet on Tuesday next week.", "Tuesday next week", "2023-12-26"),
    "early next year": ("They meet early next year.", "next year", "2024"),
    "the end of the year": ("They meet by the end of the year.", "the year", "2023"),
    "last May": ("They met last May.", "last May", "2023-05"),
    "last week, from Monday": ("They met last week.", "last week", "2023-12-11/2023-12-17"),
    "weeks ago": ("They met two weeks ago.", "two weeks ago", "2023-12-04/2023-12-10"),
    "this weekend": ("They meet this weekend.", "this weekend", "2023-12-23/2023-12-24"),
    "this past weekend": ("They met this past weekend.", "this past weekend", "2023-12-16/2023-12-17"),
    "earlier in the week": ("They met earlier this week.", "earlier this week", "2023-12-18/2023-12-20"),
    "later in the week": ("They meet later this week.", "later this week", "2023-12-20/2023-12-24"),
    "earlier in the month": ("Earlier this month they met.", "Earlier this month", "2023-12-01/2023-12-20"),
    "later in the month": ("They meet later in the month.", "later in the month", "2023-12-20/2023-12-31"),
    "earlier in the year": ("They met earlier this year.", "earlier this year", "2023-01-01/2023-12-20"),
    "later in the year": ("They meet later this year.", "later this year", "2023-12-20/2023-12-31"),
    "the year up to the day": ("It grew over the past year.", "the past year", "2022-12-20/2023-12-20"),
    "the last year is one of twelve months": (
        "It grew over the last year.",
        "the last year",
        "2022-12-20/2023-12-20",
    ),
    "the last year by its number": ("It fell last year.", "last year", "2022"),
    "the decade to come": ("It will grow over the next decade.", "the next decade", "2023-12-20/2033-12-20"),
    "a decade ago": ("They met a decade ago.", "a decade ago", "2013"),
    "a day by its number": ("They met on the 10th, and it rained.", "the 10th", "2023-12-10"),
    "a day of the month before": ("They met in Oslo on the 28th.", "the 28th", "2023-11-28"),
    "a day by its number, to come": ("They will meet on the 5th.", "the 5th", "2024-01-05"),
    "years up to the day": (
        "It grew over the past five years.",
        "the past five years",
        "2018-12-20/2023-12-20",
    ),
    "years ago": ("They met two years ago.", "two years ago", "2021"),
    "this weekday, gone": ("This Monday they met.", "This Monday", "2023-12-18"),
    "this weekday, to come": ("They will meet this Monday.", "this Monday", "2023-12-25"),
    "a meeting today": ("Today we have a good meeting.", "Today", "2023-12-20"),
    "this morning": ("They met this morning.", "this morning", "2023-12-20"),
    "a weekday and a date": ("They met on Tuesday, July 9th 2024.", "Tuesday, July 9th 2024", "2024-07-09"),
    "a short weekday": ("It opened on Wed, May 3.", "Wed, May 3", "2023-05-03"),
    "the day before yesterday": (
        "They met the day before yesterday.",
        "the day before yesterday",
        "2023-12-18",
    ),
}


@pytest.mark.parametrize(("text", "words", "value"), DATES.values(), ids=DATES)
def test_dates(text, words, value):
    assert [(d.text, d.value) for d in dates_of(text)] == [(words, value)]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("January 1, 0001", "last year"),
        ("January 1, 0001", "yesterday"),
        ("January 1, 0001", "this decade"),
        ("January 1, 0001", "the first 11 months of last year"),
        ("December 31, 9999", "next year"),
        ("December 31, 9999", "tomorrow"),
        ("December 31, 9999", "May of next year"),
    ],
)
def test_what_lies_beyond_the_calendar_is_no_date(day, words):
    facts = extract_facts(parse_article(f"{day}\nIt rained {words}."))
    assert [date.text for date in facts.dates] == [day]


def test_a_weekday_agrees_with_the_date_beside_it():
    found = dates_of("They will meet on Monday, March 4.")
    assert [(d.text, d.value) for d in found] == [("Monday, March 4", "2024-03-04")]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("the same day", "2023-12-18"),
        ("the following day", "2023-12-19"),
        ("two days earlier", "2023-12-16"),
        ("eight days earlier", "2023-12-10"),
        ("one day later", "2023-12-19"),
        ("the next month", "2024-01"),
        ("a year later", "2024"),
    ],
)
def test_a_date_beside_another_is_counted_from_it(words, value):
    before = {7: "December 2023", 4: "2023"}.get(len(value), "December 18")
    found = dates_of(f"They met in {before}; {words} it rained.")
    assert [(d.text, d.value) for d in found[1:]] == [(words, value)]
