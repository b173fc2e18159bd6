"""Codes of two and of three letters, and what is in no standard."""

import pytest

from readout.countries import country_names
from readout.world import codes
from readout.world.tables import rows


def test_every_country_of_the_standard_has_both_codes():
    threes = {two: codes.three_letters(two) for two in country_names()}
    assert all(len(three) == 3 for three in threes.values()) and len(set(threes.values())) == len(threes)
    assert all(codes.two_letters(three) == two for two, three in threes.items())


@pytest.mark.parametrize(
    ("two", "three", "name"),
    [("in", "IND", "India"), ("XK", "XKX", "Kosovo"), ("EU", "EUU", "European Union")],
)
def test_a_code_and_its_name(two, three, name):
    assert (codes.three_letters(two), codes.name_of(three)) == (three, name)


def test_a_code_that_is_none():
    assert codes.three_letters("QQ") == codes.two_letters("QQQ") == codes.currency_of("QQ") == ""
    assert codes.name_of("QQQ") == "QQQ"


def test_every_code_of_the_trade_tables_has_a_name():
    used = {row[column] for row in rows("imf/trade_1990_2020") for column in ("reporter", "partner")}
    used |= {row["country"] for row in rows("imf/totals")} | {
        row["partner"] for row in rows("public-domain/us_monthly")
    }
    assert [code for code in used if codes.name_of(code) == code] == []
    assert used - {"WLD"} <= set(codes.all_codes())


@pytest.mark.parametrize(("code", "currency"), [("IN", "INR"), ("BT", ""), ("TR", "")])
def test_a_currency_is_one_or_none(code, currency):
    assert codes.currency_of(code) == currency
