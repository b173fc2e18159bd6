"""Lesson 03: do the tables bear the article out? Sums of months, first prints, two books, prices, currencies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from readout import trade
from readout.course.exercises.answers import (
    NotYet,
    call,
    count,
    function,
    label,
    named,
    number,
    ordered,
    sequence,
)
from readout.course.exercises.checking import Items, assembled
from readout.course.exercises.given import Given

items = Items("03")

_EXPORTS_IMPORTS = ("exports", "imports")


def _same_figure(found: float, right: float) -> bool:
    """Whether two figures agree to two decimals."""
    return abs(found - right) <= 0.006


def _rounded(found: float, right: float) -> bool:
    """Whether a figure is the right one, or that one rounded to two decimals or more."""
    return any(abs(found - round(right, decimals)) <= 1e-9 for decimals in range(2, 7)) or (
        abs(found - right) <= 1e-4
    )


def _keep_decimals(found: float, right: float) -> None:
    """Raises NotYet where a figure is the right one, rounded too far."""
    if found in (round(right), round(right, 1)):
        raise NotYet("This looks like a figure that was rounded too far. Keep at least two decimals.", "M343")


def _months(given: Given) -> list[trade.Row]:
    return [row for row in given.book.rows("monthly") if row["year"] == given.year]


def _totals(given: Given) -> list[float]:
    return [row["total"] for row in _months(given)]


def _first_print(given: Given) -> trade.Row:
    return next(row for row in given.book.rows("first_prints") if row["year"] == given.year)


def _by_year(given: Given, table: str, column: str) -> dict[int, float]:
    return {row["year"]: row[column] for row in given.book.rows(table) if row[column] is not None}


@items(
    1,
    points=1,
    hints=(
        "Which rows have to be kept: those up to which month? And which of the columns holds both directions?",
        "The name in the brackets of the function is the month. The column is named in quotation marks.",
    ),
    why='The last month belongs to the sum, so it can be set beside what the press calls "the first months".',
)
def from_january_to_a_month(answer: Any, given: Given) -> None:
    """A function that sums the total of the learner's year from January through a month."""
    through = function(answer)
    rows = _months(given)
    for month in (3, 11):
        found = number(call(through, month), "USD billions")
        right = sum(row["total"] for row in rows[:month])
        if _same_figure(found, right):
            continue
        _keep_decimals(found, right)
        if _same_figure(found, sum(row["total"] for row in rows[: month - 1])):
            raise NotYet("The last month is missing: through a month takes that month in.", "M301")
        if _same_figure(found, rows[month - 1]["total"]):
            raise NotYet("That is the month alone. The months before it belong to the sum.", "M302")
        every = [row for row in given.book.rows("monthly") if row["month"] <= month]
        if _same_figure(found, sum(row["total"] or 0 for row in every)):
            raise NotYet("Those are the months of every year in the table. Keep your year alone.", "M303")
        if any(_same_figure(found, sum(row[flow] for row in rows[:month])) for flow in _EXPORTS_IMPORTS):
            raise NotYet("That is one direction of the trade. Both are asked for.", "M304")
        if _same_figure(found, sum(_totals(given))):
            raise NotYet("Whatever the month is, the whole year comes out.", "M305")
        raise NotYet(f"For month {month} the sum is another one. Print the rows that the function keeps.")


@items(
    2,
    points=1,
    hints=(
        "By how many months is the sum divided if one is blank? And was that month larger or smaller than most?",
        "A blank is left out of the sum and of the count. What happens to a mean when a large value leaves it?",
    ),
    why="A blank is left out of the sum and of the count, so the mean is of other months. Count them before you trust it.",
    prediction=True,
)
def predict_the_mean_with_a_gap(answer: Any, given: Given) -> None:
    """Where the mean of a year's months lies when one is blank, beside the mean of all."""
    said = label(answer)
    totals = _totals(given)
    hidden = totals[given.hidden_month - 1]
    if said == ("below" if hidden > sum(totals) / len(totals) else "above"):
        return
    if said == "equal":
        raise NotYet("For that, somebody would have to fill the blank, and with the mean. Who does?", "M306")
    if said == "missing":
        raise NotYet("A blank does not spread to a pandas mean. What happens to it instead?", "M307")
    if said in ("above", "below"):
        raise NotYet("Was that month a large or a small one? And by how many is the sum divided?", "M308")
    raise NotYet('Write one of "below", "equal", "above" and "missing".')


