"""How figures are said in the wordings of `phrasings.py`: digits, words, fractions, multiples, hedges."""

from __future__ import annotations

import math
import random

from phrasing_figures import NoFigure

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TENS = "_ ten twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
FRACTIONS = {
    "a tenth": 0.1,
    "a fifth": 0.2,
    "a quarter": 0.25,
    "a third": 1 / 3,
    "two fifths": 0.4,
    "half": 0.5,
    "two thirds": 2 / 3,
    "three quarters": 0.75,
}
MULTIPLES = {"doubled": 2.0, "tripled": 3.0, "quadrupled": 4.0, "quintupled": 5.0}


def in_words(number: int) -> str:
    """A whole number below a thousand in words."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    rest = f" and {in_words(number % 100)}" if number % 100 else ""
    return f"{ONES[number // 100]} hundred{rest}"


def _near(value: float, known: dict[str, float], most: float, told: float | None, rng: random.Random) -> str:
    """A word for a fraction or a multiple with its hedge; `told` is the true value where another one is to be said."""
    if told is not None:
        word = min(known, key=lambda word: abs(known[word] - value))
        hedge = "more than " if known[word] > told else ""
        return hedge + word
    word = min(known, key=lambda word: abs(known[word] / value - 1))
    off = value / known[word] - 1
    if abs(off) > most:
        raise NoFigure
    if abs(off) < 0.012:
        return word
    return (
        rng.choice(("more than ", "well over ")[: 1 + (off > 0.04)])
        if off > 0
        else rng.choice(("almost ", "nearly "))
    ) + word


def hedged(value: float, told: float | None, rng: random.Random) -> str:
    """A round number with a hedge that is true of `value`; of `told`, where that is another, it is not."""
    step = 10 if value >= 100 else 5 if value >= 40 else 1 if value >= 3 else 0.1
    low, high = math.floor(value / step + 1e-9) * step, math.ceil(value / step - 1e-9) * step
    shown = "{:.1f}" if step < 1 else "{:.0f}"
    if told is not None:
        return f"more than {shown.format(low)}" if value > told else f"almost {shown.format(high)}"
    choices = []
    if 0 < value - low < 0.03 * value:
        choices += [f"more than {shown.format(low)}", f"over {shown.format(low)}"]
        choices += [f"just over {shown.format(low)}"] * (value - low < 0.015 * value)
    if 0 < high - value < 0.03 * value:
        choices += [f"nearly {shown.format(high)}", f"almost {shown.format(high)}"]
        choices += [f"just under {shown.format(high)}"] * (high - value < 0.015 * value)
    whole = round(value)
    if abs(value - whole) < 0.02 * value:
        choices += [f"about {whole}", f"around {whole}"]
    if not choices:
        raise NoFigure
    return rng.choice(choices)


def said(value: float, style: str, told: float | None, rng: random.Random) -> str:
    """A figure as words of a sentence, without its sign. Raises NoFigure where the style has no words for it.

    Styles: 0, 1, 2 decimals; w in words; ~ with a hedge; part a fraction; verb and fold a multiple; nth and th an
    ordinal in words and in digits; year; of (one dollar in how many).
    """
    value, told = abs(value), None if told is None else abs(told)
    whole = round(value)
    if style in ("0", "1", "2"):
        if value < 0.5:
            raise NoFigure
        return f"{value:,.{style}f}"
    if style == "w" and 1 <= whole < 1000 and (told is not None or abs(value - whole) < 0.02 * value):
        return in_words(whole)
    if style == "~":
        return hedged(value, told, rng)
    if style == "part":
        return _near(value / 100, FRACTIONS, 0.09, None if told is None else told / 100, rng)
    if style in ("verb", "fold"):
        names = MULTIPLES if style == "verb" else {f"{in_words(n)}fold": float(n) for n in range(3, 15)}
        return _near(value, dict(names), 0.09, told, rng)
    if style == "nth" and 1 <= whole < len(ORDINALS):
        return ORDINALS[whole]
    if style == "th":
        return f"{whole}{'th' if 10 < whole < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(whole % 10, 'th')}"
    if style == "year":
        return str(whole)
    if style == "of":
        return in_words(round(100 / value))
    raise NoFigure
