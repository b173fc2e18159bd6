"""Charts of the same trade on two books: the balance, the total, and flows of the world that two customs tell apart.

Charts know tables, never the text. A chart of an empty table is a note that says so, so that lessons go on without.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from readout.chart import (
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    OVER_LINES,
    QUIET,
    Chart,
    Unit,
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
from readout.trade.drawing import capital, end_label, label_places, mark_years, pair_in_words, years_in_words
from readout.trade.model import Trade
from readout.world import Flow

# A slope chart is legible with so many lines: the last years, and before them the latest in which the sign turns.
_LAST_YEARS, _EARLIER_TURNS = 8, 4


@in_house_style
def two_books(table: pd.DataFrame, trade: Trade) -> Chart:
    """The reporter's balance by year on each country's books. `table` of `trade.both_books`."""
    reporter, partner = trade.reporter, trade.partner
    without = [
        whose(name)
        for side, name in (("reporter", reporter), ("partner", partner))
        if table[f"on_{side}_books"].isna().all()
    ]
    known = table.dropna(subset=["on_reporter_books", "on_partner_books"])
    if known.empty:
        return nothing(f"both directions on {listed(without)} books" if without else "one year on both books")
    turns = np.sign(known["on_reporter_books"]) != np.sign(known["on_partner_books"])
    turned = [int(year) for year in known["year"][turns]]
    table = pd.concat([known[:-_LAST_YEARS][turns[:-_LAST_YEARS]].tail(_EARLIER_TURNS), known[-_LAST_YEARS:]])
    lines = (
        "a line for each year"
        if len(table) == len(known)
        else f"lines for {len(table)} of {len(known)} years"
    )
    unit = unit_of([*table["on_reporter_books"], *table["on_partner_books"]])
    title, differs = _whose_surplus(table, unit, trade), ""
    if turned:
        # Years that are not all drawn are counted, not named.
        all_drawn = set(turned) <= set(table["year"])
        when = years_in_words(turned) if all_drawn else f"in {len(turned)} of {len(known)} years"
        title = f"Who has the surplus depends on whose books you open: {when}"
        differs = f" The sign differs: {when}."
    figure, axes = roomy_figure(
        title,
        f"{capital(whose(reporter))} balance with {with_article(partner)} on each country's books, {lines}, USD {unit.name}"
        + ("; bold with diamonds: the sign turns" if turned else ""),
        f"Source: {_both_credits(trade)}. Current prices. Imports are valued with freight "
        "and insurance, exports without, and goods through third countries are booked differently.",
        above=0.5,
        below=0.2,
    )
    ours, theirs = (unit.factor * table[f"on_{side}_books"].to_numpy() for side in ("reporter", "partner"))
    span = max(0, *ours, *theirs) - min(0, *ours, *theirs) or 1
    spread = [spread_out(list(values), 0.06 * span) for values in (ours, theirs)]
    for year, *ends in zip(table["year"].astype(int), ours, theirs, *spread, strict=True):
        _slope(axes, year, ends[:2], ends[2:], year in set(turned), unit)
    low = min(0, *ours, *theirs, *spread[0], *spread[1]) - 0.05 * span
    high = max(0, *ours, *theirs, *spread[0], *spread[1]) + 0.06 * span
    for side, name in enumerate((reporter, partner)):
        axes.axvline(side, color=GREY, linewidth=1, zorder=1)
        axes.annotate(
            textwrap.fill(f"on {whose(name)} books", 15),
            (side, high),
            (6 if side else -6, 0),
            textcoords="offset points",
            ha="left" if side else "right",
            va="bottom",
            linespacing=1.1,
            fontsize=9.5,
            fontweight="bold",
            color=INK,
        )
    axes.axhline(0, color=INK, linewidth=1, zorder=0.8)
    axes.set(xticks=[], yticks=[0], ylim=(low, high))
    axes.spines["bottom"].set_visible(False)
    leave_room(axes, 0, 1, 1.2, 1.2)
    told = "; ".join(
        f"{year:.0f}: {unit.said(here / unit.factor, '+')} against {unit.said(there / unit.factor, '+')}"
        for year, here, there in zip(table["year"], ours, theirs, strict=True)
    )
    alt = (
        f"Slope chart of {whose(reporter)} trade balance with {with_article(partner)} in USD {unit.name}, on {whose(reporter)} books against "
        f"{whose(partner)}. {told}.{differs}"
    )
    return Chart(title, alt, figure)


def _whose_surplus(table: pd.DataFrame, unit: Unit, trade: Trade) -> str:
    """In words, to whom both books give the surplus, and the gap in the last year."""
    last = table.iloc[-1]
    winner = trade.reporter if last["on_reporter_books"] > 0 else trade.partner
    gap = unit.said(abs(last["on_reporter_books"] - last["on_partner_books"]))
    return f"Both books give {with_article(winner)} the surplus, USD {gap} {unit.name} apart in {last['year']:.0f}"


def _slope(
    axes: Axes, year: int, ends: Sequence[float], places: Sequence[float], bold: bool, unit: Unit
) -> None:
    """A year's balance on either books, joined, with its label at each end; `places` are those of the labels."""
    colour = ORANGE if bold else GREY
    axes.plot(
        [0, 1],
        ends,
        color=colour,
        linewidth=3 if bold else 1.4,
        marker="D" if bold else "o",
        markersize=8 if bold else 4,
        zorder=3 if bold else 2,
    )
    for side, value, place in zip((0, 1), ends, places, strict=True):
        axes.annotate(
            f"{year}: {unit.said(value / unit.factor, '+')}",
            (side, value),
            (20 if side else -20, place),
            textcoords=("offset points", "data"),
            ha="left" if side else "right",
            va="center",
            fontsize=9.5,
            fontweight="bold" if bold else "normal",
            color=colour if bold else QUIET,
            bbox=OVER_LINES,
            # Where labels give way to each other, this leads each to its end.
            arrowprops={
                "arrowstyle": "-",
                "color": colour,
                "linewidth": 0.8,
                "shrinkA": 0,
                "shrinkB": 5,
                "relpos": (1 - side, 0.5),
            },
        )


