"""What every chart has: its words where a picture cannot be seen, and labels that keep apart."""

import html
from pathlib import Path

import pytest

from readout import trade
from readout.chart import QUIET, SHORT_MONTHS, Chart, Figure, in_house_style, is_narrow, listed, spread_out
from readout.trade import charts

BOOK = trade.load_trade("CN-RU", Path(__file__).parents[1] / "data/trade")


def test_a_chart_keeps_its_alt_text_in_a_notebook():
    drawn = charts.directions(trade.balance(BOOK), BOOK)
    shown = drawn._repr_mimebundle_()
    assert f'alt="{html.escape(drawn.alt)}"' in shown["text/html"] and shown["text/plain"] == drawn.alt


def test_the_narrow_chart_is_drawn_when_it_is_asked_for():
    drawn = []

    @in_house_style
    def draw():
        drawn.append(is_narrow())
        return Chart("Title", "What it shows", Figure())

    chart = draw()
    assert drawn == [False]
    assert chart.narrow is chart.narrow is not chart.figure
    assert drawn == [False, True]


@pytest.mark.parametrize(
    ("values", "gap", "places"),
    [
        ([1, 5], 2, [1, 5]),
        ([1, 1], 2, [0, 2]),
        ([5, 1, 5.5], 1, [4.75, 1, 5.75]),
        ([3], 9, [3]),
    ],
)
def test_labels_move_apart_as_little_as_needed(values, gap, places):
    assert spread_out(values, gap) == pytest.approx(places)


def test_words_and_letters_of_all_charts():
    assert listed([2015]) == "2015" and listed([2015, 2016, 2020]) == "2015, 2016 and 2020"
    assert SHORT_MONTHS[::11] == ("Jan", "Dec") and len(SHORT_MONTHS) == 12
    light = [int(QUIET[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    light = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in light]
    assert 1.05 / (0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2] + 0.05) > 4.5
