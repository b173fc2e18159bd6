"""Noun phrases: where the source begins and ends, whatever stands between it and its verb."""

import pytest

from ..reading import WHO, B, V, read, told

CASES = {
    "an appositive": (
        "Brask, who leads the delegation, said the talks were useful.",
        [((B,), "said", "the talks were useful")],
    ),
    "an age": ("Brask, 49, an engineer, said it rained.", [((B,), "said", "it rained")]),
    "an adverb in front": ("Meanwhile Brask said it rained.", [((B,), "said", "it rained")]),
    "two speakers": ("Varnholt and Brask called for more visits.", [((V, B), "called for", "more visits")]),
    "both of them": ("Brask reminded both of them that it rained.", [((B,), "reminded", "it rained")]),
    "an aside": ("Brask, for his part, said it rained.", [((B,), "said", "it rained")]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_attribution(text, expected):
    assert told(text) == expected


def test_a_junior_is_of_the_name():
    found = read("President Tomas R. Brask, Jr. hailed the line.").statements
    assert [s.source.text for s in found] == ["President Tomas R. Brask, Jr"]


def test_which_is_the_thing_before_it():
    found = read(
        WHO + "They met for a telephone talk, which also reaffirmed that the line is safe."
    ).statements
    assert [(s.source.text, s.cue.text, s.text) for s in found] == [
        ("a telephone talk", "reaffirmed", "the line is safe")
    ]


@pytest.mark.parametrize(
    "names", ["Minister Brask, Eve Moor, and Varnholt", "Minister Brask, Eve Moor and Varnholt"]
)
def test_a_list_of_names_is_one_source(names):
    found = read(f"{names} welcomed the line.").statements
    assert [s.source.text for s in found] == [names]
