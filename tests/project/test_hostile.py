"""Markup in a text, and in its file's name, is shown: in lessons, exercises, pages of the site and the report, none runs."""

import os
import re
import xml.etree.ElementTree as ET

import nbformat
import pytest
from bs4 import BeautifulSoup
from hostile import NAME, PAGE, TEXT, taken_for_markup
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from readout.course.exercises.derive import EXERCISES, lesson_of, sources
from readout.course.notebooks import lessons
from readout.course.running import run_lessons
from readout.course.site import gather

LESSONS = [path.stem for path in lessons() if not path.stem.startswith("07")]  # it reads no text of a learner
OF_TWO = "06_compare_two_readouts"
SHOWING = {
    "01_read_the_article",
    "02_extract_the_facts",
    "05_write_the_report",
}  # in tables; all print it


@pytest.fixture(scope="module")
def text(tmp_path_factory):
    """The hostile text in a file of a hostile name, as far as the system has such names."""
    path = tmp_path_factory.mktemp("texts") / (NAME if os.name != "nt" else "{zq} $x$ &lt;.txt")
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def built(make_report, text):
    """The lessons as they ran on it, and the report; the lesson of two texts has it twice."""
    folder = make_report(str(text))
    (path,) = lessons([OF_TWO])
    given = {"article": str(text), "other_article": str(text)}
    run_lessons([path], folder / "lessons", {OF_TWO: given})
    return folder


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_shows_markup_as_words(built, lesson):
    shown = htmls(nbformat.read(built / f"lessons/{lesson}.ipynb", 4))
    assert [found for html in shown for found in taken_for_markup(html)] == []
    assert (lesson in SHOWING) == any("window.zq" in html for html in shown)


def htmls(notebook):
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    kinds = {kind for output in outputs for kind in output.get("data", {})}
    assert not kinds & {"text/markdown", "text/latex", "image/svg+xml", "application/javascript"}
    return [output.data["text/html"] for output in outputs if "text/html" in output.get("data", {})]


def test_the_report_shows_markup_as_words(built):
    page = (built / "report/index.html").read_text(encoding="utf-8")
    assert page.count("zq") > 100 and taken_for_markup(page, *PAGE) == []
    for path in (built / "report/charts").glob("*.svg"):
        elements = {element.tag.rpartition("}")[2] for element in ET.parse(path).iter()}
        assert (
            not elements & {"script", "a", "image", "foreignObject", "set", "animate"} and "path" in elements
        )


def test_a_page_of_the_site_shows_markup_as_words(built, tmp_path):
    """One page of what all lessons have shown, with nothing about it."""
    source = tmp_path / "source"
    (source / "extra/charts").mkdir(parents=True)
    ours = [gather._lesson(built / f"lessons/{name}.ipynb", source / "extra/charts") for name in LESSONS]
    cells = [cell for lesson in ours for cell in lesson.cells if cell.cell_type == "code"]
    ours[0].cells = [nbformat.v4.new_markdown_cell("# All"), *cells]
    nbformat.write(ours[0], source / "index.ipynb")
    gather._sphinx(source, tmp_path / "out", {})
    page = BeautifulSoup((tmp_path / "out/index.html").read_text(encoding="utf-8"), "html5lib").article
    pictures = page.find_all("img", src=re.compile(r"charts/\w+-\d+\.png"))
    assert len(pictures) > 5
    for picture in pictures:
        picture.decompose()
    assert page.get_text().count("zq") > 200 and taken_for_markup(str(page), *PAGE) == []


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.stem)
def test_an_exercise_shows_markup_as_words(path, text, tmp_path, monkeypatch):
    """Its solutions, on the hostile text in place of the invented one: some have no answer there, and say so."""
    monkeypatch.chdir(EXERCISES)
    shell = InteractiveShell(user_ns={"__name__": "__main__"})
    shell.history_manager.enabled = False
    start = f'check.start("{lesson_of(path)}", seed'
    shown = []
    for cell in nbformat.read(EXERCISES / "solutions" / path.name, 4).cells:
        if cell.cell_type == "code":
            source = cell.source.replace(", text_path)", ")").replace(f"{start})", f"{start}, {str(text)!r})")
            with capture_output() as captured:
                result = shell.run_cell(source, store_history=False)
            outputs = [output.data for output in captured.outputs]
            if result.result is not None:
                outputs.append(shell.display_formatter.format(result.result)[0])
            shown += [data["text/html"] for data in outputs if "text/html" in data]
    assert len(shown) > 6
    assert [found for html in shown for found in taken_for_markup(html)] == []
