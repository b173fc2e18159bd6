"""The course in a browser: what JupyterLite is built from fits together, opens, and runs where Pyodide can be had.

Pyodide is no package of Python's, so `make test` has none. The environment variable READOUT_PYODIDE names a folder with
one (its lock, its core and the packages of settings/lite), or is `online`: then the notebooks run in the browser too.
"""

import ast
import contextlib
import json
import os
import re
import subprocess
import threading
import tomllib
import zipfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import metadata
from pathlib import Path
from urllib.parse import urljoin

import nbformat
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from readout import ROOT
from readout.course.exercises import derive
from readout.course.exercises.checking import MIME, lessons_with_tasks
from readout.course.notebooks import lessons
from readout.course.site import lite
from readout.errors import InputError

PYODIDE = os.environ.get("READOUT_PYODIDE")
SETTINGS = json.loads((lite.SETTINGS / "jupyter-lite.json").read_text(encoding="utf-8"))
LOADED = SETTINGS["jupyter-config-data"]["litePluginSettings"][lite.KERNEL]["loadPyodideOptions"]["packages"]
BROUGHT = dict(
    line.split("==")
    for line in (lite.SETTINGS / "constraints.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
)
SHIPPED = {canonicalize_name(name) for name in lite.SHIPPED}
# What nothing in a browser comes to: saved pages are not read there, nor whole archives, and its files lie where
# JupyterLite has them.
NEVER_ASKED = {"trafilatura", "platformdirs", "pyarrow"}
# Parts of the standard library that Pyodide has no use of: there are no processes, threads or sockets in a browser.
NOT_IN_A_BROWSER = {
    "ctypes",
    "fcntl",
    "multiprocessing",
    "select",
    "socket",
    "subprocess",
    "termios",
    "threading",
}
NOTEBOOKS = [
    *(path.relative_to(ROOT) for path in lessons()),
    *(Path("exercises") / path.name for path in derive.sources()),
    *(Path("exercises/solutions") / path.name for path in derive.sources()),
]


# -- versions and imports


def test_our_bounds_admit_what_the_browser_has():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    bounds = {canonicalize_name(r.name): r.specifier for r in map(Requirement, project["dependencies"])}
    met = {name: bounds[name].contains(version) for name, version in BROUGHT.items() if name in bounds}
    assert set(met) >= {"numpy", "pandas", "matplotlib", "nltk", "ipython"}
    assert [name for name, admitted in met.items() if not admitted] == []


def test_what_is_loaded_is_there_and_so_is_what_the_wheels_ask_for():
    assert set(LOADED) <= set(BROUGHT)
    asked = [Requirement(line) for name in lite.SHIPPED for line in metadata.requires(name) or []]
    needed = {canonicalize_name(r.name) for r in asked if not r.marker or r.marker.evaluate({"extra": ""})}
    assert needed >= {"nltk", "requests"}
    assert needed <= set(LOADED) | SHIPPED


# What stands below these no browser runs.
ELSEWHERE = ("TYPE_CHECKING", "sys.platform != 'emscripten'")


def parsed(code):
    """The tree of `code` without what only a checker of types reads, or what runs outside of browsers alone."""
    tree = ast.parse(code)
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) in ELSEWHERE:
            node.body = []
    return tree


