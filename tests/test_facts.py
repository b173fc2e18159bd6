"""People, places, dates and quantities: a table of traps each."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.article import parse_article, read_article
from readout.facts import country_pair, extract_facts, find_dates, find_quantities, trade_target

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
}


@pytest.mark.parametrize("text", NO_DATE.values(), ids=NO_DATE)
def test_what_is_not_a_date(text):
    assert [d.text for d in find_dates(parse_article(DAY + text))] == ["Dec. 20, 2023"]


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
    "an ordinal": ("The 75th anniversary.", [("75th", 75, "ordinal")]),
    "an ordinal in words": ("The seventy-fifth anniversary.", [("seventy-fifth", 75, "ordinal")]),
    "a magnitude in front": ("A 6.2-magnitude quake.", [("6.2-magnitude", 6.2, "magnitude")]),
    "a magnitude behind": ("A magnitude 7.1 quake.", [("magnitude 7.1", 7.1, "magnitude")]),
    "thousands": ("It sent 30,000 tonnes.", [("30,000 tonnes", 30_000, "tonne")]),
    "a duration": ("A 3-year plan.", [("3-year", 3, "year")]),
    "a count in words": ("The two countries agreed.", [("two", 2, "count")]),
    "a range of years is none": ("The 2024-2025 years of culture.", []),
    "a date is none": ("On December 20, 2023 they met.", []),
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
    "a caption above": ("Seen in Oslo. /Xinhua\nNorwegian King Harald spoke.", "Harald", "NO", 1),
}


@pytest.mark.parametrize(("text", "name", "country", "mentions"), PEOPLE.values(), ids=PEOPLE)
def test_people(text, name, country, mentions):
    people = extract_facts(parse_article(text)).people
    assert [(p.name, p.country, len(p.mentions)) for p in people] == [(name, country, mentions)]


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
