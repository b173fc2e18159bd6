"""What the timeline can tell: meetings and their numbers, programmes, settlements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from readout.article import Span, within
from readout.claims.context import Context, calendar_row, event_row
from readout.claims.english import occasions
from readout.claims.english.origin import is_one_of, published_by
from readout.claims.model import Claim, Evidence, Frame, Verdict
from readout.facts import Person
from readout.sources import Source
from readout.trade import Row

_NUMBERED = re.compile(r"^(\d{1,3})(?:st|nd|rd|th) (?:regular )?heads-of-government meeting")


def meeting(context: Context) -> Iterator[Verdict]:
    """The meeting itself: is it on record for that day, those people and that place?"""
    found = occasions.meeting(context.article, context.facts)
    if found is None:
        return
    sentence, people, they_met = found
    claim = replace(context.claim(sentence.start, sentence.end, "event"), statement=None, holder="the report")
    rows = [row for row in context.timeline("meeting") if _is_of(row, sentence, people, context)]
    if not they_met:
        yield Verdict(claim, "not_checkable", "The sentence does not say that they met.")
    elif not rows:
        yield Verdict(claim, "not_checkable", "One report is one source; a second one would be needed.")
    else:
        yield _told_by_others(claim, rows, context)


def _told_by_others(claim: Claim, rows: Sequence[Row], context: Context) -> Verdict:
    """Whether others than the text's own publisher tell of an event: reprints of the text are its publisher's.

    Of a text that does not say whose it is, one publisher may be its own. What is known in words alone counts once.
    """
    own = published_by(context.article)
    evidence: list[Evidence] = []
    others: dict[str, Source] = {}
    for row in rows:
        cited = context.trade.cited(str(row["source"]))
        told = {source.id: source for source in cited if not is_one_of(source.name, own)}
        others |= {source.publisher: source for source in told.values()}
        if told:
            evidence.append(replace(event_row(row, row["event"]), source="; ".join(told)))
    if not others:
        why = "Only who published this text records it; a second source would be needed."
    elif not own and len(others) == 1:
        why = "One other report records it, and the text does not say whose it is: they may be one source."
    else:
        listed = ", ".join(source.name for source in others.values())
        return Verdict(
            claim, "supported", f"Reports of others record the meeting: {listed}.", tuple(evidence)
        )
    return Verdict(claim, "not_checkable", why)


def _is_of(row: Row, sentence: Span, people: Sequence[Person], context: Context) -> bool:
    """Whether an event on record is the meeting of a sentence: its day, two of its people, and no other place."""
    event = str(row["event"])
    stated = within(context.facts.dates, sentence.start, sentence.end)
    own = context.article.document_date  # a date line is in the sentence that it opens
    at = own.evidence.start if own and own.evidence else None
    days = {date.day for date in stated if date.start != at} - {None}
    there = [p for p in people if any(len(word) > 1 and word in event for word in p.name.split())]
    known = {mention.text for place in context.facts.places for mention in place.mentions}
    said = known.intersection(occasions.placed(sentence.text))
    recorded = occasions.placed(event)
    elsewhere = said and recorded and said.isdisjoint(recorded)
    of_the_day = str(row["date"]) in map(str, days or {context.today})
    return of_the_day and len(there) > 1 and not elsewhere


def regular_meetings(context: Context) -> Iterator[Verdict]:
    """The number of a regular meeting: on record for the year, or counted on from those that are, one a year."""
    known = {
        int(str(row["date"])[:4]): (int(m[1]), row)
        for row in context.trade.rows("timeline")
        if (m := _NUMBERED.match(str(row["event"])))
    }
    for span, said in occasions.regular_meetings(context.article):
        claim = context.claim(span.start, span.end, "ordinal")
        if not known or context.today is None:
            yield Verdict(claim, "not_checkable", context.not_covered("the numbers of these meetings"))
            continue
        year = context.today.year
        offsets = {number - y for y, (number, _) in known.items()}
        nearest = min(known, key=lambda y: abs(y - year))
        number, row = known[nearest]
        if len(offsets) > 1 and year not in known:
            yield Verdict(claim, "not_checkable", "The meetings on record were not one a year.")
            continue
        named = occasions.years_named(context.article, span)
        year = named if named else year
        due = number + year - nearest
        how = "on record" if nearest == year else f"counted from the {number}th of {nearest}, one a year"
        verdict = "supported" if due == said else "contradicted"
        if due == said + 1 and not named and context.today.month < 9:
            verdict = "depends"  # the last one was that of the year before
        evidence = (
            event_row(row, str(row["event"])),
            calendar_row(str(year), f"{number} + {year} - {nearest} = {due}"),
        )
        yield Verdict(
            claim, verdict, f"In {year} it was number {due}, {how}; the text says {said}.", evidence
        )


def programmes(context: Context) -> Iterator[Verdict]:
    """A programme of named years: is it on the timeline?"""
    for span, name in occasions.programmes(context.article):
        claim = context.claim(span.start, span.end, "programme")
        rows = [row for row in context.timeline() if name.lower() in str(row["event"]).lower()]
        if not rows:
            yield Verdict(claim, "not_checkable", context.not_covered(f"the {name}"))
            continue
        evidence = tuple(event_row(row, row["event"]) for row in rows)
        said = set(re.findall(r"\d{4}", span.text))
        on_record = {y for row in rows for y in re.findall(r"\d{4}", str(row["event"]))}
        if on_record and said and not said <= on_record:
            years = "-".join(sorted(on_record))
            yield Verdict(claim, "contradicted", f"The {name} on the timeline are of {years}.", evidence)
        else:
            yield Verdict(claim, "supported", f"The {name} are on the timeline.", evidence)


def payments(context: Context, claim: Claim, frame: Frame) -> Verdict:
    """The share of settlements in own currencies: what officials said, which nobody has verified."""
    if frame.unreal:
        return Verdict(claim, "not_checkable", frame.unreal)
    rows = [row for row in context.timeline("payment_share") if row["amount"] is not None]
    if not rows:
        return Verdict(claim, "not_checkable", context.not_covered("in which moneys is paid"))
    listed = "; ".join(f"{row['amount']:g} on {row['date']}" for row in rows)
    evidence = tuple(event_row(row, f"{row['amount']:g} ({row['event']})") for row in rows)
    if any(abs(row["amount"] - frame.value) < 1e-9 for row in rows):
        return Verdict(
            claim,
            "depends",
            f"Officials said so ({listed}); no figures of anybody else's bear it out.",
            evidence,
        )
    return Verdict(
        claim, "not_checkable", f"Officials said {listed}; nobody has verified any of it.", evidence
    )
