"""Which sentences of a readout can be tested, against what, and with what result.

A claim is tested with calendar arithmetic or with the tables of the pair the readout names. The verdict carries the
rows it used. What no table or calendar can test is said to be so, and opinion is marked as opinion, not as false.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from readout.article import Article, Span, holding, within
from readout.claims.english.assertions import Assertion, find, right_before
from readout.facts import Facts, Person
from readout.lexicon import entries
from readout.periods import WEEKDAYS, Period, days_on, in_words
from readout.statements import Statement
from readout.trade import Figure, Row, Trade, announced_growth, figures, first_reached, is_bloc, ranks

if TYPE_CHECKING:
    import pandas as pd

_EVALUATIVE = frozenset(entries("evaluative"))

_BORNE_OUT = ("supported", "within_rounding")
VERDICTS = ("supported", "within_rounding", "contradicted", "depends", "not_checkable", "opinion")

_TARGET = re.compile(r"\b(?:the|a|an|its|their)\s+(?:[\w-]+\s+){0,5}?(?:target|goal)\b[^,;.]*", re.IGNORECASE)
_ANNIVERSARY = re.compile(
    r"\s++anniversary\b(?:\s+of\s+(?P<what>[^,;.]{0,400}?)(?=\s+(?:as|which|that|was|is|next|this|in)\s|[,;.]|$))?"
)
_FOUNDED = re.compile(r"\b(?:established|founded|set\s+up|signed|begun|began|opened|dating\s+from)\s+in\s+$")
_STAY = re.compile(r"\s++(?:\w+\s+){0,2}(?:visit|trip|tour|stay|mission|talks|summit|conference)\b")
_PROGRAMME = re.compile(
    r"\b\d{4}[-–/]\d{2,4}\b[^,;.]{0,400}?\b(years? of [a-z]+(?: and [a-z]+)?)", re.IGNORECASE
)
_TREND = re.compile(
    r"\b(?:steady|steadily|stable|rapid|rapidly|sustained|continuous) "
    r"(?:growth|growing|increase|increasing|expansion|expanding|rise|rising)\b[^,;.]*?(?= and is | and are |[,;.]|$)",
    re.IGNORECASE,
)
_EVALUATION = re.compile(
    r"\bwhich (?:fully |clearly )?(?:shows?|demonstrates?|reflects?|proves?|means)\b[^;.]*", re.IGNORECASE
)
_MEETING = re.compile(r"\b(meets|met|meeting|held talks|talks with)\b", re.IGNORECASE)
_NO_MEETING = re.compile(
    r"\b(?:never|not|without|no meeting|fail|cancel|postpone|refuse|decline|avoid)|n['’]t\b", re.I
)
_PLACED = re.compile(r"\bin ([A-Z]\w+)")
_WEEKDAYS = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
_WEEKDAY_FIRST = re.compile(rf"({'|'.join(WEEKDAYS)})\b(?=.)")

# Statements without a claim a table could test, by what kind of saying they are; the first that fits is taken.
_SAYINGS = (
    (
        "exhortation",
        re.compile(r"\b(should|need to|needs to|must|ought to)\b", re.I),
        "opinion",
        "It says what should be done, which is neither true nor false.",
    ),
    (
        "commitment",
        re.compile(r"\b(is|are|stands?) (ready|willing|prepared)\b|\bwill\b|\bpledge", re.I),
        "not_checkable",
        "It is a commitment: only later events could show whether it was kept.",
    ),
    (
        "position",
        re.compile(r"\b(supports?|opposes?|backs?|rejects?)\b", re.I),
        "opinion",
        "It states a position, which a table can neither bear out nor contradict.",
    ),
)
_CALLS = re.compile(r"\b(call\w* (?:for|on|upon)|urg|appeal|hope|wish|propos|suggest)", re.IGNORECASE)
_ACTS = re.compile(r"\b(extend|thank|welcom|congratulat|convey|condol|prais|hail)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Claim(Span):
    """A stretch of the text that asserts something.

    `holder` names who asserts it (the speakers, or "the report"), `statement` the statement it stands in, if any.
    """

    id: str
    statement: str | None
    holder: str
    kind: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One row a verdict rests on: the table, which row of it, the value read there, and where that comes from."""

    table: str
    row: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a test of `claim` gave: one of `VERDICTS`, the reason in a sentence, and the rows used.

    `verdict` rests on what was published by the document's date; `today` is the verdict on today's figures, where
    those make a difference to it, else None.
    """

    claim: Claim
    verdict: str
    reason: str
    evidence: tuple[Evidence, ...] = ()
    today: str | None = None


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the tests look at: the text, what was taken from it, and the tables of its pair."""

    article: Article
    facts: Facts
    statements: Sequence[Statement]
    trade: Trade
    assertions: Sequence[Assertion]
    contents: _Contents

    @property
    def today(self) -> dt.date | None:
        return self.article.document_date.value if self.article.document_date else None

    def claim(self, start: int, end: int, kind: str) -> Claim:
        """The claim between two offsets, with the statement whose content holds it."""
        statement = self.contents.holding(start)
        holder = "; ".join(statement.speakers) if statement and statement.speakers else "the report"
        text = self.article.text[start:end]
        return Claim(start, end, text, "", statement.id if statement else None, holder, kind)


