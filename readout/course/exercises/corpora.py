"""What the tasks of lesson 07 are about: each learner's own sample of the readouts in `data/corpus`.

`given.Given` has each of these for its seed. The texts are real; one of each sample is there twice, which is put in.
"""

from __future__ import annotations

import datetime as dt
import math
import random
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from statistics import NormalDist
from typing import TYPE_CHECKING, NamedTuple

from readout import DATA
from readout.article import parse_article
from readout.corpus import read_texts, with_counterparts
from readout.countries import country_name
from readout.facts import countries_named, extract_facts

if TYPE_CHECKING:
    import pandas as pd

SIZE = 250
"""Rows of a sample."""

_CORPUS = DATA / "corpus"
# The second of the one readout that the corpus itself has twice.
_TWIN = "2025-01-23-readout-of-president-donald-j-trump-call-with-crown-prince-mohammad-bin-salman-2"
# Names, so that small or capital letters are no question; some stand inside longer words ("Russian").
_ASKED_WORDS = (
    "Ukraine",
    "Russia",
    "Gaza",
    "Israel",
    "China",
    "COVID",
    "NATO",
    "Indo-Pacific",
    "Iran",
    "Congress",
)
_TEXTS_AT_LEAST = 12  # texts of a sample that have the word
_LEADS_BY = 0.02  # how far the largest share of a year lies above the next
_IN_THE_BAND = 0.95  # of the shares of draws
_FULL_YEAR = 20  # texts of a year whose mean is worth a look
_CHANGE = 10  # words by which a mean changes visibly
_READ_BESIDE = 8  # talks that are read beside six, so that home is known
_LATER_DAYS = 20  # the double is put among those of the days after it
# Titles of which readers may differ whether another country took part, whatever the note says.
_ARGUABLE = re.compile(r"Navalnaya|Puerto Rico|Hostages|Diaspora|Heritage")
# Titles of texts for which the program asks the table of leaders, so that in a browser, which has none, it finds others.
_OF_LEADERS = re.compile(
    r"Yang Jiechi|Pope Francis|European Allies|Albanese|Regional Integration|bin Salman|Hurricane|Bipartisan Innovation"
    r"|Climate Task Force|Griner|Reproductive Rights|COVID|McMaster|Congressional Leaders|Cabinet Meeting|Unaccounted"
)


class Talk(NamedTuple):
    """A readout of task 1: its title, how its text begins, and the countries that the program found ("none")."""

    title: str
    begins: str
    found: str


@dataclass(frozen=True)
class Sample:
    """A learner's sample: the table in order of date, the numbers of the two that are one, and the word of tasks 3 to 6."""

    table: pd.DataFrame
    double: tuple[int, int]
    word: str


@cache
def readouts() -> pd.DataFrame:
    """The readouts of `data/corpus` but for the twin, with year, office and words beside what is there."""
    import pandas as pd

    found = pd.read_json(_CORPUS / "white_house_readouts.jsonl.gz", lines=True)
    found = found[found["id"] != _TWIN].sort_values(["date", "id"], ignore_index=True)
    found["year"] = found["date"].dt.year
    found["office"] = found["title"].map(office_of)
    found["words"] = found["text"].str.split().str.len()
    return found


@cache
def noted() -> dict[str, str]:
    """With whom each talk was, as a reader of the course noted, by the id of its readout: codes joined by hyphens."""
    import pandas as pd

    rows = pd.read_csv(_CORPUS / "counterparts.csv", keep_default_na=False)
    return dict(zip(rows["id"], rows["counterpart"], strict=True))


def office_of(title: str) -> str:
    """Whose readout it is, by its title, as the lesson has it."""
    if "Vice President" in title:
        return "Vice President"
    if "National Security" in title or "NSC" in title:
        return "security adviser"
    if "Biden" in title or "Trump" in title:
        return "President"
    return "White House"


def sample(seed: int) -> Sample:
    """The sample of a seed: readouts drawn by lot, one of them once more in other letters, and a word."""
    import pandas as pd

    dice = random.Random(seed)
    every = readouts()
    while True:
        drawn = every.loc[sorted(dice.sample(range(len(every)), SIZE - 1))]
        original = dice.choice([row for row in drawn.to_dict("records") if _can_be_doubled(row)])
        again = _doubled(original, dice)
        table = pd.concat([drawn, pd.DataFrame([again])]).sort_values(
            "date", kind="stable", ignore_index=True
        )
        table.insert(0, "number", range(len(table)))
        told_apart = dice.random() < 2 / 3
        words = [
            word
            for word in dice.sample(_ASKED_WORDS, len(_ASKED_WORDS))
            if word not in original["text"] and _can_be_asked(table, word, told_apart)
        ]
        if words:
            columns = ["number", "id", "date", "year", "office", "title", "words", "text"]
            at = [int(table.index[table["id"] == row["id"]][0]) for row in (original, again)]
            return Sample(table[columns], (at[0], at[1]), words[0])


