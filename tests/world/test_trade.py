"""Trade of any two countries: units, whose books, both ways round, months against years, and against our own tables."""

from collections import defaultdict
from itertools import combinations

import pytest

from readout import ROOT, world
from readout.errors import InputError
from readout.trade import load_trade
from readout.world.tables import rows

FIFTEEN = "BR CA CN DE FR GB ID IN IT JP KR NL RU SG US".split()
MINE, YOURS = "India's customs, by the IMF", "Germany's customs, by the IMF"


def of_year(first, second, year):
    return {row.books: row for row in reversed(world.pair(first, second)) if row.year == year}


def test_a_year_on_every_set_of_books():
    """2020 by the tables, in USD million: India X 7657.3, M 9675.9; Germany X 12233, M 8033.4; BACI 8632.3, 12145."""
    books = of_year("IN", "DE", 2020)
    assert {name: (row.exports, row.imports) for name, row in books.items()} == {
        MINE: (7.6573, 9.6759),
        YOURS: (8.0334, 12.233),
        world.RECONCILED: (8.6323, 12.145),
    }
    assert [row.keeper for row in books.values()] == ["", "DE", "IN"]
    assert books[MINE].total == 17.3332
    assert all(row.source.endswith(f"({row.vintage})") and row.vintage for row in books.values())


def test_the_other_way_round_is_the_same_with_flows_exchanged():
    for one, other in (("IN", "DE"), ("US", "CA"), ("CN", "RU"), ("AE", "KE")):
        there, back = world.pair(one, other), world.pair(other, one)
        turned = {(r.year, r.books, r.table): (r.imports, r.exports) for r in back}
        assert {(r.year, r.books, r.table): (r.exports, r.imports) for r in there} == turned


def test_a_later_release_stands_first():
    releases = [row.vintage for row in world.pair("CN", "RU") if (row.year, row.keeper) == (2015, "CN")]
    assert releases == ["downloaded June 2025", "downloaded early in 2022"]


def test_what_is_covered():
    assert world.covered("IN", "DE") == {
        MINE: (1960, 2020),
        YOURS: (1960, 2020),
        world.RECONCILED: (2000, 2023),
    }
    assert (world.last_year_covered("IN", "DE"), world.last_year_covered("CN", "KE")) == (2023, 2024)
    assert (world.covered("LI", "KE"), world.last_year_covered("LI", "KE")) == ({}, None)


def test_whose_customs_go_furthest_is_said_as_all_books_say_it():
    """The latest release, asked alone, decides as all do: no other has a later year."""
    for one, other in (*combinations(FIFTEEN, 2), *combinations(reversed(FIFTEEN), 2), ("KE", "CN")):
        ends = {row.keeper: row.year for row in world.pair(one, other)}
        assert world.goes_furthest(one, other) == (one if ends.get(one, 0) >= ends.get(other, 0) else other)
    assert world.goes_furthest("LI", "KE") == ""


def test_a_total_needs_both_directions():
    partial = [row for row in world.pair("KE", "AE") if None in (row.exports, row.imports)]
    assert partial and all(row.total is None for row in partial)


@pytest.mark.parametrize("asked", [world.pair, world.months, world.covered, world.goes_furthest])
def test_a_code_that_no_country_has(asked):
    with pytest.raises(InputError, match="'QQ': no country"):
        asked("QQ", "DE")


def test_a_pair_is_the_same_from_both_sides():
    """Each one's own books stand first, and what one sends the other receives."""
    ours, theirs = world.pair("US", "CN"), world.pair("CN", "US")
    assert [row.keeper for row in theirs if row.year == 2019] == ["CN", "CN", "US", "US", "", "US"]
    assert [row.keeper for row in ours if row.year == 2019] == ["US", "US", "CN", "CN", "", "US"]
    turned = {(row.year, row.table, row.keeper): (row.imports, row.exports) for row in theirs}
    assert turned == {(row.year, row.table, row.keeper): (row.exports, row.imports) for row in ours}


def test_our_own_china_and_russia_are_the_imfs_within_a_hundredth():
    """But for 2011, where the yearly table has a first print: the IMF's is 2.6 percent below."""
    imf = {row.year: row.total for row in reversed(world.pair("CN", "RU")) if row.keeper == "CN"}
    ours = {row["year"]: row["total"] for row in load_trade("CN-RU", ROOT / "data/trade").rows("annual")}
    apart = {
        year: ours[year] / imf[year] - 1 for year in ours.keys() & imf.keys() if ours[year] and imf[year]
    }
    assert len(apart) == 25
    assert {year for year, share in apart.items() if abs(share) > 0.01} == {2011}
    assert 0.02 < apart[2011] < 0.03


def test_months_of_the_imf_add_to_its_years():
    """Of some 4,000 whole years by direction, 98 in 100 within a thousandth, all within a twentieth."""
    years = {}
    for one, other in combinations(FIFTEEN, 2):
        for row in world.pair(one, other):
            if row.table == "imf/trade_1990_2020":
                years |= {(one, other, row.books, row.year): row}
    sums = defaultdict(list)
    for one, other in combinations(FIFTEEN, 2):
        for row in world.months(one, other):
            if row.table == "imf/monthly":
                sums[one, other, row.books, row.year].append(row)
    apart = []
    for key, months in sums.items():
        for flow in ("exports", "imports"):
            values = [getattr(month, flow) for month in months]
            if len(values) == 12 and None not in values:
                apart.append(abs(sum(values) / getattr(years[key], flow) - 1))
    assert len(apart) > 4000 and max(apart) < 0.05
    assert sum(share < 0.001 for share in apart) / len(apart) > 0.98


def test_months_of_the_us_add_to_its_years():
    """Two sources: imports are at customs value here and with freight at the IMF before 1989; exports differ in places."""
    books = of_year("US", "CA", 2019)
    census, imf = books[world.customs_by_census()], books[world.customs_by_imf("US")]
    months = [m for m in world.months("US", "CA") if m.year == 2019 and m.books == census.books]
    assert len(months) == 12 and census.exports == pytest.approx(sum(m.exports for m in months))
    assert census.total == pytest.approx(imf.total, rel=0.01)
    assert not [
        row for row in world.pair("US", "CA") if row.table == "public-domain/us_monthly" and row.year == 2023
    ]


def test_totals_are_the_sums_of_partners_in_baci():
    sums = defaultdict(float)
    for row in rows("baci/trade"):
        sums[row["exporter"]] += row["2023"] or 0
    for code, three in (("IN", "IND"), ("DE", "DEU"), ("KE", "KEN")):
        (total,) = [t for t in world.totals(code) if t.year == 2023 and not t.keeper]
        assert total.exports == pytest.approx(sums[three] / 1000, rel=1e-4)


@pytest.mark.parametrize(
    ("code", "exports", "imports"),
    [("CN", 2498.5, 2069.0), ("AE", None, 289.69), ("IQ", None, None), ("KP", None, None)],
)
def test_totals_leave_out_what_the_imf_must_have_estimated(code, exports, imports):
    """In 2019: the Emirates reported imports by partner and no exports, Iraq and North Korea neither."""
    own = [row for row in world.totals(code) if row.year == 2019 and row.keeper]
    found = own[0] if own else None
    assert getattr(found, "exports", None) == exports
    assert getattr(found, "imports", None) == imports
    assert [row.books for row in world.totals(code) if row.year == 2019 and not row.keeper] == [
        world.RECONCILED
    ]
