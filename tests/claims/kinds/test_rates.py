"""Shares of a country's whole trade, on its books and by the Factbook, and multiples with prices beside."""

import pytest

from ..checked import of_two

SHARES = {
    "of all its trade": ("Thailand accounted for 3.9 percent of Japan's goods trade in 2018.", "supported"),
    "far off": ("Thailand accounted for 9 percent of Japan's goods trade in 2018.", "contradicted"),
    "of the partner's": ("Japan supplied 14 percent of Thailand's imports in 2018.", "supported"),
    "of the partner's, far off": ("Japan supplied a third of Thailand's imports in 2018.", "contradicted"),
    "a share in": ("Thailand had a share of 13 percent in Japanese goods trade in 2018.", "contradicted"),
    "sent": ("Thailand sent 9.9 percent of its exports to Japan in 2018.", "supported"),
    "the destination": ("Thailand was a partner of Japan in 2018 and the destination of 4.4 percent of its exports.", "supported"),
    "all": ("Thai sales to Japan made up less than 12 percent of all Thai exports in 2018.", "supported"),
    "went": ("In 2018, 20 percent of Thailand's exports went to Japan.", "contradicted"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "verdict"), SHARES.values(), ids=SHARES)
def test_a_share_of_all_trade(text, verdict):
    found = [v.verdict for v in of_two("Japan", "Thailand", text, 2019) if v.claim.kind == "share"]
    assert found == [verdict]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Spain took a quarter of Portugal's exports in 2022.", "supported"),
        ("Spain accounted for 26 percent of Portugal's exports in 2022.", "within_rounding"),
        ("Spain accounted for 40 percent of Portugal's exports in 2022.", "contradicted"),
    ],
)
def test_the_factbook_has_shares_of_years_that_the_tables_lack(text, verdict):
    (found,) = of_two("Portugal", "Spain", text, 2023)
    assert found.verdict == verdict and "the World Factbook 25 percent, rounded" in found.reason
    assert [row.table for row in found.evidence] == ["partner_shares"]


def test_one_that_the_factbook_does_not_list_is_smaller_than_those_it_does():
    (found,) = of_two("Portugal", "Kenya", "Kenya took 30 percent of Portugal's exports in 2022.", 2023)
    assert found.verdict == "contradicted" and "lists none as small as" in found.reason


def test_a_multiple_stands_in_dollars_of_the_day_with_prices_beside():
    text = "Trade between the United States and Mexico has more than doubled since 2009."
    (found,) = of_two("the United States", "Mexico", text, 2025)
    assert (
        found.verdict == "supported"
        and "In dollars of 2009, by US consumer prices: the United States' customs 1.87" in found.reason
    )
