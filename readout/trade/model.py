"""A pair's tables, as rows and as pandas tables, and what is taken from them: a figure with its books and its row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, overload

from readout.sources import Source, in_words_only, named_in
from readout.trade.columns import NUMBERS, TABLES

if TYPE_CHECKING:  # pandas takes as long to load as all the rest; claims are tested on plain rows
    import pandas as pd

Row = Mapping[str, Any]
"""A row of a table, by column; a blank is None."""


class Rows(Sequence[Row]):
    """The rows of a table that is kept by column: the largest have a thousand, and most are never looked at."""

    def __init__(
        self, columns: Mapping[str, Sequence[Any]], places: dict[str, dict[Any, list[int]]] | None = None
    ) -> None:
        """The rows of `columns`; `places` says which rows have a value, by column, as far as somebody asked."""
        self.columns = columns
        self.places = {} if places is None else places

    @cached_property
    def made(self) -> list[Row]:
        """The rows, made when first asked for."""
        return [
            dict(zip(self.columns, values, strict=True))
            for values in zip(*self.columns.values(), strict=True)
        ]

    def where(self, column: str, value: Any) -> list[Row]:
        """The rows that have a value in a column, without making the others."""
        if column not in self.places:
            places: dict[Any, list[int]] = {}
            for place, found in enumerate(self.columns[column]):
                places.setdefault(found, []).append(place)
            self.places[column] = places
        here = self.places[column].get(value, ())
        if "made" in self.__dict__:
            return [self.made[place] for place in here]
        return [{name: values[place] for name, values in self.columns.items()} for place in here]

    def __len__(self) -> int:
        return len(next(iter(self.columns.values())))

    @overload
    def __getitem__(self, index: int) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...

    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        return self.made[index]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.made)


@dataclass(frozen=True)
class Trade:
    """The tables of one pair of countries: `rows(name)` plainly, and each by its name as a DataFrame (`trade.annual`).

    `available` is False where there is no folder for the pair; `reason` then says so in a sentence, and every table
    is empty, so that a lesson or a report can go on without trade. `sha256` is of each table's file, by table; tables that
    were made of those of the world have none. `books` says in words whose figures a table has ("India's customs, by the
    IMF"), of `mirror` the partner's. `one_release` says that the figures of each set of books are those of one later
    release, and not what was announced. Each has rows and frames of its own, whatever somebody else does to the same
    pair's.
    """

    pair: str
    available: bool
    reason: str
    reporter: str
    partner: str
    tables: Mapping[str, Sequence[Row]] = field(repr=False)
    types: Mapping[str, Mapping[str, str]] = field(repr=False)
    sha256: Mapping[str, str] = field(default_factory=dict, repr=False)
    books: Mapping[str, str] = field(default_factory=dict, repr=False)
    one_release: bool = field(default=False, repr=False)
    _frames: dict[str, pd.DataFrame] = field(default_factory=dict, init=False, repr=False, compare=False)

    def rows(self, name: str) -> list[Row]:
        """The rows of a table, in the order of its file; a blank is None."""
        return [*self.tables[name]]

    def where(self, name: str, column: str, value: Any) -> list[Row]:
        """The rows of a table that have a value in a column, in the order of its file."""
        table = self.tables[name]
        if isinstance(table, Rows):
            return table.where(column, value)
        return [row for row in table if row[column] == value]

    def cited(self, cell: str) -> tuple[Source, ...]:
        """The sources that a cell of a table, or a piece of evidence, names; one that is not known stands as its words.

        They are those of the pair's own table `sources` and those of the tables of the world.
        """
        return tuple(source for name in named_in(cell) for source in self._sources_named(name))

    def _sources_named(self, name: str) -> tuple[Source, ...]:
        for row in self.where("sources", "id", name):
            return (Source(**{column: row[column] or "" for column in TABLES["sources"].columns}),)
        from readout.world import cited  # only here: the rows of a pair's own folder need none of it

        return cited(name) or (in_words_only(name),)

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name not in TABLES:
            raise AttributeError(name)
        if name not in self._frames:
            self._frames[name] = as_frame(self.tables[name], self.types[name])
        return self._frames[name]


def as_frame(rows: Sequence[Row], types: Mapping[str, str]) -> pd.DataFrame:
    """Rows as a pandas table with the columns that `types` names; a blank is NaN among numbers and None elsewhere."""
    import pandas as pd

    columns = {}
    for name, kind in types.items():
        values = rows.columns[name] if isinstance(rows, Rows) else [row[name] for row in rows]
        blank = not values or None in values
        if kind in NUMBERS:
            columns[name] = pd.Series(values, dtype=float if blank or kind == "number" else int)
        elif kind == "boolean" and not blank:
            columns[name] = pd.Series(values, dtype=bool)
        else:
            columns[name] = pd.Series(values, dtype=object if values else str)
    return pd.DataFrame(columns)


@dataclass(frozen=True, slots=True)
class Figure:
    """One answer to "how much": `books` says whose and which, `table` and `row` where it stands, `value` in USD bn.

    `books` is annual, announced, revised, partner or reconciled; `Trade.books[table]` says in words whose these are.
    """

    books: str
    value: float
    table: str
    row: str
    source: str


def ranks(row: Row) -> tuple[int, ...]:
    """The ranks that sources give a partner, from a row of `partners`: none, one, or the lowest and highest number.

    A table without the columns for them says them in words ("6th / 4th among countries").
    """
    if "rank_low" in row:
        return tuple(sorted({row["rank_low"], row["rank_high"]} - {None}))
    return tuple(sorted({int(n) for n in re.findall(r"\b(\d+)(?:st|nd|rd|th)\b", row["rank"] or "")}))


def is_bloc(row: Row) -> bool:
    """Whether a row of `partners` is of a bloc rather than a country; a table without the column says it with the rank."""
    return bool(row["is_bloc"]) if "is_bloc" in row else "(bloc)" in (row["rank"] or "")
