"""The wordings of `benchmarks/phrasings.py`: what they say is in the tables, is said where it says so, and stays the same."""

import random
import re
import sys
from types import SimpleNamespace

import pytest

from readout import ROOT
from readout.trade import TABLES


@pytest.fixture(scope="module")
def phrasings():
    """The script; its own modules lie beside it."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        import phrasings

        return phrasings
    finally:
        sys.path.remove(str(ROOT / "benchmarks"))


@pytest.fixture(scope="module")
def forms(phrasings):
    """Every wording with its text in the true form, and with each of its claims made false in turn."""
    return [
        (
            template,
            phrasings.make(template, None, random.Random(template.number)),
            [phrasings.make(template, key, random.Random(key)) for key in range(len(template.keys))],
        )
        for template in phrasings.templates()
    ]


def planted_in(forms):
    return [(true.text, planted) for _, true, _ in forms for planted in true.planted]


def test_there_are_a_hundred_wordings_of_many_kinds(forms):
    planted = [planted for _, planted in planted_in(forms)]
    assert len({each.wording for each in planted}) >= 100
    assert len({each.kind for each in planted}) >= 12


def test_every_wording_makes_an_article_with_its_keys(forms):
    for template, true, false in forms:
        for made in (true, *false):
            assert re.search("China|Chinese", made.text) and "Russia" in made.text
            assert not re.search(r"[][{}|]", made.text), made.text
            assert len(made.planted) == len(template.keys) > 0
            for planted in made.planted:
                (start, end), (first, last) = planted.key, planted.claim
                assert first <= start < end <= last and made.text[start:end].strip() == made.text[start:end]


def test_one_claim_is_false_in_a_false_form_and_none_in_a_true_one(forms):
    for _, true, false in forms:
        assert all(planted.true for planted in true.planted)
        for number, made in enumerate(false):
            assert [planted.true for planted in made.planted] == [
                at != number for at in range(len(made.planted))
            ]


def cells(phrasings):
    """Every number of the tables, and where the months are summed, the sums."""
    return {
        float(value)
        for name in TABLES
        for row in phrasings.TRADE.rows(name)
        for value in row.values()
        if isinstance(value, int | float)
    }


def summed(phrasings, row):
    """Whether a figure from months, "2022, months 1 to 9" or "2022, month 9", is the sum of one flow's."""
    year, first, *last = map(int, re.findall(r"\d+", row.row))
    months = range(first, (last or [first])[0] + 1)
    rows = [
        each for each in phrasings.TRADE.rows("monthly") if each["year"] == year and each["month"] in months
    ]
    return len(rows) == len(months) and any(
        None not in (values := [each[flow] for each in rows]) and abs(sum(values) - row.value) < 0.001
        for flow in ("total", "exports", "imports")
    )


def test_what_is_true_rests_on_rows_of_the_tables(phrasings, forms):
    known = cells(phrasings)
    for text, planted in planted_in(forms):
        assert planted.rows, text
        for row in planted.rows:
            assert row.value in known or row.table == "monthly" and summed(phrasings, row), (text, row)


def test_an_amount_is_a_figure_of_its_rows(forms):
    """Where the key is one amount in digits, it is the rounding of what stands in the tables."""
    seen = 0
    for text, planted in planted_in(forms):
        slot = re.search(r"\{(?:level|base) [^B ]+ ([012])\}", planted.wording)
        if slot and planted.wording.count("{") == 1:
            shown = re.search(r"[\d,]+(?:\.\d+)?", text[slice(*planted.key)])[0].replace(",", "")
            half = 0.5 * 10 ** -int(slot[1]) + 1e-9
            assert any(abs(float(shown) - row.value) <= half for row in planted.rows), (text, planted)
            seen += 1
    assert seen >= 50


def test_a_seed_gives_the_same_articles_and_another_one_others(phrasings):
    first, again, other = (
        [made.text for _, *made_forms in phrasings.articles(60, seed) for made in made_forms]
        for seed in (1, 1, 2)
    )
    assert first == again != other


