"""The exercises: derived from one source, their checks proven on right and wrong answers, their solutions run."""

import ast
import builtins
import contextlib
import importlib
import io
import json
import re
from collections import Counter

import html5lib
import nbformat
import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from exercises import SAME
from readout import ROOT
from readout.course.exercises import checking, derive
from readout.course.exercises.answers import is_blank
from readout.course.exercises.checking import Check, items_of, lessons_with_tasks, outcome, with_code
from readout.course.exercises.derive import lesson_of
from readout.course.exercises.given import Given
from readout.course.exercises.lesson_07 import pairs_of
from readout.errors import InputError

SOURCES = derive.sources()
# One of each house style, and all six years of trade; then some of which two words once led in 04.9, or one alone weighed.
SEEDS = (1, 3, 7, 9, 10, 11, 12, 32, 18, 21, 22, 41)
ITEMS = {key: item for path in SOURCES for key, item in items_of(lesson_of(path)).items()}
MISCONCEPTIONS = (ROOT / "exercises/misconceptions.md").read_text(encoding="utf-8")
GIVEN = {seed: Given(seed) for seed in SEEDS}


def proofs(lesson):
    """The known answers to the tasks of a lesson; they stand in a module of the same name as its tasks do."""
    return importlib.import_module(f"exercises.{lessons_with_tasks()[lesson].rpartition('.')[2]}").PROOFS


PROOFS = {key: proof for path in SOURCES for key, proof in proofs(lesson_of(path)).items()}


def test_what_learners_open_is_what_the_sources_make():
    assert derive.stale() == [], "run: readout exercises build"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_every_task_is_in_its_notebook_once(path):
    code = "\n".join(c.source for c in nbformat.read(path, 4).cells if c.cell_type == "code")
    asked = re.findall(r'^check\("([\w.]+)"', code, re.MULTILINE)
    assert asked == list(items_of(lesson_of(path)))
    assert list(proofs(lesson_of(path))) == asked


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_nothing_of_a_solution_reaches_the_learner(path):
    learner = (derive.EXERCISES / path.name).read_text(encoding="utf-8")
    source = nbformat.read(path, 4)
    assert "SOLUTION" not in learner and "#~" not in learner
    assert not any("solution" in c.metadata.get("tags", []) for c in nbformat.reads(learner, 4).cells)
    hidden = [c.source for c in source.cells if "solution" in c.metadata.get("tags", [])]
    assert hidden and not any(json.dumps(text, ensure_ascii=False)[1:-1] in learner for text in hidden)
    solved = (derive.EXERCISES / "solutions" / path.name).read_text(encoding="utf-8")
    assert "SOLUTION" not in solved and "#~" not in solved


@pytest.mark.parametrize("key", ITEMS)
def test_an_untouched_task_is_not_attempted(key):
    for answer in (..., None, [...], {"a": ...}, lambda: ...):
        assert outcome(ITEMS[key], answer, GIVEN[SEEDS[0]])[0] == "not attempted"


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("key", ITEMS)
def test_right_answers_pass_in_every_form(key, seed):
    assert len(PROOFS[key].right) >= 2
    for number, answer in enumerate(PROOFS[key].right):
        state, message, _ = outcome(ITEMS[key], answer(GIVEN[seed]), GIVEN[seed])
        assert state == "right", (number, message)


@pytest.mark.parametrize("key", ITEMS)
def test_wrong_answers_fail_as_meant(key):
    assert len(PROOFS[key].wrong) >= 3
    for number, (answer, misconception) in enumerate(PROOFS[key].wrong):
        tried = [(GIVEN[seed], answer(GIVEN[seed])) for seed in SEEDS]
        told = [outcome(ITEMS[key], wrong, given) for given, wrong in tried if wrong is not SAME]
        assert told, f"wrong answer {number} is right for every seed"
        for state, message, shown in told:
            assert (state, shown) == ("not yet", misconception), (number, state, message, shown)
        assert re.search(rf"^\| {misconception} \|", MISCONCEPTIONS, re.MULTILINE)


