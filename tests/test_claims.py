"""Claims that data or a calendar can test: found in any text, and judged on what was known then and is known today."""

import importlib.util
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from readout.article import parse_article
from readout.claims import check_claims
from readout.facts import extract_facts
from readout.practice import generate
from readout.statements import extract_statements
from readout.trade import load_trade

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
BOOK = load_trade("CN-RU", DATA / "trade")
DAY = "BEIJING, Dec. 20, 2023 (NN) -- "


def check(text, book=BOOK):
    article = parse_article(text if "OSLO" in text else DAY + text)
    facts = extract_facts(article)
    return check_claims(article, facts, extract_statements(article, facts), book)


CLAIMS = {
    "a multiple in dollars of any year": (
        "Trade between China and Russia in 2022 more than doubled compared with 2010.",
        "comparison",
        "supported",
    ),
    "a multiple that prices make up": (
        "Bilateral trade between China and Russia tripled between 2010 and 2022.",
        "comparison",
        "depends",
    ),
    "a multiple in no dollars": (
        "Bilateral trade between China and Russia quadrupled from 2010 to 2022.",
        "comparison",
        "contradicted",
    ),
    "a rank on record": ("In 2022 Russia was China's 10th-largest trading partner.", "rank", "supported"),
    "a rank that larger partners rule out": (
        "Russia became China\u2019s second-largest trading partner in 2022, the minister said.",
        "rank",
        "contradicted",
    ),
    "a rank that depends on who is counted": (
        "Russia was the eighth-largest trading partner of China in 2022.",
        "rank",
        "depends",
    ),
    "a rank on the other country's list": (
        "China was Russia's largest trading partner in 2022.",
        "rank",
        "not_checkable",
    ),
    "a rank without a year": ("China remains Russia's largest trading partner.", "rank", "not_checkable"),
    "a rank of another country, with the partner beside it": (
        "Russia said that the United States was China's largest trading partner in 2022.",
        "rank",
        "not_checkable",
    ),
    "a rank of another country": (
        "The United States was China's largest trading partner in 2022.",
        "rank",
        "not_checkable",
    ),
    "a weekday that fits": (
        "OSLO, Dec. 20, 2023 (NN) -- They met on Wednesday, December 20, 2023.",
        "weekday",
        "supported",
    ),
    "a weekday that does not": (
        "OSLO, Dec. 20, 2023 (NN) -- They met on Friday, December 15, 2023, not Monday, December 18, 2023.",
        "weekday",
        "supported",
    ),
    "a wrong weekday": (
        "OSLO, Dec. 20, 2023 (NN) -- They met on Monday, December 19, 2023.",
        "weekday",
        "contradicted",
    ),
    "a level passed": (
        "China's President Xi Jinping said bilateral trade between China and Russia exceeded $200 billion in the "
        "first 11 months of 2023.",
        "level",
        "supported",
    ),
    "a level not passed": (
        "China's President Xi Jinping said bilateral trade between China and Russia exceeded $300 billion in "
        "the first 11 months of 2023.",
        "level",
        "contradicted",
    ),
    "a level, rounded": (
        "Bilateral trade between China and Russia reached 218.2 billion U.S. dollars in the first 11 months of 2023.",
        "level",
        "supported",
    ),
    "growth": (
        "China-Russia trade grew. Bilateral trade rose by 29.3 percent in 2022.",
        "growth",
        "supported",
    ),
    "growth the wrong way": (
        "China, Russia: bilateral trade fell by 29.3 percent in 2022.",
        "growth",
        "contradicted",
    ),
    "exports by their owner": (
        "China's exports to Russia reached 76.12 billion U.S. dollars in 2022.",
        "level",
        "supported",
    ),
    "the other side's imports": (
        "Russian imports from China reached 20 billion U.S. dollars in 2022.",
        "level",
        "contradicted",
    ),
    "a record": ("China-Russia trade reached an all-time high in 2022.", "record", "supported"),
    "no record": ("China-Russia trade reached an all-time high in 2020.", "record", "contradicted"),
    "a multiple": (
        "Trade between China and Russia more than doubled between 2016 and 2022.",
        "comparison",
        "supported",
    ),
    "too large a multiple": (
        "Trade between China and Russia more than tripled between 2016 and 2022.",
        "comparison",
        "contradicted",
    ),
    "other countries": (
        "China. Russia. Trade between China and Japan reached $5 billion in 2022.",
        "level",
        "not_checkable",
    ),
    "no period": ("China. Russia. Bilateral trade reached $5 billion.", "level", "not_checkable"),
    "a target passed for the first time": (
        "Trade between China and Russia passed the target of $100 billion for the first time in 2018.",
        "target",
        "supported",
    ),
    "a target missed": (
        "Trade between China and Russia fell short of the target of $100 billion set for 2015.",
        "target",
        "supported",
    ),
    "a founding year": (
        "This year is the 20th anniversary of the pact, signed in 2003.",
        "anniversary",
        "supported",
    ),
    "a wrong founding year": (
        "This year is the 20th anniversary of the pact, signed in 1999.",
        "anniversary",
        "contradicted",
    ),
    "a stay": ("They came on a four-day visit from December 18 to 21, 2023.", "duration", "supported"),
    "too long a stay": (
        "They came on a nine-day visit from December 18 to 21, 2023.",
        "duration",
        "contradicted",
    ),
    "denied": (
        "Xi Jinping denied that bilateral trade between China and Russia exceeded $300 billion in 2022.",
        "denial",
        "supported",
    ),
    "a wrong anniversary": (
        "Next to it, 2024 is the 80th anniversary of diplomatic relations between China and Russia.",
        "anniversary",
        "contradicted",
    ),
}


