"""Answers to the tasks of lesson 07: right ones in several forms, and wrong ones with what they show."""

import math
import re

import numpy as np

from exercises import SAME, Proof
from readout.course.exercises.corpora import leading_years, mixtures
from readout.course.exercises.lesson_07 import pairs_of


def unless(wrong, *right):
    """A wrong answer, or SAME where it happens to be right for this seed, or to be another slip's."""
    return SAME if wrong in right else wrong


def without(given, reason):
    """The numbers but for those for which the program is wrong in one way, if no other way is asked after first."""
    return unless([n for n, why in given.judging.wrong.items() if why != reason], given.found_wrong)


def no_other_country(given):
    """Without those of another country, where nothing else is missing."""
    return without(given, "another")


def one_too_many(given):
    spare = [n for n in range(1, 7) if n not in given.judging.wrong]
    return [*given.found_wrong, spare[0]]


def by_formula(given, steps=1.96):
    share = sum(given.fifty) / 50
    spread = steps * math.sqrt(share * (1 - share) / 50)
    return share - spread, share + spread


def by_wilson(given):
    share, z = sum(given.fifty) / 50, 1.96
    middle = (share + z**2 / 100) / (1 + z**2 / 50)
    around = z / (1 + z**2 / 50) * math.sqrt(share * (1 - share) / 50 + z**2 / 10000)
    return middle - around, middle + around


def drawn_again(given, low=0.025, high=0.975):
    dice = np.random.default_rng(1)
    shares = dice.choice(given.fifty, (2000, 50)).mean(axis=1)
    return tuple(np.quantile(shares, [low, high]).tolist())


def those_wrong(given):
    low, high = by_formula(given)
    return 1 - high, 1 - low


def texts_with(given):
    return sum(given.asked_word in one for one in given.sample["text"])


def mentions(given):
    return sum(one.count(given.asked_word) for one in given.sample["text"])


def alone(given):
    """Texts in which it stands as a word of its own, if that is another number."""
    found = sum(given.asked_word in one.split() for one in given.sample["text"])
    return unless(found, texts_with(given), mentions(given))


def in_titles(given):
    found = sum(given.asked_word in one for one in given.sample["title"])
    words = [one.split() for one in given.sample["text"]]
    whole = re.compile(rf"\b{given.asked_word}\b")
    other = [sum(given.asked_word in one for one in words), mentions(given), texts_with(given)]
    return unless(found, *other, sum(bool(whole.search(one)) for one in given.sample["text"]))


def largest(given):
    return leading_years(given.sample, given.asked_word)[1]


def most(given):
    return unless(leading_years(given.sample, given.asked_word)[0], largest(given))


def another_year(given):
    return next(y for y in range(2021, 2026) if y not in leading_years(given.sample, given.asked_word))


def last_but(given):
    return [y for y in range(2021, 2026) if y not in leading_years(given.sample, given.asked_word)][-1]


def share_by_year(table, word):
    shares = {}
    for year in sorted(set(table["year"])):
        of_year = table[table["year"] == year]
        shares[year] = len([text for text in of_year["text"] if word in text]) / len(of_year)
    return shares


def share_by_pandas(table, word):
    return table["text"].str.contains(word, regex=False).groupby(table["year"]).mean()


def of_all(table, word):
    return {y: s * sum(table["year"] == y) / len(table) for y, s in share_by_year(table, word).items()}


def of_every_year(table, word):
    every = sum(word in text for text in table["text"])
    return {year: every / sum(table["year"] == year) for year in set(table["year"])}


def every_over_all(table, word):
    every = sum(word in text for text in table["text"])
    return {year: every / len(table) for year in set(table["year"])}


def no_zero(table, word):
    return {year: share for year, share in share_by_year(table, word).items() if share}


def texts_by_year(table, word):
    return table["text"].str.contains(word, regex=False).groupby(table["year"]).sum()


def mentions_by_year(table, word):
    return table["text"].map(lambda text: text.count(word)).groupby(table["year"]).mean()


def columns_asked(table, word):
    return {
        year: len([name for name in table[table["year"] == year] if word in name])
        / sum(table["year"] == year)
        for year in set(table["year"])
    }


def first_year(table, word):
    for year, share in share_by_year(table, word).items():
        return {year: share}


def percents(table, word):
    return {year: 100 * share for year, share in share_by_year(table, word).items()}


def mixture(given, name="right"):
    """The mean of task 7, or what a slip makes of it; SAME where it is not told apart from what is right or told first."""
    means = mixtures(given.sample, *given.two_years)
    before = list(means)[: list(means).index(name)]
    return SAME if any(abs(means[name] - means[other]) < 1.5 for other in before) else means[name]


def mixture_by_pandas(given):
    table, (early, late) = given.sample, given.two_years
    shares = table[table.year == early].office.value_counts(normalize=True)
    return np.float64((shares * table[table.year == late].groupby("office").words.mean()).sum())


