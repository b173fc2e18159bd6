"""Quantities: a table of traps."""

import pytest

from readout.article import parse_article
from readout.facts.english.dates import find_dates
from readout.facts.english.gazetteer import words_of
from readout.facts.english.numerals import ONES, TENS
from readout.facts.english.quantities import find_quantities

QUANTITIES = {
    "a sign": ("It reached $200 billion.", [("$200 billion", 2e11, "USD")]),
    "US$ and bn": ("It reached US$5.3 bn.", [("US$5.3 bn", 5.3e9, "USD")]),
    "U.S. dollars": (
        "It reached 48.6 billion U.S. dollars.",
        [("48.6 billion U.S. dollars", 4.86e10, "USD")],
    ),
    "renminbi in front": ("It cost RMB 3 million.", [("RMB 3 million", 3e6, "CNY")]),
    "yuan": ("It cost 1.2 trillion yuan.", [("1.2 trillion yuan", 1.2e12, "CNY")]),
    "a glued scale": ("A €5m deal.", [("€5m", 5e6, "EUR")]),
    "a sign for percent": ("It rose 8.5%.", [("8.5%", 8.5, "percent")]),
    "percent in words": ("It rose 12.5 percent.", [("12.5 percent", 12.5, "percent")]),
    "percentage points": ("It rose 5 percentage points.", [("5 percentage points", 5, "percentage point")]),
    "one unit between two numbers": ("It sold 200 € 5 times.", [("200 €", 200, "EUR")]),
    "an ordinal": ("The 75th anniversary.", [("75th", 75, "ordinal")]),
    "an ordinal in words": ("The seventy-fifth anniversary.", [("seventy-fifth", 75, "ordinal")]),
    "a magnitude in front": ("A 6.2-magnitude quake.", [("6.2-magnitude", 6.2, "magnitude")]),
    "a magnitude behind": ("A magnitude 7.1 quake.", [("magnitude 7.1", 7.1, "magnitude")]),
    "thousands": ("It sent 30,000 tonnes.", [("30,000 tonnes", 30_000, "tonne")]),
    "a duration": ("A 3-year plan.", [("3-year", 3, "year")]),
    "a count in words": ("The two countries agreed.", [("two", 2, "count")]),
    "a range of years is none": ("The 2024-2025 years of culture.", []),
    "a date is none": ("On December 20, 2023 they met.", []),
    "another dollar": ("A S$5 million deal.", [("S$5 million", 5000000.0, "SGD")]),
    "two other dollars": ("NZ$5m and R$4.", [("NZ$5m", 5000000.0, "NZD"), ("R$4", 4, "BRL")]),
    "a dollar by its name": (
        "It cost 1.5 billion Australian dollars.",
        [("1.5 billion Australian dollars", 1500000000.0, "AUD")],
    ),
    "a range of sums": (
        "It cost $5-7 billion.",
        [("$5", 5000000000.0, "USD"), ("7 billion", 7000000000.0, "USD")],
    ),
    "a range in words": (
        "It cost 5 to 7 billion dollars.",
        [("5", 5000000000.0, "USD"), ("7 billion dollars", 7000000000.0, "USD")],
    ),
    "between": (
        "It cost between 5 and 7 billion dollars.",
        [("5", 5000000000.0, "USD"), ("7 billion dollars", 7000000000.0, "USD")],
    ),
    "a range of percentages": (
        "It rose 20 to 30 percent.",
        [("20", 20, "percent"), ("30 percent", 30, "percent")],
    ),
    "no range of sums": (
        "$5 million to 10 countries.",
        [("$5 million", 5000000.0, "USD"), ("10", 10, "count")],
    ),
    "a range of years of time": ("In 3-5 years.", [("3", 3, "year"), ("5 years", 5, "year")]),
    "a minus": ("A change of -3.4 percent.", [("-3.4 percent", -3.4, "percent")]),
    "a fall": ("It fell 3.4 percent.", [("3.4 percent", 3.4, "percent")]),
    "tens and ones": ("The twenty-five countries.", [("twenty-five", 25, "count")]),
    "hundreds": ("Two hundred and fifty soldiers.", [("Two hundred and fifty", 250, "count")]),
    "people": ("It killed 131 people.", [("131", 131, "count")]),
    "a volume": ("It sent 38 bcm.", [("38 bcm", 38000000000.0, "cubic metre")]),
    "a scale without a blank": ("It cost 240.1bn yuan.", [("240.1bn yuan", 240100000000.0, "CNY")]),
    "a code in front": ("It cost USD 200 bn.", [("USD 200 bn", 200000000000.0, "USD")]),
    "a code behind": ("It cost 200 billion USD.", [("200 billion USD", 200000000000.0, "USD")]),
    "a flow": (
        "It sent 3 million barrels per day.",
        [("3 million barrels per day", 3000000.0, "barrel per day")],
    ),
    "basis points": ("It cut 25 basis points.", [("25 basis points", 25, "basis point")]),
    "a visit's length": ("A three-day visit.", [("three-day", 3, "day")]),
    "an ordinal of a rank": ("It ranked third among Norlund's partners.", [("third", 3, "ordinal")]),
    "an ordinal of years in a row": ("It fell for the second year running.", [("second", 2, "ordinal")]),
    "an ordinal before a visit": ("Its second visit.", [("second", 2, "ordinal")]),
    "power and area": ("10 MW on 5 sq km.", [("10 MW", 10, "megawatt"), ("5 sq km", 5, "square kilometre")]),
    "rupees": ("It cost Rs 500 crore.", [("Rs 500 crore", 5000000000.0, "INR")]),
    "a second is none": ("Wait for a second.", []),
    "a century is none": ("The 20th century.", []),
    "a clock time is none": ("At 3:30 p.m. and at 15.30 hours.", []),
    "names with numbers is none": ("The G20, COVID-19 and Su-35 jets.", []),
    "a resolution is none": ("Resolution 2231 calls on them. Article 5 says so. No. 5 sites.", []),
    "the Group of 20 is none": ("The Group of 20 nations.", []),
    "a verb after a number is none": ("The two was one. The two won.", []),
    "a decimal comma is none": ("It rose 12,5 percent.", []),
    "an age is none": ("A 45-year-old man.", []),
    "years as years is none": ("From 2019 to 2023 and 2023 elections.", []),
    "a part": ("Two-thirds of members.", [("Two-thirds", 2 / 3, "fraction")]),
    "a fall by a part": ("It fell by a third.", [("a third", 1 / 3, "fraction")]),
    "a third of three is no part": ("A third meeting failed.", []),
    "half": ("Half of the grain, half the wheat.", [("Half", 0.5, "fraction"), ("half", 0.5, "fraction")]),
    "a fold": ("A fivefold rise, a two-fold one.", [("fivefold", 5, "times"), ("two-fold", 2, "times")]),
    "a scale in capitals": (
        "USD 638.37 Billion and $17.5 Bn.",
        [("USD 638.37 Billion", 638.37e9, "USD"), ("$17.5 Bn", 17.5e9, "USD")],
    ),
    "lakh and crore": (
        "₹2.5 lakh crore, Rs. 3,200 cr.",
        [("₹2.5 lakh crore", 2.5e12, "INR"), ("Rs. 3,200 cr", 3.2e10, "INR")],
    ),
    "a sign glued on": (
        "RM117 bln, N5 billion, EUR20m.",
        [("RM117 bln", 117e9, "MYR"), ("N5 billion", 5e9, "NGN"), ("EUR20m", 2e7, "EUR")],
    ),
    "a conference is no sum": ("COP 28 met, and so did COP28.", []),
    "whose shillings": (
        "It lent 250 million Kenyan Shillings.",
        [("250 million Kenyan Shillings", 25e7, "KES")],
    ),
    "a loose sum": (
        "It cost hundreds of millions of dollars.",
        [("hundreds of millions of dollars", 1e8, "USD")],
    ),
    "yen or yuan": ("Japan lent ¥30 billion.", [("¥30 billion", 3e10, "JPY")]),
    "half a billion": (
        "Half a billion dollars, a million euros.",
        [("Half a billion dollars", 5e8, "USD"), ("a million euros", 1e6, "EUR")],
    ),
    "one and a half": ("One and a half million people.", [("One and a half million", 1.5e6, "count")]),
    "a large number is a count": (
        "Of 10.7 million, 8,574 had left.",
        [("10.7 million", 1.07e7, "count"), ("8,574", 8574, "count")],
    ),
    "a count of foreigners": ("They sent 150 Australian soldiers.", [("150", 150, "count")]),
    "members": ("A 60-member team came.", [("60", 60, "count")]),
    "two percentages": (
        "It rose 7.9 and 7.7 percent.",
        [("7.9", 7.9, "percent"), ("7.7 percent", 7.7, "percent")],
    ),
    "time ago": ("They met two weeks ago.", []),
    "some day is none": ("One day they met.", []),
}


@pytest.mark.parametrize(("text", "expected"), QUANTITIES.values(), ids=QUANTITIES)
def test_quantities(text, expected):
    article = parse_article(text)
    words = words_of(text)
    found = find_quantities(article, words, find_dates(article, words))
    assert [(q.text, q.value, q.unit) for q in found] == [(w, pytest.approx(v), u) for w, v, u in expected]


@pytest.mark.parametrize("word", [case for word in (*ONES, *TENS) for case in (word, word.title())])
def test_no_spelt_number_is_passed_over(word):
    text = f"They sent it {word} tonnes."
    assert [q.unit for q in find_quantities(parse_article(text), words_of(text), ())]