def _can_be_doubled(row: dict[str, object]) -> bool:
    """Whether a readout is long enough to be known again, and its title and day leave room for a second one."""
    title, day, words = str(row["title"]), row["date"], row["words"]
    assert isinstance(day, dt.datetime) and isinstance(words, int)
    return title.startswith("Readout of ") and 150 <= words <= 500 and day.month < 12


def _doubled(row: dict[str, object], dice: random.Random) -> dict[str, object]:
    """A readout as it may be put out a second time: days later, with another heading, some letters changed."""
    words = re.split(r"(\s+)", str(row["text"]))
    long = [n for n, word in enumerate(words) if word.isalpha() and word.islower() and len(word) > 6]
    for n in dice.sample(long, 3):
        letter = dice.randrange(2, len(words[n]) - 2)
        words[n] = words[n][:letter] + words[n][letter + 1 :]
    title = str(row["title"]).replace("Readout of ", "Readout: ", 1)
    assert isinstance(row["date"], dt.datetime)
    day = row["date"] + dt.timedelta(days=dice.randint(1, _LATER_DAYS))
    name = f"{day:%Y-%m-%d}-{'-'.join(re.findall(r'[a-z]+', title.lower()))}"
    return row | {"id": name, "title": title, "date": day, "text": "".join(words)}


def _can_be_asked(table: pd.DataFrame, word: str, told_apart: bool) -> bool:
    """Whether one year leads in texts with the word, and one, another or not, in the share of its texts."""
    having = table[table["text"].str.contains(word, regex=False)]
    times, texts = Counter(having["year"]), Counter(table["year"])
    counts = sorted(times.values(), reverse=True)
    shares = sorted((times[year] / texts[year] for year in texts), reverse=True)
    if (
        len(having) < _TEXTS_AT_LEAST
        or len(counts) < 2
        or counts[0] == counts[1]
        or shares[0] - shares[1] < _LEADS_BY
    ):
        return False
    most, largest = leading_years(table, word)
    return (most != largest) == told_apart


def leading_years(table: pd.DataFrame, word: str) -> tuple[int, int]:
    """The year with the most texts that have the word, and the year with the largest share of its texts."""
    times = Counter(table["year"][table["text"].str.contains(word, regex=False)])
    texts = Counter(table["year"])
    return (
        int(max(times, key=lambda year: times[year])),
        int(max(texts, key=lambda year: times[year] / texts[year])),
    )


@dataclass(frozen=True)
class Judging:
    """Task 1: six talks, and the numbers, from 1, of those for which the program is wrong, each with the reason.

    The reason is "subject" where nobody of the country took part, "nobody" where somebody did and none was found, and
    "another" where another country's did.
    """

    talks: tuple[Talk, ...]
    wrong: dict[int, str]


def judging(seed: int) -> Judging:
    """Six talks of a seed, for one to four of which the program finds other countries than a reader noted."""
    dice = random.Random(seed)
    doubtful, plain = _drawers()
    every = readouts().set_index("id", drop=False)
    # Of six texts alone most may be about another country, which would be taken for home.
    others = [name for name in plain if len(noted()[name]) == 2][:_READ_BESIDE]
    while True:
        picked = dice.sample(dice.sample(doubtful, 3) + dice.sample(plain, 3), 6)
        texts = every.loc[picked]
        read = read_texts(every.loc[picked + [name for name in others if name not in picked]])
        found = dict(with_counterparts(read)[["id", "counterpart"]].itertuples(index=False))
        reasons = {
            n: _found_wrongly(found[name], noted()[name]) for n, name in enumerate(texts["id"], start=1)
        }
        wrong = {n: reason for n, reason in reasons.items() if reason}
        if 1 <= len(wrong) <= 4 and "open" not in wrong.values():
            talks = tuple(
                Talk(row.title, _beginning(row.text), _countries_said(found[row.id]))
                for row in texts.itertuples(index=False)
            )
            return Judging(talks, wrong)


@cache
def _drawers() -> tuple[list[str], list[str]]:
    """The ids of readouts whose title and note differ in their countries, and of those in which they agree."""
    drawers: tuple[list[str], list[str]] = [], []
    for row in readouts().itertuples(index=False):
        note = noted()[row.id]
        if note not in ("many", "other") and not (
            _ARGUABLE.search(row.title) or _OF_LEADERS.search(row.title)
        ):
            named = set(countries_named(extract_facts(parse_article(row.title)))) - {"US"}
            drawers[named == set(note.split("-")) - {""}].append(row.id)
    return drawers


