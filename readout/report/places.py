"""Where the charts of a report show what its text says: the point of a statement, and the rows a verdict rests on."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from readout.claims import Verdict

if TYPE_CHECKING:
    from readout.chart import Chart, Point

_AS_DRAWN = 0.002  # of a value: figures in evidence are rounded, those in charts are not
_UNITS_DRAWN = (1, 1000)  # of a billion: charts of little trade are in millions
_PHONE, _FINGER = 350, 24  # pixels: the width of a chart on a phone, and how far apart links have to be there


class Place(NamedTuple):
    """A point of a chart: its id on the page, the statements and claims it stands for, and where it is in both pictures.

    It is no link where one stands so near that a finger would not find it.
    """

    id: str
    of: tuple[str, ...]
    wide: tuple[float, float]
    narrow: tuple[float, float]
    link: bool


def places_in(
    charts: Mapping[str, Chart], verdicts: Sequence[Verdict], claims_in: Mapping[str, Sequence[str]]
) -> dict[str, list[Place]]:
    """By the names of charts, their points that stand for a statement or for a row of evidence.

    `claims_in` has the claims of each statement. A line of a chart is named by its `gid`: by a statement, or by a table
    whose rows are years, or by a table and a year of which its rows are months.
    """
    rows: dict[tuple[str, str], list[tuple[float, str]]] = {}
    for verdict in verdicts:
        for table, row, value in _figures(verdict):
            rows.setdefault((table, row), []).append((value, verdict.claim.id))
    found: dict[str, list[Place]] = {}
    used: dict[str, int] = {}
    for name, chart in charts.items():
        narrow = chart.points(narrow=True)
        shown = []
        for (line, x), point in chart.points().items():
            claims = claims_in[line] if line in claims_in else _resting_on(rows.get(_row(line, x), ()), point)
            of = tuple(dict.fromkeys([line, *claims] if line in claims_in else claims))
            if of and (line, x) in narrow:
                shown.append((of, point, narrow[line, x]))
        # Of rows that lie close together the one is a link on which most claims rest; statements keep their order.
        for of, point, small in sorted(shown, key=lambda one: 0 if one[0][0] in claims_in else -len(one[0])):
            number = used[of[0]] = used.get(of[0], 0) + 1
            id_ = f"p-{of[0]}" + (f"-{number}" if number > 1 else "")
            others = found.setdefault(name, [])
            link = not any(other.link and _close(small[1:], other.narrow, chart) for other in others)
            others.append(Place(id_, of, point[1:], small[1:], link))
    return found


def _resting_on(figures: Sequence[tuple[float, str]], point: Point) -> list[str]:
    """The claims whose figure is the one that is drawn."""
    return [
        item
        for value, item in figures
        if any(math.isclose(unit * value, point.value, rel_tol=_AS_DRAWN) for unit in _UNITS_DRAWN)
    ]


def _close(one: tuple[float, float], other: tuple[float, float], chart: Chart) -> bool:
    """Whether links at two places of the narrow picture would overlap on a phone."""
    if chart.narrow is None:
        return False
    width, height = chart.narrow.get_size_inches()
    across, down = abs(one[0] - other[0]) * _PHONE, abs(one[1] - other[1]) * _PHONE * height / width
    return bool(max(across, down) < _FINGER)


def _figures(verdict: Verdict) -> Iterator[tuple[str, str, float]]:
    """The rows of evidence that are a number: table, row, value."""
    for row in verdict.evidence:
        try:
            yield row.table, row.row, float(row.value)
        except ValueError:
            continue


def _row(line: str, x: float) -> tuple[str, str]:
    """Table and row of the point of a line, as evidence has them."""
    table, _, year = line.partition(" ")
    if not year:
        return table, f"{x:.0f}"
    return table, f"{year}, months 1 to {x:.0f}"
