"""Anniversaries, and when relations are said to have begun: against what the text gives, its pair's timeline, the world's records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from readout import world
from readout.claims.context import Context, calendar_row, event_row
from readout.claims.english.anniversaries import Anniversary, Beginning
from readout.claims.english.anniversaries import anniversaries as found_in
from readout.claims.english.anniversaries import beginnings as begun_in
from readout.claims.model import Claim, Evidence, Verdict
from readout.countries import country_name
from readout.trade import Row


def anniversaries(context: Context) -> Iterator[Verdict]:
    """An anniversary in a year: the founding year it implies, and whether that is what the text or a record says."""
    for found in found_in(context.article, context.facts, context.today):
        claim = context.claim(found.start, found.end, "anniversary")
        if found.year is None:
            yield Verdict(claim, "not_checkable", _NO_YEAR)
            continue
        origin = found.year - found.count
        sum_ = f"{found.year} - {found.count} = {origin}"
        row = calendar_row(str(found.year), sum_)
        if found.said:
            verdict = "supported" if found.said == origin else "contradicted"
            yield Verdict(claim, verdict, f"{sum_}; the text gives {found.said_words}.", (row,))
        elif found.subject == "independence":
            yield _of_independence(claim, found, origin, sum_, row)
        elif found.subject != "relations":
            yield Verdict(claim, "not_checkable", f"{sum_}; no table here dates the founding.", (row,))
        elif events := _own_events(context, found):
            yield _on_timeline(claim, found, origin, sum_, row, events)
        else:
            yield _of_relations(context, claim, found, origin, sum_, row)


def beginnings(context: Context) -> Iterator[Verdict]:
    """The day on which relations are said to have begun, or begun again, against all days on record."""
    for found in begun_in(context.article, context.facts):
        said = found.date.value or ""
        claim = context.claim(found.start, found.end, "timeline")
        if events := _own_events(context, found):
            days = sorted({str(row["date"]) for row in events})
            evidence = tuple(event_row(row, row["event"]) for row in events)
            same = [day for day in days if day.startswith(said)]
            verdict = "contradicted" if not same else "supported" if len(same) == len(days) else "depends"
            yield Verdict(claim, verdict, f"On record: {' and '.join(days)}, as each side counts.", evidence)
            continue
        pair, rows = _record(context, found)
        if not rows:
            yield Verdict(claim, "not_checkable", _no_record(pair))
            continue
        any_kind = [r for r in rows if _agree(r.date, said)]
        same_kind = [r for r in any_kind if _as_called(r, rows, found.resumed)]
        reason = f"On record, {_dates_listed(rows)}; the text says {said}."
        if same_kind or any_kind:
            verdict = "supported" if same_kind else "depends"
        elif _sure(found, rows, int(said[:4]), found.resumed):
            verdict = "contradicted"
        else:
            verdict, reason = "not_checkable", f"{reason} {_NOT_PLAIN}"
        yield Verdict(claim, verdict, reason, () if verdict == "not_checkable" else _evidence(rows))


_NO_YEAR = "The text does not give the year the anniversary falls in."
_NOT_PLAIN = "What it counts from may be a treaty, a recognition, or a day that the record does not have."


def _own_events(context: Context, found: Anniversary | Beginning) -> list[Row]:
    """The events of the timeline in the folder of the text's own pair, where the sentence speaks of no other countries."""
    if (
        not context.trade.sha256
        or found.unclear
        or not set(found.countries) <= set(context.trade.pair.split("-"))
    ):
        return []
    return context.timeline("relations")


def _on_timeline(
    claim: Claim, found: Anniversary, origin: int, sum_: str, row: Evidence, events: Sequence[Row]
) -> Verdict:
    """An anniversary of relations, on the timeline of the text's pair."""
    rows = [event for event in events if str(event["date"]).startswith(f"{origin:04d}")]
    evidence = (row, *(event_row(event, event["event"]) for event in rows or events))
    on_record = ", ".join(sorted({str(event["date"]) for event in events}))
    reason = f"{sum_}; on record: {on_record}."
    if not rows and not found.explicit:
        return Verdict(claim, "not_checkable", f"{reason} {_NO_YEAR}", evidence)
    return Verdict(claim, "supported" if rows else "contradicted", reason, evidence)


