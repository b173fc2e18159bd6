"""The charts of lesson 04: what is drawn is the table, and all of it can be read."""

import io

import pandas as pd
import pytest
from drawing import assert_legible, bars, rounded
from PIL import Image

from readout.article import parse_article
from readout.chart import ORANGE
from readout.practice import generate
from readout.reading import Reading
from readout.words import (
    Interval,
    by_speaker,
    drivers_table,
    interval,
    score_text,
    scores_table,
    without_each_word,
)
from readout.words import charts as word_charts

from .ours import OURS

WIDTHS = pytest.mark.parametrize("width", ["figure", "narrow"])


def tables_of(reading):
    statements, scores = reading.statements, reading.scores
    table = scores_table(statements, scores)
    other = scores_table(statements, [score_text(s.text, reading.names, "vader") for s in statements])
    one, two = [*by_speaker(table).sort_values("scored", ascending=False, kind="stable").index, "", ""][:2]
    values = [table.loc[table["speakers"].str.contains(name, regex=False), "polarity"] for name in (one, two)]
    less = without_each_word(statements, scores, one, two)
    return {
        "statements": (table,),
        "drivers": (drivers_table(statements, scores),),
        "tools": (table, other),
        "word": (less, interval(*values), one, two),
    }


DRAW = {
    "statements": word_charts.sentiment_by_statement,
    "drivers": word_charts.drivers,
    "tools": word_charts.two_tools,
    "word": word_charts.one_word_less,
}


@pytest.fixture(scope="module")
def tables():
    return tables_of(OURS)


@pytest.fixture(scope="module")
def drawn(tables):
    return {name: DRAW[name](*arguments) for name, arguments in tables.items()}


@WIDTHS
def test_statements_are_drawn_as_they_score(tables, drawn, width):
    (table,) = tables["statements"]
    table = table.sort_values("speakers", kind="stable")
    axes, beside = getattr(drawn["statements"], width).axes
    marks = [line for line in axes.lines if len(line.get_xdata()) == 1]
    scored = [line for line in marks if line.get_marker() != "|"]
    assert rounded(line.get_xdata()[0] for line in scored) == rounded(table["polarity"].fillna(0))
    assert [line.get_markerfacecolor() == "white" for line in scored] == table["polarity"].isna().tolist()
    before = [line.get_xdata()[0] for line in marks if line.get_marker() == "|"]
    moved = table[(table["polarity"] - table["unmasked"]).abs() > 0.005]
    assert rounded(before) == rounded(moved["unmasked"]) != []
    assert bars(beside) == rounded(100 * table["coverage"])
    labels = [text.get_text() for text in beside.texts]
    assert labels == [f"{r.scored_words} of {r.words}" for r in table.itertuples()]


@WIDTHS
def test_drivers_are_drawn_by_what_they_add(tables, drawn, width):
    shown = tables["drivers"][0].head(12)
    (axes,) = getattr(drawn["drivers"], width).axes
    assert bars(axes) == rounded(shown["contribution"])
    hatched = [bool(p.get_hatch()) for c in axes.containers for p in c]
    assert hatched == [not attitude for attitude in shown["attitude"]]
    assert [label.get_text() for label in axes.get_yticklabels()] == shown["word"].tolist()


@WIDTHS
def test_both_tools_are_drawn(tables, drawn, width):
    one, other = tables["tools"]
    (axes,) = getattr(drawn["tools"], width).axes
    for mark, table in (("o", one), ("s", other)):
        values = [line.get_xdata()[0] for line in axes.lines if line.get_marker() == mark]
        assert rounded(values) == rounded(table["polarity"].fillna(0))


@WIDTHS
def test_a_word_less_is_drawn_where_the_difference_is(tables, drawn, width):
    less, whole, *_ = tables["word"]
    (axes,) = getattr(drawn["word"], width).axes
    marks = [line for line in axes.lines if line.get_marker() in ("o", "s")]
    assert rounded(line.get_xdata()[0] for line in marks) == rounded(less["difference"].head(10))
    attitude = [line.get_marker() == "o" for line in marks]
    assert attitude == less["attitude"].head(10).tolist()
    turned = [line.get_color() == ORANGE for line in marks]
    assert turned == [d * whole.value < 0 for d in less["difference"].head(10)]
    (band,) = axes.patches
    low, high = band.get_x(), band.get_x() + band.get_width()
    assert rounded([low, high]) == rounded([whole.low, whole.high])


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("statements", ["ST4 Xi Jinping +0.60, 1 of 14 words", "ST10 Mikhail Mishustin nothing"]),
        ("drivers", ["own +0.60 (no attitude)", "willing +0.25,"]),
        ("tools", ["ST4 TextBlob +0.60, VADER +0.36", "ST3 TextBlob nothing, VADER +0.25"]),
        ("word", ["+0.078 with all words, 95 percent interval", "without own -0.027"]),
    ],
)
def test_alt_text_gives_the_figures(drawn, name, facts):
    for fact in facts:
        assert fact in drawn[name].alt