def _found_wrongly(found: str, note: str) -> str:
    """In what way the countries found are wrong against the reader's note; empty where they are right."""
    here, there = (set(codes.split("-")) - {""} for codes in (found, note))
    if here == there:
        return ""
    if not there:
        return "subject"
    if not here:
        return "nobody"
    return "open" if here < there else "another"


def _beginning(text: str) -> str:
    """The first forty words of a text, with dots where it goes on."""
    words = text.split()
    return " ".join(words[:40]) + " …" * (len(words) > 40)


def _countries_said(codes: str) -> str:
    return " and ".join(country_name(code) for code in codes.split("-")) if codes else "none"


def fifty(seed: int) -> list[bool]:
    """What somebody found who judged fifty of a count: whether each was right."""
    right = 34 + seed % 10
    return random.Random(seed).sample([True] * right + [False] * (50 - right), 50)


def bands(right: int, many: int) -> list[tuple[float, float]]:
    """The middle 95 percent of a share by drawing again, by the normal distribution, and as Wilson has it (1927)."""
    share, tail = right / many, (1 - _IN_THE_BAND) / 2
    z = NormalDist().inv_cdf(1 - tail)
    chances = [math.comb(many, k) * share**k * (1 - share) ** (many - k) for k in range(many + 1)]
    drawn = [
        next(k for k in range(many + 1) if sum(chances[: k + 1]) >= at) / many for at in (tail, 1 - tail)
    ]
    spread = z * math.sqrt(share * (1 - share) / many)
    middle = (share + z**2 / (2 * many)) / (1 + z**2 / many)
    around = z / (1 + z**2 / many) * math.sqrt(share * (1 - share) / many + z**2 / (4 * many**2))
    return [(drawn[0], drawn[1]), (share - spread, share + spread), (middle - around, middle + around)]


def two_years(table: pd.DataFrame) -> tuple[int, int]:
    """The earlier and the later of two years between which the mean length changes, mostly for who writes.

    Of the pairs of full years, where each office of the earlier one has texts in the later one: those first in which
    the same mixture of offices takes away half of the change, then that in which it moves the later mean most.
    """
    texts = Counter(table["year"])
    years = sorted(year for year in texts if texts[year] >= _FULL_YEAR)
    offices = {year: set(table["office"][table["year"] == year]) for year in years}
    pairs = [
        (one, other) for one in years for other in years if one < other and offices[one] <= offices[other]
    ]

    def weight(pair: tuple[int, int]) -> tuple[bool, float]:
        before, after = (_of_year(table, year)["words"].mean() for year in pair)
        mixed = mixed_mean(table, *pair)
        return abs(after - before) >= _CHANGE and abs(mixed - before) < abs(after - before) / 2, abs(
            mixed - after
        )

    one, other = max(pairs, key=weight)
    return int(one), int(other)


def mixed_mean(table: pd.DataFrame, shares_of: int, means_of: int) -> float:
    """The mean number of words where the offices have the shares of one year, and write as in another."""
    shares = _of_year(table, shares_of)["office"].value_counts(normalize=True)
    means = _of_year(table, means_of).groupby("office")["words"].mean()
    return float(sum(share * means[office] for office, share in shares.items()))


def mixtures(table: pd.DataFrame, early: int, late: int) -> dict[str, float]:
    """The mean that is right in task 7, and those that a slip makes.

    "rounded" has the shares with two decimals, "printed" the means with one besides; "coarse" has one decimal in both.
    """
    before, after = _of_year(table, early), _of_year(table, late)
    shares, means = before["office"].value_counts(normalize=True), after.groupby("office")["words"].mean()
    own = before.groupby("office")["words"].mean()
    later = after["office"].value_counts(normalize=True)
    return {
        "right": mixed_mean(table, early, late),
        "rounded": float((shares.round(2) * means).sum()),
        "printed": float((shares.round(2) * means.round(1)).sum()),
        "late": mixed_mean(table, late, late),
        "early": mixed_mean(table, early, early),
        "turned": float((later * own).sum()),  # an office that the earlier year has not adds nothing
        "even": float(means[shares.index].mean()),
        "coarse": float((shares.round(1) * means.round(1)).sum()),
        "percents": 100 * mixed_mean(table, early, late),
        "total": len(before) * mixed_mean(table, early, late),
    }


def _of_year(table: pd.DataFrame, year: int) -> pd.DataFrame:
    return table[table["year"] == year]


def series(table: pd.DataFrame) -> list[int]:
    """The numbers of the talks with that one country with which most of a sample are, in order of date."""
    codes = [noted().get(name, "") for name in table["id"]]
    times = Counter(code for code in codes if len(code) == 2)
    country = max(sorted(times), key=lambda code: times[code])
    return [number for number, code in enumerate(codes) if code == country]
