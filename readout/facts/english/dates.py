"""When: dates and intervals, resolved against the article's own day, never against today.

One pass finds the words at which a date may be; only there are rules tried.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from readout.article import Article, holding, running_text
from readout.article.english.dateline import MONTH
from readout.facts.english.date_names import name_around, opens_no_sentence
from readout.facts.english.date_rules import (
    CODE_RULES,
    DIGIT_RULES,
    MONTH_RULES,
    UNDECIDED,
    WORD_RULES,
    Rule,
    Setting,
)
from readout.facts.english.gazetteer import AllWords, heads
from readout.facts.english.numerals import BELOW_100, ONES, TENS
from readout.facts.english.relative_dates import (
    AGO_RULES,
    BESIDE_RULES,
    RELATIVE_RULES,
    REST_RULES,
    SHORT_WEEKDAY,
    WEEKDAY_RULES,
)
from readout.facts.model import Date
from readout.lexicon import initials
from readout.periods import MONTHS, WEEKDAYS


@dataclass(frozen=True, slots=True)
class Opening:
    """Words at which a date may be, and the rules that are tried there in turn, the longest reading first.

    Each of the patterns in `begins` opens with a letter, a class of characters, or a look-ahead for such a class.
    `reach` is how many characters before the words a date may begin, where they do not open it.
    """

    name: str
    begins: tuple[str, ...]
    rules: tuple[Rule, ...]
    reach: int = 0


def _first_of(words: Iterable[str]) -> str:
    """A look-ahead for the first letter of any of `words`, as it is written."""
    return f"(?=[{''.join(sorted({word[0] for word in words}))}])"


_SPELT_NUMBERS = {case for word in (*ONES, *TENS) for case in (word, word.title())}
_WHICH_ONE = "past coming previous current last next this first second third fourth".split()
_CENTURIES = (r"twent(?:y-first|ieth)\s", r"19\d0s", r"20\d0s", r"\d\d(?:th|st)\s(?=century)")
_APART = r"\s(?:day|week|month|year)s?\s(?:earlier|later|before)\b"

_BESIDE_ANOTHER = Opening(
    "beside",
    (
        r"[Tt]he\s(?:same|next|following|previous)\s(?:day|week|month|year)\b",
        r"[Tt]he\sday\s(?:before|after)\b(?!\s(?:yesterday|tomorrow))",
        rf"[Aa]n?{_APART}",
        rf"\d{{1,2}}{_APART}",
        rf"{_first_of(_SPELT_NUMBERS)}{BELOW_100}{_APART}",
    ),
    BESIDE_RULES,
)
OPENINGS = (
    Opening(
        "weekday",
        (*WEEKDAYS, rf"{_first_of(WEEKDAYS)}{SHORT_WEEKDAY},?\s(?=\d|{MONTH})"),
        WEEKDAY_RULES,
    ),
    Opening("month", (f"{_first_of(MONTHS)}{MONTH}",), MONTH_RULES),
    Opening(
        "code",
        (r"[QH]\d(?=[\s\d-])", r"[12]H(?=[\s\d-])", r"FY(?=[\s\d-])", r"[Ff]iscal\s"),
        CODE_RULES,
    ),
    _BESIDE_ANOTHER,
    Opening("rest", (r"[Ee]arlier\s(?=this|in)", r"[Ll]ater\s(?=this|in)"), REST_RULES),
    Opening(
        "word",
        (
            rf"[Tt]he\s(?:(?:{initials(_WHICH_ONE)})\s|{'|'.join(_CENTURIES)})",
            rf"{_first_of((*_WHICH_ONE, *map(str.title, _WHICH_ONE)))}(?:{initials(_WHICH_ONE)})\s",
            *_CENTURIES,
            r"[Tt]he\s(?=day\s(?:before\syesterday|after\stomorrow)\b)",
            r"the\s(?=(?:year|month|week)\b)",
            r"[Tt]his\s(?=past\b)",
            r"the\s(?=\d{1,2}(?:st|nd|rd|th)\b)",
            *("[Tt]oday", "[Yy]esterday", "[Tt]omorrow", "[Tt]onight"),
        ),
        (*WORD_RULES, *RELATIVE_RULES),
    ),
    Opening("digits", (r"\d{1,4}",), DIGIT_RULES),
    Opening("ago", (r"ago\b",), AGO_RULES, reach=30),
)
"""All of them, in the order in which they are tried where several fit."""


def scanner(openings: Iterable[Opening]) -> re.Pattern[str]:
    """A pattern for the words of any of `openings`, the name of which is its group.

    It looks at the first letter before anything else.
    """
    letters = set()
    for begin in (begin for opening in openings for begin in opening.begins):
        first = re.match(r"(?:\(\?=)?(?:\[(?P<some>[^\]]+)\]|(?P<one>\\d|\w))", begin)
        if not first:
            raise ValueError(f"no first letter is seen in {begin!r}: look ahead for it")
        letters.add(first["some"] or first["one"])
    groups = (f"(?P<{opening.name}>{'|'.join(opening.begins)})" for opening in openings)
    return re.compile(rf"\b(?=[{''.join(sorted(letters))}])(?:{'|'.join(groups)})")


_DATE_START = scanner(OPENINGS)
# By the first letters of the words with which `OPENINGS` begin most words of a text are passed over; figures never are.
_OTHER_OPENERS = "a an ago earlier fiscal fy later the today tomorrow tonight yesterday".split()
_HEADS = heads((*WEEKDAYS, *MONTHS, *ONES, *TENS, *_WHICH_ONE, *_OTHER_OPENERS))
_OPENING_OF = {opening.name: opening for opening in OPENINGS}
_ANY_DAY = dt.date(2000, 6, 15)
"""For a text without a day: what means nothing on this one means nothing on any."""
# How far back, in characters, a date may be that "the following day" hangs on.
_FARTHEST_BEFORE = 400


def matches(text: str, words: AllWords) -> Iterator[tuple[Opening, Rule, re.Match[str]]]:
    """Every place in `text`, whose words these are, where a rule fits, and the first one that does; none inside another."""
    done = opened = 0
    for start, word in words:
        if word[:3] not in _HEADS and word.isalpha() or start < opened:
            continue  # most words
        begin = _DATE_START.match(text, start)
        if not begin:
            continue
        opened = begin.end()
        if start < done:
            continue
        opening = _OPENING_OF[begin.lastgroup or ""]
        for rule in opening.rules:
            if opening.reach:
                match = rule.pattern.search(text, max(done, start - opening.reach), opened)
            else:
                match = rule.pattern.match(text, start)
            if match:
                done = match.end()
                yield opening, rule, match
                break


def find_dates(article: Article, words: AllWords) -> tuple[Date, ...]:
    """Every date and interval of `article`, in order, none inside another. `words` are all of its running text.

    A weekday is the nearest one not after the document's day, that day included; after "will" or "is due" it is the
    nearest one not before it, and with "next" or "last" the one after or before. A month, or a day of a month,
    without its year is the next one where the sentence looks ahead ("by May", "will"), else the last one, or the
    next if that is within two months.
    """
    today = article.document_date.value if article.document_date else None
    found, before, before_end = [], "", 0
    text = running_text(article)
    for opening, rule, match in matches(text, words):
        start, end = match.span()
        beside = opening is _BESIDE_ANOTHER
        relative = rule.hangs_on_today(match)
        near = before if beside and start - before_end < _FARTHEST_BEFORE else ""
        value = _meaning(rule, match, today or _ANY_DAY, near, article.month_first)
        # What cannot be a date ("Feb. 30, 2024") is left whole: none of its parts is one either.
        if not value and rule is not UNDECIDED or rule in RELATIVE_RULES and _is_of_a_name(article, start):
            continue
        named, day = name_around(text, start, end)
        if named and not day:
            continue
        if named:
            value, relative = day, False
        elif relative and not (today or near):
            value = None
        found.append(Date(start, end, article.text[start:end], value, relative))
        if value and "/" not in value and not beside:
            before, before_end = value, end
    return tuple(found)


def _is_of_a_name(article: Article, start: int) -> bool:
    """Whether "Today" is written large inside a sentence, as only names and headings have it."""
    if not opens_no_sentence(article.text, start):
        return False
    segment = holding(article.segments, start)
    return segment is not None and segment.kind != "heading"


def _meaning(
    rule: Rule, match: re.Match[str], day: dt.date, before: str, month_first: bool | None
) -> str | None:
    """What a match means; None where it means nothing."""
    try:
        return rule.read(match, Setting(day, before or day.isoformat(), month_first))
    except (OverflowError, ValueError):  # "next year" in the year 9999: past the end of the calendar
        return None
