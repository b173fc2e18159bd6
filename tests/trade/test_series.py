"""Tables made of a pair's tables: books, targets, first prints, misprints, goods."""

import pytest

from readout import trade

from .given import BOOK, NOTHING


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
