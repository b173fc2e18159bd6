"""What is drawn is the table, no words meet each other, and the words beside a chart give its figures and its source."""

from dataclasses import replace

import pandas as pd
import pytest
from drawing import assert_legible, bars, lines, rounded, texts

from readout import trade
from readout.chart import BLUE, ORANGE
from readout.trade import book_charts, charts

from .given import BOOK, NOTHING, drawings


@pytest.fixture(scope="module")
def drawn():
    return drawings(BOOK)


LONG = [
    "Nuclear reactors, boilers, machinery and mechanical appliances; parts thereof",
    "Electrical machinery and equipment and parts thereof; sound recorders",
    "Wood",
]


@pytest.fixture(scope="module")
def made_up():
    """Charts of a pair with long names, of one, two and four years, of near and of negative values."""
    book = replace(BOOK, reporter="Bosnia and Herzegovina", partner="United Arab Emirates")
    found = {}
    for count in (1, 2, 4, 8):
        years = range(2015, 2015 + count)
        rows = [
            (
                year,
                way,
                name,
                scale * (year - 2010) / (place + 1),
                50.0,
                place + 1,
                f"source of {year // 2017}",
            )
            for way, scale in (("imports", 9.0), ("exports", 0.01))
            for place, name in enumerate(LONG)
            for year in years
        ]
        columns = ["year", "direction", "name", "value", "share_pct", "rank", "basis"]
        found[f"goods {count}"] = charts.leading_goods(pd.DataFrame(rows, columns=columns), book)
        for about in (-30.0, 0.0, 0.1):
            books = pd.DataFrame(
                {
                    "year": years,
                    "on_reporter_books": [about - 0.01 * (year % 3) for year in years],
                    "on_partner_books": [about + 0.01 * (year % 2) for year in years],
                }
            )
            found[f"books {count} about {about:g}"] = book_charts.two_books(books, book)
        sums = pd.DataFrame(
            [(year, month, 20.0 * month) for year in years for month in range(1, 13)],
            columns=["year", "month", "total"],
        )
        mine = sums[sums["year"] == years[-1]].rename(columns={"total": "revised"})
        for target in (30, 120, 200, 300):
            changes = mine.assign(announced=mine["revised"] * (0.9 if target < 200 else 1.02))
            found[f"run {count} to {target}"] = charts.run_to_target(sums, changes, target, years[-1], book)
    return found


def test_without_tables_every_chart_says_so():
    for chart in drawings(NOTHING).values():
        assert chart.figure is None and chart.alt.startswith("Nothing to draw")
        assert "Nothing to draw" in chart._repr_mimebundle_()["text/html"]


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("run", ["218.1", "Nov", "China", "Russia", "240.0", "largest gap is USD 0.46 billion, in Jul"]),
        ("annual", ["244.8 in 2024", "200 by 2020 missed at 107.8"]),
        ("directions", ["124.8", "103.3", "-21.5"]),
        (
            "goods",
            ["mineral fuels 27.2 in 2017, 94.8 in 2023 (73 percent)", "China's returns alone (2022 to 2023)"],
        ),
        ("oil", ["79.6 Mt", "62.4"]),
        ("books", ["2020: -6.6 against +5.8"]),
        ("real", ["2018 197.9", "2019 201.5"]),
        ("shares", ["33.8 percent in 2023"]),
        ("level", ["244.8 in 2024", "253.7 in 2023"]),
        ("all books", ["China's books 228.1 in 2025", "Russia's books 141.4 in 2021"]),
        ("ranks", ["Russia among China's partners", "China among Russia's partners", "1 in 2023"]),
        ("revisions", ["+1.6 percent, Feb 2019"]),
    ],
)
def test_alt_text_gives_the_figures(drawn, name, facts):
    for fact in facts:
        assert fact in drawn[name].alt


