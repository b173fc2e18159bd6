"""Answers as they come out of the box: JSON of a closed set of types, made into plain values, or refused.

What is read here was written by whoever wants to be graded, and may be anything. Nothing of it is run, looked up or
imported; what is no plain value becomes one of `Odd`, which has a name to be called by in a message and no more.
`readout.course.classroom.inside.encoding` writes it.
"""

from __future__ import annotations

import builtins
import datetime as dt
import json
import math
import re
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from readout.course.classroom.inside.encoding import MOST_BYTES, MOST_DEPTH, MOST_DIGITS, MOST_ITEMS
from readout.gold import PRF

_IDENTIFIER = re.compile(r"[A-Za-z_]\w{0,59}", re.ASCII)
_KEY = re.compile(r"[a-z0-9]{1,20}\.\d{1,2}")
_DAY_OUT = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT_OUT = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:[+-]\d\d:\d\d)?)?")
_DAY_OF_NUMPY = re.compile(r"\d{4}(?:-\d\d){0,2}(?:T\d\d(?::\d\d){0,2}(?:\.\d{1,9})?)?")
_DECIMAL = re.compile(r"-?\d{1,400}(?:\.\d{0,400})?(?:E[+-]?\d{1,3})?|-?Infinity|NaN")
_LONE_HALF = re.compile(r"[\ud800-\udfff]")
_MOST_HASHED = 3000
_MOST_LETTERS = 4_000_000
LONGEST_LINE = MOST_BYTES + 4096
"""In bytes: a line has a little beside its value."""
_FLOATS = {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}
_NUMBER_TYPES = frozenset(
    "bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 float64".split()
)
Fields = dict[str, Any]
Call = Callable[[int], Callable[..., Any]]


class Malformed(Exception):
    """Bytes that are no value of the set. The message says what is wrong with them."""


class Odd:
    """What is no plain value. Its class is named as the answer's is, and it has those attributes that a check looks at."""


def line(data: bytes) -> Fields:
    """A line from the box as a dict; its values are not looked at yet. Raises Malformed for anything else."""
    if len(data) > LONGEST_LINE:
        raise Malformed("a line is too long")
    try:
        found = json.loads(
            data.decode("utf-8"), parse_int=_whole, parse_constant=_refused, object_pairs_hook=_once_each
        )
    except (ValueError, RecursionError):  # what is no UTF-8, no JSON, or nested too deep
        raise Malformed("a line is no JSON") from None
    if not isinstance(found, dict):
        raise Malformed("a line is no object")
    return found


def value(found: Any, call: Call) -> Any:
    """The value that a part of a line stands for; `call` makes a function of the number of one in the box.

    Raises Malformed for what is not in the set, and nothing else.
    """
    try:
        return _Rebuilder(call).read(found, 0)
    except Malformed:
        raise
    except Exception:  # NumPy and pandas have many of their own
        raise Malformed("a value is not what it says it is") from None


def named(name: object) -> str:
    """A name for a type or an error, as the box gives it: one that is no name is "object"."""
    return name if isinstance(name, str) and _IDENTIFIER.fullmatch(name) else "object"


def named_key(key: object) -> str:
    """The key of a task, as the box gives it; empty where it is none."""
    return key if isinstance(key, str) and _KEY.fullmatch(key) else ""


def clean(text: str) -> str:
    """Text that can be written: half characters are replaced."""
    return _LONE_HALF.sub("\ufffd", text)


