"""From a figure to a frame: what it measures, when, against what, how exactly, and where each of these was read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from readout.article import Sentence, running_text, within
from readout.claims.context import Context
from readout.claims.english.figures import Number, numbers
from readout.claims.english.mentions import Mention
from readout.claims.english.parts import Narrowing
from readout.claims.english.sides import OTHER_SIDE, Sides
from readout.claims.english.stance import stance
from readout.claims.english.subjects import alien, office_side
from readout.claims.english.what import mentions
from readout.claims.english.when import Calendar, When, times
from readout.claims.english.words import right_before
from readout.claims.model import GUESS, Measure
from readout.claims.tables import Tables, unit_of
from readout.periods import Period

_BOUNDARY = re.compile(
    r";\s|:\s|\s[-–—]{1,2}\s|\?\s|,?\s(?:while|whereas|but|although|though|when|because)\s|,\s(?:and|with|as|so|yet)\s|,\sand\s|\s\(|\)\s?"
)
_BASE_FIGURE = re.compile(
    r"(?:\b(?:up|down|rising|falling|grew|climbed)\s)?\b(?:from|against|versus|compared\s(?:with|to)|after|following|than(?=\s(?:the|its)\s))\s(?:(?:a|an|the|just|only|about|some|around|nearly|almost|USD|US)\s){0,2}\$?$",
    re.IGNORECASE,
)
_BASE_MENTION = re.compile(
    r"\b(?:than|from|against|compared\s(?:with|to)|times|twice|double|triple|above|below)\s(?:the\s|that\s|its\s|their\s|for\s|of\s|with\s){0,4}$",
    re.IGNORECASE,
)
_BOOKS = re.compile(
    r"(?:['’]s?)?\s(?:own\s)?(?:customs|books|data|figures|statistics|numbers|counts?|official\sfigures|customs\s(?:data|figures|service))\b"
)
_AS_OF = re.compile(r"\b(?:customs|statistics)\b")

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
_ITEM = re.compile(r"\s{0,4}(?:[*•–-]\s|\(?[a-z0-9]{1,2}[).]\s|[A-Z][\w’' -]{0,40}(?:\([^()]{1,20}\))?:)")
_PRONOUN = re.compile(r"\b(?:[Ii]t|[Tt]hey|[Tt]hat|[Tt]his|[Tt]hese|which|both|[Bb]oth|itself|thus)\b")
_SUPERLATIVE = re.compile(
    r"\b(?:first|lowest|highest|best|worst|smallest|largest|biggest|steepest|sharpest|fastest|slowest|strongest|weakest)\b[^,;.]{0,40}\ssince\s$|\b(?:first|lowest|highest|best|worst|smallest|largest|biggest|steepest|sharpest|fastest|slowest|strongest|weakest)\b[^,;.]{0,40}$"
)
_THEN = re.compile(r"\s(?:then|at\sthe\stime|back\sthen|in\sthose\sdays)\b")
_STOP = re.compile(r"[,;]|\s(?:and|but|while)\s")
# "The fall of 2 percent is larger than in …": the fall is compared, its figure is not.
IS_LARGER = re.compile(
    r"\b(?:is|was|are|were)\s(?:\w+\s){0,2}(?:larger|smaller|higher|lower|greater|steeper|more|less)\sthan\b"
)
"""Words between a figure and a period that is not its own."""


@dataclass
class Discourse:
    """What was spoken of so far: the mention, the period, the books, and in which sentence each was last named."""

    topic: Mention | None = None
    topic_at: int = -9
    last: str = ""
    good: Measure | None = None
    good_at: int = -9
    period: Period | None = None
    period_at: int = -9
    periods: list[Period] = field(default_factory=list)
    books: str = ""
    books_at: int = -9
    heading: Period | None = None
    total: Mention | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with all that was found in it."""

    number: int
    start: int
    end: int
    mentions: tuple[Mention, ...]
    times: tuple[When, ...]
    numbers: tuple[Number, ...]
    books: str
    asks: bool


@dataclass(frozen=True, slots=True)
class Filled:
    """The slots that every relation needs."""

    mention: Mention | None
    measure: Measure | None
    measure_from: str
    period: Period | None
    period_from: str
    other_periods: tuple[Period, ...]
    why: str


