"""Names as texts write them against names as the table does, and who else held an office on a day."""

import datetime as dt

import pytest

from readout import world
from readout.world.offices import is_name_of, kind_of
from readout.world.people import Term


def day(text):
    return dt.date.fromisoformat(text)


def term(name, family, office="government", title="Prime Minister"):
    return Term("QQ", office, title, name, family, "2020-01-01", "", "2020-11-24", "2026-01-22", "")


@pytest.mark.parametrize(
    ("said", "name", "family", "same"),
    [
        ("Liz Truss", "Mary Elizabeth TRUSS", "TRUSS", True),
        ("Truss", "Mary Elizabeth TRUSS", "TRUSS", True),
        ("Joe Biden", "Joseph R. BIDEN, Jr", "BIDEN", True),
        ("Hunter Biden", "Joseph R. BIDEN, Jr", "BIDEN", False),
        ("Volodymyr Zelensky", "Volodymyr ZELENSKYY", "ZELENSKYY", True),
        ("Mohamed bin Zayed Al Nahyan", "MUHAMMAD BIN ZAYID Al Nuhayyan", "MUHAMMAD BIN ZAYID", True),
        ("Abdel Fattah Elsisi", "Abdel Fattah EL-SISI", "EL-SISI", True),
        ("Benjamin Netanyahu", "Binyamin NETANYAHU", "NETANYAHU", True),
        ("Recep Tayyip Erdoğan", "Recep Tayyip ERDOGAN", "ERDOGAN", True),
        ("Li Keqiang", "LI Qiang", "LI", False),
        ("Hun Sen", "HUN MANET", "HUN MANET", False),
        ("Charles III", "CHARLES III", "CHARLES", True),
        ("Charles II", "CHARLES III", "CHARLES", False),
        ("Sam Mostyn", "MOSTYN", "MOSTYN", True),
        ("Boris Johnson", "Rishi SUNAK", "SUNAK", False),
    ],
)
def test_names_that_are_one_persons(said, name, family, same):
    assert is_name_of(said, term(name, family)) is same


@pytest.mark.parametrize(
    ("office", "title", "kind"),
    [
        ("government", "Chancellor", "head of government"),
        ("government", "Acting Prime Minister", "head of government"),
        ("government", "President of the Government", "head of government"),
        ("state", "Transitional President Lt. Col.", "president"),
        ("state", "Chairman of the Presidency", None),
        ("state", "Emperor", "monarch"),
        ("deputy", "Deputy President", "vice president"),
        ("deputy", "Vice Premier", "deputy"),
        ("representative", "Governor-General Dame", "governor general"),
        ("government", "", None),
        ("government (other)", "", "deputy"),
    ],
)
def test_an_office_by_its_title(office, title, kind):
    assert kind_of(term("A B", "B", office, title)) == kind


@pytest.mark.parametrize(
    ("name", "country", "office", "on", "other"),
    [
        ("Boris Johnson", "GB", "head of government", "2023-10-06", "Rishi SUNAK"),
        ("Boris Johnson", "GB", "head of government", "2022-10-06", None),  # the next one is in for days
        ("Boris Johnson", "GB", "head of government", "2021-10-06", None),  # he was it
        ("Marine Nobody", "GB", "head of government", "2023-10-06", None),  # on no record
        ("Rishi Sunak", "GB", "head of government", "2024-07-20", None),  # lists lag
        ("Akihito", "JP", "monarch", "2024-05-09", "NARUHITO"),
        ("Akihito", "JP", "monarch", "2018-05-09", None),  # no edition is at hand
        ("Li Keqiang", "CN", "head of government", "2024-05-09", "LI Qiang"),
        ("Li", "CN", "head of government", "2024-05-09", None),
        ("Benjamin Netanyahu", "IL", "head of government", "2021-03-04", None),  # two spellings of one
        ("David Hurley", "AU", "governor general", "2025-07-16", "MOSTYN"),
        ("Robert Golob", "SI", "head of government", "2023-02-16", None),  # a slip of one edition
        ("Pranab Mukherjee", "IN", "president", "2021-04-12", "Ram Nath KOVIND"),
    ],
)
def test_who_else_surely_held_it(name, country, office, on, other):
    found = world.another(name, country, office, day(on))
    assert (found and found.name) == other


def test_nobody_who_is_confirmed_is_ruled_out():
    """Of all holders on all first days of a month in which weekly editions are at hand."""
    days = [dt.date(year, month, 1) for year in (2021, 2022, 2023, 2024, 2025) for month in range(1, 13)]
    wrong = [
        (t.name, on.isoformat())
        for country in ("CN", "DE", "FR", "GB", "IL", "IN", "IT", "JP", "KR", "LB", "PE", "SI", "TH", "US", "VN")
        for t in world.terms(country)
        for on in days
        if (kind := kind_of(t)) and world.term_of(t.name, country, kind, on)
        if world.another(t.name, country, kind, on)
    ]  # fmt: skip
    assert wrong == []


def test_the_one_country_of_a_leader():
    on = day("2022-05-03")
    assert world.countries_of("Volodymyr Zelensky", "president", on) == ("UA",)
    assert world.countries_of("Joe Biden", "president", on) == ("US",)  # and of no territory
    assert world.countries_of("Joe Nobody", "president", on) == ()
    assert {"AU", "CA", "GB"} <= set(world.countries_of("Elizabeth II", "monarch", on))


def test_a_holder_is_one_person():
    assert world.holder("DE", "head of government", day("2024-02-09")).name == "Olaf SCHOLZ"
    assert world.holder("TH", "head of government", day("2024-02-09")).family in ("SETTHA", "SRETTHA")
    assert world.holder("QQ", "president", day("2024-02-09")) is None


def test_a_name_is_shown_without_capitals():
    shown = [t.shown_name for t in world.terms("CN", "state")] + [
        t.shown_name for t in world.terms("GB", "state")
    ]
    assert shown == ["Xi Jinping", "Elizabeth II", "Charles III"]
