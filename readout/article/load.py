"""From a file, or from words, to an article."""

from __future__ import annotations

import codecs
import datetime as dt
import hashlib
import re
import sys
import unicodedata
from pathlib import Path

from readout.article.english.dateline import date_without_year, document_date
from readout.article.english.day_order import month_first
from readout.article.english.sentences import sentences_of
from readout.article.language import language_of
from readout.article.model import Article, DocumentDate, Segment, Sentence
from readout.article.segments import segments_of
from readout.article.web import is_page, refuse_address, refuse_documents, text_of_page
from readout.errors import InputError, quoted
from readout.intake import Kind, read_bytes
from readout.periods import iso_day

MAX_BYTES = 10_000_000
STANDARD_INPUT = "standard input"
_TEXT_FILE = Kind("a text file", mend="save the article's text to a file of its own", limit=MAX_BYTES)

# A file of nothing else is empty: spaces, controls and marks that stand on no letter, and letters that show nothing.
_SEEN = ("L", "N", "P", "S")
_UNSEEN = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_DAY_OF_NAME = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")


def read_article(path: str | Path, date: str | None = None) -> Article:
    """The article in the UTF-8 text file or the saved web page at `path`; "-" is standard input.

    `date` is its day as ISO 8601 writes it ("2023-12-20"). None or empty, it is read from the text; and where the text gives
    none, from a file name that begins with one, else from what a saved page says of itself.

    Raises InputError for an address, a file that is missing, a folder, a device, empty, larger than `MAX_BYTES`, or not
    UTF-8 text, for a page without an article, and for a date that is no day.
    """
    if path == "-":
        data, path = _standard_input(), Path(STANDARD_INPUT)
    else:
        refuse_address(str(path))
        path = Path(path)
        data = read_bytes(path, _TEXT_FILE)
    refuse_documents(data, str(path))
    if is_page(data):
        text, day = text_of_page(data, str(path))
        article = parse_article(text, _name(path), date)
        return article if article.document_date or not day else parse_article(text, _name(path), day)
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
    refuse_unseen(text, str(path))
    return parse_article(text, _name(path), date)


def refuse_unseen(text: str, name: str) -> None:
    """Raise InputError, which calls the text `name`, where nothing can be seen in it, and where it is no text."""
    if not any(unicodedata.category(letter).startswith(_SEEN) for letter in set(text) - _UNSEEN):
        raise InputError(f"{name}: empty; put the article's text into it")
    if len(_CONTROL.findall(text)) > len(text) / 100:
        raise InputError(f"{name}: full of control characters; save it as plain text in UTF-8")
    if _SURROGATE.search(text):
        raise InputError(f"{name}: holds half a character (a lone surrogate); save it as plain text in UTF-8")


def _standard_input() -> bytes:
    """What comes in there, to its end. Raises InputError where there is none, or more than an article may have."""
    if sys.stdin is None:
        raise InputError("standard input is closed; name a file")
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        most = f"{MAX_BYTES / 1e6:g} MB"
        raise InputError(f"{STANDARD_INPUT}: larger than the {most} that a text may have; {_TEXT_FILE.mend}")
    return data


def _name(path: Path) -> str:
    """The bytes of a name that are no UTF-8 can be opened, but not written into a page or JSON."""
    return _SURROGATE.sub("\ufffd", str(path))


def parse_article(text: str, path: str = "", date: str | None = None) -> Article:
    """The structure of `text`, which lies at `path` and is of the day `date`, as for `read_article`.

    Any text has one; time grows linearly with its length. Raises InputError for a `date` that is no day.
    """
    given = iso_day(date) if date else None
    if date and not given:
        raise InputError(f"date {quoted(date)}: not a day such as 2023-12-20")
    name = _DAY_OF_NAME.match(re.split(r"[\\/]", path)[-1])
    named = iso_day(name.group()) if name else None
    segments = tuple(segments_of(text))
    sentences = tuple(
        Sentence(start, end, text[start:end], number)
        for number, segment in enumerate(segments)
        for start, end in sentences_of(text, segment)
    )
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    order = month_first(text, segments, given or named)
    day = _day_of(text, segments, order, given, named)
    return Article(path, text, sha256, segments, sentences, day, language_of(text), order)


def _day_of(
    text: str, segments: tuple[Segment, ...], order: bool | None, given: dt.date | None, named: dt.date | None
) -> DocumentDate | None:
    """The day of a text: the one `given`; else its own; else the one its file is `named` by.

    Where a dateline says the day without its year, the year alone comes from outside.
    """
    own = document_date(text, segments, order)
    if own and given in (None, own.value):
        return own
    outside, source = (given, "given") if given else (named, "file name")
    if not outside:
        return None
    day, evidence = (not own and date_without_year(text, segments, outside)) or (outside, None)
    return DocumentDate(day, evidence, source)
