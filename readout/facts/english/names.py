"""What the name of a person or a body looks like, and the words that are no part of one."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from readout.article import Article, holding
from readout.facts.english.gazetteer import CAPITALISED, listed_from
from readout.lexicon import entries
from readout.periods import MONTHS, WEEKDAYS

# A blank, never a line break: a name does not run over the end of a paragraph.
PARTICLE = r"(?:al|bin|bint|ibn|van|von|der|den|de|da|das|do|dos|del|di|du|la|le|el|ben|abu|ter|ten|af|zu)"
GLUED_PARTICLE = r"(?:al|el|ad|ar|as|ash|at|az|an)-"
"""A particle that a hyphen ties to the name: "al-Sudani"."""

CAPITAL_WORD = rf"(?:U\.[SK]\.|(?:{GLUED_PARTICLE})?[^\W\d_a-zß-ÿ][\w’'-]{{0,40}}\w)"
_NAME_PART = rf"(?:{CAPITAL_WORD}|[A-Z]\.)"
FULL_NAME = (
    rf"{_NAME_PART}(?:[ ](?:[\"“][A-Z]\w+[\"”][ ])?(?:{PARTICLE}[ ]){{0,2}}{_NAME_PART}){{0,4}}"
    # "Harald V", the only numeral that a capital of two letters does not cover.
    r"(?:[ ][VX](?![\w.’'-]))?"
)
PARTICLES_FIRST = rf"(?:{PARTICLE}[ ]){{0,2}}"

OPENING_WORDS = frozenset(entries("openers"))
"""Words that open a sentence and are written large for that alone."""

NOT_NAMES = frozenset(entries("not_names"))
NAMESAKES = frozenset(entries("namesakes"))
WORDS_OF_TITLES = frozenset(word for title in entries("titles") for word in title.split())
DAYS_AND_MONTHS = frozenset((*WEEKDAYS, *MONTHS))
NEVER_BEFORE_A_NAME = OPENING_WORDS | DAYS_AND_MONTHS

_ONE_CAPITAL = re.compile(CAPITAL_WORD)
_PARTICLES_LAST = re.compile(rf"(?:(?:(?<=[ ])|^)(?:{PARTICLE}[ ]|{GLUED_PARTICLE})){{0,4}}$")
_NO_LAST = re.compile(rf"{PARTICLE}|[A-Z]\.")
# "Joseph Brask, Jr." is Joseph Brask, and so is "Joseph Brask MP".
_GENERATIONS = frozenset("Jr Sr MP MEP KC QC CBE OBE".split())
# "President Ann Brask Call with Minister Lind": a title that leaves out whose call it is.
_MEETING_WORDS = frozenset("Call Calls Hosts Meeting Meetings Meets Receives Talks Visits Welcomes".split())


def _spellings() -> dict[str, set[int]]:
    """By each form of a given name the numbers of the lists that hold it."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(entries("nicknames")):
        for form in line.lower().split():
            found.setdefault(form, set()).add(number)
    return found


_SPELLINGS = _spellings()
_TITLE_SURNAMES = frozenset({"King", "Pope", "Prince"})
_SENTENCE_OPENS = re.compile(r"(?:^|[.!?\n”\"])\s*$")
# What a headline leaves in small letters.
_LITTLE = "a|an|and|as|at|but|by|for|from|in|into|is|of|off|on|or|over|per|s|t|the|to|up|via|vs|with"
_SMALL = re.compile(rf"\b(?!(?:{_LITTLE})\b)[a-z]+\b")


class Headlines:
    """Which sentences have every word but the little ones written large, and are no line of a transcript."""

    def __init__(self, article: Article) -> None:
        self.starts = [sentence.start for sentence in article.sentences]
        self.ends = [sentence.end for sentence in article.sentences]
        self.found = [s for s in article.sentences if ": " not in s.text and not _SMALL.search(s.text)]

    def end_of_sentence(self, offset: int) -> int:
        """Where the sentence that holds `offset` ends; `offset` where none does."""
        number = bisect_right(self.starts, offset) - 1
        return max(self.ends[number], offset) if number >= 0 else offset

    def hold(self, offset: int) -> bool:
        """Whether `offset` is in such a sentence."""
        return bool(self.found) and holding(self.found, offset) is not None


