"""What runs over from one sentence or paragraph into the next."""

import pytest

from ..reading import B, V, read, said, told

CASES = {
    "a quotation that goes on": (
        '"It rained," Brask said. "It was cold."',
        [((B,), "said", "It rained … It was cold")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_attribution(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Brask said it rained, added",
        "Brask said it rained, it snowed, asked",
        "e said),added",
        "Brask, said",
        "said to",
    ],
)
def test_a_text_may_end_in_a_cue(text):
    told(text), told(text, "")


def test_a_dateline_is_no_content():
    found = read("LISBON, Oct 9 (Wire) - Norlund will send boats, Ilse Varnholt said.").statements
    assert [s.text for s in found] == ["Norlund will send boats"]


def test_a_quotation_over_paragraphs_is_of_whom_the_next_one_names():
    assert said('"It rained.\n\n"It was cold," Varnholt said.') == [((V,), "It rained … It was cold")]


def test_a_mark_that_is_never_closed_hides_no_attribution():
    assert said('Brask said it rained "on the quay.\n\nVarnholt said it was cold.') == [
        ((B,), 'it rained "on the quay'),
        ((V,), "it was cold"),
    ]


def test_what_a_line_above_attributes_is_all_below():
    text = (
        "The following is attributable to Spokesperson Eve Moor:\n\nPrime Minister Ilse Varnholt spoke today with Foreign "
        "Minister Teodor Brask. She hailed the line.\n\nThey met in Talvera.\n"
    )
    found = read(text).statements
    assert [(s.source.text, s.cue.text, len(s.content)) for s in found] == [
        ("Spokesperson Eve Moor", "attributable to", 2),
        ("She", "hailed", 1),
    ]


def test_a_topic_between_does_not_take_what_is_quoted_next():
    found = said('"It rained," Brask said, referring to the floods. "It was cold."')
    assert ((B,), "It rained … It was cold") in found


def test_a_spokesperson_at_the_head_says_all_below_and_later_only_what_is_quoted():
    head = "Line talks\n\nA Norlund spokesperson said:\n\nThe ministers met. They praised the line.\n\nThey met in Talvera.\n"
    assert [(s.source.text, len(s.content)) for s in read(head).statements] == [
        ("A Norlund spokesperson", 2),
        ("They", 1),
    ]
    quoted = 'A Norlund spokesperson said:\n\n"It rained."\n\nThe ministers met. It was cold.\n'
    assert [s.text for s in read(quoted).statements] == ["It rained"]
