"""The annotation: every span exact, everything named marked, every statement with its speaker."""

import json
import re
from pathlib import Path

from .samples import SAMPLE, digest

GOLD = Path(__file__).parents[2] / "data/gold"


def spans(node):
    """Every annotated span under a node: whatever has start, end and text."""
    if isinstance(node, dict):
        if {"start", "end", "text"} <= node.keys():
            yield node
        for value in node.values():
            yield from spans(value)
    elif isinstance(node, list):
        for value in node:
            yield from spans(value)


def test_every_span_is_exact():
    for p in SAMPLE:
        found = list(spans(p.gold))
        assert len(found) > 60
        for span in found:
            assert p.text[span["start"] : span["end"]] == span["text"] != "", (p.seed, span)
        for claim in p.claims:
            assert p.text[claim.start : claim.end] == claim.text
            assert claim.text == claim.text.strip(' .,"“”')


def test_paragraphs_and_sentences_cover_the_text():
    for p in SAMPLE:
        paragraphs = {item["id"]: item for item in p.gold["paragraphs"]}
        for sentence in p.gold["sentences"]:
            holder = paragraphs[sentence["paragraph"]]
            assert holder["start"] <= sentence["start"] < sentence["end"] <= holder["end"]
            assert sentence["text"] == sentence["text"].strip()
        covered = "".join(item["text"] for item in p.gold["sentences"])
        assert re.sub(r"\s", "", covered) == re.sub(r"\s", "", p.text)
        assert p.gold["n_chars"] == len(p.text) and p.gold["sha256"] == digest(p.text)


def test_the_annotation_has_the_shape_of_the_handmade_one():
    sample = json.loads((GOLD / "2024-03-14-talvera.json").read_text(encoding="utf-8"))
    for p in SAMPLE[::20]:
        assert p.gold.keys() == sample.keys()
        assert json.loads(json.dumps(p.gold)) == p.gold
        for kind in ("sentences", "time_expressions", "quantities", "claims"):
            for item in p.gold[kind]:
                assert sample[kind][0].keys() - {"anchor", "relative"} <= item.keys()
        for item in p.gold["statements"]:
            assert sample["statements"][0].keys() - {"content_alternatives", "note"} == item.keys()


def test_statements_name_known_speakers_and_lie_in_one_sentence():
    kinds = set()
    for p in SAMPLE:
        entities = {e["id"] for e in p.gold["entities"]}
        sentences = {s["id"]: s for s in p.gold["sentences"]}
        assert len({s["id"] for s in p.gold["statements"]}) == len(p.gold["statements"]) >= 3
        for item in p.gold["statements"]:
            assert item["speaker"] and set(item["speaker"]) <= entities
            home = sentences[item["sentence"]]
            for cue in item["cue"]:
                assert home["start"] <= cue["start"] < cue["end"] <= home["end"]
            assert len(item["cue"]) == 1 and item["source"] and item["content"]
            for content in item["content"]:
                assert not re.match(r'[\s"“”,.;:]|that ', content["text"])
                assert not re.search(r'[\s"“”,.;:]$', content["text"])
            kinds.add(item["quote_type"])
    assert kinds == {"direct", "indirect", "mixed"}


def test_a_direct_quote_stands_in_quote_marks():
    for p in SAMPLE:
        for item in p.gold["statements"]:
            quoted = all(p.text[c["start"] - 1] in '"“' for c in item["content"])
            assert quoted == (item["quote_type"] == "direct"), (p.seed, item)
            inside = any(mark in c["text"] for c in item["content"] for mark in '"“”')
            assert inside == (item["quote_type"] == "mixed")