def mixture_of_rounded(given, shares_to=2, means_to=1):
    """The mean of task 7 with what a learner has rounded on the way; SAME where it makes no difference."""
    table, (early, late) = given.sample, given.two_years
    shares = table[table.year == early].office.value_counts(normalize=True)
    means = table[table.year == late].groupby("office").words.mean()
    found = sum(round(share, shares_to) * round(means[office], means_to) for office, share in shares.items())
    return SAME if abs(found - mixture(given)) < 0.76 else found


def double(given):
    return given.drawn.double


def doubles_ids(given):
    return [given.sample["id"][n] for n in double(given)]


def of_one_title(given):
    """Two texts with one title, where there are such."""
    titles = given.sample[given.sample.duplicated("title", keep=False)]
    if titles.empty:
        return SAME
    first = titles.iloc[0]
    return titles[titles["title"] == first["title"]]["number"].tolist()[:2]


def neighbours(given):
    n = double(given)[0]
    titles = given.sample["title"]
    return next((n, m) for m in range(len(titles)) if m not in double(given) and titles[m] != titles[n])


def new_pairs(text, earlier):
    new = pairs_of(text)
    for other in earlier:
        new = new - pairs_of(other)
    return new


def as_words(text, earlier):
    return sorted(" ".join(pair) for pair in new_pairs(text, earlier))


def against_the_last(text, earlier):
    return pairs_of(text) - pairs_of(earlier[-1]) if earlier else pairs_of(text)


def against_the_first(text, earlier):
    return pairs_of(text) - pairs_of(earlier[0]) if earlier else pairs_of(text)


def not_in_all(text, earlier):
    return {pair for pair in pairs_of(text) if not earlier or not all(pair in pairs_of(o) for o in earlier)}


def against_one_long_text(text, earlier):
    return pairs_of(text) - pairs_of(" ".join(earlier))


def words_alone(text, earlier):
    return set(text.lower().split()) - {word for other in earlier for word in other.lower().split()}


def gone(text, earlier):
    return {pair for other in earlier for pair in pairs_of(other)} - pairs_of(text) or (
        pairs_of(text) if not earlier else set()
    )


def turned_round(text, earlier):
    new = pairs_of(text)
    for other in earlier:
        new = {pair for pair in new if pair in pairs_of(other)}
    return new


def what_came_before(text, earlier):
    return pairs_of(text) & {pair for other in earlier for pair in pairs_of(other)}


def against_texts(text, earlier):
    return {pair for pair in pairs_of(text) if pair not in earlier}


def nothing_before(text, earlier):
    return new_pairs(text, earlier) if earlier else set()


def finding(given, start="", end=""):
    return (
        f'{start}The word "{given.asked_word}" stands in {texts_with(given)} of {len(given.sample)} texts, a sample of '
        f"the readouts that the White House published from 2021 to 2025{end}."
    )


