"""Shares: of what a figure is a part, and the share of settlements in own currencies."""

from __future__ import annotations

import re
from dataclasses import replace

from readout.claims.english.figures import Number
from readout.claims.english.frames import Reader
from readout.claims.english.mentions import Mention
from readout.claims.english.scene import Scene
from readout.claims.english.sides import OTHER_SIDE
from readout.claims.english.words import hedge_of
from readout.claims.model import Frame, Measure

_SETTLED_SHARE = re.compile(
    r"\b(?:settle(?:d|ment|ments)|payments?|transactions|invoiced|paid|carried\sout|conducted|made)\b[^.;]{0,80}?"
    r"\b(?:national\scurrenc|local\scurrenc|own\scurrenc|rou?bles?|yuan|renminbi)",
    re.IGNORECASE,
)
_WENT = re.compile(
    r"(?:\s(?:last\syear|in\s\d{4}|abroad))?\s(?:went|goes|go|came|comes|come|are|is|were|was|originated|headed)\s(?:\w+\s){0,2}?(?:to|from|in|with|for)\s"
)
_OF = re.compile(r"\s(?:of|in)\s")
SHARE_BEFORE = re.compile(r"\b(?:[Ss]hare|[Pp]roportion|[Pp]art)\b")


def settled(reader: Reader, scene: Scene, number: Number) -> Frame | None:
    left, right = reader.clause(scene, number.start)
    m = _SETTLED_SHARE.search(reader.text, left, min(scene.end, number.end + 160))
    if not m or m.end() < number.start - 5 and m.end() < left:
        return None
    denied, unreal = reader.put(scene, None, number.start, number.end)
    return Frame(
        "payments", number.start, max(m.end(), number.end), number.start, "payments", number.value, "percent",
        number.step, number.text, denied=denied, unreal=unreal, hedge=hedge_of(reader.text, left, number.start, number.end),
    )  # fmt: skip


def share(reader: Reader, scene: Scene, number: Number, frame: Frame) -> Frame | None:
    """Part and whole: "a third of all its foreign trade is with …", "Russia's share of China's trade: 5%"."""
    text = reader.text
    left, right = reader.labelled(scene, number.start), reader.clause(scene, number.start)[1]
    behind = [
        m
        for m in scene.mentions
        if m.start >= number.end and m.start - number.end < 45 and m.start < right + 1
    ]
    before = [m for m in scene.mentions if m.end <= number.start]
    whole: Measure | None = None
    part: Measure | None = None
    origin = "clause"
    named_share = SHARE_BEFORE.search(text, left, number.start)
    of = _OF.match(text, number.end)
    went = _WENT.match(text, behind[0].end, scene.end) if of and behind else None
    side = reader.sides.at.get(went.end(), (0, None))[1] if went else None
    if (
        of
        and behind
        and went
        and behind[0].owner in OTHER_SIDE
        and side == OTHER_SIDE[behind[0].owner]
        and behind[0].measure
    ):
        # "five percent of China's imports came from Russia"
        owner, pair = behind[0].owner, behind[0].measure
        flow = (
            pair.flow
            if owner == "reporter"
            else {"exports": "imports", "imports": "exports"}.get(pair.flow, pair.flow)
        )
        whole, part, end = Measure(flow, scope=owner), pair, reader.sides.at[went.end()][0]
    elif of and behind:
        whole = behind[0].measure
        named = {reader.sides.at[p][1] for p in reader.sides.between(left, number.start)}
        if not before and OTHER_SIDE.get(behind[0].owner) in named:
            whole = _of_all(reader, behind[0])
        end = behind[0].end
        part = next((m.measure for m in reversed(before) if m.measure), None)
        if re.match(r"\s(?:of|in)\s(?:it|that|this|them)\b", text[number.end : number.end + 12]):
            whole = None
    elif of and re.match(r"\s(?:of|in)\s(?:it|that|this|the\stotal)\b", text[number.end : number.end + 14]):
        earlier = [m.measure for m in before if m.measure]
        whole = earlier[-1] if earlier else reader.so_far.topic.measure if reader.so_far.topic else None
        part = None
        end, origin = number.end + 6, "sentence" if earlier else "before"
    elif named_share:
        inside = [m for m in before if m.start >= named_share.start()]
        whole = _of_all(reader, inside[-1]) if inside else None
        if inside and inside[-1].why and inside[-1].owner in OTHER_SIDE and whole == Measure():
            # "Russia's share of China's trade": of all of it
            whole = Measure(scope=inside[-1].owner)
            frame = replace(frame, unreal="" if frame.unreal == inside[-1].why else frame.unreal)
        end = number.end
        part = None
    else:
        return replace(frame, measure=None, unreal=frame.unreal or "It does not say of what it is a part.")
    if part is not None and whole is not None and part == whole:
        part = None
    part = _part_of(reader, scene, number, part, whole, left)
    if part and part.good and whole and not part.flow:
        part = replace(part, flow=whole.flow)
    start = min(frame.start, named_share.start() if named_share else frame.start)
    if (
        whole
        and whole.scope in ("reporter", "partner")
        and part
        and part.scope == "pair"
        or whole
        and whole.scope == "pair"
        and part
    ):
        other = whole
    else:
        return replace(
            frame, measure=None, start=start, unreal=frame.unreal or "It does not say of what it is a part."
        )
    period, period_from, others = frame.period, frame.period_from, frame.other_periods
    return replace(
        frame, measure=part, other_measure=other, start=start, end=max(frame.end, end), measure_from=origin,
        period=period, period_from=period_from, other_periods=others, unreal=frame.unreal,
    )  # fmt: skip


def _of_all(reader: Reader, mention: Mention) -> Measure | None:
    """What a share is of: "China's imports", of which none is said to be from somewhere, are all of them."""
    measure = mention.measure
    if (
        measure is None
        or mention.owner not in OTHER_SIDE
        or measure.scope != "pair"
        or measure.flow == "total"
    ):
        return measure
    sides = {reader.sides.at[p][1] for p in reader.sides.between(mention.start, mention.end)}
    if measure.good or OTHER_SIDE[mention.owner] in sides:
        return measure
    flow = (
        measure.flow
        if mention.owner == "reporter"
        else {"exports": "imports", "imports": "exports"}[measure.flow]
    )
    return Measure(flow, scope=mention.owner)


def _part_of(
    reader: Reader, scene: Scene, number: Number, part: Measure | None, whole: Measure | None, left: int
) -> Measure | None:
    """The part that fits a whole: of a country's trade with the world it is that with the other country."""
    if whole is None:
        return None
    if whole.scope == "pair":
        return part if part and part.scope == "pair" and part != whole else None
    if whole.scope not in OTHER_SIDE:
        return None
    if part and part.scope == "pair" and not part.good and (part.flow == whole.flow or whole.flow == "total"):
        return part
    share = SHARE_BEFORE.search(reader.text, left, number.start)
    left, right = (share.start() - 30, number.end) if share else (left, reader.clause(scene, number.end)[1])
    named = {reader.sides.at[p][1] for p in reader.sides.between(max(left, scene.start), right)}
    if None in named:
        return None
    seen_by = whole.scope == "reporter"
    flow = whole.flow if seen_by else {"exports": "imports", "imports": "exports"}.get(whole.flow, whole.flow)
    return Measure(flow)