@pytest.mark.parametrize(("text", "kind", "verdict"), CLAIMS.values(), ids=CLAIMS)
def test_claims(text, kind, verdict):
    found = check(text)
    assert verdict in [v.verdict for v in found if v.claim.kind == kind]
    assert all(v.evidence for v in found if v.verdict in ("supported", "contradicted", "depends"))


def ranks(text, book=BOOK):
    return [(v.claim.text, v.verdict) for v in check(text, book) if v.claim.kind == "rank"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Russia ranked tenth among China's trading partners in 2022.", "supported"),
        ("In 2022 Russia ranked 10th among the trading partners of China.", "supported"),
        ("Russia was China's tenth-largest trading partner in 2022, up from 12th in 2021.", "supported"),
        ("Russia remained China's 10th-largest trading partner for the second year in 2022.", "supported"),
        ("China's tenth-largest trading partner in 2022 was Russia.", "supported"),
        ("Russia overtook Vietnam to become China's tenth-largest trading partner in 2022.", "supported"),
        ("Russia was second only to Japan among China's trading partners in 2022.", "contradicted"),
        ("Russia was the number-two trading partner of China in 2022.", "contradicted"),
        ("Russia was China's No. 1 trading partner for the first time in 2022.", "contradicted"),
        ("China said Russia was its third-largest trading partner in 2022.", "contradicted"),
        ("Russia is China's second-largest trading partner.", "contradicted"),
        ("Russia was China's largest trading partner after Japan and South Korea in 2022.", "contradicted"),
        ("Russia was China's largest trading partner after ASEAN, the EU and the US in 2022.", "depends"),
        ("Trade has grown since 2010 and Russia is China's top trading partner.", "contradicted"),
        ("Russia was China's ninth-largest trading partner, after trade had grown in 2022.", "not_checkable"),
        ("Trade grew from 2002 on and Russia was China's eighth-largest trading partner.", "not_checkable"),
        # Another country is ranked, though Russia is named.
        ("Japan overtook Russia as China's ninth-largest trading partner in 2022.", "not_checkable"),
        ("Russia said China's largest trading partner was the United States in 2022.", "not_checkable"),
        ("It was China's second-largest trading partner after Russia in 2022.", "not_checkable"),
        ("Russia was China's largest trading partner.", "not_checkable"),
    ],
)
def test_a_rank_in_other_words(text, verdict):
    assert [found for _, found in ranks(text)] == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        "Russia was not China's largest trading partner in 2022.",
        "Russia is no longer China's largest trading partner.",
        "Russia, once China's largest trading partner, sold less in 2022.",
        "If Russia were China's largest trading partner in 2022, he said, it would matter.",
        "Was Russia China's largest trading partner in 2022?",
        "China told Russia that it was its largest trading partner in 2022.",
    ],
)
def test_a_rank_denied_or_supposed_or_of_nobody_known_is_no_claim(text):
    assert not ranks(text)


