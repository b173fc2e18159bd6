"""Which sentences of a readout can be tested, against what, and with what result. Lesson 05.

A claim is tested with calendar arithmetic or with the tables of the pair the readout names. The verdict carries the
rows it used. What no table or calendar can test is said to be so, and opinion is marked as opinion, not as false.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from readout.article import Article, Span
from readout.dates import Date
from readout.facts import Facts
from readout.lexicon import entries
from readout.quantities import Quantity
from readout.statements import Statement
from readout.trade import Row, Trade, running_totals

if TYPE_CHECKING:
    import pandas as pd

_EVALUATIVE = frozenset(entries("evaluative"))

VERDICTS = ("supported", "within_rounding", "contradicted", "depends", "not_checkable", "opinion")

# A level said to be passed, as against one said to be where trade stands.
_PASSED = re.compile(r"\b(achiev|exceed|surpass|topp|pass|cross|broke|over|more than|above)", re.IGNORECASE)
_LEVEL = re.compile(
    r"\b(achiev|exceed|surpass|topp|pass|cross|broke|reach|hit|total|stood|amount|came to)", re.I
)
_TRADE = re.compile(
    r"\b(bilateral|two-way|mutual) trade\b|\btrade (volume|turnover|between)\b", re.IGNORECASE
)
_TARGET = re.compile(r"\b(?:the|a|an|its|their)\s+(?:[\w-]+\s+){0,5}?(?:target|goal)\b[^,;.]*", re.IGNORECASE)
_ANNIVERSARY = re.compile(
    r"\b(\d+)(?:st|nd|rd|th) anniversary of ([^,;.]*?)(?= as | which | that | was | is |[,;.]|$)", re.I
)
_PROGRAMME = re.compile(r"\b\d{4}[-–/]\d{2,4}\b[^,;.]*?\b(years? of [a-z]+(?: and [a-z]+)?)", re.IGNORECASE)
_TREND = re.compile(
    r"\b(?:steady|steadily|stable|rapid|rapidly|sustained|continuous) "
    r"(?:growth|growing|increase|increasing|expansion|expanding|rise|rising)\b[^,;.]*?(?= and is | and are |[,;.]|$)",
    re.IGNORECASE,
)
_EVALUATION = re.compile(
    r"\bwhich (?:fully |clearly )?(?:shows?|demonstrates?|reflects?|proves?|means)\b[^;.]*", re.IGNORECASE
)
_MEETING = re.compile(r"\b(meets|met|meeting|held talks|talks with)\b", re.IGNORECASE)
_WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_WEEKDAY_FIRST = re.compile(rf"({'|'.join(calendar.day_name)})\b(?=.)")

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
_CALLS = re.compile(r"\b(call|urg|appeal|hope|wish|propos|suggest)", re.IGNORECASE)
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
    """What a test of `claim` gave: one of `VERDICTS`, the reason in a sentence, and the rows used."""

    claim: Claim
    verdict: str
    reason: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the tests look at: the text, what was taken from it, and the tables of its pair."""

    article: Article
    facts: Facts
    statements: Sequence[Statement]
    trade: Trade

    @property
    def today(self) -> dt.date | None:
        return self.article.document_date.value if self.article.document_date else None

    def claim(self, start: int, end: int, kind: str) -> Claim:
        """The claim between two offsets, with the statement whose content holds it."""
        statement = next(
            (s for s in self.statements if any(c.start <= start < c.end for c in s.content)), None
        )
        holder = "; ".join(statement.speakers) if statement and statement.speakers else "the report"
        text = self.article.text[start:end]
        return Claim(start, end, text, "", statement.id if statement else None, holder, kind)

    def within(self, items: Sequence, start: int, end: int) -> list:
        return [item for item in items if start <= item.start and item.end <= end]


