"""What is new in a readout: what no earlier one with the same counterpart had, and what always stood there and is gone.

A phrase is two neighbouring words or more, none of them a commonplace of readouts; words are held against each other by
their stems, so that "exercise" is "exercises".
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from readout.compare.english.concepts import concepts_in
from readout.compare.english.offices import in_office
from readout.compare.english.words import stems_in
from readout.corpus.answers import Answer, answer, with_counterparts
from readout.corpus.names import Name, names_of, same_name, words_of_name
from readout.corpus.tables import Corpus, Row
from readout.countries import country_name
from readout.errors import InputError, quoted

ALWAYS = 3
"""How many readouts just before one have what is said to have always stood there."""

_WORD_OF_PHRASE = re.compile(r"[^\W\d_]+")
_NEIGHBOURS = re.compile(r"[ \u00a0]|[-’'.]{1,2}")  # what may stand between two words of a phrase
_REST_OF_COMPOUND = re.compile(r"(?:[^\W_]{1,20}[-‐‑]){1,2}$")
_LONGEST_COMPOUND = 42  # characters of the words before the last
_THE_TALK = "the talk itself"  # a concept that says how they spoke, not of what


class _Phrase(NamedTuple):
    """Two neighbouring words at a place of a text, by their stems."""

    key: tuple[str, ...]
    start: int
    end: int


def what_is_new(corpus: Corpus, name: str) -> Answer:
    """What the readout with the id `name` has new, and what is gone from it, against those before with its counterpart.

    New is a name of a person, place or organisation, a phrase, or a concept of `readout compare` that none of them had:
    `earlier` is 0, and `elsewhere` in how many earlier texts with others it, or some of a phrase's words, stands. Gone is
    one that all of the last `ALWAYS` had, other than who met and their countries; `earlier` is in how many of all of them
    it stands. Evidence is its place in this text, or in the last that had it; of a name it is the first mention.

    Raises InputError as `whole` does, for an id that is not there, and for a text without a day, a counterpart or an
    earlier text with it.
    """
    texts = with_counterparts(corpus)
    chosen = texts[texts["id"] == name]
    if chosen.empty:
        raise InputError(f"{quoted(name)}: no text has this id; the ids stand in the table texts")
    text = next(chosen.itertuples(index=False))
    if not text.counterpart or not text.year:
        lacks = "counterpart" if text.year else "day"
        raise InputError(
            f"{quoted(name)}: has no {lacks}, so nothing is earlier with the same; name another text"
        )
    dated = texts[texts["year"] > 0]
    before = dated[dated["date"] < text.date].sort_values("date", kind="stable")
    same = list(before[before["counterpart"] == text.counterpart].itertuples(index=False))
    others = before[before["counterpart"] != text.counterpart]
    if not same:
        raise InputError(
            f"{quoted(name)}: the first text with {text.counterpart}; nothing is earlier to hold it against"
        )
    names = names_of(corpus)
    question = f"new in {name}, against {len(same)} earlier with {text.counterpart}"
    rows = [
        *_names_new_and_gone(text, same, list(others["id"]), names),
        *_new_and_gone("phrase", text, same, others["text"], _pairs_in, names),
        *_new_and_gone("concept", text, same, others["text"], _concept_places, names),
    ]
    rows.sort(key=lambda row: row[0]["what"] != "new")
    found = answer(question, rows, ("what", "kind", "words", "earlier", "elsewhere"), texts)
    found.table["elsewhere"] = found.table["elsewhere"].astype("Int64")
    return found


def _names_new_and_gone(
    text: Any, same: Sequence[Any], others: Sequence[str], names: Mapping[str, Sequence[Name]]
) -> Iterator[tuple[Row, list[Row]]]:
    """The names that are new and those that are gone, each with its first mention.

    A name stands in a text if it has the name or one that may be the same, or if its very words stand there.
    """
    own = names.get(text.id, ())
    words = {one.id: f" {' '.join(words_of_name(one.text))} " for one in (text, *same)}

    def has(one: Any, name: Name) -> bool:
        return f" {' '.join(words_of_name(name.name))} " in words[one.id] or any(
            same_name(name, other) for other in names.get(one.id, ())
        )

    shown: list[Name] = []
    for name in own:
        if any(same_name(name, other) for other in shown) or any(has(one, name) for one in same):
            continue
        shown.append(name)
        elsewhere = sum(any(same_name(name, other) for other in names.get(one, ())) for one in others)
        yield _row_of_name("new", name, text, 0, elsewhere)
    if len(same) < ALWAYS:
        return
    last = same[-1]
    for name in names.get(last.id, ()):
        stood = all(has(one, name) for one in same[-ALWAYS:])
        if stood and not has(text, name) and not _is_of_a_meeting(name, same[-ALWAYS:]):
            yield _row_of_name("gone", name, last, sum(has(one, name) for one in same), None)


def _is_of_a_meeting(name: Name, texts: Iterable[Any]) -> bool:
    """Whether a name is of those who met, or of their countries: it goes with the meeting, not with what was said there."""
    for text in texts:
        countries = filter(None, (text.country_a, text.country_b, *text.counterpart.split("-")))
        if name.name in {*text.met_a, *text.met_b, *map(country_name, countries)}:
            return True
    return False


def _row_of_name(
    what: str, name: Name, text: Any, earlier: int, elsewhere: int | None
) -> tuple[Row, list[Row]]:
    start, end = name.places[0]
    row = {"what": what, "kind": "name", "words": name.name, "earlier": earlier, "elsewhere": elsewhere}
    return row, [{"id": text.id, "start": start, "end": end, "text": text.text[start:end]}]


def _new_and_gone(
    kind: str,
    text: Any,
    same: Sequence[Any],
    others: Iterable[str],
    found_in: Callable[[str], list[_Phrase]],
    names: Mapping[str, Sequence[Name]],
) -> Iterator[tuple[Row, list[Row]]]:
    """What is new and what is gone of one kind, each with its place; what is part of one of `names` is told with these."""
    own = found_in(text.text)
    had = [{pair.key for pair in found_in(one.text)} for one in same]
    times = Counter(key for keys in had for key in keys)
    new = [pair for pair in _telling(own, text, names) if pair.key not in times]
    keys_of_new, keys_of_own = {pair.key for pair in new}, {pair.key for pair in own}
    elsewhere = Counter(key for one in others for key in {pair.key for pair in found_in(one)} & keys_of_new)
    for run in _passages_of(new):
        most = max(elsewhere[pair.key] for pair in run)
        yield _row_of_news("new", kind, run, text, 0, most)
    if len(same) < ALWAYS:
        return
    gone = set.intersection(*had[-ALWAYS:]) - keys_of_own
    last = _telling(found_in(same[-1].text), same[-1], names)
    for run in _passages_of([pair for pair in last if pair.key in gone]):
        least = min(times[pair.key] for pair in run)
        yield _row_of_news("gone", kind, run, same[-1], least, None)


def _telling(pairs: Sequence[_Phrase], text: Any, names: Mapping[str, Sequence[Name]]) -> list[_Phrase]:
    """The pairs that tell something besides the names in `text`: none of names alone, and none that touches a person's or
    one of the countries that meet."""
    own = names.get(text.id, ())
    every = [place for name in own for place in name.places]
    closed = [
        place
        for name in own
        if name.kind == "person" or _is_of_a_meeting(name, [text])
        for place in name.places
    ]

    def tells(pair: _Phrase) -> bool:
        in_names = all(any(a <= at < b for a, b in every) for at in (pair.start, pair.end - 1))
        return not in_names and not any(pair.start < b and a < pair.end for a, b in closed)

    return list(filter(tells, pairs))


def _row_of_news(
    what: str, kind: str, run: Sequence[_Phrase], text: Any, earlier: int, elsewhere: int | None
) -> tuple[Row, list[Row]]:
    start, end = run[0].start, run[-1].end
    if kind == "phrase":
        start = _start_of_compound(text.text, start)
    words = text.text[start:end] if kind == "phrase" else run[0].key[0]
    row = {"what": what, "kind": kind, "words": words, "earlier": earlier, "elsewhere": elsewhere}
    return row, [{"id": text.id, "start": start, "end": end, "text": text.text[start:end]}]


def _start_of_compound(text: str, start: int) -> int:
    """Where what is joined to the word at `start` by hyphens begins: of "based order" in "rules-based order"."""
    before = _REST_OF_COMPOUND.search(text, max(0, start - _LONGEST_COMPOUND), start)
    return before.start() if before else start


def _passages_of(pairs: Sequence[_Phrase]) -> Iterator[list[_Phrase]]:
    """Pairs that share a word, together; those of which each pair was in one before are left out."""
    seen: set[tuple[str, ...]] = set()
    run: list[_Phrase] = []
    for pair in [*pairs, None]:
        if run and (pair is None or pair.start >= run[-1].end):
            if not seen.issuperset(one.key for one in run):
                yield run
            seen.update(one.key for one in run)
            run = []
        if pair is not None:
            run.append(pair)


def _concept_places(text: str) -> list[_Phrase]:
    found = concepts_in(text, 0, len(text))
    return [_Phrase((one.concept,), one.start, one.end) for one in found if one.concept != _THE_TALK]


def _pairs_in(text: str) -> list[_Phrase]:
    """Each two neighbouring words of a text that are no commonplaces."""
    words = list(_WORD_OF_PHRASE.finditer(text))
    stems = [_stem_of_phrase(word.group()) for word in words]
    return [
        _Phrase((stems[n], stems[n + 1]), first.start(), second.end())
        for n, (first, second) in enumerate(zip(words, words[1:], strict=False))
        if stems[n]
        and stems[n + 1]
        and _NEIGHBOURS.fullmatch(text, first.end(), second.start())
        and not (second.group()[0].isupper() and in_office(text, first.start(), second.end()))
    ]


@functools.lru_cache(maxsize=50_000)
def _stem_of_phrase(word: str) -> str:
    """The stem of a word; empty for a commonplace and for one of fewer than three letters."""
    return next((found.form for found in stems_in(word, 0, len(word))), "")
