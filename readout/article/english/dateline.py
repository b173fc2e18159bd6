"""Dates written in full, and the one of them that is the day of the text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from readout.article.model import DocumentDate, Segment, Span
from readout.article.segments import LONGEST_CAPTION
from readout.periods import MONTHS, WEEKDAYS

_MONTH_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTHS, start=1)}
_MONTH = (
    r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|Jun(?:e|\.)?|Jul(?:y|\.)?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
)
# In capitals too, as datelines write it; never in small letters, where "may" and "march" are verbs.
MONTH = f"(?:{_MONTH}|{_MONTH.upper()})"
_UP_TO_12 = r"0?[1-9]|1[0-2]"
_FOUR_FIGURES = r"(?:19|20)\d{2}"
# 2023/12/05 and 5.12.2023 are written in one way alone; 20/12/2023 and 12/20/2023 are no day in the other.
_FIGURES = (
    rf"(?P<y5>{_FOUR_FIGURES})(?P<mark>[/.])(?P<m5>\d{{1,2}})(?P=mark)(?P<d5>\d{{1,2}})"
    rf"|(?P<d6>\d{{1,2}})\.(?P<m6>\d{{1,2}})\.(?P<y6>{_FOUR_FIGURES})"
    rf"|(?P<d7>1[3-9]|2\d|3[01])/(?P<m7>\d{{1,2}})/(?P<y7>{_FOUR_FIGURES})"
    rf"|(?P<m8>\d{{1,2}})/(?P<d8>1[3-9]|2\d|3[01])/(?P<y8>{_FOUR_FIGURES})"
)
FULL_DATE = re.compile(
    rf"\b(?P<m1>{MONTH})\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y1>\d{{4}})\b"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m2>{MONTH}),?\s(?P<y2>\d{{4}})\b"
    r"|\b(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})(?:\b|(?=T\d))"
    rf"|\b(?P<d4>\d{{1,2}})-(?P<m4>{MONTH})-(?P<y4>\d{{4}})\b"
    rf"|(?<![\w./-])(?:{_FIGURES})(?![\w/-]|\.\d)"
)
# 05/12/2023, which is the fifth of December or the twelfth of May: `day_order` says which.
EITHER_WAY = re.compile(
    rf"(?<![\w./-])(?P<first>{_UP_TO_12})/(?P<second>{_UP_TO_12})/(?P<year>{_FOUR_FIGURES})(?![\w/-]|\.\d)"
)
_WITHOUT_YEAR = re.compile(
    rf"\b(?P<m1>{MONTH})\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
    rf"|(?<![\w.,:/-])(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m2>{MONTH})(?!\w)"
)
_NEAR_ENOUGH = 31
"""How many days the day of a text without a year may be away from the one it is given from outside."""

# What may follow the date of a dateline: "Dec. 20, 2023 (Xinhua) --", "20 December 2023. /TASS/".
# "Posted On: 15 FEB 2024 5:16PM by PIB Delhi"; and "Kazan, 23 October 2024" closing a heading.
_DATE_LABEL = re.compile(
    r"(?i:(?:first\s)?(?:posted|published|updated|issued|released|date|dated|written)\b[^\d\n]{0,24})$"
)
_DATED_TEXT = re.compile(
    r"(?i:briefing|statement|conference|transcript|release|bulletin|communiqué|minutes|note|meeting)\s(?:of|on)\s$"
)
_LONGEST_LABEL = 80
"""How many characters may stand before a date that such a word announces; in longer ones a sentence tells of a day."""
_WEEKDAY_BEFORE = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)}),?\s(?:the\s)?$")
_DATE_PLACE = re.compile(r"(?:[,|:–—(]|\bon)\s?$")
_FILE_PICTURE = re.compile(
    r"\W*+(?:FILE\b|file (?:photo|picture))|.{0,600}\bfile (?:photo|picture)\b", re.IGNORECASE
)
_DATELINE_REST = re.compile(r"\s*+(?:\([^)]{0,60}\)\s*+)?(?:[-–—:|]|$)|,?\s*+\(|[.,]?\s*+/[A-Z]|T\d")
_FOUR_DIGITS = re.compile(r"\d{4}")
_LONGEST_BEFORE_YEAR = 30
"""More characters than a date has before its year: "30th of September, "."""
_LONGEST_REST = 50
"""How many characters a date's own line may have besides it: a place, an hour, an agency."""
_IN_SENTENCE = re.compile(r"(?:^|\s)[a-z]{2,}(?:\s|[.?!]?$)|[a-z]{2}[.?!]$")
_SENTENCE_BEGUN = re.compile(r"[a-z]{2,} [a-z]{2,}")


def date_of(match: re.Match[str]) -> dt.date | None:
    """The day a match of `FULL_DATE` names, or None where there is no such day (30 February)."""
    for form in "12345678":
        if match[f"y{form}"]:
            return _day_in(match[f"y{form}"], match[f"m{form}"], match[f"d{form}"])
    return None


