"""A real JupyterLab, started as `make lab` starts it, in a real browser: what learners see of lessons and exercises."""

import json
import os
import re
import shlex
import subprocess
import sys
import time
import urllib.request

import hostile
import psutil
import pytest
from axe_playwright_python.sync_playwright import Axe

from readout import ROOT
from readout.course.exercises.checking import items_of
from readout.course.guesses import UNATTENDED
from readout.course.start import start

NOTEBOOKS = [
    path.relative_to(ROOT).as_posix()
    for folder in ("notebooks", "exercises")
    for path in sorted((ROOT / folder).glob("*.ipynb"))
]
HOSTILE = "notebooks/hostile.ipynb"
MAKEFILE = ROOT / "Makefile"
WITH_CHARTS = {
    f"notebooks/{name}.ipynb"
    for name in ("03_chart_the_trade", "04_weigh_the_words", "06_compare_two_readouts", "07_read_a_thousand")
}
SECONDS = 120  # what anything may take on a busy machine

# Run All does nothing, and says nothing, before the kernel is attached and has answered, and it runs the notebook in
# front: what lies behind is never scrolled to, which Run All waits for.
RUN = """async ([paths, seconds]) => {
  const app = window.jupyterapp, found = {};
  const ready = async path => {
    const panel = await app.commands.execute("docmanager:open", { path });
    await panel.context.ready;
    await panel.sessionContext.ready;
    await panel.sessionContext.session.kernel.info;
    return panel;
  };
  const run = async () => {
    await app.restored;
    for (const panel of await Promise.all(paths.map(ready))) {
      app.shell.activateById(panel.id);
      while (app.shell.currentWidget !== panel) await new Promise(requestAnimationFrame);
      await app.commands.execute("notebook:run-all-cells");
      found[panel.context.path] = {
        kernel: panel.sessionContext.kernelDisplayName,
        cells: panel.content.widgets.filter(cell => cell.model.type === "code").map(cell => ({
          count: cell.model.executionCount,
          outputs: cell.model.outputs.toJSON(),
        })),
      };
    }
  };
  // What waits for somebody to answer a dialog would wait for ever.
  const late = new Promise((_, give_up) => setTimeout(() => give_up(new Error(
    `${Object.keys(found).length} notebooks ran, then: ${document.querySelector(".jp-Dialog")?.innerText}`
  )), 1000 * seconds));
  await Promise.race([run(), late]);
  return found;
}"""
OPEN = """async path => {
  const panel = await window.jupyterapp.commands.execute("docmanager:open", { path });
  await panel.revealed;
}"""
# In JupyterLab one thing lies over another, and then axe cannot say which colours meet: outputs are laid out one below
# the other, in the theme's colours.
LAY_OUT = """async theme => {
  const { commands, shell } = window.jupyterapp;
  await commands.execute("apputils:change-theme", { theme });
  while (document.body.dataset.jpThemeName !== theme || document.getElementById("jupyterlab-splash"))
    await new Promise(requestAnimationFrame);
  shell.node.style.display = "none";
  document.body.style.cssText = "height: auto; overflow: visible";
  const sheet = document.createElement("main");
  sheet.style.background = "var(--jp-layout-color0)";
  for (const output of shell.node.querySelectorAll(".jp-OutputArea-output.jp-RenderedHTML"))
    sheet.append(output.cloneNode(true));
  sheet.querySelectorAll("tr:nth-child(n + 4)").forEach(row => row.remove());  // they look as those before them
  document.body.append(sheet);
}"""
PUT_BACK = """() => {
  document.querySelector("body > main").remove();
  document.body.style.cssText = "";
  window.jupyterapp.shell.node.style.display = "";
}"""
# What the outputs of a notebook are, once a picture that was asked for after theirs has failed to come; then it is closed.
OUTPUTS = """async path => {
  const panel = await window.jupyterapp.commands.execute("docmanager:open", { path });
  await panel.revealed;
  // A cell is made when it comes into sight.
  for (const place of panel.content.widgets.keys()) {
    const there = panel.content.scrollToItem(place).catch(() => {});
    await Promise.race([there, new Promise(late => setTimeout(late, 200))]);
    await new Promise(requestAnimationFrame);
  }
  await new Promise(failed => { const last = new Image(); last.onerror = failed; last.src = "zq:last"; });
  const shown = panel.content.widgets.flatMap(cell => [...cell.node.querySelectorAll(".jp-OutputArea-output")]);
  const odd = "script, iframe, svg, math, mjx-container, [onerror], [onload], [onclick], a[href^=javascript], .zq";
  const found = {
    ran: window.zq ?? null,
    tables: shown.flatMap(output => [...output.querySelectorAll("table")]).length,
    words: shown.map(output => output.textContent).join("\\n"),
    odd: shown.flatMap(output => [...output.querySelectorAll(odd)]).map(element => element.outerHTML),
  };
  panel.dispose();
  return found;
}"""
SHOWN = ".jp-NotebookPanel:not(.lm-mod-hidden) "