@pytest.mark.parametrize("key", ITEMS)
def test_no_message_gives_the_answer_away(key):
    """Neither a message to a wrong answer nor a first hint holds what a right answer looks like."""
    for seed in SEEDS:
        right = PROOFS[key].right[0](GIVEN[seed])
        a_common_word = isinstance(right, str) and right.isalpha() and len(right) < 5
        if callable(right) or isinstance(right, (bool, float)) or len(str(right)) < 3 or a_common_word:
            continue
        for answer, _ in PROOFS[key].wrong:
            wrong = answer(GIVEN[seed])
            if wrong is not SAME:
                assert str(right) not in outcome(ITEMS[key], wrong, GIVEN[seed])[1]
        assert str(right) not in ITEMS[key].hints[0]


class Hostile:
    """An object that raises on whatever is asked of it."""

    def __getattr__(self, name):
        raise RuntimeError(name)

    def __eq__(self, other):
        raise SystemExit

    __hash__ = __len__ = __iter__ = __call__ = __bool__ = __repr__ = __float__ = __eq__


def endless():
    while True:
        yield 1


ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.binary(),
    st.lists(st.one_of(st.integers(), st.text(), st.floats(), st.tuples(st.integers(), st.integers()))),
    st.dictionaries(st.text(), st.floats()),
    st.sampled_from([Hostile, Hostile(), endless, len, int, object(), {1, 2}, range(3), Ellipsis, 10**5000]),
)


@pytest.mark.parametrize("key", ITEMS)
@settings(max_examples=30, deadline=None)
@examples(answer=ODD)
def test_no_object_stops_a_check(key, answer):
    state, message, _ = outcome(ITEMS[key], answer, GIVEN[1])
    assert state in ("right", "not yet", "not attempted") and "\n" not in message


@pytest.mark.parametrize("key", ITEMS)
def test_an_endless_answer_ends(key):
    assert outcome(ITEMS[key], endless(), GIVEN[1])[0] == "not yet"


def test_progress_hints_and_lines():
    check = Check()
    with pytest.raises(InputError, match="first cells"):
        check("01.1", 1)
    given = check.start("01", 1)
    assert str(check("01.3", len(given.article.body))) == f"✓ Right (01.3). {ITEMS['01.3'].why} 1 of 8 done."
    again = str(check("01.3", 10**6))
    assert again.startswith("✗ Not yet") and again.endswith("before, so it stays done. 1 of 8 done.")
    html = check("01.3", "<b>")._repr_mimebundle_()["text/html"]
    assert 'role="status"' in html and "Not yet" in html and "<b>" not in html
    assert [str(check.hint("01.3"))[:11] for _ in range(2)] == ["Hint 1 of 2", "Hint 2 of 2"]
    assert "len(article.body)" in str(check.hint("01.3"))
    assert str(check.lines("01.5")).splitlines()[3] == "4: rooms = []"
    for bad in ("1.1", "02.1", "", "01.10"):
        with pytest.raises(InputError, match="no such task"):
            check(bad, 1)
    with pytest.raises(InputError, match="1.1: a task is named in quotation marks"):
        check(1.1, 1)
    assert str(check("01.3")).endswith("before, so it stays done. 1 of 8 done.")
    with pytest.raises(InputError, match="exercises are there for"):
        check.start("99", 1)
    with pytest.raises(InputError, match="whole number"):
        check.start("01", -1)


