"""An answer as JSON, of a closed set of types. `readout.course.classroom.values` reads it, outside.

Written without the standard library's encoder and without an answer's own methods where that can be had: what is handed
in may have replaced either. Whatever a hostile answer brings about here, it stays in the box.

Numbers, text, True, False and None are JSON's own, a list is an array, and everything else is an object with its type in
`t`. What has no place in the set is an `object`: the name of its type, and those of its attributes `start`, `end`,
`value`, `words` that are plain, which is all that a check looks at.
"""

from __future__ import annotations

import datetime as dt
import math
import sys
from _json import encode_basestring_ascii as _quoted
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from types import CodeType
from typing import Any

MOST_BYTES = 100_000
"""The longest value, written out."""
MOST_DEPTH = 30
MOST_ITEMS = 20_000
"""Items taken from one thing, so that an endless one ends."""
MOST_DIGITS = 400
"""Of a whole number; beyond them no float holds it."""

_PLAIN_TYPES = (bool, int, float, str, type(None))
_LOOKED_AT = ("start", "end", "value", "words")
_BIGGEST = 10**MOST_DIGITS


class TooLarge(Exception):
    """A value that is longer, deeper or of more items than a check could need. The message says which."""


def encoded(value: object, function: Callable[[object], int], most: int = MOST_BYTES) -> str:
    """`value` as JSON text. `function` keeps a function and gives the number it will be called by.

    Raises TooLarge, and whatever the value's own methods raise.
    """
    writer = _Writer(function, most)
    writer.write(value, 0)
    return "".join(writer.parts)


def has_gap(constant: object) -> bool:
    """Whether a constant of a program is the `...` or holds it."""
    if isinstance(constant, CodeType):
        return any(map(has_gap, constant.co_consts))
    if isinstance(constant, slice):
        return ... in (constant.start, constant.stop, constant.step)
    if isinstance(constant, (tuple, frozenset)):
        return any(map(has_gap, constant))
    return constant is ...


class _Writer:
    def __init__(self, function: Callable[[object], int], most: int) -> None:
        self.parts: list[str] = []
        self._left = most
        self._function = function

    def write(self, value: Any, depth: int) -> None:
        """Add a value. What it is, is asked of its type, which it cannot feign."""
        if depth > MOST_DEPTH:
            raise TooLarge(f"it is nested deeper than {MOST_DEPTH} levels")
        kind = type(value)
        if value is None or kind is bool:
            self._add("null" if value is None else "true" if value else "false")
        elif issubclass(kind, int):
            self._whole(int.__index__(value))
        elif kind is float:
            self._add(float.__repr__(value) if math.isfinite(value) else _odd_float(value))
        elif kind is str:
            self._text(value)
        elif kind is list:
            self._list(value, depth)
        else:
            self._tagged(value, kind, depth)

    def _tagged(self, value: Any, kind: type, depth: int) -> None:
        module = _home(kind)
        if value is ...:
            self._object("gap")
        elif issubclass(kind, str) and module != "numpy":
            self._text(str.__str__(value))
        elif issubclass(kind, float) and module != "numpy":
            self.write(float.__float__(value), depth)
        elif module in ("numpy", "pandas") and self._of_tables(value, kind, depth):
            return
        elif known := _of_the_library(value, kind):
            self._object(known[0], v=known[1], depth=depth)
        elif issubclass(kind, (tuple, set, frozenset)) and not _has_place(value):
            name = next(t for t in ("tuple", "set", "frozenset") if t in {k.__name__ for k in kind.__mro__})
            self._object(name, v=list(_base(kind).__iter__(value)), depth=depth)
        elif issubclass(kind, list):
            self._list(list(list.__iter__(value)), depth)
        elif issubclass(kind, dict) or isinstance(value, Mapping):
            items = dict.items(value) if issubclass(kind, dict) else value.items()
            pairs = [[key, item] for key, item in _taken(items)]
            self._object("dict", n="" if kind is dict else kind.__name__, v=pairs, depth=depth)
        elif kind is type or issubclass(kind, type):
            self._object("type", v=type.__getattribute__(value, "__name__"))
        elif kind.__module__.startswith("readout.") and kind.__name__ in ("PRF", "Driver", "Verdict"):
            self._of_readout(value, kind.__name__, depth)
        else:
            self._other(value, kind, depth)

    def _other(self, value: Any, kind: type, depth: int) -> None:
        """Add what is called, gone through, or none of these."""
        if callable(value):
            self._object("function", v=self._function(value), n=kind.__name__, g=_is_gap(value))
        elif hasattr(kind, "__iter__") and not _has_place(value):
            self._object("iterable", n=kind.__name__, v=list(_taken(value)), depth=depth)
        else:
            self._object("object", n=kind.__name__, v=_looked_at(value), depth=depth)

    def _of_readout(self, value: Any, name: str, depth: int) -> None:
        if name == "Verdict":
            pairs = [["id", value.claim.id], ["verdict", value.verdict]]
            self._object("dict", n="", v=pairs, depth=depth)
            return
        names = {"PRF": ("right", "found", "gold")}.get(
            name, ("words", "polarity", "subjectivity", "contribution", "attitude")
        )
        self._object(name, v=[getattr(value, field) for field in names], depth=depth)

    def _of_tables(self, value: Any, kind: type, depth: int) -> bool:
        """Add what is of NumPy or pandas; False where it is a type that has no place here."""
        name = kind.__name__
        if name == "ndarray":
            self._array(value, depth)
        elif name in ("Series", "DataFrame") or hasattr(kind, "to_series"):
            self._frame(value, depth)
        elif name == "Timestamp":
            self._object("timestamp", v=value.isoformat())
        elif name in ("NaTType", "NAType"):
            self._object(name)
        elif name == "datetime64":
            self._object("datetime64", v=str(value))
        elif name in ("str_", "bytes_"):
            self._object("scalar", d="U", v=str(value))
        elif hasattr(kind, "dtype") and value.dtype.kind in "biuf":
            self._object("scalar", d=value.dtype.name, v=value.item(), depth=depth)
        else:
            return False
        return True

    def _array(self, value: Any, depth: int) -> None:
        kind = value.dtype.kind
        if value.size > MOST_ITEMS:
            raise TooLarge(f"it has more than {MOST_ITEMS:,} items")
        if kind == "M":
            flat = [
                None if text == "NaT" else text for text in value.astype("datetime64[us]").astype(str).flat
            ]
        else:
            flat = value.ravel().tolist()
        kept = value.dtype.name if kind in "biuf" else kind if kind in "UM" else "O"
        self._object("array", d=kept, s=list(value.shape), v=flat, depth=depth)

    def _frame(self, value: Any, depth: int) -> None:
        pandas = sys.modules["pandas"]
        if value.size > MOST_ITEMS or len(value) > MOST_ITEMS:
            raise TooLarge(f"it has more than {MOST_ITEMS:,} items")
        if isinstance(value, pandas.DataFrame):
            columns = [value.iloc[:, at] for at in range(value.shape[1])]
            self._object(
                "frame",
                c=list(value.columns),
                v=[_column(column) for column in columns],
                i=list(value.index),
                depth=depth,
            )
        elif isinstance(value, pandas.Series):
            self._object("series", n=value.name, v=_column(value), i=list(value.index), depth=depth)
        else:
            self._object("index", v=_column(value), depth=depth)

    def _whole(self, value: int) -> None:
        if -_BIGGEST < value < _BIGGEST:
            self._add(int.__repr__(value))
        else:
            self._add(("-" if value < 0 else "") + "1" + "0" * (MOST_DIGITS - 1))

    def _text(self, value: str) -> None:
        if len(value) > self._left:
            raise TooLarge("it is too long")
        self._add(_quoted(value))

    def _list(self, values: list[Any], depth: int) -> None:
        if len(values) > MOST_ITEMS:
            raise TooLarge(f"it has more than {MOST_ITEMS:,} items")
        self._add("[")
        for at, value in enumerate(values):
            if at:
                self._add(",")
            self.write(value, depth + 1)
        self._add("]")

    def _object(self, kind: str, depth: int = 0, **fields: Any) -> None:
        self._add('{"t":' + _quoted(kind))
        for name, value in fields.items():
            self._add(',"' + name + '":')
            self.write(value, depth + 1)
        self._add("}")

    def _add(self, text: str) -> None:
        self._left -= len(text)
        if self._left < 0:
            raise TooLarge("it is too long")
        self.parts.append(text)


