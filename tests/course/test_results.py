"""Tables for reading: whatever stands in one is shown as it is."""

import re

import html5lib
import pandas as pd

from readout.course.results import LINE, wide, wrapped

EVIL = '<img src=x onerror="zq()">&amp;<b>'


def cells(table):
    page = html5lib.parseFragment(wide(table).to_html(), namespaceHTMLElements=False)
    assert {element.tag for element in page.iter()} <= {
        "DOCUMENT_FRAGMENT",
        *"style table thead tbody tr th td".split(),
    }
    return [["".join(cell.itertext()) for cell in row] for row in page.iter("tr")]


def test_markup_in_a_table_is_shown_as_words():
    """In cells, whatever they are, and in every heading."""
    table = pd.DataFrame({EVIL: [EVIL, [EVIL], None], "b": ["a", "<3", "'"]}, index=[EVIL, "b", "c"])
    table.columns.name = EVIL
    assert cells(table) == [[EVIL, "b"], [EVIL, "a"], [f"{[EVIL]}", "<3"], ["–", "'"]]
    named = table[["b"]].rename_axis(EVIL)
    assert cells(named) == [[EVIL, "b"], [EVIL, "a"], ["b", "<3"], ["c", "'"]]


def test_numbers_are_rounded_and_gaps_are_dashes():
    table = pd.DataFrame(
        {"a": [1.005, float("nan")], "b": [1, 20000], "c": [True, pd.NA], "d": ["x", pd.NaT]}
    )
    assert cells(table)[1:] == [["1.00", "1", "True", "x"], ["–", "20000", "–", "–"]]


def test_a_column_of_sentences_keeps_its_width():
    """Other columns, and the table as a whole, take what there is."""
    table = pd.DataFrame({"id": [1], "text": ["word " * 20], "name": ["Ann Ferrow"]})
    assert re.findall(r"(\.col\d+) \{\s*min-width", wide(table).to_html()) == [".col1"]
    assert "min-width" not in wide(table.head(0)).to_html()


def test_long_lines_are_broken_at_words_and_none_is_lost():
    text = "one two three four five " * 20 + "\n\nshort"
    shown = wrapped(text)
    assert max(map(len, shown.splitlines())) <= LINE and shown.split() == text.split()
    assert shown.endswith("\n\nshort") and wrapped("") == ""
