"""Sets of books: whose each is in words, what each weighs in a verdict, and how far those not at hand may lie.

Reconciled figures are no customs': they bear out or contradict a claim only where no customs' books have it. Where the
customs of a country have no figure for a year, theirs is looked for between the lowest and the highest ratio that they
had to a set of books at hand in the last years that both have.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from readout.claims.fits import fits, together
from readout.claims.model import BORNE_OUT, Claim, Frame, Measure, Verdict, said_when
from readout.claims.operators import OWN_BOOKS, Result
from readout.claims.tables import RECONCILED, Tables, whose_books
from readout.periods import Period
from readout.trade import Figure

Judge = Callable[[Claim, Frame, Tables], Verdict]
"""What gives the verdict on a claim by its frame."""

_CUSTOMS = ("annual", "partner")
_SHARED_YEARS = 5  # years in which both sets of books are compared
_LOOKED_BACK = 12  # years before the claim's in which these are looked for
# How much further than in those years books may lie. Of the yearly flows above USD 5 bn of 60 economies in 2012 to 2020,
# 3 in 100 lay outside, where the years compared ended three years before.
_MARGIN = 0.15
_NEVER_COMPARED = 0.3  # likewise, where no year is on both
_SMALL_CHANGE = (
    2.0  # percentage points by which rates of two books mostly differ, beside what they differed by before
)
_RELEASES = 0.015  # how far, as a share, two releases of one figure are mostly apart
_RE_EXPORTERS = frozenset({"AE", "BE", "HK", "NL", "SG"})
_RE_EXPORTED = (
    "Much of what passes through {} is re-exported, and each set of books counts that in its own way."
)


def weighed(frame: Frame, results: Sequence[Result], tables: Tables) -> str:
    """The verdict of all books: the customs' if these agree; reconciled figures alone make a claim depend on the books.

    What fits no set of books and lies between two of them depends on them, too.
    """
    customs = [r for r in results if r.books != RECONCILED]
    found = [fits(frame, r) for r in customs or results]
    verdict = together(found)
    if verdict == "depends" and tables.trade.one_release and all(_is_near(frame, r) for r in customs):
        return "supported" if "supported" in found else "within_rounding"
    if verdict != "contradicted":
        return verdict
    if any(fits(frame, r) in BORNE_OUT for r in results) or _lies_between(frame, results, tables):
        return "depends"
    return verdict


def _is_near(frame: Frame, result: Result) -> bool:
    """Whether a claim fits a result but for what a later release may have changed."""
    room = _RELEASES * (100 + abs(result.value) if frame.relation == "change" else abs(result.value))
    wide = replace(result, low=result.low - room, high=result.high + room)
    return fits(frame, wide) in BORNE_OUT


def _lies_between(frame: Frame, results: Sequence[Result], tables: Tables) -> bool:
    """Whether what is said lies between what two sets of books say; a rate, on tables that have no announced ones."""
    if frame.hedge in ("at least", "at most", "below", "over") or len({r.books for r in results}) < 2:
        return False
    if frame.relation not in ("level", "share", "multiple") and not tables.trade.one_release:
        return False
    said = (
        -frame.value
        if frame.direction == "down" and frame.relation in ("change", "difference")
        else frame.value
    )
    values = [r.value for r in results]
    return min(values) <= said <= max(values)


def on_each(judge: Judge) -> Judge:
    """A judge that asks another on each set of books at hand; where customs' books differ, the claim depends on them."""

    def of_all(claim: Claim, frame: Frame, tables: Tables) -> Verdict:
        kept = _kept_for(frame, tables)
        found = [(books, judge(claim, frame, tables.only(books))) for books in kept]
        known = [(books, verdict) for books, verdict in found if verdict.verdict != "not_checkable"]
        if len(known) < 2:
            return known[0][1] if known else judge(claim, frame, tables)
        customs = [verdict.verdict for books, verdict in known if books != (RECONCILED,)]
        verdict = together(customs or [verdict.verdict for _, verdict in known])
        if verdict == "contradicted" and any(other.verdict != verdict for _, other in known):
            verdict = "depends"
        reasons = {other.reason: whose_books(tables.trade, books[0]) for books, other in reversed(known)}
        reason = " ".join(f"By {name}: {said}" for said, name in reversed(reasons.items()))
        rows = tuple(dict.fromkeys(row for _, other in known for row in other.evidence))
        return replace(known[0][1], verdict=verdict, reason=reason, evidence=rows)

    return of_all


