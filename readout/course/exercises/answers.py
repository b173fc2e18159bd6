"""What a learner's answer is, whatever form it came in. Used by the checks of the exercises.

Each function takes any object at all and gives a plain value, or raises NotYet with a message for the learner. A right
answer in another form (an array for a list, 3.0 for 3) is a right answer.
"""

from __future__ import annotations

import ast
import datetime as dt
import math
import numbers
import re
from collections.abc import Callable, Iterable, Mapping, Set
from decimal import Decimal
from functools import cache
from itertools import islice
from types import CodeType
from typing import Any

from readout.lexicon import entries

_LONGEST = 100_000  # items taken from an answer: enough for any task, and an endless generator ends
_LONGEST_PROGRAM = 200
_WRITTEN_NUMBER = re.compile(
    r"([+-]?(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,18})?(?:\.\d{0,18})?(?:[eE][+-]?\d{1,3})?)\s{0,3}(%|percent|per cent)?"
)
_WRITTEN_PLACE = re.compile(r"[\[(]?\s{0,3}(\d{1,9})\s{0,3}(?:[-–—,:;]|to)\s{0,3}(\d{1,9})\s{0,3}[\])]?")
_PRINTED_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "−": "-"})
# Each way to write a day; where the figures can be read in two ways, both are readings of the answer.
_DAY_FORMS = (
    *("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y"),
    *("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%Y %B %d", "%Y %b %d", "%d-%b-%Y"),
)


class NotYet(Exception):
    """An answer that is not right yet. The message says what is wrong and where to look, never what is right.

    `misconception` is the one it shows, by its number in `exercises/misconceptions.md`. `about`, where it is not empty,
    holds the value that the message calls "Your answer": the answer, or one of its parts.
    """

    def __init__(self, message: str, misconception: str | None = None, about: tuple[object, ...] = ()):
        super().__init__(message)
        self.misconception = misconception
        self.about = about


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


def is_program(words: str) -> bool:
    """Whether a text is a piece of Python that was to be worked out: a call, a place in square brackets, a part.

    A word, a name or a day is none: "Lorvan", "U.S", "2023-12-20".
    """
    try:
        nodes = list(ast.walk(ast.parse(words[:_LONGEST_PROGRAM].strip(), mode="eval")))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return any(
        isinstance(node, ast.Call | ast.Subscript)
        or (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and words == words.lower())
        for node in nodes
    )


def number(answer: object, unit: str = "") -> float:
    """A single number; `unit` is named in the message where it is none."""
    wanted = f"a number{f' ({unit})' if unit else ''} is asked for"
    value = _single(answer)
    if isinstance(value, str):
        value = _written_number(value, unit)
        if value is None:
            raise _unlike(answer, f"{wanted}. Write figures alone, without quotation marks", "text")
    if isinstance(value, Decimal):
        value = float(value)
    if _is_comma_for_point(value):
        raise _unlike(answer, f"{wanted}. Decimals take a point, not a comma")
    if isinstance(value, bool) or not isinstance(value, numbers.Real):
        raise _unlike(answer, wanted)
    if math.isnan(value):
        raise NotYet(
            "Your answer is NaN, which means that a missing value went into it. Look at the rows you used.",
            about=(answer,),
        )
    return float(value)


def _unlike(answer: object, wanted: str, what: str = "") -> NotYet:
    """That an answer, or a part of one, is of another kind than is `wanted`; `what` says of which."""
    return NotYet(f"Your answer is {what or described(answer)}; {wanted}.", about=(answer,))


def _is_comma_for_point(value: object) -> bool:
    """Whether a value is what Python makes of "-0,3": two whole numbers, the second without a sign."""
    two = isinstance(value, tuple) and len(value) == 2 and all(type(part) is int for part in value)
    return two and value[1] >= 0  # type: ignore[index]


def _written_number(words: str, unit: str) -> float | None:
    """The number that a text is, or None. A percent sign makes a share of it, unless percent are what is asked for."""
    found = _WRITTEN_NUMBER.fullmatch(words.translate(_PRINTED_MARKS).strip())
    if found is None or not any(letter.isdigit() for letter in found[1]):
        return None
    value = float(found[1].replace(",", ""))
    return value / 100 if found[2] and unit != "percent" else value


