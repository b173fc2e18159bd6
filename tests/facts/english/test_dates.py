"""Where a date may be, which rule reads it, and what is none."""

import pytest

from readout.article import parse_article
from readout.facts.english.dates import OPENINGS, Opening, find_dates, matches, scanner

from .reports import dates_of

NO_DATE = {
    "may as a verb": "They may meet.",
    "march as a noun": "The march went on.",
    "2,023 tonnes": "It sold 2,023 tonnes.",
    "a sum": "It cost $2023.",
    "a model number": "The A2024 engine.",
    "no such day": "On Feb. 30, 2024 nobody met.",
    "may at the start": "May they meet.",
}


@pytest.mark.parametrize("text", NO_DATE.values(), ids=NO_DATE)
def test_what_is_not_a_date(text):
    assert dates_of(text) == ()


RULES = [(opening, rule) for opening in OPENINGS for rule in opening.rules]


@pytest.mark.parametrize(
    ("opening", "rule"), RULES, ids=[f"{opening.name}: {rule.example}" for opening, rule in RULES]
)
def test_the_example_of_a_rule_is_read_by_it(opening, rule):
    assert [(o.name, r) for o, r, _ in matches(rule.example)] == [(opening.name, rule)]
    (date,) = dates_of(f"It rained {rule.example}.")
    assert date.value and date.text in rule.example


def test_an_opening_shows_its_first_letter():
    assert scanner([Opening("late", ("[Ll]ate", r"(?=[Oo])(?:[Oo]ld|[Oo]ver)"), ())]).findall(
        "old Oslo, late"
    )
    with pytest.raises(ValueError, match="look ahead"):
        scanner([Opening("late", ("(?:late|old)",), ())])


def test_without_a_document_date_relative_dates_stay_open():
    found = find_dates(parse_article("They met on Wednesday, and in 2019, and will meet next year."))
    assert [(d.text, d.value, d.relative) for d in found] == [
        ("Wednesday", None, True),
        ("2019", "2019", False),
        ("next year", None, True),
    ]


@pytest.mark.parametrize(
    "text", ["0001-01-01\nThey met on Wednesday.", "9999-12-31\nThey meet tomorrow and next year."]
)
def test_the_ends_of_the_calendar(text):
    assert find_dates(parse_article(text))
