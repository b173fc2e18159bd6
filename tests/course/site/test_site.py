"""The course as a website: what is on it, that it needs nothing from elsewhere, and that everybody can use it."""

import functools
import importlib
import json
import os
import pkgutil
import re
import shutil
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
import pytest
from accessibility import own_checks, violations
from bs4 import BeautifulSoup
from jinja2 import Environment, FileSystemLoader

import readout
from readout import ROOT
from readout.course import settings
from readout.course.exercises import derive
from readout.course.notebooks import lessons
from readout.course.site import gather, lite, pages
from readout.errors import InputError
from readout.sources import Source

NAMES = [path.stem for path in lessons()]
LESSON = "notebooks/03_chart_the_trade.html"
# One page of each kind: those that differ in what they are made of.
KINDS = [
    "index.html",
    LESSON,
    "exercises/02_exercises.html",
    "data/trade-cn-ru.html",
    "reference/words.html",
    "search.html",
]
# Tasks are for learners, not for whoever uses the library.
TASKS = re.compile(r"readout\.course\.exercises\.(?:lesson_\d\d|capstone)")
MANIFESTS = sorted((ROOT / "data").rglob("datapackage.json"))
SIZES = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 900}}


@pytest.fixture(scope="module")
def built(make_report):
    """The site, made once, as a copy that knows no repository."""
    folder = make_report()
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("GITHUB_REPOSITORY", raising=False)
        patch.setattr(gather.lite, "build", lambda place: place.mkdir())  # it has tests of its own
        gather.build(folder / "lessons", folder / "report", folder / "site")
    return folder / "site"


