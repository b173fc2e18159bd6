"""How well was a text read? Precision and recall against a hand-made annotation. Lessons 02 and 04.

Definitions: a found item is right if its span is an annotated one, edge punctuation and a leading "that" aside; where
the annotation lists alternatives, any of them counts. Where an annotation says `"match": "overlap"`, because its
annotators agree so far and no further, a statement is right if it shares half of all words of the content and a word
of cue and source with an annotated one, a date or quantity if it shares half of the words and has the value.
Statements of kind `topic`, which tell only what was talked about, are neither asked for nor counted against. Precision
is right over found, recall right over annotated. A kind of fact that is not in `annotated` is not measured.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from readout.article import Article, read_article
from readout.errors import InputError, quoted
from readout.facts import Facts
from readout.intake import Kind, read_json, read_text
from readout.shapes import Shape, misfit
from readout.statements import Statement
from readout.statements.quotations import trimmed

if TYPE_CHECKING:
    import pandas as pd

_ANNOTATION = Kind("an annotation of schema readout-gold/1", missing="no such annotation; check the path")
_KINDS = ("statements", "speakers", "topics", "dates", "quantities", "people", "places")
_ONE_WORD = re.compile(r"\w+")
_SPAN: Shape = {"start": int, "end": int}
# What is read here and in the lessons; an annotation has more, by `data/gold/GUIDE.md`.
_SHAPE: Shape = {
    "annotated?": [frozenset(_KINDS)],
    "match?": frozenset({"exact", "overlap"}),
    "entities": [
        {
            "id": str,
            "name": str,
            "type": str,
            "mentions": [{"start": int, "end": int, "kind": str}],
            "forms?": [str],
        }
    ],
    "time_expressions": [{"start": int, "end": int, "type": str, "value": (str, dict)}],
    "quantities": [{"start": int, "end": int, "value": float}],
    "sentences?": [_SPAN],
    "statements": [
        {
            "id": str,
            "kind?": frozenset({"said", "topic"}),
            "speaker": [str],
            "source?": [_SPAN],
            "cue": [_SPAN],
            "content": [_SPAN],
            "cue_alternatives?": [[_SPAN]],
            "content_alternatives?": [[_SPAN]],
        }
    ],
}


@dataclass(frozen=True)
class Gold:
    """One annotation, schema `readout-gold/1`: its path and what it holds."""

    path: str
    items: dict[str, Any]

    def spans(self, kind: str) -> list[tuple[int, int]]:
        """Start and end of every annotated item of a kind (`time_expressions`, `quantities`, `sentences`, ...).

        Empty where the annotation leaves the kind out.
        """
        return [(item["start"], item["end"]) for item in self.items.get(kind, [])]

    def cues(self) -> list[tuple[int, int]]:
        """Start and end of the cue of every annotated statement."""
        return [(cue["start"], cue["end"]) for item in self.items["statements"] for cue in item["cue"]]


@dataclass(frozen=True, slots=True)
class PRF:
    """Precision, recall and their harmonic mean F1, each from 0 to 1, with the counts they come from.

    A share of nothing is no number: it is NaN, and shown as a dash.
    """

    right: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right; NaN where nothing was found."""
        return self.right / self.found if self.found else math.nan

    @property
    def recall(self) -> float:
        """Share of what was annotated that was found; NaN where nothing was annotated."""
        return self.right / self.gold if self.gold else math.nan

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; NaN where nothing was found and nothing annotated."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else math.nan


def load_gold(path: str | Path, article: Article) -> Gold:
    """The annotation at `path`. Raises InputError where it cannot be read or is not of this text."""
    items = read_json(path, _ANNOTATION, {"schema": str, "sha256": str})
    if items["schema"] != "readout-gold/1" or items["sha256"] != article.sha256:
        raise InputError(f"{path}: not an annotation of this text (its SHA-256 differs); name the right one")
    if wrong := misfit(items, _SHAPE) or _misplaced(items, article.text):
        raise InputError(f"{path}: not {_ANNOTATION.name}: {wrong}; {_ANNOTATION.mend}")
    return Gold(str(path), items)