class _Contents:
    """Whose statement a place in the text belongs to, found without asking each statement of a long text."""

    def __init__(self, statements: Sequence[Statement]):
        self.spans = sorted((c.start, c.end, n) for n, s in enumerate(statements) for c in s.content)
        self.reach = list(accumulate((end for _, end, _ in self.spans), max))
        self.statements = statements

    def holding(self, place: int) -> Statement | None:
        """The innermost statement with a content that holds `place`, else the first."""
        number, found = bisect_right(self.spans, (place, math.inf)) - 1, []
        while number >= 0 and self.reach[number] > place:
            start, end, statement = self.spans[number]
            if start <= place < end:
                found.append((-start, end, statement))
            number -= 1
        return self.statements[min(found)[2]] if found else None


def check_claims(
    article: Article, facts: Facts, statements: Sequence[Statement], trade: Trade
) -> tuple[Verdict, ...]:
    """Every claim found in `article`, in the order of the text, each with its verdict.

    Trade figures are USD billions. A claim is judged on what was published by the document's date, where the tables
    say when that was. Without tables (`trade.available` false) only the calendar is used.
    """
    reading = _Reading(
        article, facts, statements, trade, tuple(find(article, facts, trade)), _Contents(statements)
    )
    tests = (
        _meeting,
        _weekday,
        _complete_months,
        _trade,
        _duration,
        _target,
        _anniversary,
        _programme,
        _magnitude,
        _trend,
        _evaluation,
    )
    verdicts = [verdict for test in tests for verdict in test(reading)]
    tested = {v.claim.statement for v in verdicts}
    untested = [s for s in statements if s.kind == "said" and s.id not in tested]  # a topic claims nothing
    verdicts += [v for s in untested if (v := _untested(reading, s))]
    said = {statement.id: statement for statement in statements}
    verdicts = [_denied(v, said) for v in verdicts]
    verdicts.sort(key=lambda v: (v.claim.start, v.claim.end))
    return tuple(
        replace(v, claim=replace(v.claim, id=f"C{number}")) for number, v in enumerate(verdicts, start=1)
    )


def claims_table(verdicts: Sequence[Verdict]) -> pd.DataFrame:
    """One row per claim: id, text, holder, kind, verdict, today, reason, and the rows used as one text.

    `today` is the verdict on today's figures, which is mostly the same.
    """
    import pandas as pd

    columns = ["id", "text", "holder", "kind", "verdict", "today", "reason", "evidence"]
    rows = [
        (
            v.claim.id,
            v.claim.text,
            v.claim.holder,
            v.claim.kind,
            v.verdict,
            v.today or v.verdict,
            v.reason,
            "; ".join(f"{e.table} {e.row}: {e.value}" for e in v.evidence),
        )
        for v in verdicts
    ]
    return pd.DataFrame(rows, columns=columns)


def _calendar(row: str, value: str) -> Evidence:
    return Evidence("calendar", row, value, "arithmetic on the Gregorian calendar")


def _timeline(reading: _Reading, kind: str | None = None) -> list[Row]:
    """The events of a kind, or all, that had happened or been said by the day of the report."""
    day = str(reading.today or dt.date.max)
    return [
        row
        for row in reading.trade.rows("timeline")
        if kind in (None, row["kind"]) and str(row["date"]) <= day[: len(str(row["date"]))]
    ]


def _event(row: Row, value: str) -> Evidence:
    return Evidence("timeline", str(row["date"]), value, str(row["source"]))


def _meeting(reading: _Reading) -> Iterator[Verdict]:
    """The meeting itself: the first sentence that names two people and a meeting."""
    named = {m.start: (m, number) for number, p in enumerate(reading.facts.people) for m in p.mentions}
    mentions = [named[start][0] for start in sorted(named)]
    for sentence in reading.article.sentences:
        if not _MEETING.search(sentence.text):
            continue
        there = {named[m.start][1] for m in within(mentions, sentence.start, sentence.end)}
        people = [reading.facts.people[number] for number in sorted(there)]
        if len(people) < 2:
            continue
        claim = replace(
            reading.claim(sentence.start, sentence.end, "event"), statement=None, holder="the report"
        )
        rows = [row for row in _timeline(reading, "meeting") if _is_of(row, sentence, people, reading)]
        if _NO_MEETING.search(sentence.text):
            yield Verdict(claim, "not_checkable", "The sentence does not say that they met.")
        elif not rows:
            yield Verdict(claim, "not_checkable", "One report is one source; a second one would be needed.")
        else:
            evidence = tuple(_event(row, row["event"]) for row in rows)
            yield Verdict(claim, "supported", "Other reports of the same day record the meeting.", evidence)
        return


