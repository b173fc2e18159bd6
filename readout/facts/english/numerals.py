"""Numbers as news writes them, in figures and in words."""

from __future__ import annotations

import re

from readout.lexicon import entries, initials

ONES = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split(),
        start=1,
    )
}
TENS = {
    word: number
    for number, word in zip(
        range(20, 100, 10),
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        strict=True,
    )
}
ORDINALS = {word: number for number, word in enumerate(entries("ordinals"), start=1)} | {
    word: number
    for number, word in zip(
        range(30, 110, 10),
        "thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth".split(),
        strict=True,
    )
}
BELOW_100 = rf"(?:(?:{initials(TENS)})(?:[\s-](?:{'|'.join(ONES)})\b)?|(?:{initials(ONES)}))\b"
_LARGE = r"(?i:hundred|thousand|million|billion|trillion)"
NUMBER_WORDS = (
    rf"(?:[Hh]alf\sa(?=\s{_LARGE}|\sdozen)|[Aa]\squarter\sof\sa(?=\s{_LARGE})|[Aa](?=\s(?:million|billion|trillion)\b)"
    rf"|{BELOW_100}\sand\sa\shalf\b"
    rf"|(?:{BELOW_100}|[Aa](?=\s(?:hundred|dozen)))(?:\s(?:hundred|dozen)\b(?:\s(?:and\s)?{BELOW_100})?)?)"
)
# Possessive, and of bounded length: no run of digits is read twice, nor turned into a number without end.
FIGURE = r"(?:\d{1,3}(?:,\d{3}){1,6}+(?!\d)|\d{1,15}+(?!\d))(?:\.\d{1,15}+)?"


def number_of(words: str) -> float:
    """The value of "11", "30,000", "twenty-five", "two hundred and fifty", "a dozen", "half a" or "one and a half"."""
    if words[0].isdigit():
        return float(words.replace(",", ""))
    words = words.lower()
    part = 0.5 if words.startswith("half") or words.endswith("half") else 0.25 if "quarter" in words else 0.0
    if part:
        words = words.split(" and ")[0] if " and a half" in words else ""
    total = 0
    for word in re.split(r"[\s-]", words):
        total += ONES.get(word, 0) + TENS.get(word, 0) + (word in ("a", "an"))
        total *= {"hundred": 100, "dozen": 12}.get(word, 1)
    return total + part