@items(
    3,
    points=2,
    hints=(
        "Both figures have to be of the same months, from January on. Which of the two was there first?",
        "The sum of `months` up to `first['through_month']`, over `first['total']`, less one, times 100.",
    ),
    why="Both figures are of the same months, and the earlier is the base: so the change is the revision and nothing else.",
)
def first_print_against_revised(answer: Any, given: Given) -> None:
    """The percentage by which today's sum of months differs from the earliest first print."""
    said = number(answer, "percent")
    first, totals = _first_print(given), _totals(given)
    month, printed = first["through_month"], first["total"]
    today = sum(totals[:month])
    right = 100 * (today / printed - 1)
    if _rounded(said, right):
        return
    _keep_decimals(said, right)
    if _same_figure(said, -right) or _same_figure(said, 100 * (printed / today - 1)):
        raise NotYet("The size may be right, but the sign is turned: which figure is the base?", "M309")
    if any(_same_figure(said, 100 * (today - printed) / base) for base in (today, (today + printed) / 2)):
        raise NotYet("The base is the figure that came first.", "M309")
    if _same_figure(said, 100 * (totals[month - 1] / printed - 1)):
        raise NotYet("A single month is set against a sum from January on.", "M302")
    if first["growth_pct"] is not None and _same_figure(said, first["growth_pct"]):
        raise NotYet("That is the growth on the year before, announced with the print.", "M310")
    if _same_figure(said, 100 * today / printed) or abs(said - today / printed) <= 0.0006:
        raise NotYet("That is how large one is beside the other. How large is the change?", "M311")
    if _same_figure(said, today - printed):
        raise NotYet("That is a difference in USD billions. In percent of what?", "M312")
    if abs(said - right / 100) <= 0.00006:
        raise NotYet("That is a share of one. Percent are hundredths.", "M313")
    raise NotYet("Another percentage. Print both figures first: are they of the same months?")


@items(
    4,
    points=2,
    hints=(
        "Go through the months one by one and keep a running total. At which points can the function end?",
        "Inside the loop: return None at a missing month, else add, then compare with `>=` and return the month.",
    ),
    why="It stops at the amount or at the gap, whichever comes first: what is not known stays unknown.",
)
def month_in_which_a_sum_was_passed(answer: Any, given: Given) -> None:
    """A function that gives the month in which a running total reached an amount, or None."""
    passed = function(answer)
    totals = _totals(given)
    half = sum(totals[:7]) - 1  # reached in July
    found = _month(passed, totals, half)
    if found is None:
        raise NotYet(
            "The running total reaches the amount, but the function returns None. Does it add up?", "M302"
        )
    if found == 6:
        raise NotYet("One month too early. Which number does the first month have?", "M314")
    if found != 7:
        raise NotYet("For the months of your year, it names another month than the running total does.")
    found = _month(passed, [10.0, 10.0, 10.0], 20)
    if found == 3:
        raise NotYet("At least means that a total equal to the amount counts, too.", "M315")
    if found != 2:
        raise NotYet("It is right for your year, and wrong for other months and another amount.")
    if _month(passed, [1.0, 2.0, 3.0], 100) is not None:
        raise NotYet("For an amount that is never reached, the function still names a month.", "M316")
    if _month(passed, [10.0, None, 10.0, 10.0], 20) is not None:
        raise NotYet("A month is missing on the way to the amount, and the function goes on.", "M317")
    if _month(passed, [10.0, 10.0, None, 10.0], 20) is None:
        raise NotYet("The gap comes after the amount was reached: the answer is known.", "M318")
    if _month(passed, [0.0, 10.0], 10) != 2:
        raise NotYet("A month with a total of 0 is taken for a missing one. Its figure is known.", "M417")


