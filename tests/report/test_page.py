"""The page of a report: its finding, its safety, its looks on screens and on paper, and who can read it."""

import hashlib
import html
import itertools
import re
import unicodedata
from dataclasses import replace

import html5lib
import pytest
from accessibility import own_checks, violations
from pypdf import PdfReader

from readout.article import parse_article
from readout.claims import GROUPS
from readout.course.browser import print_pdf
from readout.reading import Reading
from readout.report import Report
from readout.sources import Source, in_words_only

from .reported import DATA, TEXTS, reported, verdict, with_parts

PRACTICE = [name for name in TEXTS if name[:2] == "20"]


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """A function from the name of a text to the file of its page; each is made once."""
    folder, made = tmp_path_factory.mktemp("pages"), {}

    def page(name):
        if name not in made:
            made[name] = folder / f"{len(made)}.html"
            made[name].write_text(reported(TEXTS[name]).as_html(), encoding="utf-8")
        return made[name]

    return page


@pytest.fixture
def opened(browser):
    """A function that opens a file and waits for nothing; the context is closed at the end."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()

    def go(path):
        page.goto(path.as_uri())
        return page

    yield go
    context.close()


# --- the finding ---------------------------------------------------------------------------------------------------


def test_a_report_is_called_by_the_two_who_met_else_by_who_speaks():
    assert reported(TEXTS["ours"]).title == "Xi Jinping and Mikhail Mishustin, 20 December 2023"
    text = "Modi, Putin meet\n\nNEW DELHI, April 12, 2021 -- Indian Prime Minister Narendra Modi and Russian President Vladimir Putin met.\n\nTrade is growing, a fact sheet said."
    assert reported(text).title == "Narendra Modi and Vladimir Putin, 12 April 2021"
    assert reported("Trade is growing, the ministry said.").title == "The ministry"


def title(outcome):
    return verdict(outcome, "leaders", "holder")


@pytest.mark.parametrize(
    ("kinds", "headline", "note"),
    [
        ((), "The one figure that can be tested is contradicted", None),
        (
            ("supported",),
            "The one figure that can be tested is contradicted",
            "The table of leaders confirms the title of one person.",
        ),
        (
            ("supported", "supported", "not_checkable"),
            "The one figure that can be tested is contradicted",
            "The table of leaders confirms the titles of 2 people. 1 it leaves open.",
        ),
        (
            ("not_checkable",),
            "The one figure that can be tested is contradicted",
            "The table of leaders confirms no title of anybody named here.",
        ),
        (
            ("contradicted",),
            "The one figure that can be tested is contradicted; the one point of record is contradicted",
            "The table of leaders contradicts the title of one person.",
        ),
        (
            ("supported", "contradicted", "supported", "contradicted", "not_checkable"),
            "The one figure that can be tested is contradicted; both points of record are contradicted",
            "The table of leaders confirms the titles of 2 people and contradicts the titles of 2 people. 1 it leaves open.",
        ),
    ],
)
def test_titles_count_only_where_they_are_contradicted(kinds, headline, note):
    base = reported(TEXTS["no claims, no statements"])
    verdicts = [verdict("contradicted"), *map(title, kinds)]
    page = replace(base, reading=with_parts(base.reading, verdicts=verdicts))
    assert (page.headline, page.titles_held) == (headline, note)
    assert not [v for v in page.leading if v.verdict == "supported"]
    assert len(page.counted) + len(page.titles) - kinds.count("contradicted") == len(verdicts)


@pytest.mark.parametrize(
    ("contradicted", "said"),
    [(3, None), (4, "1 more claim is contradicted."), (6, "3 more claims are contradicted.")],
)
def test_contradictions_that_are_not_shown_are_counted(contradicted, said):
    base = reported(TEXTS["no claims, no statements"])
    wrong = [verdict("contradicted", reason=f"Why {number}.") for number in range(contradicted - 1)]
    page = replace(base, reading=with_parts(base.reading, verdicts=[*wrong, title("contradicted")]))
    short = html.unescape(page.as_html()).partition('id="short"')[2].partition("</section>")[0]
    if said:
        assert f'{said} <a href="#claims">' in short
    assert ("more claim" in short) == bool(said) and page.more_contradicted == contradicted - 3


def test_a_text_with_titles_alone():
    base = reported(TEXTS["no claims, no statements"])
    page = replace(base, reading=with_parts(base.reading, verdicts=[title("supported")]))
    assert page.headline == "No claim was found in this text beside people's titles"
    assert "People's titles, by the table of leaders: 1" in html.unescape(page.as_html())


def test_a_text_in_another_language_is_the_finding():
    page = reported("Der Minister sagte, dass sein Land bereit ist, und dankte für den Besuch aus Osmera.")
    assert (
        page.headline == "This text is in German; Readout reads English alone, and nothing was taken from it"
    )
    assert page.dating is None and page.headline in page.as_html()


DATINGS = {
    "none": ("They met.", "", "a.txt", "The text does not say of which day it is. Give the day with --date"),
    "one date": ("They met on Friday.", "", "a.txt", "and a date that hangs on it is not resolved. Give"),
    "two dates": (
        "They met on Friday, not today.",
        "",
        "a.txt",
        "and 2 dates that hang on it are not resolved. Give",
    ),
    "given": ("They met.", "2023-12-05", "a.txt", "The text's day, 5 December 2023, was given."),
    "the file's name": ("They met.", "", "2023-12-20.txt", "20 December 2023, is from the file's name."),
    "the year alone": ("OSLO, Dec. 20 (NN) -- They met.", "2023-12-20", "", "the year was given."),
}


@pytest.mark.parametrize(("text", "date", "path", "said"), DATINGS.values(), ids=DATINGS)
def test_the_page_says_where_the_day_is_from(text, date, path, said):
    page = replace(reported("It rained."), reading=Reading(parse_article(text, path, date)))
    assert said in page.dating and html.escape(said) in html.escape(html.unescape(page.as_html()))


def test_the_page_has_no_word_of_a_day_that_the_text_gives():
    assert reported(TEXTS["ours"]).dating is None


def test_a_date_that_may_be_two_days_says_so(pages):
    page = reported("They met on 05/06/2019.").as_html()
    assert "not resolved: which figure is the month is not said" in page


def test_the_page_goes_from_the_finding_to_the_files(pages):
    page = html5lib.parse(pages("ours").read_text(encoding="utf-8"), namespaceHTMLElements=False)
    (top,) = page.iter("h1")
    assert "".join(top.itertext()) == reported(TEXTS["ours"]).headline
    titles = ["".join(heading.itertext()) for heading in page.iter("h2")]
    assert titles == [
        *("In short", "On this page", "The text, its facts marked", "Who said what, and how the words score"),
        *("What the text claims, and what the evidence says", "The figures behind it"),
        *("Sources of the evidence", "Method, and what this cannot tell you", "Files and versions"),
    ]
    ids = {element.get("id") for element in page.iter()} - {None}
    links = [link.get("href") for link in page.iter("a")]
    inner = {link[1:] for link in links if link.startswith("#")}
    assert len(inner) > 10 and inner <= ids


def test_versions_and_hashes_of_every_file_stand_on_the_page_and_in_the_data(pages):
    text, data = pages("ours").read_text(encoding="utf-8"), reported(TEXTS["ours"]).as_json()
    files = sorted((DATA / "trade/CN-RU").glob("*.csv"))
    known = {file["name"]: file["sha256"] for file in data["tables"]}
    assert set(known) == {f"CN-RU/{file.name}" for file in files}
    for file in [TEXTS["ours"], *files]:
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        assert digest in text and digest in {*known.values(), data["article"]["sha256"]}
    assert all(f"{name} {version}" in text for name, version in data["software"].items())
    assert len(text.encode()) <= 600_000


def test_every_row_of_evidence_leads_to_publisher_and_address(pages):
    page = html5lib.parse(pages("ours").read_text(encoding="utf-8"), namespaceHTMLElements=False)
    entries = {e.get("id"): e for e in page.iter("li") if (e.get("id") or "").startswith("source-")}
    rows = {e.get("id"): e for e in page.iter("tr")}
    data = reported(TEXTS["ours"]).as_json()
    followed = 0
    for claim in data["claims"]:
        links = {a.get("href") for a in rows[claim["id"]].iter("a")} if claim["evidence"] else set()
        for row in claim["evidence"]:
            known = [source for source in row["sources"] if source["publisher"]]
            assert known or row["table"] == "calendar", row
            for source in known:
                assert source["address"] or source["copy"], source
                said = [source["address"], *source["copy"].split(" ; ")]
                addresses = {words.split()[0] for words in said if words}
                (entry,) = [
                    e
                    for name, e in entries.items()
                    if f"#{name}" in links
                    and source["publisher"] in "".join(e.itertext())
                    and addresses <= {a.get("href") for a in e.iter("a")}
                    and source["title"] in "".join(e.itertext())
                ]
                assert ("cop" in "".join(entry.itertext())) == bool(source["copy"])
                assert f"#{claim['id']}" in {a.get("href") for a in entry.iter("a")}
                followed += 1
    assert followed > 20 and len(entries) > 20
    outside = [a for a in page.iter("a") if not a.get("href").startswith("#")]
    assert outside and all(a.get("href").startswith(("http://", "https://")) for a in outside)
    assert all(a.get("rel") == "noreferrer" for a in outside)


def test_who_published_stands_beside_the_verdict(pages):
    page = html5lib.parse(pages("ours").read_text(encoding="utf-8"), namespaceHTMLElements=False)
    summaries = ["".join(s.itertext()) for s in page.iter("summary")]
    assert any("General Administration of Customs of China" in said for said in summaries)
    assert any(said.endswith("calendar") for said in summaries)


def test_a_hostile_address_is_shown_as_words():
    base = reported(TEXTS["no claims, no statements"])
    bad = Source(
        "x", EVIL, BREAKOUT, EVIL, "javascript:hit(1)", f"data:text/html,{EVIL} ; https://a@b.example/"
    )
    found = verdict("supported", "annual")
    row = replace(found.evidence[0], row=EVIL, sources=(bad, in_words_only(BREAKOUT)))
    reading = with_parts(base.reading, verdicts=[replace(found, evidence=(row,))])
    page = html5lib.parse(replace(base, reading=reading).as_html(), namespaceHTMLElements=False)
    assert [e.tag for e in page.iter() if e.tag in ("script", "img", "svg")] == ["script"]  # the page's own
    assert all(a.get("href").startswith("#") for a in page.iter("a"))
    text = "".join(page.itertext())
    assert all(words in text for words in ("javascript:hit(1)", EVIL, BREAKOUT, "https://a@b.example/"))


# --- markup in an article is text ------------------------------------------------------------------------------------

EVIL = '<script>hit("script")</script>'
BREAKOUT = "\"'><img src=x onerror=\"hit('img')\"><svg onload=\"hit('svg')\">"
HOSTILE = f"""OSLO, March 14, 2024 (NN) -- {EVIL} Foreign Minister Teodor Brask met President Eve {BREAKOUT} Oda.
Brask said trade between France and Kenya reached $200 billion in 2023. {BREAKOUT}
"{EVIL} is great, $x^2$ {{{{ 7 * 7 }}}}," said Brask. --> <a href="javascript:hit(2)">here</a> &lt;b&gt;
</style></title></textarea><body onload="hit(1)"><!-- <iframe src="https://192.0.2.1/"> {"very" * 60}
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """The page of a hostile text, with a hostile file name and speakers, without the policy that would stop scripts."""
    made = reported(HOSTILE, speaker=f"A$\\frac$B {EVIL}{BREAKOUT}")
    renamed = replace(made.reading.article, path=f"/tmp/{BREAKOUT}</title>{EVIL.replace('/', '')}")
    made = replace(made, reading=with_parts(made.reading, article=renamed))
    text = made.as_html()
    safe = re.sub(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "", text)
    assert safe != text
    path = tmp_path_factory.mktemp("hostile") / "page.html"
    path.write_text(safe.replace("<head>", "<head><script>hits = []; hit = what => hits.push(what)</script>"))
    return path


