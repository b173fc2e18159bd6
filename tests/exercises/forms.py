"""Right answers in odd forms: what learners type who have understood the task. Each must be accepted.

By task, each form with its name. A form of a function is one that gives its results in that form.
"""

import datetime as dt
import re
from collections import OrderedDict, deque
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace

import numpy as np
import pandas as pd

from exercises import (
    capstone,
    lesson_00,
    lesson_01,
    lesson_02,
    lesson_03,
    lesson_04,
    lesson_05,
    lesson_06,
    lesson_07,
)

_LESSONS = (
    *(lesson_00, lesson_01, lesson_02, lesson_03, lesson_04, lesson_05, lesson_06, lesson_07),
    capstone,
)
_PROOFS = {key: proof for lesson in _LESSONS for key, proof in lesson.PROOFS.items()}


def first(key):
    """The first of the known right answers, made of a learner's material."""
    return _PROOFS[key].right[0]


def forms(key, **ways):
    """The right answer to a task in each of the ways, by "task, way"."""
    right = first(key)
    return {f"{key}, {name}": (key, lambda g, way=way: way(right(g))) for name, way in ways.items()}


def results(key, **ways):
    """The right function of a task with its results in each of the ways."""
    right = first(key)

    def made(way):
        return lambda g: lambda *given: way(right(g)(*given))

    return {f"{key}, {name}": (key, made(way)) for name, way in ways.items()}