@pytest.mark.parametrize(
    "value, style, told, words",
    [
        (240, "w", None, "two hundred and forty"),
        (26.3, "1", None, "26.3"),
        (-31.7, "part", None, "(almost|nearly) a third"),
        (2.1, "verb", None, "(more than|well over) doubled"),
        (240.11, "~", None, "(more than|over|just over|about|around) 240"),
        (88.1, "~", 240.11, "almost 90"),
        (412, "~", 240.11, "more than 410"),
        (5, "nth", None, "fifth"),
        (11, "th", None, "11th"),
        (4, "of", None, "twenty-five"),
    ],
)
def test_figures_are_said_as_worked_out_by_hand(phrasings, value, style, told, words):
    assert re.fullmatch(words, phrasings.said(value, style, told, random.Random(1)))


@pytest.mark.parametrize(
    "operation, measure, period, base, told",
    [
        ("level", "T", (2023,), (2022,), 240.11),
        ("base", "T", (2023,), (2022,), 190.271),
        ("level", "T@", (2020,), (2019,), 104.06),
        ("pct", "E", (2023,), (2022,), 45.78),
        ("change", "T", (2023,), (2022,), 49.839),
        ("times", "T", (2023,), (2013,), 2.6915),
        ("level", "B", (2022,), (2021,), -38.03),
        ("share", "T", (2023,), (2022,), 4.0446),
        ("rank", "T", (2022,), (2021,), 10),
        ("growths", "T", (2024,), (2023,), 4),
        ("records", "T", (2024,), (2023,), 4),
        ("lowest", "T", (2025,), (2024,), 2022),
        ("fall", "T", (2025,), (2024,), 2020),
        ("mark", "T", (2023,), (2022,), 200),
        ("sums", "T", (2023,), (2022,), 430.381),
        ("mean", "T", (2023,), (2022,), 20.009),
    ],
)
def test_figures_are_those_worked_out_by_hand(phrasings, operation, measure, period, base, told):
    at = phrasings.Setting(period, base, phrasings.dt.date(2026, 2, 1))
    assert phrasings.RECKON[operation](measure, at).told == pytest.approx(told, rel=1e-3)


@pytest.mark.parametrize(
    "found, true, false",
    [
        ("", "not found", "not found"),
        ("both supported", "supported", "supported"),
        ("both contradicted", "unjudged", "contradicted"),  # it may be the false one that it means
        ("first contradicted", "contradicted", "not found"),
        ("both supported, second not_checkable", "supported", "unjudged"),
        ("first within_rounding, second contradicted", "supported", "contradicted"),
    ],
)
def test_a_verdict_is_about_the_keys_that_it_overlaps(phrasings, found, true, false):
    """Two keys, of which the second is false."""
    keys = {"first": (0, 10), "second": (20, 30), "both": (0, 30)}
    made = phrasings.Made(
        "",
        tuple(
            phrasings.Planted("level", "", keys[name], (0, 30), name == "first", True, ())
            for name in ("first", "second")
        ),
    )
    verdicts = tuple(
        SimpleNamespace(claim=SimpleNamespace(start=keys[name][0], end=keys[name][1]), verdict=verdict)
        for name, verdict in (each.split() for each in found.split(", ") if each)
    )
    assert [phrasings.outcome(planted, made, verdicts) for planted in made.planted] == [true, false]


def test_no_true_sentence_is_contradicted(phrasings, forms):
    for _, true, _ in forms:
        found = phrasings.verdicts(true.text)
        assert not [(true.text, v.reason) for v in found if v.verdict == "contradicted"]


def test_no_guess_contradicts(phrasings, forms):
    contradicted = [
        verdict
        for _, true, false in forms
        for told in (true, *false)
        for verdict in phrasings.verdicts(told.text)
        if verdict.verdict == "contradicted" and verdict.figure
    ]
    assert len(contradicted) > 50
    assert not [v.reason for v in contradicted if v.figure.guessed]
