"""A learner who knows no Python can read all code: what it uses has been explained in words before, and truly."""

import ast
import builtins
import json
import re
from pathlib import Path

import pytest

from readout import ROOT
from readout.course.exercises import derive
from readout.course.exercises.checking import items_of
from readout.course.notebooks import lessons

PAGE = ROOT / "docs/python.md"
ROW = re.compile(r"^\| ([^|`]+) \| (`.+`) \| ((?:exercises )?\d\d) \| (.+) \|$", re.MULTILINE)
# Each construct that is not named by its node alone.
OPERATORS = {
    ast.Add: "adding",
    ast.Sub: "taking away",
    ast.Mult: "multiplying",
    ast.Div: "dividing",
    ast.BitAnd: "both",
    ast.Eq: "the same",
    ast.NotEq: "not the same",
    ast.Gt: "more, less",
    ast.Lt: "more, less",
    ast.GtE: "at least, at most",
    ast.LtE: "at least, at most",
    ast.In: "inside",
    ast.NotIn: "inside",
    ast.Is: "is it nothing",
    ast.IsNot: "is it nothing",
    ast.Or: "or",
    ast.And: "and",
    ast.Not: "not",
    ast.Invert: "turned round",
    ast.USub: "below zero",
}
NODES = {
    ast.Assign: "name",
    ast.AnnAssign: "setting",
    ast.Attribute: "part",
    ast.Break: "leaving a loop",
    ast.Call: "call",
    ast.Dict: "dict",
    ast.DictComp: "dict by a loop",
    ast.For: "loop",
    ast.FunctionDef: "function",
    ast.If: "condition",
    ast.IfExp: "short condition",
    ast.Import: "import",
    ast.ImportFrom: "import",
    ast.JoinedStr: "text with gaps",
    ast.List: "list",
    ast.ListComp: "list by a loop",
    ast.SetComp: "set by a loop",
    ast.keyword: "named argument",
    ast.Tuple: "tuple",
}
CONSTANTS = {int: "number", float: "number", str: "text", bool: "yes and no", type(None): "nothing"}
# What shows nothing of its own: it is part of what is named above, or the three dots that hold a place.
SILENT = (
    *(
        ast.Module,
        ast.Expr,
        ast.Name,
        ast.expr_context,
        ast.alias,
        ast.arguments,
        ast.arg,
        ast.FormattedValue,
    ),
    *(ast.comprehension, ast.Return, ast.Compare, ast.BinOp, ast.BoolOp, ast.UnaryOp),
)


def construct(node):
    """What a learner must have been told of to read a node of a program; its type where nothing here names it."""
    kind = type(node)
    if isinstance(node, ast.Subscript):
        if isinstance(node.slice, ast.Slice):
            return "slice"
        if isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str):
            return "value by name"
        if isinstance(node.slice, ast.Tuple):
            return "rows and columns"
        if isinstance(node.slice, ast.List):
            return "columns"
        picks = isinstance(node.slice, (ast.Compare, ast.UnaryOp)) and not isinstance(
            getattr(node.slice, "op", None), ast.USub
        )
        return "rows that fit" if picks else "place"
    if len(getattr(node, "generators", [])) > 1:
        return "loops in one pair of brackets"
    if isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Store):
        return "two names at once"
    if isinstance(node, ast.Constant):
        return None if node.value is ... else CONSTANTS[type(node.value)]
    if isinstance(node, (*SILENT, ast.Slice)):
        return None
    return OPERATORS.get(kind) or NODES.get(kind) or kind.__name__


def constructs(code):
    """All of a cell's."""
    return {construct(node) for node in ast.walk(ast.parse(code))} - {None}


def rungs():
    """Each row of the page: the construct, how it looks, the lesson that explains it, and the words that do."""
    return ROW.findall(PAGE.read_text(encoding="utf-8"))


def cells(path):
    return [
        (c["cell_type"], "".join(c["source"]), c["metadata"].get("tags", []))
        for c in json.loads(path.read_text(encoding="utf-8"))["cells"]
    ]


def unexplained(paths, ladder):
    """What the notebooks use, in their order, of which no words were said before; and words that are in no notebook."""
    told, missing = set(), []
    for path in paths:
        mine = [(name, words) for name, _, lesson, words in ladder if lesson == path.stem[:2]]
        for number, (kind, source, tags) in enumerate(cells(path)):
            if kind == "markdown":
                told |= {name for name, words in mine if words in source}
            elif kind == "code" and "results" not in tags:
                missing += [f"{path.name}, cell {number}: {name}" for name in constructs(source) - told]
        missing += [f"{path.name} does not say: {words}" for name, words in mine if name not in told]
    return missing