def _month(passed: Callable[..., Any], amounts: Sequence[float | None], amount: float) -> int | None:
    try:
        (found,) = call(lambda *given: (passed(*given),), list(amounts), amount)
    except NotYet:
        if None in amounts:
            raise NotYet("The function stops with an error at a missing month.", "M317") from None
        raise
    if found is None or (isinstance(found, float) and found != found):
        return None
    if number(found) > 12:
        raise NotYet("The function returns an amount. The number of a month is asked for.", "M319")
    return count(found)


@items(
    5,
    points=2,
    hints=(
        "What has to be known before a month is added? And what has to be there before the loop?",
        "First the empty list and the zero, then the loop: ask whether the month is missing, leave, add, keep.",
    ),
    why="It asks before it adds, so each sum in the list is one that the table bears out.",
    lines=(
        "    sums.append(total)",
        "for amount in amounts:",
        "        break",
        "total = 0",
        "    if amount is None:",
        "sums = []",
        "    total = total + amount",
    ),
)
def order_the_lines(answer: Any, given: Given) -> None:
    """A program that makes running totals and stops at a missing month."""
    order = ordered(answer)
    item = items.found["03.5"]
    if sorted(order) == [1, 2, 3, 4, 5, 6, 7]:
        place = {line: order.index(line) for line in order}
        if max(place[4], place[6]) > place[2]:
            raise NotYet("The list and the zero have to be there before the loop begins.", "M110")
        if place[7] < place[5] or place[1] < place[5]:
            raise NotYet("A month is used before anybody has asked whether it is missing.", "M320")
        if place[3] != place[5] + 1:
            raise NotYet("What happens only at a missing month stands directly under its `if`.", "M321")
        if place[1] < place[7]:
            raise NotYet("The total is kept before the month has been added to it.", "M322")
    amounts: list[float | None] = list(_totals(given))
    gap = given.gap
    amounts[gap] = None
    sums = assembled(item, order, {"amounts": amounts}).get("sums")
    right = [sum(_totals(given)[: month + 1]) for month in range(gap)]
    if not isinstance(sums, list) or len(sums) != gap or not all(map(_same_figure, sums, right)):
        raise NotYet("The program runs, but its list does not hold the running totals up to the gap.")


@items(
    6,
    points=2,
    hints=(
        "Follow one figure by hand: where does what is called exports come from?",
        "Each direction is the later sum less the earlier one of the *same* direction.",
    ),
    why="By name and not by place: now a swapped column changes nothing, and a wrong print can be told from a right one.",
)
def mend_the_directions(answer: Any, given: Given) -> None:
    """A function that gives a month's exports and imports from two sums that begin in January."""
    in_month = function(answer)
    sums = {(row["year"], row["month"]): row for row in trade.running_totals(given.book)}
    month = 3 + given.seed % 8
    for year, last, flows in (
        (2023, 6, _EXPORTS_IMPORTS),
        (given.year, month, _EXPORTS_IMPORTS),
        (2023, 6, _EXPORTS_IMPORTS[::-1]),
    ):
        before, after = ({flow: sums[year, m][flow] for flow in flows} for m in (last - 1, last))
        found = named(call(in_month, dict(before), dict(after)), "exports and imports")
        if not set(_EXPORTS_IMPORTS) <= set(found):
            raise NotYet("The dict needs the keys 'exports' and 'imports'.")
        exports, imports = (number(found[flow], "USD billions") for flow in _EXPORTS_IMPORTS)
        right = {flow: after[flow] - before[flow] for flow in _EXPORTS_IMPORTS}
        if _same_figure(exports, right["exports"]) and _same_figure(imports, right["imports"]):
            continue
        if flows != _EXPORTS_IMPORTS:
            raise NotYet("With imports in the first column it goes wrong. Go by name, not by place.", "M342")
        if _same_figure(exports, right["imports"]) or _same_figure(imports, right["exports"]):
            raise NotYet("The directions are still mixed up. Look at both of them.", "M323")
        if _same_figure(exports, after["exports"]):
            raise NotYet("That is the sum since January. What was there before the month?", "M302")
        if _same_figure(exports, -right["exports"]):
            raise NotYet("A month with less than nothing: which sum is taken from which?", "M324")
        raise NotYet("For two sums of your year, the function gives other figures.")