def test_a_rank_said_of_the_present_holds_for_both_years_before():
    """A year in which larger partners rule it out is not enough where the one before does not."""
    rows = [
        {"period": str(year), "year": year, "months": 12, "partner": name, "total": total, "rank": None}
        for year, name, total in (
            (2021, "Japan", 100), (2021, "Russia", 120), (2022, "Japan", 130), (2022, "Russia", 110),
        )
    ]  # fmt: skip
    book = replace(BOOK, tables={**BOOK.tables, "partners": rows})
    assert [found for _, found in ranks("Russia is China's largest trading partner.", book)] == ["depends"]
    rows[1]["total"] = 90
    assert [found for _, found in ranks("Russia is China's largest trading partner.", book)] == [
        "contradicted"
    ]


@pytest.mark.parametrize("scope", ["in the region", "among its neighbours", "in Asia", "for natural gas"])
def test_a_rank_on_a_shorter_list_is_not_tested(scope):
    found = check(f"Russia was China's largest trading partner {scope} in 2022.")
    assert not [v for v in found if v.claim.kind == "rank"]


def test_lands_that_share_their_first_word_are_told_apart():
    book = replace(BOOK, pair="", reporter="Upper Velmia", partner="Upper Broland")
    lands = "The President of Upper Velmia met the President of Upper Broland in Upper Zuzhen. "
    (found,) = [v for v in check(f"{lands}Upper Zuzhen's exports to Upper Broland reached $5 billion in 2022.", book)
                if v.claim.kind == "level"]  # fmt: skip
    assert found.verdict == "not_checkable" and "other countries" in found.reason


XI, MISHUSTIN = "Chinese President Xi Jinping", "Russian Prime Minister Mikhail Mishustin"
MEETINGS = {
    f"{XI} met with {MISHUSTIN} in Beijing on Wednesday.": True,
    f"{XI} held talks with {MISHUSTIN}.": True,
    f"{XI} met with {MISHUSTIN} in Moscow on Wednesday.": False,
    f"{XI} met with {MISHUSTIN} in Beijing on Monday.": False,
    f"{XI} met with {MISHUSTIN} on Dec. 19, 2023.": False,
    f"{XI} never met {MISHUSTIN}.": False,
    f"{XI} cancelled a meeting with {MISHUSTIN}.": False,
    f"{XI} and {MISHUSTIN} failed to hold a meeting.": False,
    "Russian President Vladimir Putin met with Chinese Premier Li Qiang in Beijing.": False,
}


@pytest.mark.parametrize(("text", "recorded"), MEETINGS.items())
def test_a_meeting_is_that_on_record_only_with_its_people_day_and_place(text, recorded):
    (found,) = [v for v in check(text) if v.claim.kind == "event"]
    assert found.verdict == ("supported" if recorded else "not_checkable"), found


@pytest.mark.parametrize("what", ["diplomatic relations", "diplomatic ties", "ties between China and Russia"])
def test_ties_are_relations(what):
    found = check(f"Next year marks the 75th anniversary of {what}.")
    assert [v.verdict for v in found if v.claim.kind == "anniversary"] == ["supported"]


