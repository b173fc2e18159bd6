"""What the tables of China and Russia say, for the wordings of `phrasings.py`: a figure, what it is on every set of books,
the rows it is from, and figures that may be told in its place in a false sentence."""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from readout.periods import Period
from readout.reading import TRADE_FOLDER
from readout.trade import Figure, announced_growth, figures, load_trade, ranks

TRADE = load_trade("CN-RU", TRADE_FOLDER)
LAST = 2025
"""The last year whose figures are told."""


class NoFigure(Exception):
    """The tables do not have what a wording needs, or its words do not fit what they have."""


@dataclass(frozen=True)
class Setting:
    """What a wording is told of: a period, the one it is compared with, and the day it is published."""

    period: Period
    base: Period
    date: dt.date


@dataclass(frozen=True)
class Reckoned:
    """What the tables say: `told` in a true sentence, `every` on any set of books, from `rows`; `wrong` may be told in a
    false one."""

    told: float
    every: tuple[float, ...]
    rows: tuple[Figure, ...]
    wrong: tuple[float, ...] = ()


# Goods by the column that is told, and partners of China, by how the wordings call them.
GOODS = {
    "oil": ("crude oil", "imports", "quantity"),
    "oil$": ("crude oil", "imports", "value"),
    "lng": ("LNG", "imports", "quantity"),
    "gas": ("pipeline gas", "imports", "quantity"),
    "gas$": ("pipeline gas", "imports", "value"),
    "coal": ("coal", "imports", "quantity"),
    "cars": ("passenger cars", "exports", "quantity"),
    "cars$": ("passenger cars", "exports", "value"),
}
PARTNERS = {"US": "United States", "Korea": "South Korea"}
FLOWS = {"T": "total", "E": "exports", "I": "imports"}


def _subtracted(these: list[Figure], those: list[Figure]) -> list[Figure]:
    """Figures less those of the same books; the first of each."""
    other = {figure.books: figure.value for figure in reversed(those)}
    return [
        Figure(f.books, f.value - other[f.books], f.table, f.row, f.source) for f in these if f.books in other
    ]


@functools.cache
def books(measure: str, period: Period) -> tuple[Figure, ...]:
    """What each set of books says of a measure: those of China first, or those of Russia for a name that ends in @.

    T, E and I are the total, exports and imports as China sees them, B is the balance, E less I, W is all of China's
    trade, goal is the target for the year and G the total less the target; others are in `GOODS` and `PARTNERS`.
    """
    found: list[Figure] = []
    if (name := measure.rstrip("@")) in FLOWS:
        found = figures(TRADE, FLOWS[name], period)
    elif name == "B":
        found = _subtracted([*books("E", period)], [*books("I", period)])
    elif name == "G":
        targets = books("goal", period)
        found = [
            Figure(f.books, f.value - targets[0].value, f.table, f.row, f.source) for f in books("T", period)
        ]
    elif len(period) == 1:
        found = [*_by_year(name, period[0])]
    if not found:
        raise NoFigure
    return tuple(sorted(found, key=lambda figure: (figure.books == "partner") != measure.endswith("@")))


def _by_year(name: str, year: int) -> Iterator[Figure]:
    if name in GOODS:
        good, direction, column = GOODS[name]
        rows = [
            row
            for row in TRADE.rows("commodities")
            if (row["year"], row["months"], row["direction"], row["commodity"]) == (year, 12, direction, good)
            and row[column] is not None
        ]
        if any(row["reporter"] == "CN" for row in rows):
            for row in sorted(rows, key=lambda row: row["reporter"] != "CN"):
                yield Figure(row["reporter"], row[column], "commodities", f"{year}, {good}", row["source"])
    elif name in PARTNERS:
        for row in TRADE.rows("partners"):
            if (row["period"], row["partner"]) == (str(year), PARTNERS[name]) and row["total"] is not None:
                yield Figure(
                    "annual", row["total"], "partners", f"{year}, {PARTNERS[name]}", row["source"] or ""
                )
    elif name in ("W", "WE", "WI", "WR"):
        column = {
            "W": "reporter_total",
            "WE": "reporter_exports",
            "WI": "reporter_imports",
            "WR": "partner_total",
        }[name]
        for row in TRADE.rows("world"):
            if row["year"] == year and row[column] is not None:
                yield Figure("annual", row[column], "world", f"{year}, {column}", "")
    elif name == "goal":
        for row in TRADE.rows("timeline"):
            if (row["kind"], row["deadline_year"]) == ("target", year):
                yield Figure("annual", row["amount"], "timeline", row["date"], row["source"] or "")