def count(answer: object) -> int:
    """A whole number; "none" is 0."""
    value = 0.0 if isinstance(answer, str) and plain(answer) == "none" else number(answer)
    if value != round(value) if math.isfinite(value) else True:
        raise NotYet("Your answer has a fraction; things are counted in whole numbers.", about=(answer,))
    return round(value)


def truth(answer: object) -> bool:
    """True or False."""
    value = _single(answer)
    if isinstance(value, str) and value.strip().lower() in ("true", "false"):
        raise _unlike(answer, "write True or False without quotation marks", "text")
    if not isinstance(value, bool):
        raise _unlike(answer, "True or False is asked for")
    return value


def text(answer: object) -> str:
    """A piece of text, with single spaces between its words, none around it, and straight quotation marks."""
    value = _single(answer)
    if isinstance(value, bytes):
        raise _unlike(answer, "a piece of text is asked for. Leave out the b before the marks", "bytes")
    if not isinstance(value, str):
        raise _unlike(answer, "a piece of text is asked for, in quotation marks")
    return " ".join(value.translate(_PRINTED_MARKS).split())


def plain(answer: object) -> str:
    """A word or a name in small letters, without quotation marks or stops around it."""
    return text(answer).casefold().strip(" .,;:!\"'`")


def label(answer: object) -> str:
    """A word or two to choose among others, in small letters; `not_checkable` is two words."""
    return re.sub(r"[\s_-]+", " ", plain(answer))


@cache
def _titles() -> frozenset[str]:
    """All titles, honorifics and offices, in small letters and without their stops."""
    kinds = ("titles", "honorifics", "offices")
    return frozenset(title.casefold().rstrip(".") for kind in kinds for title in entries(kind))


def untitled(name: str) -> str:
    """A name without the titles, offices and "the" that stand before it, and without a possessive behind it."""
    titles = _titles()
    longest = max(title.count(" ") + 1 for title in titles)
    words = re.sub(r"'s$", "", name.translate(_PRINTED_MARKS)).split()
    at = 0
    while at < len(words) - 1:
        reach = (
            n
            for n in range(min(at + longest, len(words) - 1), at, -1)
            if " ".join(words[at:n]).casefold().rstrip(".") in titles
        )
        step = next(reach, 0) or (at + 1 if words[at].casefold() == "the" else 0)
        if not step:
            break
        at = step
    return " ".join(words[at:])


def days(answer: object) -> set[dt.date]:
    """The days that an answer may mean: one, or two where its figures can be read in two ways; empty where it is none."""
    value = _single(answer)
    if hasattr(value, "astype"):  # a datetime64, of whatever unit
        value = value.astype("datetime64[D]").item()
    if isinstance(value, dt.datetime):
        value = value.date()
    if isinstance(value, dt.date):
        return {value}
    if not isinstance(value, str):
        return set()
    words = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|,|\bof\b|\bthe\b", " ", text(value), flags=re.IGNORECASE)
    words = re.sub(
        r"^[A-Za-z]{3,6}day\b|T?\s?\d\d:\d\d(?::\d\d)?(?:\.0{1,9})?Z?$", "", words.strip().rstrip(".")
    )
    words = re.sub(r"\b([A-Za-z]{3})\.|\b(Sep)t\b\.?", r"\1\2", words)
    return {day for form in _DAY_FORMS if (day := _day_as(" ".join(words.split()), form))}


def _day_as(words: str, form: str) -> dt.date | None:
    try:
        return dt.datetime.strptime(words, form).date()
    except ValueError:
        return None


def ordered(answer: object) -> list[int]:
    """The numbers of lines in the order they were given in; "4 2 5 1 3" and "42513" will do. A set has none."""
    if isinstance(answer, (Set, Mapping)):
        raise NotYet(
            "A set has no order of its own: yours is lost. Write a list, with square brackets.", "M112"
        )
    if isinstance(answer, str) and re.fullmatch(r"[\s\d,;()\[\]-]*", answer[:_LONGEST]):
        written = answer.strip()
        one_by_one = written.isdecimal() and len(written) < 10
        answer = [
            int(figures) for figures in re.findall(r"\d" if one_by_one else r"\d{1,6}", answer[:_LONGEST])
        ]
    return [count(value) for value in sequence(answer, "line numbers")]


