"""Output, prices and rates, against figures that are widely known."""

import pytest

from readout import world


def test_output_is_in_usd_billions():
    assert world.gdp("US")[2023] == pytest.approx(27_700, rel=0.02)
    assert world.gdp("IN")[2022] == pytest.approx(3_350, rel=0.02)
    assert world.gdp("QQ") == {} and max(world.gdp("DE")) == 2023


def test_prices_are_means_of_whole_years():
    """CPI-U: 304.702 in 2023; of 2025 one month was never found, and 2026 is not over."""
    prices = world.us_prices()
    assert prices[2023] == pytest.approx(304.702, abs=0.001)
    assert 2024 in prices and not {2025, 2026} & prices.keys()


@pytest.mark.parametrize(
    ("currency", "rate"), [("CNY", 7.08), ("EUR", 0.925), ("JPY", 140.5), ("AUD", 1.505)]
)
def test_rates_of_2023(currency, rate):
    assert world.rates(currency.lower())[2023] == pytest.approx(rate, rel=0.003)
    assert world.in_usd(100 * rate, currency, 2023) == pytest.approx(100, rel=0.003)


def test_no_rate_is_guessed():
    assert world.rates("RUB") == world.rates("GBP") == world.rates("") == {}
    assert world.in_usd(1.0, "RUB", 2023) is None is world.in_usd(1.0, "EUR", 1998)
    assert world.rates_of("IN") == world.rates("INR") and world.rates_of("RU") == {}


def test_each_has_a_source():
    assert all("(" in source for source in world.sources().values()) and len(world.sources()) == 3