def _pairs(measure: str, at: Setting) -> list[tuple[Figure, Figure]]:
    """Every figure of the period with every one of the base, on one country's books; the told pair first."""
    now, before = books(measure, at.period), books(measure, at.base)
    both = [(a, b) for a in now for b in before if (a.books == "partner") == (b.books == "partner")]
    own = [(a, b) for a, b in both if a.books == b.books] or both
    if not own or (own[0][0].books == "partner") != measure.endswith("@"):
        raise NoFigure
    return [own[0], *both]


def _others(measure: str, at: Setting, reckon: Callable[[str, Setting], float]) -> Iterator[float]:
    """The same figure of other years, and of the other flow in the same period."""
    for years in (-5, -4, -3, -2, -1, 1, 2, 3):
        period, base = ((p[0] + years, *p[1:]) for p in (at.period, at.base))
        if period[0] <= LAST:
            try:
                yield reckon(measure, Setting(period, base, at.date))
            except NoFigure:
                continue
    flows = {"E": ("I",), "I": ("E",), "T": ("E", "I")}
    for other in flows.get(measure, ()):
        try:
            yield reckon(other, at)
        except NoFigure:
            continue


def level(measure: str, at: Setting) -> Reckoned:
    """An amount; a balance has its sign."""
    own = books(measure, at.period)
    if (own[0].books == "partner") != measure.endswith("@"):
        raise NoFigure
    wrong = [own[0].value * times for times in (0.45, 0.6, 1.6, 2.3, 10)]
    others = _others(measure, at, lambda name, when: books(name, when.period)[0].value)
    parts = {"B": ("E", "I"), "G": ("T", "goal")}.get(measure)
    rows = tuple(row for part in parts for row in books(part, at.period)) if parts else own
    return Reckoned(own[0].value, tuple(f.value for f in own), rows, (*wrong, *others))


def base(measure: str, at: Setting) -> Reckoned:
    """The amount a year before, or in whatever period it is compared with."""
    return level(measure, Setting(at.base, at.base, at.date))


def _compared(
    measure: str, at: Setting, by: Callable[[float, float], float], wrong: Callable[[float], list[float]]
) -> Reckoned:
    pairs = _pairs(measure, at)
    told = by(pairs[0][0].value, pairs[0][1].value)
    others = _others(measure, at, lambda name, when: by(*(f.value for f in _pairs(name, when)[0])))
    alike = [other for other in others if (other > 0) == (told > 0)]
    return Reckoned(told, tuple(by(a.value, b.value) for a, b in pairs), pairs[0], (*wrong(told), *alike))


def pct(measure: str, at: Setting) -> Reckoned:
    """The change in per cent, as it was announced where it was."""
    known = _compared(
        measure,
        at,
        lambda now, before: 100 * (now / before - 1),
        lambda told: [told * 3 + math.copysign(15, told), told / 4, told * 2],
    )
    stated = announced_growth(TRADE, at.period, at.date) if measure == "T" else None
    if stated and at.base[0] == at.period[0] - 1:
        known = Reckoned(stated.value, (*known.every, stated.value), (stated, *known.rows), known.wrong)
    return Reckoned(
        known.told, known.every, known.rows, tuple(w for w in known.wrong if w > -95 and abs(w) >= 0.5)
    )


def change(measure: str, at: Setting) -> Reckoned:
    """The change in money or in what a good is counted in."""
    return _compared(
        measure, at, lambda now, before: now - before, lambda told: [told * 3, told / 4, told * 1.9]
    )


def times(measure: str, at: Setting) -> Reckoned:
    """How many times what it was."""
    known = _compared(
        measure, at, lambda now, before: now / before, lambda told: [told + 2, told + 3, told * 2]
    )
    if known.told < 1.4:
        raise NoFigure
    return known


