"""Answers to the tasks of lesson 02: right ones in several forms, and wrong ones with what they show."""

import re
from datetime import date, datetime, timedelta

import numpy as np
import pandas as pd

from exercises import SAME, Proof
from readout.course.exercises.checking import items_of
from readout.course.exercises.lesson_02 import asked_speaker
from readout.gold import PRF

ITEMS = items_of("02")

DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
SCALES = {"million": 1e6, "billion": 1e9, "bn": 1e9}


def worth(scales):
    return lambda given: lambda words: float(words.split()[0]) * scales[words.split()[1]]


def dollars(quantities):
    return sum(q.value for q in quantities if q.unit == "USD")


def by_word(given):
    kept = [q.text for q in given.facts.quantities if q.unit == "USD" and "dollar" not in q.text]
    return (lambda quantities: sum(q.value for q in quantities if "dollar" in q.text) / 1e9) if kept else SAME


def places(dates):
    return [(d.start, d.end) for d in dates]


def relative(given):
    return places(d for d in given.facts.dates if d.relative)


def weekdays_only(given):
    found = places(d for d in given.facts.dates if d.relative and d.text.endswith("day"))
    return SAME if set(found) == set(relative(given)) else found


def some(values, right):
    """A wrong list of places, or SAME where it is empty or right for this seed."""
    values = list(values)
    return SAME if not values or set(values) == set(right) else values


def back(weekday, written):
    return (written.weekday() - DAYS.index(weekday)) % 7


def with_offices(given):
    people = [e for e in given.practice.gold["entities"] if e["type"] == "PERSON"]
    return {m["text"]: e["name"] for e in people for m in e["mentions"] if m["kind"] == "name"}


def forms(given):
    return {form: name for form, name in with_offices(given).items() if not name.startswith("the ")}


def pick(given, keep):
    """The forms that `keep(form, name)` keeps, or SAME where that is all of them."""
    found = {form: name for form, name in forms(given).items() if keep(form, name)}
    return SAME if found == forms(given) else found


def family_last(given):
    """Without the forms that lack the full name's last word; SAME where none is lost, or more."""
    lost = [f for f, name in forms(given).items() if name.split()[-1] not in f]
    if any(f.lower() != f and f not in forms(given)[f] for f in lost):
        return SAME
    return pick(given, lambda form, name: name.split()[-1] in form)


def exchanged(given):
    found = forms(given)
    names = sorted(set(found.values()))
    after = dict(zip(names, names[1:] + names[:1], strict=True))
    return {form: after[name] for form, name in found.items()}


def speaker(given):
    gold = given.practice.gold
    return next(e for e in gold["entities"] if e["id"] == asked_speaker(given)["speaker"][0])


def another_form(given):
    """A form of the name other than what stands in the brackets."""
    forms = [m["text"] for m in speaker(given)["mentions"][::-1] if m["kind"] == "name"]
    others = (form for form in forms if form != asked_speaker(given)["source"][0]["text"])
    return next(others, speaker(given)["name"])


def somebody_else(given):
    people = [e for e in given.practice.gold["entities"] if e["type"] == "PERSON"]
    return next(e["name"] for e in people if e is not speaker(given))


def pattern(given):
    return len(re.findall(r"[A-Z]\w+ said\b", given.article.text))


def unless(wrong, right):
    """A wrong answer, or SAME where it happens to be the right one for this seed."""
    return SAME if wrong == right else wrong


def undivided(found, marked):
    right = len(found & marked)
    return right / len(found), right / len(marked), 2 * right / (len(found) + len(marked))


def measures(found, marked):
    return undivided(found, marked) if found & marked else (0, 0, 0)


def harmonic(found, marked):
    right = len(found & marked)
    p, r = right / len(found), right / len(marked)
    return p, r, 2 * p * r / (p + r)


def average(found, marked):
    p, r, _ = measures(found, marked)
    return p, r, (p + r) / 2


