"""Who and where: people, organisations and places, from one list of the capitalised words of a text.

A name is one because a list has it, or because of what stands beside it: a title, an honorific, a known given name, an
age, a word such as "Ministry".
"""

from __future__ import annotations

from collections.abc import Sequence

from readout.article import Article, running_text
from readout.facts.english.gazetteer import AllWords, capitalised
from readout.facts.english.names import Headlines
from readout.facts.english.offices import unnamed
from readout.facts.english.organisations import organisations
from readout.facts.english.people import people, untitled
from readout.facts.english.places import places
from readout.facts.english.titles import titled
from readout.facts.model import Date, Organisation, Person, Place


def find_names(
    article: Article, all_words: AllWords, dates: Sequence[Date]
) -> tuple[tuple[Person, ...], tuple[Organisation, ...], tuple[Place, ...]]:
    """The people, organisations and places of `article`, whose running text has `all_words`.

    A word inside one of `dates` names nobody.
    """
    text = running_text(article)
    words = capitalised(text, all_words)
    headlines = Headlines(article)
    elsewhere = {word for start, _, word, _ in words if not headlines.hold(start)}
    titles = [
        item
        for item in titled(text, all_words)
        if text[item.start - 2 : item.start] == ", "
        or text.startswith((",", "’s", "'s"), item.start + len(item.name))
        or not headlines.hold(item.start)
        or item.name.rpartition(" ")[2] in elsewhere
    ]
    shown = [*titles, *untitled(headlines, text, words, titles)]
    persons = people(article.text, text, words, shown, dates)
    bodies = organisations(article.text, text, all_words, words)
    lands = places(article, text, words, titles, persons, bodies)
    return (*persons, *unnamed(article, text, words, persons)), bodies, lands
