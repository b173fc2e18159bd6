"""What each figure of a sentence says: a level, a difference, a change, a multiple, a share, a part of a target."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from readout.claims.english.figures import Number
from readout.claims.english.frames import Reader
from readout.claims.english.mentions import Mention
from readout.claims.english.scene import Filled, Scene
from readout.claims.english.shares import SHARE_BEFORE, settled, share
from readout.claims.english.sides import OTHER_SIDE
from readout.claims.english.timing import IS_LARGER
from readout.claims.english.words import DIRECTION, direction_of, hedge_of
from readout.claims.model import GUESS, Frame, Measure

_MORE = re.compile(
    r"(?:\sworth|['’]\sworth)?\s(?:(?P<up>more|higher|larger|greater|bigger|above|up|ahead|extra)|(?P<down>less|lower|smaller|fewer|below|down|short|behind))\b(?!\s(?:or|and)\b)"
)
_NOUN_BEHIND = re.compile(
    r"(?:\s(?:year-on-year|annual|yearly|yoy))?\s(?:(?P<up>rise|increase|growth|jump|gain|surge|expansion|climb|leap)|(?P<down>fall|decline|drop|decrease|slump|dip|contraction|plunge))\b"
)
_BY_SAID = re.compile(
    r"\b(?:by|up|down|plus|minus|rose|grew|fell|climbed|dropped|gained|lost|added|adding|shed|an\s(?:increase|extra)\sof|a\s(?:rise|gain|fall|drop|decline|decrease|jump)\sof)\s(?:(?:about|some|around|nearly|almost|more\sthan|over|roughly|only|just|less\sthan)\s){0,2}(?:US|USD\s?)?\$?$"
)
_A_MONTH = re.compile(
    r"[ ](?:(?:a|per|each|every)[ ](?:day|week|month|quarter)|on[ ]average|monthly|daily)\b"
)
_AVERAGE = re.compile(r"\b(?:average|mean|monthly)\b")
_MADE_UP = re.compile(
    r"\b(?:made\sup|makes?\sup|make\sup|account(?:s|ed|ing)?\sfor|represent(?:s|ed|ing)?|constitut\w+|was|were|is|takes?|took|suppl(?:ies|ied)|bought|buys|absorb(?:s|ed)|receiv(?:es|ed)|sends?|sent|provid(?:es|ed)|made|compris(?:es|ed)|amount(?:s|ed)\sto)\b"
)
_OF_IT = re.compile(r"\s(?:of|in)\s(?:it|that|this|the\stotal)\b")
_REACHED = re.compile(
    r"\b(?:reach\w*|c[ao]me|hit|achiev\w*|attain\w*|climb\w*|r[io]se|gr[eo]w|increase\w*|cross\w*|get|got|total\w*|amount\w*|touch\w*)\b"
)
_ALMOST = re.compile(r"\b(?:nearly|almost|all but|virtually|practically)\s(?:\w+ly\s)?$")
_ALREADY = re.compile(r"\b(?:already|finally|at last)\s(?:\w+\s){0,2}$|\b(?:achiev\w*|attain\w*)\s")
_A_MARK = re.compile(r"[- ](?:[\w.]+[- ])?(?:mark|target|goal|threshold|milestone|barrier)\b")
_TO_A_MARK = re.compile(r"\b(?:mark|target|goal|threshold|milestone)\sof\s$")
_TURNED = {"at least": "at most", "at most": "at least", "below": "at least"}
_PACE_TO = re.compile(
    r"\b(?P<noun>[Gg]rowth|[Dd]ecline|[Ff]all|[Dd]rop|[Rr]ise|[Ii]ncrease|[Dd]ecrease|[Cc]ontraction)(?:\s(?:rate|pace))?\s(?:has\s|had\s|then\s)?"
    r"(?:slowed|accelerated|quickened|eased|cooled|deepened|narrowed|widened|moderated|picked\sup|sped\sup|weakened|was|stood|came|amounted|reached|hit)\b[^,;.%]{0,40}$"
)
_PACE_NOUN = re.compile(
    r"\b(?P<noun>[Gg]rowth|[Dd]ecline|[Ff]all|[Dd]rop|[Rr]ise|[Ii]ncrease|[Dd]ecrease|[Cc]ontraction)\s(?:rate\s)?(?:has\s|had\s)?(?:slowed|accelerated|quickened|eased|cooled|deepened|narrowed|widened)\b"
)
_SEVERAL_YEARS = re.compile(
    r"\b(?:together|combined|over\sthe\s(?:two|three|four|five|\d)\syears|in\sthe\s(?:two|three|four|five)\syears)\b"
)
_WAY_FROM = re.compile(
    r"\b(?:(?P<up>up|rising|growing|climbing|increasing)|(?P<down>down|falling|shrinking|dropping|declining))\s(?:\w+ly\s)?from\s(?:\w+\s){0,2}\$?$"
)
_FIRST_TIME_SAID = re.compile(
    r"\b(?:for\sthe\sfirst\stime(?!\ssince)|(?:for\sthe\s)?first\stime\sever|never\sbefore)\b"
)
_THAN_THE = re.compile(
    r"\s(?:more|higher|larger|less|lower|smaller)\sthan\s(?:the\s(?P<noun>[A-Z]\w+)(?!\s[a-z]+['’])|(?P<on>on|by)\s(?:the\s)?(?P<books>[A-Z]\w+)|(?:in\s)?(?P<adj>[A-Z]\w+)(?:['’]s)?\s(?:books|data|figures|customs|statistics|side|count))"
)
_THAN_BOUGHT = re.compile(
    r"\b(?:than|as)\s(?:it|they|we|she|he|[A-Z]\w+)?\s?(?P<verb>bought|sold|imported|exported|purchased|imports|exports|buys|sells|shipped|received)\b"
)
_NO_SUM = 1e-4  # billions of a currency: "one in ten euros" is no sum
_TWO_RATES = "It is a difference in another currency, which hangs on the rates of two periods."
_PAIR_BASE = re.compile(
    r"\s(?:as\s\w+\sas\s)?(?:that|those|its\s\w+|the\s\w+|trade)\s(?:with|of)\s(?:the\s)?"
)
_KIND_OF_RELATION = {
    "level": "level",
    "difference": "difference",
    "change": "growth",
    "multiple": "comparison",
    "share": "share",
}


def frames(reader: Reader, scene: Scene) -> Iterator[Frame]:
    """A frame for each figure of a sentence, or for what stands for one."""
    for number in scene.numbers:
        if frame := _frame(reader, scene, number):
            yield frame


def _frame(reader: Reader, scene: Scene, number: Number) -> Frame | None:
    text = reader.text
    if number.unit == "percent" and (paid := settled(reader, scene, number)):
        return paid
    if number.unit.endswith(" bn") and number.value < _NO_SUM and not re.search(r"\d", number.text):
        return None
    filled = reader.filled(scene, number)
    relation, direction = _relation(reader, scene, number)
    if not relation:
        return None
    left = max((n.end for n in scene.numbers if n.end <= number.start), default=scene.start)
    hedge = hedge_of(text, left, number.start, number.end)
    mention = filled.mention
    start, end = _extent(reader, scene, number, mention, filled)
    denied, unreal = reader.put(scene, mention, number.start, number.end)
    value = number.value
    unit = number.unit
    if number.unit == "part" and relation in ("change", "share"):
        value, unit = 100 * value, "percent"
    base, base_from = reader.base_period(scene, number.start, number.end, filled.period)
    frame = Frame(
        _KIND_OF_RELATION[relation], start, end, number.start, relation, value, unit, number.step, number.text, filled.measure,
        filled.measure_from, (), filled.period, filled.period_from, filled.other_periods, None, "custom", None,
        scene.books_at(number.start), hedge=hedge, direction=direction, denied=denied, unreal=unreal or filled.why,
    )  # fmt: skip
    if number.loose:
        frame = replace(frame, hedge="loose" if hedge == "equal" else hedge)
    if relation in ("change", "multiple") or relation == "difference":
        frame = replace(frame, base=base, base_from=base_from)
    return _completed(reader, scene, number, frame)


_IN_MONEY = re.compile(
    r"\b(?:in\s(?:value|money|dollar|monetary)|the\s(?:value|bill|cost)|worth|spent|spending|revenues?)\b",
    re.IGNORECASE,
)


def _completed(reader: Reader, scene: Scene, number: Number, frame: Frame) -> Frame | None:
    """The frame with what its relation alone needs."""
    if frame.measure and frame.measure.good and frame.relation in ("change", "multiple"):
        frame = _of_quantity(reader, scene, number, frame)
    if frame.relation == "share":
        return share(reader, scene, number, frame)
    if frame.relation == "difference":
        return _difference(reader, scene, number, frame)
    if frame.relation == "multiple":
        return _multiple(reader, scene, number, frame)
    if frame.relation == "level":
        return _level(reader, scene, number, frame)
    return frame


def _of_quantity(reader: Reader, scene: Scene, number: Number, frame: Frame) -> Frame:
    """A change of a good is one of its quantity, unless money is named; where neither is, it may be either."""
    assert frame.measure
    left, right = reader.clause(scene, number.start)
    quantity = reader.unit_of(frame.measure.good)
    if any(m.echo == "money" and m.end <= number.start and number.start - m.end < 30 for m in scene.mentions):
        quantity = ""
    if _IN_MONEY.search(reader.text, left, min(right, number.end + 30)) or not quantity:
        return replace(frame, measure=replace(frame.measure, unit="money"))
    counted = any(n.unit == quantity for n in scene.numbers) or re.search(
        r"\bvolumes?\b", reader.text[scene.start : scene.end]
    )
    money = () if counted else (replace(frame.measure, unit="money"),)
    return replace(frame, measure=replace(frame.measure, unit=quantity), others=money)


def _extent(
    reader: Reader, scene: Scene, number: Number, mention: Mention | None, filled: Filled
) -> tuple[int, int]:
    """From where to where a claim goes: its mention, its figure, its period."""
    left, right = reader.zone(scene, number)
    start, end = number.start, number.end
    between = [n for n in scene.numbers if mention and mention.end <= n.start and n.end <= number.start]
    if mention and scene.start <= mention.start < number.start and not between:
        start = mention.start
    if mention and mention.start >= number.end:
        end = mention.end
    if mention and mention.spread[1]:
        start, end = min(start, mention.spread[0]), max(end, mention.spread[1])
    if mention is None:
        past = max((n.end for n in scene.numbers if n.end <= number.start), default=scene.start)
        opening = re.compile(r"[^\w$]*(?:(?:and|but|or|while)\s)?").match(reader.text, max(left, past))
        if opening and opening.end() < number.start and number.start - opening.end() < 80:
            start = opening.end()
    others = [n.start for n in scene.numbers if n.start >= number.end]
    stop = min([right, *others])
    for w in scene.times:
        if (
            w.start >= end
            and w.role != "none"
            and w.end <= stop
            and w.start - end < 60
            and not IS_LARGER.search(reader.text, end, w.start)
        ):
            end = w.end
    if left <= start:
        for w in reversed(scene.times):
            if left <= w.start and w.end <= start and start - w.end < 3:
                start = w.start
    return start, end


def _relation(reader: Reader, scene: Scene, number: Number) -> tuple[str, str]:
    """What a figure says, and which way it points; an empty text where it says nothing that is known."""
    text, at, end = reader.text, number.start, number.end
    previous = max((n.end for n in scene.numbers if n.end <= at), default=scene.start)
    before = text[max(previous, at - 90) : at]
    after = text[end : min(scene.end, end + 60)]
    before = re.sub(r"\bma(?:de|kes?|king)\sup\b", "", before)  # "made up 79 billion" went nowhere
    more = _MORE.match(after)
    if number.unit == "times":
        return "multiple", "down" if number.value < 1 else "up"
    if number.unit in ("percent", "part"):
        return _of_a_rate(reader, scene, number, before, after, more)
    if more and not re.match(r"\s(?:up|down)\b", after):
        return "difference", "up" if more["up"] else "down"
    if more and re.match(r"\s(?:up|down)\s(?:from|on)\b", after):
        return ("difference", "up" if more["up"] else "down") if _BY_SAID.search(before) else ("level", "")
    if _BY_SAID.search(before) and not (
        number.unit in ("Mt", "bcm") and re.search(r"\badd(?:ed|ing)\s", before)
    ):
        found = list(DIRECTION.finditer(before.replace("more than", "").replace("less than", "")))
        return "difference", direction_of(found[-1]) if found else "up"
    return "level", ""


def _of_a_rate(
    reader: Reader, scene: Scene, number: Number, before: str, after: str, more: re.Match[str] | None
) -> tuple[str, str]:
    noun = _NOUN_BEHIND.match(after)
    if noun or more:
        up = noun["up"] if noun else more and more["up"]
        return "change", "up" if up else "down"
    clause = before.rpartition(";")[2]
    if not re.search(r"\b(?:by|of)\s(?:\w+\s){0,2}$", before) and _whole_behind(scene, number, after):
        return "share", ""
    if (
        number.unit == "part"
        and re.match(r"\s(?:of|less|more|below|above)\b", after)
        and not re.search(r"\bby\s(?:\w+\s){0,2}$", before)
    ):
        return ("share", "") if after.startswith(" of") else ("change", "")
    left = reader.labelled(scene, number.start)
    whole_clause = reader.text[max(left, scene.start) : number.start]
    if SHARE_BEFORE.search(whole_clause) and not re.search(r"\bby\s(?:\w+\s){0,2}$", before):
        return "share", ""
    if sign := re.search(r"(?:(?P<up>\+|\bplus\s)|(?P<down>[−–-]|\bminus\s))\s?$", before):
        return "change", "up" if sign["up"] else "down"
    pace = _PACE_TO.search(before)
    if pace:
        way = DIRECTION.search(pace["noun"])
        return "change", direction_of(way) if way else "up"
    clause = re.sub(r"\bma(?:de|kes?|king)\sup\b|\b(?:avoid|fail)\w*\s(?=\w+ing\b)", "", clause)
    plain = re.sub(r"\b(?:more|less|higher|lower) than\b|\b(?:over|under|above|below|up\sto)\s$", "", clause)
    found = list(DIRECTION.finditer(plain))
    if found:
        return "change", direction_of(found[-1])
    if number.unit == "part" and not re.search(r"\bby\s", clause):
        return "", ""
    if pace := _PACE_NOUN.search(whole_clause):
        way = DIRECTION.search(pace["noun"])
        return "change", direction_of(way) if way else "up"
    carried = list(DIRECTION.finditer(whole_clause))
    if carried and not re.search(r"\bthan\s", whole_clause):
        return "change", direction_of(carried[-1])
    return ("share", "") if _MADE_UP.search(clause) and after.startswith(" of ") else ("", "")


def _whole_behind(scene: Scene, number: Number, after: str) -> bool:
    """Whether what follows is a whole that a share may be of."""
    if _OF_IT.match(after):
        return True
    return after.startswith(" of ") and any(0 <= m.start - number.end <= 40 for m in scene.mentions)


# -- level


def _level(reader: Reader, scene: Scene, number: Number, frame: Frame) -> Frame | None:
    text = reader.text
    left, right = reader.clause(scene, number.start)
    if _A_MONTH.match(text, number.end) or _AVERAGE.search(text, max(left, number.start - 60), number.start):
        frame = replace(frame, unreal=frame.unreal or "It is an average, which is no level of a period.")
    measure = frame.measure
    if number.unit in ("Mt", "bcm", "thousand units"):
        if measure is None or not measure.good:
            good = _good_behind(scene, number)
            measure = good or measure
        measure = replace(measure, unit=number.unit) if measure and measure.good else None
        frame = replace(frame, measure=measure, unit=number.unit)
    elif measure and measure.good and measure.unit != "money":
        frame = replace(frame, measure=replace(measure, unit="money"))
    frame = _reached(reader, scene, number, frame)
    if _SEVERAL_YEARS.search(text, left, right):
        frame = replace(
            frame, unreal=frame.unreal or "It is a sum of several years, which is no level of one."
        )
    if _FIRST_TIME_SAID.search(text, left, right) and not frame.more:
        frame = replace(frame, more="first")
    way = re.compile(
        rf"\b(?:{DIRECTION.pattern})\s(?:\w+ly\s)?(?:back\s)?to\s[^,;]{{0,40}}$", re.IGNORECASE
    ).search(text, left, number.start)
    if way and frame.hedge not in ("below", "at most"):
        frame = replace(frame, direction=direction_of(way))
    if reader.is_base(scene, number):
        frame = replace(
            frame,
            start=number.start,
            direction="",
            hedge="equal" if frame.hedge == "at least" else frame.hedge,
        )
        frame = _up_from(reader, scene, number, frame)
    return frame


def _up_from(reader: Reader, scene: Scene, number: Number, frame: Frame) -> Frame:
    """ "Up from 5 billion a year earlier": that it went up is said, too."""
    way = _WAY_FROM.search(reader.text, max(scene.start, number.start - 30), number.start)
    main = [n for n in scene.numbers if n.end <= number.start and not reader.is_base(scene, n)]
    if not way or not main:
        return frame
    period = reader.own_period(scene, main[-1])[0]
    start = min(frame.start, way.start())
    return replace(frame, more="from", base=period, direction="up" if way["up"] else "down", start=start)


def _reached(reader: Reader, scene: Scene, number: Number, frame: Frame) -> Frame:
    """A level not reached is one below; one not exceeded, at most as high; a mark that was reached may have been passed."""
    text = reader.text
    left, _ = reader.clause(scene, number.start)
    between = text[max(left, number.start - 90) : number.start]
    verbs = list(_REACHED.finditer(between))
    hedge = frame.hedge
    if hedge == "equal" and verbs and _ALMOST.search(between[: verbs[-1].start()]):
        hedge = "nearly"
    if hedge == "equal" and verbs:
        marked = _TO_A_MARK.search(between) or _A_MARK.match(text, number.end)
        if (
            marked
            or _ALREADY.search(between[: verbs[-1].start()])
            or _ALREADY.match(between, verbs[-1].start())
        ):
            hedge = "at least"
    if not frame.denied:
        return replace(frame, hedge=hedge)
    turned = _TURNED.get(hedge, "below" if hedge in ("equal", "about") and verbs else "")
    return replace(frame, denied=False, hedge=turned, more="denied") if turned else frame


def _good_behind(scene: Scene, number: Number) -> Measure | None:
    """ "90 million tonnes of coal"."""
    for m in scene.mentions:
        if 0 <= m.start - number.end <= 12 and m.measure and m.measure.good:
            return m.measure
        if m.end <= number.start and m.measure and m.measure.good and number.start - m.end < 60:
            found = m.measure
            return found
    return None


# -- difference and multiple


def _difference(reader: Reader, scene: Scene, number: Number, frame: Frame) -> Frame | None:
    text = reader.text
    bought = _THAN_BOUGHT.search(text, number.end, min(scene.end, number.end + 60))
    measure = frame.measure
    if bought and measure and measure.scope == "pair" and measure.flow in ("exports", "imports"):
        seller = "reporter" if measure.flow == "exports" else "partner"
        owner = seller if frame.direction == "up" else OTHER_SIDE[seller]
        return replace(
            frame, kind="balance", relation="level", measure=Measure("balance", owner=owner), base=None,
            direction="", end=bought.end(),
        )  # fmt: skip
    if number.unit.endswith(" bn") and number.unit != "USD bn":
        frame = replace(frame, unreal=frame.unreal or _TWO_RATES)
    if frame.measure and frame.measure.good:
        unit = number.unit if number.unit in ("Mt", "bcm", "thousand units") else "money"
        frame = replace(frame, measure=replace(frame.measure, unit=unit))
    if exceeded := _exceeded(reader, scene, number) or _larger_than(scene, number, frame):
        return replace(
            frame, kind="balance", relation="level", measure=exceeded, measure_from=_origin(scene, number), base=None, direction="",
        )  # fmt: skip
    than = _THAN_THE.match(text, number.end)
    if than:
        place = next((than.start(g) for g in ("noun", "books", "adj") if than[g]), -1)
        side = reader.sides.at.get(place, (0, None))[1]
        if side in OTHER_SIDE and frame.books and side != frame.books:
            return replace(frame, more="books", base=None, end=than.end())
        if side in OTHER_SIDE:
            return replace(
                frame, unreal=frame.unreal or "It does not say on whose books the other figure is."
            )
    if frame.measure and frame.measure.flow == "balance" and not frame.base:
        return replace(frame, base=frame.period)
    return frame


def _origin(scene: Scene, number: Number) -> str:
    """Where whose flows they are was read: a guess where one of them was guessed."""
    origins = {m.origin for m in scene.mentions if m.measure and abs(m.start - number.start) < 120}
    return GUESS if GUESS in origins else "clause"


def _larger_than(scene: Scene, number: Number, frame: Frame) -> Measure | None:
    """ "Its exports were 18 billion larger than its imports"."""
    behind = [m for m in scene.mentions if 0 < m.start - number.end < 26]
    flow = frame.measure.flow if frame.measure else ""
    other = behind[0].measure.flow if behind and behind[0].measure else ""
    if {flow, other} != {"exports", "imports"} or frame.measure is None or frame.measure.good:
        return None
    larger = flow if frame.direction == "up" else other
    return Measure("balance", owner="reporter" if larger == "exports" else "partner")


def _exceeded(reader: Reader, scene: Scene, number: Number) -> Measure | None:
    """ "Its purchases exceeded its sales by 11 billion": a balance, of who sold more."""
    left, _ = reader.clause(scene, number.start)
    flows = [
        m for m in scene.mentions
        if left <= m.start and m.end <= number.start and m.measure and m.measure.flow in ("exports", "imports") and not m.measure.good
    ]  # fmt: skip
    if (
        len(flows) < 2
        or not flows[-2].measure
        or not flows[-1].measure
        or flows[-2].measure.flow == flows[-1].measure.flow
    ):
        return None
    verb = re.compile(
        r"\b(?:(?P<more>exceed|surpass|outweigh|outstrip|topp|higher\sthan|larger\sthan|above|ahead\sof)|(?:below|behind|lower\sthan|smaller\sthan|short\sof))"
    ).search(reader.text, flows[-2].end, flows[-1].start)
    if not verb:
        return None
    larger = flows[-2].measure.flow if verb["more"] else flows[-1].measure.flow
    return Measure("balance", owner="reporter" if larger == "exports" else "partner")


def _multiple(reader: Reader, scene: Scene, number: Number, frame: Frame) -> Frame | None:
    """ "twice that with Osmera" is of two measures; "four times that of ten years before" of two periods."""
    text = reader.text
    if m := _PAIR_BASE.match(text, number.end):
        side = reader.sides.at.get(m.end(), (0, None))[1]
        scope = frame.measure.scope if frame.measure else ""
        if frame.measure and scope not in ("pair", *OTHER_SIDE) and side == "partner":
            return replace(frame, other_measure=Measure(), base=None, end=reader.sides.at[m.end()][0])
    one_and_half = re.search(r"\band\sa\shalf\b", number.text)
    if one_and_half and frame.hedge == "loose":
        frame = replace(frame, step=0.1)
    if frame.base_from == "custom" and not re.search(r"(?:ed|ing)$", number.text):
        grew = DIRECTION.search(text, max(scene.start, number.start - 25), number.start)
        return replace(frame, base_from=GUESS, more="grew" if grew else "")
    return frame