def check_claims(
    article: Article, facts: Facts, statements: Sequence[Statement], trade: Trade
) -> tuple[Verdict, ...]:
    """Every claim found in `article`, in the order of the text, each with its verdict.

    Trade figures are USD billions. A claim is judged on what was published by the document's date, where the tables
    say when that was. Without tables (`trade.available` false) only the calendar is used.
    """
    reading = _Reading(article, facts, statements, trade)
    tests = (
        _meeting,
        _weekday,
        _complete_months,
        _level,
        _target,
        _anniversary,
        _programme,
        _magnitude,
        _trend,
        _evaluation,
    )
    verdicts = [verdict for test in tests for verdict in test(reading)]
    tested = {v.claim.statement for v in verdicts}
    verdicts += [_untested(reading, s) for s in statements if s.id not in tested]
    verdicts.sort(key=lambda v: (v.claim.start, v.claim.end))
    return tuple(
        replace(v, claim=replace(v.claim, id=f"C{number}")) for number, v in enumerate(verdicts, start=1)
    )


def claims_table(verdicts: Sequence[Verdict]) -> pd.DataFrame:
    """One row per claim: id, text, holder, kind, verdict, reason, and the rows used as one text."""
    import pandas as pd

    columns = ["id", "text", "holder", "kind", "verdict", "reason", "evidence"]
    rows = [
        (
            v.claim.id,
            v.claim.text,
            v.claim.holder,
            v.claim.kind,
            v.verdict,
            v.reason,
            "; ".join(f"{e.table} {e.row}: {e.value}" for e in v.evidence),
        )
        for v in verdicts
    ]
    return pd.DataFrame(rows, columns=columns)


def _calendar(row: str, value: str) -> Evidence:
    return Evidence("calendar", row, value, "arithmetic on the Gregorian calendar")


def _timeline(trade: Trade, kind: str) -> list[Row]:
    return [row for row in trade.rows("timeline") if row["kind"] == kind]


def _event(row: Row, value: str) -> Evidence:
    return Evidence("timeline", str(row["date"]), value, str(row["source"]))


def _meeting(reading: _Reading) -> Iterator[Verdict]:
    """The meeting itself: the first sentence that names two people and a meeting."""
    for sentence in reading.article.sentences:
        people = [p for p in reading.facts.people if reading.within(p.mentions, sentence.start, sentence.end)]
        if len(people) < 2 or not _MEETING.search(sentence.text):
            continue
        claim = replace(
            reading.claim(sentence.start, sentence.end, "event"), statement=None, holder="the report"
        )
        rows = [r for r in _timeline(reading.trade, "meeting") if str(r["date"]) == str(reading.today)]
        if not rows:
            yield Verdict(claim, "not_checkable", "One report is one source; a second one would be needed.")
        else:
            evidence = tuple(_event(row, row["event"]) for row in rows)
            yield Verdict(claim, "supported", "Other reports of the same day record the meeting.", evidence)
        return


def _weekday(reading: _Reading) -> Iterator[Verdict]:
    """A weekday against the date it stands for: beside a full date, or the document's own day."""
    for date in reading.facts.dates:
        day = _as_day(date)
        if day is None:
            continue
        named = _WEEKDAY_FIRST.match(date.text)
        if named and not date.relative:
            claim, said = reading.claim(date.start, date.end, "weekday"), named.group(1)
        elif date.text.lower() in _WEEKDAYS and day == reading.today:
            claim, said = reading.claim(date.start, date.end, "weekday"), date.text
        else:
            continue
        actual = calendar.day_name[day.weekday()]
        verdict = "supported" if actual.lower() == said.lower() else "contradicted"
        yield Verdict(
            claim, verdict, f"{day.isoformat()} was a {actual}.", (_calendar(day.isoformat(), actual),)
        )


def _complete_months(reading: _Reading) -> Iterator[Verdict]:
    """An interval of months said to be over: was it, on the day of the report?"""
    for date in reading.facts.dates:
        period = _as_interval(date)
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


