"""The charts of lesson 03: trade against its targets, by direction, good and book, in whose dollars, how firm.

Charts know tables, never the text. A chart of an empty table is a note that says so, so that lessons go on without.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from readout.chart import (
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    OVER_LINES,
    PALE,
    QUIET,
    SHORT_MONTHS,
    Chart,
    in_billions,
    in_house_style,
    inches,
    is_narrow,
    leave_room,
    listed,
    nothing,
    roomy_figure,
    spread_out,
    unit_of,
    years_to_mark,
)
from readout.trade.credits import credit
from readout.trade.model import Trade


@dataclass(frozen=True)
class _Run:
    """The running totals of the year in question and of those before it, beside a target (zero: none), all in `unit`."""

    year: int
    target: float
    months: pd.DataFrame
    before: Mapping[int, pd.DataFrame]
    unit: str

    @property
    def lines(self) -> list[tuple[int, pd.DataFrame]]:
        """Every year to be drawn with its months, that in question last."""
        return [*self.before.items(), (self.year, self.months)]

    @property
    def last(self) -> tuple[str, float]:
        """The last month of the year in question, and its sum by then."""
        return SHORT_MONTHS[int(self.months["month"].iloc[-1]) - 1], float(self.months["total"].iloc[-1])

    @property
    def passed(self) -> tuple[int, float] | None:
        """The month in which the target was reached and the sum by then, or None."""
        there = self.months[self.months["total"] >= self.target]
        if not self.target > 0 or there.empty:
            return None
        return int(there["month"].iloc[0]), float(there["total"].iloc[0])

    def title(self, reporter: str, partner: str) -> str:
        """What came of the target, in one line."""
        month, total = self.last
        unit = "bn" if self.unit == "billion" else self.unit
        if not self.target > 0:
            return f"{reporter}–{partner} trade stood at USD {total:.1f} {unit} by {month} {self.year}"
        if not self.passed:
            return f"{reporter}–{partner} trade had not reached USD {self.target:g} {unit} by {month} {self.year}"
        return f"{reporter}–{partner} trade passed USD {self.target:g} {unit} in {SHORT_MONTHS[self.passed[0] - 1]} {self.year}"

    def alt(self, reporter: str, partner: str) -> str:
        """What the chart shows, in words."""
        month, total = self.last
        since = f"{min(self.before)} to " if self.before else ""
        outcome = ""
        if self.passed:
            when, value = self.passed
            outcome = f"{self.year} passes the target of USD {self.target:g} {self.unit} in {SHORT_MONTHS[when - 1]} at {value:.1f}. "
        elif self.target > 0:
            outcome = f"{self.year} stays below the target of USD {self.target:g} {self.unit}. "
        ended = "; ".join(
            f"{year} ended at {line['total'].iloc[-1]:.1f}" for year, line in self.before.items()
        )
        return (
            f"Line chart of goods trade between {reporter} and {partner} summed from January, for {since}{self.year}. "
            f"{outcome}It ends {month} at {total:.1f}; {ended or 'no earlier years are drawn'}."
        )


@in_house_style
def run_to_target(sums: pd.DataFrame, changes: pd.DataFrame, target: float, year: int, trade: Trade) -> Chart:
    """Running totals of each year, month by month, against a yearly target; bars from first print to today's figure.

    `sums` is the table of `trade.cumulative`, `changes` that of `trade.revisions`; `target` in USD billions; `year` is
    the one in question. The bars are of that year, for the months that `changes` has. A target of zero is none.
    """
    unit = unit_of([*sums["total"], target])
    sums, target = sums.assign(total=unit.factor * sums["total"]), unit.factor * target
    changes = changes.assign(**{name: unit.factor * changes[name] for name in ("announced", "revised")})
    of_year = dict(list(sums.groupby("year")))
    if len(of_year.get(year, ())) < (1 if target > 0 else 2):  # one month alone runs to nothing
        return nothing(f"the months of {year}")
    before = {other: of_year[other] for other in range(year - 4, year) if other in of_year}
    run = _Run(year, target, of_year[year], before, unit.name)
    changes = changes[changes["year"] == year]
    title = run.title(trade.reporter, trade.partner)
    printed = " First prints: press releases (first_prints.csv)." if len(changes) else ""
    figure, axes = roomy_figure(
        title,
        f"Goods trade since January of each year, both ways, USD {unit.name}",
        f"Source: {credit(trade, 'monthly')}.{printed} Reporter: {trade.reporter}. "
        f"Current prices.{'' if 'reconciled' in trade.books else ' Sources and conflicts of each month stand in monthly.csv.'}",
    )
    largest = max(
        *(line["total"].max() for _, line in run.lines),
        changes["announced"].max() if len(changes) else 0,
        target,
    )
    high = largest * 1.12
    _running_lines(axes, run, high)
    if target > 0:
        _target_line(axes, target, high)
    if run.passed:
        _passing(axes, *run.passed)
    alt = run.alt(trade.reporter, trade.partner)
    if len(changes):
        alt += _first_prints(axes, changes, target, high)
    axes.set(ylim=(0, high), xticks=range(1, 13))
    axes.set_xticklabels([name[0] if is_narrow() else name for name in SHORT_MONTHS])
    leave_room(axes, 1, 12, 0.15, 1.05)
    return Chart(title, alt, figure)


def _running_lines(axes: Axes, run: _Run, high: float) -> None:
    """A line for each year, that in question strong, each with its last sum at its end."""
    ends = [float(line["total"].iloc[-1]) for _, line in run.lines]
    for (year, line), end, place in zip(run.lines, ends, spread_out(ends, high * 0.045), strict=True):
        mine = year == run.year
        if mine:
            axes.plot(line["month"], line["total"], color=BLUE, linewidth=3, marker="o", markersize=5)
        else:
            axes.plot(line["month"], line["total"], color=GREY, linewidth=1.4, linestyle=(0, (4, 1.5)))
        axes.annotate(
            f"{year}: {end:.0f}" if high >= 100 else f"{year}: {in_billions(end, high)}",
            (int(line["month"].iloc[-1]), place),
            (8, 0),
            textcoords="offset points",
            color=BLUE if mine else QUIET,
            fontweight="bold" if mine else "normal",
            va="center",
            bbox=OVER_LINES,
        )


def _target_line(axes: Axes, target: float, high: float) -> None:
    axes.axhline(target, color=ORANGE, linewidth=1.8, linestyle="--")
    low = target < 0.6 * high  # the lines pass it where its label would stand
    axes.text(
        12 if low else 1,
        target + 0.02 * high,
        f"target: {target:g}",
        ha="right" if low else "left",
        color=ORANGE,
        fontweight="bold",
        bbox=OVER_LINES if low else None,
    )


def _passing(axes: Axes, month: int, value: float) -> None:
    """The mark where the target was reached, and its month and sum, to the left of it unless it is early in the year."""
    late = month > 4
    axes.plot([month], [value], marker="D", markersize=10, color=ORANGE, zorder=5)
    axes.annotate(
        f"{SHORT_MONTHS[month - 1]}: {value:.1f}",
        (month, value),
        (-8, 12) if late else (10, -8),
        textcoords="offset points",
        ha="right" if late else "left",
        va="bottom" if late else "top",
        fontweight="bold",
        color=INK,
        bbox=None if late else OVER_LINES,
    )


def _first_prints(axes: Axes, changes: pd.DataFrame, target: float, high: float) -> str:
    """A capped bar from each first print to today's figure, to scale, with a label; the largest gap in words."""
    gaps = (changes["revised"] - changes["announced"]).abs()
    month, gap = (
        SHORT_MONTHS[int(changes["month"].iloc[int(gaps.argmax())]) - 1],
        in_billions(gaps.max(), gaps.max()),
    )
    axes.vlines(
        changes["month"], changes["announced"], changes["revised"], color=INK, linewidth=1.2, zorder=6
    )
    for column in ("announced", "revised"):
        axes.plot(
            changes["month"],
            changes[column],
            linestyle="",
            marker="_",
            markersize=11,
            color=INK,
            zorder=6,
            gid=f"first_prints {changes['year'].iloc[0]}" if column == "announced" else None,
        )
    seen = gaps.max() / high * inches(axes)[1] * 72 > 3  # points: as much as the line is thick
    label = f"bars: first print to today's figure, at most {gap} apart ({month})" + (
        "" if seen else ", less than the line is thick"
    )
    # Early in the year the lines are low: under the target where it is high, and in the corner where it is not.
    place = target - 0.025 * high if target > 0.65 * high else 0.98 * high
    axes.text(
        1,
        place,
        textwrap.fill(label, 18 if is_narrow() else 34),
        va="top",
        fontsize=8.5,
        linespacing=1.2,
        color=INK,
        bbox=OVER_LINES,
    )
    return (
        f" Bars span the first print and today's figure, months drawn: {len(changes)}; the largest gap is USD {gap} billion, "
        f"in {month}."
    )


