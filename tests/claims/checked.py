"""What the tests of this room share: reports whose claims are checked on the tables of China and Russia."""

from readout.article import parse_article
from readout.claims import check_claims
from readout.reading import TRADE_FOLDER, Reading
from readout.trade import load_trade

BOOK = load_trade("CN-RU", TRADE_FOLDER)
DAY = "BEIJING, Dec. 20, 2023 (NN) -- "
LATER = (
    "OSLO, Jan. 15, 2024 (NN) -- China's President Xi Jinping met Russia's Foreign Minister Sergei Lavrov. "
)


def check(text, book=BOOK):
    """The verdicts on a report of 20 December 2023, or of the day that it gives itself from Oslo."""
    reading = Reading(parse_article(text if "OSLO" in text else DAY + text))
    return check_claims(reading.article, reading.facts, reading.statements, book)


def ranks(text, book=BOOK):
    """The claims about ranks among them: their words and verdicts."""
    return [(v.claim.text, v.verdict) for v in check(text, book) if v.claim.kind == "rank"]


def kinds(text):
    """What the claims about trade in a text of January 2024 are judged to be: kind and verdict."""
    trade = ("level", "growth", "record", "target", "comparison", "denial")
    return [(v.claim.kind, v.verdict) for v in check(LATER + text) if v.claim.kind in trade]


def of_two(first, second, text, year=2020, month="May"):
    """The verdicts on figures and ranks in a report about any two countries, judged on the tables of the world."""
    lead = f"{first.upper()}, {month} 5, {year} (NN) -- The governments of {first} and {second} met. "
    reading = Reading(parse_article(lead + text))
    return [v for v in reading.verdicts if v.claim.start >= len(lead)]
