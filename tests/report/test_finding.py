"""What a report says first: figures before the record before the calendar, and why where no figure could be tested."""

import itertools
from dataclasses import replace

import pytest

from readout.claims import GROUPS
from readout.report.finding import headline, leading

from .reported import TEXTS, read, verdict, with_parts


def headline_of(*verdicts, text="no claims, no statements"):
    return headline(with_parts(read(TEXTS[text]), verdicts=verdicts))


FIGURES = {
    ("supported",): "The one figure that can be tested is supported",
    ("contradicted", "opinion"): "The one figure that can be tested is contradicted",
    ("within_rounding",) * 2: "Both figures that can be tested hold within rounding",
    ("depends",) * 3 + ("opinion",): "All 3 figures that can be tested depend on what the text leaves open",
    ("supported", "contradicted", "depends", "supported"): (
        "Of 4 figures that can be tested, 1 is contradicted, 2 are supported and 1 depends on what the text leaves open"
    ),
}


@pytest.mark.parametrize(("outcomes", "said"), FIGURES.items(), ids=map(str, FIGURES))
def test_the_headline_counts_the_figures_that_were_tested(outcomes, said):
    assert headline_of(*map(verdict, outcomes)) == said


FIGURE, EVENT, DAY = (
    verdict("supported"),
    verdict("depends", kind="event"),
    verdict("supported", kind="weekday"),
)
WRONG_DAY, CALL = verdict("contradicted", kind="weekday"), verdict("opinion", kind="exhortation")
OPEN = verdict("not_checkable", reason="The tables are in US dollars. They have no rate.")
ORDER = {
    "all three, the calendar as it should be": (
        [DAY, EVENT, FIGURE],
        "The one figure that can be tested is supported; the one point of record depends",
    ),
    "all three, the calendar wrong": (
        [WRONG_DAY, EVENT, FIGURE],
        "The one figure that can be tested is supported; the one point of record depends; "
        "the one point of the calendar is contradicted",
    ),
    "figure and calendar": ([DAY, FIGURE], "The one figure that can be tested is supported"),
    "no figure": (
        [EVENT, CALL],
        "No figure could be tested, because no claim with one was found; the one point of record depends",
    ),
    "the calendar alone": (
        [DAY, DAY],
        "No figure could be tested, because no claim with one was found; both points of the calendar are supported",
    ),
    "words alone": (
        [CALL, CALL],
        "No figure could be tested, because no claim with one was found; nor could any of the 2 other claims found",
    ),
    "a figure that cannot be tested": (
        [OPEN],
        "No figure could be tested, because the tables are in US dollars",
    ),
    "that and one other claim": (
        [OPEN, CALL],
        "No figure could be tested, because the tables are in US dollars; nor could the one other claim found",
    ),
    "nothing": ([], "No claim was found in this text"),
}


@pytest.mark.parametrize(("verdicts", "said"), ORDER.values(), ids=ORDER)
def test_figures_go_before_the_record_before_the_calendar(verdicts, said):
    assert headline_of(*verdicts, text="ours") == said


def test_without_tables_these_are_why():
    no_pair = "No figure could be tested, because no two countries were found in the text"
    assert headline_of(OPEN) == no_pair
    assert headline_of(OPEN, text="no tables").startswith(
        "No figure could be tested, because there are no trade tables for France and Liechtenstein"
    )


def test_a_text_in_another_language_is_the_headline():
    text = "Der Minister sagte, dass sein Land bereit ist, und dankte für den Besuch aus Osmera."
    assert headline(read(text)).startswith("This text is in German; ")


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_what_is_contradicted_is_first_in_its_group(order):
    wrong = verdict("contradicted")
    given = [wrong, FIGURE, EVENT, WRONG_DAY]
    assert leading([given[number] for number in order]) == [wrong, FIGURE, EVENT]


def test_a_day_as_it_should_be_a_call_and_what_is_open_are_no_news():
    assert leading([DAY, CALL, OPEN]) == []
    assert leading([DAY, WRONG_DAY, CALL]) == [WRONG_DAY]


def test_groups_are_in_the_order_of_reading():
    assert list(GROUPS) == ["figures", "record", "calendar", "words"]


def test_a_denial_is_of_the_group_that_tested_it():
    denied = verdict("supported", kind="denial")
    assert (denied.group, replace(denied, evidence=()).group) == ("record", "words")