def _level(reading: _Reading) -> Iterator[Verdict]:
    """A level of trade said to be reached in a period."""
    for sentence in reading.article.sentences:
        if not _TRADE.search(sentence.text):
            continue
        period = next(
            (
                d
                for d in reading.within(reading.facts.dates, sentence.start, sentence.end)
                if _months_of(d) and reading.today and _months_of(d)[2] <= reading.today
            ),
            None,
        )
        verb = _LEVEL.search(sentence.text)
        sums = [
            q
            for q in reading.within(reading.facts.quantities, sentence.start, sentence.end)
            if q.unit == "USD"
        ]
        if verb and period and sums:
            claim = reading.claim(min(period.start, sums[0].start), max(period.end, sums[0].end), "level")
            yield _judge_level(reading, claim, sums[0], period, passed=bool(_PASSED.search(verb.group())))


def _judge_level(reading: _Reading, claim: Claim, amount: Quantity, period: Date, passed: bool) -> Verdict:
    trade, said = reading.trade, amount.value / 1e9
    year, months, _ = _months_of(period)
    evidence = []
    announced = [
        row
        for row in trade.rows("first_prints")
        if (row["year"], row["through_month"]) == (year, months) and row["total"] is not None
    ]
    for row in _out_by(announced, reading.today):
        evidence.append(
            (
                "announced",
                row["total"],
                Evidence(
                    "first_prints", f"{year}, months 1 to {months}", f"{row['total']:.2f}", row["source"]
                ),
            )
        )
    for row in running_totals(trade):
        if (row["year"], row["month"]) != (year, months):
            continue
        evidence.append(
            (
                "revised",
                row["total"],
                Evidence(
                    "monthly", f"{year}, months 1 to {months}", f"{row['total']:.2f}", "sum of the months"
                ),
            )
        )
    mirror = [row for row in trade.rows("mirror") if row["year"] == year and row["partner_total"] is not None]
    mirror = _out_by(mirror, reading.today)
    for row in (row for row in mirror if row["months"] == months):
        evidence.append(
            (
                "partner",
                row["partner_total"],
                Evidence("mirror", str(row["period"]), f"{row['partner_total']:.2f}", row["source"]),
            )
        )
    if not evidence:
        return Verdict(claim, "not_checkable", _no_table(trade, f"the first {months} months of {year}"))
    fits = [_fits(value, said, passed, amount.text) for _, value, _ in evidence]
    readings = "; ".join(f"{name} {value:.2f}" for name, value, _ in evidence)
    rows = tuple(row for _, _, row in evidence)
    reason = f"Trade in the first {months} months of {year}, in USD bn, against {said:g}: {readings}."
    part = max((r for r in mirror if r["months"] < months), key=lambda r: r["months"], default=None)
    if row := part:
        reason += f" The partner's books stood at {row['partner_total']:g} after {row['months']} months."
        rows += (Evidence("mirror", str(row["period"]), f"{row['partner_total']:g}", row["source"]),)
    if len(set(fits)) > 1:
        return Verdict(claim, "depends", reason, rows)
    return Verdict(claim, fits[0], reason, rows)


def _fits(value: float, said: float, passed: bool, words: str) -> str:
    if passed:
        return "supported" if value >= said else "contradicted"
    # Half a unit of the last digit written: "48.6 billion" leaves room for 48.55 to 48.65.
    digits = re.search(r"\d+(?:\.(\d+))?", words.replace(",", ""))
    unit = 10.0 ** -len(digits.group(1) or "") if digits else 1.0
    if abs(value - said) <= unit / 2:
        return "supported"
    return "within_rounding" if abs(value - said) <= unit else "contradicted"


