"""Answers as JSON and as text, and whose counterpart is who."""

import datetime as dt
import json

import pandas as pd
import pytest

from readout.corpus.answers import answer, with_counterparts
from readout.corpus.rows import read_texts
from readout.corpus.run import corpus
from readout.errors import InputError

from .texts import write_lines


def test_json_has_every_row_and_text_the_first():
    place = {"id": "a", "start": 0, "end": 3, "text": "Ann"}
    rows = [({"day": dt.date(2023, 5, n % 28 + 1) if n else None, "n": n}, [place]) for n in range(100)]
    texts = pd.DataFrame({"id": ["a", "b"], "date": None, "text": "Ann", "title": "T"})
    found = answer("when", rows, ("day", "n"), texts)
    data = json.loads(found.as_json())
    assert (data["schema"], data["question"], len(data["evidence"])) == ("readout-ask/1", "when", 100)
    assert data["table"][:2] == [{"day": None, "n": 0}, {"day": "2023-05-02", "n": 1}]
    assert data["evidence"][99] == {"row": 99} | place
    assert found.as_text().count("«Ann»") == 40 and "60 more rows; --format json has all" in found.as_text()
    assert found.texts.to_dict("records") == [{"id": "a", "date": None, "text": "Ann"}]
    assert "nothing" in answer("when", [], ("day",), texts).as_text()


def test_a_title_says_with_whom_a_talk_was_before_the_text_does():
    met = "President Ann Brask of Norway met Prime Minister Bo Lund of Denmark. They spoke of Finland."
    alone = "President Ann Brask of Norway told the council that Denmark and Norway are friends."
    rows = [
        ("titled", "Meeting with Prime Minister Lund of Denmark and President Salo of Finland", met),
        ("no country in it", "Meeting with Prime Minister Lund", met),
        ("its own alone", "Meeting of the two leaders in Norway", met),
        ("at home", "Meeting of the council", alone),
        ("no title", None, met),
    ]
    tables = read_texts(pd.DataFrame(rows, columns=["id", "title", "text"]))
    found = with_counterparts(tables).set_index("id")["counterpart"].to_dict()
    assert found == {
        "titled": "DK-FI",
        "no country in it": "DK",
        "its own alone": "DK",
        "at home": "",
        "no title": "DK",
    }


def test_counterparts(tmp_path):
    talks = {
        "no day": "President Ann Brask of Norway met Prime Minister Bo Lund of Denmark.",
        "home": "President Ann Brask of Norway met President Eva Salo of Finland.",
        "others": "Prime Minister Bo Lund of Denmark met President Eva Salo of Finland.",
        "again": "President Ann Brask of Norway met Prime Minister Bo Lund of Denmark.",
        "nobody": "The council met today to discuss the harvest of the year, and it went well.",
    }
    rows = [
        {"id": name, "text": text, "date": "2023-05-05" if name == "home" else None}
        for name, text in talks.items()
    ]
    corpus([write_lines(tmp_path / "a.jsonl", rows)], tmp_path / "out")
    found = with_counterparts(tmp_path / "out").set_index("id")
    assert found["counterpart"].to_dict() == {
        "no day": "DK",
        "home": "FI",
        "others": "DK-FI",
        "again": "DK",
        "nobody": "",
    }
    assert found["year"].to_dict()["home"] == 2023 and found["year"].to_dict()["no day"] == 0
    assert list(with_counterparts(tmp_path / "out", "FI")["id"]) == ["home"]
    with pytest.raises(InputError, match="no text has it; they have DK, DK-FI, FI"):
        with_counterparts(tmp_path / "out", "XX")
    for written in ("Denmark", "danish", "dk"):
        with pytest.raises(InputError, match=f"'{written}': write its code, DK$"):
            with_counterparts(tmp_path / "out", written)
    with pytest.raises(InputError, match=r"'Japan' \(JP\): no text has it"):
        with_counterparts(tmp_path / "out", "Japan")
