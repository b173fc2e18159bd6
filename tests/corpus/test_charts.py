"""The chart of a corpus: what is drawn is the table, and all of it can be read."""

import pandas as pd
import pytest
from drawing import assert_legible, texts

from readout.corpus import charts

YEARS = [2020, 2021, 2022]
TEXTS = pd.Series([100, 200, 20], index=YEARS)
SHARES = pd.DataFrame({"war": [0.5, 0.25, 1.0], "the words of peace": [0.1, 0.3, 0.2]}, index=YEARS)
SOURCE = "Readouts of Norway"


def test_each_line_is_a_column_and_a_year_of_few_texts_is_left_out_and_said():
    chart = charts.shares_by_year(SHARES, TEXTS, SOURCE)
    assert chart.title == (
        "Readouts with war: 50 % in 2020, 25 % in 2021; the words of peace: 10 % in 2020, 30 % in 2021"
    )
    lines = chart.figure.axes[0].lines
    assert [list(line.get_ydata()) for line in lines] == [[0.5, 0.25], [0.1, 0.3]]
    assert len({(line.get_linestyle(), line.get_marker()) for line in lines}) == 2  # not by colour alone
    said = " ".join(text for text, _ in texts(chart.figure))
    assert "2022 left out: fewer than 50 texts" in said
    assert "Readouts of Norway, 300 texts: 100 in 2020 and 200 in 2021." in said
    assert "war: 50 % in 2020, 25 % in 2021" in chart.alt and "2022" not in chart.alt


@pytest.mark.parametrize("width", ["figure", "narrow"])
@pytest.mark.parametrize(
    "shares",
    [
        SHARES,
        SHARES.assign(**{"close to the words of war": [0.49, 0.26, 0]}),
        SHARES[["war"]].rename(columns={"war": "a name of many words that is as long as it may be"}),
    ],
    ids=["two", "three", "long"],
)
def test_every_word_can_be_read(shares, width):
    chart = charts.shares_by_year(shares, TEXTS, SOURCE)
    assert_legible(chart, getattr(chart, width))


@pytest.mark.parametrize(
    ("shares", "of"),
    [(SHARES, TEXTS // 10), (SHARES[[]], TEXTS), (SHARES.assign(a=0.1, b=0.2), TEXTS)],
    ids=["few texts", "no column", "four columns"],
)
def test_what_cannot_be_drawn_is_said(shares, of):
    assert charts.shares_by_year(shares, of, SOURCE).figure is None
