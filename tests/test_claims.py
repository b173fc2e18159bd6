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
