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
            assert sample["statements"][0].keys() - {"content_alternatives", "note"} == item.keys() - {"kind"}


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
            if item["source_kind"] == "turn":
                continue
            quoted = all(p.text[c["start"] - 1] in '"“' for c in item["content"])
            assert quoted == (item["quote_type"] == "direct"), (p.seed, item)
            inside = any(mark in c["text"] for c in item["content"] for mark in '"“”')
            assert inside == (item["quote_type"] == "mixed")


def test_both_sides_are_the_two_who_met():
    """However the pair is named, unless the two heads of state are no heads of state."""
    pair, kept = ["E_host", "E_guest"], set()
    for p in SAMPLE:
        groups = {e["id"]: e for e in p.gold["entities"] if e["type"] == "GROUP"}
        roles = [e["titles"][0] for e in p.gold["entities"] if e["id"] in pair and e["titles"]]
        fits = len(roles) == 2 and set(roles) <= {"President", "King", "Queen"}
        for item in p.gold["statements"]:
            source = item["source"][0]["text"].lower()
            if re.search(r"leaders|presidents|delegations|sides$|^they$", source):
                assert item["speaker"] == pair, (p.seed, p.style, source)
                kept.add(item["source_kind"])
            elif source == "the two heads of state":
                assert item["speaker"] == (pair if fits else ["E_heads"]), (p.seed, p.style, roles)
                assert fits or groups["E_heads"]["name"] == source
                kept.add(item["source_kind"])
            assert "E_both" not in item["speaker"]
        assert "E_both" not in groups or groups["E_both"]["members"] == pair
    assert kept == {"group", "implicit_subject_of_coordination"}


def test_topics_are_told_apart_from_what_was_said():
    talked = r"discussed|reviewed|exchanged views on|took stock of|touched on|raised"
    seen = set()
    for p in SAMPLE:
        for item in p.gold["statements"]:
            cue = item["cue"][0]["text"]
            assert (item["kind"] == "topic") == bool(re.fullmatch(talked, cue)), cue
            assert item["kind"] in ("said", "topic")
            seen |= {cue} if item["kind"] == "topic" else set()
    assert seen == set(talked.split("|"))


def test_a_turn_is_one_direct_statement():
    """All of it, in as many parts as it has paragraphs; what stands before is the narrator's."""
    labels = set()
    for p in (p for p in SAMPLE if p.style == "transcript"):
        people = {e["id"]: e["name"] for e in p.gold["entities"] if e["type"] == "PERSON"}
        turns = [s for s in p.gold["statements"] if s["source_kind"] == "turn"]
        assert len(turns) >= 3 and any(s["source_kind"] != "turn" for s in p.gold["statements"])
        told = p.text[: turns[0]["source"][0]["start"]]
        assert not re.search(r"\b(I|we|our)\b", told, re.IGNORECASE)
        for turn, after in zip(turns, [*turns[1:], None], strict=True):
            end = after["source"][0]["start"] if after else len(p.text)
            assert turn["cue"][0]["text"] == ":" and turn["quote_type"] == "direct" and turn["kind"] == "said"
            label = p.text[turn["source"][0]["start"] : turn["cue"][0]["start"]]
            labels |= set(re.findall(r"\(.*\)", label))
            assert people[turn["speaker"][0]].lower() in label.lower()
            rest = p.text[turn["cue"][0]["end"] : end].rstrip("\n")
            if after is None:  # a line of the publisher's may stand at the end
                rest = rest[: turn["content"][-1]["end"] + 1 - turn["cue"][0]["end"]]
            assert [c["text"] for c in turn["content"]] == [
                w.strip(" .,") for w in rest.split("\n\n") if w.strip()
            ]
    assert labels == {"(retranslated)", "(as translated)"}


def test_an_unnamed_office_is_somebody():
    for p in (p for p in SAMPLE if p.style == "office_note"):
        host = next(e for e in p.gold["entities"] if e["id"] == "E_host")
        assert host["type"] == "PERSON" and host["name"] == "the Prime Minister" and not host["titles"]
        forms = {m["text"] for m in host["mentions"] if m["kind"] == "name"}
        assert forms <= {"the Prime Minister", "The Prime Minister", "Prime Minister", "PM"}
        kinds = {s["source_kind"] for s in p.gold["statements"] if s["speaker"] == ["E_host"]}
        assert not kinds & {"name", "surname"}


def test_of_two_presidents_the_publishers_is_the_president():
    plain = other = 0
    for p in (p for p in SAMPLE if p.style == "readout"):
        people = {e["id"]: e for e in p.gold["entities"] if e["type"] == "PERSON"}
        if people["E_guest"]["titles"] != ["President"]:
            continue
        for key, person in people.items():
            for m in person["mentions"]:
                if m["kind"] == "nominal" and m["text"].lower() == "the president":
                    assert key == "E_host", p.seed
                    plain += 1
                elif m["kind"] == "nominal" and key == "E_guest":
                    assert p.countries[1].demonym in m["text"]
                    other += 1
    assert plain > 5 and other > 5
