"""Tables made of a pair's tables: books, targets, first prints, misprints, goods."""

import pytest

from readout import trade

from .given import BOOK, DATA, NOTHING


def test_the_balance_changes_sign_with_the_books():
    row = trade.both_books(BOOK).set_index("year").loc[2020]
    assert row["on_reporter_books"] == pytest.approx(50.58 - 57.18)
    assert row["on_partner_books"] == pytest.approx(54.913 - 49.146)


def test_targets_met_and_missed():
    found = trade.targets(BOOK).set_index("deadline_year")["met"].to_dict()
    assert found == {2000: False, 2007: True, 2010: False, 2015: False, 2020: False, 2024: True}


def test_the_announced_figure_is_the_first_print():
    first = trade.announced(BOOK, 2023, 11)
    assert (first["total"], first["published"]) == (218.176, "2023-12-07")


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


def test_years_go_on_with_reconciled_ones():
    known = trade.years(trade.load_trade("IN-RU", DATA)).set_index("year")
    assert (known["books"][2020], known["books"][2023]) == ("annual", "reconciled")
    assert (known.index == sorted(set(known.index))).all() and 2021 not in known.index
    assert set(trade.years(BOOK)["books"]) == {"annual"} and trade.years(NOTHING).empty


def test_constant_dollars_are_those_of_the_last_year():
    table = trade.level(BOOK).set_index("year")
    prices = BOOK.macro.set_index("year")["us_cpi"]
    assert set(table["base_year"]) == {2025}
    assert table["real"][2025] == pytest.approx(table["total"][2025])
    assert table["real"][2020] == pytest.approx(107.76 * prices[2025] / prices[2020], rel=1e-4)
    assert trade.level(NOTHING).empty


def test_each_share_is_of_a_countrys_own_books():
    pair = trade.load_trade("US-MX", DATA)
    table = trade.shares(pair).set_index("year")
    totals = {row["year"]: row["partner_total"] for row in pair.rows("world")}
    own = {row["year"]: row["partner_total"] for row in pair.rows("mirror")}
    assert table["partner_share"][2019] == pytest.approx(100 * own[2019] / totals[2019])
    assert table["partner_share"].max() < 100  # with the reporter's figures over its totals it was more
    assert (table["reporter_books"][2024], table["partner_books"][2023]) == ("annual", "reconciled")
    assert (table["partner_books"][2024], trade.shares(NOTHING).empty) == ("", True)


def test_ranks_are_counted_both_ways():
    table = trade.ranks_by_year(trade.load_trade("KE-GB", DATA)).set_index("year")
    assert (table["partner_rank"][2019], table["reporter_rank"][2019]) == (10, 75)
    assert "Kenya" in table["partner_books"][2019] and "CEPII" in table["partner_books"][2023]
    assert trade.ranks_by_year(NOTHING).empty


def test_books_of_one_partner_alone_are_no_trade_with_the_world():
    pair = trade.load_trade("VN-US", DATA)  # Vietnam's of 1970 have the United States and nobody else
    shares, ranks = trade.shares(pair).set_index("year"), trade.ranks_by_year(pair).set_index("year")
    assert pair.where("mirror", "year", 1970)[0]["partner_total"] > 0
    assert shares["partner_share"].isna()[1970] and shares["partner_books"][1970] == ""
    assert ranks["reporter_rank"].isna()[1970] and ranks["reporter_rank"][2019] > 0
