"""Labels of readers, and how far two of them agree."""

import math
import re

import pytest

from readout import ROOT
from readout.article import read_article
from readout.errors import InputError
from readout.gold import annotated_texts, find_gold, load_gold
from readout.words import labels

DATA = ROOT / "data"


def test_every_statement_is_labelled():
    for article, gold in annotated_texts(DATA / "gold"):
        table = labels.load_labels(gold)
        real = article.path.startswith(str(DATA / "readouts"))
        readers = {"A1"} if real else {"A1", "A2", "A3"}
        assert set(table["annotator"]) == readers, article.path
        for _, own in table.groupby("annotator"):
            assert own["statement"].tolist() == [s["id"] for s in gold.items["statements"]], article.path


def test_three_readers_differ_in_one_label_each_of_stance_and_event():
    table = labels.pooled_labels(DATA / "gold")
    shared = table[table.duplicated("statement", keep=False)]
    for column, differs in (("stance", "2024-03-14-talvera ST6"), ("event", "2024-03-14-talvera ST4")):
        wide = shared.pivot(index="statement", columns="annotator", values=column)
        assert wide.shape == (66, 3) and wide.index[wide.nunique(axis=1) > 1].tolist() == [differs]
        # By hand: in pairs of labels of one statement, those that differ, over those of all labels that would by chance.
        counts = shared[column].value_counts().tolist()
        n = sum(counts)
        observed = 4 / (3 - 1)  # one statement of three labels, two against one: 4 ordered pairs, over 2
        expected = (n * n - sum(c * c for c in counts)) / (n - 1)
        assert labels.krippendorffs_alpha(table, column) == pytest.approx(1 - observed / expected)


def test_no_annotated_text_gives_no_labels(tmp_path):
    assert labels.pooled_labels(tmp_path).empty


HEAD = "statement,start,annotator,stance,event\n"
BAD_LABELS = {
    "no such stance": ("ST1,216,A2,friendly,none\n", "line 2, column stance: 'friendly'"),
    "no such event": ("ST1,216,A2,neutral,terrible\n", "column event"),
    "no such statement": ("ST99,216,A2,neutral,none\n", "column statement: 'ST99'"),
    "another place": ("ST1,217,A2,neutral,none\n", "column start: '217'"),
    "nobody": ("ST1,216,,neutral,none\n", "column annotator"),
    "twice": ("ST1,216,A2,neutral,none\nST1,216,A2,neutral,none\n", "line 3, .*twice by A2"),
    "too few cells": ("ST1,216,A2\n", "line 2: 3 cells where the header has 5"),
}


def labelled(tmp_path, text):
    stem = "2023-12-20-xi-mishustin"
    for name in (f"{stem}.json", f"{stem}.labels.csv"):
        (tmp_path / name).write_bytes((DATA / "gold" / name).read_bytes())
    (tmp_path / f"{stem}.labels.A2.csv").write_text(text, encoding="utf-8")
    return load_gold(tmp_path / f"{stem}.json", read_article(DATA / f"article/{stem}.txt"))


@pytest.mark.parametrize(("rows", "words"), BAD_LABELS.values(), ids=BAD_LABELS)
def test_a_bad_label_is_refused_in_one_line(tmp_path, rows, words):
    with pytest.raises(InputError, match=words) as refusal:
        labels.load_labels(labelled(tmp_path, HEAD + rows))
    assert "A2.csv" in str(refusal.value) and "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    "text",
    [
        "statement;start\n",
        HEAD.replace("event", "stance"),
        "",
        'statement,start,annotator,stance,event\n"ST1',
    ],
)
def test_a_file_that_is_no_table_of_labels_is_refused(tmp_path, text):
    with pytest.raises(InputError, match="A2.csv"):
        labels.load_labels(labelled(tmp_path, text))


def test_a_second_annotator_is_read_and_compared(tmp_path):
    stances = ["neutral", *["supportive"] * 9, "neutral"]
    gold = find_gold(read_article(DATA / "article/2023-12-20-xi-mishustin.txt"), DATA / "gold")
    starts = [s["content"][0]["start"] for s in gold.items["statements"]]
    rows = "".join(
        f"ST{n},{at},A2,{s},none\n" for n, (at, s) in enumerate(zip(starts, stances, strict=True), 1)
    )
    table = labels.load_labels(labelled(tmp_path, "\ufeff" + HEAD + rows))  # as a spreadsheet saves it
    assert table["annotator"].value_counts().to_dict() == {"A1": 11, "A2": 11}
    # By hand: 22 labels, 20 supportive and 2 neutral; 2 of 11 statements differ. 1 - 21 * (2/11) / (2 * 20 * 2 / 22).
    assert labels.krippendorffs_alpha(table, "stance") == pytest.approx(1 - 21 * (4 / 22) / (2 * 20 * 2 / 22))
    assert math.isnan(labels.krippendorffs_alpha(table[table["annotator"] == "A1"], "event"))
    assert labels.load_labels(None).empty


def test_kappa_as_in_the_textbook():
    one, other = ["yes"] * 25 + ["no"] * 25, ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    assert labels.cohens_kappa(one, other) == pytest.approx(0.4)
    assert labels.cohens_kappa([*one, None, "yes"], [*other, "no", float("nan")]) == pytest.approx(0.4)
    assert math.isnan(labels.cohens_kappa(["yes"] * 3, ["yes"] * 3)) and math.isnan(
        labels.cohens_kappa([], [])
    )


def test_letters_are_spelled_out_one_for_each_statement():
    assert labels.labels_of_letters("s n . c", 4) == ["supportive", "neutral", None, "critical"]
    assert labels.labels_of_letters("s", 2) == ["supportive", None]
    assert labels.labels_of_letters("", 0) == []
    for form in ("snc", "S, N, C", " s\nn;c ", ["s", "n", "c"], ("S", "n", "C")):
        assert labels.labels_of_letters(form, 3) == ["supportive", "neutral", "critical"]


@pytest.mark.parametrize(
    ("letters", "said"),
    [
        ("s x y", "letters 'xy': not understood"),
        (5, "letters '5'"),
        ([1], "not understood"),
        ("ssc", "3 letters"),
    ],
)
def test_letters_that_are_none_are_named(letters, said):
    with pytest.raises(InputError, match=re.escape(said)):
        labels.labels_of_letters(letters, 2)


def test_readings_stand_beside_the_labels_of_the_same_statements():
    table = labels.readings_beside_labels(DATA / "gold")
    marked = sum(len(gold.items["statements"]) for _, gold in annotated_texts(DATA / "gold"))
    assert list(table.columns) == ["reader", "textblob", "vader"] and 75 <= len(table) <= marked
    assert set(table["reader"]) == set(labels.STANCES)
