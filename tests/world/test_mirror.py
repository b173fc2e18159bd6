"""Flows that two customs told of: each figure is that of its table, the widest gap first, blocs left out."""

import pytest

from readout import world
from readout.errors import InputError
from readout.world import tables


def test_each_flow_has_what_both_tables_of_customs_have():
    told = world.told_twice(2019)
    gaps = [abs(flow.gap) for flow in told]
    assert gaps == sorted(gaps, reverse=True) and len(told) > 10_000
    (flow,) = [flow for flow in told if (flow.exporter, flow.importer) == ("IN", "DE")]
    by_pair = {row.keeper: row for row in world.pair("IN", "DE") if row.year == 2019}
    assert (flow.sent, flow.received) == (by_pair["IN"].exports, by_pair["DE"].exports)
    assert flow.names == ("India", "Germany") and flow.gap == pytest.approx(flow.received - flow.sent)
    assert "International Monetary Fund" in flow.source


def test_a_bloc_and_the_world_are_no_countries():
    codes = {code for flow in world.told_twice(2019) for code in (flow.exporter, flow.importer)}
    assert not codes & {"EU", "", "EUU", "WLD"} and "XK" in codes


def test_a_year_without_both_books_is_refused_in_one_line():
    with pytest.raises(InputError, match="2021: the tables have both customs' books from 1960 to 2020"):
        world.told_twice(2021)


def test_without_the_tables_there_are_no_flows(monkeypatch, tmp_path):
    monkeypatch.setattr(tables, "WORLD", tmp_path / "none")
    assert world.told_twice(1991) == ()
