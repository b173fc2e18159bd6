"""Whose names are one's, and what of a text is a name."""

import pandas as pd
import pytest

from readout.corpus.names import Name, fullest, names_of, same_name, words_of_name
from readout.corpus.rows import read_texts


def name(kind, words):
    return Name(kind, words, ((0, 1),))


@pytest.mark.parametrize(
    ("kind", "one", "other", "same"),
    [
        ("person", "Brask", "Ann Brask", True),
        ("person", "Joe Brask", "Joseph R. Brask", True),
        ("person", "Ann Brask", "Bo Brask", False),
        ("place", "Cote d'Or", "Côte d’Or", True),
        ("place", "Norland", "North Norland", False),
        ("organisation", "Harbour Council", "Norland Harbour Council", True),
        ("organisation", "Council", "Harbour Council", False),
        ("organisation", "HCN", "Harbour Council of Norland", True),
        ("organisation", "HCON", "Harbour Council of Norland", True),
        ("organisation", "HN", "Harbour Union of Norland", False),
        ("organisation", "HUN", "Harbour Union Norland", True),
        ("organisation", "HU Council", "Harbour Union Council", True),
        ("organisation", "HU Council", "Harbour Union Bank", False),
        ("organisation", "U.N.", "United Nations", True),
    ],
)
def test_same_name(kind, one, other, same):
    assert same_name(name(kind, one), name(kind, other)) is same
    assert same_name(name(kind, other), name(kind, one)) is same


def test_a_persons_name_is_no_place_by_a_part_of_it():
    assert not same_name(name("person", "Brask"), name("place", "Port Brask"))


def test_names_of_a_text():
    text = (
        "Prime Minister Ann Brask met President Bo Lund of the Republic of Korea in Oslo. Brask thanked the Harbour "
        "Council's members. The President told South Korean reporters of the Harbour Council."
    )
    tables = read_texts(pd.DataFrame({"id": ["a"], "text": [text]}))
    (found,) = names_of(tables).values()
    assert [(one.kind, one.name) for one in found] == [
        ("person", "Ann Brask"),
        ("person", "Bo Lund"),
        ("place", "South Korea"),
        ("place", "Oslo"),
        ("organisation", "Harbour Council"),
    ]
    assert [text[a:b] for a, b in found[0].places] == ["Ann Brask", "Brask"]
    assert found == sorted(found, key=lambda one: one.places)


def test_what_is_named_at_one_place():
    facts = pd.DataFrame(
        [
            ("a", "organisation", "Republic of Korea", "KR", 5, 22),
            ("a", "organisation", "Republic of Korea Navy", None, 30, 52),
            ("a", "person", "the President", None, 60, 73),
            ("a", "organisation", "Kingdom", None, 80, 87),
            ("a", "place", "Norway", "NO", 80, 87),
            ("a", "organisation", "Harbour Council’s", None, 90, 107),
        ],
        columns=["id", "kind", "name", "country", "start", "end"],
    )
    found = [(one.kind, one.name) for one in names_of({"facts": facts})["a"]]
    assert found == [
        ("place", "South Korea"),
        ("organisation", "Republic of Korea Navy"),
        ("place", "Norway"),
        ("organisation", "Harbour Council"),
    ]


def test_the_fullest_is_taken_where_there_is_one():
    assert fullest(["Brask", "Ann Brask", "Lund", "Bo Lund", "Eva Lund"]) == {
        "Brask": "Ann Brask",
        "Ann Brask": "Ann Brask",
        "Lund": "Lund",
        "Bo Lund": "Bo Lund",
        "Eva Lund": "Eva Lund",
    }


def test_words_of_a_name():
    assert words_of_name("the U.S.’s Café-Club of St. Ann's") == (
        "the",
        "US",
        "Cafe",
        "Club",
        "of",
        "St",
        "Ann",
    )
