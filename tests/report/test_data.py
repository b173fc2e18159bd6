"""What is printed of a text as data, schema readout/1: every place holds, and a program can read it."""

import json

import pytest

from readout import cli
from readout.article import parse_article
from readout.reading import Reading
from readout.report import as_data

from .reported import TEXTS, read

SHORT = (
    "OSLO, Dec. 20, 2023 (NN) -- Norlund Prime Minister Ilse Varnholt met Osmeran Foreign Minister Teodor Brask in "
    'Oslo on Monday. Brask said trade had grown by 12 percent. "A good day — и всё 🙂," Varnholt said. '
    "They met on Wednesday, December 19, 2023."
)
KEYS = (
    "schema article segments sentences people organisations places dates quantities statements claims".split()
)


@pytest.fixture
def text(tmp_path):
    """The file of a short text."""
    path = tmp_path / "short.txt"
    path.write_text(SHORT, encoding="utf-8")
    return path


def spans(data):
    """Everything in it, at any depth, that has a place in the text."""
    if isinstance(data, dict):
        if "start" in data:
            yield data
        data = list(data.values())
    for item in data if isinstance(data, list) else []:
        yield from spans(item)


@pytest.mark.parametrize("name", ["ours", "2024-03-14-talvera", "no tables", "no claims, no statements"])
def test_every_place_holds(name):
    reading = read(TEXTS[name])
    data = as_data(reading)
    assert list(data) == KEYS and data["schema"] == "readout/1"
    found = list(spans(data))
    assert len(found) >= len(reading.article.segments) + len(reading.article.sentences) > 0
    for span in found:
        words = reading.article.text[span["start"] : span["end"]]
        assert words and span.get("text", words) == words


def test_each_part_is_there_with_what_was_read():
    reading = Reading(parse_article(SHORT, "some/where/short.txt"))
    data = as_data(reading)
    assert (
        data["article"]["path"] == "short.txt" and data["article"]["document_date"]["value"] == "2023-12-20"
    )
    assert [person["name"] for person in data["people"]] == ["Ilse Varnholt", "Teodor Brask"]
    first = data["people"][0]["mentions"][0]
    assert (first["text"], first["title"]) == ("Ilse Varnholt", "Norlund Prime Minister")
    assert ("Monday", "2023-12-18", True) in [(d["text"], d["value"], d["relative"]) for d in data["dates"]]
    assert [(q["value"], q["unit"]) for q in data["quantities"]] == [(12, "percent")]
    assert [(s["id"], s["speakers"], s["quote"]) for s in data["statements"]] == [
        ("ST1", ["Teodor Brask"], "indirect"),
        ("ST2", ["Ilse Varnholt"], "direct"),
    ]
    for statement, score in zip(data["statements"], reading.scores, strict=True):
        assert statement["sentiment"]["polarity"] == score.polarity
        assert len(statement["sentiment"]["drivers"]) == len(score.drivers)
    assert [c["id"] for c in data["claims"]] == [v.claim.id for v in reading.verdicts]
    (wrong,) = [c for c in data["claims"] if c["kind"] == "weekday" and c["verdict"] == "contradicted"]
    assert wrong["text"] and wrong["evidence"][0]["table"] == "calendar"


def test_readout_read_prints_it_and_nothing_else(text, capfdbinary):
    assert cli.main(["read", str(text)]) == 0
    out, err = capfdbinary.readouterr()
    assert err == b"" and "и всё 🙂".encode() in out and out.endswith(b"}\n")
    data = as_data(Reading(parse_article(SHORT, str(text))))
    assert json.loads(out) == json.loads(json.dumps(data, allow_nan=False))


def test_readout_read_says_in_one_line_what_cannot_be_read(tmp_path, capfdbinary):
    assert cli.main(["read", str(tmp_path / "none.txt")]) == 2
    out, err = capfdbinary.readouterr()
    assert out == b"" and err.startswith(b"readout: ") and err.count(b"\n") == 1 and b"no such file" in err


def test_the_day_may_be_given(tmp_path, capfdbinary):
    (tmp_path / "talks.txt").write_text("They met on Wednesday.")
    assert cli.main(["read", str(tmp_path / "talks.txt"), "--date", "2023-12-22"]) == 0
    data = json.loads(capfdbinary.readouterr().out)
    assert data["article"]["document_date"] == {"value": "2023-12-22", "evidence": None, "source": "given"}
    assert [date["value"] for date in data["dates"]] == ["2023-12-20"]
    assert cli.main(["read", str(tmp_path / "talks.txt"), "--date", "2023-13-01"]) == 2
    assert capfdbinary.readouterr().err == b"readout: date '2023-13-01': not a day such as 2023-12-20\n"


def test_a_text_in_another_language_is_said_to_be_one(tmp_path, capfdbinary):
    (tmp_path / "a.txt").write_text("Министр сказал: «Мы готовы к сотрудничеству».", encoding="utf-8")
    assert cli.main(["read", str(tmp_path / "a.txt")]) == 0
    out, err = capfdbinary.readouterr()
    assert err.count(b"\n") == 1 and err.endswith(
        b"a.txt: in Russian; Readout reads English alone; nothing was taken from it\n"
    )
    about = json.loads(out)["article"]
    assert (about["language"], about["readable"]) == ("ru", False) and about["reason"].startswith(
        "in Russian"
    )


def test_a_topic_is_told_apart_from_what_was_said():
    reading = Reading(parse_article("Ilse Varnholt discussed the dam with the crews and praised the line."))
    assert [(s["kind"], s["cue"]["text"]) for s in as_data(reading)["statements"]] == [
        ("topic", "discussed"),
        ("said", "praised"),
    ]


def test_whom_the_table_has_in_an_office_stands_beside_the_person():
    text = "10 Downing Street\n\nThe Prime Minister spoke with President Biden of the United States."
    data = as_data(Reading(parse_article(text, date="2024-02-09")))
    holders = {person["name"]: person["holder"] for person in data["people"]}
    assert holders["Biden"] is None
    found = holders["the Prime Minister"]
    assert (found["name"], found["since"]) == ("Rishi Sunak", "2022-10-25")
    assert found["source"].startswith("by the table of leaders, not by the text: CIA, The World Factbook")
