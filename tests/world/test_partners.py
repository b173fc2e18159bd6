"""All partners of a country in a year, and their ranks."""

import pytest

from readout import world
from readout.errors import InputError
from readout.world.codes import BLOCS, name_of
from readout.world.tables import rows


def test_chinas_partners_in_2023():
    """By China's customs: the US 674.34, Japan 318.91, Korea 313.51, Hong Kong 292.41, Taiwan 268.89, Russia 239.07."""
    (customs, cepii) = world.partners("CN", 2023)
    assert (customs.books, cepii.books) == ("China's customs, by the IMF", world.RECONCILED)
    assert [partner.code for partner in customs.partners[:6]] == ["US", "JP", "KR", "HK", "TW", "RU"]
    russia = customs.of("ru")
    assert (russia.total, russia.rank, russia.rank_of_states) == (239.07, 6, 4)
    assert customs.of("HK").rank_of_states == 4 and customs.of("QQ") is None
    assert cepii.of("TW") is None and customs.vintage == "downloaded June 2025"


def test_ranks_are_counted_from_the_tables():
    """One more than how many have more, as looking at every row of the table counts it."""
    (customs, cepii) = world.partners("IN", 2019)
    sizes = {}
    for row in rows("imf/trade_1990_2020", "IND"):
        if row["partner"] not in BLOCS and row["2019"] is not None:
            sizes[row["partner"]] = sizes.get(row["partner"], 0) + row["2019"]
    assert len(sizes) == len(customs.partners)
    germany = sizes["DEU"]
    assert customs.of("DE").rank == 1 + sum(size > germany for size in sizes.values()) == 8
    sent = {row["importer"]: row["2019"] for row in rows("baci/trade", "IND") if row["2019"]}
    received = {
        row["exporter"]: row["2019"] for row in rows("baci/trade") if row["importer"] == "IND" and row["2019"]
    }
    assert {partner.name for partner in cepii.partners} == {
        name_of(code) for code in sent.keys() | received.keys()
    }
    assert cepii.of("DE").total == pytest.approx((sent["DEU"] + received["DEU"]) / 1000)


@pytest.mark.parametrize("code", ["DE", "US", "KE"])
def test_no_bloc_is_a_partner_and_ranks_rise(code):
    for of in world.partners(code, 2020):
        assert not {"European Union", "the world", name_of(code)} & {one.name for one in of.partners}
        ranks = [one.rank for one in of.partners]
        assert ranks == sorted(ranks) and ranks[0] == 1
        assert all(one.rank_of_states <= one.rank for one in of.partners)


def test_years_beyond_the_tables_have_none():
    assert world.partners("IN", 2022) == world.partners("IN", 1959) == ()
    assert world.partners_on_first_books("IN", 2022) is None
    for year in (2020, 2023):
        assert world.partners_on_first_books("IN", year) == world.partners("IN", year)[0]
    assert world.years_of_partners("IN")[-2:] == (2020, 2023)
    with pytest.raises(InputError, match="'QQ': no country"):
        world.partners("QQ", 2020)
