"""People, places, dates and quantities: a table of traps each."""

import subprocess
import sys
from pathlib import Path

import pycountry
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.article import parse_article, read_article
from readout.countries import country_names
from readout.dates import find_dates
from readout.facts import country_pair, extract_facts, trade_target
from readout.quantities import find_quantities

DATA = Path(__file__).parents[1] / "data"
DAY = "BEIJING, Dec. 20, 2023 (NN) -- "

DATES = {
    "the document's own weekday": ("They met on Wednesday.", "Wednesday", "2023-12-20"),
    "a weekday before": ("They met on Tuesday.", "Tuesday", "2023-12-19"),
    "a weekday after its place in the week": ("They met on Thursday.", "Thursday", "2023-12-14"),
    "the first months of this year": (
        "In the first 11 months of this year it grew.",
        "the first 11 months of this year",
        "2023-01-01/2023-11-30",
    ),
    "months in words, last year": (
        "In the first nine months of last year it grew.",
        "the first nine months of last year",
        "2022-01-01/2022-09-30",
    ),
    "a half": ("It fell in the first half of 2022.", "the first half of 2022", "2022-01-01/2022-06-30"),
    "a range of months": (
        "It grew in January-November 2023.",
        "January-November 2023",
        "2023-01-01/2023-11-30",
    ),
    "a range of years": ("The 2024-2025 years of culture.", "2024-2025", "2024/2025"),
    "a short range of years": ("In the 2024-25 season.", "2024-25", "2024/2025"),
    "next year": ("It will open next year.", "next year", "2024"),
    "a month without its year": ("They will meet in May.", "May", "2024-05"),
    "a day without its year": ("They met on December 18.", "December 18", "2023-12-18"),
    "British order": ("It ended on 9 May 1945.", "9 May 1945", "1945-05-09"),
    "a year": ("It doubled since 2019.", "2019", "2019"),
    "a month of a year": ("It began in March 2021.", "March 2021", "2021-03"),
    "the coming weekday": ("They meet next Thursday.", "next Thursday", "2023-12-21"),
    "the weekday before": ("They met last Thursday.", "last Thursday", "2023-12-14"),
    "next on the day itself": ("They meet next Wednesday.", "next Wednesday", "2023-12-27"),
    "a weekday of next week": ("They meet on Tuesday next week.", "Tuesday next week", "2023-12-26"),
    "months without a year": (
        "It grew from January to November.",
        "January to November",
        "2023-01-01/2023-11-30",
    ),
    "months across the years": (
        "From November 2022 to February 2023 it fell.",
        "November 2022 to February 2023",
        "2022-11-01/2023-02-28",
    ),
    "days of a month": (
        "They met on December 18 to 20, 2023.",
        "December 18 to 20, 2023",
        "2023-12-18/2023-12-20",
    ),
    "days without a year": ("They met on Dec. 18-20.", "Dec. 18-20", "2023-12-18/2023-12-20"),
    "days in British order": (
        "They met on 18 to 20 December 2023.",
        "18 to 20 December 2023",
        "2023-12-18/2023-12-20",
    ),
    "days across two months": (
        "They met from Nov. 28 to Dec. 2, 2023.",
        "Nov. 28 to Dec. 2, 2023",
        "2023-11-28/2023-12-02",
    ),
    "years with through": ("It grew 2019 through 2023.", "2019 through 2023", "2019/2023"),
    "a quarter of this year": (
        "It grew in the third quarter.",
        "the third quarter",
        "2023-07-01/2023-09-30",
    ),
    "a decade": ("It began in the 1990s.", "the 1990s", "1990/1999"),
    "a century": ("In the 21st century it grew.", "the 21st century", "2001/2100"),
    "early next year": ("They meet early next year.", "next year", "2024"),
    "the end of the year": ("They meet by the end of the year.", "the year", "2023"),
    "a month of last year": ("It began in December of last year.", "December of last year", "2022-12"),
    "last May": ("They met last May.", "last May", "2023-05"),
    "a month at the start": ("November saw a fall.", "November", "2023-11"),
    "years up to the day": (
        "It grew over the past five years.",
        "the past five years",
        "2018-12-20/2023-12-20",
    ),
    "years ago": ("They met two years ago.", "two years ago", "2021"),
    "this morning": ("They met this morning.", "this morning", "2023-12-20"),
    "figures": ("They met on 15.11.2023.", "15.11.2023", "2023-11-15"),
    "a weekday and a date": ("They met on Tuesday, July 9th 2024.", "Tuesday, July 9th 2024", "2024-07-09"),
    "a short weekday": ("It opened on Wed, May 3.", "Wed, May 3", "2023-05-03"),
    "a day with its ending and a comma": (
        "Dubai, 12th November, 2023, noon.",
        "12th November, 2023",
        "2023-11-12",
    ),
    "a month between hyphens": ("Issued 14-Jun-2024.", "14-Jun-2024", "2024-06-14"),
    "a quarter by its letter": ("It grew in Q3 2023.", "Q3 2023", "2023-07-01/2023-09-30"),
    "a half by its letter": ("It grew in H1 2024.", "H1 2024", "2024-01-01/2024-06-30"),
    "a fiscal year": ("It grew in FY 2023-24.", "FY 2023-24", "2023/2024"),
    "the end of a year": ("It opens by end-2025.", "2025", "2025"),
    "a month that closes a sentence": ("Talks resumed in June. Rain fell.", "June", "2023-06"),
    "a clock before": ("At 17:32 December 19, 2023, it rained.", "December 19, 2023", "2023-12-19"),
    "the day before yesterday": (
        "They met the day before yesterday.",
        "the day before yesterday",
        "2023-12-18",
    ),
    "by a month to come": ("The line will open by October.", "October", "2024-10"),
    "since a month gone": ("It has rained since October.", "October", "2023-10"),
    "a month with will": ("They will meet in May.", "May", "2024-05"),
    "a month with a past": ("They met in August.", "August", "2023-08"),
}