def _kept_for(frame: Frame, tables: Tables) -> list[tuple[str, ...]]:
    """The sets of books that a claim is judged on, those it names alone where they have its period."""
    every = [OWN_BOOKS, ("partner",), (RECONCILED,)]
    assert frame.measure and frame.period
    here = {f.books for f in tables.values(frame.measure, frame.period)}
    kept = [books for books in every if here & {*books}] or [OWN_BOOKS]
    named = {"reporter": OWN_BOOKS, "partner": ("partner",)}.get(frame.books)
    if named in kept:
        return [named]
    return kept if tables.trade.one_release else [OWN_BOOKS]


def on_books(frame: Frame, results: list[Result], tables: Tables) -> list[Result]:
    """The results on the books that the text names; on all others where tables of one release lack these."""
    if not frame.books:
        return results
    if frame.books == "reporter":
        own = [r for r in results if r.books != "partner"]
        return [r for r in own if r.books != RECONCILED] or (results if tables.trade.one_release else own)
    if frame.more or frame.measure is not None and frame.measure.scope != "pair":
        return results
    own = [r for r in results if r.books == "partner"]
    return own or (results if tables.trade.one_release else [])


def named_but_absent(frame: Frame, results: Sequence[Result], tables: Tables) -> str:
    """That the books a claim names have no figure here, in a sentence; empty where they have, or none are named."""
    wanted = {"reporter": OWN_BOOKS, "partner": ("partner",)}.get(frame.books)
    if not wanted or not results or any(r.books in wanted for r in results) or frame.more == "books":
        return ""
    name = whose_books(tables.trade, wanted[0])
    return f"{name[0].upper()}{name[1:]}, which it names, are not among these books."


def difference_said(frame: Frame, results: Sequence[Result], tables: Tables) -> str:
    """What to say of a claim that some books bear out and others do not; empty where all agree."""
    holds = [r for r in results if fits(frame, r) in BORNE_OUT]
    others = [r for r in results if r not in holds]
    if not others:
        return ""
    said = []
    if holds and all(r.books == RECONCILED for r in others):
        said.append("The reconciled figure, which is no customs', differs.")
    elif holds:
        names = dict.fromkeys(whose_books(tables.trade, r.books) for r in holds)
        said.append(f"It holds on these figures alone: {', '.join(names)}.")
    else:
        said.append("It lies between the two sets of books.")
    if of_re_exports := re_exports_said(tables):
        said.append(of_re_exports)
    return " ".join(said)


def re_exports_said(tables: Tables) -> str:
    """Why books of a pair differ where much of one country's trade is re-exports; else empty."""
    sides = zip(tables.trade.pair.split("-"), (tables.trade.reporter, tables.trade.partner), strict=False)
    names = [name for code, name in sides if code in _RE_EXPORTERS]
    return _RE_EXPORTED.format(" and ".join(names)) if names and tables.trade.one_release else ""


def allowed_by_absent(frame: Frame, results: Sequence[Result], tables: Tables) -> str:
    """Why books that are not at hand may bear a claim out, in a sentence; empty where nothing says so.

    Of tables of one release alone: others have what was announced.
    """
    measure, period = frame.measure, frame.period
    if not tables.trade.one_release or measure is None or period is None or len(period) > 3:
        return ""
    if measure.scope != "pair" or measure.good or not results:
        return ""
    for books in _wanted(frame):
        if any(f.books == books for f in tables.values(measure, period)):
            continue
        near = _at_reach(frame, results, tables, books)
        if near and any(fits(frame, r) in BORNE_OUT for r in near):
            name, year = whose_books(tables.trade, books), said_when(period)
            return f"{name[0].upper()}{name[1:]} for {year} are not in these tables, and may bear it out: {near[0].shown}."
    return ""


def _wanted(frame: Frame) -> tuple[str, ...]:
    """The customs that a claim may be by."""
    return {"reporter": ("annual",), "partner": ("partner",)}.get(frame.books, _CUSTOMS)