def _is_of(row: Row, sentence: Span, people: Sequence[Person], reading: _Reading) -> bool:
    """Whether an event on record is the meeting of a sentence: its day, two of its people, and no other place."""
    event = str(row["event"])
    stated = within(reading.facts.dates, sentence.start, sentence.end)
    own = reading.article.document_date  # a date line is in the sentence that it opens
    at = own.evidence.start if own and own.evidence else None
    days = {date.day for date in stated if date.start != at} - {None}
    there = [p for p in people if any(len(word) > 1 and word in event for word in p.name.split())]
    known = {mention.text for place in reading.facts.places for mention in place.mentions}
    said = known.intersection(_PLACED.findall(sentence.text))
    recorded = set(_PLACED.findall(event))
    elsewhere = said and recorded and said.isdisjoint(recorded)
    of_the_day = str(row["date"]) in map(str, days or {reading.today})
    return of_the_day and len(there) > 1 and not elsewhere


def _weekday(reading: _Reading) -> Iterator[Verdict]:
    """A weekday against the date it stands for: beside a full date, or the document's own day."""
    for date in reading.facts.dates:
        day = date.day
        if day is None:
            continue
        named = _WEEKDAY_FIRST.match(date.text)
        if named and not date.relative:
            claim, said = reading.claim(date.start, date.end, "weekday"), named.group(1)
        elif date.text.lower() in _WEEKDAYS and day == reading.today:
            claim, said = reading.claim(date.start, date.end, "weekday"), date.text
        else:
            continue
        actual = WEEKDAYS[day.weekday()]
        verdict = "supported" if actual.lower() == said.lower() else "contradicted"
        yield Verdict(
            claim, verdict, f"{day.isoformat()} was a {actual}.", (_calendar(day.isoformat(), actual),)
        )


def _complete_months(reading: _Reading) -> Iterator[Verdict]:
    """An interval of months said to be over: was it, on the day of the report?"""
    for date in reading.facts.dates:
        period = date.interval
        if not period or not reading.today or not re.search(r"\bmonths\b", date.text):
            continue
        first, last = period
        days = (reading.today - last).days
        verdict = "supported" if days > 0 else "contradicted"
        when = f"{days} days before the report" if days > 0 else f"{-days} days after the report"
        yield Verdict(
            reading.claim(date.start, date.end, "period"),
            verdict,
            f"The period from {first.isoformat()} to {last.isoformat()} ended {when}.",
            (_calendar(last.isoformat(), when),),
        )


def _trade(reading: _Reading) -> Iterator[Verdict]:
    """What the text says of trade, against the tables: as published by its day, and again on today's figures."""
    for found in reading.assertions:
        claim = reading.claim(found.start, found.end, found.kind)
        then = _judged(reading.trade, claim, found, reading.today)
        now = _judged(reading.trade, claim, found, None)
        if then.verdict == "not_checkable" and now.verdict != "not_checkable":
            yield replace(then, reason=f"{then.reason} Today: {now.reason}", today=now.verdict)
        else:
            yield replace(then, today=now.verdict if now.verdict != then.verdict else None)


@dataclass(frozen=True, slots=True)
class _Testable(Assertion):
    """An assertion of which is known what it measures, and when."""

    measure: str
    period: Period


def _testable(found: Assertion, measure: str, period: Period) -> _Testable:
    return _Testable(
        found.kind,
        found.start,
        found.end,
        measure,
        period,
        found.value,
        found.words,
        found.relation,
        found.base,
        found.denied,
        found.untestable,
    )


def _judged(trade: Trade, claim: Claim, found: Assertion, by: dt.date | None) -> Verdict:
    if not trade.available:
        return Verdict(claim, "not_checkable", trade.reason)
    if found.measure is None:
        names = f"{trade.reporter} and {trade.partner}"
        return Verdict(claim, "not_checkable", f"It speaks of other countries than {names}.")
    if found.untestable:
        return Verdict(claim, "not_checkable", found.untestable)
    if found.period is None:
        return Verdict(claim, "not_checkable", "The text does not say which period it means.")
    verdict = _JUDGES[found.kind](trade, claim, _testable(found, found.measure, found.period), by)
    if not found.denied or not verdict.evidence:
        return verdict
    turned = _OPPOSITE.get(verdict.verdict, "depends")
    # "Was not about 250" where it was 240: how far off is meant, nobody can tell.
    if turned == "contradicted" and found.relation in ("about", "nearly", "times", "about times"):
        turned = "depends"
    return replace(verdict, verdict=turned, reason=f"The text says that it is not so. {verdict.reason}")


def _judge_level(trade: Trade, claim: Claim, found: _Testable, by: dt.date | None) -> Verdict:
    known = figures(trade, found.measure, found.period, by)
    if not known:
        later = figures(trade, found.measure, found.period) if by else []
        none_yet = f"No figure for {in_words(found.period)} had been published on the day of the text."
        reason = none_yet if later else _no_table(trade, f"{in_words(found.period)}")
        return Verdict(claim, "not_checkable", reason)
    fits = [_fits(figure.value, found) for figure in known]
    shown = "; ".join(f"{figure.books} {figure.value:.2f}" for figure in known)
    reason = (
        f"{_subject(trade, found)} in {in_words(found.period)}, in USD bn, against {found.value:g}: {shown}."
    )
    evidence = tuple(_row(figure, f"{figure.value:.2f}") for figure in known)
    reason, evidence = _with_part(trade, found, by, reason, evidence)
    return Verdict(claim, _together(fits), reason, evidence)