class _Rebuilder:
    def __init__(self, call: Call) -> None:
        self._call = call
        self._left = 10 * MOST_ITEMS

    def read(self, found: Any, depth: int) -> Any:
        """A value and all in it."""
        self._left -= 1
        if self._left < 0 or depth > MOST_DEPTH:
            raise Malformed("a value is too deep or has too many parts")
        if isinstance(found, str):
            return clean(found)
        if isinstance(found, list):
            return [self.read(part, depth + 1) for part in found]
        if not isinstance(found, dict):
            return found
        read = _READ_AS.get(found.get("t", "")) if isinstance(found.get("t"), str) else None
        if read is None:
            raise Malformed("a value of no known type")
        return read(self, found, depth)

    def parts(self, found: Fields, depth: int) -> list[Any]:
        """The list of values in `v`."""
        return [self.read(part, depth + 1) for part in _a(list, found["v"])]

    def pairs(self, found: Fields, depth: int) -> list[tuple[Any, Any]]:
        """The list of pairs in `v`."""
        pairs = self.parts(found, depth)
        if not all(isinstance(pair, list) and len(pair) == 2 for pair in pairs):
            raise Malformed("a pair is none")
        return [(key, item) for key, item in pairs]

    def mapping(self, found: Fields, depth: int) -> Any:
        made = _few(dict, self.pairs(found, depth))
        return _odd(found["n"], dict)(made) if found.get("n") else made

    def function(self, found: Fields, depth: int) -> Callable[..., Any]:
        number = found["v"]
        if type(number) is not int or not 0 <= number < 10**6:
            raise Malformed("a function without a number")
        return _with_gap(self._call(number)) if found.get("g") is True else self._call(number)

    def object(self, found: Fields, depth: int) -> Odd:
        made = _odd(found["n"], Odd)()
        for name, part in self.pairs(found, depth):
            if name in ("start", "end", "value", "words"):
                setattr(made, name, part)
        return made  # type: ignore[no-any-return]

    def iterable(self, found: Fields, depth: int) -> Any:
        return _odd(found["n"], _Iterable)(self.parts(found, depth))

    def array(self, found: Fields, depth: int) -> Any:
        import numpy as np

        kind, shape, flat = found["d"], _a(list, found["s"]), self.parts(found, depth)
        if not all(type(size) is int and 0 <= size <= MOST_ITEMS for size in shape) or len(shape) > 8:
            raise Malformed("an array of no shape")
        if math.prod(shape) != len(flat):
            raise Malformed("an array of another shape")
        if kind in _NUMBER_TYPES:
            return np.array(flat, dtype=kind).reshape(shape)
        if kind == "U":
            # NumPy gives each text the room of the longest, so that a few bytes here could ask for gigabytes.
            longest = max((len(_a(str, part)) for part in flat), default=0)
            if longest * len(flat) > _MOST_LETTERS:
                raise Malformed("an array of texts that takes too much room")
            return np.array(flat, dtype=str).reshape(shape)
        if kind == "M":
            return np.array([_moment(part) for part in flat], dtype="datetime64[us]").reshape(shape)
        if kind != "O":
            raise Malformed("an array of no known type")
        made = np.empty(len(flat), dtype=object)
        for at, part in enumerate(flat):
            made[at] = part
        return made.reshape(shape)

    def scalar(self, found: Fields, depth: int) -> Any:
        import numpy as np

        if found["d"] == "U":
            return np.str_(clean(_a(str, found["v"])))
        if found["d"] not in _NUMBER_TYPES:
            raise Malformed("a number of no known type")
        number = self.read(found["v"], depth + 1)
        if type(number) not in (bool, int, float):
            raise Malformed("a number that is none")
        return np.dtype(found["d"]).type(number)

    def index(self, found: Fields, depth: int) -> Any:
        import pandas as pd

        return pd.Index(self._column(found["v"], depth))

    def series(self, found: Fields, depth: int) -> Any:
        import pandas as pd

        name = self.read(found["n"], depth + 1)
        return pd.Series(
            self._column(found["v"], depth),
            index=self._column(found["i"], depth),
            name=name if isinstance(name, (str, int, type(None))) else None,
        )

    def frame(self, found: Fields, depth: int) -> Any:
        import pandas as pd

        names, columns = self._column(found["c"], depth), _a(list, found["v"])
        index = self._column(found["i"], depth)
        made = {at: self._column(column, depth) for at, column in enumerate(columns)}
        if len(names) != len(columns) or any(len(column) != len(index) for column in made.values()):
            raise Malformed("a table whose columns differ in length")
        frame = pd.DataFrame(made, index=index)
        frame.columns = names
        return frame

    def _column(self, found: Any, depth: int) -> Any:
        column = self.read(found, depth + 1)
        if isinstance(column, list):
            return column
        if getattr(column, "ndim", 0) != 1:
            raise Malformed("a column that is none")
        return column

    def prf(self, found: Fields, depth: int) -> PRF:
        right, of, gold = self.parts(found, depth)
        if not all(type(count) is int for count in (right, of, gold)):
            raise Malformed("a count that is none")
        return PRF(right, of, gold)

    def driver(self, found: Fields, depth: int) -> Any:
        from readout.words import Driver

        words, polarity, subjectivity, contribution, attitude = self.parts(found, depth)
        return Driver(_a(str, words), polarity, subjectivity, contribution, attitude)


class _Iterable:
    """What can be gone through once, as the box has gone through it."""

    def __init__(self, parts: list[Any]) -> None:
        self._parts = iter(parts)

    def __iter__(self) -> Iterator[Any]:
        return self._parts


def _moment(text: Any) -> Any:
    import numpy as np

    if text is None:
        return np.datetime64("NaT")
    if not _DAY_OF_NUMPY.fullmatch(_a(str, text)):
        raise Malformed("a moment that is none")
    return np.datetime64(text)