def share(measure: str, at: Setting) -> Reckoned:
    """Its share in per cent of what China trades with all countries; for T@, of what Russia does."""
    whole = books({"T": "W", "E": "WE", "I": "WI", "T@": "WR"}[measure], at.period)
    parts = books(measure, at.period)
    values = tuple(100 * part.value / whole[0].value for part in parts)
    wrong = tuple(values[0] * factor for factor in (0.35, 0.5, 2, 2.6))
    return Reckoned(values[0], values, (parts[0], whole[0]), wrong)


def sums(measure: str, at: Setting) -> Reckoned:
    """The sum of the period and the one before."""
    found = [level(measure, at), base(measure, at)]
    every = tuple(a + b for a, b in itertools.product(*(part.every for part in found)))
    told = found[0].told + found[1].told
    rows = (*found[0].rows, *found[1].rows)
    return Reckoned(told, every, rows, tuple(told * by for by in (0.5, 0.65, 1.5, 1.9)))


def mean(measure: str, at: Setting) -> Reckoned:
    """The average of a month."""
    found = level(measure, at)
    months = 12 if len(at.period) == 1 else at.period[2]
    wrong = tuple(found.told / months * by for by in (0.4, 0.55, 1.7, 2.4))
    return Reckoned(found.told / months, tuple(value / months for value in found.every), found.rows, wrong)


def yuan(measure: str, at: Setting) -> Reckoned:
    """An amount in trillions of yuan at the year's mean rate."""
    rates = [row["usd_cny"] for row in TRADE.rows("macro") if row["year"] == at.period[0]]
    if not rates or len(at.period) > 1:
        raise NoFigure
    found = level(measure, at)
    told, *every = (value * rates[0] / 1000 for value in (found.told, *found.every))
    return Reckoned(told, tuple(every), found.rows, (told * 0.5, told * 1.6, told * 2.2))


def rank(measure: str, at: Setting) -> Reckoned:
    """Russia's rank among the partners of China."""
    for row in TRADE.rows("partners"):
        if row["period"] == str(at.period[0]) and row["partner"] == TRADE.partner and ranks(row):
            places = ranks(row)
            used = Figure("annual", places[0], "partners", f"{at.period[0]}, Russia", row["source"] or "")
            return Reckoned(
                places[-1],
                tuple(map(float, places)),
                (used,),
                tuple(range(1, places[0] - 2)) + (places[-1] + 4,),
            )
    raise NoFigure


@functools.cache
def _years(measure: str) -> dict[int, Figure]:
    """The yearly figures, oldest first: those of the yearly table, or Russia's for a name that ends in @."""
    kind = "partner" if measure.endswith("@") else "annual"
    found = {}
    for year in range(1999, LAST + 1):
        try:
            own = books(measure, (year,))[0]
        except NoFigure:
            continue
        if own.books == kind:
            found[year] = own
    return found


def _in_a_row(measure: str, at: Setting, holds: Callable[[dict[int, Figure], int], bool]) -> Reckoned:
    """How many years in a row something held, up to the period; the first year it did not is known."""
    years = _years(measure)
    last = year = at.period[0]
    while year in years and year - 1 in years and holds(years, year):
        year -= 1
    if len(at.period) > 1 or last - year < 2 or year not in years or year - 1 not in years:
        raise NoFigure
    used = tuple(years[each] for each in range(year, last + 1))
    return Reckoned(last - year, (last - year,), used, (last - year + 3, last - year + 4))


def growths(measure: str, at: Setting) -> Reckoned:
    """The number of years in a row with growth."""
    return _in_a_row(measure, at, lambda years, year: years[year].value > years[year - 1].value)


def records(measure: str, at: Setting) -> Reckoned:
    """The number of years in a row that were records."""
    return _in_a_row(
        measure,
        at,
        lambda years, year: years[year].value > max(f.value for y, f in years.items() if y < year),
    )


