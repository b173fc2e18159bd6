"""Verbs that are cues only with what completes them."""

import pytest

from ..reading import WHO, B, V, read, told

CASES = {
    "offered to": ("Brask offered to wait.", [((B,), "offered", "to wait")]),
    "offered a thing": ("Brask offered tea.", []),
    "conveyed that": ("Brask conveyed that it rained.", [((B,), "conveyed", "it rained")]),
    "conveyed to somebody that": (
        "Brask conveyed to the crews that it rained.",
        [((B,), "conveyed", "it rained")],
    ),
    "conveyed a thing": ("Brask conveyed the parcel.", []),
    "a noun far behind its verb": (
        "Brask expressed his deep and abiding concern over the dam.",
        [((B,), "expressed his deep and abiding concern", "over the dam")],
    ),
    "what is held belongs to the content": (
        "Brask reinforced Osmera's commitment to the line.",
        [((B,), "reinforced", "Osmera's commitment to the line")],
    ),
    "reinforced a wall": ("Brask reinforced the wall.", []),
    "a task": ("Brask tasked the two teams to mend the line.", [((B,), "tasked", "to mend the line")]),
    "tasked with": ("Brask tasked his aides with a plan for May.", [((B,), "tasked", "a plan for May")]),
    "resolved to": ("Brask resolved to wait.", [((B,), "resolved", "to wait")]),
    "resolved a dispute": ("Brask resolved the dispute.", []),
    "decided together": ("The two sides decided to wait.", [((V, B), "decided", "to wait")]),
    "decided alone": ("Brask decided to wait.", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_attribution(text, expected):
    assert told(text) == expected


TOPICS = {
    "discussed": ("They discussed the dam.", "discussed", "the dam"),
    "in detail": ("They discussed in detail the dam.", "discussed", "the dam"),
    "with somebody": ("Brask discussed with Varnholt the dam.", "discussed", "the dam"),
    "exchanged views": (
        "They exchanged in-depth views on the dam.",
        "exchanged in-depth views on",
        "the dam",
    ),
    "held talks": (
        "The two sides held candid, substantive, and useful discussions on the dam.",
        "held candid, substantive, and useful discussions on",
        "the dam",
    ),
    "spoke about": ("They spoke candidly about the dam.", "spoke candidly about", "the dam"),
    "spoke with somebody about": ("Brask spoke with Varnholt about the dam.", "spoke", "the dam"),
    "briefed": ("Brask briefed Varnholt on the dam.", "briefed", "the dam"),
    "updated each other": ("They updated each other on the dam.", "updated", "the dam"),
    "raised": ("The minister raised the case of the crew.", "raised", "the case of the crew"),
    "the meeting covered": ("The talks covered the dam.", "covered", "the dam"),
    "on a day": ("The two sides held talks on the dam on Monday.", "held talks on", "the dam"),
}


@pytest.mark.parametrize(("text", "cue", "content"), TOPICS.values(), ids=TOPICS)
def test_what_was_talked_about_is_a_topic(text, cue, content):
    found = read(WHO + text).statements
    assert [(s.kind, s.cue.text, s.text) for s in found] == [("topic", cue, content)]


@pytest.mark.parametrize(
    "text",
    [
        "Brask raised 5 million dollars.",
        "The book covered the war.",
        "They held a rally.",
        "The issues they discussed in Talvera remain.",
        "The issues discussed remain.",
    ],
)
def test_what_is_no_topic(text):
    assert read(WHO + text).statements == ()


def test_a_concern_that_is_raised_is_said():
    (found,) = read(WHO + "Brask raised concerns about the dam.").statements
    assert (found.kind, found.cue.text, found.text) == ("said", "raised concerns", "about the dam")
