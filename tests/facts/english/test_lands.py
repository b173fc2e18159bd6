"""Two lands are joined by a dash or by "between", and not by standing beside each other in a list."""

from collections import Counter

import pytest

from readout.facts.english.lands import joined, land_of_titles, other_land

NAMES = {"U.S.": "US", "Georgia": "GE", "EU": "EU", "China": "CN", "Peru": "PE"}


def found(text):
    return joined(
        text,
        [
            (text.index(name), text.index(name) + len(name), code)
            for name, code in NAMES.items()
            if name in text
        ],
    )


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("U.S.-Georgia ties", ["US GE"]),
        ("the EU – China summit", ["EU CN"]),
        ("cooperation between the U.S. and EU", ["US EU"]),
        ("talks between Peru and the EU, and China", ["PE EU"]),
        ("the U.S. and Georgia, China and Peru", []),
        ("the U.S. visited Georgia", []),
    ],
)
def test_which_two_are_joined(text, pairs):
    assert found(text) == Counter(frozenset(pair.split()) for pair in pairs)


def test_how_often_counts_and_one_land_is_no_pair():
    text = "U.S.-Peru, Peru-U.S. and U.S.-U.S."
    spans = [(0, 4, "US"), (5, 9, "PE"), (11, 15, "PE"), (16, 20, "US"), (25, 29, "US"), (30, 34, "US")]
    assert joined(text, spans) == {frozenset({"US", "PE"}): 2}


def test_what_is_no_country_has_a_code_of_the_tables():
    assert (other_land("European Commission"), other_land("Kosovo"), other_land("NATO")) == ("EU", "XK", None)
    assert land_of_titles(["President", "EU High Representative"]) == "EU"
    assert land_of_titles(["European President"]) is None
