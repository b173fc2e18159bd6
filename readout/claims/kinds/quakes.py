"""An earthquake's magnitude against what agencies list: each has its own figure, which may stand on another scale."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from readout import world
from readout.claims.context import Context, event_row
from readout.claims.english.quakes import Tremor, plain, tremors
from readout.claims.model import Claim, Evidence, Verdict
from readout.periods import days_on
from readout.trade import Row

_ALL_LISTED_FROM = 5.5  # below, lists have only some
_LISTED_UP_TO = dt.date(2024, 4, 2)  # the last day of the longer of the two lists
_ALIKE, _BETWEEN_AGENCIES, _PLAIN, _FROM_CHINA = 0.05, 0.3, 0.5, 0.8
"""How far two figures are one, how far agencies differ, and beyond what they do not, China's from others' among them."""

_DAYS_OF_A_MONTH = 31  # days that a month has


def quakes(context: Context) -> Iterator[Verdict]:
    """Each magnitude: by the timeline of the text's pair where that has the earthquake, else by the lists of the world."""
    for tremor in tremors(context.article, context.facts, context.today):
        claim = context.claim(tremor.start, tremor.end, "measure")
        events = _events_near(context, tremor)
        if events:
            yield _on_timeline_of_pair(claim, tremor, events)
        else:
            yield _on_lists(claim, tremor)


def _events_near(context: Context, tremor: Tremor) -> list[Row]:
    """The earthquakes on the timeline of the text's own pair at those days, where the sentence names no other country."""
    if (
        not context.today
        or not tremor.last
        or not set(tremor.countries) <= set(context.trade.pair.split("-"))
    ):
        return []
    first = str(days_on(tremor.last, -60))
    return [
        row
        for row in context.timeline("earthquake")
        if row["amount"] is not None and first <= str(row["date"]) <= str(tremor.last)
    ]


def _on_timeline_of_pair(claim: Claim, tremor: Tremor, events: Sequence[Row]) -> Verdict:
    figures = sorted({row["amount"] for row in events}, reverse=True)
    evidence = tuple(event_row(row, f"{row['amount']:g} ({row['event']})") for row in events)
    listed = " and ".join(f"{figure:g}" for figure in figures)
    if tremor.magnitude not in figures:
        return Verdict(claim, "contradicted", f"The agencies on record give {listed}.", evidence)
    if len(figures) > 1:
        why = f"The agencies on record give {listed}, on different scales; the text names none."
        return Verdict(claim, "depends", why, evidence)
    return Verdict(claim, "supported", f"The agency on record gives {listed}.", evidence)


def _on_lists(claim: Claim, tremor: Tremor) -> Verdict:
    if not world.is_there() or tremor.first is None or tremor.last is None:
        return Verdict(claim, "not_checkable", "The text does not say on which day it was.")
    if tremor.first > _LISTED_UP_TO:
        why = f"These tables have earthquakes up to {_LISTED_UP_TO.isoformat()}."
        return Verdict(claim, "not_checkable", why)
    middle = days_on(tremor.first, (tremor.last - tremor.first).days // 2)
    days = min((tremor.last - tremor.first).days // 2, _DAYS_OF_A_MONTH) + 1
    listed = world.quakes(middle, 0.0, days)
    there = _listed_at(listed, tremor.words) or _listed_at(listed, tremor.names)
    named = bool(there)
    there = there or _listed_at(listed, tremor.around)
    if not there:
        why = "These tables have no earthquake of that place and day; of smaller ones than 5.5 they have only some."
        return Verdict(claim, "not_checkable", why)
    nearest = min(there, key=lambda quake: abs(quake.magnitude - tremor.magnitude))
    off = abs(nearest.magnitude - tremor.magnitude)
    at_hand = [q for q in there if q.magnitude == nearest.magnitude or q.magnitude == there[0].magnitude][:4]
    evidence = tuple(_quake_row(quake) for quake in at_hand)
    reason = f"On record: {'; '.join(dict.fromkeys(_listed_as(quake) for quake in at_hand))}."
    chinese = "CN" in tremor.countries and "china" in plain(nearest.place)
    if chinese:
        reason += " Chinese reports give the figures of China's own network, which these tables do not have."
    if off <= _ALIKE:
        return Verdict(claim, "supported", reason, evidence)
    if off <= _BETWEEN_AGENCIES + _ALIKE:
        why = f"{reason} The text's figure is {off:.1f} off, which agencies and scales differ by."
        return Verdict(claim, "depends", why, evidence)
    room = _FROM_CHINA if chinese else _PLAIN
    others = (*there, *_listed_at(listed, tremor.names))
    plainly = named and tremor.dated and all(abs(q.magnitude - tremor.magnitude) > room for q in others)
    if plainly and tremor.magnitude >= _ALL_LISTED_FROM:
        return Verdict(claim, "contradicted", f"{reason} The text says {tremor.magnitude:g}.", evidence)
    if tremor.magnitude < _ALL_LISTED_FROM:
        why = f"{reason} Of smaller ones than 5.5, such as the text's, these tables have only some."
        return Verdict(claim, "not_checkable", why, evidence)
    why = f"{reason} Which of the earthquakes of these days is meant, or on which scale, is not plain."
    return Verdict(claim, "not_checkable", why, evidence)


def _listed_at(listed: Sequence[world.Quake], words: frozenset[str]) -> list[world.Quake]:
    """The earthquakes in the name of whose place one of `words` stands, and others' figures for the same ones."""
    times = {
        q.time[:16] for q in listed if any(re.search(rf"\b{re.escape(w)}\b", plain(q.place)) for w in words)
    }
    return [quake for quake in listed if quake.time[:16] in times]


def _listed_as(quake: world.Quake) -> str:
    scale = quake.scale or "scale not said"
    return (
        f"{quake.magnitude:g} ({scale}; {quake.source.partition(',')[0]}), {quake.place}, {quake.time[:10]}"
    )


def _quake_row(quake: world.Quake) -> Evidence:
    return Evidence("earthquakes", f"{quake.time} UTC", f"{quake.magnitude:g}, {quake.place}", quake.source)
