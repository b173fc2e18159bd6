"""Which year is meant where none is said: a table of traps."""

import pytest

from .reports import dates_of

DATES = {
    "a month without its year": ("They will meet in May.", "May", "2024-05"),
    "a day without its year": ("They met on December 18.", "December 18", "2023-12-18"),
    "by a month to come": ("The line will open by October.", "October", "2024-10"),
    "since a month gone": ("It has rained since October.", "October", "2023-10"),
    "a month with will": ("They will meet in May.", "May", "2024-05"),
    "a month with a past": ("They met in August.", "August", "2023-08"),
}


@pytest.mark.parametrize(("text", "words", "value"), DATES.values(), ids=DATES)
def test_dates(text, words, value):
    assert [(d.text, d.value) for d in dates_of(text)] == [(words, value)]