def _with_part(
    trade: Trade, found: _Testable, by: dt.date | None, reason: str, evidence: tuple[Evidence, ...]
) -> tuple[str, tuple[Evidence, ...]]:
    """How far the partner's books had come, where they do not cover the whole period yet."""
    period = found.period
    if len(period) == 2 or any(item.table == "mirror" for item in evidence):
        return reason, evidence
    last = period[2] if len(period) == 3 else 12
    for months in range(last - 1, 0, -1):
        part = [f for f in figures(trade, found.measure, (period[0], 1, months), by) if f.books == "partner"]
        if part:
            reason += f" The partner's books stood at {part[0].value:g} after {months} months."
            return reason, (*evidence, _row(part[0], f"{part[0].value:g}"))
    return reason, evidence


def _judge_growth(trade: Trade, claim: Claim, found: _Testable, by: dt.date | None) -> Verdict:
    year_before = (found.period[0] - 1, *found.period[1:])
    base = found.base or year_before
    yearly = base == year_before
    pairs = _pairs(trade, found.measure, found.period, found.measure, base, by)
    said = announced_growth(trade, found.period, by) if found.measure == "total" and yearly else None
    if said:  # the rate that was announced, not one worked out from two first prints
        own = {"announced"}
        if by and _fits(said.value, found) in _BORNE_OUT:
            own.add("annual")
        pairs = [pair for pair in pairs if pair[0].books not in own]
    verdict = _judge_ratio(
        trade,
        claim,
        found,
        pairs,
        "the year before" if yearly else in_words(base),
        lambda new, old: 100 * (new / old - 1),
        said,
    )
    if said or verdict.verdict != "contradicted" or not any(_if_revised(found, *pair) for pair in pairs):
        return verdict
    reason = (
        f"{verdict.reason} The rate announced is not in these tables, and figures revised since by "
        f"{100 * _REVISION:g} percent would allow for it."
    )
    return replace(verdict, verdict="depends", reason=reason)


def _if_revised(found: _Testable, new: Figure, old: Figure) -> bool:
    """Whether the growth said is borne out if both figures were as much off as revisions mostly are."""
    rate = 100 * (new.value / old.value - 1)
    room = 2 * _REVISION * 100 * new.value / old.value
    nearest = max(rate - room, min(rate + room, found.value))
    return any(_fits(value, found) in _BORNE_OUT for value in (rate - room, nearest, rate + room))


def _judge_share(trade: Trade, claim: Claim, found: _Testable, by: dt.date | None) -> Verdict:
    pairs = _pairs(trade, found.measure, found.period, "total", found.period, by)
    return _judge_ratio(trade, claim, found, pairs, "the total", lambda part, whole: 100 * part / whole)


def _judge_comparison(trade: Trade, claim: Claim, found: _Testable, by: dt.date | None) -> Verdict:
    if found.base is None:
        return Verdict(claim, "not_checkable", "The text does not say which period it is held against.")
    pairs = _pairs(trade, found.measure, found.period, found.measure, found.base, by)
    nominal = _judge_ratio(trade, claim, found, pairs, in_words(found.base), lambda new, old: new / old)
    prices = {row["year"]: row["us_cpi"] for row in trade.rows("macro") if row["us_cpi"]}
    now, then = found.period[0], found.base[0]
    if not pairs or now not in prices or then not in prices or now == then:
        return nominal
    rise = prices[now] / prices[then]
    values = [one.value / other.value / rise for one, other in pairs]
    real = _together([_fits(value, found) for value in values])
    shown = "; ".join(f"{one.books} {value:.2f} times" for (one, _), value in zip(pairs, values, strict=True))
    source = next(str(row.get("source") or "") for row in trade.rows("macro") if row["year"] == now)
    return replace(
        nominal,
        verdict=nominal.verdict if (nominal.verdict in _BORNE_OUT) == (real in _BORNE_OUT) else "depends",
        reason=f"{nominal.reason} In dollars of {then}, by US consumer prices: {shown}.",
        evidence=(
            *nominal.evidence,
            *(Evidence("macro", str(year), f"{prices[year]:g}", source) for year in (then, now)),
        ),
    )


def _pairs(
    trade: Trade, measure: str, period: Period, other: str, base: Period, by: dt.date | None
) -> list[tuple[Figure, Figure]]:
    """The figures of the same books for two measures or periods."""
    against = {figure.books: figure for figure in figures(trade, other, base, by) if figure.value}
    return [(f, against[f.books]) for f in figures(trade, measure, period, by) if f.books in against]