@pytest.fixture(scope="module")
def served(built):
    """The address of a server that knows nothing but files, and asks nobody."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=built))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def opened(browser, served):
    """A function that opens a page of the site; at the end nothing may have been asked of anybody else, or failed."""
    contexts, strays = [], []

    def open_page(name, size="desk", scheme="light", base=served):
        context = browser.new_context(viewport=SIZES[size], color_scheme=scheme)
        contexts.append(context)
        context.route(
            lambda address: not address.startswith((base, "data:")),
            lambda route: (strays.append(route.request.url), route.abort()),
        )
        page = context.new_page()
        page.on("pageerror", lambda error: strays.append(f"{page.url}: {error}"))
        page.on("requestfailed", lambda request: strays.append(f"{request.failure}: {request.url}"))
        page.on(
            "response",
            lambda answer: answer.status >= 400 and strays.append(f"{answer.status}: {answer.url}"),
        )
        page.goto(base + name)
        return page

    yield open_page
    for context in contexts:
        context.close()
    # A page that is left while it still loads is no failure.
    assert [stray for stray in strays if not stray.startswith("net::ERR_ABORTED")] == []


def soup(path):
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def all_pages(built):
    """Every page but those of the report and of JupyterLite, which have tests of their own."""
    return sorted(path.relative_to(built).as_posix() for path in pages._pages(built))


# Solutions


def letters(text):
    """The letters and figures of a text, whatever marks up or breaks it."""
    return re.sub(r"\W+", "", text.replace("\\n", " "))


def lines_of_solutions():
    """Every line, long enough to tell, that the solutions have and learners do not; the library has lines of its own."""
    library = letters(
        "".join(path.read_text(encoding="utf-8") for path in sorted(gather.PACKAGE.rglob("*.py")))
    )
    given = letters(
        "".join(path.read_text(encoding="utf-8") for path in (ROOT / "exercises").glob("*.ipynb"))
    )
    for source in derive.sources():
        for line in (ROOT / "exercises/solutions" / source.name).read_text(encoding="utf-8").splitlines():
            line = letters(line.strip().strip(',"').removesuffix("\\n"))
            if len(line) >= 25 and line not in given and line not in library:
                yield line


@pytest.mark.parametrize("given", [True, False])
def test_one_switch_has_all_solutions_or_none(make_report, tmp_path, monkeypatch, given):
    """Every file that Sphinx makes pages of, and every file of the copy for the browser, those of wheels too."""
    folder = make_report()
    monkeypatch.setattr(settings, "FILE", tmp_path / "settings.yml")
    settings.FILE.write_text(f"solutions: {str(given).lower()}\n", encoding="utf-8")
    monkeypatch.setattr(lite, "_jupyter_lite", lambda draft, out: shutil.copytree(draft, out / "draft"))
    (tmp_path / "pages").mkdir()
    origins = gather.gather(folder / "lessons", folder / "report", tmp_path / "pages")
    lite.build(tmp_path / "lite")
    for wheel in list(tmp_path.rglob("*.whl")):
        shutil.unpack_archive(wheel, tmp_path / wheel.stem, "zip")
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    everything = "\0".join(letters(path.read_text(encoding="utf-8", errors="replace")) for path in files)
    lines = set(lines_of_solutions())
    assert len(lines) > 100
    assert {line for line in lines if line in everything} == (lines if given else set())
    shown = [origin for page, origin in origins.items() if re.match(r"exercises/(\d|cap)", page)]
    assert len(shown) == 9 and all(("source" in origin) == given for origin in shown)


# What is on it


def test_home_has_every_lesson_with_its_minutes(built):
    home = soup(built / "index.html")
    rows = [
        [cell.get_text(strip=True) for cell in row.find_all("td")] for row in home.article.select("tbody tr")
    ]
    assert [row[0][:2] for row in rows] == [name[:2] for name in NAMES]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [row[1:] for row in rows] == [
        [question.strip(), minutes]
        for question, minutes in re.findall(r"^\| `\d\d_\w+` \| (.+?) \| (\d+) \|$", readme, re.MULTILINE)
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_shows_what_its_run_showed(built, name):
    page = soup(built / f"notebooks/{name}.html")
    shown = " ".join(page.article.get_text().split())
    notebook = nbformat.read(built.parent / f"lessons/{name}.ipynb", 4)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    streams = [" ".join(output.text.split()) for output in outputs if output.output_type == "stream"]
    assert streams and all(text in shown for text in streams)
    charts = [o for o in outputs if "<img" in o.get("data", {}).get("text/html", "")]
    pictures = page.article.find_all("img")
    assert [picture["alt"] for picture in pictures] == [
        soup_of.img["alt"] for soup_of in (BeautifulSoup(c.data["text/html"], "html.parser") for c in charts)
    ]
    for picture in pictures:
        file = (built / "notebooks" / picture["src"]).resolve()
        assert file.read_bytes().startswith(b"\x89PNG") and picture["width"] and picture["height"]


def test_an_exercise_shows_no_solution_until_asked_for(built):
    page = soup(built / "exercises/02_exercises.html")
    folded = page.article.find_all("details")
    solutions = [details for details in folded if details.summary.get_text(strip=True) == "Worked solution"]
    assert len(solutions) == 11  # one for each task
    assert "scales[scale]" in solutions[0].get_text() and not any(d.has_attr("open") for d in folded)
    assert solutions[0].find_previous("h2").get_text().startswith("1 From words to a number")
    stuck = [details for details in folded if details.summary.get_text().startswith("Stuck?")]
    assert len(stuck) == 10 and "folded at the end of this task" in stuck[0].get_text()
    for details in folded:
        details.extract()
    left = page.article.get_text()
    assert "scales[...]" in left and "scales[scale]" not in left and "In English of today" not in left


@pytest.mark.parametrize("name", [path.stem for path in gather.sources()])
def test_an_exercise_says_first_that_it_is_not_run(built, name):
    title = soup(built / f"exercises/{name}.html").article.h1
    assert title.find_next("p").get_text().startswith("Not run here. Open this page with Run")


def test_only_pages_are_left(built):
    assert not (built / "_sources").exists() and not (built / ".buildinfo").exists()
    assert not (built.parent / "jupyter_execute").exists()


def test_titles_name_the_site_once(built):
    assert soup(built / "index.html").title.get_text() == "Readout"
    assert soup(built / "glossary.html").title.get_text() == "Glossary — Readout"


def test_quizzes_open_on_the_page(opened):
    page = opened("exercises/02_exercises.html")
    option = page.locator("details", has=page.locator("summary", has_text="a)")).last
    assert not option.locator("p").is_visible()
    option.locator("summary").press("Enter")
    assert option.locator("p").inner_text().startswith(("Right.", "Not so."))


@pytest.mark.parametrize("manifest", MANIFESTS, ids=lambda path: path.parent.name)
def test_a_data_page_has_what_its_manifest_has(built, manifest):
    package = json.loads(manifest.read_text(encoding="utf-8"))
    path = built / f"data/{package['name']}.html"
    page = soup(path)
    shown = " ".join(page.article.get_text().split())
    wanted = [
        package["title"],
        package["description"],
        *(licence["title"] for licence in package["licenses"]),
    ]
    wanted += [source["title"] for source in package["sources"]]
    for resource in package["resources"]:
        wanted += [resource["title"], resource["hash"].removeprefix("sha256:")]
        link = page.article.find("a", string=resource["path"])
        assert (path.parent / link["href"]).read_bytes() == (manifest.parent / resource["path"]).read_bytes()
        for field in resource.get("schema", {}).get("fields", []):
            wanted += [field["name"], field["type"], field["description"], field.get("unit", "")]
    assert [text for text in wanted if " ".join(text.split()) not in shown.replace("’", "'")] == []


def test_the_trade_page_names_conflicts_and_addresses(built):
    page = soup(built / "data/trade-cn-ru.html")
    captions = [table.caption.get_text() for table in page.article.find_all("table")]
    assert "Conflicts and gaps of annual.csv, as its rows note them" in captions
    conflicts = page.article.find_all("table")[
        captions.index("Conflicts and gaps of annual.csv, as its rows note them")
    ]
    assert [row.td.get_text() for row in conflicts.tbody.find_all("tr")] == ["2001", "2015"]
    assert len(page.select("ul.addresses a[href^=http]")) > 100


def test_only_addresses_of_the_web_become_links():
    bad = [
        "javascript:zq()",
        " javascript:zq()",
        "data:text/html,<script>",
        "java\nscript:zq()",
        "//192.0.2.1/",
    ]
    template = Environment(loader=FileSystemLoader(gather.DOCS), autoescape=True).get_template(
        "package.md.jinja"
    )
    for address, links in (*((address, 0) for address in bad), ("HTTPS://192.0.2.1/", 4)):
        shown = template.render(
            title="t",
            created="",
            licenses=[{"title": "l", "name": "n", "path": address}],
            sources=[{"title": "s", "path": address}],
            resources=[
                {
                    "path": "f",
                    "hash": "",
                    "bytes": 1,
                    "title": "",
                    "schema": {"fields": []},
                    "origins": [Source("i", "p", "t", "", address, address)],
                }
            ],
        )
        page = BeautifulSoup(shown, "html.parser")
        assert [link["href"] for link in page.find_all("a")].count(address) == links
        assert len(page.find_all("a")) == links + 1  # the file itself


def test_every_module_is_in_the_reference(built):
    named = [
        tag["id"]
        for path in sorted((built / "reference").glob("*.html"))
        for tag in soup(path).find_all(id=re.compile(r"^module-"))
    ]
    modules = {
        f"module-{module.name}"
        for module in pkgutil.walk_packages(readout.__path__, "readout.")
        if not module.ispkg and not TASKS.fullmatch(module.name)
    }
    assert len(named) == len(modules) and set(named) == modules
    # A room's face gives names that are described where they are defined, and only there.
    assert soup(built / "reference/trade.html").article.p.find_next(
        "a", href="#readout.trade.series.revisions"
    )
    text = soup(built / "reference/trade.html").find(id="readout.trade.series.revisions").parent.get_text()
    described = importlib.import_module("readout.trade").revisions.__doc__.replace("`", "").replace("'", "’")
    assert " ".join(described.split()[:8]) in " ".join(text.split())


def test_glossary_has_words_that_the_course_uses(built):
    folders = [built / name for name in ("notebooks", "exercises", "data", "report")]
    said = " ".join(soup(path).get_text() for folder in folders for path in folder.glob("*.html"))
    said = " ".join(said.replace("_", " ").split()).lower()
    terms = [term.get_text().rstrip("#").strip() for term in soup(built / "glossary.html").select("dt")]
    assert len(terms) > 40
    assert [term for term in terms if term.lower() not in said] == []


def test_last_run_has_what_the_lessons_recorded(built):
    runs, versions = soup(built / "last_run.html").article.find_all("table")
    rows = [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in runs.tbody.find_all("tr")]
    assert [row[0] for row in rows] == NAMES
    for name, cells, seconds, begun in rows:
        notebook = nbformat.read(built.parent / f"lessons/{name}.ipynb", 4)
        written = nbformat.read(ROOT / f"notebooks/{name}.ipynb", 4)
        assert int(cells) == sum(cell.cell_type == "code" for cell in written.cells)
        assert float(seconds) == pytest.approx(notebook.metadata.papermill.duration, abs=0.06)
        assert begun.replace(" ", "T") == notebook.metadata.papermill.start_time[:16]
    named = {row.th.get_text(): row.td.get_text() for row in versions.tbody.find_all("tr")}
    assert named["pandas"] == importlib.import_module("pandas").__version__ and "Python" in named


def test_the_report_is_there_as_it_was_written(built):
    assert (built / "report/index.html").read_bytes() == (built.parent / "report/index.html").read_bytes()
    assert soup(built / "the_report.html").article.find("a", href="report/index.html")


# Links


def test_every_link_inside_the_site_leads_somewhere(built):
    lost = []
    for name in all_pages(built):
        path = built / name
        for link in soup(path).find_all("a", href=True):
            address, _, anchor = link["href"].partition("#")
            if re.match(r"[a-z]+:", address) or "lite/" in address:
                continue
            target = (path.parent / address).resolve() if address else path
            if not target.is_file() or (
                anchor
                and target.suffix == ".html"
                and f'id="{anchor}"' not in target.read_text(encoding="utf-8")
            ):
                lost.append(f"{name}: {link['href']}")
    assert lost == []


def launches(path):
    return {link.get_text(): link["href"] for link in soup(path).select(".article-header-buttons a")}


def test_without_a_repository_a_lesson_runs_in_the_browser_only(built):
    assert launches(built / LESSON) == {
        "In this browser (JupyterLite)": "../lite/lab/index.html?path=notebooks/03_chart_the_trade.ipynb",
        "In this browser, on a phone": "../lite/notebooks/index.html?path=notebooks/03_chart_the_trade.ipynb",
    }
    assert launches(built / "glossary.html") == {}


def test_with_a_repository_there_are_more_ways_and_pages_can_be_edited(tmp_path, monkeypatch):
    monkeypatch.setenv("GITHUB_REPOSITORY", "someone/course")
    source = tmp_path / "source"
    (source / "notebooks").mkdir(parents=True)
    (source / "index.md").write_text("# Home\n\n```{toctree}\nnotebooks/a\n```\n", encoding="utf-8")
    cells = [nbformat.v4.new_markdown_cell("# A")]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), source / "notebooks/a.ipynb")
    (source / "extra").mkdir()
    gather._sphinx(source, tmp_path / "out", {"index": "docs/index.md", "notebooks/a": "notebooks/a.ipynb"})
    github = "https://github.com/someone/course/edit/main/"
    assert launches(tmp_path / "out/index.html") == {"Edit this page": f"{github}docs/index.md"}
    assert launches(tmp_path / "out/notebooks/a.html") == {
        "In this browser (JupyterLite)": "../lite/lab/index.html?path=notebooks/a.ipynb",
        "In this browser, on a phone": "../lite/notebooks/index.html?path=notebooks/a.ipynb",
        "On Binder": "https://mybinder.org/v2/gh/someone/course/main?urlpath=lab/tree/notebooks/a.ipynb",
        "How on Colab": "../browser.html#on-colab",
        "On Colab": "https://colab.research.google.com/github/someone/course/blob/main/notebooks/a.ipynb",
        "Edit this page": f"{github}notebooks/a.ipynb",
    }


# In a browser


@pytest.mark.parametrize("kind", ["server", "file"])
def test_search_needs_no_server(opened, built, served, kind):
    base = served if kind == "server" else f"{built.as_uri()}/"
    page = opened("search.html?q=polarity", base=base)
    first = page.locator("#search-results li a").first
    first.wait_for()
    found = page.locator("#search-results li a").all_inner_texts()
    assert "04 Weigh the words" in found


def test_a_lesson_is_light(browser, served):
    for name in NAMES:
        sizes = {}
        context = browser.new_context()  # nothing is kept from the lesson before
        cold = context.new_page()
        cold.on("response", lambda answer, sizes=sizes: sizes.update({answer.url: len(answer.body())}))
        cold.goto(f"{served}notebooks/{name}.html", wait_until="load")
        context.close()
        assert sum(size for url, size in sizes.items() if not url.endswith(".png")) < 200_000, sizes


def test_colours_can_be_chosen_and_stay(opened):
    page = opened(LESSON, scheme="light")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    page.locator("summary", has_text="Colours").press("Enter")
    page.get_by_role("button", name="Dark", exact=True).press("Enter")
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_everything_can_be_reached_by_keyboard(opened):
    page = opened(LESSON)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    page.wait_for_function("document.activeElement.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    run = page.locator("summary", has_text="Run")
    run.focus()
    assert run.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "In this browser (JupyterLite)"
    page.keyboard.press("Escape")
    assert page.locator("details.menu[open]").count() == 0
    assert page.evaluate("document.activeElement.textContent") == "Run"
    page.keyboard.press("Control+k")
    page.keyboard.type("bootstrap")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=bootstrap")


def test_on_a_phone_all_pages_are_a_menu(opened):
    page = opened(LESSON, size="phone")
    link = page.locator(".bd-docs-nav a", has_text="04 Weigh the words")
    assert not link.is_visible()
    page.get_by_role("button", name="All pages").press("Enter")
    assert link.is_visible()
    page.keyboard.press("Escape")
    link.wait_for(state="hidden")


def test_on_a_phone_the_contents_go_when_a_link_is_followed(opened):
    page = opened(LESSON, size="phone")
    page.get_by_role("button", name="On this page").press("Enter")
    link = page.locator("dialog[open] a[href*='#']").last
    link.press("Enter")
    page.locator("dialog[open]").wait_for(state="detached")
    assert "#" in page.url


def test_print_has_the_title_whole_code_and_all_charts(opened):
    page = opened(LESSON)
    page.emulate_media(media="print")
    assert page.locator(".bd-article h1").is_visible()
    code = page.locator(".bd-article pre").first
    assert code.evaluate("e => getComputedStyle(e).whiteSpace") == "pre-wrap"
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("img[loading=lazy]").count() == 0


def test_from_a_file_the_run_links_say_that_a_server_is_needed(opened, built):
    page = opened(LESSON, base=f"{built.as_uri()}/")
    page.locator("summary", has_text="Run").press("Enter")
    page.get_by_role("link", name="In this browser (JupyterLite): needs a server").click()
    page.wait_for_url("**/browser.html#from-a-server")
    assert page.locator("#from-a-server").count() == 1


# Rows and entries after the third, and code after the third of a kind, are made as those before. Without them axe, which
# spends its time on the contrast of each word, is three times as fast.
THIN = """() => {
  document.querySelectorAll("tbody tr:nth-child(n+4), dl.py ~ dl.py ~ dl.py").forEach(alike => alike.remove());
  const seen = {};
  for (const token of document.querySelectorAll(".highlight span"))
    if ((seen[token.className] = (seen[token.className] ?? 0) + 1) > 3) token.replaceWith(...token.childNodes);
}"""


def every_second(first):
    """Pages by turns in one of two ways; with EVERY_PAGE in the environment, as at night, all in both: axe takes a second each."""
    return lambda built: all_pages(built) if "EVERY_PAGE" in os.environ else all_pages(built)[first::2]


# Every page is looked at in light on a desk or in dark on a phone, one of each kind in all four ways; all thinned but
# those of a kind in light on a desk. Whether it fits is asked of every page in the first two.
@pytest.mark.parametrize(
    ("size", "scheme", "which", "by_axe"),
    [("desk", "light", all_pages, every_second(0)), ("phone", "dark", all_pages, every_second(1))]
    + [(*way, lambda built: KINDS, lambda built: KINDS) for way in (("desk", "dark"), ("phone", "light"))],
    ids=["desk-light", "phone-dark", "desk-dark-kinds", "phone-light-kinds"],
)
def test_every_page_is_accessible_and_fits(opened, built, size, scheme, which, by_axe):
    names, examined = which(built), {*by_axe(built), *KINDS}
    page = opened(names[0], size, scheme)
    home = page.url.removesuffix(names[0])
    wrong = []
    for name in names:
        page.goto(home + name)
        found = own_checks(page)
        if page.evaluate("document.documentElement.scrollWidth") > SIZES[size]["width"]:
            found.append("wider than the screen")
        if (size, scheme) != ("desk", "light") or name not in KINDS:
            page.evaluate(THIN)
        found += violations(page) if name in examined else []
        wrong += [f"{name}: {line}" for line in found]
    assert wrong == []


def test_own_checks_see_what_is_wrong(browser):
    page = browser.new_page()
    page.set_content(
        '<h1>a</h1><h3>b</h3><img src="a.png"><img src="b.png" alt="b.png"><img src="c.png" alt="No description">'
        "<table><tr><td>1</td></tr></table>"
        '<table aria-label="good"><tr><th>1</th></tr></table><img src="d.png" alt="Trade by year, rising">'
    )
    found = own_checks(page)
    page.close()
    assert [line.split(":")[0] for line in found] == [
        "image without alt text",
        "alt text that says nothing (b.png)",
        "alt text that says nothing (No description)",
        "heading of level 3 after one of 1",
        "table without header cells",
        "table without a caption or a name",
    ]


# What is done to pages


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<h2>Trade</h2><table><tr><td>1</td></tr></table>", 'aria-label="Trade, table 1"'),
        ("<table><caption>Named</caption><tr><td>1</td></tr></table>", "<table><caption>"),
        ("<table><thead><tr><th></th></tr></thead></table>", "<tr><td></td></tr>"),
        ("<table><thead><tr><th>a</th></tr></thead></table>", '<th scope="col">'),
        ("<table><tbody><tr><th>a</th></tr></tbody></table>", '<th scope="row">'),
        ("<table><tr><td>1</td></tr></table>", '<div class="pst-scrollable-table-container"><table'),
    ],
    ids=["named by its heading", "its caption is its name", "empty header cell", "column", "row", "scrolls"],
)
def test_tables_are_mended(before, after):
    assert after in pages.mended(before)


@pytest.mark.parametrize(
    ("value", "is_shown"),
    [(" = ('a', 'b')", True), (f" = {'a' * 200}", False), (" = <x.Check object>", False), ("class ", True)],
    ids=["short", "long", "no value in code", "no constant"],
)
def test_only_values_that_say_something_are_shown(value, is_shown):
    said = f'<span class="property">{value.replace("<", "&lt;").replace(">", "&gt;")}</span>'
    page = '<dt class="sig sig-object py"><b>A</b>{}</dt>'
    assert pages.mended(page.format(said)) == page.format(said if is_shown else "")


def test_styles_lose_only_what_no_page_uses(tmp_path):
    static = tmp_path / "_static"
    static.mkdir()
    (tmp_path / "index.html").write_text(
        '<link href="_static/a.css"><script src="_static/b.js"></script><p class="seen">a</p>',
        encoding="utf-8",
    )
    (static / "b.js").write_text('body.classList.add("later")', encoding="utf-8")
    (static / "unused.js").write_text("1", encoding="utf-8")
    (static / "a.css").write_text(
        ":root{--one:1px;--two:var(--one);--three:url('data:a;b{}');--four:4}"
        ".seen,.never{width:var(--two)}.never p{color:red}.later{color:blue}.seen:not(.never){top:0}"
        "@media print{.never{top:0}}@media print{.seen{top:0}}p:is(.seen,a){left:0}",
        encoding="utf-8",
    )
    pages.slim(tmp_path)
    assert not (static / "unused.js").exists()
    assert (static / "a.css").read_text(encoding="utf-8").split("\n") == [
        ":root{--one:1px;--two:var(--one)}",
        ".seen{width:var(--two)}",
        ".later{color:blue}",
        ".seen:not(.never){top:0}",
        "@media print{.seen{top:0}",
        "}",
        "p:is(.seen,a){left:0}",
        "",
    ]


def test_a_link_that_leads_nowhere_stops_the_site(tmp_path, built):
    source = tmp_path / "source"
    (source / "extra").mkdir(parents=True)
    (source / "index.md").write_text("# Home\n\n[lost](nowhere.md)\n", encoding="utf-8")
    with pytest.raises(gather.SiteFailed, match="index.md:3: .*nowhere.md"):
        gather._sphinx(source, tmp_path / "out", {"index": "docs/index.md"})


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("data/trade/CN-RU/annual.csv", "a pipe or device, not a file of the course"),
        ("exercises/misconceptions.md", "a pipe or device, not a file of the course"),
        ("docs/index.md", "a pipe or device, not a page"),
    ],
)
def test_a_device_in_a_files_place_is_copied_by_nobody(tmp_path, built, monkeypatch, name, said):
    course = tmp_path / "course"
    for part in ("data", "docs", "exercises"):
        shutil.copytree(ROOT / part, course / part)
    (course / name).unlink()
    (course / name).symlink_to("/dev/zero")
    monkeypatch.setattr(gather, "ROOT", course)
    monkeypatch.setattr(gather, "DOCS", course / "docs")
    monkeypatch.setattr(gather, "_room", lambda folder: {})  # of the library, which is not there
    monkeypatch.setattr(
        gather, "_heading", lambda path: {"stem": path.stem, "title": "", "question": "", "minutes": "1"}
    )
    with TemporaryDirectory() as folder, pytest.raises(InputError, match=said):
        gather.gather(built.parent / "lessons", built.parent / "report", Path(folder))


@pytest.mark.parametrize(
    ("metadata", "said"),
    [
        ({}, r"\$\.metadata has no 'papermill'"),
        ({"papermill": {"duration": "x", "start_time": ""}}, r"\$\.metadata\.papermill\.duration is 'x'"),
        (
            {
                "papermill": {"duration": 1, "start_time": "x"},
                "language_info": {"name": "python", "version": "3"},
            },
            "Invalid isoformat string: 'x'",
        ),
    ],
)
def test_a_lesson_that_was_not_executed_is_said(tmp_path, metadata, said):
    path = tmp_path / "01.ipynb"
    nbformat.write(nbformat.v4.new_notebook(metadata=metadata), path)
    with pytest.raises(InputError, match=f"01.ipynb: not an executed lesson: {said}.*; run it again"):
        gather._last_run(path)


def test_a_missing_file_or_a_wrong_template_is_said_in_a_line(tmp_path, built, monkeypatch):
    docs = tmp_path / "docs"
    shutil.copytree(gather.DOCS, docs)
    monkeypatch.setattr(gather, "DOCS", docs)
    for number, (text, said) in enumerate(
        [
            ("{{ nothing }}", r"^package\.md\.jinja:1: UndefinedError: 'nothing' is undefined$"),
            ("\n{% if %}", r"^package\.md\.jinja:2: TemplateSyntaxError: [^\n]+$"),
            (None, r"package\.md\.jinja: no such file; check the path$"),
        ]
    ):
        if text is None:
            (docs / "package.md.jinja").unlink()
        else:
            (docs / "package.md.jinja").write_text(text, encoding="utf-8")
        folder = tmp_path / str(number)
        folder.mkdir()
        with pytest.raises((gather.SiteFailed, InputError), match=said):
            gather.gather(built.parent / "lessons", built.parent / "report", folder)
    (docs / "run_to_target.png").unlink()
    (tmp_path / "last").mkdir()
    with pytest.raises(InputError, match=r"run_to_target\.png: no such file; check the path$"):
        gather.gather(built.parent / "lessons", built.parent / "report", tmp_path / "last")
