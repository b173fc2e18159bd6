"""What every chart has: its words where a picture cannot be seen, and labels that keep apart."""

import html
from pathlib import Path

import pytest

from readout import trade
from readout.chart import (
    QUIET,
    SHORT_MONTHS,
    Chart,
    Figure,
    in_house_style,
    is_narrow,
    listed,
    roomy_figure,
    spread_out,
    unit_of,
)
from readout.trade import yearly_charts

BOOK = trade.load_trade("CN-RU", Path(__file__).parents[1] / "data/trade")


def test_a_chart_keeps_its_alt_text_in_a_notebook():
    drawn = yearly_charts.directions(trade.balance(BOOK), BOOK)
    shown = drawn._repr_mimebundle_()
    assert f'alt="{html.escape(drawn.alt)}"' in shown["text/html"] and shown["text/plain"] == drawn.alt


def test_a_number_of_a_title_stays_with_its_unit():
    title = "a" * 30 + " 1.6 % of them are USD 200 bn"
    for end in range(len(title)):
        figure, _ = roomy_figure("x" * end + " " + title, "", "")
        lines = figure.texts[0].get_text().split("\n")
        assert not [line for line in lines if line.startswith("%") or line.endswith("USD")], lines


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


@pytest.mark.parametrize(
    ("largest", "value", "said"),
    [
        (245, 228.1, "228.1 billion"),
        (245, -21.487, "-21.5 billion"),
        (2.5, 0.742, "0.74 billion"),
        (0.56, 0.0471, "47.1 million"),
        (0.0018, 0.00002, "0.02 million"),
        (0.0018, 0.000002, "0.002 million"),
        (0.0005, 0.0002, "200.0 thousand"),
        (0, 0, "0 thousand"),
    ],
)
def test_sums_are_said_in_a_unit_of_their_size(largest, value, said):
    unit = unit_of([largest, -largest / 2])
    assert f"{unit.said(value)} {unit.name}" == said
