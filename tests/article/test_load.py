"""A text from its file: what it is made of, and what is said of a file that holds none."""

import json
import os

import pytest

from readout import ROOT
from readout.article import MAX_BYTES, parse_article, read_article
from readout.errors import InputError

DATA = ROOT / "data"
TEXTS = [("article", "2023-12-20-xi-mishustin"), ("practice", "2024-03-14-talvera")]


@pytest.mark.parametrize(("folder", "name"), TEXTS)
def test_sentences_are_those_a_reader_marked(folder, name):
    article = read_article(DATA / folder / f"{name}.txt")
    gold = json.loads((DATA / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    assert article.sha256 == gold["sha256"]
    assert [(s.start, s.end) for s in article.sentences] == [
        (s["start"], s["end"]) for s in gold["sentences"]
    ]
    assert article.document_date.value.isoformat() == gold["document_date"]["value"]


BAD = {
    "missing": (None, "no such file"),
    "empty": (b"", "empty"),
    "blank": (b" \n\t\n", "empty"),
    "no-break spaces": ("\xa0\u200b\ufeff\n".encode(), "empty"),
    "marks of direction": ("\u202e\u2066\u061c \u2069\u202c\n".encode(), "empty"),
    "marks on no letter": ("\u0301\u0489 \ufe0f\u180e\U000e0101".encode(), "empty"),
    "letters that show nothing": ("\u3164\u115f\u2800\ue000".encode(), "empty"),
    "control characters": (b"\x01\x02\x1b[0mThey met.", "control characters"),
    "binary": (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
    "UTF-16": ("They met.".encode("utf-16"), "UTF-16"),
    "Latin-1": ("Müller met.".encode("latin-1"), "not UTF-8 at byte 1"),
    "too large": (b"a" * (MAX_BYTES + 1), "10 MB"),
}


@pytest.mark.parametrize(("data", "words"), BAD.values(), ids=BAD)
def test_bad_input_is_said_in_one_line(tmp_path, data, words):
    path = tmp_path / "article.txt"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(InputError, match=words) as caught:
        read_article(path)
    message = str(caught.value)
    assert "\n" not in message and str(path) in message
    assert message.count(str(path)) == 1


def test_a_folder_is_not_an_article(tmp_path):
    with pytest.raises(InputError, match=r"^\S+: a folder, not a text file; name the file in it$"):
        read_article(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_refused_at_once(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="pipe or device"):
        read_article(tmp_path / "pipe")


OWN, NO_YEAR, NONE = (
    "They met\n20 December 2023\nThey met in Oslo.",
    "OSLO, Dec. 20 (NN) -- They met.\nMore.",
    "They met.",
)
SOURCES = {
    "its own": (OWN, "a.txt", None, ("2023-12-20", "20 December 2023", "text")),
    "its own before its file's": (
        OWN,
        "2023-12-25 talks.txt",
        "",
        ("2023-12-20", "20 December 2023", "text"),
    ),
    "given, as it is its own": (OWN, "a.txt", "2023-12-20", ("2023-12-20", "20 December 2023", "text")),
    "given against its own": (OWN, "a.txt", "2023-12-21", ("2023-12-21", None, "given")),
    "the file's name": (NONE, "x/2023-12-25-talks.txt", None, ("2023-12-25", None, "file name")),
    "the file's name on Windows": (NONE, "x\\2023-12-25-talks.txt", None, ("2023-12-25", None, "file name")),
    "given before the file's name": (
        NONE,
        "2023-12-25-talks.txt",
        "2023-12-21",
        ("2023-12-21", None, "given"),
    ),
    "the year from the file's name": (
        NO_YEAR,
        "2023-12-25.txt",
        None,
        ("2023-12-20", "Dec. 20", "file name"),
    ),
    "the year from what is given": (NO_YEAR, "a.txt", "2023-12-21", ("2023-12-20", "Dec. 20", "given")),
    "a name with no such day": (NONE, "2023-02-30-talks.txt", None, None),
    "a name with a longer number": (NONE, "2023-12-251.txt", None, None),
    "a folder's name": (NONE, "2023-12-25/talks.txt", None, None),
    "none": (NONE, "talks.txt", "", None),
}


@pytest.mark.parametrize(("text", "path", "date", "found"), SOURCES.values(), ids=SOURCES)
def test_where_the_day_is_from(text, path, date, found):
    day = parse_article(text, path, date).document_date
    assert found == (day and (day.value.isoformat(), day.evidence and day.evidence.text, day.source))


@pytest.mark.parametrize("date", ["2023-13-01", "2023-1-1", "20231201", "yesterday", "2023-W01-1"])
def test_a_date_that_is_no_day(tmp_path, date):
    (tmp_path / "a.txt").write_text("They met.")
    with pytest.raises(InputError, match="not a day such as 2023-12-20"):
        read_article(tmp_path / "a.txt", date)