def test_titles_say_what_was_found(drawn):
    assert drawn["word"].title == "Without “own”, the gap turns from +0.08 to -0.03"
    assert drawn["tools"].title == "TextBlob and VADER see the same sign in 7 of 11 statements"
    assert (
        drawn["statements"].title == "The scores rest on 9 % of the words; 4 of 11 statements have no score"
    )


@WIDTHS
def test_all_of_it_can_be_read(drawn, width):
    for name, chart in drawn.items():
        assert any("Source:" in text for text in assert_legible(name, getattr(chart, width)))


# A chart is drawn in both widths whichever is looked at.
def assert_both_widths_legible(name, chart):
    for width, figure in (("wide", chart.figure), ("narrow", chart.narrow)):
        assert_legible(f"{name}, {width}", figure)


@pytest.mark.parametrize("seed", range(6))
def test_readouts_nobody_saw_can_be_read_too(seed):
    for name, arguments in tables_of(Reading(parse_article(generate(seed).text))).items():
        chart = DRAW[name](*arguments)
        if chart.figure is not None:
            assert_both_widths_legible(f"{seed} {name}", chart)


def test_scores_at_both_ends_can_be_read():
    rows = [
        (f"ST{n}", "Someone of a Long and Winding Name", "positive", value, value, 1, 8, 0.125)
        for n, value in enumerate((-1.0, -0.98, 0.97, 1.0, float("nan")))
    ]
    columns = ["id", "speakers", "reading", "polarity", "unmasked", "scored_words", "words", "coverage"]
    table = pd.DataFrame(rows, columns=columns)
    for chart in (word_charts.sentiment_by_statement(table), word_charts.two_tools(table, table)):
        assert_both_widths_legible("ends", chart)


@pytest.mark.parametrize("count", [30, 200])
def test_of_many_statements_the_first_are_drawn_and_the_others_said(count):
    text = "OSLO, March 14, 2024.\n" + "Ann Brask said the talks were good and useful.\n" * count
    shown = tables_of(Reading(parse_article(text)))
    for name in ("statements", "tools"):
        chart = DRAW[name](*shown[name])
        rows = chart.figure.axes[0].get_yticklabels()
        assert len(rows) == word_charts.MOST_ROWS == chart.alt.count("; ST") + 1
        said = "The first 30 of 200 statements are shown, 170 left out." if count > 30 else ""
        foot = " ".join(note.get_text().replace("\n", " ") for note in chart.figure.texts)
        assert said in chart.alt and said in foot and ("left out" in chart.alt) == bool(said)
        assert f" {count}" in chart.title or "each statement" in chart.title


@WIDTHS
def test_the_marks_of_statements_are_where_the_picture_has_them(tables, drawn, width):
    """At the place that is given for a statement the picture has the colour of a speaker, and paper beside it."""
    inks = {tuple(bytes.fromhex(colour[1:])) for colour in word_charts._COLOURS}
    (table,) = tables["statements"]
    chart = drawn["statements"]
    points = chart.points(narrow=width == "narrow")
    places = {statement: (point.left, point.top) for (statement, _), point in points.items()}
    assert sorted(places) == sorted(table["id"])
    picture = Image.open(io.BytesIO(chart.png(narrow=width == "narrow"))).convert("RGB")
    for left, top in places.values():
        across, down = round(left * picture.width), round(top * picture.height)
        near = {picture.getpixel((across + step, down)) for step in range(-14, 15)}
        # The palette of the picture is one off here and there.
        assert any(max(abs(a - b) for a, b in zip(c, ink, strict=True)) < 3 for c in near for ink in inks)
        assert any(min(colour) > 250 for colour in near), (left, top)
    rows = table.sort_values("speakers", kind="stable")["id"]
    tops = [places[name][1] for name in rows]
    assert tops == sorted(tops) and places["ST4"][0] == max(left for left, _ in places.values())


def test_nothing_to_draw_is_said():
    empty = {
        "statements": (scores_table([], []),),
        "drivers": (drivers_table([], []),),
        "tools": (scores_table([], []), scores_table([], [])),
        "word": (without_each_word([], [], "", ""), Interval(*[float("nan")] * 3), "", ""),
    }
    for name, arguments in empty.items():
        chart = DRAW[name](*arguments)
        assert chart.figure is None and chart.alt.startswith("Nothing to draw"), name


def test_a_single_mark_keeps_its_colour_in_the_picture(drawn):
    """A palette of few colours must not mix the one orange mark into its neighbours."""
    picture = Image.open(io.BytesIO(drawn["word"].png())).convert("RGB")
    colours = {colour for _, colour in picture.getcolors(maxcolors=1 << 20)}
    assert tuple(bytes.fromhex(ORANGE[1:])) in colours
