"""An answer as lines that a person reads: each row over where it stands, and the texts by numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from numbers import Number
from typing import TYPE_CHECKING, Any

from readout.errors import one_line

if TYPE_CHECKING:
    import pandas as pd

WIDTH = 120
"""Columns of the widest line, but for one with an id that is longer."""

_SPACES = re.compile(r"\s+")
_MOST_ROWS = 40
_WIDEST_CELL = 60
_NO_VALUE = "–"


def lines_of(
    question: str, table: pd.DataFrame, evidence: pd.DataFrame, texts: pd.DataFrame
) -> Iterator[str]:
    """The lines of an answer, whose parts are those of `readout.corpus.Answer`.

    Under each row stand its evidence in the first text and that in the last by their days, with the words around it and
    the text's number; what the numbers are stands at the end.
    """
    yield one_line(question)
    yield ""
    if table.empty:
        yield "nothing"
        return
    by_id = {text.id: text for text in texts.itertuples(index=False)}
    places = {row: list(some.itertuples(index=False)) for row, some in evidence.groupby("row")}
    numbers: dict[str, int] = {}
    head, *rows = _in_columns(table.head(_MOST_ROWS))
    yield head
    for number, row in enumerate(rows):
        yield row
        yield from _places_shown(places.get(number, []), by_id, numbers)
    if len(table) > _MOST_ROWS:
        yield f"… {len(table) - _MOST_ROWS:,} more rows; --format json has all"
    yield ""
    yield "texts"
    for name, number in numbers.items():
        yield f"{number:5}  {_in_cell(by_id[name].date):10}  {name}"


def _places_shown(places: Sequence[Any], texts: dict[str, Any], numbers: dict[str, int]) -> Iterator[str]:
    first: dict[str, Any] = {}
    for place in places:
        first.setdefault(place.id, place)
    in_order = sorted(first.values(), key=lambda place: _in_cell(texts[place.id].date))
    for place in in_order if len(in_order) <= 2 else (in_order[0], in_order[-1]):
        number = numbers.setdefault(place.id, len(numbers) + 1)
        before = f"      {_in_cell(texts[place.id].date):10}  "
        behind = f"  ({number})"
        yield before + _in_its_place(texts[place.id].text, place, WIDTH - len(before) - len(behind)) + behind


def _in_its_place(text: str, place: Any, width: int) -> str:
    """The words of a place between «», with as much of what is around them as there is room for."""
    words = f"«{_on_one_line(text[place.start : place.end])}»"
    if len(words) > width:
        return f"{words[: width - 2]}…»"
    room = width - len(words)
    before = _on_one_line(text[max(0, place.start - width) : place.start])
    behind = _on_one_line(text[place.end : place.end + width])
    most = max(room // 2, room - len(behind))
    if len(before) > most:
        before = f"…{before[len(before) - most + 1 :].partition(' ')[2]}" if most else ""
    most = room - len(before)
    if len(behind) > most:
        behind = f"{behind[: most - 1].rpartition(' ')[0]}…" if most else ""
    return f"{before}{words}{behind}"


def _on_one_line(text: str) -> str:
    """A stretch of text in one line; a space at its ends stays."""
    return _SPACES.sub(" ", "".join(c if c.isprintable() or c.isspace() else " " for c in text))


def _in_columns(table: pd.DataFrame) -> list[str]:
    """The head and rows of a table, numbers to the right."""
    columns = []
    for name in table.columns:
        cells = [str(name), *map(_in_cell, table[name])]
        wide = max(map(len, cells))
        numeric = all(isinstance(value, Number) or _is_missing(value) for value in table[name])
        columns.append([cell.rjust(wide) if numeric else cell.ljust(wide) for cell in cells])
    return ["  ".join(cells).rstrip() for cells in zip(*columns, strict=True)]


def _in_cell(value: Any) -> str:
    if _is_missing(value):
        return _NO_VALUE
    shown = one_line(str(value))
    return shown if len(shown) <= _WIDEST_CELL else f"{shown[: _WIDEST_CELL - 1]}…"


def _is_missing(value: Any) -> bool:
    import pandas as pd

    return bool(pd.isna(value))
