"""Pieces of a text: each has its place, and they are found by it."""

import pytest

from readout.article import Span, holding, parse_article, running_text, within


@pytest.mark.parametrize(
    "text", ["", "🙂", "שלום עולם. עוד.", "\x00\x01", "a\r\nb\r\n", "\ufeffA. B.", "\ud800"]
)
def test_any_text_has_valid_offsets(text):
    article = parse_article(text)
    for span in (*article.segments, *article.sentences):
        assert article.text[span.start : span.end] == span.text


TEXT = "Leaders meet in Oslo\nThey met on Monday. They spoke.\n(With input from Xinhua)"


def test_the_body_is_what_the_report_says_itself():
    article = parse_article(TEXT)
    assert [s.text for s in article.body] == ["They met on Monday.", "They spoke."]
    assert [s.segment for s in article.sentences] == [0, 1, 1, 2]
    assert article.span(0, 7) == Span(0, 7, "Leaders")


SPANS = [Span(start, end, "") for start, end in ((0, 4), (5, 9), (5, 6), (12, 14))]


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (0, 14, [0, 1, 2, 3]),
        (0, 4, [0]),
        (1, 14, [1, 2, 3]),
        (5, 8, [2]),
        (5, 13, [1, 2]),
        (10, 12, []),
        (9, 3, []),
    ],
)
def test_what_lies_between_two_offsets(start, end, found):
    assert within(SPANS, start, end) == [SPANS[number] for number in found]


@pytest.mark.parametrize(
    ("place", "found"), [(0, 0), (3, 0), (4, None), (5, 2), (6, None), (13, 3), (14, None), (-1, None)]
)
def test_what_holds_a_place(place, found):
    assert holding(SPANS, place) == (None if found is None else SPANS[found])


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_running_text_has_blanks_inside_wrapped_paragraphs_alone(newline):
    lines = [
        "They met in the capital of the north on Wednesday, and spoke of",
        "trade until noon.",
        "",
        "They left.",
    ]
    article = parse_article(newline.join(lines))
    assert [s.text.split()[-1] for s in article.segments] == ["noon.", "left."]
    running = running_text(article)
    assert running == article.text.replace(f"of{newline}trade", f"of{' ' * len(newline)}trade")