@pytest.mark.parametrize("path", SOURCES[:-1], ids=lambda path: path.stem)
def test_the_task_in_words_has_a_model_answer(path, monkeypatch):
    """It is the one after those that are checked; its notebook says how to see the answer, and shows none of it."""
    lesson = lesson_of(path)
    key = f"{lesson}.{len(items_of(lesson)) + 1}"
    (task,) = [c.source for c in nbformat.read(path, 4).cells if "*Your answer here.*" in c.source]
    assert task.startswith(f"## {key.partition('.')[2]} ") and f'`check.hint("{key}")`' in task
    check = Check()
    check.start(lesson, 1)
    assert f'check.hint("{key}")' in str(check(key)) and "is not checked by a program" in str(check(key, 1))
    shown = check.hint(key)
    assert str(shown).startswith("What a good answer has.") and shown.markup.startswith("<details>")
    monkeypatch.setattr(checking, "ROOT", path)
    assert "is not here; whoever gives you the course has it" in str(check.hint(key))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_what_is_named_beside_the_quiz_can_be_called(path):
    for cell in nbformat.read(path, 4).cells:
        if cell.cell_type == "code" and "quiz(" in cell.source:
            assert cell.source.startswith("from readout.course import my_work, quiz, review\n")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_line_is_cut_off(path):
    """As in the lessons: a JupyterLab of 1,280 pixels shows 104 letters of a line of code."""
    code = [c.source for c in nbformat.read(derive.EXERCISES / path.name, 4).cells if c.cell_type == "code"]
    assert [line for source in code for line in source.splitlines() if len(line) > 104] == []
    assert [source for source in code if re.search(r"print\((?:article|busiest)\.text\)", source)] == []


def test_stressed_words_and_code_are_html():
    assert with_code("*More than* `2 * right * x` & *x") == (
        "<em>More than</em> <code>2 * right * x</code> &amp; *x"
    )
    assert with_code("After `a = 1` and ` alone") == "After <code>a = 1</code> and ` alone"


def test_where_only_form_is_checked_no_more_is_said():
    check = Check()
    given = check.start("05", 1)
    shown = check("05.10", PROOFS["05.10"].right[0](given))
    assert str(shown).startswith(
        "✓ Form in order (05.10). What it says is for a person to judge. 1 of 10 done"
    )
    assert "Right" not in shown._repr_mimebundle_()["text/html"]
    assert shown.data["state"] == "right" and shown.data["points"] == ITEMS["05.10"].points == 1
    assert [key for key, item in ITEMS.items() if item.look] == ["05.10", "06.10", "07.10", "capstone.6"]
    for question in ITEMS["05.10"].look:
        assert f"\n- {question}" in str(shown) and f"<li>{question}</li>" in shown.markup


def test_whoever_is_right_is_told_why():
    assert all(5 <= len(item.why.split()) <= 35 and item.why.endswith(".") for item in ITEMS.values())
    assert len({item.why for item in ITEMS.values()}) == len(ITEMS)


def test_the_hint_is_offered_after_the_second_slip_of_one_kind():
    check = Check()
    given = check.start("01", 1)
    too_many, paragraphs = len(given.article.sentences), sum(s.kind == "body" for s in given.article.segments)
    offered = ["check.hint" in str(check("01.3", wrong)) for wrong in (too_many, paragraphs, 999, too_many)]
    assert offered == [False, False, False, True]
    check.start("01", 1)
    assert "check.hint" not in str(check("01.3", too_many))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_stuck_is_folded_right_under_each_check(path):
    """In what learners open: the hints of the task itself, each inside the one before; the check does not repeat them."""
    cells = nbformat.read(derive.EXERCISES / path.name, 4).cells
    under = {
        re.match(r'check\("([\w.]+)"', cell.source)[1]: after
        for cell, after in zip(cells, cells[1:], strict=False)
        if cell.cell_type == "code" and cell.source.startswith("check(")
    }
    assert list(under) == list(items_of(lesson_of(path)))
    for key, cell in under.items():
        assert cell.cell_type == "markdown" and "\n\n" not in cell.source  # a blank line would end the HTML
        parts = list(html5lib.parse(cell.source, namespaceHTMLElements=False).iter("details"))
        assert [parts[1] in parts[0], parts[2] in parts[1]] == [True, True]
        assert all(key in part.find("summary").text for part in parts)
        said = ["".join(part.find("p").itertext()) for part in parts]
        assert said[:2] == [re.sub(r"`|\*\b|\b\*", "", hint) for hint in ITEMS[key].hints]
        assert said[2] == f'Run check.hint("{key}") three times in a new cell.'
    solved = (derive.EXERCISES / "solutions" / path.name).read_text(encoding="utf-8")
    assert "<summary>Stuck?" not in solved


