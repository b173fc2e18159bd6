"""The list of reports: the latest first, others' words as words, and readable on every screen."""

import re

import html5lib
import pytest
from accessibility import own_checks, violations

from readout.report import Entry, as_index

DAYS = {"b": "2024-01-02", "a": "2024-01-02", "c": None, "d": "2025-12-31"}


def entry(
    folder, day, title="Brask and Olm", headline="All 3 figures that can be tested are supported", pdf=False
):
    article = {"path": f"{folder}.txt", "document_date": {"value": day} if day else None}
    data = {"schema": "readout/1", "title": title, "headline": headline, "article": article}
    return Entry(folder, data, pdf)


def test_the_latest_is_first_and_what_has_no_day_last():
    page = as_index(entry(folder, day) for folder, day in DAYS.items())
    assert re.findall(r'href="([^"]+)/index\.html"', page) == ["d", "a", "b", "c"]
    assert "not said" in page and page.count("<time") == 3


def test_a_pdf_is_linked_where_there_is_one():
    page = as_index([entry("a", None, pdf=True), entry("b", None)])
    assert re.findall(r'href="([^"]+\.pdf)"', page) == ["a/report.pdf"]


def test_others_words_are_words():
    said = '<script>alert(1)</script>"\u202e'
    page = as_index([entry('x"><b>', "2024-01-02", said, said)])
    html5lib.HTMLParser(strict=True).parse(page)
    assert "<script" not in page and "<b>" not in page and "\u202e" not in page
    assert "[U+202E RIGHT-TO-LEFT OVERRIDE]" in page


@pytest.mark.parametrize("width", [390, 1100])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible_on_every_screen(browser, tmp_path, width, scheme):
    path = tmp_path / "index.html"
    long = "A" * 80
    path.write_text(
        as_index([*(entry(folder, day, pdf=True) for folder, day in DAYS.items()), entry(long, None, long)]),
        encoding="utf-8",
    )
    with browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme) as page:
        page.goto(path.as_uri())
        assert violations(page) == [] and own_checks(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
