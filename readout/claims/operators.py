"""What is worked out of the tables' values: change, difference, ratio, share, each with the room its digits leave."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from readout.claims.model import Evidence, Measure
from readout.claims.tables import RECONCILED, Tables, whose_books
from readout.periods import Period
from readout.trade import Figure, announced_growth

OWN_BOOKS = ("annual", "announced", "revised", "world", "partners")
"""The books of the reporter's customs, in the order in which they go before each other."""


@dataclass(frozen=True, slots=True)
class Result:
    """One value worked out on one set of books, from `low` to `high` as the digits of the tables allow."""

    books: str
    value: float
    low: float
    high: float
    shown: str
    evidence: tuple[Evidence, ...]


def row_of(figure: Figure) -> Evidence:
    """The row a figure stands in, as evidence."""
    return Evidence(figure.table, figure.row, f"{figure.value:.6g}", figure.source)


def shown_sum(value: float) -> str:
    """A sum in USD bn as reasons print it: to two decimals, a small one to three."""
    return f"{value:.2f}" if abs(value) >= 1 else f"{value:.3f}"


def room(value: float) -> float:
    """Half a unit of the last digit that a table gives."""
    text = f"{value:.10g}"
    digits = len(text.partition(".")[2])
    return 0.5 * 10.0**-digits if digits else 0.5 if abs(value) >= 10 else 0.05


def levels(tables: Tables, measure: Measure, period: Period) -> list[Result]:
    """The value itself on each set of books."""
    found = []
    for f in tables.values(measure, period):
        shown = f"{whose_books(tables.trade, f.books)} {shown_sum(f.value)}"
        found.append(Result(f.books, f.value, f.value, f.value, shown, (row_of(f),)))
    return found


def pairs(
    tables: Tables, one: tuple[Measure, Period], other: tuple[Measure, Period]
) -> Iterator[tuple[Figure, Figure]]:
    """The values of two measures or periods on the same books; where only one kind of books is kept, on those."""
    against = {f.books: f for f in tables.values(*other) if f.value}
    found = [(f, against[f.books]) for f in tables.values(*one) if f.books in against]
    yield from found
    if not found:
        plain = [f for f in tables.values(*one) if f.books not in ("partner", RECONCILED)]
        base = [f for f in against.values() if f.books not in ("partner", RECONCILED)]
        if plain and base:
            yield plain[0], base[0]


def _worked_out_result(
    tables: Tables,
    found: Iterable[tuple[Figure, Figure]],
    work: Callable[[float, float], float],
    unit: str,
    sign: str,
) -> list[Result]:
    results = []
    for one, other in found:
        value = work(one.value, other.value)
        a, b = room(one.value), min(room(other.value), abs(other.value) / 3)
        ends = [work(one.value + x, other.value + y) for x in (-a, a) for y in (-b, b)]
        name = whose_books(tables.trade, one.books)
        shown = f"{name} {shown_sum(one.value)} to {shown_sum(other.value)}, {value:{sign}}{unit}"
        results.append(Result(one.books, value, min(ends), max(ends), shown, (row_of(one), row_of(other))))
    return results


def changes(tables: Tables, measure: Measure, period: Period, base: Period) -> list[Result]:
    """By how many percent a measure changed, on each set of books; with the rate that was announced."""
    found = _worked_out_result(
        tables,
        pairs(tables, (measure, period), (measure, base)),
        lambda new, old: 100 * (new / old - 1),
        " percent",
        "+.1f",
    )
    yearly = base == (period[0] - 1, *period[1:])
    if (
        yearly
        and measure == Measure()
        and (said := announced_growth(tables.of_year(period[0]), period, tables.by))
    ):
        found = [result for result in found if result.books != "announced"]
        shown = f"{whose_books(tables.trade, 'announced')} {said.value:+.1f} percent"
        row = Evidence(said.table, said.row, f"{said.value:g}", said.source)
        found.append(Result("announced", said.value, said.value, said.value, shown, (row,)))
    return found


def differences(tables: Tables, one: tuple[Measure, Period], other: tuple[Measure, Period]) -> list[Result]:
    """By how much one value is larger than another."""
    return _worked_out_result(tables, pairs(tables, one, other), lambda a, b: a - b, "", "+.2f")


def ratios(tables: Tables, one: tuple[Measure, Period], other: tuple[Measure, Period]) -> list[Result]:
    """How many times as large one value is as another."""
    return _worked_out_result(tables, pairs(tables, one, other), lambda a, b: a / b, " times", ".2f")


def shares(tables: Tables, part: tuple[Measure, Period], whole: tuple[Measure, Period]) -> list[Result]:
    """One value in percent of another, on the same books; trade with the world that is on none of these, against all."""
    scope = whole[0].scope
    if scope in ("reporter", "partner"):
        both = [(one, w) for one in tables.values(*part) for w in tables.values(*whole) if w.value]
        found = [(one, w) for one, w in both if _one_keeper(one, w, scope)]
        if not any(one.books != RECONCILED for one, _ in found):
            found += [(one, w) for one, w in both if RECONCILED not in (one.books, w.books)]
    else:
        found = list(pairs(tables, part, whole))
    return _worked_out_result(tables, found, lambda a, b: 100 * a / b, " percent", ".2f")


def _one_keeper(part: Figure, whole: Figure, scope: str) -> bool:
    """Whether a figure of two countries, and one of the trade of the reporter or partner with the world, are of one's books."""
    if RECONCILED in (part.books, whole.books):
        return part.books == whole.books
    return (part.books == "partner") == (scope == "partner")


def year_before(period: Period) -> Period:
    """The same period a year before."""
    if len(period) == 4:
        return (period[0] - 1, period[1], period[2] - 1, period[3])
    return (period[0] - 1, *period[1:])


def earlier(period: Period, first: int) -> Iterator[Period]:
    """The same stretch of each year before, the latest first, back to a year."""
    for year in range(period[0] - 1, first - 1, -1):
        yield (year, *period[1:])


def month_before(period: Period) -> Period:
    """The month before a month."""
    year, month = period[0], period[1]
    return (year, month - 1) if month > 1 else (year - 1, 12)


def one_value(tables: Tables, measure: Measure, period: Period, books: Sequence[str] = ()) -> Figure | None:
    """The value that goes first: the yearly table before first prints, these before sums of months."""
    known = tables.values(measure, period)
    order = books or tables.kept or OWN_BOOKS
    ranked = sorted((f for f in known if f.books in order), key=lambda f: order.index(f.books))
    return ranked[0] if ranked else None