def _target(reading: _Reading) -> Iterator[Verdict]:
    """A target named with its sum: is it on record, and for when?"""
    for sentence in reading.article.sentences:
        for found in _TARGET.finditer(sentence.text):
            start, end = sentence.start + found.start(), sentence.start + found.end()
            sums = [q for q in reading.within(reading.facts.quantities, start, end) if q.unit == "USD"]
            if not sums:
                continue
            claim, said = reading.claim(start, end, "target"), sums[0].value / 1e9
            targets = _timeline(reading.trade, "target")
            rows = [r for r in targets if r["amount"] == said and r["deadline_year"] is not None]
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
    """An anniversary in a year: the founding year it implies, and whether that is on record."""
    for sentence in reading.article.sentences:
        for found in _ANNIVERSARY.finditer(sentence.text):
            start, end = sentence.start + found.start(), sentence.start + found.end()
            years = [_as_year(d) for d in reading.within(reading.facts.dates, sentence.start, sentence.end)]
            year = next((y for y in years if y), None)
            claim = reading.claim(start, end, "anniversary")
            if year is None:
                yield Verdict(
                    claim, "not_checkable", "The text does not give the year the anniversary falls in."
                )
                continue
            count = int(found.group(1))
            origin = year - count
            sum_ = f"{year} - {count} = {origin}"
            evidence = [_calendar(str(year), sum_)]
            events = _timeline(reading.trade, "relations") if "relations" in found.group(2) else None
            if not events:
                yield Verdict(
                    claim, "not_checkable", f"{sum_}; no table here dates the founding.", tuple(evidence)
                )
                continue
            rows = [row for row in events if str(row["date"]).startswith(str(origin))]
            evidence += [_event(row, row["event"]) for row in rows or events]
            verdict = "supported" if rows else "contradicted"
            on_record = ", ".join(sorted({str(row["date"]) for row in events}))
            yield Verdict(claim, verdict, f"{sum_}; on record: {on_record}.", tuple(evidence))


def _programme(reading: _Reading) -> Iterator[Verdict]:
    """A programme of named years: is it on the timeline?"""
    for sentence in reading.article.sentences:
        for found in _PROGRAMME.finditer(sentence.text):
            start, end = sentence.start + found.start(), sentence.start + found.end()
            claim = reading.claim(start, end, "programme")
            named = found.group(1).lower()
            rows = [row for row in reading.trade.rows("timeline") if named in str(row["event"]).lower()]
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
        events = [row for row in _timeline(reading.trade, "earthquake") if row["amount"] is not None]
        if reading.today:
            first = str(reading.today - dt.timedelta(days=60))
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


def _untested(reading: _Reading, statement: Statement) -> Verdict:
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
        else "No table or calendar here can test it.",
    )


def _judges(text: str) -> bool:
    return not _EVALUATIVE.isdisjoint(re.findall(r"[\w-]+", text.lower()))


def _no_table(trade: Trade, what: str) -> str:
    return f"These tables do not cover {what}." if trade.available else trade.reason


def _out_by(rows: Sequence[Row], today: dt.date | None) -> list[Row]:
    """The rows that were public on the day of the report; a row that does not say when it was counts as public."""
    if today is None:
        return list(rows)
    return [
        row
        for row in rows
        if not row["published"] or str(row["published"]) <= today.isoformat()[: len(str(row["published"]))]
    ]


def _as_day(date: Date) -> dt.date | None:
    if date.value and re.fullmatch(r"\d{4}-\d{2}-\d{2}", date.value):
        return dt.date.fromisoformat(date.value)
    return None


def _as_year(date: Date) -> int | None:
    return int(date.value) if date.value and re.fullmatch(r"\d{4}", date.value) else None


def _as_interval(date: Date) -> tuple[dt.date, dt.date] | None:
    """First and last day of an interval written in days (`2023-01-01/2023-11-30`)."""
    if date.value and re.fullmatch(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d", date.value):
        first, last = date.value.split("/")
        return dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    return None


def _months_of(date: Date) -> tuple[int, int, dt.date] | None:
    """Year, number of months from its January, and last day of a period that starts with a year."""
    if year := _as_year(date):
        return year, 12, dt.date(year, 12, 31)
    period = _as_interval(date)
    if period and period[0].month == period[0].day == 1 and period[0].year == period[1].year:
        return period[1].year, period[1].month, period[1]
    return None