def test_a_check_does_not_repeat_the_hints():
    check = Check()
    check.start("03", 1)
    assert "<details>" not in check("03.4", 1).markup and "&gt;=" in derive.stuck(ITEMS["03.4"], "")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_a_solution_says_why(path):
    """In a line of its code, or in words after the check."""
    said = {}
    key = ""
    for cell in nbformat.read(path, 4).cells:
        worked = cell.source.partition("### BEGIN SOLUTION")[2]
        words = re.findall(r"# (?!##)(.+)", worked) if cell.cell_type == "code" else [cell.source]
        if cell.cell_type == "code" and worked:
            key = ""
            waiting = words
        if match := re.match(r'check\("([\w.]+)"', cell.source):
            key = match[1]
            said[key] = waiting
        elif key and "solution" in cell.metadata.get("tags", []):
            said[key] = [*said[key], *words]
    assert list(said) == list(items_of(lesson_of(path)))
    assert [key for key, words in said.items() if len(" ".join(words).split()) < 5] == []


PREDICTIONS = [key for key, item in ITEMS.items() if item.prediction]


def test_what_is_to_be_predicted_is_known():
    told = {
        f"{lesson_of(path)}.{number}"
        for path in SOURCES
        for number in re.findall(
            r"## (\d+) Predict", "\n".join(c.source for c in nbformat.read(path, 4).cells)
        )
    }
    assert set(PREDICTIONS) == told and len(told) == 7


@pytest.mark.parametrize("key", PREDICTIONS)
def test_a_prediction_that_differs_is_no_mistake(key):
    check = Check()
    given = check.start(key.partition(".")[0], 1)
    wrong = [make(given) for make, _ in PROOFS[key].wrong]
    one, *others = [answer for answer in wrong if answer is not SAME]
    other = next((answer for answer in others if answer != one), one)
    first, second = check(key, one), check(key, other)
    for shown in (first, second):
        assert (
            str(shown).startswith(f"○ Something else comes out ({key})") and shown.data["state"] == "not yet"
        )
    assert "no mistake" in str(first) and first.data["misconception"] is None
    assert "no mistake" not in str(second) and second.data["misconception"]
    assert str(check(key, object())).startswith("✗ Not yet")
    assert str(check(key, PROOFS[key].right[0](given))).startswith("✓ Right")


@pytest.mark.parametrize("key", ITEMS)
def test_hints_speak_in_the_names_of_their_exercise(key):
    """What stands as code in a hint is named so in the exercise, in Python, or in the hint itself."""
    (path,) = [path for path in SOURCES if lesson_of(path) == key.partition(".")[0]]
    there = "\n".join(c.source for c in nbformat.read(path, 4).cells)
    code = [text for hint in ITEMS[key].hints for text in re.findall(r"`([^`]+)`", hint)]
    for text in code:
        try:
            nodes = list(ast.walk(ast.parse(text.strip())))
        except SyntaxError:
            continue
        for name in {node.id for node in nodes if isinstance(node, ast.Name)} - set(dir(builtins)):
            assert re.search(rf"\b{name}\b", there + "".join(ITEMS[key].lines)), (name, text)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