def imported(tree):
    """The modules that a tree imports, wherever the import stands; a name from a module may be one, too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def reached(code):
    """What `code` imports, and what is imported by those of the library's modules that it imports."""
    found, waiting = set(), [code]
    while waiting:
        names = set(imported(parsed(waiting.pop())))
        # The packages that a module lies in are imported before it.
        names |= {name[:end] for name in names for end, sign in enumerate(name) if sign == "."}
        for name in names - found:
            found.add(name)
            place = ROOT / name.replace(".", "/")
            for path in (place.with_suffix(".py"), place / "__init__.py"):
                if path.exists():
                    waiting.append(path.read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def imports():
    cells = [
        cell.source
        for path in NOTEBOOKS
        for cell in nbformat.read(ROOT / path, 4).cells
        if cell.cell_type == "code"
    ]
    # The items of a lesson are imported by its number.
    items = [f"import {module}" for module in lessons_with_tasks().values()]
    return reached("\n".join([*cells, *items]))


def test_every_import_is_loaded_or_shipped(imports):
    assert {
        "readout.statements.english.attribution",
        "readout.course.exercises.quizzes",
        "readout.course.exercises.lesson_05",
    } <= imports
    packages = metadata.packages_distributions()
    dists = {
        canonicalize_name(packages[top][0])
        for top in {n.partition(".")[0] for n in imports}
        if top in packages
    }
    assert {"pandas", "textblob", "pyyaml", "pillow"} <= dists
    # IPython is what runs the cells.
    assert dists - set(LOADED) - SHIPPED - NEVER_ASKED - {"ipython", "readout-course"} == set()


def test_nothing_needs_a_process_or_a_socket(imports):
    assert imports & NOT_IN_A_BROWSER == set()
    assert [name for name in imports if name.startswith("readout") and "kernels" in name] == []


def test_an_import_that_is_missing_is_seen():
    assert "papermill" in reached("from readout.course import publish")
    assert "nbformat" not in reached("from readout.course.results import record")


# -- wheels


def test_a_wheel_is_what_is_installed(tmp_path):
    path = lite.wheel_of("comm", tmp_path)
    assert re.fullmatch(r"comm-[\d.]+-py3-none-any\.whl", path.name)
    installed = metadata.distribution("comm")
    with zipfile.ZipFile(path) as wheel:
        files = {name: wheel.read(name) for name in wheel.namelist()}
    record = next(name for name in files if name.endswith(".dist-info/RECORD"))
    rows = [line.split(",") for line in files.pop(record).decode().splitlines()]
    # The hashes that the installer noted hold for what is in the wheel.
    noted = {str(file): f"sha256={file.hash.value}" for file in installed.files if file.hash}
    assert {name: digest for name, digest, _ in rows if name != record} == {
        name: noted[name] for name in files
    }
    assert all(lite._record_hash(data) == noted[name] for name, data in files.items())
    assert not any("__pycache__" in name or Path(name).name in ("INSTALLER", "REQUESTED") for name in files)
    assert {"comm/__init__.py", record.replace("RECORD", "METADATA")} <= set(files)


def test_the_same_package_gives_the_same_bytes(tmp_path):
    one, other = (lite.wheel_of("pycountry", tmp_path / place).read_bytes() for place in ("one", "other"))
    assert one == other and len(one) < 500_000


@pytest.mark.parametrize(
    ("name", "reason"), [("no-such-package", "is not installed"), ("numpy", "without compiled parts")]
)
def test_a_package_that_cannot_be_shipped(name, reason, tmp_path):
    with pytest.raises(InputError, match=f"{name} .*{reason}.*requirements.lock"):
        lite.wheel_of(name, tmp_path)


# -- what is built


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lite") / "lite"
    lite.build(folder)
    return folder


def settings_of(folder):
    return json.loads((folder / "jupyter-lite.json").read_text(encoding="utf-8"))["jupyter-config-data"]


def test_lessons_exercises_and_data_are_all_there(built):
    for path in NOTEBOOKS:
        assert (built / "files" / path).read_bytes() == (ROOT / path).read_bytes()
    world = ROOT / "data/world"  # many times as large as all the rest
    data = [path for path in (ROOT / "data").rglob("[!.]*.*") if world not in path.parents]
    wanted = [*data, *(ROOT / "exercises/quiz").glob("*.yml")]
    assert not (built / "files/data/world").exists()
    missing = [path for path in wanted if not (built / "files" / path.relative_to(ROOT)).exists()]
    assert len(wanted) > 20 and missing == []
    listed = json.loads((built / "api/contents/notebooks/all.json").read_text(encoding="utf-8"))["content"]
    assert {entry["name"] for entry in listed} == {path.name for path in lessons()}
    assert not (built / "files/exercises/source").exists()


def test_the_kernel_finds_every_wheel(built):
    """Their addresses are read as the kernel's script reads them."""
    kernel = settings_of(built)["litePluginSettings"][lite.KERNEL]
    (script,) = (built / "extensions/@jupyterlite/pyodide-kernel-extension/static").glob(
        "comlink.worker.*.js"
    )
    wheels = [name for name in kernel["loadPyodideOptions"]["packages"] if name.endswith(".whl")]
    found = {Path(urljoin(script.as_uri(), wheel)[7:]).name for wheel in wheels}
    assert {name.partition("-")[0].lower() for name in found} == {
        "readout_course",
        *map(str.lower, lite.SHIPPED),
    }
    assert found == {path.name for path in (built / "pypi").glob("*.whl")}
    assert all(
        urljoin(script.as_uri(), wheel) == (built / "pypi" / Path(wheel).name).as_uri() for wheel in wheels
    )
    assert kernel["disablePyPIFallback"] is True


def test_the_versions_are_those_of_the_pyodide_that_starts(built):
    path = built / "extensions/@jupyterlite/pyodide-kernel-extension/static/schema/kernel.v0.schema.json"
    started = json.loads(path.read_text(encoding="utf-8"))["properties"]["pyodideUrl"]["default"]
    (version,) = re.findall(r"/pyodide/v([\d.]+)/", started)
    assert f"Pyodide {version} " in (lite.SETTINGS / "constraints.txt").read_text(encoding="utf-8")


def test_the_wheel_of_the_course_has_its_files(built):
    (path,) = (built / "pypi").glob("readout_course-*.whl")
    with zipfile.ZipFile(path) as wheel:
        names = set(wheel.namelist())
    files = [path for path in (ROOT / "readout").rglob("*") if path.is_file() and path.suffix != ".pyc"]
    assert {path.relative_to(ROOT).as_posix() for path in files} <= names
    assert not any(name.startswith("readout/data/") for name in names)


def test_it_is_small_and_names_no_place(built):
    files = [path for path in built.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 30e6
    assert [path for path in files if path.suffix == ".map"] == []
    told = [
        p for p in files if p.suffix in (".json", ".html", ".ipynb") and str(ROOT) in p.read_text("utf-8")
    ]
    assert told == []


def test_a_build_that_fails_leaves_the_last_one(tmp_path, monkeypatch):
    folder = tmp_path / "lite"
    folder.mkdir()
    (folder / "index.html").write_text("the last one", encoding="utf-8")
    monkeypatch.setattr(lite, "SHIPPED", ("no-such-package",))
    with pytest.raises(InputError, match="no-such-package"):
        lite.build(folder)
    assert [path.name for path in tmp_path.iterdir()] == ["lite"]
    assert (folder / "index.html").read_text(encoding="utf-8") == "the last one"


def test_what_cannot_build_is_said_in_one_line(tmp_path, monkeypatch):
    failed = subprocess.CompletedProcess([], 1, stdout="", stderr="Traceback\nOSError: No space left\n")
    monkeypatch.setattr(lite.subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(
        InputError, match=r"^JupyterLite could not be built: OSError: No space left; set .*lock$"
    ):
        lite._jupyter_lite(tmp_path, tmp_path / "out")
    monkeypatch.setattr(lite, "_BUILT_WITH", ("json", "no_such_module"))
    with pytest.raises(InputError, match=r"^no_such_module: not installed; .*\[site\]'$"):
        lite.build(tmp_path / "lite")
    assert not (tmp_path / "lite").exists()


# -- in the browser


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def address(built):
    """Where the pages are served, one folder down as they are in the site."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(built.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    # The test waits for what JupyterLab itself says, so it has to be within reach.
    whole = json.loads((built / "jupyter-lite.json").read_text(encoding="utf-8"))
    whole["jupyter-config-data"]["exposeAppInBrowser"] = True
    (built / "jupyter-lite.json").write_text(json.dumps(whole), encoding="utf-8")
    yield f"http://127.0.0.1:{server.server_address[1]}/lite/"
    server.shutdown()
    server.server_close()


@contextlib.contextmanager
def opened(browser, address, notebook, app="lab", **look):
    """The page of a notebook, and the list of what it asks of others, which is answered from PYODIDE or refused."""
    context = browser.new_context(**look)
    context.set_default_timeout(300_000 if PYODIDE else 60_000)
    asked = []

    def answer(route):
        asked.append(route.request.url)
        name = re.fullmatch(r"https://[^/]+/pyodide/v[\d.]+/full/([^/]+)", route.request.url)
        if name and PYODIDE == "online":
            route.continue_()
        elif name and PYODIDE and Path(PYODIDE, name[1]).is_file():
            route.fulfill(path=Path(PYODIDE, name[1]), headers=headers(name[1]))
        else:
            route.abort()

    context.route(lambda url: not url.startswith(address), answer)
    page = context.new_page()
    with context.expect_event("request", lambda request: "/pyodide/v" in request.url):
        page.goto(f"{address}{app}/index.html?path={notebook}")  # the kernel begins by itself
    try:
        yield page, asked
    finally:
        context.close()


def headers(name):
    kinds = {".mjs": "text/javascript", ".wasm": "application/wasm", ".json": "application/json"}
    kind = kinds.get(Path(name).suffix, "application/octet-stream")
    return {"content-type": kind, "access-control-allow-origin": "*"}


def test_a_lesson_opens_and_nobody_else_is_asked(browser, address):
    with opened(browser, address, "notebooks/01_read_the_article.ipynb") as (page, asked):
        page.get_by_role("heading", name="01 Read the article").wait_for()
        for folder, paths in (("notebooks", lessons()), ("exercises", derive.sources())):
            page.evaluate("at => jupyterapp.commands.execute('filebrowser:open-path', {path: at})", folder)
            for path in paths:
                page.locator(".jp-DirListing-item", has_text=path.name).wait_for()
        assert page.locator(".jp-Dialog").count() == 0
        assert all("/pyodide/v" in url for url in asked)


def test_on_a_phone_in_the_dark(browser, address):
    phone = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}
    with opened(browser, address, "notebooks/00_start_here.ipynb", "notebooks", **phone) as (page, _):
        title = page.get_by_role("heading", name="00 Start here")
        title.wait_for()
        page.locator("body[data-jp-theme-light=false]").wait_for(state="attached")
        assert title.bounding_box()["width"] > 250  # beside a list of files it would have the rest
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert page.locator(".jp-Dialog").count() == 0


RUN_ALL = """async () => {
    const panel = jupyterapp.shell.currentWidget;
    await panel.sessionContext.ready;
    const kernel = panel.sessionContext.session.kernel;
    await kernel.info;
    // Nobody is there to guess.
    const code = "import os; os.environ['READOUT_UNATTENDED'] = '1'";
    await kernel.requestExecute({ code, silent: true, store_history: false }).done;
    await jupyterapp.commands.execute('notebook:run-all-cells');
    return panel.content.model.toJSON();
}"""


@pytest.mark.skipif(not PYODIDE, reason="Pyodide is not here: READOUT_PYODIDE names no folder with it")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: "-".join(path.with_suffix("").parts))
def test_a_notebook_runs(path, browser, address):
    with opened(browser, address, path.as_posix()) as (page, asked):
        made = nbformat.from_dict(page.evaluate(RUN_ALL))
        code = [cell for cell in made.cells if cell.cell_type == "code"]
        outputs = [output for cell in code for output in cell.outputs]
        assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
        assert [o for o in outputs if o.output_type == "error"] == []
        states = [o.data[MIME]["state"] for o in outputs if MIME in o.get("data", {})]
        if path.parts[0] == "exercises":
            right = "right" if "solutions" in path.parts else "not attempted"
            assert states and set(states) == {right}
        if path.name.startswith("03") and path.parts[0] == "notebooks":
            assert page.locator(".jp-OutputArea img[alt]").count() > 5
        assert page.locator(".jp-Dialog").count() == 0
        assert all("/pyodide/v" in url for url in asked)
