"""Which listed name stands at a place: the longest, whole, and whose it is."""

import pytest

from readout.facts.english.gazetteer import (
    Listed,
    by_first_word,
    code_of,
    listed_at,
    listed_from,
    listed_whole,
    place_of,
)

NAMES = {
    "a country": ("Russia", ("Russia", "Russia", "RU", "name")),
    "another name of it": ("PRC officials", ("PRC", "China", "CN", "name")),
    "its people": ("Russians", ("Russians", "Russia", "RU", "demonym")),
    "its capital": ("Beijing", ("Beijing", "Beijing", "CN", "city")),
    "the longer of two": ("South Korea and", ("South Korea", "South Korea", "KR", "name")),
    "up to a mark": ("Beijing's", ("Beijing", "Beijing", "CN", "city")),
    "no part of a word": ("Russiagate", None),
    "no part of a name with a line": ("South Korea_2", None),
    "not in small letters": ("russia", None),
    "unknown": ("Orven", None),
    "nothing": ("", None),
}


@pytest.mark.parametrize(("text", "expected"), NAMES.values(), ids=NAMES)
def test_the_name_that_a_text_begins_with(text, expected):
    assert listed_from(text) == (expected and Listed(*expected))


def test_a_name_is_looked_for_where_it_stands():
    text = "He left for New Delhi."
    assert listed_from(text, text.index("New")).words == "New Delhi"
    assert listed_from(text, text.index("Delhi") - 1) is None


def test_an_index_of_ones_own_is_looked_in_instead():
    index = by_first_word(
        [Listed(words, words, None, "hall") for words in ("Orven", "Orven Hall", "x Orven")]
    )
    assert [entry.words for entry in index["Orven"]] == ["Orven Hall", "Orven"]
    assert list(index) == ["Orven"]  # a name without a capital in front is never looked up
    assert listed_at("the Orven Hall", 4, "Orven", index).words == "Orven Hall"
    assert listed_at("the Orven Halls", 4, "Orven", index).words == "Orven"
    assert listed_at("Russia", 0, "Russia", index) is None


def test_an_organisation_is_no_place():
    assert listed_from("United Nations").kind == "organisation"
    assert place_of("United Nations") is None is code_of("United Nations")
    assert code_of("Russian officials") == "RU" and place_of("Moscow talks").words == "Moscow"


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("Russia", True),
        ("Russia Today", False),
        ("South Korea Today", True),
        ("United Nations", True),
        ("Orven", False),
    ],
)
def test_a_name_that_is_listed_whole(name, whole):
    assert listed_whole(name) == whole
