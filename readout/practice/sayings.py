"""What is said at invented meetings: each with several ways to tell it, and the figures and dates that it holds.

`lexicons/meetings/` has them by subject. `@ fish: fisheries` begins a subject and has its heading; `= quota either
q=tonnes:2000:60000 d=year+ p=sea` begins something said, by whom and with which facts. Below it stands a way to tell it
in each line: a clause for `said that` (`-`) or a whole sentence (`*`).
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from readout.lexicon import entries
from readout.periods import MONTHS, iso_month
from readout.practice.desk import Desk
from readout.practice.dice import Dice
from readout.practice.figures_and_dates import in_words_below_ten, money, percent

_FOLDER = "practice/lexicons/meetings"
FILES = ("economy", "people", "security")
"""The files of what is said."""

QUANTITY, DATE, PLACE = "quantity", "date", "place"
"""What a fact is, by its letter: `q` is a quantity, `d` a date, `p` a place."""

_STEPS = {"tonnes": 1000, "big": 100}  # of how many a figure is a multiple
_OTHER_SHARES = (0.5, 0.6, 0.7, 1.4, 1.6, 1.9)  # of a figure, what another account may have in its place
_MOST_PERCENT = 95
_YEAR_FORMS = ("year+", "year-")
_UNIT_WORDS = {
    "tonnes": ("tonnes",),
    "km": ("km", "kilometres"),
    "days": ("days",),
    "months": ("months",),
    "years": ("years",),
}


class FactKind(NamedTuple):
    """A fact that is to be drawn: what it is, in which form (`tonnes`, `year+`, `sea`), and from where to where.

    A date's form ends in `+` where it lies after the meeting, in `-` where it lies before. A place's form is its key
    among the places of the scene.
    """

    what: str
    form: str
    low: int = 0
    high: int = 0


class Telling(NamedTuple):
    """A way to tell something: a template of the grammar, which is a sentence of its own or a clause."""

    template: str
    whole: bool

    def has(self, slot: str) -> bool:
        """Whether it tells that fact."""
        return f"{{{slot}}}" in self.template


class Saying(NamedTuple):
    """Something said at a meeting.

    `by` is `own` where the one or the other says it and nobody else could, `either` where both might, `both` where they
    say it together. `facts` are by the slot that stands for them.
    """

    name: str
    by: str
    facts: dict[str, FactKind]
    tellings: tuple[Telling, ...]


class Subject(NamedTuple):
    """A subject of talks, with its heading and what may be said on it."""

    name: str
    heading: str
    sayings: tuple[Saying, ...]


@cache
def subjects() -> tuple[Subject, ...]:
    """All subjects, in the order of the files."""
    found: list[Subject] = []
    for line in (line for name in FILES for line in entries(name, _FOLDER)):
        mark, rest = line[0], line[2:]
        if mark == "@":
            name, _, heading = rest.partition(": ")
            found.append(Subject(name, heading, ()))
            continue
        subject = found[-1]
        if mark == "=":
            name, by, *facts = rest.split()
            made = Saying(f"{subject.name}.{name}", by, dict(map(_fact, facts)), ())
            sayings = (*subject.sayings, made)
        else:
            last = subject.sayings[-1]
            told = last._replace(tellings=(*last.tellings, Telling(rest, mark == "*")))
            sayings = (*subject.sayings[:-1], told)
        found[-1] = subject._replace(sayings=sayings)
    return tuple(found)


@cache
def houses() -> dict[str, tuple[str, ...]]:
    """How each house tells of a meeting: names such as `palace.said` with their templates."""
    found: dict[str, list[str]] = {}
    for line in entries("houses", _FOLDER):
        name, _, template = line.partition(": ")
        found.setdefault(name, []).append(template)
    return {name: tuple(templates) for name, templates in found.items()}


def _fact(words: str) -> tuple[str, FactKind]:
    """`q=tonnes:2000:60000` with its slot."""
    slot, _, rest = words.partition("=")
    form, *bounds = rest.split(":")
    return slot, FactKind({"q": QUANTITY, "d": DATE, "p": PLACE}[slot], form, *map(int, bounds))


# ---- facts


def drawn(dice: Dice, kind: FactKind, now: int) -> int:
    """A value for a quantity or a date: a number (of money, millions of USD), a year, or a month counted from year 0.

    `now` is the month of the meeting, counted so.
    """
    if kind.what == QUANTITY:
        return _as_round(kind, dice.between(kind.low, kind.high) * (100 if kind.form == "big" else 1))
    nearest, farthest = (2, 10) if kind.form in _YEAR_FORMS else (1, 11)
    away = dice.between(nearest, farthest)
    return _day_of_meeting(kind, now) + (away if kind.form.endswith("+") else -away)


def another(dice: Dice, kind: FactKind, value: int, now: int) -> int:
    """What another account has in place of that value: no rounding of it, and on the same side of the meeting."""
    if kind.what == QUANTITY:
        shares = [_as_round(kind, round(value * share)) for share in _OTHER_SHARES]
        highest = _MOST_PERCENT if kind.form == "pct" else max(shares)
        return dice.one([other for other in shares if 1 < other <= highest and other != value] or [value + 2])
    today = _day_of_meeting(kind, now)
    near = [value + step for step in (-3, -2, -1, 1, 2, 3)]
    return dice.one([other for other in near if other != today and (other > today) == (value > today)])


def _day_of_meeting(kind: FactKind, now: int) -> int:
    """The year of the meeting or its month, as the kind counts."""
    return now // 12 if kind.form in _YEAR_FORMS else now


def _as_round(kind: FactKind, value: int) -> int:
    """A figure as round as those of its kind are."""
    step = 100 if kind.form == "money" and value > 1000 else _STEPS.get(kind.form, 1)
    return max(round(value / step), 1) * step


def write(desk: Desk, kind: FactKind, value: int, about: bool) -> None:
    """A quantity or a date in the form of the house; a month of the meeting's year with or without the year.

    `about` says that a quantity is a rounded one.
    """
    form, page = kind.form, desk.page
    if about and kind.what == QUANTITY:
        page.put(desk.dice.one(("about ", "roughly ")))
    if form in _YEAR_FORMS:
        page.time(str(value), str(value))
    elif form in ("month+", "month-"):
        year, month = divmod(value, 12)
        bare = year == desk.scene.today.year and desk.dice.chance(0.5)
        name = MONTHS[month]
        page.time(name if bare else f"{name} {year}", iso_month(year, month + 1), relative=bare)
    elif form == "money":
        money(desk, value / 1000)
    elif form == "pct":
        percent(desk, value)
    elif form in _UNIT_WORDS:
        shown = f"{value:,}" if form == "tonnes" or value > 9 else in_words_below_ten(value)
        page.quantity(f"{shown} {desk.dice.one(_UNIT_WORDS[form])}", value, form, "measure")
    else:
        page.quantity(f"{value:,}" if value > 9 else in_words_below_ten(value), value, None, "count")
