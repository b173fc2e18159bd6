"""Answers to the tasks of lesson 03: right ones in different forms, and wrong ones with the misconception they show."""

import numpy as np
import pandas as pd

from exercises import SAME, Proof
from readout import trade
from readout.course.exercises.checking import items_of

ITEMS = items_of("03")


def apart(wrong, right):
    """A wrong figure, or SAME where it agrees to two decimals with the right one for this seed."""
    return SAME if abs(wrong - right) <= 0.006 else wrong


def other_base(given, base):
    """The change over another base, or SAME where it is the right one in two decimals."""
    wrong = 100 * (today(given) - first(given)["total"]) / base
    return SAME if round(wrong, 2) == round(revision(given), 2) else round(wrong, 2)


def exact_unless_near(wrong, right):
    """An unrounded wrong figure, or SAME where it cannot be told from the right one."""
    return SAME if abs(wrong - right) <= 1e-4 else wrong


def too_far(wrong, right, decimals=1):
    """The right figure in one decimal, or SAME where that is as good as two."""
    return SAME if abs(round(wrong, decimals) - right) <= 0.006 else round(wrong, decimals)


def months(given):
    return given.book.monthly[given.book.monthly["year"] == given.year]


def first(given):
    return given.book.first_prints[given.book.first_prints["year"] == given.year].iloc[0]


def today(given):
    return months(given)["total"].head(first(given)["through_month"]).sum()


def revision(given):
    return 100 * (today(given) / first(given)["total"] - 1)


def mean_with_a_gap(given):
    totals = months(given).set_index("month")["total"]
    return "below" if totals.drop(given.hidden_month).mean() < totals.mean() else "above"


def through(given, column="total", table=None, less=0):
    rows = months(given) if table is None else table
    return lambda month: rows[rows["month"] <= month - less][column].sum()


def passed(start=1, skip=False, at_least=True, whole=False):
    """The function of task 4, with a mistake for each argument that is changed."""

    def asked(amounts, amount):
        if whole and None in amounts:
            return None
        total = 0
        for month, value in enumerate(amounts, start=start):
            if value is None and not skip:
                return None
            total += value or 0
            if total > amount or (at_least and total == amount):
                return month
        return None

    return asked


def with_pandas(amounts, amount):
    sums = pd.Series(amounts, dtype=float).cumsum(skipna=False)
    reached = sums[sums >= amount]
    return None if reached.empty else reached.index[0] + 1


def sum_that_passed(amounts, amount):
    return next((total for total in np.cumsum([a or 0 for a in amounts]) if total >= amount), None)


def zero_is_a_gap(amounts, amount):
    total = 0
    for month, value in enumerate(amounts, start=1):
        if not value:
            return None
        total += value
        if total >= amount:
            return month
    return None


def one_month_alone(amounts, amount):
    return next((m for m, value in enumerate(amounts, 1) if value is not None and value >= amount), None)


def always_a_month(amounts, amount):
    return passed()(amounts, amount) or len(amounts)


def without_asking(amounts, amount):
    total = 0
    for month, value in enumerate(amounts, start=1):
        total = total + value
        if total >= amount:
            return month


def in_month(before, after):
    return {flow: after[flow] - before[flow] for flow in ("exports", "imports")}


def swapped(before, after):
    found = in_month(before, after)
    return {"exports": found["imports"], "imports": found["exports"]}


def by_position(before, after):
    differences = (later - earlier for earlier, later in zip(before.values(), after.values(), strict=True))
    return dict(zip(("exports", "imports"), differences, strict=True))


def rates(given):
    return given.book.macro.set_index("year")["usd_cny"]


def totals(given):
    return given.book.annual.set_index("year")["total"]


def whole(given):
    return given.book.mirror[given.book.mirror["months"] == 12]


def own(given):
    return whole(given)["reporter_exports"] - whole(given)["reporter_imports"]


def other(given):
    return whole(given)["partner_imports"] - whole(given)["partner_exports"]