@pytest.mark.parametrize(("text", "words", "value"), DATES.values(), ids=DATES)
def test_dates(text, words, value):
    found = [d for d in find_dates(parse_article(DAY + text)) if d.text != "Dec. 20, 2023"]
    assert [(d.text, d.value) for d in found] == [(words, value)]


NO_DATE = {
    "may as a verb": "They may meet.",
    "march as a noun": "The march went on.",
    "2,023 tonnes": "It sold 2,023 tonnes.",
    "a sum": "It cost $2023.",
    "a model number": "The A2024 engine.",
    "no such day": "On Feb. 30, 2024 nobody met.",
    "may at the start": "May they meet.",
}


@pytest.mark.parametrize("text", NO_DATE.values(), ids=NO_DATE)
def test_what_is_not_a_date(text):
    assert [d.text for d in find_dates(parse_article(DAY + text))] == ["Dec. 20, 2023"]


def test_a_weekday_agrees_with_the_date_beside_it():
    found = find_dates(parse_article(DAY + "They will meet on Monday, March 4."))
    assert [(d.text, d.value) for d in found[1:]] == [("Monday, March 4", "2024-03-04")]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("the same day", "2023-12-18"),
        ("the following day", "2023-12-19"),
        ("two days earlier", "2023-12-16"),
        ("the next month", "2024-01"),
        ("a year later", "2024"),
    ],
)
def test_a_date_beside_another_is_counted_from_it(words, value):
    before = {7: "December 2023", 4: "2023"}.get(len(value), "December 18")
    found = find_dates(parse_article(DAY + f"They met in {before}; {words} it rained."))
    assert [(d.text, d.value) for d in found[2:]] == [(words, value)]


def test_without_a_document_date_relative_dates_stay_open():
    found = find_dates(parse_article("They met on Wednesday, and in 2019, and will meet next year."))
    assert [(d.text, d.value, d.relative) for d in found] == [
        ("Wednesday", None, True),
        ("2019", "2019", False),
        ("next year", None, True),
    ]


