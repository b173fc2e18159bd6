"""The charts of lesson 04: scores with their coverage, drivers, one tool against another, and what one word does.

As all charts of the course, they know tables, never the text; the house rules stand in `chart`.
"""

from __future__ import annotations

import textwrap

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from readout.chart import (
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    OVER_LINES,
    PALE,
    QUIET,
    Chart,
    in_house_style,
    is_narrow,
    leave_room,
    nothing,
    roomy_figure,
)
from readout.words.tables import Interval

# Of speakers; the last three were searched for, so that all six stay as far apart as the colours of the house.
_COLOURS = (BLUE, ORANGE, GREEN, "#870F69", "#965A78", "#960000")
_MARKS = ("o", "s", "D", "^", "v", "P")
_HATCH = "////"
MOST_ROWS = 30
"""How many statements a chart shows: more can neither be read nor drawn in bounded time."""


def _left_out(statements: int) -> str:
    """What a chart of so many statements says of those that it does not show; nothing where it shows all."""
    more = statements - MOST_ROWS
    return (
        f" The first {MOST_ROWS} of {statements:,} statements are shown, {more:,} left out."
        if more > 0
        else ""
    )


def _row_height(rows: int) -> float:
    return max(4.2, 2.2 + 0.36 * rows)


def _place(figure: Figure, axes: Axes, left: float, right: float) -> None:
    """Set the axes between two distances, in inches, from the left edge of the figure."""
    width = figure.get_figwidth()
    box = axes.get_position()
    axes.set_position((left / width, box.y0, (right - left) / width, box.height))


def _as_rows(axes: Axes, labels: list[str]) -> None:
    """Mark the rows of a horizontal chart, the first on top, with lines for the values only."""
    axes.set(yticks=range(len(labels)), yticklabels=labels, ylim=(len(labels) - 0.3, -0.7))
    axes.grid(visible=True, axis="x")
    axes.grid(visible=False, axis="y")
    for label in axes.get_yticklabels():
        label.set_fontsize(8.5 if is_narrow() else 9.5)


def _few_ticks(axes: Axes) -> None:
    """Keep the marks of the axis that a score can reach, as many as its width bears, none at its very end."""
    limits = axes.get_xlim()
    last = min(1, limits[1] - 0.06 * (limits[1] - limits[0]))
    ticks = [round(tick, 6) for tick in axes.get_xticks() if max(-1, limits[0]) <= tick <= last]
    axes.set_xticks(ticks[:: 2 if is_narrow() else 1])
    axes.set_xlim(limits)


def _speaker(name: str) -> str:
    """A speaker's name, cut to the room beside the axes."""
    return textwrap.shorten(name, 15 if is_narrow() else 31, placeholder=" …")


def _scored(value: float) -> str:
    return "nothing" if pd.isna(value) else f"{value:+.2f}"


