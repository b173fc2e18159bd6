"""What a text is made of: segments, sentences and its own date, each with its place. Lesson 01.

Every piece is a `Span` of the text as it is stored: `article.text[span.start:span.end] == span.text` holds.
"""

from __future__ import annotations

import codecs
import datetime as dt
import hashlib
import re
import stat
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from readout.errors import InputError
from readout.lexicon import entries
from readout.periods import MONTHS

MAX_BYTES = 10_000_000

_MONTH_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTHS, start=1)}
_MONTH = (
    r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|Jun(?:e|\.)?|Jul(?:y|\.)?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
)
# In capitals too, as datelines write it; never in small letters, where "may" and "march" are verbs.
MONTH = f"(?:{_MONTH}|{_MONTH.upper()})"
FULL_DATE = re.compile(
    rf"\b(?P<m1>{MONTH})\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y1>\d{{4}})\b"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m2>{MONTH}),?\s(?P<y2>\d{{4}})\b"
    r"|\b(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})(?:\b|(?=T\d))"
    # 20.12.2023, but not 5.12.2023, which some read as the twelfth of May.
    r"|\b(?P<d4>1[3-9]|2\d|3[01])(?P<mark>[./])(?P<m4>\d{1,2})(?P=mark)(?P<y4>\d{4})\b"
    rf"|\b(?P<d5>\d{{1,2}})-(?P<m5>{MONTH})-(?P<y5>\d{{4}})\b"
)