@pytest.mark.parametrize(
    "text", ["0001-01-01\nThey met on Wednesday.", "9999-12-31\nThey meet tomorrow and next year."]
)
def test_the_ends_of_the_calendar(text):
    assert find_dates(parse_article(text))


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
    found = find_quantities(article, find_dates(article))
    assert [(q.text, q.value, q.unit) for q in found] == [(w, pytest.approx(v), u) for w, v, u in expected]


PEOPLE = {
    "family name first": ("Chinese President Xi Jinping spoke. Xi left.", "Xi Jinping", "CN", 2),
    "family name last": (
        "Russian Prime Minister Mikhail Mishustin spoke. Mishustin left.",
        "Mikhail Mishustin",
        "RU",
        2,
    ),
    "the country after the title": ("President of France Emmanuel Macron spoke.", "Emmanuel Macron", "FR", 1),
    "a possessive": ("German Chancellor Olaf Scholz's visit ended.", "Olaf Scholz", "DE", 1),
    "a hyphen": ("South Korean Foreign Minister Cho Tae-yul spoke.", "Cho Tae-yul", "KR", 1),
    "an invented country": (
        "Osmeran Foreign Minister Teodor Brask spoke. Brask left.",
        "Teodor Brask",
        None,
        2,
    ),
    "a country with stops": ("U.S. President Joe Biden spoke. Biden left.", "Joe Biden", "US", 2),
    "a description behind": ("Wang Yi, Chinese foreign minister, spoke. Wang left.", "Wang Yi", "CN", 2),
    "a possessive description": (
        "Josep Borrell, the EU's high representative, spoke.",
        "Josep Borrell",
        None,
        1,
    ),
    "a comma between": ("The Chinese president, Xi Jinping, spoke.", "Xi Jinping", "CN", 1),
    "a name that is a pronoun": ("Chinese Vice Premier He Lifeng spoke.", "He Lifeng", "CN", 1),
    "a name that is a country": ("Israeli Defense Minister Israel Katz spoke.", "Israel Katz", "IL", 1),
    "honorifics": ("Iraqi Foreign Minister HE Dr Ali Hasan spoke. Mr Hasan left.", "Ali Hasan", "IQ", 2),
    "a weekday before the title": ("On Monday President Putin spoke.", "Putin", None, 1),
    "a shorter name first": (
        "French President Macron spoke. President Emmanuel Macron left.",
        "Emmanuel Macron",
        "FR",
        2,
    ),
    "a particle": ("Prime Minister Shia al-Sudani spoke. Al-Sudani left.", "Shia al-Sudani", None, 2),
    "a particle first": ("President von der Leyen spoke. Von der Leyen left.", "von der Leyen", None, 2),
    "several honorifics": ("Minister Datuk Seri Dr Zambry Kadir spoke.", "Zambry Kadir", None, 1),
    "H.E.": ("The envoy met H.E. Ms. Dilrukshi Perera.", "Dilrukshi Perera", None, 1),
    "a sheikh": ("Sheikh Tamim bin Hamad Al Thani spoke.", "Tamim bin Hamad Al Thani", None, 1),
    "a numeral": ("King Harald V of Norway spoke.", "Harald V", "NO", 1),
    "once president": ("Bolivia's ex-president Evo Morales spoke.", "Evo Morales", "BO", 1),
    "no title but a given name": ("They saw Karen Robison. Robison left.", "Karen Robison", None, 2),
    "no title but an age": ("They saw Agusein Tarvik, 49, there.", "Agusein Tarvik", None, 1),
    "of a land": ("Singapore's Lee Hsien Loong said so.", "Lee Hsien Loong", None, 1),
    "who was president": (
        "Martti Ahtisaari, the former Finnish president who won it, left.",
        "Martti Ahtisaari",
        "FI",
        1,
    ),
    "an initial in one place": ("Donald J. Trump spoke. Donald Trump left.", "Donald J. Trump", None, 2),
    "a surname that is a title": ("They saw Peter King there.", "Peter King", None, 1),
    "a surname that is a park": ("South Korean Foreign Minister Park Jin spoke.", "Park Jin", "KR", 1),
    "a caption above": ("Seen in Oslo. /Xinhua\nNorwegian King Harald spoke.", "Harald", "NO", 1),
}


