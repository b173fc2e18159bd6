"""Scores with their coverage, drivers and doubts; the probes."""

import csv
import math
from statistics import mean

import pandas as pd
import pytest
from textblob import TextBlob
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from readout import ROOT
from readout.article import read_article
from readout.errors import InputError
from readout.facts import extract_facts, names_in
from readout.lexicon import entries
from readout.statements import extract_statements
from readout.words import (
    TOOLS,
    by_speaker,
    drivers_table,
    interval,
    mask,
    score_text,
    scores_table,
    without_each_word,
)

DATA = ROOT / "data"
TEXTS = sorted([*(DATA / "article").glob("*.txt"), *(DATA / "practice").glob("*.txt")])


def said(path):
    article = read_article(path)
    facts = extract_facts(article)
    return extract_statements(article, facts), names_in(facts)


@pytest.fixture(scope="module")
def ours():
    statements, names = said(DATA / "article/2023-12-20-xi-mishustin.txt")
    return statements, names, [score_text(s.text, names) for s in statements]


NAMES = ("Xi Jinping", "Mikhail Mishustin", "China")
UNSEEN = {
    "empty": ("", "no words"),
    "blank": (" \n ", "no words"),
    "marks": ("… 12 345", "no words"),
    "Chinese": ("习近平会见米舒斯京", "not in Latin letters"),
    "Arabic": ("قال الرئيس", "not in Latin letters"),
    "a megabyte": ("good " * 200_000, "too long for one statement"),
    "names alone": ("Xi Jinping and Mikhail Mishustin, of China", "only names"),
    "mostly Chinese": ("会谈很好 OK", "not in Latin letters"),
    "mostly Russian": ("Переговоры были good", "not in Latin letters"),
    "emoji": ("👍 👍", "no words"),
    "a phrase alone": ("the Great Hall of the People", "only names"),
    "nothing known": ("They tabled the dossier.", "no word of it is in the lexicon"),
}


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize(("text", "reason"), UNSEEN.values(), ids=UNSEEN)
def test_what_cannot_be_scored_has_no_score(text, reason, tool):
    found = score_text(text, NAMES, tool)
    assert found.polarity is None and found.reading == "saw nothing" and found.without_attitude is None
    assert found.reason.startswith(reason)


def test_known_words_without_weight_are_not_a_zero():
    found = score_text("It was on the recent quake.")
    assert found.polarity is None and found.subjectivity == 0.25 and found.scored == 1
    assert found.reason == "the words it knows weigh nothing: recent"


def test_words_that_cancel_out_are_balanced():
    found = score_text("The good and the bad.")
    assert found.polarity == 0 and found.reading == "balanced" and found.reason is None


SCORES = {
    "an empty kind": ("their own choice", 0.6, "positive", 1.0),
    "turned": ("It was not good.", -0.35, "negative", 0.0),
    "half of it": ("more and good", 0.6, "positive", 0.5 / 1.2),
}


@pytest.mark.parametrize(("text", "polarity", "reading", "without"), SCORES.values(), ids=SCORES)
def test_scores_worked_out_by_hand(text, polarity, reading, without):
    found = score_text(text)
    assert (found.polarity, found.reading) == (pytest.approx(polarity), reading)
    assert found.without_attitude == pytest.approx(without)


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("It isn't a success.", "It isn’t a success."),
        ("They didn't support the plan.", "They didn’t support the plan."),
        ('The "good" talks', "The “good” talks"),
        ("a good day", "a go\u200bod \u202eday 👍"),
    ],
)
def test_print_is_read_as_typing(typed, printed, tool):
    """Agencies set ’ where a keyboard has '; what is not seen, and emoji, say nothing."""
    assert score_text(printed, (), tool).polarity == score_text(typed, (), tool).polarity


def test_an_unknown_tool_is_refused():
    with pytest.raises(InputError, match="textblob, vader"):
        score_text("good", tool="bert")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_scores_are_the_tools_own_and_drivers_add_up(path):
    """With nothing covered, the score is the one that the tool gives itself."""
    statements, _ = said(path)
    for text in [s.text for s in statements if mask(s.text)[1] == ()]:
        for tool, polarity in (
            ("textblob", TextBlob(text).polarity),
            ("vader", SentimentIntensityAnalyzer().polarity_scores(text)["compound"]),
        ):
            found = score_text(text, tool=tool)
            assert (found.polarity or 0) == pytest.approx(polarity, abs=1e-4)
            assert sum(d.contribution for d in found.drivers) == pytest.approx(polarity, abs=1e-4)
            assert 0 <= found.coverage <= 1 and found.scored <= found.words


