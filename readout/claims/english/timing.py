"""When a figure is of, and when what it is held against: own period and base are two slots."""

from __future__ import annotations

import re

from readout.claims.english.figures import Number
from readout.claims.english.scene import Discourse, Scene
from readout.claims.english.when import Calendar, When
from readout.claims.english.words import right_before
from readout.claims.model import GUESS
from readout.claims.tables import Tables
from readout.periods import Period

_BOUNDARY = re.compile(
    r";\s|:\s|\s[-–—]{1,2}\s|\?\s|,?\s(?:while|whereas|but|although|though|when|because)\s|,\s\w+ing\s(?:that|out\sthat)\s|,\s(?:and|with|as|so|yet)\s|,\sand\s|\s\(|\)\s?"
)
_BASE_FIGURE = re.compile(
    r"(?:\b(?:up|down|rising|falling|grew|climbed)\s)?\b(?:from|against|versus|compared\s(?:with|to)|after|following|than(?=\s(?:the|its)\s))\s(?:(?:a|an|the|just|only|about|some|around|nearly|almost|USD|US)\s){0,2}\$?$",
    re.IGNORECASE,
)
_THEN = re.compile(r"\s(?:then|at\sthe\stime|back\sthen|in\sthose\sdays)\b")
_ITEM = re.compile(r"\s{0,4}(?:[*•–-]\s|\(?[a-z0-9]{1,2}[).]\s|[A-Z][\w’' -]{0,40}(?:\([^()]{1,20}\))?:)")
_SUPERLATIVE = re.compile(
    r"\b(?:first|lowest|highest|best|worst|smallest|largest|biggest|steepest|sharpest|fastest|slowest|strongest|weakest)\b[^,;.]{0,40}\ssince\s$|\b(?:first|lowest|highest|best|worst|smallest|largest|biggest|steepest|sharpest|fastest|slowest|strongest|weakest)\b[^,;.]{0,40}$"
)
# "The rise of 2 percent is smaller than that of …": the fall is compared, its figure is not.
IS_LARGER = re.compile(
    r"\b(?:is|was|are|were)\s(?:\w+\s){0,2}(?:larger|smaller|higher|lower|greater|steeper|more|less)\sthan\b"
)
"""Words between a figure and a period that is not its own."""


