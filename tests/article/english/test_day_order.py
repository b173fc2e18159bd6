"""Which of two figures is the day: what in a text shows it, and when nothing does."""

import datetime as dt

import pytest

from readout.article import parse_article

DATES = {
    "nothing shows it": ("05/12/2023\nThey met in Oslo.", None),
    "another date": ("05/12/2023\nThey met in Oslo after the talks of 23/11/2023.", dt.date(2023, 12, 5)),
    "another date, the month first": (
        "05/12/2023\nThey met after the talks of 04/23/2023.",
        dt.date(2023, 5, 12),
    ),
    "a weekday": ("Tuesday, 05/12/2023\nThey met in Oslo.", dt.date(2023, 12, 5)),
    "a weekday, the month first": ("Friday, 05/12/2023\nThey met in Oslo.", dt.date(2023, 5, 12)),
    "a weekday that fits neither": ("Monday, 05/12/2023\nThey met in Oslo.", None),
    "a publisher of the United States": (
        "Call with the minister\n05/12/2023\nOffice of the Spokesperson\nThey spoke.",
        dt.date(2023, 5, 12),
    ),
    "to whom it is to be attributed": (
        "Call with the minister\n05/12/2023\nThis is attributable to the White House:\nThey spoke.",
        dt.date(2023, 5, 12),
    ),
    "a publisher of Europe": ("European Council\n05/12/2023\nThey met in Oslo.", dt.date(2023, 12, 5)),
    "a house that is visited": ("He came to the White House\n05/12/2023\nThey spoke.", None),
    "a path": ("05/12/2023/7\nThey met in Oslo.", None),
}


@pytest.mark.parametrize(("text", "day"), DATES.values(), ids=DATES)
def test_day(text, day):
    found = parse_article(text).document_date
    assert (found and found.value) == day


@pytest.mark.parametrize(
    ("date", "month_first"), [("2023-05-12", True), ("2023-12-05", False), ("2020-01-01", None)]
)
def test_the_day_it_is_known_to_be_of(date, month_first):
    assert parse_article("They spoke on 05/12/2023.", date=date).month_first is month_first
    assert parse_article("They spoke on 05/12/2023.", f"x/{date} call.txt").month_first is month_first


def test_a_text_without_such_dates_has_no_order():
    assert parse_article("Office of the Spokesperson\nThey spoke.").month_first is None
