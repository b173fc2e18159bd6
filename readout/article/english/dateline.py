"""Dates written in full, and the one of them that is the day of the text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

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
FULL_DATE = re.compile(
    rf"\b(?P<m1>{MONTH})\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y1>\d{{4}})\b"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m2>{MONTH}),?\s(?P<y2>\d{{4}})\b"
    r"|\b(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})(?:\b|(?=T\d))"
    # 20.12.2023, but not 5.12.2023, which some read as the twelfth of May.
    r"|\b(?P<d4>1[3-9]|2\d|3[01])(?P<mark>[./])(?P<m4>\d{1,2})(?P=mark)(?P<y4>\d{4})\b"
    rf"|\b(?P<d5>\d{{1,2}})-(?P<m5>{MONTH})-(?P<y5>\d{{4}})\b"
)

# What may follow the date of a dateline: "Dec. 20, 2023 (Xinhua) --", "20 December 2023. /TASS/".
# "Posted On: 15 FEB 2024 5:16PM by PIB Delhi"; and "Kazan, 23 October 2024" closing a heading.
_DATE_LABEL = re.compile(
    r"(?i:(?:first\s)?(?:posted|published|updated|issued|released|date|dated)\b[^\d\n]{0,12}"
    r"|(?:briefing|statement|conference|transcript|release|bulletin|communiqué|minutes|note|meeting)\s(?:of|on)\s)$"
)
_WEEKDAY_BEFORE = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)}),?\s(?:the\s)?$")
_DATE_PLACE = re.compile(r"[,|:]\s$")
_FILE_PICTURE = re.compile(
    r"\W*+(?:FILE\b|file (?:photo|picture))|.{0,600}\bfile (?:photo|picture)\b", re.IGNORECASE
)
_DATELINE_REST = re.compile(r"\s*+(?:\([^)]{0,60}\)\s*+)?(?:[-–—:|]|$)|\s*+\(|[.,]?\s*+/[A-Z]|T\d")


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


def document_date(text: str, segments: Sequence[Segment]) -> DocumentDate | None:
    """The date in a caption; else of a dateline; else of a line that is hardly more than a date; or none."""
    opening = segments[:20]
    # A picture from the files is older than the report.
    captions = [s for s in opening if s.kind == "caption" and not _FILE_PICTURE.match(s.text)]
    body = [s for s in opening if s.kind == "body"]
    others = [s for s in opening if s.kind not in ("caption", "body")]
    for segment in (*captions, *body, *others):
        match = FULL_DATE.search(text, segment.start, min(segment.end, segment.start + LONGEST_CAPTION))
        if not match or not (day := date_of(match)):
            continue
        before = text[segment.start : match.start()]
        rest = segment.end - segment.start - len(match.group())
        # "BEIJING, Dec. 20, 2023 (Xinhua) --": no sentence has begun before the date, and a mark follows it.
        is_dateline = (
            len(before) <= 60
            and not re.search(r"[a-z]{2,} [a-z]{2,}", before)
            and _DATELINE_REST.match(text, match.end(), segment.end)
        )
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
