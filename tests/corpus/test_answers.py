"""Answers as JSON and as text, and whose counterpart is who."""

import datetime as dt
import json

import pytest

from readout.corpus.answers import answer, texts_with_counterparts
from readout.corpus.run import corpus
from readout.errors import InputError

from .texts import write_lines


def test_json_has_every_row_and_text_the_first():
    place = {"id": "a", "start": 0, "end": 3, "text": "Ann"}
    rows = [({"day": dt.date(2023, 5, n % 28 + 1) if n else None, "n": n}, [place]) for n in range(100)]
    found = answer("when", rows, ("day", "n"))
    data = json.loads(found.as_json())
    assert (data["schema"], data["question"], len(data["evidence"])) == ("readout-ask/1", "when", 100)
    assert data["table"][:2] == [{"day": None, "n": 0}, {"day": "2023-05-02", "n": 1}]
    assert data["evidence"][99] == {"row": 99} | place
    assert found.as_text().count("60 more; --format json has all") == 2
    assert "nothing" in answer("when", [], ("day",)).as_text()


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
    found = texts_with_counterparts(tmp_path / "out").set_index("id")
    assert found["counterpart"].to_dict() == {
        "no day": "DK",
        "home": "FI",
        "others": "DK-FI",
        "again": "DK",
        "nobody": "",
    }
    assert found["year"].to_dict()["home"] == 2023 and found["year"].to_dict()["no day"] == 0
    assert list(texts_with_counterparts(tmp_path / "out", "FI")["id"]) == ["home"]
    with pytest.raises(InputError, match="no text has it; they have DK, DK-FI, FI"):
        texts_with_counterparts(tmp_path / "out", "XX")