PROOFS = {
    "07.1": Proof(
        right=(
            lambda g: g.found_wrong,
            lambda g: ", ".join(map(str, g.found_wrong)),
            lambda g: " and ".join(map(str, g.found_wrong)),
            lambda g: np.array(g.found_wrong[::-1]),
        ),
        wrong=(
            (lambda g: without(g, "subject"), "M701"),
            (lambda g: without(g, "nobody"), "M702"),
            (no_other_country, "M704"),
            (one_too_many, "M703"),
            (lambda g: range(1, 7), "M703"),
        ),
        unordered=True,
    ),
    "07.2": Proof(
        right=(
            by_formula,
            by_wilson,
            drawn_again,
            lambda g: [f"{100 * end:.0f}%" for end in by_formula(g)],
            lambda g: dict(zip(("low", "high"), by_wilson(g), strict=True)),
        ),
        wrong=(
            (lambda g: (sum(g.fifty) / 50,) * 2, "M705"),
            (lambda g: (0, 1), "M706"),
            (lambda g: by_formula(g, 3.5), "M706"),
            (those_wrong, "M707"),
            (lambda g: by_formula(g)[::-1], "M707"),
            (lambda g: by_formula(g, 1), "M708"),
            (lambda g: drawn_again(g, 0.25, 0.75), "M708"),
            (lambda g: (by_formula(g)[0], 0.995), "M706"),
            (lambda g: (0.3, sum(g.fifty) / 50 + 0.01), "M708"),
            (lambda g: (sum(g.fifty) / 50, 0.11), "M705"),
            (lambda g: [100 * end for end in by_formula(g)], "M410"),
            (lambda g: [round(50 * end) for end in by_formula(g)], "M410"),
        ),
    ),
    "07.3": Proof(
        right=(
            texts_with,
            lambda g: g.sample["text"].str.contains(g.asked_word, regex=False).sum(),
            lambda g: str(texts_with(g)),
        ),
        wrong=(
            (mentions, "M709"),
            (alone, "M710"),
            (in_titles, "M711"),
            (lambda g: len(g.sample) - texts_with(g), "M709"),
            (lambda g: len(g.sample), "M709"),
            (lambda g: len(g.sample) + 1, "M709"),
        ),
    ),
    "07.4": Proof(
        right=(largest, lambda g: str(largest(g)), lambda g: np.int64(largest(g))),
        wrong=((most, "M712"), (another_year, "M713"), (last_but, "M713")),
    ),
    "07.5": Proof(
        right=(lambda g: [4, 2, 5, 1, 3], lambda g: "4 2 5 1 3"),
        wrong=(
            (lambda g: [2, 5, 1, 4, 3], "M110"),
            (lambda g: [4, 2, 1, 5, 3], "M008"),
            (lambda g: [2, 4, 5, 1, 3], "M219"),
            (lambda g: [4, 3, 2, 5, 1], "M112"),
            (lambda g: [4, 5, 2, 1, 3], "M112"),
        ),
    ),
    "07.6": Proof(
        right=(lambda g: share_by_year, lambda g: share_by_pandas),
        wrong=(
            (lambda g: of_all, "M714"),
            (lambda g: of_every_year, "M715"),
            (lambda g: every_over_all, "M715"),
            (lambda g: no_zero, "M716"),
            (lambda g: first_year, "M716"),
            (lambda g: lambda table, word: share_by_year(g.sample, word), "M716"),
            (lambda g: columns_asked, "M715"),
            (lambda g: texts_by_year, "M739"),
            (lambda g: mentions_by_year, "M709"),
            (lambda g: percents, "M410"),
        ),
    ),
    "07.7": Proof(
        right=(mixture, mixture_by_pandas, lambda g: round(mixture(g), 1)),
        wrong=(
            (lambda g: mixture(g, "late"), "M717"),
            (lambda g: mixture(g, "early"), "M717"),
            (lambda g: mixture(g, "turned"), "M718"),
            (lambda g: mixture(g, "even"), "M719"),
            (mixture_of_rounded, "M737"),
            (lambda g: mixture_of_rounded(g, 2, 9), "M737"),
            (lambda g: mixture(g, "coarse"), "M737"),
            (lambda g: 100 * mixture(g), "M410"),
            (lambda g: mixture(g, "total"), "M739"),
        ),
    ),
    "07.8": Proof(
        right=(
            double,
            lambda g: set(double(g)),
            doubles_ids,
            lambda g: g.sample[g.sample["number"].isin(double(g))],
            lambda g: f"{double(g)[1]} and {double(g)[0]}",
        ),
        wrong=(
            (of_one_title, "M720"),
            (neighbours, "M721"),
            (lambda g: (double(g)[0],) * 2, "M722"),
            (lambda g: 0.94, "M740"),
            (lambda g: (*double(g), 0.94), "M740"),
            (lambda g: [n + 1 for n in double(g)], "M102"),
        ),
        unordered=True,
    ),
    "07.9": Proof(
        right=(
            lambda g: new_pairs,
            lambda g: as_words,
            lambda g: lambda text, earlier: [list(pair) for pair in new_pairs(text, earlier)],
        ),
        wrong=(
            (lambda g: against_the_last, "M723"),
            (lambda g: against_the_first, "M723"),
            (lambda g: not_in_all, "M724"),
            (lambda g: against_one_long_text, "M725"),
            (lambda g: nothing_before, "M726"),
            (lambda g: words_alone, "M727"),
            (lambda g: gone, "M728"),
            (lambda g: turned_round, "M738"),
            (lambda g: what_came_before, "M738"),
            (lambda g: against_texts, "M723"),
        ),
    ),
    "07.10": Proof(
        right=(
            finding,
            lambda g: (
                f"Of {len(g.sample)} White House readouts drawn by lot (2021–2025), {texts_with(g)} name {g.asked_word}."
            ),
            lambda g: (
                f"In a random sample, {texts_with(g)} out of {len(g.sample) - 1} readouts of the White House since 2021, "
                f"up to 2025, have the word {g.asked_word}"
            ),
            lambda g: (
                f"A sample of the White House's readouts of 2021–25 shows {g.asked_word} in {texts_with(g)} of "
                f"{len(g.sample)} texts, titles not counted."
            ),
        ),
        wrong=(
            (lambda g: finding(g).replace(" stands", " stands more and more"), "M731"),
            (lambda g: finding(g, end=", with a growing share"), "M731"),
            (lambda g: finding(g, end=", because it matters"), "M732"),
            (lambda g: finding(g, start="It is a priority: "), "M732"),
            (lambda g: finding(g).replace(f" {texts_with(g)} of", f" {mentions(g)} mentions of"), "M709"),
            (lambda g: finding(g).replace(f" in {texts_with(g)} of", f" {texts_with(g)} times in"), "M709"),
            (lambda g: finding(g).replace(f'"{g.asked_word}"', "asked for"), "M734"),
            (lambda g: finding(g).replace(" stands", " does not stand"), "M734"),
            (lambda g: finding(g).replace(" stands in", " is missing from"), "M734"),
            (lambda g: finding(g).replace(f" of {len(g.sample)} texts", " texts"), "M730"),
            (
                lambda g: finding(g).replace(
                    f"{texts_with(g)} of {len(g.sample)}", f"{len(g.sample)} of {texts_with(g)}"
                ),
                "M730",
            ),
            (lambda g: finding(g).replace("the White House", "it"), "M735"),
            (lambda g: finding(g).replace("2025", "now"), "M736"),
            (lambda g: finding(g).replace("a sample of", "from"), "M733"),
        ),
    ),
}