def _judge_ratio(
    trade: Trade,
    claim: Claim,
    found: _Testable,
    pairs: Sequence[tuple[Figure, Figure]],
    against: str,
    ratio: Callable[[float, float], float],
    said: Figure | None = None,
) -> Verdict:
    if not pairs and not said:
        what = f"{in_words(found.period)} and {against}"
        return Verdict(claim, "not_checkable", _no_table(trade, what))
    unit = {"comparison": " times", "growth": " percent", "share": " percent"}[found.kind]
    values = [ratio(one.value, other.value) for one, other in pairs]
    fits = [_fits(value, found) for value in values]
    shown = "; ".join(
        f"{one.books} {one.value:.2f} to {other.value:.2f}, {value:+.1f}{unit}"
        if found.kind == "growth"
        else f"{one.books} {one.value:.2f} to {other.value:.2f}, {value:.2f}{unit}"
        for (one, other), value in zip(pairs, values, strict=True)
    )
    reason = (
        f"{_subject(trade, found)} in {in_words(found.period)} against {against}, in USD bn; "
        f"the text says {found.value:g}{unit}: {shown}."
    )
    evidence = tuple(_row(figure, f"{figure.value:.2f}") for pair in pairs for figure in pair)
    if said:
        fits.append(_fits(said.value, found))
        reason = f"{reason[:-1]}{'; ' if pairs else ''}announced {said.value:+.1f}{unit}."
        evidence += (_row(said, f"{said.value:g}"),)
    return Verdict(claim, _together(fits), reason, tuple(dict.fromkeys(evidence)))


def _judge_record(trade: Trade, claim: Claim, found: _Testable, by: dt.date | None) -> Verdict:
    year = found.period[0]
    known = {
        row["year"]: row
        for row in trade.rows("annual")
        if row[found.measure] is not None and row["year"] <= year and (by is None or row["year"] < by.year)
    }
    if len(found.period) > 1 or year not in known or len(known) < 3:
        return Verdict(claim, "not_checkable", _no_table(trade, f"the record up to {in_words(found.period)}"))
    top = max(known, key=lambda y: known[y][found.measure])
    value, best = known[year][found.measure], known[top][found.measure]
    gaps = [y for y in range(min(known), year) if y not in known]
    missing = f" No figure for {', '.join(map(str, gaps))}." if gaps else ""
    # A year without a figure between years of half the size hides no record.
    beside = [known[y][found.measure] for gap in gaps for y in (gap - 1, gap + 1) if y in known]
    small = all(2 * near < value for near in beside)
    verdict = "contradicted" if best > value else "supported" if small else "depends"
    return Verdict(
        claim,
        verdict,
        f"{_subject(trade, found)} from {min(known)} to {year} was highest in {top}, at {best:.2f} USD bn; "
        f"{year}: {value:.2f}.{missing}",
        tuple(
            Evidence("annual", str(y), f"{known[y][found.measure]:.2f}", str(known[y].get("source") or ""))
            for y in dict.fromkeys((top, year))
        ),
    )


def _judge_target(trade: Trade, claim: Claim, found: _Testable, by: dt.date | None) -> Verdict:
    year = found.period[0]
    known = figures(trade, "total", (year,), by)
    if not known:
        return Verdict(claim, "not_checkable", _no_table(trade, str(year)))
    shown = "; ".join(f"{figure.books} {figure.value:.2f}" for figure in known)
    reason = f"Trade in {year}, in USD bn, against a target of {found.value:g}: {shown}."
    reached = [figure.value >= found.value for figure in known]
    if found.relation == "below":
        fits = ["contradicted" if met else "supported" for met in reached]
    else:
        first = first_reached(trade, found.value, by)
        reason += f" The yearly table first shows as much in {first}." if first else ""
        fits = ["supported" if met and first == year else "contradicted" for met in reached]
    return Verdict(claim, _together(fits), reason, tuple(_row(f, f"{f.value:.2f}") for f in known))


def _judge_rank(trade: Trade, claim: Claim, found: _Testable, by: dt.date | None) -> Verdict:
    """A rank among a country's partners: that on record, and what the partners' totals rule out.

    Whether blocs, Hong Kong and Taiwan are counted changes a rank by some places. So only a rank that larger partners
    on record make impossible is called contradicted; one said of the present, if that holds for the year before too.
    """
    year = found.period[0]
    whose, which = trade.reporter, trade.partner
    if found.relation == "partner":
        whose, which = which, whose
    mine, larger = _larger_partners(trade, which, year)
    if found.relation == "partner" or len(found.period) > 1 or not mine or (by and year >= by.year):
        return Verdict(
            claim, "not_checkable", f"It would need {whose}'s trade with each of its partners in {year}."
        )
    known = ranks(mine)
    shown = " and ".join(map(str, known)) or "none"
    reason = f"Rank of {which} among {whose}'s partners in {year}, on record: {shown}; the text says {found.value:g}."
    if larger:
        names = ", ".join(f"{row['partner']} {row['total']:g}" for row in larger)
        reason += f" {which} {mine['total']:g} USD bn; larger without blocs: {names}."
    if found.value <= len(larger):
        verdict = "contradicted"
        if found.base and found.value > len(_larger_partners(trade, which, found.base[0])[1]):
            verdict = "depends"
            reason += f" No year is named; in {found.base[0]} no larger ones on record rule it out."
    elif known == (found.value,):
        verdict = "supported"
    elif found.value in known:
        verdict, reason = "depends", f"{reason} The sources count differently."
    elif known:
        verdict, reason = (
            "depends",
            f"{reason} It depends on whether blocs, Hong Kong and Taiwan are counted.",
        )
    else:
        verdict = "not_checkable"
    evidence = tuple(
        Evidence(
            "partners",
            f"{row['period']} {row['partner']}",
            str(row["rank"] if row is mine and row["rank"] else row["total"]),
            str(row.get("source") or ""),
        )
        for row in (mine, *larger)
    )
    return Verdict(claim, verdict, reason, evidence)


