"""Noun phrases: where the source begins and ends, whatever stands between it and its verb."""

import pytest

from ..reading import B, V, told

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
