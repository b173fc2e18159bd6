"""What comes out of the box: every kind of answer there and back, and of bytes of whatever kind a value or one error."""

import datetime as dt
import json
import math
import random
from collections import Counter, OrderedDict, deque
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.course.classroom import values
from readout.course.classroom.inside.encoding import MOST_BYTES, MOST_DIGITS, TooLarge, encoded
from readout.course.classroom.values import Malformed, line, value
from readout.course.exercises.answers import described, is_blank
from readout.gold import PRF
from readout.words import Driver

FUNCTIONS = []


def keep(function):
    FUNCTIONS.append(function)
    return len(FUNCTIONS) - 1


def crossed(answer):
    """An answer after its way through the pipe."""
    return value(line(f'{{"v":{encoded(answer, keep)}}}'.encode())["v"], lambda number: FUNCTIONS[number])


SAME = (
    *(None, True, False, 0, -7, 10**300, 1.5, -0.0, 1e300, "", "é \u202e\n\x1b", b"\x00\xff", ...),
    *(
        [],
        [1, [2, ["a"]]],
        (),
        (1,),
        (1, ("a", None)),
        {1, 2},
        frozenset({"a"}),
        {},
        {"a": [1], 2: ("b",), (1, 2): None},
    ),
    *(dt.date(2031, 5, 3), dt.datetime(2031, 5, 3, 1, 2, 3, 4), Decimal("-1.50"), Fraction(1, 3)),
    *(range(1, 9, 2), slice(3, 5), slice(None, "a", None), int, ValueError),
    *(
        np.int8(3),
        np.float32(0.5),
        np.bool_(True),
        np.str_("a"),
        pd.Timestamp("2031-05-03T01:02:03"),
        PRF(1, 2, 3),
    ),
    *(np.datetime64("2031-05-03"), Driver("a b", 0.5, None, 0.25, True)),
)


@pytest.mark.parametrize("answer", SAME, ids=repr)
def test_a_value_comes_out_as_it_is(answer):
    found = crossed(answer)
    assert found == answer
    assert type(found) is type(answer) or isinstance(answer, np.datetime64)


@pytest.mark.parametrize(
    "answer", [math.nan, math.inf, -math.inf, np.float64("nan"), Decimal("NaN")], ids=repr
)
def test_numbers_that_are_none_come_out(answer):
    assert str(crossed(answer)) == str(answer)


ARRAYS = (
    np.array([1, 2], dtype="int8"),
    np.array([[1.5, math.nan]]),
    np.array([]).reshape(0, 2),
    np.array(["a", "bc"]),
    np.array([1, "a", None], dtype=object),
    np.array([True]),
    np.array(7),
)


@pytest.mark.parametrize("answer", ARRAYS, ids=repr)
def test_an_array_comes_out(answer):
    found = crossed(answer)
    np.testing.assert_array_equal(found, answer)
    assert found.shape == answer.shape and found.dtype.kind == answer.dtype.kind


TABLES = (
    pd.Series([1, 2], index=["start", "end"]),
    pd.Series(["a", None]),
    pd.Series([1.5, math.nan], name="x"),
    pd.Series(["a"], dtype="category").astype(str),
    pd.Index([3, 4]),
    pd.DataFrame({"a": [1, 2], "b": ["x", "y"]}, index=[7, 8]),
    pd.DataFrame(columns=["start", "end"]),
)


WITHOUT_TYPES = {
    pd.DataFrame: {"check_dtype": False, "check_index_type": False, "check_column_type": False},
    pd.Series: {"check_dtype": False, "check_index_type": False},
}


@pytest.mark.parametrize("answer", TABLES, ids=lambda table: type(table).__name__)
def test_a_table_comes_out(answer):
    found = crossed(answer)
    assert type(found) is type(answer)
    same = {pd.DataFrame: pd.testing.assert_frame_equal, pd.Series: pd.testing.assert_series_equal}
    same.get(type(answer), pd.testing.assert_index_equal)(
        found, answer, **WITHOUT_TYPES.get(type(answer), {})
    )


