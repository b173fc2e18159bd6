"""Shares: of what a figure is a part, and the share of settlements in own currencies."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from readout.claims.english.figures import Number
from readout.claims.english.frames import Reader
from readout.claims.english.mentions import NOT_WITH_WHOM, Mention
from readout.claims.english.scene import Scene
from readout.claims.english.sides import OTHER_SIDE
from readout.claims.english.words import hedge_of, right_before
from readout.claims.model import Frame, Measure

_SETTLED_SHARE = re.compile(
    r"\b(?:settle(?:d|ment|ments)|payments?|transactions|invoiced|paid|carried\sout|conducted|made)\b[^.;]{0,80}?"
    r"\b(?:national\scurrenc|local\scurrenc|own\scurrenc|rou?bles?|yuan|renminbi)",
    re.IGNORECASE,
)
_WENT = re.compile(
    r"(?:\s(?:last\syear|in\s\d{4}|abroad))?\s(?:went|goes|go|came|comes|come|are|is|were|was|originated|headed)\s(?:\w+\s){0,2}?(?:to|from|in|with|for)\s(?:the\s)?"
)
_OF = re.compile(r"\s(?:of|in)\s")
_OF_THIS = re.compile(r"\s(?:of|in)\s(?:it|that|this|them|the\stotal)\b")
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


@dataclass(frozen=True, slots=True)
class _Whole:
    """What a figure is a part of: the whole, the part where it is named, where the words end, and where they stood."""

    whole: Measure | None
    part: Measure | None
    end: int
    origin: str = "clause"
    pardoned: str = ""  # a reason against the mention that does not hold for a share


_DESTINED = re.compile(
    r"\b(?:(?P<sold>destination|market|buyer|customer|outlet|recipient)|source|supplier|origin)\s(?:of|for)\s(?:\w+\s){0,2}$"
)
_SENDS = re.compile(
    r"\b(?:sen[dt]s?|sells?|sold|ship(?:s|ped)?|export(?:s|ed)?|direct(?:s|ed)?|buys?|bought|gets?|got|import(?:s|ed)?"
    r"|receive[sd]?|sourced?|purchase[sd]?|obtain(?:s|ed)?)\s(?:\w+\s){0,2}$"
)
_NO_WHOLE = "It does not say of what it is a part."


def share(reader: Reader, scene: Scene, number: Number, frame: Frame) -> Frame | None:
    """Part and whole: "a half of what it sells goes to …", "its share of the trade: 8%"."""
    left = reader.labelled(scene, number.start)
    named_share = SHARE_BEFORE.search(reader.text, left, number.start)
    start = min(frame.start, named_share.start() if named_share else frame.start)
    found = _of_what_follows(reader, scene, number, left)
    if found is None and named_share:
        found = _of_what_stands_before(reader, scene, number, named_share.start())
    if found is None:
        return replace(frame, measure=None, unreal=frame.unreal or _NO_WHOLE)
    unreal = "" if found.pardoned and frame.unreal == found.pardoned else frame.unreal
    whole = found.whole
    part = found.part if found.part != whole else None
    part = _part_of(reader, scene, number, part, whole, left)
    if part is None or whole is None or whole.scope not in ("pair", *OTHER_SIDE):
        return replace(frame, measure=None, start=start, unreal=unreal or _NO_WHOLE)
    if part.good and not part.flow:
        part = replace(part, flow=whole.flow)
    return replace(
        frame, measure=part, other_measure=whole, start=start, end=max(frame.end, found.end), measure_from=found.origin,
        unreal=unreal,
    )  # fmt: skip


def _of_what_follows(reader: Reader, scene: Scene, number: Number, left: int) -> _Whole | None:
    """ "5 percent of China's imports came from Russia", "4.9% of it": None where nothing follows."""
    text, right = reader.text, reader.clause(scene, number.start)[1]
    if not _OF.match(text, number.end):
        return None
    before = [m for m in scene.mentions if m.end <= number.start]
    behind = [m for m in scene.mentions if 0 <= m.start - number.end < 45 and m.start < right + 1]
    if not behind:
        if not _OF_THIS.match(text, number.end):
            return None
        earlier = [m.measure for m in before if m.measure]
        topic = reader.so_far.topic
        whole = earlier[-1] if earlier else topic.measure if topic else None
        return _Whole(whole, None, number.end + 6, "sentence" if earlier else "before")
    mention = behind[0]
    if of_whom := _of_whom(reader, scene, number, mention):
        return of_whom
    sends = not before and right_before(_SENDS, text, left, number.start)
    flow = mention.measure if mention.owner in OTHER_SIDE else None
    if sends and flow and flow.scope == "pair" and not flow.good:
        return _Whole(Measure(_seen_by(mention), scope=mention.owner), flow, mention.end)
    went = _WENT.match(text, mention.end, scene.end)
    side = reader.sides.at.get(went.end(), (0, None))[1] if went else None
    if went and mention.measure and side and side == OTHER_SIDE.get(mention.owner):
        end = reader.sides.at[went.end()][0]
        return _Whole(Measure(_seen_by(mention), scope=mention.owner), mention.measure, end)
    named = {reader.sides.at[p][1] for p in reader.sides.between(left, number.start)}
    whole = mention.measure
    its = text[mention.start : mention.end].lower().startswith(("its ", "their "))
    same = any(m.measure == whole for m in before)
    if its or same or not before and OTHER_SIDE.get(mention.owner) in named:
        whole = _of_all(reader, mention)
    part = next((m.measure for m in reversed(before) if m.measure), None)
    return _Whole(None if _OF_THIS.match(text, number.end) else whole, part, mention.end)


def _of_whom(reader: Reader, scene: Scene, number: Number, mention: Mention) -> _Whole | None:
    """ "24 percent of U.S. goods trade": all of it; "the destination of 12 percent of its exports": of who is no subject."""
    measure = mention.measure
    sides = {reader.sides.at[p][1] for p in reader.sides.between(mention.start, mention.end)}
    if (
        mention.owner in OTHER_SIDE
        and measure == Measure()
        and len(sides) < 2
        and mention.why in ("", NOT_WITH_WHOM)
    ):
        return _Whole(Measure(scope=mention.owner), None, mention.end, pardoned=mention.why)
    if measure is None or measure.scope != "pair" or measure.good:
        return None
    place = right_before(_DESTINED, reader.text, scene.start, number.start)
    its = reader.text[mention.start : mention.end].lower().startswith(("its ", "their "))
    named = [side for p in reader.sides.between(scene.start, number.start) if (side := reader.sides.at[p][1])]
    if not place or not its or not named:
        return None
    owner, sold = OTHER_SIDE[named[0]], place["sold"] is not None
    return _Whole(Measure("exports" if sold else "imports", scope=owner), None, mention.end)


def _of_what_stands_before(reader: Reader, scene: Scene, number: Number, place: int) -> _Whole | None:
    """ "Its share of the trade was 4 percent"."""
    inside = [m for m in scene.mentions if m.start >= place and m.end <= number.start]
    if not inside:
        return _Whole(None, None, number.end)
    last = inside[-1]
    whole = _of_all(reader, last)
    if last.why and last.owner in OTHER_SIDE and whole == Measure():  # "China's trade": all of it
        return _Whole(Measure(scope=last.owner), None, number.end, pardoned=last.why)
    return _Whole(whole, None, number.end)


def _seen_by(mention: Mention) -> str:
    """The flow of a mention as its owner sees it."""
    flow = mention.measure.flow if mention.measure else ""
    turned = {"exports": "imports", "imports": "exports"}
    return flow if mention.owner == "reporter" else turned.get(flow, flow)


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
    return Measure(_seen_by(mention), scope=mention.owner)


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
    turned = {"exports": "imports", "imports": "exports"}
    flow = whole.flow if whole.scope == "reporter" else turned.get(whole.flow, whole.flow)
    if part and part.scope == "pair" and not part.good and (part.flow == flow or whole.flow == "total"):
        return part
    share = SHARE_BEFORE.search(reader.text, left, number.start)
    left, right = (share.start() - 30, number.end) if share else (left, reader.clause(scene, number.end)[1])
    named = {reader.sides.at[p][1] for p in reader.sides.between(max(left, scene.start), right)}
    if None in named:
        return None
    return Measure(flow)
