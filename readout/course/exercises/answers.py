"""What a learner's answer is, whatever form it came in. Used by the checks of the exercises.

Each function takes any object at all and gives a plain value, or raises NotYet with a message for the learner. A right
answer in another form (an array for a list, 3.0 for 3) is a right answer.
"""

from __future__ import annotations

import math
import numbers
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from itertools import islice
from types import CodeType
from typing import Any

_LONGEST = 100_000  # items taken from an answer: enough for any task, and an endless generator ends


class NotYet(Exception):
    """An answer that is not right yet. The message says what is wrong and where to look, never what is right.

    `misconception` is the one it shows, by its number in `exercises/misconceptions.md`.
    """

    def __init__(self, message: str, misconception: str | None = None):
        super().__init__(message)
        self.misconception = misconception


def is_blank(answer: object) -> bool:
    """Whether an answer is still the `...` it was handed out with, or holds one; None counts as such."""
    if answer is None or answer is ...:
        return True
    if type(answer) is list or type(answer) is tuple:
        return any(part is ... for part in answer)
    if type(answer) is dict:
        return any(part is ... for part in answer.values())
    code = getattr(answer, "__code__", None)
    return isinstance(code, CodeType) and _has_gap(code)


def _has_gap(constant: object) -> bool:
    """Whether a constant of a program is the `...` or holds it."""
    if isinstance(constant, CodeType):
        return any(map(_has_gap, constant.co_consts))
    if isinstance(constant, slice):  # from Python 3.14 on `text[...:...]` has one constant
        return ... in (constant.start, constant.stop, constant.step)
    if isinstance(constant, tuple | frozenset):
        return any(map(_has_gap, constant))
    return constant is ...


def number(answer: object, unit: str = "") -> float:
    """A single number; `unit` is named in the message where it is none."""
    wanted = f"a number{f' ({unit})' if unit else ''} is asked for"
    value = _single(answer)
    if isinstance(value, str):
        raise NotYet(f"Your answer is text; {wanted}. Leave the quotation marks out.")
    if isinstance(value, Decimal):
        value = float(value)
    if isinstance(value, bool) or not isinstance(value, numbers.Real):
        raise NotYet(f"Your answer is {described(answer)}; {wanted}.")
    if math.isnan(value):
        raise NotYet(
            "Your answer is NaN, which means that a missing value went into it. Look at the rows you used."
        )
    return float(value)


def count(answer: object) -> int:
    """A whole number."""
    value = number(answer)
    if value != round(value) if math.isfinite(value) else True:
        raise NotYet("Your answer has a fraction; things are counted in whole numbers.")
    return round(value)


def truth(answer: object) -> bool:
    """True or False."""
    value = _single(answer)
    if isinstance(value, str) and value.strip().lower() in ("true", "false"):
        raise NotYet("Your answer is text; write True or False without quotation marks.")
    if not isinstance(value, bool):
        raise NotYet(f"Your answer is {described(answer)}; True or False is asked for.")
    return value


def text(answer: object) -> str:
    """A piece of text, with single spaces between its words and none around it."""
    value = _single(answer)
    if not isinstance(value, str):
        raise NotYet(f"Your answer is {described(answer)}; a piece of text is asked for, in quotation marks.")
    return " ".join(value.split())


def sequence(answer: object, of: str = "values") -> list[Any]:
    """Several values: a list, tuple, set, array, Series, Index or anything else that can be gone through once."""
    if isinstance(answer, (str, bytes)):
        raise NotYet(f"Your answer is one piece of text; a list of {of} is asked for.")
    if isinstance(answer, Mapping):
        raise NotYet(f"Your answer is a dict; a list of {of} is asked for.")
    if not isinstance(answer, Iterable) or hasattr(answer, "columns"):
        raise NotYet(f"Your answer is {described(answer)}; a list of {of} is asked for.")
    values = list(islice(answer, _LONGEST))
    return [_unwrapped(value) for value in values]


def mapping(answer: object, of: str = "names and values") -> dict[Any, Any]:
    """Values by name: a dict, or a Series with its index."""
    if hasattr(answer, "to_dict") and not hasattr(answer, "columns"):
        answer = answer.to_dict()
    if not isinstance(answer, Mapping):
        raise NotYet(f"Your answer is {described(answer)}; a dict of {of} is asked for.")
    return {_unwrapped(key): _unwrapped(value) for key, value in islice(answer.items(), _LONGEST)}


def span(answer: object) -> tuple[int, int]:
    """A start and an end: a pair of whole numbers, or an object that has both."""
    if isinstance(answer, Mapping) and {"start", "end"} <= set(answer):
        answer = (answer["start"], answer["end"])
    elif hasattr(answer, "start") and hasattr(answer, "end") and not callable(answer.start):
        answer = (answer.start, answer.end)
    pair = sequence(answer, "two numbers, start and end")
    if len(pair) != 2:
        raise NotYet(f"A start and an end are asked for; your answer has {len(pair)} of them.")
    return count(pair[0]), count(pair[1])


def function(answer: object) -> Callable[..., Any]:
    """A function that can be called."""
    if not callable(answer) or isinstance(answer, type):
        raise NotYet(
            f"Your answer is {described(answer)}; a function is asked for. Give its name without brackets."
        )
    return answer


def call(asked: Callable[..., Any], *arguments: Any) -> Any:
    """What a learner's function returns; whatever it raises is told to the learner."""
    try:
        found = asked(*arguments)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # whatever a learner's code may raise, the notebook goes on
        shown = ", ".join(_cut(repr(argument)) for argument in arguments)
        raise NotYet(
            f"Your function stopped with {type(error).__name__} ({_cut(str(error))}) when it was given {shown}."
        ) from None
    if found is None:
        raise NotYet("Your function returns nothing (None). Does it end with `return`?")
    return found


def gives_none(asked: Callable[..., Any], *arguments: Any) -> bool:
    """Whether a learner's function returns None, or NaN, which says the same, where that is the honest answer."""
    try:
        found = asked(*arguments)
        return found is None or bool(found != found)
    except KeyboardInterrupt:
        raise
    except BaseException:
        return False


def described(answer: object) -> str:
    """An answer in a few words, such as "a list" or "the text 'abc'", for a message."""
    kind = type(answer).__name__
    if isinstance(answer, (bool, int, float, str)) and len(repr(answer)) <= 40:
        return f"{answer!r}"
    return f"{'an' if kind[:1].lower() in 'aeiou' else 'a'} {kind}"


def _single(answer: object) -> Any:
    """The value itself where one value came wrapped: in an array, a Series, a list of one."""
    for _ in range(3):
        if isinstance(answer, (str, bytes, bool, numbers.Real)):
            return answer
        if hasattr(answer, "item") and getattr(answer, "size", 1) == 1:
            answer = answer.item()
        elif isinstance(answer, (list, tuple)) and len(answer) == 1:
            answer = answer[0]
        else:
            break
    return _unwrapped(answer)


def _unwrapped(value: Any) -> Any:
    """A NumPy or pandas scalar as Python's own."""
    if type(value).__module__.split(".")[0] == "numpy" and getattr(value, "ndim", 1) == 0:
        return value.item()
    return value


def _cut(shown: str) -> str:
    shown = " ".join(shown.split())
    return shown if len(shown) <= 60 else shown[:57] + "..."
