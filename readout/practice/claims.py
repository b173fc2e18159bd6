"""The claims that are planted: figures and dates taken from the table and the calendar, right or wrong as asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from readout.periods import WEEKDAYS, Period, iso_month
from readout.practice.dice import Dice
from readout.practice.model import KINDS
from readout.practice.trade import InventedTrade, nth


@dataclass(frozen=True)
class Plan:
    """A claim to be planted: what it says, before it has a place in the text.

    `rule` is the name in the grammar that words it. What its words are made of besides: `when`, the period of the
    table; `days`, a day or the first and the last; `weekday`, as stated; `ahead`, the largest partner.
    Everything else is as in PlantedClaim.
    """

    kind: str
    true: bool
    rule: str
    measure: str
    period: str
    value: float
    unit: str
    reason: str
    relation: str = "equal"
    base: str | None = None
    when: Period = ()
    days: tuple[dt.date, ...] = ()
    weekday: str = ""
    ahead: str = ""


@dataclass(frozen=True)
class Basis:
    """What claims are made about, a trade table and a calendar, and the dice that choose."""

    dice: Dice
    trade: InventedTrade
    today: dt.date

    @property
    def years(self) -> list[int]:
        """The years of the table."""
        return list(self.trade.annual)


def plans(basis: Basis) -> list[Plan]:
    """Three to six claims of different kinds, at least one of them true and one false."""
    dice = basis.dice
    chosen: list[Plan] = []
    wanted = dice.between(3, 6)
    for kind in dice.mixed(KINDS):
        true = len(chosen) == 0 or (len(chosen) != 1 and dice.chance(0.5))
        plan = MAKERS[kind](basis, true)
        if plan:
            chosen.append(plan)
        if len(chosen) == wanted:
            break
    return dice.mixed(chosen)


def plan_level(basis: Basis, true: bool) -> Plan:
    """How much was traded in a period."""
    dice, measure = basis.dice, _measure(basis)
    when = _period(basis)
    cents = basis.trade.cents(measure, when)
    shown = cents
    if not true:
        factor = dice.between(60, 86) if dice.chance(0.5) else dice.between(116, 145)
        shown = cents * factor // 100
    # One decimal from a billion on; below, the table's own ten millions.
    value = (shown + 5) // 10 / 10 if shown >= 100 else shown / 100
    reason = f"{_SUBJECTS[measure]} {cents / 100:.2f} billion dollars in {_iso_period(when)}."
    return Plan("level", true, "c.level", measure, _iso_period(when), value, "USD billion", reason, when=when)


def plan_growth(basis: Basis, true: bool) -> Plan | None:
    """By how much trade rose or fell against the same period of the year before."""
    dice, measure = basis.dice, _measure(basis)
    when = _period(basis)
    before = (when[0] - 1, *when[1:])
    new, old = basis.trade.cents(measure, when), basis.trade.cents(measure, before)
    tenths = (2000 * (new - old) + old) // (2 * old)
    stated = tenths if true else tenths + dice.one((-1, 1)) * dice.between(90, 210)
    if abs(stated) < 15 or stated <= -900:
        return None
    rule = "c.up" if stated > 0 else "c.down"
    reason = f"From {old / 100:.2f} to {new / 100:.2f} billion dollars is {tenths / 10:+.1f} percent."
    return Plan(
        "growth", true, rule, measure, _iso_period(when), stated / 10, "percent", reason,
        base=_iso_period(before), when=when,
    )  # fmt: skip


def plan_target(basis: Basis, true: bool) -> Plan | None:
    """A round sum that was reached, or was not."""
    return _plan_met(basis, true) if basis.dice.chance(0.5) else _plan_missed(basis, true)


def plan_record(basis: Basis, true: bool) -> Plan | None:
    """The highest amount of all years."""
    measure, years = _measure(basis), basis.years
    amounts = {y: basis.trade.cents(measure, (y,)) for y in years}
    best = max(amounts.values())
    top = [y for y in years if amounts[y] == best]
    # A false one was no record even in its own day.
    low = [y for y in years[3:] if amounts[y] * 100 < 90 * max(amounts[e] for e in years if e < y)]
    if len(top) > 1 or not (top[0] in years[3:] if true else low):
        return None
    year = top[0] if true else basis.dice.one(low)
    reason = f"{_SUBJECTS[measure]} highest in {top[0]}, at {best / 100:.2f} billion dollars."
    return Plan(
        "record", true, "c.record", measure, str(year), amounts[year] / 100, "USD billion", reason, "highest",
        when=(year,),
    )  # fmt: skip


def plan_comparison(basis: Basis, true: bool) -> Plan | None:
    """How many times as large trade was last year as in an earlier year."""
    measure, year = _measure(basis), basis.today.year - 1
    new, options = basis.trade.cents(measure, (year,)), []
    for base in basis.years[:-2]:
        old = basis.trade.cents(measure, (base,))
        for times in range(2, 8):
            if true:
                # The largest factor that holds, as a writer would name it.
                fits = old * times * 102 < new * 100 and new < old * (times + 1)
            else:
                fits = old * times * 66 < new * 100 < old * times * 90
            if fits:
                options.append((base, times, new / old))
    if not options:
        return None
    base, times, ratio = basis.dice.one(options)
    rule = {2: "c.double", 3: "c.triple"}.get(times, "c.times")
    if times < 4 and basis.dice.chance(0.4):
        rule = "c.times"
    reason = f"{_SUBJECTS[measure]} {ratio:.2f} times as large in {year} as in {base}."
    return Plan(
        "comparison", true, rule, measure, str(year), float(times), "times", reason, "more than", str(base),
        (year,),
    )  # fmt: skip


def plan_share(basis: Basis, true: bool) -> Plan:
    """The part of exports or imports in all trade of a period."""
    dice = basis.dice
    measure, when = dice.one(("exports", "imports")), _period(basis)
    part, whole = basis.trade.cents(measure, when), basis.trade.cents("total", when)
    tenths = (2000 * part + whole) // (2 * whole)
    stated = tenths if true else tenths + (1 if tenths < 500 else -1) * dice.between(80, 180)
    reason = f"{part / 100:.2f} of {whole / 100:.2f} billion dollars is {tenths / 10:.1f} percent."
    return Plan(
        "share", true, "c.share", measure, _iso_period(when), stated / 10, "percent", reason, when=when
    )


def plan_rank(basis: Basis, true: bool) -> Plan | None:
    """The other country among the partners; a false rank is one that larger partners rule out."""
    dice, trade = basis.dice, basis.trade
    ranked = {y: trade.ranked(y) for y in trade.partners}
    held = {y: names.index(trade.partner) + 1 for y, names in ranked.items()}
    years = [y for y in list(held)[2:] if true or held[y] > 1]
    if not years:
        return None
    year = dice.one(years)
    stated = held[year] if true else dice.between(1, held[year] - 1)
    rules = ["c.rank"] * 3
    if stated == 2:
        rules += ["c.second"] * 2
    # Without its year, a claim means the present; that the table holds for both of the last two years.
    if year == basis.today.year - 1:
        lasting = stated == held[year - 1] if true else stated < held[year - 1]
        rules += ["c.is"] * 3 if lasting else []
    again = held[year] == held[year - 1] != held[year - 2]
    rules += ["c.again"] * 3 if again or not true else []
    ahead = ranked[year][0]
    reason = (
        f"{trade.partner} was {nth(held[year])} of {len(held) + 1} partners in {year}; "
        f"the largest was {ahead}."
    )
    return Plan(
        "rank", true, dice.one(rules), "partners", str(year), float(stated), "rank", reason,
        when=(year,), ahead=ahead,
    )  # fmt: skip


def plan_anniversary(basis: Basis, true: bool) -> Plan:
    """How many years ago relations began."""
    dice, now = basis.dice, basis.today.year
    years = dice.between(2, 15) * 5 if dice.chance(0.6) else dice.between(11, 79)
    founded = now - years
    if not true:
        founded += dice.one((-1, 1)) * dice.between(2, 8)
    reason = f"From {founded} to {now} is {now - founded} years."
    return Plan(
        "anniversary", true, "c.anniversary", "diplomatic relations", str(now), float(years), "years", reason,
        base=str(founded),
    )  # fmt: skip


def plan_weekday(basis: Basis, true: bool) -> Plan:
    """The day of the week of an earlier day."""
    dice = basis.dice
    day = basis.today - dt.timedelta(days=dice.between(8, 1400))
    stated = day.weekday() if true else (day.weekday() + dice.between(1, 6)) % 7
    reason = f"{day.isoformat()} was a {WEEKDAYS[day.weekday()]}."
    return Plan(
        "weekday", true, "c.weekday", "date", day.isoformat(), float(stated + 1), "ISO weekday", reason,
        days=(day,), weekday=WEEKDAYS[stated],
    )  # fmt: skip


def plan_duration(basis: Basis, true: bool) -> Plan:
    """How many days a visit takes that has the document's day in it."""
    dice, today = basis.dice, basis.today
    length = dice.between(2, 6)
    first = today.day - dice.below(min(length, today.day))
    last = min(first + length - 1, 28 if today.month == 2 else 30)
    last = max(last, today.day)
    if last == first:
        first -= 1
    n = last - first + 1
    stated = n
    if not true:  # two days off or more: one could be a matter of counting
        stated = n + dice.between(2, 4) if n < 4 or dice.chance(0.6) else n - 2
    start, end = today.replace(day=first), today.replace(day=last)
    reason = f"From {start.isoformat()} to {end.isoformat()} is {n} days, both counted."
    return Plan(
        "duration", true, "c.duration", "visit", f"{start.isoformat()}/{end.isoformat()}", float(stated),
        "days", reason, days=(start, end),
    )  # fmt: skip