@items(
    7,
    points=2,
    hints=(
        "`rates[2015]` is the mean of that year. Which year does the function have to look up?",
        "The rate says how many yuan one dollar cost. To get dollars, divide yuan by the rate of the year asked for.",
    ),
    why="The rate is of the year in which the trade took place. Now see how far the result is from the table.",
)
def mend_the_currency(answer: Any, given: Given) -> None:
    """A function that turns yuan of a year into dollars at that year's mean rate."""
    in_dollars = function(answer)
    rates = _by_year(given, "macro", "usd_cny")
    for yuan, year in ((422.7, 2015), (1000.0, given.year), (100.0, 2007)):
        found = number(call(in_dollars, yuan, year), "USD billions")
        if _same_figure(found, yuan / rates[year]):
            continue
        _keep_decimals(found, yuan / rates[year])
        if _same_figure(found, yuan / (422.7 / 64.2)):
            raise NotYet("It still uses the rate of one day.", "M325")
        if _same_figure(found, yuan * rates[year]):
            raise NotYet("The rate says how many yuan a dollar cost. Which way does it go?", "M326")
        if _same_figure(found, yuan / rates[year + 1]):
            raise NotYet("That is the rate of the year in which the press wrote.", "M327")
        if _same_figure(found, yuan / rates[2015]):
            raise NotYet("It uses the rate of 2015 for every year.", "M328")
        raise NotYet(f"For yuan of {year} the dollars are others. Which rate does the function take?")


@items(
    8,
    points=2,
    hints=(
        "Work out the same country's balance twice. On the partner's books, where are the reporter's exports?",
        "`whole['partner_imports'] - whole['partner_exports']` is the reporter's balance on the partner's books. "
        "Two signs differ where the product is negative.",
    ),
    why="A sign that turns with the books is no error of either side; in lesson 05 such a claim *depends*.",
)
def two_books(answer: Any, given: Given) -> None:
    """The years in which the two books give the reporter's balance different signs."""
    listed = sequence(answer, "years")
    if listed and all(isinstance(value, bool) for value in listed):
        raise NotYet("That says True or False of each row. List the years for which it is True.")
    found = {count(year) for year in listed}
    rows = [row for row in given.book.rows("mirror") if row["months"] == 12]
    sides = [f"{side}_{flow}" for side in ("reporter", "partner") for flow in _EXPORTS_IMPORTS]
    known = [row for row in rows if all(row[side] is not None for side in sides)]
    own = {row["year"]: row["reporter_exports"] - row["reporter_imports"] for row in known}
    other = {row["year"]: row["partner_imports"] - row["partner_exports"] for row in known}
    differ = {year for year in own if own[year] * other[year] < 0}
    if found == differ:
        return
    if found == set(own) - differ:
        raise NotYet("Those are the others. Whose exports are the partner's imports?", "M329")
    if found == set(own):
        raise NotYet("In these years both balances are known. In which do the signs differ?", "M330")
    if not found <= {row["year"] for row in rows}:
        raise NotYet("Not all of those are years of the table. Take them from its column `year`.")
    if not found <= set(own):
        raise NotYet(
            "Among them are years in which one of the books is incomplete. A gap has no sign.", "M331"
        )
    if not found:
        raise NotYet("There are such years. Look at the whole table, not only its end.", "M332")
    if found < differ:
        raise NotYet(
            "Those are right, but there are more. Look at the whole table, not only its end.", "M332"
        )
    raise NotYet("In some of these years both books have the same sign, or a year is missing.")