def test_names_and_phrases_are_covered():
    text = "They met in the Great Hall of the People and hailed Fair Orven, a fair town."
    covered, found = mask(text, ["Fair Orven"])
    assert covered == "They met in the Xx and hailed Xx, a fair town."
    assert found == ("Great Hall of the People", "Fair Orven")
    score = score_text(text, ["Fair Orven"])
    assert score.polarity == pytest.approx(0.7) and score.unmasked == pytest.approx((0.8 + 0.7 + 0.7) / 3)


def test_a_name_inside_a_word_or_in_small_letters_is_not_covered():
    assert mask("Goodwin said the good news.", ["Good"]) == ("Goodwin said the good news.", ())


def test_a_name_is_covered_across_a_line_break():
    assert (
        mask("the Fair\nOrven", ["Fair Orven"])[0] == "the Xx" == mask("the Fair Orven", ["Fair\nOrven"])[0]
    )


def test_the_longer_name_goes_first():
    assert mask("New Orven and Orven", ["Orven", "New Orven"]) == ("Xx and Xx", ("New Orven", "Orven"))


def test_words_without_attitude_are_words_of_a_lexicon():
    """A word that neither tool knows would stand in the list for nothing."""
    weighed = SentimentIntensityAnalyzer().lexicon
    listed = [word for line in entries("no_attitude") for word in line.partition(";")[2].split()]
    assert len(listed) == len(set(listed)) > 200
    unknown = [w for w in listed if w not in weighed and not TextBlob(w).sentiment_assessments.assessments]
    assert unknown == []
    assert not {"good", "strong", "fair", "willing", "ready", "satisfied", "serious", "killed"} & set(listed)


def test_the_table_says_what_each_score_rests_on(ours):
    statements, _, scores = ours
    table = scores_table(statements, scores).set_index("id")
    assert table.loc["ST4", "drivers"] == "(own +0.60)" and table.loc["ST4", "without_attitude"] == 1
    assert (table.loc["ST4", "unmasked"], table.loc["ST4", "polarity"]) == (
        0.3,
        0.6,
    )  # "Russian" weighs nothing
    assert table.loc["ST10", "reading"] == "saw nothing" and math.isnan(table.loc["ST10", "polarity"])
    assert table.loc["ST10", "drivers"] == "recent +0.00"


def test_means_count_a_joint_statement_for_both(ours):
    statements, _, scores = ours
    table = scores_table(statements, scores)
    found = by_speaker(table)
    assert found["statements"].to_dict() == {"Xi Jinping": 7, "Mikhail Mishustin": 5}
    mine = [
        s.polarity
        for st, s in zip(statements, scores, strict=True)
        if "Xi Jinping" in st.speakers and s.polarity is not None
    ]
    assert found.loc["Xi Jinping", "polarity"] == pytest.approx(mean(mine))
    assert found.loc["Xi Jinping", "low"] < mean(mine) < found.loc["Xi Jinping", "high"]


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


def test_leaving_out_a_word_moves_the_difference(ours):
    statements, _, scores = ours
    found = without_each_word(statements, scores, "Xi Jinping", "Mikhail Mishustin").set_index("word")
    xi, mishustin = ([0.248611, 0.6, 0.085281, 0.208333], [0.25, 0.173333, 0.2])
    whole = mean(xi) - mean(mishustin)
    assert found.index[0] == "own" and not found.loc["own", "attitude"]
    assert found.loc["own", "difference"] == pytest.approx(mean([xi[0], *xi[2:]]) - mean(mishustin), abs=1e-5)
    assert found.loc["own", "change"] == pytest.approx(found.loc["own", "difference"] - whole, abs=1e-5)
    nobody = without_each_word(statements, scores, "Xi Jinping", "Nobody")
    assert nobody["difference"].isna().all()


def test_what_each_word_adds(ours):
    statements, _, scores = ours
    found = drivers_table(statements, scores).set_index("word")
    assert found.loc["ready", "uses"] == 2
    assert found.loc["ready", "contribution"] == pytest.approx(0.2 / 5 + 0.2)
    assert found["contribution"].sum() == pytest.approx(sum(s.polarity or 0 for s in scores))


def test_probes_give_what_they_gave():
    """A change of a library or its lexicon shows here, pair by pair."""
    with (DATA / "practice/probes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 60 and {row["expected"] for row in rows} == {"higher", "lower", "same"}
    vader = SentimentIntensityAnalyzer()
    for row in rows:
        for side in ("one", "other"):
            found = TextBlob(row[side]).polarity, vader.polarity_scores(row[side])["compound"]
            pinned = float(row[f"textblob_{side}"]), float(row[f"vader_{side}"])
            assert found == pytest.approx(pinned, abs=0.0006), (row["id"], row[side], found)


def test_names_of_a_text_are_every_form_of_them(ours):
    _, names, _ = ours
    assert {"Xi Jinping", "Xi", "Mishustin", "China", "Gansu Province"} <= set(names)
    assert len(names) == len(set(names)) and isinstance(pd.Series(names).iloc[0], str)
