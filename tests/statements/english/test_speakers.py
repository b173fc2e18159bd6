"""Who a source is, by name."""

import pytest

from ..reading import read

SPEAKERS = {
    "who is set off after an office": (
        "The Secretary-General of the League of Ports, Teodor Brask, said it rained.",
        ("Teodor Brask",),
    ),
    "whose somebody is": (
        "Ove Lind said it was cold. It will not last, noted RTV’s Teodor Brask. “It rains,” he added.",
        ("Teodor Brask",),
    ),
    "who is set off after an office, with an honorific": (
        "The minister of the economy, Mr. Teodor Brask, argues that it rained.",
        ("Teodor Brask",),
    ),
    "Mrs": (
        "They met Anna Brask and her son Teodor Brask. Mrs. Brask said it rained.",
        ("Anna Brask",),
    ),
}


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS.values(), ids=SPEAKERS)
def test_who_is_meant(text, speakers):
    assert read(text).statements[-1].speakers == speakers
