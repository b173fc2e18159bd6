"""From a file, or from words, to an article."""

from __future__ import annotations

import codecs
import hashlib
import re
import unicodedata
from pathlib import Path

from readout.article.english.dateline import document_date
from readout.article.english.sentences import sentences_of
from readout.article.model import Article, Sentence
from readout.article.segments import segments_of
from readout.errors import InputError
from readout.intake import Kind, read_bytes

MAX_BYTES = 10_000_000
_TEXT_FILE = Kind("a text file", mend="save the article's text to a file of its own", limit=MAX_BYTES)

# A file of nothing else is empty: spaces, controls and marks that stand on no letter, and letters that show nothing.
_SEEN = ("L", "N", "P", "S")
_UNSEEN = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def read_article(path: str | Path) -> Article:
    """The article in the UTF-8 text file at `path`.

    Raises InputError for a file that is missing, a folder, a device, empty, larger than `MAX_BYTES`, or not
    UTF-8 text.
    """
    path = Path(path)
    data = read_bytes(path, _TEXT_FILE)
    for mark, encoding in (
        (codecs.BOM_UTF32_LE, "UTF-32"),
        (codecs.BOM_UTF32_BE, "UTF-32"),
        (codecs.BOM_UTF16_LE, "UTF-16"),
        (codecs.BOM_UTF16_BE, "UTF-16"),
    ):
        if data.startswith(mark):
            raise InputError(f"{path}: the text is in {encoding}; save it as UTF-8")
    if b"\0" in data:
        raise InputError(
            f"{path}: a binary file or another encoding than UTF-8; save it as plain text in UTF-8"
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}; save it as plain text in UTF-8") from None
    if not any(unicodedata.category(letter).startswith(_SEEN) for letter in set(text) - _UNSEEN):
        raise InputError(f"{path}: empty; put the article's text into it")
    if len(_CONTROL.findall(text)) > len(text) / 100:
        raise InputError(f"{path}: full of control characters; save it as plain text in UTF-8")
    # The bytes of a name that are no UTF-8 can be opened, but not written into a page or JSON.
    return parse_article(text, _SURROGATE.sub("\ufffd", str(path)))


def parse_article(text: str, path: str = "") -> Article:
    """The structure of `text`. Any text has one; time grows linearly with its length."""
    segments = tuple(segments_of(text))
    sentences = tuple(
        Sentence(start, end, text[start:end], number)
        for number, segment in enumerate(segments)
        for start, end in sentences_of(text, segment)
    )
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(path, text, sha256, segments, sentences, document_date(text, segments))
