"""Content after its cue."""

import pytest

from ..reading import B, V, told

CASES = {
    "cue before": ("Varnholt said the talks were useful.", [((V,), "said", "the talks were useful")]),
    "that": ("Varnholt noted that the talks were useful.", [((V,), "noted", "the talks were useful")]),
    "an adverb": ("Varnholt also said the talks were useful.", [((V,), "said", "the talks were useful")]),
    "for her part": (
        "For her part, Varnholt said the talks were useful.",
        [((V,), "said", "the talks were useful")],
    ),
    "told a hearer": (
        "Brask told reporters that the talks were useful.",
        [((B,), "told", "the talks were useful")],
    ),
    "according to, before": (
        "According to Varnholt, trade rose fast.",
        [((V,), "According to", "trade rose fast")],
    ),
    "a list of verbs": (
        "Brask stressed the need for calm, welcomed the new line, and urged more visits.",
        [
            ((B,), "stressed", "the need for calm"),
            ((B,), "welcomed", "the new line"),
            ((B,), "urged", "more visits"),
        ],
    ),
    "a participle in front": (
        "Noting that trade rose fast, Varnholt called for more visits.",
        [((V,), "Noting", "trade rose fast"), ((V,), "called for", "more visits")],
    ),
    "two cues": (
        "Brask said the talks were useful and urged more visits.",
        [((B,), "said", "the talks were useful"), ((B,), "urged", "more visits")],
    ),
    "said nothing": ("Brask said nothing about the dam.", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_attribution(text, expected):
    assert told(text) == expected


def test_a_sentence_may_end_in_a_verb_of_a_list():
    assert told("Brask praised the line, praised, praised") == [
        ((B,), "praised", "the line, praised, praised")
    ]
