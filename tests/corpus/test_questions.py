"""Questions to a small corpus whose answers are known, each with its evidence."""

import pandas as pd
import pytest

from readout.corpus.questions import claims_by_verdict, concepts_by_year, verbs_by_year, who_met_whom
from readout.corpus.rows import read_texts
from readout.corpus.run import corpus
from readout.corpus.tables import read_table

from .texts import write_lines

TALKS = [
    (
        "a",
        "2022-05-01",
        "President Ann Brask of Norway met Prime Minister Bo Lund of Denmark. She condemned the war.",
    ),
    (
        "b",
        "2023-05-01",
        "President Brask of Norway met Prime Minister Lund of Denmark. She stressed human rights.",
    ),
    (
        "c",
        "2023-06-01",
        "President Brask of Norway met Prime Minister Lund of Denmark. He thanked Norway for its aid.",
    ),
    (
        "d",
        "2023-07-01",
        "President Brask of Norway met President Eva Salo of Finland. She stressed human rights.",
    ),
]


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("talks")
    rows = [{"id": name, "date": day, "text": text} for name, day, text in TALKS]
    corpus([write_lines(folder / "a.jsonl", rows)], folder / "out")
    return folder / "out"


def rows_of(answer):
    return answer.table.to_dict("records")


@pytest.mark.parametrize("question", [who_met_whom, concepts_by_year, verbs_by_year, claims_by_verdict])
def test_every_row_has_evidence_and_every_place_its_words(out, question):
    texts = read_table(out, "texts").set_index("id")["text"]
    answer = question(out)
    assert set(answer.evidence["row"]) == set(range(len(answer.table))) and len(answer.table)
    for row in answer.evidence.itertuples():
        assert texts[row.id][row.start : row.end] == row.text


def test_who_met_whom(out):
    found = rows_of(who_met_whom(out))
    assert [(row["counterpart"], row["a"], row["b"], row["texts"]) for row in found] == [
        ("DK", "Ann Brask", "Bo Lund", 3),
        ("FI", "Brask", "Eva Salo", 1),
    ]
    assert (str(found[0]["first"]), str(found[0]["last"])) == ("2022-05-01", "2023-06-01")


def test_concepts_by_year_and_counterpart(out):
    found = [row for row in rows_of(concepts_by_year(out)) if row["concept"] == "human rights"]
    assert [(row["year"], row["counterpart"], row["texts"], row["of"]) for row in found] == [
        (2023, "DK", 1, 2),
        (2023, "FI", 1, 1),
    ]


def test_verbs_by_year_and_counterpart(out):
    answer = verbs_by_year(out, "DK")
    steps = [(row["year"], row["step"][0], row["texts"], row["of"]) for row in rows_of(answer)]
    assert steps == [(2023, "1", 1, 2), (2023, "4", 1, 2), (2022, "6", 1, 1)]
    assert list(answer.evidence["text"]) == ["thanked", "stressed", "condemned"]


def test_claims_by_verdict(out):
    answer = claims_by_verdict(out)
    assert answer.table["claims"].sum() == len(answer.evidence) == len(read_table(out, "claims"))


def test_that_somebody_held_an_office_is_counted_apart():
    text = "President Joe Biden of the United States spoke today with President Emmanuel Macron of France."
    rows = [{"id": "a", "date": "2022-05-01", "text": text}]
    table = claims_by_verdict(read_texts(pd.DataFrame(rows))).table
    held = table[(table["group"] == "office") & (table["verdict"] == "supported")]
    assert list(held["claims"]) == [2] and "record" not in set(table["group"])


def test_the_newest_year_stands_first_then_what_most_texts_have_and_what_was_at_home_last():
    def talk(day, met, said):
        return {"id": f"{day} {met}", "date": day, "text": f"President Ann Brask of Norway met {met}. {said}"}

    danes = "Prime Minister Bo Lund of Denmark"
    texts = [
        talk("2022-05-01", danes, "They spoke of peace."),
        talk("2023-05-01", danes, "They spoke of energy."),
        talk("2023-06-01", danes, "They spoke of trade and energy."),
        *(talk(f"2023-07-0{n}", "the mayors of Oslo", "They spoke of peace.") for n in (1, 2, 3)),
    ]
    found = rows_of(concepts_by_year(read_texts(pd.DataFrame(texts))))
    assert [(row["year"], row["counterpart"], row["concept"], row["texts"]) for row in found] == [
        (2023, "DK", "energy", 2),
        (2023, "DK", "trade", 1),
        (2023, "", "peace", 3),
        (2022, "DK", "peace", 1),
    ]
