"""The house of all charts: the finding as title, direct labels, units and source in the foot, alt text, two widths.

Colours are chosen to stay apart under the three common kinds of colour blindness, which a test sees to; a second mark
always goes with them.
"""

from __future__ import annotations

import base64
import functools
import html
import io
import textwrap
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple, ParamSpec, cast

import numpy as np
from matplotlib import rcParams, style
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from readout.periods import MONTHS

# Letters in blue, orange and green reach a contrast of 4.5 on white. Any two of these are at least as far apart as the
# closest two of the Okabe-Ito palette, where the blue is from, with colour blindness and without.
BLUE, ORANGE, GREEN, GREY, PALE, INK = "#0072B2", "#BF5400", "#1E5A3C", "#8c959f", "#c9d1d9", "#1b1f24"
QUIET = "#57606a"  # letters that step back, and still reach a contrast of 4.5 on white
SHORT_MONTHS = tuple(month[:3] for month in MONTHS)
_WIDE, _NARROW, _HEIGHT = 8.4, 4.4, 5.4  # inches; a narrow chart fills a phone with letters that can be read
# Behind a label that a line of the chart may run into.
OVER_LINES = {"facecolor": "white", "edgecolor": "none", "pad": 1}
_Given = ParamSpec("_Given")
_STYLE_FILE = str(resources.files("readout").joinpath("chart.mplstyle"))


class Point(NamedTuple):
    """A point of a line: its `value`, and its place as parts of the picture's width and height, from the upper left."""

    value: float
    left: float
    top: float


@dataclass(frozen=True)
class Chart:
    """A finished chart. `alt` says in words what it shows; `figure` is None where there was nothing to draw.

    `narrow` is the same chart for a screen of 390 pixels, drawn when it is first asked for: a notebook shows none.
    """

    title: str
    alt: str
    figure: Figure | None
    _draw_narrow: Callable[[], Figure | None] | None = field(default=None, repr=False, compare=False)
    # PNG files by `narrow`: drawing takes longest of all a lesson does, and page, folder and notebook each ask for them.
    _drawn: dict[bool, bytes] = field(default_factory=dict, init=False, repr=False, compare=False)

    @functools.cached_property
    def narrow(self) -> Figure | None:
        """The narrow figure; None where there was nothing to draw."""
        return self._draw_narrow() if self._draw_narrow else None

    def png(self, narrow: bool = False) -> bytes:
        """The chart as PNG, 1,344 pixels wide (narrow: 704), in 64 colours, which makes it a quarter of the size."""
        if narrow not in self._drawn:
            self._drawn[narrow] = _as_png(self._finished(narrow))
        return self._drawn[narrow]

    def webp(self, narrow: bool = False) -> bytes:
        """The same picture as `png` in two thirds of its bytes, which a browser shows and a notebook does not."""
        file = io.BytesIO()
        Image.open(io.BytesIO(self.png(narrow))).convert("RGB").save(file, "webp", lossless=True)
        return file.getvalue()

    def points(self, narrow: bool = False) -> dict[tuple[str, float], Point]:
        """The points of all lines whose `gid` says what they show, by that and what stands on their x axis there.

        A point outside its axes is left out.
        """
        figure = self._finished(narrow)
        places: dict[tuple[str, float], Point] = {}
        for axes in figure.axes:
            for line in axes.lines:
                for x, y in np.asarray(line.get_xydata(), dtype=float):
                    across, down = axes.transData.transform((x, y))
                    if (gid := line.get_gid()) and axes.bbox.contains(
                        across, down
                    ):  # never where there is no figure
                        left, top = across / figure.bbox.width, 1 - down / figure.bbox.height
                        places[gid, float(x)] = Point(float(y), float(left), float(top))
        return places

    def svg(self) -> str:
        """The chart as SVG, letters drawn as outlines so that it looks the same everywhere."""
        file = io.BytesIO()
        with style.context(_STYLE_FILE):
            # Without the date of making, the same data give the same file.
            self._finished().savefig(file, format="svg", metadata={"Date": None})
        return file.getvalue().decode("utf-8")

    def _finished(self, narrow: bool = False) -> Figure:
        figure = self.narrow if narrow else self.figure
        if figure is None:
            raise ValueError(self.alt)
        return figure

    def save(self, folder: str | Path, name: str) -> None:
        """Write `name.svg` and `name.png` into `folder`."""
        Path(folder, f"{name}.svg").write_text(self.svg(), encoding="utf-8")
        Path(folder, f"{name}.png").write_bytes(self.png())

    def _repr_mimebundle_(self, **_: object) -> dict[str, object]:
        # An <img> of our own: notebooks and their exports drop the alt text of a plain figure.
        if self.figure is None:
            return {"text/html": f"<p><em>{html.escape(self.alt)}</em></p>", "text/plain": self.alt}
        png = base64.b64encode(self.png()).decode()
        image = f'<img alt="{html.escape(self.alt)}" src="data:image/png;base64,{png}" style="max-width:100%;width:840px">'
        return {
            "text/html": f'<figure role="group">{image}</figure>',
            "image/png": png,
            "text/plain": self.alt,
        }