def lowest(measure: str, at: Setting) -> Reckoned:
    """The last year that was lower."""
    years, last = _years(measure), at.period[0]
    lower = [y for y, f in years.items() if y < last and last in years and f.value < years[last].value]
    if len(at.period) > 1 or not lower or lower[-1] > last - 2:
        raise NoFigure
    wrong = [year for year in years if year < lower[-1] - 1]
    return Reckoned(lower[-1], (lower[-1],), (years[last], years[lower[-1]]), tuple(map(float, wrong)))


def fall(measure: str, at: Setting) -> Reckoned:
    """The year of the last fall before that of the period."""
    years, last = _years(measure), at.period[0]
    fell = [y for y in years if y - 1 in years and years[y].value < years[y - 1].value and y <= last]
    if len(at.period) > 1 or last not in fell or len(fell) < 2:
        raise NoFigure
    wrong = [year for year in years if year < fell[-2] - 1]
    return Reckoned(fell[-2], (fell[-2],), (years[last], years[fell[-2]]), tuple(map(float, wrong)))


MARKS = (10, 20, 30, 50, 60, 80, 100, 150, 200, 300, 400, 500)


def mark(measure: str, at: Setting) -> Reckoned:
    """The round sum that was passed for the first time in the period."""
    years, last = _years(measure), at.period[0]
    before = max((f.value for y, f in years.items() if y < last), default=math.inf)
    passed = [m for m in MARKS if last in years and before < m < years[last].value]
    if len(at.period) > 1 or not passed:
        raise NoFigure
    used = tuple(years[y] for y in (last - 1, last) if y in years)
    return Reckoned(
        passed[-1], tuple(map(float, passed)), used, tuple(m for m in MARKS if m > 1.4 * passed[-1])
    )


RECKON = {
    function.__name__: function
    for function in (
        *(level, base, pct, change, times, share, sums, mean, yuan),
        *(rank, growths, records, lowest, fall, mark),
    )
}
EXACT = ("rank", "growths", "records", "lowest", "fall", "mark")


def is_clear(operation: str, wrong: float, every: tuple[float, ...]) -> bool:
    """Whether a figure is far from what every set of books says."""
    if operation in EXACT:
        return all(abs(wrong - value) >= 2 for value in every)
    if operation == "pct":
        return all(abs(wrong - value) > max(8, 0.5 * abs(value)) for value in every)
    far = {"change": 0.5, "times": 0.3, "share": 0.3}.get(operation, 0.2)
    return all(abs(wrong - value) > far * abs(value) for value in every)


# What a claim without a figure rests on


def sign(measure: str, at: Setting) -> Reckoned:
    """The sign of a balance or of what a target was passed by, else of the change."""
    found = level(measure, at) if measure in ("B", "G", "B@") else pct(measure, at)
    if abs(found.told) < 0.5:
        raise NoFigure
    return found


def holds(what: str, measure: str, at: Setting) -> tuple[list[bool], tuple[Figure, ...]]:
    """Whether it went up or down, or was a record among all before, on each set of books, and the rows that say so."""
    if what in ("up", "down"):
        found = sign(measure, at)
        return [(value > 0) == (what == "up") for value in found.every], found.rows
    if what == "record" and len(at.period) == 1:
        year, found = at.period[0], []
        for own in (_years(measure), _years(f"{measure}@")):
            if year in own:
                most = max((f.value for y, f in own.items() if y < year), default=0.0)
                found.append((_above(own[year].value, most), own[year]))
        if year not in _years(measure) or year < (2007 if measure == "T" else 2017):  # gaps before
            raise NoFigure
        return [above for above, _ in found], tuple(row for _, row in found)
    if what == "record" and len(at.period) == 2 and measure in FLOWS:
        rows = [row for row in TRADE.rows("monthly") if row[FLOWS[measure]] is not None]
        before = [row[FLOWS[measure]] for row in rows if (row["year"], row["month"]) < at.period]
        value = books(measure, at.period)[0]
        if at.period < (2021, 6):  # months before 2017 are not in the table
            raise NoFigure
        return [_above(value.value, max(before))], (value,)
    raise NoFigure


def _above(value: float, most: float) -> bool:
    """Whether it is above; not said where it is hardly below, which other books may see otherwise."""
    if 0.95 * most < value <= most:
        raise NoFigure
    return value > most