def opens_sentence(text: str, start: int) -> bool:
    """Whether the word at `start` is the first of a sentence or quotation."""
    return not start or bool(_SENTENCE_OPENS.search(text[max(0, start - 3) : start]))


def capitals_before(text: str, start: int, most: int, others: frozenset[str] = frozenset()) -> int:
    """Where the run of at most so many capitalised words, or `others`, before `start` begins."""
    line = text[max(0, start - 44 * most) : start]
    before = line[line.rfind("\n") + 1 :].split(" ")
    if before.pop():  # no blank stands between
        return start
    for word in reversed(before[-most:]):
        bare = word.lstrip('(["“‘')
        capital = (
            _ONE_CAPITAL.fullmatch(bare)
            and bare not in NEVER_BEFORE_A_NAME
            and not bare.endswith(("’s", "'s"))
        )
        if not capital and bare.lower() not in others:
            break
        start -= len(bare) + 1
        if bare != word:
            break
    return start


def without_possessive(word: str) -> str:
    """A word, or some, without the "'s" in which it ends."""
    return word[:-2] if word.endswith(("’s", "'s")) else word


@lru_cache(maxsize=4096)
def clean_name(name: str) -> str:
    """`name` up to the first word that belongs to no name: a country, a title, an organisation."""
    kept: list[str] = []
    tokens = name.split()
    for number, token in enumerate(tokens):
        bare = without_possessive(token)
        if bare in NOT_NAMES:
            return ""
        if _ends_name(bare, first=not kept, last=number + 1 == len(tokens)):
            break
        kept.append(bare)
        if bare != token:
            break
    while kept and _NO_LAST.fullmatch(kept[-1]):
        kept.pop()
    return " ".join(kept)


def _ends_name(word: str, first: bool, last: bool) -> bool:
    """Whether a name ends before `word`, which is the `first` or `last` of those that may be it."""
    # "Vice Premier He Lifeng" and "Minister Israel Katz": neither a pronoun nor a country.
    if word in WORDS_OF_TITLES and (word not in _TITLE_SURNAMES or first or not last):
        return True
    if word.endswith("s") and word[:-1] in WORDS_OF_TITLES and first:
        return True  # "Lieutenant Governors"
    if word in _GENERATIONS or word in _MEETING_WORDS and not first:
        return True
    if word in DAYS_AND_MONTHS and last or word in OPENING_WORDS and (last or not first):
        return True
    if word in NAMESAKES and not (first and last):
        return False
    listed = listed_from(word)
    if listed is None or listed.kind == "organisation" or listed.words != word:
        return False
    return not first or last or listed.kind != "city"  # "President Odessa Marrin"


def fullest_forms(names: Iterable[str]) -> dict[str, str]:
    """For each name its fullest form: "Ann Brask" is "Ann M. Brask" where the text has both, "Joe Brask" "Joseph Brask"."""
    fullest = {name: max(same, key=len) for same in _of_one_person(names) for name in same}
    _go_on(fullest)
    bearers: dict[str, list[str]] = {}
    for name in dict.fromkeys(fullest.values()):
        tokens = name.split()
        for form in dict.fromkeys((*forms(name), *(" ".join(tokens[i:]) for i in range(1, len(tokens) - 1)))):
            bearers.setdefault(form, []).append(name)
    for name, full in fullest.items():
        longer = [other for other in bearers.get(full, ()) if len(other) > len(full)]
        longest = max(longer, key=len, default=full)
        # "Secretary Del Rosario" is Ramon Del Rosario; of two who may be meant, neither is.
        if len(longer) == 1 or all(longest.endswith(other) for other in longer):
            fullest[name] = longest
    return fullest


def _of_one_person(names: Iterable[str]) -> list[list[str]]:
    """`names` by who bears them: one family name, and one given name or a short form or another spelling of it."""
    groups: list[list[str]] = []
    # By family name, the first group with each given name and with each of its spellings: a text may have thousands.
    by_given: dict[str, dict[str, int]] = defaultdict(dict)
    by_spelling: dict[str, dict[int, int]] = defaultdict(dict)
    for name in sorted(names, key=lambda name: (_opens_large(name), name)):
        given, family = _given_and_family(name)
        if family in by_given.get(given, ()):
            given, family = family, given  # "LI Qiang" where the text has "Li Qiang", too
        spellings: Iterable[int] = _SPELLINGS.get(given, ())
        known = [by_given[family].get(given), *(by_spelling[family].get(one) for one in spellings)]
        number = min((one for one in known if one is not None), default=len(groups))
        if number == len(groups):
            groups.append([])
            by_given[family][given] = number
            for one in spellings:
                by_spelling[family].setdefault(one, number)
        groups[number].append(name)
    return [groups[number] for numbers in by_given.values() for number in numbers.values()]


