"""Claims about trade that tables can test: levels, growth, targets, records, comparisons, shares, ranks.

`find` reads them in any text; each names what is measured, whose, when, and the figure. `claims` judges them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from readout.article import Article, Span, within
from readout.claims.english.stance import plain, stance
from readout.facts import Date, Facts, Quantity
from readout.facts.english.numerals import ONES, number_of
from readout.lexicon import columns, entries
from readout.periods import Period
from readout.trade import Trade


@dataclass(frozen=True, slots=True)
class Assertion:
    """What a stretch of text says of trade, from `start` up to `end`.

    `kind` is level, growth, target, record, comparison, share or rank. `measure` is total, exports or imports as the
    reporter sees them, or None where the text speaks of other countries than the tables do. `value` is in USD bn,
    percent, times or a rank, with `words` as written. `relation` is equal, about, nearly, at least, at most,
    first reached, below, highest or times; of a rank, whose partners are ranked: reporter or partner. `base` is
    the period it is held against; of a rank said of the present, `period` is the last full year and `base` the
    one before. `denied` means that it is said not to be so; `untestable` says why it cannot be tested, if so.
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
    denied: bool = False
    untestable: str = ""


_FLOW = re.compile(
    r"\b(?:(?P<flow>[Ee]xports|[Ii]mports|[Ss]hipments|[Ss]ales|[Pp]urchases)"
    r"(?:[ ]of[ ](?P<what>[a-z][\w-]*(?:,?[ ][a-z][\w-]*){0,6}?))?[ ](?P<way>to|from)[ ]"
    r"|(?P<total>(?:(?:[Bb]ilateral|[Tt]wo-way|[Mm]utual|[Gg]oods|[Tt]otal|[Oo]verall|[Mm]erchandise|[Ff]oreign)[ ]){0,6}"
    r"[Tt]rade(?:[ ](?:volume|turnover|in[ ]goods|exchange|value)){0,4})\b(?![ ](?:[a-z]+[ ])?(?:minister|ministry|deal|talks|"
    r"agreement|war|deficit|surplus|barriers|mission|commissioner|representative|union|partner|target|goal|deals|office))"
    r"(?:[ ](?P<between>between|of|with)[ ])?)"
)
_THE_TWO = re.compile(r"(?:the[ ])?(?:two|both)[ ](?:countries|sides|nations|neighbou?rs|economies)\b|them\b")
# What says how the figure is meant: verbs and hedges right before it.
_ABOUT = re.compile(r"\b(?:about|around|roughly|some|approximately|an estimated)\s$", re.IGNORECASE)
_NEARLY = re.compile(
    r"\b(?:nearly|almost|close to|just (?:under|below)|approach(?:ed|es|ing)|near(?:ed|s|ing)"
    r"|(?:just|narrowly|slightly|a little|little) (?:short|shy) of)\s$",
    re.IGNORECASE,
)
_MARK = r"(?:(?:the|a|an|its|their)\s(?:(?:[\w-]+\s){0,2}(?:mark|level|target|goal|threshold|milestone)\sof\s)?)?$"
_SHORT_OF = re.compile(
    rf"\b(?:(?:short|shy) of|(?:far|well off|away) from|nowhere near)\s{_MARK}", re.IGNORECASE
)
_OVER = re.compile(
    r"\b(?:(?:more|higher|greater) than|over|above|at least|exceed\w*|surpass\w*|top(?:s|p\w*)?|pass(?:ed"
    r"|es|ing)?|cross\w*|broke|break"
    rf"|upwards of)\s{_MARK}",
    re.IGNORECASE,
)
_UNDER = re.compile(rf"\b(?:(?:less|fewer|lower) than|under|below|at most|up to)\s{_MARK}", re.IGNORECASE)
# A target or a mark that was reached may have been passed.
_TO_A_MARK = re.compile(r"\b(?:mark|target|goal|threshold|milestone)\sof\s$")
_A_MARK = re.compile(r"[- ](?:[\w.]+[- ])?(?:mark|target|goal|threshold|milestone|barrier)\b")
# "up 50 billion", "50 billion more than", "20 billion a month" are no levels of a year.
_CHANGED_BY = re.compile(
    r"\b(?:up|down|by|of the)\s(?:(?:about|some|around|nearly|almost|more than|over)\s)?$"
)
_MORE_THAN = re.compile(
    r"[ ](?:more|higher|less|lower|larger|smaller|up|down)\b"
    r"|[ ](?:(?:a|per|each|every)[ ](?:day|week|month|quarter)|on[ ]average|monthly|daily)\b"
)
# What follows is said of something else: "trade grew as tourism rose", "trade grew and investment reached".
_ELSE = re.compile(r"\b(?:as(?![ ](?:of|at|a|much|high)\b)|while|whereas|because|with|after|when)[ ]\w")
_AND = re.compile(r"\band[ ](?![A-Z])(?:\w+ly[ ])?")
_HEDGES = (
    ("at least", _OVER),
    ("nearly", _NEARLY),
    ("below", _SHORT_OF),
    ("at most", _UNDER),
    ("about", _ABOUT),
)
_LEVEL = re.compile(
    r"\b(?P<up>reach\w*|c[ao]me to|hit|achiev\w*|attain\w*|climb(?:ed)? to|r[io]se to|gr[eo]w to"
    r"|increased? to)\b"
    r"|\b(?:total(?:l?ed|s)?|amount\w*|stood at|stands? at|be|was|were|exceed\w*|surpass\w*|top(?:s"
    r"|p\w*)?|pass(?:ed|es)?"
    r"|cross\w*|broke|break|worth|valued at|f[ea]ll to|drop(?:ped)? to|declined? to|short of|shy of"
    r"|close to|approach\w*"
    r"|near(?:ed|s|ing)|(?:remain|stay)(?:ed|s)?|(?:f[ea]ll|dropped|slipped) (?:below|under))\b"
)
_ALMOST = re.compile(r"\b(?:nearly|almost|all but|virtually|practically) $")
_UP = re.compile(
    r"\b(?:rose|rise[sn]?|rising|grew|grow[sn]?|growing|increas\w+|climb\w*|jump\w*|surg\w+|expand\w*|soar\w*|up|gain\w*|growth of)\b"
)
_DOWN = re.compile(
    r"\b(?:f[ea]ll(?:s|en|ing)?|declin\w+|dropp?\w*|shr[aiu]nk\w*|decreas\w+|contract\w*|slump\w*|down|plung\w+|slid\w*)\b"
)
_TARGET_MET = re.compile(
    r"\b(?:pass(?:ed)?|reach(?:ed)?|met|meet|hit|exceed(?:ed)?|surpass(?:ed)?|achieved?|cross(?:ed)?"
    r"|attain(?:ed)?|beat)\b[^.;]{0,30}\b(?:target|goal)\b"
    r"|\btarget\b[^.;]{0,40}\b(?:was|were)[ ](?:met|reached|achieved|exceeded)\b"
)
_TARGET_MISSED = re.compile(
    r"\b(?:missed|fell short of|failed to (?:meet|reach)|did not (?:meet|reach)|undershot)\b[^.;]{0,30}\b(?:target|goal)\b"
)
_RECORD = re.compile(
    r"\b(?:(?:an?|its|the)[ ])?(?:all-time[ ]high|record[ ](?:high|level)|(?:new[ ])?record\b(?![ ](?:of"
    r"|that|lows?))"
    r"|highest[ ](?:annual[ ]|yearly[ ])?level(?:[ ]on[ ]record|[ ]ever)?|highest[ ](?:ever|on[ ]record))\b"
)
_NO_RECORD = re.compile(
    r"\b(?:of|off|below|under|missed|miss|missing|from|near|close[ ]to|since|than|despite|after|without"
    r"|beside)[ ]$"
)
_RECORD_OF = re.compile(r"\b(?:new[ ])?record[ ](?=of[ ])")
_TIMES = {"doubled": 2, "tripled": 3, "trebled": 3, "quadrupled": 4, "quintupled": 5}
_MULTIPLE = re.compile(
    rf"\b(?P<more>more[ ]than[ ]|nearly[ ]|almost[ ]|about[ ])?(?:(?P<verb>{'|'.join(_TIMES)})\b"
    rf"|(?P<times>\d+(?:\.\d+)?|{'|'.join(ONES)})[ ](?:times|-?fold)[ ](?:the[ ](?:level|figure|amount|value)[ ]of|"
    r"(?:what[ ]it[ ]was|that|as[ ]much[ ]as|as[ ]large[ ]as)[ ]in|its[ ](?:level|value)[ ](?:of|in)))"
)
# What may stand before "trade" without narrowing it; all other words there do. "Cross-border" trade is as often
# that of border regions as all of it, so it is no such word.
_WHOLE = frozenset(
    "bilateral mutual two-way goods merchandise commodity commodities foreign overall total annual yearly combined"
    " aggregate general actual nominal countries' countries’ sides' sides’ nations' nations’ neighbours'"
    " neighbors'"
    " economies' two both last next first past full-year whole entire record".split()
)
_LEADS = frozenset(
    word for line in columns("function_words") for words in line[1:] for word in words.split()
) | {
    *(form for _, *forms in columns("cues") for form in forms),
    *"and or but if whether as because although though while when where how why since after until once"
    " unless than via"
    " see sees saw seen bring brings brought take takes took push pushes drive drives drove keep keeps"
    " kept make makes"
    " made lift lifts raise raises boost boosts expand increase double strengthen show shows shown mean"
    " means find found"
    " let lets china-russia sino-russian nor so volume value growth level figure including hence".split(),
}
_OF_KINDS = frozenset(
    "shipping fishing processing farming mining manufacturing engineering banking clothing manufactured"
    " processed"
    " refined containerized containerised family daily weekly monthly quarterly hourly".split()
)
_WORD_BEFORE = re.compile(r"(?<![^\s(\"“‘-])([^\W\d_][\w'’-]*) $")
_IN = re.compile(
    r"[ ](?P<in>in|by|via|through|across|along|within|among|under|for|inside|without|of)[ ](?:the[ ]"
    r"|their[ ]|its[ ])?"
    r"(?P<what>U\.S\.|[A-Za-z][\w-]*)(?P<more>[ ](?:and|or)[ ]\w+)?"
    r"(?:[ ](?!exceeds|reaches|tops|passes|totals|was)[a-z]+s\b)?"
)
_IN_ALL = re.compile(
    r"(?:goods|merchandise|commodit(?:y|ies)|general|total|all|value|volume|dollars?|USD?|U\.S\.|both"
    r"|recent|that|this|each|which|fact"
    r"|turn|first|second|third|fourth|last|past|same|previous|whole|full|period|year|half|quarter|month"
    r"|first-half)$"
)
_ONLY = re.compile(
    r"\b(?:excluding|without|except(?:ing)?|apart[ ]from|other[ ]than|not[ ](?:counting|including)"
    r"|net[ ]of|leaving[ ]out)"
    r"[ ][\w'’-]+"
    r"|\b(?:settled|denominated|invoiced)\b(?:[ ]in(?:[ ]\w+){1,2})?|\b(?:and"
    r"|including)[ ](?:trade[ ]in[ ])?services\b"
    r"|\bin[ ](?:national|local|their[ ]own)[ ]currenc(?:y|ies)\b"
    r"|\bin[ ](?:the[ ])?(?:yuan|renminbi|RMB|rou?bles?|euros?|real|constant|physical|volume[ ]terms"
    r"|tonn?e?s)\b(?:[ ](?:and[ ]\w+[ ])?terms)?"
)
_OF_A_SUM = re.compile(
    r"(?:goods|about|over|nearly|almost|around|some|more|less|up|at|US|U\.S\.|[a-z]*teen|[a-z]*ty)$"
)
_REGION_OF = re.compile(r"\b(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Cc]entral|[Ii]nner)\w*[ ]$")
_ONLY_ASIDE = re.compile(rf",[ ](?:{_ONLY.pattern})")
_REST = re.compile(r"[^,;]*(?:,[ ](?=excluding|without|except|apart|not[ ]|including[ ])[^,;]*)?")
_WITHOUT = re.compile(
    r"\b(?:[Ee]xcluding|[Ww]ithout|[Ee]xcept[ ]for|[Aa]part[ ]from|[Nn]ot[ ]counting)[ ][^,;]{0,400},[ ]$"
)
_PARTS_OF = re.compile(
    r"(?:['’]s?[ ][\w-]+(?:[ ](?:[A-Z][\w-]*|regions?|provinces?|cities|companies|firms)){0,6}"
    r"|(?:[ ][A-Z][\w-]*){1,6})"
)
# "the share of yuan in trade rose", "investment and trade": not the trade, or not it alone.
_OF_TRADE_ITSELF = re.compile(
    r"\b\w+[ ](?<!\bvalue )(?<!\bvolume )(?<!\blevel )"
    r"(?<!\bamount )(?<!\bturnover )(?<!\btotal )(?<!\bsize )(?<!\bscale )(?<!\bgoal )(?<!\btarget )"
    r"(?:in|of|for|from|through|via)[ ](?:the[ ]|their[ ]|its[ ]|all[ ])?$"
    r"|(?:^|(?<=[.\n]\s)|(?<=that )|(?<=said ))(?:the |The )?[A-Za-z-]+[ ]and[ ](?:the[ ])?$"
)
_WHICH = re.compile(r",?[ ](?:which|that)\b|,[ ]\w+ing\b")
_AND_OTHERS = re.compile(r"[ ]and[ ](?:the[ ])?(?!between\b|\w+(?:ed|s)?[ ](?:to|by|a)\b)[a-z]+\b(?=[ ])")
_PEOPLES = re.compile(r"[ ](?:sides|economies|nations|peoples|governments|markets)\b")
_PART = "It speaks of a part of the trade or of another trade ({}); the tables here are of all goods."
_JOINED = re.compile(r"(?:[-–/]|['’]s and |,? and (?:the )?)$")
_BEFORE_THEN = re.compile(
    r"\b(?:before|until|till|[Pp]rior[ ]to|ahead[ ]of)[ ](?:the[ ])?(?:end[ ]of[ ])?$", re.IGNORECASE
)
# A date behind these is that of another figure: "compared with 2019", but not "from a year earlier in 2023".
_AGAINST = re.compile(
    r"\b(?:from|(?<!more )(?<!less )than|against|since|on(?=[ ]\d{4}\b|[ ]$)|compared\s(?:with|to)"
    r"|relative\sto)\s"
    r"(?![^,;]{0,400}\b(?:to|earlier|before|ago|previous|prior)\b)[^,;]{0,400}$"
)
_IN_BRACKETS = re.compile(r"\([^()]{0,400}\b(?:billion|million|bn|percent)\b[^()]{0,400}$")
_SINCE_BASE = re.compile(r"\b(?:[Ss]ince|[Cc]ompared\s(?:with|to)|[Ff]rom)\s$")
_SHARE = re.compile(
    r"\b(?:made[ ]up|accounted[ ]for|account[s]?[ ]for|represent(?:ed|s)|constituted|was|were)\b"
)
_OF_TRADE = re.compile(
    r"[ ]of[ ](?:the[ ]|their[ ]|all[ ]|total[ ]){0,3}(?:(?:two-way|bilateral|mutual|total|goods)[ ]){0,4}trade\b"
)