@in_house_style
def sentiment_by_statement(table: pd.DataFrame) -> Chart:
    """Polarity of each statement, grouped by speaker, beside its coverage. `table` of `tables.scores_table`."""
    if table.empty:
        return nothing("the statements")
    silent = int(table["polarity"].isna().sum())
    covered = 100 * table["scored_words"].sum() / max(1, table["words"].sum())
    left_out = _left_out(len(table))
    if silent == len(table):
        title = "No statement has a score: no word known to the lexicon weighs anything"
    else:
        how_many = (
            f"{silent} of {len(table)} statements have no score" if silent else "each statement has one"
        )
        title = f"The scores rest on {covered:.0f} % of the words; {how_many}"
    table = table.head(MOST_ROWS).sort_values("speakers", kind="stable").reset_index(drop=True)
    figure, (axes, beside) = roomy_figure(
        title,
        "TextBlob polarity of each statement, from -1 to 1 (left), and the words it rests on, percent of all (right)",
        "Source: TextBlob's lexicon, names covered. Polarity is the mean over the words that the lexicon knows. It is not the "
        "feeling of a speaker. A hollow mark: no known word weighs anything. A grey stroke: the score before names were covered."
        + left_out,
        columns=2,
        height=_row_height(len(table)),
    )
    width, left = figure.get_figwidth(), 1.6 if is_narrow() else 2.85
    split = left + 0.62 * (width - left)
    _place(figure, axes, left, split - 0.1)
    _place(figure, beside, split + 0.1, width - 0.2)
    speakers = list(dict.fromkeys(table["speakers"]))
    styles = {s: (_COLOURS[n % 6], _MARKS[n % 6]) for n, s in enumerate(speakers)}
    labels = []
    for place, row in table.iterrows():
        colour, mark = styles[row["speakers"]]
        value = 0.0 if pd.isna(row["polarity"]) else row["polarity"]
        if pd.notna(row["unmasked"]) and abs(row["unmasked"] - value) > 0.005:
            axes.plot(row["unmasked"], place, "|", color=GREY, markersize=13, markeredgewidth=2, zorder=1)
        axes.hlines(place, 0, value, color=colour, linewidth=2)
        hollow = pd.isna(row["polarity"])
        axes.plot(
            value,
            place,
            mark,
            markersize=8,
            markeredgecolor=colour,
            color="white" if hollow else colour,
            gid=row["id"],
        )
        beside.barh(place, 100 * row["coverage"], height=0.45, color=colour, alpha=0.75)
        beside.annotate(
            f"{row['scored_words']} of {row['words']}",
            (100 * row["coverage"], place),
            (4, 0),
            textcoords="offset points",
            va="center",
            fontsize=8.5 if is_narrow() else 9.5,
            color=INK,
        )
        name = f"{_speaker(row['speakers'])}  {row['id']}"
        if is_narrow():  # no room beside the mark: the score stands under the name
            labels.append(f"{name}\n{_scored(row['polarity'])}")
            continue
        labels.append(name)
        side = -1 if value < 0 else 1
        axes.annotate(
            _scored(row["polarity"]),
            (value, place),
            (side * 9, 0),
            textcoords="offset points",
            va="center",
            ha="left" if side > 0 else "right",
            fontsize=9.5,
            color=INK,
            bbox=OVER_LINES,
        )
    for panel in (axes, beside):
        _as_rows(panel, labels)
    beside.set_yticklabels([])
    for label, speaker in zip(axes.get_yticklabels(), table["speakers"], strict=True):
        label.set_color(styles[speaker][0])
    axes.axvline(0, color=INK, linewidth=1)
    ends = table[["polarity", "unmasked"]].to_numpy()
    low, high = np.nanmin([0, *ends.flat]), np.nanmax([0.1, *ends.flat])
    labelled = 0.15 if is_narrow() else 0.75
    leave_room(axes, low, high, labelled if low < 0 else 0.1, labelled)
    _few_ticks(axes)
    leave_room(beside, 0, max(100 * table["coverage"].max(), 5), 0, 0.75)
    beside.xaxis.set_major_locator(MaxNLocator(2, integer=True))
    told = "; ".join(
        f"{r.id} {r.speakers} {_scored(r.polarity)}, {r.scored_words} of {r.words} words"
        for r in table.itertuples()
    )
    alt = (
        f"Lollipop chart of TextBlob polarity by statement, with the words each score rests on. {told}. "
        f"{covered:.0f} percent of all words were scored.{left_out}"
    )
    return Chart(title, alt, figure)