def _larger_partners(trade: Trade, which: str, year: int) -> tuple[Row | None, list[Row]]:
    """The year's row of `which`, and those of the larger partners, blocs left out."""
    rows = [row for row in trade.rows("partners") if row["year"] == year and row["months"] == 12]
    mine = next((row for row in rows if row["partner"] == which), None)
    blocs = {row["partner"] for row in trade.rows("partners") if is_bloc(row)}
    larger = [
        row
        for row in rows
        if mine
        and row["partner"] not in blocs
        and row["total"]
        and mine["total"]
        and row["total"] > mine["total"]
    ]
    return mine, larger


_JUDGES: dict[str, Callable[[Trade, Claim, _Testable, dt.date | None], Verdict]] = {
    "level": _judge_level,
    "growth": _judge_growth,
    "share": _judge_share,
    "comparison": _judge_comparison,
    "record": _judge_record,
    "target": _judge_target,
    "rank": _judge_rank,
}


def _row(figure: Figure, value: str) -> Evidence:
    return Evidence(figure.table, figure.row, value, figure.source)


def _subject(trade: Trade, found: _Testable) -> str:
    return {
        "total": "Trade",
        "exports": f"{trade.reporter}'s exports",
        "imports": f"{trade.reporter}'s imports",
    }[found.measure]


def _together(fits: Sequence[str]) -> str:
    """One verdict for several books: theirs if they agree, `depends` if the claim holds on some and fails on others."""
    if set(fits) <= set(_BORNE_OUT):
        return "supported" if "supported" in fits else "within_rounding"
    return fits[0] if len(set(fits)) == 1 else "depends"


_OPPOSITE = {"supported": "contradicted", "contradicted": "supported"}
_REVISION = 0.01  # how far first prints and today's figures mostly differ, as a share
_NEAR = 0.05  # how far from "about" a figure may be


def _fits(value: float, found: Assertion) -> str:
    """Whether a value bears out what is said, as exactly as it is said."""
    said = found.value
    # Half a unit of the last digit written: "48.6 billion" leaves room for 48.55 to 48.65.
    unit = _last_digit(found.words, said)
    if found.relation in ("at least", "more times"):
        return "supported" if value >= said - 1e-9 else "contradicted"
    if found.relation == "at most":
        return "supported" if value <= said + 1e-9 else "contradicted"
    if found.relation == "below":
        return "supported" if value < said else "contradicted"
    if found.relation == "nearly":  # somewhat below; a little above is no lie either
        if said * (1 - 2 * _NEAR) <= value <= said:
            return "supported"
        return "within_rounding" if said < value <= said + max(_NEAR * said, unit) else "contradicted"
    if found.relation == "about":
        return "supported" if abs(value - said) <= max(_NEAR * abs(said), unit) else "contradicted"
    if found.relation in ("times", "about times"):
        slack = 0.05 if found.relation == "times" else 0.15
        return "supported" if value >= said * (1 - slack) else "contradicted"
    if abs(value - said) <= unit / 2 + 1e-9:
        return "supported"
    # A unit is no small thing where the digits are few: 2.2 is not 3 by rounding.
    slack = min(unit, max(0.6 * unit, _NEAR * abs(said)))
    return "within_rounding" if abs(value - said) <= slack + 1e-9 else "contradicted"


def _last_digit(words: str, said: float) -> float:
    """What one unit of the last digit written is worth: 0.1 in "48.6 billion", 0.001 in "900 million"."""
    digits = re.search(r"\d+(?:\.(\d+))?", words.replace(",", ""))
    if not digits or not float(digits.group()):
        return 1.0
    scale = abs(said) / float(digits.group())
    return scale * 10.0 ** -len(digits.group(1) or "")


