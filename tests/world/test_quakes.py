"""Earthquakes near a day, with their scale and both lists."""

import datetime as dt

from readout import world


def test_gansu_is_in_one_list_and_below_what_was_reported():
    """18 December 2023, UTC; Chinese reports have 6.2 on the 18th or, by their clocks, the night to the 19th."""
    for day in (dt.date(2023, 12, 18), dt.date(2023, 12, 19)):
        (quake,) = [q for q in world.quakes(day) if "GANSU" in q.place]
        assert (quake.magnitude, quake.scale, quake.deaths) == (5.9, "", 151) and "NOAA" in quake.source


def test_the_largest_first_from_both_lists():
    found = world.quakes(dt.date(2023, 2, 6), least=7.0, days=0)
    assert [quake.magnitude for quake in found] == [7.8, 7.8, 7.5, 7.5]
    assert {quake.scale for quake in found} == {"moment magnitude", ""}
    assert len({quake.source for quake in found}) == 2


def test_days_and_magnitudes_bound_what_is_found():
    day = dt.date(2023, 2, 6)
    assert len(world.quakes(day, 6.5, 0)) < len(world.quakes(day, 6.0, 0)) < len(world.quakes(day, 5.5, 0))
    assert len(world.quakes(day, 5.5, 0)) < len(world.quakes(day, 5.5, 3))
    assert world.quakes(dt.date(2025, 1, 1)) == () and world.quakes(dt.date.min) == ()