def _misplaced(items: dict[str, Any], text: str) -> str:
    """Where and how an annotation does not fit `text` or itself; empty where it does."""
    level: list[tuple[str, Any]] = [("$", items)]
    while level:
        below: list[tuple[str, Any]] = []
        for place, item in level:
            if isinstance(item, dict):
                if wrong := _wrong_span(item, text):
                    return f"{place} {wrong}"
                below += [(f"{place}.{name}", part) for name, part in item.items()]
            elif isinstance(item, list):
                below += [(f"{place}[{number}]", part) for number, part in enumerate(item)]
        level = below
    for kind in ("entities", "statements"):
        seen: set[str] = set()
        for item in items[kind]:
            if item["id"] in seen:
                return f"$.{kind} has the id {quoted(item['id'])} twice"
            seen.add(item["id"])
    known = {entity["id"] for entity in items["entities"]}
    for number, item in enumerate(items["statements"]):
        nobody = [who for who in item["speaker"] if who not in known]
        if nobody:
            return f"$.statements[{number}].speaker has {quoted(nobody[0])}, which is the id of no entity"
        if not item["content"]:
            return f"$.statements[{number}].content is empty"
    for number, item in enumerate(items["time_expressions"]):
        if _is_scored(item) and (
            wrong := misfit(item["value"], (str, {"iso": str}), f"$.time_expressions[{number}].value")
        ):
            return wrong
    return ""


def _wrong_span(item: dict[str, Any], text: str) -> str:
    """What is wrong with a span, if `item` is one."""
    if misfit(item, _SPAN):
        return ""
    start, end = item["start"], item["end"]
    if not 0 <= start < end <= len(text):
        return f"goes from {start} to {end}, where the text goes from 0 to {len(text)}"
    words = item.get("text", text[start:end])
    if words != text[start:end]:
        return f"says {quoted(words)}, where the text has {quoted(text[start:end])}"
    return ""


def find_gold(article: Article, folder: str | Path) -> Gold | None:
    """The annotation of `article` in `folder`, found by the text's SHA-256, or None."""
    for path in sorted(Path(folder).glob("*.json")):
        if path.name != "datapackage.json" and article.sha256 in read_text(path, _ANNOTATION):
            return load_gold(path, article)
    return None


def annotated_texts(folder: str | Path) -> list[tuple[Article, Gold]]:
    """Every annotation in `folder` with its text, which stands under the same name in a folder beside it.

    Raises InputError for a text that is not there or not the one that was annotated.
    """
    found = []
    for path in sorted(Path(folder).glob("*.json")):
        if path.name == "datapackage.json":
            continue
        text = next(Path(folder).resolve().parent.glob(f"*/{path.stem}.txt"), None)
        if text is None:
            raise InputError(f"{path}: no text {path.stem}.txt in a folder beside it; restore it")
        article = read_article(text)
        found.append((article, load_gold(path, article)))
    return found


def score(article: Article, facts: Facts, statements: Sequence[Statement], gold: Gold | None) -> pd.DataFrame:
    """Precision, recall and F1 by kind of fact, with the counts right, found and gold; empty without annotation.

    It has a row for each kind that the annotation has. `statements` counts one as right if cue and content are;
    `speakers` if its speakers are too; `topics`, where the annotation has any, are compared with topics. Dates count
    single days, months, years and intervals with their value; vague ones ("recent") are not looked for. A measure is NaN
    where there is nothing to measure.
    """
    import pandas as pd

    columns = ["right", "found", "gold", "precision", "recall", "f1"]
    if gold is None:
        return pd.DataFrame(columns=columns, index=pd.Index([], name="kind"))
    items, text = gold.items, article.text
    prf = partial(_prf_by_overlap, text) if items.get("match") == "overlap" else _prf
    dates = {(d["start"], d["end"], _iso(d["value"])) for d in items["time_expressions"] if _is_scored(d)}
    quantities = {(q["start"], q["end"], float(q["value"])) for q in items["quantities"]}
    people = {(m.start, m.end) for person in facts.people for m in person.mentions}
    places = {(m.start, m.end) for place in facts.places for m in place.mentions}
    rows = _statement_rows(text, facts, statements, items) | {
        "dates": prf({(d.start, d.end, d.value) for d in facts.dates}, dates),
        "quantities": prf({(q.start, q.end, q.value) for q in facts.quantities}, quantities),
        "people": _prf(people, _mentioned(items, "PERSON")),
        "places": _prf(places, _mentioned(items, "GPE", "LOC")),
    }
    rows = {kind: row for kind, row in rows.items() if kind in items.get("annotated", _KINDS)}
    table = pd.DataFrame(
        [[getattr(row, column) for column in columns] for row in rows.values()],
        columns=columns,
        index=pd.Index(rows, name="kind"),
    )
    return table.round({"precision": 2, "recall": 2, "f1": 2})


