"""The trade tables answer as the tables stand; a bad table is refused in one line; a missing pair goes on without."""

import html
from pathlib import Path

import pandas as pd
import pytest
from drawing import assert_legible, bars, lines, rounded, texts

from readout import charts, house, trade
from readout.errors import InputError

DATA = Path(__file__).parents[1] / "data/trade"
BOOK = trade.load_trade("CN-RU", DATA)
NOTHING = trade.load_trade("", DATA)


def test_a_pair_is_found_in_either_order():
    assert trade.load_trade("ru-cn", DATA).pair == "CN-RU" == BOOK.pair
    assert (BOOK.reporter, BOOK.partner) == ("China", "Russia")


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        ("US-CA", "United States and Canada"),
        ("", "no two countries"),
        ("XX-YY", "not a pair"),
        ("CN", "not a pair"),
    ],
)
def test_a_pair_without_a_folder_is_said(pair, words):
    book = trade.load_trade(pair, DATA)
    assert not book.available and words in book.reason


BAD = {
    "text in a number column": (
        "monthly",
        "17.496",
        "n/a",
        "monthly.csv, line 74, column total: 'n/a' is not a number",
    ),
    "a decimal comma": ("monthly", "17.496", '"17,496"', "'17,496' has a decimal comma"),
    "a byte order mark": ("annual", "year,", "\ufeffyear,", "begins with a byte order mark"),
    "a missing month": ("monthly", "\n2023,5,", "\n1999,5,", "line 78, column month: '5' follows no month 1"),
    "another unit": ("commodities", "107.0,Mt", "107.0,bbl", "'bbl' stands beside 'Mt'"),
    "a running total that falls": (
        "first_prints",
        "2023,11,218.176,100.336,117.84",
        "2023,11,18.176,0.336,17.84",
        "is less than for fewer months",
    ),
    "a cell too many": ("annual", "240.11,", "240.11,1,", "cells where the header has"),
    "a doubled month": ("monthly", "2023,2,", "2023,1,", "year and month: '2023, 1' stands twice"),
    "a negative value": ("annual", "240.11", "-240.11", "column total: '-240.11' is below 0"),
    "a thirteenth month": ("monthly", "2023,12,", "2023,13,", "'13' is above 12"),
    "a blank key": ("monthly", "2023,12,", "2023,,", "is blank"),
    "a missing column": ("annual", "exports", "shipped", "no column 'exports'"),
    "semicolons": ("annual", ",", ";", "separated by semicolons"),
}


def changed(folder, name, old, new):
    """A copy of the data folder with one change in one table."""
    place = folder / "CN-RU"
    place.mkdir()
    for path in (DATA / "CN-RU").iterdir():
        text = path.read_text(encoding="utf-8")
        if path.stem == name:
            assert old in text
            text = text.replace(old, new, -1 if old == "," else 1)
        (place / path.name).write_text(text, encoding="utf-8", newline="")
    return folder


@pytest.mark.parametrize(("name", "old", "new", "words"), BAD.values(), ids=BAD)
def test_a_bad_table_is_refused_in_one_line(tmp_path, name, old, new, words):
    with pytest.raises(InputError) as caught:
        trade.load_trade("CN-RU", changed(tmp_path, name, old, new))
    message = str(caught.value)
    assert words in message.replace(".0'", "'") and f"{name}.csv" in message and "\n" not in message


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        (
            "annual",
            "2022,190.271,76.12",
            "2022,290.271,176.12",
            "year 2022: the total 290.271 is not that of its months",
        ),
        (
            "first_prints",
            "2023,5,93.806,42.947",
            "2023,5,113.806,62.947",
            "year 2023 through month 5: the total 113.806",
        ),
    ],
)
def test_tables_that_cannot_be_of_one_trade_are_refused(tmp_path, name, old, new, words):
    with pytest.raises(InputError, match=words):
        trade.load_trade("CN-RU", changed(tmp_path, name, old, new))


def test_a_running_total_stops_before_a_missing_month():
    months = [
        {**row, "total": None} if (row["year"], row["month"]) == (2022, 5) else row
        for row in BOOK.rows("monthly")
    ]
    tables = {**BOOK.tables, "monthly": months}
    book = trade.Trade("CN-RU", True, "", "China", "Russia", tables, BOOK.types)
    assert trade.cumulative(book).query("year == 2022")["month"].tolist() == [1, 2, 3, 4]
    assert 2025 not in set(trade.cumulative(BOOK)["year"])