@lru_cache(maxsize=1024)
def _given_and_family(name: str) -> tuple[str, str]:
    """The first given name and the family name, without marks over letters; "LI Qiang" writes the family name large."""
    tokens = _plain_letters(name).lower().split()
    return (tokens[1], tokens[0]) if _opens_large(name) else (tokens[0], tokens[-1])


def _opens_large(name: str) -> bool:
    """Whether the first word of `name` alone is in capitals."""
    first, *others = name.split()
    return first.isupper() and len(first) > 1 and bool(others) and not any(word.isupper() for word in others)


def _plain_letters(name: str) -> str:
    """ "Niinistö" as "Niinisto"."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


_PARTICLE_AND_FAMILY = re.compile(rf"{PARTICLE}[ ]\S+")


def _go_on(fullest: dict[str, str]) -> None:
    """Put a longer name in the place of one that it goes on from: "Ali bin Omar Al Said" of "Ali bin Omar"."""
    names: dict[str, list[str]] = {}
    for key, value in fullest.items():
        names.setdefault(value, []).append(key)
    order = {name: number for number, name in enumerate(names)}
    in_line = sorted(names)  # those that go on from a name follow it
    for name in order:
        if _PARTICLE_AND_FAMILY.fullmatch(name):
            continue  # "van Brask" is the family name of "van Brask Ann"
        first = bisect_left(in_line, name + " ")
        longer = in_line[first : bisect_left(in_line, name + "!", first)]
        if not longer:
            continue
        # "Ann Brask Opens Port" is a headline.
        goes_on = re.search(rf"[ ]{PARTICLE}[ ]", name)
        more = max(sorted(longer, key=order.__getitem__), key=len) if goes_on else name
        keys = [key for other in (name, *longer) for key in names.pop(other, ())]
        fullest.update(dict.fromkeys(keys, more))
        names.setdefault(more, []).extend(keys)


def is_particle(word: str) -> bool:
    """Whether a word is one of the particles of names, "van" or "Van"."""
    return re.fullmatch(PARTICLE, word.lower()) is not None


@cache
def forms(name: str) -> tuple[str, ...]:
    """What a person of that name may be called: each part of it, the whole from its first capital, "Van Brask"."""
    tokens = name.split()
    first = CAPITALISED.search(name)
    found = [name[first.start() :]] if first else []
    for number, token in enumerate(tokens):
        glued = re.match(GLUED_PARTICLE, token, re.IGNORECASE)
        if glued:
            found += [token, token[glued.end() :], token[0].upper() + token[1:]]
        elif is_particle(token) and not all(map(is_particle, tokens[number:])):
            # "van Brask" of "Ann van Brask", and of "van Brask Ann Lind", who writes the family name first.
            particles = next(i for i, word in enumerate(tokens[number:]) if not is_particle(word))
            tail = " ".join(tokens[number:] if number else tokens[: particles + 1])
            found += [tail, tail[0].upper() + tail[1:], tail.title()]
        elif number == len(tokens) - 2 and number and len(token) > 1:
            found += [token, " ".join(tokens[number:])]  # "Ndiaye Sow"
        elif len(token) > 1 and not re.fullmatch(r"[A-Z]\.|[IVX]{1,4}|Jr\.?|Sr\.?", token):
            found += [token, token.title()] if token.isupper() else [token]
    # Names in capitals, as protocols write them: "SHIRAISHI Haruka", "MS WARD".
    return tuple(dict.fromkeys([*found, *(form.upper() for form in found[-1:])]))


def spelt(name: str) -> str:
    """The name without words in capitals."""
    return " ".join(
        token.title() if token.isupper() and len(token) > 2 and not re.fullmatch("[IVX]+", token) else token
        for token in name.split()
    )


def particles_before(full: str, form: str) -> str:
    """The particles that stand right before `form` in a full name: "al-" or "van der "."""
    head = full[: full.find(form)] if form in full else ""
    particles = _PARTICLES_LAST.search(head)
    return particles.group() if particles else ""
