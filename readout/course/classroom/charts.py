"""The chart of a class: how the points are spread, by lesson."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from matplotlib.axes import Axes

from readout.chart import (
    BLUE,
    INK,
    ORANGE,
    OVER_LINES,
    QUIET,
    Chart,
    in_house_style,
    listed,
    nothing,
    roomy_figure,
)
from readout.course.classroom.model import Marks
from readout.course.classroom.pages import lesson_name
from readout.course.classroom.tables import by_hand_open, points_by_lesson

_BINS = 10
_LESSONS_NAMED = 2  # lessons in a title
_TALLEST = 0.54  # of a row


def shares_by_lesson(marks: Sequence[Marks]) -> dict[str, list[float]]:
    """By lesson, the share of points that each submission has, in percent, of those that do not wait for a person.

    A submission of which nothing else is there is left out, and so is a lesson of such submissions.
    """
    found: dict[str, list[float]] = {lesson: [] for lesson in points_by_lesson(marks)}
    for one in marks:
        if of := sum(mark.of for mark in one.marks if mark.outcome != "by hand"):
            found[one.submission.lesson].append(100 * one.points / of)
    return {lesson: shares for lesson, shares in found.items() if shares}


def binned(shares: Sequence[float]) -> list[int]:
    """How many `shares` lie in each tenth of 100 percent; 100 itself is in the last."""
    counts = [0] * _BINS
    for share in shares:
        counts[min(int(share * _BINS / 100), _BINS - 1)] += 1
    return counts


@in_house_style
def points_spread(marks: Sequence[Marks]) -> Chart:
    """How many submissions have which share of the points, a row for each lesson, with the middle one marked."""
    shares = shares_by_lesson(marks)
    if not shares:
        return nothing("the points of this class")
    middles = {lesson: median(values) for lesson, values in shares.items()}
    title = _finding(middles)
    still = any(by_hand_open(one) for one in marks)
    told_open = " What is still to be marked by hand is left out." if still else ""
    figure, axes = roomy_figure(
        title,
        "Share of the points that a submission has, percent; above each bar, how many submissions",
        f"Source: the marks of this run, {len(marks)} submissions. Line and diamond: the median, half have less and half more."
        f"{told_open}",
        height=1.6 + (1.0 if len(shares) > 1 else 2.2) * len(shares),
    )
    for row, lesson in enumerate(reversed(shares)):
        _draw_lesson(axes, row, binned(shares[lesson]), middles[lesson])
    axes.set_xlim(-1, 101)
    axes.set_ylim(-0.3, len(shares) - 0.02)
    axes.set_xticks(range(0, 101, 20))
    axes.set_yticks(range(len(shares)), [_lesson_label(lesson) for lesson in reversed(shares)])
    axes.tick_params(axis="y", labelsize=8.5, pad=1)
    axes.grid(visible=False)
    alt = (
        f"Bars of how many submissions have which share of the points, by lesson. {title}. "
        f"{' '.join(_bars_told(lesson, binned(shares[lesson]), middles[lesson]) for lesson in shares)}{told_open}"
    )
    return Chart(title, alt, figure)


def _draw_lesson(axes: Axes, row: int, counts: list[int], middle: float) -> None:
    scale = _TALLEST / max(counts)
    width = 100 / _BINS
    for number, count in enumerate(counts):
        left = number * width
        axes.bar(left, count * scale, width=width - 0.8, bottom=row, align="edge", color=BLUE, alpha=0.8)
        if count:
            axes.annotate(
                str(count),
                (left + width / 2, row + count * scale),
                (0, 2),
                textcoords="offset points",
                ha="center",
                va="bottom",
                fontsize=9,
                color=INK,
                bbox=OVER_LINES,
            )
    axes.hlines(row, 0, 100, color=QUIET, linewidth=0.8)
    axes.plot([middle, middle], [row - 0.06, row + _TALLEST], color=ORANGE, linewidth=1.6, zorder=2)
    axes.plot(middle, row - 0.06, "D", color=ORANGE, markersize=6)
    right = middle > 60
    axes.annotate(
        f"median {middle:.0f} %",
        (middle, row - 0.06),
        (-7 if right else 7, -1),
        textcoords="offset points",
        ha="right" if right else "left",
        va="top",
        fontsize=9,
        color=ORANGE,
        bbox=OVER_LINES,
    )


def _finding(middles: dict[str, float]) -> str:
    """Which lessons have the lowest median, as it is shown: rounded."""
    rounded = {lesson: round(middle) for lesson, middle in middles.items()}
    lowest = min(rounded.values())
    names = [lesson_name(lesson) for lesson, middle in rounded.items() if middle == lowest]
    if len(names) == len(middles):
        which = "In each lesson half" if len(names) > 1 else "Half"
        return f"{which} of those who handed in have {lowest} % of the points or more"
    who = listed(names) if len(names) <= _LESSONS_NAMED else f"{len(names)} of {len(middles)} lessons"
    have = "has" if len(names) == 1 else "have"
    return f"{who[0].upper()}{who[1:]} {have} the lowest marks: half have {lowest} % of the points or less"


def _lesson_label(lesson: str) -> str:
    return lesson_name(lesson).rpartition(" ")[2]


def _bars_told(lesson: str, counts: list[int], middle: float) -> str:
    width = 100 // _BINS
    bars = ", ".join(
        f"{count} at {number * width} to {(number + 1) * width} percent"
        for number, count in enumerate(counts)
        if count
    )
    return f"{lesson_name(lesson)}: {bars}; median {middle:.0f} percent."
