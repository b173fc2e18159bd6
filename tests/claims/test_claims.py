"""The room as a whole: true sentences made from the tables, in many wordings, of which none is contradicted."""

import pytest

from readout.periods import MONTHS

from .checked import BOOK, check

LEAD = "OSLO, Jan. 20, 2026 (NN) -- China and Russia looked back at their trade. "
FLOWS = {
    "total": "Trade between China and Russia",
    "exports": "China's exports to Russia",
    "imports": "China's imports from Russia",
}
LEVELS = (
    "{what} came to {value:.1f} billion dollars in {year}.",
    "In {year}, {what_lower} stood at ${value:.2f} billion.",
    "{what} amounted to some ${round:.0f} billion in {year}.",
    "By Chinese data, {what_lower} totalled {value:.1f} bn US dollars in {year}.",
    "In {year} {what_lower} reached {value:.1f} billion dollars, against {before:.1f} billion a year earlier.",
    "{what} was {value:.1f} billion dollars in {year}; the year before it had been {before:.1f} billion.",
    "In {last} {what_lower} came to ${before:.1f} billion; a year later it was ${value:.1f} billion.",
)  # fmt: skip
CHANGES = (
    "{what} {moved} by {rate:.1f} percent in {year}.",
    "In {year} {what_lower} {moved} {rate:.1f} per cent on the year, to {value:.1f} billion dollars.",
    "{what} came to {value:.1f} billion dollars in {year}, {rate:.1f} percent {more} than in {last}.",
    "Compared with {last}, {what_lower} {moved} by {rate:.1f}% in {year}.",
    "{what} was {rate:.0f} percent {more} in {year} than a year before.",
    "In {year} {what_lower} was {gap:.1f} billion dollars {more} than in {last}.",
)


def sentences():
    """Each wording with the figures of some year in which the tables have them."""
    totals = {row["year"]: row for row in BOOK.rows("annual")}
    number = 0
    for flow, what in FLOWS.items():
        for year in range(2017, 2026):
            value, before = totals[year][flow], totals[year - 1][flow]
            rate = 100 * (value / before - 1)
            said = {
                "what": what, "what_lower": what[0].lower() + what[1:] if flow == "total" else what,
                "value": value, "before": before, "year": year, "last": year - 1, "round": value, "rate": abs(rate),
                "moved": "rose" if rate > 0 else "fell", "more": "more" if rate > 0 else "less", "gap": abs(value - before),
            }  # fmt: skip
            for wording in (
                LEVELS[number % len(LEVELS)],
                LEVELS[(number + 3) % len(LEVELS)],
                CHANGES[number % len(CHANGES)],
            ):
                yield wording.format(**said)
            number += 1
    for row in BOOK.rows("first_prints"):
        if 2022 <= row["year"] <= 2025 and row["through_month"] < 12 and row["exports"] is not None:
            month = MONTHS[row["through_month"] - 1]
            yield f"In January-{month} {row['year']} trade between China and Russia came to ${row['total']:.1f} billion."
            balance = row["imports"] - row["exports"]
            yield f"Over the first {row['through_month']} months of {row['year']} Russia's surplus was ${balance:.1f} billion."


TRUE = [*sentences()]


def test_there_are_enough_of_them():
    assert len(TRUE) >= 100


@pytest.mark.parametrize("text", TRUE)
def test_a_true_sentence_is_not_contradicted(text):
    found = [v for v in check(LEAD + text) if v.figure]
    assert found and "contradicted" not in [v.verdict for v in found], found
    assert {"supported", "within_rounding", "depends"} >= {v.verdict for v in found}
