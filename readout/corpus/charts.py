"""The chart of a corpus: a share of its texts, year by year.

As all charts of the course, it knows tables, never the texts; the house rules stand in `chart`.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from matplotlib.ticker import PercentFormatter

from readout.chart import (
    BLUE,
    GREEN,
    INK,
    ORANGE,
    OVER_LINES,
    QUIET,
    Chart,
    in_house_style,
    is_narrow,
    leave_room,
    listed,
    nothing,
    roomy_figure,
    spread_out,
)

if TYPE_CHECKING:
    import pandas as pd

_FEWEST_TEXTS = 50  # texts of a year that a share is drawn of: of fewer it moves by itself
_LOOKS = ((BLUE, "-", "o"), (ORANGE, "--", "s"), (GREEN, ":", "^"))


@in_house_style
def shares_by_year(shares: pd.DataFrame, texts: pd.Series[int], source: str) -> Chart:
    """What share of the texts of a year has something, a line for each of up to three columns of `shares`.

    The index of both is the year; a share is from 0 to 1, `texts` has how many there are. A year with fewer than fifty is
    left out, and said to be. `source` says whose texts they are.
    """
    kept = [year for year in shares.index if texts[year] >= _FEWEST_TEXTS]
    if len(kept) < 2 or not 1 <= shares.shape[1] <= len(_LOOKS):
        return nothing("one to three lines over two years with fifty texts each")
    drawn = shares.loc[kept]
    first, last = kept[0], kept[-1]
    top = drawn.max().max()
    said = [
        f"{name}: {_in_percent(values[first])} in {first}, {_in_percent(values[last])} in {last}"
        for name, values in drawn.items()
    ]
    title = f"Readouts with {'; '.join(said)}"
    few = [str(year) for year in shares.index if year not in kept]
    left_out = f". {listed(few)} left out: fewer than {_FEWEST_TEXTS} texts" if few else ""
    figure, axes = roomy_figure(
        title,
        f"Share of the readouts of each year, percent{left_out}",
        f"{source}, {int(texts[kept].sum()):,} texts: {listed(f'{texts[year]:,} in {year}' for year in kept)}.",
        height=4.4,
        below=0.35,
    )
    labels = {name: textwrap.fill(str(name), 18 if is_narrow() else 28) for name in drawn}
    left, right = (
        spread_out([float(drawn[name][year]) for name in drawn], 0.1 * top) for year in (first, last)
    )
    for (name, values), low, high, (colour, dashes, mark) in zip(
        drawn.items(), left, right, _LOOKS, strict=False
    ):
        axes.plot(kept, values, color=colour, linestyle=dashes, marker=mark, markersize=6)
        axes.annotate(
            f"{_in_percent(values[last])}  {labels[name]}",
            (last, high),
            (9, 0),
            textcoords="offset points",
            va="center",
            linespacing=0.95,
            fontsize=9 if is_narrow() else 10,
            color=colour,
            bbox=OVER_LINES,
        )
        axes.annotate(
            _in_percent(values[first]),
            (first, low),
            (-9, 0),
            textcoords="offset points",
            ha="right",
            va="center",
            fontsize=9 if is_narrow() else 10,
            color=colour,
            bbox=OVER_LINES,
        )
    axes.set(xticks=kept, ylim=(0, 1.15 * top))
    axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.tick_params(colors=QUIET, labelcolor=INK)
    longest = max(len(line) for label in labels.values() for line in label.splitlines())
    leave_room(axes, first, last, 0.6, 0.6 + 0.075 * longest)
    told = "; ".join(
        f"{name}: " + ", ".join(f"{_in_percent(value)} in {year}" for year, value in values.items())
        for name, values in drawn.items()
    )
    return Chart(title, f"Line chart of the share of readouts by year. {told}.", figure)


def _in_percent(value: float) -> str:
    return f"{100 * value:.0f} %"