@pytest.mark.parametrize("width", ["figure", "narrow"])
def test_what_is_drawn_is_the_table(drawn, width):
    axes = {name: getattr(chart, width).axes for name, chart in drawn.items()}
    for year, rows in trade.cumulative(BOOK).query("2019 <= year <= 2023").groupby("year"):
        assert rounded(rows["total"]) in lines(axes["run"][0]), year
    assert [200.0, 200.0] in lines(axes["run"][0])

    assert rounded(BOOK.annual["total"].dropna()) in lines(axes["annual"][0])
    for amount in trade.targets(BOOK)["amount"]:
        assert [round(float(amount), 3)] in lines(axes["annual"][0])

    flows = trade.balance(BOOK)
    assert rounded(flows["imports"]) in lines(axes["directions"][0])
    assert rounded(flows["exports"]) in lines(axes["directions"][0])
    balances = [p.get_height() for c in axes["directions"][1].containers for p in c]
    assert rounded(balances) == rounded(flows["balance"])

    changes = trade.revisions(BOOK).query("year == 2023")
    ends = [rounded(line.get_ydata()) for line in axes["run"][0].lines if line.get_marker() == "_"]
    assert ends == [rounded(changes["announced"]), rounded(changes["revised"])]
    (spans,) = axes["run"][0].collections
    assert [[tuple(rounded(end)) for end in bar.vertices] for bar in spans.get_paths()] == [
        [tuple(rounded([row.month, row.announced])), tuple(rounded([row.month, row.revised]))]
        for row in changes.itertuples()
    ]

    goods = trade.goods_by_year(BOOK)
    panels = {(axis._left_title.get_text(), axis.lines[0].get_color()): axis for axis in axes["goods"]}
    for (name, direction), rows in goods.groupby(["name", "direction"]):
        panel = panels.pop((name, BLUE if direction == "imports" else ORANGE))
        runs = [(list(line.get_xdata()), rounded(line.get_ydata())) for line in panel.lines[:-1]]
        assert runs == [
            (list(run["year"]), rounded(run["value"])) for _, run in rows.groupby("basis", sort=False)
        ]
        assert list(panel.lines[-1].get_xdata()) == [2021.5, 2021.5]
        first, last = rows.iloc[0], rows.iloc[-1]
        said = [text.get_text() for text in panel.texts]
        assert said == [f"{first['value']:.1f}", f"{last['value']:.1f}\n{last['share_pct']:.0f} %"]
        assert panel.get_ylim()[1] >= goods[goods["direction"] == direction]["value"].max()
    assert not panels

    oil = trade.quantity_and_value(BOOK, "crude oil")
    for column in ("quantity", "value"):
        assert rounded(100 * oil[column] / oil[column].iloc[0]) in lines(axes["oil"][0])

    books = trade.both_books(BOOK).dropna()
    books = books[(books["on_reporter_books"] * books["on_partner_books"] < 0) | (books["year"] > 2009)]
    slopes = [
        line
        for line in axes["books"][0].lines
        if len(set(line.get_ydata())) == 2 and line.get_ydata()[0] != 0
    ]
    drawn_slopes = [rounded(line.get_ydata()) for line in slopes if list(line.get_xdata()) == [0, 1]]
    assert drawn_slopes == [
        rounded(row) for row in books[["on_reporter_books", "on_partner_books"]].to_numpy()
    ]
    said = [text.get_text() for text in axes["books"][0].texts]
    for row in books.itertuples():
        for value in (row.on_reporter_books, row.on_partner_books):
            assert f"{row.year:.0f}: {value:+.1f}" in said
    turned = books["on_reporter_books"] * books["on_partner_books"] < 0
    assert [line.get_marker() == "D" and line.get_color() == ORANGE for line in slopes] == list(turned)

    real = trade.real_terms(BOOK, 200, 2023).query("base_year <= 2023").tail(10)
    assert bars(axes["real"][0]) == rounded(real["total"])
    labels = " ".join(label.get_text() for label in axes["real"][0].get_xticklabels())
    assert all(f"{total:.1f}" in labels for total in real["total"])

    shares = trade.shares(BOOK)
    assert rounded(shares["reporter_share"].dropna()) in lines(axes["shares"][0])

    moved = trade.revisions(BOOK)["difference"]
    drawn_points = sorted(value for line in lines(axes["revisions"][0]) for value in line if len(line) > 2)
    assert drawn_points == sorted(rounded(moved))


@pytest.mark.parametrize("width", ["figure", "narrow"])
def test_no_text_is_clipped_or_meets_another(drawn, made_up, width):
    for name, chart in (drawn | made_up).items():
        assert_legible(name, getattr(chart, width))


def test_the_day_of_retrieval_or_a_missing_column_breaks_no_line():
    rows = [{**row, "source": f"UN Comtrade, retrieved {row['year']}-01-01"} for row in BOOK.rows("hs2")]
    types = {
        **BOOK.types,
        "hs2": {name: kind for name, kind in BOOK.types["hs2"].items() if name != "method"},
    }
    book = trade.Trade("CN-RU", True, "", "China", "Russia", {**BOOK.tables, "hs2": rows}, types)
    assert set(trade.goods_by_year(book)["basis"]) == {"UN Comtrade"}
    (line,) = charts.leading_goods(trade.goods_by_year(book), book).figure.axes[0].lines
    assert len(line.get_xdata()) == 7


