"""What charts of annual tables share: labels that keep above zero, and years in words."""

import pandas as pd
from matplotlib.figure import Figure

from readout.trade.drawing import capital, draw_runs, label_places, with_reconciled, years_in_words

from .given import BOOK


def test_labels_keep_apart_and_above_zero():
    assert label_places([10, 1], 4) == [10, 2]
    assert label_places([0.1, 0.2], 2) == [1, 3]


def test_a_line_breaks_at_gaps_and_at_other_books():
    axes = Figure().subplots()
    values = pd.Series([1.0, 2.0, 4.0, 5.0], index=[2001, 2002, 2004, 2005])
    books = pd.Series(["annual", "annual", "annual", "reconciled"], index=values.index)
    draw_runs(axes, values, books, color="black")
    assert [list(line.get_xdata()) for line in axes.lines] == [[2001, 2002, 2003, 2004], [2005]]
    assert [line.get_markerfacecolor() for line in axes.lines] == ["black", "white"]


def test_many_years_are_said_by_their_ends():
    assert years_in_words([2001, 2003]) == "2001 and 2003"
    assert years_in_words([2001, 2002, 2003, 2005, 2009]) == "5 years from 2001 to 2009"
    assert (capital("the Gambia"), capital("")) == ("The Gambia", "")


def test_reconciled_years_are_credited():
    books = pd.Series(["annual", "reconciled"], index=[2020, 2023])
    assert with_reconciled(BOOK, books[:1], "Its customs") == "Its customs"
    assert with_reconciled(BOOK, books, "Its customs").startswith("Its customs; 2023 (hollow, not joined): ")
    assert "hollow" not in with_reconciled(BOOK, books[1:], "Its customs")