def misses(statements: Sequence[Statement], gold: Gold | None) -> pd.DataFrame:
    """The annotated statements that a reading misses, or gives to others than their speakers; empty without annotation.

    A statement is read where its cue begins at an annotated one. Columns: kind (*said* or *topic*), words, cue, should be
    (its speakers), read as (those of the reading, or *nothing*).
    """
    import pandas as pd

    rows = []
    read = {statement.cue.start: statement for statement in statements}
    items = gold.items if gold else {"entities": [], "statements": []}
    names = {entity["id"]: entity["name"] for entity in items["entities"]}
    for item in items["statements"]:
        speakers = sorted(names[who] for who in item["speaker"])
        seen = read.get(item["cue"][0]["start"])
        if seen is None or sorted(seen.speakers) != speakers:
            words = [part["text"] for role in ("source", "cue", "content") for part in item.get(role, [])]
            read_as = "nothing" if seen is None else "; ".join(seen.speakers)
            cue = item["cue"][0]["text"]
            rows.append((item.get("kind", "said"), " | ".join(words), cue, "; ".join(speakers), read_as))
    return pd.DataFrame(rows, columns=["kind", "words", "cue", "should be", "read as"])


def _statement_rows(
    text: str, facts: Facts, statements: Sequence[Statement], items: dict[str, Any]
) -> dict[str, PRF]:
    """The measure of statements, of those with their speakers, and of topics where the annotation has any."""
    aligned = _overlapping if items.get("match") == "overlap" else _aligned
    topics = [statement for statement in statements if statement.kind == "topic"]
    of_topics = [item for item in items["statements"] if not _is_said(item)]
    statements = [statement for statement in statements if statement.kind != "topic"]
    pairs = aligned(text, statements, items["statements"])
    right = [(statement, item) for statement, item in pairs if _is_said(item)]
    # An annotated topic is not held against a reading that takes it for more.
    found = len(statements) - (len(pairs) - len(right))
    gold = len(items["statements"]) - len(of_topics)
    entities = {entity["id"]: entity for entity in items["entities"]}
    forms = {person.name: {person.name, *person.forms} for person in facts.people}
    speakers = sum(_are(s.speakers, [entities[who] for who in item["speaker"]], forms) for s, item in right)
    rows = {"statements": PRF(len(right), found, gold), "speakers": PRF(speakers, found, gold)}
    if of_topics:
        rows["topics"] = PRF(len(aligned(text, topics, of_topics)), len(topics), len(of_topics))
    return rows


def _mentioned(items: dict[str, Any], *types: str) -> set[tuple[int, int]]:
    """Start and end of every name of an entity of these types, pronouns and offices left out."""
    return {
        (mention["start"], mention["end"])
        for entity in items["entities"]
        if entity["type"] in types
        for mention in entity["mentions"]
        if mention["kind"] in ("name", "demonym")
    }


def _is_said(item: dict[str, Any]) -> bool:
    """Whether an annotated statement tells what was said, and not only what was talked about."""
    return bool(item.get("kind", "said") == "said")


def _are(speakers: Iterable[str], entities: Sequence[dict[str, Any]], forms: Mapping[str, set[str]]) -> bool:
    """Whether `speakers` are `entities`, one for one.

    An annotated name is the speaker's own; where its entity has `forms`, any name of that person in the text will do,
    because readers differ in which they take for the fullest.
    """

    def fits(speaker: str, entity: dict[str, Any]) -> bool:
        known = {entity["name"], *entity.get("forms", [])}
        return speaker in known or ("forms" in entity and not known.isdisjoint(forms.get(speaker, ())))

    names = set(speakers)
    return len(names) == len(entities) and all(any(fits(n, e) for n in names) for e in entities)


