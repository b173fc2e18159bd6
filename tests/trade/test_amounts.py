"""The trade tables answer as they stand, and say in one line what they cannot answer."""

import pytest

from readout import trade
from readout.errors import InputError

from .given import BOOK


def test_a_running_total_stops_before_a_missing_month():
    months = [
        {**row, "total": None} if (row["year"], row["month"]) == (2022, 5) else row
        for row in BOOK.rows("monthly")
    ]
    tables = {**BOOK.tables, "monthly": months}
    book = trade.Trade("CN-RU", True, "", "China", "Russia", tables, BOOK.types)
    assert trade.cumulative(book).query("year == 2022")["month"].tolist() == [1, 2, 3, 4]
    assert 2025 not in set(trade.cumulative(BOOK)["year"])


@pytest.mark.parametrize(("target", "year", "month"), [(200, 2023, 11), (100, 2018, 12), (200, 2022, None)])
def test_the_month_a_target_was_passed(target, year, month):
    assert trade.month_passed(BOOK, target, year) == month


@pytest.mark.parametrize(
    ("ask", "arguments", "answer"),
    [
        (trade.amount, ("total", (2023,)), 240.11),
        (trade.amount, ("imports", (2020,)), 57.18),
        (trade.amount, ("imports", (2020,), "partner"), 49.146),  # what the partner calls its exports
        (trade.amount, ("balance", (2020,)), 50.58 - 57.18),
        (trade.amount, ("balance", (2020,), "partner"), 54.913 - 49.146),
        (trade.growth, ("total", (2021,), "partner"), 100 * (141.37 / 104.06 - 1)),
        (trade.rank, (2022,), (10,)),
        (trade.rank, (2023,), (4, 6)),
        (trade.real_total, (2023, 2023), 240.11),
    ],
)
def test_the_tables_answer(ask, arguments, answer):
    found = ask(BOOK, *arguments)
    assert getattr(found, "value", found) == pytest.approx(answer, abs=1e-9)


def test_a_sum_of_months_answers_for_a_part_of_a_year():
    months = [row["total"] for row in BOOK.rows("monthly") if row["year"] == 2023 and row["month"] <= 11]
    found = trade.amount(BOOK, "total", (2023, 1, 11))
    assert (found.books, found.value) == ("revised", pytest.approx(sum(months)))
    world = next(row for row in BOOK.rows("world") if row["year"] == 2023)
    assert trade.share(BOOK, 2023) == pytest.approx(100 * 240.11 / world["reporter_total"])
    assert trade.share(BOOK, 2023, "partner") == pytest.approx(100 * 240.11 / world["partner_total"])


@pytest.mark.parametrize(
    ("ask", "arguments", "words"),
    [
        (trade.amount, ("total", (2025, 1, 2)), "no figure for January and February"),
        (trade.amount, ("balance", (2023,), "partner"), "no balance for 2023 on Russia's books"),
        (trade.amount, ("exports", (2005,)), "no exports for 2005"),
        (trade.amount, ("services", (2023,)), "total, exports, imports, balance"),
        (trade.amount, ("total", (2023,), "mine"), "reporter, partner"),
        (trade.amount, ("total", (2023, 13)), "a month"),
        (trade.amount, ("total", (2023, 6, 2)), "a month"),
        (trade.growth, ("exports", (2025, 1, 3)), "no two figures of one kind"),
        (trade.growth, ("balance", (2023,)), "no growth rate"),
        (trade.share, (1950,), "no total of the reporter's trade"),
        (trade.rank, (2010,), "no rank of Russia on record for 2010"),
        (trade.real_total, (2023, 1900), "no consumer price index for 1900"),
        (trade.month_passed, (200, 2025), "January 2025 has no figure"),
        (trade.month_passed, (0, 2023), "above zero"),
        (trade.month_passed, (float("nan"), 2023), "above zero"),
        (trade.month_passed, ("200", 2023), "above zero"),
        (trade.amount, ("total", 2023), "a year .2023,."),
        (trade.growth, ("total", ()), "a year .2023,."),
    ],
)
def test_what_the_tables_cannot_answer_is_refused_in_one_line(ask, arguments, words):
    with pytest.raises(InputError, match=words) as refusal:
        ask(BOOK, *arguments)
    assert "\n" not in str(refusal.value)


def test_a_first_print_is_not_set_against_a_revised_figure():
    bare = {**BOOK.tables, "monthly": [row for row in BOOK.rows("monthly") if row["year"] == 2023]}
    book = trade.Trade("CN-RU", True, "", "China", "Russia", bare, BOOK.types)
    prints = {(r["year"], r["through_month"]): r["total"] for r in BOOK.rows("first_prints")}
    found = trade.growth(book, "total", (2023, 1, 11))
    assert found == pytest.approx(100 * (prints[2023, 11] / prints[2022, 11] - 1))


def test_a_refusal_is_told_in_its_own_words():
    assert trade.told(len, "abc") == "3"
    refusal = trade.told(trade.amount, BOOK, "balance", (1900,))
    assert refusal.startswith("refused: ") and "1900" in refusal and "\n" not in refusal
