"""Cues: what is a verb of saying or an act in words, and what only looks like one."""

import pytest

from ..reading import B, V, told

CASES = {
    "denied": ("Brask did not say when.", []),
    "told, passive": ("Officials were told that it rained.", []),
    "a noun": ("The stated aim is peace, and a warning was read.", []),
    "extended what is not said": ("Brask extended the deadline.", []),
    "an act with a noun": (
        "Brask extended condolences over the floods.",
        [((B,), "extended condolences", "over the floods")],
    ),
    "answers to questions that are not told": ("Brask answered questions after the talks.", []),
    "a day after on": ("Brask insisted on Sunday that it rained.", [((B,), "insisted", "it rained")]),
    "an act with an object": ("Brask welcomed the new line.", [((B,), "welcomed", "the new line")]),
    "a past that looks like a plain form": ("Brask set out a plan.", [((B,), "set out", "a plan")]),
    "both": ("Both welcomed the new line.", [((V, B), "welcomed", "the new line")]),
    "whose condolences": (
        "Brask conveyed Osmera's condolences to the queen.",
        [((B,), "conveyed Osmera's condolences", "to the queen")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_attribution(text, expected):
    assert told(text) == expected
