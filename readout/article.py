"""What a text is made of: segments, sentences and its own date, each with its place. Lesson 01.

Every piece is a `Span` of the text as it is stored, so `article.text[span.start:span.end] == span.text` holds.
"""

from __future__ import annotations

import codecs
import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from readout.errors import InputError
from readout.lexicon import entries

MAX_BYTES = 10_000_000

MONTHS = "January February March April May June July August September October November December".split()
_MONTH_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTHS, start=1)}
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
FULL_DATE = re.compile(
    rf"\b(?P<m1>{MONTH})\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y1>\d{{4}})\b"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m2>{MONTH}),?\s(?P<y2>\d{{4}})\b"
    r"|\b(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})\b"
)

_LINE = re.compile(r"[^\r\n\x85\u2028\u2029]+")
# "/Xinhua" or "/ AP Photo" closing a caption.
_PHOTO_CREDIT = re.compile(r"(?<=[.!?\])])\s{0,3}(/\s?[A-Z][\w .&'’-]{1,40})$")
_CREDIT_LINE = re.compile(
    r"\(?\s*(?:with\s+(?:additional\s+)?(?:input|reporting|contributions?)\b|(?:reporting|editing|writing)\s+by\b"
    r"|source\s*:|photos?\s*:|photo\s+by\b|editor\s*:|image\s*:)",
    re.IGNORECASE,
)
_CAPTION_MARK = re.compile(
    r"\((?:R|L|C|right|left|cent(?:er|re)|front)(?:,[^)]{0,20})?\)|\[photo[^\]]{0,60}\]"
    r"|\bfile photo\b|^photo\b",
    re.IGNORECASE,
)
_LONGEST_CAPTION = 600
# Possessive (++), and begun only where a run begins: a megabyte of dots must not take for ever.
_SENTENCE_END = re.compile(
    r"(?<![.!?…])[.!?…]++[\"”’')\]]*+\s++(?=[\"“‘'(\[]*+[^\W_a-zß-ÿ])|[。！？]++[”’」』）]*+"
)
_ABBREVIATIONS = frozenset(entries("abbreviations"))
_LAST_WORD = re.compile(r"[\w.]+$")
# What may follow the date of a dateline: "BEIJING, Dec. 20, 2023 (Xinhua) --".
_DATELINE_REST = re.compile(r"\s*(?:\([^)]{0,60}\)\s*)?(?:[-–—:|]|$)|\s*\(")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article: `text` stands from offset `start` up to, not including, `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Segment(Span):
    """A line of the article by its role: `kind` is caption, body, credit or heading."""

    kind: str


@dataclass(frozen=True, slots=True)
class Sentence(Span):
    """A sentence. `segment` is the index of the segment it stands in."""

    segment: int


@dataclass(frozen=True, slots=True)
class DocumentDate:
    """The day an article gives as its own, and the words that say so."""

    value: dt.date
    evidence: Span


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its structure. `sha256` is of the file's bytes; offsets count characters of `text`."""

    path: str
    text: str
    sha256: str
    segments: tuple[Segment, ...]
    sentences: tuple[Sentence, ...]
    document_date: DocumentDate | None

    def span(self, start: int, end: int) -> Span:
        """The stretch from `start` up to `end`."""
        return Span(start, end, self.text[start:end])

    @property
    def body(self) -> tuple[Sentence, ...]:
        """The sentences of the report itself, without captions, credits and headings."""
        return tuple(s for s in self.sentences if self.segments[s.segment].kind == "body")


def read_article(path: str | Path) -> Article:
    """The article in the UTF-8 text file at `path`.

    Raises InputError for a file that is missing, a folder, empty, larger than `MAX_BYTES`, or not UTF-8 text.
    """
    path = Path(path)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; check the path") from None
    except IsADirectoryError:
        raise InputError(f"{path}: a folder, not a text file; name the file in it") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read ({error}); check its name and permissions") from None
    if len(data) > MAX_BYTES:
        raise InputError(f"{path}: larger than the {MAX_BYTES / 1e6:.0f} MB an article may have; cut it")
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
    if not text.strip("\ufeff \t\r\n\f\v"):
        raise InputError(f"{path}: empty; put the article's text into it")
    return parse_article(text, str(path))


def parse_article(text: str, path: str = "") -> Article:
    """The structure of `text`. Any text has one; time grows linearly with its length."""
    segments = tuple(_segments(text))
    sentences = tuple(
        Sentence(start, end, text[start:end], number)
        for number, segment in enumerate(segments)
        for start, end in _sentences(text, segment)
    )
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(path, text, sha256, segments, sentences, _document_date(text, segments))


def date_of(match: re.Match[str]) -> dt.date | None:
    """The day a match of `FULL_DATE` names, or None where there is no such day (30 February)."""
    for form in "123":
        if match[f"y{form}"]:
            month = match[f"m{form}"]
            number = int(month) if month.isdigit() else _MONTH_NUMBERS[month[:3].lower()]
            try:
                return dt.date(int(match[f"y{form}"]), number, int(match[f"d{form}"]))
            except ValueError:
                return None
    return None


def month_number(name: str) -> int:
    """1 for "January", "Jan." or "jan", and so on."""
    return _MONTH_NUMBERS[name[:3].lower()]


def _segments(text: str) -> Iterator[Segment]:
    lines = []
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip("\ufeff \t\v\f\xa0"))
        end = match.end() - (len(line) - len(line.rstrip()))
        if start < end:
            lines.append((start, end))
    for number, (start, end) in enumerate(lines):
        line = text[start:end]
        tail = max(start, end - 50)
        credit = _PHOTO_CREDIT.search(text, tail, end)
        if credit and end - start <= _LONGEST_CAPTION:
            yield Segment(start, credit.start(), text[start : credit.start()], "caption")
            yield Segment(credit.start(1), end, text[credit.start(1) : end], "credit")
        elif _CREDIT_LINE.match(line):
            yield Segment(start, end, line, "credit")
        elif number < 3 and end - start <= _LONGEST_CAPTION and _CAPTION_MARK.search(line):
            yield Segment(start, end, line, "caption")
        elif len(lines) > 1 and end - start <= 120 and line[-1] not in '.!?:;,"”’)。！？':
            yield Segment(start, end, line, "heading")
        else:
            yield Segment(start, end, line, "body")


def _sentences(text: str, segment: Segment) -> Iterator[tuple[int, int]]:
    start = segment.start
    if segment.kind in ("body", "caption"):
        for match in _SENTENCE_END.finditer(text, segment.start, segment.end):
            if text[match.start()] == "." and _abbreviated(text, match.start()):
                continue
            end = match.end() - (len(match.group()) - len(match.group().rstrip()))
            if end > start:
                yield start, end
            start = match.end()
    if start < segment.end:
        yield start, segment.end


def _abbreviated(text: str, stop: int) -> bool:
    """Whether the full stop at `stop` belongs to an abbreviation or an initial."""
    word = _LAST_WORD.search(text, max(0, stop - 12), stop)
    if not word:
        return False
    last = word.group()
    return (
        last in _ABBREVIATIONS
        or (len(last) == 1 and last.isupper())
        or bool(re.fullmatch(r"(?:\w\.)+\w", last))
    )


def _document_date(text: str, segments: tuple[Segment, ...]) -> DocumentDate | None:
    """The date in a caption; else of a dateline; else of a line that is little more than a date; else none."""
    opening = segments[:20]
    captions = [s for s in opening if s.kind == "caption"]
    body = [s for s in opening if s.kind == "body"]
    for segment in (*captions, *body, *opening):
        match = FULL_DATE.search(text, segment.start, min(segment.end, segment.start + _LONGEST_CAPTION))
        if not match or not (day := date_of(match)):
            continue
        before = text[segment.start : match.start()]
        rest = segment.end - segment.start - len(match.group())
        # "BEIJING, Dec. 20, 2023 (Xinhua) --": no sentence has begun before the date, and a mark follows it.
        is_dateline = len(before) <= 60 and not re.search(r"[a-z]{2,} [a-z]{2,}", before)
        is_dateline = is_dateline and _DATELINE_REST.match(text, match.end(), segment.end)
        if segment.kind == "caption" or is_dateline or rest <= 25:
            return DocumentDate(day, Span(match.start(), match.end(), match.group()))
    return None
