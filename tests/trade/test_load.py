"""A pair is found in either order, a missing one goes on without tables, and files are read once until they change."""

import os
import shutil

import pandas as pd
import pytest

from readout import trade
from readout.errors import InputError
from readout.trade import load

from .given import BOOK, DATA, drawings


def test_a_pair_is_found_in_either_order():
    assert trade.load_trade("ru-cn", DATA).pair == "CN-RU" == BOOK.pair
    assert (BOOK.reporter, BOOK.partner) == ("China", "Russia")


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        ("LI-KE", "Liechtenstein and Kenya"),
        ("", "no two countries"),
        ("XX-YY", "not a pair"),
        ("CN", "not a pair"),
    ],
)
def test_a_pair_without_a_folder_is_said(pair, words):
    book = trade.load_trade(pair, DATA)
    assert not book.available and words in book.reason


def test_another_pair_is_another_folder(tmp_path):
    (tmp_path / "KZ-UZ").mkdir()
    for path in (DATA / "CN-RU").iterdir():
        (tmp_path / "KZ-UZ" / path.name).write_bytes(path.read_bytes())
    book = trade.load_trade("UZ-KZ", tmp_path)
    assert (book.reporter, book.partner) == ("Kazakhstan", "Uzbekistan")
    assert "Kazakhstan–Uzbekistan" in drawings(book)["run"].title
    assert isinstance(book.annual, pd.DataFrame)


def copied(folder, name="CN-RU"):
    """A copy of a pair's folder, last changed an hour ago."""
    place = folder / name
    shutil.copytree(DATA / "CN-RU", place)
    settle(place)
    return place


def settle(place):
    """Make the files of a folder an hour older, so that they count as settled."""
    for path in place.iterdir():
        state = path.stat()
        os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns - 3600 * 10**9))


def test_a_pair_is_read_once(tmp_path, monkeypatch):
    place = copied(tmp_path)
    first = trade.load_trade("CN-RU", tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(load, "rows_of", None)  # whatever is read anew fails
    for pair, folder in (("RU-CN", tmp_path), ("CN-RU", "."), ("cn-ru", place / "..")):
        again = trade.load_trade(pair, folder)
        assert (again.pair, again.sha256) == (first.pair, first.sha256)


@pytest.mark.parametrize("kept", ["size", "time", "neither"])
def test_a_changed_file_is_read_anew(tmp_path, kept):
    place = copied(tmp_path)
    path = place / "annual.csv"
    before, state = trade.load_trade("CN-RU", tmp_path), path.stat()
    text = path.read_text(encoding="utf-8")
    new = text.replace("240.11,", "240.12,") if kept == "size" else text.replace("240.11,", "240.118,")
    path.write_text(new, encoding="utf-8", newline="")
    if kept == "time":
        os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    after = trade.load_trade("CN-RU", tmp_path)
    assert trade.amount(before, "total", (2023,)).value == 240.11
    assert trade.amount(after, "total", (2023,)).value == (240.12 if kept == "size" else 240.118)
    assert after.sha256["annual"] != before.sha256["annual"]


def test_a_file_written_a_moment_ago_is_read_anew(tmp_path, monkeypatch):
    """Two changes within one tick of the disk's clock leave the same time, and may leave the same size."""
    place = copied(tmp_path)
    (place / "annual.csv").touch()
    trade.load_trade("CN-RU", tmp_path)
    monkeypatch.setattr(load, "rows_of", lambda *_: pytest.fail("read anew"))
    with pytest.raises(pytest.fail.Exception, match="read anew"):
        trade.load_trade("CN-RU", tmp_path)


def test_what_an_editor_leaves_beside_the_tables_is_not_looked_at(tmp_path):
    place = copied(tmp_path)
    (place / ".#annual.csv").symlink_to("nobody@nowhere.1:2")
    assert trade.load_trade("CN-RU", tmp_path).available


def test_a_broken_table_is_refused_every_time(tmp_path):
    place = copied(tmp_path)
    whole = trade.load_trade("CN-RU", tmp_path)
    path = place / "world.csv"
    good = path.read_bytes()
    path.write_bytes(good.replace(b",", b";"))
    settle(place)
    for _ in range(3):
        with pytest.raises(InputError, match="semicolons"):
            trade.load_trade("CN-RU", tmp_path)
    path.write_bytes(good)
    assert trade.load_trade("CN-RU", tmp_path).sha256 == whole.sha256
    (place / "datapackage.json").unlink()
    with pytest.raises(InputError, match="missing"):
        trade.load_trade("CN-RU", tmp_path)


def test_what_is_done_to_a_table_is_not_done_to_everybodys():
    book = trade.load_trade("CN-RU", DATA)
    book.annual["total"] = 0.0
    book.annual.loc[0, "exports"] = -1.0
    book.rows("annual")[0]["imports"] = -1.0
    assert book.annual["total"].eq(0).all() and book.rows("annual")[0]["imports"] == -1
    again = trade.load_trade("CN-RU", DATA)
    assert again.annual.equals(BOOK.annual) and again.rows("annual") == BOOK.rows("annual")


def test_rows_and_columns_say_the_same():
    for name in BOOK.sha256:
        rows, table = BOOK.rows(name), getattr(BOOK, name)
        assert list(table.columns) == list(rows[0]) and len(table) == len(rows) == len(BOOK.tables[name])
        assert [*BOOK.tables[name]] == rows and BOOK.tables[name][-1] == rows[-1]
        for column in table:
            values = table[column].astype(object)
            assert values.where(values.notna(), None).tolist() == [row[column] for row in rows]


def test_one_folder_under_two_names_is_two_pairs(tmp_path):
    place = copied(tmp_path)
    try:
        (tmp_path / "KZ-UZ").symlink_to(place, target_is_directory=True)
    except OSError as error:  # on some systems only for administrators
        pytest.skip(str(error))
    assert trade.load_trade("CN-RU", tmp_path).partner == "Russia"
    assert trade.load_trade("KZ-UZ", tmp_path).partner == "Uzbekistan"


def test_what_was_fetched_goes_behind_the_folder_that_is_named_and_before_the_world(tmp_path, monkeypatch):
    monkeypatch.setattr(load, "fetched_folder", lambda: tmp_path / "fetched")
    shutil.copytree(DATA / "CN-RU", tmp_path / "fetched" / "IN-RU")
    fetched = trade.load_trade("RU-IN", tmp_path / "none")
    assert fetched.pair == "IN-RU" and fetched.sha256
    assert trade.load_trade("IN-BR", tmp_path / "none").sha256 == {}
    shutil.copytree(DATA / "CN-RU", tmp_path / "named" / "RU-IN")
    assert trade.load_trade("RU-IN", tmp_path / "named").pair == "RU-IN"


def test_a_course_that_was_installed_keeps_what_is_fetched_among_the_users_data(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert load.fetched_folder() == DATA
    monkeypatch.setattr(load, "INSTALLED", True)
    assert load.fetched_folder().parts[-2:] == ("readout", "trade")
