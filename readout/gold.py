"""How well was a text read? Precision and recall against a hand-made annotation. Lessons 02 and 04.

Definitions: a found item is right if its span is an annotated one, edge punctuation and a leading "that" aside; where
the annotation lists alternatives, any of them counts. Precision is right over found, recall right over annotated.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
_SPAN: Shape = {"start": int, "end": int}
# What is read here and in the lessons; an annotation has more, by `data/gold/GUIDE.md`.
_SHAPE: Shape = {
    "entities": [
        {"id": str, "name": str, "type": str, "mentions": [{"start": int, "end": int, "kind": str}]}
    ],
    "time_expressions": [{"start": int, "end": int, "type": str, "value": (str, dict)}],
    "quantities": [{"start": int, "end": int, "value": float}],
    "sentences": [_SPAN],
    "statements": [
        {
            "id": str,
            "speaker": [str],
            "cue": [_SPAN],
            "content": [_SPAN],
            "kind?": str,
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
        """Start and end of every annotated item of a kind (`time_expressions`, `quantities`, `sentences`, ...)."""
        return [(item["start"], item["end"]) for item in self.items[kind]]

    def cues(self) -> list[tuple[int, int]]:
        """Start and end of the cue of every annotated statement."""
        return [(cue["start"], cue["end"]) for item in self.items["statements"] for cue in item["cue"]]


@dataclass(frozen=True, slots=True)
class PRF:
    """Precision, recall and their harmonic mean F1, each from 0 to 1, with the counts they come from."""

    right: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what was annotated that was found; 1 where nothing was annotated."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 1.0


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

    `statements` counts one as right if cue, content and kind are, topics only where the annotation has any; `speakers`
    if its speakers are too. Dates count single days, months, years and intervals with their value; vague ones ("recent") are not looked for.
    """
    import pandas as pd

    columns = ["right", "found", "gold", "precision", "recall", "f1"]
    if gold is None:
        return pd.DataFrame(columns=columns, index=pd.Index([], name="kind"))
    items = gold.items
    names = {entity["id"]: entity["name"] for entity in items["entities"]}
    if not any(_kind(item) == "topic" for item in items["statements"]):
        statements = [statement for statement in statements if statement.kind != "topic"]
    pairs = _aligned(article.text, statements, items["statements"])
    speakers = sum(set(s.speakers) == {names[who] for who in g["speaker"]} for s, g in pairs)
    dates = {(d["start"], d["end"], _iso(d["value"])) for d in items["time_expressions"] if _is_scored(d)}
    quantities = {(q["start"], q["end"], float(q["value"])) for q in items["quantities"]}
    mentions = {
        kind: {
            (m["start"], m["end"])
            for e in items["entities"]
            if e["type"] in types
            for m in e["mentions"]
            if m["kind"] in ("name", "demonym")
        }
        for kind, types in (("people", {"PERSON"}), ("places", {"GPE", "LOC"}))
    }
    rows = {
        "statements": PRF(len(pairs), len(statements), len(items["statements"])),
        "speakers": PRF(speakers, len(statements), len(items["statements"])),
        "dates": _prf({(d.start, d.end, d.value) for d in facts.dates}, dates),
        "quantities": _prf({(q.start, q.end, q.value) for q in facts.quantities}, quantities),
        "people": _prf({(m.start, m.end) for p in facts.people for m in p.mentions}, mentions["people"]),
        "places": _prf({(m.start, m.end) for p in facts.places for m in p.mentions}, mentions["places"]),
    }
    table = pd.DataFrame(
        [[getattr(row, column) for column in columns] for row in rows.values()],
        columns=columns,
        index=pd.Index(rows, name="kind"),
    )
    return table.round({"precision": 2, "recall": 2, "f1": 2})


def _kind(item: dict[str, Any]) -> str:
    """The kind of an annotated statement; one that does not tell it is something said."""
    return str(item.get("kind", "said"))


def _is_scored(time: dict[str, Any]) -> bool:
    return time["type"] in ("DATE", "INTERVAL") and "nested_in" not in time


def _prf(found: set[tuple[Any, ...]], gold: set[tuple[Any, ...]]) -> PRF:
    return PRF(len(found & gold), len(found), len(gold))


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
        (_kind(item), cue, content): item
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