COUNTS = {
    "float": float,
    "int64": np.int64,
    "float32": np.float32,
    "array": lambda n: np.array(n),
    "array_of_one": lambda n: np.array([n]),
    "list_of_one": lambda n: [n],
    "tuple_of_one": lambda n: (n,),
    "series": lambda n: pd.Series([n]),
    "Decimal": Decimal,
    "Fraction": Fraction,
    "text": str,
    "text_with_blanks": lambda n: f"  {n} ",
    "text_with_a_point": lambda n: f"{n}.0",
    "text_with_a_plus": lambda n: f"+{n}",
}
FIGURES = {
    "float64": np.float64,
    "array_of_one": lambda x: np.array([x]),
    "list_of_one": lambda x: [x],
    "series": lambda x: pd.Series([x]),
    "Decimal": lambda x: Decimal(repr(float(x))),
    "Fraction": lambda x: Fraction(float(x)),
    "text": lambda x: repr(float(x)),
    "text_with_blanks": lambda x: f" {float(x):.6f} ",
    "two_decimals": lambda x: round(float(x), 2),
    "true_minus": lambda x: f"{float(x):.4f}".replace("-", "−"),
}
ORDERS = {
    "tuple": tuple,
    "array": np.array,
    "floats": lambda v: [float(n) for n in v],
    "series": pd.Series,
    "index": pd.Index,
    "deque": deque,
    "text_with_blanks": lambda v: " ".join(map(str, v)),
    "text_with_commas": lambda v: ", ".join(map(str, v)),
    "texts": lambda v: [str(n) for n in v],
    "iterator": iter,
    "int8": lambda v: np.array(v, dtype="int8"),
}
PLACES = {
    "list": list,
    "array": np.array,
    "hyphen": lambda p: f"{p[0]}-{p[1]}",
    "dash": lambda p: f"{p[0]} – {p[1]}",
    "brackets": lambda p: f"[{p[0]}-{p[1]}]",
    "comma": lambda p: f"({p[0]}, {p[1]})",
    "to": lambda p: f"{p[0]} to {p[1]}",
    "colon": lambda p: f"{p[0]}:{p[1]}",
    "slice": lambda p: slice(*p),
    "range": lambda p: range(*p),
    "dict": lambda p: {"start": p[0], "end": p[1]},
    "object": lambda p: SimpleNamespace(start=p[0], end=p[1]),
    "floats": lambda p: (float(p[0]), float(p[1])),
    "texts": lambda p: [str(p[0]), str(p[1])],
    "series": lambda p: pd.Series({"start": p[0], "end": p[1]}),
}
SPANS = {
    "tuple": tuple,
    "set": set,
    "frozenset": frozenset,
    "lists": lambda v: [list(p) for p in v],
    "array": lambda v: np.array(v, dtype=int).reshape(-1, 2),
    "backwards": lambda v: v[::-1],
    "dicts": lambda v: [{"start": a, "end": b} for a, b in v],
    "texts": lambda v: [f"{a}-{b}" for a, b in v],
    "slices": lambda v: [slice(a, b) for a, b in v],
    "table": lambda v: pd.DataFrame(v, columns=["start", "end"]),
    "generator": lambda v: (p for p in v),
    "one_pair_if_one": lambda v: v[0] if len(v) == 1 else v,
}
LABELS = {
    "tuple": tuple,
    "array": np.array,
    "series": pd.Series,
    "capitals": lambda v: [w.upper() for w in v],
    "title": lambda v: [w.title() for w in v],
    "blanks": lambda v: [f" {w} " for w in v],
    "stops": lambda v: [f"{w}." for w in v],
    "underscores": lambda v: [w.replace(" ", "_") for w in v],
    "hyphens": lambda v: [w.replace(" ", "-") for w in v],
    "curly_quotes": lambda v: [f"“{w}”" for w in v],
    "numbered": lambda v: dict(enumerate(v, start=1)),
}
WORDS = {
    "capitals": str.upper,
    "title": str.title,
    "blanks": lambda w: f"  {w} ",
    "stop": lambda w: f"{w}.",
    "list": lambda w: [w],
    "tuple": lambda w: (w,),
    "numpy": np.str_,
    "series": lambda w: pd.Series([w]),
    "quotes": lambda w: f"'{w}'",
    "curly_quotes": lambda w: f"“{w}”",
}
TRUTHS = {
    "tuple": tuple,
    "array": np.array,
    "series": pd.Series,
    "numpy": lambda v: [np.bool_(t) for t in v],
    "generator": lambda v: (t for t in v),
    "texts": lambda v: [str(t) for t in v],
    "small_letters": lambda v: [str(t).lower() for t in v],
    "by_claim": lambda v: dict(enumerate(v, start=1)),
}
TRUTH = {
    "numpy": np.bool_,
    "array": np.array,
    "list_of_one": lambda t: [t],
}
MAPPING = {
    "series": pd.Series,
    "OrderedDict": OrderedDict,
    "backwards": lambda d: dict(reversed(d.items())),
    "float64": lambda d: {k: np.float64(v) for k, v in d.items()},
    "Decimal": lambda d: {k: Decimal(repr(float(v))) for k, v in d.items()},
    "texts": lambda d: {k: repr(float(v)) for k, v in d.items()},
}
PAIR = {
    "list": list,
    "array": np.array,
    "series": pd.Series,
    "tuple": tuple,
    "deque": deque,
    "generator": lambda v: (x for x in v),
}
RESULT = {
    "float64": np.float64,
    "Decimal": lambda x: Decimal(repr(float(x))),
    "array": lambda x: np.array([x]),
    "text": lambda x: repr(float(x)),
}
DAY = {
    "iso": dt.date.isoformat,
    "iso_with_slashes": lambda d: f"{d:%Y/%m/%d}",
    "figures": lambda d: f"{d:%Y%m%d}",
    "month_first": lambda d: f"{d:%B} {d.day}, {d.year}",
    "day_first": lambda d: f"{d.day} {d:%B} {d.year}",
    "day_of_month": lambda d: f"the {d.day}th of {d:%B}, {d.year}",
    "short_month": lambda d: f"{d:%b} {d.day}, {d.year}",
    "short_month_with_stop": lambda d: f"{d:%b}. {d.day}, {d.year}",
    "points": lambda d: f"{d:%d.%m.%Y}",
    "slashes": lambda d: f"{d:%d/%m/%Y}",
    "slashes_month_first": lambda d: f"{d:%m/%d/%Y}",
    "weekday": lambda d: f"{d:%A}, {d.day} {d:%B} {d.year}",
    "time": lambda d: f"{d} 00:00:00",
    "capitals": lambda d: f"{d:%d %B %Y}".upper(),
    "datetime": lambda d: dt.datetime(d.year, d.month, d.day),
    "Timestamp": pd.Timestamp,
    "datetime64": np.datetime64,
    "list_of_one": lambda d: [d],
}


def percent(x):
    return f"{float(x):.3f} %"


def titled(given, *titles):
    return {
        f"02.6, {title}": ("02.6", lambda g, title=title: f"{title} {lesson_02.speaker(g)['name']}")
        for title in titles
    }


def curly(said):
    return said.replace("'", "’").replace(' "', " “").replace('" ', "” ")


