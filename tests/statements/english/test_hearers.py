"""To whom something is said is no part of it, where it is a person."""

import pytest

from ..reading import B, V, told

CASES = {
    "congratulated a person": (
        "Brask congratulated Prime Minister Varnholt on the new line.",
        [((B,), "congratulated", "the new line")],
    ),
    "thanked him": ("Varnholt thanked him for the wheat.", [((V,), "thanked", "the wheat")]),
    "thanked a land": (
        "Varnholt thanked Osmera for the wheat.",
        [((V,), "thanked", "Osmera for the wheat")],
    ),
    "thanked a person's people": (
        "Varnholt thanked the minister's crews for the wheat.",
        [((V,), "thanked", "the minister's crews for the wheat")],
    ),
    "invited": (
        "Brask invited the prime minister to visit Talvera.",
        [((B,), "invited", "to visit Talvera")],
    ),
    "conveyed to a person on": (
        "Brask conveyed his congratulations to Prime Minister Varnholt on the new line.",
        [((B,), "conveyed his congratulations", "on the new line")],
    ),
    "conveyed to a person alone": (
        "Brask conveyed his congratulations to the prime minister.",
        [((B,), "conveyed his congratulations", "to the prime minister")],
    ),
    "shared with a person": (
        "Brask shared with the prime minister his concern over the dam.",
        [((B,), "shared with the prime minister his concern", "over the dam")],
    ),
    "emphasized to a person": (
        "Brask emphasized to the prime minister the need for calm.",
        [((B,), "emphasized", "the need for calm")],
    ),
    "readiness to do is no hearer": (
        "Brask signalled readiness to repair four pumps on the line.",
        [((B,), "signalled readiness", "to repair four pumps on the line")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_attribution(text, expected):
    assert told(text) == expected
