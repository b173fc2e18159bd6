"""Word lists and the patterns made of them: what a file holds, and which word of several is found."""

import re

import pytest

from readout import ROOT
from readout.lexicon import alternatives, columns, entries, initials

LISTS = sorted((ROOT / "readout/lexicons/english").glob("*.txt"))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_says_where_it_comes_from_and_has_nothing_twice(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    found = entries(path.stem)
    assert found and len(found) == len(set(found))
    assert list(found) == [line for line in lines if line and line[0] != "#"]
    assert all(line == line.strip() for line in found)


def test_a_list_may_be_of_another_folder():
    assert entries("topics", "practice/lexicons")
    with pytest.raises(FileNotFoundError):
        entries("topics")


def test_columns_are_the_parts_of_a_line():
    rows = list(columns("countries"))
    assert [";".join(row) for row in rows] == list(entries("countries"))
    (china,) = [row for row in rows if row[0] == "CN"]
    assert china[1].startswith("China/") and china[-1] == "Beijing"


WORDS = ["Upper", "Upper House", "U.S.", "up to", "$", "é", "x+"]


@pytest.mark.parametrize("made", [alternatives, initials])
@pytest.mark.parametrize("word", WORDS)
def test_every_word_is_found_whole_and_as_it_is(made, word):
    pattern = re.compile(made(WORDS))
    assert pattern.fullmatch(word) and pattern.match(f"{word}, and more").group() == word
    assert not pattern.fullmatch(word.replace(".", "x").replace("+", "x") + "x")


@pytest.mark.parametrize("made", [alternatives, initials])
def test_the_longest_is_found_first(made):
    assert re.match(made(["Up", "Upper House", "Upper"]), "Upper House").group() == "Upper House"


def test_initials_may_be_large_or_small_and_blanks_any():
    pattern = re.compile(initials(WORDS))
    assert pattern.fullmatch("upper\nHouse") and pattern.fullmatch("Up\nto")
    assert not pattern.fullmatch("UPPER") and not re.fullmatch(alternatives(WORDS), "upper")
