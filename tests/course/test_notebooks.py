"""The form of the lessons: header, footer, rhythm, no outputs, nothing that breaks in another place."""

import re
import statistics
import symtable

import nbformat
import pytest

from readout import ROOT
from readout.course.notebooks import GLOSSARY_LINK, RESULTS, glossary, lessons, tidied
from readout.course.running import declared_parameters

PATHS = lessons()
NAMES = [path.stem for path in PATHS]
PYTHON = "*Python:* "  # begins what is said of the code alone, for whom it is new
pytestmark = pytest.mark.parametrize("path", PATHS, ids=NAMES)


def cells(path, kind):
    return [cell.source for cell in nbformat.read(path, 4).cells if cell.cell_type == kind]


def test_is_kept_tidy(path):
    """No outputs, the python3 kernel, ids that are made from the cells."""
    text = path.read_text(encoding="utf-8")
    assert tidied(text) == text, "run: readout tidy notebooks/*.ipynb"


def test_opens_and_closes_as_every_lesson_does(path):
    prose = cells(path, "markdown")
    opening, closing = prose[0], prose[-1]
    assert re.match(rf"# {path.stem[:2]} \w", opening)
    for part in ("**Question.**", "**You will be able to**", "**Before you start.**", "**Time.** About"):
        assert part in opening
    assert 3 <= len(re.findall(r"^- \w", opening, re.MULTILINE)) <= 5
    assert re.findall(r"^## (.+)$", closing, re.MULTILINE) == [
        "Key points",
        "What this cannot tell you",
        "Next",
    ]


def test_headings_do_not_skip(path):
    levels = [
        len(marks) for text in cells(path, "markdown") for marks in re.findall(r"^(#+) ", text, re.MULTILINE)
    ]
    assert levels[0] == 1 and set(levels[1:]) == {2}


def test_has_a_prediction_and_a_failure_on_purpose(path):
    prose = "\n".join(cells(path, "markdown"))
    assert "## Predict, then run" in prose and "## Where the tool is wrong" in prose


def test_rhythm(path):
    code, prose = cells(path, "code"), cells(path, "markdown")
    lines = sorted(sum(bool(line.strip()) for line in source.splitlines()) for source in code)
    paragraphs = [paragraph for text in prose for paragraph in text.split("\n\n")]
    paragraphs = [GLOSSARY_LINK.sub(r"\1", paragraph) for paragraph in paragraphs]
    words = [len(text.split()) for text in paragraphs if not text.startswith(PYTHON)]
    assert lines[-1] <= 20 and statistics.median(lines) <= 4
    assert 50 <= sum(words) / len(code) <= 80
    assert max((len(text.split()) for text in paragraphs if text.startswith(PYTHON)), default=0) <= 60


def test_no_line_of_code_is_cut_off(path):
    """A JupyterLab of 1,280 pixels, its list of files open, shows 104 letters of a line."""
    shown = [
        c.source
        for c in nbformat.read(path, 4).cells
        if c.cell_type == "code" and c.metadata.get("tags") != [RESULTS]
    ]
    assert [line for source in shown for line in source.splitlines() if len(line) > 104] == []


def test_what_is_kept_for_the_tests_is_folded(path):
    kept = [c for c in nbformat.read(path, 4).cells if c.cell_type == "code" and "record(" in c.source]
    assert len(kept) == 1 and kept[0].metadata.tags == [RESULTS]
    assert kept[0].metadata.jupyter == {"source_hidden": True, "outputs_hidden": True}


def test_a_guess_is_the_learners_and_is_waited_for(path):
    """It is handed out as three dots, and the first cell that uses it asks for it."""
    code = cells(path, "code")
    guesses = [source.partition(" = ")[0] for source in code if re.match(r"my_\w+ = ", source)]
    assert (
        guesses and [source for source in code if source.startswith("my_") and source[-6:] != " = ..."] == []
    )
    for guess in guesses:
        users = [source for source in code if guess in source and not source.startswith(guess)]
        assert re.search(rf"guessed\({guess}[,)]", users[0])


def test_a_cell_can_be_run_again_after_all_the_others(path):
    """No cell gives another value to a name that an earlier one gave and one between them reads. Exercises, too."""
    exercises = ROOT / f"exercises/{path.stem[:2]}_exercises.ipynb"
    assert [rebound(cells(book, "code")) for book in (path, exercises)] == [[], []]


