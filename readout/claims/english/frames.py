"""From a figure to a frame: what it measures, when, against what, how exactly, and where each of these was read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from readout.article import Sentence, running_text, within
from readout.claims.context import Context
from readout.claims.english.figures import Number, numbers
from readout.claims.english.mentions import Mention
from readout.claims.english.parts import Narrowing
from readout.claims.english.scene import Filled, Scene
from readout.claims.english.services import counts_services
from readout.claims.english.sides import OTHER_SIDE, Sides
from readout.claims.english.stance import stance
from readout.claims.english.subjects import alien, office_side
from readout.claims.english.timing import Timing
from readout.claims.english.what import mentions
from readout.claims.english.when import Calendar, When, times
from readout.claims.english.words import WITHOUT_FIGURE, has_any, right_before
from readout.claims.model import GUESS, OF_NO_TRADE, WITH_SERVICES, Measure
from readout.claims.tables import Tables, unit_of
from readout.periods import Period

_BASE_MENTION = re.compile(
    r"\b(?:than|from|against|compared\s(?:with|to)|times|twice|double|triple|above|below)\s(?:the\s|that\s|its\s|their\s|for\s|of\s|with\s){0,4}$",
    re.IGNORECASE,
)
_BOOKS = re.compile(
    r"(?:['’]s?)?\s(?:own\s)?(?:(?:official|national|government|trade)\s)?"
    r"(?:customs|books|data|figures|statistics|numbers|counts?|[Ss]tatistic(?:s|al)\s(?:[Oo]ffice|[Ii]nstitute|[Aa]gency|[Bb]ureau)"
    r"|[Cc]ensus\s[Bb]ureau|(?:[Cc]ommerce|[Tt]rade)\s(?:[Mm]inistry|[Dd]epartment)\s(?:data|figures|statistics))\b"
)
_RECORDED_BY = re.compile(
    r"\b(?:recorded|counted|measured|reported|registered|booked)\sby\s(?:the\s)?(?:customs\sof\s(?:the\s)?)?$"
    r"|\bStatistics\s$"
)
_OF_FLOW = re.compile(r"\s(?:worth\s)?of\s(?=(?:exports?|imports?)\b)")

# "Provided more than 12 million dollars", "266 million in humanitarian assistance": a sum that is given, or received.
_GIVES = re.compile(
    r"\b(?:allocat|award|commit|contribut|devot|donat|fund|grant|invest|pledg|provid|receiv)\w{0,4}\s(?:[\w’'-]{1,20}\s){0,5}$"
)
_IS_GIVEN = re.compile(
    r"\s(?:(?:U\.?S\.?|US)?\s?dollars\s)?(?:in|of|for|as|to|through)\s[^.;,:]{0,70}?"
    r"\b(?:assistance|aid|funding|grants?|loans?|relief|financing|support)\b"
)
_BEFORE_THEN = re.compile(
    r"\b(?:before|until|till|prior\sto|ahead\sof)\s(?:the\s)?(?:end\sof\s)?$", re.IGNORECASE
)
_ASIDE_FRAME = re.compile(
    r"\b(?:[Tt]h(?:at|is|ese)\s(?:compares?|compared)|[Cc]omparison:|[Cc]ompared?\s(?:with|to):|[Bb]y\scomparison|[Ff]or\scomparison)"
)
# What a sentence without a figure must have to be of interest: trade, a flow, a good's way, a record, a year.
_RELEVANT = re.compile(
    r"[Tt]rad(?:e|ed|ing)\b|TRADE|urnover|ommerce|xport|mport|hipment|upplies|eliver|urchase|\b[Ss]ales|\b[Ss]old|ought|urplus|eficit|ecord|artner|\b(?:19|20)\d\d\b|year"
)
# In small letters, what it is looked for after one of these is there.
_IN_RELEVANT = (
    *(
        "trad",
        "urnover",
        "ommerce",
        "xport",
        "mport",
        "hipment",
        "upplies",
        "eliver",
        "urchase",
        "sales",
        "sold",
    ),
    *("ought", "urplus", "eficit", "ecord", "artner", "19", "20", "year"),
)
_PRONOUN = re.compile(r"\b(?:[Ii]t|[Tt]hey|[Tt]hat|[Tt]his|[Tt]hese|which|both|[Bb]oth|itself|thus)\b")
_STOP = re.compile(r"[,;]|\s(?:and|but|while)\s")


_MOST_FIGURES = 60
"""How many figures of one sentence are read: what has more is a table, and each is held against all others."""


class Reader(Timing):
    """Reads a text sentence by sentence and keeps in mind what it was about."""

    def __init__(self, context: Context, tables: Tables):
        article, facts = context.article, context.facts
        super().__init__(running_text(article), Calendar(context.today), tables)
        self.context, self.article = context, article
        self.sides = Sides(facts, context.trade)
        self.numbers = numbers(article, facts)
        self._office = office_side(article, self.sides)
        self._countries = {person.name: person.country for person in facts.people}
        codes = context.trade.pair.split("-") if context.trade.available else []
        self._codes = dict(zip(codes, OTHER_SIDE, strict=False))
        figures = sorted(self.numbers, key=lambda n: n.start)
        self.narrowing = Narrowing(self.text, facts.dates, figures, self.sides)

    def scenes(self) -> Iterator[Scene]:
        """Each sentence that may claim something, with its mentions, times and figures.

        What it says is kept in mind after it was used. The others are read once one follows that needs them.
        """
        waiting: list[tuple[int, Sentence]] = []
        for n, sentence in enumerate(self.article.sentences):
            if not self._may_claim(sentence):
                waiting.append((n, sentence))
                continue
            for before in waiting:
                self._keep(self._scene(*before), before[1])
            waiting.clear()
            scene = self._scene(n, sentence)
            yield scene
            self._keep(scene, sentence)

    def _may_claim(self, sentence: Sentence) -> bool:
        """Whether a sentence has a figure, a rank, or a word of those that claim something without a figure."""
        start, end = sentence.start, sentence.end
        if within(self.numbers, start, end):
            return True
        lower = self.text[start:end].lower()
        return "partner" in lower or self._is_relevant(start, end) and has_any(lower, WITHOUT_FIGURE)

    def _is_relevant(self, start: int, end: int) -> bool:
        """Whether what stands between two offsets has a word of those that a sentence without a figure needs."""
        there = has_any(self.text[start:end].lower(), _IN_RELEVANT)
        return there and _RELEVANT.search(self.text, start, end) is not None

    def _scene(self, n: int, sentence: Sentence) -> Scene:
        start, end = sentence.start, sentence.end
        found: list[Mention] = []
        when: list[When] = []
        own = within(self.numbers, start, end)[:_MOST_FIGURES]
        asks = self.text[start:end].rstrip("\"'”’ ").endswith("?")
        if not own and not self._is_relevant(start, end):
            return Scene(n, start, end, (), (), (), self._books_before(n), asks)
        if end - start < 3000:
            when = times(self.text, start, end, self.calendar)
            speaker = self._speaker(start)
            good = self.so_far.good if self.so_far.good_at >= n - 1 else None
            found = mentions(
                self.narrowing, self.sides, self.text, (start, end), speaker, self.so_far.last, good
            )
        before, marks = self._books_before(n), self._books(start, end)
        return Scene(n, start, end, tuple(found), tuple(when), tuple(own), before, asks, marks)

    def unit_of(self, good: str) -> str:
        """In which unit the tables count a good."""
        return unit_of(self.tables, good)

    def speaker(self, scene: Scene) -> str:
        """For which country of the pair a sentence is spoken, where it is for one."""
        return self._speaker(scene.start)

    def _speaker(self, place: int) -> str:
        statement = self.context.contents.holding(place + 3)
        for name in statement.speakers if statement else ():
            if (code := self._countries.get(name)) in self._codes:
                return self._codes[code or ""]
        return self._office

    def _books(self, start: int, end: int) -> tuple[tuple[int, str], ...]:
        """Where a sentence names books, and whose."""
        return tuple(
            (place, str(side))
            for place in self.sides.between(start, end)
            if (side := self.sides.at[place][1]) in OTHER_SIDE
            and (
                _BOOKS.match(self.text, self.sides.at[place][0])
                or right_before(_RECORDED_BY, self.text, start, place)
            )
        )

    def _books_before(self, n: int) -> str:
        """The books named in one of the last sentences of the same paragraph, where those at hand have what was announced.

        On tables of one release a figure that names no books is held against all of them.
        """
        if self.tables.trade.one_release:
            return ""
        at = self.so_far.books_at
        here = 0 <= n - at <= 3 and self.article.sentences[at].segment == self.article.sentences[n].segment
        return self.so_far.books if here else ""

    def _keep(self, scene: Scene, sentence: Sentence) -> None:
        so_far = self.so_far
        if scene.marks:
            so_far.books, so_far.books_at = scene.marks[-1][1], scene.number
        if any(m.why == WITH_SERVICES for m in scene.mentions):
            so_far.services_at = scene.number
        is_heading = self.article.segments[sentence.segment].kind == "heading"
        known = [
            m for m in scene.mentions if m.measure and m.measure.scope == "pair" and not m.echo and not m.why
        ]
        if known:
            so_far.topic, so_far.topic_at = known[0], scene.number
            so_far.total = next((m for m in known if m.measure == Measure()), so_far.total)
        for m in scene.mentions:
            if m.owner in OTHER_SIDE and m.measure:
                so_far.last = m.owner
            if m.measure and m.measure.good:
                so_far.good, so_far.good_at = m.measure, scene.number
        own = [p for w in scene.times if w.role == "own" and (p := self.settled(w, None))]
        if _ASIDE_FRAME.search(self.text, scene.start, min(scene.end, scene.start + 60)):
            own = []  # what something is compared with is not what the text goes on about
        if own and (known or scene.numbers or scene.asks or is_heading):
            past = [p for p in own if self.calendar.today is None or p[0] <= self.calendar.today.year]
            if past:
                so_far.period, so_far.period_at = past[-1] if not known else past[0], scene.number
                if is_heading:
                    so_far.heading = past[-1]
                so_far.periods = [*dict.fromkeys([*so_far.periods, *past])][-6:]

    # -- slots

    def measured(self, scene: Scene, at: int, end: int) -> tuple[Mention | None, Measure | None, str, str]:
        """The mention a figure is of, its measure, where it was read, and why it cannot be tested."""
        text = self.text
        before = [m for m in scene.mentions if m.end <= at and not self._held_against(scene, m, at)]
        holding_it = [m for m in scene.mentions if m.start <= at < m.end]
        if holding_it:
            before.append(holding_it[0])
        mention = before[-1] if before else None
        if (dealt := _OF_FLOW.match(text, end)) and (
            told := [m for m in scene.mentions if m.start == dealt.end()]
        ):
            mention = told[0]  # "9.9 billion dollars of exports"
        if was := re.match(r",\s(?:was|were|came\sfrom|went\sinto)\s", text[end : end + 16]):
            told = [m for m in scene.mentions if 0 <= m.start - end - was.end() <= 3]
            mention = told[0] if told else mention
        if mention is None:
            behind = [m for m in scene.mentions if 0 <= m.start - end <= 25]
            joined = behind and re.match(r"\s(?:in|of|worth\sof|from|for)\s", text[end : end + 15])
            if not joined and re.match(r"\W{0,3}(?:With|At)\s(?:\w+\s){0,2}$", text[scene.start : at]):
                behind = [m for m in scene.mentions if 0 <= m.start - end <= 40]
                joined = re.match(r",\s", text[end : end + 2]) if behind else None
            mention = behind[0] if joined else None
        left = self.clause(scene, at)[0]
        if mention is None:
            return self._carried(scene, None, max(left, scene.start), at)
        if mention.echo:
            return self._carried(scene, mention, mention.end, at)
        if mention.measure is None:
            return mention, None, "clause", mention.why or "other"
        origin = mention.origin
        between = (mention.end, at) if mention.end <= at else (at, at)
        if alien(text, *between, scene.numbers, scene.times, self.sides, scene.mentions):
            origin = GUESS
        if self._third(scene, at, end):
            origin = GUESS
        return mention, mention.measure, origin, mention.why

    def _third(self, scene: Scene, at: int, end: int) -> bool:
        """Whether a clause names a third country that no mention in it has taken up."""
        left, right = self.clause(scene, at)
        stop = _STOP.search(self.text, end, right)
        right = stop.start() if stop else right
        return any(
            self.sides.at[p][1] is None and not any(m.start <= p < m.end for m in scene.mentions)
            for p in self.sides.between(left, right)
        )

    def _held_against(self, scene: Scene, mention: Mention, at: int) -> bool:
        """Whether a mention is what something is held against, and no longer spoken of at a place."""
        return right_before(_BASE_MENTION, self.text, scene.start, mention.start) is not None

    def _carried(
        self, scene: Scene, echo: Mention | None, left: int, at: int
    ) -> tuple[Mention | None, Measure | None, str, str]:
        earlier = [m for m in scene.mentions if m.measure and not m.echo and m.end <= at]
        origin = "before"
        topic = self.so_far.topic
        if echo and echo.echo == "none":
            return echo, None, "clause", "other"
        if echo and echo.echo == "money":
            good = next(
                (m.measure for m in reversed(earlier) if m.measure and m.measure.good), self.so_far.good
            )
            if good:
                return echo, replace(good, unit="money"), "before", ""
            return echo, Measure(), GUESS, ""
        if earlier and not (echo and echo.echo == "same"):
            return earlier[-1], earlier[-1].measure, "sentence", earlier[-1].why
        if echo and echo.echo == "same":
            return echo, Measure(), "before" if topic else GUESS, ""
        if topic is None:
            return None, Measure(), GUESS, OF_NO_TRADE
        if self.so_far.total and not _PRONOUN.search(self.text, max(scene.start, at - 120), at):
            topic = self.so_far.total  # nothing hangs on the sentence before
        if scene.number - self.so_far.topic_at > 1 and self.so_far.total:
            topic = self.so_far.total  # what a text is about, where the sentence before is about nothing
        elif scene.number - self.so_far.topic_at > 4:
            origin = GUESS
        if alien(self.text, left, at, scene.numbers, scene.times, self.sides, scene.mentions):
            origin = GUESS
        if self._third(scene, at, at):
            origin = GUESS
        return None, topic.measure, origin, ""

    def filled(self, scene: Scene, number: Number) -> Filled:
        """The slots of a figure that do not hang on its relation."""
        mention, measure, origin, why = self.measured(scene, number.start, number.end)
        if mention is None and self._is_given(scene, number):
            origin, why = GUESS, why or OF_NO_TRADE
        period, period_from, others = self.own_period(scene, number)
        if period is None and self.is_base(scene, number):
            main = self._main_period(scene, number)
            left, right = self.zone(scene, number)
            bases = [w for w in scene.times if w.role == "base" and number.end <= w.start and w.end <= right]
            if main and bases:
                period, period_from = self.settled(bases[0], main), "clause"
        left, right = self.zone(scene, number)
        carried = origin == "before" and self.so_far.services_at == scene.number - 1
        if carried or counts_services(self.text, *self.clause(scene, number.start)):
            why = why if why and why != "other" else WITH_SERVICES
        for w in scene.times:
            if (
                left <= w.start
                and w.end <= right
                and right_before(_BEFORE_THEN, self.text, scene.start, w.start)
            ):
                why = why or "It speaks of the time before, which is no period of the tables."
        return Filled(mention, measure, origin, period, period_from, others, why)

    def _is_given(self, scene: Scene, number: Number) -> bool:
        """Whether a figure is what somebody gives or spends."""
        gives = right_before(_GIVES, self.text, scene.start, number.start)
        return bool(gives or _IS_GIVEN.match(self.text, number.end, scene.end))

    def _main_period(self, scene: Scene, number: Number) -> Period | None:
        before = [n for n in scene.numbers if n.end <= number.start and not self.is_base(scene, n)]
        return self.own_period(scene, before[-1])[0] if before else self.so_far.period

    def put(self, scene: Scene, mention: Mention | None, at: int, end: int) -> tuple[bool, str]:
        """Whether a clause is denied, and why it is no assertion, if it is none."""
        left, _ = self.clause(scene, at)
        text = self.text
        if mention and scene.start <= mention.start < at and not mention.end < left:
            before, between = (
                text[max(scene.start, mention.start - 400) : mention.start],
                text[mention.end : at],
            )
        else:
            before, between = text[scene.start : left], text[left:at]
        found = stance(before, between, text[end : scene.end])
        if scene.asks:
            return False, "It is a condition or an open question, not an assertion."
        return found.denied, found.unreal
