"""Those who met: their names, countries and places, where only the text says so."""

import pytest

from readout.compare.met import lands_of, lead_of, names_of_those_who_met

from .texts import read

OURS = """Readout of President Ann Brask's Meeting with Prime Minister Bo Lund of Sulmos
3 March 2022
Kentotic President Ann Brask met Prime Minister Bo Lund of Sulmos in Tamraport today to discuss the war in Fentia. Brask said that Kentos would help.
"""
THEIRS = """Minutes of the Talks between Sulmos and Kentos
3 March 2022
The delegation of Sulmos, led by Prime Minister Bo Lund, met that of Kentos, led by President Ann Brask. Lund thanked Niger.
"""


def test_countries_in_no_list_are_those_of_titles_headings_and_first_sentences():
    names = names_of_those_who_met(read(OURS), read(THEIRS))
    assert {"Ann Brask", "Bo Lund", "Kentos", "Sulmos", "Tamraport"} <= names
    assert not names & {"Fentia", "Niger"}


def test_a_country_is_that_of_the_one_whose_name_or_title_has_it():
    found = lands_of(read(OURS), {"Ann Brask", "Bo Lund"})
    assert found == {"Ann Brask": {"Kentos"}, "Bo Lund": {"Sulmos"}}
    real = "President Ann Brask spoke with Swedish Prime Minister Bo Lund on Monday about Niger."
    assert lands_of(read(real), {"Bo Lund"}) == {"Bo Lund": {"Sweden"}}


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        (OURS, "Kentotic President Ann Brask met Prime Minister Bo Lund of Sulmos in Tamraport"),
        (THEIRS, "The delegation of Sulmos, led by"),
        ("A lighthouse\nThe lighthouse was opened. It is tall.\n", None),
    ],
    ids="ours theirs nobody".split(),
)
def test_the_lead_is_the_sentence_that_names_one_of_each_side(text, lead):
    found = lead_of(read(text), {"Ann Brask", "Bo Lund"})
    assert found.text.startswith(lead) if lead else found is None