MAKERS: dict[str, Callable[[Basis, bool], Plan | None]] = {
    "level": plan_level,
    "growth": plan_growth,
    "target": plan_target,
    "record": plan_record,
    "comparison": plan_comparison,
    "share": plan_share,
    "rank": plan_rank,
    "anniversary": plan_anniversary,
    "weekday": plan_weekday,
    "duration": plan_duration,
}
"""What makes a claim of each kind, true or false as asked; None where the table has none."""

_SUBJECTS = {"total": "Total trade was", "exports": "Exports were", "imports": "Imports were"}


def _plan_met(basis: Basis, true: bool) -> Plan | None:
    """A round target between the highest level so far and a year that went far beyond it."""
    cents, years, options = basis.trade.cents, basis.years, []
    for i, year in enumerate(years[2:], 2):
        best = max(cents("total", (y,)) for y in years[:i])
        low, high = best * 110 // 100, cents("total", (year,)) * 98 // 100
        billions = (high // 100) if high < 2000 else high // 500 * 5
        if billions * 100 >= low:
            options.append((i, year, billions))
    if not options:
        return None
    i, year, billions = basis.dice.one(options)
    said = year if true else basis.dice.one(years[max(1, i - 5) : i])
    reason = f"Total trade first reached {billions} billion dollars in {year}."
    return Plan(
        "target", true, "c.met", "total", str(said), float(billions), "USD billion", reason, "first reached",
        when=(said,),
    )  # fmt: skip


def _plan_missed(basis: Basis, true: bool) -> Plan:
    """A target that a year fell short of; a false one, that it went beyond."""
    dice = basis.dice
    year = dice.one(basis.years[4:])
    cents = basis.trade.cents("total", (year,))
    factor = dice.between(118, 150) if true else dice.between(60, 85)
    billions = max(1, cents * factor // 10000)
    if true:
        billions += 1
    reason = (
        f"Total trade was {cents / 100:.2f} billion dollars in {year}; the target was {billions} billion."
    )
    return Plan(
        "target", true, "c.missed", "total", str(year), float(billions), "USD billion", reason, "below",
        when=(year,),
    )  # fmt: skip


def _measure(basis: Basis) -> str:
    return basis.dice.one(("total", "total", "exports", "imports"))


def _period(basis: Basis) -> Period:
    """A period of the table that has an equal one a year before."""
    y, m, pick = basis.today.year, basis.today.month, basis.dice.below(5)
    if pick == 0 and m > 2:
        return (y, 1, m - 1)
    if pick == 1:
        return (y - 1, 1, basis.dice.one((3, 6, 9, 10)))
    if pick == 2:
        return (y, m - 1)
    return (y - 1,) if pick == 3 else (basis.dice.one(basis.years[3:]),)


def _iso_period(period: Period) -> str:
    """A period as ISO text: 2023, 2023-08, 2023-01/2023-09."""
    year, *months = period
    return "/".join(iso_month(year, month) for month in months) if months else str(year)
