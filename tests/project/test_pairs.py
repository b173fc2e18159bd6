"""The texts about other pairs of countries: their annotations hold, and each row they rest on is in the tables."""

import csv
import datetime as dt
import importlib.util
import json
import re
from collections import Counter
from functools import cache

import pytest

from readout import ROOT

FOLDER = ROOT / "tests/pairs"
WORLD = ROOT / "data/world"
GOLD = json.loads((FOLDER / "gold.json").read_text(encoding="utf-8"))
VERDICTS = {"supported", "within_rounding", "contradicted", "depends", "not_checkable", "opinion"}
ACCEPTED = {
    "true": {"supported", "within_rounding"},
    "false": {"contradicted"},
    "depends": {"depends"},
    "untestable": {"not_checkable"},
    "none": {"not_checkable"},
}
texts = pytest.mark.parametrize("text", GOLD, ids=[text["file"] for text in GOLD])


@cache
def index(file, columns):
    """The rows of a table by their values in some columns."""
    found = {}
    with (WORLD / file).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found.setdefault(tuple(row[column] for column in columns), []).append(row)
    return found


def test_every_text_is_annotated():
    assert [text["file"] for text in GOLD] == sorted(path.name for path in FOLDER.glob("*.txt"))


@texts
def test_spans_are_verbatim_and_keys_inside(text):
    words = (FOLDER / text["file"]).read_text(encoding="utf-8")
    last = 0
    for claim in text["claims"]:
        (start, end), (first, after) = claim["span"], claim["key"]
        assert words[start:end] == claim["text"]
        assert last <= start <= first < after <= end
        last = end


@texts
def test_verdicts_accepted_go_with_the_truth(text):
    for claim in text["claims"]:
        accepted = set(claim["accept"])
        assert ACCEPTED[claim["truth"]] <= accepted <= VERDICTS
        assert not ("contradicted" in accepted and accepted & ACCEPTED["true"])


@texts
def test_weekdays_are_what_the_calendar_says(text):
    words = (FOLDER / text["file"]).read_text(encoding="utf-8")
    weekday = f"{dt.date.fromisoformat(text['date']):%A}"
    for claim in text["claims"]:
        if claim["kind"] == "weekday":
            said = words[slice(*claim["key"])]
            assert re.fullmatch(r"\w+day", said)
            assert (said == weekday) == (claim["truth"] == "true")


@texts
def test_rows_have_their_values_in_the_tables(text):
    for claim in text["claims"]:
        for row in claim["rows"]:
            found = index(row["file"], tuple(row["where"])).get(tuple(row["where"].values()), [])
            assert [line[row["column"]] for line in found] == [row["value"]], row


@pytest.mark.parametrize(
    "truth, accept, said, column",
    [
        ("true", {"supported"}, {"supported", "not_checkable"}, "right"),
        ("true", {"supported"}, {"supported", "contradicted"}, "contradicted"),
        ("true", {"supported", "depends"}, {"depends"}, "right"),
        ("true", {"supported"}, {"depends"}, "unjudged"),
        ("false", {"contradicted"}, {"within_rounding"}, "supported"),
        ("false", {"contradicted"}, set(), "missed"),
        ("depends", {"depends"}, {"contradicted"}, "judged"),
        ("none", {"not_checkable"}, {"not_checkable"}, "right"),
    ],
)
def test_outcome(truth, accept, said, column):
    spec = importlib.util.spec_from_file_location("benchmark_pairs", ROOT / "benchmarks/pairs.py")
    pairs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(pairs)
    assert pairs.outcome({"truth": truth, "accept": sorted(accept)}, said) == column


# What is read of claims about trade: of each kind how many true ones are borne out and how many false ones caught, at least.
FLOORS = {
    "balance": (3, 5), "converted": (5, 3), "exports": (8, 7), "growth": (5, 4), "imports": (2, 3), "multiple": (5, 2),
    "other_pair": (2, 0), "rank": (9, 6), "record": (3, 2), "share": (3, 7), "streak": (2, 2), "total": (6, 3),
}  # fmt: skip
OPEN = ("services", "record", "growth")


@pytest.fixture(scope="module")
def counts():
    """How many claims of each kind have which truth and outcome."""
    spec = importlib.util.spec_from_file_location("benchmark_pairs", ROOT / "benchmarks/pairs.py")
    pairs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(pairs)
    found = Counter()
    for text in GOLD:
        verdicts = pairs.verdicts(FOLDER / text["file"])
        for claim in text["claims"]:
            said = {verdict.verdict for verdict in pairs.about(claim, verdicts)}
            found[claim["kind"], pairs.group(claim), pairs.outcome(claim, said)] += 1
    return found


@pytest.mark.parametrize("kind", FLOORS)
def test_claims_about_trade_are_read(counts, kind):
    true, false = FLOORS[kind]
    assert counts[kind, "true", "right"] >= true and counts[kind, "false", "right"] >= false


def test_nothing_true_is_contradicted_and_nothing_false_supported(counts):
    assert not [key for key in counts if key[1:] in (("true", "contradicted"), ("false", "supported"))]


@pytest.mark.parametrize("kind", OPEN)
def test_what_no_table_decides_is_left_open(counts, kind):
    assert not counts[kind, "other", "judged"]