@in_house_style
def annual_and_targets(annual: pd.DataFrame, targets: pd.DataFrame, trade: Trade) -> Chart:
    """Yearly totals with each target at its deadline, met or missed. Tables of a Trade and of `trade.targets`."""
    reporter, partner = trade.reporter, trade.partner
    years = annual[["year", "total"]].dropna()
    if years.empty or targets.empty:
        return nothing("targets with a deadline")
    missed = targets[~targets["met"].astype(bool)]
    peak = years.iloc[int(years["total"].argmax())]
    title = f"{len(missed)} of {len(targets)} trade targets were missed at their deadline"
    figure, axes = roomy_figure(
        title,
        f"{reporter}–{partner} goods trade a year, USD billion, and targets at their deadline",
        f"Source: {credit(trade, 'annual')}; targets: timeline.csv. Reporter: {reporter}. Current "
        "prices. A gap in the line is a year without a figure. A range counts as met at its lower end.",
    )
    full = years.set_index("year")["total"].reindex(
        range(int(years["year"].min()), int(years["year"].max()) + 1)
    )
    axes.plot(full.index, full, color=BLUE, linewidth=2.5, marker="o", markersize=4, gid="annual")
    axes.annotate(
        f"{full.index[-1]}:\n{full.iloc[-1]:.0f}",
        (full.index[-1], full.iloc[-1]),
        (8, 8),
        textcoords="offset points",
        color=BLUE,
        fontweight="bold",
        va="center",
    )
    for _, row in targets.iterrows():
        met = bool(row["met"])
        colour, marker = (GREEN, "D") if met else (ORANGE, "X")
        year, amount, total = row["deadline_year"], row["amount"], row["total"]
        if pd.notna(total):
            axes.plot([year, year], [amount, total], color=colour, linewidth=1.2, linestyle=":")
        axes.plot(year, amount, marker=marker, color=colour, markersize=10)
        axes.annotate(
            f"{amount:g} by {year:.0f}\n{'met' if met else 'missed'}",
            (year, amount),
            (10, 0) if met else (-9, 6),
            textcoords="offset points",
            ha="left" if met else "right",
            va="center" if met else "bottom",
            linespacing=1.1,
            color=colour,
            fontweight="bold",
            fontsize=10,
        )
    axes.set(
        ylim=(0, max(full.max(), targets["amount"].max()) * 1.18),
    )
    axes.set_xticks(years_to_mark(list(full.index)))
    leave_room(axes, full.index[0], full.index[-1], 0.95, 1.0)
    told = "; ".join(
        f"{r['amount']:g} by {r['deadline_year']:.0f} {'met' if r['met'] else 'missed'} at {r['total']:.1f}"
        for _, r in targets.iterrows()
        if pd.notna(r["total"])
    )
    alt = (
        f"Line chart of yearly goods trade between {reporter} and {partner}, from USD {full.dropna().iloc[0]:.1f} "
        f"billion in {full.dropna().index[0]} to a peak of {peak['total']:.1f} in {peak['year']:.0f} and "
        f"{full.dropna().iloc[-1]:.1f} in {full.dropna().index[-1]}. Targets: {told}."
    )
    return Chart(title, alt, figure)