class _Number(int):
    def __eq__(self, other):
        return True

    def __repr__(self):
        raise RuntimeError

    __hash__ = int.__hash__


class _Text(str):
    def __eq__(self, other):
        return True

    __hash__ = str.__hash__


class _Hostile:
    def __getattr__(self, name):
        raise RuntimeError(name)

    def __eq__(self, other):
        return True

    __hash__ = None


SUBCLASSES = (
    (_Number(3), 3),
    (_Text("zq"), "zq"),
    ([_Text("a")], ["a"]),
    (OrderedDict(a=1), {"a": 1}),
    (Counter("aa"), {"a": 2}),
)


@pytest.mark.parametrize(("answer", "plain"), SUBCLASSES, ids=range(5))
def test_of_a_subclass_the_value_alone_comes_out(answer, plain):
    found = crossed(answer)
    assert found == plain and found != "another"
    assert isinstance(found, type(plain))


def test_what_is_no_plain_value_has_a_name_and_no_more():
    found = crossed(_Hostile())
    assert described(found) == "a _Hostile" and found != 1 and vars(found) == {}
    place = crossed(SimpleNamespace(start=1, end=np.int64(4), secret="x", read=print))
    assert (place.start, place.end) == (1, 4) and not hasattr(place, "secret")
    assert (
        list(crossed(deque([1, 2])))
        == list(crossed(n for n in (1, 2)))
        == list(crossed({1: 0, 2: 0}.keys()))
        == [1, 2]
    )
    assert described(crossed(x for x in "a")) == "a generator"


def test_a_function_is_asked_for_by_its_number_and_its_gap_is_seen():
    def gap(x):
        return x + ...

    assert crossed(len) is len and not is_blank(crossed(lambda x: x)) and is_blank(crossed(gap))


@pytest.mark.parametrize(
    "answer", ["x" * (MOST_BYTES + 1), [0] * 10**6, np.zeros(10**6), pd.Series(np.zeros(10**6)), [["é" * 50_000]]], ids=range(5)
)  # fmt: skip
def test_what_is_too_large_is_said_to_be(answer):
    with pytest.raises(TooLarge):
        encoded(answer, keep)


def test_what_is_too_deep_or_endless_ends():
    ring = []
    ring.append(ring)
    with pytest.raises(TooLarge, match="deeper"):
        encoded(ring, keep)
    assert len(list(crossed(iter(int, 1)))) < 10**5
    assert crossed(10**5000) == 10 ** (MOST_DIGITS - 1)


BROKEN = (
    *(b"", b"\xff", b"[]", b"NaN", b'"a"', b"{", b"null", b'{"a": NaN}', b'{"a": 1, "a": 2}', b"[" * 50_000),
    *(b'{"a":' * 50_000, b"9" * 5_000, b'{"a": ' + b"9" * 5_000 + b"}", b'{"a": "' + b"x" * 10**6 + b'"}'),
)


@pytest.mark.parametrize("data", BROKEN, ids=range(len(BROKEN)))
def test_bytes_that_are_no_line_are_refused(data):
    with pytest.raises(Malformed):
        line(data)


