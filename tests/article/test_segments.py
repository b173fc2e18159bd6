"""Paragraphs by their role, and those that are hard-wrapped."""

import datetime as dt

import pytest

from readout.article import parse_article

KINDS = {
    "a photo credit ends a caption": (
        "Leaders meet. /Xinhua\nThey met on Monday.",
        ["caption", "credit", "body"],
    ),
    "a source line": ("They met.\n(With input from Xinhua)", ["body", "credit"]),
    "a headline has no full stop": ("Leaders meet in Oslo\nThey met on Monday.", ["heading", "body"]),
    "a credit in brackets ends a caption": (
        "Leaders meet. (Xinhua/Ju Peng)\nThey met.",
        ["caption", "credit", "body"],
    ),
    "an agency alone": ("They met.\n(Xinhua)", ["body", "credit"]),
    "an agency behind a dash": ("They met.\n— Reuters", ["body", "credit"]),
    "an agency behind the last words": (
        "One met.\nTwo met.\nThree met.\nThey met. — Reuters",
        ["body"] * 4 + ["credit"],
    ),
    "a sentence about a source": ("Source: the minister said the talks went well.\nMore.", ["body", "body"]),
    "a source named": ("They met.\nSource: Ministry of Commerce", ["body", "credit"]),
    "bullets are no headings": ("They agreed:\n- a pipeline\n• a railway\n1. a bridge", ["body"] * 4),
}


@pytest.mark.parametrize(("text", "kinds"), KINDS.values(), ids=KINDS)
def test_segments(text, kinds):
    assert [s.kind for s in parse_article(text).segments] == kinds


WRAPPED = """OSLO, Dec. 20, 2023 (NN) -- The two prime ministers met in the
capital on Wednesday. They spoke of trade, of grain, and of the
railway, and left.

They will meet again in the coming year.
"""


@pytest.mark.parametrize("text", [WRAPPED, WRAPPED.replace("\n", "\r\n")])
def test_hard_wrapped_lines_are_one_paragraph(text):
    article = parse_article(text)
    assert [s.kind for s in article.segments] == ["body", "body"]
    assert [s.text.split()[0] for s in article.sentences] == ["OSLO,", "They", "They"]
    assert article.document_date.value == dt.date(2023, 12, 20)
