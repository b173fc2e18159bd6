"""Which language a text is in: its script, and the little words that tell languages of one script apart."""

from __future__ import annotations

import functools
import re
from collections import Counter

from readout.lexicon import entries

ENGLISH = "en"
UNKNOWN = "und"

# The letters of each script, and those alone.
_SCRIPTS = {
    "Latin": "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8\u1e00-\u1eff\uff21-\uff3a\uff41-\uff5a",
    "Cyrillic": "\u0400-\u052f",
    "Arabic": "\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdfb\ufe70-\ufefc",
    "Han": "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
    "Kana": "\u3041-\u3096\u30a1-\u30fa\u31f0-\u31ff\uff66-\uff9d",
    "Hangul": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3",
    "Greek": "\u0370-\u03ff\u1f00-\u1fff",
    "Hebrew": "\u05d0-\u05ea",
    "Devanagari": "\u0900-\u097f",
    "Bengali": "\u0980-\u09ff",
    "Tamil": "\u0b80-\u0bff",
    "Thai": "\u0e01-\u0e4e",
    "Georgian": "\u10a0-\u10ff",
    "Armenian": "\u0531-\u0587",
    "Ethiopic": "\u1200-\u137c",
}
_LETTERS = {script: re.compile(f"[{letters}]") for script, letters in _SCRIPTS.items()}
_NOT_LATIN = re.compile(f"[{''.join(letters for script, letters in _SCRIPTS.items() if script != 'Latin')}]")
_ANY_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# A text of Japanese has kana between its Chinese characters, a text of Chinese none but in a name.
_KANA_OF_JAPANESE = 0.1
# Of another language's little words there are this many different ones at least, and more than twice as many in all as
# of English ones: "Ursula von der Leyen met Javier de la Rosa" is English.
_FEWEST_LITTLE = 3
# Where more of a text's words than this are English little words, no other language has twice as many.
_PLAINLY = 0.2
# A text of so many words in small letters of which hardly one is an English little word is no English.
_LONG, _HARDLY = 60, 0.03


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language that `text` is in; "und" where that is none it knows.

    Most of its letters decide on the script, and most of its little words on the language
    (`lexicons/languages.txt`). English where nothing shows another: a name or a number is none.
    """
    script = _script_of(text)
    words, of_script = _little_words()[script], _languages_of()[script]
    if script == "Latin":
        bare = text.split()
        if sum(map(_little_of_english().__contains__, bare)) > _PLAINLY * len(bare):
            return ENGLISH
    if len(of_script) == 1:
        return of_script[0]
    # In small letters: in "La Paz" and "Baltimore, MD" no little word stands.
    small = text.lower() if text.isupper() else text
    found = [word for word in _ANY_WORD.findall(small) if word == word.lower()]
    counts = Counter(code for word in found for code in words.get(word, ()))
    best = max(of_script, key=lambda code: counts[code])  # the first of the list where several have as many
    if script != "Latin":
        return best
    different = sum(best in words.get(word, ()) for word in set(found))
    if different >= _FEWEST_LITTLE and counts[best] > 2 * counts[ENGLISH]:
        return best
    return UNKNOWN if len(found) >= _LONG and counts[ENGLISH] < _HARDLY * len(found) else ENGLISH


def why_unreadable(code: str) -> str:
    """Why nothing is read from a text in the language `code`, as it is said to whoever reads it."""
    name = _language_names().get(code)
    return f"in {name or 'a language that Readout does not know'}; Readout reads English alone"


def _script_of(text: str) -> str:
    """The script of most letters; Latin where half of them or less are of another."""
    if text.isascii() or not _NOT_LATIN.search(text):
        return "Latin"
    letters = {script: len(pattern.findall(text)) for script, pattern in _LETTERS.items()}
    east = letters["Han"] + letters["Kana"]
    japanese = letters["Kana"] > _KANA_OF_JAPANESE * east
    letters |= {"Han": 0 if japanese else east, "Kana": east if japanese else 0}
    script = max(letters, key=lambda script: letters[script])
    return "Latin" if 2 * letters["Latin"] > sum(letters.values()) else script


@functools.cache
def _rows() -> tuple[tuple[str, str, str, tuple[str, ...]], ...]:
    """The languages: code, name, script and little words."""
    rows = (line.split(";") for line in entries("languages", "lexicons"))
    return tuple((code, name, script, tuple(words.split())) for code, name, script, words in rows)


@functools.cache
def _language_names() -> dict[str, str]:
    return {code: name for code, name, _, _ in _rows()}


@functools.cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    """The languages of each script, in the order of the list."""
    return {script: tuple(code for code, _, own, _ in _rows() if own == script) for script in _SCRIPTS}


@functools.cache
def _little_of_english() -> frozenset[str]:
    return frozenset(word for word, codes in _little_words()["Latin"].items() if ENGLISH in codes)


@functools.cache
def _little_words() -> dict[str, dict[str, tuple[str, ...]]]:
    """For each script its little words, and the languages that have each."""
    found: dict[str, dict[str, tuple[str, ...]]] = {script: {} for script in _SCRIPTS}
    for code, _, script, words in _rows():
        for word in words:
            found[script][word] = (*found[script].get(word, ()), code)
    return found