def _is_scored(time: dict[str, Any]) -> bool:
    return time["type"] in ("DATE", "INTERVAL") and "nested_in" not in time


def _prf(found: set[tuple[Any, ...]], gold: set[tuple[Any, ...]]) -> PRF:
    return PRF(len(found & gold), len(found), len(gold))


def _prf_by_overlap(text: str, found: set[tuple[Any, ...]], gold: set[tuple[Any, ...]]) -> PRF:
    """As `_prf`, for spans with a value that need share only half of their words."""
    shared = [
        (
            _shared(_word_starts(text, [one[:2]]), _word_starts(text, [other[:2]]))
            if one[2] == other[2]
            else 0.0,
            one,
            other,
        )
        for one in sorted(found, key=repr)
        for other in sorted(gold, key=repr)
    ]
    return PRF(len(_best_pairs(shared)), len(found), len(gold))


def _word_starts(text: str, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Where the words of `spans` begin."""
    return frozenset(word.start() for start, end in spans for word in _ONE_WORD.finditer(text, start, end))


def _shared(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of the words of either that both have."""
    return len(one & other) / len(one | other) if one | other else 0.0


_One = TypeVar("_One")
_Other = TypeVar("_Other")


def _best_pairs(shared: Iterable[tuple[float, _One, _Other]]) -> list[tuple[_One, _Other]]:
    """Pairs that share half of their words, the closest first, each thing once."""
    pairs: list[tuple[_One, _Other]] = []
    for share, one, other in sorted(shared, key=lambda item: -item[0]):
        if share >= 0.5 and all(one is not a and other is not b for a, b in pairs):
            pairs.append((one, other))
    return pairs


def _iso(value: str | dict[str, str]) -> str:
    return value["iso"] if isinstance(value, dict) else value


def _compared(text: str, spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans as they are compared: without marks and a leading "that" at their edges."""
    compared = []
    for span in spans:
        start, end = trimmed(text, *span)
        compared.append((start + 5 if text[start:end].lower().startswith("that ") else start, end))
    return tuple(compared)


def _aligned(
    text: str, statements: Sequence[Statement], gold: list[dict[str, Any]]
) -> list[tuple[Statement, dict[str, Any]]]:
    """The statements whose kind, cue and content are annotated, each with its annotation."""

    def forms(item: dict[str, Any], role: str) -> set[tuple[tuple[int, int], ...]]:
        return {
            _compared(text, [(s["start"], s["end"]) for s in spans])
            for spans in (item[role], *item.get(f"{role}_alternatives", []))
        }

    wanted = {
        (str(item.get("kind", "said")), cue, content): item
        for item in gold
        for cue in forms(item, "cue")
        for content in forms(item, "content")
    }
    pairs = []
    for statement in statements:
        key = (
            statement.kind,
            _compared(text, [(statement.cue.start, statement.cue.end)]),
            _compared(text, [(span.start, span.end) for span in statement.content]),
        )
        if key in wanted:
            pairs.append((statement, wanted[key]))
    return pairs


def _overlapping(
    text: str, statements: Sequence[Statement], gold: list[dict[str, Any]]
) -> list[tuple[Statement, dict[str, Any]]]:
    """The statements that share half of the content and a word of cue and source with an annotated one, each with it."""

    def spans(item: dict[str, Any], role: str) -> list[tuple[int, int]]:
        return [(span["start"], span["end"]) for span in item.get(role, [])]

    shared = []
    for statement in statements:
        cue, source = (statement.cue.start, statement.cue.end), statement.source
        for item in gold:
            theirs = spans(item, "source")
            if theirs and not (
                source and _word_starts(text, [(source.start, source.end)]) & _word_starts(text, theirs)
            ):
                continue
            # The colon of a transcript is a cue without a word.
            if [cue] == spans(item, "cue") or _word_starts(text, [cue]) & _word_starts(
                text, spans(item, "cue")
            ):
                content = _word_starts(text, [(span.start, span.end) for span in statement.content])
                shared.append((_shared(content, _word_starts(text, spans(item, "content"))), statement, item))
    return _best_pairs(shared)