class Timing:
    """What settles stretches of time in one text, of which `so_far` was read."""

    def __init__(self, text: str, calendar: Calendar, tables: Tables):
        self.text, self.calendar, self.tables = text, calendar, tables
        self.so_far = Discourse()
        self._bases_told: dict[tuple[int, int], bool] = {}
        self._parted: tuple[Scene, list[tuple[int, int]]] | None = None

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
        for start, end in self._boundaries(scene):
            if end <= place:
                left = end
            elif start >= place:
                right = start
                break
        return left, right

    def _boundaries(self, scene: Scene) -> list[tuple[int, int]]:
        """Where clauses of a sentence part; kept for the sentence that was asked for last."""
        if self._parted is None or self._parted[0] is not scene:
            found = [
                m.span()
                for m in _BOUNDARY.finditer(self.text, scene.start, scene.end)
                if not any(n.start < m.end() and m.start() < n.end for n in scene.numbers)
            ]
            self._parted = scene, found
        return self._parted[1]

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
        place = (scene.start, number.start)
        if place not in self._bases_told:
            found = right_before(_BASE_FIGURE, self.text, *place)
            self._bases_told[place] = found is not None
        return self._bases_told[place]

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
        if _THEN.match(self.text, number.end):
            return carried, GUESS, tuple(self.so_far.periods)
        inside = [w for w in scene.times if left <= w.start and w.end <= right]
        if found := self._named(scene, number, inside, carried):
            return found
        if self.is_base(scene, number):
            return None, GUESS, ()
        heads = [
            w for w in inside if w.role == "base" and w.back > 0 and not self.text[left : w.start].strip()
        ]
        if heads and heads[0].end < number.start:  # "a year earlier it had been …"
            beside = self.before_in_sentence(scene, heads[0].start) or carried
            if period := self.settled(heads[0], beside):
                return period, "clause", ()
        since = any(w.role == "since" for w in inside)
        return self._unnamed(scene, number, carried, since)

    def _named(
        self, scene: Scene, number: Number, inside: list[When], carried: Period | None
    ) -> tuple[Period, str, tuple[Period, ...]] | None:
        """The period that the words around a figure name, if they name one."""
        base = self.is_base(scene, number)
        own = [w for w in inside if w.role == "own" or base and w.role == "base"]
        since = [w for w in inside if w.role == "since"]
        to_date = self.calendar.to_date
        if to_date and not own and any(w.back for w in since if w.start < number.start):
            return (to_date[0] - (len(to_date) > 1),), "document", ()
        thens = [w for w in since if not w.period and w.end <= number.end + 5]
        if thens:  # "stood at 88 billion in 2012, has since tripled"
            own = [w for w in own if w.start > thens[0].start]
        if not own:
            return None
        nearest = self._nearest(scene, number, own)
        beside = self.before_in_sentence(scene, nearest.start) or carried
        period = self.settled(nearest, beside)
        if period and (nearest.period is None or nearest.period[-1] == 0) and beside == carried:
            years = period[0] - carried[0] if carried else 0
            moved = ((p[0] + years, *p[1:]) for p in self.so_far.periods if len(p) < 4 and p != carried)
            return period, "clause", tuple(moved)
        if period:
            return period, "clause", nearest.other
        if nearest.period:
            return nearest.period if nearest.period[-1] > 0 else (nearest.period[0],), "clause", ()
        return None

    def _unnamed(
        self, scene: Scene, number: Number, carried: Period | None, since: bool
    ) -> tuple[Period | None, str, tuple[Period, ...]]:
        """The period of a figure whose clause names none: from the sentence, from before, else a guess."""
        in_sentence = self.before_in_sentence(scene, number.start)
        if in_sentence and not since:
            return in_sentence, "sentence", ()
        blocked = [(n.start, self.zone(scene, n)[1]) for n in scene.numbers if self.is_base(scene, n)]
        later = [
            w
            for w in scene.times
            if w.role == "own" and w.start > number.end and not any(s <= w.start < e for s, e in blocked)
        ]
        if later and scene.number - self.so_far.period_at > 1:
            return self.settled(later[0], carried), "sentence", ()
        if carried and not since:
            near = scene.number - self.so_far.period_at <= 6
            origin = "before" if near else "heading" if carried == self.so_far.heading else GUESS
            return carried, origin, tuple(p for p in self.so_far.periods if p != carried)
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

    def before_in_sentence(self, scene: Scene, place: int) -> Period | None:
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
        if period is None:
            return None, GUESS
        others = [n.start for n in scene.numbers if n.start > end and self.is_base(scene, n)]
        for w in self._bases(scene, place, end, period):
            if any(start < w.start for start in others):
                continue
            found = self._held_at(scene, w, period)
            if not found:
                continue
            if len(found) == 1 and len(period) in (2, 3) and w.period and len(w.period) == 1:
                # "in the first half … than in 2022": the same months of that year.
                same: Period = (found[0], *period[1:])
                return (same, "clause") if w.period != (period[0],) else (None, "custom")
            if found != period:
                return found, "clause"
        later = any(w.back < 0 and w.end <= end for w in scene.times)
        if len(period) == 4:
            return (period[0] - 1, period[1], period[2] - 1, period[3]), GUESS if later else "custom"
        return (period[0] - 1, *period[1:]), GUESS if later else "custom"

    def _bases(self, scene: Scene, place: int, end: int, period: Period) -> list[When]:
        """Stretches of time that a figure may be held against, the nearest first."""
        left, right = self.clause(scene, place)
        found = []
        for w in scene.times:
            inside = left <= w.start and w.end <= right
            if (
                w.role == "base"
                and (inside or 0 <= w.start - end < 40)
                or w.role == "since"
                and inside
                and (not w.period or w.period[0] < period[0])
            ):
                found.append(w)
        # "The smallest rise since 2020" is held against all years since.
        found = [
            w
            for w in found
            if w.role == "base" or not right_before(_SUPERLATIVE, self.text, scene.start, w.start)
        ]
        found = [w for w in found if w.start <= end or not IS_LARGER.search(self.text, end, w.start)]
        return sorted(
            found,
            key=lambda w: (w.role == "base" and not (left <= w.start and w.end <= right), abs(w.start - end)),
        )

    def _held_at(self, scene: Scene, w: When, period: Period) -> Period | None:
        """The period that a stretch of time names as a base of another period."""
        if w.role == "since" and w.back:
            return (period[0] - w.back,)
        if w.role == "since" and not w.period:
            return self.before_in_sentence(scene, w.start) or self.so_far.period
        return self.settled(w, period)


def _characters_between(when: When, number: Number) -> int:
    """How many characters lie between a stretch of time and a figure."""
    return when.start - number.end if when.start >= number.end else number.start - when.end


def _gap(when: When, number: Number) -> int:
    """How far a stretch of time is from a figure; one that follows is nearer than one before at the same distance."""
    return when.start - number.end if when.start >= number.end else number.start - when.end + 8
