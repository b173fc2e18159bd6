"""Which sentences of a readout can be tested, against what, and with what result.

Every figure of the text is a candidate, and gets one verdict or one stated reason. A claim is tested with calendar
arithmetic or with the tables of the pair the readout names; the verdict carries the rows it used. What no table or
calendar can test is said to be so, and opinion is marked as opinion, not as false.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from readout.article import Article
from readout.claims.books import Judge, on_each
from readout.claims.contents import Contents
from readout.claims.context import Context
from readout.claims.english import extremes as english_extremes
from readout.claims.english import relations
from readout.claims.english.frames import Reader
from readout.claims.english.occasions import own_day
from readout.claims.english.ranks import Ranked, ranks
from readout.claims.english.scene import Scene
from readout.claims.english.targets import Target, targets
from readout.claims.english.year_by_year import years_said
from readout.claims.judging import by_results, judged
from readout.claims.kinds import (
    amounts,
    anniversaries,
    calendar,
    consistency,
    extremes,
    holders,
    occasions,
    quakes,
    rates,
    sayings,
    visits,
)
from readout.claims.kinds import ranks as rank_kind
from readout.claims.kinds import targets as target_kind
from readout.claims.model import GUESS, OF_NO_TRADE, Claim, Evidence, Frame, Measure, Verdict, read_as
from readout.claims.tables import Tables
from readout.facts import Facts
from readout.statements import Statement
from readout.trade import Trade

if TYPE_CHECKING:
    import pandas as pd

_JUDGES: dict[str, Judge] = {
    "level": amounts.judge_level,
    "difference": by_results(amounts.difference),
    "change": by_results(rates.change),
    "share": by_results(rates.share),
    "multiple": rates.judge_multiple,
    "extreme": on_each(extremes.judge_extreme),
    "direction": on_each(extremes.judge_direction),
    "compared": on_each(extremes.judge_compared),
    "run": on_each(extremes.judge_run),
    "first": on_each(extremes.judge_first),
    "every": on_each(extremes.judge_every),
    "every_year": on_each(extremes.judge_every_year),
}
_OF_THE_DAY = (
    occasions.meeting,
    calendar.weekdays,
    calendar.months_over,
    calendar.stays,
    calendar.ago,
    consistency.two_days,
    occasions.regular_meetings,
    anniversaries.anniversaries,
    anniversaries.beginnings,
    occasions.programmes,
    quakes.quakes,
    visits.visits,
    sayings.trends,
    sayings.evaluations,
)


def check_claims(
    article: Article, facts: Facts, statements: Sequence[Statement], trade: Trade
) -> tuple[Verdict, ...]:
    """Every claim found in `article`, each with its verdict: in the order of the text, people's titles at the end.

    Trade figures are USD billions. A claim is judged on what was published by the document's date, where the tables
    say when that was. Without tables (`trade.available` false) only the calendar is used.
    """
    context = Context(article, facts, statements, trade, Contents(statements), own_day(article))
    verdicts = [verdict for test in _OF_THE_DAY for verdict in test(context)]
    verdicts += _Figures(context).verdicts()
    tested = {v.claim.statement for v in verdicts}
    ends = (context.contents.holding(v.claim.end - 1) for v in verdicts if v.figure)
    tested |= {statement.id for statement in ends if statement}
    untested = [s for s in statements if s.kind == "said" and s.id not in tested]  # a topic claims nothing
    verdicts += [v for s in untested if (v := sayings.untested(context, s))]
    said = {statement.id: statement for statement in statements}
    verdicts = [_unless_guessed(sayings.denied(v, said)) for v in verdicts]
    # What somebody's title is, is said by the way: it tests no statement, and what is denied does not deny it.
    verdicts += holders.holders(context)
    verdicts.sort(key=lambda v: (v.claim.kind == holders.HOLDER, v.claim.start, v.claim.end))
    return tuple(
        replace(v, claim=replace(v.claim, id=f"C{number}"), evidence=_with_sources(v.evidence, trade))
        for number, v in enumerate(verdicts, start=1)
    )


def _with_sources(evidence: tuple[Evidence, ...], trade: Trade) -> tuple[Evidence, ...]:
    """The rows a verdict rests on with the sources that they name."""
    return tuple(replace(row, sources=trade.cited(row.source)) for row in evidence)


def _unless_guessed(verdict: Verdict) -> Verdict:
    """`verdict`, or that nothing can be said where it would be contradicted by a slot that was guessed."""
    guessed = verdict.figure.guessed if verdict.figure else ()
    if not guessed or "contradicted" not in (verdict.verdict, verdict.today):
        return verdict
    if verdict.verdict != "contradicted":
        return replace(verdict, today=None)
    reason = (
        f"{verdict.reason} Guessed, as these rules do not read it in the text: its {' and its '.join(guessed)}. "
        "A guess proves nothing."
    )
    return replace(verdict, verdict="not_checkable", today=None, reason=reason)


def claims_table(verdicts: Sequence[Verdict]) -> pd.DataFrame:
    """One row per claim: id, text, holder, kind, verdict, today, reason, and the rows used as one text.

    `today` is the verdict on today's figures, which is mostly the same.
    """
    import pandas as pd

    columns = ["id", "text", "holder", "kind", "verdict", "today", "reason", "evidence"]
    rows = [
        (
            v.claim.id,
            v.claim.text,
            v.claim.holder,
            v.claim.kind,
            v.verdict,
            v.today or v.verdict,
            v.reason,
            "; ".join(f"{e.table} {e.row}: {e.value}" for e in v.evidence),
        )
        for v in verdicts
    ]
    return pd.DataFrame(rows, columns=columns)


def _said_by(runs: Sequence[Frame], frame: Frame) -> bool:
    """Whether a balance is said already by its being so so many times in a row."""
    return frame.kind == "balance" and any(
        run.start < frame.end and frame.start < run.end for run in runs if run is not frame
    )


def _as_said(frame: Frame) -> Frame:
    """A frame, to whose figure another word of the sentence gave what it measures after all ("a surplus")."""
    told = frame.unreal == OF_NO_TRADE and frame.measure_from != GUESS
    return replace(frame, unreal="") if told else frame


class _Figures:
    """The figures of one text, read sentence by sentence and judged on its pair's tables."""

    def __init__(self, context: Context):
        self.context = context
        self.then = Tables(context.trade, context.today, plain=context.today is None)
        self.now = self.then.today
        self.reader = Reader(context, self.then)

    def verdicts(self) -> Iterator[Verdict]:
        """A verdict for each figure, in the order of the text."""
        for scene in self.reader.scenes():
            yield from self._of(scene)

    def _of(self, scene: Scene) -> Iterator[Verdict]:
        speaker = self.reader.speaker(scene)
        place = self.context.article.span(scene.start, scene.end)
        for rank in ranks(self.context.article, self.context.facts, self.reader.sides, place, speaker):
            yield self._rank(rank)
        aims = {target.number.start: target for target in targets(self.reader, scene)}
        frames = [_as_said(frame) for frame in relations.frames(self.reader, scene)]
        rest = [_as_said(frame) for frame in english_extremes.frames(self.reader, scene)]
        runs = [frame for frame in [*frames, *rest] if frame.relation == "run"]
        for frame in frames:
            if _said_by(runs, frame):
                continue
            target = aims.get(frame.at)
            if target and not (
                frame.hedge in ("approaching", "nearly", "at most", "below") and not target.outcome
            ):
                said_apart = target.outcome == "met" and not (
                    target.early or target.deadline or target.to_come
                )
                if said_apart and frame.measure_from in ("clause", "sentence") and not frame.denied:
                    # That a target was met says two things: how much it was, and that it was a target.
                    yield self._judged(replace(frame, hedge="at least"))
                    target = replace(target, outcome="")
                yield self._target(scene, target, frame)
            else:
                yield self._of_its_years(scene, frame)
        at = {
            (frame.at, frame.end)
            for frame in frames
            if frame.relation in ("multiple", "change", "difference")
        }
        for frame in rest:
            if not any(start <= frame.at < end for start, end in at) and not _said_by(runs, frame):
                yield self._of_its_years(scene, frame)

    def _of_its_years(self, scene: Scene, frame: Frame) -> Verdict:
        """The verdict on a figure; where a bound is said of many years, that on all of them."""
        bounded = frame.relation == "level" and frame.hedge in ("over", "at least", "below", "at most")
        if not (bounded and frame.period and len(frame.period) == 1 and not frame.unreal):
            return self._judged(frame)
        years = years_said(self.context.article.text[scene.start : scene.end], frame.period[0])
        if years is None:
            return self._judged(frame)
        each = {
            year: self._judged(replace(frame, period=(year,), other_periods=()))
            for year in range(years[0], years[1] + 1)
        }
        return amounts.in_all_years(each)

    def _claim(self, frame: Frame) -> Claim:
        return self.context.claim(frame.start, frame.end, frame.kind)

    def _judged(self, frame: Frame) -> Verdict:
        if frame.relation == "payments":
            figure = read_as(frame, self.context.trade.reporter, self.context.trade.partner)
            return replace(occasions.payments(self.context, self._claim(frame), frame), figure=figure)
        return judged(self._claim(frame), frame, self.then, self.now, _JUDGES[frame.relation])

    def _rank(self, found: Ranked) -> Verdict:
        claim = self.context.claim(found.start, found.end, "rank")
        period = found.period or self.reader.so_far.period if found.named else found.period

        def on(tables: Tables) -> Verdict:
            return rank_kind.judge(claim, found, period, tables)

        then, now = on(self.then), on(self.now)
        if then.verdict == "not_checkable" and now.verdict != "not_checkable":
            return replace(then, reason=f"{then.reason} Today: {now.reason}", today=now.verdict)
        return replace(then, today=now.verdict if now.verdict != then.verdict else None)

    def _target(self, scene: Scene, target: Target, frame: Frame) -> Verdict:
        """A target: whether it is on record as it is named, then whether it was met as is said."""
        deadline = (target.deadline,) if target.deadline else None
        period = deadline or frame.period
        if target.outcome == "met" and deadline and target.early and frame.period:
            period = frame.period
        if target.outcome in ("first", "met") and not deadline:
            period = frame.period
        if (
            target.outcome == "met"
            and deadline
            and self.context.today
            and deadline[0] >= self.context.today.year
        ):
            period = (self.context.today.year,)
        if period and len(period) > 1:
            period = (period[0],)
        frame = replace(
            frame, kind="target", start=target.start, end=max(target.end, frame.end), measure=Measure(),
            period=period, base=deadline, relation="target", more=target.outcome, step=target.part,
            direction="early" if target.early else "", hedge="equal", words=f"{frame.value:g} billion",
            denied=(frame.denied or frame.more == "denied") and target.outcome in ("first", "met"),
            measure_from="sentence" if scene.mentions and frame.measure_from == GUESS else frame.measure_from,
        )  # fmt: skip
        claim = self._claim(frame)
        figure = read_as(frame, self.context.trade.reporter, self.context.trade.partner)
        if not self.context.trade.available:
            return Verdict(claim, "not_checkable", self.context.trade.reason, figure=figure)
        if scene.asks:
            return Verdict(claim, "not_checkable", frame.unreal, figure=figure)
        if target.to_come:
            why = "It is said to be possible, expected or wanted, not to have happened."
            return Verdict(claim, "not_checkable", why, figure=figure)
        record = target_kind.on_record(self.context, claim, frame, target.set_in)
        if not target.outcome or record.verdict == "contradicted" or target.set_in:
            return replace(record, figure=figure)
        if frame.period is None:
            return replace(record, figure=figure)

        def on(tables: Tables) -> Verdict:
            return target_kind.outcome(self.context, claim, frame, tables)

        then, now = on(self.then), on(self.now)
        if then.verdict == "not_checkable" and record.verdict != "not_checkable":
            return replace(record, figure=figure)
        return replace(then, today=now.verdict if now.verdict != then.verdict else None, figure=figure)
