"""Words from outside are cut, steer no screen, and can be written in UTF-8."""

import pytest

from readout.course.classroom.foreign import in_one_line, shown


def test_what_steers_a_screen_stands_by_its_name():
    told = shown("a\x1b[31mb\x00c\u202ed", 100)
    assert (
        told == "a[U+001B CONTROL CHARACTER][31mb[U+0000 CONTROL CHARACTER]c[U+202E RIGHT-TO-LEFT OVERRIDE]d"
    )


def test_half_a_character_can_be_written():
    assert shown("\ud800", 10).encode("utf-8") == b"\\ud800"


@pytest.mark.parametrize(("text", "told"), [("abcd", "abcd"), ("abcde", "abcd … (1 more characters)")])
def test_it_is_cut(text, told):
    assert shown(text, 4) == told


def test_a_megabyte_is_cut():
    assert len(shown("\x1b" * 1_000_000, 100)) < 4000


def test_line_ends_stay_or_are_replaced():
    assert shown("a\r\nb\rc", 9) == "a\nb\nc"
    assert in_one_line("a \r\n\n b\tc", 9) == "a b c"
    assert in_one_line("a\n\nb", 9, between=" ⏎ ") == "a ⏎ b"
