"""What is new in a readout: what no earlier one with the same counterpart had, and what always stood there and is gone.

A phrase is two neighbouring words or more, none of them a commonplace of readouts; words are held against each other by
their stems, so that "exercise" is "exercises".
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from readout.compare.english.concepts import concepts_in
from readout.compare.english.words import stems_in
from readout.corpus.answers import Answer, answer, with_counterparts
from readout.corpus.tables import Corpus, Row
from readout.errors import InputError, quoted

ALWAYS = 3
"""How many readouts just before one have what is said to have always stood there."""

_WORD_OF_PHRASE = re.compile(r"[^\W\d_]+")
_NEIGHBOURS = re.compile(r"[ \u00a0]|[-’'.]{1,2}")  # what may stand between two words of a phrase


class _Phrase(NamedTuple):
    """Two neighbouring words at a place of a text, by their stems."""

    key: tuple[str, ...]
    start: int
    end: int


def what_is_new(corpus: Corpus, name: str) -> Answer:
    """What the readout with the id `name` has new, and what is gone from it, against those before with its counterpart.

    New is a phrase or a concept of `readout compare` that none of them had: `earlier` is 0, and `elsewhere` in how many
    earlier texts with others it, or some of its words, stands. Gone is one that all of the last `ALWAYS` had; `earlier`
    is in how many of all of them it stands. Evidence is its place in this text, or in the last that had it.

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
    question = f"new in {name}, against {len(same)} earlier with {text.counterpart}"
    rows = [
        *_new_and_gone("phrase", _pairs_in(text.text), text, same, others["text"], _pairs_in),
        *_new_and_gone("concept", _concept_places(text.text), text, same, others["text"], _concept_places),
    ]
    rows.sort(key=lambda row: row[0]["what"] != "new")
    found = answer(question, rows, ("what", "kind", "words", "earlier", "elsewhere"))
    found.table["elsewhere"] = found.table["elsewhere"].astype("Int64")
    return found


def _new_and_gone(
    kind: str, own: Sequence[_Phrase], text: Any, same: Sequence[Any], others: Iterable[str], found_in: Any
) -> Iterator[tuple[Row, list[Row]]]:
    """What is new and what is gone of one kind, each with its place."""
    had = [{pair.key for pair in found_in(one.text)} for one in same]
    times = Counter(key for keys in had for key in keys)
    new = [pair for pair in own if pair.key not in times]
    keys_of_new, keys_of_own = {pair.key for pair in new}, {pair.key for pair in own}
    elsewhere = Counter(key for one in others for key in {pair.key for pair in found_in(one)} & keys_of_new)
    for run in _passages_of(new):
        most = max(elsewhere[pair.key] for pair in run)
        yield _row_of_news("new", kind, run, text, 0, most)
    if len(same) < ALWAYS:
        return
    gone = set.intersection(*had[-ALWAYS:]) - keys_of_own
    for run in _passages_of([pair for pair in found_in(same[-1].text) if pair.key in gone]):
        least = min(times[pair.key] for pair in run)
        yield _row_of_news("gone", kind, run, same[-1], least, None)


def _row_of_news(
    what: str, kind: str, run: Sequence[_Phrase], text: Any, earlier: int, elsewhere: int | None
) -> tuple[Row, list[Row]]:
    start, end = run[0].start, run[-1].end
    words = text.text[start:end] if kind == "phrase" else run[0].key[0]
    row = {"what": what, "kind": kind, "words": words, "earlier": earlier, "elsewhere": elsewhere}
    return row, [{"id": text.id, "start": start, "end": end, "text": text.text[start:end]}]


def _passages_of(pairs: Sequence[_Phrase]) -> Iterator[list[_Phrase]]:
    """Pairs that share a word, together; each stretch of stems once, at its first place."""
    seen = set()
    run: list[_Phrase] = []
    for pair in [*pairs, None]:
        if run and (pair is None or pair.start >= run[-1].end):
            keys = tuple(one.key for one in run)
            if keys not in seen:
                seen.add(keys)
                yield run
            run = []
        if pair is not None:
            run.append(pair)


def _concept_places(text: str) -> list[_Phrase]:
    return [_Phrase((found.concept,), found.start, found.end) for found in concepts_in(text, 0, len(text))]


def _pairs_in(text: str) -> list[_Phrase]:
    """Each two neighbouring words of a text that are no commonplaces."""
    words = list(_WORD_OF_PHRASE.finditer(text))
    stems = [_stem_of_phrase(word.group()) for word in words]
    return [
        _Phrase((stems[n], stems[n + 1]), first.start(), second.end())
        for n, (first, second) in enumerate(zip(words, words[1:], strict=False))
        if stems[n] and stems[n + 1] and _NEIGHBOURS.fullmatch(text, first.end(), second.start())
    ]


@functools.lru_cache(maxsize=50_000)
def _stem_of_phrase(word: str) -> str:
    """The stem of a word; empty for a commonplace and for one of fewer than three letters."""
    return next((found.form for found in stems_in(word, 0, len(word))), "")