class Reader:
    """Reads a text sentence by sentence and keeps in mind what it was about."""

    def __init__(self, context: Context, tables: Tables):
        article, facts = context.article, context.facts
        self.context, self.article = context, article
        self.text = running_text(article)
        self.sides = Sides(facts, context.trade)
        self.numbers = numbers(article, facts)
        self.calendar = Calendar(context.today)
        self.tables = tables
        self._office = office_side(article, self.sides)
        self._countries = {person.name: person.country for person in facts.people}
        codes = context.trade.pair.split("-") if context.trade.available else []
        self._codes = dict(zip(codes, OTHER_SIDE, strict=False))
        figures = sorted(self.numbers, key=lambda n: n.start)
        self.narrowing = Narrowing(self.text, facts.dates, figures, self.sides)
        self.so_far = Discourse()

    def scenes(self) -> Iterator[Scene]:
        """Each sentence with its mentions, times and figures; what it says is kept in mind after it was used."""
        for n, sentence in enumerate(self.article.sentences):
            scene = self._scene(n, sentence)
            yield scene
            self._keep(scene, sentence)

    def _scene(self, n: int, sentence: Sentence) -> Scene:
        start, end = sentence.start, sentence.end
        found: list[Mention] = []
        when: list[When] = []
        own = within(self.numbers, start, end)
        asks = self.text[start:end].rstrip("\"'”’ ").endswith("?")
        if not own and not _RELEVANT.search(self.text, start, end):
            return Scene(n, start, end, (), (), (), self.so_far.books, asks)
        if end - start < 3000:
            when = times(self.text, start, end, self.calendar)
            speaker = self._speaker(start)
            good = self.so_far.good if self.so_far.good_at >= n - 1 else None
            found = mentions(
                self.narrowing, self.sides, self.text, (start, end), speaker, self.so_far.last, good
            )
        return Scene(n, start, end, tuple(found), tuple(when), tuple(own), self._books(n, start, end), asks)

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

    def _books(self, n: int, start: int, end: int) -> str:
        for place in self.sides.between(start, end):
            stop, side = self.sides.at[place]
            if side in OTHER_SIDE and _BOOKS.match(self.text, stop):
                self.so_far.books, self.so_far.books_at = str(side), n
                return str(side)
        return self.so_far.books if n - self.so_far.books_at <= 3 else ""

    def _keep(self, scene: Scene, sentence: Sentence) -> None:
        so_far = self.so_far
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

    def settled(self, when: When, beside: Period | None) -> Period | None:
        """The period a stretch of time names; `beside` is the one it hangs on, if it hangs on one."""
        period = when.period
        if period is None:
            hung = beside or self.so_far.period
            if when.role == "since":
                return None
            if hung is None or not (when.back or when.month_back):
                return hung if not (when.back or when.month_back) and when.role == "own" else None
            if when.month_back:
                return (
                    ((hung[0], hung[1] - 1) if hung[1] > 1 else (hung[0] - 1, 12)) if len(hung) == 2 else None
                )
            if len(hung) == 4:
                return (hung[0] - when.back, hung[1], hung[2] - when.back, hung[3])
            return (hung[0] - when.back, *hung[1:])
        if len(period) == 2 and period[1] == 0:  # "the same months of 2023"
            hung = beside or self.so_far.period
            return (period[0], *hung[1:]) if hung and len(hung) < 4 else None
        if len(period) == 2 and period[1] == -1:  # the year as far as it is known
            last = self.tables.announced_through(period[0])
            if last is None:
                return None
            return (period[0], 1, last) if last < 12 else (period[0],)
        return period

    def clause(self, scene: Scene, place: int) -> tuple[int, int]:
        """From where to where the clause around a place goes."""
        left, right = scene.start, scene.end
        for m in _BOUNDARY.finditer(self.text, scene.start, scene.end):
            if any(n.start < m.end() and m.start() < n.end for n in scene.numbers):
                continue
            if m.end() <= place:
                left = m.end()
            elif m.start() >= place:
                right = m.start()
                break
        return left, right

    def labelled(self, scene: Scene, place: int) -> int:
        """Where the clause around a place begins; what a colon names belongs to it."""
        left, _ = self.clause(scene, place)
        return (
            self.clause(scene, left - 3)[0]
            if self.text[left - 2 : left] == ": " and left - 3 > scene.start
            else left
        )

    def is_base(self, scene: Scene, number: Number) -> bool:
        """Whether a figure is the one another is held against: "from 190 billion"."""
        return right_before(_BASE_FIGURE, self.text, scene.start, number.start) is not None

    def zone(self, scene: Scene, number: Number) -> tuple[int, int]:
        """From where to where words belong to a figure: up to the figures beside it that are bases, and clause ends."""
        left, right = self.clause(scene, number.start)
        for other in scene.numbers:
            if other.start > number.start and self.is_base(scene, other):
                right = min(right, other.start)
            if other.end <= number.start and (self.is_base(scene, number) or self.is_base(scene, other)):
                left = max(left, other.end)
        return left, right

    def own_period(self, scene: Scene, number: Number) -> tuple[Period | None, str, tuple[Period, ...]]:
        """The period of a figure, where it was read, and other readings."""
        left, right = self.zone(scene, number)
        carried = self.so_far.period
        if self.so_far.heading and _ITEM.match(self.text, scene.start):
            carried = self.so_far.heading
        base = self.is_base(scene, number)
        if _THEN.match(self.text, number.end):
            return carried, GUESS, tuple(self.so_far.periods)
        inside = [w for w in scene.times if left <= w.start and w.end <= right]
        own = [w for w in inside if w.role == "own" or base and w.role == "base"]
        thens = [w for w in inside if w.role == "since" and not w.period and w.end <= number.end + 5]
        if (
            any(w.back for w in inside if w.role == "since" and w.start < number.start)
            and not own
            and self.calendar.to_date
        ):
            to_date = self.calendar.to_date
            return (to_date[0] - (len(to_date) > 1),), "document", ()
        if thens:  # "stood at 88 billion in 2012, has since tripled"
            own = [w for w in own if w.start > thens[0].start]
        if own:
            nearest = self._nearest(scene, number, own)
            beside = self._before_in_sentence(scene, nearest.start) or carried
            period = self.settled(nearest, beside)
            if period and (nearest.period is None or nearest.period[-1] == 0) and beside == carried:
                years = period[0] - carried[0] if carried else 0
                moved = ((p[0] + years, *p[1:]) for p in self.so_far.periods if len(p) < 4 and p != carried)
                return period, "clause", tuple(moved)
            if period:
                return period, "clause", nearest.other
            if nearest.period:
                return nearest.period if nearest.period[-1] > 0 else (nearest.period[0],), "clause", ()
        if base:
            return None, GUESS, ()
        heads = [
            w for w in inside if w.role == "base" and w.back > 0 and not self.text[left : w.start].strip()
        ]
        if heads and heads[0].end < number.start:  # "a year earlier it had been …"
            found = self.settled(heads[0], self._before_in_sentence(scene, heads[0].start) or carried)
            if found:
                return found, "clause", ()
        since = any(w.role == "since" and left <= w.start and w.end <= right for w in scene.times)
        in_sentence = self._before_in_sentence(scene, number.start)
        if in_sentence and not since:
            return in_sentence, "sentence", ()
        blocked = [(n.start, self.zone(scene, n)[1]) for n in scene.numbers if self.is_base(scene, n)]
        later = [
            w for w in scene.times
            if w.role == "own" and w.start > number.end and not any(s <= w.start < e for s, e in blocked)
        ]  # fmt: skip
        if later and scene.number - self.so_far.period_at > 1:
            return self.settled(later[0], carried), "sentence", ()
        if carried and not since:
            near = scene.number - self.so_far.period_at <= 6
            origin = "before" if near else "heading" if carried == self.so_far.heading else GUESS
            others = tuple(p for p in self.so_far.periods if p != carried)
            return carried, origin, others
        if self.calendar.to_date:
            year = self.calendar.to_date[0]
            last = self.tables.announced_through(year)
            known: Period = (year - 1,) if last is None else (year,) if last == 12 else (year, 1, last)
            return known, "document" if since else GUESS, ((year - 1,),)
        return None, GUESS, ()

    def _nearest(self, scene: Scene, number: Number, own: list[When]) -> When:
        """Which of several stretches of time a figure goes with: one that is no nearer to another figure, else the last before."""
        if len(own) > 1:
            mine = [
                w
                for w in own
                if all(
                    _characters_between(w, number) <= _characters_between(w, other) for other in scene.numbers
                )
            ]
            before = [w for w in own if w.end <= number.start]
            own = mine or before[-1:] or own
        return min(own, key=lambda w: _gap(w, number))

    def _before_in_sentence(self, scene: Scene, place: int) -> Period | None:
        """The last period named in a sentence before a place; not one that another figure is held against."""
        found = None
        blocked = [(n.start, self.zone(scene, n)[1]) for n in scene.numbers if self.is_base(scene, n)]
        for w in scene.times:
            if w.role == "own" and w.end <= place and not any(s <= w.start < e for s, e in blocked):
                found = self.settled(w, found or self.so_far.period) or found
        return found

    def base_period(
        self, scene: Scene, place: int, end: int, period: Period | None
    ) -> tuple[Period | None, str]:
        """What a figure is held against, and where that was read; a year before where nothing is named."""
        left, right = self.clause(scene, place)
        bases = [w for w in scene.times if w.role == "base" and left <= w.start and w.end <= right]
        bases += [
            w for w in scene.times
            if w.role == "since" and period and (not w.period or w.period[0] < period[0]) and left <= w.start and w.end <= right
        ]  # fmt: skip
        bases += [
            w
            for w in scene.times
            if w.role == "base" and w.start >= end and w.start - end < 40 and w not in bases
        ]
        numbers_between = [n for n in scene.numbers if self.is_base(scene, n)]
        for w in sorted(bases, key=lambda w: abs(w.start - end)):
            if any(n.start < w.start for n in numbers_between if n.start > end):
                continue
            found = self.settled(w, period)
            if w.role == "since" and right_before(_SUPERLATIVE, self.text, scene.start, w.start):
                continue  # "the smallest rise since 2020" is held against all years since
            if w.role == "since" and w.back and period:
                found = (period[0] - w.back,)
            elif w.role == "since" and not w.period:
                found = self._before_in_sentence(scene, w.start) or self.so_far.period
            if w.start > end and IS_LARGER.search(self.text, end, w.start):
                continue
            if (
                found
                and period
                and len(found) == 1
                and len(period) in (2, 3)
                and w.period
                and len(w.period) == 1
            ):
                # "in the first half … than in 2022": the same months of that year.
                same: Period = (found[0], *period[1:])
                return (same, "clause") if w.period != (period[0],) else (None, "custom")
            if found and found != period:
                return found, "clause"
        if period is None:
            return None, GUESS
        later = any(w.back < 0 and w.end <= end for w in scene.times)
        back = (
            (period[0] - 1, period[1], period[2] - 1, period[3])
            if len(period) == 4
            else (period[0] - 1, *period[1:])
        )
        return back, GUESS if later else "custom"

    def measured(self, scene: Scene, at: int, end: int) -> tuple[Mention | None, Measure | None, str, str]:
        """The mention a figure is of, its measure, where it was read, and why it cannot be tested."""
        text = self.text
        before = [m for m in scene.mentions if m.end <= at and not self._held_against(scene, m, at)]
        holding_it = [m for m in scene.mentions if m.start <= at < m.end]
        if holding_it:
            before.append(holding_it[0])
        mention = before[-1] if before else None
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
            return None, Measure(), GUESS, ""
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
        period, period_from, others = self.own_period(scene, number)
        if period is None and self.is_base(scene, number):
            main = self._main_period(scene, number)
            left, right = self.zone(scene, number)
            bases = [w for w in scene.times if w.role == "base" and number.end <= w.start and w.end <= right]
            if main and bases:
                period, period_from = self.settled(bases[0], main), "clause"
        left, right = self.zone(scene, number)
        for w in scene.times:
            if (
                left <= w.start
                and w.end <= right
                and right_before(_BEFORE_THEN, self.text, scene.start, w.start)
            ):
                why = why or "It speaks of the time before, which is no period of the tables."
        return Filled(mention, measure, origin, period, period_from, others, why)

    def _main_period(self, scene: Scene, number: Number) -> Period | None:
        before = [n for n in scene.numbers if n.end <= number.start and not self.is_base(scene, n)]
        return self.own_period(scene, before[-1])[0] if before else self.so_far.period

    def put(self, scene: Scene, mention: Mention | None, at: int, end: int) -> tuple[bool, str]:
        """Whether a clause is denied, and why it is no assertion, if it is none."""
        left, _ = self.clause(scene, at)
        text = self.text
        if mention and scene.start <= mention.start < at:
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


def _characters_between(when: When, number: Number) -> int:
    """How many characters lie between a stretch of time and a figure."""
    return when.start - number.end if when.start >= number.end else number.start - when.end


def _gap(when: When, number: Number) -> int:
    """How far a stretch of time is from a figure; one that follows is nearer than one before at the same distance."""
    return when.start - number.end if when.start >= number.end else number.start - when.end + 8
