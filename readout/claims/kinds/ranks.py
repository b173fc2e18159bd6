"""A rank among a country's partners: that on record, and what the partners' totals rule out.

A pair's own table of partners goes first. Without one, ranks are counted from all partners in the tables of the world, on
each set of books: all economies, and without those that some lists leave out; beside them stands what they would be with
the European Union counted as one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from readout.claims.english.ranks import Ranked
from readout.claims.model import Claim, Evidence, Verdict
from readout.claims.tables import Tables
from readout.periods import Period
from readout.trade import Row, is_bloc
from readout.trade import ranks as ranks_on_record

_COUNTED_DIFFERENTLY = frozenset({"HK", "MO", "TW"})
_EUROPEAN_UNION = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
)
# How much nearer or larger a partner may be on other books or after a revision, as a share: of customs', of CEPII's.
_REVISED, _RECONCILED = 0.05, 0.2


def judge(claim: Claim, found: Ranked, period: Period | None, tables: Tables) -> Verdict:
    """The verdict on the rank of one country of the pair among the partners of the other.

    Whether blocs, Hong Kong and Taiwan are counted changes a rank by some places. So only a rank that larger partners
    on record make impossible is called contradicted; one said of the present, if that holds for the year before too.
    """
    trade = tables.trade
    if not trade.available:
        return Verdict(claim, "not_checkable", trade.reason)
    if not found.named:
        names = f"{trade.reporter} and {trade.partner}"
        return Verdict(claim, "not_checkable", f"It speaks of other countries than {names}.")
    if period is None:
        return Verdict(claim, "not_checkable", "The text does not say which period it means.")
    year = period[0]
    if not trade.one_release and found.whose == "reporter" and found.flow == "total" and not found.at_most:
        mine, larger = _larger_partners(tables, trade.partner, year)
        if len(period) == 1 and mine and not (tables.by and year >= tables.by.year):
            return _on_record(claim, found, year, mine, larger, tables)
    if len(period) > 1 or tables.by and year >= tables.by.year:
        return Verdict(claim, "not_checkable", _needed(found, year, tables))
    return _by_counting(claim, found, year, tables)


def _on_record(
    claim: Claim, found: Ranked, year: int, mine: Row, larger: list[Row], tables: Tables
) -> Verdict:
    """The verdict by a pair's own table of partners, which has the larger ones of them."""
    value, base, which = found.number, found.base, tables.trade.partner
    known = ranks_on_record(mine)
    shown = " and ".join(map(str, known)) or "none"
    reason = f"Rank of {which} among {tables.trade.reporter}'s partners in {year}, on record: {shown}; the text says {value:g}."
    if larger:
        names = ", ".join(f"{row['partner']} {row['total']:g}" for row in larger)
        reason += f" {which} {mine['total']:g} USD bn; larger without blocs: {names}."
    if value <= len(larger):
        verdict = "contradicted"
        if base and value > len(_larger_partners(tables, which, base[0])[1]):
            verdict = "depends"
            reason += f" No year is named; in {base[0]} no larger ones on record rule it out."
    elif known == (value,):
        verdict = "supported"
    elif value in known:
        verdict, reason = "depends", f"{reason} The sources count differently."
    elif known:
        verdict, reason = (
            "depends",
            f"{reason} It depends on whether blocs, Hong Kong and Taiwan are counted.",
        )
    else:
        verdict = "not_checkable"
    evidence = tuple(
        Evidence(
            "partners",
            f"{row['period']} {row['partner']}",
            str(row["rank"] if row is mine and row["rank"] else row["total"]),
            str(row.get("source") or ""),
        )
        for row in (mine, *larger)
    )
    return Verdict(claim, verdict, reason, evidence)


@dataclass(frozen=True, slots=True)
class _Place:
    """A partner's place on one set of books: as counted, how far that may move, and with the EU as one; with the sums."""

    books: str
    counted: frozenset[int]
    lowest: int
    highest: int
    with_union: frozenset[int]
    shown: str
    evidence: tuple[Evidence, ...]


def _needed(found: Ranked, year: int, tables: Tables) -> str:
    owner = tables.trade.reporter if found.whose == "reporter" else tables.trade.partner
    return f"It would need {owner}'s trade with each of its partners in {year}."


def _by_counting(claim: Claim, found: Ranked, year: int, tables: Tables) -> Verdict:
    """The verdict by the tables of the world, on each set of books that has the year, or the one before where none is named."""
    places, of_year = _places_of(found, year, tables), year
    if not places and found.base:
        places, of_year = _places_of(found, found.base[0], tables), found.base[0]
    if not places:
        return Verdict(
            claim, "not_checkable", f"{_needed(found, year, tables)}{_last_counted(found, year, tables)}"
        )
    which, owner = tables.trade.partner, tables.trade.reporter
    if found.whose == "partner":
        which, owner = owner, which
    among = {"total": "partners", "exports": "export markets", "imports": "suppliers"}[found.flow]
    said = f"the first {found.number}" if found.at_most else f"{found.number}"
    shown = "; ".join(place.shown for place in places)
    reason = (
        f"Rank of {which} among {owner}'s {among} in {of_year}, as counted; the text says {said}: {shown}."
    )
    verdict, why = _of_places(found, places)
    if verdict == "contradicted" and found.base and of_year == year:
        before = _places_of(found, found.base[0], tables)
        if before and _of_places(found, before)[0] != "contradicted":
            verdict, why = "depends", f" No year is named; in {found.base[0]} it may have been so."
    if verdict == "contradicted" and of_year != year:
        verdict, why = "not_checkable", f" No year is named, and for {year} there is none."
    evidence = tuple(dict.fromkeys(row for place in places for row in place.evidence))
    return Verdict(claim, verdict, reason + why, evidence)