@pytest.mark.parametrize(("text", "name", "country", "mentions"), PEOPLE.values(), ids=PEOPLE)
def test_people(text, name, country, mentions):
    people = extract_facts(parse_article(text)).people
    assert [(p.name, p.country, len(p.mentions)) for p in people] == [(name, country, mentions)]


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("German Chancellor Olga Brask spoke.", "she"),
        ("German Chancellor Tarvik Brask spoke.", None),
        ("Chairman Tarvik Brask spoke.", "he"),
        ("Spokeswoman Tarvik Brask spoke.", "she"),
        ("Queen Tarvik spoke.", "she"),
    ],
)
def test_what_shows_a_pronoun(text, pronoun):
    (person,) = extract_facts(parse_article(text)).people
    assert person.pronoun == pronoun


def test_titles_without_a_person():
    text = "At the President Hotel, after the General Assembly and the Secretary General Debate."
    assert extract_facts(parse_article(text)).people == ()


ORGANISATIONS = {
    "a company": (
        "It sold to Samsung Electronics Co. and Tarvik Ltd.",
        ["Samsung Electronics Co.", "Tarvik Ltd"],
    ),
    "a plus": ("OPEC+ met.", ["OPEC+"]),
    "a pair": ("The EU-Norlund summit met.", ["EU"]),
    "of what": (
        "The University of Tarvik and the Council of the Port met.",
        ["University of Tarvik", "Council of the Port"],
    ),
    "an acronym in brackets": (
        "The Norlund Trade Watch (NTW) met. NTW grew.",
        ["Norlund Trade Watch"] * 3,
    ),
    "no acronym": ("Rain fell in Old Tarvik (KITE) yesterday.", []),
    "no bank": ("It rained in the West Bank.", []),
    "a land behind a ministry": (
        "According to the Ministry of Commerce, Ruritania sold less.",
        ["Ministry of Commerce"],
    ),
    "a ministry with a list in its name": (
        "The Ministry of Industry, Trade and Labour said so.",
        ["Ministry of Industry, Trade and Labour"],
    ),
    "forces": ("The Rapid Support Forces left.", ["Rapid Support Forces"]),
}


@pytest.mark.parametrize(("text", "names"), ORGANISATIONS.values(), ids=ORGANISATIONS)
def test_organisations(text, names):
    found = extract_facts(parse_article(text)).organisations
    mentions = sorted((m.start, o.name) for o in found for m in o.mentions)
    assert [name for _, name in mentions] == names


def test_a_headline_shows_nobody():
    people = extract_facts(parse_article("Royal Highness Prince Receives Phone Call\n\nIt rained.")).people
    assert people == ()


def test_a_shared_name_means_who_was_named_last():
    text = "President Xi Jinping spoke. Minister Xi Feng left. Xi came. President Xi Jinping rose. Xi went."
    people = extract_facts(parse_article(text)).people
    assert [(p.name, len(p.mentions)) for p in people] == [("Xi Jinping", 3), ("Xi Feng", 2)]


