"""How claims worded as in the press are judged: the course's own tables, said in many wordings, true and false.

usage: python benchmarks/phrasings.py [ARTICLES [SEED]] [--verbose]

ARTICLES are 471 and SEED is 1 where they are not given; `--verbose` lists every miss with its text and its table rows.

The wordings stand in `phrasings.txt`, whose head says how one is written. Each article is made twice: once as the tables
of China and Russia have it, once with one claim made false, by much more than books and revisions differ: the direction
turned, a wrong magnitude, the figure of another year or of the other flow. A verdict is about a planted claim if it
overlaps its key, the words that carry the figure. Goals: no true sentence contradicted, no false one supported.
"""

from __future__ import annotations

import datetime as dt
import math
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from phrasing_figures import GOODS, LAST, PARTNERS, RECKON, TRADE, NoFigure, Setting, holds, is_clear, sign
from phrasing_words import FRACTIONS, MULTIPLES, in_words, said

from readout.article import parse_article
from readout.claims import Verdict
from readout.errors import InputError
from readout.periods import MONTHS, Period
from readout.reading import Reading
from readout.trade import Figure

# Articles

DATES = {
    "wire": "BEIJING, {Mon} {D}, {A} -- ",
    "agency": "MOSCOW, {D} {Mon} {A}. ",
    "desk": "Published {D} {Mon} {A}, 08:30 GMT\n\n",
    "oped": "Opinion, {D} {Mon} {A}\n\n",
    "list": "Key figures, {D} {Mon} {A}\n\n",
    "facts": "Fact sheet, {Mon} {D}, {A}\n\n",
    "talk": "Interview, Moscow, {D} {Mon} {A}\n\n",
    "minutes": "Minutes of the sitting of {D} {Mon} {A}\n\n",
    "minister": "Remarks by Russia's minister of trade, Moscow, {D} {Mon} {A}\n\n",
    "customs": "General Administration of Customs, Beijing, {A}-{NN}-{DD}\n\n",
}
SLOT = re.compile(r"[\[\]]|\{[^}]*\}")


@dataclass(frozen=True)
class Template:
    """A wording: what it is told of, and its text with keys and slots, from the title on."""

    number: int
    told_of: str
    text: str

    @property
    def keys(self) -> list[str]:
        """The keys as they are written."""
        return re.findall(r"\[[^]]*\]", self.text)


@dataclass(frozen=True)
class Planted:
    """A claim in an article: its key and the sentence around it as offsets, and the table rows it is made from.

    `clear` says of a false one that it is false on every set of books there is.
    """

    kind: str
    wording: str
    key: tuple[int, int]
    claim: tuple[int, int]
    true: bool
    clear: bool
    rows: tuple[Figure, ...]


@dataclass(frozen=True)
class Made:
    """An article with its claims, in the order of the text."""

    text: str
    planted: tuple[Planted, ...]


def templates() -> list[Template]:
    """All wordings, from `phrasings.txt`."""
    lines = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    found = []
    for number, (head, title, text) in enumerate(rows, 1):
        told_of, genre = head.split()
        found.append(Template(number, told_of, f"{title}\n\n{DATES[genre]}{text.replace('¶', chr(10))}"))
    return found


