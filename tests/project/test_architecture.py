"""The library is built as docs/architecture.md says: its tables are read here, and the code is held against them.

Each rule is a function of a project's folder that gives what is wrong in it, a line each. It is tried on this project,
and on a small one that keeps all rules but the one that is broken on purpose.
"""

import ast
import functools
import json
import re
import subprocess
import sys
from collections import defaultdict
from graphlib import CycleError, TopologicalSorter

import pytest
from radon.complexity import cc_visit
from radon.visitors import Function

from readout import ROOT

LONGEST = 500
MOST_BRANCHES = 25
HEAVY = ("pandas", "matplotlib")
# Tasks of lessons are many small parts, charts are one idea; in `claims` a rule of reading asks many things of a clause.
LONG = re.compile(r"readout/(trade/charts\.py|course/exercises/(lesson_\d\d|capstone)\.py)")
BRANCHING = re.compile(r"readout/claims/.*")
NAMED = re.compile(r"`([^`]+)`")
PLACE = re.compile(
    r"(?:\.github|benchmarks|data|docs|exercises|notebooks|readout(?!/\d)|settings|tests)/\S+|[A-Z]\S+\.md"
)


# What there is


def modules(root):
    """The library's modules by their full names, each with its file."""
    found = {}
    for path in sorted((root / "readout").rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def arrows(root):
    """Which modules of the library each imports, wherever in its file the import stands."""
    there = modules(root)
    found = {name: set() for name in there}
    for name, path in there.items():
        package = name if path.name == "__init__.py" else name.rpartition(".")[0]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                targets = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                base = package.split(".")[: len(package.split(".")) + 1 - node.level] if node.level else []
                source = ".".join([*base, *([node.module] if node.module else [])])
                # `from a import b` is of the file b where there is one, and of what stands in a otherwise.
                targets = [
                    full if (full := f"{source}.{alias.name}") in there else source for alias in node.names
                ]
            else:
                continue
            found[name] |= {target for target in targets if target in there and target != name}
    return found


def room_of(module):
    """The room, or the single file beside the rooms, that a module is in; empty for the package itself."""
    return module.split(".")[1] if "." in module else ""


def rooms(root):
    return sorted(path.parent.name for path in (root / "readout").glob("*/__init__.py"))


def rows(root, heading):
    """The cells of the table below a heading of docs/architecture.md, without its first two lines."""
    text = (root / "docs/architecture.md").read_text(encoding="utf-8")
    section = re.search(rf"^## {heading}$(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)[1]
    lines = re.findall(r"^\|(.*)\|$", section, re.MULTILINE)
    return [[cell.strip() for cell in line.split("|")] for line in lines[2:]]


def allowed(root):
    """Who may know whom, as the document has it: each name with those it may import from, itself among them."""
    table = [(NAMED.findall(who), NAMED.findall(known)) for who, _, known in rows(root, "Who may know whom")]
    ground = {"", *table[0][0]}
    return {name: {name, *ground, *known} for names, known in table for name in names}


# Rules


def names_none_unknown(root):
    """The table has every room and file beside the rooms, no other, and each row knows only those above it."""
    there = {room_of(module) for module in modules(root)} - {""}
    seen = set()
    for who, _, known in rows(root, "Who may know whom"):
        for name in NAMED.findall(known):
            if name not in seen:
                yield f"docs/architecture.md: {who} may know {name}, which does not stand above it"
        seen |= set(NAMED.findall(who))
    yield from (f"docs/architecture.md: {name} has no row" for name in sorted(there - seen))
    yield from (f"docs/architecture.md: there is no {name}" for name in sorted(seen - there))


def knows_only_what_it_may(root):
    table = allowed(root)
    for module, targets in arrows(root).items():
        for target in sorted(targets):
            if room_of(module) and room_of(target) not in table.get(room_of(module), ()):
                yield f"{module} may not know {target}"
            elif not room_of(module):
                yield f"{module} may know nothing, and imports {target}"


def files_are_in_no_circle(root):
    yield from circle(arrows(root))


def rooms_are_in_no_circle(root):
    between = defaultdict(set)
    for module, targets in arrows(root).items():
        between[room_of(module)] |= {room_of(target) for target in targets} - {room_of(module)}
    yield from circle(between)


def circle(graph):
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        yield f"a circle: {' → '.join(name or 'readout' for name in reversed(error.args[1]))}"


def leaves_its_face_alone(root):
    """Inside a room one imports from its files: what its face imports may be what is being loaded."""
    for module, targets in arrows(root).items():
        for target in sorted(targets):
            if room_of(target) and module.startswith(f"{target}."):
                yield f"{module} imports from the face it stands behind, {target}"


def faces_define_nothing(root):
    """A face imports, and says what is public; `__getattr__` may put an import off until a name is asked for."""
    for module, path in modules(root).items():
        if path.name != "__init__.py" or not room_of(module):
            continue
        body = ast.parse(path.read_text(encoding="utf-8")).body
        listed = False
        for node in body:
            match node:
                case ast.Import() | ast.ImportFrom() | ast.Expr(value=ast.Constant()):
                    pass
                case ast.Assign(targets=[ast.Name(id="__all__")]):
                    listed = True
                case ast.FunctionDef(name="__getattr__"):
                    pass
                case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                    pass
                case _:
                    yield f"{module}: line {node.lineno} of a face defines something"
        if not ast.get_docstring(ast.Module(body, [])):
            yield f"{module}: a face says what its room answers"
        if not listed and "." not in module.removeprefix("readout."):
            yield f"{module}: a room says in __all__ what is public"


@functools.cache
def loaded(root):
    """What a fresh process finds when it has imported all faces: heavy packages, and names that are not there."""
    program = (
        "import importlib, json, sys\n"
        "faces = [importlib.import_module(f'readout.{room}') for room in sys.argv[2:]]\n"
        "heavy = [name for name in sys.argv[1].split() if name in sys.modules]\n"
        "absent = [f'{face.__name__}.{name}' for face in faces for name in getattr(face, '__all__', ())\n"
        "          if not hasattr(face, name)]\n"
        "print(json.dumps([heavy, absent, [face.__file__ for face in faces]]))\n"
    )
    command = [sys.executable, "-c", program, " ".join(HEAVY), *rooms(root)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    heavy, absent, files = json.loads(done.stdout)
    assert all(file.startswith(str(root)) for file in files), "another copy of the library was loaded"
    return heavy, absent


def faces_are_light(root):
    yield from (f"importing the faces loads {name}" for name in loaded(root)[0])


def faces_have_what_they_list(root):
    yield from (f"__all__ lists {name}, which is not there" for name in loaded(root)[1])


def files_are_short(root):
    for path in modules(root).values():
        name = path.relative_to(root).as_posix()
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > LONGEST and not LONG.fullmatch(name):
            yield f"{name} has {lines} lines"


def functions_branch_little(root):
    for path in modules(root).values():
        name = path.relative_to(root).as_posix()
        if BRANCHING.fullmatch(name):
            continue
        for block in cc_visit(path.read_text(encoding="utf-8")):
            if isinstance(block, Function) and block.complexity > MOST_BRANCHES:
                yield f"{name}:{block.lineno} {block.fullname} has a complexity of {block.complexity}"


def own_names(tree):
    """The names that the statements at a module's own level give, imports aside."""
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.name
            continue
        for part in ast.walk(node):
            if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
                yield part.id


def private_names_are_of_one_file(root):
    where = defaultdict(set)
    for module, path in modules(root).items():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for name in own_names(tree):
            if re.match(r"_[^_]", name):
                where[name].add(module)
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.level or (node.module or "").startswith("readout")):
                private = [alias.name for alias in node.names if re.match(r"_[^_]", alias.name)]
                yield from (f"{module} imports {name}, which is private" for name in private)
    for name, files in sorted(where.items()):
        if len(files) > 1:
            yield f"{name} is defined in {' and in '.join(sorted(files))}"


def each_test_lies_as_what_it_tests(root):
    """A test of readout/a/b.py is tests/a/test_b.py; one of a whole room may be tests/a/test_a.py."""
    for path in sorted((root / "tests").rglob("test_*.py")):
        folder = path.parent.relative_to(root / "tests")
        subject = path.stem.removeprefix("test_")
        place = root / "readout" / folder
        is_of_a_room = place.is_dir() and folder.parts and subject == folder.name
        if (
            folder.parts[:1] not in (("project",), ("hostile",))
            and not is_of_a_room
            and not (place / f"{subject}.py").is_file()
        ):
            missing = (place / f"{subject}.py").relative_to(root).as_posix()
            yield f"{path.relative_to(root).as_posix()} is the test of no file: there is no {missing}"


def lessons_are_whole(root):
    """A lesson has by its number what belongs to it, and nothing is of a lesson that is not there."""
    names = {path.stem for path in (root / "notebooks").glob("[0-9][0-9]_*.ipynb")}
    table = {NAMED.findall(row[0])[0]: NAMED.findall(row[-1]) for row in rows(root, "Rooms")}
    yield from (f"docs/architecture.md: {name} has no row" for name in sorted(names - table.keys()))
    yield from (f"docs/architecture.md: there is no lesson {name}" for name in sorted(table.keys() - names))
    for name, theirs in table.items():
        yield from (
            f"docs/architecture.md: {name} has no room {room}" for room in theirs if room not in rooms(root)
        )
    numbers = {name[:2] for name in names}
    exercises = {f"{number}_exercises" for number in numbers}  # a tab says which of the two it is
    kinds = {
        "exercises/*.ipynb": exercises,
        "exercises/source/*.ipynb": exercises,
        "exercises/solutions/*.ipynb": exercises,
        "exercises/quiz/*.yml": numbers,
        "readout/course/exercises/lesson_*.py": {f"lesson_{number}" for number in numbers},
        "tests/exercises/lesson_*.py": {f"lesson_{number}" for number in numbers},
    }
    for pattern, wanted in kinds.items():
        there = {path.stem for path in root.glob(pattern) if re.search(r"\d\d", path.stem)}
        yield from (f"{pattern}: {name} is missing" for name in sorted(wanted - there))
        yield from (f"{pattern}: {name} is of no lesson" for name in sorted(there - wanted))


def the_page_names_what_is_there(root):
    text = (root / "docs/architecture.md").read_text(encoding="utf-8")
    for place in NAMED.findall(text):
        if PLACE.fullmatch(place) and not list(root.glob(place.replace("NN", "[0-9][0-9]").rstrip("/"))):
            yield f"docs/architecture.md: there is no {place}"


RULES = [
    names_none_unknown,
    knows_only_what_it_may,
    files_are_in_no_circle,
    rooms_are_in_no_circle,
    leaves_its_face_alone,
    faces_define_nothing,
    faces_are_light,
    faces_have_what_they_list,
    files_are_short,
    functions_branch_little,
    private_names_are_of_one_file,
    each_test_lies_as_what_it_tests,
    lessons_are_whole,
    the_page_names_what_is_there,
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_library_keeps(rule):
    found = list(rule(ROOT))
    assert not found, "\n".join(found)


# A small project that keeps every rule

PAGE = """# How

## Rooms

| lesson | what | rooms |
|---|---|---|
| `01_read_the_text` | what | `text` |

## Who may know whom

| who | what | may know |
|---|---|---|
| `errors` | the ground | |
| `text` | parts, see `readout/text/load.py` and `notebooks/NN_*.ipynb` | |
| `tables` | numbers | |
| `course` | all | `text` `tables` |
"""
SMALL = {
    "docs/architecture.md": PAGE,
    "readout/__init__.py": '"""Small."""\n',
    "readout/errors.py": "class Wrong(Exception):\n    pass\n",
    "readout/text/__init__.py": '"""Text."""\n\nfrom readout.text.load import load\n\n__all__ = ["load"]\n',
    "readout/text/load.py": "from readout.errors import Wrong\n\n_LINE = Wrong\n\n\ndef load():\n    pass\n",
    "readout/text/english/__init__.py": '"""What is English."""\n',
    "readout/text/english/words.py": "_WORD, _LETTER = 1, 2\n",
    "readout/tables/__init__.py": '"""Tables."""\n\nfrom readout.tables.sums import SUM\n\n__all__ = ["SUM"]\n',
    "readout/tables/sums.py": "SUM = 1\n",
    "readout/course/__init__.py": (
        '"""Course."""\n\n__all__ = ["late"]\n\n\ndef __getattr__(name):\n'
        "    from readout.course.exercises.lesson_01 import late\n\n    return late\n"
    ),
    "readout/course/exercises/__init__.py": '"""Tasks."""\n',
    "readout/course/exercises/lesson_01.py": "def late():\n    from readout.text import load\n\n    return load\n",
    "tests/text/test_load.py": "",
    "tests/text/test_text.py": "",
    "tests/text/english/test_words.py": "",
    "tests/project/test_doors.py": "",
    "tests/exercises/lesson_01.py": "",
    "exercises/quiz/01.yml": "",
    "exercises/capstone.ipynb": "",
    "notebooks/01_read_the_text.ipynb": "",
} | {f"exercises/{folder}01_exercises.ipynb": "" for folder in ("", "source/", "solutions/")}


def written(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_small_project_keeps(rule, tmp_path):
    assert list(rule(written(tmp_path, SMALL))) == []


LOAD = SMALL["readout/text/load.py"]
BROKEN = {
    "a room without a row": (names_none_unknown, {"readout/new.py": ""}, "new has no row"),
    "a row without a room": (
        names_none_unknown,
        {"docs/architecture.md": PAGE.replace("`errors`", "`errors` `gone`")},
        "there is no gone",
    ),
    "a row that looks down": (
        names_none_unknown,
        {"docs/architecture.md": PAGE.replace("NN_*.ipynb` | |", "NN_*.ipynb` | `course` |")},
        "`text` may know course, which does not stand above",
    ),
    "reading knows course": (
        knows_only_what_it_may,
        {"readout/text/load.py": LOAD + "    import readout.course.exercises.lesson_01\n"},
        "readout.text.load may not know readout.course.exercises.lesson_01",
    ),
    "tables know text, relatively": (
        knows_only_what_it_may,
        {"readout/tables/sums.py": "SUM = 1\n\n\ndef f():\n    from ..text import load\n"},
        "readout.tables.sums may not know readout.text.load",
    ),
    "tables know text, by its face": (
        knows_only_what_it_may,
        {"readout/tables/sums.py": "from readout.text import other\nSUM = 1\n"},
        "readout.tables.sums may not know readout.text",
    ),
    "the ground knows a room": (
        knows_only_what_it_may,
        {"readout/errors.py": "from .tables.sums import SUM\n"},
        "readout.errors may not know readout.tables.sums",
    ),
    "the package itself knows a room": (
        knows_only_what_it_may,
        {"readout/__init__.py": "from readout import tables\n"},
        "readout may know nothing, and imports readout.tables",
    ),
    "two files in a circle": (
        files_are_in_no_circle,
        {
            "readout/text/load.py": LOAD + "    from readout.text.english import words\n",
            "readout/text/english/words.py": "from readout.text.load import load\n",
        },
        "a circle: readout.text.",
    ),
    "two rooms in a circle": (
        rooms_are_in_no_circle,
        {
            "readout/text/load.py": LOAD + "    from readout.tables import sums\n",
            "readout/tables/more.py": "from readout.text.english import words\n",
        },
        "a circle: t",
    ),
    "a file imports its face": (
        leaves_its_face_alone,
        {"readout/text/english/words.py": "from readout.text import anything\n"},
        "readout.text.english.words imports from the face it stands behind, readout.text",
    ),
    "a face defines": (
        faces_define_nothing,
        {"readout/text/__init__.py": '"""Text."""\n__all__ = []\nLIMIT = 3\n'},
        "readout.text: line 3 of a face defines something",
    ),
    "a face without a word": (faces_define_nothing, {"readout/tables/__init__.py": "__all__ = []\n"}, "says"),
    "a face without __all__": (
        faces_define_nothing,
        {"readout/tables/__init__.py": '"""Tables."""\n'},
        "readout.tables: a room says in __all__",
    ),
    "a heavy face": (faces_are_light, {"readout/tables/sums.py": "import pandas\nSUM = 1\n"}, "loads pandas"),
    "a name that is not there": (
        faces_have_what_they_list,
        {"readout/tables/__init__.py": '"""Tables."""\n__all__ = ["SUM"]\n'},
        "lists readout.tables.SUM",
    ),
    "a long file": (files_are_short, {"readout/text/load.py": "\n" * 501}, "readout/text/load.py has 501"),
    "a function that branches": (
        functions_branch_little,
        {
            "readout/text/load.py": "class A:\n    def f(self, x):\n"
            + "        if x:\n            pass\n" * 25
        },
        "readout/text/load.py:2 A.f has a complexity of 26",
    ),
    "a private name twice": (
        private_names_are_of_one_file,
        {"readout/tables/sums.py": "if True:\n    _LETTER: int = 3\n"},
        "_LETTER is defined in readout.tables.sums and in readout.text.english.words",
    ),
    "a private name abroad": (
        private_names_are_of_one_file,
        {"readout/tables/sums.py": "from readout.text.english.words import _WORD\n"},
        "readout.tables.sums imports _WORD",
    ),
    "a test of nothing": (
        each_test_lies_as_what_it_tests,
        {"tests/text/test_loading.py": ""},
        "tests/text/test_loading.py is the test of no file: there is no readout/text/loading.py",
    ),
    "a test outside its folder": (
        each_test_lies_as_what_it_tests,
        {"tests/test_text.py": ""},
        "tests/test_text.py is the test of no file: there is no readout/text.py",
    ),
    "a lesson without a quiz": (
        lessons_are_whole,
        {"notebooks/02_read_more.ipynb": ""},
        "exercises/quiz/*.yml: 02 is missing",
    ),
    "tasks without a lesson": (
        lessons_are_whole,
        {"readout/course/exercises/lesson_02.py": ""},
        "exercises/lesson_*.py: lesson_02 is of no lesson",
    ),
    "a lesson that is gone": (
        lessons_are_whole,
        {
            "docs/architecture.md": PAGE.replace(
                "| `01_read_the_text`", "| `03_gone` | x | `sums` |\n| `01_read_the_text`"
            )
        },
        "there is no lesson 03_gone",
    ),
    "a place that is gone": (
        the_page_names_what_is_there,
        {"docs/architecture.md": PAGE.replace("load.py", "gone.py")},
        "no readout/text/gone.py",
    ),
}


@pytest.mark.parametrize(("rule", "files", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_rule_is_seen(rule, files, said, tmp_path):
    found = list(rule(written(tmp_path, SMALL | files)))
    assert any(said in line for line in found), found


def test_every_rule_is_broken_once():
    assert {rule for rule, _, _ in BROKEN.values()} == set(RULES)