@pytest.mark.parametrize("seed", [1, 36])
def test_a_worked_solution_runs_where_a_learner_would_paste_it(path, seed):
    """Each of them alone, after the cells that are handed out, is right; nothing of another answer is needed."""
    learner = [
        c.source for c in nbformat.read(derive.EXERCISES / path.name, 4).cells if c.cell_type == "code"
    ]
    check = Check()
    given = check.start(lesson_of(path), seed)
    for key in items_of(lesson_of(path)):
        at = next(n for n, source in enumerate(learner) if f'check("{key}"' in source)
        space = {"display": str}
        for source in learner[:at]:
            with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(TypeError, NameError):
                exec(re.sub(r"^seed: int = 1", f"seed: int = {seed}", source, flags=re.MULTILINE), space)
        worked = [str(check.hint(key)) for _ in range(3)][-1].partition("\n")[2]
        with contextlib.redirect_stdout(io.StringIO()):
            exec(worked, space)
            answer = eval(learner[at].removeprefix(f'check("{key}", ').removesuffix(")"), space)
        state, message, _ = outcome(ITEMS[key], answer, given)
        assert state == "right", (key, message)


@pytest.mark.parametrize(
    ("lesson", "seed", "path"),
    [
        ("01", 10**5000, ""),
        ("01", {}, ""),
        ("01", 1, "~nobody/x"),
        ("01", 1, "~a\0b/x"),
        ("01", 1, 5),
        ("01", 1, b"x"),
        ("01", 1, "x" * 5000),
        (["01"], 1, ""),
        (10**5000, 1, ""),
    ],
    ids=range(9),
)
def test_an_absurd_start_is_refused_in_a_line(lesson, seed, path):
    with pytest.raises(InputError) as refusal:
        Check().start(lesson, seed, path)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("key", ITEMS)
def test_the_worked_solution_makes_what_is_checked(key):
    check = Check()
    lesson = key.partition(".")[0]
    check.start(lesson, 1)
    shown = [str(check.hint(key)) for _ in range(3)][-1]
    assert shown.startswith(f"Worked solution ({key}):")
    (path,) = [path for path in SOURCES if lesson_of(path) == lesson]
    code = "\n".join(c.source for c in nbformat.read(path, 4).cells if c.cell_type == "code")
    (asked,) = re.findall(rf'check\("{re.escape(key)}", (.+)\)$', code, re.MULTILINE)
    made = set(re.findall(r"^ *(?:def )?(\w+)(?:\(|, \w+ = | = )", shown, re.MULTILINE))
    assert made & set(re.findall(r"\w+", asked))


def scale_in_quotes(words):
    digits, scale = words.split()
    return float(digits) * {"million": 1e6}["scale"]


def plain_measures(found, marked):
    right = len(found & marked)
    return right / len(found), right / len(marked), 2 * right / (len(found) + len(marked))