@pytest.mark.parametrize(("target", "year", "month"), [(200, 2023, 11), (100, 2018, 12), (200, 2022, None)])
def test_the_month_a_target_was_passed(target, year, month):
    assert trade.month_passed(BOOK, target, year) == month


@pytest.mark.parametrize(
    ("ask", "arguments", "answer"),
    [
        (trade.amount, ("total", (2023,)), 240.11),
        (trade.amount, ("imports", (2020,)), 57.18),
        (trade.amount, ("imports", (2020,), "partner"), 49.146),  # what the partner calls its exports
        (trade.amount, ("balance", (2020,)), 50.58 - 57.18),
        (trade.amount, ("balance", (2020,), "partner"), 54.913 - 49.146),
        (trade.growth, ("total", (2021,), "partner"), 100 * (141.37 / 104.06 - 1)),
        (trade.rank, (2022,), (10,)),
        (trade.rank, (2023,), (4, 6)),
        (trade.real_total, (2023, 2023), 240.11),
    ],
)
def test_the_tables_answer(ask, arguments, answer):
    found = ask(BOOK, *arguments)
    assert getattr(found, "value", found) == pytest.approx(answer, abs=1e-9)


def test_a_sum_of_months_answers_for_a_part_of_a_year():
    months = [row["total"] for row in BOOK.rows("monthly") if row["year"] == 2023 and row["month"] <= 11]
    found = trade.amount(BOOK, "total", (2023, 1, 11))
    assert (found.books, found.value) == ("revised", pytest.approx(sum(months)))
    world = next(row for row in BOOK.rows("world") if row["year"] == 2023)
    assert trade.share(BOOK, 2023) == pytest.approx(100 * 240.11 / world["reporter_total"])
    assert trade.share(BOOK, 2023, "partner") == pytest.approx(100 * 240.11 / world["partner_total"])


@pytest.mark.parametrize(
    ("ask", "arguments", "words"),
    [
        (trade.amount, ("total", (2025, 1, 2)), "no figure for January and February"),
        (trade.amount, ("balance", (2023,), "partner"), "no balance for 2023 on Russia's books"),
        (trade.amount, ("exports", (2005,)), "no exports for 2005"),
        (trade.amount, ("services", (2023,)), "total, exports, imports, balance"),
        (trade.amount, ("total", (2023,), "mine"), "reporter, partner"),
        (trade.amount, ("total", (2023, 13)), "a month"),
        (trade.amount, ("total", (2023, 6, 2)), "a month"),
        (trade.growth, ("exports", (2025, 1, 3)), "no two figures of one kind"),
        (trade.growth, ("balance", (2023,)), "no growth rate"),
        (trade.share, (1950,), "no total of the reporter's trade"),
        (trade.rank, (2010,), "no rank of Russia on record for 2010"),
        (trade.real_total, (2023, 1900), "no consumer price index for 1900"),
        (trade.month_passed, (200, 2025), "January 2025 has no figure"),
        (trade.month_passed, (0, 2023), "above zero"),
        (trade.month_passed, (float("nan"), 2023), "above zero"),
        (trade.month_passed, ("200", 2023), "above zero"),
        (trade.amount, ("total", 2023), "a year .2023,."),
        (trade.growth, ("total", ()), "a year .2023,."),
    ],
)
def test_what_the_tables_cannot_answer_is_refused_in_one_line(ask, arguments, words):
    with pytest.raises(InputError, match=words) as refusal:
        ask(BOOK, *arguments)
    assert "\n" not in str(refusal.value)


def test_a_first_print_is_not_set_against_a_revised_figure():
    bare = {**BOOK.tables, "monthly": [row for row in BOOK.rows("monthly") if row["year"] == 2023]}
    book = trade.Trade("CN-RU", True, "", "China", "Russia", bare, BOOK.types)
    prints = {(r["year"], r["through_month"]): r["total"] for r in BOOK.rows("first_prints")}
    found = trade.growth(book, "total", (2023, 1, 11))
    assert found == pytest.approx(100 * (prints[2023, 11] / prints[2022, 11] - 1))


