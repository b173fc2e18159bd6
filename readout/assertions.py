"""Claims about trade that tables can test: levels, growth, targets, records, comparisons, shares, ranks. Lesson 05.

`find` reads them in any text; each names what is measured, whose, when, and the figure. `claims` judges them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from readout.article import Article, Span, within
from readout.dates import Date
from readout.facts import Facts
from readout.numerals import ONES, number_of
from readout.quantities import Quantity
from readout.trade import Period, Trade


@dataclass(frozen=True, slots=True)
class Assertion:
    """What a stretch of text says of trade, from `start` up to `end`.

    `kind` is level, growth, target, record, comparison, share or rank. `measure` is total, exports or imports as the
    reporter sees them, or None where the text speaks of other countries than the tables do. `value` is in USD bn,
    percent, times or a rank, with `words` as written. `relation` is equal, about, at least, at most, first reached,
    below, highest or times; of a rank, whose partners are ranked: reporter or partner. `base` is the period it is held
    against; of a rank said of the present, `period` is the last full year and `base` the one before.
    """

    kind: str
    start: int
    end: int
    measure: str | None
    period: Period | None
    value: float
    words: str
    relation: str
    base: Period | None = None


_FLOW = re.compile(
    r"\b(?:(?P<flow>[Ee]xports|[Ii]mports|[Ss]hipments|[Ss]ales|[Pp]urchases)[ ](?:of[ ][a-z]+[ ])?(?P<way>to|from)[ ]"
    r"|(?P<total>(?:(?:[Bb]ilateral|[Tt]wo-way|[Mm]utual|[Gg]oods|[Tt]otal|[Oo]verall|[Mm]erchandise|[Ff]oreign)[ ])*"
    r"[Tt]rade(?:[ ](?:volume|turnover|in[ ]goods|exchange|value))*)\b(?![ ](?:[a-z]+[ ])?(?:minister|ministry|deal|talks|"
    r"agreement|war|deficit|surplus|barriers|mission|commissioner|representative|union|partner|target|goal|deals|office))"
    r"(?:[ ](?P<between>between|of|with)[ ])?)"
)
_THE_TWO = re.compile(r"(?:the[ ])?(?:two|both)[ ](?:countries|sides|nations|neighbou?rs|economies)\b|them\b")
# What says how the figure is meant: verbs and hedges right before it.
_ABOUT = re.compile(
    r"\b(?:about|around|nearly|almost|roughly|some|approximately|close to|an estimated)\s$", re.IGNORECASE
)
_OVER = re.compile(
    r"\b(?:(?:more|higher|greater) than|over|above|at least|exceed\w*|surpass\w*|topp\w*|pass(?:ed|es|ing)|cross\w*|broke"
    r"|upwards of)\s(?:the\s(?:mark|level)\sof\s)?$",
    re.IGNORECASE,
)
_UNDER = re.compile(r"\b(?:less|fewer|lower) than\s$|\b(?:under|below|at most|up to)\s$", re.IGNORECASE)
_LEVEL = re.compile(
    r"\b(?:reach\w*|c[ao]me to|total(?:l?ed|s)|amount\w*|stood at|stands at|hit|was|were|exceed\w*|surpass\w*|topp\w*|pass(?:ed|es)|"
    r"cross\w*|broke|achiev\w*|attain\w*|worth|valued at|climbed to|rose to|grew to|fell to|dropped to|increased to|"
    r"declined to)\b"
)
_UP = re.compile(
    r"\b(?:rose|rise[sn]?|rising|grew|grow[sn]?|growing|increas\w+|climb\w*|jump\w*|surg\w+|expand\w*|soar\w*|up|gain\w*|growth of)\b"
)
_DOWN = re.compile(
    r"\b(?:f[ea]ll(?:s|en|ing)?|declin\w+|dropp?\w*|shr[aiu]nk\w*|decreas\w+|contract\w*|slump\w*|down|plung\w+|slid\w*)\b"
)
_TARGET_MET = re.compile(
    r"\b(?:passed|reached|met|hit|exceeded|surpassed|achieved|crossed|attained|beat)\b[^.;]{0,30}\b(?:target|goal)\b"
    r"|\btarget\b[^.;]{0,40}\b(?:was|were)[ ](?:met|reached|achieved|exceeded)\b"
)
_TARGET_MISSED = re.compile(
    r"\b(?:missed|fell short of|failed to (?:meet|reach)|did not (?:meet|reach)|undershot)\b[^.;]{0,30}\b(?:target|goal)\b"
)
_RECORD = re.compile(
    r"\b(?:(?:an?|its|the)[ ])?(?:all-time[ ]high|record[ ](?:high|level)|(?:new[ ])?record\b(?![ ](?:of|that))"
    r"|highest[ ](?:annual[ ]|yearly[ ])?level(?:[ ]on[ ]record|[ ]ever)?|highest[ ](?:ever|on[ ]record))\b"
)
_TIMES = {"doubled": 2, "tripled": 3, "trebled": 3, "quadrupled": 4, "quintupled": 5}
_MULTIPLE = re.compile(
    rf"\b(?P<more>more[ ]than[ ]|nearly[ ]|almost[ ]|about[ ])?(?:(?P<verb>{'|'.join(_TIMES)})\b"
    rf"|(?P<times>\d+(?:\.\d+)?|{'|'.join(ONES)})[ ](?:times|-?fold)[ ](?:the[ ](?:level|figure|amount|value)[ ]of|"
    r"(?:what[ ]it[ ]was|that|as[ ]much[ ]as|as[ ]large[ ]as)[ ]in|its[ ](?:level|value)[ ](?:of|in)))"
)
_SHARE = re.compile(
    r"\b(?:made[ ]up|accounted[ ]for|account[s]?[ ]for|represent(?:ed|s)|constituted|was|were)\b"
)
_OF_TRADE = re.compile(
    r"[ ]of[ ](?:the[ ]|their[ ]|all[ ]|total[ ])*(?:(?:two-way|bilateral|mutual|total|goods)[ ])*trade\b"
)


_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_PLACE = rf"(?:(?P<word>{'|'.join(_ORDINALS)})|(?P<number>\d+)(?:st|nd|rd|th))"
_RANK = re.compile(
    rf"\b(?:(?:{_PLACE}[- ])?(?:largest|biggest|top)|(?:[Nn]umber[- ]|No\.[ ]?)(?P<top>\d+|one|two|three|four|five))"
    r"(?:[ ](?:single|overall|foreign|bilateral))?[ ](?:trading|trade|commercial)[ ]partner\b(?:[ ]of[ ](?:the[ ])?)?"
)
# "ranked third among China's trading partners", "second only to Japan among the trading partners of China"
_AMONG = re.compile(
    rf"\b{_PLACE}(?:[ ]place)?"
    r"(?:[ ]only[ ]to[ ](?:the[ ])?[^,;.]{2,40}?)?[ ]among[ ](?:the[ ])?"
    r"(?:(?P<whose>[^,;.]{2,40}?)(?:['\u2019]s|(?<=s)['\u2019])[ ])?"
    r"(?:(?:largest|biggest|main|major|top|foreign)[ ])?(?:trading|trade|commercial)[ ]partners\b"
    r"(?:[ ]of[ ](?:the[ ])?)?"
)
_POSSESSIVE = re.compile(r"(?:'s|\u2019s|'|\u2019) $")
_IS_ITS = re.compile(
    r"[ ](?:is|was|became|remain(?:s|ed)|ha[sd][ ](?:become|remained|been)|rank(?:s|ed)[ ]as)[ ]"
    r"(?:again[ ]|still[ ]|now[ ])?its[ ]$"
)
_NOW = re.compile(
    r"\b(?:is|are|remains?|ranks(?:[ ]as)?)(?:[ ](?:now|still|again|currently))?(?:[ ]the)?[ ]$"
)
_WAS = re.compile(r"[ ](?:was|is|were|are|remain(?:s|ed))[ ](?:again[ ]|still[ ]|now[ ])?(?:the[ ])?")
_IS = re.compile(r"[ ](?:is|are|remains?)[ ]")
# A shorter list than all partners: "in the region", "among neighbours", "for grain", "excluding blocs".
_SCOPE = re.compile(
    r"[ ](?:in|among|within|outside|for|across|excluding|except|besides|apart[ ]from|other[ ]than)[ ](?:the[ ])?"
    r"(?!first[ ]time|(?:\w+[ ]){1,2}(?:(?:consecutive|straight|successive)[ ])?(?:years?|time)\b)"
)
_BEHIND = re.compile(r",?[ ](?:(?:right|just)[ ])?(?:after|behind)[ ](?:only[ ])?(?:the[ ])?")
_BESIDE = re.compile(r",?[ ](?:the[ ])?")
_NEXT_NAME = re.compile(r"(?:,[ ]|,?[ ]and[ ])(?:the[ ])?")
# The place named right after these is the one left behind: "Vietnam overtook Japan as China's third-largest partner".
_LEFT_BEHIND = re.compile(
    r"\b(?:overt(?:ook|ak(?:en|es?|ing))|surpass\w*|displac\w*|replac\w*|pass(?:ed|es|ing)|dislodg\w*|oust\w*|unseat\w*"
    r"|leapfrogg\w*|edg(?:ed|es|ing)(?:[ ](?:out|past))?|succeed(?:ed|s|ing)|topp(?:ed|ing)|ahead[ ]of"
    r"|behind|after|unlike|past)[ ](?:the[ ])?$"
)
_NOT = re.compile(
    r"\b(?:[Ii]f|[Ww]hether|once(?![ ](?:again|more))|former(?:ly)?|not|never|nor|no[ ]longer|los(?:t|es?)"
    r"|ceased|rather[ ]than|instead[ ]of|fail(?:ed|s)|could|may|might|would|should)\b"
    r"|n['\u2019]t\b"
)
# A date behind these is that of another figure: "the sixth-largest in 2023, up from tenth in 2022".
_OTHER_DATE = re.compile(r"[,;(]|\b(?:up|down|from|than|against|compared)\b")
_SINCE = re.compile(r"\b(?:since|from|than|against|with|until|before|after)[ ](?:in[ ])?$")
_OTHER_SIDE = {"reporter": "partner", "partner": "reporter"}


def find(article: Article, facts: Facts, trade: Trade) -> Iterator[Assertion]:
    """Every assertion of these kinds in `article`, in the order of the text."""
    sides = _Sides(facts, trade)
    for sentence in article.sentences:
        flows = list(_FLOW.finditer(article.text, sentence.start, sentence.end))
        for number, flow in enumerate(flows):
            end = flows[number + 1].start() if number + 1 < len(flows) else sentence.end
            if number + 1 < len(flows) and _OF_TRADE.search(
                article.text, flow.end(), flows[number + 1].end()
            ):
                end = sentence.end  # "made up a tenth of the two-way trade in 2012"
            clause = _Clause(article, facts, sides, flow, sentence.start, end)
            found = clause.read()
            if found:
                yield found
                if found.kind == "share":
                    break
        if article.text.find("partner", sentence.start, sentence.end) < 0:
            continue
        for pattern in (_RANK, _AMONG):
            for match in pattern.finditer(article.text, sentence.start, sentence.end):
                if found := _Rank(article, facts, sides, match, sentence).read():
                    yield found


class _Rank:
    """ "Russia was China's tenth-largest trading partner in 2022": whose partner, which, which rank, when."""

    def __init__(self, article: Article, facts: Facts, sides: _Sides, match: re.Match[str], sentence: Span):
        self.article, self.facts, self.sides, self.match = article, facts, sides, match
        self.text, self.start, self.end = match.string, sentence.start, sentence.end
        # "China said Russia was its third-largest trading partner"
        self.its = _IS_ITS.search(self.text, self.start, match.start())
        self.dates = [
            (date, period)
            for date in within(facts.dates, self.start, self.end)
            if (period := as_period(date))
        ]

    def read(self) -> Assertion | None:
        """The assertion; None where it is denied, or cannot be told, or speaks of fewer than all partners."""
        match, owner = self.match, self._owner()
        if owner is None or owner not in self.sides.at or not self.sides.at[owner][1]:
            return None
        owner_end, whose = self.sides.at[owner]
        self.first, self.after = min(owner, match.start()), max(owner_end, match.end())
        number = self._number()
        scope = _SCOPE.match(self.text, self.after)
        if scope and not any(scope.start() < date.start <= scope.end() for date, _ in self.dates):
            return None
        present = _NOW.search(self.text, self.start, self.first) or _IS.match(self.text, self.after)
        date, period = self._date(bool(present))
        tail = date.end if date and date.start >= self.after else self.after
        ranked = self._ranked(tail)
        begin = self.first if ranked is None else min(ranked, self.first)
        clause = max(self.start, *(self.text.rfind(mark, 0, begin) for mark in ",;:"))
        denied = _NOT.search(self.text, clause, match.start()) or "?" in self.text[match.end() : self.end]
        if number is None or denied:
            return None
        base, day = None, self.article.document_date
        if period is None and present and day:  # no year is named: the last full one is meant, or that before
            period, base = (day.value.year - 1,), (day.value.year - 2,)
        named = ranked is not None and self.sides.at[ranked][1] == _OTHER_SIDE[whose]
        return Assertion(
            "rank",
            begin,
            tail if ranked is None else max(tail, self.sides.at[ranked][0]),
            "total" if named else None,
            period,
            float(number),
            match.group().strip(),
            whose,
            base,
        )

    def _owner(self) -> int | None:
        """Where the country stands whose partners are ranked."""
        match, ends = self.match, self.sides.ends
        if match.groupdict().get("whose"):  # "third among China's trading partners"
            return ends.get(match.end("whose"), (None,))[0]
        if possessive := _POSSESSIVE.search(self.text, self.start, match.start()):
            return ends.get(possessive.start(), (None,))[0]
        if self.its:
            ranked = ends.get(self.its.start(), (self.start,))[0]
            return max((place for place in self._places() if place < ranked), default=None)
        return match.end()

    def _number(self) -> int | None:
        """The rank; "the largest trading partner after ASEAN and the EU" is the third. None where it cannot be told."""
        match, larger = self.match, self._left_behind()
        if plain := match["number"] or match.groupdict().get("top"):
            return int(number_of(plain))
        if match["word"]:
            return _ORDINALS.index(match["word"]) + 1
        return None if larger is None else 1 + larger

    def _left_behind(self) -> int | None:
        """How many are named as larger right behind, which is read over; None where not all of them are known."""
        behind = _BEHIND.match(self.text, self.after)
        if not behind:
            return 0
        named = {m.start: m.end for o in self.facts.organisations for m in o.mentions}
        named |= {place: end for place, (end, _) in self.sides.at.items()}
        larger, place = 0, behind.end()
        while place in named:
            larger, self.after = larger + 1, named[place]
            link = _NEXT_NAME.match(self.text, self.after)
            if not link:
                return larger
            place = link.end()
        return None

    def _date(self, present: bool) -> tuple[Date, Period] | tuple[None, None]:
        """The date that goes with the rank: right behind it; else the last before it, if that is not a present one."""
        later = next((dated for dated in self.dates if dated[0].start >= self.after), None)
        if later and not _OTHER_DATE.search(self.text, self.after, later[0].start):
            return later
        earlier = [
            dated
            for dated in self.dates
            if dated[0].start < self.after and not _SINCE.search(self.text, self.start, dated[0].start)
        ]
        return earlier[-1] if earlier and not present else (None, None)

    def _places(self) -> list[int]:
        """Where countries are named in the sentence; a dateline in capitals names none."""
        return [
            place
            for place, (end, _) in self.sides.at.items()
            if self.start <= place < self.end and not (self.text[place:end].isupper() and end - place > 3)
        ]

    def _ranked(self, tail: int) -> int | None:
        """Where the ranked country stands: "... partner was Russia", else named last before, else right behind."""
        if was := _WAS.match(self.text, self.after) or _WAS.match(self.text, tail):
            return was.end() if was.end() in self.sides.at else None
        if self.its:
            return self.sides.ends[self.its.start()][0]
        before = [place for place in self._places() if place < self.first]
        if before:
            ahead = [place for place in before if not _LEFT_BEHIND.search(self.text, self.start, place)]
            return max(ahead, default=None)
        beside = _BESIDE.match(self.text, tail)
        return beside.end() if beside and beside.end() in self.sides.at else None


class _Sides:
    """Which country of a pair a place in the text is."""

    def __init__(self, facts: Facts, trade: Trade):
        codes = dict(zip(trade.pair.split("-"), ("reporter", "partner"))) if trade.available else {}
        names = {trade.reporter: "reporter", trade.partner: "partner"} if trade.available else {}
        self.at: dict[int, tuple[int, str | None]] = {}
        for place in facts.places:
            side = codes.get(place.country) if place.country else names.get(place.name)
            if side is None and place.country is None:
                # A demonym of a land on no list: "Osmeran" shares its beginning with "Osmera".
                side = next((names[name] for name in names if _stem(name) == _stem(place.name)), None)
            for mention in place.mentions:
                self.at[mention.start] = (mention.end, side)
        self.ends = {end: (start, side) for start, (end, side) in self.at.items()}


def _stem(name: str) -> tuple[str, str]:
    """What a land and its demonym share; "New" and "Upper" alone are shared by many."""
    before, _, last = name.rpartition(" ")
    return before, last[:5]


class _Clause:
    """What follows a mention of trade, up to the next one or the end of the sentence."""

    def __init__(
        self, article: Article, facts: Facts, sides: _Sides, flow: re.Match[str], start: int, end: int
    ):
        self.text, self.facts, self.sides = article.text, facts, sides
        self.flow, self.sentence_start, self.end = flow, start, end
        self.start = flow.start()
        self.after = flow.end()
        self.dates = within(facts.dates, self.sentence_start, end)
        self.quantities = within(facts.quantities, flow.end(), end)

    def read(self) -> Assertion | None:
        """The assertion of this clause, or None."""
        measure = self._measure()
        kinds: tuple[Callable[[str | None], Assertion | None], ...] = (
            self._target,
            self._comparison,
            self._record,
            self._share,
            self._growth,
            self._level,
        )
        return next((found for kind in kinds if (found := kind(measure))), None)

    # -- what is measured

    def _measure(self) -> str | None:
        flow = self.flow
        if not flow["flow"]:
            return self._total()
        kind = "exports" if flow["flow"].lower() in ("exports", "shipments", "sales") else "imports"
        who = self._before()
        whom = self.sides.at.get(flow.end()) or self.sides.at.get(flow.end() + 4)  # "the"
        if whom:
            self.after = whom[0]
        sides = {who and who[1], whom and whom[1]}
        if (
            not sides <= {"reporter", "partner", None}
            or (who and who[1] is None)
            or (whom and whom[1] is None)
        ):
            return None
        exporter = (who[1] if who else None, whom[1] if whom else None)
        first = exporter[0] or {"reporter": "partner", "partner": "reporter"}.get(exporter[1] or "")
        if first is None or exporter[0] == exporter[1]:
            return None
        if first == "reporter":
            return kind
        return "imports" if kind == "exports" else "exports"

    def _before(self) -> tuple[int, str | None] | None:
        """The country right before "exports": "Osmeran exports", "Osmera's exports"."""
        start = self.flow.start()
        for gap in (1, 3):
            found = self.sides.ends.get(start - gap)
            if found and (gap == 1 or self.text[start - 3 : start] in ("'s ", "’s ")):
                self.start = found[0]
                return found
        return None

    def _total(self) -> str | None:
        if not self.flow["between"]:
            return "total" if not self._before() or self._before()[1] else None
        place = self.flow.end()
        if two := _THE_TWO.match(self.text, place):
            self.after = two.end()
            return "total"
        named = []
        while place in self.sides.at:
            end, side = self.sides.at[place]
            named.append(side)
            self.after = end
            link = re.compile(r",?[ ]and[ ](?:the[ ])?|[ ]with[ ]").match(self.text, end)
            place = link.end() if link else -1
        return "total" if named and None not in named else None

    # -- what is said of it

    def _period(self, place: int, without: Sequence[Date] = ()) -> Period | None:
        """The period meant: the date nearest to `place` that names one, in this clause, else before it."""
        fitting = [
            (period, date) for date in self.dates if date not in without and (period := as_period(date))
        ]
        later = [period for period, date in fitting if date.start >= self.after]
        if later:
            return later[0]
        return fitting[-1][0] if fitting else None

    def _assertion(
        self,
        kind: str,
        measure: str | None,
        period: Period | None,
        value: float,
        quantity: Quantity | None,
        relation: str,
        *more: int,
        base: Period | None = None,
    ) -> Assertion:
        ends = [d.end for d in self.dates if as_period(d) in (period, base)] if period else []
        starts = [d.start for d in self.dates if as_period(d) == period and d.end <= self.start]
        end = max([quantity.end if quantity else 0, *more, *(e for e in ends if e > self.start), self.after])
        start = min([self.start, *starts])
        words = quantity.text if quantity else ""
        return Assertion(kind, start, end, measure, period, value, words, relation, base)

    def _money(self) -> Quantity | None:
        return next((q for q in self.quantities if q.unit == "USD"), None)

    def _percent(self) -> Quantity | None:
        return next((q for q in self.quantities if q.unit == "percent"), None)

    def _target(self, measure: str | None) -> Assertion | None:
        missed = _TARGET_MISSED.search(self.text, self.after, self.end)
        met = missed or _TARGET_MET.search(self.text, self.after, self.end)
        money = self._money()
        if not met or not money or not self.flow["total"]:
            return None
        relation = "below" if missed else "first reached"
        if not missed and not re.search(r"\bfirst\b", self.text[self.after : self.end]):
            return None  # that a target was met says no more than that the level was: see `_level`
        period = self._period(met.end())
        return self._assertion("target", measure, period, money.value / 1e9, money, relation, met.end())

    def _comparison(self, measure: str | None) -> Assertion | None:
        match = _MULTIPLE.search(self.text, self.after, self.end)
        if not match:
            return None
        times = _TIMES.get(match["verb"] or "") or number_of(match["times"] or "0")
        intervals = [d for d in self.dates if d.value and re.fullmatch(r"\d{4}/\d{4}", d.value)]
        years = [d for d in self.dates if (p := as_period(d)) and len(p) == 1]
        if intervals:
            first, last = (int(year) for year in intervals[0].value.split("/"))
            period, base, end = (last,), (first,), intervals[0].end
        else:
            after = [d for d in years if d.start >= match.end() - 1]
            before = [d for d in years if d.start < match.start()]
            if not after:
                return None
            base, end = as_period(after[0]), after[0].end
            latest = before[-1] if before else (after[1] if len(after) > 1 else None)
            period = as_period(latest) if latest else None
        hedge = (match["more"] or "").strip()
        relation = {"more than": "more times", "": "times"}.get(hedge, "about times")
        return self._assertion(
            "comparison", measure, period, times, None, relation, end, match.end(), base=base
        )

    def _record(self, measure: str | None) -> Assertion | None:
        match = _RECORD.search(self.text, self.after, self.end)
        if not match:
            return None
        return self._assertion(
            "record", measure, self._period(match.end()), 0.0, None, "highest", match.end()
        )

    def _share(self, measure: str | None) -> Assertion | None:
        percent = self._percent()
        if not percent or not self.flow["flow"] or not _SHARE.search(self.text, self.after, percent.start):
            return None
        of = _OF_TRADE.match(self.text, percent.end)
        if not of:
            return None
        period = self._period(of.end())
        return self._assertion(
            "share", measure, period, percent.value, percent, self._hedge(percent), of.end()
        )

    def _growth(self, measure: str | None) -> Assertion | None:
        percent = self._percent()
        if not percent:
            return None
        between = self.text[self.after : percent.start]
        up, down = _UP.search(between), _DOWN.search(between)
        if not (up or down) or len(between) > 60:
            return None
        value = percent.value if up and not (down and down.start() > up.start()) else -percent.value
        period = self._period(percent.end)
        base = (period[0] - 1, *period[1:]) if period else None
        return self._assertion("growth", measure, period, value, percent, self._hedge(percent), base=base)

    def _level(self, measure: str | None) -> Assertion | None:
        money = self._money()
        if not money:
            return None
        between = self.text[self.after : money.start]
        verb = list(_LEVEL.finditer(between))
        if not verb or len(between) > 120:
            return None
        relation = self._hedge(money)
        if relation == "equal" and re.match(r"achiev|attain", verb[-1].group()):
            relation = "at least"
        period = self._period(money.end)
        return self._assertion("level", measure, period, money.value / 1e9, money, relation)

    def _hedge(self, quantity: Quantity) -> str:
        before = self.text[max(self.after - 1, quantity.start - 40) : quantity.start]
        for relation, pattern in (("at least", _OVER), ("at most", _UNDER), ("about", _ABOUT)):
            if pattern.search(before):
                return relation
        return "equal"


def as_period(date: Date) -> Period | None:
    """The period a date names: a year, a month, or whole months of one year; None for others."""
    value = date.value or ""
    if re.fullmatch(r"\d{4}", value):
        return (int(value),)
    if re.fullmatch(r"\d{4}-\d{2}", value):
        return (int(value[:4]), int(value[5:]))
    match = re.fullmatch(r"(\d{4})-(\d\d)-01/(\d{4})-(\d\d)-(\d\d)", value)
    if match and match[1] == match[3] and int(match[5]) >= 28:
        return (int(match[1]), int(match[2]), int(match[4]))
    return None
