"""People whom a text names by nothing but their office: "the Prime Minister" of a readout that never gives the name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from readout.article import Article
from readout.facts.english.gazetteer import Words, place_of
from readout.facts.english.people import pronoun_of
from readout.facts.model import Mention, Person
from readout.lexicon import alternatives, columns, entries

OFFICES = entries("offices")
"""Offices that one person at a time holds."""

# "the Prime Minister", written large, and no part of "the Prime Minister's Office" or "the President Hotel".
_WRITTEN_LARGE = re.compile(
    rf"[Tt](?<!\w.)he[ ](?=[A-Z])(?P<office>{alternatives(OFFICES)})\b(?![’']s[ ][A-Z]|[ ][A-Z]|-[A-Za-z])"
    r"(?:[ ]of[ ](?:the[ ])?(?=(?P<land>[A-Z])))?"
)
# "PM call with President Brask": at the head of a title.
_INITIALS_AT_HEAD = re.compile(r"PM(?=[’']s\b|[ ][a-z])")
_PUBLISHERS = {name: (office, code) for name, office, code in columns("publishers")}


def unnamed(article: Article, text: str, words: Words, named: Sequence[Person]) -> Iterator[Person]:
    """Everyone whom the running `text` of `article`, with these capitalised words, calls by an office that none of those `named` holds.

    One office is one person. The country is that of a land behind the office, or of the publisher whom a line outside
    the body names; else None.
    """
    held = {title.lower() for person in named for title in person.titles}
    found: dict[str, dict[int, Mention]] = {}
    countries: dict[str, str] = {}
    for office, start, end, code in _mentions(article, text, words):
        if any(title == office.lower() or title.endswith(f" {office.lower()}") for title in held):
            continue
        found.setdefault(office, {})[start] = Mention(start, end, article.text[start:end], kind="office")
        if code:
            countries.setdefault(office, code)
    for office, mentions in found.items():
        name = f"the {office}"
        yield Person(
            name,
            tuple(mentions.values()),
            (office,),
            countries.get(office) or _of_publisher(article, office),
            pronoun_of("", (office,)),
            tuple(dict.fromkeys(mention.text for mention in mentions.values())),
        )


def _mentions(article: Article, text: str, words: Words) -> Iterator[tuple[str, int, int, str | None]]:
    """Each office that the text names so, where it does, and the code of the country behind it."""
    for segment in article.segments:
        if segment.kind == "heading" and (match := _INITIALS_AT_HEAD.match(text, segment.start, segment.end)):
            yield "Prime Minister", *match.span(), None
    for start, *_ in words:
        if text[start - 3 : start] != "he " or not (match := _WRITTEN_LARGE.match(text, max(0, start - 4))):
            continue
        place = place_of(text[match.start("land") : match.start("land") + 60]) if match["land"] else None
        yield match["office"], match.start(), match.end("office"), place.code if place else None


def _of_publisher(article: Article, office: str) -> str | None:
    """The country whose `office` publishes the text, where a line outside the body names it."""
    lines = [segment.text.removeprefix("The ") for segment in article.segments if segment.kind != "body"]
    held = ((name, code) for name, (whose, code) in _PUBLISHERS.items() if whose == office)
    return next((code for name, code in held if any(line.startswith(name) for line in lines)), None)
