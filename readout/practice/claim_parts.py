"""How the parts of a planted claim are written: what is measured, the figure, the period, the earlier year."""

from __future__ import annotations

from collections.abc import Callable

from readout.lexicon import entries
from readout.practice.claims import Plan
from readout.practice.desk import Desk
from readout.practice.figures_and_dates import (
    day_and_month,
    days,
    in_words_below_ten,
    money,
    percent,
    period,
    year,
    years,
)
from readout.practice.trade import nth
from readout.practice.who_and_where import country

_ORDINALS_FROM_FIRST = entries("ordinals")


def what_is_measured(desk: Desk, plan: Plan) -> None:
    """`trade between Osmera and Talvia`, or one country's exports or imports."""
    page = desk.page
    if plan.measure == "total":
        page.put(desk.dice.one(("trade between ", "two-way trade between ", "goods trade between ")))
        country(desk, 0)
        page.put(" and ")
        country(desk, 1)
        return
    country(desk, 0, "demonym")
    page.put(" exports to " if plan.measure == "exports" else " imports from ")
    country(desk, 1)


def figure(desk: Desk, plan: Plan) -> None:
    """The value: money, a rate, `50th`, or `a four-day`."""
    n = int(plan.value)
    if plan.unit == "USD billion":
        money(desk, plan.value)
    elif plan.unit == "percent":
        percent(desk, abs(plan.value))
    elif plan.unit == "years":
        desk.page.quantity(nth(n), n, None, "ordinal")
    else:
        desk.page.put("an " if n in (8, 11) else "a ")
        desk.page.quantity(f"{in_words_below_ten(n)}-day", n, "day", "duration")


def times(desk: Desk, plan: Plan) -> None:
    """The value as a factor in words."""
    n = int(plan.value)
    desk.page.quantity(in_words_below_ten(n), n, "times", "count")


def nth_largest(desk: Desk, plan: Plan) -> None:
    """`third-largest`, or `largest` for the first."""
    n = int(plan.value)
    if n > 1:
        desk.page.quantity(desk.dice.one((_ORDINALS_FROM_FIRST[n - 1], nth(n))), n, None, "ordinal")
        desk.page.put("-")
    desk.page.put(desk.dice.one(("largest", "largest", "biggest")))


def rank_in_words(desk: Desk, plan: Plan) -> None:
    """The value as a rank in words."""
    n = int(plan.value)
    desk.page.quantity(_ORDINALS_FROM_FIRST[n - 1], n, None, "ordinal")


def largest_partner(desk: Desk, plan: Plan) -> None:
    """The land with which most is traded."""
    desk.page.mention(f"E_other{desk.scene.others.index(plan.ahead)}", plan.ahead, "name")


def when(desk: Desk, plan: Plan) -> None:
    """The days or the period that the claim is about."""
    if plan.kind == "duration":
        first, last = plan.days
        days(desk, first, last)
    elif plan.kind == "weekday":
        (day,) = plan.days
        desk.page.time(f"{plan.weekday}, {day_and_month(desk, day)}", day.isoformat())
    else:
        period(desk, plan.when)


def year_of_claim(desk: Desk, plan: Plan) -> None:
    """The year that the claim is about."""
    year(desk, int(plan.period) - desk.scene.today.year)


def earlier_year(desk: Desk, plan: Plan) -> None:
    """The year it is held against."""
    assert plan.base is not None
    year(desk, int(plan.base) - desk.scene.today.year)


def both_years(desk: Desk, plan: Plan) -> None:
    """`between 2014 and 2023`."""
    assert plan.base is not None
    first, last = int(plan.base), int(plan.period)
    desk.page.put("between ")
    desk.page.time(f"{first} and {last}", years(first, last), "INTERVAL")


WRITERS_OF_PARTS: dict[str, Callable[[Desk, Plan], None]] = {
    "c.what": what_is_measured,
    "c.val": figure,
    "c.word": times,
    "c.nth": nth_largest,
    "c.place": rank_in_words,
    "c.ahead": largest_partner,
    "c.when": when,
    "c.year": year_of_claim,
    "c.base": earlier_year,
    "c.range": both_years,
}
"""What writes each slot of the grammar that is a part of a claim."""
