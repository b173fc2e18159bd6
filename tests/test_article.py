"""Reading a text: its parts, its date, its errors."""

import datetime as dt
import json
from pathlib import Path

import pytest

from readout.article import MAX_BYTES, parse_article, read_article
from readout.errors import InputError

DATA = Path(__file__).parents[1] / "data"
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
}


@pytest.mark.parametrize(("text", "kinds"), KINDS.values(), ids=KINDS)
def test_segments(text, kinds):
    assert [s.kind for s in parse_article(text).segments] == kinds


SENTENCES = {
    "a decimal": ("A 6.2-magnitude quake hit. Help came.", 2),
    "a title": ("Mr. Brask spoke. He left.", 2),
    "initials": ("J. R. Smith spoke. He left.", 2),
    "an abbreviated country": ("The U.S. Senate met. It voted.", 2),
    "a closing quotation mark": ('"It ends." She left.', 2),
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
    with pytest.raises(InputError, match="folder"):
        read_article(tmp_path)


@pytest.mark.parametrize(
    "text", ["", "🙂", "שלום עולם. עוד.", "\x00\x01", "a\r\nb\r\n", "\ufeffA. B.", "\ud800"]
)
def test_any_text_has_valid_offsets(text):
    article = parse_article(text)
    for span in (*article.segments, *article.sentences):
        assert article.text[span.start : span.end] == span.text
