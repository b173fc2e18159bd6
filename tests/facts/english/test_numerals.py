"""Numbers in figures and in words: a table of traps."""

import pytest

from readout.facts.english.numerals import number_of

NUMBERS = {
    "figures": ("11", 11),
    "thousands": ("30,000", 30_000),
    "a hyphen": ("twenty-five", 25),
    "hundreds": ("two hundred and fifty", 250),
    "a dozen": ("a dozen", 12),
    "a half": ("half a", 0.5),
    "a quarter": ("a quarter of a", 0.25),
    "one and a half": ("one and a half", 1.5),
}


@pytest.mark.parametrize(("words", "value"), NUMBERS.values(), ids=NUMBERS)
def test_numbers(words, value):
    assert number_of(words) == value
