"""What is handed in as a text and is none: pages are read, documents and addresses are named."""

import builtins

import pytest

from readout.article import read_article
from readout.article.web import is_page, refuse_address
from readout.errors import InputError

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Brask meets Olm</title>{head}</head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Brask meets Olm</h1>
<p>Minister Brask met President Olm in Talvera on Wednesday to talk about the trade of the two countries.</p>
<p>"We will go on," Brask said. Trade rose to 30 billion dollars in 2022, a fifth more than the year before.</p>
</article><footer>All rights reserved. <script>alert(1)</script></footer></body></html>
"""
DATED = '<meta property="article:published_time" content="2023-12-20T10:00:00Z">'


def saved(folder, text, name="page.html"):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def test_the_article_of_a_page_is_read_without_what_stands_around_it(tmp_path):
    article = read_article(saved(tmp_path, PAGE.format(head=DATED)))
    assert article.text.startswith("Brask meets Olm\n\nMinister Brask met President Olm")
    assert article.text.count("Brask meets Olm") == 1 and "Trade rose to 30 billion dollars" in article.text
    assert not any(word in article.text for word in ("Home", "rights", "alert", "<"))
    assert [segment.kind for segment in article.segments] == ["heading", "body", "body"]
    assert (article.document_date.value.isoformat(), article.document_date.source) == ("2023-12-20", "given")


def test_the_day_of_the_text_goes_before_that_of_the_page(tmp_path):
    page = PAGE.replace("on Wednesday", "on 19 December 2023").format(head=DATED)
    assert read_article(saved(tmp_path, page)).document_date.value.isoformat() == "2023-12-20"
    text = PAGE.replace("<p>Minister", "<p>TALVERA, Dec. 19, 2023 -- Minister").format(head=DATED)
    assert read_article(saved(tmp_path, text)).document_date.value.isoformat() == "2023-12-19"
    assert read_article(saved(tmp_path, text), "2023-12-18").document_date.value.isoformat() == "2023-12-18"


@pytest.mark.parametrize(
    "beginning",
    [
        "<html>",
        "\ufeff  <!doctype HTML>",
        '<?xml version="1.0"?>\n<html xmlns="x">',
        "<!-- saved -->\n<html>",
    ],
)
def test_what_begins_as_a_page_is_one_whatever_its_name(beginning):
    assert is_page(beginning.encode("utf-8"))


@pytest.mark.parametrize("beginning", ["", "The <html> tag", "<htmlish>", "<p>Brask", " " * 5000 + "<html>"])
def test_what_begins_otherwise_is_a_text(beginning):
    assert not is_page(beginning.encode("utf-8"))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7\n\0", "a PDF; copy the article's text to a text file"),
        (b"PK\x03\x04\0\0", "a Word file or another packed one; copy"),
        (b"\xd0\xcf\x11\xe0\xa1", "a Word file; copy"),
        (rb"{\rtf1\ansi Brask}", "a file of a word processor (RTF); copy"),
        (b"<!doctype html><html><body></body></html>", "a web page in which no article was found; copy"),
        (b"<html>", "a web page in which no article was found; copy"),
    ],
)
def test_a_document_of_another_kind_is_named_in_one_line(tmp_path, data, said):
    path = saved(tmp_path, data, "text.txt")
    with pytest.raises(InputError) as error:
        read_article(path)
    assert str(error.value).startswith(f"{path}: {said}") and "\n" not in str(error.value)


@pytest.mark.parametrize(
    "address", ["https://example.org/a", "HTTP://example.org", "www.example.org/a", "ftp://a.b/c"]
)
def test_an_address_is_not_fetched(address):
    with pytest.raises(InputError, match="an address; nothing is fetched: save the page"):
        read_article(address)
    with pytest.raises(InputError):
        refuse_address(address)


def test_a_path_is_no_address():
    refuse_address("www/text.txt")
    refuse_address(r"C:\texts\a.txt")


def test_without_the_library_a_line_says_what_to_install(tmp_path, monkeypatch):
    plain = builtins.__import__

    def without(name, *rest, **more):
        if name.startswith("trafilatura"):
            raise ImportError(name)
        return plain(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(
        InputError, match=r"a web page, which trafilatura .*-m pip install -e '\.\[web\]', or copy"
    ):
        read_article(saved(tmp_path, PAGE))
