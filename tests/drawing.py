"""What is to be seen in a figure, for tests that compare it with a table."""

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text


def lines(axes):
    """The y values of every line drawn, blanks left out."""
    return [[round(float(y), 3) for y in line.get_ydata() if y == y] for line in axes.lines]


def bars(axes):
    return [
        round(float(p.get_width() if p.get_height() < 1 else p.get_height()), 3)
        for c in axes.containers
        for p in c
    ]


def rounded(values):
    return [round(float(value), 3) for value in values]


def texts(figure):
    """Every text to be seen in a figure, with its box in pixels."""
    renderer = FigureCanvasAgg(figure).get_renderer()
    figure.draw_without_rendering()  # sets every letter and paints none
    found = list(figure.texts)
    for axes in figure.axes:
        found += axes.texts + [axes.title, axes._left_title]
        for limits, places, labels in (
            (axes.get_xlim(), axes.get_xticks(), axes.get_xticklabels()),
            (axes.get_ylim(), axes.get_yticks(), axes.get_yticklabels()),
        ):
            low, high = sorted(limits)
            found += [
                label
                for place, label in zip(places, labels, strict=False)
                if axes.axison and low <= place <= high
            ]
    found = [text for text in found if text.get_visible()]
    # Of a text with a line that leads to it, the text alone.
    return [(t.get_text(), Text.get_window_extent(t, renderer)) for t in found if t.get_text().strip()]


def assert_legible(name, figure):
    """No text is cut off at the edge, and none meets another. Gives the texts."""
    left, bottom, right, top = figure.bbox.extents
    found = [(text, *box.extents) for text, box in texts(figure)]
    for text, x0, y0, x1, y1 in found:
        assert left - 1 <= x0 and x1 <= right + 1, (name, text)
        assert bottom - 1 <= y0 and y1 <= top + 1, (name, text)
    for number, (text, x0, y0, x1, y1) in enumerate(found):
        for other, x2, y2, x3, y3 in found[number + 1 :]:
            wide, high = min(x1, x3) - max(x0, x2), min(y1, y3) - max(y0, y2)
            assert wide <= 2 or high <= 3, (name, text, other, wide, high)
    return [text for text, *_ in found]
