"""The page of the class counts what the marks say, lists what is missing and alike, and shows others' words as words."""

import re
from dataclasses import replace

import html5lib
import pytest
from accessibility import own_checks, violations
from hostile import PAGE, taken_for_markup

from readout.course.classroom.feedback import write_feedback
from readout.course.classroom.overview import as_overview, write_overview
from readout.course.classroom.pages import UNSANDBOXED

from .given import a_class, learner, mark, marks
from .hostile import a_hostile_class

CLASS = [learner(n) for n in range(1, 5)]
FOUND = [
    marks(learner(1), own=(mark("02.1"), mark("02.2", "not yet", misconception="M205", answer="7"))),
    marks(learner(2), own=(mark("02.1"), mark("02.2", "not attempted", answer=""))),
    marks(learner(3), own=(mark("02.1"), mark("02.2", "by hand")), notes=("two versions",), seconds=40.0),
    marks(learner(1), "05", own=(mark("05.1", "not graded"), mark("05.2"))),
]


def cells(page, heading):
    """The rows of the first table of the section with this id, cell by cell, as one reads them."""
    root = html5lib.parse(page, namespaceHTMLElements=False)
    section = next(one for one in root.iter("section") if one.get("aria-labelledby") == heading)
    table = next(section.iter("table"), None)
    rows = [] if table is None else [row for body in table.iter("tbody") for row in body.iter("tr")]
    return [[" ".join(" ".join(cell.itertext()).split()) for cell in row] for row in rows]


PAGE_OF_FOUR = as_overview(FOUND, CLASS, {"s0001": "feedback/s0001.html"})


def test_what_was_handed_in_and_what_was_not():
    assert "<h1>3 of 4 learners handed in, 1 handed in nothing</h1>" in PAGE_OF_FOUR
    assert cells(PAGE_OF_FOUR, "lessons") == [
        ["Lesson 02", "3", "1", "2 of 4", "1"],
        ["Lesson 05", "1", "3", "2 of 4", "0"],
    ]
    assert "Lesson 05</bdi>: 3 did not hand in" in PAGE_OF_FOUR


def test_tasks_that_fail_most_stand_first_and_those_by_hand_are_not_counted():
    rows = cells(PAGE_OF_FOUR, "items")
    assert [row[0].split()[0] for row in rows] == ["02.2", "05.1"]
    assert [row[1:] for row in rows] == [["100 % (2 of 2)", "1", "1", "0"], ["100 % (1 of 1)", "0", "0", "1"]]


def test_misconceptions_come_with_what_trains_them():
    assert cells(PAGE_OF_FOUR, "mistaken") == [
        ["1", "Money is money. M205, in 02.2", "Each currency is a unit of its own.", "02.2, quiz 02"]
    ]


def test_a_misconception_is_counted_by_learners():
    twice = tuple(mark(item, "not yet", misconception="M205") for item in ("02.2", "02.3"))
    once = (mark("02.2", "not yet", misconception="M203"),)
    page = as_overview(
        [marks(learner(n), own=own) for n, own in ((1, twice), (2, once), (3, once))], CLASS, {}
    )
    found = [(row[0], row[1].split(" M2")[0]) for row in cells(page, "mistaken")]
    assert found == [("2", "There is one way to write a scale."), ("1", "Money is money.")]


def test_the_longest_time_stands_first():
    rows = cells(PAGE_OF_FOUR, "times")
    assert rows[0] == [learner(3).name, "Lesson 02", "40.0", "two versions"] and len(rows) == 4
    assert "All notebooks together took 42 seconds; half of them took 0.8 seconds or less." in PAGE_OF_FOUR


def test_everyone_is_there_with_the_own_page():
    rows = cells(PAGE_OF_FOUR, "everyone")
    assert [row[1:] for row in rows] == [
        ["2 of 4", "2 of 4"],
        ["2 of 4", "not handed in"],
        ["2 of 4, 1 open", "not handed in"],
        ["not handed in", "not handed in"],
    ]
    assert re.findall(r'href="(feedback/[^"]+)"', PAGE_OF_FOUR) == ["feedback/s0001.html"]


