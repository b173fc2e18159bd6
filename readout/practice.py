"""Make a practice readout from a number: its annotation, an invented trade table, true and false claims.

The words stand in `lexicons/practice_*.txt`, a small grammar: `name: expansion`. A slot `{name}` is expanded
in turn; `<s1>`, `<q1>` and `<c1>` mark source, cue and content of the first statement of a template, `<s12>`
a source shared by two; `|` ends a sentence, `||` a paragraph. The text is written from left to right and
every mark is taken down as it is written, so no span is ever searched for.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from readout import lexicon
from readout.errors import InputError
from readout.files import write_text

STYLES: tuple[str, ...] = ("wire", "agency", "palace", "minutes", "press_conference")
"""The five house styles."""

KINDS: tuple[str, ...] = (
    "level", "growth", "target", "record", "comparison", "share", "rank", "anniversary", "weekday", "duration",
)  # fmt: skip
"""The kinds of claim that are planted."""

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}
_ORDINAL_WORDS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh")

# Names are an onset, a middle and an ending. None is a real country or region: the tests try them all.
_ONSETS = (
    "Ve", "Ta", "Bro", "Ke", "Ny", "Ae", "Ho", "Dru", "Mi", "Quo", "Fe", "Gi", "Ai", "Lo", "Pe", "Ra", "Su",
    "Te", "U", "We", "Ya", "Zu", "Cy", "Dwe", "Ey", "Jae", "Bré", "Sø", "Lú", "Thra",
)  # fmt: skip
_MIDDLES = ("lv", "rd", "sk", "mr", "zh", "rl", "sv", "rth", "lm", "nt", "str", "vr", "ld", "rg", "lš", "ndr")
_COUNTRY = (
    ("ia", "ian"), ("a", "an"), ("oland", "olandic"), ("o", "oese"), ("en", "enese"), ("esh", "eshi"),
    ("une", "unish"), ("emark", "emish"), ("os", "otic"), ("ovy", "ovite"), ("ary", "aryan"), ("eth", "ethi"),
)  # fmt: skip
_COUNTRY_PREFIXES = ("New ", "Upper ")
_CAPITAL = ("ograd", "aburg", "ovik", "emouth", "essa", "ontana", "ipol", "aport")
_TOWN = ("ovo", "eby", "aford", "ina", "ested", "oria", "aven", "ulla")
_GIVEN = {"m": ("o", "an", "us", "ek", "or", "im"), "f": ("a", "ine", "elle", "i", "ora", "une")}
_FAMILY = ("el", "ov", "anen", "ask", "holt", "ard", "inga", "ay", "ess", "ovic", "um", "ett")
_PARTICLES = ("van ", "de ", "ter ", "al-", "D'", "O'")
_ROLES = {
    "president": ("President", "President"),
    "prime minister": ("Prime Minister", "Prime Minister"),
    "monarch": ("King", "Queen"),
    "foreign minister": ("Foreign Minister", "Foreign Minister"),
    "trade minister": ("Trade Minister", "Trade Minister"),
    "deputy minister": ("Deputy Minister", "Deputy Minister"),
    "spokesperson": ("Spokesman", "Spokeswoman"),
    "ambassador": ("Ambassador", "Ambassador"),
}
_HEADS = ("president", "prime minister", "monarch", "foreign minister")
_GUESTS = ("prime minister", "president", "foreign minister", "trade minister")
_AIDES = ("deputy minister", "spokesperson", "ambassador", "trade minister")

# What a group of cues does.
_ACTS: dict[str, str] = {
    "thank": "thanks",
    "congratulated": "congratulation",
    "welcome": "welcome",
    "took note of": "welcome",
    "condole": "condolence",
    "regret": "criticism",
    "concern": "concern",
    "warn": "warning",
    "warnthat": "warning",
    "reject": "rejection",
    "denied": "rejection",
    "urge": "exhortation",
    "invited": "exhortation",
    "requested": "exhortation",
    "callfor": "exhortation",
    "called for": "exhortation",
    "pledge": "commitment",
    "pledged": "commitment",
    "undertook": "commitment",
    "agreed": "commitment",
    "ready.cue": "commitment",
    "agree": "agreement",
    "hope": "hope",
    "expressing the hope": "hope",
    "support": "support",
    "proposed": "proposal",
    "suggested": "proposal",
}
_MONEY = {
    "wire": "${} {}",
    "agency": "{} {} U.S. dollars",
    "palace": "{} {} dollars",
    "minutes": "USD {} {}",
    "press_conference": "${} {}",
}
_PERCENT = {"wire": "{}%", "agency": "{} percent", "palace": "{} per cent", "minutes": "{} per cent"}
_TOKENS = re.compile(
    r"\{(\^?)([A-Za-z0-9_.+!-]+)(\^?)(?::([^{}]*))?\}|<(/?)([sqce])(\d*)>|(\|\|?)|([^{}<|]+)"
)
_EDGE = ' "“”.,;:?!'


@dataclass(frozen=True)
class Country:
    """An invented country: its name, its adjective and its capital."""

    name: str
    demonym: str
    capital: str


@dataclass(frozen=True)
class PlantedClaim:
    """A checkable sentence planted in a practice readout, and whether it is true.

    `start`, `end` and `text` give its place; `statement` the id of the statement that makes it, None for the
    narrator's own words. `kind` is one of KINDS. `measure` names what is measured: `total`, `exports` or
    `imports` of the trade table, `partners` (the second of `pair` among those of the first), `diplomatic relations`,
    `date` or `visit`. `pair` holds the reporting
    country and its partner. `period` is `2023`, `2023-08`, `2023-01/2023-09`, a day, or first and last day.
    `value` is the figure as stated, in `unit` (`USD billion`, `percent`, `times`, `years`, `ISO weekday`,
    `days`, `rank`). `relation` says how the figure is meant to stand to the table: `equal`, `first reached`, `below`,
    `highest`, `more than`. `base` is the earlier year it is held against, if any. `reason` gives the computed
    value in one sentence.
    """

    start: int
    end: int
    text: str
    statement: str | None
    kind: str
    true: bool
    measure: str
    pair: tuple[str, str]
    period: str
    value: float
    unit: str
    relation: str
    base: str | None
    reason: str


@dataclass(frozen=True)
class Practice:
    """A practice readout with all that is known of it.

    `text` is the readout, `gold` its annotation (schema readout-gold/1; offsets index `text`, end exclusive),
    `trade` the invented tables: `annual` (year, total, exports, imports in USD billion, complete years only),
    `monthly` (the two years before the document's and its own up to the month before) and `partners` (whom it trades
    with, how much and which rank that is, the six years before the document's), seen from the first of
    `countries`. `claims` are the planted claims in the order of the text.
    """

    seed: int
    style: str
    text: str
    gold: dict[str, Any]
    trade: dict[str, list[dict[str, Any]]]
    countries: tuple[Country, Country]
    claims: tuple[PlantedClaim, ...]


def generate(seed: int, style: str | None = None) -> Practice:
    """A practice readout.

    Parameters: `seed`, a whole number from 0 on, the same number giving the same readout on every machine;
    `style`, one of STYLES, or None to let the seed decide.

    Raises InputError for a seed that is not such a number or a style that is not among STYLES.
    """
    if not isinstance(seed, int) or isinstance(seed, bool) or seed < 0:
        raise InputError(f"seed {seed!r}: not a whole number from 0 on; give one such as 7")
    if style is None:
        style = STYLES[(seed * 2654435761 >> 8) % len(STYLES)]
    if style not in STYLES:
        raise InputError(f"style {style!r}: no such house style; give one of {', '.join(STYLES)}")
    return _Desk(seed, style).practice()


def write(practice: Practice, folder: str | Path) -> tuple[Path, ...]:
    """Write a readout, its annotation, its trade tables and its claims into `folder`, made if missing.

    Returns the paths: `<date>-<slug>.txt`, `<date>-<slug>.json`, `annual.csv`, `monthly.csv`, `partners.csv`,
    `claims.json`.
    Each file is written beside its place and then moved there, so that no half-written file is ever seen.

    Raises InputError if the folder cannot be written to.
    """
    stem = Path(practice.gold["source_file"]).stem
    claims = [{**vars(claim), "pair": list(claim.pair)} for claim in practice.claims]
    contents = {
        f"{stem}.txt": practice.text,
        f"{stem}.json": json.dumps(practice.gold, ensure_ascii=False, indent=1) + "\n",
        **{f"{name}.csv": _csv(rows) for name, rows in practice.trade.items()},
        "claims.json": json.dumps(claims, ensure_ascii=False, indent=1) + "\n",
    }
    folder = Path(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return tuple(write_text(folder / name, text) for name, text in contents.items())
    except OSError as error:
        raise InputError(f"{folder}: cannot be written to ({error.strerror}); name another folder") from None


def _csv(rows: Sequence[dict[str, Any]]) -> str:
    """Rows as CSV text; amounts with two decimals, as in the table."""
    buffer = io.StringIO()
    out = csv.writer(buffer, lineterminator="\n")
    out.writerow(rows[0])
    out.writerows([f"{v:.2f}" if isinstance(v, float) else v for v in row.values()] for row in rows)
    return buffer.getvalue()


@cache
def _grammar() -> dict[str, tuple[str, ...]]:
    """Every name of the grammar with its expansions, in the order of the files."""
    found: dict[str, list[str]] = {}
    for name in ("practice_words", "practice_topics", "practice_styles"):
        for line in lexicon.entries(name):
            key, _, expansion = line.partition(": ")
            found.setdefault(key, []).append(re.sub(r"\s*(\|\|?)\s*", r"\1", expansion))
    return {key: tuple(values) for key, values in found.items()}


@cache
def _tokens(template: str) -> tuple[tuple[str, ...], ...]:
    """The pieces of a template: plain text, slots, marks and bars."""
    return tuple(match.groups("") for match in _TOKENS.finditer(template))


class _Dice:
    """Chance from a seed, through `random()` alone: the same on every platform and version."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed).random

    def below(self, n: int) -> int:
        """A whole number from 0 to n-1."""
        return int(self._random() * n)

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + self.below(high - low + 1)

    def one(self, items: Sequence[Any]) -> Any:
        """One of the items."""
        return items[self.below(len(items))]

    def chance(self, share: float) -> bool:
        """True in that share of the calls."""
        return self._random() < share

    def mixed(self, items: Sequence[Any]) -> list[Any]:
        """The items in another order."""
        rest = list(items)
        return [rest.pop(self.below(len(rest))) for _ in items]


@dataclass
class _Person:
    """An invented person: how named, which office, which of the two countries."""

    id: str
    given: str
    family: str
    full: str
    gender: str
    role: str
    country: int

    @property
    def title(self) -> str:
        return _ROLES[self.role][self.gender == "f"]

    @property
    def short(self) -> str:
        return self.given if self.role == "monarch" else self.family

    @property
    def pronoun(self) -> str:
        return "she" if self.gender == "f" else "he"


class _Namer:
    """Invented names, none alike within one readout."""

    def __init__(self, dice: _Dice, apostrophe: str) -> None:
        self.dice, self.apostrophe = dice, apostrophe
        # Each onset and each ending of a country serves once, so that no two names look alike.
        self.onsets, self.endings = dice.mixed(_ONSETS), dice.mixed(_COUNTRY)

    def stem(self) -> str:
        return self.onsets.pop() + self.dice.one(_MIDDLES)

    def land(self) -> str:
        return self.stem() + self.endings.pop()[0]

    def country(self) -> Country:
        prefix = self.dice.one(_COUNTRY_PREFIXES) if self.dice.chance(0.08) else ""
        stem, (name, demonym) = prefix + self.stem(), self.endings.pop()
        return Country(stem + name, stem + demonym, self.stem() + self.dice.one(_CAPITAL))

    def town(self) -> str:
        return self.stem() + self.dice.one(_TOWN)

    def person(self, key: str, role: str, country: int, family_first: bool) -> _Person:
        dice = self.dice
        gender = dice.one("mf")
        given = self.stem() + dice.one(_GIVEN[gender])
        if dice.chance(0.15):  # a double given name
            given += dice.one("- ") + dice.one(_ONSETS) + "nn" + dice.one(_GIVEN[gender])
        family = self.stem() + dice.one(_FAMILY)
        if dice.chance(0.18):
            family = dice.one(_PARTICLES).replace("'", self.apostrophe) + family
        elif dice.chance(0.1):
            family += "-" + dice.one(_ONSETS) + dice.one(_MIDDLES) + dice.one(_FAMILY)
        full = f"{family} {given}" if family_first else f"{given} {family}"
        if role == "monarch":
            full = given
        return _Person(key, given, family, full, gender, role, country)


def _ordinal(n: int) -> str:
    """A number as `3rd`."""
    return f"{n}{'th' if n % 100 in (11, 12, 13) else _ORDINALS.get(n % 10, 'th')}"


def _split(total: int, weights: Sequence[int]) -> list[int]:
    """A whole number split by weights into whole numbers that add up to it."""
    whole, sums = sum(weights), list(accumulate(weights))
    cuts = [total * part // whole for part in sums]
    return [b - a for a, b in zip([0, *cuts], cuts, strict=False)]


class _Trade:
    """The invented trade of two countries, in cents of a billion (USD 10 million), so that sums are exact."""

    def __init__(self, dice: _Dice, today: dt.date, partner: str, others: Sequence[str]) -> None:
        self.year, self.month, self.partner = today.year, today.month, partner
        n, total, share = dice.between(13, 20), dice.between(500, 3200), dice.between(35, 65)
        self.annual: dict[int, tuple[int, int]] = {}
        for year in range(self.year - n, self.year + 1):
            share = min(70, max(30, share + dice.between(-5, 5)))
            self.annual[year] = (total, total * share // 100)
            growth = dice.between(-26, -9) if dice.chance(0.24) else dice.between(4, 33)
            total = max(400, total * (100 + growth) // 100)
        self.monthly: dict[tuple[int, int], tuple[int, int]] = {}
        for year in range(self.year - 2, self.year + 1):
            totals, exports = self.annual[year]
            weights = [dice.between(80, 120) for _ in _MONTHS]
            tilt = [w * dice.between(93, 107) for w in weights]
            for month, pair in enumerate(zip(_split(totals, weights), _split(exports, tilt), strict=True), 1):
                if (year, month) < (today.year, today.month):
                    self.monthly[year, month] = pair
        del self.annual[self.year]  # the document's own year is not over
        self.partners: dict[int, dict[str, int]] = {y: {} for y in list(self.annual)[-6:]}
        for other in others:
            amount = next(self.annual[y][0] for y in self.partners) * dice.between(30, 280) // 100
            for year, amounts in self.partners.items():
                while amount in (self.annual[year][0], *amounts.values()):
                    amount += 1  # no two share a rank
                amounts[other] = amount
                amount = amount * dice.between(84, 126) // 100
        for year, amounts in self.partners.items():
            amounts[partner] = self.annual[year][0]

    def ranked(self, year: int) -> list[str]:
        """The partners of a year, the largest first."""
        amounts = self.partners[year]
        return sorted(amounts, key=lambda name: -amounts[name])

    def cents(self, measure: str, period: tuple[int, ...]) -> int:
        """An amount in cents of a billion; period: (year,), (year, month) or (year, 1, last month)."""
        if len(period) == 1:
            pairs = [self.annual[period[0]]]
        else:
            pairs = [self.monthly[period[0], m] for m in range(period[1], period[-1] + 1)]
        total, exports = sum(p[0] for p in pairs), sum(p[1] for p in pairs)
        return {"total": total, "exports": exports, "imports": total - exports}[measure]

    def tables(self) -> dict[str, list[dict[str, Any]]]:
        """The tables as rows, amounts in USD billion."""

        def amounts(pair: tuple[int, int]) -> dict[str, float]:
            total, exports = pair
            return {"total": total / 100, "exports": exports / 100, "imports": (total - exports) / 100}

        return {
            "annual": [{"year": y, **amounts(pair)} for y, pair in self.annual.items()],
            "monthly": [{"year": y, "month": m, **amounts(pair)} for (y, m), pair in self.monthly.items()],
            "partners": [
                {
                    "period": str(year), "year": year, "months": 12, "partner": name,
                    "total": amounts[name] / 100, "rank": _ordinal(place),
                }
                for year, amounts in self.partners.items()
                for place, name in enumerate(self.ranked(year), 1)
            ],
        }  # fmt: skip


@dataclass
class _Plan:
    """A claim to be planted: what it says, before it has a place in the text."""

    kind: str
    true: bool
    rule: str
    measure: str
    period: str
    value: float
    unit: str
    reason: str
    relation: str = "equal"
    base: str | None = None
    when: tuple[int, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)


_SUBJECT = {"total": "Total trade was", "exports": "Exports were", "imports": "Imports were"}


def _code(period: tuple[int, ...]) -> str:
    """A period as ISO text: 2023, 2023-08, 2023-01/2023-09."""
    if len(period) == 1:
        return str(period[0])
    first = f"{period[0]}-{period[1]:02}"
    return first if len(period) == 2 else f"{first}/{period[0]}-{period[2]:02}"


class _Claims:
    """Claims about one trade table and calendar, true or false as asked; None where none can be."""

    def __init__(self, dice: _Dice, trade: _Trade, today: dt.date) -> None:
        self.dice, self.trade, self.today = dice, trade, today
        self.years = list(trade.annual)

    def plan(self, kind: str, true: bool) -> _Plan | None:
        """A claim of that kind."""
        return getattr(self, f"_{kind}")(true)

    def _period(self) -> tuple[int, ...]:
        """A period of the table that has an equal one a year before."""
        y, m, pick = self.today.year, self.today.month, self.dice.below(5)
        if pick == 0 and m > 2:
            return (y, 1, m - 1)
        if pick == 1:
            return (y - 1, 1, self.dice.one((3, 6, 9, 10)))
        if pick == 2:
            return (y, m - 1)
        return (y - 1,) if pick == 3 else (self.dice.one(self.years[3:]),)

    def _measure(self) -> str:
        return self.dice.one(("total", "total", "exports", "imports"))

    def _level(self, true: bool) -> _Plan:
        measure, when = self._measure(), self._period()
        cents = self.trade.cents(measure, when)
        shown = cents
        if not true:
            factor = self.dice.between(60, 86) if self.dice.chance(0.5) else self.dice.between(116, 145)
            shown = cents * factor // 100
        # One decimal from a billion on; below, the table's own ten millions.
        value = (shown + 5) // 10 / 10 if shown >= 100 else shown / 100
        reason = f"{_SUBJECT[measure]} {cents / 100:.2f} billion dollars in {_code(when)}."
        return _Plan("level", true, "c.level", measure, _code(when), value, "USD billion", reason, when=when)

    def _growth(self, true: bool) -> _Plan | None:
        measure, when = self._measure(), self._period()
        before = (when[0] - 1, *when[1:])
        new, old = self.trade.cents(measure, when), self.trade.cents(measure, before)
        tenths = (2000 * (new - old) + old) // (2 * old)
        stated = tenths
        if not true:
            stated = tenths + self.dice.one((-1, 1)) * self.dice.between(90, 210)
        if abs(stated) < 15 or stated <= -900:
            return None
        rule = "c.up" if stated > 0 else "c.down"
        reason = f"From {old / 100:.2f} to {new / 100:.2f} billion dollars is {tenths / 10:+.1f} percent."
        return _Plan(
            "growth",
            true,
            rule,
            measure,
            _code(when),
            stated / 10,
            "percent",
            reason,
            base=_code(before),
            when=when,
        )

    def _target(self, true: bool) -> _Plan | None:
        return self._met(true) if self.dice.chance(0.5) else self._missed(true)

    def _met(self, true: bool) -> _Plan | None:
        """A round target between the highest level so far and a year that went far beyond it."""
        options = []
        for i, year in enumerate(self.years[2:], 2):
            best = max(self.trade.cents("total", (y,)) for y in self.years[:i])
            low, high = best * 110 // 100, self.trade.cents("total", (year,)) * 98 // 100
            target = (high // 100) if high < 2000 else high // 500 * 5
            if target * 100 >= low:
                options.append((i, year, target))
        if not options:
            return None
        i, year, target = self.dice.one(options)
        said = year if true else self.dice.one(self.years[max(1, i - 5) : i])
        reason = f"Total trade first reached {target} billion dollars in {year}."
        return _Plan(
            "target",
            true,
            "c.met",
            "total",
            str(said),
            float(target),
            "USD billion",
            reason,
            "first reached",
            when=(said,),
        )

    def _missed(self, true: bool) -> _Plan:
        year = self.dice.one(self.years[4:])
        cents = self.trade.cents("total", (year,))
        factor = self.dice.between(118, 150) if true else self.dice.between(60, 85)
        target = max(1, cents * factor // 10000)
        if true:
            target += 1
        reason = (
            f"Total trade was {cents / 100:.2f} billion dollars in {year}; the target was {target} billion."
        )
        return _Plan(
            "target",
            true,
            "c.missed",
            "total",
            str(year),
            float(target),
            "USD billion",
            reason,
            "below",
            when=(year,),
        )

    def _record(self, true: bool) -> _Plan | None:
        measure = self._measure()
        amounts = {y: self.trade.cents(measure, (y,)) for y in self.years}
        best = max(amounts.values())
        top = [y for y in self.years if amounts[y] == best]
        # A false one was no record even in its own day.
        low = [
            y for y in self.years[3:] if amounts[y] * 100 < 90 * max(amounts[e] for e in self.years if e < y)
        ]
        if len(top) > 1 or not (top[0] in self.years[3:] if true else low):
            return None
        year = top[0] if true else self.dice.one(low)
        reason = f"{_SUBJECT[measure]} highest in {top[0]}, at {best / 100:.2f} billion dollars."
        return _Plan(
            "record",
            true,
            "c.record",
            measure,
            str(year),
            amounts[year] / 100,
            "USD billion",
            reason,
            "highest",
            when=(year,),
        )

    def _comparison(self, true: bool) -> _Plan | None:
        measure, year = self._measure(), self.today.year - 1
        options = []
        for base in self.years[:-2]:
            new, old = self.trade.cents(measure, (year,)), self.trade.cents(measure, (base,))
            for times in range(2, 8):
                if (
                    (new * 100 > old * times * 102)
                    if true
                    else (old * times * 66 < new * 100 < old * times * 90)
                ):
                    # A true claim names the largest factor that holds, as a writer would.
                    if not true or new < old * (times + 1):
                        options.append((base, times, new / old))
        if not options:
            return None
        base, times, ratio = self.dice.one(options)
        rule = {2: "c.double", 3: "c.triple"}.get(times, "c.times")
        if times < 4 and self.dice.chance(0.4):
            rule = "c.times"
        reason = f"{_SUBJECT[measure]} {ratio:.2f} times as large in {year} as in {base}."
        return _Plan(
            "comparison",
            true,
            rule,
            measure,
            str(year),
            float(times),
            "times",
            reason,
            "more than",
            str(base),
            (year,),
        )

    def _share(self, true: bool) -> _Plan:
        measure, when = self.dice.one(("exports", "imports")), self._period()
        part, whole = self.trade.cents(measure, when), self.trade.cents("total", when)
        tenths = (2000 * part + whole) // (2 * whole)
        stated = tenths if true else tenths + (1 if tenths < 500 else -1) * self.dice.between(80, 180)
        reason = f"{part / 100:.2f} of {whole / 100:.2f} billion dollars is {tenths / 10:.1f} percent."
        return _Plan(
            "share", true, "c.share", measure, _code(when), stated / 10, "percent", reason, when=when
        )

    def _rank(self, true: bool) -> _Plan | None:
        """The other country among the partners; a false rank is one that larger partners rule out."""
        ranked = {y: self.trade.ranked(y) for y in self.trade.partners}
        place = {y: names.index(self.trade.partner) + 1 for y, names in ranked.items()}
        years = [y for y in list(place)[2:] if true or place[y] > 1]
        if not years:
            return None
        year = self.dice.one(years)
        stated = place[year] if true else self.dice.between(1, place[year] - 1)
        rules = ["c.rank"] * 3
        if stated == 2:
            rules += ["c.second"] * 2
        # Without its year, a claim means the present; that the table holds for both of the last two years.
        if year == self.today.year - 1:
            held = stated == place[year - 1] if true else stated < place[year - 1]
            rules += ["c.is"] * 3 if held else []
        again = place[year] == place[year - 1] != place[year - 2]
        rules += ["c.again"] * 3 if again or not true else []
        ahead = ranked[year][0]
        reason = (
            f"{self.trade.partner} was {_ordinal(place[year])} of {len(place) + 1} partners in {year}; "
            f"the largest was {ahead}."
        )
        return _Plan(
            "rank",
            true,
            self.dice.one(rules),
            "partners",
            str(year),
            float(stated),
            "rank",
            reason,
            when=(year,),
            extra={"ahead": ahead},
        )

    def _anniversary(self, true: bool) -> _Plan:
        years = self.dice.between(2, 15) * 5 if self.dice.chance(0.6) else self.dice.between(11, 79)
        founded = self.today.year - years
        if not true:
            founded += self.dice.one((-1, 1)) * self.dice.between(2, 8)
        n = self.today.year - founded
        reason = f"From {founded} to {self.today.year} is {n} years."
        return _Plan(
            "anniversary",
            true,
            "c.anniversary",
            "diplomatic relations",
            str(self.today.year),
            float(years),
            "years",
            reason,
            base=str(founded),
        )

    def _weekday(self, true: bool) -> _Plan:
        day = self.today - dt.timedelta(days=self.dice.between(8, 1400))
        stated = day.weekday() if true else (day.weekday() + self.dice.between(1, 6)) % 7
        reason = f"{day.isoformat()} was a {_WEEKDAYS[day.weekday()]}."
        return _Plan(
            "weekday",
            true,
            "c.weekday",
            "date",
            day.isoformat(),
            float(stated + 1),
            "ISO weekday",
            reason,
            extra={"day": day, "name": _WEEKDAYS[stated]},
        )

    def _duration(self, true: bool) -> _Plan:
        length = self.dice.between(2, 6)
        first = self.today.day - self.dice.below(min(length, self.today.day))
        last = min(first + length - 1, 28 if self.today.month == 2 else 30)
        last = max(last, self.today.day)
        if last == first:
            first -= 1
        n = last - first + 1
        stated = n
        if not true:  # two days off or more: one could be a matter of counting
            stated = n + self.dice.between(2, 4) if n < 4 or self.dice.chance(0.6) else n - 2
        start, end = self.today.replace(day=first), self.today.replace(day=last)
        reason = f"From {start.isoformat()} to {end.isoformat()} is {n} days, both counted."
        return _Plan(
            "duration",
            true,
            "c.duration",
            "visit",
            f"{start.isoformat()}/{end.isoformat()}",
            float(stated),
            "days",
            reason,
            extra={"first": start, "last": end},
        )


class _Page:
    """The text as it is written, with every mark taken down at once."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.n = 0
        self.paragraphs: list[dict[str, Any]] = []
        self.sentences: list[dict[str, Any]] = []
        self.mentions: list[tuple[str, dict[str, Any]]] = []
        self.times: list[dict[str, Any]] = []
        self.quantities: list[dict[str, Any]] = []
        self.statements: list[dict[str, Any]] = []
        self.claims: list[tuple[_Plan, int, int]] = []
        self.events: list[dict[str, Any]] = []
        self.silent: list[str] = []
        self.capital = False

    def put(self, text: str) -> tuple[int, int]:
        """Append text; its first letter becomes a capital where one is due. Returns its span."""
        if self.capital and any(c.isalnum() for c in text):
            i = next(i for i, c in enumerate(text) if c.isalnum())
            text, self.capital = text[:i] + text[i].upper() + text[i + 1 :], False
        start = self.n
        self.parts.append(text)
        self.n += len(text)
        return start, self.n

    def open_paragraph(self, kind: str, gap: str) -> None:
        """Begin a paragraph after a gap, and its first sentence."""
        if self.paragraphs:
            self.put(gap)
        self.paragraphs.append(
            {"id": f"p{len(self.paragraphs)}", "kind": kind, "start": self.n, "end": self.n}
        )
        self.open_sentence(kind)

    def open_sentence(self, kind: str) -> None:
        """Begin a sentence in the open paragraph."""
        p = self.paragraphs[-1]["id"]
        self.sentences.append(
            {"id": f"s{len(self.sentences)}", "paragraph": p, "kind": kind, "start": self.n, "end": self.n}
        )
        self.capital = True

    def close_sentence(self) -> None:
        self.sentences[-1]["end"] = self.n

    def close_paragraph(self) -> None:
        self.close_sentence()
        self.paragraphs[-1]["end"] = self.n


class _Desk:
    """One desk at work on one readout: it has the names, the table and the grammar, and fills the page."""

    def __init__(self, seed: int, style: str) -> None:
        self.seed, self.style, self.dice, self.page = seed, style, _Dice(seed), _Page()
        dice = self.dice
        self.curly = style == "palace" or dice.chance(0.25)
        self.day_first = style in ("palace", "minutes") or dice.chance(0.25)
        self.today = dt.date(dice.between(2011, 2029), dice.between(2, 12), dice.between(1, 28))
        names = _Namer(dice, "’" if self.curly else "'")
        self.countries = (names.country(), names.country())
        self.people = self._people(names)
        self.places = {
            "town": names.town(), "river": "River " + names.stem() + "a", "pass": names.town() + " Pass",
            "sea": names.stem() + "ine Sea",
        }  # fmt: skip
        home = self.countries[0]
        form = "{} News Agency", "{} Press Service", "{} Wire", "{} Daily Dispatch"
        self.agency = dice.one(form).format(dice.one((home.name, home.capital)))
        self.ministry = "Ministry of " + dice.one(("Commerce", "Trade", "Economic Affairs", "Foreign Trade"))
        self.others = [names.land() for _ in range(6)]  # whom the first country trades with besides
        self.trade = _Trade(dice, self.today, self.countries[1].name, self.others)
        self.domains = dice.mixed(_grammar()["domain"])[:4]
        self.used: dict[str, list[int]] = {}
        self.seen: list[str] = []
        self.before: list[str] = []  # people of the sentence before, in the same paragraph
        self.here: list[str] = []  # people of this sentence
        self.speaker, self.domain, self.claim = self.people[0], self.domains[0], None
        self.anchored = self.named_ministry = False
        self.local: dict[str, int] = {}  # the statements of the template at hand, by their digit
        self.stack: list[tuple[str, int, int]] = []  # open marks: role, start, mentions so far
        self.cue_rule, self.kind, self.section, self.turn = "", "body", 0, 0

    def _people(self, names: _Namer) -> tuple[_Person, ...]:
        """The host, the guest and one more, each with an office of their own."""
        dice = self.dice
        order = [dice.chance(0.25), dice.chance(0.25)]
        host = dice.one(_HEADS[:3] if self.style == "palace" else _HEADS)
        guest = dice.one([role for role in _GUESTS if role != host])
        aide = dice.one([role for role in _AIDES if role != guest])
        side = dice.below(2)
        return (
            names.person("E_host", host, 0, order[0]),
            names.person("E_guest", guest, 1, order[1]),
            names.person("E_aide", aide, side, order[side]),
        )

    # ---- the whole

    def practice(self) -> Practice:
        """Write the page, then put the annotation together."""
        plans = self._plans()
        self._opening()
        self._body(plans)
        self._closing()
        self.page.put("\n")
        text = "".join(self.page.parts)
        if self.curly:  # one character for one, so every offset stays right
            text = re.sub(r'(?<![^\s(\[])"', "“", text).replace('"', "”").replace("'", "’")
        gold, claims = _Annotation(self, text).build()
        return Practice(self.seed, self.style, text, gold, self.trade.tables(), self.countries, claims)

    def _plans(self) -> list[_Plan]:
        """Three to six claims of different kinds, at least one of them true and one false."""
        maker, plans = _Claims(self.dice, self.trade, self.today), []
        wanted = self.dice.between(3, 6)
        for kind in self.dice.mixed(KINDS):
            true = len(plans) == 0 or (len(plans) != 1 and self.dice.chance(0.5))
            plan = maker.plan(kind, true)
            if plan:
                plans.append(plan)
            if len(plans) == wanted:
                break
        return self.dice.mixed(plans)

    def _opening(self) -> None:
        """Caption or heading, date line and lead, as the house has them."""
        rules = _grammar()
        if f"{self.style}.caption" in rules and self.dice.chance(0.6):
            self._paragraph("caption", ["caption"])
        if f"{self.style}.head" in rules:
            self._paragraph("heading", ["head"])
        if f"{self.style}.date" in rules:
            self._paragraph("dateline", ["date"])
        self._paragraph("body", ["lead"])

    def _closing(self) -> None:
        if self.style in ("palace", "minutes") or self.dice.chance(0.5):
            self._paragraph("credit" if self.style != "minutes" else "body", ["end"])

    def _body(self, plans: list[_Plan]) -> None:
        """Paragraphs by turns, until all claims are placed and the text is long enough."""
        host, guest, aide = self.people
        turns = [host, guest, None, host, guest, aide, "trap", guest, host, "trap", None, aide, guest, host]
        if self.dice.chance(0.4):
            turns[0], turns[1] = turns[1], turns[0]
        goal, number = self.dice.between(190, 300), 0
        for i, turn in enumerate(turns):
            words = "".join(self.page.parts).count(" ")
            if (words > goal and not plans) or words > 385:
                break
            self.domain = self.domains[i // 2 % len(self.domains)]
            if self.style == "minutes" and i % 2 == 0 and i < 8:
                number += 1
                self.section = number
                self._paragraph("heading", ["section"])
            self._turn(turn, plans, words, goal)

    def _turn(self, turn: _Person | str | None, plans: list[_Plan], words: int, goal: int) -> None:
        """One paragraph: a person speaks, both sides do, or something that is no statement is told."""
        if turn == "trap":
            self.speaker = self.people[self.dice.below(2)]
            kinds = ["note"] if plans and self.dice.chance(0.6) else []
            self._paragraph("body", [*kinds, "trap"], plans)
            return
        self.speaker = turn if isinstance(turn, _Person) else self.people[0]
        kinds = ["joint"] if turn is None else ["talk"]
        if plans and (words > 120 or self.dice.chance(0.75)):
            kinds.insert(self.dice.below(2) if turn else 0, "note" if turn is None else "claim")
        if turn and (len(kinds) == 1 or self.dice.chance(0.25)) and words < goal:
            kinds.append("talk")
        self._paragraph("body", kinds, plans)

    def _paragraph(self, kind: str, rules: Sequence[str], plans: list[_Plan] | None = None) -> None:
        """One paragraph of one or more templates of the house."""
        self.page.open_paragraph(kind, "\n" if self.style == "agency" else "\n\n")
        self.kind, self.before, self.here = kind, [], []
        for i, rule in enumerate(rules):
            if i:
                self._next_sentence()
            if rule in ("claim", "note"):
                assert plans
                self.claim = plans.pop()
            self.local = {}
            first = len(self.page.sentences) - 1
            count = len(self.page.statements)
            self.expand(f"{self.style}.{rule}")
            if rule in ("trap", "note") and len(self.page.statements) == count:
                self.page.silent.append(self.page.sentences[first]["id"])
        self.page.close_paragraph()

    def _next_sentence(self) -> None:
        self.page.close_sentence()
        self.page.put(" ")
        self.page.open_sentence("credit" if self.kind == "caption" else self.kind)
        self.before, self.here = self.here, []

    # ---- the grammar

    def expand(self, name: str, capital: bool = False) -> tuple[int, int]:
        """Write one expansion of a name, one not yet used in this text if there is any. Returns its span."""
        rules, name = _grammar(), self._of_domain(name)
        options = rules[name]
        used = self.used.setdefault(name, [])
        fitting = range(len(options))
        if name.endswith(".talk"):
            fitting = [i for i in fitting if self._fits(options[i])]
        free = [i for i in fitting if i not in used]
        if not free:
            used.clear()
            free = list(fitting)
        pick = self.dice.one(free)
        used += (
            [i for i in range(len(options)) if options[i] == options[pick]]
            if "{" not in options[pick]
            else [pick]
        )
        start = self.page.n
        self.page.capital |= capital
        self.fill(options[pick])
        return start, self.page.n

    def _of_domain(self, name: str) -> str:
        """`d.x` as `fish.x`: of the paragraph's subject, or of another if all was said on that."""
        if not name.startswith("d."):
            return name
        for domain in (self.domain, *self.domains):
            full = domain + name[1:]
            if len(self.used.get(full, ())) < len(_grammar()[full]):
                return full
        return self.domain + name[1:]

    def _fits(self, option: str) -> bool:
        """`he added` needs words of the same speaker just before."""
        first = option.partition("|")[0]
        goes_on = "{addq}" in first or "<s1>{he}" in first
        return not goes_on or (self.speaker.id in self.before and self._clear())

    def fill(self, template: str) -> None:
        """Write a template: text as it is, slots expanded, marks taken down."""
        for capital, slot, shout, arg, closing, role, digits, bar, plain in _tokens(template):
            if plain:
                self.page.put(plain)
            elif slot:
                self._slot(slot, arg, bool(capital or shout))
            elif role:
                self._mark(role, digits, bool(closing))
            elif bar == "|":
                self._next_sentence()
            else:
                self.page.close_paragraph()
                self.page.open_paragraph(self.kind, "\n" if self.style == "agency" else "\n\n")

    def _slot(self, slot: str, arg: str | None, capital: bool) -> None:
        self.page.capital |= capital
        name, _, detail = slot.partition(".")
        if slot in ("claim",):
            self._write_claim()
        elif name == "c" and slot not in _grammar():
            self._claim_part(detail)
        elif name in ("P1", "P2"):
            self._named(self.people[int(name[1]) - 1], detail)
        elif name == "place":
            self._place(detail)
        elif slot in _SLOTS:
            _SLOTS[slot](self, arg or "")
        else:
            if self.stack and self.stack[-1][0] == "q":
                self.cue_rule = slot
            self.expand(slot)

    def _write_claim(self) -> None:
        """Write the claim at hand and take its span down."""
        plan = self.claim
        assert plan is not None
        start, end = self.expand(plan.rule)
        self.page.claims.append((plan, start, end))

    # ---- marks

    def _mark(self, role: str, digits: str, closing: bool) -> None:
        """Open or close a source (s), a cue (q), a content (c) or an event (e)."""
        page = self.page
        if not closing:
            self.stack.append((role, page.n, len(page.mentions)))
            self.cue_rule = ""
            return
        _, start, first = self.stack.pop()
        span = {"start": start, "end": page.n}
        if role == "e":
            page.events.append(span)
            return
        for digit in digits:
            statement = self._statement(digit)
            statement[_ROLE_KEYS[role]].append(span)
            if role == "s":
                statement["mentions"] += page.mentions[first:]
                statement["shared"] = len(digits) > 1 and digit != digits[0]
            elif role == "q":
                said = "".join(page.parts)[start:].lower()
                statement["act"] = self.cue_rule or said
                statement["sentence"] = page.sentences[-1]["id"]
                statement["paragraph"] = page.paragraphs[-1]["id"]

    def _statement(self, digit: str) -> dict[str, Any]:
        """The statement that a digit stands for in the template at hand."""
        if digit not in self.local:
            self.local[digit] = len(self.page.statements)
            self.page.statements.append(
                {"source": [], "cue": [], "content": [], "mentions": [], "shared": False, "act": ""}
            )
        return self.page.statements[self.local[digit]]

    def mention(self, entity: str, text: str, kind: str, **more: Any) -> None:
        """Write a mention of an entity."""
        start, end = self.page.put(text)
        self.page.mentions.append((entity, {"start": start, "end": end, "kind": kind, **more}))

    # ---- people and places

    def _named(self, who: _Person, form: str) -> None:
        """A leader in a given form: with adjective, with country, with title only, or as known by now."""
        if form == "office":
            self.page.put(who.title)
            return
        country = self.countries[who.country]
        if form == "name" and who.id in self.seen:
            self.mention(who.id, who.short, "name")
        else:
            start = self.page.n
            if form in ("adj", "name"):
                self.mention(f"E_country{who.country}", country.demonym, "demonym")
                self.page.put(" ")
            _, end = self.page.put(who.title)
            self.page.put(" ")
            self.mention(who.id, who.full, "name", title={"start": start, "end": end})
            if form == "of":
                self.page.put(" of ")
                self.mention(f"E_country{who.country}", country.name, "name")
            if self.kind == "body":  # a heading or a caption introduces nobody
                self.seen.append(who.id)
        self.here.append(who.id)

    def _known(self, who: _Person) -> None:
        """Someone by short name or office; in full if not yet introduced."""
        if who.id not in self.seen:
            self._named(who, "adj")
            return
        if self.dice.chance(0.6) or who.id in self.here:
            self.mention(who.id, who.short, "name")
        else:
            self._nominal(who)
        self.here.append(who.id)

    def _nominal(self, who: _Person) -> None:
        """`the prime minister` or `the Osmeran prime minister`, demonym marked inside."""
        start = self.page.n
        self.page.put("the ")
        if self.dice.chance(0.4):
            self.mention(f"E_country{who.country}", self.countries[who.country].demonym, "demonym")
            self.page.put(" ")
        self.page.put(who.title.lower())
        self.page.mentions.append((who.id, {"start": start, "end": self.page.n, "kind": "nominal"}))

    def _clear(self) -> bool:
        """Would a pronoun stand for the speaker and nobody else?"""
        near = self.before + self.here
        rivals = [p for p in self.people if p.id in near and p.gender == self.speaker.gender]
        return [p.id for p in rivals] == [self.speaker.id]

    def speak(self, pronoun: bool) -> None:
        """The speaker, as a pronoun where that is allowed and clear."""
        if pronoun and self._clear() and self.dice.chance(0.85):
            self.mention(self.speaker.id, self.speaker.pronoun, "pronoun")
            self.here.append(self.speaker.id)
        else:
            self._known(self.speaker)

    def he(self) -> None:
        """The speaker again, as a pronoun if clear."""
        if self._clear():
            self.mention(self.speaker.id, self.speaker.pronoun, "pronoun")
        else:
            self._known(self.speaker)

    def his(self) -> None:
        """The speaker's own, where the name stands in the same sentence."""
        self.mention(self.speaker.id, "her" if self.speaker.gender == "f" else "his", "pronoun")

    def other(self) -> None:
        """The leader of the other side."""
        self._known(self.people[1 - self.speaker.country])

    def country(self, side: int, kind: str = "name") -> None:
        """A country by name or adjective; side 0 is the host's."""
        country = self.countries[side]
        self.mention(f"E_country{side}", country.name if kind == "name" else country.demonym, kind)

    def own(self, other: bool = False) -> None:
        """The speaker's country, or the other one."""
        self.country(self.speaker.country ^ other)

    def side(self) -> None:
        """The speaker's delegation."""
        start, side = self.page.n, self.speaker.country
        self.turn = (self.turn + self.dice.between(1, 2)) % 3  # never the same form twice in a row
        if self.turn == 0:
            self.page.put("the delegation of ")
            self.country(side)
        else:
            self.page.put("the ")
            self.country(side, "demonym")
            self.page.put(("", " side", " delegation")[self.turn])
        self.page.mentions.append((f"E_side{side}", {"start": start, "end": self.page.n, "kind": "nominal"}))

    def both(self) -> None:
        """Both sides."""
        start, form = self.page.n, self.dice.one(("both sides", "the two sides", "both delegations"))
        if "two" in form:
            self.page.put("the ")
            self.quantity("two", 2, "sides", "count")
            self.page.put(" sides")
        else:
            self.page.put(form)
        self.page.mentions.append(("E_both", {"start": start, "end": self.page.n, "kind": "nominal"}))

    def capital(self, upper: bool = False) -> None:
        name = self.countries[0].capital
        self.mention("E_capital", name.upper() if upper else name, "name")

    def bureau(self) -> None:
        self.mention("E_agency", self.agency, "name")

    def office(self, document: bool = False) -> None:
        """The ministry, in full at first; or a paper of it."""
        if document and self.named_ministry:
            start, _ = self.page.put("the ministry's statement")
            self.page.mentions.append(("E_ministry", {"start": start, "end": start + 12, "kind": "nominal"}))
            return
        if document:
            self.page.put("a statement by ")
        if not self.named_ministry:
            self.page.put("the ")
            self.mention("E_ministry", self.ministry, "name")
        else:
            self.mention("E_ministry", "the ministry", "nominal")
        self.named_ministry = True

    def _place(self, key: str) -> None:
        self.mention(f"E_{key}", self.places[key], "name")

    # ---- figures

    def quantity(self, text: str, value: float, unit: str | None, kind: str) -> tuple[int, int]:
        """Write a quantity."""
        start, end = self.page.put(text)
        self.page.quantities.append({"start": start, "end": end, "value": value, "unit": unit, "kind": kind})
        return start, end

    def count(self, arg: str) -> None:
        """`low:high:unit`: a count, in words below ten."""
        low, high, unit = arg.split(":")
        n = self.dice.between(int(low), int(high))
        self.quantity(_NUMBERS[n] if n < 10 else str(n), n, unit, "count")

    def big(self, unit: str) -> None:
        n = self.dice.between(12, 980) * 100
        self.quantity(f"{n:,}", n, unit, "count")

    def lasting(self, unit: str, low: int, high: int) -> None:
        """A time span such as `six months`."""
        n = self.dice.between(low, high)
        self.quantity(f"{_NUMBERS[n] if n < 10 else n} {unit}s", n, unit, "duration")

    def years_ago(self) -> None:
        """A year by its distance, such as `nine years ago`."""
        n = self.dice.between(2, 12)
        words = f"{_NUMBERS[n] if n < 10 else n} years ago"
        self.time(words, str(self.today.year - n), relative=True)

    def tonnes(self) -> None:
        if self.dice.chance(0.25):
            n = self.dice.between(11, 39)
            self.quantity(f"{n / 10:.1f} million tonnes", n * 100000, "tonne", "measure")
        else:
            n = self.dice.between(2, 95) * 1000
            self.quantity(f"{n:,} tonnes", n, "tonne", "measure")

    def km(self) -> None:
        n = self.dice.between(12, 480)
        self.quantity(f"{n} {self.dice.one(('km', 'kilometres'))}", n, "km", "measure")

    def kg(self) -> None:
        n = self.dice.between(12, 900)
        self.quantity(f"{n} {self.dice.one(('kg', 'kilograms'))}", n, "kg", "measure")

    def percent(self, value: float | None = None) -> None:
        """A rate, in the form of the house."""
        if value is None:
            value = (
                float(self.dice.between(3, 60)) if self.dice.chance(0.5) else self.dice.between(30, 600) / 10
            )
        shown = f"{value:.1f}".removesuffix(".0")
        self.quantity(_PERCENT.get(self.style, "{} percent").format(shown), value, "percent", "percent")

    def money(self, billions: float | None = None) -> None:
        """An amount in the form of the house, in millions below a billion."""
        if billions is None:
            billions = self.dice.between(15, 950) / 1000
        amount, scale = (billions, "billion") if billions >= 1 else (round(billions * 1000), "million")
        if self.style == "press_conference":
            scale = scale[0] + "n"
        shown = f"{amount:.1f}".removesuffix(".0")
        text = _MONEY[self.style].format(shown, scale)
        self.quantity(text, round(billions * 10**9), "USD", "money")

    # ---- dates

    def time(self, text: str, value: Any, kind: str = "DATE", **more: Any) -> dict[str, Any]:
        """Write a time expression."""
        start, end = self.page.put(text)
        found = {"start": start, "end": end, "type": kind, "value": value, **more}
        self.page.times.append(found)
        return found

    def day(self, day: dt.date, year: bool = True) -> str:
        """A day in the form of the house."""
        month = _MONTHS[day.month - 1]
        if self.day_first:
            return f"{day.day} {month}" + (f" {day.year}" if year else "")
        return f"{month} {day.day}" + (f", {day.year}" if year else "")

    def anchor(self) -> None:
        """The date of the document."""
        more = {} if self.anchored else {"anchor": True}
        self.anchored = True
        self.time(self.day(self.today), self.today.isoformat(), **more)

    def weekday(self) -> None:
        self.time(_WEEKDAYS[self.today.weekday()], self.today.isoformat(), relative=True)

    def tomorrow(self) -> None:
        self.time("tomorrow", (self.today + dt.timedelta(days=1)).isoformat(), relative=True)

    def year(self, shift: int, words: str = "") -> None:
        """A year, in digits or in words such as `last year`."""
        value = str(self.today.year + shift)
        if words:
            self.time(words, value, relative=True)
        else:
            self.time(value, value)

    def month(self, later: bool) -> None:
        """A month of the year past or to come, named without its year."""
        year, now = self.today.year, self.today.month
        if later:
            month = self.dice.between(now + 1, 12) if now < 12 else 1
            year += now == 12
        else:
            month = self.dice.between(1, now - 1)
        self.time(_MONTHS[month - 1], f"{year}-{month:02}", relative=True)

    def years(self) -> None:
        """Two years in a row, as in a harvest year."""
        first = self.today.year + self.dice.between(0, 2)
        value = {"start": f"{first}-01-01", "end": f"{first + 1}-12-31", "iso": f"{first}/{first + 1}"}
        self.time(f"{first}{'–' if self.curly else '-'}{first + 1}", value, "INTERVAL")

    def period(self, when: tuple[int, ...]) -> None:
        """A period of the trade table, with its preposition."""
        year = when[0]
        if len(when) == 1:
            last = year == self.today.year - 1 and self.dice.chance(0.6)
            self.page.put("" if last else "in ")
            self.year(year - self.today.year, "last year" if last else "")
            return
        self.page.put("in ")
        if len(when) == 2:
            text = _MONTHS[when[1] - 1]
            if self.dice.chance(0.4):
                self.time(f"{text} {year}", f"{year}-{when[1]:02}")
            else:
                self.time(text, f"{year}-{when[1]:02}", relative=True)
            return
        self._first_months(year, when[2])

    def _first_months(self, year: int, months: int) -> None:
        """`the first nine months of this year`: an interval with a year, and mostly a duration, inside it."""
        start = self.page.n
        self.page.put("the first ")
        special = {1: "month", 3: "quarter", 6: "half"}.get(months)
        if special and (months == 1 or self.dice.chance(0.6)):
            self.page.put(special)
        else:
            self.lasting("month", months, months)
        self.page.put(" of ")
        shift = year - self.today.year
        words = self.dice.one(("", {0: "this year", -1: "last year"}[shift]))
        self.year(shift, words)
        self.page.times[-1]["nested_in"] = "outer"
        last = dt.date(year + months // 12, months % 12 + 1, 1) - dt.timedelta(days=1)
        self.page.times.append({
            "start": start, "end": self.page.n, "type": "INTERVAL", "relative": bool(words),
            "duration": f"P{months}M",
            "value": {
                "start": f"{year}-01-01", "end": last.isoformat(), "iso": f"{year}-01-01/{last.isoformat()}",
            },
        })  # fmt: skip

    def days(self, first: dt.date, last: dt.date) -> None:
        """`4 to 6 March 2024`: an interval of days in one month."""
        month, year = _MONTHS[first.month - 1], first.year if self.dice.chance(0.5) else ""
        if self.day_first:
            text = f"{first.day} to {last.day} {month} {year}".strip()
        else:
            text = f"{month} {first.day} to {last.day}" + (f", {year}" if year else "")
        value = {"start": first.isoformat(), "end": last.isoformat()}
        iso = f"{first.isoformat()}/{last.isoformat()}"
        more = {} if year else {"relative": True}
        self.time(text, {**value, "iso": iso}, "INTERVAL", **more)

    # ---- claims

    def _claim_part(self, part: str) -> None:
        """A part of the claim at hand: what is measured, the figure, the period, the earlier year."""
        plan = self.claim
        assert plan is not None
        getattr(self, f"_part_{part}")(plan)

    def _part_what(self, plan: _Plan) -> None:
        if plan.measure == "total":
            self.page.put(self.dice.one(("trade between ", "two-way trade between ", "goods trade between ")))
            self.country(0)
            self.page.put(" and ")
            self.country(1)
            return
        self.country(0, "demonym")
        self.page.put(" exports to " if plan.measure == "exports" else " imports from ")
        self.country(1)

    def _part_val(self, plan: _Plan) -> None:
        n = int(plan.value)
        if plan.unit == "USD billion":
            self.money(plan.value)
        elif plan.unit == "percent":
            self.percent(abs(plan.value))
        elif plan.unit == "years":
            self.quantity(_ordinal(n), n, None, "ordinal")
        else:
            self.page.put("an " if n in (8, 11) else "a ")
            self.quantity(f"{_NUMBERS[n] if n < 10 else n}-day", n, "day", "duration")

    def _part_nth(self, plan: _Plan) -> None:
        """`third-largest`, or `largest` for the first."""
        n = int(plan.value)
        if n > 1:
            self.quantity(self.dice.one((_ORDINAL_WORDS[n], _ordinal(n))), n, None, "ordinal")
            self.page.put("-")
        self.page.put(self.dice.one(("largest", "largest", "biggest")))

    def _part_place(self, plan: _Plan) -> None:
        n = int(plan.value)
        self.quantity(_ORDINAL_WORDS[n], n, None, "ordinal")

    def _part_ahead(self, plan: _Plan) -> None:
        name = plan.extra["ahead"]
        self.mention(f"E_other{self.others.index(name)}", name, "name")

    def _part_when(self, plan: _Plan) -> None:
        if plan.kind == "duration":
            self.days(plan.extra["first"], plan.extra["last"])
        elif plan.kind == "weekday":
            day = plan.extra["day"]
            self.time(f"{plan.extra['name']}, {self.day(day)}", day.isoformat())
        else:
            self.period(plan.when)

    def _part_year(self, plan: _Plan) -> None:
        self.year(int(plan.period) - self.today.year)

    def _part_base(self, plan: _Plan) -> None:
        assert plan.base is not None
        self.year(int(plan.base) - self.today.year)

    def _part_word(self, plan: _Plan) -> None:
        self.quantity(_NUMBERS[int(plan.value)], int(plan.value), "times", "count")

    def _part_range(self, plan: _Plan) -> None:
        assert plan.base is not None
        self.page.put("between ")
        first, last = int(plan.base), int(plan.period)
        value = {"start": f"{first}-01-01", "end": f"{last}-12-31", "iso": f"{first}/{last}"}
        self.time(f"{first} and {last}", value, "INTERVAL")


_ROLE_KEYS = {"s": "source", "q": "cue", "c": "content"}

# Slots that are more than words: what writes them, given the desk and what stands behind the slot's colon.
_SLOTS: dict[str, Callable[[_Desk, str], object]] = {
    "S": lambda d, _: d.speak(True),
    "S!": lambda d, _: d.speak(False),
    "he": lambda d, _: d.he(),
    "his": lambda d, _: d.his(),
    "H": lambda d, _: d.other(),
    "A": lambda d, _: d.country(0),
    "B": lambda d, _: d.country(1),
    "Bish": lambda d, _: d.country(1, "demonym"),
    "homish": lambda d, _: d.country(d.speaker.country, "demonym"),
    "home": lambda d, _: d.own(),
    "away": lambda d, _: d.own(True),
    "side": lambda d, _: d.side(),
    "both": lambda d, _: d.both(),
    "cap": lambda d, _: d.capital(),
    "CAP": lambda d, _: d.capital(True),
    "agency": lambda d, _: d.bureau(),
    "ministry": lambda d, _: d.office(),
    "doc": lambda d, _: d.office(True),
    "num": lambda d, _: d.page.put(str(d.section)),
    "count": lambda d, arg: d.count(arg),
    "two": lambda d, arg: d.quantity("two", 2, arg, "count"),
    "second": lambda d, _: d.quantity("second", 2, None, "ordinal"),
    "big": lambda d, arg: d.big(arg),
    "tonnes": lambda d, _: d.tonnes(),
    "km": lambda d, _: d.km(),
    "kg": lambda d, _: d.kg(),
    "pct": lambda d, _: d.percent(),
    "money": lambda d, _: d.money(),
    "days": lambda d, _: d.lasting("day", 2, 20),
    "months": lambda d, _: d.lasting("month", 2, 18),
    "years": lambda d, _: d.lasting("year", 2, 12),
    "minutes": lambda d, _: d.lasting("minute", 20, 70),
    "anchor": lambda d, _: d.anchor(),
    "today": lambda d, _: d.weekday(),
    "tomorrow": lambda d, _: d.tomorrow(),
    "this_day": lambda d, _: d.time("today", d.today.isoformat(), relative=True),
    "years_ago": lambda d, _: d.years_ago(),
    "thisyear": lambda d, _: d.year(0, "this year"),
    "nextyear": lambda d, _: d.year(1, "next year"),
    "nextyear_digits": lambda d, _: d.year(1),
    "past": lambda d, _: d.year(-d.dice.between(2, 12)),
    "fut": lambda d, _: d.year(d.dice.between(2, 10)),
    "month_past": lambda d, _: d.month(False),
    "month_fut": lambda d, _: d.month(True),
    "yearspan": lambda d, _: d.years(),
}


class _Annotation:
    """The annotation of a page, in schema readout-gold/1."""

    def __init__(self, desk: _Desk, text: str) -> None:
        self.desk, self.page, self.text = desk, desk.page, text
        self.entities = self._entities()
        self.statements = self._statements()

    def build(self) -> tuple[dict[str, Any], tuple[PlantedClaim, ...]]:
        """The annotation and the claims."""
        desk, page, date = self.desk, self.page, self.desk.today.isoformat()
        slug = re.sub(r"[^a-z]+", "-", desk.countries[0].capital.lower().translate(_PLAIN)).strip("-")
        times = self._times()
        claims = self._claims(self.statements)
        anchor = next(t["id"] for t in times if t.get("anchor"))
        gold = {
            "schema": "readout-gold/1",
            "source_file": f"{date}-{slug}.txt",
            "sha256": hashlib.sha256(self.text.encode()).hexdigest(),
            "n_chars": len(self.text),
            "offset_unit": "Python str index into the file as stored; end exclusive",
            "document_date": {"value": date, "evidence": f"{anchor} ({self._kind_at(times, anchor)})"},
            "genre": f"invented readout, {desk.style.replace('_', ' ')} style",
            "paragraphs": page.paragraphs,
            "sentences": [self._with_text(s) for s in page.sentences],
            "entities": self.entities,
            "events": self._events(),
            "time_expressions": times,
            "quantities": self._quantities(),
            "not_quantities": self._not_quantities(times),
            "statements": self.statements,
            "unattributed": [f"{s}: told by the narrator; nobody says it" for s in page.silent],
            "claims": self._gold_claims(claims),
            "pronoun_resolution": [
                {"mention": m, "entity": e["id"]}
                for e in self.entities for m in e["mentions"] if m["kind"] == "pronoun"
            ],
            "scoring": {
                "content": "exact after trimming edge quotes/space/punctuation and a leading 'that'",
                "annotator": "taken down while the text was written; no annotator",
            },
        }  # fmt: skip
        return gold, claims

    def _with_text(self, item: dict[str, Any]) -> dict[str, Any]:
        """An item with the text of its span, before any other of its keys."""
        found = {key: item[key] for key in ("id", "paragraph") if key in item}
        found |= {"start": item["start"], "end": item["end"], "text": self.text[item["start"] : item["end"]]}
        return found | {key: value for key, value in item.items() if key not in found}

    def _kind_at(self, times: list[dict[str, Any]], key: str) -> str:
        """The kind of the paragraph an expression stands in, `dateline` for the body."""
        start = next(t["start"] for t in times if t["id"] == key)
        kind = next(p["kind"] for p in self.page.paragraphs if p["start"] <= start <= p["end"])
        return "dateline" if kind == "body" else kind

    def _entities(self) -> list[dict[str, Any]]:
        """Everyone and everything named, with all mentions in order."""
        desk = self.desk
        a, b = desk.countries
        known: list[dict[str, Any]] = [
            {
                "id": p.id,
                "type": "PERSON",
                "name": p.full,
                "short": p.short,
                "gender": p.gender,
                "country": None,
            }
            for p in desk.people
        ]
        known += [
            {"id": "E_agency", "type": "ORG", "name": desk.agency},
            {"id": "E_ministry", "type": "ORG", "name": desk.ministry},
            {"id": "E_side0", "type": "GROUP", "name": f"the {a.demonym} side"},
            {"id": "E_side1", "type": "GROUP", "name": f"the {b.demonym} side"},
            {"id": "E_both", "type": "GROUP", "name": "both sides"},
            {"id": "E_country0", "type": "GPE", "name": a.name, "invented": True},
            {"id": "E_country1", "type": "GPE", "name": b.name, "invented": True},
            *(
                {"id": f"E_other{i}", "type": "GPE", "name": name, "invented": True}
                for i, name in enumerate(desk.others)
            ),
            {"id": "E_capital", "type": "GPE", "name": a.capital, "invented": True},
            {"id": "E_town", "type": "GPE", "name": desk.places["town"], "invented": True},
            *(
                {"id": f"E_{key}", "type": "LOC", "name": desk.places[key], "invented": True}
                for key in ("river", "pass", "sea")
            ),
        ]
        mentions: dict[str, list[dict[str, Any]]] = {}
        for who, mention in sorted(self.page.mentions, key=lambda m: m[1]["start"]):
            mentions.setdefault(who, []).append(self._mention(mention))
        for entity in known:
            entity["mentions"] = mentions.get(entity["id"], [])
            if entity["type"] == "PERSON":
                titles = [m["title"]["text"] for m in entity["mentions"] if "title" in m]
                entity["titles"] = list(dict.fromkeys(titles))
        return [entity for entity in known if entity["mentions"]]

    def _mention(self, mention: dict[str, Any]) -> dict[str, Any]:
        found = self._with_text(mention)
        if "title" in found:
            found["title"] = self._with_text(found["title"])
        return found

    def _events(self) -> list[dict[str, Any]]:
        """The meeting the text is about."""
        mentions = [self._with_text(e) for e in self.page.events]
        who = [p.id for p in self.desk.people[:2]]
        date = self.desk.today.isoformat()
        return [
            {"id": "EV_meeting", "type": "meeting", "mentions": mentions, "participants": who, "date": date}
        ]

    def _times(self) -> list[dict[str, Any]]:
        """The time expressions in the order of the text, an outer one before the one inside it."""
        found = sorted(self.page.times, key=lambda t: (t["start"], -t["end"]))
        outer, out = "", []
        for i, item in enumerate(found, 1):
            key = f"D{i}"
            if "duration" in item:
                outer = key
            more = {"nested_in": outer} if "nested_in" in item else {}
            out.append(self._with_text({"id": key, **item, **more}))
        return out

    def _quantities(self) -> list[dict[str, Any]]:
        found = sorted(self.page.quantities, key=lambda q: q["start"])
        return [self._with_text({"id": f"Q{i}", **q}) for i, q in enumerate(found, 1)]

    def _not_quantities(self, times: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Digits that are no quantities: years in a row, and days."""
        out = []
        for item in times:
            span = {key: item[key] for key in ("start", "end", "text")}
            if item["type"] == "INTERVAL" and "duration" not in item:
                out.append({**span, "why": "range of dates, not a quantity"})
            elif item["type"] == "DATE" and any(c.isdigit() for c in item["text"]) and len(item["text"]) > 4:
                out.append({**span, "why": "date, not two numbers"})
        return out

    def _trim(self, span: dict[str, int]) -> dict[str, Any]:
        """A span without quote marks, space and punctuation at its edges."""
        start, end = span["start"], span["end"]
        while start < end and self.text[start] in _EDGE:
            start += 1
        while end > start and self.text[end - 1] in _EDGE:
            end -= 1
        return {"start": start, "end": end, "text": self.text[start:end]}

    def _statements(self) -> list[dict[str, Any]]:
        types = {e["id"]: e["type"] for e in self.entities}
        return [self._statement(f"ST{i}", raw, types) for i, raw in enumerate(self.page.statements, 1)]

    def _statement(self, key: str, raw: dict[str, Any], types: dict[str, str]) -> dict[str, Any]:
        """One statement: who, by which words, what, and how it is quoted."""
        content = [self._trim(span) for span in raw["content"]]
        cue = [self._with_text(span) for span in raw["cue"]]
        # A country speaks only where nobody else does: "the Osmeran side" names Osmera but is not Osmera.
        named = [who for who, _ in raw["mentions"] if types[who] != "GPE"] or [
            who for who, _ in raw["mentions"]
        ]
        return {
            "id": key,
            "sentence": raw["sentence"],
            "paragraph": raw["paragraph"],
            "speaker": list(dict.fromkeys(named)),
            "source": [self._with_text(span) for span in raw["source"]],
            "cue": cue,
            "content": content,
            "quote_type": self._quote_type(content),
            "speech_act": _ACTS.get(raw["act"], "assertion"),
            "source_kind": self._source_kind(raw, named, types, cue),
        }

    def _quote_type(self, content: list[dict[str, Any]]) -> str:
        """`direct` if all of it stands in quote marks, `mixed` if part of it does, else `indirect`."""
        marks = '"“”'
        if any(m in c["text"] for c in content for m in marks):
            return "mixed"
        return "direct" if self.text[content[0]["start"] - 1] in marks else "indirect"

    def _source_kind(
        self, raw: dict[str, Any], named: list[str], types: dict[str, str], cue: list[dict[str, Any]]
    ) -> str:
        """How the source is named."""
        if raw["shared"]:
            participle = cue[0]["text"].split()[0].endswith("ing")
            return "implicit_subject_of_participle" if participle else "implicit_subject_of_coordination"
        if len(set(named)) > 1:
            return "coordinated_names"
        kind = types[named[0]]
        if kind != "PERSON":
            return {"ORG": "organisation", "GROUP": "group", "GPE": "country"}[kind]
        mention = next(m for who, m in raw["mentions"] if who == named[0])
        if mention["kind"] != "name":
            return {"pronoun": "pronoun", "nominal": "title"}[mention["kind"]]
        return "name" if "title" in mention else "surname"

    def _claims(self, statements: list[dict[str, Any]]) -> tuple[PlantedClaim, ...]:
        """The planted claims in the order of the text."""
        pair = (self.desk.countries[0].name, self.desk.countries[1].name)
        out = []
        for plan, start, end in sorted(self.page.claims, key=lambda c: c[1]):
            holders = [
                s["id"]
                for s in statements
                if any(c["start"] <= start and end <= c["end"] for c in s["content"])
            ]
            out.append(
                PlantedClaim(
                    start,
                    end,
                    self.text[start:end],
                    holders[0] if holders else None,
                    plan.kind,
                    plan.true,
                    plan.measure,
                    pair,
                    plan.period,
                    plan.value,
                    plan.unit,
                    plan.relation,
                    plan.base,
                    plan.reason,
                )
            )
        return tuple(out)

    def _gold_claims(self, claims: tuple[PlantedClaim, ...]) -> list[dict[str, Any]]:
        """The claims as the annotation lists them."""
        speakers = {s["id"]: s["speaker"][0] for s in self.statements}
        return [
            {
                "id": f"C{i}",
                "claim": claim.text,
                "holder": speakers[claim.statement] if claim.statement else "narrator",
                "statement": claim.statement,
                "kind": claim.kind,
                "checkable": True,
                "evidence": [s["id"] for s in self.page.sentences if s["start"] <= claim.start < s["end"]],
                "how_to_check": "the invented trade tables" if claim.kind in KINDS[:7] else "the calendar",
            }
            for i, claim in enumerate(claims, 1)
        ]


_PLAIN = str.maketrans("éøúš", "eous")