def _of_relations(
    context: Context, claim: Claim, found: Anniversary, origin: int, sum_: str, row: Evidence
) -> Verdict:
    """An anniversary of relations, on the records of the United States and of China."""
    pair, rows = _record(context, found)
    if not rows:
        return Verdict(claim, "not_checkable", f"{sum_}; {_no_record(pair)}", (row,))
    evidence = (row, *_evidence(rows))
    reason = f"{sum_}; on record, {_dates_listed(rows)}."
    fits = [r for r in rows if int(r.date[:4]) == origin]
    if any(_as_called(r, rows, found.resumed) for r in fits):
        return Verdict(claim, "supported", reason, evidence)
    if fits:
        return Verdict(claim, "depends", f"{reason} The text calls it the other of the two.", evidence)
    if found.explicit and found.diplomatic and _sure(found, rows, origin, found.resumed):
        return Verdict(claim, "contradicted", reason, evidence)
    why = _NOT_PLAIN if found.explicit else _NO_YEAR
    return Verdict(claim, "not_checkable", f"{reason} {why}", evidence)


def _of_independence(claim: Claim, found: Anniversary, origin: int, sum_: str, row: Evidence) -> Verdict:
    """An anniversary of a country's independence; a country with several dates is contradicted by none of them."""
    only = found.countries[0] if len(found.countries) == 1 and not found.unclear else ""
    on_record = world.independence(only) if only and world.is_there() else None
    if on_record is None:
        why = "no table here dates the independence that is meant."
        return Verdict(claim, "not_checkable", f"{sum_}; {why}", (row,))
    evidence = (row, Evidence("countries", only, on_record.text, on_record.source))
    reason = f"{sum_}; independence of {country_name(only)}: {on_record.text}."
    years = {int(year) for year in re.findall(r"\b\d{4}\b", f"{on_record.date} {on_record.text}")}
    if origin in years:
        return Verdict(claim, "supported", reason, evidence)
    if found.explicit and len(years) == 1 and abs(origin - max(years)) > 1:
        return Verdict(claim, "contradicted", reason, evidence)
    return Verdict(claim, "not_checkable", f"{reason} A country may count from another date.", evidence)


# -- The records of the United States and of China


def _record(
    context: Context, found: Anniversary | Beginning
) -> tuple[tuple[str, ...], tuple[world.Relation, ...]]:
    """The two countries that are meant, none where that is not clear, and the dates on record of their relations."""
    own = tuple(code for code in context.trade.pair.split("-") if code)
    pair: tuple[str, ...] = ()
    if len(found.countries) == 2:
        pair = found.countries
    elif len(own) == 2 and set(found.countries) <= set(own):
        pair = own
    if found.unclear or len(pair) != 2 or not world.is_there():
        return (), ()
    return pair, world.relations(*pair)


def _sure(
    found: Anniversary | Beginning, rows: Sequence[world.Relation], year: int, resumed: bool | None
) -> bool:
    """Whether no other beginning can be meant: both countries are plain, and the year is near none on record.

    The record of the United States may leave out treaties and recognitions before the first date, and has dates that others
    count a year apart; China's are those that both congratulate each other on.
    """
    if not (len(found.countries) == 2 or found.of_the_two):
        return False
    if not any(_as_called(row, rows, resumed) for row in rows):
        return False
    years = [int(row.date[:4]) for row in rows]
    if all(row.country == "CN" for row in rows):
        return year not in years
    return year > min(years) and min(abs(year - other) for other in years) > 1


def _as_called(row: world.Relation, rows: Sequence[world.Relation], resumed: bool | None) -> bool:
    """Whether a date on record is of what the text calls it: established or resumed, which a record of one date tells not apart."""
    return resumed is None or len(rows) == 1 or (row.kind == "resumed") == resumed


def _no_record(pair: Sequence[str]) -> str:
    if not pair:
        return "Which two countries are meant is not plain, or no table here has their relations."
    one, other = map(country_name, pair)
    return (
        f"No table here has when relations of {one} and {other} began: the records are of the US and China."
    )


def _agree(date: str, said: str) -> bool:
    """Whether a date on record and one that is said are the same as far as both go."""
    return date.startswith(said) or said.startswith(date)


def _dates_listed(rows: Sequence[world.Relation]) -> str:
    return ", ".join(f"{row.kind} {row.date}" for row in rows)


def _evidence(rows: Sequence[world.Relation]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence("relations", f"{row.country}-{row.other}, {row.date}", row.kind, row.source) for row in rows
    )
