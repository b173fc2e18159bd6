"""Shares, size of trade and independence, as the Factbook has them."""

from readout import world


def test_shares_of_the_largest_partners():
    found = world.partner_shares("in", "us")
    assert found and all(
        (row.country, row.partner) == ("IN", "US") and 0 < row.percent < 100 for row in found
    )
    assert {row.flow for row in found} == {"exports", "imports"} and {2022, 2023} <= {
        row.year for row in found
    }
    assert len(world.partner_shares("IN")) > len(found) and world.partner_shares("QQ") == ()


def test_goods_and_services_are_in_usd_billions():
    (size,) = [row for row in world.goods_and_services("US") if row.year == 2023]
    assert 2500 < size.exports < 3500 < size.imports < 4500 and "Factbook" in size.source


def test_independence_is_a_date_with_its_text():
    india = world.independence("IN")
    assert india.date == "1947-08-15" and "15 August 1947" in india.text and india.source
    assert world.independence("AX") is None is world.independence("QQ")