@in_house_style
def drivers(table: pd.DataFrame) -> Chart:
    """The words that weigh most and what each adds to all statements. `table` of `tables.drivers_table`."""
    if table.empty:
        return nothing("words that weigh")
    weight = table["contribution"].abs()
    share = 100 * weight[~table["attitude"].astype(bool)].sum() / weight.sum()
    title = f"{share:.0f} % of the weight behind the scores comes from words without attitude"
    shown = table.head(12)
    figure, axes = roomy_figure(
        title,
        "What each word adds to TextBlob's scores, all statements together; in brackets, its uses",
        "Source: TextBlob's lexicon, names covered; words without attitude: no_attitude.txt. Hatched: words that say how much, "
        f"when, where or of what kind. Of {len(table)} words that weigh, {len(shown)} are shown.",
        height=_row_height(len(shown)),
    )
    _place(figure, axes, 1.2 if is_narrow() else 1.6, figure.get_figwidth() - 0.25)
    for place, row in enumerate(shown.itertuples()):
        colour = (BLUE if row.contribution > 0 else ORANGE) if row.attitude else PALE
        axes.barh(
            place,
            row.contribution,
            height=0.6,
            color=colour,
            hatch="" if row.attitude else _HATCH,
            edgecolor="white",
        )
        axes.annotate(
            f"{row.contribution:+.2f} ({row.uses})",
            (row.contribution, place),
            (5 if row.contribution > 0 else -5, 0),
            textcoords="offset points",
            va="center",
            ha="left" if row.contribution > 0 else "right",
            fontsize=9.5,
            color=INK,
        )
    _as_rows(axes, [textwrap.shorten(word, 22, placeholder=" …") for word in shown["word"]])
    axes.axvline(0, color=INK, linewidth=1)
    low, high = min(0, shown["contribution"].min()), max(0, shown["contribution"].max())
    leave_room(axes, low, high, 0.9 if low < 0 else 0, 0.9)
    _few_ticks(axes)
    told = ", ".join(
        f"{r.word} {r.contribution:+.2f}{'' if r.attitude else ' (no attitude)'}" for r in shown.itertuples()
    )
    alt = (
        f"Bar chart of what each word adds to TextBlob's scores: {told}. {share:.0f} percent of the weight comes from words "
        "without attitude."
    )
    return Chart(title, alt, figure)


@in_house_style
def two_tools(one: pd.DataFrame, other: pd.DataFrame) -> Chart:
    """Each statement's score by two tools. Two tables of `tables.scores_table`, TextBlob's and VADER's."""
    if one.empty:
        return nothing("the statements")
    pairs = one[["id", "speakers", "polarity", "reading"]].merge(
        other[["id", "polarity", "reading"]], on="id", suffixes=("", "_other")
    )
    signs = {"positive", "negative"}
    agree = int(((pairs["reading"] == pairs["reading_other"]) & pairs["reading"].isin(signs)).sum())
    title = f"TextBlob and VADER see the same sign in {agree} of {len(pairs)} statements"
    left_out, both, pairs = _left_out(len(pairs)), len(pairs), pairs.head(MOST_ROWS)
    figure, axes = roomy_figure(
        title,
        "Polarity of each statement by TextBlob (circle) and by VADER (square), from -1 to 1",
        "Source: both tools' lexicons, names covered. The scales differ: TextBlob takes a mean, VADER bends a sum towards 1, so "
        "compare signs, not lengths. A hollow mark at zero: the tool knew no word that weighs." + left_out,
        height=_row_height(len(pairs)),
        above=0.4,
    )
    _place(figure, axes, 1.6 if is_narrow() else 2.85, figure.get_figwidth() - 0.25)
    for place, row in enumerate(pairs.itertuples()):
        ends = [0 if pd.isna(v) else v for v in (row.polarity, row.polarity_other)]
        axes.plot(ends, [place, place], color=GREY, linewidth=2, zorder=1)
        for value, raw, colour, mark in (
            (ends[0], row.polarity, BLUE, "o"),
            (ends[1], row.polarity_other, ORANGE, "s"),
        ):
            size = 11 if pd.isna(raw) and mark == "s" else 8  # one hollow mark around the other
            axes.plot(
                value,
                place,
                mark,
                markersize=size,
                markeredgecolor=colour,
                markeredgewidth=1.5,
                color="none" if pd.isna(raw) else colour,
                zorder=2,
            )
    _as_rows(
        axes,
        [f"{_speaker(r.speakers)}  {r.id}" for r in pairs.itertuples()],
    )
    axes.axvline(0, color=INK, linewidth=1, zorder=0.8)
    axes.set_xlim(-1.05, 1.05)
    axes.set_xticks([-1, -0.5, 0, 0.5, 1])
    axes.text(-1, -0.95, "negative", color=QUIET, fontsize=9.5, ha="left", va="center")
    axes.text(1, -0.95, "positive", color=QUIET, fontsize=9.5, ha="right", va="center")
    axes.set_ylim(len(pairs) - 0.3, -1.4)
    told = "; ".join(
        f"{r.id} TextBlob {_scored(r.polarity)}, VADER {_scored(r.polarity_other)}"
        for r in pairs.itertuples()
    )
    alt = f"Dot chart of each statement's polarity by two tools. {told}. The sign is the same in {agree} of {both}.{left_out}"
    return Chart(title, alt, figure)