def sequence(answer: object, of: str = "values") -> list[Any]:
    """Several values: a list, tuple, set, array, Series, Index or anything else that can be gone through once."""
    if isinstance(answer, (str, bytes)):
        raise _unlike(answer, f"a list of {of} is asked for", "one piece of text")
    if isinstance(answer, Mapping):
        raise _unlike(answer, f"a list of {of} is asked for", "a dict")
    if not isinstance(answer, Iterable) or hasattr(answer, "columns"):
        raise _unlike(answer, f"a list of {of} is asked for")
    values = list(islice(answer, _LONGEST))
    return [_unwrapped(value) for value in values]


def mapping(answer: object, of: str = "names and values") -> dict[Any, Any]:
    """Values by name: a dict, or a Series with its index."""
    if hasattr(answer, "to_dict") and not hasattr(answer, "columns"):
        answer = answer.to_dict()
    if not isinstance(answer, Mapping):
        raise _unlike(answer, f"a dict of {of} is asked for")
    return {_unwrapped(key): _unwrapped(value) for key, value in islice(answer.items(), _LONGEST)}


def named(answer: object, of: str = "names and values") -> dict[str, Any]:
    """Values by name, the names in small letters."""
    return {plain(key): value for key, value in mapping(answer, of).items()}


def span(answer: Any) -> tuple[int, int]:
    """A start and an end: a pair of whole numbers, "99-328", a slice, or an object that has both."""
    if isinstance(answer, str) and (written := _WRITTEN_PLACE.fullmatch(answer.strip())):
        return int(written[1]), int(written[2])
    if isinstance(answer, (range, slice)):
        answer = (answer.start, answer.stop)
    elif hasattr(answer, "to_dict") and not hasattr(answer, "columns"):
        answer = answer.to_dict()  # a row of a table
        answer = answer if {"start", "end"} <= set(answer) else list(answer.values())
    if isinstance(answer, Mapping) and {"start", "end"} <= set(answer):
        answer = (answer["start"], answer["end"])
    elif hasattr(answer, "start") and hasattr(answer, "end") and not callable(answer.start):
        answer = (answer.start, answer.end)
    pair = sequence(answer, "two numbers (start and end)")
    if len(pair) != 2:
        raise NotYet(f"A start and an end are asked for; your answer has {len(pair)} of them.")
    return count(pair[0]), count(pair[1])


def spans(answer: Any) -> list[tuple[int, int]]:
    """Several starts and ends; where there is one, the pair will do for the list of one pair."""
    if hasattr(answer, "columns") and {"start", "end"} <= set(answer.columns):
        answer = list(zip(answer["start"], answer["end"], strict=True))
    if isinstance(answer, Mapping) or hasattr(answer, "start") or isinstance(answer, str):
        answer = [answer]
    values = sequence(answer, "pairs of start and end")
    if len(values) == 2 and all(isinstance(value, numbers.Real) for value in values):
        values = [tuple(values)]
    if any(isinstance(value, str) and not _WRITTEN_PLACE.fullmatch(value.strip()) for value in values):
        raise NotYet("Those are words or kinds. Give the places: pairs of start and end.", "M108")
    return [span(value) for value in values]


def function(answer: object) -> Callable[..., Any]:
    """A function that can be called."""
    if not callable(answer) or isinstance(answer, type):
        raise _unlike(answer, "a function is asked for. Give its name without brackets")
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
            f"{_advice(asked, error)}"
        ) from None
    if found is None:
        raise NotYet("Your function returns nothing (None). Does it end with `return`?")
    return found


def _advice(asked: Callable[..., Any], error: BaseException) -> str:
    """What a function's error mostly comes from, where a beginner's slip makes just this one; else nothing."""
    code = getattr(asked, "__code__", None)
    key = error.args[0] if isinstance(error, KeyError) and error.args else None
    if isinstance(key, str) and code and key in code.co_varnames:
        return f" In quotation marks `{key}` is a word; without them it is what the name stands for."
    if isinstance(error, NameError):
        return " Is the name misspelt, or a text without its quotation marks?"
    if "'in <string>' requires string" in str(error):
        return " What is looked for in a text has to be a text, too."
    if re.search(r"'(?:builtin_function_or_)?(?:method|function)'|function_or_method'", str(error)):
        return " Round brackets are missing: a function such as `split` works only as `split()`."
    return ""


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
    kind = "function" if callable(answer) else type(answer).__name__
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
