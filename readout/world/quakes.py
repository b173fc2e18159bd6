"""Earthquakes near a day, with the scale of each magnitude: agencies differ by some tenths, and scales do, too."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from readout.periods import days_on
from readout.world.tables import Cells, rows_from, table

_ALL, _SIGNIFICANT = "public-domain/quakes", "public-domain/quakes_significant"
_OTHER_SCALES = {"ms": "surface wave magnitude", "mb": "body wave magnitude", "ml": "local magnitude"}
_MOMENT = "moment magnitude"


@dataclass(frozen=True, slots=True)
class Quake:
    """An earthquake: `time` in UTC as far as it is known, `scale` in words, empty where the source does not say it.

    Degrees are north and east, depth is in kilometres. `deaths` and `injuries` are None where the source has none.
    """

    time: str
    magnitude: float
    scale: str
    place: str
    latitude: float | None
    longitude: float | None
    depth: float | None
    deaths: int | None
    injuries: int | None
    source: str


def quakes(day: dt.date, least: float = 5.5, days: int = 1) -> tuple[Quake, ...]:
    """The earthquakes from `days` before `day` to `days` after it of magnitude `least` and over, the largest first.

    Days are UTC. The US Geological Survey's list has 6.0 and over from 1900 and 5.5 and over from 2013, to 2023-11-03;
    NOAA's has deadly, costly or very strong ones of any magnitude from 1900 to 2024-04-02. One that is in both is given
    from both: their magnitudes may differ.
    """
    dates = [days_on(day, n).isoformat() for n in range(-days, days + 1)]
    found = [_quake(_ALL, row["time_utc"], _scale(row["type"] or ""), row) for row in rows_from(_ALL, *dates)]
    found += [
        _quake(_SIGNIFICANT, f"{row['date']} {row['time_utc'] or ''}".strip(), "", row)
        for row in rows_from(_SIGNIFICANT, *dates)
        if row["magnitude"] is not None
    ]
    return tuple(sorted((q for q in found if q.magnitude >= least), key=lambda q: (-q.magnitude, q.time)))


def _quake(name: str, time: str, scale: str, row: Cells) -> Quake:
    return Quake(
        time,
        row["magnitude"],
        scale,
        row["place"] or "",
        row["latitude"],
        row["longitude"],
        row["depth_km"],
        row.get("deaths"),
        row.get("injuries"),
        table(name).source,
    )


def _scale(kind: str) -> str:
    """A scale in words; the source's own sign where it is none of the common ones."""
    sign = kind.lower()[:2]
    return _MOMENT if sign == "mw" else _OTHER_SCALES.get(sign, kind)