def _as_png(figure: Figure) -> bytes:
    with style.context(_STYLE_FILE):
        figure.set_dpi(rcParams["savefig.dpi"])
        canvas: Any = FigureCanvasAgg(figure)
        canvas.draw()
    picture = Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")
    # Octree, not median cut, which loses the colour of a single small mark among the others.
    picture = picture.quantize(64, Image.Quantize.FASTOCTREE)
    file = io.BytesIO()
    # The tightest of zlib's levels takes seven times as long and saves a tenth of the bytes.
    picture.save(file, "png", compress_level=6)
    return file.getvalue()


def nothing(what: str) -> Chart:
    """The note that stands where there is nothing to draw."""
    note = f"Nothing to draw: there are no figures for {what}."
    return Chart(note, note, None)


def in_house_style(draw: Callable[_Given, Chart]) -> Callable[_Given, Chart]:
    """Every chart is drawn in the house style, which a figure takes while it is made: wide, and narrow where it is asked for."""

    @functools.wraps(draw)
    def drawn(*arguments: _Given.args, **named: _Given.kwargs) -> Chart:
        with style.context([_STYLE_FILE, {"figure.figsize": (_WIDE, _HEIGHT)}]):
            chart = draw(*arguments, **named)
        if chart.figure is None:
            return chart
        return replace(chart, _draw_narrow=lambda: narrow(*arguments, **named))

    def narrow(*arguments: _Given.args, **named: _Given.kwargs) -> Figure | None:
        with style.context([_STYLE_FILE, {"figure.figsize": (_NARROW, _HEIGHT)}]):
            return draw(*arguments, **named).figure

    return drawn


def is_narrow() -> bool:
    """Whether the chart being drawn is the narrow one."""
    return bool(rcParams["figure.figsize"][0] < _WIDE)


def roomy_figure(
    title: str,
    subtitle: str,
    foot: str,
    rows: int = 1,
    columns: int = 1,
    height: float = _HEIGHT,
    above: float = 0.2,
    below: float = 0.55,
    sharex: bool = False,
    squeeze: bool = True,
) -> tuple[Figure, Any]:
    """A figure with room for title, subtitle and foot, and its axes: one, or an array of them as matplotlib gives it.

    `height` in inches is that of a figure with one line of each; `above` and `below` are left free beside the axes.
    """
    width = rcParams["figure.figsize"][0]
    # A number stays with its unit: lines break at plain blanks alone.
    kept = title.replace(" %", "\u00a0%").replace("USD ", "USD\u00a0")
    lines = textwrap.wrap(kept, int(7.4 * width))
    sublines = textwrap.wrap(subtitle, int(11.5 * width))
    foot_lines = textwrap.wrap(foot, int(14 * width))
    top = 0.34 + 0.3 * len(lines) + 0.2 * len(sublines)
    bottom = 0.18 * len(foot_lines) + below
    height += top - 0.84 + bottom - 0.73
    figure = Figure(figsize=(width, height))
    axes = figure.subplots(
        rows,
        columns,
        gridspec_kw={
            "left": 0.5 / width + 0.025,
            "right": 0.965,
            "top": 1 - (top + above) / height,
            "bottom": bottom / height,
            "wspace": 0.3,
        },
        sharex=sharex,
        squeeze=squeeze,
    )
    figure.text(
        0.02,
        1 - 0.16 / height,
        "\n".join(lines),
        fontsize=15,
        fontweight="bold",
        color=INK,
        va="top",
        linespacing=1.25,
    )
    figure.text(
        0.02,
        1 - (0.24 + 0.3 * len(lines)) / height,
        "\n".join(sublines),
        fontsize=11,
        color=QUIET,
        va="top",
        linespacing=1.25,
    )
    figure.text(
        0.02, 0.1 / height, "\n".join(foot_lines), fontsize=8.5, color=QUIET, va="bottom", linespacing=1.3
    )
    return figure, axes