@items(
    9,
    points=2,
    hints=(
        "Did a dollar buy more or less in the base year? So will the sum get larger or smaller?",
        "Times the index of the base year, over the index of the year that the total is from.",
    ),
    why="Times the index of the base year, over that of its own: now sums of different years can be compared.",
)
def dollars_of_another_year(answer: Any, given: Given) -> None:
    """The total of the learner's year in dollars of the base year."""
    said = number(answer, "USD billions")
    year, base = given.year, given.base_year
    total, prices = _by_year(given, "annual", "total")[year], _by_year(given, "macro", "us_cpi")
    rates = _by_year(given, "macro", "usd_cny")
    if _same_figure(said, total * prices[base] / prices[year]):
        return
    _keep_decimals(said, total * prices[base] / prices[year])
    if _same_figure(said, total):
        raise NotYet("That is the total in the dollars of its own year.", "M333")
    if _same_figure(said, total * prices[year] / prices[base]):
        raise NotYet("It got larger, as if a dollar had bought less in the base year.", "M334")
    if _same_figure(said, total * rates[base] / rates[year]) or _same_figure(
        said, total * rates[year] / rates[base]
    ):
        raise NotYet("Those are exchange rates. What a dollar buys is in the price index.", "M335")
    if _same_figure(said, total * (1 - (prices[year] - prices[base]) / 100)):
        raise NotYet("Points of an index are not percent. Divide one index by the other.", "M336")
    if _same_figure(said, sum(_totals(given)) * prices[base] / prices[year]):
        raise NotYet("The formula is right, but it starts from a sum of months. Use `totals`.")
    if _same_figure(said, _by_year(given, "annual", "total").get(base, -1)):
        raise NotYet("That is what was traded in the base year itself.", "M337")
    raise NotYet("Another sum. Which two years of the index go into it, and which stands below the line?")


@items(
    10,
    points=2,
    hints=(
        "Make a price for each year first: what does a tonne cost? Then a change in percent, as in the worked example.",
        "The price is value over quantity. Both changes are the later figure over the earlier one, less one, times 100.",
    ),
    why="Value is quantity times price, and now each has its own change. A report that gives one of them can be asked for the other.",
)
def price_or_quantity(answer: Any, given: Given) -> None:
    """The changes of quantity and price of crude oil from one year to the next, in percent."""
    found = named(answer, "names and percentages")
    if not {"quantity", "price"} <= set(found):
        raise NotYet("The dict needs the keys 'quantity' and 'price'.")
    quantity, price = (number(found[name], "percent") for name in ("quantity", "price"))
    table = trade.quantity_and_value(given.book, "crude oil").set_index("year")
    later = given.later_year
    change = {
        name: 100 * (table[name][later] / table[name][later - 1] - 1)
        for name in ("quantity", "value", "unit_value")
    }
    if _same_figure(quantity, change["quantity"]) and _same_figure(price, change["unit_value"]):
        return
    if _same_figure(price, change["quantity"]) and _same_figure(quantity, change["unit_value"]):
        raise NotYet("The two are swapped: which figure counts tonnes?", "M323")
    if _same_figure(100 * quantity, change["quantity"]):
        raise NotYet("Those are shares of one. Percent are hundredths.", "M313")
    if not _same_figure(quantity, change["quantity"]):
        _keep_decimals(quantity, change["quantity"])
        if _same_figure(quantity, table["quantity"][later] - table["quantity"][later - 1]):
            raise NotYet("That is a difference in million tonnes. In percent of what?", "M312")
        if _same_figure(quantity, change["quantity"] + 100):
            raise NotYet("That is how large one is beside the other. How large is the change?", "M311")
        if _same_figure(quantity, 100 * (1 / (1 + change["quantity"] / 100) - 1)):
            raise NotYet("The base is the earlier year. Which one stands below the line?", "M309")
        raise NotYet("The quantity changed by another percentage. Which two years were compared?")
    _keep_decimals(price, change["unit_value"])
    if _same_figure(price, change["value"]):
        raise NotYet("That is the change of the value, in which the quantity is still contained.", "M338")
    if _same_figure(price, 100 * (1 / (1 + change["unit_value"] / 100) - 1)):
        raise NotYet("That is about tonnes for a dollar. A price is dollars for a tonne.", "M339")
    if _same_figure(price, change["value"] - change["quantity"]):
        raise NotYet(
            "One percentage less the other is not the change of the price. Work out the prices.", "M340"
        )
    raise NotYet("The quantity is right, the price is not yet. Print the price of both years.")