def _target(reading: _Reading) -> Iterator[Verdict]:
    """A target named with its sum: is it on record, and for when?"""
    targets = [assertion for assertion in reading.assertions if assertion.kind == "target"]
    tested = sorted((Span(target.start, target.end, "") for target in targets), key=lambda span: span.start)
    for sentence in reading.article.sentences:
        for found in _TARGET.finditer(sentence.text):
            start, end = sentence.start + found.start(), sentence.start + found.end()
            sums = [q for q in within(reading.facts.quantities, start, end) if q.unit == "USD"]
            if not sums or holding(tested, start):
                continue
            claim, said = reading.claim(start, end, "target"), sums[0].value / 1e9
            on_record = _timeline(reading, "target")
            rows = [r for r in on_record if r["amount"] == said and r["deadline_year"] is not None]
            if not rows:
                yield Verdict(
                    claim, "not_checkable", _no_table(reading.trade, f"a target of USD {said:g} bn")
                )
                continue
            years = sorted({int(row["deadline_year"]) for row in rows})
            evidence = tuple(_event(row, f"by {row['deadline_year']:.0f}: {row['event']}") for row in rows)
            deadlines = " and ".join(str(year) for year in years)
            if len(years) == 1:
                yield Verdict(
                    claim, "supported", f"The sum is on record as a target for {deadlines}.", evidence
                )
            else:
                yield Verdict(
                    claim,
                    "depends",
                    f"The sum is on record as a target for {deadlines}; the text does not say which it means.",
                    evidence,
                )


def _anniversary(reading: _Reading) -> Iterator[Verdict]:
    """An anniversary in a year: the founding year it implies, and whether that is what the text or the record says."""
    for quantity in reading.facts.quantities:
        found = _ANNIVERSARY.match(reading.article.text, quantity.end)
        if quantity.kind != "ordinal" or not found:
            continue
        sentence = holding(reading.article.sentences, quantity.start)
        if sentence is None:
            continue
        dates = within(reading.facts.dates, sentence.start, sentence.end)
        count = int(quantity.value)
        said = next(
            (d for d in dates if right_before(_FOUNDED, reading.article.text, sentence.start, d.start)), None
        )
        years = [d.year for d in dates if d is not said]
        year = next((y for y in years if y), None) or (reading.today.year if said and reading.today else None)
        spans = [d for d in dates if d is said or d.year == year]
        start = min([quantity.start, *(d.start for d in spans)])
        end = max([found.end(), *(d.end for d in spans)])
        claim = reading.claim(start, end, "anniversary")
        if year is None:
            yield Verdict(claim, "not_checkable", "The text does not give the year the anniversary falls in.")
            continue
        origin = year - count
        sum_ = f"{year} - {count} = {origin}"
        evidence = [_calendar(str(year), sum_)]
        if said and said.year:
            verdict = "supported" if said.year == origin else "contradicted"
            yield Verdict(claim, verdict, f"{sum_}; the text says {said.text}.", tuple(evidence))
            continue
        events = (
            _timeline(reading, "relations")
            if re.search(r"\b(?:relations|ties)\b", found["what"] or "")
            else None
        )
        if not events:
            yield Verdict(
                claim, "not_checkable", f"{sum_}; no table here dates the founding.", tuple(evidence)
            )
            continue
        rows = [row for row in events if str(row["date"]).startswith(f"{origin:04d}")]
        evidence += [_event(row, row["event"]) for row in rows or events]
        on_record = ", ".join(sorted({str(row["date"]) for row in events}))
        verdict = "supported" if rows else "contradicted"
        yield Verdict(claim, verdict, f"{sum_}; on record: {on_record}.", tuple(evidence))


def _duration(reading: _Reading) -> Iterator[Verdict]:
    """A stay of so many days from one day to another: are they as many?"""
    for quantity in reading.facts.quantities:
        if quantity.unit != "day" or not _STAY.match(reading.article.text, quantity.end):
            continue
        sentence = holding(reading.article.sentences, quantity.start)
        if sentence is None:
            continue
        dates = within(reading.facts.dates, quantity.end, sentence.end)
        period = next(((d.interval, d) for d in dates if d.interval), None)
        if not period:
            continue
        (first, last), date = period
        days = (last - first).days + 1
        claim = reading.claim(quantity.start, date.end, "duration")
        said = int(quantity.value)
        verdict = "supported" if said == days else "depends" if said == days - 1 else "contradicted"
        yield Verdict(
            claim,
            verdict,
            f"From {first.isoformat()} to {last.isoformat()} is {days} days, both counted.",
            (_calendar(f"{first.isoformat()}/{last.isoformat()}", f"{days} days"),),
        )


def _programme(reading: _Reading) -> Iterator[Verdict]:
    """A programme of named years: is it on the timeline?"""
    for sentence in reading.article.sentences:
        for found in _PROGRAMME.finditer(sentence.text):
            start, end = sentence.start + found.start(), sentence.start + found.end()
            claim = reading.claim(start, end, "programme")
            named = found.group(1).lower()
            rows = [row for row in _timeline(reading) if named in str(row["event"]).lower()]
            if not rows:
                yield Verdict(claim, "not_checkable", _no_table(reading.trade, f"the {found.group(1)}"))
            else:
                evidence = tuple(_event(row, row["event"]) for row in rows)
                yield Verdict(claim, "supported", f"The {found.group(1)} are on the timeline.", evidence)


