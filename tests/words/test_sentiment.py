"""Scores with their coverage, drivers and doubts; the probes."""

import csv

import pytest
from textblob import TextBlob
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from readout import ROOT
from readout.article import read_article
from readout.errors import InputError
from readout.lexicon import entries
from readout.reading import Reading
from readout.words import TOOLS, mask, score_text

DATA = ROOT / "data"
TEXTS = sorted([*(DATA / "article").glob("*.txt"), *(DATA / "practice").glob("*.txt")])

NAMES = ("Xi Jinping", "Mikhail Mishustin", "China")
UNSEEN = {
    "empty": ("", "no words"),
    "blank": (" \n ", "no words"),
    "marks": ("… 12 345", "no words"),
    "Chinese": ("习近平会见米舒斯京", "in Chinese"),
    "Arabic": ("قال الرئيس", "in Arabic"),
    "a megabyte": ("good " * 200_000, "too long for one statement"),
    "names alone": ("Xi Jinping and Mikhail Mishustin, of China", "only names"),
    "mostly Chinese": ("会谈很好 OK", "in Chinese"),
    "mostly Russian": ("Переговоры были good", "in Russian"),
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
    for text in [s.text for s in Reading(read_article(path)).statements if mask(s.text)[1] == ()]:
        for tool, polarity in (
            ("textblob", TextBlob(text).polarity),
            ("vader", SentimentIntensityAnalyzer().polarity_scores(text)["compound"]),
        ):
            found = score_text(text, tool=tool)
            assert (found.polarity or 0) == pytest.approx(polarity, abs=1e-4)
            assert sum(d.contribution for d in found.drivers) == pytest.approx(polarity, abs=1e-4)
            assert 0 <= found.coverage <= 1 and found.scored <= found.words


@pytest.mark.parametrize(
    "text",
    [
        "It's a good day : ) and wasn't bad ( ! )",
        "A very good day :\n\n) it was.",
        'Not bad, e.g. in the U.S., "really good"... Fine!',
    ],
)
def test_marks_are_parted_as_the_tool_parts_them(text):
    """Word by word, and where a sign runs over a blank as a whole."""
    found = TextBlob(text).sentiment_assessments
    score = score_text(text)
    assert [driver.words for driver in score.drivers] == [" ".join(run[0]) for run in found.assessments]
    assert score.polarity == pytest.approx(found.polarity)


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


def test_names_side_by_side_and_phrases_in_other_letters_are_covered():
    text = "UNITED NATİONS, United Nations: Orven Orven\u200bLind Orven-Lind"
    assert mask(text, ["Orven", "Orven-Lind", "Lind"])[1] == (
        "UNITED NATİONS",
        "United Nations",
        "Orven",
        "Orven",
        "Lind",
        "Orven-Lind",
    )


def test_words_without_attitude_are_words_of_a_lexicon():
    """A word that neither tool knows would stand in the list for nothing."""
    weighed = SentimentIntensityAnalyzer().lexicon
    listed = [word for line in entries("no_attitude") for word in line.partition(";")[2].split()]
    assert len(listed) == len(set(listed)) > 200
    unknown = [w for w in listed if w not in weighed and not TextBlob(w).sentiment_assessments.assessments]
    assert unknown == []
    assert not {"good", "strong", "fair", "willing", "ready", "satisfied", "serious", "killed"} & set(listed)


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


def test_a_name_with_a_printed_apostrophe_is_covered():
    said = "The Fair O’Westrum Party called the talks important."
    assert (
        score_text(said, ["Fair O’Westrum Party"]).polarity
        == score_text("They called the talks important.").polarity
    )
