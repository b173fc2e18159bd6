"""Lesson 05: what can be said, and how sure? Sorting claims, verdicts with their rows, rounding, 'depends', vintage."""

from __future__ import annotations

import calendar
import datetime as dt
import numbers
import re
from collections.abc import Mapping
from typing import Any

from readout.claims import check_claims
from readout.course.exercises.answers import (
    NotYet,
    call,
    count,
    function,
    label,
    mapping,
    named,
    number,
    ordered,
    sequence,
    text,
    truth,
)
from readout.course.exercises.checking import Items, assembled
from readout.course.exercises.findings import (
    NUMBER,
    ONE_DECIMAL,
    Finding,
    count_sentences,
    speaks_of_intent,
)
from readout.course.exercises.given import Given
from readout.trade import amount, revisions

items = Items("05")

_SENTENCE_KINDS = ("checkable", "opinion", "not checkable")
_VERDICTS = ("supported", "contradicted", "depends", "not checkable")


def _label(value: Any, of: tuple[str, ...]) -> str:
    said = "not checkable" if label(value) == "uncheckable" else label(value)
    if said not in of:
        raise NotYet(f"Each answer is one of: {', '.join(of)}.")
    return said


@items(
    1,
    points=1,
    hints=(
        "`calendar.day_name` is a list of seven names. With which number does it begin, and for which day?",
        "A date has two methods for its day of the week. `weekday()` counts as `calendar.day_name` does.",
    ),
    why="Both count from Monday as 0. With this, every sentence that gives a date and a weekday can be checked.",
)
def name_the_day(answer: Any, given: Given) -> None:
    """A function that gives the day of the week of a date."""
    day_of = function(answer)
    own = given.article.document_date.value if given.article.document_date else dt.date(2024, 7, 1)
    week = [own - dt.timedelta(days=own.weekday() - n) for n in range(7)]
    days = [*week, dt.date(1949, 10, 2), dt.date(2000, 2, 29), dt.date(2023, 12, 20)]
    found, stopped = [], None
    for day in days:
        try:
            found.append((_day_number(call(day_of, day)), day.weekday()))
        except NotYet as reason:
            stopped = stopped or reason
    shifts = {(said - right) % 7 for said, right in found}
    if shifts == {0} and stopped is None:
        return
    if len(shifts) == 1 and shifts != {0} and 2 * len(found) > len(days):
        raise NotYet(
            "Every day comes out shifted by the same number. With which number does Monday begin?", "M501"
        )
    if stopped and found and "IndexError" in str(stopped):
        raise NotYet(
            "For some dates there is no name at that place of the list. Which number of a date goes from 0 to 6?",
            "M502",
        )
    if stopped:
        raise stopped
    if len({said for said, _ in found}) == 1:
        raise NotYet(
            "Whatever the date, the day is the same. Does the function use what it is given?", "M503"
        )
    raise NotYet("Some dates get another day. The day of the month alone does not settle it.", "M502")


def _day_number(value: Any) -> int:
    if isinstance(value, numbers.Number):
        raise NotYet("Your function gives a number; the name of the day is asked for.")
    said = label(value)
    for n, name in enumerate(calendar.day_name):
        if said in (name.lower(), name[:3].lower()):
            return n
    raise NotYet("Your function does not give the English name of a day.")


