"""What is new in a readout and what is gone, on a small corpus where both are known."""

import pandas as pd
import pytest

from readout.corpus.news import what_is_new
from readout.corpus.rows import read_texts
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
NAMED = [
    ("f", "2022-12-01", OTHERS + "She spoke of the Harbour Council, which Dag Moe leads."),
    (
        "1",
        "2023-01-01",
        MET + "She thanked Foreign Minister Moe. Oslo, Paris and the UN Security Council. A phone call.",
    ),
    (
        "2",
        "2023-02-01",
        MET + "Oslo, Paris, Tove Aas-led boats, the United Nations Security Council. A phone call.",
    ),
    ("3", "2023-03-01", MET + "Oslo, Paris, the UN Security Council. The Danish people sang. A phone call."),
    (
        "4",
        "2023-04-01",
        "President Ann Brask of Norway met President Bo Lund of Denmark. She thanked Foreign Minister Dag Moe, Minister "
        "Tove Aas, Defence Minister Kari Vik and the Norland Harbour Council. Vik sang ballads of cold coastal towns, of "
        "coastal towns of Iceland; a Fishery Director and Harbour Council members praised Oslo and common-sense fishing "
        "lines for the Danish navy.",
    ),
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


@pytest.fixture(scope="module")
def named():
    return read_texts(pd.DataFrame(NAMED, columns=["id", "date", "text"]))


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


def test_new_names_and_those_that_are_gone(named):
    """Whoever was called by the surname before is not new, and those who meet are never gone."""
    answer = what_is_new(named, "4")
    assert told(answer, "name") == [
        ("new", "Kari Vik", 0, 0),
        ("new", "Norland Harbour Council", 0, 1),
        ("new", "Iceland", 0, 0),
        ("gone", "Paris", 3, None),
        ("gone", "UN Security Council", 3, None),
    ]
    texts = {name: text for name, _, text in NAMED}
    places = {row.row: row for row in answer.evidence.itertuples()}
    for n, row in enumerate(answer.table.itertuples()):
        assert places[n].id == ("4" if row.what == "new" else "3")
        assert texts[places[n].id][places[n].start : places[n].end] == places[n].text
    assert places[0].start == texts["4"].index("Kari Vik")


def test_a_phrase_is_no_name_and_no_office_and_goes_through_none_that_is_told(named):
    found = what_is_new(named, "4")
    assert [words for what, words, *_ in told(found, "phrase") if what == "new"] == [
        "sang ballads",
        "cold coastal towns",
        "Council members praised Oslo",
        "common-sense fishing lines",
    ]
    assert "the talk itself" not in {words for _, words, *_ in told(found, "concept")}


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