FORGED = (
    {},
    {"t": "secret"},
    {"t": ["set"]},
    {"t": "set", "v": [[1]]},
    {"t": "set", "v": list(range(5000))},
    {"t": "dict", "v": [1]},
    {"t": "dict", "v": [[[1], 2]]},
    {"t": "function", "v": "len"},
    {"t": "function", "v": -1},
    {"t": "function", "v": True},
    {"t": "array", "d": "O", "s": [10**9, 10**9], "v": []},
    {"t": "array", "d": "U", "s": [9001], "v": ["x" * 50_000, *[""] * 9000]},
    {"t": "array", "d": "float64", "s": [-1], "v": [1]},
    {"t": "array", "d": "V8", "s": [1], "v": [1]},
    {"t": "array", "d": "int8", "s": [1], "v": [10**9]},
    {"t": "scalar", "d": "object", "v": 1},
    {"t": "scalar", "d": "int64", "v": "1"},
    {"t": "date", "v": "2031-13-03"},
    {"t": "date", "v": 5},
    {"t": "datetime", "v": "now"},
    {"t": "timestamp", "v": "9999-99-99"},
    {"t": "datetime64", "v": "now"},
    {"t": "decimal", "v": "1E+9999"},
    {"t": "decimal", "v": "1" * 500},
    {"t": "fraction", "v": [1, 0]},
    {"t": "fraction", "v": [1.5, 2]},
    {"t": "bytes", "v": "zz"},
    {"t": "range", "v": [1, 2, 0]},
    {"t": "slice", "v": [[], [], []]},
    {"t": "float", "v": "1"},
    {"t": "PRF", "v": ["a", 1, 2]},
    {"t": "Driver", "v": [1]},
    {"t": "Verdict", "v": {}},
    {"t": "frame", "c": ["a"], "v": [], "i": []},
    {"t": "frame", "c": ["a"], "v": [[1, 2]], "i": [1]},
    {"t": "series", "n": None, "v": {"t": "array", "d": "int8", "s": [1, 1], "v": [1]}, "i": [0]},
    {"t": "series", "n": None, "v": 5, "i": [0]},
    [[[]] * 300] * 1000,
)


@pytest.mark.parametrize("found", FORGED, ids=lambda found: json.dumps(found)[:50])
def test_what_is_not_in_the_set_is_refused(found):
    with pytest.raises(Malformed):
        value(found, lambda number: print)


@pytest.mark.parametrize("name", ["NotYet", "x y", "", "a" * 61, "<b>", 5, None, "__import__"])
def test_a_name_is_a_name_and_looks_nothing_up(name):
    found = value({"t": "type", "v": name}, lambda number: print)
    assert isinstance(found, type) and found is not __import__
    assert not isinstance(value({"t": "object", "n": name, "v": [["__class__", 1]]}, print), (int, str))


@pytest.mark.parametrize("key", ["00.1", "capstone.6"])
def test_a_key_is_one(key):
    assert values.named_key(key) == key
    assert values.named_key(f"{key}\n") == values.named_key([key]) == values.named_key("../x") == ""


PARTS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(st.text(), inner)
        | st.fixed_dictionaries(
            {"t": st.sampled_from(sorted(values._READ_AS))},
            optional={
                **dict.fromkeys("vcin", inner),
                "s": st.lists(st.integers(-1, 3), max_size=2),
                "d": st.sampled_from(["int8", "float64", "U", "O", "M", "x"]),
                "g": st.booleans(),
            },
        )
    ),
    max_leaves=20,
)


@given(PARTS)
@settings(max_examples=300)
def test_whatever_is_forged_gives_a_value_or_the_one_error(found):
    try:
        value(line(json.dumps({"v": found}).encode())["v"], lambda number: print)
    except Malformed as error:
        assert "\n" not in str(error)


def test_bytes_changed_at_random_give_a_value_or_the_one_error():
    dice = random.Random(22)
    whole = [f'{{"v":{encoded(answer, keep)}}}'.encode() for answer in (*SAME, *ARRAYS, *TABLES)]
    refused = 0
    for _ in range(5000):
        data = bytearray(dice.choice(whole))
        for _ in range(dice.randint(1, 4)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        try:
            value(line(bytes(data)).get("v"), lambda number: print)
        except Malformed:
            refused += 1
    assert 1000 < refused < 5000


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-(10**390), 10**390)
        | st.floats(allow_nan=False)
        | st.text(st.characters(exclude_categories=["Cs"])),
        lambda inner: (
            st.lists(inner)
            | st.tuples(inner)
            | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner)
        ),
        max_leaves=30,
    )
)
@settings(max_examples=100)
def test_every_plain_value_comes_out_as_it_is(answer):
    assert crossed(answer) == answer