FORMS = {
    **forms("00.1", **{name: way for name, way in COUNTS.items() if not name.startswith("text")}),
    **forms("00.4", **ORDERS),
    **forms("00.7", **WORDS),
    **forms("01.2", **COUNTS),
    **forms("01.3", **COUNTS),
    **forms("02.8", **COUNTS),
    **forms("05.5", **COUNTS),
    **forms("06.4", **COUNTS),
    **forms("07.3", **COUNTS),
    **forms("07.4", **COUNTS),
    **forms("01.4", **PLACES),
    **forms("capstone.3", **PLACES),
    **forms("01.7", **SPANS),
    **forms("02.3", **SPANS),
    **forms("01.5", **ORDERS),
    **forms("02.7", **ORDERS),
    **forms("03.5", **ORDERS),
    **forms("04.8", **ORDERS),
    **forms("05.4", **ORDERS),
    **forms("06.5", **ORDERS),
    **forms("07.5", **ORDERS),
    **forms("07.7", **FIGURES, whole=round),
    **forms("03.3", **FIGURES, percent=percent),
    **forms("03.9", **FIGURES),
    **forms("04.5", **FIGURES),
    **forms(
        "capstone.5",
        **FIGURES,
        percent=lambda x: f"{100 * x:.1f}%",
        percent_word=lambda x: f"{100 * x:.1f} percent",
    ),
    **forms("04.2", **{name: way for name, way in LABELS.items() if name != "numbered"}),
    **forms("05.2", **LABELS),
    **forms("03.2", **WORDS),
    **forms("04.9", **WORDS),
    **forms("02.6", **WORDS, possessive=lambda w: f"{w}'s"),
    **titled("02.6", "Mr", "Mr.", "Mrs", "Ms", "Dr.", "President", "Foreign Minister", "the Prime Minister"),
    **forms("05.7", **TRUTHS),
    **forms("06.2", **TRUTHS),
    **forms(
        "06.1",
        tuple=tuple,
        texts=lambda v: [str(j) for j in v],
        capitals=lambda v: [f"B{j}" if j != "none" else "NONE" for j in v],
        nothing=lambda v: [None if j == "none" else j for j in v],
        floats=lambda v: [j if j == "none" else float(j) for j in v],
        numpy=lambda v: [j if j == "none" else np.int64(j) for j in v],
        series=lambda v: pd.Series(v, dtype=object),
        array=lambda v: np.array(v, dtype=object),
        array_of_texts=np.array,
        generator=lambda v: (j for j in v),
    ),
    **forms(
        "06.7",
        series=lambda d: pd.Series(d, dtype=object),
        OrderedDict=OrderedDict,
        backwards=lambda d: dict(reversed(d.items())),
        capitals=lambda d: {k: v.upper() for k, v in d.items()},
        named=lambda d: {f"A{k}": v for k, v in d.items()},
        texts=lambda d: {str(k): f" {v}. " for k, v in d.items()},
        int64=lambda d: {np.int64(k): v for k, v in d.items()},
        quantities=lambda d: {k: v.replace("figure", "quantity") for k, v in d.items()},
        none_if_empty=lambda d: d or "none",
    ),
    **forms("06.8", **PAIR, rounded=lambda v: [round(x, 2) for x in v], texts=lambda v: [str(x) for x in v]),
    **forms(
        "06.9",
        **PAIR,
        rounded=lambda v: [round(x, 2) for x in v],
        percents=lambda v: [f"{100 * x:.1f} %" for x in v],
        by_name=lambda v: pd.Series({"A": v[0], "B": v[1]}),
    ),
    **forms(
        "06.10",
        curly=curly,
        lines=lambda s: s.replace(";", ";\n"),
        blanks=lambda s: f" {s} ",
        no_stop=lambda s: s.rstrip("."),
        list_of_one=lambda s: [s],
        numbered=lambda s: s.replace("A tells", "Passage A3 tells"),
    ),
    **forms(
        "07.1",
        tuple=tuple,
        set=set,
        array=np.array,
        series=pd.Series,
        floats=lambda v: [float(n) for n in v],
        texts=lambda v: [str(n) for n in v],
        backwards=lambda v: v[::-1],
        twice=lambda v: [*v, *v],
        generator=lambda v: (n for n in v),
        one_if_one=lambda v: v[0] if len(v) == 1 else v,
        one_text=lambda v: ", ".join(map(str, v)),
        int64=lambda v: [np.int64(n) for n in v],
    ),
    **forms(
        "07.2",
        **PAIR,
        rounded=lambda v: [round(x, 2) for x in v],
        texts=lambda v: [str(x) for x in v],
        percents=lambda v: [f"{100 * x:.0f} %" for x in v],
        dict=lambda v: dict(zip(("low", "high"), v, strict=True)),
        turned_round_dict=lambda v: {"high": v[1], "low": v[0]},
        named_series=lambda v: pd.Series({"Low": v[0], "High": v[1]}),
    ),
    **forms(
        "07.8",
        **PAIR,
        set=set,
        texts=lambda v: [str(n) for n in v],
        one_text=lambda v: f"{v[0]}, {v[1]}",
        floats=lambda v: [float(n) for n in v],
        backwards=lambda v: v[::-1],
        rows=lambda v: pd.DataFrame({"number": v}),
    ),
    **forms(
        "07.10",
        curly=curly,
        lines=lambda s: s.replace(", a sample", ",\na sample"),
        blanks=lambda s: f" {s} ",
        no_stop=lambda s: s.rstrip("."),
        list_of_one=lambda s: [s],
        percent_too=lambda s: s.replace(" texts,", " texts (that is a part),"),
        between=lambda s: s.replace("from 2021 to 2025", "between 2021 and 2025"),
    ),
    **forms(
        "03.8",
        tuple=tuple,
        set=set,
        array=np.array,
        series=pd.Series,
        floats=lambda v: [float(y) for y in v],
        texts=lambda v: [str(y) for y in v],
        backwards=lambda v: list(v)[::-1],
        twice=lambda v: [*v, *v],
    ),
    **forms("03.10", **MAPPING, percents=lambda d: {k: percent(v) for k, v in d.items()}),
    **forms(
        "04.1",
        **MAPPING,
        pairs=lambda d: list(d.items()),
        capitals=lambda d: {k.upper(): v for k, v in d.items()},
    ),
    **forms(
        "capstone.2",
        series=pd.Series,
        dict=dict,
        common=lambda c: c.most_common(),
        backwards=lambda c: dict(reversed(list(c.items()))),
        float64=lambda c: {k: np.float64(v) for k, v in c.items()},
        texts=lambda c: {k: str(v) for k, v in c.items()},
        capitals=lambda c: {k.upper(): v for k, v in c.items()},
        blanks=lambda c: {f" {k} ": v for k, v in c.items()},
        Mr=lambda c: {k if k.startswith("the ") else f"Mr. {k}": v for k, v in c.items()},
    ),
    **forms(
        "02.5",
        series=pd.Series,
        OrderedDict=OrderedDict,
        backwards=lambda d: dict(reversed(d.items())),
        blanks=lambda d: {f" {k}": f"{v} " for k, v in d.items()},
        numpy=lambda d: {k: np.str_(v) for k, v in d.items()},
    ),
    **forms(
        "05.9",
        **PAIR,
        rounded=lambda v: [round(x, 1) for x in v],
        Decimal=lambda v: [Decimal(repr(float(x))) for x in v],
        texts=lambda v: [str(float(x)) for x in v],
    ),
    **forms(
        "05.8",
        series=pd.Series,
        backwards=lambda d: dict(reversed(d.items())),
        capitals=lambda d: {**d, "verdict": d["verdict"].upper()},
        curly_quotes=lambda d: {**d, "verdict": f"“{d['verdict']}”"},
        rounded=lambda d: {k: v if k == "verdict" else round(v, 1) for k, v in d.items()},
        texts=lambda d: {k: str(v) for k, v in d.items()},
    ),
    **forms(
        "04.10",
        **{name: way for name, way in PAIR.items() if name != "tuple"},
        turned_round=lambda v: v[::-1],
        blanks=lambda v: [f"  {s} " for s in v],
        no_stop=lambda v: [s.rstrip(".") for s in v],
        quotes=lambda v: [f'"{s}"' for s in v],
    ),
    **forms("capstone.1", **DAY),
    **forms(
        "capstone.4",
        series=lambda d: d if d == "none" else pd.Series(d),
        backwards=lambda d: d if d == "none" else dict(reversed(d.items())),
        capitals=lambda d: d.upper() if d == "none" else {**d, "verdict": d["verdict"].upper()},
        words=lambda d: d if d == "none" else {**d, "verdict": d["verdict"].replace("_", " ")},
        small=lambda d: d if d == "none" else {**d, "id": d["id"].lower()},
        row=lambda d: d if d == "none" else pd.DataFrame([d]),
    ),
    **forms(
        "capstone.6",
        curly=curly,
        blanks=lambda s: f"\n\n{s}\n",
        lines=lambda s: s.replace(". ", ".\n"),
        list_of_one=lambda s: [s],
        dash=lambda s: re.sub(r"(\[\d+)-(\d+\])", r"\1 – \2", s),
        guillemets=lambda s: s.replace(' "', " «").replace('" ', "» "),
    ),
    **forms(
        "05.10",
        curly=curly,
        lines=lambda s: s.replace(";", ";\n"),
        blanks=lambda s: f" {s} ",
        capitals=lambda s: s.replace("table annual", "Table Annual"),
        no_stop=lambda s: s.rstrip("."),
        list_of_one=lambda s: [s],
        dollars=lambda s: s.replace(" billion", " billion US dollars"),
    ),
    **results(
        "01.6",
        float64=lambda y: y and np.float64(y),
        text=lambda y: y and str(y),
        nan=lambda y: y or float("nan"),
        array=lambda y: y and np.array([y]),
    ),
    **results("01.8", **TRUTH),
    **results("02.10", **TRUTH),
    **results("05.3", **TRUTH),
    **results("02.1", **RESULT),
    **results("02.2", **RESULT, two_decimals=lambda x: round(x, 2)),
    **results("02.4", **{name: way for name, way in DAY.items() if name != "list_of_one"}),
    **results(
        "02.9",
        list=list,
        array=np.array,
        series=pd.Series,
        Decimal=lambda v: [Decimal(repr(x)) for x in v],
        rounded=lambda v: [round(x, 2) for x in v],
        percents=lambda v: [f"{100 * x:.1f}%" for x in v],
        dict=lambda v: dict(zip(("precision", "recall", "f1"), v, strict=True)),
    ),
    **results("06.3", **RESULT, percent=lambda x: f"{100 * x:.1f}%", two_decimals=lambda x: round(x, 2)),
    **results(
        "06.6",
        list=list,
        array=np.array,
        series=pd.Series,
        Decimal=lambda v: [Decimal(repr(x)) for x in v],
        rounded=lambda v: [round(x, 2) for x in v],
        percents=lambda v: [f"{100 * x:.1f}%" for x in v],
        dict=lambda v: dict(zip(("precision", "recall"), v, strict=True)),
    ),
    **results(
        "07.6",
        **MAPPING,
        percents=lambda d: {k: percent(100 * v) for k, v in d.items()},
        years_as_texts=lambda d: {str(k): v for k, v in d.items()},
        rounded=lambda d: {k: round(v, 2) for k, v in d.items()},
    ),
    **results(
        "07.9",
        list=list,
        sorted=sorted,
        frozenset=frozenset,
        tuple=tuple,
        dict=dict.fromkeys,
        generator=lambda v: (pair for pair in v),
        words=lambda v: [" ".join(pair) for pair in v],
        capitals=lambda v: {(one.upper(), other.upper()) for one, other in v},
        series=lambda v: pd.Series(list(v), dtype=object),
    ),
    **results("03.1", **RESULT, two_decimals=lambda x: round(float(x), 2)),
    **results(
        "03.4",
        float64=lambda m: m and np.float64(m),
        text=lambda m: m and str(m),
        nan=lambda m: m or float("nan"),
    ),
    **results("03.6", **MAPPING),
    **results("03.7", **RESULT, two_decimals=lambda x: round(float(x), 2)),
    **results("04.3", **RESULT, percent=lambda x: f"{100 * x:.1f}%", two_decimals=lambda x: round(x, 2)),
    **results(
        "04.4",
        float64=lambda x: x if x is None else np.float64(x),
        text=lambda x: x if x is None else repr(x),
        nan=lambda x: float("nan") if x is None else x,
    ),
    **results("04.6", **RESULT, percent=lambda x: f"{100 * x:.1f}%"),
    **results("04.7", **RESULT),
    **results(
        "05.1",
        small=str.lower,
        capitals=str.upper,
        short=lambda w: w[:3],
        stop=lambda w: f"{w}.",
        blanks=lambda w: f" {w} ",
        list_of_one=lambda w: [w],
    ),
    **results(
        "05.6",
        capitals=str.upper,
        title=str.title,
        underscores=lambda w: w.replace(" ", "_"),
        stop=lambda w: f"{w}.",
        numpy=np.str_,
    ),
}
"""What is accepted, by "task, form": the task's key, and the answer made of a learner's material."""
