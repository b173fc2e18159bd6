"""Which year is meant where none is said: a table of traps."""

import pytest

from .reports import dates_of

DATES = {
    "a month without its year": ("They will meet in May.", "May", "2024-05"),
    "a day without its year": ("They met on December 18.", "December 18", "2023-12-18"),
    "by a month to come": ("The line will open by October.", "October", "2024-10"),
    "since a month gone": ("It has rained since October.", "October", "2023-10"),
    "a month with will": ("They will meet in May.", "May", "2024-05"),
    "to be held": ("They spoke of the summit to be held in July.", "July", "2024-07"),
    "will be held is not held": ("It will be held in Oslo on September 9.", "September 9", "2024-09-09"),
    "looked forward": ("She looked forward to the summit in June.", "June", "2024-06"),
    "goals for": ("They shared their goals for the summit in April.", "April", "2024-04"),
    "named by its month": ("They prepared for the June summit.", "June", "2024-06"),
    "of a month gone": ("They reviewed progress since the March summit.", "March", "2023-03"),
    "an announcement": ("Building on the October announcement, they will meet.", "October", "2023-10"),
    "an order long ago": ("It will follow his January 27 executive order.", "January 27", "2023-01-27"),
    "just over, and a plan beside it": (
        "On December 2 she asked him to travel.",
        "December 2",
        "2023-12-02",
    ),
    "a visit that goes on": ("He visited Oslo December 18-21.", "December 18-21", "2023-12-18/2023-12-21"),
    "the first sign behind it": ("In May they met to plan what will follow.", "May", "2023-05"),
    "initials end no sentence": ("He will speak of the U.S. answer on Monday.", "Monday", "2023-12-25"),
    "told on a weekday": ("She will travel, an aide told us on Tuesday.", "Tuesday", "2023-12-19"),
    "the middle of a month": ("They will sign in mid-August.", "August", "2024-08"),
    "ahead of a weekday": ("They spoke ahead of the vote on Friday.", "Friday", "2023-12-22"),
    "a landfall awaited": ("They spoke of the anticipated landfall on Sunday.", "Sunday", "2023-12-24"),
    "a month with a past": ("They met in August.", "August", "2023-08"),
}


@pytest.mark.parametrize(("text", "words", "value"), DATES.values(), ids=DATES)
def test_dates(text, words, value):
    assert [(d.text, d.value) for d in dates_of(text)] == [(words, value)]
