"""The charts that annual tables can carry, of any two countries: level, directions, ranks, shares.

Charts know tables, never the text. A chart of an empty table is a note that says so, so that lessons go on without.
Years of different books are drawn apart: reconciled figures follow on a country's own without a line between them.
"""

from __future__ import annotations

import textwrap
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.ticker import FuncFormatter

from readout.chart import (
    BLUE,
    INK,
    ORANGE,
    QUIET,
    Chart,
    in_house_style,
    leave_room,
    listed,
    nothing,
    roomy_figure,
    spread_out,
    unit_of,
)
from readout.countries import whose, with_article
from readout.trade.credits import credit
from readout.trade.drawing import (
    capital,
    draw_runs,
    end_label,
    label_places,
    mark_years,
    pair_in_words,
    with_reconciled,
)
from readout.trade.model import Trade


@in_house_style
def level(table: pd.DataFrame, trade: Trade) -> Chart:
    """The total by year in dollars of each year and in those of the last. `table` of `trade.level`."""
    if table.empty:
        return nothing("the yearly totals")
    base, by_year = table["base_year"].iloc[0], table.set_index("year")
    unit = unit_of([*table["total"], *table["real"].dropna()])
    title = _peaks(table, trade)
    prices = pd.notna(base)
    figure, axes = roomy_figure(
        title,
        f"{pair_in_words(trade)} goods trade a year, USD {unit.name}: "
        + (
            f"solid in dollars of each year, dashed in dollars of {base:.0f} by US consumer prices"
            if prices
            else "in dollars of each year"
        ),
        f"Source: {with_reconciled(trade, by_year['books'], credit(trade, 'annual'))}"
        + (
            "; US consumer prices (BLS, CPI-U, yearly means), which are not those of this trade"
            if prices
            else ""
        )
        + f". Reporter: {trade.reporter}. A gap is a year without a figure.",
    )
    if prices:
        draw_runs(
            axes,
            unit.factor * by_year["real"],
            by_year["books"],
            color=ORANGE,
            linestyle="--",
            marker="s",
            markersize=4,
            linewidth=1.8,
        )
    draw_runs(
        axes,
        unit.factor * by_year["total"],
        by_year["books"],
        are_rows=True,
        color=BLUE,
        marker="o",
        markersize=4,
        linewidth=2.5,
    )
    last, top = table.iloc[-1], table.iloc[int(table["total"].argmax())]
    high = max(unit.factor * max(table["total"].max(), table["real"].max() if prices else 0), 1e-9)
    axes.set_ylim(0, 1.16 * high)
    end_label(
        axes,
        last["year"],
        label_places([unit.factor * last["total"]], 0.15 * high)[0],
        f"{last['year']:.0f}:\n{unit.said(last['total'])}",
        BLUE,
    )
    if prices:
        peak = table.loc[table["real"].idxmax()]
        if abs(peak["year"] - last["year"]) > 0.12 * (last["year"] - table["year"].min()):
            axes.annotate(
                f"{peak['year']:.0f}: {unit.said(peak['real'])}",
                (peak["year"], unit.factor * peak["real"]),
                (0, 8),
                textcoords="offset points",
                ha="center",
                va="bottom",
                fontsize=9.5,
                fontweight="bold",
                color=ORANGE,
            )
    mark_years(axes, list(table["year"]))
    leave_room(axes, table["year"].min(), last["year"], 0.4, 0.85)
    first = table.iloc[0]
    alt = (
        f"Line chart of yearly goods trade of {with_article(trade.reporter)} with {with_article(trade.partner)} in USD {unit.name}. "
        f"In dollars of each year it goes from {unit.said(first['total'])} in {first['year']:.0f} to "
        f"{unit.said(last['total'])} in {last['year']:.0f}, with a peak of {unit.said(top['total'])} in {top['year']:.0f}."
    )
    if prices:
        alt += f" In dollars of {base:.0f} the peak is {unit.said(peak['real'])} in {peak['year']:.0f}."
    return Chart(title, alt, figure)


