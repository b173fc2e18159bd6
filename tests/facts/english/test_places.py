"""Places: a table of traps."""

from pathlib import Path

import pytest

from readout.article import parse_article, read_article
from readout.facts import extract_facts

DATA = Path(__file__).parents[3] / "data"

PLACES = {
    "countries inside other names": (
        "In Northern Ireland, New Mexico, Papua New Guinea and South Sudan.",
        [("Northern Ireland", "GB"), ("New Mexico", "US"), ("Papua New Guinea", "PG"), ("South Sudan", "SS")],
    ),
    "people with a country's name": ("They saw Chad Wolf, Michael Jordan and Jordan Peterson.", []),
    "the country itself": ("They saw Jordan and Chad.", [("Jordan", "JO"), ("Chad", "TD")]),
    "cities": (
        "In New York, St. Petersburg and Geneva.",
        [("New York", "US"), ("St. Petersburg", "RU"), ("Geneva", "CH")],
    ),
    "a province": ("In Sichuan and Gansu Province.", [("Sichuan", "CN"), ("Gansu Province", "CN")]),
    "a sea": ("In the South China Sea.", [("South China Sea", None)]),
    "no place": ("The EU, the European Union and the Kremlin.", []),
    "a place inside an organisation": ("The Oslo News Agency said so.", []),
    "lands on no list": (
        "The Kingdom of Zembla and Ruritania's government met in Strelsau, the capital of Graustark.",
        [("Zembla", None), ("Ruritania", None), ("Strelsau", None), ("Graustark", None)],
    ),
    "a dollar is no place": ("It cost US$5 million.", []),
    "short names": (
        "In the DRC, S. Korea and the Strait of Hormuz.",
        [("DR Congo", "CD"), ("South Korea", "KR"), ("Strait of Hormuz", None)],
    ),
    "a river": ("Along the River Tarva it rained.", [("River Tarva", None)]),
    "where something is": (
        "It rained in Talvera, and near New Brask.",
        [("Talvera", None), ("New Brask", None)],
    ),
    "trade between two": ("Trade between Osmera and Norlund rose.", [("Osmera", None), ("Norlund", None)]),
    "a side": ("The Osmeran side left Osmera.", [("Osmera", None)]),
    "a demonym on no list": ("Osmeran Foreign Minister Teodor Brask left Osmera.", [("Osmera", None)]),
}


@pytest.mark.parametrize(("text", "expected"), PLACES.values(), ids=PLACES)
def test_places(text, expected):
    assert [(p.name, p.country) for p in extract_facts(parse_article(text)).places] == expected


def test_places_of_the_practice_text_on_no_list():
    places = extract_facts(read_article(DATA / "practice/2024-03-14-talvera.txt")).places
    assert {(p.name, len(p.mentions)) for p in places} == {
        ("Talvera", 1),
        ("Norlund", 3),
        ("Osmera", 3),
        ("Tarvik Pass", 1),
    }