def test_nothing_in_an_article_runs_or_is_asked_for(hostile, browser):
    with browser.new_context() as context:
        page, asked = context.new_page(), []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(hostile.as_uri())
        assert page.evaluate("hits") == []
        assert [url for url in asked if not url.startswith("data:")] == [hostile.as_uri()]
        found = page.evaluate(
            "() => ({scripts: document.scripts.length, odd: document.querySelectorAll("
            '\'iframe, svg, body a:not([href^="#"]), img:not([src^="data:"]), [onload], [onerror]\').length,'
            "text: document.querySelector('.rd-article').textContent, body: document.body.textContent})"
        )
    assert found["scripts"] == 2 and found["odd"] == 0  # this test's, and the page's own
    assert all(
        words in found["text"] for words in (EVIL, "{{ 7 * 7 }}", "$x^2$", "<!-- <iframe", "&lt;b&gt;")
    )
    assert found["body"].count("onerror") > 5  # in the text, as a speaker, as the file's name


def test_letters_that_turn_round_turn_only_their_own_words(opened, tmp_path, monkeypatch):
    """Marks of direction that the text does not close: what stands before and after them is read as it is written."""
    text = TEXTS["no tables"].replace("trade between", "\u202etrade\u2067 between")
    made = reported(text, speaker="\u202eRisch")
    path = tmp_path / "page.html"
    path.write_text(made.as_html(), encoding="utf-8")
    page = opened(path)
    assert page.locator("bdi").count() > 20
    assert not re.search("[\u202e\u2067]", path.read_text(encoding="utf-8"))
    assert "[U+202E RIGHT-TO-LEFT OVERRIDE]trade[U+2067 RIGHT-TO-LEFT ISOLATE] between" in page.inner_text(
        "main"
    )
    assert "[U+202E RIGHT-TO-LEFT OVERRIDE]Risch" in page.locator(".rd-says[title]").first.get_attribute(
        "title"
    )
    assert "[U+202E RIGHT-TO-LEFT OVERRIDE]Risch" in page.locator("img").first.get_attribute("alt")
    label = page.locator(".rd-says small").first
    assert label.evaluate("label => getComputedStyle(label).unicodeBidi") == "isolate"
    with monkeypatch.context() as patch:
        patch.setattr(Report, "title", "\u202eRisch")
        path.write_text(made.as_html(), encoding="utf-8")
    assert opened(path).title().startswith("[U+202E RIGHT-TO-LEFT OVERRIDE]Risch")


