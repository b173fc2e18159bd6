"""Invented names: none is that of a country, a region or a language."""

import pycountry

from readout.practice.names import CAPITAL_ENDINGS, LAND_ENDINGS, MIDDLES, ONSETS, TOWN_ENDINGS

from .samples import SAMPLE


def test_no_invented_name_is_a_real_country():
    real = {
        value.casefold()
        for country in [*pycountry.countries, *pycountry.historic_countries, *pycountry.subdivisions]
        for key, value in country
        if key in ("name", "official_name", "common_name")
    }  # fmt: skip
    real |= {lang.name.casefold() for lang in pycountry.languages if hasattr(lang, "alpha_2")}
    ends = [e for pair in LAND_ENDINGS for e in pair] + list(CAPITAL_ENDINGS + TOWN_ENDINGS)
    invented = {(o + m + e).casefold() for o in ONSETS for m in MIDDLES for e in ends}
    assert "france" in real and "danish" in real
    assert not invented & real
    for p in SAMPLE:
        for country in p.countries:
            assert not {country.name.casefold(), country.capital.casefold()} & real
        assert not {row["partner"].casefold() for row in p.trade["partners"]} & real