@items(
    2,
    points=1,
    hints=(
        "Ask of each sentence: which row or which day could show it to be wrong? Does it measure, judge or promise?",
        "'Should', 'great' and 'historic' judge. A promise, or what was said in private, is stated as a fact, but "
        "nothing here can test it.",
    ),
    why="You asked what could show it to be wrong. Only what can fail a test is given one.",
)
def sort_the_sentences(answer: Any, given: Given) -> None:
    """For each of six sentences: checkable, opinion or not checkable."""
    kinds = given.labelled_sentences
    if isinstance(answer, Mapping):
        said = mapping(answer)
        values = [said[s] for s in kinds] if set(said) == set(kinds) else [said[key] for key in sorted(said)]
    else:
        values = sequence(answer, "six labels")
    if len(values) != len(kinds):
        raise NotYet(f"There are {len(kinds)} sentences, and you have {len(values)} labels.")
    pairs = {
        (_label(value, _SENTENCE_KINDS), kind) for value, kind in zip(values, kinds.values(), strict=True)
    }
    for told, kind, message, misconception in (
        ("checkable", "opinion", "One that you call checkable judges, or says what should be.", "M504"),
        (
            "not checkable",
            "opinion",
            "One that you call not checkable states no fact at all; it judges.",
            "M504",
        ),
        (
            "opinion",
            "not checkable",
            "One that you call an opinion says what happened or will happen. It only lacks a table.",
            "M505",
        ),
        (
            "checkable",
            "not checkable",
            "For one that you call checkable there is neither a table nor a day that could decide.",
            "M506",
        ),
        (
            "opinion",
            "checkable",
            "One that you call an opinion can be held against a number or a day.",
            "M507",
        ),
        (
            "not checkable",
            "checkable",
            "One that you gave up has a number or a day. Look what it names.",
            "M507",
        ),
    ):
        if (told, kind) in pairs:
            raise NotYet(message, misconception)


@items(
    3,
    points=2,
    hints=(
        "How would the value look if it were written with as many decimals as were said?",
        "`round(value, decimals)` rounds, and `float(said)` makes a number of the text. Compare the two.",
    ),
    why="The digits that were written say how exact the claim is; so a speaker who rounds is not called wrong.",
)
def leave_room_for_rounding(answer: Any, given: Given) -> None:
    """A function that says whether a value, rounded as the text rounds, is what the text says."""
    fits = function(answer)

    def says(said: str, value: float) -> bool:
        return truth(call(fits, said, value))

    if not says("48.6", 48.6):
        raise NotYet("It refuses 48.6 for '48.6'. Is a number compared with a text?")
    if says("48.5", 48.57) and not says("48.6", 48.57):
        raise NotYet("For 48.57 it accepts 48.5. Is that rounding, or cutting off?", "M510")
    if not says("48.6", 48.57):
        raise NotYet("It refuses 48.57 for 48.6. A speaker who rounds is not wrong.", "M508")
    for said, value in (("200", 218.17), ("48.6", 48.66), ("48.6", 48.53), ("48", 48.57)):
        if says(said, value):
            raise NotYet(
                f"It accepts {value} for {said!r}. How far may it be, at the digits written?", "M509"
            )
    for said, value in (("48", 48.4), ("48", 47.6), ("7.25", 7.2516)):
        if not says(said, value):
            raise NotYet(f"It refuses {value} for {said!r}. Fewer digits leave more room.", "M511")
    for row in given.practice.trade["annual"]:
        value = row["total"]
        if round(value * 100) % 10 == 5:  # halfway: rounded up by some, to even by others
            continue
        if not says(f"{value:.1f}", value):
            raise NotYet(f"It refuses {value} for '{value:.1f}', a total of your own table.", "M508")
        if says(f"{value + 0.2:.1f}", value):
            raise NotYet(f"It accepts {value} for '{value + 0.2:.1f}', a total of your own table.", "M509")


@items(
    4,
    points=2,
    hints=(
        "What is the verdict as long as no row was found? Say so before you look.",
        "The loop goes over the rows, the question after the year stands in it, and what depends on it comes last.",
    ),
    why="*Not checkable* holds until a row is found, and the row goes along as evidence.",
    lines=(
        "        evidence.append(row)",
        "for row in rows:",
        "verdict, evidence = 'not checkable', []",
        "        verdict = 'supported' if fits(row['total'], said) else 'contradicted'",
        "    if row['year'] == year:",
    ),
)
def order_the_check(answer: Any, given: Given) -> None:
    """A program that gives a verdict on the total of a year, and the row it rests on."""
    order = ordered(answer)
    item = items.found["05.4"]
    if sorted(order) == [1, 2, 3, 4, 5]:
        place = {line: order.index(line) for line in order}
        if place[3] > min(place[2], place[5], place[1], place[4]):
            raise NotYet(
                "What was found is overwritten, or has nowhere to go. When is nothing known yet?", "M512"
            )
        if place[5] > min(place[1], place[4]) or place[2] > place[5]:
            raise NotYet("A row is used before anything has asked whether it is the right one.", "M513")
    rows = given.practice.trade["annual"]
    last = rows[-1]
    for year, said, verdict, evidence in (
        (last["year"], last["total"], "supported", [last]),
        (rows[0]["year"], rows[0]["total"] + 9, "contradicted", [rows[0]]),
        (last["year"] + 1, last["total"], "not checkable", []),
    ):
        names = {
            "rows": rows,
            "year": year,
            "said": said,
            "fits": lambda value, said: abs(value - said) < 0.05,
        }
        space = assembled(item, order, names)
        if (space.get("verdict"), space.get("evidence")) != (verdict, evidence):
            raise NotYet("The program runs, but a verdict or its evidence is not what the rows bear.")