_ORDINALS = entries("ordinals")[:10]
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
_NO_RANK = re.compile(
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
            read = clause.read()
            yield from read
            if any(one.kind == "share" for one in read):
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
        self.its = right_before(_IS_ITS, self.text, self.start, match.start())
        self.dates = [
            (date, period) for date in within(facts.dates, self.start, self.end) if (period := date.period)
        ]

    def read(self) -> Assertion | None:
        """The assertion; None where it is denied, or cannot be told, or speaks of fewer than all partners."""
        match, owner = self.match, self._owner()
        owner_end, whose = self.sides.at.get(owner, (0, None)) if owner is not None else (0, None)
        if owner is None or not whose:
            return None
        self.first, self.after = min(owner, match.start()), max(owner_end, match.end())
        number = self._number()
        scope = _SCOPE.match(self.text, self.after)
        if scope and not any(scope.start() < date.start <= scope.end() for date, _ in self.dates):
            return None
        present = right_before(_NOW, self.text, self.start, self.first) or _IS.match(self.text, self.after)
        date, period = self._date(bool(present))
        tail = date.end if date and date.start >= self.after else self.after
        ranked = self._ranked(tail)
        begin = self.first if ranked is None else min(ranked, self.first)
        clause = max(self.start, *(self.text.rfind(mark, self.start, begin) for mark in ",;:"))
        denied = _NO_RANK.search(self.text, clause, match.start()) or "?" in self.text[match.end() : self.end]
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
        if possessive := right_before(_POSSESSIVE, self.text, self.start, match.start()):
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
        named, larger, place = self.sides.named, 0, behind.end()
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
            if dated[0].start < self.after and not right_before(_SINCE, self.text, self.start, dated[0].start)
        ]
        return earlier[-1] if earlier and not present else (None, None)

    def _places(self) -> list[int]:
        """Where countries are named in the sentence; a dateline in capitals names none."""
        return [
            place
            for place in self.sides.between(self.start, self.end)
            if not ((end := self.sides.at[place][0]) - place > 3 and self.text[place:end].isupper())
        ]

    def _ranked(self, tail: int) -> int | None:
        """Where the ranked country stands: "... partner was Russia", else named last before, else right behind."""
        if was := _WAS.match(self.text, self.after) or _WAS.match(self.text, tail):
            return was.end() if was.end() in self.sides.at else None
        if self.its:
            return self.sides.ends[self.its.start()][0]
        before = [place for place in self._places() if place < self.first]
        if before:
            ahead = (
                place
                for place in reversed(before)
                if not right_before(_LEFT_BEHIND, self.text, self.start, place)
            )
            return next(ahead, None)
        beside = _BESIDE.match(self.text, tail)
        return beside.end() if beside and beside.end() in self.sides.at else None