_LINE = re.compile(r"[^\r\n\x85\u2028\u2029]+")
# What no reader sees: a file of nothing else is empty.
_VISIBLE = re.compile(r"[^\s\u00ad\u200b-\u200f\u2060\ufeff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
# "/Xinhua", "/ AP Photo" or "(Xinhua/Ju Peng)" closing a caption.
_PHOTO_CREDIT = re.compile(
    r"(?<=[.!?\])])\s{0,3}(/\s?[A-Z][\w .&'’-]{1,40}|\([A-Z][\w .-]{1,20}/[^()]{1,40}\))$"
)
_AGENCY = r"(?:Xinhua|Reuters|AFP|AP|TASS|dpa|DPA|EPA|ANSA|Kyodo|Yonhap|Bernama|PTI|IANS|CGTN|Anadolu)"
# "— Reuters" closing a paragraph: below a picture in the opening, else at the end of the report.
_AGENCY_TAIL = re.compile(rf"(?<=[.!?\])”\"])\s{{1,3}}([-–—]{{1,2}}\s?{_AGENCY})$")
_CREDIT_LINE = re.compile(
    r"\(?\s*(?:with\s+(?:additional\s+)?(?:input|reporting|contributions?)\b"
    r"|(?:reporting|editing|writing)\s+by\b"
    r"|source\s*:|photos?\s*:|photo\s+by\b|editor\s*:|image\s*:)"
    rf"|(?:\(\s*{_AGENCY}\s*\)|[-–—]{{1,2}}\s?{_AGENCY})$",
    re.IGNORECASE,
)
# "Source: the minister said the talks went well." is a sentence, "Source: Ministry of Commerce" is none.
_SOURCE_SENTENCE = re.compile(r"(?i:source)\s*:\s*\S+(?:\s+\S+){4,}[.!?]$")
_BULLET = re.compile(r"(?:[-–—•*·▪●]|\d{1,2}[.)])\s")

_CAPTION_MARK = re.compile(
    r"\((?:R|L|C|right|left|cent(?:er|re)|front)(?:,[^)]{0,20})?\)|\[photo[^\]]{0,60}\]"
    r"|\bfile photo\b|^photo\b",
    re.IGNORECASE,
)
_LONGEST_CAPTION = 600
# A text is hard-wrapped if no line is longer than a page is wide; a narrower one holds verse.
_NARROWEST_PAGE, _WIDEST_PAGE = 50, 100
# Possessive (++), and begun only where a run begins: a megabyte of dots must not take for ever.
_SENTENCE_END = re.compile(
    r"(?<![.!?…])[.!?…]++[\"”’')\]]*+\s++(?=[\"“‘'(\[$€£¥]*+[^\W_a-zß-ÿ])|[。！？]++[”’」』）]*+"
)
_ABBREVIATIONS = frozenset(entries("abbreviations"))
_LAST_WORD = re.compile(r"[\w.]+$")
_OPENERS = frozenset(entries("openers"))
_NEXT_WORD = re.compile(r"[\"“‘'(\[]*(\w+)")
# Abbreviations that may end a sentence, where a word follows that opens one: not "Mr. He".
_FINAL = re.compile(r"(?:Inc|Corp|Ltd|Co|Jr|Sr|bn|mln|[ap]\.m|(?:[A-Z]\.)+[A-Z])$")
# '"Are we ready?" Xi asked.' goes on after its question mark.
_SAYING = re.compile(
    r"(?:[^\W\d_a-zß-ÿ][\w.’'-]*\s){1,5}(?:also\s|then\s)?(?:said|says|asked|asks|told|added|adds|replied|"
    r"responded|wrote|writes|wondered|declared|exclaimed|stressed|noted|warned|remarked|continued)\b"
)
# What may follow the date of a dateline: "Dec. 20, 2023 (Xinhua) --", "20 December 2023. /TASS/".
# "Posted On: 15 FEB 2024 5:16PM by PIB Delhi"; and "Kazan, 23 October 2024" closing a heading.
_DATE_LABEL = re.compile(
    r"(?i:(?:first\s)?(?:posted|published|updated|issued|released|date|dated)\b[^\d\n]{0,12}"
    r"|(?:briefing|statement|conference|transcript|release|bulletin|communiqué|minutes|note|meeting)\s(?:of|on)\s)$"
)
_WEEKDAY_BEFORE = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s(?:the\s)?$")
_DATE_PLACE = re.compile(r"[,|:]\s$")
_FILE_PICTURE = re.compile(
    r"\W*(?:FILE\b|file (?:photo|picture))|.*\bfile (?:photo|picture)\b", re.IGNORECASE
)
_DATELINE_REST = re.compile(r"\s*(?:\([^)]{0,60}\)\s*)?(?:[-–—:|]|$)|\s*\(|[.,]?\s*/[A-Z]|T\d")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article: `text` stands from offset `start` up to, not including, `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Segment(Span):
    """A paragraph of the article by its role: `kind` is caption, body, credit or heading.

    It is one line, or several where the text is hard-wrapped.
    """

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


T = TypeVar("T", bound=Span)


def within(items: Sequence[T], start: int, end: int) -> list[T]:
    """Those of `items`, which stand in the order of the text, that lie between two offsets."""
    first = bisect_left(items, start, key=_start)
    return [item for item in items[first : bisect_left(items, end, key=_start)] if item.end <= end]


def holding(items: Sequence[T], place: int) -> T | None:
    """The last of `items`, which stand in the order of the text, that begins before `place` and holds it, or None."""
    number = bisect_right(items, place, key=_start)
    return items[number - 1] if number and place < items[number - 1].end else None


def _start(item: Span) -> int:
    return item.start


def read_article(path: str | Path) -> Article:
    """The article in the UTF-8 text file at `path`.

    Raises InputError for a file that is missing, a folder, a device, empty, larger than `MAX_BYTES`, or not
    UTF-8 text.
    """
    path = Path(path)
    try:
        mode = path.stat().st_mode  # asked first: opening a pipe would wait for its other end
        if stat.S_ISDIR(mode):
            raise InputError(f"{path}: a folder, not a text file; name the file in it")
        if not stat.S_ISREG(mode):
            raise InputError(f"{path}: a pipe or device, not a text file; save the text to a file")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except InputError:
        raise
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; check the path") from None
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
    if not _VISIBLE.search(text):
        raise InputError(f"{path}: empty; put the article's text into it")
    if len(_CONTROL.findall(text)) > len(text) / 100:
        raise InputError(f"{path}: full of control characters; save it as plain text in UTF-8")
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
    for form in "12345":
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


def running_text(article: Article) -> str:
    """The text with blanks for the line breaks inside hard-wrapped paragraphs; every offset stays."""
    if not any("\n" in segment.text for segment in article.segments):
        return article.text
    pieces, end = [], 0
    for segment in article.segments:
        pieces += [article.text[end : segment.start], re.sub(r"[\r\n]", " ", segment.text)]
        end = segment.end
    return "".join(pieces) + article.text[end:]


def _segments(text: str) -> Iterator[Segment]:
    paragraphs = _paragraphs(text)
    for number, (start, end) in enumerate(paragraphs):
        words = text[start:end]
        tail = max(start, end - 65)
        credit = _PHOTO_CREDIT.search(text, tail, end)
        kind = "caption"
        if not credit and (credit := _AGENCY_TAIL.search(text, tail, end)) and number > 2:
            kind = "body"
        if credit and (kind == "body" or end - start <= _LONGEST_CAPTION):
            yield Segment(start, credit.start(), text[start : credit.start()], kind)
            yield Segment(credit.start(1), end, credit[1], "credit")
        elif _CREDIT_LINE.match(words) and not _is_source_sentence(words):
            yield Segment(start, end, words, "credit")
        elif number < 3 and end - start <= _LONGEST_CAPTION and _CAPTION_MARK.search(words):
            yield Segment(start, end, words, "caption")
        elif (
            len(paragraphs) > 1
            and end - start <= 120
            and words[-1] not in '.!?:;,"”’)。！？'
            and not _BULLET.match(words)
        ):
            yield Segment(start, end, words, "heading")
        else:
            yield Segment(start, end, words, "body")


def _is_source_sentence(line: str) -> bool:
    words = line.split()[1:]
    return bool(_SOURCE_SENTENCE.match(line)) and 2 * sum(word[0].islower() for word in words) > len(words)


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of every line that holds something; the lines of a hard-wrapped paragraph are one."""
    lines = []
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip("\ufeff \t\v\f\xa0"))
        end = match.end() - (len(line) - len(line.rstrip()))
        if start < end:
            lines.append((start, end))
    width = max((end - start for start, end in lines), default=0)
    if not _NARROWEST_PAGE <= width <= _WIDEST_PAGE:
        return lines
    # A line is carried on by the next if the next one's first word had no room left on it.
    carried = [
        following - end <= 2
        and end - start + len(text[following:stop].split(None, 1)[0]) >= width - 2
        and not _BULLET.match(text, following)
        and not _CREDIT_LINE.match(text[following:stop])
        for (start, end), (following, stop) in zip(lines, lines[1:])
    ]
    if not any(on and text[line[0]].islower() for on, line in zip(carried, lines[1:])):
        return lines
    paragraphs = lines[:1]
    for on, line in zip(carried, lines[1:]):
        if on:
            paragraphs[-1] = (paragraphs[-1][0], line[1])
        else:
            paragraphs.append(line)
    return paragraphs


def _sentences(text: str, segment: Segment) -> Iterator[tuple[int, int]]:
    start = segment.start
    if segment.kind in ("body", "caption"):
        for match in _SENTENCE_END.finditer(text, segment.start, segment.end):
            if text[match.start()] == "." and _abbreviated(text, match.start(), match.end()):
                continue
            asks = text[match.start()] in "?!…" and match.group().rstrip()[-1] in '"”’'
            if asks and _SAYING.match(text, match.end(), segment.end):
                continue
            end = match.end() - (len(match.group()) - len(match.group().rstrip()))
            if end > start:
                yield start, end
            start = match.end()
    if start < segment.end:
        yield start, segment.end


def _abbreviated(text: str, stop: int, after: int) -> bool:
    """Whether the full stop at `stop` is of an abbreviation or initial, and no sentence begins `after` it."""
    word = _LAST_WORD.search(text, max(0, stop - 12), stop)
    if not word:
        return False
    last = word.group()
    if _FINAL.match(last):
        opener = _NEXT_WORD.match(text, after)
        if opener and opener[1] in _OPENERS:
            return False
    return (
        last in _ABBREVIATIONS
        or (len(last) == 1 and last.isupper())
        or bool(re.fullmatch(r"(?:\w\.)+\w", last))
    )


def _document_date(text: str, segments: tuple[Segment, ...]) -> DocumentDate | None:
    """The date in a caption; else of a dateline; else of a line that is hardly more than a date; or none."""
    opening = segments[:20]
    # A picture from the files is older than the report.
    captions = [s for s in opening if s.kind == "caption" and not _FILE_PICTURE.match(s.text)]
    body = [s for s in opening if s.kind == "body"]
    others = [s for s in opening if s.kind not in ("caption", "body")]
    for segment in (*captions, *body, *others):
        match = FULL_DATE.search(text, segment.start, min(segment.end, segment.start + _LONGEST_CAPTION))
        if not match or not (day := date_of(match)):
            continue
        before = text[segment.start : match.start()]
        rest = segment.end - segment.start - len(match.group())
        # "BEIJING, Dec. 20, 2023 (Xinhua) --": no sentence has begun before the date, and a mark follows it.
        is_dateline = len(before) <= 60 and not re.search(r"[a-z]{2,} [a-z]{2,}", before)
        is_dateline = is_dateline and _DATELINE_REST.match(text, match.end(), segment.end)
        # "The ministry reported on Monday, 28 October 2024" opening the report.
        reported = body and segment is body[0] and _WEEKDAY_BEFORE.search(before)
        labelled = (
            reported
            or _DATE_LABEL.search(before[-25:])
            or (segment.kind == "heading" and match.end() == segment.end and _DATE_PLACE.search(before))
        )
        if segment.kind == "caption" or is_dateline or labelled or rest <= 25:
            return DocumentDate(day, Span(match.start(), match.end(), match.group()))
    return None