def _published(period: Period, rng: random.Random) -> dt.date:
    """A day on which the figures of the period were out."""
    year, last = period[0], 12 if len(period) == 1 else period[-1]
    if len(period) == 1:
        return dt.date(year + 1, 1, 20) + dt.timedelta(rng.randrange(60))
    over = dt.date(year + last // 12, last % 12 + 1, 20)
    for row in TRADE.rows("first_prints"):
        day = str(row["published"] or "")
        if (row["year"], row["through_month"]) == (year, last) and day:
            out = dt.date.fromisoformat(f"{day}-28"[:10]) + dt.timedelta(1)
            over = max(over, out) if out < over + dt.timedelta(45) else over  # later ones are days of copies
    return over + dt.timedelta(rng.randrange(8))


def settings(told_of: str, rng: random.Random) -> list[Setting]:
    """All that a wording can be told of, in any order: a year, months of one, a quarter, a month, or two years."""
    found: list[tuple[Period, Period]] = []
    if told_of == "year":
        found = [((year,), (year - 1,)) for year in range(2000, LAST + 1)]
    elif told_of == "span":
        found = [((year,), (year - n,)) for n in range(2, 21) for year in range(1999 + n, LAST + 1)]
    elif told_of == "months":
        periods = {(row["year"], row["through_month"]) for row in TRADE.rows("first_prints")}
        found = [((y, 1, m), (y - 1, 1, m)) for y, m in sorted(periods) if m < 12 and y <= LAST]
    elif told_of == "quarter":
        quarters = [(year, first) for year in range(2018, LAST + 1) for first in (4, 7, 10)]
        found = [((y, first, first + 2), (y - 1, first, first + 2)) for y, first in quarters]
    else:
        periods = {(row["year"], row["month"]) for row in TRADE.rows("monthly") if row["total"] is not None}
        found = [((y, m), (y - 1, m)) for y, m in sorted(periods) if y <= LAST]
    rng.shuffle(found)
    return [Setting(period, base, _published(period, rng)) for period, base in found]


def _time(slot: str, at: Setting, rng: random.Random) -> str | None:
    """A slot that says when: years, months, and the day of the article."""
    last = 12 if len(at.period) == 1 else at.period[-1]
    names = {3: "the first quarter", 6: "the first half", 9: "the first three quarters"}
    first = f"the first {in_words(last)} months"
    spans = (first, names.get(last, first), f"January-{MONTHS[last - 1]}")
    known = {
        "Y": str(at.period[0]),
        "Y0": str(at.base[0]),
        "n": in_words(at.period[0] - at.base[0]) if at.period[0] - at.base[0] < 30 else "",
        "months": rng.choice(spans) if slot == "months" else "",
        "Jan-M": f"January to {MONTHS[last - 1]}",
        "M": MONTHS[last - 1],
        "quarter": ("", "first", "second", "third", "fourth")[last // 3],
        "Mon": MONTHS[at.date.month - 1],
        "D": str(at.date.day),
        "A": str(at.date.year),
        "NN": f"{at.date.month:02d}",
        "DD": f"{at.date.day:02d}",
    }
    return known.get(slot)


@dataclass(frozen=True)
class Part:
    """What a slot became: its words, kind, whether it was made false and is so on all books, and its rows."""

    words: str
    kind: str
    false: bool = False
    clear: bool = True
    rows: tuple[Figure, ...] = ()


def _kind(operation: str, measure: str, style: str, told_of: str) -> str:
    """The kind of claim that a slot makes."""
    if measure.startswith("B"):
        return "balance"
    if measure in GOODS:
        return "goods"
    if measure in PARTNERS:
        return "other partner"
    if measure == "G":
        return "target"
    if measure.endswith("@"):
        return "partner's books" if operation != "share" else "share"
    if style == "part":
        return "fraction"
    named = {
        "pct": "change",
        "change": "change in money",
        "times": "multiple",
        "mark": "threshold",
        "sums": "sum",
    }
    named |= {"way": "direction", "fall": "first fall", "growths": "streak", "records": "streak"}
    named |= {
        "level": {"months": "year to date", "month": "month", "quarter": "quarter"}.get(told_of, "level")
    }
    return named.get(operation, operation)


def part(slot: str, at: Setting, told_of: str, falsify: bool, rng: random.Random) -> Part:
    """A slot in words. Raises NoFigure where the tables have none, or none that is false where one is to be."""
    operation, measure, style = (*slot.split(), "1")[:3]
    kind = _kind(operation.rstrip("+-"), measure, style, told_of)
    if operation == "is":
        found, rows = holds(style, measure, at)
        wanted = not any(found) if falsify else found[0]
        if not wanted:
            raise NoFigure
        return Part("", "record" if style == "record" else "direction", falsify, True, rows)
    if operation == "way":
        known = sign(measure, at)
        signs = {value > 0 for value in known.every}
        up, down = style.replace("_", " ").split("/")
        words = up if (known.told > 0) != falsify else down
        return Part(words, kind, falsify, len(signs) == 1 and abs(known.told) > 2, known.rows)
    bare = operation.rstrip("+-")
    known = RECKON[bare](measure, at)
    if bare != operation and (known.told > 0) != operation.endswith("+"):
        raise NoFigure
    if not falsify:
        return Part(said(known.told, style, None, rng), kind, rows=known.rows)
    side = math.copysign(1, known.told)
    wrong = [value for value in known.wrong if value * side > 0 and is_clear(bare, value, known.every)]
    rng.shuffle(wrong)
    right = {said(known.told, style, known.told, rng)} if style in ("part", "verb", "fold") else set()
    for value in wrong:
        words = said(value, style, known.told, rng)
        if words not in right and _is_far_in_words(words, style, known.told):
            return Part(words, kind, True, True, known.rows)
    raise NoFigure


def _is_far_in_words(words: str, style: str, told: float) -> bool:
    """Whether the fraction or multiple that was found for a false figure is still far from the true one."""
    known: dict[str, float] = dict(FRACTIONS if style == "part" else MULTIPLES)
    value = known.get(words.removeprefix("more than "))
    true = abs(told) / (100 if style == "part" else 1)
    return style not in ("part", "verb") or value is not None and abs(value / true - 1) > 0.3


def render(template: Template, at: Setting, falsify: int | None, rng: random.Random) -> Made:
    """The article; with `falsify`, the claim of that number is false. Raises NoFigure where it cannot be told so."""
    text, start = "", 0
    parts: list[Part] = []
    planted: list[tuple[int, int, list[Part]]] = []
    inside = False
    slots = re.findall(r"\{([^}]*)\}", template.keys[falsify]) if falsify is not None else []
    fit = [number for number, slot in enumerate(slots) if _time(slot, at, rng) is None]
    chosen = rng.choice(fit) if fit else -1
    place, number = 0, 0
    for match in SLOT.finditer(template.text):
        text += template.text[place : match.start()]
        place = match.end()
        if match[0] == "[":
            inside, start, parts, number = True, len(text), [], -1
        elif match[0] == "]":
            inside = False
            planted.append((start, len(text), parts))
        else:
            slot = match[0][1:-1]
            number += 1
            words = _time(slot, at, rng)
            if words is None:
                false = inside and len(planted) == falsify and number == chosen
                made = part(slot, at, template.told_of, false, rng)
                parts = [*parts, made]
                words = made.words
            text += words
    text += template.text[place:] + "\n"
    return Made(text, tuple(_claim(text, template, n, *found) for n, found in enumerate(planted)))


def _claim(text: str, template: Template, number: int, start: int, end: int, parts: list[Part]) -> Planted:
    """A key as a planted claim: the claim is the sentence around it."""
    before = [m.end() for m in re.finditer(r"[.?!:]\s|\n", text) if m.end() <= start]
    after = [m.start() + 1 for m in re.finditer(r"[.?!](?=\s)|(?=\n)", text) if m.start() >= end]
    false = any(each.false for each in parts)
    kinds = [each.kind for each in parts if each.kind != "direction"] or [each.kind for each in parts]
    return Planted(
        next((each.kind for each in parts if each.false and each.kind != "direction"), kinds[0]),
        f"{template.number}.{number + 1} {template.keys[number]}",
        (start, end),
        (max(before, default=0), min(after, default=len(text))),
        not false,
        all(each.clear for each in parts),
        tuple(row for each in parts for row in each.rows),
    )


def make(template: Template, falsify: int | None, rng: random.Random) -> Made:
    """The article told of the first setting that fits. Raises NoFigure where none does."""
    for at in settings(template.told_of, rng):
        for _ in range(3):
            try:
                return render(template, at, falsify, rng)
            except (NoFigure, InputError, ZeroDivisionError):
                continue
    raise NoFigure(template.text)


def articles(count: int, seed: int) -> Iterator[tuple[Template, Made, Made]]:
    """So many articles, each in its true and its false form, wording after wording; the same for one seed."""
    every = templates()
    for number in range(count):
        template = every[number % len(every)]
        rng = random.Random(f"{seed} {number}")
        true = make(template, None, rng)
        yield template, true, make(template, (number // len(every)) % len(template.keys), rng)


# What is made of them

TRUE = ("supported", "within_rounding")
OUTCOMES = ("contradicted", "supported", "unjudged", "not found")


def verdicts(text: str) -> tuple[Verdict, ...]:
    """What the library's own check says of a text."""
    return Reading(parse_article(text)).verdicts


def _reaches(verdict: Verdict, key: tuple[int, int]) -> bool:
    return verdict.claim.start < key[1] and key[0] < verdict.claim.end


def outcome(planted: Planted, made: Made, found: tuple[Verdict, ...]) -> str:
    """What became of a planted claim: contradicted, supported, unjudged or not found.

    A verdict that reaches over a false claim beside it says nothing against a true one; one that reaches over others
    says nothing for it where there is one about it alone.
    """
    about = [verdict for verdict in found if _reaches(verdict, planted.key)]
    others = [each for each in made.planted if each.key != planted.key]
    wrong = [v for v in about if v.verdict == "contradicted"]
    if planted.true:
        wrong = [v for v in wrong if not any(_reaches(v, each.key) for each in others if not each.true)]
    if wrong:
        return "contradicted"
    alone = [v for v in about if not any(_reaches(v, each.key) for each in others)]
    if any(v.verdict in TRUE for v in alone or about):
        return "supported"
    return "unjudged" if about else "not found"


def main(count: int, seed: int, verbose: bool) -> int:
    """Print tables in Markdown, by kind and by wording; 1 where a true sentence is contradicted or a false one supported."""
    kinds: dict[str, Counter[tuple[str, str]]] = {}
    wordings: dict[str, Counter[tuple[str, str]]] = {}
    beside: list[tuple[str, str]] = []
    for _, *forms in articles(count, seed):
        for made in forms:
            found = verdicts(made.text)
            for planted in made.planted:
                truth = "true" if planted.true else "false" if planted.clear else "unclear"
                counted = (truth, outcome(planted, made, found))
                for counts, name in ((kinds, planted.kind), (wordings, planted.wording)):
                    counts.setdefault(name, Counter())[counted] += 1
                if verbose and counted[1] != ("supported" if planted.true else "contradicted"):
                    _show(made, planted, found, *counted)
            keys = [each.key for each in made.planted]
            beside += [
                (made.text[v.claim.start : v.claim.end], v.reason)
                for v in found
                if v.verdict == "contradicted" and not any(_reaches(v, key) for key in keys)
            ]
    total = _table("kind", dict(sorted(kinds.items())))
    print()
    _table("wording", dict(sorted(wordings.items(), key=lambda item: float(item[0].split()[0]))))
    unclear = sum(number for (truth, _), number in total.items() if truth == "unclear")
    print(
        f"\n{len(wordings)} wordings of {len(kinds)} kinds; false on some books only, not counted: {unclear}"
    )
    print(f"Contradicted where nothing was planted: {len(beside)}")
    for text, reason in beside if verbose else ():
        print(f"  {text!r}: {reason}")
    return bool(total["true", "contradicted"] or total["false", "supported"] or beside)


def _show(made: Made, planted: Planted, found: tuple[Verdict, ...], truth: str, became: str) -> None:
    start, end = planted.claim
    key = made.text[planted.key[0] : planted.key[1]]
    print(
        f"{truth}, {became}: {planted.kind}, {planted.wording}\n  {made.text[start:end].strip()!r}, key {key!r}"
    )
    print("  rows: " + "; ".join(f"{f.table} {f.row} ({f.books}) {f.value:g}" for f in planted.rows))
    for v in found:
        if _reaches(v, planted.key):
            print(f"  {v.claim.kind}, {v.verdict}: {v.reason}")


def _table(name: str, counts: dict[str, Counter[tuple[str, str]]]) -> Counter[tuple[str, str]]:
    """Print a row for each of `counts`, and one for all, which it gives."""
    outcomes = [(truth, how) for truth in ("true", "false") for how in OUTCOMES]
    print(f"| {name} | " + " | ".join(f"{truth}, {how}" for truth, how in outcomes) + " |")
    print("|---" * (len(outcomes) + 1) + "|")
    total: Counter[tuple[str, str]] = Counter()
    for row, count in counts.items():
        total.update(count)
        print(f"| {row} | " + " | ".join(str(count[each]) for each in outcomes) + " |")
    print("| all | " + " | ".join(str(total[each]) for each in outcomes) + " |")
    return total


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:] if word != "--verbose"]
    articles_asked, seed_asked = (*given, *(471, 1)[len(given) :])
    sys.exit(main(articles_asked, seed_asked, "--verbose" in sys.argv))
