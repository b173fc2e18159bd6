"""What a report says first: figures, then what is on record, then the calendar, and which verdicts stand for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from readout.claims import GROUPS, HOLDER, Verdict
from readout.reading import Reading

# What each verdict is called on the page, with a sign so that colour is not its only mark.
VERDICT_LABELS = {
    "supported": "✓ supported",
    "within_rounding": "≈ within rounding",
    "contradicted": "✗ contradicted",
    "depends": "◐ depends",
    "not_checkable": "? not checkable",
    "opinion": "¶ opinion",
}
# How the headline says what came of the claims that could be tested: of one, of several.
_OUTCOMES = {
    "contradicted": ("is contradicted", "are contradicted"),
    "supported": ("is supported", "are supported"),
    "within_rounding": ("holds within rounding", "hold within rounding"),
    "depends": ("depends on what the text leaves open", "depend on what the text leaves open"),
}
# What one claim and several of a group are called.
_CALLED = {
    "figures": ("figure", "figures"),
    "record": ("point of record", "points of record"),
    "calendar": ("point of the calendar", "points of the calendar"),
}
_LEADING = 3  # verdicts that stand under the headline
_DULL = {"supported", "within_rounding"}


def headline(reading: Reading) -> str:
    """The finding in one sentence: what came of the figures, or why of none; then of the record; then of the calendar."""
    if reading.article.unreadable:
        return f"This text is {reading.article.unreadable}, and nothing was taken from it"
    verdicts = counted(reading.verdicts)
    if not verdicts:
        beside = " beside people's titles" if reading.verdicts else ""
        return f"No claim was found in this text{beside}"
    parts, tested = [], 0
    for group in _CALLED:
        counts = Counter(v.verdict for v in verdicts if v.group == group and v.verdict in _OUTCOMES)
        if not counts and group == "figures":
            parts.append(_no_figure(reading))
        elif counts and (group != "calendar" or not tested or not counts.keys() <= _DULL):
            parts.append(_came_of(group, counts, first=not parts))
        tested += counts.total()
    if not tested:
        others = sum(v.group != "figures" for v in verdicts)
        nor = {0: [], 1: ["nor could the one other claim found"]}
        parts += nor.get(others, [f"nor could any of the {others} other claims found"])
    return "; ".join(parts)


def counted(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts that count: all but those on people's titles that hold or stay open, which every readout has."""
    return [v for v in verdicts if v.claim.kind != HOLDER or v.verdict == "contradicted"]


def _no_figure(reading: Reading) -> str:
    """That no figure could be tested, and why: as most of those that were found say."""
    reasons = Counter(v.reason.partition(". ")[0] for v in reading.verdicts if v.group == "figures")
    if not reasons:
        return "No figure could be tested, because no claim with one was found"
    why = reasons.most_common(1)[0][0]
    if not reading.trade.available:
        why = reading.trade.reason if reading.trade.reporter else "no two countries were found in the text"
    return f"No figure could be tested, because {why[:1].lower()}{why[1:].rstrip('.')}"


def _came_of(group: str, counts: Counter[str], first: bool) -> str:
    """What came of the claims of one group that were tested."""
    from readout.chart import listed

    number = counts.total()
    one, several = _CALLED[group]
    that = " that can be tested" if first else ""
    outcomes = _OUTCOMES if first else _OUTCOMES | {"depends": ("depends", "depend")}  # on what, it has said
    found = [(counts[name], ways) for name, ways in outcomes.items() if counts[name]]
    if len(found) == 1:
        ways, all_of = found[0][1], "both" if number == 2 else f"all {number}"
        said = f"the one {one}{that} {ways[0]}" if number == 1 else f"{all_of} {several}{that} {ways[1]}"
    else:
        said = f"of {number} {several}{that}, " + listed([f"{many} {ways[many > 1]}" for many, ways in found])
    return said[0].upper() + said[1:] if first else said


def leading(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts to read first: figures, then the record, then the calendar; in each what is contradicted first.

    That a day was a Wednesday is no news; that it was none is.
    """
    groups = list(GROUPS)
    news = [
        v for v in verdicts if v.verdict in _OUTCOMES and not (v.group == "calendar" and v.verdict in _DULL)
    ]
    return sorted(news, key=lambda v: (groups.index(v.group), v.verdict != "contradicted"))[:_LEADING]