def test_a_figure_that_came_later_is_said_to_have():
    (found,) = [
        v for v in check("Trade has exceeded 200 billion U.S. dollars this year.") if v.claim.kind == "level"
    ]
    assert found.verdict == "not_checkable" and "had been published on the day of the text" in found.reason


def test_a_question_is_no_claim():
    assert [v.claim.kind for v in check("Minister Ann Brask asked whether trade had cost too much.")] == []


def test_what_was_not_out_yet_is_judged_on_todays_figures_apart():
    """The year 2023 was not over on the article's day."""
    (found,) = [
        v
        for v in check("Bilateral trade between China and Russia exceeded $200 billion in 2023.")
        if v.claim.kind == "level"
    ]
    assert (found.verdict, found.today) == ("not_checkable", "supported")


def test_the_evidence_is_the_rows_used():
    (found,) = [
        v
        for v in check(
            "Bilateral trade between China and Russia reached $218.2 billion in the first 11 months of 2023."
        )
        if v.claim.kind == "level"
    ]
    assert {item.table for item in found.evidence} == {"first_prints", "mirror"}
    assert all(item.source for item in found.evidence)


LATER = (
    "OSLO, Jan. 15, 2024 (NN) -- China's President Xi Jinping met Russia's Foreign Minister Sergei Lavrov. "
)


def kinds(text):
    """What the claims about trade in a text of January 2024 are judged to be: kind and verdict."""
    trade = ("level", "growth", "record", "target", "comparison", "denial")
    return [(v.claim.kind, v.verdict) for v in check(LATER + text) if v.claim.kind in trade]


