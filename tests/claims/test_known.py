"""Where the tables lack a year, the last figure before it is said, with its books."""

import pytest

from .checked import check, of_two


@pytest.mark.parametrize(
    ("first", "second", "year", "words"),
    [
        ("France", "Tunisia", 2022, "Before it, the last they have is USD 7.05 billion (France's customs), 6.51 (Tunisia's customs)"),
        ("France", "Tunisia", 2024, "The tables end in 2023; the last they have is USD 8.61 billion (CEPII, reconciled) in 2023."),
        ("China", "Chile", 2025, "The tables end in 2024; the last they have is USD 60.94 billion (China's customs) in 2024."),
    ],
)  # fmt: skip
def test_a_year_that_the_tables_lack(first, second, year, words):
    text = f"Trade between {first} and {second} came to 50 billion dollars in {year}."
    (found,) = of_two(first, second, text, year + 1)
    assert found.verdict == "not_checkable" and words in found.reason


def test_months_that_the_tables_lack():
    (found,) = of_two("France", "Tunisia", "Trade came to 3 billion dollars in the first half of 2020.", 2021)
    assert found.verdict == "not_checkable" and "USD 7.05 billion (France's customs)" in found.reason


def test_of_a_good_nothing_is_made_up():
    (found,) = [
        v for v in check("China's imports of coal from Russia came to 5 billion dollars in 2001.") if v.figure
    ]
    assert found.verdict == "not_checkable" and "the last they have" not in found.reason
