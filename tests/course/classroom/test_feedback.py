"""A learner's page has the own work, tells what was wrong and why, and shows others' words as words."""

import re
from dataclasses import replace

import html5lib
import pytest
from accessibility import own_checks, violations
from hostile import PAGE, taken_for_markup

from readout.course.classroom.feedback import as_feedback, write_feedback
from readout.course.classroom.pages import OUTCOMES, UNSANDBOXED, page_name

from .given import a_class, learner, mark, marks
from .hostile import a_hostile_class

LOOK = ("Is every word neutral?",)
EACH = (
    mark("02.1", answer="ANSWER-1"),
    mark(
        "02.2",
        "not yet",
        message="Euros are among them. Use `unit`.",
        misconception="M205",
        answer="ANSWER-2",
    ),
    mark("02.3", "not attempted", message="Replace the `...`.", of=1),
    mark("02.4", "not graded", message="The cell before it stopped."),
    mark("02.5", "by hand", look=LOOK, answer="A brief.\nOf two lines."),
    mark("02.6", "marked", points=1.5, look=LOOK, message="Neutral, but unchecked."),
)
ONE = marks(learner(1), own=EACH, notes=("a cell stopped with ValueError",))


def text_of(page):
    root = html5lib.parse(page, namespaceHTMLElements=False)
    return " ".join(" ".join(root.find("body").itertext()).split())


def test_it_tells_how_each_task_came_out_and_why():
    said = text_of(as_feedback([ONE]))
    for _, sign in OUTCOMES.values():
        assert sign in said
    for words in (
        "Euros are among them. Use unit .",
        "Taken for true: Money is money. Rather: Each currency is a unit of its own.",
        "Neutral, but unchecked.",
        "a cell stopped with ValueError",
        "Is every word neutral?",
        "ANSWER-2",
        "3.5 of 11",
        "1.5 of 2",
        "One task is still to be marked by a person, and counts as 0",
        "It came up in 02.2. Train it: 02.2, quiz 02.",
        "Still to do: 02.2, 02.3, 02.4.",
    ):
        assert words in said, words
    assert "<code>unit</code>" in as_feedback([ONE])
    assert "sandbox" not in said


def test_nothing_left_is_said():
    said = text_of(as_feedback([marks(learner(1), own=(mark("02.1"),))]))
    assert "Nothing is left to do in these lessons." in said and "Still to do" not in said


def test_lessons_stand_in_their_order_and_misconceptions_by_how_often():
    often = [mark(f"05.{n}", "not yet", misconception="M502") for n in (1, 2)]
    page = as_feedback([marks(learner(1), "05", own=often), ONE])
    assert re.findall(r'<h2 id="lesson-\d"><bdi>([^<]+)', page) == ["Lesson 02", "Lesson 05"]
    said = text_of(page)
    assert said.index("It came up in 05.1, 05.2") < said.index("It came up in 02.2")


def test_a_run_without_a_sandbox_says_so():
    assert UNSANDBOXED in text_of(as_feedback([ONE, replace(ONE, sandboxed=False)]))


def test_each_learner_gets_a_page_with_nothing_of_others(tmp_path):
    everyone, found = a_class(30)
    own = [
        replace(one, marks=tuple(replace(m, answer=f"OF-{one.submission.learner.id}") for m in one.marks))
        for one in found
    ]
    pages = write_feedback(own, tmp_path / "feedback")
    assert pages.keys() == {one.submission.learner.id for one in own}
    assert sorted(tmp_path.glob("feedback/*")) == sorted(pages.values())
    for who, path in pages.items():
        page = path.read_text(encoding="utf-8")
        said = text_of(page)
        assert set(re.findall(r"OF-(s\d+)", page)) == {who}
        assert not any(other.code in page or str(other.seed) in said for other in everyone)
        assert {other.name for other in everyone if other.name in page} == {
            one.name for one in everyone if one.id == who
        }


def test_pages_of_an_earlier_run_go(tmp_path):
    folder = tmp_path / "feedback"
    write_feedback([ONE, marks(learner(2))], folder)
    write_feedback([ONE], folder)
    assert [path.name for path in folder.iterdir()] == ["s0001.html"]
    with pytest.raises(AttributeError):
        write_feedback([replace(ONE, marks=(None,))], folder)
    assert [path.name for path in folder.iterdir()] == ["s0001.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["feedback"]


def test_hostile_words_are_words(tmp_path):
    found = a_hostile_class()
    pages = write_feedback(found, tmp_path / "feedback")
    assert len(pages) == len(found) and {path.parent for path in pages.values()} == {tmp_path / "feedback"}
    for who, path in pages.items():
        page = path.read_text(encoding="utf-8")
        assert path.name == page_name(who) and len(page) < 2_000_000
        assert taken_for_markup(page, *PAGE) == []
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", page)


@pytest.mark.parametrize(
    ("whose", "width", "scheme"),
    [
        *(("all outcomes", width, scheme) for width in (390, 1100) for scheme in ("light", "dark")),
        ("a learner", 390, "light"),
        ("hostile", 390, "dark"),
        ("hostile", 1100, "light"),
    ],
)
def test_it_is_accessible_on_every_screen(browser, tmp_path, whose, width, scheme):
    found = {
        "a learner": a_class(3)[1][:1],
        "all outcomes": [replace(ONE, sandboxed=False)],
        "hostile": [a_hostile_class()[0]],
    }[whose]
    path = tmp_path / "page.html"
    path.write_text(as_feedback(found), encoding="utf-8")
    with browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme) as page:
        page.goto(path.as_uri())
        assert violations(page) == [] and own_checks(page) == []
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert page.evaluate("window.zq === undefined")
