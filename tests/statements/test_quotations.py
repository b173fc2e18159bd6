"""Quotations, and the edges of what is said."""

import pytest

from readout.article import parse_article
from readout.statements.quotations import (
    bare,
    bare_but_for_pairs,
    opens_quoted,
    quotations,
    trimmed,
    units,
)


@pytest.mark.parametrize(
    ("text", "left"),
    [("it rained", "it rained"), ("“It rained,”", "It rained"), (" -- (it) … ", "it"), (".,;", ""), ("", "")],
)
def test_marks_at_the_edges_are_no_part(text, left):
    start, end = trimmed(text, 0, len(text))
    assert text[start:end] == left


def test_a_no_break_space_is_a_blank_to_the_reader_alone():
    assert trimmed("\xa0it\xa0", 0, 4) == (0, 4) and bare("\xa0it\xa0", 0, 4) == (1, 3)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('it was "a good day"', 'it was "a good day"'),
        ('"It rained,"', "It rained"),
        ("it was “so.”", "it was “so.”"),
    ],
)
def test_a_quotation_inside_keeps_both_marks(text, left):
    start, end = bare_but_for_pairs(text, 0, len(text))
    assert text[start:end] == left


@pytest.mark.parametrize(
    ("text", "found", "closed"),
    [
        ('"It rained," X said.', ['"It rained,"'], True),
        ("“It rained,” X said. “And", ["“It rained,”", "“And"], False),
        ("''It rained,'' X said.", ["''It rained,''"], True),
        ("``It rained,'' X said.", ["``It rained,''"], True),
        ("It” rained.", [], True),
    ],
)
def test_quotations_and_whether_the_last_is_closed(text, found, closed):
    spans, ends = quotations(text, 0, len(text))
    assert ([text[a:b] for a, b in spans], ends) == (found, closed)


def test_sentences_that_a_quotation_spans_are_read_as_one():
    text = '"It rained. It was cold," X said. It snowed.'
    sentences = [(0, 11), (12, 33), (34, 44)]
    assert list(units(text, sentences, [(0, 25)])) == [(0, 33), (34, 44)]
    assert list(units(text, sentences, [])) == sentences


def test_what_is_too_long_for_a_sentence_is_read_in_pieces():
    text = "rain " * 2000
    pieces = list(units(text, [(0, len(text))], []))
    assert len(pieces) == 3 and " ".join(text[a:b] for a, b in pieces).split() == text.split()


def test_the_next_paragraph_may_go_on_with_a_quotation():
    article = parse_article('"It rained.\n\n"It was cold.\n\nThey met.')
    assert [opens_quoted(article, number) for number in range(4)] == [True, True, False, False]
