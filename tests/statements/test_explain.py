"""What decided who speaks, in words."""

import pytest

from readout.statements import how_resolved

from .reading import read

PRESIDENTS = "Readout of President Lind’s Call with President Brask\n\nPresident Ove Lind spoke with President Teodor Brask. "
CASES = {
    "a full name": ("Ove Lind said it rained.", ""),
    "a group": ("Both leaders said it rained.", "“Both leaders”, a group, by the title: “Lind”, “Brask”"),
    "an office": ("The President said it rained.", "“The President”, an office, by sentence 1: “Ove Lind”"),
    "a pronoun": ("Lind smiled. He said it rained.", "“He”, a pronoun, by sentence 1: “Ove Lind”"),
    "a family name": ("Lind said it rained.", "“Lind”, the name in full in sentence 1: “Ove Lind”"),
    "nobody": (
        "The two ministers said it rained.",
        "“The two ministers”: the text does not say who, so these words stay",
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_how(text, expected):
    reading = read(PRESIDENTS + text)
    assert list(how_resolved(reading.article, reading.statements).values())[-1] == expected
