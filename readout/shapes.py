"""What data read from JSON or YAML should look like, and where it does not.

A shape is written as the data are: `{"name": str, "mentions?": [{"start": int}]}` is an object with a text and, if it
has mentions, a list of objects with a whole number each. Other fields may stand beside these. `{"*": str}` is an
object of whatever fields, with a text each. A tuple lists shapes of which any will do, a frozenset the texts that are
allowed. It is checked here, not by a JSON schema: there is no library
for that in a browser, and the first check would wait for it.
"""

from __future__ import annotations

from typing import Any

from readout.errors import quoted

Shape = type | None | dict[str, Any] | list[Any] | tuple[Any, ...] | frozenset[str]

_NAMES: dict[Any, str] = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    dict: "an object",
    list: "a list",
    object: "anything",
    None: "null",
}
# Beyond any number that is counted or paid, and far below what arithmetic breaks at.
_LARGEST_NUMBER = 10**18


def misfit(value: Any, shape: Shape, place: str = "$") -> str:
    """Where and how `value` is not of `shape`, in words with the JSON path; empty where it is.

    `place` is the path of `value` itself. A number is finite and below 1e18.
    """
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            return _belongs(value, place, shape)
        for key, inner in shape.items():
            if key == "*":
                each = (misfit(item, inner, f"{place}.{name}") for name, item in value.items())
                return next(filter(None, each), "")
            name = key.removesuffix("?")
            if name in value:
                if wrong := misfit(value[name], inner, f"{place}.{name}"):
                    return wrong
            elif name == key:
                return f"{place} has no {name!r}"
        return ""
    if isinstance(shape, list):
        if not isinstance(value, list):
            return _belongs(value, place, shape)
        each = (misfit(item, shape[0], f"{place}[{number}]") for number, item in enumerate(value))
        return next(filter(None, each), "")
    if _fits_type(value, shape):
        return ""
    parts = shape if isinstance(shape, tuple) else ()
    alike = next(
        (one for one in parts if isinstance(one, dict | list) and isinstance(value, type(one))), None
    )
    return misfit(value, alike, place) if alike is not None else _belongs(value, place, shape)


def _fits_type(value: Any, shape: Shape) -> bool:
    """Whether a value is of a shape that is neither an object's nor a list's."""
    if isinstance(shape, tuple):
        return not all(misfit(value, one) for one in shape)
    if isinstance(shape, frozenset):
        return isinstance(value, str) and value in shape
    if shape in (int, float):
        kinds = (int,) if shape is int else (int, float)
        return isinstance(value, kinds) and not isinstance(value, bool) and abs(value) < _LARGEST_NUMBER
    return value is None if shape is None else isinstance(value, shape)  # type: ignore[arg-type]


def _belongs(value: Any, place: str, shape: Shape) -> str:
    kind = next(
        (name for kind, name in _NAMES.items() if kind in (dict, list) and isinstance(value, kind)), ""
    )
    there = kind or {"None": "null", "True": "true", "False": "false"}.get(repr(value), quoted(value))
    return f"{place} is {there}, where {_in_words(shape)} belongs"


def _in_words(shape: Shape) -> str:
    if isinstance(shape, tuple):
        return " or ".join(map(_in_words, shape))
    if isinstance(shape, frozenset):
        return f"one of {', '.join(sorted(shape))}"
    return _NAMES[type(shape) if isinstance(shape, dict | list) else shape]
