"""The article with its facts marked: every character is there once, every mark is labelled, markup is shown as text."""

import html
import re

import html5lib

from readout import ROOT
from readout.article import parse_article, read_article
from readout.reading import Reading
from readout.report import KINDS, marked_up

ARTICLE = ROOT / "data/article/2023-12-20-xi-mishustin.txt"


def markup(article):
    reading = Reading(article)
    return marked_up(article, reading.facts, reading.statements)


def shown(body):
    """What a reader reads, labels and the key aside."""
    body = re.sub(r'<p class="rd-key">.*?</p>', "", body)
    return html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"<small.*?</small>", "", body)))


def test_the_whole_text_is_shown_once():
    article = read_article(ARTICLE)
    assert shown(markup(article).body).split() == article.text.split()


def test_every_mark_has_a_label_and_what_it_was_read_as():
    body = markup(read_article(ARTICLE)).body.split("</p>", 1)[1]
    marks = re.findall(r'<mark class="rd-(\w+)" title="([^"]+)">(.*?)<small> ([^<]+)</small></mark>', body)
    assert len(marks) == body.count("<mark")
    assert {kind for kind, *_ in marks} == set(KINDS) - {"topic"}
    assert all(label.startswith(kind) for kind, _, _, label in marks)
    assert ("quantity", "200,000,000,000 USD", "$200 billion", "quantity") in marks
    assert ("says", "ST2: Xi Jinping", "said", "says ST2: Xi Jinping") in marks


def test_a_topic_is_marked_as_one():
    body = markup(
        parse_article("President Ann Lind discussed the dam with the crews and praised the line.")
    ).body
    assert re.findall(r'<mark class="rd-(\w+)" title="([^"]+)">[^<]+<small> ([^<]+)</small>', body)[-2:] == [
        ("topic", "ST1: Ann Lind", "topic ST1: Ann Lind"),
        ("says", "ST2: Ann Lind", "says ST2: Ann Lind"),
    ]


def test_markup_in_an_article_is_shown_not_run():
    text = 'OSLO, Dec. 20, 2023 (NN) -- <script>alert(1)</script> President "Eve" Oda said <b>on Monday</b> it rained.'
    body = markup(parse_article(text)).body
    assert "<script" not in body and "<b>" not in body and "&lt;script&gt;" in body
    html5lib.HTMLParser(strict=True).parse(f"<!DOCTYPE html><title>x</title>{body}")


def test_kinds_differ_by_more_than_colour():
    style = markup(read_article(ARTICLE)).style
    borders = re.findall(r"(?:border-bottom: |text-decoration: underline )(\d+px \w+|wavy) ", style)
    assert len(set(borders)) == len(borders) == len(KINDS)