# Trade was 240.11 in 2023 and 190.27 in 2022, a record both times, 68.00 in 2015; it rose by 26.3 percent in 2023.
STANCES = {
    "supported": [
        "Trade between China and Russia did not reach 250 billion dollars in 2023.",
        "Bilateral trade had not yet exceeded 250 billion dollars in 2023.",
        "Bilateral trade failed to reach 250 billion dollars in 2023.",
        "China-Russia trade hasn't topped $300 billion in 2023, he said.",
        "Two-way trade has yet to surpass 245 billion dollars in 2023.",
        "Bilateral trade was not 300 billion dollars in 2023.",
        "Bilateral trade was no more than 250 billion dollars in 2023.",
        "Bilateral trade was not less than 200 billion dollars in 2023.",
        "Bilateral trade did not fall below 200 billion dollars in 2023.",
        "Bilateral trade fell short of 250 billion dollars in 2023.",
        "Bilateral trade remained below 250 billion dollars in 2023.",
        "Bilateral trade did not grow by 50 percent in 2023.",
        "Bilateral trade didn't rise by more than 30 percent in 2023.",
        "Bilateral trade did not set a record in 2015.",
        "Bilateral trade did not pass the target of $100 billion for the first time in 2022.",
        "Bilateral trade had not doubled between 2020 and 2022.",
        "Bilateral trade nearly reached 250 billion dollars in 2023.",
        "Bilateral trade almost hit 250 billion dollars in 2023.",
        "Bilateral trade was just short of 250 billion dollars in 2023.",
        "Bilateral trade came close to 250 billion dollars in 2023.",
        "Bilateral trade approached 250 billion dollars in 2023.",
        "Bilateral trade rose by nearly 27 percent in 2023.",
        "Bilateral trade did not reach the target of $100 billion for the first time in 2022.",
        "Bilateral trade was nowhere near 300 billion dollars in 2023.",
        "Bilateral trade was under a target of 300 billion dollars in 2023.",
        # A mark that was reached may have been passed.
        "Bilateral trade passed the $200 billion mark in 2023.",
        "Bilateral trade reached the target of 200 billion dollars in 2023, a year early.",
        # Not a denial of this verb, or none at all.
        "Bilateral trade did not fall in 2023 but reached 240.1 billion dollars.",
        "Bilateral trade, which could grow further, reached 240.1 billion dollars in 2023.",
        "Bilateral trade continued to grow to reach 240.1 billion dollars in 2023.",
    ],
    "contradicted": [
        "Bilateral trade did not reach 200 billion dollars in 2023.",
        "Bilateral trade didn't exceed 200 billion dollars in 2023.",
        "Bilateral trade fell short of 200 billion dollars in 2023.",
        "Bilateral trade did not grow by more than 20 percent in 2023.",
        "Bilateral trade did not set a record in 2023.",
        "Bilateral trade nearly reached 400 billion dollars in 2023.",
        "Xi hoped for closer ties and noted that trade came to 300 billion dollars in 2023.",
        "Xi said that he would visit Moscow and that trade reached 300 billion dollars in 2023.",
        "There is no doubt that trade reached 300 billion dollars in 2023.",
        "Bilateral trade, which does not stand still, reached 300 billion dollars in 2023.",
        "Trade in May 2023 reached 50 billion dollars.",
        "Bilateral trade reached the 300 billion dollar mark in 2023.",
        "The volume of trade between the two countries reached 300 billion dollars in 2023.",
        "He praised the growth of trade, which reached 300 billion dollars in 2023.",
        "With trade reaching 300 billion dollars in 2023, ties are strong.",
        "Bilateral trade grew steadily and totalled 300 billion dollars in 2023.",
    ],
    "not_checkable": [
        "Bilateral trade could reach 300 billion dollars in 2023.",
        "Bilateral trade may have reached 300 billion dollars in 2023.",
        "Bilateral trade would have exceeded 300 billion dollars in 2023.",
        "Bilateral trade was expected to reach 300 billion dollars in 2023.",
        "Bilateral trade is projected to grow by 50 percent in 2023.",
        "Bilateral trade was forecast at 300 billion dollars in 2023.",
        "Bilateral trade is on track to exceed 300 billion dollars in 2023.",
        "Bilateral trade is set to hit a record in 2015.",
        "The ministry wanted trade to reach 300 billion dollars in 2023.",
        "The goal of trade reaching 300 billion dollars in 2023 was dropped.",
        "According to a forecast, trade reached 300 billion dollars in 2023.",
        "Xi said that if trade reached 300 billion dollars in 2023, both would gain.",
        "Had bilateral trade reached 300 billion dollars in 2023, both would have gained.",
        "Both would gain if bilateral trade reached 300 billion dollars in 2023.",
        "Nobody claimed that trade exceeded 300 billion dollars in 2023.",
        "There is no evidence that trade exceeded 300 billion dollars in 2023.",
        "Reports that trade exceeded 300 billion dollars in 2023 are false.",
        "Claims that trade exceeded 300 billion dollars in 2023 were rejected.",
        "It was unclear whether trade reached 300 billion dollars in 2023.",
        "Did bilateral trade reach 300 billion dollars in 2023?",
        "Bilateral trade never topped 200 billion dollars before 2023.",
        "Bilateral trade did not reach 200 billion dollars until 2023.",
        "Bilateral trade had reached 300 billion dollars before 2023.",
    ],
}