PLACES = {
    "countries inside other names": (
        "In Northern Ireland, New Mexico, Papua New Guinea and South Sudan.",
        [("Northern Ireland", "GB"), ("New Mexico", "US"), ("Papua New Guinea", "PG"), ("South Sudan", "SS")],
    ),
    "people with a country's name": ("They saw Chad Wolf, Michael Jordan and Jordan Peterson.", []),
    "the country itself": ("They saw Jordan and Chad.", [("Jordan", "JO"), ("Chad", "TD")]),
    "cities": (
        "In New York, St. Petersburg and Geneva.",
        [("New York", "US"), ("St. Petersburg", "RU"), ("Geneva", "CH")],
    ),
    "a province": ("In Sichuan and Gansu Province.", [("Sichuan", "CN"), ("Gansu Province", "CN")]),
    "a sea": ("In the South China Sea.", [("South China Sea", None)]),
    "no place": ("The EU, the European Union and the Kremlin.", []),
    "a place inside an organisation": ("The Oslo News Agency said so.", []),
    "lands on no list": (
        "The Kingdom of Zembla and Ruritania's government met in Strelsau, the capital of Graustark.",
        [("Zembla", None), ("Ruritania", None), ("Strelsau", None), ("Graustark", None)],
    ),
    "a dollar is no place": ("It cost US$5 million.", []),
    "short names": (
        "In the DRC, S. Korea and the Strait of Hormuz.",
        [("DR Congo", "CD"), ("South Korea", "KR"), ("Strait of Hormuz", None)],
    ),
    "a river": ("Along the River Tarva it rained.", [("River Tarva", None)]),
    "where something is": (
        "It rained in Talvera, and near New Brask.",
        [("Talvera", None), ("New Brask", None)],
    ),
    "trade between two": ("Trade between Osmera and Norlund rose.", [("Osmera", None), ("Norlund", None)]),
    "a side": ("The Osmeran side left Osmera.", [("Osmera", None)]),
    "a demonym on no list": ("Osmeran Foreign Minister Teodor Brask left Osmera.", [("Osmera", None)]),
}


@pytest.mark.parametrize(("text", "expected"), PLACES.values(), ids=PLACES)
def test_places(text, expected):
    assert [(p.name, p.country) for p in extract_facts(parse_article(text)).places] == expected


def test_places_of_the_practice_text_on_no_list():
    places = extract_facts(read_article(DATA / "practice/2024-03-14-talvera.txt")).places
    assert {(p.name, len(p.mentions)) for p in places} == {
        ("Talvera", 1),
        ("Norlund", 3),
        ("Osmera", 3),
        ("Tarvik Pass", 1),
    }


def test_a_name_broken_over_two_lines_is_found():
    text = (
        "OSLO, Dec. 20, 2023 (NN) -- The talks were led by President Xi\n"
        "Jinping, who left later on Wednesday with his delegation for\nthe border."
    )
    facts = extract_facts(parse_article(text))
    assert [p.name for p in facts.people] == ["Xi Jinping"]
    assert [m.text for m in facts.people[0].mentions] == ["Xi\nJinping"]


def test_countries_are_those_of_iso_3166():
    assert set(country_names()) == {country.alpha_2 for country in pycountry.countries}


def test_pandas_and_pycountry_load_only_when_asked_for():
    code = (
        "import sys; from readout.facts import extract_facts; from readout.article import parse_article; "
        "extract_facts(parse_article('Chinese President Xi Jinping met in Gansu Province.')); "
        "sys.exit(any(name in sys.modules for name in ('pandas', 'pycountry')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_pair_and_the_target_of_the_article():
    article = read_article(DATA / "article/2023-12-20-xi-mishustin.txt")
    facts = extract_facts(article)
    assert set(country_pair(facts)) == {"CN", "RU"} and trade_target(article, facts) == 200


def test_a_target_is_the_sum_called_one():
    article = parse_article("Trade was $300 billion. The goal of $250 billion for next year stays.")
    assert trade_target(article, extract_facts(article)) == 250


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=300)
    | st.lists(
        st.sampled_from(
            [
                "Xi",
                "President",
                "said",
                '"',
                "“",
                "$",
                "200",
                "billion",
                ",",
                ".",
                "\n",
                "2023",
                "May",
                "-",
                "he",
                "the",
                "Ministry",
                "of",
                "U.S.",
                "first",
                "months",
                "this year",
                "Wednesday",
                "🙂",
                "שלום",
                "\x00",
            ]
        ),
        max_size=60,
    ).map(" ".join)
)
def test_any_text_gives_valid_offsets(text):
    article = parse_article("Dec. 20, 2023\n" + text)
    facts = extract_facts(article)
    mentions = [
        m
        for kind in (facts.people, facts.organisations, facts.places)
        for entity in kind
        for m in entity.mentions
    ]
    for span in (*mentions, *facts.dates, *facts.quantities):
        assert article.text[span.start : span.end] == span.text and span.text