class _Way(NamedTuple):
    """One direction of the trade in goods: its rows, how they are drawn, what stands over them, and whence they come."""

    rows: pd.DataFrame
    colour: str
    marker: str
    heading: str
    sender: str


@in_house_style
def leading_goods(table: pd.DataFrame, trade: Trade) -> Chart:
    """The largest chapters of goods in each direction, a panel each with its years. `table` of `trade.goods_by_year`."""
    reporter, partner = trade.reporter, trade.partner
    if table.empty:
        return nothing("the goods by year")
    first, last = int(table["year"].min()), int(table["year"].max())
    blocks = [
        _Way(rows, colour, marker, f"{sender} to {receiver}", sender)
        for direction, colour, marker, sender, receiver in (
            ("imports", BLUE, "o", partner, reporter),
            ("exports", ORANGE, "s", reporter, partner),
        )
        if len(rows := table[table["direction"] == direction])
    ]
    of_year = table.groupby("year")["basis"].agg(lambda bases: listed(list(dict.fromkeys(bases))))
    runs = [
        (f"{years.min()}" if len(years) == 1 else f"{years.min()} to {years.max()}", of_year[years.min()])
        for years in (run.index for _, run in of_year.groupby((of_year != of_year.shift()).cumsum()))
    ]
    if len(runs) == 1:
        source = f"{runs[0][1]}."
    else:
        source = "; ".join(f"{years} {basis}" for years, basis in runs)
        source += ". Lines are not joined where this changes (dotted): part of the step there is method."
    across = (2 if is_narrow() else 4) // len(blocks)  # panels of a direction side by side
    goods = [list(way.rows.groupby("name", sort=False)) for way in blocks]
    down = -(-max(map(len, goods)) // across)
    headings = [textwrap.fill(way.heading, 16 if is_narrow() else 36) for way in blocks]
    # The full names of chapters run to a hundred letters.
    names = {name: textwrap.fill(textwrap.shorten(name, 40, placeholder=" …"), 22) for name in table["name"]}
    titled = 0.14 + 0.16 * max(name.count("\n") + 1 for name in names.values())
    above = 0.3 + titled + 0.2 * max(heading.count("\n") + 1 for heading in headings)
    panel = 0.95
    title = _leaders(blocks, table["year"].nunique(), last)
    figure, grid = roomy_figure(
        title,
        f"Largest chapters of goods in {last}{f', year by year from {first}' if last > first else ''}: USD billion, and "
        f"share of the direction in {last}. One scale for each direction",
        f"Source: {source} Chapters of the Harmonized System. Current prices.",
        rows=down,
        columns=across * len(blocks),
        height=1.57 + above + down * (panel + titled + 0.1),
        above=above,
        squeeze=False,
    )
    figure.subplots_adjust(hspace=(titled + 0.1) / panel)
    for number, ((rows, colour, marker, *_), parts, heading) in enumerate(
        zip(blocks, goods, headings, strict=True)
    ):
        axes = grid[:, number * across : (number + 1) * across]
        corner = axes[0, 0].get_position()
        figure.text(
            corner.x0,
            corner.y1 + (titled + 0.08) / figure.get_figheight(),
            heading,
            fontsize=11,
            fontweight="bold",
            color=colour,
            va="bottom",
        )
        for spare in axes.flat[len(parts) :]:
            spare.set_axis_off()
        high = rows["value"].max() or 1
        for place, (axis, (name, good)) in enumerate(zip(axes.flat, parts, strict=False)):
            _panel(axis, good.set_index("year"), high, colour, marker)
            axis.set_title(names[name], loc="left", fontsize=9.5, color=INK)
            leave_room(axis, first, last, 0.36, 0.42)
            axis.set_xticks(sorted({first, last}))
            axis.tick_params(
                pad=5, labelsize=9, labelleft=place % across == 0, labelbottom=place + across >= len(parts)
            )

    def told(rows: pd.DataFrame) -> str:
        found, high = [], rows["value"].max()
        for name, good in list(rows.groupby("name", sort=False))[:3]:
            start, end = good.iloc[0], good.iloc[-1]
            before = (
                f"{in_billions(start['value'], high)} in {start['year']}, "
                if start["year"] < end["year"]
                else ""
            )
            share = f" ({end['share_pct']:.0f} percent)" if pd.notna(end["share_pct"]) else ""
            found.append(f"{name} {before}{in_billions(end['value'], high)} in {end['year']}{share}")
        return "; ".join(found)

    alt = "Small charts of goods by year, USD billion. " + " ".join(
        f"From {way.heading}: {told(way.rows)}." for way in blocks
    )
    alt += f" Figures rest on {'; '.join(f'{basis} ({years})' for years, basis in runs)}."
    return Chart(title, alt, figure)


def _leaders(blocks: Sequence[_Way], known: int, last: int) -> str:
    """In words, the chapter that is the largest in the last year of each direction, and in how many years it was."""
    found = []
    for rows, *_, sender in blocks:
        name = rows["name"].iloc[0]
        found.append(
            (
                textwrap.shorten(name, 28, placeholder=" …"),
                int((rows["name"].eq(name) & rows["rank"].eq(1)).sum()),
                sender,
            )
        )
    (name, times, sender), other = found[0], found[1:]
    name = name[0].upper() + name[1:]
    often = f"in {times} of {known} years" if known > 1 else f"in {last}"
    if not other:
        return f"{name} led from {sender} {often}"
    second, its_times, other_sender = other[0]
    if second.lower() == name.lower():
        often = f", in {times} and {its_times} of {known} years" if known > 1 else f" {often}"
        return f"{name} led both ways{often}"
    second = second[0].lower() + second[1:]
    its_often = f" in {its_times}" if known > 1 else ""
    return f"{name} led from {sender} {often}, {second} from {other_sender}{its_often}"


def _panel(axis: Axes, good: pd.DataFrame, high: float, colour: str, marker: str) -> None:
    """One good's values by year, up to `high`, joined only where a year follows on another and rests on the same."""
    size = 3.5 if good.index[-1] - good.index[0] < 10 else 2
    apart = (good["basis"] != good["basis"].shift()) | (good.index.to_series().diff() != 1)
    for _, run in good.groupby(apart.cumsum()):
        axis.plot(
            run.index,
            run["value"],
            color=colour,
            marker=marker,
            markersize=size,
            linewidth=1.8,
            clip_on=False,
        )
    for before, year in pairwise(good.index):
        if good["basis"][year] != good["basis"][before]:
            axis.axvline((year + before) / 2, color=GREY, linewidth=1, linestyle=":")
    start, end = good.iloc[0], good.iloc[-1]
    if len(good) > 1:
        axis.annotate(
            in_billions(start["value"], high),
            (good.index[0], max(start["value"], 0.13 * high)),
            (-6, 0),
            textcoords="offset points",
            ha="right",
            va="center",
            fontsize=8.5,
            color=QUIET,
            bbox=OVER_LINES,
        )
    axis.annotate(
        in_billions(end["value"], high)
        + (f"\n{end['share_pct']:.0f} %" if pd.notna(end["share_pct"]) else ""),
        (good.index[-1], min(max(end["value"], 0.19 * high), 0.93 * high)),  # both lines inside the panel
        (6, 0),
        textcoords="offset points",
        va="center",
        fontsize=8.5,
        fontweight="bold",
        linespacing=1.1,
        color=colour,
        bbox=OVER_LINES,
    )
    axis.set_ylim(0, 1.08 * high)
    axis.yaxis.set_major_locator(MaxNLocator(3, steps=[1, 2, 5, 10]))


@in_house_style
def quantity_against_value(table: pd.DataFrame, good: str, trade: Trade) -> Chart:
    """A good's quantity and value, both set to 100 in the first year. `table` of `trade.quantity_and_value`."""
    reporter, partner = trade.reporter, trade.partner
    if len(table) < 2:
        return nothing(f"the quantity and value of {good or 'a good'}")
    index = 100 * table[["quantity", "value"]] / table[["quantity", "value"]].iloc[0]
    first, last = table.iloc[0], table.iloc[-1]
    title = (
        f"{good.capitalize()}: {index['quantity'].iloc[-1] - 100:+.0f} % in {last['unit']}, "
        f"{index['value'].iloc[-1] - 100:+.0f} % in dollars since {first['year']:.0f}"
    )
    figure, axes = roomy_figure(
        title,
        f"{reporter}'s imports of {good} from {partner}, {first['year']:.0f} = 100",
        f"Source: {credit(trade, 'commodities')}. Reporter: {reporter}. Value at current prices; quantity in "
        f"{last['unit']}. The ratio of the lines is the change of the average price paid.",
    )
    for column, colour, marker, dashes, label in (
        ("value", ORANGE, "s", "--", "value (USD)"),
        ("quantity", BLUE, "o", "-", f"quantity ({last['unit']})"),
    ):
        axes.plot(table["year"], index[column], color=colour, marker=marker, linestyle=dashes, markersize=7)
        for year, value, raw in zip(table["year"], index[column], table[column], strict=True):
            start = year == first["year"]  # both lines leave from here: its numbers stand to the left of them
            axes.annotate(
                f"{raw:.1f}",
                (year, value),
                (-7 if start else 0, 9 if column == "value" else -17),
                textcoords="offset points",
                ha="right" if start else "center",
                fontsize=9.5,
                color=colour,
            )
        axes.annotate(
            label,
            (table["year"].iloc[-1], index[column].iloc[-1]),
            (10, 0),
            textcoords="offset points",
            color=colour,
            fontweight="bold",
            va="center",
        )
    axes.set(
        xticks=table["year"],
        ylim=(min(90, index.min().min() - 8), index.max().max() * 1.08),
    )
    leave_room(axes, table["year"].min(), table["year"].max(), 0.45, 1.35)
    alt = (
        f"Line chart of {reporter}'s imports of {good} from {partner}. Quantity goes from {first['quantity']:.1f} "
        f"{last['unit']} in {first['year']:.0f} to {last['quantity']:.1f} in {last['year']:.0f}; value from USD "
        f"{first['value']:.1f} billion to {last['value']:.1f}."
    )
    return Chart(title, alt, figure)


@in_house_style
def target_in_real_terms(table: pd.DataFrame, target: float, year: int, trade: Trade) -> Chart:
    """A year's trade in the dollars of each base year against the target. `table` of `trade.real_terms`."""
    reporter, partner = trade.reporter, trade.partner
    table = table[table["base_year"] <= year].tail(10)
    if table.empty or not target > 0:
        return nothing(f"the trade of {year} against a target in other years' dollars")
    reached = table[table["reached"]]["base_year"]
    if not len(reached) or len(reached) == len(table):
        verb = "reaches" if len(reached) else "stays below"
        title = f"{year} {verb} USD {target:g} bn in the dollars of any of these years"
    elif list(reached) == list(table["base_year"].tail(len(reached))):
        title = f"{year} reaches USD {target:g} bn in the dollars of {reached.min()} or later, not in earlier ones"
    else:
        title = (
            f"{year} reaches USD {target:g} bn in the dollars of {len(reached)} of these {len(table)} years"
        )
    figure, axes = roomy_figure(
        title,
        f"{reporter}–{partner} goods trade of {year} in dollars of each base year, billion",
        f"Source: {credit(trade, 'macro')}. Reporter: {reporter}. Consumer prices "
        "are not the prices of this trade.",
        below=1.1 if is_narrow() else 0.65,
    )
    for _, row in table.iterrows():
        axes.bar(
            row["base_year"],
            row["total"],
            width=0.62,
            color=BLUE if row["reached"] else PALE,
            hatch="" if row["reached"] else "///",
            edgecolor="white",
        )
    axes.axhline(target, color=ORANGE, linestyle="--")
    axes.text(table["base_year"].max() + 0.45, target * 1.015, f"{target:g}", color=ORANGE, fontweight="bold")
    axes.set(
        xticks=table["base_year"],
        ylim=(0, max(table["total"].max(), target) * 1.12),
    )
    between = ": " if is_narrow() else "\n"
    labels = [f"{r['base_year']:.0f}{between}{r['total']:.1f}" for _, r in table.iterrows()]
    axes.set_xticklabels(labels, rotation=90 if is_narrow() else 0)
    leave_room(axes, table["base_year"].min() - 0.5, table["base_year"].max() + 0.5, 0, 0.35)
    told = ", ".join(f"{r['base_year']:.0f} {r['total']:.1f}" for _, r in table.iterrows())
    alt = (
        f"Bar chart of the {year} trade between {reporter} and {partner} in dollars of each base year, billion: "
        f"{told}. The line marks {target:g}; hatched bars fall short of it."
    )
    return Chart(title, alt, figure)


@in_house_style
def prints_and_revisions(table: pd.DataFrame, trade: Trade) -> Chart:
    """How far year-to-date totals moved after their first print, percent. `table` of `trade.revisions`."""
    reporter, partner = trade.reporter, trade.partner
    if table.empty:
        return nothing("first prints beside revised totals")
    largest = table.iloc[int(table["difference"].abs().argmax())]
    when = f"{SHORT_MONTHS[int(largest['month']) - 1]} {largest['year']:.0f}"
    title = f"First prints held to within {abs(largest['difference']):.1f} % of today's figures"
    figure, axes = roomy_figure(
        title,
        "Year-to-date totals: revised figure against the first announced, percent difference",
        f"Source: {credit(trade, 'first_prints')}. "
        f"Reporter: {reporter}. Current prices. {reporter}–{partner} goods trade, both ways.",
    )
    time = table["year"] + (table["month"] - 0.5) / 12
    colours = np.where(table["difference"] >= 0, BLUE, ORANGE)
    axes.vlines(time, 0, table["difference"], color=colours, linewidth=2)
    up = table["difference"] >= 0
    axes.plot(time[up], table["difference"][up], "o", color=BLUE, markersize=5)
    axes.plot(time[~up], table["difference"][~up], "s", color=ORANGE, markersize=5)
    axes.axhline(0, color=INK, linewidth=1)
    place = float(time.iloc[int(table["difference"].abs().argmax())])
    axes.annotate(
        f"{when}: {largest['difference']:+.1f} %",
        (place, largest["difference"]),
        (8, 4),
        textcoords="offset points",
        fontweight="bold",
        color=INK,
    )
    years = sorted(table["year"].unique())
    axes.set(
        xticks=years,  # where each begins
        ylim=(min(table["difference"].min() * 1.2, -0.4), table["difference"].max() * 1.2 + 0.1),
    )
    axes.set_xticklabels([str(int(y)) for y in years])
    leave_room(axes, years[0], years[-1] + 1, 0.1, 0.3)
    alt = (
        f"Chart of the percent difference between revised and first announced year-to-date totals, {years[0]:.0f} to "
        f"{years[-1]:.0f}. {int(up.sum())} of {len(table)} were revised up. The largest change is "
        f"{largest['difference']:+.1f} percent, {when}."
    )
    return Chart(title, alt, figure)
