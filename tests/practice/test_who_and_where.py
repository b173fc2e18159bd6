"""People, countries and places: each mention marked, in many forms."""

import re

from .samples import SAMPLE


def test_every_capitalised_name_is_annotated():
    """No invented name stands in a text without its mention."""
    for p in SAMPLE:
        marked = [(m["start"], m["end"]) for e in p.gold["entities"] for m in e["mentions"]]
        for entity in p.gold["entities"]:
            if entity["type"] == "GPE":
                for match in re.finditer(rf"\b{re.escape(entity['name'])}\b", p.text):
                    assert any(a <= match.start() and match.end() <= b for a, b in marked), (
                        p.seed,
                        entity["name"],
                    )


def test_pronouns_fit_the_person():
    forms = {"m": {"he", "his"}, "f": {"she", "her"}}
    seen = set()
    for p in SAMPLE:
        for entity in p.gold["entities"]:
            for mention in entity["mentions"]:
                if mention["kind"] == "pronoun" and entity["type"] == "PERSON":
                    seen.add(mention["text"].lower())
                    assert mention["text"].lower() in forms[entity["gender"]]
    assert seen == {"he", "his", "she", "her"}
