"""Who is named where, though nothing announces it."""

import pytest

from ..reading import read

SPEAKERS = {
    "nobody announced, a name used alone": (
        "Yoon Hyerin left. The port praised Yoon. Yoon said it rained.",
        ("Yoon Hyerin",),
    ),
    "a family name in capitals": ("Mr. BRASK Teodor left. Minister Brask said it rained.", ("Brask Teodor",)),
}


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS.values(), ids=SPEAKERS)
def test_who_is_meant(text, speakers):
    assert read(text).statements[-1].speakers == speakers
