"""What two linked passages tell differently: a figure or a date of one kind with another value, or another's mouth."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import product
from typing import TypeVar

from readout.article import Span
from readout.claims.english.words import hedge_of
from readout.compare.english.words import family_of, stems_in
from readout.compare.model import Difference
from readout.compare.passages import Passage, as_read, is_month_alone
from readout.facts import Date, Quantity
from readout.reading import Reading

_NUMBER_AS_WRITTEN = re.compile(r"\d[\d,]*(?:\.(\d+))?")
_ABOUT_SO_MUCH = 0.1  # how far off a figure may be that is called about so much, as a part of it
_MONTH_OF_ISO = slice(5, 7)  # of a date in ISO 8601
_NEAR_FIGURE = 60  # characters around a figure or date in which stands what it is of
# How much of what one says another must say, by their words, to be the same content in another's mouth.
_SAME_CONTENT = 0.5
# Up to three words behind a figure, up to one that begins something else: "12 new water gauges | along the river".
_NOUNS_AFTER = re.compile(
    r"(?:[\s-]{1,2}(?!(?:in|of|for|on|at|from|to|by|with|and|or|as|who|that|which|will|would|shall|should|has|have|had|is|are"
    r"|was|were)\b)[^\W\d_]{2,30}){1,3}"
)


def differences(
    a: Reading, b: Reading, links: Sequence[tuple[Passage, Passage, bool]]
) -> tuple[Difference, ...]:
    """What the linked passages of two texts tell differently, in the order of the links; the same words are told once.

    Each link is given with whether its passages are each other's best; where they are not, what has its equal in another
    passage is told there, and differs from nothing here. Figures are compared in their base units (USD,
    percent), and are one where a hedge or the digits of the rounder one leave room; so are dates of which one holds the
    other.
    """
    same_figures = _said_on_both_sides(
        ((one.quantities, other.quantities) for one, other, _ in links), partial(_is_one_figure, a, b)
    )
    same_dates = _said_on_both_sides(((one.dates, other.dates) for one, other, _ in links), _is_one_date)
    found: dict[tuple[str, int, int], Difference] = {}
    for one, other, best in links:
        figures = _without_equal(
            one.quantities, other.quantities, partial(_is_one_figure, a, b), () if best else same_figures
        )
        dates = _without_equal(one.dates, other.dates, _is_one_date, () if best else same_dates)
        for difference in (
            *(
                Difference("figure", _as_span(q), _as_span(r), as_read(q), as_read(r))
                for q, r in _in_pairs(figures, partial(_are_of_one_thing, a, b, best))
            ),
            *(
                Difference("date", _as_span(d), _as_span(e), d.value or "", e.value or "")
                for d, e in _in_pairs(dates, partial(_are_of_one_grain, a, b, best))
            ),
            *(_speaker_apart(a, b, one, other) if best else ()),
        ):
            found.setdefault((difference.kind, difference.a.start, difference.b.start), difference)
    return tuple(found.values())


Item = TypeVar("Item", Date, Quantity)


def _said_on_both_sides(
    linked: Iterable[tuple[Sequence[Item], Sequence[Item]]], is_one: Callable[[Item, Item], bool]
) -> frozenset[Item]:
    """The figures, or dates, that have the same value in a passage that is linked with theirs, of both texts."""
    pairs = (pair for mine, theirs in linked for pair in product(mine, theirs))
    return frozenset(item for one, other in pairs if is_one(one, other) for item in (one, other))


def _without_equal(
    mine: Sequence[Item],
    theirs: Sequence[Item],
    is_one: Callable[[Item, Item], bool],
    told: Collection[Item],
) -> tuple[list[Item], list[Item]]:
    """Those of two passages that have no equal in the other, and are not among those `told` elsewhere."""
    return (
        [q for q in mine if q not in told and not any(is_one(q, r) for r in theirs)],
        [r for r in theirs if r not in told and not any(is_one(q, r) for q in mine)],
    )


def _in_pairs(
    apart: tuple[list[Item], list[Item]], may_differ: Callable[[Item, Item], bool]
) -> Iterator[tuple[Item, Item]]:
    """Each of the first with the first of the second that may be its other value, in their order; each stands once."""
    mine, theirs = apart
    for item in mine:
        other = next((r for r in theirs if may_differ(item, r)), None)
        if other is not None:
            theirs.remove(other)
            yield item, other


def _is_one_figure(a: Reading, b: Reading, one: Quantity, other: Quantity) -> bool:
    """Whether two figures are of one kind and may be one value: the same, rounded, or within what a hedge leaves open."""
    if (one.kind, one.unit) != (other.kind, other.unit):
        return False
    mine, theirs = _unit_of_last_digit(one), _unit_of_last_digit(other)
    # Only the rounder of two can be the other, rounded: 12 and 13 percent are two figures.
    low_a, high_a = _range_of_figure(a, one, mine / 2 if mine > theirs else 0.0)
    low_b, high_b = _range_of_figure(b, other, theirs / 2 if theirs > mine else 0.0)
    return low_a <= high_b and low_b <= high_a


def _range_of_figure(reading: Reading, quantity: Quantity, half: float) -> tuple[float, float]:
    """Between which values a figure lies, by the hedge at it and the `half` unit to which it may be rounded."""
    value = quantity.value
    hedge = hedge_of(reading.article.text, 0, quantity.start, quantity.end)
    around = max(half, _ABOUT_SO_MUCH * abs(value))
    low, high = {
        "at least": (value - half, value + around),
        "about": (value - around, value + around),
        "nearly": (value - around, value + half),
        "approaching": (value - around, value + half),
        "below": (value - around, value + half),
        "at most": (value - around, value + half),
    }.get(hedge, (value - half, value + half))
    return low, high


def _unit_of_last_digit(quantity: Quantity) -> float:
    """One unit of the last digit that a figure is written with, in its own unit: 1e8 for "218.2 billion"."""
    number = _NUMBER_AS_WRITTEN.search(quantity.text)
    if not number or quantity.kind in ("count", "ordinal"):
        return 0.0
    written = float(number.group().replace(",", ""))
    scale = abs(quantity.value) / written if written else 1.0
    return float(scale * 10.0 ** -len(number[1] or ""))


def _are_of_one_thing(a: Reading, b: Reading, best: bool, one: Quantity, other: Quantity) -> bool:
    """Whether two figures measure the same, as far as the words say.

    Counts and places in an order are of what stands behind them; what else is measured is told by the words nearby,
    unless the passages are each other's best.
    """
    if (one.kind, one.unit) != (other.kind, other.unit):
        return False
    if one.kind in ("count", "ordinal"):
        return bool(_what_is_counted(a, one) & _what_is_counted(b, other))
    return best or bool(_stems_around(a, one) & _stems_around(b, other))


def _what_is_counted(reading: Reading, quantity: Quantity) -> set[str]:
    """The stems, and the families, of the words behind a figure that say what is counted: "new water gauges"."""
    text = reading.article.text
    nouns = _NOUNS_AFTER.match(text, quantity.end, quantity.end + _NEAR_FIGURE)
    return _with_families(text, *nouns.span()) if nouns else set()


def _with_families(text: str, start: int, end: int) -> set[str]:
    """The stems between two offsets, each with its family."""
    stems = {stem.form for stem in stems_in(text, start, end)}
    return stems | {family for stem in stems if (family := family_of(stem))}


def _stems_around(reading: Reading, item: Span) -> set[str]:
    """The stems of the words near a figure or a date."""
    text = reading.article.text
    around = stems_in(text, max(0, item.start - _NEAR_FIGURE), min(len(text), item.end + _NEAR_FIGURE))
    return {stem.form for stem in around}


def _are_of_one_grain(a: Reading, b: Reading, best: bool, one: Date, other: Date) -> bool:
    """Whether two dates are both days, months or years, of one thing as far as the words nearby say."""
    alike = len(one.value or "") == len(other.value or "")
    return alike and (best or bool(_stems_around(a, one) & _stems_around(b, other)))


def _is_one_date(one: Date, other: Date) -> bool:
    """Whether two dates are the same, or of two grains and one lies in the other: "2023" and "20 December 2023".

    A month without its year is that month of any year, since only the sentence around it tells which.
    """
    mine, theirs = one.value or "", other.value or ""
    if mine == theirs:
        return True
    if is_month_alone(one) or is_month_alone(other):
        mine, theirs = mine[_MONTH_OF_ISO], theirs[_MONTH_OF_ISO]
        return bool(mine) and mine == theirs
    if len(mine) == len(theirs):
        return False
    (first, last), (from_, until) = _first_and_last_day(mine), _first_and_last_day(theirs)
    return (first <= from_ and until <= last) or (from_ <= first and last <= until)


def _first_and_last_day(value: str) -> tuple[str, str]:
    """First and last day of a date as ISO 8601 writes it; letters behind any day stand for the end of a month or year."""
    first, _, last = value.partition("/")
    return first, (last or first) + "~"


def _speaker_apart(a: Reading, b: Reading, one: Passage, other: Passage) -> Iterator[Difference]:
    """The same content said to be another's: each passage gives the words of one who met, and they are two."""
    if one.may_speak_as(other):
        return
    mine, theirs = _content_of(a, one), _content_of(b, other)
    if _say_the_same(one, other):
        yield Difference("speaker", mine, theirs, *one.voices, *other.voices)


def _content_of(reading: Reading, passage: Passage) -> Span:
    """What is said in a passage: the first content of a statement that begins in it; the passage where there is none."""
    start, end = passage.span.start, passage.span.end
    contents = [
        s.content[0] for s in reading.statements if s.kind == "said" and start <= s.content[0].start < end
    ]
    return contents[0] if contents else passage.span


def _say_the_same(one: Passage, other: Passage) -> bool:
    """Whether of what the passage that names less names at least half stands in the other."""
    mine, theirs = (
        {t for t in p.traits if t.kind != "people" and not t.name.startswith("like ")} for p in (one, other)
    )
    return bool(mine & theirs) and len(mine & theirs) >= _SAME_CONTENT * min(len(mine), len(theirs))


def _as_span(item: Span) -> Span:
    return Span(item.start, item.end, item.text)
