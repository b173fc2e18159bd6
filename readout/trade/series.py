"""Tables made of a pair's tables, one for each question of lesson 03: sums, balances, shares, revisions, goods.

All sums are USD billions at current prices unless said otherwise, as the reporter sees them. Where a table has a gap,
these have one too: nothing is interpolated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.errors import InputError
from readout.trade.amounts import SIDES, figures, one_of, real_total, running_totals
from readout.trade.columns import type_of
from readout.trade.model import Trade, as_frame

if TYPE_CHECKING:
    import pandas as pd


# Of a few years customs have one partner or some: their total is no country's trade with the world (percent), and who
# they are is no list of partners.
_OF_ONE_PARTNER, _A_LIST = 99, 5


def cumulative(trade: Trade) -> pd.DataFrame:
    """The table of `running_totals`."""
    types = {column: type_of(column) for column in ("year", "month", "total", "exports", "imports")}
    return as_frame(running_totals(trade), types)


def announced(trade: Trade, year: int, month: int) -> pd.Series | None:
    """The first announced total for January to `month` of `year`, with its date and source, or None."""
    rows = trade.first_prints.query("year == @year and through_month == @month")
    return None if rows.empty else rows.iloc[0]


def years(trade: Trade) -> pd.DataFrame:
    """Total, exports and imports by year on the reporter's books, and on reconciled ones in the years after those.

    `books` says which: "annual" or "reconciled", the names of the tables. Years of different books are not one series.
    """
    import pandas as pd

    columns = ["year", "total", "exports", "imports"]
    own = trade.annual[columns].dropna(how="all", subset=columns[1:])
    later = trade.reconciled[columns].dropna(how="all", subset=columns[1:])
    if len(own):
        later = later[later["year"] > own["year"].max()]
    parts = [
        part.assign(books=books) for books, part in (("annual", own), ("reconciled", later)) if len(part)
    ]
    return pd.concat(parts, ignore_index=True) if parts else own.assign(books="annual")


def balance(trade: Trade) -> pd.DataFrame:
    """Exports, imports and balance (exports less imports) of the reporter by year, where both are known.

    Years and books are those of `years`.
    """
    known = years(trade)[["year", "exports", "imports", "books"]].dropna().reset_index(drop=True)
    return known.assign(balance=known["exports"] - known["imports"])


def level(trade: Trade) -> pd.DataFrame:
    """The total by year in dollars of each year, and in those of the last year: year, total, real, base_year, books.

    Method: that of `real_terms`. Years without a price index have no `real`; years and books are those of `years`.
    """
    totals = years(trade)[["year", "total", "books"]].dropna().reset_index(drop=True)
    prices = trade.macro.set_index("year")["us_cpi"].dropna()
    priced = totals["year"][totals["year"].isin(prices.index)]
    base = int(priced.max()) if len(priced) else None
    of_year = totals["year"].map(prices)
    real = totals["total"] * prices[base] / of_year if base else of_year
    return totals.assign(real=real, base_year=base)


def all_books(trade: Trade) -> pd.DataFrame:
    """The total by year on the reporter's books, on the partner's, and as reconciled; whole years.

    A partner's total counts where both directions stand beside it: without them it was told, not tabled. Columns: year,
    reporter, partner, reconciled; a blank is a year that those books do not have.
    """
    import pandas as pd

    whole = trade.mirror[trade.mirror["months"] == 12].dropna(subset=["partner_exports", "partner_imports"])
    parts = {
        "reporter": trade.annual.set_index("year")["total"],
        "partner": whole.set_index("year")["partner_total"],
        "reconciled": trade.reconciled.set_index("year")["total"],
    }
    found = pd.DataFrame({name: pd.Series(part, dtype=float) for name, part in parts.items()})
    return found.dropna(how="all").rename_axis("year").sort_index().reset_index().astype({"year": int})


def ranks_by_year(trade: Trade) -> pd.DataFrame:
    """Each country's rank among the other's partners by year, by the tables of the world.

    Method: partners by the sum of both directions, all economies counted, on a country's own books, in years without
    them on CEPII's. Columns: year, partner_rank (the partner among the reporter's), reporter_rank, partner_books and
    reporter_books (whose books each rank is counted on). A bloc's own partners are not ranked: its members are among
    them. Empty where the tables of the world are not at hand.
    """
    import pandas as pd

    from readout import world  # only here: other tables of a pair need none of it

    codes = trade.pair.split("-")
    columns = ["year", "partner_rank", "reporter_rank", "partner_books", "reporter_books"]
    found: dict[int, dict[str, object]] = {}
    if trade.available and world.is_there() and all(map(world.three_letters, codes)):
        for side, country, other in (("partner", codes[0], codes[1]), ("reporter", codes[1], codes[0])):
            if world.three_letters(country) in world.BLOCS:
                continue
            for year in world.years_of_partners(country):
                of = world.partners_on_first_books(country, year)
                if of is None or len(of.partners) < _A_LIST:
                    continue
                if one := of.of(other):
                    row = found.setdefault(year, {"year": year})
                    row |= {f"{side}_rank": one.rank, f"{side}_books": f"{of.books} ({of.vintage})"}
    return pd.DataFrame([found[year] for year in sorted(found)], columns=columns)


def both_books(trade: Trade) -> pd.DataFrame:
    """The reporter's balance by year on its own books and on the partner's, and both totals; whole years only.

    The partner's exports are the reporter's imports, so its books give the reporter's balance with the sign turned.
    """
    import pandas as pd

    whole = trade.mirror[trade.mirror["months"] == 12]
    return pd.DataFrame(
        {
            "year": whole["year"],
            "reporter_total": whole["reporter_total"],
            "partner_total": whole["partner_total"],
            "on_reporter_books": whole["reporter_exports"] - whole["reporter_imports"],
            "on_partner_books": whole["partner_imports"] - whole["partner_exports"],
        }
    ).reset_index(drop=True)


def real_terms(trade: Trade, target: float, year: int) -> pd.DataFrame:
    """The total of `year` in dollars of each base year, and whether it reaches `target` in them.

    Method: US consumer prices (CPI-U, yearly means), the total times the base year's index over that of `year`. It is
    not a price index of this trade. Columns: base_year, total, reached.
    """
    import pandas as pd

    bases = [row["year"] for row in trade.rows("macro") if row["us_cpi"] is not None]
    try:
        totals = [real_total(trade, year, base) for base in bases]
    except InputError:  # a year without a total or an index has a table without rows
        bases = totals = []
    table = pd.DataFrame({"base_year": pd.Series(bases, dtype=int), "total": pd.Series(totals, dtype=float)})
    return table.assign(reached=table["total"] >= target)


def share(trade: Trade, year: int, side: str = "reporter") -> float:
    """The pair's trade in percent of the reporter's or the partner's trade with the world, as `shares` has it.

    Raises InputError where a total is missing.
    """
    known = shares(trade).set_index("year")[f"{one_of(side, 'side', SIDES)}_share"].dropna()
    if year not in known.index:
        raise InputError(f"{trade.pair}: no total of the {side}'s trade with the world beside one of {year}")
    return float(known[year])


def shares(trade: Trade) -> pd.DataFrame:
    """The pair's trade as a percentage of each country's trade with the world, by year.

    Of tables of the world each share stands on that country's own books, and on reconciled ones in the years after
    those. Of a pair's folder both use the reporter's figure for the pair; the partner's share therefore mixes the
    books of both countries, as `note` says. Columns: year, reporter_share, partner_share, note, and reporter_books and
    partner_books: "annual" or "reconciled", or "" where there is no share.
    """
    import pandas as pd

    of_world = "reconciled" in trade.books
    pairs = all_books(trade).set_index("year")
    worlds, reconciled = trade.world.set_index("year"), trade.reconciled.set_index("year")
    found = pd.DataFrame(index=worlds.index.union(reconciled.index) if of_world else worlds.index)
    for side in SIDES:
        own = 100 * pairs[side if of_world else "reporter"] / worlds[f"{side}_total"]
        own = own.where(own < _OF_ONE_PARTNER)
        by_all = 100 * reconciled["total"] / reconciled[f"{side}_world"]
        later = found.index > own.last_valid_index() if own.notna().any() else found.index > 0
        found[f"{side}_share"] = own.reindex(found.index).where(~later, by_all.reindex(found.index))
        known = found[f"{side}_share"].notna()
        found[f"{side}_books"] = [
            "" if not there else "reconciled" if after else "annual"
            for there, after in zip(known, later, strict=True)
        ]
    found["note"] = (
        "each share on that country's own books"
        if of_world
        else "partner's share: the reporter's figure over the partner's own total"
    )
    if of_world:
        found = found.dropna(how="all", subset=["reporter_share", "partner_share"])
    else:
        found = found[found.index.isin(pairs.index[pairs["reporter"].notna()])]
    columns = ["year", "reporter_share", "partner_share", "note", "reporter_books", "partner_books"]
    return found.rename_axis("year").sort_index().reset_index()[columns]


def revisions(trade: Trade) -> pd.DataFrame:
    """First announced year-to-date totals beside today's: year, month, announced, revised, difference (percent).

    Only for years with a revised series: months that were themselves read from announcements revise nothing.
    """
    method = trade.monthly.groupby("year")["method"]
    revised = method.apply(lambda methods: bool((methods == "comtrade").all()))
    first = trade.first_prints[trade.first_prints["year"].isin(revised.index[revised.astype(bool)])]
    first = first[["year", "through_month", "total"]].dropna()
    first = first.rename(columns={"through_month": "month", "total": "announced"})
    both = first.merge(cumulative(trade)[["year", "month", "total"]], on=["year", "month"])
    both = both.rename(columns={"total": "revised"})
    return both.assign(difference=100 * (both["revised"] / both["announced"] - 1))


def targets(trade: Trade) -> pd.DataFrame:
    """Every target with a deadline: amount, deadline_year, total in that year, whether met, first year that met it.

    A range counts as met at its lower end. A deadline in a year without a total is left out: neither met nor missed.
    """
    import pandas as pd

    totals = trade.annual.set_index("year")["total"].dropna()
    rows = trade.timeline[(trade.timeline["kind"] == "target") & trade.timeline["deadline_year"].notna()]
    found = []
    for _, row in rows.iterrows():
        year = int(row["deadline_year"])
        if year not in totals.index:
            continue
        reached = totals[totals >= row["amount"]]
        found.append(
            {
                "set": str(row["date"])[:4],
                "amount": row["amount"],
                "deadline_year": year,
                "total": totals[year],
                "met": bool(totals[year] >= row["amount"]),
                "first_year": int(reached.index.min()) if len(reached) else None,
            }
        )
    return pd.DataFrame(found, columns=["set", "amount", "deadline_year", "total", "met", "first_year"])


def quantity_and_value(trade: Trade, commodity: str) -> pd.DataFrame:
    """A good the reporter imports, by whole years on its own books: year, quantity, value, unit_value, unit.

    `unit_value` is USD billions per unit of quantity: a price of sorts, mixing qualities and contracts.
    """
    rows = trade.commodities
    rows = rows[
        (rows["commodity"] == commodity)
        & (rows["months"] == 12)
        & (rows["direction"] == "imports")
        & (rows["reporter"] == trade.pair[:2])
    ]
    rows = rows[["year", "quantity", "unit", "value"]].dropna().sort_values("year").reset_index(drop=True)
    return rows.assign(unit_value=rows["value"] / rows["quantity"])


def misprints(trade: Trade) -> pd.DataFrame:
    """Figures that were printed wrongly beside those of the tables, in USD billions.

    Columns: year, months, measure, printed, tables (None where the tables have none), difference (percent), cause,
    source, note.
    """
    import pandas as pd

    found = []
    for row in trade.rows("misprints"):
        first, last = row["first_month"], row["last_month"]
        period = (row["year"],) if (first, last) == (1, 12) else (row["year"], *sorted({first, last}))
        known = figures(trade, row["measure"], period)
        value = known[0].value if known else None
        found.append(
            {
                "year": row["year"],
                "months": str(first) if first == last else f"{first} to {last}",
                "measure": row["measure"],
                "printed": row["printed"],
                "tables": value,
                "difference": 100 * (row["printed"] / value - 1) if value else None,
                **{name: row[name] for name in ("cause", "source", "note")},
            }
        )
    columns = ["year", "months", "measure", "printed", "tables", "difference", "cause", "source", "note"]
    return pd.DataFrame(found, columns=columns)


def goods_by_year(trade: Trade, count: int = 6) -> pd.DataFrame:
    """The chapters of goods that are largest in the last year, up to `count` a direction, in every year they have.

    Columns: year, direction (as the reporter sees it), name, value (USD billions), share_pct (of the direction), rank
    (1 for the largest chapter of the year and direction), basis (source, and whose returns it rests on). Years of
    different bases are not one series. Sorted by direction, imports first, size in the last year, and year.
    """
    import pandas as pd

    columns = ["year", "direction", "name", "value", "share_pct", "rank", "basis"]
    rows = trade.hs2.dropna(subset=["value"])
    if rows.empty:
        return pd.DataFrame(columns=columns)
    returns = {"both": ", both countries' returns", "reporter": f", {trade.reporter}'s returns alone"}
    method = rows["method"] if "method" in rows else pd.Series(None, rows.index, dtype=object)
    # The day a row was retrieved makes no other source of it.
    origin = rows["source"].str.partition(", retrieved")[0]
    rows = rows.assign(
        rank=rows.groupby(["year", "direction"])["value"].rank(ascending=False, method="min").astype(int),
        basis=origin + method.map(returns).fillna(""),
    )
    last = rows[rows["year"] == rows["year"].max()]
    found: list[pd.DataFrame] = []
    for direction in ("imports", "exports"):
        for good in last[last["direction"] == direction].nlargest(count, "value").itertuples():
            own = rows[(rows["direction"] == direction) & (rows["hs2"] == good.hs2)].sort_values("year")
            found.append(own.assign(name=good.name))
    return pd.concat(found)[columns].reset_index(drop=True)
