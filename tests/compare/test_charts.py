"""The charts of a comparison: what is drawn is the table, and all of it can be read."""

import pytest
from drawing import assert_legible, bars, texts

from readout.article import Span
from readout.compare import charts
from readout.compare.beside import Side, Topic

WIDTHS = pytest.mark.parametrize("width", ["figure", "narrow"])
LONG = "export controls on technology"
PLACE = (Span(0, 1, "x"),)


def topic(concept, a=None, b=None, broad=False):
    """A concept with rank and share on each side."""
    return Topic(concept, broad, *(side and Side(*side, PLACE) for side in (a, b)))


TOPICS = (
    topic("trade", (2, 0.30), (1, 0.05)),
    topic(LONG, (1, 0.10), (4, 0.12)),
    topic("South and East China Sea", (4, 0.10), (2, 0.10)),
    topic("peace", (3, 0.5), (3, 0.6), broad=True),
    topic("health", (5, 0.08)),
    topic("sport", None, (5, 0.4)),
)
MANY = tuple(topic(f"topic number {n}", (n + 1, 0.05), (30 - n, 0.04)) for n in range(30))


def test_the_order_is_that_of_topics_of_both_and_the_title_has_the_one_that_moved_most():
    chart = charts.order(TOPICS)
    assert chart.title == f"“{LONG.capitalize()}” comes first in A and third in B, of 3 topics of both"
    lines = [list(line.get_ydata()) for line in chart.figure.axes[0].lines]
    assert sorted(lines) == [[1, 3], [2, 1], [3, 2]]
    styles = {tuple(line.get_ydata()): line.get_linestyle() for line in chart.figure.axes[0].lines}
    assert styles[1, 3] == "-" and styles[2, 1] == "--"  # later in B, earlier: not by colour alone
    assert f"{LONG}: 1 in A, 3 in B" in chart.alt and "peace" not in chart.alt


def test_one_order_is_said():
    same = (topic("trade", (1, 0.3), (1, 0.3)), topic("health", (2, 0.3), (2, 0.3)))
    assert charts.order(same).title == "The 2 topics that both texts name come in the same order"


def test_the_room_is_that_of_the_table_and_the_title_is_of_what_both_name():
    chart = charts.room(TOPICS)
    assert chart.title == "“Trade” has 30\xa0% of A’s words and 5\xa0% of B’s"
    drawn = bars(chart.figure.axes[0])
    assert drawn == [0, 30, 10, 10, 8, 40, 5, 12, 10, 0]
    words = [text for text, _ in texts(chart.figure)]
    assert "0: none found in A" in words and "0: none found in B" in words
    assert not any("omit" in text or "does not" in text for text in words)
    assert "sport: 0\xa0% and 40\xa0%" in chart.alt


@WIDTHS
@pytest.mark.parametrize("topics", [TOPICS, MANY], ids=["few", "many"])
@pytest.mark.parametrize("name", ["order", "room"])
def test_every_word_can_be_read(name, topics, width):
    figure = getattr(getattr(charts, name)(topics), width)
    assert_legible(name, figure)
    assert len(figure.axes[0].get_yticklabels()) <= 10


def test_nothing_to_draw_is_said():
    for chart in (charts.order(()), charts.order(TOPICS[:1]), charts.room(())):
        assert chart.figure is None and chart.alt.startswith("Nothing to draw")
