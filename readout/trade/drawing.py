"""What the charts of annual tables share: lines in runs of one kind of books, labels at their ends, sources in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from readout.chart import OVER_LINES, listed, spread_out, years_to_mark
from readout.trade.credits import credit
from readout.trade.model import Trade


def capital(words: str) -> str:
    """Words with a capital at their beginning."""
    return words[:1].upper() + words[1:]


def years_in_words(years: Sequence[int]) -> str:
    """Years in words, the first and the last where there are many."""
    return listed(years) if len(years) <= 4 else f"{len(years)} years from {years[0]} to {years[-1]}"


def pair_in_words(trade: Trade) -> str:
    """Both names, as a chart's title has them."""
    return f"{trade.reporter}–{trade.partner}"


def draw_runs(axes: Axes, values: pd.Series, books: pd.Series, are_rows: bool = False, **how: Any) -> None:
    """Values by year: a line for each stretch of one kind of `books`, hollow where these are reconciled.

    A year that a stretch leaves out breaks its line. Values that `are_rows` of the tables are named by their table.
    """
    for _, run in values.groupby((books != books.shift()).cumsum()):
        full = run.reindex(range(int(run.index.min()), int(run.index.max()) + 1))
        hollow = {"markerfacecolor": "white"} if books[run.index[0]] == "reconciled" else {}
        gid = books[run.index[0]] if are_rows else None
        axes.plot(full.index, full, gid=gid, **(how | hollow))


def mark_years(axes: Axes, years: Sequence[int]) -> None:
    """Round years on the axis, from the first to the last."""
    axes.set_xticks(years_to_mark(range(int(min(years)), int(max(years)) + 1)))


def end_label(axes: Axes, year: float, place: float, text: str, colour: str) -> None:
    """A label to the right of a line's end."""
    axes.annotate(
        text,
        (year, place),
        (8, 0),
        textcoords="offset points",
        color=colour,
        fontweight="bold",
        fontsize=9.5,
        linespacing=1.1,
        va="center",
        bbox=OVER_LINES,
        annotation_clip=False,
    )


def label_places(ends: Sequence[float], gap: float) -> list[float]:
    """Where labels of lines that end at `ends` stand: `gap` apart, as near to them as may be, none below zero."""
    places = spread_out([max(end, gap / 2) for end in ends], gap)
    up = max(0.0, gap / 2 - min(places))
    return [place + up for place in places]


def with_reconciled(trade: Trade, books: pd.Series, own: str) -> str:
    """The credit of `own`, and of reconciled figures for the years that have them; `books` are by year."""
    years = [int(year) for year in books.index[books == "reconciled"]]
    if not years:
        return own
    reconciled = credit(trade, "reconciled")
    if len(years) == len(books):
        return reconciled
    return f"{own}; {years_in_words(years)} (hollow, not joined): {reconciled}"
