"""A table in CSV is read as Python's csv reads it, and what is none is refused in one line."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.errors import InputError
from readout.sheets import read_sheet

BAD = {
    "semicolons": (b"a;b\n1;2\n", "separated by semicolons; save it with commas"),
    "tabs": (b"a\tb\n1\t2\n", "separated by tabs; save it with commas"),
    "a byte order mark": (
        b"\xef\xbb\xbfa,b\n",
        "begins with a byte order mark; save it as UTF-8 without one",
    ),
    "another encoding": (b"a,b\n\xe4,1\n", "not a table in CSV and UTF-8"),
    "an open quotation": (b'a,b\n"1,2\n', "unexpected end of data.*; restore it"),
}


@pytest.mark.parametrize(("data", "words"), BAD.values(), ids=BAD)
def test_what_is_no_table_is_refused_in_one_line(tmp_path, data, words):
    path = tmp_path / "some.csv"
    path.write_bytes(data)
    with pytest.raises(InputError, match=words) as refusal:
        read_sheet(path, "restore it")
    assert str(refusal.value).startswith(f"{path}: ") and "\n" not in str(refusal.value)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(InputError, match="none.csv: not a table in CSV and UTF-8 .*; save it as such"):
        read_sheet(tmp_path / "none.csv", "save it as such")


def test_a_row_has_the_cells_of_its_header(tmp_path):
    path = tmp_path / "some.csv"
    path.write_bytes(b'\xef\xbb\xbfa,b\n\n1,"2\n3"\n4\n')
    sheet = read_sheet(path, "restore it", "utf-8-sig")
    assert sheet.header == ["a", "b"] and sheet.lines == [(4, ["1", "2\n3"]), (5, ["4"])]
    assert sheet.row(*sheet.lines[0]) == {"a": "1", "b": "2\n3"}
    with pytest.raises(InputError, match="line 5: 1 cells where the header has 2; mend the row"):
        sheet.row(*sheet.lines[1])


@settings(deadline=None)
@given(st.text(st.sampled_from('ab1,,"\n\n\r;\t \u2028\x0b')))
def test_cells_are_those_of_the_csv_module(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(text.encode())
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        expected = [(reader.line_num, cells) for cells in reader if cells]
    except csv.Error as error:
        with pytest.raises(InputError, match=str(error).replace(")", r"\)")):
            read_sheet(path, "restore it")
        return
    try:
        sheet = read_sheet(path, "restore it")
    except InputError as refusal:
        assert "separated by" in str(refusal)
    else:
        assert [cells for _, cells in expected[:1]] == ([sheet.header] if expected else [])
        assert sheet.lines == expected[1:]
