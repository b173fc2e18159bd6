"""Every figure of a text that could be tested: sums, percentages, fractions, multiples, tonnages; none is passed over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from readout.article import Article, Span
from readout.claims.english.words import has_any
from readout.facts import Facts, Quantity
from readout.facts.english.numerals import BELOW_100, FIGURE, ONES, TENS, number_of


@dataclass(frozen=True, slots=True)
class Number(Span):
    """A figure: `value` in its `unit` (USD bn or another currency's, percent, times, part, Mt, bcm), `step` a unit of its last digit.

    A `loose` one is in words, as "a third": it is not meant to the digit.
    """

    value: float
    unit: str
    step: float
    loose: bool = False


_FRACTIONS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10,
}  # fmt: skip
_PARTS_FIGURE = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "nine": 9,
    "": 1,
    "by": 1,
}
_FRACTION_FIGURE = re.compile(
    r"\b(?:(?P<count>a|an|one|two|three|four|five|nine|by)[\s-])?(?P<part>half|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|tenths?)\b"
    r"(?!-|\s(?:of\s(?:the\s)?(?:year|\d{4})|year|time|month|quarter|place|largest|biggest|of\s(?:last|this)\syear|a\s(?:year|decade|month|century)))",
    re.IGNORECASE,
)
_NO_FRACTION = re.compile(
    r"\b(?:first|second|third|fourth|last|past|this|that|each|every|per|the|in|and\sa|these|those)[\s-]$",
    re.IGNORECASE,
)
_TIMES = re.compile(
    rf"\b(?P<count>{FIGURE}|{BELOW_100}(?:\sand\sa\shalf)?)(?:\s(?:and\sa\shalf\s)?times\b|[\s-]?fold\b)",
    re.IGNORECASE,
)
_VERBS = {
    "doubled": 2, "doubling": 2, "doubles": 2, "double": 2, "twice": 2, "twofold": 2, "tripled": 3, "tripling": 3, "triples": 3, "triple": 3,
    "trebled": 3, "treble": 3, "thrice": 3, "quadrupled": 4, "quadruple": 4, "quadrupling": 4, "quintupled": 5, "quintuple": 5,
    "sevenfold": 7, "eightfold": 8, "ninefold": 9, "threefold": 3, "fourfold": 4, "fivefold": 5, "sixfold": 6, "tenfold": 10, "halved": 0.5, "halving": 0.5,
}  # fmt: skip
_SO_MANY_FOLD = re.compile(rf"\b(?P<word>{'|'.join([*ONES, *TENS])})-?fold\b", re.IGNORECASE)
_VERB_FIGURE = re.compile(rf"\b(?:{'|'.join(_VERBS)})\b", re.IGNORECASE)
_TONNES = re.compile(
    rf"\b(?P<count>{FIGURE}|half\sa(?=\s[mb])|a(?=\s[mb]illion)|one(?=\s[mb])|two(?=\s[mb])|three(?=\s[mb])|five(?=\s[mb])|ten(?=\s[mb]))\s?(?:(?P<scale>million|mln|mn|m|billion|bn|bln|thousand)\.?\s)?"
    r"(?P<unit>(?:metric\s)?(?:tonnes?|tons?)|mt|Mt|bcm|bn\scu\sm|(?:cubic\s(?:metres?|meters?))|cu\s?m|cars|vehicles|units)\b"
)
_SCALES_FIGURE = {
    "million": 1e6,
    "mln": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "thousand": 1e3,
    None: 1.0,
}
_YUAN = re.compile(r"\b(?:yuan|renminbi|RMB)\b", re.IGNORECASE)
_DOLLARS = re.compile(r"\bdollars?\b|\$|\bUSD\b")
_DOLLAR_SUM = re.compile(
    rf"(?:US\$|\$|\bUSD\s?)(?P<count>{FIGURE})\s?(?P<scale>billion|bln|bn|trillion|trn|tn|million|mln|mn)\b"
)
_SCALE_OF_SUMS = {"b": 1.0, "t": 1000.0, "m": 0.001}
_PERCENT = re.compile(rf"(?<![\d.,])(?P<count>{FIGURE})\s?(?:%|percent\b|per\scent\b|pct\b|p\.c\.)")
_BARE = re.compile(r"(?<![a-z])(?:billion|bn|bln|trillion|tn|trn)\b", re.IGNORECASE)


def numbers(article: Article, facts: Facts) -> list[Number]:
    """Every figure of these kinds, in the order of the text; the longer one where two overlap."""
    text, lower = article.text, article.text.lower()
    found = [*_counted(article, facts)]
    for words, read in _WRITTEN:
        if has_any(lower, words):
            found += read(text)
    found.sort(key=lambda n: (n.start, -n.end))
    kept: list[Number] = []
    for number in found:
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def _counted(article: Article, facts: Facts) -> Iterator[Number]:
    for q in facts.quantities:
        if q.unit == "percent":
            yield _number_figure(q, q.value, "percent")
        elif q.kind == "money":
            yield _number_figure(q, q.value / 1e9, f"{q.unit} bn")
        elif q.kind == "count" and q.value >= 1e8 and _BARE.search(q.text):
            before = re.split(r"\n|[.;]\s", article.text[max(0, q.start - 60) : q.start])[-1]
            around = before + re.split(r"\n|[.;,]\s", article.text[q.end : q.end + 40])[0]
            unit = "CNY bn" if _YUAN.search(around) and not _DOLLARS.search(around) else "USD bn"
            yield _number_figure(q, q.value / 1e9, unit)


def _sums(text: str) -> Iterator[Number]:
    """Sums in dollars that stand in lists and brackets, where no sentence is."""
    for m in _DOLLAR_SUM.finditer(text):
        value = number_of(m["count"]) * _SCALE_OF_SUMS[m["scale"][0].lower()]
        yield Number(m.start(), m.end(), m.group(), value, "USD bn", last_digit(m["count"], value))


def _percentages(text: str) -> Iterator[Number]:
    """Percentages that stand in lists and brackets."""
    for m in _PERCENT.finditer(text):
        value = number_of(m["count"])
        yield Number(m.start(), m.end(), m.group(), value, "percent", last_digit(m["count"], value))


def _number_figure(q: Quantity, value: float, unit: str) -> Number:
    return Number(q.start, q.end, q.text, value, unit, last_digit(q.text, value))


def last_digit(words: str, said: float) -> float:
    """What one unit of the last digit written is worth: 0.1 in "48.6 billion", 0.001 in "900 million"."""
    digits = re.search(r"\d{1,15}(?:\.(\d{1,15}))?", words.replace(",", ""))
    if not digits or not float(digits.group()):
        return 1.0
    scale = abs(said) / float(digits.group())
    return scale * 10.0 ** -len(digits.group(1) or "")


def _fractions(text: str) -> Iterator[Number]:
    for m in _FRACTION_FIGURE.finditer(text):
        if _NO_FRACTION.search(text, max(0, m.start() - 12), m.start()) and not m["count"]:
            continue
        if not m["count"] and m["part"].lower() != "half":
            continue
        part = m["part"].lower().removesuffix("s")
        if part not in _FRACTIONS:
            part = "half"
        value = _PARTS_FIGURE[(m["count"] or "").lower()] / _FRACTIONS[part]
        if value < 1:
            yield Number(m.start(), m.end(), m.group(), value, "part", 0.01, loose=True)


def _times_as_much(text: str) -> Iterator[Number]:
    for m in _TIMES.finditer(text):
        count = m["count"]
        value = number_of(count)
        step = last_digit(count, value) if count[0].isdigit() else 1.0
        yield Number(m.start(), m.end(), m.group(), value, "times", step, loose=not count[0].isdigit())


def _folds(text: str) -> Iterator[Number]:
    for m in _SO_MANY_FOLD.finditer(text):
        value = number_of(m["word"])
        yield Number(m.start(), m.end(), m.group(), value, "times", 1.0, loose=True)


def _verbs(text: str) -> Iterator[Number]:
    for m in _VERB_FIGURE.finditer(text):
        yield Number(
            m.start(), m.end(), m.group(), float(_VERBS[m.group().lower()]), "times", 1.0, loose=True
        )


def _step(count: str, value: float) -> float:
    """A unit of the last digit of a count; zeros at its end are not counted out."""
    if not count[0].isdigit():
        return value
    zeros = len(count.replace(",", "")) - len(count.replace(",", "").rstrip("0")) if "," in count else 0
    return last_digit(count, value) * 10.0**zeros


def _tonnes(text: str) -> Iterator[Number]:
    for m in _TONNES.finditer(text):
        unit = m["unit"].lower()
        count = number_of(m["count"]) * _SCALES_FIGURE[m["scale"]]
        if unit in ("mt", "bcm", "bn cu m"):
            value, name = count, "Mt" if unit == "mt" else "bcm"
        elif "cu" in unit:
            value, name = count / 1e9, "bcm"
        elif unit in ("cars", "vehicles", "units"):
            value, name = count / 1e3, "thousand units"
        else:
            value, name = count / 1e6, "Mt"
        yield Number(m.start(), m.end(), m.group(), value, name, _step(m["count"], value))


# Words of which one stands in every text with figures of a kind.
_WRITTEN: tuple[tuple[tuple[str, ...], Callable[[str], Iterator[Number]]], ...] = (
    (("$", "usd"), _sums),
    (("%", "cent", "pct", "p.c."), _percentages),
    (tuple(_FRACTIONS), _fractions),
    (("times", "fold"), _times_as_much),
    (("fold",), _folds),
    (tuple(_VERBS), _verbs),
    (("ton", "mt", "bcm", "cu", "cars", "vehicles", "units"), _tonnes),
)