def _of_places(found: Ranked, places: Sequence[_Place]) -> tuple[str, str]:
    """The verdict of all books: a customs' before the reconciled ones; what these alone rule out depends on the books."""
    verdicts = [_of_a_place(found, place) for place in places]
    first, why = verdicts[0]
    if first == "contradicted" and any(verdict != "contradicted" for verdict, _ in verdicts):
        return "depends", " It depends on whose books are taken."
    return first, why


def _of_a_place(found: Ranked, place: _Place) -> tuple[str, str]:
    number = found.number
    if found.at_most:
        if max(place.counted) <= number:
            return "supported", ""
        near = min(place.lowest, *place.with_union, number + 1) <= number
        return ("depends", " It is near that.") if near else ("contradicted", "")
    if place.counted == {number}:
        return "supported", ""
    if number in place.counted:
        return "depends", " It depends on whether Hong Kong, Macao and Taiwan are counted."
    if number in place.with_union:
        return "depends", " With the European Union counted as one, or beside its members, it may be so."
    if place.lowest <= number <= place.highest:
        return "depends", " Partners of nearly the same size stand beside it."
    return "contradicted", ""


def _places_of(found: Ranked, year: int, tables: Tables) -> tuple[_Place, ...]:
    """The place of the one ranked on each set of books that has the year."""
    codes = tables.trade.pair.split("-")
    owner, which = codes if found.whose == "reporter" else codes[::-1]
    return _counted_places(owner, which, found.flow, year)


@lru_cache(maxsize=64)
def _counted_places(owner: str, which: str, flow: str, year: int) -> tuple[_Place, ...]:
    from readout import world  # only here: most texts claim no rank

    if not world.is_there() or not world.three_letters(owner):
        return ()
    places = []
    for of in world.partners(owner, year):
        sizes = {
            one.code: value
            for one in of.partners
            if (value := (one.exports or 0) + (one.imports or 0) if flow == "total" else getattr(one, flow))
        }
        if which in sizes:
            places.append(_standing(sizes, which, owner, of.books, of.table, of.source, year))
    return tuple(places)


def _standing(
    sizes: dict[str, float], which: str, owner: str, books: str, table: str, source: str, year: int
) -> _Place:
    mine = sizes[which]
    reconciled = table.startswith("baci")
    room = _RECONCILED if reconciled else _REVISED
    larger = [code for code, size in sizes.items() if size > mine]
    states = len(
        [code for code in larger if code not in _COUNTED_DIFFERENTLY or which in _COUNTED_DIFFERENTLY]
    )
    counted = frozenset({1 + len(larger), 1 + states})
    union = sum(size for code, size in sizes.items() if code in _EUROPEAN_UNION)
    with_union: set[int] = set()
    if owner not in _EUROPEAN_UNION and union > mine * (1 - room):
        with_union = {rank + 1 for rank in counted}
    if owner not in _EUROPEAN_UNION and which not in _EUROPEAN_UNION:
        with_union.add(1 + states - len(_EUROPEAN_UNION.intersection(larger)) + (union > mine))
    name = "CEPII, reconciled" if reconciled else books.partition(", by ")[0]
    listed = " or ".join(map(str, sorted(counted)))
    evidence = (Evidence(table, f"{year} {owner} {which}", f"{mine:.6g}", source),)
    return _Place(
        books, counted, 1 + sum(size > mine * (1 + room) for size in sizes.values()),
        sum(size > mine * (1 - room) for size in sizes.values()), frozenset(with_union), f"{name} {listed}", evidence,
    )  # fmt: skip


def _last_counted(found: Ranked, year: int, tables: Tables) -> str:
    """The last year before in which a rank can be counted, in a sentence; empty where there is none."""
    for before in range(year - 1, year - 6, -1):
        if places := _places_of(found, before, tables):
            return (
                f" The last the tables have before it is of {before}: {'; '.join(p.shown for p in places)}."
            )
    return ""


def _larger_partners(tables: Tables, which: str, year: int) -> tuple[Row | None, list[Row]]:
    """The year's row of `which`, and those of the larger partners, blocs left out."""
    everyone = tables.trade.rows("partners")
    rows = [row for row in everyone if row["year"] == year and row["months"] == 12]
    mine = next((row for row in rows if row["partner"] == which), None)
    blocs = {row["partner"] for row in everyone if is_bloc(row)}
    larger = [
        row
        for row in rows
        if mine
        and row["partner"] not in blocs
        and row["total"]
        and mine["total"]
        and row["total"] > mine["total"]
    ]
    return mine, larger
