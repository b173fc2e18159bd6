"""The day that a text gives as its own."""

import datetime as dt

import pytest

from readout.article import parse_article
from readout.article.english.dateline import date_without_year

DATES = {
    "caption": ("Leaders meet, Beijing, December 20, 2023. /Xinhua\nThey met.", dt.date(2023, 12, 20)),
    "dateline": ("BEIJING, Dec. 20, 2023 (Xinhua) -- They met.\nMore.", dt.date(2023, 12, 20)),
    "a line of its own": ("20 December 2023\nThey met in Oslo on Monday.", dt.date(2023, 12, 20)),
    "a day in history is not the document's": ("They recalled that on May 9, 1945 the war ended.", None),
    "a month in capitals": ("BEIJING, DEC. 20, 2023 (Xinhua) -- They met.\nMore.", dt.date(2023, 12, 20)),
    "TASS": ("MOSCOW, 20 December 2023. /TASS/. They met.\nMore.", dt.date(2023, 12, 20)),
    "figures, the day past twelve": ("20.12.2023\nThey met in Oslo on Monday.", dt.date(2023, 12, 20)),
    "figures with points, the day first": ("05.12.2023\nThey met in Oslo on Monday.", dt.date(2023, 12, 5)),
    "figures, the year first": ("2023/12/05\nThey met in Oslo on Monday.", dt.date(2023, 12, 5)),
    "figures, the day in the middle": ("12/20/2023\nThey met in Oslo on Monday.", dt.date(2023, 12, 20)),
    "figures that may be two days": ("05/12/2023\nThey met in Oslo.", None),
    "figures that are one day either way": ("05/05/2023\nThey met in Oslo.", dt.date(2023, 5, 5)),
    "a line of its own before a day of the first sentence": (
        "They met\nDecember 20, 2023\nOn Tuesday, December 19, 2023, they met in Oslo.",
        dt.date(2023, 12, 20),
    ),
    "a decree of long ago": (
        "They met\nYesterday they spoke of the order that was issued on May 9, 1945.",
        None,
    ),
    "a heading that ends with it": (
        "Call with the minister of Norlund – 5 December 2023\nThey met.",
        dt.date(2023, 12, 5),
    ),
    "with its hour and place": (
        "Talks\nDecember 20, 2023 17:30 Novo-Osmera, Norlund Region\nThey met.",
        dt.date(2023, 12, 20),
    ),
    "with its agency and editor": (
        "Source: NN | 2023-12-20 21:27:09 | Editor: Ann Berg\nThey met.",
        dt.date(2023, 12, 20),
    ),
    "a short sentence": ("They met\nBrask was born in Oslo on May 9, 1945.\nMore.", None),
    "a label, its name and the hour": (
        "Talks\nPublished By : Admin | June 2, 2020 | 21:29\nThey met in Oslo.",
        dt.date(2020, 6, 2),
    ),
    "a comma before the agency": ("OSLO, 09 July 2022, (NN): They met.\nMore.", dt.date(2022, 7, 9)),
    "a time stamp": ("2023-12-20T10:00Z\nThey met in Oslo on Monday.", dt.date(2023, 12, 20)),
    "a caption with its agency": (
        "Leaders meet on Dec. 20, 2023. (Reuters/Ann Berg)\nThey met.",
        dt.date(2023, 12, 20),
    ),
    "no such day": ("OSLO, February 30, 2023 (NN) -- They met.", None),
    "none": ("They met on Wednesday.", None),
}


@pytest.mark.parametrize(("text", "day"), DATES.values(), ids=DATES)
def test_document_date(text, day):
    found = parse_article(text).document_date
    assert (found and found.value) == day


WITHOUT_YEAR = {
    "a dateline": ("OSLO, Aug. 23 (NN) -- They met.\nMore.", dt.date(2023, 8, 23)),
    "a line of its own": ("They met\n29 August\nThey met in Oslo.", dt.date(2023, 8, 29)),
    "a day told of is not the text's": ("They met\nThe talks began on August 20 in Oslo and went on.", None),
    "a day far from the one known": ("OSLO, May 2 (NN) -- They met.\nMore.", None),
    "no such day": ("OSLO, Aug. 32 (NN) -- They met.\nMore.", None),
}


@pytest.mark.parametrize(("text", "day"), WITHOUT_YEAR.values(), ids=WITHOUT_YEAR)
def test_a_day_without_its_year(text, day):
    article = parse_article(text)
    assert article.document_date is None
    found = date_without_year(text, article.segments, dt.date(2023, 8, 24))
    assert (found and found[0]) == day
    assert not found or found[1].text == text[found[1].start : found[1].end]


def test_the_year_is_the_nearest():
    article = parse_article("OSLO, Dec. 30 (NN) -- They met.\nMore.")
    day, _ = date_without_year(article.text, article.segments, dt.date(2024, 1, 2))
    assert day == dt.date(2023, 12, 30)
