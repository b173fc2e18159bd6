"""What is said at invented meetings: whole, several ways each, and in figures and dates that stay what they are."""

import re

import pytest

from readout.practice.dice import Dice
from readout.practice.expansion import WRITERS
from readout.practice.grammar import rules
from readout.practice.sayings import FactKind, another, drawn, houses, subjects

SAYINGS = [saying for subject in subjects() for saying in subject.sayings]
SEEN_FROM = {"X", "Y", "Xish", "Yish", "aXish", "aYish"}
NOW = 2024 * 12 + 4  # May 2024


def slots(template):
    return {match[1] for match in re.finditer(r"\{\^?([^}]+)\}", template)}


def test_there_is_much_to_talk_about():
    assert len(subjects()) >= 50 and len({subject.name for subject in subjects()}) == len(subjects())
    assert len({subject.heading for subject in subjects()}) == len(subjects())
    assert all(len(subject.sayings) >= 4 for subject in subjects())
    assert len({saying.name for saying in SAYINGS}) == len(SAYINGS)
    assert all(len(set(saying.tellings)) == len(saying.tellings) >= 3 for saying in SAYINGS)


@pytest.mark.parametrize("saying", SAYINGS, ids=lambda saying: saying.name)
def test_a_saying_is_whole(saying):
    known = {*SEEN_FROM, "O", *saying.facts, *WRITERS, *rules(), "S", "S!", "both", "leaders"}
    for template, whole in saying.tellings:
        has = slots(template)
        assert has <= known, has - known
        assert template.endswith(".") == whole, template
        speakers = has & {"S", "S!", "both", "leaders"}
        together = bool(speakers & {"both", "leaders"}) or template.startswith(("It was", "Agreement was"))
        assert (bool(speakers) or together) == whole, template
        assert (saying.by == "both") == together, template
        assert saying.by != "either" or not has & SEEN_FROM, template
    for slot in saying.facts:
        assert sum(telling.has(slot) for telling in saying.tellings) >= 2, slot


def test_a_house_is_whole():
    names = {name.partition(".")[2] for name in houses()}
    assert names - {""} == {"head.host", "head.guest", "date", "lead.host", "lead.guest", "said", "end"}
    known = {"at", "c", "subject", "both", *WRITERS, *rules()}
    for templates in houses().values():
        assert all(slots(template) <= known for template in templates)


@pytest.mark.parametrize(
    "kind",
    [
        FactKind("quantity", "count", 2, 9),
        FactKind("quantity", "big", 12, 980),
        FactKind("quantity", "tonnes", 2000, 90000),
        FactKind("quantity", "money", 40, 4000),
        FactKind("quantity", "pct", 3, 90),
        FactKind("date", "year+"),
        FactKind("date", "year-"),
        FactKind("date", "month+"),
        FactKind("date", "month-"),
    ],
    ids=lambda kind: kind.form,
)
def test_another_value_is_of_the_same_kind_and_not_the_same(kind):
    today = NOW // 12 if kind.form.startswith("year") else NOW
    for seed in range(300):
        dice = Dice(seed)
        value = drawn(dice, kind, NOW)
        other = another(dice, kind, value, NOW)
        assert other != value
        if kind.what == "date":
            assert value != today != other and (other > today) == (value > today) == kind.form.endswith("+")
        else:
            assert other >= 2 and abs(other / value - 1) > 0.1
            assert kind.form != "pct" or other < 100
            assert value % 100 == other % 100 == 0 or kind.form not in ("big", "tonnes")
