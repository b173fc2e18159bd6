"""Content before its cue."""

import pytest

from ..reading import B, V, told

CASES = {
    "cue after a long clause with commas": (
        "In the first months, trade between the two, which is small, rose fast, Varnholt said.",
        [((V,), "said", "In the first months, trade between the two, which is small, rose fast")],
    ),
    "inverted": ("The talks were useful, said Brask.", [((B,), "said", "The talks were useful")]),
    "a list of verbs is no inversion": (
        "Brask praised the line, stressed the need for calm, announced new steps by the port, and urged more visits.",
        [
            ((B,), "praised", "the line"),
            ((B,), "stressed", "the need for calm"),
            ((B,), "announced", "new steps by the port"),
            ((B,), "urged", "more visits"),
        ],
    ),
    "according to, after": (
        "Trade rose fast, according to Varnholt.",
        [((V,), "according to", "Trade rose fast")],
    ),
    "quoted": ('"The talks were useful," Brask said.', [((B,), "said", "The talks were useful")]),
    "quoted in two pieces": (
        '"The talks," Brask said, "were useful."',
        [((B,), "said", "The talks … were useful")],
    ),
    "a quotation that goes on after more than the cue": (
        '"The talks were useful," Brask said with a smile, "and short."',
        [((B,), "said", "The talks were useful … and short")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_attribution(text, expected):
    assert told(text) == expected