DIAGNOSES = {
    "a set of lines": ("01.5", lambda g: {4, 2, 5, 1, 3}, "A set has no order"),
    "a whole date": ("01.6", lambda g: lambda a: a.document_date and a.document_date.value, "the whole date"),
    "no year": ("01.6", lambda g: lambda a: a.document_date and 2, "which is no year"),
    "a word for no date": (
        "01.6",
        lambda g: lambda a: a.document_date.value.year if a.document_date else "",
        "''",
    ),
    "one pair, and that a paragraph": (
        "01.7",
        lambda g: (g.article.body[0].start, g.article.body[0].end),
        "paragraphs of the report",
    ),
    "the last letter": (
        "02.3",
        lambda g: [(d.start, d.end - 1) for d in g.facts.dates if d.relative],
        "off by one",
    ),
    "one relative date": (
        "02.3",
        lambda g: next((d.start, d.end) for d in g.facts.dates if d.relative),
        "missing",
    ),
    "the same part of a name": ("02.6", lambda g: "Mr Nobody", "Nobody of that name"),
    "an unknown speaker": ("capstone.2", lambda g: {"Nobody": 3}, "nobody's in this text"),
    "inside a word": (
        "capstone.3",
        lambda g: (PROOFS["capstone.3"].right[0](g)[0] + 1, PROOFS["capstone.3"].right[0](g)[1]),
        "inside a word",
    ),
    "a date that is none": ("capstone.1", lambda g: "soon", "year-month-day"),
    "a program in quotation marks": (
        "00.3",
        lambda g: "words[2]",
        "Without quotation marks, Python works it out",
    ),
    "a part in quotation marks": ("02.6", lambda g: "given.facts", "Without quotation marks"),
    "a name with a point": ("02.6", lambda g: "U.S", "Nobody of that name"),
    "starts alone": ("02.3", lambda g: [d.start for d in g.facts.dates] * 3, "One of your values is "),
    "lists for names": ("02.5", lambda g: {"Mr": ["a", "b"]}, "One of your values is a list"),
    "a number for a sentence": ("04.10", lambda g: (0.7, "So it is."), "One of your values is 0.7"),
    "a number for all": ("04.10", lambda g: 0.7, "Your answer is 0.7"),
    "a year that is nowhere": ("01.6", lambda g: lambda a: 2025, "'Guests see the dam of 1998"),
    "what stands around": (
        "01.3",
        lambda g: len(g.article.sentences),
        "counts the caption and credit as well",
    ),
    "a comma for a point": ("04.5", lambda g: (0, 3), "Decimals take a point, not a comma"),
    "no brackets": ("00.6", lambda g: lambda text: text.split[0], "works only as `split()`"),
    "a name in quotation marks": ("02.1", lambda g: scale_in_quotes, "In quotation marks `scale` is a word"),
    "a name that is none": ("02.1", lambda g: lambda words: bn, "Is the name misspelt"),  # noqa: F821
    "nothing found": ("02.9", lambda g: plain_measures, "Of 0 found and 2 marked, nothing is right"),
    "those that are right": (
        "07.1",
        lambda g: [n for n in range(1, 7) if n not in g.found_wrong],
        "For those it is right",
    ),
    "talks in words": ("07.1", lambda g: "the second and the fifth", "a list of numbers is asked for"),
    "counts for shares": ("07.2", lambda g: (sum(g.fifty) - 3, sum(g.fifty) + 3), "Those are counts, of 50"),
    "percentages for shares": ("07.2", lambda g: (60, 90), "Those are percentages"),
    "counts of the wrong ones": ("07.2", lambda g: (4, 13), "larger than any share"),
    "a share for a year": ("07.4", lambda g: 0.4, "A year is asked for"),
    "printed too soon": ("07.5", lambda g: [4, 2, 5, 3, 1], "printed before all are counted"),
    "rounded on the way": (
        "07.7",
        lambda g: PROOFS["07.7"].wrong[6][0](g),
        "nearly right: the shares were rounded",
    ),
    "the overlap itself": ("07.8", lambda g: 0.94, "numbers of the two texts that have it"),
    "one of two texts": ("07.8", lambda g: g.drawn.double[0], "your answer has 1"),
    "a pair in a text": (
        "07.9",
        lambda g: lambda text, earlier: {pair for pair in pairs_of(text) if pair not in "".join(earlier)},
        "What is looked for in a text has to be a text",
    ),
    "the last one alone": (
        "07.9",
        lambda g: lambda text, earlier: pairs_of(text) - pairs_of("".join(earlier[-1:])),
        "Does the loop go on with what is left?",
    ),
    "where it is not": (
        "07.10",
        lambda g: PROOFS["07.10"].right[0](g).replace("2025.", "2025; most do not have it."),
        "It tells where the word is not",
    ),
    "the condition turned round": (
        "07.9",
        lambda g: lambda text, earlier: pairs_of(text).intersection(*map(pairs_of, earlier)),
        "You keep what the earlier texts have",
    ),
}


@pytest.mark.parametrize("case", DIAGNOSES)
def test_a_slip_is_named_as_what_it_is(case):
    key, answer, words = DIAGNOSES[case]
    state, message, _ = outcome(ITEMS[key], answer(GIVEN[1]), GIVEN[1])
    assert state == "not yet" and words in message, message


