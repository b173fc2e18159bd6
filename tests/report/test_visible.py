"""What no screen shows, and some obey, is shown by its name."""

import unicodedata

import pytest

from readout.report.visible import visible

SHOWN = {
    "\u202e": "[U+202E RIGHT-TO-LEFT OVERRIDE]",
    "\u2066": "[U+2066 LEFT-TO-RIGHT ISOLATE]",
    "\u200f": "[U+200F RIGHT-TO-LEFT MARK]",
    "\u061c": "[U+061C ARABIC LETTER MARK]",
    "\u2029": "[U+2029 PARAGRAPH SEPARATOR]",
    "\x07": "[U+0007 CONTROL CHARACTER]",
    "\x85": "[U+0085 CONTROL CHARACTER]",
    "\x1b[31m": "[U+001B CONTROL CHARACTER][31m",
}


@pytest.mark.parametrize(("text", "shown"), SHOWN.items(), ids=map(ascii, SHOWN))
def test_it_is_shown_by_its_name(text, shown):
    assert visible(f"a{text}b") == f"a{shown}b"


def test_every_control_and_every_mark_of_direction_is():
    steering = [
        letter
        for letter in map(chr, range(0x110000))
        if unicodedata.category(letter) == "Cc"
        or unicodedata.bidirectional(letter) in "LRE RLE LRO RLO PDF LRI RLI FSI PDI".split()
    ]
    left = {letter for letter in steering if visible(letter) == letter}
    assert left == {"\t", "\n", "\r"}


@pytest.mark.parametrize(
    "text", ["Zürich, 東京, القاهرة", "a\tb\nc", "👩\u200d🚀", "می\u200cخواهم", "co\u00adop"]
)
def test_letters_of_any_script_and_what_joins_them_stay(text):
    assert visible(text) == text