def until(condition, seconds=SECONDS):
    """What `condition` gives, once it is something; asked again and again."""
    deadline = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < deadline, "nothing came"
        time.sleep(0.05)
    return found


def with_a_hostile_text(course):
    """One notebook more: lesson 02 on a text that is full of markup."""
    (course / "data/hostile.txt").write_text(hostile.TEXT, encoding="utf-8")
    lesson = (ROOT / "notebooks/02_extract_the_facts.ipynb").read_text(encoding="utf-8")
    changed = lesson.replace("../data/article/2023-12-20-xi-mishustin.txt", "../data/hostile.txt")
    assert changed != lesson
    (course / HOSTILE).write_text(changed, encoding="utf-8")


@pytest.fixture(scope="module")
def lab(browser, tmp_path_factory):
    """A page on which every notebook has been run, and what they gave."""
    place = tmp_path_factory.mktemp("lab")
    recipe = re.search(
        r"^lab:.*\n\t\S+/readout start (\S+) --update\n\t\S+/jupyter lab (.+)$",
        MAKEFILE.read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    name, given = recipe.groups()
    start(str(place / name), solutions=True)
    with_a_hostile_text(place / name)
    command = [sys.executable, "-m", "jupyterlab", *shlex.split(given)]
    # The app is shown to the test; kernels are forked, which saves half the time; root may start it in CI.
    command += ["--expose-app-in-browser", "--no-browser", "--port=0", "--allow-root"]
    command += ["--KernelProvisionerFactory.default_provisioner_name=readout-warm"]
    own = {
        UNATTENDED: "1",
        "JUPYTER_RUNTIME_DIR": str(place / "runtime"),
        "JUPYTER_CONFIG_DIR": str(place / "config"),
    }
    with open(place / "log", "w") as log:
        server = subprocess.Popen(command, cwd=place, env=os.environ | own, stdout=log, stderr=log)
    try:
        file = until(lambda: next((place / "runtime").glob("jpserver-*.json"), None))
        until(lambda: file.read_text(encoding="utf-8").endswith("}"))
        info = json.loads(file.read_text(encoding="utf-8"))
        with browser.new_page(viewport={"width": 1280, "height": 900}) as page:
            yield Lab(page, info)
        started = psutil.Process(server.pid).children(recursive=True)
        headers = {"Authorization": f"token {info['token']}"}
        urllib.request.urlopen(
            urllib.request.Request(info["url"] + "api/shutdown", method="POST", headers=headers)
        )
        server.wait(SECONDS)
        assert psutil.wait_procs(started, SECONDS)[1] == [], "left behind"
    finally:
        server.kill()
        server.wait()


class Lab:
    """A page of the browser on which every notebook has been run; `found` is what each gave."""

    def __init__(self, page, info):
        self.page = page
        self.errors = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.set_default_timeout(SECONDS * 1000)
        page.goto(f"{info['url']}lab/tree/{NOTEBOOKS[0]}?token={info['token']}")
        page.wait_for_function("window.jupyterapp")
        self.found = page.evaluate(RUN, [NOTEBOOKS, 2 * SECONDS])

    def open(self, path):
        self.page.evaluate(OPEN, path)

    def outputs(self, path):
        return [output for cell in self.found[path]["cells"] for output in cell["outputs"]]


@pytest.mark.parametrize("path", NOTEBOOKS)
def test_runs_from_top_to_bottom(lab, path):
    found = lab.found[path]
    assert found["kernel"] == "Python 3 (ipykernel)"
    assert [cell["count"] for cell in found["cells"]] == list(range(1, len(found["cells"]) + 1))
    assert [o for o in lab.outputs(path) if o["output_type"] == "error" or o.get("name") == "stderr"] == []


def test_nothing_stands_in_the_way(lab):
    """No dialog, no pop-up of news, no error of the page."""
    assert lab.page.locator(".jp-Dialog, .Toastify__toast").count() == 0
    assert lab.errors == []


@pytest.mark.parametrize("path", NOTEBOOKS)
def test_charts_are_there_and_described(lab, path):
    drawn = sum("image/png" in output.get("data", {}) for output in lab.outputs(path))
    assert bool(drawn) == (path in WITH_CHARTS)
    lab.open(path)
    images = lab.page.locator(SHOWN + ".jp-OutputArea img")
    seen = images.evaluate_all("all => all.map(image => [image.alt, image.complete && image.naturalWidth])")
    assert len(seen) == drawn
    for alt, width in seen:
        assert len(alt) > 40 and not re.match("No description|_images/", alt) and width > 600


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_outputs_are_readable(lab, theme):
    """Tables, checks, quizzes and the text with its facts marked: letters against what lies behind them."""
    lab.page.evaluate(LAY_OUT, theme)
    try:
        found = Axe().run(lab.page, "body > main", {"runOnly": ["color-contrast"]}).response
        marks = lab.page.locator("body > main .rd-article mark").count()
    finally:
        lab.page.evaluate(PUT_BACK)
    nodes = {
        kind: [node for rule in found[kind] for node in rule["nodes"]]
        for kind in ("violations", "incomplete", "passes")
    }
    assert [
        (node["html"], node["any"][0]["message"]) for node in nodes["violations"] + nodes["incomplete"]
    ] == []
    assert marks > 50 and len(nodes["passes"]) > 500, len(nodes["passes"])


def test_a_typed_answer_is_told_wrong_or_right(lab):
    lab.open("exercises/01_exercises.ipynb")
    cells = lab.page.locator(SHOWN + ".jp-CodeCell")
    answer, check = (
        cells.filter(has_text="sentences = ..."),
        cells.filter(has_text='check("01.3", sentences)'),
    )
    number = answer.evaluate("cell => [...cell.parentNode.children].indexOf(cell)")
    for typed, told in (
        ("len(article.sentences)", "✗ Not yet (01.3). That counts the "),
        ("len(article.body)", "✓ Right (01.3)."),
    ):
        cell = lab.page.locator(SHOWN + ".jp-Cell").nth(number)
        cell.locator(".cm-content").click()
        lab.page.keyboard.press("ControlOrMeta+A")
        lab.page.keyboard.type(f"sentences = {typed}")
        lab.page.keyboard.press("Shift+Enter")
        lab.page.keyboard.press("Shift+Enter")
        check.get_by_role("status").filter(has_text=told).wait_for()


def test_stuck_opens_under_a_check_hint_after_hint(lab):
    """By mouse, and by keyboard as what is folded opens everywhere."""
    lab.open("exercises/01_exercises.ipynb")
    parts = lab.page.locator(SHOWN + ".jp-MarkdownCell details", has_text="A hint for 01.1")
    first, second = (hint.replace("`", "") for hint in items_of("01")["01.1"].hints)
    outer = parts.first
    assert not outer.get_by_text(first).is_visible()
    outer.locator("> summary").click()
    assert outer.get_by_text(first).is_visible() and not outer.get_by_text(second).is_visible()
    inner = outer.locator("> details")
    inner.locator("> summary").press("Space")
    assert inner.get_by_text(second).is_visible()
    worked = inner.locator("> details")
    worked.locator("> summary").press("Enter")
    assert worked.get_by_text("three times in a new cell").is_visible()


def test_markup_in_a_text_is_shown_and_does_not_run(lab):
    asked = []
    lab.page.on("request", lambda request: asked.append(request.url))
    lab.page.evaluate(RUN, [[HOSTILE], 2 * SECONDS])
    found = lab.page.evaluate(OUTPUTS, HOSTILE)
    assert found["ran"] is None and found["odd"] == []
    assert found["tables"] >= 4 and found["words"].count(hostile.SCRIPT) > 5
    assert [url for url in asked if "192.0.2.1" in url or url.startswith("zq:x")] == []