def test_a_hostile_page_is_valid_and_fits(hostile, opened):
    html5lib.HTMLParser(strict=True).parse(hostile.read_text())
    page = opened(hostile)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert too_wide(page) == []


def test_a_script_that_got_in_would_not_run(pages, opened, tmp_path):
    text = pages("no claims, no statements").read_text(encoding="utf-8")
    path = tmp_path / "page.html"
    path.write_text(text.replace("<h1>", "<script>document.title = 'ran'</script><h1>"), encoding="utf-8")
    assert opened(path).title() != "ran"


# --- who can read it -------------------------------------------------------------------------------------------------


SCREENS = list(itertools.product((1280, 390), ("light", "dark")))


@pytest.mark.parametrize("name", TEXTS)
def test_accessible_on_every_screen(name, pages, opened):
    page = opened(pages(name))
    # Practice readouts make pages of one shape: the first is looked at on every screen, the others on one each.
    for width, scheme in SCREENS if name not in PRACTICE[1:] else [SCREENS[PRACTICE.index(name)]]:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == [], (width, scheme)
    assert own_checks(page) == []


def too_wide(page):
    """What does not fit in its place, sideways: the page in the window, the words in the cells."""
    return page.evaluate(
        "() => [document.documentElement, ...document.querySelectorAll('th, td, li, figure, p')]"
        ".filter(e => e.scrollWidth > e.clientWidth + 1 && e.getClientRects().length && getComputedStyle(e).display != 'inline')"
        ".filter(e => !e.closest('thead') || e.closest('thead').clientWidth > 1)"
        ".map(e => e.outerHTML.slice(0, 90))"
    )