class _Sides:
    """Which country of a pair a place in the text is."""

    def __init__(self, facts: Facts, trade: Trade):
        codes = (
            dict(zip(trade.pair.split("-"), ("reporter", "partner"), strict=False)) if trade.available else {}
        )
        names = {trade.reporter: "reporter", trade.partner: "partner"} if trade.available else {}
        self.at: dict[int, tuple[int, str | None]] = {}
        self.parts: set[int] = (
            set()
        )  # a province or city, whose trade is not the country's; a capital stands for it
        self.demonyms: set[int] = set()
        for place in facts.places:
            side = codes.get(place.country) if place.country else names.get(place.name)
            if side is None and place.country is None:
                # A demonym of a land on no list: "Osmeran" shares its beginning with "Osmera".
                side = next((names[name] for name in names if _stem(name) == _stem(place.name)), None)
            for mention in place.mentions:
                self.at[mention.start] = (mention.end, side)
                if place.country and place.name not in (*names, *_capitals(place.country)):
                    self.parts.add(mention.start)
                if mention.kind == "demonym":
                    self.demonyms.add(mention.start)
        self.ends = {end: (start, side) for start, (end, side) in self.at.items()}
        self.places = sorted(self.at)
        bodies = {m.start: m.end for body in facts.organisations for m in body.mentions}
        self.named = bodies | {place: end for place, (end, _) in self.at.items()}

    def between(self, start: int, end: int) -> list[int]:
        """The places from `start` up to `end` where a country, or a part of one, is named, in order."""
        return self.places[bisect_left(self.places, start) : bisect_left(self.places, end)]