def _peaks(table: pd.DataFrame, trade: Trade) -> str:
    """In words, the years in which a total was largest, in dollars of each year and in constant ones."""
    pair, last = pair_in_words(trade), table.iloc[-1]
    if len(table) == 1:
        return f"{pair} trade is on record for {last['year']:.0f} alone"
    peak = table.loc[table["total"].idxmax()]
    top, by = int(peak["year"]), " by reconciled figures" if peak["books"] == "reconciled" else ""
    verb = "was largest" if top == last["year"] else "peaked"
    if table["real"].isna().all():
        return f"{pair} trade {verb} in {top}{by}"
    real = int(table["year"][table["real"].idxmax()])
    if real == top:
        return f"{pair} trade {verb} in {top}{by}, in constant dollars too"
    then = (
        f"in constant dollars already in {real}"
        if top == last["year"]
        else f"but in {real} in constant dollars"
    )
    return f"{pair} trade {verb} in {top}{by}, {then}"


@in_house_style
def directions(flows: pd.DataFrame, trade: Trade) -> Chart:
    """Both directions of trade by year and the balance. `flows` is the table of `trade.balance`."""
    reporter, partner = trade.reporter, trade.partner
    if flows.empty:
        return nothing("the two directions")
    last, by_year = flows.iloc[-1], flows.set_index("year")
    unit = unit_of([*flows["imports"], *flows["exports"]])
    gap = f"USD {unit.said(abs(last['balance']))} {'bn' if unit.factor == 1 else unit.name}"
    sides = ("bought", "sold") if last["balance"] < 0 else ("sold", "bought")
    title = (
        f"{capital(with_article(reporter))} {sides[0]} {gap} more than it {sides[1]} in {last['year']:.0f}"
    )
    figure, (top, low) = roomy_figure(
        title,
        f"{capital(whose(reporter))} goods trade with {with_article(partner)}, USD {unit.name}",
        f"Source: {with_reconciled(trade, by_year['books'], credit(trade, 'annual'))}. Reporter: {reporter}. Current prices. "
        "Years without a split by direction are left out, not filled.",
        rows=2,
        height=6.4,
        sharex=True,
    )
    high = unit.factor * flows[["imports", "exports"]].max().max() or 1
    ends = label_places([unit.factor * last["imports"], unit.factor * last["exports"]], 0.23 * high)
    for column, colour, marker, end in (("imports", BLUE, "o", ends[0]), ("exports", ORANGE, "s", ends[1])):
        how = {"color": colour, "marker": marker, "linestyle": "-" if column == "imports" else "--"}
        draw_runs(top, unit.factor * by_year[column], by_year["books"], are_rows=True, markersize=5, **how)
        end_label(top, last["year"], end, f"{column}\n{unit.said(last[column])}", colour)
    colours = [ORANGE if value >= 0 else BLUE for value in flows["balance"]]
    bars = low.bar(flows["year"], unit.factor * flows["balance"], color=colours, width=0.7)
    for bar, value in zip(bars, flows["balance"], strict=True):
        bar.set_hatch("///" if value >= 0 else "")
        bar.set_edgecolor("white")
        bar.set_linewidth(1 if len(flows) < 30 else 0)  # or the edges of many hide them
    low.axhline(0, color=INK, linewidth=1)
    low.set_title("Balance: exports less imports (hatched: surplus)", fontsize=10.5, loc="left", color=QUIET)
    top.set_ylim(0, max(1.08 * high, max(ends) + 0.115 * high))
    mark_years(low, list(flows["year"]))
    leave_room(low, flows["year"].min() - 0.4, last["year"] + 0.4, 0.25, 0.95)
    turned = flows[flows["balance"] >= 0]["year"].astype(int)
    alt = (
        f"Two charts of {whose(reporter)} goods trade with {with_article(partner)}. In {last['year']:.0f} imports are USD "
        f"{unit.said(last['imports'])} {unit.name} and exports {unit.said(last['exports'])}, a balance of "
        f"{unit.said(last['balance'], '+')}. {capital(with_article(reporter))} "
        + (f"last had a surplus in {turned.max()}." if len(turned) else "had no surplus in these years.")
    )
    return Chart(title, alt, figure)