@pytest.mark.parametrize("name", ["ours", PRACTICE[0]])
def test_nothing_is_wider_than_its_place(name, pages, opened):
    """At 390 pixels, at 640 (which is 1280 at 200 %), at 320 (at 400 %), and around where tables change."""
    page = opened(pages(name))
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    for width in (320, 390, 640, 896, 897, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert too_wide(page) == [], width


def test_all_of_it_works_by_keyboard(pages, opened):
    page = opened(pages(PRACTICE[0]))
    focused = "() => document.activeElement.outerHTML.slice(0, 60)"
    page.keyboard.press("Tab")
    assert "skip" in page.evaluate(focused)
    box = page.locator(".skip").bounding_box()
    assert box["y"] >= 0 and box["height"] >= 24
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "text"
    page = opened(pages(PRACTICE[0]))  # afresh, from its top
    targets = "[...document.querySelectorAll('main a, main summary')].filter(e => e.checkVisibility())"
    count, seen = page.evaluate(f"{targets}.length"), []
    page.keyboard.press("Tab")
    for _ in range(count):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(f"{targets}.indexOf(document.activeElement)"))
        assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2
    assert seen == list(range(count)) and count > 20
    last = page.locator("main > section > details > summary").last
    last.focus()
    page.keyboard.press("Enter")
    assert last.locator("..").get_attribute("open") is not None


