"""Earthquakes: figures of agencies, which differ by some tenths, and what their lists do not have."""

import pytest

from readout.article import parse_article
from readout.reading import Reading

DAY = (
    "OSLO, Dec. 20, 2023 -- Australian Prime Minister Anthony Albanese met French President Emmanuel Macron. "
)
CASES = [
    ("A magnitude 7.8 earthquake struck Turkey on February 6, 2023.", "supported"),
    ("The 6.8-magnitude earthquake in Morocco on 8 September 2023 killed many.", "supported"),
    ("The 7.8-magnitude earthquake in Morocco on 8 September 2023 killed many.", "contradicted"),
    ("A quake measuring 6.8 on the Richter scale hit Morocco on 8 September 2023.", "supported"),
    ("The 6.2-magnitude earthquake in Jishishan, China, on 18 December 2023 was deadly.", "depends"),
    ("The 6.6-magnitude earthquake in Jishishan, China, on 18 December 2023 was deadly.", "not_checkable"),
    ("The 7.9-magnitude earthquake in Jishishan, China, on 18 December 2023 was deadly.", "contradicted"),
    # Another quake of the same day and land may be meant.
    ("A 7.1-magnitude earthquake struck Turkey on February 6, 2023.", "not_checkable"),
    ("A 4.8-magnitude earthquake struck Turkey on February 6, 2023.", "not_checkable"),
    ("A 7.7-magnitude earthquake struck Atlantis on February 6, 2023.", "not_checkable"),
    ("A 7.8-magnitude earthquake struck Turkey in 2023.", "not_checkable"),
]


def measures(text):
    return [v for v in Reading(parse_article(text)).verdicts if v.claim.kind == "measure"]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_an_earthquake(text, expected):
    (found,) = measures(DAY + text)
    assert found.verdict == expected, found.reason


def test_the_scale_and_the_agency_are_said():
    (found,) = measures(DAY + CASES[0][0])
    assert "moment magnitude; US Geological Survey" in found.reason and "NOAA" in found.reason


def test_after_the_end_of_the_lists():
    (found,) = measures(
        DAY.replace("2023", "2025") + "A 7.7-magnitude earthquake struck Myanmar on 28 March 2025."
    )
    assert found.verdict == "not_checkable" and "up to 2024-04-02" in found.reason


def test_two_in_one_sentence_have_their_own_places():
    text = "A 7.8-magnitude earthquake struck Turkey on February 6, 2023, followed by a second one of magnitude 7.5 near Elbistan."
    assert [v.verdict for v in measures(DAY + text)] == ["supported", "supported"]
