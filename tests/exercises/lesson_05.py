"""Answers to the tasks of lesson 05: right ones in different forms, and wrong ones with the misconception they show."""

import calendar
import datetime as dt

import numpy as np
import pandas as pd

from exercises import SAME, Proof
from readout.claims import check_claims
from readout.trade import amount, figures


def kinds(given):
    return list(given.labelled_sentences.values())


def instead(given, kind, said):
    return [said if label == kind else label for label in kinds(given)]


def fits_text(said, value):
    return abs(value - float(said)) <= 0.5 * 10 ** -len(said.partition(".")[2])


def fits_cut(said, value):
    return f"{value:.6f}".startswith(said if "." in said else said + ".")


def contradicted(given):
    tested = check_claims(given.article, given.facts, given.statements, given.book)
    return sum(verdict.verdict == "contradicted" for verdict in tested)


def untrue(given):
    found = sum(not claim.true for claim in given.practice.claims)
    return SAME if found <= contradicted(given) else found


def verdict_of(rows, year, said):
    for row in rows:
        if row["year"] == year and row["total"]:
            return "supported" if abs(row["total"] - said) < 2 else "contradicted"
    return "not checkable"


def verdict_by_dict(rows, year, said):
    known = {row["year"]: row["total"] for row in rows}.get(year)
    if known is None:
        return "NOT_CHECKABLE"
    return ("contradicted", "supported")[abs(known - said) < 2]


def anywhere(rows, year, said):
    near = any(row["total"] and abs(row["total"] - said) < 2 for row in rows)
    return "supported" if near else "contradicted"


def no_blank(rows, year, said):
    for row in rows:
        if row["year"] == year:
            return "supported" if abs(row["total"] - said) < 2 else "contradicted"
    return "not checkable"


def blank_is_no(rows, year, said):
    found = verdict_of(rows, year, said)
    return "contradicted" if found == "not checkable" else found


def lax(rows, year, said):
    found = verdict_of(rows, year, said)
    known = {row["year"]: row["total"] for row in rows}.get(year)
    return "supported" if known and abs(known - said) < 20 else found


def one_sided(rows, year, said):
    known = {row["year"]: row["total"] for row in rows}.get(year)
    return ("contradicted", "supported")[known - said < 2] if known else "not checkable"


def exact_only(rows, year, said):
    found = [row["total"] for row in rows if row["year"] == year and row["total"]]
    return ("supported" if found[0] == said else "contradicted") if found else "not checkable"


def truths(given):
    return [claim.true for claim in given.practice.claims[:3]]


def unless(wrong, right):
    return SAME if wrong == right else wrong


def readings(given, **other):
    both = {
        books: amount(given.book, "balance", (given.balance_year,), books).value
        for books in ("reporter", "partner")
    }
    agree = max(both.values()) < 0
    return both | {"verdict": "supported" if agree else "depends"} | other


def turned(given, books):
    return readings(given, **{books: -readings(given)[books]})


def agreeing(given, verdict):
    """That verdict for a year in which the books agree on the claim, else SAME."""
    return readings(given, verdict=verdict) if readings(given)["verdict"] == "supported" else SAME


def differing(given, verdict):
    return readings(given, verdict=verdict) if readings(given)["verdict"] == "depends" else SAME


def vintages(given):
    period, day = given.moved_print
    known = {figure.books: figure for figure in figures(given.book, "total", period, by=day)}
    now = {figure.books: figure for figure in figures(given.book, "total", period)}
    return known["announced"], now["revised"]


def values(given):
    return [figure.value for figure in vintages(given)]


def rounded(figures):
    """Whole figures, or SAME where they are as good as one decimal."""
    return SAME if max(abs(v - round(v)) for v in figures) < 0.051 else [round(v) for v in figures]


def by_closeness(given):
    """A margin of 20 billion, or SAME where the year before is as near as that."""
    totals = {row["year"]: row["total"] for row in given.book.rows("annual")}
    return SAME if abs(totals[given.year] - totals[given.year - 1]) < 20 else lax


def finding(given, pattern):
    holder, said, row = given.ministry_claim
    return pattern.format(
        holder=holder,
        said=said,
        year=row["year"],
        total=row["total"],
        demonym=given.practice.countries[0].demonym,
    )


FINDING = "According to {holder}, total trade was {said} billion in {year}; table annual has {total}."

