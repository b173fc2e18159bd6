"""The grammar: whole, and varied in what comes of it."""

import re

from readout.lexicon import entries
from readout.practice import STYLES
from readout.practice.claim_parts import WRITERS_OF_PARTS
from readout.practice.expansion import WRITERS
from readout.practice.figures_and_dates import WRITERS_OF_COUNTS
from readout.practice.grammar import LEXICONS, rules

from .samples import SAMPLE


def test_the_grammar_is_whole():
    slots = {m[1] for values in rules().values() for v in values for m in re.finditer(r"\{\^?([^{}:^]+)", v)}
    writers = {"claim", *WRITERS, *WRITERS_OF_PARTS, *WRITERS_OF_COUNTS}
    assert len(writers) == 1 + len(WRITERS) + len(WRITERS_OF_PARTS) + len(WRITERS_OF_COUNTS)
    assert writers <= slots and not writers & rules().keys()
    for slot in slots - writers:
        names = [d + slot[1:] for d in rules()["domain"]] if slot.startswith("d.") else [slot]
        assert all(name in rules() for name in names), slot
    for style in STYLES:
        assert len(rules()[f"{style}.talk"]) >= 12
    for values in rules().values():
        for value in values:
            assert len(re.findall("<[sqtce]", value)) == len(re.findall("</[sqtce]", value))
    for name in LEXICONS:
        assert all(re.match(r"[\w.+!-]+: \S", line) for line in entries(name, "practice/lexicons"))


def test_the_language_is_varied():
    cues = {s["cue"][0]["text"].lower() for p in SAMPLE for s in p.gold["statements"]}
    kinds = {s["source_kind"] for p in SAMPLE for s in p.gold["statements"]}
    assert len(cues) >= 60
    assert kinds == {
        "name", "surname", "pronoun", "title", "organisation", "group", "country", "coordinated_names",
        "implicit_subject_of_coordination", "implicit_subject_of_participle", "turn",
    }  # fmt: skip
    assert any(len(s["content"]) == 2 for p in SAMPLE for s in p.gold["statements"])
    assert any(p.gold["unattributed"] for p in SAMPLE)
