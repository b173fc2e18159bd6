"""Reports of one day, for tests of what they say."""

from readout.article import parse_article, running_text
from readout.facts.english.dates import find_dates
from readout.facts.english.gazetteer import words_of

DAY = "BEIJING, Dec. 20, 2023 (NN) -- "


def dates_in(text):
    """The dates of a text."""
    article = parse_article(text)
    return find_dates(article, words_of(running_text(article)))


def dates_of(text):
    """The dates of a report with that text, its own aside."""
    return dates_in(DAY + text)[1:]