def test_the_balance_changes_sign_with_the_books():
    row = trade.books(BOOK).set_index("year").loc[2020]
    assert row["on_reporter_books"] == pytest.approx(50.58 - 57.18)
    assert row["on_partner_books"] == pytest.approx(54.913 - 49.146)


def test_targets_met_and_missed():
    found = trade.targets(BOOK).set_index("deadline_year")["met"].to_dict()
    assert found == {2000: False, 2007: True, 2010: False, 2015: False, 2020: False, 2024: True}


def test_the_announced_figure_is_the_first_print():
    first = trade.announced(BOOK, 2023, 11)
    assert (first["total"], first["published"]) == (218.176, "2023-12-07")


def drawings(book):
    names = book.reporter, book.partner
    return {
        "run": charts.run_to_target(trade.cumulative(book), trade.revisions(book), 200, 2023, *names),
        "annual": charts.annual_and_targets(book.annual, trade.targets(book), *names),
        "directions": charts.directions(trade.balance(book), *names),
        "goods": charts.goods_by_year(trade.goods_by_year(book), *names),
        "oil": charts.quantity_against_value(
            trade.quantity_and_value(book, "crude oil"), "crude oil", *names
        ),
        "books": charts.two_books(trade.books(book), *names),
        "real": charts.real_terms(trade.real_terms(book, 200, 2023), 200, 2023, *names),
        "shares": charts.dependence(trade.shares(book), *names),
        "revisions": charts.revisions(trade.revisions(book), *names),
    }


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
    names = "Bosnia and Herzegovina", "United Arab Emirates"
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
        found[f"goods {count}"] = charts.goods_by_year(pd.DataFrame(rows, columns=columns), *names)
        for about in (-30.0, 0.0, 0.1):
            books = pd.DataFrame(
                {
                    "year": years,
                    "on_reporter_books": [about - 0.01 * (year % 3) for year in years],
                    "on_partner_books": [about + 0.01 * (year % 2) for year in years],
                }
            )
            found[f"books {count} about {about:g}"] = charts.two_books(books, *names)
        sums = pd.DataFrame(
            [(year, month, 20.0 * month) for year in years for month in range(1, 13)],
            columns=["year", "month", "total"],
        )
        mine = sums[sums["year"] == years[-1]].rename(columns={"total": "revised"})
        for target in (30, 120, 200, 300):
            changes = mine.assign(announced=mine["revised"] * (0.9 if target < 200 else 1.02))
            found[f"run {count} to {target}"] = charts.run_to_target(sums, changes, target, years[-1], *names)
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
        ("shares", ["33.8 in 2023"]),
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
        panel = panels.pop((name, house.BLUE if direction == "imports" else house.ORANGE))
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

    books = trade.books(BOOK).dropna().tail(8)
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
    assert [line.get_marker() == "D" and line.get_color() == house.ORANGE for line in slopes] == list(turned)

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


def test_misprints_stand_beside_the_tables():
    cases = trade.misprints(BOOK).set_index(["year", "months", "measure"]).sort_index()
    assert cases.loc[(2023, "1 to 2", "total")]["tables"] == 33.685
    swapped = cases.loc[2023, "6"]
    assert swapped.loc["exports", "tables"] == 9.53 and swapped.loc["imports", "tables"] == 11.5
    assert cases.loc[(2022, "1 to 12", "total")]["tables"] == 190.271
    assert cases["tables"].notna().all() and (cases["difference"].abs() > 2).all()
    assert trade.misprints(NOTHING).empty


def test_goods_of_another_year_are_those_of_the_last():
    goods = trade.goods_by_year(BOOK, 2)
    assert list(dict.fromkeys(goods["name"])) == ["mineral fuels", "ores", "machinery", "road vehicles"]
    cars = goods[goods["name"] == "road vehicles"].set_index("year")
    assert (cars["value"][2017], cars["rank"][2017], cars["rank"][2023]) == (1.7749, 4, 2)
    assert cars["basis"].value_counts().tolist() == [5, 2]
    assert trade.goods_by_year(NOTHING).empty


