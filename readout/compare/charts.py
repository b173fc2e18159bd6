"""The charts of a comparison: in which order two texts speak of what both speak of, and how much room they give it.

As all charts of the course, they know tables, never the text; the house rules stand in `chart`.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from readout.chart import (
    BLUE,
    GREY,
    INK,
    ORANGE,
    QUIET,
    Chart,
    in_house_style,
    inches,
    is_narrow,
    leave_room,
    nothing,
    roomy_figure,
)
from readout.compare.beside import Topic

_MOST_TOPICS = 10  # topics in a picture: more lines cross than can be followed
_WHENCE_CONCEPTS = "Concepts by a list of words. A concept that is named says nothing of what is said of it."
_PLACES_IN_WORDS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)


@in_house_style
def order(topics: Sequence[Topic]) -> Chart:
    """In which order each text first names what both name; `topics` of `beside.topics`. Broad concepts are left out."""
    shared = [topic for topic in topics if topic.a and topic.b and not topic.broad]
    if len(shared) < 2:
        return nothing("two topics that both texts name")
    left = {t.concept: n for n, t in enumerate(sorted(shared, key=_rank_in_a)[:_MOST_TOPICS], start=1)}
    kept = [topic for topic in shared if topic.concept in left]
    right = {t.concept: n for n, t in enumerate(sorted(kept, key=_rank_in_b), start=1)}
    moved = max(left, key=lambda concept: abs(left[concept] - right[concept]))
    title = _title_of_order(moved, left[moved], right[moved], len(left))
    figure, axes = roomy_figure(
        title,
        f"The {len(left)} topics that both texts name, in the order in which each first names them; A left, B right. "
        "Solid and blue: later in B. Dashed and orange: earlier in B",
        _WHENCE_CONCEPTS,
        height=max(3.4, 1.6 + (0.42 if is_narrow() else 0.36) * len(left)),
        below=0.2,
    )
    for concept, place in left.items():
        _slope_of_topic(axes, concept, place, right[concept])
    axes.set(xticks=[], yticks=[], ylim=(len(left) + 0.6, 0.4))
    axes.grid(visible=False)
    axes.spines["bottom"].set_visible(False)
    # Two columns of names and one of numbers.
    leave_room(axes, 0, 1, 1.6 if is_narrow() else 2.7, 0.4 if is_narrow() else 2.7)
    told = "; ".join(f"{concept}: {place} in A, {right[concept]} in B" for concept, place in left.items())
    return Chart(title, f"Slope chart of the order of topics in two texts. {told}.", figure)


def _title_of_order(concept: str, here: int, there: int, many: int) -> str:
    if here == there:
        return f"The {many} topics that both texts name come in the same order"
    return f"“{_with_capital(concept)}” comes {_PLACES_IN_WORDS[here - 1]} in A and {_PLACES_IN_WORDS[there - 1]} in B, of {many} topics of both"


def _slope_of_topic(axes: Axes, concept: str, here: int, there: int) -> None:
    colour, dashes = (GREY, "-") if here == there else (BLUE, "-") if there > here else (ORANGE, "--")
    axes.plot([0, 1], [here, there], color=colour, linestyle=dashes, marker="o", markersize=5)
    size = 8.5 if is_narrow() else 9.5
    name = textwrap.fill(concept, 20) if is_narrow() else textwrap.shorten(concept, 34, placeholder=" …")
    for side, place in enumerate((here, there)):
        words = f"{name}  {place}" if not side else f"{place}" if is_narrow() else f"{place}  {name}"
        axes.annotate(
            words,
            (side, place),
            (8 if side else -8, 0),
            textcoords="offset points",
            ha="left" if side else "right",
            va="center",
            linespacing=0.95,
            fontsize=size,
            color=INK if here == there else colour,
        )


@in_house_style
def room(topics: Sequence[Topic]) -> Chart:
    """What part of its words each text gives to a topic; `topics` of `beside.topics`. Broad concepts are left out."""
    rows = sorted((topic for topic in topics if not topic.broad), key=_largest_share, reverse=True)[
        :_MOST_TOPICS
    ]
    if not rows:
        return nothing("topics of two texts")
    # Of topics on one side alone the picture tells; the title is of what both speak of, where there is such.
    both = [topic for topic in rows if topic.a and topic.b] or rows
    apart = max(both, key=lambda topic: abs(_share_of(topic.a) - _share_of(topic.b)))
    title = (
        f"“{_with_capital(apart.concept)}” has {_as_percent(_share_of(apart.a))} of A’s words and "
        f"{_as_percent(_share_of(apart.b))} of B’s"
    )
    figure, axes = roomy_figure(
        title,
        f"The {len(rows)} topics with most room in either text, percent of its words; above, solid: A; below, hatched: B",
        f"{_WHENCE_CONCEPTS} The words of a sentence are shared out evenly among the concepts that it names.",
        height=max(3.6, 1.6 + 0.52 * len(rows)),
        below=0.45,
    )
    places = np.arange(len(rows))
    for side, colour, hatch, shift in (("a", BLUE, "", -0.19), ("b", ORANGE, "////", 0.19)):
        shares = [100 * _share_of(getattr(topic, side)) for topic in rows]
        axes.barh(places + shift, shares, 0.34, color=colour, hatch=hatch, edgecolor="white", linewidth=0.5)
        for place, share in zip(places + shift, shares, strict=True):
            axes.annotate(
                f"{share:.0f}" if share else f"0: none found in {side.upper()}",
                (share, place),
                (4, 0),
                textcoords="offset points",
                va="center",
                fontsize=8.5,
                color=colour if share else QUIET,
            )
    wide = 16 if is_narrow() else 30
    labels = [textwrap.fill(topic.concept, wide) for topic in rows]
    axes.set(yticks=places, yticklabels=labels, ylim=(len(rows) - 0.4, -0.6))
    axes.xaxis.set_major_locator(MaxNLocator(5, integer=True))
    axes.grid(visible=True, axis="x")
    axes.grid(visible=False, axis="y")
    for label in axes.get_yticklabels():
        label.set_fontsize(8.5 if is_narrow() else 9.5)
    _beside_labels(axes, 1.45 if is_narrow() else 2.5)
    most = 100 * _largest_share(rows[0])
    leave_room(axes, 0, most, 0, 1.35 if most < 1 or _any_unnamed(rows) else 0.5)
    told = "; ".join(
        f"{t.concept}: {_as_percent(_share_of(t.a))} and {_as_percent(_share_of(t.b))}" for t in rows
    )
    return Chart(title, f"Bar chart of the room of topics in two texts, A and B. {told}.", figure)


def _beside_labels(axes: Axes, left: float) -> None:
    """Begin the axes so many inches from the left edge of the figure."""
    box = axes.get_position()
    width = inches(axes)[0] / box.width
    axes.set_position((left / width, box.y0, box.x1 - left / width, box.height))


def _any_unnamed(rows: Sequence[Topic]) -> bool:
    return any(topic.a is None or topic.b is None for topic in rows)


def _rank_in_a(topic: Topic) -> int:
    return topic.a.rank if topic.a else 0


def _rank_in_b(topic: Topic) -> int:
    return topic.b.rank if topic.b else 0


def _share_of(side: object) -> float:
    return getattr(side, "share", 0.0)


def _largest_share(topic: Topic) -> float:
    return max(_share_of(topic.a), _share_of(topic.b))


def _as_percent(share: float) -> str:
    return f"{100 * share:.0f}\xa0%"


def _with_capital(words: str) -> str:
    return words[0].upper() + words[1:]