def swapped(found, marked):
    p, r, f1 = measures(found, marked)
    return r, p, f1


def of_all(found, marked):
    right = len(found & marked)
    if not right:
        return 0, 0, 0
    return right / len(found | marked), right / len(found | marked), measures(found, marked)[2]


def stands(text, statement):
    return all(text[p.start : p.end] == p.text for p in statement.content)


def last_piece(text, statement):
    for piece in statement.content:
        ok = text[piece.start : piece.end] == piece.text
    return ok


def marked_relative(given):
    marked = given.practice.gold["time_expressions"]
    return [(d["start"], d["end"]) for d in marked if d.get("relative")]


def named(found, marked):
    return dict(zip(("Precision", "Recall", "F1"), measures(found, marked), strict=True))


PROOFS = {
    "02.1": Proof(
        right=(
            worth(SCALES),
            lambda g: (
                lambda words: round(float(words.split()[0]) * (10**6 if words.endswith("million") else 10**9))
            ),
        ),
        wrong=(
            (worth({"million": 1e6, "billion": 1e12, "bn": 1e12}), "M201"),
            (lambda g: lambda words: float(words.split()[0]), "M202"),
            (worth({"million": 1e6, "billion": 1e9}), "M203"),
            (worth({"million": 1e6, "billion": 1e9, "bn": 1e6}), "M203"),
        ),
    ),
    "02.2": Proof(
        right=(
            lambda g: lambda quantities: dollars(quantities) / 1e9,
            lambda g: lambda quantities: np.float64(round(dollars(quantities) / 10**9, 2)),
        ),
        wrong=(
            (lambda g: lambda quantities: sum(q.value for q in quantities) / 1e9, "M204"),
            (
                lambda g: lambda quantities: sum(q.value for q in quantities if q.kind == "money") / 1e9,
                "M205",
            ),
            (by_word, "M221"),
            (lambda g: dollars, "M206"),
            (lambda g: lambda quantities: dollars(quantities) / 1e6, "M206"),
            (lambda g: lambda quantities: round(dollars(quantities) / 1e9), "M343"),
        ),
    ),
    "02.3": Proof(
        unordered=True,
        right=(
            relative,
            lambda g: {d for d in g.facts.dates if d.relative},
            lambda g: np.array(relative(g)),
            marked_relative,
            lambda g: relative(g) + marked_relative(g),
            lambda g: [d for d in g.practice.gold["time_expressions"] if d.get("relative")],
        ),
        wrong=(
            (lambda g: places(g.facts.dates), "M207"),
            (lambda g: some(set(places(g.facts.dates)) - set(relative(g)), relative(g)), "M207"),
            (lambda g: [d.text for d in g.facts.dates if d.relative], "M108"),
            (weekdays_only, "M208"),
            (lambda g: relative(g)[1:] or SAME, "M208"),
        ),
    ),
    "02.4": Proof(
        right=(
            lambda g: lambda weekday, written: written - timedelta(days=back(weekday, written)),
            lambda g: lambda weekday, written: str(written - timedelta(days=back(weekday, written))),
            lambda g: lambda w, d: pd.Timestamp(d) - pd.Timedelta(days=back(w, d)),
            lambda g: lambda w, d: np.datetime64(d - timedelta(days=back(w, d))),
            lambda g: (
                lambda w, d: next(
                    datetime.combine(d - timedelta(days=n), datetime.min.time())
                    for n in range(7)
                    if (d - timedelta(days=n)).strftime("%A") == w
                )
            ),
        ),
        wrong=(
            (lambda g: lambda w, d: d - timedelta(days=back(w, d) or 7), "M209"),
            (lambda g: lambda w, d: d + timedelta(days=-back(w, d) % 7), "M210"),
            (lambda g: lambda w, d: date(1999, 1, 1) - timedelta(days=back(w, date(1999, 1, 1))), "M114"),
            (lambda g: lambda w, d: d - timedelta(days=(d.isoweekday() - DAYS.index(w)) % 7), "M211"),
            (lambda g: lambda w, d: d - timedelta(days=d.weekday() - DAYS.index(w)), "M210"),
            (lambda g: lambda w, d: d - timedelta(days=abs(d.weekday() - DAYS.index(w))), "M211"),
        ),
    ),
    "02.5": Proof(
        right=(
            forms,
            with_offices,
            lambda g: pd.Series(forms(g)),
            lambda g: {form: f" {name}".replace(" ", "  ") for form, name in forms(g).items()},
        ),
        wrong=(
            (lambda g: unless({form: form for form in forms(g)}, forms(g)), "M212"),
            (lambda g: unless({name: form for form, name in forms(g).items()}, forms(g)), "M213"),
            (lambda g: {form: f"President {name}" for form, name in forms(g).items()}, "M213"),
            (family_last, "M214"),
            (lambda g: unless(exchanged(g), forms(g)), "M214"),
            (lambda g: pick(g, lambda form, name: form in name), "M215"),
        ),
    ),
    "02.6": Proof(
        right=(
            lambda g: speaker(g)["name"],
            another_form,
            lambda g: [f"Minister {speaker(g)['name'].upper()} "],
            lambda g: speaker(g)["name"] + ".",
        ),
        wrong=(
            (lambda g: unless(asked_speaker(g)["source"][0]["text"], speaker(g)["name"]), "M216"),
            (lambda g: "foreign minister", "M216"),
            (somebody_else, "M217"),
            (lambda g: g.practice.countries[0].name, "M218"),
            (lambda g: "Xi Jinping", "M218"),
            (lambda g: "", "M218"),
        ),
    ),
    "02.7": Proof(
        right=(lambda g: [4, 3, 5, 1, 2], lambda g: np.array([4.0, 3, 5, 1, 2])),
        wrong=(
            (lambda g: [3, 4, 5, 1, 2], "M219"),
            (lambda g: [3, 5, 1, 4, 2], "M110"),
            (lambda g: [4, 2, 3, 5, 1], "M111"),
            (lambda g: (4, 5, 3, 1, 2), "M112"),
        ),
    ),
    "02.8": Proof(
        right=(pattern, lambda g: np.int64(pattern(g))),
        wrong=(
            (lambda g: len(g.practice.gold["statements"]), "M220"),
            (lambda g: unless(len(re.findall(r"\bsaid\b", g.article.text)), pattern(g)), "M221"),
            (lambda g: pattern(g) - 1, "M221"),
        ),
    ),
    "02.9": Proof(
        right=(
            lambda g: measures,
            lambda g: lambda found, marked: np.round(measures(found, marked), 2),
            lambda g: named,
            lambda g: lambda found, marked: pd.Series(measures(found, marked)),
            lambda g: lambda found, marked: pd.Series(named(found, marked)),
            lambda g: lambda found, marked: PRF(len(found & marked), len(found), len(marked)),
        ),
        wrong=(
            (lambda g: swapped, "M222"),
            (lambda g: of_all, "M223"),
            (lambda g: lambda found, marked: [100 * value for value in measures(found, marked)], "M223"),
            (lambda g: average, "M224"),
            (lambda g: harmonic, "M225"),
            (lambda g: undivided, "M225"),
        ),
    ),
    "02.10": Proof(
        right=(
            lambda g: stands,
            lambda g: lambda t, s: np.bool_(not [p for p in s.content if t[p.start : p.end] != p.text]),
        ),
        wrong=(
            (lambda g: lambda t, s: True, "M117"),
            (lambda g: lambda t, s: s.text in t, "M226"),
            (lambda g: lambda t, s: all(p.text in t for p in s.content), "M227"),
            (lambda g: lambda t, s: t[s.content[0].start : s.content[0].end] == s.content[0].text, "M118"),
            (lambda g: last_piece, "M118"),
            (lambda g: lambda t, s: all(t[p.start : p.end + 1] == p.text for p in s.content), "M101"),
        ),
    ),
}
