"""Reports of one day, for tests of what they say."""

from readout.article import parse_article
from readout.facts.english.dates import find_dates

DAY = "BEIJING, Dec. 20, 2023 (NN) -- "


def dates_of(text):
    """The dates of a report with that text, its own aside."""
    return find_dates(parse_article(DAY + text))[1:]