def names_called(code):
    """What a cell calls that is not the library's, nor made in the lessons: `split` of `text.split()`."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call):
            called = node.func
            while isinstance(called, ast.Attribute) and isinstance(called.value, ast.Call):
                yield called.attr
                called = called.value.func
            if isinstance(called, ast.Name):
                yield called.id
            elif isinstance(called, ast.Attribute) and ast.unparse(called.value) not in OUR_MODULES:
                yield called.attr


OUR_MODULES = {"trade", "charts", "book_charts", "yearly_charts", "world"}


def unnamed(paths):
    """The functions that lessons call before any words have named them, between backticks; the library's own aside."""
    told, ours, missing = "", set(), {}
    for path in paths:
        for number, (kind, source, tags) in enumerate(cells(path)):
            if kind == "markdown":
                told += " ".join(re.findall(r"`[^`\n]+`", source))
            elif kind == "code" and "results" not in tags:
                for node in ast.walk(ast.parse(source)):
                    if isinstance(node, ast.ImportFrom) and node.module.startswith("readout"):
                        ours |= {alias.name for alias in node.names}
                    elif isinstance(node, ast.FunctionDef):
                        ours.add(node.name)
                for name in names_called(source):
                    if name not in ours and not re.search(rf"\b{name}\b", told):
                        missing.setdefault(name, f"{path.name}, cell {number}: {name}")
    return list(missing.values())


def test_what_a_lesson_calls_was_named_before():
    assert unnamed(lessons()) == []


def test_a_call_that_nothing_named_is_found(tmp_path):
    made = [
        ("markdown", "`split` cuts."),
        ("code", "words = text.split().strip()\nlen(words)\ntrade.load(1)"),
    ]
    made = [{"cell_type": kind, "source": [source], "metadata": {}} for kind, source in made]
    (tmp_path / "00_x.ipynb").write_text(json.dumps({"cells": made}), encoding="utf-8")
    found = unnamed([tmp_path / "00_x.ipynb"])
    assert sorted(found) == ["00_x.ipynb, cell 1: len", "00_x.ipynb, cell 1: strip"]


def test_what_a_lesson_uses_was_explained_before():
    assert unexplained(lessons(), rungs()) == []


def unexplained_in_exercise(path, lesson, ladder):
    """The same for an exercise: what its lesson has explained, and its own words before the cell."""
    told = {name for name, _, where, _ in ladder if where[-2:] < lesson or where == lesson}
    own = [(name, words) for name, _, where, words in ladder if where == f"exercises {lesson}"]
    missing = []
    for number, (kind, source, _) in enumerate(cells(path)):
        if kind == "markdown":
            told |= {name for name, words in own if words in source}
        else:
            missing += [f"{path.name}, cell {number}: {name}" for name in constructs(source) - told]
    missing += [f"{path.name} does not say: {words}" for name, words in own if name not in told]
    for key, item in items_of(lesson).items():
        shown = [line.strip() + " 0" * line.endswith(":") for line in item.lines] + in_hints(item)
        missing += [f"{key}: {name}" for code in shown for name in constructs(code) - told]
    return missing


def in_hints(item):
    """What stands as code in the hints of a task, and is whole."""
    found = []
    for code in re.findall(r"`([^`]+)`", " ".join(item.hints)):
        try:
            ast.parse(code)
        except SyntaxError:
            continue
        found.append(code)
    return found


@pytest.mark.parametrize("folder", [derive.EXERCISES, derive.EXERCISES / "solutions"], ids=lambda f: f.name)
@pytest.mark.parametrize("path", derive.sources(), ids=lambda path: path.stem)
def test_an_exercise_uses_what_its_lesson_has_explained(path, folder):
    """As learners open it, and worked out; with the lines that are to be put in order, and the hints."""
    assert unexplained_in_exercise(folder / path.name, derive.lesson_of(path), rungs()) == []


def functions(code):
    """The functions that a program calls: Python's own, and those that stand behind a point."""
    nodes = list(ast.walk(ast.parse(code)))
    own = {node.id for node in nodes if isinstance(node, ast.Name) and hasattr(builtins, node.id)}
    return own | {
        node.func.attr
        for node in nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }


@pytest.mark.parametrize("path", derive.sources(), ids=lambda path: path.stem)
def test_solutions_and_hints_call_what_a_learner_has_seen(path):
    """In code that was handed out, or as a word of code in the text: of lessons and exercises up to this one."""
    lesson, seen = derive.lesson_of(path), set()
    up_to = [one for one in (*lessons(), *derive.sources()) if derive.lesson_of(one) <= lesson]
    for one in (derive.EXERCISES / p.name if p in derive.sources() else p for p in up_to):
        for kind, source, _ in cells(one):
            if kind == "code":
                seen |= functions(source)
            elif not source.startswith("<details>"):
                seen |= set(re.findall(r"\w+", " ".join(re.findall(r"`([^`]+)`", source))))
    solved = [
        source for kind, source, _ in cells(derive.EXERCISES / "solutions" / path.name) if kind == "code"
    ]
    hinted = [code for item in items_of(lesson).values() for code in in_hints(item)]
    assert [code for code in (*solved, *hinted) if functions(code) - seen] == []


def test_the_page_shows_what_it_names():
    for name, example, _, _ in rungs():
        assert name in constructs(example.strip("`").replace("⏎", "\n")), example
    names = [name for name, *_ in rungs()]
    assert len(names) == len(set(names)) and set(names) == {*OPERATORS.values(), *NODES.values()} | {
        *CONSTANTS.values(),
        *("slice", "value by name", "columns", "rows that fit", "place", "two names at once"),
    }


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("for ask, *question in rows:\n    print(ask)", "Starred"),
        ("max(rows, key=lambda row: row[0])", "Lambda"),
        ("sum(row[0] for row in rows)", "GeneratorExp"),
        ("if found := rows:\n    print(found)", "NamedExpr"),
        ("try:\n    print(1)\nexcept ValueError:\n    print(2)", "Try"),
        ("[word for row in rows for word in row]", "loops in one pair of brackets"),
        ("table.loc[table['a'] > 1, 'b']", "rows and columns"),
        ("print(7 % 2)", "Mod"),
        ("while rows:\n    print(1)", "While"),
    ],
)
def test_what_only_programmers_read_is_no_rung(code, what):
    assert what in constructs(code) and what not in {name for name, *_ in rungs()}


def test_what_was_not_explained_is_found(tmp_path):
    def lesson(*sources):
        kinds = ["markdown", "code"] * len(sources)
        made = [{"cell_type": k, "source": [s], "metadata": {}} for k, s in zip(kinds, sources, strict=False)]
        (tmp_path / "00_x.ipynb").write_text(json.dumps({"cells": made}), encoding="utf-8")
        return [tmp_path / "00_x.ipynb"]

    ladder = [("text", "`'a'`", "00", "in quotation marks"), ("call", "`f()`", "00", "with brackets")]
    assert (
        unexplained(lesson("Text is in quotation marks, a call with brackets.", "print('a')"), ladder) == []
    )
    assert unexplained(
        lesson("Text is in quotation marks.", "print('a')", "A call with brackets."), ladder
    ) == ["00_x.ipynb, cell 1: call"]
    assert unexplained(lesson("A call with brackets.", "f()"), ladder) == [
        "00_x.ipynb does not say: in quotation marks"
    ]


BROKEN = re.findall(
    r"^## (\w+)[^\n]*\n\n```python\n(.+?)\n```\n\n\*(.+?)\.?\*",
    (ROOT / "docs/when_it_breaks.md").read_text(encoding="utf-8"),
    re.MULTILINE | re.DOTALL,
)


@pytest.mark.parametrize(("kind", "code", "reason"), BROKEN, ids=[kind for kind, *_ in BROKEN])
def test_a_line_breaks_as_the_page_says(kind, code, reason, monkeypatch):
    monkeypatch.chdir(ROOT / "notebooks")
    with pytest.raises(Exception) as stopped:
        exec(code, {})
    assert type(stopped.value).__name__ == kind
    assert str(stopped.value).startswith(reason)


def test_the_page_names_ten_kinds():
    page = (ROOT / "docs/when_it_breaks.md").read_text(encoding="utf-8")
    assert len(BROKEN) == 9 and "## Nothing happens" in page
    assert "../docs/when_it_breaks.md" in Path(lessons()[0]).read_text(encoding="utf-8")
