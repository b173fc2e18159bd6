"""What is new in a readout and what is gone, on a small corpus where both are known."""

import pytest

from readout.corpus.news import what_is_new
from readout.corpus.run import corpus
from readout.errors import InputError

from .texts import write_lines

MET = "President Ann Brask of Norway met Prime Minister Bo Lund of Denmark. "
OTHERS = "President Ann Brask of Norway met President Eva Salo of Finland. "
TALKS = [
    ("1", "2023-01-01", MET + "She spoke of the one harbour policy and of coastal fisheries."),
    ("2", "2023-02-01", MET + "She noted the one harbour policy and human rights."),
    ("f", "2023-02-02", OTHERS + "She spoke of undersea cables and of green shipping lanes."),
    ("3", "2023-03-01", MET + "The one harbour policy and human rights were raised."),
    ("4", "2023-04-01", MET + "He recalled the one harbour policies, and human rights."),
    ("5", "2023-05-01", MET + "She spoke of coastal fishery and of undersea cable routes."),
    ("6", "2023-06-01", MET + "She spoke of stolen pictures."),
]


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("talks")
    rows = [{"id": name, "date": day, "text": text} for name, day, text in reversed(TALKS)]
    rows += [{"id": "alone", "date": "2023-07-01", "text": MET.replace("Denmark", "Sweden")}]
    rows += [{"id": "nobody", "date": "2023-07-01", "text": "The council met today, and it went well."}]
    rows += [{"id": "no day", "text": MET}]
    corpus([write_lines(folder / "a.jsonl", rows)], folder / "out")
    return folder / "out"


def told(answer, kind):
    rows = answer.table[answer.table["kind"] == kind].astype(object)
    return [
        tuple(row) for row in rows.where(rows.notna(), None)[["what", "words", "earlier", "elsewhere"]].values
    ]


def test_new_phrases_and_those_that_are_gone(out):
    answer = what_is_new(out, "5")
    assert answer.question == "new in 5, against 4 earlier with DK"
    assert told(answer, "phrase") == [
        ("new", "undersea cable routes", 0, 1),
        ("gone", "harbour policies", 4, None),
        ("gone", "human rights", 3, None),
    ]
    evidence = [tuple(row) for row in answer.evidence[["id", "text"]].values]
    assert evidence[0] == ("5", "undersea cable routes") and ("4", "harbour policies") in evidence
    texts = {name: text for name, _, text in TALKS}
    for row in answer.evidence.itertuples():
        assert texts[row.id][row.start : row.end] == row.text


def test_concepts_that_are_gone(out):
    assert ("gone", "human rights", 3, None) in told(what_is_new(out, "5"), "concept")


def test_a_day_later_what_was_new_is_not_gone(out):
    assert told(what_is_new(out, "6"), "phrase") == [("new", "stolen pictures", 0, 0)]


def test_with_few_before_nothing_always_stood_there(out):
    assert {row[0] for row in told(what_is_new(out, "2"), "phrase")} <= {"new"}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("none", "'none': no text has this id"),
        ("1", "the first text with DK"),
        ("alone", "the first text with SE"),
        ("nobody", "has no counterpart"),
        ("no day", "has no day"),
    ],
)
def test_what_cannot_be_asked(out, name, said):
    with pytest.raises(InputError, match=said):
        what_is_new(out, name)
