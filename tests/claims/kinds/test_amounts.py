"""Sums of other currencies at the year's average rate, and balances that no figure goes with."""

import pytest

from ..checked import of_two


def only(found):
    (verdict,) = found
    return verdict


@pytest.mark.parametrize(
    ("first", "second", "amount", "verdict"),
    [
        ("Germany", "France", "176.5 billion euros", "supported"),
        ("Germany", "France", "260 billion euros", "contradicted"),
        ("India", "Saudi Arabia", "2.3 trillion rupees", "supported"),
        ("South Africa", "Nigeria", "60 billion rand", "within_rounding"),
        ("Japan", "Thailand", "6.2 trillion yen", "within_rounding"),
        ("Japan", "Thailand", "9 trillion yen", "contradicted"),
    ],
)
def test_a_sum_is_converted_at_the_average_of_its_year(first, second, amount, verdict):
    found = only(of_two(first, second, f"Trade between {first} and {second} came to {amount} in 2019."))
    assert found.verdict == verdict and "Converted at the year's average of" in found.reason
    assert "per US dollar" in found.reason and any("19" in row.row for row in found.evidence)


@pytest.mark.parametrize(
    ("first", "second", "amount", "code"),
    [
        ("Britain", "Ireland", "500 billion pounds", "GBP"),
        ("Pakistan", "Saudi Arabia", "900 billion rupees", "PKR"),  # no Indian ones
        ("Turkey", "Italy", "900 billion lira", "TRY"),
    ],
)
def test_a_currency_without_a_rate_is_never_contradicted(first, second, amount, code):
    found = only(of_two(first, second, f"Trade between {first} and {second} came to {amount} in 2019."))
    assert found.verdict == "not_checkable" and f"no rate of {code} for 2019" in found.reason
    assert "In dollars they have USD" in found.reason


def test_a_difference_in_another_currency_is_not_converted():
    found = only(
        of_two("Germany", "France", "Trade between Germany and France rose by 50 billion euros in 2019.")
    )
    assert found.verdict == "not_checkable" and "rates of two periods" in found.reason


def test_plain_dollars_may_be_the_countrys_own():
    text = "Trade between Australia and New Zealand came to 18.5 billion {}dollars in 2019."
    plain = only(of_two("Australia", "New Zealand", text.format("")))
    named = only(of_two("Australia", "New Zealand", text.format("U.S. ")))
    assert plain.verdict == "depends" and "Read as" in plain.reason
    assert named.verdict == "contradicted"


@pytest.mark.parametrize(("what", "verdict"), [("surplus", "supported"), ("deficit", "contradicted")])
def test_whose_balance_it_is_without_a_figure(what, verdict):
    found = only(of_two("Finland", "Turkey", f"Finland had a {what} in its trade with Turkey in 2019."))
    assert (found.claim.kind, found.verdict) == ("balance", verdict)


def test_a_sum_between_a_flow_and_its_country():
    text = "In 2019 Canada recorded imports of 13.2 billion dollars from Japan and sold it 9.5 billion dollars of goods."
    assert of_two("Canada", "Japan", text)[0].verdict == "supported"
    (found,) = of_two(
        "Canada", "Japan", "Canadian customs counted 9.5 billion dollars of exports to Japan in 2019."
    )
    assert found.verdict == "supported"
