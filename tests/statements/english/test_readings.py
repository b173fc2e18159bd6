"""What one sentence attributes, all its cues together."""

import pytest

from ..reading import WHO, B, read, told

CASES = {
    "inverted, with a participle that inherits": (
        "The talks were useful, said Brask, expressing the hope of more visits.",
        [((B,), "said", "The talks were useful"), ((B,), "expressing the hope", "more visits")],
    ),
    "a question is no statement": ("Does Osmera condemn the attack?", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_attribution(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"It rained," Brask said.', "direct"),
        ("Brask said it rained.", "indirect"),
        ('Brask said it was "a good day".', "mixed"),
    ],
)
def test_quote_type(text, kind):
    assert [s.quote for s in read(WHO + text).statements] == [kind]


def test_for_her_part():
    found = read("For her part, Brask: it rained.").statements
    assert [(s.source.text, s.text) for s in found] == [("Brask", "it rained")]


def test_a_line_that_opens_with_a_name_is_spoken_by_it():
    assert [(s.source.text, s.text) for s in read("BRASK: It rained.").statements] == [("BRASK", "It rained")]


def test_a_label_is_nobody():
    assert read("Readout: Brask met the crews.").statements == ()