@in_house_style
def one_word_less(table: pd.DataFrame, whole: Interval, one: str, other: str) -> Chart:
    """The difference between two speakers' means when one word is left out. `table` of `tables.without_each_word`.

    `whole` is the difference with all words and its interval, as `tables.interval` gives it.
    """
    known = table.dropna(subset=["difference"])
    if known.empty or pd.isna(whole.value):
        return nothing("a difference between two speakers")
    shown = known.head(10)
    turned = known[np.sign(known["difference"].round(9)) != np.sign(round(whole.value, 9))]
    first = (turned if len(turned) else known).iloc[0]
    if len(turned):
        title = (
            f"Without “{first['word']}”, the gap turns from {whole.value:+.2f} to {first['difference']:+.2f}"
        )
    else:
        title = f"“{first['word']}” moves the gap most: from {whole.value:+.2f} to {first['difference']:+.2f}"
    bounded = pd.notna(whole.low)
    figure, axes = roomy_figure(
        title,
        f"Mean polarity of {one} less that of {other}, one word left out at a time",
        "Source: TextBlob's lexicon, names covered. Square: a word without attitude. Line: the difference with all words. "
        + (
            "Band: its 95 % bootstrap interval over statements."
            if bounded
            else "There are too few scored statements for an interval."
        ),
        height=_row_height(len(shown)),
        above=0.4,
    )
    _place(figure, axes, 1.35 if is_narrow() else 1.8, figure.get_figwidth() - 0.25)
    if bounded:
        axes.axvspan(whole.low, whole.high, color=BLUE, alpha=0.1, linewidth=0, zorder=0)
    axes.axvline(whole.value, color=BLUE, linewidth=1.5, zorder=0.9)
    axes.axvline(0, color=INK, linewidth=1, zorder=0.8)
    for place, row in enumerate(shown.itertuples()):
        axes.hlines(place, whole.value, row.difference, color=GREY, linewidth=2, zorder=1)
        crosses = row.word in set(turned["word"])
        axes.plot(
            row.difference,
            place,
            "o" if row.attitude else "s",
            markersize=8,
            color=ORANGE if crosses else BLUE,
        )
        ahead = row.difference >= whole.value
        axes.annotate(
            f"{row.difference:+.3f}",
            (row.difference, place),
            (9 if ahead else -9, 0),
            textcoords="offset points",
            va="center",
            ha="left" if ahead else "right",
            fontsize=9.5,
            color=INK,
            bbox=OVER_LINES,
        )
    _as_rows(axes, [f"without {textwrap.shorten(word, 18, placeholder=' …')}" for word in shown["word"]])
    axes.set_ylim(len(shown) - 0.3, -1.4)
    axes.annotate(
        f"all words: {whole.value:+.3f}",
        (whole.value, -0.95),
        color=BLUE,
        fontweight="bold",
        fontsize=9.5,
        ha="center",
        va="center",
        bbox=OVER_LINES,
    )
    ends = [0, whole.value, *shown["difference"], *([whole.low, whole.high] if bounded else [])]
    leave_room(axes, min(ends), max(ends), 0.65, 0.65)
    _few_ticks(axes)
    told = ", ".join(f"without {r.word} {r.difference:+.3f}" for r in shown.itertuples())
    interval = f", 95 percent interval {whole.low:+.3f} to {whole.high:+.3f}" if bounded else ""
    alt = (
        f"Dot chart of the difference between the mean polarities of {one} and {other}: {whole.value:+.3f} with all "
        f"words{interval}; {told}. The sign turns for {len(turned)} of {len(known)} words."
    )
    return Chart(title, alt, figure)