@cache
def _capitals(code: str) -> tuple[str, ...]:
    return next((tuple(names.split("/")) for land, _, _, names in columns("countries") if land == code), ())


def _stem(name: str) -> tuple[str, str]:
    """What a land and its demonym share; "New" and "Upper" alone are shared by many."""
    before, _, last = name.rpartition(" ")
    return before, last[:5]


# In characters: how far before and behind a place of a clause words are looked for, and how far a clause goes. A sentence
# of this length has some 100 words; no figure so far behind "trade" is said of it.
_REACH = 400
_LONGEST_CLAUSE = 600
# Words that hang on what follows stand right before it.
_RIGHT_BEFORE = 80


def right_before(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The match of a `pattern` that ends in `$` before place `end` of a text, not looked for before `start`."""
    return pattern.search(text, max(start, end - _RIGHT_BEFORE), end)


class _Clause:
    """What follows a mention of trade, up to the next one or the end of the sentence."""

    def __init__(
        self, article: Article, facts: Facts, sides: _Sides, flow: re.Match[str], start: int, end: int
    ):
        self.text, self.facts, self.sides = article.text, facts, sides
        self.flow, self.sentence_start = flow, start
        self.end = end = min(end, flow.end() + _LONGEST_CLAUSE)
        self.left = max(start, flow.start() - _REACH)  # how far back words before the clause are looked at
        self.start = flow.start()
        self.after = flow.end()
        self.dates = within(facts.dates, max(start, flow.start() - _LONGEST_CLAUSE), end)
        self.quantities = within(facts.quantities, flow.end(), end)
        self.tail = 0  # where words behind the figure end that belong to the claim
        self.why = ""  # why no table can test the clause, whatever it says

    def read(self) -> list[Assertion]:
        """The assertions of this clause; a sum beside a record is one of its own."""
        if not (self._money() or self._percent() or self._says_without_figure()):
            return []
        measure = self._measure()
        self._part()
        kinds: tuple[Callable[[str | None], Assertion | None], ...] = (
            self._target,
            self._comparison,
            self._record,
            self._share,
            self._growth,
            self._level,
        )
        found = next((found for kind in kinds if (found := kind(measure))), None)
        if found and found.kind == "record" and (level := self._level(measure)):
            return [found, level]
        return [found] if found else []

    def _says_without_figure(self) -> bool:
        """Whether something stands here that may be claimed without a sum or a share: a multiple, a record."""
        return any(pattern.search(self.text, self.flow.end(), self.end) for pattern in (_MULTIPLE, _RECORD))

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
        """The country right before "exports" or "trade": "Osmeran exports", "Osmera's exports"."""
        start = self.flow.start()
        for gap in (1, 3):
            found = self.sides.ends.get(start - gap)
            if found and (gap == 1 or self.text[start - 3 : start] in ("'s ", "’s ")):
                self.start = found[0]
                return found
        return None

    def _total(self) -> str | None:
        owner = self._before()
        if owner and owner[1] is None:
            return None
        if not self.flow["between"]:
            joined = right_before(_JOINED, self.text, self.sentence_start, owner[0]) if owner else None
            if owner and not joined or "oreign" in self.flow["total"]:
                self.why = "It speaks of trade and does not say with whom."
            if owner and joined:  # "China-Russia trade"
                self.start = self.sides.ends.get(joined.start(), owner)[0]
            return "total"
        place = self.flow.end()
        if two := _THE_TWO.match(self.text, place):
            self.after = two.end()
            return "total"
        named = []
        while place in self.sides.at:
            end, side = self.sides.at[place]
            named.append(side)
            self.after = end
            comma = "" if named[1:] else r"|,[ ]"
            link = re.compile(rf",?[ ]and[ ](?:the[ ])?|[ ]with[ ]{comma}").match(self.text, end)
            place = link.end() if link else -1
        return "total" if named and None not in named else None

    def _part(self) -> None:
        """Looks for words that narrow the trade, and takes them into the claim."""
        start, end = self.start, self.after
        text, words = self.text, None
        if start == self.flow.start():
            words = _WORD_BEFORE.search(text, self.left, start)
            if words and (_leads(words[1]) or any(words.end(1) - d.end in (0, 2) for d in self.dates)):
                words = None
        narrow = words and (words.start(1), words.end(1))
        what = self.flow["what"]
        if what and not re.fullmatch(r"(?:all[ ]|its[ ])?(?:goods|merchandise|commodities)", what):
            narrow = self.flow.span("what")
        for place in range(start, end):
            if place in self.sides.parts or self._of_a_people(place):
                narrow = (place, self.sides.at[place][0])
        places = [(_IN, end)]
        if end > self.flow.end():  # a country was read, of which this may be a part
            places.append((_PARTS_OF, end))
        if not self.flow["between"] and self.flow["total"]:
            places.append((_IN, self.flow.end("total")))
        for pattern, place in places:
            found = pattern.match(text, place, self.end)
            if found and (pattern is _PARTS_OF or not self._in_all(found)):
                narrow = found.span()
        figure = next((q.end for q in self.quantities if q.unit in ("USD", "percent")), end)
        rest = _REST.match(text, figure, self.end)
        for place, said in ((end, _without_asides(text[end:figure])), (figure, rest.group() if rest else "")):
            if found := _ONLY.search(said):
                narrow = (place + found.start(), place + found.end())
        if found := _ONLY_ASIDE.search(text, end, figure):
            narrow = found.span()
        for pattern in (_WITHOUT, _REGION_OF):
            if found := pattern.search(text, self.left, start):
                narrow = found.span()
        if found := _AND_OTHERS.match(text, self.flow.end("total")) if self.flow["total"] else None:
            narrow = found.span()
        before = _OF_TRADE_ITSELF.search(text, self.left, start)
        if before and not _WHICH.match(text, end):
            narrow = before.span()
        if narrow:
            if narrow == (words and words.span(1)) and (owner := self._owner(narrow[0])):
                start = owner  # "China's soybean imports"
            self.why = _PART.format(repr(text[narrow[0] : narrow[1]].strip(" ,")))
            self.start = min(start, narrow[0])
            if narrow[0] < figure or figure == end:
                self.after = max(end, narrow[1])
            else:
                self.tail = narrow[1]

    def _owner(self, place: int) -> int | None:
        """Where the country stands whose name ends right before `place`: "China's ", "Chinese "."""
        possessive = 2 if self.text[place - 3 : place - 1] in ("'s", "’s") else 0
        return self.sides.ends.get(place - 1 - possessive, (None,))[0]

    def _of_a_people(self, place: int) -> bool:
        """Whether a people's name in a list of countries goes with something of theirs: "Chinese firms and Russia"."""
        listed = place > self.flow.start() and place in self.sides.demonyms
        return listed and not _PEOPLES.match(self.text, self.after)

    def _in_all(self, found: re.Match[str]) -> bool:
        """Whether "in ..." says when, or in which money, or of all goods: it does not narrow."""
        start, end = found.span("what")
        if found["more"] and found["what"] != "value":
            return False
        if found["in"] == "of" and self.flow["flow"]:  # "exports to Russia of cars"
            return bool(_OF_A_SUM.match(found["what"]))
        if found["in"] in ("by", "for", "of") and found["what"] not in ("rail", "road", "sea", "air", "land"):
            return True  # "by 2023", "for the year", "of 5 billion"
        if any(d.start <= end and start <= d.end for d in self.dates):
            return True
        return bool(_IN_ALL.match(found["what"]))

    # -- what is said of it

    def _period(self, place: int) -> Period | None:
        """The first period named in this clause, else the last before it, that is not of another figure."""
        fitting = [
            (period, date)
            for date in self.dates
            if (period := date.period) and not self._against(place, date, period)
        ]
        later = [period for period, date in fitting if date.start >= self.after]
        if later:
            return later[0]
        return fitting[-1][0] if fitting else None

    def _against(self, place: int, date: Date, period: Period) -> bool:
        """Whether a date is of another figure: "up from 190 billion in 2022", not "from May to July 2022"."""
        if date.start < self.after:
            since = right_before(_SINCE_BASE, self.text, self.sentence_start, date.start)
            return len(period) < 3 and since is not None
        start = max(place if date.start >= place else self.after, date.start - _REACH)
        if _IN_BRACKETS.search(self.text, start, date.start):
            return True
        found = _AGAINST.search(self.text, start, date.start)
        return found is not None and not (len(period) == 3 and found.group() in ("from ", "from the "))

    def _base(self, place: int, period: Period | None) -> Period | None:
        """The period a growth is held against: that named, else the same one a year before."""
        if period is None:
            return None
        named = [p for date in self.dates if (p := date.period) and self._against(place, date, p)]
        same = [p for p in named if len(p) == len(period) and p < period]
        return same[0] if same else (period[0] - 1, *period[1:])

    def _assertion(
        self,
        kind: str,
        measure: str | None,
        period: Period | None,
        value: float,
        quantity: Quantity | None,
        relation: str,
        *more: int,
        at: int,
        base: Period | None = None,
    ) -> Assertion:
        """The assertion whose figure, or what stands for one, begins `at`."""
        ends = [d.end for d in self.dates if d.period in (period, base)] if period else []
        starts = [d.start for d in self.dates if d.period == period and d.end <= self.start]
        end = max(
            [
                quantity.end if quantity else 0,
                *more,
                *(e for e in ends if e > self.start),
                self.after,
                self.tail,
            ]
        )
        start = min([self.start, *starts])
        words = quantity.text if quantity else ""
        put = stance(self.text[self.left : self.start], self.text[self.after : at], self.text[end : self.end])
        why = put.unreal or self.why
        if not why and any(
            date.period == period and right_before(_BEFORE_THEN, self.text, self.sentence_start, date.start)
            for date in self.dates
        ):
            why = "It speaks of the time before, which is no period of the tables."
        return Assertion(
            kind, start, end, measure, period, value, words, relation, base, put.denied and not why, why
        )

    def _money(self) -> Quantity | None:
        return next((q for q in self.quantities if q.unit == "USD"), None)

    def _percent(self) -> Quantity | None:
        return next((q for q in self.quantities if q.unit == "percent"), None)

    def _target(self, measure: str | None) -> Assertion | None:
        money = self._money()
        if not money or not self.flow["total"]:
            return None
        first = re.search(r"\bfirst\b", self.text[self.after : self.end])
        # "did not reach the target for the first time in 2022" denies the year, not that it was reached.
        missed = None if first else _TARGET_MISSED.search(self.text, self.after, self.end)
        met = missed or _TARGET_MET.search(self.text, self.after, self.end)
        if not met:
            return None
        relation = "below" if missed else "first reached"
        if not missed and not first:
            return None  # that a target was met says no more than that the level was: see `_level`
        period = self._period(met.end())
        return self._assertion(
            "target", measure, period, money.value / 1e9, money, relation, met.end(), at=met.start()
        )

    def _comparison(self, measure: str | None) -> Assertion | None:
        match = _MULTIPLE.search(self.text, self.after, self.end)
        if not match:
            return None
        times = _TIMES.get(match["verb"] or "") or number_of(match["times"] or "0")
        intervals = [
            (both, d.end) for d in self.dates if (both := re.fullmatch(r"(\d{4})/(\d{4})", d.value or ""))
        ]
        years = [d for d in self.dates if (p := d.period) and len(p) == 1]
        period: Period | None
        base: Period | None
        if intervals:
            years_named, end = intervals[0]
            period, base = (int(years_named[2]),), (int(years_named[1]),)
        else:
            after = [d for d in years if d.start >= match.end() - 1]
            before = [d for d in years if d.start < match.start()]
            if not after:
                return None
            base, end = after[0].period, after[0].end
            latest = before[-1] if before else (after[1] if len(after) > 1 else None)
            period = latest.period if latest else None
        hedge = (match["more"] or "").strip()
        relation = {"more than": "more times", "": "times"}.get(hedge, "about times")
        return self._assertion(
            "comparison",
            measure,
            period,
            times,
            None,
            relation,
            end,
            match.end(),
            at=match.start(),
            base=base,
        )

    def _record(self, measure: str | None) -> Assertion | None:
        match = self._record_words()
        if not match:
            return None
        return self._assertion(
            "record",
            measure,
            self._period(match.end()),
            0.0,
            None,
            "highest",
            match.end(),
            at=match.start(),
        )

    def _record_words(self) -> re.Match[str] | None:
        """The words that call it a record; "a record of" is one only before a sum."""
        match, money = _RECORD.search(self.text, self.after, self.end), self._money()
        of = _RECORD_OF.search(self.text, self.after, self.end)
        match = match or (of if of and money and 0 <= money.start - of.end() < 25 else None)
        return match if match and not _NO_RECORD.search(self.text, self.after, match.start()) else None

    def _share(self, measure: str | None) -> Assertion | None:
        percent = self._percent()
        if not percent or not self.flow["flow"] or not _SHARE.search(self.text, self.after, percent.start):
            return None
        of = _OF_TRADE.match(self.text, percent.end)
        if not of:
            return None
        period = self._period(of.end())
        return self._assertion(
            "share", measure, period, percent.value, percent, self._hedge(percent), of.end(), at=percent.start
        )

    def _growth(self, measure: str | None) -> Assertion | None:
        percent = self._percent()
        if not percent:
            return None
        between = self.text[self.after : percent.start]
        up, down = _UP.search(between), _DOWN.search(between)
        if not (up or down) or len(between) > 60 or _elsewhere(between):
            return None
        value = percent.value if up and not (down and down.start() > up.start()) else -percent.value
        period = self._period(percent.end)
        base = self._base(percent.end, period)
        return self._assertion(
            "growth", measure, period, value, percent, self._hedge(percent), at=percent.start, base=base
        )

    def _level(self, measure: str | None) -> Assertion | None:
        money = self._money()
        if not money:
            return None
        between = self.text[self.after : money.start]
        record = self._record_words()
        beside = record and record.end() <= money.start
        verbs = list(_LEVEL.finditer(between))
        if not (verbs or beside) or len(between) > 120 or _elsewhere(between):
            return None
        if (
            _CHANGED_BY.search(between)
            or re.search(r"(?:percent|%)[ ]of\b", between)
            or _MORE_THAN.match(self.text, money.end)
        ):
            return None
        verb, relation = verbs[-1] if verbs else None, self._hedge(money)
        if relation == "equal" and verb and _ALMOST.search(between[: verb.start()]):
            relation = "nearly"
        if relation == "equal" and verb and re.match(r"achiev|attain", verb.group()):
            relation = "at least"
        marked = _TO_A_MARK.search(between) or _A_MARK.match(self.text, money.end)
        if relation == "equal" and verb and verb["up"] and marked:
            relation = "at least"
        period = self._period(money.end)
        found = self._assertion("level", measure, period, money.value / 1e9, money, relation, at=money.start)
        if not found.denied:
            return found
        if beside:
            return replace(found, denied=False, untestable="It denies a record, a sum, or both.")
        # A level not reached is one below; one not exceeded, at most as high.
        turned = {"at least": "at most", "at most": "at least"}.get(relation)
        if relation in ("equal", "about") and verb and verb["up"]:
            turned = "below"
        return replace(found, denied=False, relation=turned) if turned else found

    def _hedge(self, quantity: Quantity) -> str:
        before = self.text[max(self.after - 1, quantity.start - 40) : quantity.start]
        for relation, pattern in _HEDGES:
            if pattern.search(before):
                return relation
        return "equal"


def _elsewhere(between: str) -> bool:
    """Whether the words from "trade" to a figure pass to another subject."""
    between = plain(between)
    joined = (m.end() for m in _AND.finditer(between))
    verbs = (_LEVEL, _UP, _DOWN, _RECORD)
    return bool(_ELSE.search(between)) or any(
        not any(verb.match(between, place) for verb in verbs) for place in joined
    )


def _leads(word: str) -> bool:
    """Whether a word before "trade" leaves it whole: "said trade", "growing trade", "its overall trade"."""
    lower = word.lower()
    whole = lower in _WHOLE or lower in _LEADS or lower.endswith(("ly", "ed", "ing"))
    return whole and lower not in _OF_KINDS and not re.search(r"-\w+(?:ed|ing)$", lower)


def _without_asides(words: str) -> str:
    """The words with their asides blanked, each place unchanged."""
    return re.sub(r",[^,;]*,", lambda aside: " " * len(aside.group()), words)
