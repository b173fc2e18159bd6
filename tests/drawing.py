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
    figure.draw(renderer)
    found = list(figure.texts)
    for axes in figure.axes:
        found += axes.texts + [axes.title, axes._left_title]
        for limits, places, labels in (
            (axes.get_xlim(), axes.get_xticks(), axes.get_xticklabels()),
            (axes.get_ylim(), axes.get_yticks(), axes.get_yticklabels()),
        ):
            low, high = sorted(limits)
            found += [label for place, label in zip(places, labels) if axes.axison and low <= place <= high]
    found = [text for text in found if text.get_visible()]
    # Of a text with a line that leads to it, the text alone.
    return [(t.get_text(), Text.get_window_extent(t, renderer)) for t in found if t.get_text().strip()]


def assert_legible(name, figure):
    """No text is cut off at the edge, and none meets another."""
    box, found = figure.bbox, texts(figure)
    for text, part in found:
        assert box.x0 - 1 <= part.x0 and part.x1 <= box.x1 + 1, (name, text)
        assert box.y0 - 1 <= part.y0 and part.y1 <= box.y1 + 1, (name, text)
    for number, (text, part) in enumerate(found):
        for other, its in found[number + 1 :]:
            wide = min(part.x1, its.x1) - max(part.x0, its.x0)
            high = min(part.y1, its.y1) - max(part.y0, its.y0)
            assert wide <= 2 or high <= 3, (name, text, other, wide, high)
