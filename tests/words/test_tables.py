"""Scores side by side: by statement, by speaker with an interval, by word."""

import math
from statistics import mean

import pytest

from readout.words import (
    by_speaker,
    drivers_table,
    interval,
    most_scored,
    polarities,
    scores_table,
    without_each_word,
)

from .ours import OURS


def test_the_table_says_what_each_score_rests_on():
    table = scores_table(OURS.statements, OURS.scores).set_index("id")
    assert table.loc["ST4", "drivers"] == "(own +0.60)" and table.loc["ST4", "without_attitude"] == 1
    assert (table.loc["ST4", "unmasked"], table.loc["ST4", "polarity"]) == (
        0.3,
        0.6,
    )  # "Russian" weighs nothing
    assert table.loc["ST10", "reading"] == "saw nothing" and math.isnan(table.loc["ST10", "polarity"])
    assert table.loc["ST10", "drivers"] == "recent +0.00"


def test_means_count_a_joint_statement_for_both():
    table = scores_table(OURS.statements, OURS.scores)
    found = by_speaker(table)
    assert found["statements"].to_dict() == {"Xi Jinping": 7, "Mikhail Mishustin": 5}
    mine = [
        s.polarity
        for st, s in zip(OURS.statements, OURS.scores, strict=True)
        if "Xi Jinping" in st.speakers and s.polarity is not None
    ]
    assert found.loc["Xi Jinping", "polarity"] == pytest.approx(mean(mine))
    assert found.loc["Xi Jinping", "low"] < mean(mine) < found.loc["Xi Jinping", "high"]


def test_the_scores_of_a_speaker_and_who_has_most():
    table = scores_table(OURS.statements, OURS.scores)
    speakers = by_speaker(table)
    assert most_scored(speakers) == ["Xi Jinping", "Mikhail Mishustin"] and most_scored(speakers, 3)[2] == ""
    assert most_scored(speakers.iloc[::-1], 1) == ["Xi Jinping"]
    mine = polarities(table, "Xi Jinping")
    assert len(mine) == speakers.loc["Xi Jinping", "scored"] and not any(map(math.isnan, mine))
    assert mean(mine) == pytest.approx(speakers.loc["Xi Jinping", "polarity"])
    assert polarities(table, "nobody") == []


def test_an_interval_holds_the_mean_and_widens_with_spread():
    narrow, wide = interval([0.1, 0.11, 0.12, 0.1]), interval([-0.9, 0.9, 0.4, 0.03])
    assert narrow.low <= narrow.value <= narrow.high and wide.high - wide.low > narrow.high - narrow.low
    # Of four values, the mean of four draws is the largest of them once in 256: below one in forty.
    values = [0.0, 0.0, 0.0, 1.0]
    assert interval(values)[1:] == (0.0, 0.75)  # binomial(4, 1/4): 0.32 at 0, 0.0039 at 1, 0.047 at 0.75
    assert interval([1, 2, 3], [1, 2, 3]).value == 0 and interval([1, 2, 3], [1, 2, 3]).low < 0


def test_too_few_values_have_no_interval():
    assert interval([0.5, float("nan"), 0.1]).value == pytest.approx(0.3)
    assert math.isnan(interval([0.5, 0.1]).low) and math.isnan(interval([1, 2, 3], [1]).high)
    assert all(math.isnan(end) for end in interval([])) and math.isnan(interval([0.2] * 5).low)


def test_leaving_out_a_word_moves_the_difference():
    found = without_each_word(OURS.statements, OURS.scores, "Xi Jinping", "Mikhail Mishustin").set_index(
        "word"
    )
    xi, mishustin = ([0.248611, 0.6, 0.085281, 0.208333], [0.25, 0.173333, 0.2])
    whole = mean(xi) - mean(mishustin)
    assert found.index[0] == "own" and not found.loc["own", "attitude"]
    assert found.loc["own", "difference"] == pytest.approx(mean([xi[0], *xi[2:]]) - mean(mishustin), abs=1e-5)
    assert found.loc["own", "change"] == pytest.approx(found.loc["own", "difference"] - whole, abs=1e-5)
    nobody = without_each_word(OURS.statements, OURS.scores, "Xi Jinping", "Nobody")
    assert nobody["difference"].isna().all()


def test_what_each_word_adds():
    found = drivers_table(OURS.statements, OURS.scores).set_index("word")
    assert found.loc["ready", "uses"] == 2
    assert found.loc["ready", "contribution"] == pytest.approx(0.2 / 5 + 0.2)
    assert found["contribution"].sum() == pytest.approx(sum(s.polarity or 0 for s in OURS.scores))