@items(
    5,
    points=1,
    hints=(
        "The tables are those of other countries. Of which claims of your text can the tool still say something?",
        "A calendar is enough for a day of the week, an anniversary and the length of a visit. Check those by hand.",
    ),
    prediction=True,
    why="A table of other countries decides nothing; a calendar goes with every text.",
)
def predict_the_contradicted(answer: Any, given: Given) -> None:
    """How many claims of the learner's text come out contradicted with the tables of other countries."""
    said = count(answer)
    found = check_claims(given.article, given.facts, given.statements, given.book)
    right = sum(verdict.verdict == "contradicted" for verdict in found)
    if said > right:
        raise NotYet("There are fewer. A table about other countries contradicts nothing said here.", "M514")
    if said < right:
        raise NotYet("There are more. For some claims no table is needed.", "M515")


@items(
    6,
    points=2,
    hints=(
        "The program asks whether *some* row has such a total. Which row is the claim about?",
        "Go on to the next row unless its year is the one of the claim. A blank total (None) decides nothing.",
    ),
    why="Only the row of its own year counts, and a blank decides nothing: so no figure is borne out by chance.",
)
def mend_the_wrong_year(answer: Any, given: Given) -> None:
    """A function that judges a total by the row of its own year, and by no other."""
    verdict_of = function(answer)
    real, own = given.book.rows("annual"), given.practice.trade["annual"]
    totals = {row["year"]: row["total"] for row in real}
    year, total, before = given.year, totals[given.year], totals[given.year - 1]
    cases = (
        (real, 2022, 190, "supported"),
        (real, 2022, 109, "contradicted"),
        (real, year, before, "contradicted"),
        (real, year, total + 1.5, "supported"),
        (real, year, total - 1.5, "supported"),
        (real, year, total + 2.5, "contradicted"),
        (real, year, total - 2.5, "contradicted"),
        (own, own[-1]["year"], own[-1]["total"], "supported"),
        (own, own[0]["year"], own[0]["total"] + 40, "contradicted"),
        (real, 2001, 10, "not checkable"),
        (own, own[-1]["year"] + 3, own[-1]["total"], "not checkable"),
    )
    for rows, when, said, right in cases:
        table = "the table of China and Russia" if rows is real else "the invented table of your text"
        try:
            found = _label(call(verdict_of, rows, when, said), _VERDICTS)
        except NotYet:
            if right == "not checkable":
                raise NotYet(
                    f"For {when} {table} has no total; the function gives no verdict for that.", "M517"
                ) from None
            raise
        if found == right:
            continue
        if right == "not checkable":
            raise NotYet(f"For {when} {table} has no total, and yet it says {found!r}.", "M517")
        if right == "contradicted":
            if found == "not checkable":
                raise NotYet(
                    f"For {when} {table} has a total, and it is 2 billion or more from {said:g}. That can be checked.",
                    "M506",
                )
            known = {row["year"]: row["total"] for row in rows if row["total"]}
            others = [total for year, total in known.items() if year != when]
            if abs(known[when] - said) > 3 and any(abs(other - said) < 2 for other in others):
                raise NotYet(
                    f"It takes {said:g} for {when} with {table}. Whose total is that? See the rows of other years.",
                    "M516",
                )
            raise NotYet(
                f"It takes {said:g} for {when} with {table}, where the total is 2 billion or more above or below.",
                "M509",
            )
        raise NotYet(
            f"It refuses {said:g} for {when}, which the row of that year in {table} bears out.", "M518"
        )


