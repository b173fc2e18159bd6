"""What a figure says: a level, a difference, a change, a multiple; and what is none of these."""

import pytest

from ..checked import kinds


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Bilateral trade reached a record 150 billion U.S. dollars in 2023.", "contradicted"),
        ("Bilateral trade hit a record high of 500 billion dollars in 2023.", "contradicted"),
        ("Bilateral trade set a new record of 300 billion dollars in 2023.", "contradicted"),
        ("Bilateral trade climbed to an all-time high of 240.1 billion dollars in 2023.", "supported"),
        ("Bilateral trade hit a record of more than 240 billion dollars in 2023.", "supported"),
    ],
)
def test_the_sum_of_a_record_is_tested_too(text, level):
    assert sorted(kinds(text)) == [("level", level), ("record", "supported")]


@pytest.mark.parametrize(
    "text",
    [
        "Bilateral trade was up 50 billion dollars in 2023.",
        "Bilateral trade was 50 billion dollars more than in 2022.",
        "Bilateral trade was 20 billion dollars a month in 2023.",
        "Trade grew as tourism rose 50 percent in 2023.",
        "Trade grew and investment reached 5 billion dollars in 2023.",
        "Bilateral trade was off its record in 2015.",
        "Bilateral trade hit a record low in 2015.",
        "Bilateral trade reached 80 percent of the target of 300 billion dollars in 2023.",
        "Trade between China, Russia and India reached 500 billion dollars in 2023.",
    ],
)
def test_a_figure_that_is_no_level_growth_or_record_of_the_trade_is_not_taken_for_one(text):
    assert "contradicted" not in [found for _, found in kinds(text)]