def differ(given):
    return list(whole(given)["year"][own(given) * other(given) < 0])


def base(given):
    return 2005 + given.seed % 10


def real(given, column="us_cpi"):
    index = given.book.macro.set_index("year")[column]
    return totals(given)[given.year] * index[base(given)] / index[given.year]


def inverted(given):
    return totals(given)[given.year] ** 2 / real(given)


def by_points(given):
    index = given.book.macro.set_index("year")["us_cpi"]
    return totals(given)[given.year] * (1 - (index[given.year] - index[base(given)]) / 100)


def oil(given, name):
    table = trade.quantity_and_value(given.book, "crude oil").set_index("year")
    later = 2022 + given.seed % 3
    return 100 * (table[name][later] / table[name][later - 1] - 1)


def changes(given):
    return {"quantity": oil(given, "quantity"), "price": oil(given, "unit_value")}


def other_price(given, wrong):
    price = apart(wrong, oil(given, "unit_value"))
    return SAME if price is SAME else {**changes(given), "price": price}


PROOFS = {
    "03.1": Proof(
        right=(
            lambda g: through(g),
            lambda g: lambda month: sum(list(months(g)["total"])[:month]),
            lambda g: lambda month: round(months(g)["total"].cumsum().iloc[month - 1], 2),
        ),
        wrong=(
            (lambda g: through(g, less=1), "M301"),
            (lambda g: lambda month: months(g)["total"].iloc[month - 1], "M302"),
            (lambda g: through(g, table=g.book.monthly), "M303"),
            (lambda g: through(g, column="exports"), "M304"),
            (lambda g: lambda month: months(g)["total"].sum(), "M305"),
            (lambda g: lambda month: round(through(g)(month)), "M343"),
        ),
    ),
    "03.2": Proof(
        right=(mean_with_a_gap, lambda g: np.array([f" {mean_with_a_gap(g).title()}"])),
        wrong=(
            (lambda g: "equal", "M306"),
            (lambda g: "missing", "M307"),
            (lambda g: "above" if mean_with_a_gap(g) == "below" else "below", "M308"),
        ),
    ),
    "03.3": Proof(
        right=(
            revision,
            lambda g: round(revision(g), 2),
            lambda g: np.round(revision(g), 3),
            lambda g: pd.Series([revision(g)]),
        ),
        wrong=(
            (lambda g: -revision(g), "M309"),
            (lambda g: 100 * (first(g)["total"] / today(g) - 1), "M309"),
            (
                lambda g: exact_unless_near(100 * (1 - first(g)["total"] / today(g)), revision(g)),
                "M309",
            ),
            (lambda g: other_base(g, today(g)), "M309"),
            (
                lambda g: exact_unless_near(
                    200 * (today(g) - first(g)["total"]) / (today(g) + first(g)["total"]), revision(g)
                ),
                "M309",
            ),
            (lambda g: too_far(revision(g), revision(g)), "M343"),
            (
                lambda g: (
                    100 * (months(g)["total"].iloc[first(g)["through_month"] - 1] / first(g)["total"] - 1)
                ),
                "M302",
            ),
            (lambda g: first(g)["growth_pct"], "M310"),
            (lambda g: today(g) / first(g)["total"], "M311"),
            (lambda g: today(g) - first(g)["total"], "M312"),
            (lambda g: revision(g) / 100, "M313"),
        ),
    ),
    "03.4": Proof(
        right=(
            lambda g: passed(),
            lambda g: with_pandas,
            lambda g: lambda amounts, amount: passed()(amounts, amount) or np.nan,
        ),
        wrong=(
            (lambda g: one_month_alone, "M302"),
            (lambda g: passed(start=0), "M314"),
            (lambda g: passed(at_least=False), "M315"),
            (lambda g: always_a_month, "M316"),
            (lambda g: passed(skip=True), "M317"),
            (lambda g: without_asking, "M317"),
            (lambda g: passed(whole=True), "M318"),
            (lambda g: sum_that_passed, "M319"),
            (lambda g: zero_is_a_gap, "M417"),
        ),
    ),
    "03.5": Proof(
        right=(lambda g: [6, 4, 2, 5, 3, 7, 1], lambda g: np.array([4, 6, 2, 5, 3, 7, 1])),
        wrong=(
            (lambda g: [6, 2, 4, 5, 3, 7, 1], "M110"),
            (lambda g: [6, 4, 2, 7, 1, 5, 3], "M320"),
            (lambda g: (6, 4, 2, 5, 7, 1, 3), "M321"),
            (lambda g: [4, 6, 2, 5, 3, 1, 7], "M322"),
        ),
    ),
    "03.6": Proof(
        right=(lambda g: in_month, lambda g: lambda a, b: pd.Series(b) - pd.Series(a)),
        wrong=(
            (lambda g: swapped, "M323"),
            (lambda g: lambda a, b: {**swapped(a, b), "imports": b["imports"] - a["imports"]}, "M323"),
            (lambda g: lambda a, b: b, "M302"),
            (lambda g: lambda a, b: in_month(b, a), "M324"),
            (lambda g: by_position, "M342"),
        ),
    ),
    "03.7": Proof(
        right=(
            lambda g: lambda yuan, year: yuan / rates(g)[year],
            lambda g: lambda y, t: np.array([y / g.book.macro.query("year == @t")["usd_cny"].iloc[0]]),
        ),
        wrong=(
            (lambda g: lambda yuan, year: yuan / (422.7 / 64.2), "M325"),
            (lambda g: lambda yuan, year: yuan * rates(g)[year], "M326"),
            (lambda g: lambda yuan, year: yuan / rates(g)[year + 1], "M327"),
            (lambda g: lambda yuan, year: yuan / rates(g)[2015], "M328"),
            (lambda g: lambda yuan, year: round(yuan / rates(g)[year], 1), "M343"),
        ),
    ),
    "03.8": Proof(
        unordered=True,
        right=(
            differ,
            lambda g: {str(y): y for y in differ(g)}.values(),
            lambda g: np.array(differ(g)) * 1.0,
        ),
        wrong=(
            (lambda g: whole(g)["year"][-own(g) * other(g) < 0], "M329"),
            (lambda g: whole(g)["year"][(own(g) + other(g)).notna()], "M330"),
            (lambda g: whole(g)["year"][(own(g) > 0) != (other(g) > 0)], "M331"),
            (lambda g: differ(g)[1:], "M332"),
        ),
    ),
    "03.9": Proof(
        right=(real, lambda g: round(real(g), 2), lambda g: trade.real_total(g.book, g.year, base(g))),
        wrong=(
            (lambda g: totals(g)[g.year], "M333"),
            (inverted, "M334"),
            (lambda g: real(g, "usd_cny"), "M335"),
            (by_points, "M336"),
            (lambda g: totals(g)[base(g)], "M337"),
            (lambda g: too_far(real(g), real(g)), "M343"),
        ),
    ),
    "03.10": Proof(
        right=(
            changes,
            lambda g: pd.Series(changes(g)).round(2),
            lambda g: {name: np.array([value]) for name, value in changes(g).items()},
        ),
        wrong=(
            (lambda g: other_price(g, oil(g, "value")), "M338"),
            (lambda g: other_price(g, 100 * (1 / (1 + oil(g, "unit_value") / 100) - 1)), "M339"),
            (lambda g: other_price(g, oil(g, "value") - oil(g, "quantity")), "M340"),
            (lambda g: {name: round(value) for name, value in changes(g).items()}, "M343"),
            (lambda g: {"quantity": oil(g, "unit_value"), "price": oil(g, "quantity")}, "M323"),
            (lambda g: {name: value / 100 for name, value in changes(g).items()}, "M313"),
            (lambda g: {name: 100 * (100 / (100 + value) - 1) for name, value in changes(g).items()}, "M309"),
        ),
    ),
}