@pytest.mark.parametrize("name", ["practice/2024-03-14-talvera", "readouts/2022-10-04-biden-kishida-jp"])
def test_a_text_with_an_annotation_is_held_against_it(name):
    check = Check()
    given = check.start("capstone", 1, str(ROOT / f"data/{name}.txt"))
    marked = given.annotation.items
    names = {entity["id"]: entity["name"] for entity in marked["entities"]}
    said = [s for s in marked["statements"] if s.get("kind", "said") == "said"]
    right = Counter(names[who] for s in said for who in s["speaker"])
    assert str(check("capstone.2", right)).startswith("✓ Right")
    assert str(check("capstone.2", right | {next(iter(right)): 99})).startswith("✗ Not yet")
    part = max((part for s in said for part in s["content"]), key=lambda part: part["end"] - part["start"])
    assert str(check("capstone.3", part)).startswith("✓ Right")


def test_of_a_text_that_nobody_marked_the_check_says_what_it_cannot_know(tmp_path):
    text = tmp_path / "own.txt"
    text.write_text(GIVEN[1].practice.text + "\nThe end.", encoding="utf-8")
    check = Check()
    given = check.start("capstone", 1, str(text))
    read = Counter(name for s in given.statements for name in s.speakers)
    for counts, told in ((read, "counts the same"), (read | {next(iter(read)): 99}, "counts otherwise")):
        shown = check("capstone.2", counts)
        assert str(shown).startswith(
            "✓ Form in order (capstone.2). Nobody has marked this text"
        ) and told in str(shown)
        assert shown.data["points"] == 0
    assert "not in the text" in str(check("capstone.2", {"Atlantis": 1}))
    part = given.statements[0].content[0]
    assert "takes these words for something said" in str(check("capstone.3", part))
    heading = given.article.segments[0]
    assert "does not find these words said" in str(check("capstone.3", (heading.start, heading.end)))


def test_the_capstone_takes_a_text_in_which_nobody_speaks(tmp_path):
    text = tmp_path / "quiet.txt"
    text.write_text("A bridge was opened. Two towns are joined. It rained.", encoding="utf-8")
    check = Check()
    check.start("capstone", 1, str(text))
    for number, answer in enumerate(("none", {}, "none", "none", 0), start=1):
        assert str(check(f"capstone.{number}", answer)).startswith("✓"), number
    with pytest.raises(InputError, match="no such file"):
        check.start("capstone", 1, str(tmp_path / "missing.txt"))


def notebook(path, *code):
    cells = [nbformat.v4.new_code_cell(source) for source in code]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


@pytest.mark.parametrize(
    "code", ["### BEGIN SOLUTION\nx = 1", "x = 1\n### END SOLUTION", "### BEGIN SOLUTION\n### BEGIN SOLUTION"]
)
def test_a_source_with_a_broken_solution_is_refused(tmp_path, code):
    with pytest.raises(InputError, match="cell 2"):
        derive.derived(notebook(tmp_path / "01_x.ipynb", "y = 1", code))


def test_a_stub_stands_where_the_solution_stood(tmp_path):
    code = "a = 1\n#~ b = ...\n### BEGIN SOLUTION\nb = a + 1\n### END SOLUTION\nprint(b)"
    made = list(derive.derived(notebook(tmp_path / "01_x.ipynb", code)).values())
    learner, solved = (nbformat.reads(text, 4).cells[0].source for text in made)
    assert learner == "a = 1\nb = ...\nprint(b)" and solved == "a = 1\nb = a + 1\nprint(b)"


def test_gaps_are_seen_wherever_they_are():
    def gap(x):
        return [y + ... for y in x]

    assert is_blank(gap) and is_blank((1, ...)) and not is_blank(lambda x: x) and not is_blank(0)


@pytest.mark.parametrize("constant", [slice(..., ...), (1, (..., 2)), frozenset({...})])
def test_a_gap_inside_a_constant_is_seen(constant):
    """Which ones Python makes of a program differs by its version."""

    def answer(text):
        return text[0:1]

    full = answer.__code__
    assert not is_blank(answer)
    answer.__code__ = full.replace(co_consts=(*full.co_consts, constant))
    assert is_blank(answer)