@in_house_style
def ranks(table: pd.DataFrame, trade: Trade) -> Chart:
    """Each country's rank among the other's partners by year. `table` of `trade.ranks_by_year`."""
    reporter, partner = trade.reporter, trade.partner
    sides = {
        "partner": (partner, BLUE, "o", "-"),
        "reporter": (reporter, ORANGE, "s", "--"),
    }
    parts = {side: table.dropna(subset=[f"{side}_rank"]) for side in sides}
    parts = {side: part for side, part in parts.items() if len(part)}
    if not parts:
        return nothing("ranks among partners")
    lasts = {side: part.iloc[-1] for side, part in parts.items()}
    title = _rank_in_words(lasts, trade)
    books = dict.fromkeys(
        said for side, part in parts.items() for said in reversed(list(dict.fromkeys(part[f"{side}_books"])))
    )
    figure, axes = roomy_figure(
        title,
        "Rank of each among all partners of the other, by goods trade both ways; 1, at the top, is the largest",
        f"Source: ranks counted on {'; '.join(sorted(books))}. Both directions at current prices. Economies with customs "
        "of their own, such as Hong Kong, count. Hollow: counted on reconciled figures.",
    )
    low = max(part[f"{side}_rank"].max() for side, part in parts.items())
    places = spread_out([float(last[f"{side}_rank"]) for side, last in lasts.items()], 0.22 * low)
    span = [
        int(min(part["year"].min() for part in parts.values())),
        int(max(last["year"] for last in lasts.values())),
    ]
    for (side, part), place in zip(parts.items(), places, strict=True):
        label, colour, marker, dashes = sides[side]
        kinds = np.where(part[f"{side}_books"].str.contains("reconciled"), "reconciled", "annual")
        by_year = part.assign(books=kinds).set_index("year")
        how: dict[str, Any] = {"color": colour, "marker": marker, "linestyle": dashes, "markersize": 4}
        draw_runs(axes, by_year[f"{side}_rank"], by_year["books"], **how)
        last = lasts[side]
        end_label(
            axes,
            span[1],
            place,
            f"{textwrap.fill(label, 17)}\n{last['year']:.0f}: {last[f'{side}_rank']:.0f}",
            colour,
        )
    axes.set_ylim(max(1.1 * low, max(places) + 0.1 * low), min(1 - 0.05 * low, min(places) - 0.1 * low))
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if low / step <= 6)
    axes.set_yticks(range(1, int(low) + 1) if step == 1 else [1, *range(step, int(low) + 1, step)])
    mark_years(axes, span)
    leave_room(axes, span[0], span[1], 0.15, 1.5)
    of = {"partner": reporter, "reporter": partner}
    told = " ".join(
        f"{capital(with_article(sides[side][0]))} among {whose(of[side])} partners was {part[f'{side}_rank'].iloc[0]:.0f} in {part['year'].iloc[0]:.0f}, at best "
        f"{part[f'{side}_rank'].min():.0f}, and {lasts[side][f'{side}_rank']:.0f} in {lasts[side]['year']:.0f}."
        for side, part in parts.items()
    )
    return Chart(title, f"Line chart of ranks by year, 1 for the largest partner. {told}", figure)


def _rank_in_words(lasts: dict[str, pd.Series], trade: Trade) -> str:
    """In words, the last rank of each among the other's partners."""
    names = {"partner": (trade.partner, trade.reporter), "reporter": (trade.reporter, trade.partner)}
    found = []
    for side, last in lasts.items():
        who, of = names[side]
        rank = int(last[f"{side}_rank"])
        found.append(
            (
                with_article(who),
                f"{whose(of)} {'largest' if rank == 1 else f'no. {rank}'} partner",
                int(last["year"]),
            )
        )
    said = [f"{who} was {what}" for who, what, _ in found]
    years = [year for *_, year in found]
    if len(set(years)) == 1:
        return capital(f"{listed(said)} in {years[0]}")
    return capital("; ".join(f"{what} in {year}" for what, year in zip(said, years, strict=True)))