@pytest.mark.parametrize(("verdict", "text"), [(v, text) for v, texts in STANCES.items() for text in texts])
def test_what_is_denied_nearly_so_or_not_asserted_is_judged_as_such(verdict, text):
    assert [found for kind, found in kinds(text) if kind != "target" or "target" in text][:1] == [verdict]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Bilateral trade reached a record 150 billion U.S. dollars in 2023.", "contradicted"),
        ("Bilateral trade hit a record high of 500 billion dollars in 2023.", "contradicted"),
        ("Bilateral trade set a new record of 300 billion dollars in 2023.", "contradicted"),
        ("Bilateral trade climbed to an all-time high of 240.1 billion dollars in 2023.", "supported"),
        ("Bilateral trade hit a record of more than 240 billion dollars in 2023.", "supported"),
    ],
)
def test_the_sum_of_a_record_is_tested_too(text, level):
    assert sorted(kinds(text)) == [("level", level), ("record", "supported")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Trade in services between China and Russia reached 5 billion dollars in 2023.", "in services"),
        ("Trade in goods and services between China and Russia reached 260 billion dollars in 2023.", "services"),
        ("Agricultural trade between China and Russia reached 10 billion dollars in 2023.", "Agricultural"),
        ("He said oil trade reached 60 billion dollars in 2023.", "oil"),
        ("Energy trade rose 90 percent in 2023.", "Energy"),
        ("Non-energy trade reached 145 billion dollars in 2023.", "Non-energy"),
        ("China's soybean imports from Russia rose 80 percent in 2023.", "China's soybean"),
        ("China's exports of mechanical and electrical products to Russia reached 60 billion dollars in 2023.",
         "mechanical and electrical products"),
        ("Trade without energy reached 145 billion dollars in 2023.", "without energy"),
        ("Without energy, trade reached 145 billion dollars in 2023.", "Without energy"),
        ("Bilateral trade reached 145 billion dollars in 2023, excluding energy.", "excluding energy"),
        ("Trade between Heilongjiang and Russia reached 30 billion dollars in 2023.", "Heilongjiang"),
        ("Heilongjiang's trade with Russia reached 30 billion dollars in 2023.", "Heilongjiang"),
        ("China's trade with Russia's Far East reached 20 billion dollars in 2023.", "'s Far East"),
        ("Trade between China and the Russian Far East reached 20 billion dollars in 2023.", "Far East"),
        ("Trade between Chinese and Russian firms reached 20 billion dollars in 2023.", "Chinese"),
        ("Border trade reached 30 billion dollars in 2023.", "Border"),
        ("Cross-border trade reached 30 billion dollars in 2023.", "Cross-border"),
        ("E-commerce trade reached 30 billion dollars in 2023.", "E-commerce"),
        ("The transit trade reached 3 billion dollars in 2023.", "transit"),
        ("Trade in yuan reached 200 billion dollars in 2023.", "in yuan"),
        ("Trade settled in national currencies reached 200 billion dollars in 2023.", "settled in national"),
        ("Trade between China and Russia by rail fell 20 percent in 2023.", "by rail"),
        ("China's exports to Russia of cars reached 11 billion dollars in 2023.", "of cars"),
        ("Northeast China's exports to Russia reached 3 billion dollars in 2023.", "Northeast"),
        ("The share of yuan in bilateral trade rose by 30 percent in 2023.", "yuan in"),
        ("The number of firms engaged in bilateral trade grew by 50 percent in 2023.", "engaged in"),
        ("Trade and investment reached 300 billion dollars in 2023.", "and investment"),
        ("Investment and trade rose by 50 percent in 2023.", "Investment and"),
        ("Bilateral trade, in yuan terms, rose 32.7 percent in 2023.", "in yuan terms"),
        ("Bilateral trade rose 32.7 percent in 2023 in yuan.", "in yuan"),
        ("Average monthly trade was 20 billion dollars in 2023.", "monthly"),
        ("China's foreign trade reached 5.94 trillion dollars in 2023.", "China's foreign trade"),
    ],
)  # fmt: skip
def test_a_part_of_the_trade_is_not_judged_as_all_of_it(text, words):
    (found,) = [v for v in check(LATER + text) if v.claim.kind in ("level", "growth")]
    assert found.verdict == "not_checkable" and words in found.claim.text