def _at_reach(frame: Frame, results: Sequence[Result], tables: Tables, books: str) -> list[Result]:
    """The results, with the room that customs not at hand leave."""
    assert frame.measure and frame.period
    if frame.relation in ("change", "multiple", "difference") and frame.base:
        return _grown(frame, tables, books)
    if frame.measure.flow == "balance":
        return _left_over(frame, tables, books)
    reach = _reach(tables, frame.measure, frame.period, books)
    if reach is None:
        return []
    of, low, high, shown = reach
    return [
        replace(r, low=min(r.low, r.value * low), high=max(r.high, r.value * high), shown=shown)
        for r in results
        if r.books == of.books or r.books not in (*_CUSTOMS, RECONCILED)
    ]


def _reach(
    tables: Tables, measure: Measure, period: Period, books: str
) -> tuple[Figure, float, float, str] | None:
    """A figure at hand, with the factors between which it goes over into that of `books`, and these in words."""
    known = {f.books: f for f in tables.values(measure, period)}
    of = next((known[name] for name in (*_CUSTOMS, "revised", RECONCILED) if name in known), None)
    if of is None:
        return None
    ratios: dict[int, float] = {}
    for year in range(period[0] - 1, period[0] - _LOOKED_BACK, -1):
        beside = {f.books: f.value for f in tables.values(measure, (year,))}
        mine, other = beside.get(books), beside.get("annual" if of.books == "revised" else of.books)
        if mine and other and len(ratios) < _SHARED_YEARS:
            ratios[year] = mine / other
    name = whose_books(tables.trade, of.books)
    if not ratios:
        return of, 1 - _NEVER_COMPARED, 1 + _NEVER_COMPARED, f"no year is on both these and {name}"
    least, most = min(*ratios.values(), 1.0), max(*ratios.values(), 1.0)
    shown = f"from {min(ratios)} to {max(ratios)} they stood at {least:.2f} to {most:.2f} times {name}"
    return of, least * (1 - _MARGIN), most * (1 + _MARGIN), shown


def _ends_on(tables: Tables, measure: Measure, period: Period, books: str) -> tuple[float, float, str] | None:
    """The lowest and the highest that `books` may say: twice their own figure, where they have one."""
    for figure in tables.values(measure, period):
        if figure.books == books:
            return figure.value, figure.value, ""
    reach = _reach(tables, measure, period, books)
    return reach and (reach[0].value * reach[1], reach[0].value * reach[2], reach[3])


def _grown(frame: Frame, tables: Tables, books: str) -> list[Result]:
    """How far a figure may have moved on books that lack one of the two periods, or both."""
    assert frame.measure and frame.period and frame.base
    if frame.measure.flow == "balance":
        return []
    new, old = (_ends_on(tables, frame.measure, p, books) for p in (frame.period, frame.base))
    if not new or not old or min(old[0], new[0]) <= 0:
        return []
    if new[2] and old[2]:  # neither: the two move alike, and apart by what the margin allows
        figures = [
            {f.books: f.value for f in tables.values(frame.measure, p)} for p in (frame.period, frame.base)
        ]
        known = [name for name in figures[0] if figures[1].get(name)]
        if not known:
            return []
        grown = [figures[0][name] / figures[1][name] for name in known]
        low, high = min(grown) * (1 - _MARGIN / 3), max(grown) * (1 + _MARGIN / 3)
        scale = figures[1][known[0]]
    else:
        low, high, scale = new[0] / old[1], new[1] / old[0], old[0]
    one = 1.0 if frame.relation != "multiple" else 0.0
    unit = {"change": 100.0, "difference": scale}.get(frame.relation, 1.0)
    room = _SMALL_CHANGE if frame.relation == "change" else 0.0
    ends = unit * (low - one) - room, unit * (high - one) + room
    return [Result(books, sum(ends) / 2, *ends, new[2] or old[2], ())]


def _left_over(frame: Frame, tables: Tables, books: str) -> list[Result]:
    """How large a balance may be on books that lack it."""
    assert frame.measure and frame.period
    sold, bought = (_ends_on(tables, Measure(flow), frame.period, books) for flow in ("exports", "imports"))
    if not sold or not bought:
        return []
    sign = -1 if frame.measure.owner == "partner" else 1
    ends = sorted((sign * (sold[0] - bought[1]), sign * (sold[1] - bought[0])))
    return [Result(books, sum(ends) / 2, ends[0], ends[1], sold[2], ())]