def test_a_dark_page_is_dark_and_prints_light(pages, opened):
    page = opened(pages("no tables"))
    paper = "() => getComputedStyle(document.body).backgroundColor"
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(paper) == "rgb(13, 17, 23)"
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate(paper) == "rgb(255, 255, 255)"


# --- on paper ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pdf(pages, browser, tmp_path_factory):
    target = tmp_path_factory.mktemp("pdf") / "report.pdf"
    print_pdf(browser, pages("ours"), target)
    return PdfReader(target)


def test_the_pdf_is_tagged_titled_and_in_english(pdf):
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root
    assert root["/Lang"] == "en"
    assert pdf.metadata.title == "Xi Jinping and Mikhail Mishustin, 20 December 2023: read as data"
    titles = [item.title for item in flat(pdf.outline)]
    assert titles[0] == reported(TEXTS["ours"]).headline and "Files and versions" in titles


def flat(outline):
    for item in outline:
        yield from flat(item) if isinstance(item, list) else [item]


def elements(element):
    """The tagged elements below one, itself first."""
    yield element
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        kid = kid.get_object()
        if isinstance(kid, dict) and "/S" in kid:
            yield from elements(kid)


def test_every_picture_and_table_of_the_pdf_is_tagged(pdf):
    tagged = list(elements(pdf.trailer["/Root"]["/StructTreeRoot"]))
    pictures = [
        element.get("/Alt", "") for element in tagged if element.get("/S") == "/Figure" and "/Alt" in element
    ]
    assert len(pictures) == 11 and all(len(alt) > 40 for alt in pictures)
    assert sum(element.get("/S") == "/Table" for element in tagged) == 12
    assert sum(element.get("/S") == "/TH" for element in tagged) > 30


def test_the_pdf_has_numbered_pages_and_what_the_screen_folds(pdf):
    texts = [" ".join(page.extract_text().split()) for page in pdf.pages]
    assert 8 <= len(texts) <= 18
    assert all(f"Page {number} of {len(texts)}" in text for number, text in enumerate(texts, 1))
    assert [round(float(side) / 72 * 25.4) for side in pdf.pages[0].mediabox[2:]] == [210, 297]
    assert squeezed(reported(TEXTS["ours"]).headline) in squeezed(texts[0])
    whole = squeezed("".join(texts))
    for claim in reported(TEXTS["ours"]).reading.verdicts:
        assert all(squeezed(row.value) in whole for row in claim.evidence)
    assert squeezed("200,000,000,000 USD") in whole  # of the folded table of quantities


def squeezed(text):
    """A text without its spaces and ligatures."""
    return "".join(unicodedata.normalize("NFKC", text).split())


LONG = (
    "OSLO, March 14, 2024.\n"
    + "Ann Brask said trade would grow to $5 billion in 2023.\n" * 120
    + 'Teodor Lind called for peace.\n"We are ready," said Lind.\n' * 40
)


def test_a_text_of_two_hundred_statements_is_folded_and_every_row_is_there():
    page = html5lib.parse(reported(LONG).as_html(), namespaceHTMLElements=False)
    folded = {id(element) for details in page.iter("details") for element in details.iter()}
    found = {}
    for row in page.iter("tr"):
        kind, number = re.fullmatch(r"(ST|C|)(\d*)", row.get("id", "")).groups()
        found.setdefault(kind, []).append((int(number or 0), id(row) in folded))
    assert [number for number, _ in found["ST"]] == list(range(1, 201))
    assert [inside for _, inside in found["ST"]] == [False] * 10 + [True] * 190
    assert sorted(number for number, _ in found["C"]) == list(range(1, 201))
    assert sum(not inside for _, inside in found["C"]) == 20  # ten figures, ten of what else is said
    summaries = ["".join(summary.itertext()) for summary in page.iter("summary")]
    assert {"190 more statements", "110 more claims", "70 more claims"} <= set(summaries)
    paragraphs = [id(p) in folded for section in page.iter("section") for p in section.findall(".//p[@dir]")]
    assert 0 < paragraphs.index(True) <= 20 and "more of its paragraphs" in " ".join(summaries)
    points = [link for link in page.iter("a") if link.get("class") == "point"]
    assert len(points) == 30


