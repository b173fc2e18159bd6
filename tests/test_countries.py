"""The countries are those of the standard."""

import pycountry

from readout.countries import country_names, whose, with_article


def test_countries_are_those_of_iso_3166():
    assert set(country_names()) == {country.alpha_2 for country in pycountry.countries}


def test_names_in_a_sentence():
    assert (with_article("Netherlands"), with_article("India")) == ("the Netherlands", "India")
    assert (whose("United States"), whose("India")) == ("the United States'", "India's")
