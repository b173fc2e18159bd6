"""Lesson 07: from one readout to many. Judging by hand, counts and shares, what is an artefact, doubles, what is new."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from readout.course.exercises.answers import (
    NotYet,
    call,
    count,
    function,
    mapping,
    number,
    ordered,
    sequence,
    text,
)
from readout.course.exercises.checking import Items
from readout.course.exercises.corpora import bands, leading_years, mixtures
from readout.course.exercises.findings import count_sentences, speaks_of_a_cause, speaks_of_a_tendency
from readout.course.exercises.given import Given

items = Items("07")

_OF_A_SHARE = 0.0051  # of a share: two decimals are enough
_OF_A_LENGTH = 0.75  # of a mean number of words: what was made of rounded means is right, too
_DRAWN = re.compile(r"\b(?:sampl\w*|drawn|drew|by lot|random\w*|selection|selected)\b", re.IGNORECASE)
_DENIED = re.compile(
    r"(?:\b(?:not|never|no|nowhere)|n['’]t)\b(?: \w+){0,2} (?:stands?|contain|have|has|names?|mentions?|mentioned|appears?|uses?|used"
    r"|occurs?|found|includes?|word)\b|\b(?:without|lack|lacks|missing|absent)\b",
    re.IGNORECASE,
)
_SHORT_YEARS = re.compile(r"\b(20)(\d\d)(\s?[-–—/]\s?)(\d\d)\b")


@items(
    1,
    points=2,
    hints=(
        "Read each title for two things: who met, and what it was about. Is the country that was found one of those who met?",
        "A country behind *on* is mostly a subject. And where `none` was found: is somebody of another country named?",
    ),
    why="You held what was found against the text itself. Every count begins with such a look at what was counted.",
)
def judge_by_hand(answer: Any, given: Given) -> None:
    """The numbers of those of six talks for which the program found the wrong countries."""
    wrong, many = given.judging.wrong, len(given.talks)
    found = set(_whole_numbers(answer, "numbers"))
    every = set(range(1, many + 1))
    if not found <= every:
        raise NotYet(f"The talks have the numbers 1 to {many}.")
    if found == every - set(wrong):
        raise NotYet("For those it is right. Which are the others?")
    if found - set(wrong):
        raise NotYet("One that you call wrong is right: read again who took part.", "M703")
    missed = [reason for n, reason in wrong.items() if n not in found]
    if "subject" in missed:
        raise NotYet("One is missing: its title or text names a country of which nobody took part.", "M701")
    if "nobody" in missed:
        raise NotYet("One is missing: somebody of another country took part, and none was found.", "M702")
    if missed:
        raise NotYet("One is missing: of the countries found, hold each against who took part.", "M704")


def _whole_numbers(answer: Any, of: str) -> list[int]:
    """Whole numbers: one, several in any order, "2, 5", "2 and 5", or the column `number` of some rows."""
    if hasattr(answer, "columns") and "number" in answer.columns:
        answer = answer["number"]
    if isinstance(answer, str):
        written = re.fullmatch(r"(?:[\s\d,;()\[\]&-]|\band\b){1,200}", answer) and re.findall(
            r"\d{1,6}", answer
        )
        answer = written or answer
    elif not isinstance(answer, Iterable) or getattr(answer, "ndim", 1) == 0:
        answer = [answer]
    return [count(value) for value in sequence(answer, of)]


@items(
    2,
    points=2,
    hints=(
        "If somebody else drew another fifty, the share would be another. Draw from these fifty, with repetition, to see by how much.",
        "`dice.choices(fifty, k=50)` draws once. Keep the share of many such draws, sort them, and cut off 2.5 percent at each end.",
    ),
    why="Fifty leave room of some ten percent to each side. That belongs beside every count that rests on them.",
)
def how_sure_from_fifty(answer: Any, given: Given) -> None:
    """The ends of the middle 95 percent for the share that is right, from fifty that were judged."""
    low, high = _low_and_high(answer)
    many, right = len(given.fifty), sum(given.fifty)
    share = right / many
    if high > 1.5:
        raise NotYet(f"{_large_numbers(low, high, right, many)} Shares from 0 to 1 are asked for.", "M410")
    if low > high and abs(low - share) < _OF_A_SHARE:
        raise NotYet("That is the share and a width. Between which two ends does the share lie?", "M705")
    if low > high:
        raise NotYet("The two are the wrong way round: the lower end comes first.", "M707")
    if high - low < _OF_A_SHARE:
        raise NotYet("That is one share. Another fifty would give another one: between which two?", "M705")
    lows, highs = zip(*bands(right, many), strict=True)
    step = 1 / many + _OF_A_SHARE  # what is drawn by lot may fall on the next of fifty
    if low > share or high < share:
        raise NotYet(
            "The share of these fifty lies outside. Which did you count, those that are right?", "M707"
        )
    too_far = low < min(lows) - step, high > max(highs) + step
    too_near = low > max(lows) + step, high < min(highs) - step
    if any(too_far) and any(too_near):
        raise NotYet("One end is too far from the share, and the other too near.", "M708")
    if any(too_far):
        raise NotYet("That is wider than the middle 95 percent: it takes in what hardly ever comes.", "M706")
    if any(too_near):
        raise NotYet(
            "At one end or both it is too near: more than 5 percent of the draws lie beyond.", "M708"
        )


def _large_numbers(low: float, high: float, right: int, many: int) -> str:
    """What two numbers are that are no shares, in a sentence."""
    if low <= right <= high <= many:
        return f"Those are counts, of {many}."
    if low <= 100 * right / many <= high <= 100:
        return "Those are percentages."
    return "Those are larger than any share."


def _low_and_high(answer: Any) -> tuple[float, float]:
    """Two numbers: of a list, or of a dict or a Series by their names."""
    if isinstance(answer, Mapping) or hasattr(answer, "to_dict"):
        by_name = {str(key).lower(): value for key, value in mapping(answer).items()}
        answer = (
            [by_name[name] for name in ("low", "high")]
            if {"low", "high"} <= set(by_name)
            else by_name.values()
        )
    got = [number(value) for value in sequence(answer, "two shares (low and high)")]
    if len(got) != 2:
        raise NotYet(f"Two shares are asked for, low and high; your answer has {len(got)}.")
    return got[0], got[1]


@items(
    3,
    points=2,
    hints=(
        "A text that has the word five times is one text. What do you ask each text, and which answers do you count?",
        "Make a list by a loop: `[text for text in sample['text'] if ...]`. How long is it?",
    ),
    why="Each text counts once, so a single text that repeats itself cannot make a number large.",
)
def count_texts(answer: Any, given: Given) -> None:
    """In how many texts of the sample the word stands."""
    found, table, word = count(answer), given.drawn.table, given.asked_word
    texts = list(table["text"])
    right = sum(word in one for one in texts)
    if found == right:
        return
    if found == sum(one.count(word) for one in texts):
        raise NotYet("Those are mentions. How many texts have one or more of them?", "M709")
    whole = re.compile(rf"\b{re.escape(word)}\b")
    if found in (sum(word in one.split() for one in texts), sum(bool(whole.search(one)) for one in texts)):
        raise NotYet(
            "Only words that stand alone were counted: not before a comma, or as part of one.", "M710"
        )
    titles = list(table["title"])
    if found in (
        sum(word in one for one in titles),
        sum(word in one or word in other for one, other in zip(titles, texts, strict=True)),
    ):
        raise NotYet("Titles were counted. It is the texts that are asked for.", "M711")
    if found == len(texts) - right:
        raise NotYet("Those are the texts without it.", "M709")
    if found == sum(word.lower() in one.lower() for one in texts):
        raise NotYet("Small letters were counted, too. Take the word as it is printed.", "M710")
    if found >= len(texts):
        raise NotYet("The sample has no more texts than that, and not all have the word.", "M709")
    raise NotYet("It is another number. Ask each text once whether the word is in it.", "M709")


@items(
    4,
    points=1,
    hints=(
        "Of how many texts are those of each year? A year with few texts needs only one or two.",
        "Divide in your head: the number with the word by the number of all texts of that year, `sample[sample['year'] == year]`.",
    ),
    prediction=True,
    why="A number grows with what is published. A share does not, but in a year with few texts chance makes it.",
)
def predict_the_share(answer: Any, given: Given) -> None:
    """The year of whose texts the largest share has the word."""
    found, table = number(answer), given.drawn.table
    most, largest = leading_years(table, given.asked_word)
    if found == largest:
        return
    if found not in set(table["year"]):
        raise NotYet(
            "Your sample has no text of that year. A year is asked for, such as those printed above."
        )
    if found == most:
        raise NotYet("That year has most texts with the word. Of how many texts, though?", "M712")
    raise NotYet("Of another year a larger part has the word. How many texts has each year in all?", "M713")


@items(
    5,
    points=2,
    hints=(
        "What has to be there before the first text is counted? And what is asked before anything is added?",
        "The zeros, the loop over the rows, in it the question, under the question the adding, and after the loop the print.",
    ),
    why="Each year has its zero before the loop, and each text that has the word adds one, to its own year.",
    lines=(
        "        counts[year] = counts[year] + 1",
        "for year, text in zip(sample['year'], sample['text']):",
        "print(counts)",
        "counts = {year: 0 for year in years}",
        "    if word in text:",
    ),
)
def order_the_counting(answer: Any, given: Given) -> None:
    """A program that counts the texts with a word by year."""
    order = ordered(answer)
    if sorted(order) != [1, 2, 3, 4, 5]:
        raise NotYet("Use each number from 1 to 5 once.")
    place = {line: order.index(line) for line in order}
    if place[4] > place[1]:
        raise NotYet("Something is added to a count that is not there yet.", "M110")
    if place[1] < place[5]:
        raise NotYet("A text is counted before anything was asked about it.", "M008")
    if place[4] > place[2]:
        raise NotYet(
            "The zeros are given again for each text: what was counted before would be lost.", "M219"
        )
    if place[3] < max(place[1], place[2]):
        raise NotYet("The counts are printed before all are counted.", "M112")
    if order != [4, 2, 5, 1, 3]:
        raise NotYet("A line uses what no line before it has given, or stands outside its loop.", "M112")


@items(
    6,
    points=2,
    hints=(
        "Take a year of which every text has the word. What should come out, and what does?",
        "The gap is the texts that are looked at: `of_year['text']`. And the share of a year is a share of whose texts?",
    ),
    why="The share of a year is one of its own texts. Now years with many texts and with few can be held beside each other.",
)
def mend_the_share(answer: Any, given: Given) -> None:
    """A function that gives for each year of a table which share of its texts has a word."""
    import pandas as pd

    asked = function(answer)
    small = pd.DataFrame(
        {
            "year": [2021, 2021, 2021, 2022, 2023, 2023],
            "text": ["a quay", "a road", "quay by quay", "a quay", "a road", "no road"],
        }
    )
    for table, word in ((small, "quay"), (given.sample, given.asked_word), (given.sample, "Ghent-on-Sea")):
        has, by_year = table["text"].str.contains(word, regex=False), table["year"]
        right = {int(year): float(has[by_year == year].mean()) for year in sorted(set(by_year))}
        got = {count(year): number(share) for year, share in mapping(call(asked, table.copy(), word)).items()}
        if list(got) == list(right)[:1]:
            raise NotYet("Only the first year comes back. Does `return` stand inside the loop?", "M716")
        if set(got) < set(right):
            raise NotYet("A year is left out. Where no text has the word, its share is 0.", "M716")
        if set(got) != set(right):
            raise NotYet(
                "The names in your dict are not the years of `table`, which is what the function is given.",
                "M716",
            )
        if _are_those(got, right):
            continue
        if _are_those(got, {year: 100 * share for year, share in right.items()}, 0.51):
            raise NotYet("Those are percentages; shares from 0 to 1 are asked for.", "M410")
        of_year = {year: int((by_year == year).sum()) for year in right}
        if _are_those(got, {year: right[year] * of_year[year] / len(table) for year in right}):
            raise NotYet("It is divided by all texts of the table. The year has fewer.", "M714")
        every = int(has.sum())
        if _are_those(got, {year: every / of_year[year] for year in right}) or _are_those(
            got, dict.fromkeys(right, every / len(table))
        ):
            raise NotYet("For each year the texts of all years are looked at.", "M715")
        texts = {year: int(has[by_year == year].sum()) for year in right}
        if _are_those(got, texts):
            raise NotYet("Those are numbers of texts. Divide by how many the year has.", "M739")
        times = table["text"].map(lambda one, word=word: one.count(word))
        if _are_those(got, {year: float(times[by_year == year].mean()) for year in right}):
            raise NotYet("Those are mentions. How many texts have one or more of them?", "M709")
        if not any(got.values()):
            raise NotYet("Every share is 0. Are the texts looked at, the column `text` of the year?", "M715")
        raise NotYet("The shares are others: those of a year with the word, over all of that year.", "M714")


def _are_those(got: Mapping[int, float], right: Mapping[int, float], by: float = _OF_A_SHARE) -> bool:
    return all(abs(got[key] - right[key]) < by for key in right)


@items(
    7,
    points=2,
    hints=(
        "The shares are those of the earlier year, the lengths those of the later one. What do you multiply, office by office?",
        "For each office: its share of the texts of `early`, times its mean words in `late`. Then add these up.",
    ),
    why="With the same mixture, what is left of the change is how each office writes. The rest was who wrote.",
)
def the_same_mixture(answer: Any, given: Given) -> None:
    """The mean words of the later year, if each office had its share of the earlier one."""
    found, means = number(answer), mixtures(given.drawn.table, *given.two_years)
    if abs(found - means["right"]) < _OF_A_LENGTH:
        return
    nearest = min(means, key=lambda name: abs(found - means[name]))
    if abs(found - means[nearest]) < _OF_A_LENGTH:
        raise NotYet(*_SLIPS_OF_MIXTURE[nearest])
    raise NotYet("For each office: its share in the earlier year, times its mean in the later one.", "M718")


_ROUNDED_SHARES = (
    "That is nearly right: the shares were rounded on the way. Round the result alone, at the end.",
    "M737",
)
_SLIPS_OF_MIXTURE = {
    "rounded": _ROUNDED_SHARES,
    "printed": _ROUNDED_SHARES,
    "coarse": _ROUNDED_SHARES,
    "late": ("That is the later year with its own mixture of offices.", "M717"),
    "early": ("That is the earlier year as it was: its offices, and its lengths.", "M717"),
    "turned": (
        "The years are the wrong way round: the lengths are to be those of the later one.",
        "M718",
    ),
    "even": ("Every office counts alike there. The earlier year had more texts of some.", "M719"),
    "percents": ("The shares in it are percentages. Take shares from 0 to 1.", "M410"),
    "total": ("Numbers of texts were taken for shares. Divide by all texts of the earlier year.", "M739"),
}


@items(
    8,
    points=2,
    hints=(
        "Titles differ, and so do the days. What do two copies of one text still have in common, whatever letters were changed?",
        "Hold each text against each one before it: a loop in a loop, `overlap(bags[i], bags[j])`. Which pair has the highest?",
    ),
    why="The two share all but a few words. Left in, such a text counts twice wherever it counts.",
)
def find_the_double(answer: Any, given: Given) -> None:
    """The numbers of the two texts that are one."""
    table = given.drawn.table
    if (
        isinstance(answer, Iterable)
        and not isinstance(answer, str | bytes | Mapping)
        and not hasattr(answer, "columns")
    ):
        by_id = dict(zip(table["id"], table["number"], strict=True))
        answer = [by_id.get(v, v) if isinstance(v, str) else v for v in sequence(answer, "two numbers")]
    if any(isinstance(v, float) and 0 < v < 1 for v in (answer if isinstance(answer, list) else [answer])):
        raise NotYet("That is an overlap. The numbers of the two texts that have it are asked for.", "M740")
    found = _whole_numbers(answer, "two numbers")
    if len(found) != 2:
        raise NotYet(f"The numbers of two texts are asked for; your answer has {len(found)}.")
    if not all(0 <= n < len(table) for n in found):
        raise NotYet(f"The numbers of your sample go from 0 to {len(table) - 1}.")
    if found[0] == found[1]:
        raise NotYet("That is one text held against itself.", "M722")
    if set(found) == set(given.drawn.double):
        return
    one, other = (table["title"][n] for n in found)
    if set(found) == {n + 1 for n in given.drawn.double}:
        raise NotYet("Both are one too high: `number` counts from 0.", "M102")
    if one == other:
        raise NotYet("They have one title, and two texts. Read both.", "M720")
    raise NotYet("Another two share more. Was each text held against every one before it?", "M721")


@items(
    9,
    points=2,
    hints=(
        "Begin with all pairs of the text. What does each earlier text take away from those that are left?",
        "In the gap: `{pair for pair in new if ...}`, those of `new` that `pairs_of(other)` does not have.",
    ),
    why="New is what none of them had, so each earlier text takes its pairs away, and nothing comes back.",
)
def what_is_new(answer: Any, given: Given) -> None:
    """A function that gives the pairs of neighbouring words of a text that none of some earlier ones has."""
    asked = function(answer)
    own = [given.drawn.table["text"][n] for n in given.series]
    cases: list[tuple[str, list[str]]] = [
        ("a long road to peace", ["we saw a long road"]),
        (
            "they agreed on a new bridge and a long road",
            ["they agreed on a road", "a new bridge was opened", "long road"],
        ),
        ("the quay was sound", []),
        ("a long road to peace", ["we saw a long", "road to peace"]),
        ("both met again", ["both met again"]),
        (own[-1], own[:-1]),
    ]
    for words, earlier in cases:
        got = _pairs(call(asked, words, list(earlier)))
        mine, *had = (_pairs(pairs_of(one)) for one in (words, *earlier))
        any_had = {pair for pairs in had for pair in pairs}
        right = mine - any_had
        if got == right:
            continue
        if not earlier:
            raise NotYet("Where nothing is earlier, every pair of the text is new.", "M726")
        if got and got <= {(word,) for word in words.lower().split()}:
            raise NotYet("Those are single words. A pair is two that stand side by side.", "M727")
        if got == mine and len(earlier) == 1:
            raise NotYet("Nothing was taken away. Is each pair held against `pairs_of(other)`?", "M723")
        if got and got in (mine & any_had, mine.intersection(*had)):
            raise NotYet("You keep what the earlier texts have. New is what they do not have.", "M738")
        if got == mine - had[0]:
            raise NotYet("Only the first earlier text counts. Does `return` stand inside the loop?", "M723")
        if got == mine - had[-1]:
            raise NotYet("Only the last earlier text counts. Does the loop go on with what is left?", "M723")
        if got == {pair for pair in mine if not all(pair in pairs for pairs in had)}:
            raise NotYet("What some earlier text had is not new. You keep what not all of them had.", "M724")
        if got == mine - _pairs(pairs_of(" ".join(earlier))):
            raise NotYet("Where one text ends and the next begins no pair stands.", "M725")
        if got == any_had - mine:
            raise NotYet("That is what the earlier texts had and this one has not.", "M728")
        raise NotYet("Take all pairs of the text, and take away those of every earlier one.", "M723")


def pairs_of(words: str) -> set[tuple[str, str]]:
    """The pairs of neighbouring words of a text, in small letters and without marks around them; as the notebook has it."""
    bare = [word.strip(",.;:()“”").lower() for word in words.split()]
    return set(zip(bare, bare[1:], strict=False))


def _pairs(answer: Any) -> set[tuple[str, ...]]:
    """Pairs of words, whatever they came in: tuples, lists or texts."""
    if isinstance(answer, Mapping):
        answer = list(answer)
    pairs = [
        value if isinstance(value, str) else sequence(value, "words") for value in sequence(answer, "pairs")
    ]
    return {tuple(text(part).lower() for part in (p.split(" ") if isinstance(p, str) else p)) for p in pairs}


@items(
    10,
    points=1,
    hints=(
        "A stranger will ask: how many, of how many, of what, whose, from which years? And why are there not more of them?",
        "Six things: the word, the count, *of* how many, readouts of the White House, from the first year to the last, a sample.",
    ),
    why="It says what was counted, of how many, whose texts they are, from when, and that they were drawn.",
    look=(
        "Could a stranger count again and find the same number?",
        "Does it say *texts* or *readouts*, and not *mentions* or *talks*?",
        "Does it stay with the count, without a reason and without a tendency?",
    ),
)
def write_what_is_borne_out(answer: Any, given: Given) -> None:
    """One sentence with a count: of what, of how many, whose readouts, which years, that it is a sample; no cause, no trend."""
    said = _SHORT_YEARS.sub(r"\1\2\3\g<1>\4", text(answer)[:2000])
    table, word = given.drawn.table, given.asked_word
    having = sum(word in one for one in table["text"])
    years = (str(min(table["year"])), str(max(table["year"])))
    if speaks_of_a_tendency(said):
        raise NotYet("One word speaks of a tendency. One count over all years shows none.", "M731")
    if speaks_of_a_cause(said):
        raise NotYet(
            "One word speaks of a reason, or of what somebody cares for. A count shows neither.", "M732"
        )
    if count_sentences(said) > 1:
        raise NotYet("That is more than one sentence. Keep what a stranger needs.")
    if word.lower() not in said.lower():
        raise NotYet("What was counted? Name the word.", "M734")
    numbers = [int(figures.replace(",", "")) for figures in re.findall(r"\d{1,3}(?:,\d{3})+|\d{1,6}", said)]
    of = [total for total in (len(table), len(table) - 1) if total in numbers]  # the double may be left out
    mentions = sum(one.count(word) for one in table["text"])
    if having not in numbers and mentions in numbers or re.search(rf"\b{having} (?:times|mentions)\b", said):
        raise NotYet("That counts mentions. How many texts have the word?", "M709")
    if having not in numbers:
        raise NotYet("In how many texts does the word stand? Give the number of task 3.", "M734")
    if _DENIED.search(said):
        raise NotYet("It tells where the word is not. Say in how many texts it stands, and no more.", "M734")
    if not of:
        raise NotYet("Of how many texts? The number alone may be many or few.", "M730")
    if re.search(rf"\b{of[0]}\b[^\d;]{{0,40}}?\b(?:out )?of\b[^\d;]{{0,40}}?\b{having}\b", said):
        raise NotYet("The two numbers are the wrong way round: the smaller one is of the larger one.", "M730")
    if "white house" not in said.lower():
        raise NotYet("Whose readouts are they? Name who published them: others write in another way.", "M735")
    if not all(year in said for year in years):
        raise NotYet("From which years are they? Name the first and the last.", "M736")
    if not _DRAWN.search(said):
        raise NotYet("Are these all that there are? Say that they were drawn.", "M733")
