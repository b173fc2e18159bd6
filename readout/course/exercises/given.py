"""What an exercise is about: a practice readout of the learner's own, all that is known of it, and the trade tables."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from readout import ROOT
from readout.article import Article, parse_article, read_article
from readout.claims import Verdict
from readout.course.exercises import corpora, material
from readout.errors import InputError, quoted
from readout.facts import Facts
from readout.gold import Gold, find_gold
from readout.practice import Practice, TwoSides, generate, two_sides
from readout.reading import TRADE_FOLDER, Reading
from readout.statements import Statement
from readout.trade import Row, Trade, load_trade
from readout.words import Score

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Given:
    """The material of one learner's exercises; the same `seed` gives the same material on every machine.

    `article` and `statements` are of an invented readout; `book` has the real tables of China and Russia, and `year` is
    the one of them that this learner looks at. With `path`, `article` is the text at that path instead.
    """

    seed: int
    path: str = ""

    def load(self) -> tuple[Practice, Article]:
        """The invented readout and the text, made and read now. Raises InputError for a seed or a text that is none."""
        return self.practice, self.article

    @cached_property
    def practice(self) -> Practice:
        """The invented readout with its annotation, its invented trade tables and its planted claims."""
        return generate(self.seed)

    @cached_property
    def reading(self) -> Reading:
        """The invented readout, or the text at `path`, read."""
        if self.path:
            return Reading(read_article(_place_of(self.path)))
        return Reading(parse_article(self.practice.text, f"practice readout {self.seed}"))

    @property
    def article(self) -> Article:
        """Its text, as lesson 01 reads it."""
        return self.reading.article

    @property
    def facts(self) -> Facts:
        """What lesson 02 takes from it."""
        return self.reading.facts

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What its statements say was said; mere topics are left out."""
        return self.reading.said[0]

    @property
    def names(self) -> tuple[str, ...]:
        """Every form in which somebody or something is named in it."""
        return self.reading.names

    @property
    def scores(self) -> tuple[Score, ...]:
        """TextBlob's score of each statement, names covered."""
        return self.reading.said[1]

    @cached_property
    def annotation(self) -> Gold | None:
        """What a careful reader marked in it: the notes of an invented readout, the annotation of a text that has one."""
        if self.path:
            return find_gold(self.article, ROOT / "data/gold")
        return Gold("practice", self.practice.gold)

    @cached_property
    def more_scores(self) -> tuple[Score, ...]:
        """The scores of it and of the invented readouts after it: three, or as many as it takes for one word to lead.

        Of some single readouts two words move the mean equally far, and there would be no answer to task 9 of lesson 04.
        """
        scores = list(self.scores)
        after = 1
        while after < 3 or not material.one_leads(scores):
            scores += Given(self.seed + after).scores
            after += 1
        return tuple(scores)

    @cached_property
    def tables(self) -> Trade:
        """The invented tables of its two countries, in the form of those of a pair."""
        return material.tables_of(self.practice)

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Its claims with their verdicts, on the tables of the pair it names if there are any."""
        return self.reading.verdicts

    @cached_property
    def book(self) -> Trade:
        """The trade tables of China and Russia."""
        return load_trade("CN-RU", TRADE_FOLDER)

    @property
    def year(self) -> int:
        """A year that all tables of `book` cover month by month: 2018 to 2023."""
        return 2018 + self.seed % 6

    @property
    def hidden_month(self) -> int:
        """The month of task 2 of lesson 03: of `year`, that with the largest total or that with the smallest."""
        totals = {row["total"]: row["month"] for row in self.book.rows("monthly") if row["year"] == self.year}
        return int(totals[max(totals) if self.seed % 4 < 2 else min(totals)])

    @property
    def gap(self) -> int:
        """The place of the month that task 5 of lesson 03 takes out."""
        return 4 + self.seed % 5

    @property
    def base_year(self) -> int:
        """The year of task 9 of lesson 03 in whose dollars a total is told."""
        return 2005 + self.seed % 10

    @property
    def later_year(self) -> int:
        """The later one of the two years of task 10 of lesson 03."""
        return 2022 + self.seed % 3

    @property
    def two_readers(self) -> tuple[int, int, int, int]:
        """The four counts below task 7 of lesson 04: how often two readers said yes, only one, only the other, neither."""
        return 20 + self.seed % 7, 5, 3, 4 + self.seed % 5

    @property
    def words(self) -> list[str]:
        """The words of its text, cut at blanks and line breaks, as lesson 00 cuts them."""
        return self.article.text.split()

    @property
    def days(self) -> str:
        """The number of task 2 of lesson 00, as text."""
        return str(12 + self.seed)

    @property
    def message(self) -> str:
        """The message of task 7 of lesson 00: what Python says of a program that does not run."""
        return material.message(self.seed)

    @property
    def busiest(self) -> Statement:
        """The statement of task 1 of lesson 04: with the most scored words, and with a score if any has one."""
        most = max(self.scores, key=lambda score: (score.polarity is not None, score.scored))
        return self.statements[self.scores.index(most)]

    @property
    def weighing(self) -> list[str]:
        """The words that weigh in `more_scores`, in the order of the alphabet."""
        return list(material.changes(self.more_scores))

    @cached_property
    def four_sentences(self) -> list[str]:
        """The sentences of task 2 of lesson 04, which TextBlob reads in its own way, each for another reason."""
        return material.four_sentences(self.seed)

    @property
    def named_sentence(self) -> tuple[str, str]:
        """The party of task 5 of lesson 04 and a sentence that names it, a hall, and one attitude."""
        return material.named_sentence(self.seed, self.names[0])

    @property
    def six_sentences(self) -> list[str]:
        """The sentences of task 2 of lesson 05: two claims of the learner's own text, two opinions, two untestable."""
        return list(self.labelled_sentences)

    @cached_property
    def labelled_sentences(self) -> dict[str, str]:
        """The six sentences, each with its kind."""
        return material.labelled_sentences(self.practice)

    @property
    def balance_year(self) -> int:
        """A year for which both countries' books have exports and imports."""
        return material.balance_year(self.seed)

    @cached_property
    def moved_print(self) -> tuple[tuple[int, int, int], dt.date]:
        """A period whose first announced total was revised later, and the day of the announcement."""
        return material.moved_print(self.seed, self.book)

    @property
    def ministry_claim(self) -> tuple[str, float, Row]:
        """An invented claim about the learner's invented trade: who makes it, the figure said, and the row it is about."""
        return material.ministry_claim(self.practice)

    @cached_property
    def accounts(self) -> TwoSides:
        """Two sides' accounts of one invented meeting, for lesson 06: `a` is the host's text, `b` the guest's."""
        return two_sides(self.seed)

    @property
    def passages(self) -> tuple[list[str], list[str]]:
        """What each of the two accounts tells, passage by passage in the order of its text."""
        a, b = material.passages_told(self.accounts)
        return [self.accounts.a[slice(*span)] for span in a], [self.accounts.b[slice(*span)] for span in b]

    @property
    def links(self) -> list[tuple[int, int]]:
        """The passages of the two accounts that belong together, as whoever wrote them noted: the numbers of both."""
        return material.links_told(self.accounts)

    @property
    def asked_passages(self) -> list[int]:
        """The passages of A that task 1 of lesson 06 asks about, by number."""
        return material.asked_passages(self.accounts)

    @property
    def told_differently(self) -> dict[int, str]:
        """What differs within `links`, as whoever wrote the accounts noted: figure, date or speaker, by passage of A."""
        return material.told_differently(self.accounts)

    @property
    def six_findings(self) -> list[str]:
        """The sentences of task 2 of lesson 06."""
        return list(material.six_findings(self.accounts))

    @property
    def alone_in_a(self) -> int:
        """The passage of A that task 10 of lesson 06 is about, by number: B has no counterpart of it."""
        a, _ = material.passages_told(self.accounts)
        return a.index(self.accounts.only_a[0])

    @cached_property
    def drawn(self) -> corpora.Sample:
        """The sample of the corpus for lesson 07, with what is known of it."""
        return corpora.sample(self.seed)

    @property
    def sample(self) -> pd.DataFrame:
        """Real readouts, one a row, in order of date: number, id, date, year, office, title, words and text. A copy."""
        return self.drawn.table.copy()

    @property
    def asked_word(self) -> str:
        """The word that tasks 3 to 6 and 10 of lesson 07 count."""
        return self.drawn.word

    @cached_property
    def judging(self) -> corpora.Judging:
        """The six talks of task 1 of lesson 07, and for which of them the program is wrong."""
        return corpora.judging(self.seed)

    @property
    def talks(self) -> tuple[corpora.Talk, ...]:
        """The six talks of task 1 of lesson 07, each with what the program found."""
        return self.judging.talks

    @property
    def found_wrong(self) -> list[int]:
        """The numbers, from 1, of those of `talks` of which a reader noted other countries than the program found."""
        return sorted(self.judging.wrong)

    @property
    def fifty(self) -> list[bool]:
        """Whether each of fifty things that a program counted was right, as somebody judged."""
        return corpora.fifty(self.seed)

    @cached_property
    def two_years(self) -> tuple[int, int]:
        """The earlier and the later year of task 7 of lesson 07."""
        return corpora.two_years(self.drawn.table)

    @property
    def series(self) -> list[int]:
        """The numbers of the talks of `sample` with one country, that with the most, in order of date."""
        return corpora.series(self.drawn.table)


def _place_of(path: str) -> Path:
    """The path that a learner has given, which may be anything. Raises InputError where it is no path."""
    try:
        return Path(os.path.expanduser(path))
    except (TypeError, ValueError):
        raise InputError(
            f"path {quoted(path)}: not the path of a text file; give one such as 'texts/mine.txt'"
        ) from None