def test_a_text_of_ten_statements_is_not_folded():
    page = reported("OSLO, March 14, 2024.\n" + "Ann Brask said it rained.\n" * 10).as_html()
    assert " more statement" not in page and " more claim" not in page


def test_many_speakers_are_folded():
    said = "".join(f"The {place} office said it rained.\n" for place in "abcdefghijkl")
    assert "2 more speakers<" in reported("OSLO, March 14, 2024.\n" + said).as_html()


def test_one_row_behind_the_first_is_one():
    page = reported("OSLO, March 14, 2024.\n" + "Ann Brask said it rained.\n" * 11).as_html()
    assert "1 more statement<" in page and "1 more claim<" in page


def test_two_hundred_statements_print_whole(browser, tmp_path):
    path = tmp_path / "page.html"
    path.write_text(reported(LONG).as_html(), encoding="utf-8")
    print_pdf(browser, path, tmp_path / "page.pdf")
    words = squeezed("".join(page.extract_text() for page in PdfReader(tmp_path / "page.pdf").pages))
    # Each row begins with its number and the words.
    assert all(
        f"ST{number}{said}" in words for number, said in [(1, "tradewould"), (121, "peace"), (200, "“We")]
    )
    assert all(f"ST{number}" in words and f"C{number}" in words for number in range(1, 201))


# --- what is said and what is told ------------------------------------------------------------------------------------


def test_told_speech_stands_in_no_quotation_marks_and_own_words_do(pages):
    page = html5lib.parse(
        pages("2024-03-14-talvera").read_text(encoding="utf-8"), namespaceHTMLElements=False
    )
    rows = {row.get("id"): "".join(row.find("td/bdi").itertext()) for row in page.iter("tr") if row.get("id")}
    assert rows["ST8"] == "“These duties are a serious mistake” … “and they hurt small firms first”"
    assert (
        "“These duties are a serious mistake,” he added, “and they hurt small firms first”" in rows.values()
    )
    told = [s.id for s in reported(TEXTS["2024-03-14-talvera"]).reading.statements if s.quote == "indirect"]
    assert len(told) > 5 and not any(mark in rows[name] for name in told for mark in '“”"')
    assert not list(page.iter("q"))


def test_a_verdict_shows_the_words_it_covers(pages):
    page = html5lib.parse(pages("ours").read_text(encoding="utf-8"), namespaceHTMLElements=False)
    (row,) = [row for row in page.iter("tr") if row.get("id") == "C15"]
    (covered,) = [span for span in row.iter("span") if span.get("class") == "covered v-depends"]
    assert covered.text == "6.2-magnitude" and "earthquake hitting" in "".join(row.itertext())


def test_the_calendar_is_folded_where_it_is_as_it_should_be():
    text = "OSLO, March 14, 2024.\nThey met on {}, March 14, 2024."
    for day, open_ in (("Thursday", None), ("Monday", "")):
        page = html5lib.parse(reported(text.format(day)).as_html(), namespaceHTMLElements=False)
        (calendar,) = [d for d in page.iter("details") if d.get("id") == "calendar-claims"]
        assert [row.get("id") for row in calendar.iter("tr") if row.get("id")] and calendar.get(
            "open"
        ) == open_
        verdict = {"Thursday": "supported", "Monday": "contradicted"}[day]
        assert "".join(calendar.find("summary").itertext()).startswith("Calendar: 1 ")
        assert verdict in calendar.find("summary").text


def test_groups_of_claims_are_in_the_order_of_reading(pages):
    page = pages("ours").read_text(encoding="utf-8")
    places = [page.index(f'id="{group}-claims"') for group in GROUPS]
    assert places == sorted(places)


def test_what_was_talked_about_stands_apart():
    page = reported("Ilse Varnholt discussed the big dam. She praised the line.").as_html()
    said, talked = page.split('id="words"')[1].split('id="topics"')
    talked = talked.partition("</section>")[0]
    assert "the big dam" in talked and "the big dam" not in said
    assert "the line" in said and "the line" not in talked