def test_years_of_first_prints_are_marked_where_they_begin():
    figure = charts.prints_and_revisions(trade.revisions(BOOK), BOOK).figure
    assert [
        float(tick) == int(label.get_text())
        for tick, label in zip(figure.axes[0].get_xticks(), figure.axes[0].get_xticklabels(), strict=True)
    ] == [True] * 7


def test_the_largest_goods_are_counted_over_the_years():
    goods = trade.goods_by_year(BOOK)
    whole = BOOK.hs2.sort_values("value").groupby(["direction", "year"])["name"].last()
    fuels, machines = (
        (whole[way] == name).sum() for way, name in (("imports", "mineral fuels"), ("exports", "machinery"))
    )
    title = charts.leading_goods(goods, BOOK).title
    short = replace(BOOK, reporter="A", partner="B")
    assert title == f"Mineral fuels led from Russia in {fuels} of 7 years, machinery from China in {machines}"
    one = goods[goods["year"] == 2023]
    assert charts.leading_goods(one, short).title == "Mineral fuels led from B in 2023, machinery from A"
    bought = one[one["direction"] == "imports"]
    assert charts.leading_goods(bought, short).title == "Mineral fuels led from B in 2023"
    unshared = charts.leading_goods(bought.assign(share_pct=float("nan")), short)
    assert "nan" not in unshared.alt + " ".join(text for text, _ in texts(unshared.figure))
    same = pd.concat([bought, bought.assign(direction="exports")])
    assert charts.leading_goods(same, short).title == "Mineral fuels led both ways in 2023"


def test_a_chapter_missing_in_a_year_is_a_gap():
    goods = trade.goods_by_year(BOOK, 1)
    chart = charts.leading_goods(goods[goods["year"] != 2019], BOOK)
    runs = [list(line.get_xdata()) for line in chart.figure.axes[0].lines[:-1]]
    assert runs == [[2017, 2018], [2020, 2021], [2022, 2023]]


def test_nothing_is_drawn_of_a_first_print_without_a_revision():
    sums, changes = trade.cumulative(BOOK), trade.revisions(BOOK)
    assert 2025 not in set(changes["year"])  # its months were read from the announcements themselves
    chart = charts.run_to_target(sums, changes[changes["year"] != 2023], 200, 2023, BOOK)
    words = " ".join(text for text, _ in texts(chart.figure))
    assert not chart.figure.axes[0].collections
    assert "irst print" not in words + chart.alt


@pytest.mark.parametrize("width", ["figure", "narrow"])
def test_a_gap_too_small_to_be_seen_is_said_not_stretched(drawn, width):
    def said(chart):
        return " ".join(text.get_text() for text in getattr(chart, width).axes[0].texts).replace("\n", " ")

    sums, changes = trade.cumulative(BOOK), trade.revisions(BOOK)
    assert "at most 0.46 apart (Jul), less than the line is thick" in said(drawn["run"])
    wide = changes.assign(announced=changes["revised"] - 20)
    chart = charts.run_to_target(sums, wide, 200, 2023, BOOK)
    assert "at most 20.0 apart" in said(chart) and "thick" not in said(chart)


def test_long_names_of_goods_are_shortened(made_up):
    chart = made_up["goods 2"]
    assert chart.title == "Nuclear reactors, boilers, … led both ways, in 2 and 2 of 2 years"
    for figure in (chart.figure, chart.narrow):
        assert figure.axes[0]._left_title.get_text() == "Nuclear reactors,\nboilers, machinery …"


def test_every_chart_names_its_source_and_price_basis(drawn):
    for name, chart in drawn.items():
        words = " ".join(text.get_text() for text in chart.figure.texts).replace("\n", " ")
        assert "Source:" in words and chart.title.split()[0] in words, name
        assert "prices" in words or name == "shares", name
        assert any(unit in words for unit in ("USD", "percent", "billion", "= 100", "Rank")), name


def test_without_a_target_no_chart_says_that_one_was_passed():
    sums, changes = trade.cumulative(BOOK), trade.revisions(BOOK)
    chart = charts.run_to_target(sums, changes, 0.0, 2023, BOOK)
    assert chart.title == "China–Russia trade stood at USD 240.0 bn by Dec 2023"
    assert "target" not in chart.alt and not any("target" in text for text, _ in texts(chart.figure))
    assert charts.target_in_real_terms(trade.real_terms(BOOK, 0.0, 2023), 0.0, 2023, BOOK).figure is None
