"""The page of a comparison: its finding, its links by keyboard, its safety, and who can read it."""

import json
import re

import html5lib
import pytest
from accessibility import own_checks, violations

from readout import DATA
from readout.article import read_article
from readout.compare import Comparison, compare
from readout.compare.page import Page
from readout.reading import Reading

from .texts import two

OURS = ("article/2023-12-20-xi-mishustin", "readouts/2023-12-20-xi-mishustin-ru")
SUNAK = ("readouts/2022-10-25-biden-sunak-us", "readouts/2022-10-25-biden-sunak-uk")


def page_of(names):
    a, b = (Reading(read_article(DATA / f"{name}.txt")) for name in names)
    return Page(a, b, compare(a, b))


@pytest.fixture(scope="module")
def ours():
    return page_of(OURS)


@pytest.fixture(scope="module")
def written(ours, tmp_path_factory):
    """The folder that the page of the course's own pair is written to."""
    folder = tmp_path_factory.mktemp("page")
    ours.write(folder)
    return folder


@pytest.fixture
def opened(browser, written):
    """The page in a browser, which loads nothing else."""
    context = browser.new_context(viewport={"width": 1100, "height": 900})
    page = context.new_page()
    page.goto((written / "index.html").as_uri())
    yield page
    context.close()


def words(html):
    """What is to be read on a page."""
    body = re.sub(r"<(style|script)>.*?</\1>", "", html, flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", body))


def test_the_headline_has_what_differs_and_how_much_has_a_counterpart(ours):
    assert ours.headline.startswith("One figure differs: $200 billion in A, $218.2 billion in B; ")
    assert ours.headline.endswith("passages of B have a counterpart in the other")
    assert page_of(SUNAK).headline == (
        "Nothing was found that the two tell differently; 4 of 4 passages of A and 6 of 7 passages of B have a counterpart "
        "in the other"
    )


def test_several_differences_are_counted():
    tariffs = "They spoke of tariffs on steel"
    a, b, found = two(
        f"{tariffs} of 12 percent. The coup in Niger cost 4 lives by 2020. Brask said that the lighthouse was old.",
        f"{tariffs} of 15 percent. The coup in Niger cost 4 lives by 2021. Lund said that the lighthouse was old.",
    )
    page = Page(a, b, found)
    assert page.headline.startswith("One figure, one date and one speaker differ; 3 of 3")
    turned = Page(b, a, Comparison((), (), (), found.differently[::-1]))
    assert [d.kind for d in turned.differently] == ["figure", "date", "speaker"]


def test_the_page_is_valid_and_says_all_in_its_order(written):
    html = (written / "index.html").read_text(encoding="utf-8")
    html5lib.HTMLParser(strict=True).parse(html)
    headings = re.findall(r"<h2 id=\"(\w+)\"", html)
    assert headings == "differs texts claims topics wording why method versions".split()
    said = words(html)
    assert "Of B we have only a part" in said and "Not in the part we have; nearest" in said
    assert "No counterpart found by these rules" in said
    assert not re.search(r"\bomit|\bleaves? out\b(?! is)", said)


def test_every_link_leads_to_a_passage_and_back(ours, written):
    html = (written / "index.html").read_text(encoding="utf-8")
    ids = set(re.findall(r'\bid="([^"]+)"', html))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= ids
    for here, there, link in ours.links:
        for one, other in ((here, there), (there, here)):
            item = re.search(rf'<li id="{one}".*?</li>', html, re.DOTALL)[0]
            assert f'href="#{other}"' in item and f"{link.score:.2f}" in item


def test_claims_of_one_kind_in_linked_passages_stand_beside_each_other(ours):
    rows = ours.claims
    levels = [(a.claim.text, b.claim.text) for a, b in rows if a and b and a.claim.kind == "level"]
    assert len(levels) == 1 and "$200 billion" in levels[0][0] and "$218.2 billion" in levels[0][1]
    alone = [n for n, (a, b) in enumerate(rows) if not (a and b)]
    assert alone == list(range(alone[0], len(rows)))


def test_what_is_written_is_the_page_its_data_and_its_pictures(ours, written):
    assert sorted(p.name for p in written.iterdir()) == ["charts", "compare.json", "index.html"]
    data = json.loads((written / "compare.json").read_text(encoding="utf-8"))
    assert data["schema"] == "readout-compare/1" and data["headline"] == ours.headline
    names = sorted(p.name for p in (written / "charts").iterdir())
    assert names == ["order.png", "order.svg", "room.png", "room.svg"]
    assert [c["title"] for c in data["charts"]] == [c.title for c in ours.charts.values()]


def test_markup_in_a_text_is_shown_and_not_run():
    evil = "Brask spoke of <script>alert(1)</script> tariffs\u202e on steel."
    a, b, found = two(evil, "Lund spoke of tariffs on steel and <b>copper</b>.")
    html = Page(a, b, found).as_html()
    assert "<script>alert" not in html and "<b>copper" not in html and "\u202e" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_the_page_asks_for_nothing(written):
    html = (written / "index.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in html
    assert not re.findall(r'(?:src|srcset)="(?!data:)', html)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1100, 390])
def test_anybody_can_read_it(opened, scheme, width):
    opened.emulate_media(color_scheme=scheme)
    opened.set_viewport_size({"width": width, "height": 900})
    assert violations(opened) == [] and own_checks(opened) == []
    assert opened.evaluate("document.documentElement.scrollWidth") <= width


def test_links_are_followed_by_keyboard_and_what_belongs_together_is_marked(opened):
    opened.focus("#A2 a")
    opened.keyboard.press("Enter")
    opened.wait_for_function("document.querySelectorAll('.chosen').length > 1")
    chosen = opened.evaluate("[...document.querySelectorAll('.chosen')].map(place => place.id)")
    assert "A2" in chosen and any(place.startswith("B") for place in chosen)
    opened.keyboard.press("Tab")
    back = opened.evaluate("document.activeElement.getAttribute('href')")
    assert back == "#A2"
    opened.keyboard.press("Escape")
    assert opened.evaluate("document.querySelectorAll('.chosen').length") == 0


def test_a_passage_in_the_address_is_marked_as_the_page_opens(browser, written):
    page = browser.new_page()
    page.goto((written / "index.html").as_uri() + "#A2")
    chosen = page.evaluate("[...document.querySelectorAll('.chosen')].map(place => place.id)")
    page.close()
    assert "A2" in chosen and len(chosen) > 1
