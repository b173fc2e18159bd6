"""Ranks among a country's partners: whose partners, which of them, which rank, when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from readout.article import Article, Span, within
from readout.claims.english.sides import OTHER_SIDE, Sides
from readout.claims.english.words import right_before
from readout.facts import Date, Facts
from readout.facts.english.numerals import number_of
from readout.lexicon import entries
from readout.periods import Period

_ORDINALS = entries("ordinals")[:10]
_PLACE = rf"(?:(?P<word>{'|'.join(_ORDINALS)})|(?P<number>\d+)(?:st|nd|rd|th))"
_RANK = re.compile(
    rf"\b(?:(?:{_PLACE}[- ])?(?:largest|biggest|top)|{_PLACE.replace('word', 'word2').replace('number', 'number2')}"
    r"|(?:[Nn]umber[- ]|No\.[ ]?)(?P<top>\d+|one|two|three|four|five))"
    r"(?:[ ](?:single|overall|foreign|bilateral))?[ ](?:(?:trading|trade|commercial|economic)[ ])?partner\b(?:[ ]of[ ](?:the[ ])?)?"
)
# "ranked third among China's trading partners", "second only to Japan among the trading partners of China"
_AMONG = re.compile(
    rf"\b{_PLACE}(?:[ ]place)?"
    r"(?:[ ]only[ ]to[ ](?:the[ ])?[^,;.]{2,40}?)?[ ]among[ ](?:the[ ])?"
    r"(?:(?P<whose>[^,;.]{2,40}?)(?:['\u2019]s|(?<=s)['\u2019])[ ])?"
    r"(?:(?:largest|biggest|main|major|top|foreign)[ ])?(?:(?:trading|trade|commercial|economic)[ ])?partners\b"
    r"(?:[ ]of[ ](?:the[ ])?)?"
)
# "Kenya's largest export market", "the second-largest supplier of Spain", "the top destination for Kenya's exports"
_MARKET = re.compile(
    rf"\b(?:(?:{_PLACE}[- ])?(?:largest|biggest|top)|{_PLACE.replace('word', 'word2').replace('number', 'number2')}"
    r"|(?:[Nn]umber[- ]|No\.[ ]?)(?P<top>\d+|one|two|three|four|five))(?:[ ](?:single|overall|foreign))?[ ]"
    r"(?:(?P<sold>export[ ](?:market|destination|partner)|(?:destination|market)[ ](?:for|of)[ ](?=(?:the[ ])?[A-Z][^,;.]{2,40}?[ ]exports\b)(?:the[ ])?)"
    r"|(?P<bought>source[ ]of[ ](?=(?:the[ ])?[A-Z][\w.]{1,30}(?:['\u2019]s?)?[ ](?:goods[ ])?imports\b)|(?:import[ ](?:source|partner|supplier)|supplier|source[ ]of[ ](?:goods[ ])?imports)\b(?![ ](?:of|for)[ ](?!the[ ][A-Z])[a-z])))"
    r"(?:[ ](?:of|for)[ ](?:the[ ])?)?"
)
# "among Turkey's top five trading partners", "one of the three largest partners of Spain"
_FIRST_ONES = re.compile(
    r"\b(?:among|one[ ]of|in)[ ](?:(?:the[ ])?(?P<whose>[A-Z][^,;.]{1,40}?)(?:['\u2019]s|(?<=s)['\u2019])|the)[ ]"
    r"(?:top[ ](?P<most>\d+|two|three|four|five|six|seven|eight|nine|ten)|(?P<most2>two|three|four|five|six|seven|eight|nine|ten)[ ](?:largest|biggest|top))"
    r"[ ](?:(?:trading|trade|commercial|economic)[ ])?partners\b(?:[ ]of[ ](?:the[ ])?)?"
)
_POSSESSIVE = re.compile(r"(?:'s|\u2019s|'|\u2019) $")
_IS_ITS = re.compile(
    r"[ ](?:is|was|became|remain(?:s|ed)|ha[sd][ ](?:become|remained|been)|rank(?:s|ed)[ ]as)[ ]"
    r"(?:again[ ]|still[ ]|now[ ])?its[ ]$"
)
_NOW = re.compile(
    r"\b(?:is|are|remains?|ranks(?:[ ]as)?|ha(?:s|ve)[ ](?:now[ ]|already[ ])?become)(?:[ ](?:now|still|again|currently))?(?:[ ]the)?[ ]$"
)
_WAS = re.compile(r"[ ](?:was|is|were|are|remain(?:s|ed))[ ](?:again[ ]|still[ ]|now[ ])?(?:the[ ])?")
_IS = re.compile(r"[ ](?:is|are|remains?)[ ]")
# A shorter list than all partners: "in the region", "among neighbours", "for grain", "excluding blocs".
_SCOPE = re.compile(
    r"[ ](?:in|among|within|outside|for|across|excluding|except|besides|apart[ ]from|other[ ]than)[ ]"
    r"(?!(?:the[ ])?(?:same|whole|full|said|past)[ ](?:year|period)|that[ ](?:year|period))(?:the[ ])?"
    r"(?!first[ ]time|(?:all[ ]|individual[ ]|single[ ])?(?:countries|states|nations)\b|(?:\w+[ ]){1,2}(?:(?:consecutive|straight|successive)[ ])?(?:years?|time)\b)"
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


@dataclass(frozen=True, slots=True)
class Ranked:
    """A rank from `start` to `end`: `number` among the partners of `whose` (reporter or partner).

    `flow` is total, or exports or imports of `whose`; `at_most` that it is among so many first ones.
    `named` says that it is the other country of the pair that is ranked. `period` is None where the text names none;
    said of the present, it is the last full year and `base` the one before.
    """

    start: int
    end: int
    number: int
    words: str
    whose: str
    named: bool
    period: Period | None
    base: Period | None
    flow: str = "total"
    at_most: bool = False


_WE = re.compile(
    rf"\b[Ww]e[ ][^.;]{{0,40}}?\b(?:its|their|(?P<whose>[A-Z]\w+)['\u2019]s)[ ]{_PLACE}[- ](?:largest[ ]|biggest[ ])?(?:(?:trading|trade)[ ])?partner\b"
)


# With the words of which one stands in every rank of its kind.
_PATTERNS = (
    (("partner",), _RANK),
    (("partner",), _AMONG),
    (("partners",), _FIRST_ONES),
    (("market", "destination", "supplier", "source", "import", "export"), _MARKET),
)


def ranks(article: Article, facts: Facts, sides: Sides, sentence: Span, speaker: str) -> Iterator[Ranked]:
    """Every rank in a sentence; `speaker` is the country for which it speaks, if it does for one."""
    patterns = [
        pattern
        for words, pattern in _PATTERNS
        if any(article.text.find(word, sentence.start, sentence.end) >= 0 for word in words)
    ]
    if not patterns:
        return
    for m in _WE.finditer(article.text, sentence.start, sentence.end):
        if speaker:
            number = int(m["number"]) if m["number"] else _ORDINALS.index(m["word"]) + 1
            yield Ranked(m.start(), m.end(), number, m.group(), OTHER_SIDE[speaker], True, None, None)
            return
    for pattern in patterns:
        for match in pattern.finditer(article.text, sentence.start, sentence.end):
            if found := _Reader(article, facts, sides, match, sentence).read():
                yield found


class _Reader:
    """ "Russia was China's tenth-largest trading partner in 2022": whose partner, which, which rank, when."""

    def __init__(self, article: Article, facts: Facts, sides: Sides, match: re.Match[str], sentence: Span):
        self.article, self.facts, self.sides, self.match = article, facts, sides, match
        self.text, self.start, self.end = match.string, sentence.start, sentence.end
        # "China said Russia was its third-largest trading partner"
        self.its = right_before(_IS_ITS, self.text, self.start, match.start())
        self.dates = [
            (date, period) for date in within(facts.dates, self.start, self.end) if (period := date.period)
        ]

    def read(self) -> Ranked | None:
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
        ranked = self._ranked(tail, whose)
        begin = self.first if ranked is None else min(ranked, self.first)
        clause = max(self.start, *(self.text.rfind(mark, self.start, begin) for mark in ",;:"))
        denied = _NO_RANK.search(self.text, clause, match.start()) or "?" in self.text[match.end() : self.end]
        if number is None or denied:
            return None
        if figures := within(self.facts.quantities, begin, self.first):
            begin = max(figures[-1].end, self.text.rfind(",", begin, self.first)) + 1
        base, day = None, self.article.document_date
        if period is None and present and day:  # no year is named: the last full one is meant, or that before
            period, base = (day.value.year - 1,), (day.value.year - 2,)
        named = ranked is not None and self.sides.at[ranked][1] == OTHER_SIDE[whose]
        end = tail if ranked is None else max(tail, self.sides.at[ranked][0])
        groups = match.groupdict()
        flow = "exports" if groups.get("sold") else "imports" if groups.get("bought") else "total"
        at_most = bool(groups.get("most") or groups.get("most2"))
        return Ranked(begin, end, number, match.group().strip(), whose, named, period, base, flow, at_most)

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
        groups = match.groupdict()
        if most := groups.get("most") or groups.get("most2"):
            return int(number_of(most))
        if plain := groups.get("number") or groups.get("number2") or groups.get("top"):
            return int(number_of(plain))
        if word := groups.get("word") or groups.get("word2"):
            return _ORDINALS.index(word) + 1
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

    def _ranked(self, tail: int, whose: str) -> int | None:
        """Where the ranked country stands: "... partner was Russia", else named last before, else right behind."""
        if was := _WAS.match(self.text, self.after) or _WAS.match(self.text, tail):
            return was.end() if was.end() in self.sides.at else None
        if self.its:
            return self.sides.ends[self.its.start()][0]
        before = [p for p in self._places() if p < self.first and self.sides.at[p][1] != whose]
        if before:
            ahead = (
                place
                for place in reversed(before)
                if not right_before(_LEFT_BEHIND, self.text, self.start, place)
            )
            return next(ahead, None)
        beside = _BESIDE.match(self.text, tail)
        return beside.end() if beside and beside.end() in self.sides.at else None