def rebound(code):
    made, read, found = set(), set(), []
    for source in code:
        whole = symtable.symtable(source, "cell", "exec")
        stored = {name.get_name() for name in whole.get_symbols() if name.is_assigned()}
        found += sorted(stored & read)
        made |= stored
        read |= names_read(whole) & made - stored
    return found


def names_read(table):
    """The names of the notebook that a cell reads, those within its functions and comprehensions with them."""
    own = table.get_type() == "module"
    names = {s.get_name() for s in table.get_symbols() if s.is_referenced() and (own or s.is_global())}
    return names.union(*map(names_read, table.get_children()))


def test_every_code_cell_stands_between_prose(path):
    kinds = [cell.cell_type for cell in nbformat.read(path, 4).cells]
    for before, this, after in zip(kinds, kinds[1:], kinds[2:], strict=False):
        assert this == "markdown" or (before == after == "markdown")


def test_nothing_that_breaks_elsewhere(path):
    assert not any("$" in text for text in cells(path, "markdown")), (
        "a dollar sign begins a formula: write USD"
    )
    code = "\n".join(cells(path, "code"))
    assert "http" not in code and "pip install" not in code
    given = declared_parameters(path)
    assert given.get("article", given.get("corpus")).startswith("../data/")


def test_minutes_follow_the_rule_of_the_guide(path):
    """As `exercises/INSTRUCTORS.md` has it under *How the minutes are counted*, to the nearest five."""
    book = nbformat.read(path, 4)
    code = [c.source for c in book.cells if c.cell_type == "code" and not c.metadata.get("tags")]
    prose = GLOSSARY_LINK.sub(r"\1", "\n".join(cells(path, "markdown")))
    guesses = [source for source in code if source.endswith(" = ...")]
    minutes = len(prose.split()) / 100 + len(code) - len(guesses) + 2 * len(guesses)
    minutes += sum("charts." in source for source in code) + prose.count("*Break it")
    minutes += 3 * sum(".text))" in source.splitlines()[-1] for source in code)
    stated = re.search(
        r"\*\*Time\.\*\* About (\d+) minutes(?:, of which (\d+) are)?", cells(path, "markdown")[0]
    )
    minutes += int(stated[2] or 0)
    assert int(stated[1]) == 5 * round(minutes / 5), minutes


def test_minutes_agree(path):
    """The lesson, the map in the first one, and the README give the same minutes."""
    (minutes,) = re.findall(r"\*\*Time\.\*\* About (\d+) minutes", cells(path, "markdown")[0])
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(rf"^\| `{path.stem}` \|.*\| {minutes} \|$", readme, re.MULTILINE)
    plan = "\n".join(cells(PATHS[0], "markdown"))
    mapped = re.findall(rf"^\| {path.stem[:2]} .*\| (\d+) \|$", plan, re.MULTILINE)
    assert mapped == ([] if path == PATHS[0] else [minutes])


def test_the_guide_has_the_minutes_of_lesson_and_exercises(path):
    guide = (ROOT / "exercises/INSTRUCTORS.md").read_text(encoding="utf-8")
    (section,) = re.findall(rf"^## Lesson {path.stem[:2]}: .+?(?=^## )", guide, re.MULTILINE | re.DOTALL)
    (lesson,) = re.findall(r"\*\*Time\.\*\* About (\d+) minutes", cells(path, "markdown")[0])
    assert set(re.findall(r"The lesson takes about (\d+) minutes", section)) <= {lesson}
    source = cells(ROOT / "exercises/source" / f"{path.stem[:2]}_exercises.ipynb", "markdown")[0]
    (exercises,) = re.findall(r"\*\*Time\.\*\* About (\d+) minutes", source)
    assert f"bout {exercises} minutes" in section
    tasks = re.findall(r"^\| [^|]+\|[^|]*\| (\d+) \|", section, re.MULTILINE)
    assert int(exercises) == 5 * round(sum(map(int, tasks)) / 5) and len(tasks) >= 9


def test_terms_lead_to_the_glossary_and_say_what_it_says(path):
    links = [link for text in cells(path, "markdown") for link in GLOSSARY_LINK.findall(text)]
    assert all(said in glossary().values() for _, said in links)
    assert "glossary.md" not in GLOSSARY_LINK.sub("", "".join(cells(path, "markdown")))
    assert links