@pytest.mark.parametrize(
    "subject",
    [
        "Bilateral trade", "Mutual trade", "Two-way goods trade", "Merchandise trade", "Total trade",
        "Foreign trade between China and Russia", "Overall commodity trade", "Their annual trade",
        "The two countries' trade", "Chinese-Russian trade", "The growing trade", "Trade in goods",
        "Trade in US dollar terms", "Last year's trade", "He noted trade", "Trade between Moscow and Beijing",
    ],
)  # fmt: skip
def test_words_that_leave_the_trade_whole(subject):
    assert kinds(f"{subject} reached 300 billion dollars in 2023.") == [("level", "contradicted")]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        # Announced in January 2024; the row has the date of a copy of 2025.
        ("Bilateral trade grew 26.3 percent in 2023.", "supported"),
        # So announced; worked out from the yearly table, 2.7.
        ("Bilateral trade fell 2.9 percent in 2020.", "depends"),
        ("Bilateral trade fell 2.7 percent in 2020.", "depends"),
        ("Bilateral trade fell 4.9 percent in 2020.", "contradicted"),
        # Announced, though not in the tables, whose figures were revised: they give 45.8.
        ("China's exports to Russia rose 46.9 percent in 2023.", "depends"),
        ("China's imports from Russia rose 13 percent in 2023.", "supported"),
        ("China's exports to Russia rose 52 percent in 2023.", "contradicted"),
        ("China's exports to Russia rose 40 percent in 2023.", "contradicted"),
        # The other date is that of the figure it is held against.
        ("In 2023 bilateral trade rose 26.3 percent from 2022.", "supported"),
        ("In 2023 bilateral trade rose 63 percent compared with 2021.", "supported"),
        ("In 2023 bilateral trade rose 26.3 percent compared with 2021.", "contradicted"),
        ("In 2023 trade reached 240.1 billion dollars, up from 190.3 billion in 2022.", "supported"),
        ("In 2023 trade reached 240.1 billion dollars (190.3 billion in 2022).", "supported"),
        ("Bilateral trade avoided falling by 10 percent in 2023.", "supported"),
    ],
)
def test_growth_is_judged_on_what_was_announced_and_what_can_be_worked_out(text, verdict):
    assert [found for _, found in kinds(text)] == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        "Bilateral trade was up 50 billion dollars in 2023.",
        "Bilateral trade was 50 billion dollars more than in 2022.",
        "Bilateral trade was 20 billion dollars a month in 2023.",
        "Trade grew as tourism rose 50 percent in 2023.",
        "Trade grew and investment reached 5 billion dollars in 2023.",
        "Bilateral trade was off its record in 2015.",
        "Bilateral trade hit a record low in 2015.",
        "Bilateral trade reached 80 percent of the target of 300 billion dollars in 2023.",
        "Trade between China, Russia and India reached 500 billion dollars in 2023.",
    ],
)
def test_a_figure_that_is_no_level_growth_or_record_of_the_trade_is_not_taken_for_one(text):
    assert "contradicted" not in [found for _, found in kinds(text)]


def test_a_kind_of_claim_that_is_not_known_is_said_to_be_so():
    found = check("China's President Xi Jinping said that China had a surplus with Russia in 2017.")
    assert "This finder does not know this kind of claim." in [v.reason for v in found]


def test_planted_claims():
    """Practice readouts bring their own tables: no true claim is contradicted, and nine of ten false ones are."""
    spec = importlib.util.spec_from_file_location("claims_bench", ROOT / "benchmarks/claims.py")
    bench = importlib.util.module_from_spec(spec)
    sys.modules["claims_bench"] = bench
    spec.loader.exec_module(bench)
    false = caught = 0
    for seed in range(5000, 5060):
        practice = generate(seed)
        found = bench.verdicts(practice)
        for planted in practice.claims:
            verdict = bench.matched(planted, found)
            wrong = bool(verdict) and verdict.verdict == "contradicted"
            assert not (planted.true and wrong), planted.text
            false, caught = false + (not planted.true), caught + (wrong and not planted.true)
    assert false > 50 and caught >= 0.9 * false