# --- links both ways --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TEXTS)
def test_every_link_has_its_place_and_every_place_its_way_back(name, pages):
    page = html5lib.parse(pages(name).read_text(encoding="utf-8"), namespaceHTMLElements=False)
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = {link.get("href") for link in page.iter("a") if link.get("href").startswith("#")}
    assert {link[1:] for link in links} <= set(ids)
    reading = reported(TEXTS[name]).reading
    items = [s.id for s in reading.statements] + [v.claim.id for v in reading.verdicts]
    assert {f"#{item}" for item in items} | {f"#t-{item}" for item in items} <= links
    of = [element.get("data-of").split() for element in page.iter() if element.get("data-of")]
    assert set(items) == {item for part in of for item in part}


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_marked_in_the_text_are_the_words_of_the_claim(name, pages):
    page = html5lib.parse(pages(name).read_text(encoding="utf-8"), namespaceHTMLElements=False)
    spans = [span for span in page.iter("span") if span.get("data-of")]
    for judged in reported(TEXTS[name]).reading.verdicts:
        words = "".join(s.text for s in spans if judged.claim.id in s.get("data-of").split())
        assert squeezed(words) == squeezed(judged.claim.text), judged.claim


def marked(page):
    return page.evaluate(
        "[...document.querySelectorAll('.chosen')].map(e => e.id || e.textContent).filter(words => words.trim())"
    )


def test_choosing_a_claim_marks_its_words_and_its_point_with_the_keyboard_too(pages, opened):
    page = opened(pages("ours"))
    page.locator("#C9 .places a").first.focus()
    page.keyboard.press("Enter")
    page.locator("#C9.chosen").wait_for()
    assert page.evaluate("[location.hash, document.activeElement.id]") == ["#t-C9", "t-C9"]
    found = marked(page)
    assert {"C9", "p-ST4"} <= set(found) and "ST4" not in found
    assert " people in taking the development path of their own choice" in found
    assert page.locator("#C9").get_attribute("aria-current") == "true"
    page.keyboard.press("Enter")  # and back
    assert page.evaluate("[location.hash, document.activeElement.id]") == ["#C9", "C9"]
    page.locator("#p-ST4").click()
    page.locator("#ST4.chosen").wait_for()
    assert page.evaluate("document.activeElement.id") == "ST4" and {"ST4", "p-ST4"} <= set(marked(page))
    page.keyboard.press("Escape")
    assert marked(page) == [] and page.locator("[aria-current]").count() == 0
    assert page.evaluate("location.hash") == ""
    assert violations(page) == []


def test_what_is_folded_opens_for_who_chooses_it(opened, tmp_path):
    path = tmp_path / "page.html"
    path.write_text(reported(LONG).as_html(), encoding="utf-8")
    page = opened(path)
    page.locator("#p-ST20").click()
    assert page.locator("#ST20").is_visible() and page.evaluate("document.activeElement.id") == "ST20"
    page.locator("#ST20 .places a").first.click()
    assert page.locator("#t-ST20").is_visible()


def test_nothing_is_lost_without_javascript(pages, browser):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(pages("ours").as_uri())
        page.locator("#C9 .places a").first.click()
        assert page.url.endswith("#t-C9") and page.locator("#t-C9").is_visible()
        page.locator("#t-C9").click()
        assert page.url.endswith("#C9") and page.locator("tr:target").get_attribute("id") == "C9"
        page.goto(pages("ours").as_uri() + "#C3")  # in the fold of the calendar
        assert page.locator("#C3").is_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_points_lie_within_their_chart(pages, opened, width):
    page = opened(pages("ours"))
    page.set_viewport_size({"width": width, "height": 900})
    chart = page.locator(".figure.wide").first.bounding_box()
    boxes = [
        point.bounding_box() for point in page.locator(".figure.wide:first-of-type .point[id*=ST]").all()
    ]
    assert len(boxes) == 11
    for box in boxes:
        assert chart["x"] <= box["x"] and box["x"] + box["width"] <= chart["x"] + chart["width"]
        assert chart["y"] <= box["y"] and box["y"] + box["height"] <= chart["y"] + chart["height"]
        assert min(box["width"], box["height"]) >= 24
    heights = sorted(box["y"] for box in boxes)
    assert min(below - above for above, below in itertools.pairwise(heights)) >= 24
