"""Records and lows, streaks and firsts, and which way something went where no figure says how far."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from readout.claims.english.figures import Number
from readout.claims.english.frames import Reader
from readout.claims.english.scene import Scene
from readout.claims.english.sides import OTHER_SIDE
from readout.claims.english.words import DIRECTION, FINITE, direction_of, has_any, right_before
from readout.claims.model import GUESS, Frame, Measure
from readout.facts.english.numerals import ONES, ORDINALS, number_of
from readout.lexicon import alternatives

_RECORD = re.compile(
    r"\b(?:(?:an?|its|the|new)[ ])?(?:all-time[ ](?:high|peak|record)|record[ ](?:high|level|volume|year|sum|figure)|historic(?:al)?[ ](?:high|peak|maximum)|(?:new[ ])?record\b(?![ ](?:of"
    r"|that|lows?))|highest[ ](?:annual[ ]|yearly[ ])?(?:level|figure|volume|value|total)(?:[ ](?:on[ ]record|ever|in[ ]history))?|(?:highest|largest|biggest|best)[ ](?:ever|on[ ]record|in[ ]history)"
    r"|(?:more|higher|larger)[ ]than[ ](?:in[ ]|ever[ ])?(?:(?:the[ ]same[ ](?:months|period)[ ]of[ ])?(?:any|all)[ ](?:earlier|other|previous)|ever[ ]before|before[ ]in[ ]history)[ ]?(?:year|years|months|month)?)\b"
)
# "No year has seen more trade than 2019", "higher in 2019 than in any year before", "trade has never been higher"
_UNMATCHED = re.compile(
    r"\b(?:[Nn]o[ ](?:other[ ]|earlier[ ]|previous[ ])?year[ ](?:has[ ]|had[ ])?(?:ever[ ])?(?:seen|saw|brought|recorded|known)[ ]"
    r"(?P<word>more|higher|larger|greater|less|lower|smaller)\b(?:[ ][^.;,]{0,60}?[ ]than[ ](?:in[ ])?(?P<year>(?:19|20)\d\d)\b)?"
    r"|(?P<word2>more|higher|larger|greater|lower|smaller)[ ]in[ ](?P<year2>(?:19|20)\d\d)[ ]than[ ](?:in[ ]any|ever)[ ](?:other[ ]|earlier[ ]|previous[ ])?(?:year[ ])?(?:before)?"
    r"|(?:has|have|had)[ ]never[ ](?:before[ ])?been[ ](?:as[ ])?(?P<word3>higher|high|larger|large|greater|bigger|lower|low|smaller|small)\b)"
)
_PEAKED = re.compile(r"\bpeaked[ ](?:at[ ][^.;,]{3,40}[ ])?in[ ](?P<year>(?:19|20)\d\d)\b")
_RECORD_IN = re.compile(
    r"\b(?P<word>below|under|short[ ]of|above|over|beyond)[ ](?:the|its|their)[ ](?:previous[ ]|earlier[ ]|all-time[ ])?"
    r"(?:record|peak|high|maximum|low)(?:[ ](?:set|reached|seen|recorded|hit|marked))?[ ](?:of|from|in)[ ](?P<year>(?:19|20)\d\d)\b"
)
_IN_THAN_IN = re.compile(
    r"\b(?P<word>more|less|higher|lower|larger|smaller|greater|bigger)[ ]in[ ](?P<own>(?:19|20)\d\d)[ ]than[ ]in[ ](?P<year>(?:19|20)\d\d)\b"
)
_HAS_BALANCE = re.compile(
    r"\b(?:had|has|have|ran|runs?|post(?:ed|s)?|record(?:ed|s)?|register(?:ed|s)?|enjoy(?:ed|s)?|show(?:ed|s)?|retained|kept)[ ]"
    r"(?:an?|its)[ ](?:[\w-]+[ ]){0,2}?(?P<what>surplus|deficit)\b"
)
_RECORD_OF = re.compile(r"\b(?:new[ ])?record[ ](?=of[ ])")
_NO_RECORD = re.compile(
    r"\b(?:of|off|below|under|missed|miss|missing|from|near|close[ ]to|since|than|despite|after|without|beside|summary|track|on)[ ]$",
    re.IGNORECASE,
)
_LOWEST = re.compile(
    r"\b(?:(?:an?|its|the)[ ])?(?P<which>lowest|highest|weakest|strongest|smallest|largest|biggest|best|worst)(?:[ ](?:level|figure|total|result|volume|value|reading|amount|sum|month|year|half|quarter|growth))?"
    r"(?:[ ](?:for|of|in)[ ](?:a|any|the)[ ](?P<what>first[ ]half|second[ ]half|half-year|month|year|quarter|January|February|March|April|May|June|July|August|September|October|November|December))?"
    r"(?:[ ]since[ ](?P<since>(?:19|20)\d\d)|[ ]in[ ](?P<years>\w+)[ ]years|[ ](?:on[ ]record|ever|so[ ]far|of[ ]the[ ]year|(?:for|of|in)[ ]any[ ](?:month|year)))"
)
_ORDINAL_EXTREME = rf"(?:(?P<word>{alternatives(ORDINALS)})|(?P<nth>\d{{1,2}})(?:st|nd|rd|th))"
_RUN_EXTREME = re.compile(
    rf"\b(?:for[ ])?(?:(?:the|its|a)[ ])?(?:{_ORDINAL_EXTREME}|(?P<count>{'|'.join(ONES)}|\d{{1,2}}))[ ](?:(?:record|full)[ ])?(?P<join>(?:consecutive|straight|successive)[ ])?(?P<unit>month|year|quarter)s?"
    r"(?P<row>[ ](?:in[ ]a[ ]row|running|on[ ]end|in[ ]succession))?",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(?:its|the|a|their)?[ ]?first[ ](?:annual[ ]|yearly[ ]|full-year[ ])?(?P<noun>decline|fall|drop|decrease|contraction|dip|rise|increase|growth|gain)[ ](?:in[ ](?P<years>\w+)[ ]years|since[ ](?P<since>(?:19|20)\d\d))",
    re.IGNORECASE,
)
_FIRST_TIME = re.compile(
    r"\b[Ff]or[ ]the[ ]first[ ]time[ ](?:in[ ](?P<years>\w+)[ ]years|since[ ](?P<since>(?:19|20)\d\d))"
)
_EVERY = re.compile(
    r"\b[Ee](?:very|ach)[ ]month[ ](?:since|from|after)[ ](?P<month>\w+)[^.;]{0,60}?\b(?P<word>weaker|lower|smaller|less|below|stronger|higher|larger|more|above|better)\b"
)
_EVERY_YEAR = re.compile(r"\b(?:[Ee]very|[Ee]ach)[ ](?:single[ ])?year[ ]since[ ](?P<since>(?:19|20)\d\d)")
_THAN = re.compile(
    r"\b(?P<word>more|less|higher|lower|larger|smaller|greater|bigger|weaker|stronger|fewer|above|below)[ ](?:than|that\sof|those\sof)?[ ]?(?:was[ ]|were[ ]|in[ ]|for[ ]|the[ ])?"
)
_PARTED = re.compile(r",|\b(?:is|was|are|were)\b")
_MORE_THAN_BOUGHT = re.compile(
    r"\b(?P<sell>sold|sells|sell|exported|exports|export|shipped|bought|buys|buy|imported|imports|import)[ ](?P<word>more|less)\b(?![ ]than[ ][$\d])[^.;?]{0,60}?\bthan[ ](?:it|they|we|she|[A-Z]\w+)[ ](?P<buy>bought|buys|buy|imported|imports|import|purchased|sold|sells|sell|exported|exports|export)\b"
)
_PACE = re.compile(
    r"\b(?P<noun>[Dd]ecline|[Ff]all|[Dd]rop|[Dd]ecrease|[Cc]ontraction|[Gg]rowth|[Rr]ise|[Ii]ncrease)(?:[ ](?:of|in)[ ](?:\w+[ ]){0,2}\w+)?[ ](?:rate[ ])?(?:has[ ]|had[ ]|then[ ])?(?P<verb>eased|slowed|deepened|accelerated|quickened|sped[ ]up|narrowed|widened|worsened|softened|moderated|steepened|lessened|weakened|cooled|picked[ ]up)\b"
)
_FASTER = frozenset("deepened accelerated quickened widened worsened steepened".split()) | {
    "sped up",
    "picked up",
}
_RATE_NOUN = re.compile(r"\b(?:fall|decline|drop|growth|rise|increase|decrease|rate|gain)\b", re.IGNORECASE)
_HIGH = frozenset("highest strongest largest biggest best".split())
_UPWARD = frozenset("more higher larger greater bigger stronger above better".split())


def frames(reader: Reader, scene: Scene) -> Iterator[Frame]:
    """Records, lows, streaks, firsts, comparisons without a figure, and plain directions, in the order of their rules."""
    taken: list[tuple[int, int]] = []
    if scene.end - scene.start > 3000 or not (scene.mentions or scene.numbers or scene.times):
        return
    lower = reader.text[scene.start : scene.end].lower()
    for words, rule in _RULES:
        if not has_any(lower, words):
            continue
        for frame in rule(reader, scene):
            if not any(frame.at < end and start <= frame.at for start, end in taken):
                taken.append((frame.at, frame.end))
                yield frame


def _base_frame(
    reader: Reader, scene: Scene, kind: str, relation: str, m: re.Match[str], direction: str, words: str = ""
) -> Frame:
    at = Number(m.start(), m.end(), m.group(), 0.0, "", 1.0)
    filled = reader.filled(scene, at)
    base, base_from = reader.base_period(scene, at.start, at.end, filled.period)
    mention = filled.mention
    start = at.start
    between = [n for n in scene.numbers if mention and mention.end <= n.start and n.end <= at.start]
    if mention and scene.start <= mention.start < at.start and not between:
        start = mention.start
    end = at.end
    for w in scene.times:
        if end <= w.start < end + 25 and not any(end <= n.start < w.start for n in scene.numbers):
            end = w.end
    denied, unreal = reader.put(scene, mention, at.start, at.end)
    return Frame(
        kind, start, end, at.start, relation, 0.0, "", 1.0, words, filled.measure, filled.measure_from, (), filled.period,
        filled.period_from, filled.other_periods, base, base_from, None, scene.books_at(at.start), direction=direction, denied=denied,
        unreal=unreal or filled.why,
    )  # fmt: skip


def _records(reader: Reader, scene: Scene) -> Iterator[Frame]:
    text = reader.text
    found = list(_RECORD.finditer(text, scene.start, scene.end))
    for m in _RECORD_OF.finditer(text, scene.start, scene.end):
        if any(0 <= n.start - m.end() < 28 for n in scene.numbers):
            found.append(m)
    for m in found:
        if right_before(_NO_RECORD, text, scene.start, m.start()):
            continue
        frame = _base_frame(reader, scene, "record", "extreme", m, "up")
        if frame.measure_from == GUESS:
            frame = _of_the_subject(scene, frame)
        if frame.measure_from != GUESS:
            yield replace(frame, base=None)


def _of_the_subject(scene: Scene, frame: Frame) -> Frame:
    """ "Trade rose …, the paper said, and reached a record high": of what the sentence speaks of, where that is one thing."""
    before = [x for x in scene.mentions if x.end <= frame.at and not x.echo]
    same = len({x.measure for x in before}) == 1 and not any(x.why or x.origin == GUESS for x in before)
    if same and before[0].measure == frame.measure:
        return replace(frame, measure_from="sentence")
    return frame


def _unmatched(reader: Reader, scene: Scene) -> Iterator[Frame]:
    """A record told as that no year had more."""
    for m in _UNMATCHED.finditer(reader.text, scene.start, scene.end):
        word, year = m["word"] or m["word2"] or m["word3"], m["year"] or m["year2"]
        up = word not in ("less", "lower", "low", "smaller", "small")
        frame = _base_frame(reader, scene, "record", "extreme", m, "up" if up else "down", m.group())
        inside = [x.measure for x in scene.mentions if m.start() <= x.start < m.end() and x.measure]
        measure, origin = (inside[0], "clause") if inside else (frame.measure, frame.measure_from)
        period, period_from = ((int(year),), "clause") if year else (frame.period, frame.period_from)
        unreal = "" if m["word3"] else frame.unreal
        if origin != GUESS:
            yield replace(
                frame, base=None, measure=measure, measure_from=origin, period=period, period_from=period_from,
                unreal=unreal, denied=False, end=max(frame.end, m.end()),
            )  # fmt: skip


def _peaked(reader: Reader, scene: Scene) -> Iterator[Frame]:
    """ "peaked in 2011": in no year on record was there more, later ones among them."""
    for m in _PEAKED.finditer(reader.text, scene.start, scene.end):
        frame = _base_frame(reader, scene, "record", "extreme", m, "up", m.group())
        if frame.measure_from != GUESS:
            yield replace(
                frame, period=(int(m["year"]),), period_from="clause", base=None, more="peak", end=m.end()
            )


def _record_in(reader: Reader, scene: Scene) -> Iterator[Frame]:
    """ "below the record set in 2011": less than in that year."""
    for m in _RECORD_IN.finditer(reader.text, scene.start, scene.end):
        up = m["word"] in ("above", "over", "beyond")
        frame = _base_frame(reader, scene, "comparison", "direction", m, "up" if up else "down", m.group())
        if not any(m.start() - n.end < 14 and n.end <= m.start() for n in scene.numbers):
            yield replace(frame, base=(int(m["year"]),), base_from="clause", end=m.end())


def _in_than_in(reader: Reader, scene: Scene) -> Iterator[Frame]:
    """ "lower in 2020 than in 2018", where no figure says by how much."""
    for m in _IN_THAN_IN.finditer(reader.text, scene.start, scene.end):
        if any(0 <= m.start() - n.end < 14 for n in scene.numbers):
            continue
        frame = _base_frame(
            reader, scene, "comparison", "direction", m, "up" if m["word"] in _UPWARD else "down", m.group()
        )
        yield replace(
            frame, period=(int(m["own"]),), period_from="clause", base=(int(m["year"]),), base_from="clause", end=m.end(),
        )  # fmt: skip


def _has_balance(reader: Reader, scene: Scene) -> Iterator[Frame]:
    """ "Finland had a surplus in its trade with Turkey": whose it was, where no figure is given."""
    for m in _HAS_BALANCE.finditer(reader.text, scene.start, scene.end):
        left, right = reader.clause(scene, m.start())
        held = next((x for x in scene.mentions if x.start <= m.start("what") < x.end), None)
        if held is None or not held.measure or held.measure.flow != "balance" or held.origin == GUESS:
            continue
        if any(left <= n.start < right for n in scene.numbers):
            continue
        frame = _base_frame(reader, scene, "balance", "level", m, "", m.group())
        yield replace(
            frame, measure=held.measure, measure_from="clause", hedge="over", base=None, unit="USD bn",
            end=max(frame.end, held.end),
        )  # fmt: skip


def _lowest(reader: Reader, scene: Scene) -> Iterator[Frame]:
    for m in _LOWEST.finditer(reader.text, scene.start, scene.end):
        frame = _base_frame(reader, scene, "record", "extreme", m, "up" if m["which"] in _HIGH else "down")
        since = m["since"]
        if m["years"] and frame.period:
            count = ONES.get(m["years"].lower(), 0) or (int(m["years"]) if m["years"].isdigit() else 0)
            since = str(frame.period[0] - count) if count else None
        if frame.measure_from == GUESS:
            continue
        yield replace(
            frame,
            base=(int(since),) if since else None,
            more="since" if since else "year" if m.group().endswith("of the year") else "",
        )


def _runs_extreme(reader: Reader, scene: Scene) -> Iterator[Frame]:
    text = reader.text
    for m in _RUN_EXTREME.finditer(text, scene.start, scene.end):
        if not (m["join"] or m["row"]):
            continue
        count = (
            int(m["nth"])
            if m["nth"]
            else ORDINALS.get((m["word"] or "").lower(), 0) or int(number_of(m["count"] or "0"))
        )
        left, right = reader.clause(scene, m.start())
        ways = list(DIRECTION.finditer(text, left, m.start()))
        record = re.compile(r"\brecord\b").search(text, left, m.end())
        above = next((n for n in scene.numbers if 0 <= n.start - m.end() < 40 and n.unit == "USD bn"), None)
        direction = direction_of(ways[-1]) if ways else "up"
        frame = _base_frame(reader, scene, "streak", "run", m, direction, m.group().strip())
        behind = None if ways or record else FINITE.search(text, m.end(), min(scene.end, m.end() + 120))
        if behind and not any(left <= x.start < m.start() for x in scene.mentions):
            # "For the second consecutive year, trade fell"
            ways, went = [behind], "up" if behind["up"] else "down"
            frame = _base_frame(reader, scene, "streak", "run", behind, went, m.group().strip())
            frame = replace(frame, start=min(frame.start, m.start()), at=m.start())
        if above:
            way = DIRECTION.search(text, m.end(), above.start)
            frame = replace(
                frame,
                step=above.value,
                direction=direction_of(way) if way else "up",
                more="above",
                end=above.end,
            )
        elif record:
            frame = replace(frame, more="record")
        elif frame.measure and frame.measure.flow == "balance":
            frame = replace(frame, more="above", step=0.0, direction="up")
        elif not ways:
            frame = replace(frame, unreal=frame.unreal or "It does not say what happened so many times.")
        yield replace(frame, value=float(count), unit=m["unit"].lower())


def _first(reader: Reader, scene: Scene) -> Iterator[Frame]:
    for m in _FIRST.finditer(reader.text, scene.start, scene.end):
        way = DIRECTION.search(m["noun"])
        frame = _base_frame(
            reader, scene, "streak", "first", m, direction_of(way) if way else "up", m.group().strip()
        )
        since = int(m["since"]) if m["since"] else 0
        if m["years"] and frame.period:
            word = m["years"].lower()
            count = ONES.get(word, 0) or (int(word) if word.isdigit() else 0)
            since = frame.period[0] - count if count else 0
        if since:
            yield replace(frame, base=(since,), base_from="clause")


def _first_time(reader: Reader, scene: Scene) -> Iterator[Frame]:
    """ "For the first time since 2020, trade declined"."""
    for m in _FIRST_TIME.finditer(reader.text, scene.start, scene.end):
        left, right = reader.clause(scene, m.start())
        way = FINITE.search(reader.text, left, min(scene.end, right + 80))
        if not way or any(left <= n.start < right and n.unit == "USD bn" for n in scene.numbers):
            continue
        frame = _base_frame(
            reader, scene, "streak", "first", way, "up" if way["up"] else "down", m.group().strip()
        )
        since = int(m["since"]) if m["since"] else 0
        if m["years"] and frame.period:
            word = m["years"].lower()
            count = ONES.get(word, 0) or (int(word) if word.isdigit() else 0)
            since = frame.period[0] - count if count else 0
        if since and frame.measure_from != GUESS:
            start, end = min(frame.start, m.start()), max(frame.end, m.end())
            yield replace(frame, base=(since,), base_from="clause", start=start, end=end)


def _every(reader: Reader, scene: Scene) -> Iterator[Frame]:
    for m in _EVERY.finditer(reader.text, scene.start, scene.end):
        months = [
            w
            for w in scene.times
            if w.period and len(w.period) == 2 and w.start >= m.start() and w.start <= m.end()
        ]
        if not months or not reader.calendar.to_date:
            continue
        first = months[0].period
        to_date = reader.calendar.to_date
        last = to_date if len(to_date) == 3 else (to_date[0], 1, 12)
        if first is None or first[0] != last[0]:
            continue
        frame = _base_frame(
            reader, scene, "streak", "every", m, "up" if m["word"] in _UPWARD else "down", m.group()
        )
        yield replace(
            frame,
            period=(first[0], first[1], last[2]),
            period_from="clause",
            end=m.end(),
            measure=frame.measure,
        )


def _every_year(reader: Reader, scene: Scene) -> Iterator[Frame]:
    """ "Trade has risen every year since 2021"."""
    for m in _EVERY_YEAR.finditer(reader.text, scene.start, scene.end):
        left, right = reader.clause(scene, m.start())
        ways = list(DIRECTION.finditer(reader.text, left, right))
        record = re.compile(r"\brecord\b").search(reader.text, left, right)
        if not ways and not record:
            continue
        frame = _base_frame(
            reader, scene, "streak", "every_year", m, direction_of(ways[0]) if ways else "up", m.group()
        )
        if frame.measure_from != GUESS and reader.calendar.to_date:
            last = reader.calendar.to_date[0] - (len(reader.calendar.to_date) > 1)
            yield replace(
                frame,
                base=(int(m["since"]),),
                base_from="clause",
                period=(last,),
                period_from="clause",
                more="record" if record else "",
            )


def _bought(reader: Reader, scene: Scene) -> Iterator[Frame]:
    """ "Osmera sold more to Talvia than it bought"."""
    for m in _MORE_THAN_BOUGHT.finditer(reader.text, scene.start, scene.end):
        places = reader.sides.between(scene.start, m.start())
        side = reader.sides.at[places[-1]][1] if places else None
        we = re.compile(r"\b[Ww]e[ ]$").search(reader.text, max(scene.start, m.start() - 4), m.start())
        if we or side not in OTHER_SIDE:
            side = reader.so_far.last if not we else None
        if side not in OTHER_SIDE:
            continue
        sells = m["sell"].startswith(("s", "ex"))
        owner = side if sells == (m["word"] == "more") else OTHER_SIDE[side]
        frame = _base_frame(reader, scene, "balance", "level", m, "")
        yield replace(
            frame, measure=Measure("balance", owner=owner), measure_from="clause", hedge="over", words=m["word"], base=None,
            end=m.end(), unit="USD bn",
        )  # fmt: skip


def _pace(reader: Reader, scene: Scene) -> Iterator[Frame]:
    """ "the growth quickened from April's": one rate of change against another."""
    for m in _PACE.finditer(reader.text, scene.start, scene.end):
        frame = _base_frame(
            reader, scene, "direction", "compared", m, "up" if m["verb"] in _FASTER else "down", m["verb"]
        )
        way = DIRECTION.search(m["noun"])
        if frame.base_from == "clause" or frame.period_from in ("clause", "sentence"):
            yield replace(frame, more=direction_of(way) if way else "up")


def _than(reader: Reader, scene: Scene) -> Iterator[Frame]:
    """ "more than a year ago", "smaller than the deficit of 2019", "is steeper than in spring"."""
    text = reader.text
    for m in _THAN.finditer(text, scene.start, scene.end):
        left, _ = reader.clause(scene, m.start())
        beside = [n for n in scene.numbers if 0 <= m.start() - n.end < 14]
        if any(not _PARTED.search(text, n.end, m.start()) for n in beside) or any(
            0 <= n.start - m.end() < 12 for n in scene.numbers
        ):
            continue
        bases = [w for w in scene.times if w.role in ("base", "own") and 0 <= w.start - m.end() < 45]
        if "than" not in m.group() or not bases:
            continue
        if re.search(r"[,;]", text[m.end() : bases[0].start]):
            continue
        up = m["word"] in _UPWARD
        rate = [n for n in scene.numbers if left <= n.start and n.end <= m.start() and n.unit == "percent"]
        noun = _RATE_NOUN.search(text, left, m.start())
        frame = _base_frame(reader, scene, "comparison", "direction", m, "up" if up else "down", m["word"])
        echo = reader.clause(scene, m.start())[0] <= m.start() and not any(
            left <= x.start < m.start() for x in scene.mentions
        )
        if echo and re.search(
            r"\b(?:that|it|this|which)\s(?:was|is)\s$", text[max(left, m.start() - 14) : m.start()]
        ):
            previous = [x for x in scene.mentions if x.end <= m.start() and x.measure]
            if previous:
                frame = replace(frame, measure=previous[-1].measure, measure_from="sentence")
        base = reader.settled(bases[0], frame.period)
        if base is None or base == frame.period:
            continue
        own = frame.period
        before = [w for w in scene.times if w.role == "own" and w.end <= m.start()]
        if before:
            own = reader.settled(before[-1], frame.period) or own
        frame = replace(frame, period=own, base=base, base_from="clause", end=bases[0].end)
        if rate and noun:
            way = DIRECTION.search(noun.group())
            frame = replace(frame, relation="compared", more=direction_of(way) if way else "up")
        yield frame


def _directions(reader: Reader, scene: Scene) -> Iterator[Frame]:
    """ "Osmeran exports to Talvia rose": only where the clause names what is meant and gives no figure."""
    text = reader.text
    for m in FINITE.finditer(text, scene.start, scene.end):
        left, right = reader.clause(scene, m.start())
        if re.compile(r"\s(?:\w+ly\s)?(?:back\s)?to\s").match(text, m.end()):
            continue  # to a record, to a level
        stop = re.compile(r",").search(text, m.end(), right)
        right = stop.start() if stop else right
        if any(left <= n.start and n.start < right for n in scene.numbers):
            continue
        named = [
            x for x in scene.mentions if left <= x.start and x.end <= m.start() and x.measure and not x.echo
        ]
        if not named or any(w.role == "since" and left <= w.start < right for w in scene.times):
            continue
        frame = _base_frame(
            reader, scene, "direction", "direction", m, "up" if m["up"] else "down", m.group()
        )
        yield frame


# With each the words of which one stands in every sentence that it reads something of, in the order in which they go.
_RULES: tuple[tuple[tuple[str, ...], Callable[[Reader, Scene], Iterator[Frame]]], ...] = (
    (("first",), _first),
    (("first time",), _first_time),
    (("every", "each"), _every),
    (("every", "each"), _every_year),
    (("consecutive", "straight", "successive", "row", "running", "on end", "succession"), _runs_extreme),
    (("than",), _bought),
    (("eased", "slowed", "ened", "accelerated", "sped", "narrowed", "moderated", "cooled", "picked"), _pace),
    (("no ", "any", "ever"), _unmatched),
    (("peaked",), _peaked),
    (("record", "peak", "high", "maximum", "low"), _record_in),
    (("surplus", "deficit"), _has_balance),
    (("than",), _in_than_in),
    (("record", "high", "peak", "maximum", "largest", "biggest", "best", "than"), _records),
    (("est", "worst"), _lowest),
    (("than",), _than),
    (("",), _directions),
)
