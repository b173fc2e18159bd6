"""Lesson 06: two accounts of one meeting. Links by hand, overlap, what differs, and what a comparison bears out."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

from readout.course.exercises.answers import (
    NotYet,
    call,
    count,
    function,
    label,
    mapping,
    named,
    number,
    ordered,
    plain,
    sequence,
    text,
    truth,
)
from readout.course.exercises.checking import Items
from readout.course.exercises.findings import count_sentences, speaks_of_intent
from readout.course.exercises.given import Given
from readout.course.exercises.material import six_findings as findings_of

items = Items("06")

_DIFFER_IN = ("figure", "date", "speaker")
_TWO_DECIMALS = 0.0051  # of a share: two decimals are enough
# What no comparison of two texts shows: that something was kept back, or what for.
_ACCUSES = re.compile(
    r"\b(?:omit\w*|omission\w*|hid(?:e|es|den|ing)?|conceal\w*|withh\w+|suppress\w*|censor\w*|silen\w+|ignor\w+|"
    r"leav(?:e|es|ing)\b.{0,60}?\bout|left\b.{0,60}?\bout|(?:kept|keeps?|keeping)\b.{0,60}?\b(?:back|quiet|secret)|"
    r"fail(?:s|ed|ing|ure)?\b(?! to find)|refus\w+|avoid\w*|den(?:y|ies|ied|ying)|skip\w*|(?:passes|passed|passing) over|drops|dropped|"
    r"deliberate\w*|on purpose|missing|cover(?:s|ed|ing)? up)\b",
    re.IGNORECASE,
)
_NOT_FOUND = re.compile(
    r"\b(?:no|not|fail\w{0,3}|without|nothing|none|never|neither|cannot|could ?n['’]?t|did ?n['’]?t|was ?n['’]?t|has ?n['’]?t)\b",
    re.IGNORECASE,
)
_FOUND = re.compile(r"\b(?:found|find|finds|finding|match\w*|counterpart\w*)\b", re.IGNORECASE)
_HOST_AND_GUEST = {"A": "[Hh]ost", "B": "[Gg]uest"}
_A_ITSELF = r"\bin\s(?:the\s)?(?:account\s|text\s|passage\s)?(?:A\d{0,2}|host)\b"
_LOOKED_FOR_IN_A = re.compile(
    rf"\b(?:found|find|finds|match\w*|counterpart\w*)\b[^B.;]{{0,40}}?{_A_ITSELF}"
    rf"|(?i:{_A_ITSELF})\s(?:there is |I |we )?(?:no|nothing|not|did not)\b"
)
_BY_WHOM = re.compile(
    r"\b(?:rules?|comparison|comparing|compared|program|tool|measure|method|search\w*|reading|reader|[Ww]e|I|by hand)\b"
)


@items(
    1,
    points=2,
    hints=(
        "Say in your own words what happened, or who wants what, in a passage of A. Does a passage of B say just that?",
        "Two passages on one subject may tell two things. And for one of the three there is nothing: write `'none'`.",
    ),
    why="You matched what is told, not how. That is a link, and where there was none you drew none.",
)
def link_by_hand(answer: Any, given: Given) -> None:
    """For three passages of A the number of the one of B that tells the same, or "none"."""
    asked, partner = given.asked_passages, dict(given.links)
    if isinstance(answer, Mapping) or hasattr(answer, "to_dict"):
        said = {_passage_number(key): value for key, value in mapping(answer, "numbers").items()}
        answer = [said.get(i) for i in asked] if set(said) == set(asked) else list(said.values())
    values = [_passage_number(value) for value in sequence(answer, "three answers")]
    if len(values) != len(asked):
        raise NotYet(f"There are {len(asked)} passages, and you have {len(values)} answers.")
    many = len(given.passages[1])
    for i, value in zip(asked, values, strict=True):
        if value is not None and not 0 <= value < many:
            raise NotYet(f"There is no B{value}: the last passage is B{many - 1}.")
        right = partner.get(i)
        if value == right:
            continue
        if value is None:
            raise NotYet(f"A{i} is told in B as well, in other words.", "M601")
        if right is None:
            raise NotYet(f"What A{i} tells is not told by the passage that you give it.", "M603")
        raise NotYet(f"A{i} and the passage that you give it do not tell the same.", "M602")


def _passage_number(value: Any) -> int | None:
    """The number of a passage: 3, "3", "B3"; None for "none"."""
    if value is None:
        return None
    if isinstance(value, str):
        said = label(value)
        if said in ("none", "no counterpart", "nothing"):
            return None
        value = re.sub(r"^[ab]\s?(?=\d)", "", said)
    return count(value)


@items(
    2,
    points=1,
    hints=(
        "Could a stranger see it by laying the two texts side by side, or would one have to look into heads, or into the room?",
        "That something was found, or was not, can be seen. That it was kept back, or that it is so, cannot.",
    ),
    why="A comparison sees two texts. It sees no intent, and not the meeting itself.",
)
def what_may_be_said(answer: Any, given: Given) -> None:
    """Whether each of six sentences is borne out by laying two accounts side by side."""
    known = findings_of(given.accounts)
    if isinstance(answer, Mapping):
        said = mapping(answer)
        values = [said[s] for s in known] if set(said) == set(known) else [said[key] for key in sorted(said)]
    else:
        values = sequence(answer, "six times True or False")
    if len(values) != len(known):
        raise NotYet(f"There are {len(known)} sentences, and you have {len(values)} answers.")
    written = {"true": True, "false": False}
    values = [written.get(label(value), value) if isinstance(value, str) else value for value in values]
    for sentence, value in zip(known, map(truth, values), strict=True):
        if value == known[sentence]:
            continue
        if not value:
            raise NotYet("You reject a sentence that says no more than what was found, or was not.", "M606")
        if "true" in sentence:
            raise NotYet("You accept that what both tell is so. Both may be partial.", "M605")
        raise NotYet("You accept a sentence that knows what somebody meant to do.", "M604")


@items(
    3,
    points=2,
    hints=(
        "`every` shall be the number of different words of the two texts together. What is counted twice if you add?",
        "Words of the one and words of the other, less `len(both)`. Before you divide, ask whether `every` is 0.",
    ),
    why="A share of what both have together: 0 for nothing, 1 for the same, and the same from either side.",
)
def overlap_of_two(answer: Any, given: Given) -> None:
    """A function that gives what two texts share of all their words, from 0 to 1."""
    asked = function(answer)
    a, b = given.passages
    i, j = given.links[-1]
    cases = [
        (
            "Both sides agreed to meet again in spring",
            "Both sides agreed to meet later, in autumn, in Lorvan",
        ),
        ("The sides agreed", "Both sides agreed to build another bridge across the river"),
        (a[i], a[i]),
        (a[i], b[j]),
        (b[0], a[0]),
        ("Ships and trains", "Nothing else"),
        (a[i], "No."),
        ("Yes.", "No."),
    ]
    for one, other in cases:
        x, y = words_of(one), words_of(other)
        both, every = len(x & y), len(x | y)
        try:
            found = number(call(asked, one, other))
        except NotYet:
            if not y:
                raise NotYet("Where one text has no word that counts, the function stops.", "M414") from None
            raise
        right = both / every if every else 0.0
        if abs(found - right) < _TWO_DECIMALS:
            continue
        if abs(found - 100 * right) < 0.51:
            raise NotYet("That is a percentage; a share from 0 to 1 is asked for.", "M410")
        if found == both:
            raise NotYet(
                "The words that both have are counted, and nothing is said of how many there are.", "M608"
            )
        for below in (len(x), len(y), min(len(x), len(y)), max(len(x), len(y))):
            if below and abs(found - both / below) < _TWO_DECIMALS:
                raise NotYet(
                    "It is a share of one of the two texts. Turn them round: is it the same?", "M607"
                )
        raise NotYet(
            "Of a text and itself everything is shared; of two others, what both have counts once.", "M609"
        )


def words_of(passage: str) -> set[str]:
    """The words of a passage with more than four letters, marks included, in small letters; as the notebook has it."""
    return {word.strip(".,").lower() for word in passage.split() if len(word) > 4}


@items(
    4,
    points=1,
    hints=(
        "Take one link, and look for a passage of B that names more of the same people and places than the right one does.",
        "Names and titles are words, too. The more often they stand in B, the more wrong passages come nearest.",
    ),
    prediction=True,
    why="You saw how far words alone reach. Who is named stands everywhere; what is told is put in other words.",
)
def predict_the_nearest(answer: Any, given: Given) -> None:
    """For how many links the passage with most words in common is the right one."""
    found = count(answer)
    right = sum(nearest(given, i) == j for i, j in given.links)
    if found == right:
        return
    if found > len(given.links):
        raise NotYet(f"There are {len(given.links)} links in all.")
    if found > right:
        raise NotYet("Fewer come out. Passages that tell other things share words with these.", "M610")
    raise NotYet("More come out. Even in other words something stays: a place, a name, a thing.", "M611")


def nearest(given: Given, i: int) -> int:
    """The passage of B that has most words in common with one of A; the first, where several have."""
    a, b = given.passages
    shared = [len(words_of(a[i]) & words_of(other)) for other in b]
    return shared.index(max(shared))


@items(
    5,
    points=2,
    hints=(
        "What has to be there before the first link is found? Which loop gives `i`, and which one `j`?",
        "The empty list, the loop over A, in it the loop over B, in it the question, and under the question what follows.",
    ),
    why="Every passage is held against every one of the other text, and only what passes the question is kept.",
    lines=(
        "            drawn.append((i, j))",
        "    for j, other in enumerate(b):",
        "drawn = []",
        "        if shared(one, other) >= 3:",
        "for i, one in enumerate(a):",
    ),
)
def order_the_linking(answer: Any, given: Given) -> None:
    """A program that links passages by the number of words that they share."""
    order = ordered(answer)
    if sorted(order) != [1, 2, 3, 4, 5]:
        raise NotYet("Use each number from 1 to 5 once.")
    place = {line: order.index(line) for line in order}
    if place[3] > place[1]:
        raise NotYet("Something is put into a list that is not there yet.", "M110")
    if place[3] > min(place[5], place[2]):
        raise NotYet("The list is made in a loop: what was found before would be lost.", "M219")
    if place[1] < place[4]:
        raise NotYet("A pair is kept before anything was asked about it.", "M008")
    if order != [3, 5, 2, 4, 1]:
        raise NotYet(
            "A line uses a name that no line before it has given, or stands outside its loop.", "M112"
        )


@items(
    6,
    points=2,
    hints=(
        "Follow one link that was found, from A0 to a wrong passage of B. Does the program count it as right?",
        "Right is what stands in both sets: `found & by_hand`. The second gap is what recall is a share of.",
    ),
    why="A link has two ends, and is right only if both are. Anything less rewards a program for guessing.",
)
def mend_the_measure(answer: Any, given: Given) -> None:
    """A function that gives precision and recall of links, each a pair of numbers."""
    asked = function(answer)
    own, many = set(given.links), len(given.passages[1])
    turned = {(i, (j + 1) % many) if i % 2 else (i, j) for i, j in own}
    for found, by_hand in (
        ({(0, 0), (1, 4), (2, 2), (3, 5)}, {(0, 0), (1, 1), (2, 2), (4, 4), (5, 5)}),
        (turned, own),
        ({(0, 1), (0, 2), (0, 3)}, {(0, 1), (2, 3)}),
        (own, own),
    ):
        got = _two_shares(call(asked, set(found), set(by_hand)))
        right = len(found & by_hand)
        if _are_near(got, (right / len(found), right / len(by_hand))):
            continue
        if _are_near(got, (right / len(by_hand), right / len(found))):
            raise NotYet("The two are the wrong way round. Which one asks what was missed?", "M222")
        for end in (0, 1):
            half = sum(link[end] in {known[end] for known in by_hand} for link in found)
            if abs(got[0] - half / len(found)) < _TWO_DECIMALS and half != right:
                raise NotYet("A link with one wrong end is counted as right.", "M612")
        raise NotYet(
            f"Of {len(found)} links found and {len(by_hand)} by hand, {right} are the same. Your shares are others.",
            "M223",
        )


def _two_shares(values: Any) -> tuple[float, float]:
    """Precision and recall from two numbers, or from a dict or a Series by name."""
    if isinstance(values, Mapping) or hasattr(values, "to_dict"):
        by_name = {str(key).lower(): value for key, value in mapping(values).items()}
        values = (
            [by_name.get(name) for name in ("precision", "recall")]
            if "recall" in by_name
            else list(by_name.values())
        )
    got = [number(value) for value in sequence(values, "two numbers, precision and recall")]
    if len(got) != 2:
        raise NotYet(f"Two numbers are asked for, precision and recall; here are {len(got)}.")
    return got[0], got[1]


def _are_near(got: Iterable[float], right: Iterable[float]) -> bool:
    return all(math.isclose(one, other, abs_tol=_TWO_DECIMALS) for one, other in zip(got, right, strict=True))


@items(
    7,
    points=2,
    hints=(
        "Go through `links` one by one: who says it, which figure, which month or year? Leave alone how it is put.",
        "A rounded figure with *about* is the same figure, and *the President* may be the person whom B names. Both are no difference.",
    ),
    why="You told another figure, day or speaker from another way to put it. Which account is right stays open.",
)
def what_is_told_differently(answer: Any, given: Given) -> None:
    """By the number of a passage of A: in what the linked one of B differs."""
    right = given.told_differently
    if isinstance(answer, str) and label(answer) in ("none", "nothing"):
        answer = {}
    found: dict[int, str] = {}
    for key, value in mapping(answer, "numbers and kinds").items():
        kind = {"quantity": "figure", "amount": "figure", "day": "date"}.get(label(value), label(value))
        if kind not in _DIFFER_IN:
            raise NotYet(f"Each kind is one of: {', '.join(_DIFFER_IN)}.")
        at = _passage_number(key)
        if at is not None:
            found[at] = kind
    partner, (a, b) = dict(given.links), given.passages
    for i, kind in found.items():
        if i not in partner:
            raise NotYet(
                "One of your passages has no counterpart, so there is nothing to differ from.", "M613"
            )
        if i in right:
            continue
        figures = [re.findall(r"\d[\d,.]*", passage) for passage in (a[i], b[partner[i]])]
        if kind == "figure" and sorted(figures[0]) != sorted(figures[1]):
            raise NotYet(
                "One of your figures differs only in how it is rounded, or is told by one side alone.", "M614"
            )
        raise NotYet("One of your pairs tells the same in other words. That is no difference.", "M615")
    if any(kind != right[i] for i, kind in found.items()):
        raise NotYet("A passage is right, and what differs in it is something else.", "M616")
    if set(found) != set(right):
        raise NotYet(
            "Those are right, and something else differs. Look for figures, days, and who says it.", "M616"
        )


@items(
    8,
    points=1,
    hints=(
        "How many pairs can be made of the passages of A and those of B? How many of them are right, and how many are missed?",
        "Precision: `len(links)` over the number of all pairs. Recall: is any link of `links` not among them?",
    ),
    why="Whoever links everything misses nothing and has found nothing. Recall alone praises nobody.",
)
def link_everything(answer: Any, given: Given) -> None:
    """Precision and recall where every passage is linked with every other."""
    got = _two_shares(answer)
    a, b = given.passages
    right = len(given.links) / (len(a) * len(b))
    if _are_near(got, (right, 1.0)):
        return
    if _are_near(got, (1.0, right)):
        raise NotYet("The two are the wrong way round. Which one asks what was missed?", "M222")
    if max(got) > 1.5:
        raise NotYet("A measure is above 1. Give shares from 0 to 1.", "M410")
    if got[1] < 1 - _TWO_DECIMALS:
        raise NotYet("Recall: is there a link by hand that would not be among all of these?", "M617")
    if got[0] > 1 - _TWO_DECIMALS:
        raise NotYet("Precision: are all of these links right?", "M618")
    raise NotYet("Recall is right. Precision: how many links are there, if each goes with each?", "M619")


@items(
    9,
    points=2,
    hints=(
        "Room is measured in words. How many words have all passages of A, and how many those that are in `links`?",
        "`len(a[i].split())` are the words of one passage. Add them up over `i` of `links`; for B over `j`.",
    ),
    why="Each text has its own share. The shorter one may be told by the other nearly whole, and not the reverse.",
)
def room_of_what_both_tell(answer: Any, given: Given) -> None:
    """What part of each account's words the other tells as well."""
    got = _two_numbers_by_side(answer)
    a, b = given.passages
    linked = ([a[i] for i, _ in given.links], [b[j] for _, j in given.links])
    right = [_words_in(some) / _words_in(every) for some, every in zip(linked, (a, b), strict=True)]
    if _are_near(got, right):
        return
    if all(abs(one - 100 * other) < 0.51 for one, other in zip(got, right, strict=True)):
        raise NotYet("Those are percentages; shares from 0 to 1 are asked for.", "M410")
    if _are_near(got, right[::-1]):
        raise NotYet("The two are the wrong way round: A comes first.", "M620")
    if _are_near(got, [len(given.links) / len(a), len(given.links) / len(b)]):
        raise NotYet("That is a share of passages. Some are long and some are short.", "M621")
    if abs(got[0] - got[1]) < _TWO_DECIMALS:
        raise NotYet("Both are the same number. Each is a share of the words of its own text.", "M620")
    letters = [sum(map(len, some)) / sum(map(len, every)) for some, every in zip(linked, (a, b), strict=True)]
    if _are_near(got, letters):
        raise NotYet("Letters are counted; words are asked for.", "M012")
    raise NotYet(
        "Words of linked passages over words of all passages of the same text: one of the two is another.",
        "M620",
    )


