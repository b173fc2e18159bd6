"""The countries are those of the standard."""

import pycountry

from readout.countries import country_names


def test_countries_are_those_of_iso_3166():
    assert set(country_names()) == {country.alpha_2 for country in pycountry.countries}
