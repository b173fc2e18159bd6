"""What decided who speaks, in words."""

import pytest

from readout.statements import how_resolved

from .reading import read

PRESIDENTS = "Readout of President Lind’s Call with President Brask\n\nPresident Ove Lind spoke with President Teodor Brask. "
CASES = {
    "a full name": ("Ove Lind said it rained.", ""),
    "a group": ("Both leaders said it rained.", "“Both leaders”, from the title"),
    "an office": ("The President said it rained.", "“The President”, from sentence\xa01"),
    "a pronoun": ("Lind smiled. He said it rained.", "“He”, from sentence\xa01"),
    "a family name": ("Lind said it rained.", ""),
    "nobody": ("The two ministers said it rained.", "in the text's words, which nothing decides"),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_how(text, expected):
    reading = read(PRESIDENTS + text)
    assert list(how_resolved(reading.article, reading.statements).values())[-1] == expected