@items(
    7,
    points=2,
    hints=(
        "For each claim write down first: what is measured, in which period, in which unit. Then find the row.",
        "'Last year' counts from the date of the text. A share is part by whole; growth is by the earlier figure; both "
        "days of a visit count.",
    ),
    why="Each verdict rests on one row or one day. Now write down which, and a stranger can repeat it.",
)
def judge_your_own_claims(answer: Any, given: Given) -> None:
    """Which of the first three claims of the learner's text are borne out."""
    if isinstance(answer, Mapping):
        answer = list(answer.values())
    values = sequence(answer, "three values, True or False")
    claims = given.practice.claims[:3]
    if len(values) != len(claims):
        raise NotYet(f"There are {len(claims)} claims, and you judged {len(values)}.", "M118")
    written = {"true": True, "false": False}
    values = [written.get(label(value), value) if isinstance(value, str) else value for value in values]
    pairs = [(truth(value), claim.true) for value, claim in zip(values, claims, strict=True)]
    if (True, False) in pairs:
        raise NotYet("You accept a claim that the tables or the calendar do not bear out.", "M519")
    if (False, True) in pairs:
        raise NotYet("You reject a claim that is as exact as it can be, in the digits it has.", "M518")


@items(
    8,
    points=2,
    hints=(
        "`amount(..., 'balance', ...)` takes the books as its last argument. Compare the two signs with the claim.",
        "Both balances are China's. The claim holds where the balance is below zero. Do both books agree on that?",
    ),
    why="You asked whether the books agree on the claim, not on the figure: that is what *depends* is for.",
)
def read_both_books(answer: Any, given: Given) -> None:
    """China's balance with Russia on both countries' books, and the verdict that the two bear."""
    said = named(answer, "three answers")
    if set(said) != {"reporter", "partner", "verdict"}:
        raise NotYet("Your answer needs 'reporter', 'partner' and 'verdict', and nothing else.")
    right = {
        books: amount(given.book, "balance", (given.balance_year,), books).value
        for books in ("reporter", "partner")
    }
    found = {books: number(getattr(said[books], "value", said[books]), "USD bn") for books in right}
    if all(
        abs(found[a] - right[b]) < ONE_DECIMAL for a, b in (("reporter", "partner"), ("partner", "reporter"))
    ):
        raise NotYet("The two books are swapped. Which country is the reporter?", "M323")
    if abs(found["reporter"] + right["reporter"]) < ONE_DECIMAL:
        raise NotYet("The first balance has the wrong sign: what is sold counts as plus.", "M520")
    if abs(found["reporter"] - right["reporter"]) >= ONE_DECIMAL:
        raise NotYet("The balance on China's own books is another. Is it the year asked for?", "M516")
    if abs(found["partner"] + right["partner"]) < ONE_DECIMAL:
        raise NotYet("The second balance is Russia's. What Russia sells is what China buys.", "M521")
    if abs(found["partner"] - right["reporter"]) < ONE_DECIMAL:
        raise NotYet("Both balances come from the same books.", "M522")
    if abs(found["partner"] - right["partner"]) >= ONE_DECIMAL:
        raise NotYet("The balance on Russia's books is another. Is it the year asked for?", "M516")
    agree = right["reporter"] < 0 and right["partner"] < 0
    verdict = _label(said["verdict"], _VERDICTS)
    if verdict == ("supported" if agree else "depends"):
        return
    if verdict == "not checkable":
        raise NotYet("There are two figures to check it with. What do they say together?", "M506")
    if agree and verdict == "depends":
        raise NotYet("The figures differ, but does the answer to the claim?", "M523")
    raise NotYet("That verdict fits at most one of the two balances. Hold the claim against each.", "M522")