@in_house_style
def all_books(table: pd.DataFrame, trade: Trade) -> Chart:
    """The total by year on each set of books. `table` of `trade.all_books`."""
    names = {
        "reporter": f"{whose(trade.reporter)} books",
        "partner": f"{whose(trade.partner)} books",
        "reconciled": "reconciled",
    }
    known = [name for name in names if table[name].notna().any()]
    both = table.dropna(subset=known[:2])
    if len(known) < 2 or both.empty:
        return nothing("one year on two sets of books")
    unit = unit_of(table[known].max())
    one, other = known[:2]
    last = both.iloc[-1]
    title = _how_far_apart(last[one], last[other], names[one], names[other], int(last["year"]))
    figure, axes = roomy_figure(
        title,
        f"{pair_in_words(trade)} goods trade a year on each set of books, both ways, USD {unit.name}",
        f"Source: {_both_credits(trade)}"
        + (f"; {credit(trade, 'reconciled')}" if "reconciled" in known else "")
        + ". Current prices. Customs value imports with freight and insurance, exports without. Gaps are years "
        "without a figure.",
    )
    ends = [table.dropna(subset=[name]).iloc[-1] for name in known]
    high = unit.factor * table[known].max().max() or 1
    places = label_places(
        [unit.factor * end[name] for name, end in zip(known, ends, strict=True)], 0.17 * high
    )
    looks = {"reporter": (BLUE, "o", "-"), "partner": (ORANGE, "s", "--"), "reconciled": (GREEN, "D", ":")}
    span = range(int(table["year"].min()), int(table["year"].max()) + 1)
    for name, end, place in zip(known, ends, places, strict=True):
        colour, marker, dashes = looks[name]
        values = unit.factor * table.set_index("year")[name].reindex(span)
        axes.plot(span, values, color=colour, marker=marker, linestyle=dashes, markersize=4)
        # From where a line ends to its label, which stands where all lines may end.
        axes.plot(
            [end["year"], span[-1]],
            [unit.factor * end[name], place],
            color=colour,
            linestyle=":",
            linewidth=0.8,
        )
        whole = f"{names[name]} {end['year']:.0f}: {unit.said(end[name])}"
        end_label(axes, span[-1], place, textwrap.fill(capital(whole), 17), colour)
    axes.set_ylim(0, max(1.12 * high, max(places) + 0.085 * high))
    mark_years(axes, span)
    leave_room(axes, span[0], span[-1], 0.15, 1.4)
    told = "; ".join(
        f"{names[name]} {unit.said(end[name])} in {end['year']:.0f}"
        for name, end in zip(known, ends, strict=True)
    )
    alt = (
        f"Line chart of the same yearly goods trade on each set of books, {span[0]} to {span[-1]}, USD {unit.name}. {title}. "
        f"Last figures: {told}."
    )
    return Chart(title, alt, figure)


