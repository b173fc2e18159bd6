"""Whether 01/08/2022 is the eighth of January or the first of August: what in a text shows it."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Sequence

from readout.article.english.dateline import EITHER_WAY, either_way
from readout.article.model import Segment
from readout.lexicon import alternatives, columns
from readout.periods import WEEKDAYS

_DECIDED = re.compile(
    r"(?<![\w./-])(?:(?P<day>1[3-9]|2\d|3[01])/\d{1,2}|\d{1,2}/(?:1[3-9]|2\d|3[01]))/(?:19|20)\d{2}(?![\w/-])"
)
_WEEKDAY_SHORT = re.compile(rf"\b(?P<day>{'|'.join(day[:3] for day in WEEKDAYS)})[a-z]{{0,6}}\.?,?\s$")
_LONGEST_NAME_LINE = 120
"""In characters, of a line in which a publisher names itself."""


def month_first(text: str, segments: Sequence[Segment], near: dt.date | None) -> bool | None:
    """Whether the month stands first in the dates in figures of `text`; None where nothing shows it.

    In turn it shows in another date that has one reading alone, in a weekday beside the date, in a day that the text
    is known to be of (`near`), and in the habit of the publisher (`lexicons/english/day_orders.txt`).
    """
    dates = list(EITHER_WAY.finditer(text)) if "/" in text else ()
    if not dates:
        return None
    if decided := _DECIDED.search(text):
        return not decided["day"]
    for match in dates:
        readings = {order: either_way(match, order) for order in (True, False)}
        before = _WEEKDAY_SHORT.search(text, max(0, match.start() - 12), match.start())
        fitting = [
            order
            for order, day in readings.items()
            if day and (day == near or (before and WEEKDAYS[day.weekday()].startswith(before["day"])))
        ]
        if len(fitting) == 1:
            return fitting[0]
    return _habit(segments)


def _habit(segments: Sequence[Segment]) -> bool | None:
    """The habit of the first publisher that names itself in a line of its own at the text's beginning or end."""
    for segment in (*segments[:20], *segments[-5:]):
        line = " ".join(segment.text[:_LONGEST_NAME_LINE].split())
        if len(segment.text) <= _LONGEST_NAME_LINE and (found := _publishers().search(line)):
            return _orders()[found.group("name").lower()]
    return None


@functools.cache
def _orders() -> dict[str, bool]:
    """Publishers, in small letters, and whether each writes the month first."""
    return {
        name.lower(): order == "month" for order, names in columns("day_orders") for name in names.split("/")
    }


@functools.cache
def _publishers() -> re.Pattern[str]:
    """A publisher that opens a line, or to whom it says that what follows is to be attributed."""
    names = alternatives(_orders())
    return re.compile(
        rf"(?:^(?:[Tt]he\s|THE\s)?|\battributable\sto\s(?:the\s)?)(?P<name>(?i:{names}))(?=$|\s?[,|:;.(–—-]|\sof\b)"
    )