@items(
    9,
    points=1,
    hints=(
        "`figures` gives a list. Each figure says in `books` whether it was announced or is revised.",
        "With `by=day` it gives what was public on that day; without, what stands in the tables now.",
    ),
    why="What was known on the day, and what is known now: two verdicts, and neither blames the speaker for a revision.",
)
def two_vintages(answer: Any, given: Given) -> None:
    """The total of some months as first announced, and as it stands today."""
    values = sequence(answer, "two figures, then and today")
    if len(values) != 2:
        raise NotYet("Two figures are asked for: then and today.")
    if any(isinstance(value, (list, tuple)) for value in values):
        raise NotYet("`figures` gives a list. Take the value of the one figure that is asked for.")
    said = [getattr(value, "value", value) for value in values]
    then_said, today_said = (number(value, "USD bn") for value in said)
    (year, _, month), _ = given.moved_print
    row = revisions(given.book).query("year == @year and month == @month").iloc[0]
    then, today = row["announced"], row["revised"]

    def near(value: float, right: float) -> bool:
        return abs(value - right) < ONE_DECIMAL

    if near(then_said, then) and near(today_said, today):
        return
    if any(v == round(r) and not near(v, r) for v, r in ((then_said, then), (today_said, today))):
        raise NotYet("A figure is rounded too far. Keep at least one decimal.", "M343")
    if near(then_said, today) and near(today_said, then):
        raise NotYet("Both figures are there, but which was known first?", "M526")
    if near(then_said, then) and near(today_said, then):
        raise NotYet("Your second figure is the first one again. Has nothing changed since?", "M524")
    if near(then_said, today):
        raise NotYet("Your first figure was not known on that day.", "M525")
    if near(then_said, then):
        raise NotYet("The first figure is right. The second is not the one that stands today.", "M524")
    raise NotYet("The first figure is not what was announced for these months. Months 1 to which?", "M526")


@items(
    10,
    points=1,
    hints=(
        "A stranger will ask: who says it, what exactly, about when, and what do you hold against it? Is all of it there?",
        "Five things: the holder, the figure said, the year, the figure of the table, and the name of the table.",
    ),
    why="A stranger can look up both figures.",
    look=(
        "Do the words between the figures agree with them: which is larger, and does the table bear the claim out?",
        "Would the ministry and its critic both let every word stand?",
        "Could a stranger find the row with what the sentence names?",
    ),
)
def write_the_finding(answer: Any, given: Given) -> None:
    """One sentence that names holder, claim, year, the table and its figure, judges nobody, and fits its evidence."""
    said = text(answer)
    _, figure, row = given.ministry_claim
    plain = re.sub(r"(?<=\d),(?=\d{3}\b)", "", said[:2000])
    known = [float(found) for found in re.findall(NUMBER, plain)]
    if speaks_of_intent(said):
        raise NotYet("One word speaks of the speaker's intent. No row of a table shows that.", "M529")
    if count_sentences(said[:2000]) > 1:
        raise NotYet("That is more than one sentence. Keep what a stranger needs.")
    country = given.practice.countries[0]
    names = (country.name, country.demonym)
    if "ministry" not in plain.lower() or not any(name.lower() in plain.lower() for name in names):
        raise NotYet("Whose claim is it? Without its holder, named with the country, it is yours.", "M527")
    if not any(abs(n - figure) < 1e-6 for n in known):
        raise NotYet("The figure that was claimed is missing, or has other digits.", "M528")
    if not any(abs(n - row["total"]) < ONE_DECIMAL for n in known):
        raise NotYet("The figure that you hold against the claim is missing, or is another.", "M528")
    if row["year"] not in known:
        raise NotYet("The period is missing. A total of which time?", "M516")
    if not re.search(r"\b(?:annual|yearly)\b", said, re.IGNORECASE):
        raise NotYet("Where does the second figure stand? Name the table.", "M530")
    holders = "|".join(["ministry", *map(re.escape, names)])
    finding = Finding(plain, figure, row["total"], holders)
    if finding.says_the_reverse():
        raise NotYet(
            "A stranger may read the reverse of what the row shows. Which figure is larger, and does the table "
            "bear the claim out?",
            "M535",
        )
    if finding.turned_round():
        raise NotYet(
            "A stranger may take the claimed figure for the table's. Put each beside the one who gives it.",
            "M528",
        )
