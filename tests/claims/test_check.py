"""Claims that data or a calendar can test: found in any text, and judged on what was known then and is known today."""

import importlib.util
import sys
from dataclasses import replace

import pytest

from readout import ROOT
from readout.article import parse_article
from readout.claims import check_claims
from readout.practice import generate
from readout.reading import Reading

from .checked import BOOK, check, kinds, ranks

CLAIMS = {
    "a multiple in dollars of any year": (
        "Trade between China and Russia in 2022 more than doubled compared with 2010.",
        "comparison",
        "supported",
    ),
    "a multiple that prices make up": (
        "Bilateral trade between China and Russia tripled between 2010 and 2022.",
        "comparison",
        "supported",
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
        "China. Russia. Trade between China and Kenya reached $5 billion in 2022.",
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


MEETING = f"{XI} met with {MISHUSTIN} in Beijing on Wednesday."
ON_RECORD = {
    "Xinhua alone, in two texts": (
        "Xinhua 2023-12-20; Xinhua, xn--xcrz6i17g7uiijjj12anf7a.com",
        "(Xinhua)",
        False,
    ),
    "an agency beside it": ("Xinhua 2023-12-20; AFP via The Hindu", "(Xinhua)", True),
    "another agency": ("AFP via The Hindu", "(Xinhua)", True),
    "one agency, of a text that names none": ("AFP via The Hindu", "", False),
    "two agencies, of a text that names none": ("Xinhua 2023-12-20; AFP via The Hindu", "", True),
    "in words, its own": ("Xinhua EN; Xinhua CN copy", "(Xinhua)", False),
    "in words, another's": ("Xinhua EN; Russian government", "(Xinhua)", True),
}


@pytest.mark.parametrize(("source", "agency", "recorded"), ON_RECORD.values(), ids=ON_RECORD)
def test_no_report_bears_itself_out(source, agency, recorded):
    rows = [{**row, "source": source} for row in BOOK.rows("timeline") if row["date"] == "2023-12-20"]
    book = replace(BOOK, tables={**BOOK.tables, "timeline": rows})
    dateline = f"BEIJING, Dec. 20, 2023 {agency} -- "
    reading = Reading(parse_article(dateline + MEETING))
    (found,) = [
        v
        for v in check_claims(reading.article, reading.facts, reading.statements, book)
        if v.claim.kind == "event"
    ]
    assert found.verdict == ("supported" if recorded else "not_checkable"), found
    assert bool(found.evidence) == recorded


def test_evidence_names_publishers_and_addresses():
    text = f"{MEETING} Trade in the first 11 months of this year reached 218 billion U.S. dollars, up 26.7 percent."
    evidence = [row for verdict in check(text) for row in verdict.evidence if row.table != "calendar"]
    assert {row.table for row in evidence} >= {"first_prints", "timeline"}
    for row in evidence:
        known = [source for source in row.sources if source.publisher]
        assert known and all(source.own or source.copies for source in known), row


@pytest.mark.parametrize("what", ["diplomatic relations", "diplomatic ties", "ties between China and Russia"])
def test_ties_are_relations(what):
    found = check(f"Next year marks the 75th anniversary of {what}.")
    assert [v.verdict for v in found if v.claim.kind == "anniversary"] == ["supported"]


def test_a_year_that_runs_is_read_as_far_as_it_is_known():
    (found,) = [
        v for v in check("Trade has exceeded 200 billion U.S. dollars this year.") if v.claim.kind == "level"
    ]
    assert found.verdict == "supported" and "the first 11 months of 2023" in found.reason


def test_a_figure_that_came_later_is_said_to_have():
    (found,) = [
        v for v in check("Trade exceeded 200 billion U.S. dollars in 2023.") if v.claim.kind == "level"
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
        ("Bilateral trade avoided falling by 10 percent in 2023.", "supported"),
    ],
)
def test_growth_is_judged_on_what_was_announced_and_what_can_be_worked_out(text, verdict):
    assert [found for _, found in kinds(text)] == [verdict]


@pytest.mark.parametrize("joined", [", up from 190.3 billion in 2022.", " (190.3 billion in 2022)."])
def test_the_figure_it_is_held_against_is_a_claim_of_its_own(joined):
    assert [found for _, found in kinds(f"In 2023 trade reached 240.1 billion dollars{joined}")] == [
        "supported"
    ] * 2


def test_a_kind_of_claim_that_is_not_known_is_said_to_be_so():
    found = check("China's President Xi Jinping said that China had more ports than Russia in 2017.")
    assert "No table here can test this kind of claim." in [v.reason for v in found]


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


def test_a_topic_claims_nothing():
    assert check("Minister Ann Brask discussed the dam.") == ()
    assert [v.claim.text for v in check("Minister Ann Brask praised the dam.")] == ["the dam"]


def test_a_claim_is_of_the_innermost_statement():
    text = (
        "OSLO, Jan. 15, 2024 (NN) -- Talks.\n\nThe following is attributable to Spokesperson Eve Moor:\n\nPresident Xi "
        "Jinping met them. Xi said that trade between China and Russia was 190.3 billion dollars in 2022.\n"
    )
    assert [v.claim.holder for v in check(text) if v.claim.kind == "level"] == ["Xi Jinping"]


def test_of_a_table_in_one_sentence_only_the_first_figures_are_read():
    reading = Reading(
        parse_article("Trade between China and Russia came to " + "$5-" * 3000 + " in all."), "CN-RU"
    )
    read = sum(verdict.figure is not None for verdict in reading.verdicts)
    assert 0 < read <= 60 * len(reading.article.sentences) < len(reading.facts.quantities)


def test_a_weekday_in_a_name_is_no_claim():
    text = "OSLO, March 26, 2021 (NN) -- They spoke on {} of the Belfast/{} Agreement."
    kinds = [v.claim.text for v in check(text.format("Friday", "Good Friday")) if v.claim.kind == "weekday"]
    assert kinds == ["Friday"]