def _two_numbers_by_side(answer: Any) -> tuple[float, float]:
    """Two numbers, of A and of B: from a list, or by name."""
    if isinstance(answer, Mapping) or hasattr(answer, "to_dict"):
        by_name = (
            named(answer) if isinstance(answer, Mapping) else {plain(str(k)): v for k, v in answer.items()}
        )
        answer = [by_name[name] for name in "ab"] if set(by_name) == {"a", "b"} else list(by_name.values())
    got = [number(value) for value in sequence(answer, "two shares, of A and of B")]
    if len(got) != 2:
        raise NotYet(f"Two shares are asked for, of A and of B; here are {len(got)}.")
    return got[0], got[1]


def _words_in(passages: Iterable[str]) -> int:
    return sum(len(passage.split()) for passage in passages)


@items(
    10,
    points=1,
    hints=(
        "A stranger will ask: which account tells it, what exactly, what was looked for in the other one, and by whom?",
        "Four things: A, its words, that no counterpart was found in B, and by what: by this comparison, by these rules.",
    ),
    why="It names both accounts, what is told, and who looked.",
    look=(
        "Does it say what A tells, so that a stranger can find the passage?",
        "Would the authors of both accounts let every word stand?",
        "Does it stay with the two texts, without a guess at reasons?",
    ),
)
def write_what_is_borne_out(answer: Any, given: Given) -> None:
    """One sentence on a passage of A without a counterpart: whose it is, what it tells, and that none was found by whom."""
    said = text(answer)[:2000]
    passage = given.passages[0][given.alone_in_a]
    outside = said.replace(text(passage).rstrip("."), " ")
    # The account's own words accuse nobody here, and may be told in part.
    accusing = [word for word in _ACCUSES.findall(outside) if word.lower() not in passage.lower()]
    if accusing or (speaks_of_intent(outside) and not speaks_of_intent(passage)):
        raise NotYet(
            "One word says what somebody meant to do, or kept back. No comparison shows that.", "M604"
        )
    if count_sentences(outside) > 1:
        raise NotYet("That is more than one sentence. Keep what a stranger needs.")
    if not all(
        re.search(rf"\b(?:{side}\d{{0,2}}|{who})\b", outside) for side, who in _HOST_AND_GUEST.items()
    ):
        raise NotYet("Name both accounts, A and B: which one tells it, and where was it looked for?", "M527")
    told, named_of_it = (set(re.findall(r"\w{4,60}", words.lower())) for words in (passage, said))
    if len(told & named_of_it) < min(3, len(told)):
        raise NotYet("What is it that A tells? Use some of its words, so that it can be found.", "M622")
    if not (_NOT_FOUND.search(outside) and _FOUND.search(outside)):
        raise NotYet(
            "What came of looking in B? Say that nothing was found there, in these or other words.", "M606"
        )
    if _LOOKED_FOR_IN_A.search(outside):
        raise NotYet("It is A that tells it. In which of the two was nothing found?", "M626")
    if not _BY_WHOM.search(outside):
        raise NotYet("Who looked, or what? Another reader may find what this comparison did not.", "M623")