def _home(kind: type) -> str:
    """The package that the nearest type of NumPy or pandas among a type's bases is of; empty where there is none."""
    for base in type.mro(kind):
        package = str(base.__module__).partition(".")[0]
        if package in ("numpy", "pandas"):
            return package
    return ""


def _of_the_library(value: Any, kind: type) -> tuple[str, Any] | None:
    """The name and the parts of a single value of a type of the standard library; None for all else."""
    if issubclass(kind, dt.datetime):
        return "datetime", dt.datetime.isoformat(value)
    if issubclass(kind, dt.date):
        return "date", dt.date.isoformat(value)
    if issubclass(kind, Decimal):
        return "decimal", Decimal.__str__(value)
    if issubclass(kind, Fraction):
        return "fraction", [value.numerator, value.denominator]
    if issubclass(kind, (bytes, bytearray)):
        return "bytes", bytes(value[:MOST_ITEMS]).hex()
    if kind is range or kind is slice:
        return kind.__name__, [value.start, value.stop, value.step]
    return None


def _odd_float(value: float) -> str:
    return '{"t":"float","v":"' + ("nan" if value != value else "inf" if value > 0 else "-inf") + '"}'


def _base(kind: type) -> Any:
    return next(base for base in (tuple, frozenset, set) if issubclass(kind, base))


def _taken(values: Iterable[Any]) -> Iterable[Any]:
    """The first items; one more would be too many to matter."""
    for at, value in enumerate(values):
        if at >= MOST_ITEMS:
            return
        yield value


def _column(column: Any) -> Any:
    """The values of a column: an array where NumPy has its type, else a list."""
    kind = getattr(column.dtype, "kind", "O")
    if (
        kind in "biuf"
        and hasattr(column.dtype, "itemsize")
        and column.dtype.__class__.__module__.startswith("numpy")
    ):
        return column.to_numpy()
    return column.tolist()


def _has_place(value: Any) -> bool:
    """Whether something has a start and an end, as all that the library finds in a text has."""
    return hasattr(value, "start") and hasattr(value, "end") and not callable(value.start)


def _looked_at(value: Any) -> list[list[Any]]:
    found = []
    for name in _LOOKED_AT:
        try:
            part = getattr(value, name)
        except BaseException:  # an attribute that raises is none
            continue
        if (
            type(part) in _PLAIN_TYPES
            or isinstance(part, (dt.date, int, float, str))
            or _home(type(part)) == "numpy"
        ):
            found.append([name, part])
    return found


def _is_gap(value: Any) -> bool:
    code = getattr(value, "__code__", None)
    return isinstance(code, CodeType) and has_gap(code)