def years_to_mark(index: Sequence[int]) -> range:
    """Round years to mark on an axis, as many as its width bears."""
    many = 12 if is_narrow() else 40
    step = 20 if is_narrow() and len(index) > 40 else 10 if len(index) > many else 5 if len(index) > 6 else 1
    return range(-(-int(index[0]) // step) * step, int(index[-1]) + 1, step)


def inches(axes: Axes) -> tuple[float, float]:
    """Width and height of axes on the page."""
    figure, place = cast(Figure, axes.figure), axes.get_position()
    return figure.get_figwidth() * place.width, figure.get_figheight() * place.height


def leave_room(axes: Axes, low: float, high: float, left: float, right: float) -> None:
    """Set the x limits so that `left` and `right` inches beside the data from `low` to `high` are free for labels."""
    width, _ = inches(axes)
    fits = min(1, 0.7 * width / (left + right))  # the data keep a third, whatever the labels want
    left, right = left * fits, right * fits
    scale = ((high - low) or 1) / (width - left - right)
    axes.set_xlim(low - left * scale, high + right * scale)


def listed(words: Iterable[object]) -> str:
    """Words as a list in a sentence: "2015, 2016 and 2020"."""
    said = [str(word) for word in words]
    return said[0] if len(said) == 1 else ", ".join(said[:-1]) + " and " + said[-1]


def in_billions(value: float, scale: float, sign: str = "") -> str:
    """A sum in billions with one decimal, or two digits where the largest beside it is below one; "+": with a sign."""
    return f"{value:{sign}.1f}" if scale >= 1 else f"{round(value, 4):{sign}.2g}"


@dataclass(frozen=True, slots=True)
class Unit:
    """What sums of USD billions are shown in: the `name` of the unit, how many of it a billion has, the largest sum."""

    name: str
    factor: float
    largest: float

    def said(self, value: float, sign: str = "") -> str:
        """A sum of USD billions in the unit; "+": with a sign."""
        number = value * self.factor
        if self.largest < 1:
            return in_billions(number, self.largest, sign)
        decimals = 0 if abs(number) >= 1000 else 1 if self.largest >= 10 else 2
        if not round(number, decimals):
            return f"{round(number, 4):{sign}.1g}"
        return f"{number:{sign}.{decimals}f}"


def unit_of(values: Iterable[float]) -> Unit:
    """The unit for sums of USD billions: millions where the largest of them is below one billion, then thousands."""
    largest = max(map(abs, values), default=0.0)
    name, factor = next(
        ((name, factor) for name, factor in (("billion", 1), ("million", 1e3)) if factor * largest >= 1),
        ("thousand", 1e6),
    )
    return Unit(name, factor, factor * largest)


def spread_out(values: Sequence[float], gap: float) -> list[float]:
    """`values`, moved apart as little as needed to leave `gap` between neighbours, in the order given."""
    order = np.argsort(values, kind="stable")
    # Those that would touch form a run, which lies around the mean of its values: the sum of its places, and how many.
    runs: list[tuple[float, int]] = []
    for rank, value in enumerate(np.array(values, dtype=float)[order]):
        runs.append((value - rank * gap, 1))
        while len(runs) > 1 and runs[-2][0] / runs[-2][1] >= runs[-1][0] / runs[-1][1]:
            (total, count), (before, many) = runs.pop(), runs.pop()
            runs.append((before + total, many + count))
    placed = np.empty(len(order))
    starts = np.repeat([total / count for total, count in runs], [count for _, count in runs])
    placed[order] = starts + gap * np.arange(len(order))
    return list(placed)
