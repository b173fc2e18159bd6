"""Names that hold a word for a day: none of them is the nearest such day."""

import datetime as dt

import pytest

from readout.facts.english.date_names import name_around, opens_no_sentence
from readout.lexicon import columns

from .reports import dates_of


@pytest.mark.parametrize(
    "text",
    [
        "They stand by the Good Friday Agreement.",
        "They stand by the Belfast/Good Friday Agreement.",
        "It sold well on Black Friday.",
        "They agreed on Vision 2030.",
        "The 1992 Consensus was not named.",
        "She laid a wreath at the September 11 Memorial.",
    ],
)
def test_a_name_is_no_date(text):
    assert dates_of(text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They recalled the September 11 attacks.", "2001-09-11"),
        ("They condemned the October 7th terrorist attack.", "2023-10-07"),
    ],
)
def test_a_name_of_one_day_of_history(text, value):
    (date,) = dates_of(text)
    assert date.value == value and not date.relative


def test_a_day_beside_a_name_stays_one():
    found = dates_of("On Friday they spoke of the Good Friday Agreement, and on 3 March for two hours.")
    assert [d.text for d in found] == ["Friday", "3 March"]


def test_the_list_has_days_or_nothing():
    rows = list(columns("date_names"))
    assert len(rows) == len({name for name, _ in rows})
    for name, day in rows:
        assert not day or dt.date.fromisoformat(day)
        words = name.replace("YYYY", "2030")
        assert name_around(f"in {words} they", 3, 3 + len(words)) == (True, day or None), name


def test_a_word_written_large_behind_another():
    assert opens_no_sentence("USA Today", 4)
    assert not opens_no_sentence("It rained. Today", 11) and not opens_no_sentence("not today", 4)