def either_way(match: re.Match[str], month_first: bool | None) -> dt.date | None:
    """The day a match of `EITHER_WAY` names where the month stands first or last; None where that is not known."""
    if month_first is None and match["first"] != match["second"]:
        return None
    month, day = ("first", "second") if month_first else ("second", "first")
    return _day_in(match["year"], match[month], match[day])


def month_number(name: str) -> int:
    """1 for "January", "Jan." or "jan", and so on."""
    return _MONTH_NUMBERS[name[:3].lower()]


def _day_in(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month) if month.isdigit() else month_number(month), int(day))
    except ValueError:
        return None


def document_date(
    text: str, segments: Sequence[Segment], month_first: bool | None = None
) -> DocumentDate | None:
    """The date in a caption; else of a dateline; else of a line that is hardly more than a date; or none.

    A day that the first sentence tells of ("on Monday, 28 October 2024") is taken where none of them is there.
    `month_first` is how the text writes 01/08/2022, None where that is not known.
    """
    others: list[tuple[dt.date, re.Match[str]]] = []
    for segment in _places(segments):
        for day, match in _days_in(text, segment, month_first):
            if _is_its_own(text, segment, match):
                return DocumentDate(day, Span(match.start(), match.end(), match.group()))
            others.append((day, match))
    told = ((day, match) for day, match in others if _tells(text, segments, match))
    return next((DocumentDate(day, Span(m.start(), m.end(), m.group())) for day, m in told), None)


def _days_in(
    text: str, segment: Segment, month_first: bool | None
) -> Iterator[tuple[dt.date, re.Match[str]]]:
    """The first day with a year of four figures at the head of a segment, and the first in figures alone."""
    end = min(segment.end, segment.start + LONGEST_CAPTION)
    figures = _FOUR_DIGITS.search(text, segment.start, end)  # most lines have none, and the patterns are long
    if not figures:
        return
    start = max(segment.start, figures.start() - _LONGEST_BEFORE_YEAR)
    if (match := FULL_DATE.search(text, start, end)) and (day := date_of(match)):
        yield day, match
    if (match := EITHER_WAY.search(text, start, end)) and (day := either_way(match, month_first)):
        yield day, match


def date_without_year(text: str, segments: Sequence[Segment], near: dt.date) -> tuple[dt.date, Span] | None:
    """The day of a dateline or a date's own line that leaves the year out, and its words.

    The year is the one that brings it nearest to the day `near`; None where that is more than a month away.
    """
    for segment in _places(segments):
        match = _WITHOUT_YEAR.search(text, segment.start, min(segment.end, segment.start + LONGEST_CAPTION))
        if not match or not _is_its_own(text, segment, match):
            continue
        days = [
            _day_in(str(year), match["m1"] or match["m2"], match["d1"] or match["d2"])
            for year in (near.year - 1, near.year, near.year + 1)
        ]
        day = min((day for day in days if day), key=lambda day: abs(day - near), default=None)
        if day and abs(day - near).days <= _NEAR_ENOUGH:
            return day, Span(match.start(), match.end(), match.group())
    return None


def _places(segments: Sequence[Segment]) -> list[Segment]:
    """Where a text may say its date, in the order in which that is looked for."""
    opening = segments[:20]
    # A picture from the files is older than the report.
    captions = [s for s in opening if s.kind == "caption" and not _FILE_PICTURE.match(s.text)]
    body = [s for s in opening if s.kind == "body"]
    return [*captions, *body, *(s for s in opening if s.kind not in ("caption", "body"))]


def _is_its_own(text: str, segment: Segment, match: re.Match[str]) -> bool:
    """Whether a date stands where a text gives its own: in a caption, a dateline, behind a label, on a line of its own."""
    before = text[segment.start : match.start()]
    rest = segment.end - segment.start - len(match.group())
    if segment.kind == "caption" or rest <= 25:
        return True
    # "June 8, 2018 17:30 The Kremlin, Moscow": what stands with it is no sentence.
    if rest <= _LONGEST_REST and not _IN_SENTENCE.search(segment.text):
        return True
    # "BEIJING, Dec. 20, 2023 (Xinhua) --": no sentence has begun before the date, and a mark follows it.
    if (
        len(before) <= 60
        and not _SENTENCE_BEGUN.search(before)
        and _DATELINE_REST.match(text, match.end(), segment.end)
    ):
        return True
    label = _DATE_LABEL.search(before, max(0, len(before) - 40))
    if label and not _SENTENCE_BEGUN.search(before[: label.start()]):
        return True
    if len(before) <= _LONGEST_LABEL and _DATED_TEXT.search(before[-25:]):
        return True
    closes = text[match.end() : segment.end] in ("", ")")
    return segment.kind == "heading" and closes and bool(_DATE_PLACE.search(before))


def _tells(text: str, segments: Sequence[Segment], match: re.Match[str]) -> bool:
    """Whether the report opens with the day: "The ministry reported on Monday, 28 October 2024"."""
    body = next((segment for segment in segments[:20] if segment.kind == "body"), None)
    return (
        body is not None
        and body.start <= match.start() < body.end
        and bool(_WEEKDAY_BEFORE.search(text[body.start : match.start()]))
    )