def _how_far_apart(one: float, other: float, first: str, second: str, year: int) -> str:
    """In words, how far the second books are from the first in a year."""
    second = second if second.endswith("books") else f"{second} figures"
    plain = first.removesuffix(" books") if second.endswith("books") else first  # "than Russia's"
    if not one:
        return capital(f"{first} had none of the trade that {second} had in {year}")
    change = 100 * (other / one - 1)
    if abs(change) < 0.5:
        return f"In {year} {first} and {second} had the same trade, within half a percent"
    if change > 100:
        return f"In {year} {second} had {other / one:.1f} times the trade of {plain}"
    return f"In {year} {second} had {abs(change):.0f} % {'more' if change > 0 else 'less'} trade than {plain}"


def _both_credits(trade: Trade) -> str:
    """Whose books two are, where both are drawn: a folder's credit of the mirror names both."""
    if "reconciled" not in trade.books:
        return credit(trade, "mirror")
    return f"{credit(trade, 'annual')}; {credit(trade, 'mirror')}"


@in_house_style
def told_apart(flows: Sequence[Flow]) -> Chart:
    """Flows of goods of one year, each as the exporter's and as the importer's customs have it; of `world.told_twice`."""
    if not flows:
        return nothing("flows that both customs have")
    first = flows[0]
    exporter, importer = first.names
    title = (
        f"{capital(whose(exporter))} customs count USD {_in_billions(first.sent)} bn to {with_article(importer)} in "
        f"{first.year}, {whose(importer)} {_in_billions(first.received)}"
    )
    figure, axes = roomy_figure(
        title,
        "The same goods, USD billion: solid by the exporter's customs, hatched by the importer's. Each two bars have a "
        "scale of their own",
        f"Source: both countries' customs, {first.source}. Current prices. Exports are free on board, imports with freight and "
        "insurance.",
        height=1.6 + 0.95 * len(flows),
        below=0.1,
    )
    for place, flow in enumerate(flows):
        largest = max(flow.sent, flow.received) or 1
        axes.text(0, place - 0.36, _flow(flow), va="center", fontsize=10.5, fontweight="bold", color=INK)
        for value, way, colour, hatch, down in (
            (flow.sent, "sent", ORANGE, "", -0.1),
            (flow.received, "received", BLUE, "///", 0.2),
        ):
            axes.barh(place + down, value / largest, 0.26, color=colour, hatch=hatch, edgecolor="white")
            axes.annotate(
                f"{_in_billions(value)} {way}",
                (value / largest, place + down),
                (6, 0),
                textcoords="offset points",
                va="center",
                fontsize=9.5,
                fontweight="bold",
                color=colour,
            )
    axes.set(xticks=[], yticks=[], ylim=(len(flows) - 0.5, -0.55))
    axes.spines["bottom"].set_visible(False)
    leave_room(axes, 0, 1, 0, 1.2)
    told = "; ".join(
        f"{_flow(flow)}: {_in_billions(flow.sent)} sent, {_in_billions(flow.received)} received"
        for flow in flows
    )
    return Chart(
        title, f"Bar chart of flows of goods in {first.year} on two books, USD billion. {told}.", figure
    )


def _flow(flow: Flow) -> str:
    exporter, importer = flow.names
    return f"{exporter} to {with_article(importer)}"


def _in_billions(value: float) -> str:
    """USD billions with what digits a sum of that size needs."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 1 else f"{value:.2f}"