@in_house_style
def dependence(table: pd.DataFrame, trade: Trade) -> Chart:
    """The pair's trade as a share of each country's trade with the world. `table` of `trade.shares`."""
    reporter, partner = trade.reporter, trade.partner
    sides = {"partner": (partner, ORANGE, "s", "--"), "reporter": (reporter, BLUE, "o", "-")}
    parts = {side: table.dropna(subset=[f"{side}_share"]) for side in sides}
    parts = {side: part for side, part in parts.items() if len(part)}
    if not parts:
        return nothing("each country's trade with the world")
    title = _shares_in_words(table, trade)
    figure, axes = roomy_figure(
        title,
        "The pair's goods trade as a share of each country's trade with the world, percent",
        f"Source: {with_reconciled(trade, _books_of_shares(table), credit(trade, 'world'))}. {_of_whose_books(trade)} "
        "Gaps are years without a total.",
    )
    high = max(part[f"{side}_share"].max() for side, part in parts.items()) or 1
    span = [
        int(min(part["year"].min() for part in parts.values())),
        int(max(part["year"].max() for part in parts.values())),
    ]
    places = label_places([part[f"{side}_share"].iloc[-1] for side, part in parts.items()], 0.2 * high)
    for (side, part), place in zip(parts.items(), places, strict=True):
        name, colour, marker, dashes = sides[side]
        by_year = part.set_index("year")
        how: dict[str, Any] = {"color": colour, "marker": marker, "linestyle": dashes, "markersize": 5}
        draw_runs(axes, by_year[f"{side}_share"], by_year[f"{side}_books"], **how)
        end = part.iloc[-1]
        share = end[f"{side}_share"]
        end_label(
            axes,
            span[1],
            place,
            f"{textwrap.fill(name, 15)}\n{end['year']:.0f}: {_percent(share, 1)}",
            colour,
        )
    axes.set_ylim(0, max(1.1 * high, max(places) + 0.1 * high))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda share, _: f"{share:.3g}"))
    if high < 0.01:  # so many zeros need room
        axes.tick_params(axis="y", labelsize=7)
    mark_years(axes, span)
    leave_room(axes, span[0], span[1], 0.15, 1.5)
    told = "; ".join(
        f"for {with_article(sides[side][0])} from {_percent(part[f'{side}_share'].iloc[0], 1)} in {part['year'].iloc[0]:.0f} to "
        f"{_percent(part[f'{side}_share'].iloc[-1], 1)} in {part['year'].iloc[-1]:.0f}"
        for side, part in parts.items()
    )
    alt = (
        f"Line chart of the trade between {with_article(reporter)} and {with_article(partner)} as a share of each "
        f"country's world trade: {told}."
    )
    return Chart(title, alt.replace(" %", " percent"), figure)


def _books_of_shares(table: pd.DataFrame) -> pd.Series:
    """By year, whether a share of either country is of reconciled figures."""
    by_year = table.set_index("year")[["reporter_books", "partner_books"]]
    return by_year.eq("reconciled").any(axis=1).map({True: "reconciled", False: "annual"})


def _percent(share: float, decimals: int) -> str:
    """A share in percent, with two digits where it is small."""
    return f"{share:.{decimals}f} %" if share >= 1 else f"{share:.2g} %" if share >= 0.01 else "< 0.01 %"


def _shares_in_words(table: pd.DataFrame, trade: Trade) -> str:
    """In words, the last year's share of each country that is known for both; else of the one that is known."""
    both = table.dropna(subset=["reporter_share", "partner_share"])
    if len(both):
        last = both.iloc[-1]
        return (
            f"{capital(_percent(last['reporter_share'], 0))} of {whose(trade.reporter)} trade, "
            f"{_percent(last['partner_share'], 0)} of {whose(trade.partner)}: the same goods in {last['year']:.0f}"
        )
    side, name = (
        ("reporter", trade.reporter) if table["reporter_share"].notna().any() else ("partner", trade.partner)
    )
    last = table.dropna(subset=[f"{side}_share"]).iloc[-1]
    return f"{capital(_percent(last[f'{side}_share'], 0))} of {whose(name)} trade in {last['year']:.0f}"


def _of_whose_books(trade: Trade) -> str:
    if "reconciled" in trade.books:
        bloc = "EU" in trade.pair.split("-")
        inside = " The European Union's totals count trade between its members." if bloc else ""
        return f"Each share is of that country's own books.{inside}"
    return (
        f"{capital(whose(trade.partner))} share sets {whose(trade.reporter)} figure against "
        f"{whose(trade.partner)} own total, so it mixes two books."
    )