def _magnitude(reading: _Reading) -> Iterator[Verdict]:
    """An earthquake's magnitude: each agency's figure, which may stand on another scale."""
    for quantity in reading.facts.quantities:
        if quantity.unit != "magnitude":
            continue
        claim = reading.claim(quantity.start, quantity.end, "measure")
        events = [row for row in _timeline(reading, "earthquake") if row["amount"] is not None]
        if reading.today:
            first = str(days_on(reading.today, -60))
            events = [row for row in events if first <= str(row["date"]) <= str(reading.today)]
        if not events or not reading.today:
            yield Verdict(claim, "not_checkable", _no_table(reading.trade, "an earthquake of these days"))
            continue
        figures = sorted({row["amount"] for row in events}, reverse=True)
        evidence = tuple(_event(row, f"{row['amount']:g} ({row['event']})") for row in events)
        listed = " and ".join(f"{figure:g}" for figure in figures)
        if quantity.value not in figures:
            yield Verdict(claim, "contradicted", f"The agencies on record give {listed}.", evidence)
        elif len(figures) > 1:
            yield Verdict(
                claim,
                "depends",
                f"The agencies on record give {listed}, on different scales; the text names none.",
                evidence,
            )
        else:
            yield Verdict(claim, "supported", f"The agency on record gives {listed}.", evidence)


def _trend(reading: _Reading) -> Iterator[Verdict]:
    """Growth called steady: how often did trade rise in the ten full years before the report?"""
    for sentence in reading.article.sentences:
        for found in _TREND.finditer(sentence.text):
            start, end = sentence.start + found.start(), sentence.start + found.end()
            claim = reading.claim(start, end, "trend")
            totals = {row["year"]: row["total"] for row in reading.trade.rows("annual")}
            last = reading.today.year - 1 if reading.today else -1
            change = {
                year: totals[year] - totals[year - 1]
                for year in range(last - 9, last + 1)
                if totals.get(year) is not None and totals.get(year - 1) is not None
            }
            if not change:
                yield Verdict(claim, "not_checkable", _no_table(reading.trade, "the years before"))
                continue
            falls = [year for year, step in change.items() if step < 0]
            fell = f", and fell in {' and '.join(map(str, falls))}" if falls else ""
            reason = (
                f"Trade, one part of it, rose in {sum(step > 0 for step in change.values())} of the {len(change)} years to {last}"
                f"{fell}; the text does not say what it counts."
            )
            evidence = tuple(
                Evidence(
                    "annual",
                    str(year),
                    f"{step:+.2f} on the year before",
                    "difference of annual totals",
                )
                for year, step in change.items()
            )
            yield Verdict(claim, "depends", reason, evidence)


def _evaluation(reading: _Reading) -> Iterator[Verdict]:
    """What a figure is said to show: the speaker's reading of it."""
    for statement in reading.statements:
        for span in statement.content:
            for found in _EVALUATION.finditer(span.text):
                claim = reading.claim(span.start + found.start(), span.start + found.end(), "evaluation")
                yield Verdict(
                    claim, "opinion", "It says what a fact shows, which is the speaker's judgement."
                )


def _untested(reading: _Reading, statement: Statement) -> Verdict | None:
    """A statement without a claim a table could test, by what kind of saying it is; None for a question."""
    if _ASKS.match(statement.cue.text):
        return None
    start, end = statement.content[0].start, statement.content[-1].end
    claim = replace(reading.claim(start, end, "assertion"), statement=statement.id)
    if _ACTS.search(statement.cue.text):
        return Verdict(
            replace(claim, kind="act"),
            "not_checkable",
            "It is an act done in words; the other side's readout would be a second source.",
        )
    if _CALLS.search(statement.cue.text):
        return Verdict(
            replace(claim, kind="exhortation"),
            "opinion",
            "It says what should come, which is neither true nor false.",
        )
    for kind, pattern, verdict, reason in _SAYINGS:
        if pattern.search(statement.text):
            return Verdict(replace(claim, kind=kind), verdict, reason)
    return Verdict(
        claim,
        "opinion" if _judges(statement.text) else "not_checkable",
        "It is a judgement, not a measurement."
        if _judges(statement.text)
        else "This finder does not know this kind of claim.",
    )


def _denied(verdict: Verdict, statements: Mapping[str, Statement]) -> Verdict:
    """`verdict`, or what becomes of it where the speaker denies the claim."""
    statement = statements.get(verdict.claim.statement or "")
    if statement is None or not _DENIES.match(statement.cue.text):
        return verdict
    claim = replace(verdict.claim, kind="denial")
    said = f"The speaker says that this is not so ({statement.cue.text!r})."
    if verdict.evidence:
        turned = _OPPOSITE.get(verdict.verdict, verdict.verdict)
        return replace(verdict, claim=claim, verdict=turned, reason=f"{said} {verdict.reason}", today=None)
    return Verdict(claim, "not_checkable", said)


_ASKS = re.compile(r"(?:ask|wonder|inquir)", re.IGNORECASE)
_DENIES = re.compile(r"(?:den(?:y|ies|ied)|reject|dismiss|rul\w+ out|disput)", re.IGNORECASE)


def _judges(text: str) -> bool:
    return not _EVALUATIVE.isdisjoint(re.findall(r"[\w-]+", text.lower()))


def _no_table(trade: Trade, what: str) -> str:
    return f"These tables do not cover {what}." if trade.available else trade.reason
