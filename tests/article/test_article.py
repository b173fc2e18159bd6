"""Reading a text: its parts, its date, its errors."""

import datetime as dt
import json
import os
import re

import pytest

from readout import ROOT
from readout.article import LONGEST_SENTENCE, MAX_BYTES, parse_article, read_article
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


KINDS = {
    "a photo credit ends a caption": (
        "Leaders meet. /Xinhua\nThey met on Monday.",
        ["caption", "credit", "body"],
    ),
    "a source line": ("They met.\n(With input from Xinhua)", ["body", "credit"]),
    "a headline has no full stop": ("Leaders meet in Oslo\nThey met on Monday.", ["heading", "body"]),
    "a credit in brackets ends a caption": (
        "Leaders meet. (Xinhua/Ju Peng)\nThey met.",
        ["caption", "credit", "body"],
    ),
    "an agency alone": ("They met.\n(Xinhua)", ["body", "credit"]),
    "an agency behind a dash": ("They met.\n— Reuters", ["body", "credit"]),
    "an agency behind the last words": (
        "One met.\nTwo met.\nThree met.\nThey met. — Reuters",
        ["body"] * 4 + ["credit"],
    ),
    "a sentence about a source": ("Source: the minister said the talks went well.\nMore.", ["body", "body"]),
    "a source named": ("They met.\nSource: Ministry of Commerce", ["body", "credit"]),
    "bullets are no headings": ("They agreed:\n- a pipeline\n• a railway\n1. a bridge", ["body"] * 4),
}


@pytest.mark.parametrize(("text", "kinds"), KINDS.values(), ids=KINDS)
def test_segments(text, kinds):
    assert [s.kind for s in parse_article(text).segments] == kinds


WRAPPED = """OSLO, Dec. 20, 2023 (NN) -- The two prime ministers met in the
capital on Wednesday. They spoke of trade, of grain, and of the
railway, and left.

They will meet again in the coming year.
"""


@pytest.mark.parametrize("text", [WRAPPED, WRAPPED.replace("\n", "\r\n")])
def test_hard_wrapped_lines_are_one_paragraph(text):
    article = parse_article(text)
    assert [s.kind for s in article.segments] == ["body", "body"]
    assert [s.text.split()[0] for s in article.sentences] == ["OSLO,", "They", "They"]
    assert article.document_date.value == dt.date(2023, 12, 20)


SENTENCES = {
    "a decimal": ("A 6.2-magnitude quake hit. Help came.", 2),
    "a title": ("Mr. Brask spoke. He left.", 2),
    "initials": ("J. R. Smith spoke. He left.", 2),
    "an abbreviated country": ("The U.S. Senate met. It voted.", 2),
    "a closing quotation mark": ('"It ends." She left.', 2),
    "an abbreviation at the end": ("They flew to the U.S. The talks began.", 2),
    "an hour at the end": ("They met at 5 p.m. They left.", 2),
    "a company at the end": ("It was sold by Brask Inc. The price fell.", 2),
    "a name that is also a pronoun": ("Mr. He spoke with Dr. In Ho.", 1),
    "a sum opens a sentence": ("Trade grew. $200 billion was the goal.", 2),
    "a question that is asked": ('"Are we ready?" Xi asked. He left.', 2),
    "a question before a new sentence": ('"Are we ready?" Xi left.', 2),
    "no space in Chinese": ("会谈结束。他离开了。", 2),
    "nothing but dots": ("." * 100_000, 1),
}


@pytest.mark.parametrize(("text", "count"), SENTENCES.values(), ids=SENTENCES)
def test_sentence_boundaries(text, count):
    assert len(parse_article(text).sentences) == count


DATES = {
    "caption": ("Leaders meet, Beijing, December 20, 2023. /Xinhua\nThey met.", dt.date(2023, 12, 20)),
    "dateline": ("BEIJING, Dec. 20, 2023 (Xinhua) -- They met.\nMore.", dt.date(2023, 12, 20)),
    "a line of its own": ("20 December 2023\nThey met in Oslo on Monday.", dt.date(2023, 12, 20)),
    "a day in history is not the document's": ("They recalled that on May 9, 1945 the war ended.", None),
    "a month in capitals": ("BEIJING, DEC. 20, 2023 (Xinhua) -- They met.\nMore.", dt.date(2023, 12, 20)),
    "TASS": ("MOSCOW, 20 December 2023. /TASS/. They met.\nMore.", dt.date(2023, 12, 20)),
    "figures, the day past twelve": ("20.12.2023\nThey met in Oslo on Monday.", dt.date(2023, 12, 20)),
    "figures that may be two days": ("05.12.2023\nThey met in Oslo on Monday.", None),
    "a time stamp": ("2023-12-20T10:00Z\nThey met in Oslo on Monday.", dt.date(2023, 12, 20)),
    "a caption with its agency": (
        "Leaders meet on Dec. 20, 2023. (Reuters/Ann Berg)\nThey met.",
        dt.date(2023, 12, 20),
    ),
    "no such day": ("OSLO, February 30, 2023 (NN) -- They met.", None),
    "none": ("They met on Wednesday.", None),
}


@pytest.mark.parametrize(("text", "day"), DATES.values(), ids=DATES)
def test_document_date(text, day):
    found = parse_article(text).document_date
    assert (found and found.value) == day


BAD = {
    "missing": (None, "no such file"),
    "empty": (b"", "empty"),
    "blank": (b" \n\t\n", "empty"),
    "no-break spaces": ("\xa0\u200b\ufeff\n".encode(), "empty"),
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


@pytest.mark.parametrize(
    "text", ["", "🙂", "שלום עולם. עוד.", "\x00\x01", "a\r\nb\r\n", "\ufeffA. B.", "\ud800"]
)
def test_any_text_has_valid_offsets(text):
    article = parse_article(text)
    for span in (*article.segments, *article.sentences):
        assert article.text[span.start : span.end] == span.text


def test_a_sentence_after_a_quotation_that_ends_is_its_own():
    text = 'Brask called it "a good day." She said it rained.'
    assert [s.text for s in parse_article(text).sentences] == [
        'Brask called it "a good day."',
        "She said it rained.",
    ]


def test_what_is_longer_than_a_sentence_can_be_is_read_in_pieces():
    text = "Xi said it rained and " + "rained and " * 2000 + "x" * 9000
    sentences = parse_article(text).sentences
    assert max(s.end - s.start for s in sentences) <= LONGEST_SENTENCE and len(sentences) > 8
    assert re.sub(r"\s", "", "".join(s.text for s in sentences)) == re.sub(r"\s", "", text)