def test_the_day_of_retrieval_or_a_missing_column_breaks_no_line():
    rows = [{**row, "source": f"UN Comtrade, retrieved {row['year']}-01-01"} for row in BOOK.rows("hs2")]
    types = {
        **BOOK.types,
        "hs2": {name: kind for name, kind in BOOK.types["hs2"].items() if name != "method"},
    }
    book = trade.Trade("CN-RU", True, "", "China", "Russia", {**BOOK.tables, "hs2": rows}, types)
    assert set(trade.goods_by_year(book)["basis"]) == {"UN Comtrade"}
    (line,) = charts.goods_by_year(trade.goods_by_year(book), "China", "Russia").figure.axes[0].lines
    assert len(line.get_xdata()) == 7


def test_the_largest_goods_are_counted_over_the_years():
    goods = trade.goods_by_year(BOOK)
    whole = BOOK.hs2.sort_values("value").groupby(["direction", "year"])["name"].last()
    fuels, machines = (
        (whole[way] == name).sum() for way, name in (("imports", "mineral fuels"), ("exports", "machinery"))
    )
    title = charts.goods_by_year(goods, "China", "Russia").title
    assert title == f"Mineral fuels led one way in {fuels} of 7 years, machinery the other in {machines}"
    one = goods[goods["year"] == 2023]
    assert (
        charts.goods_by_year(one, "A", "B").title == "Mineral fuels led one way in 2023, machinery the other"
    )
    bought = one[one["direction"] == "imports"]
    assert charts.goods_by_year(bought, "A", "B").title == "Mineral fuels led from B to A in 2023"
    unshared = charts.goods_by_year(bought.assign(share_pct=float("nan")), "A", "B")
    assert "nan" not in unshared.alt + " ".join(text for text, _ in texts(unshared.figure))
    same = pd.concat([bought, bought.assign(direction="exports")])
    assert charts.goods_by_year(same, "A", "B").title == "Mineral fuels led both ways in 2023"


def test_a_chapter_missing_in_a_year_is_a_gap():
    goods = trade.goods_by_year(BOOK, 1)
    chart = charts.goods_by_year(goods[goods["year"] != 2019], "China", "Russia")
    runs = [list(line.get_xdata()) for line in chart.figure.axes[0].lines[:-1]]
    assert runs == [[2017, 2018], [2020, 2021], [2022, 2023]]


def test_nothing_is_drawn_of_a_first_print_without_a_revision():
    sums, changes = trade.cumulative(BOOK), trade.revisions(BOOK)
    assert 2025 not in set(changes["year"])  # its months were read from the announcements themselves
    chart = charts.run_to_target(sums, changes[changes["year"] != 2023], 200, 2023, "China", "Russia")
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
    chart = charts.run_to_target(sums, wide, 200, 2023, "China", "Russia")
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
        assert any(unit in words for unit in ("USD", "percent", "billion", "= 100")), name


def test_without_a_target_no_chart_says_that_one_was_passed():
    names = "China", "Russia"
    sums, changes = trade.cumulative(BOOK), trade.revisions(BOOK)
    chart = charts.run_to_target(sums, changes, 0.0, 2023, *names)
    assert chart.title == "China–Russia trade stood at USD 240.0 bn by Dec 2023"
    assert "target" not in chart.alt and not any("target" in text for text, _ in texts(chart.figure))
    assert charts.real_terms(trade.real_terms(BOOK, 0.0, 2023), 0.0, 2023, *names).figure is None


def test_a_chart_keeps_its_alt_text_in_a_notebook(drawn):
    shown = drawn["run"]._repr_mimebundle_()
    assert (
        f'alt="{html.escape(drawn["run"].alt)}"' in shown["text/html"]
        and shown["text/plain"] == drawn["run"].alt
    )


def test_another_pair_is_another_folder(tmp_path):
    (tmp_path / "KZ-UZ").mkdir()
    for path in (DATA / "CN-RU").iterdir():
        (tmp_path / "KZ-UZ" / path.name).write_bytes(path.read_bytes())
    book = trade.load_trade("UZ-KZ", tmp_path)
    assert (book.reporter, book.partner) == ("Kazakhstan", "Uzbekistan")
    assert "Kazakhstan–Uzbekistan" in drawings(book)["run"].title
    assert isinstance(book.annual, pd.DataFrame)