def test_the_chart_has_its_words():
    (alt,) = re.findall(r'<img [^>]*alt="([^"]+)"', PAGE_OF_FOUR)
    assert "lesson 02: 2 at 50 to 60 percent, 1 at 90 to 100 percent; median 50 percent." in alt


def test_who_is_not_on_the_roster_is_counted_too():
    assert "<h1>3 of 3 learners handed in</h1>" in as_overview(FOUND, [], {})


def test_a_run_without_a_sandbox_says_so():
    assert UNSANDBOXED not in PAGE_OF_FOUR
    assert UNSANDBOXED in as_overview([*FOUND[:3], replace(FOUND[3], sandboxed=False)], CLASS, {})


def test_what_is_alike_is_for_a_look_and_accuses_nobody():
    _, found = a_class(30, lessons=("02",))
    one, other = found[3], found[9]
    copied = tuple(
        replace(m, outcome="not yet", answer=f"{n} of the other's, a value of some length")
        for n, m in enumerate(one.marks)
    )
    own = tuple(
        replace(m, outcome="right", answer=c.answer) for m, c in zip(other.marks, copied, strict=True)
    )
    found[3], found[9] = replace(one, marks=copied), replace(other, marks=own)
    page = as_overview(found, [], {})
    ((names, _, told),) = cells(page, "alike")
    assert names == f"{one.submission.learner.name} , {other.submission.learner.name}"
    assert told.startswith(
        "Answers of one of them that are not right for the own material, and right for the other's."
    )
    words = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL).lower()
    assert not re.search(r"copied|copying|cheat|plagiar|suspic|suspect|guilty|stole|offen", words)
    assert "That says nothing of how it came about:" in page


def test_a_class_of_which_nothing_is_graded_has_a_page():
    page = as_overview([], CLASS, {})
    assert "<h1>0 of 4 learners handed in, 4 handed in nothing</h1>" in page and "<img" not in page


def test_it_links_to_the_pages_beside_it(tmp_path):
    pages = write_feedback(FOUND, tmp_path / "feedback")
    page = write_overview(FOUND, CLASS, tmp_path / "class.html", pages).read_text(encoding="utf-8")
    for link in re.findall(r'href="([^#"][^"]*)"', page):
        assert (tmp_path / link).is_file()
    assert len(re.findall(r'href="feedback/', page)) == 3


def test_hostile_words_are_words(tmp_path):
    found = a_hostile_class()
    pages = write_feedback(found, tmp_path / "feedback")
    path = write_overview(found, [one.submission.learner for one in found], tmp_path / "class.html", pages)
    page = path.read_text(encoding="utf-8")
    assert taken_for_markup(page, *PAGE) == [] and len(page) < 2_000_000
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", page)


@pytest.mark.parametrize(
    ("which", "width", "scheme"),
    [
        *(("a class", width, scheme) for width in (390, 1100) for scheme in ("light", "dark")),
        ("a large class", 390, "light"),
        ("hostile", 390, "dark"),
        ("hostile", 1100, "light"),
    ],
)
def test_it_is_accessible_on_every_screen(browser, tmp_path, which, width, scheme):
    everyone, found = {
        "a class": lambda: a_class(30),
        "a large class": lambda: a_class(300),
        "hostile": lambda: ([], a_hostile_class()[:2]),
    }[which]()
    found = [replace(found[0], sandboxed=False), *found[1:]]
    path = tmp_path / "class.html"
    path.write_text(as_overview(found, everyone, {}), encoding="utf-8")
    with browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme) as page:
        page.goto(path.as_uri())
        if which != "a large class":
            page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        assert violations(page) == [] and own_checks(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert page.evaluate("window.zq === undefined")
