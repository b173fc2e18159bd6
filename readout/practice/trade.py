"""The invented trade of two countries: by year, by month and by partner."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from readout.periods import Period
from readout.practice.dice import Dice


@dataclass(frozen=True)
class InventedTrade:
    """The invented trade of two countries, in cents of a billion (USD 10 million), so that sums are exact.

    `annual` holds total and exports by year, complete years only; `monthly` the same by year and month;
    `partners` the totals of the last six years, by year and then by partner, `partner` among them.
    """

    partner: str
    annual: dict[int, tuple[int, int]]
    monthly: dict[tuple[int, int], tuple[int, int]]
    partners: dict[int, dict[str, int]]

    def ranked(self, year: int) -> list[str]:
        """The partners of a year, the largest first."""
        amounts = self.partners[year]
        return sorted(amounts, key=lambda name: -amounts[name])

    def cents(self, measure: str, period: Period) -> int:
        """The `total`, `exports` or `imports` of a period, in cents of a billion."""
        if len(period) == 1:
            pairs = [self.annual[period[0]]]
        else:
            pairs = [self.monthly[period[0], m] for m in range(period[1], period[-1] + 1)]
        total, exports = sum(p[0] for p in pairs), sum(p[1] for p in pairs)
        return {"total": total, "exports": exports, "imports": total - exports}[measure]

    def tables(self) -> dict[str, list[dict[str, Any]]]:
        """The tables as rows, amounts in USD billion."""

        def amounts(pair: tuple[int, int]) -> dict[str, float]:
            total, exports = pair
            return {"total": total / 100, "exports": exports / 100, "imports": (total - exports) / 100}

        return {
            "annual": [{"year": y, **amounts(pair)} for y, pair in self.annual.items()],
            "monthly": [{"year": y, "month": m, **amounts(pair)} for (y, m), pair in self.monthly.items()],
            "partners": [
                {
                    "period": str(year), "year": year, "months": 12, "partner": name,
                    "total": totals[name] / 100, "rank": nth(rank),
                }
                for year, totals in self.partners.items()
                for rank, name in enumerate(self.ranked(year), 1)
            ],
        }  # fmt: skip


def invented_trade(dice: Dice, today: dt.date, partner: str, others: Sequence[str]) -> InventedTrade:
    """The trade of a country with `partner` up to the month before `today`, and with `others` by year."""
    annual = _amounts_by_year(dice, today.year)
    monthly = _amounts_by_month(dice, today, annual)
    del annual[today.year]  # the document's own year is not over
    return InventedTrade(partner, annual, monthly, _amounts_by_partner(dice, annual, partner, others))


def nth(n: int) -> str:
    """A number as `3rd`."""
    return f"{n}{'th' if n % 100 in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


def _amounts_by_year(dice: Dice, last: int) -> dict[int, tuple[int, int]]:
    """Total and exports of 14 to 21 years: most of them growth, some a fall."""
    n, total, share = dice.between(13, 20), dice.between(500, 3200), dice.between(35, 65)
    annual = {}
    for year in range(last - n, last + 1):
        share = min(70, max(30, share + dice.between(-5, 5)))
        annual[year] = (total, total * share // 100)
        growth = dice.between(-26, -9) if dice.chance(0.24) else dice.between(4, 33)
        total = max(400, total * (100 + growth) // 100)
    return annual


def _amounts_by_month(
    dice: Dice, today: dt.date, annual: dict[int, tuple[int, int]]
) -> dict[tuple[int, int], tuple[int, int]]:
    """The last years split into months, as far as these are over."""
    monthly = {}
    for year in range(today.year - 2, today.year + 1):
        total, exports = annual[year]
        weights = [dice.between(80, 120) for _ in range(12)]
        tilted = [weight * dice.between(93, 107) for weight in weights]
        for month, pair in enumerate(
            zip(_split_by_weight(total, weights), _split_by_weight(exports, tilted), strict=True), 1
        ):
            if (year, month) < (today.year, today.month):
                monthly[year, month] = pair
    return monthly


def _amounts_by_partner(
    dice: Dice, annual: dict[int, tuple[int, int]], partner: str, others: Sequence[str]
) -> dict[int, dict[str, int]]:
    """What is traded with `others` and with `partner` in each of the last six years."""
    years = list(annual)[-6:]
    partners: dict[int, dict[str, int]] = {year: {} for year in years}
    for other in others:
        amount = annual[years[0]][0] * dice.between(30, 280) // 100
        for year, amounts in partners.items():
            while amount in (annual[year][0], *amounts.values()):
                amount += 1  # no two share a rank
            amounts[other] = amount
            amount = amount * dice.between(84, 126) // 100
    for year, amounts in partners.items():
        amounts[partner] = annual[year][0]
    return partners


def _split_by_weight(total: int, weights: Sequence[int]) -> list[int]:
    """A whole number split by weights into whole numbers that add up to it."""
    whole, sums = sum(weights), list(accumulate(weights))
    cuts = [total * part // whole for part in sums]
    return [b - a for a, b in zip([0, *cuts], cuts, strict=False)]