PROOFS = {
    "05.1": Proof(
        right=(
            lambda g: lambda day: calendar.day_name[day.weekday()],
            lambda g: lambda day: day.strftime("%A"),
            lambda g: lambda day: calendar.day_name[day.isoweekday() - 1].upper(),
        ),
        wrong=(
            (lambda g: lambda day: calendar.day_name[day.isoweekday()], "M501"),
            (lambda g: lambda day: calendar.day_name[day.isoweekday() % 7], "M501"),
            (lambda g: lambda day: calendar.day_name[day.day % 7], "M502"),
            (lambda g: lambda day: calendar.day_name[day.day], "M502"),
            (lambda g: lambda day: calendar.day_name[dt.date.today().weekday()], "M503"),
        ),
    ),
    "05.2": Proof(
        right=(
            kinds,
            lambda g: np.array(kinds(g)),
            lambda g: g.labelled_sentences,
            lambda g: {n: kind.replace(" ", "_").title() for n, kind in enumerate(kinds(g), start=1)},
        ),
        wrong=(
            (lambda g: instead(g, "opinion", "checkable"), "M504"),
            (lambda g: instead(g, "opinion", "not checkable"), "M504"),
            (lambda g: instead(g, "not checkable", "opinion"), "M505"),
            (lambda g: instead(g, "not checkable", "checkable"), "M506"),
            (lambda g: instead(g, "checkable", "opinion"), "M507"),
            (lambda g: instead(g, "checkable", "not checkable"), "M507"),
        ),
    ),
    "05.3": Proof(
        right=(
            lambda g: lambda said, value: round(value, len(said.partition(".")[2])) == float(said),
            lambda g: lambda said, value: np.bool_(fits_text(said, value)),
            lambda g: lambda said, value: f"{value:.{len(said.partition('.')[2])}f}" == said,
        ),
        wrong=(
            (lambda g: lambda said, value: float(said) == value, "M508"),
            (lambda g: lambda said, value: abs(value / float(said) - 1) < 0.02, "M509"),
            (lambda g: lambda said, value: value >= float(said) - 0.1, "M509"),
            (lambda g: fits_cut, "M510"),
            (lambda g: lambda said, value: round(value, 1) == float(said), "M511"),
        ),
    ),
    "05.4": Proof(
        right=(lambda g: [3, 2, 5, 4, 1], lambda g: np.array([3, 2, 5, 1, 4])),
        wrong=(
            (lambda g: [2, 5, 4, 1, 3], "M512"),
            (lambda g: [2, 3, 5, 4, 1], "M512"),
            (lambda g: (3, 2, 4, 5, 1), "M513"),
            (lambda g: [3, 5, 2, 4, 1], "M513"),
        ),
    ),
    "05.5": Proof(
        right=(contradicted, lambda g: np.float64(contradicted(g))),
        wrong=(
            (untrue, "M514"),
            (lambda g: len(g.practice.claims) + 1, "M514"),
            (lambda g: unless(0, contradicted(g)), "M515"),
        ),
    ),
    "05.6": Proof(
        right=(lambda g: verdict_of, lambda g: verdict_by_dict),
        wrong=(
            (lambda g: anywhere, "M516"),
            (lambda g: no_blank, "M517"),
            (lambda g: blank_is_no, "M517"),
            (lambda g: exact_only, "M518"),
            (lambda g: one_sided, "M509"),
            (lambda g: by_closeness(g), "M509"),
        ),
    ),
    "05.7": Proof(
        right=(truths, lambda g: np.array(truths(g)), lambda g: pd.Series(truths(g))),
        wrong=(
            (lambda g: unless([True] * 3, truths(g)), "M519"),
            (lambda g: unless([False] * 3, truths(g)), "M518"),
            (lambda g: truths(g)[:2], "M118"),
        ),
    ),
    "05.8": Proof(
        right=(
            readings,
            lambda g: pd.Series({k: v if k == "verdict" else round(v, 1) for k, v in readings(g).items()}),
            lambda g: {
                "verdict": readings(g)["verdict"],
                **{
                    books: amount(g.book, "balance", (g.balance_year,), books)
                    for books in ("reporter", "partner")
                },
            },
        ),
        wrong=(
            (lambda g: turned(g, "reporter"), "M520"),
            (lambda g: turned(g, "partner"), "M521"),
            (lambda g: readings(g, partner=readings(g)["reporter"]), "M522"),
            (
                lambda g: readings(g, partner=readings(g)["reporter"], reporter=readings(g)["partner"]),
                "M323",
            ),
            (lambda g: differing(g, "supported"), "M522"),
            (lambda g: differing(g, "contradicted"), "M522"),
            (lambda g: agreeing(g, "depends"), "M523"),
            (lambda g: readings(g, reporter=amount(g.book, "balance", (2022,)).value), "M516"),
            (lambda g: readings(g, verdict="not checkable"), "M506"),
        ),
    ),
    "05.9": Proof(
        right=(lambda g: tuple(values(g)), lambda g: np.round(values(g), 1), lambda g: list(vintages(g))),
        wrong=(
            (lambda g: values(g)[::-1], "M526"),
            (lambda g: (values(g)[0], values(g)[0]), "M524"),
            (lambda g: (values(g)[1], values(g)[1]), "M525"),
            (lambda g: (1.0, values(g)[1]), "M526"),
            (lambda g: rounded(values(g)), "M343"),
        ),
    ),
    "05.10": Proof(
        right=(
            lambda g: finding(g, FINDING),
            lambda g: finding(g, "The yearly table gives {total:.1f} for {year}, where {holder} says {said}"),
            lambda g: finding(
                g, "The {said} bn. that {holder} names lies above the {total} of the annual table for {year}."
            ),
            lambda g: finding(
                g,
                "The invented {demonym} trade ministry says {said} for {year} vs. {total} in the table annual",
            ),
            lambda g: finding(
                g, "In {year}, {holder} put trade at approx. {said} billion; annual has {total}."
            ),
            lambda g: finding(g, "{holder} says {said} for {year}; the table 'annual' has {total}."),
            lambda g: finding(
                g,
                "The claim of {holder} of {said} for {year} is contradicted by the table annual, which has {total}.",
            ),
            lambda g: finding(
                g, "The table annual contradicts the {said} of {holder} for {year}: it has {total}."
            ),
            lambda g: finding(
                g, "Of annual trade in {year}, {holder} says {said}, against {total} (table annual)."
            ),
            lambda g: finding(
                g,
                "{holder} says {said} for {year}, which the table annual does not bear out: it has {total}.",
            ),
            lambda g: finding(g, "{holder} says {said} for {year}; the annual table has less: {total}."),
            lambda g: finding(g, "The annual table's {total} for {year} is lower than {holder}'s {said}."),
            lambda g: finding(g, "{holder} says {said} for {year}; the annual table supports only {total}."),
            lambda g: finding(
                g, "For {year}, {holder} claims {said}; for the same year the annual table has {total}."
            ),
        ),
        wrong=(
            (lambda g: finding(g, "Trade was said to be {said} in {year}; annual has {total}."), "M527"),
            (
                lambda g: finding(g, "In {year}, {holder} is contradicted by the table annual: {total}."),
                "M528",
            ),
            (lambda g: finding(g, "In {year}, {holder} says {said}, which annual contradicts."), "M528"),
            (lambda g: finding(g, "In {year}, {holder} lied: not {said} but {total} (annual)."), "M529"),
            (lambda g: finding(g, "In {year}, {holder} says {said}, but it was {total}."), "M530"),
            (
                lambda g: finding(
                    g, "For {year}, {holder} gives trade as {total}; the table 'annual' has {said}."
                ),
                "M528",
            ),
            (
                lambda g: finding(
                    g, "The trade ministry of Atlantis says {said} for {year}; table annual has {total}."
                ),
                "M527",
            ),
            (
                lambda g: finding(
                    g, "{holder} made up {said} for {year}, where the annual table has {total}."
                ),
                "M529",
            ),
            (
                lambda g: finding(g, "{holder} inflated {total} of the annual table to {said} for {year}."),
                "M529",
            ),
            (
                lambda g: finding(
                    g, "{holder} wants to show {said} for {year}; the annual table has {total}."
                ),
                "M529",
            ),
            (lambda g: finding(g, "{holder} says {said}, but annual has {total}."), "M516"),
            (
                lambda g: finding(
                    g, "{holder} says {said} for {year}, and the table annual confirms it with {total}."
                ),
                "M535",
            ),
            (
                lambda g: finding(
                    g, "The {said} of {holder} for {year} is borne out by the {total} of the annual table."
                ),
                "M535",
            ),
            (
                lambda g: finding(
                    g, "The {said} that {holder} names for {year} lies below the {total} of the annual table."
                ),
                "M535",
            ),
            (
                lambda g: finding(g, "{holder} says {said} for {year}; the annual table has more: {total}."),
                "M535",
            ),
            (
                lambda g: finding(
                    g, "{holder} says {said} for {year}, and the annual table, with {total}, does not differ."
                ),
                "M535",
            ),
            (
                lambda g: finding(
                    g, "{holder} denies that trade was {said} in {year}; the annual table has {total}."
                ),
                "M535",
            ),
        ),
    ),
}