def _timestamp(text: Any) -> Any:
    import pandas as pd

    if not _MOMENT_OUT.fullmatch(_a(str, text)):
        raise Malformed("a moment that is none")
    return pd.Timestamp(text)


def _no_value(name: str) -> Any:
    import pandas as pd

    return pd.NaT if name == "NaTType" else pd.NA


def _type(name: Any) -> type:
    """A type that was given for an answer: the builtin of that name, or one that is empty."""
    known = getattr(builtins, named(name), None)
    return known if isinstance(known, type) else _odd(name, Odd)


def _date(text: Any) -> dt.date:
    if not _DAY_OUT.fullmatch(_a(str, text)):
        raise Malformed("a day that is none")
    return dt.date.fromisoformat(text)


def _datetime(text: Any) -> dt.datetime:
    if not _MOMENT_OUT.fullmatch(_a(str, text)):
        raise Malformed("a moment that is none")
    return dt.datetime.fromisoformat(text)


def _decimal(text: Any) -> Decimal:
    if not _DECIMAL.fullmatch(_a(str, text)):
        raise Malformed("a decimal that is none")
    try:
        return Decimal(text)
    except InvalidOperation:
        raise Malformed("a decimal that is none") from None


def _fraction(parts: list[Any]) -> Fraction:
    above, below = parts
    if type(above) is not int or type(below) is not int:
        raise Malformed("a fraction that is none")
    return Fraction(above, below)


def _bounds(make: type, parts: list[Any]) -> Any:
    if not all(part is None or type(part) is int or type(part) is str for part in parts) or len(parts) != 3:
        raise Malformed("bounds that are none")
    return make(*parts)


def _odd(name: Any, base: type) -> Any:
    return type(named(name), (base,), {})


def _with_gap(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function that still has a gap: `answers.is_blank` looks for the three dots in its code."""

    def gap(*arguments: Any) -> Any:
        return function(*arguments) if arguments else ...

    return gap


def _few(make: Any, parts: list[Any]) -> Any:
    """A set or dict. Its items may have been chosen to collide, and many of those take hours."""
    if len(parts) > _MOST_HASHED:
        raise Malformed("a set or dict with too many items")
    return make(parts)


def _a(kind: type, found: Any) -> Any:
    if type(found) is not kind:
        raise Malformed(f"no {kind.__name__} where one belongs")
    return found


def _whole(digits: str) -> int:
    if len(digits) > MOST_DIGITS + 1:
        raise ValueError
    return int(digits)


def _refused(_: str) -> None:
    raise ValueError  # NaN and the infinities are no JSON


def _once_each(pairs: list[tuple[str, Any]]) -> Fields:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


_READ_AS: dict[str, Callable[[_Rebuilder, Fields, int], Any]] = {
    "gap": lambda reader, found, depth: ...,
    "float": lambda reader, found, depth: _FLOATS[found["v"]],
    "tuple": lambda reader, found, depth: tuple(reader.parts(found, depth)),
    "set": lambda reader, found, depth: _few(set, reader.parts(found, depth)),
    "frozenset": lambda reader, found, depth: _few(frozenset, reader.parts(found, depth)),
    "dict": _Rebuilder.mapping,
    "function": _Rebuilder.function,
    "object": _Rebuilder.object,
    "iterable": _Rebuilder.iterable,
    "type": lambda reader, found, depth: _type(found["v"]),
    "date": lambda reader, found, depth: _date(found["v"]),
    "datetime": lambda reader, found, depth: _datetime(found["v"]),
    "timestamp": lambda reader, found, depth: _timestamp(found["v"]),
    "datetime64": lambda reader, found, depth: _moment(found["v"]),
    "NaTType": lambda reader, found, depth: _no_value("NaTType"),
    "NAType": lambda reader, found, depth: _no_value("NAType"),
    "decimal": lambda reader, found, depth: _decimal(found["v"]),
    "fraction": lambda reader, found, depth: _fraction(reader.parts(found, depth)),
    "bytes": lambda reader, found, depth: bytes.fromhex(_a(str, found["v"])),
    "range": lambda reader, found, depth: _bounds(range, reader.parts(found, depth)),
    "slice": lambda reader, found, depth: _bounds(slice, reader.parts(found, depth)),
    "scalar": _Rebuilder.scalar,
    "array": _Rebuilder.array,
    "series": _Rebuilder.series,
    "index": _Rebuilder.index,
    "frame": _Rebuilder.frame,
    "PRF": _Rebuilder.prf,
    "Driver": _Rebuilder.driver,
}
