"""Content after its cue."""

import pytest

from ..reading import B, V, told

CASES = {
    "a month of what was talked about": (
        "Brask discussed plans for the summit in July.",
        [((B,), "discussed", "plans for the summit in July")],
    ),
    "cue before": ("Varnholt said the talks were useful.", [((V,), "said", "the talks were useful")]),
    "that": ("Varnholt noted that the talks were useful.", [((V,), "noted", "the talks were useful")]),
    "an adverb": ("Varnholt also said the talks were useful.", [((V,), "said", "the talks were useful")]),
    "for her part": (
        "For her part, Varnholt said the talks were useful.",
        [((V,), "said", "the talks were useful")],
    ),
    "told a hearer": (
        "Brask told reporters that the talks were useful.",
        [((B,), "told", "the talks were useful")],
    ),
    "according to, before": (
        "According to Varnholt, trade rose fast.",
        [((V,), "According to", "trade rose fast")],
    ),
    "a list of verbs": (
        "Brask stressed the need for calm, welcomed the new line, and urged more visits.",
        [
            ((B,), "stressed", "the need for calm"),
            ((B,), "welcomed", "the new line"),
            ((B,), "urged", "more visits"),
        ],
    ),
    "a participle in front": (
        "Noting that trade rose fast, Varnholt called for more visits.",
        [((V,), "Noting", "trade rose fast"), ((V,), "called for", "more visits")],
    ),
    "two cues": (
        "Brask said the talks were useful and urged more visits.",
        [((B,), "said", "the talks were useful"), ((B,), "urged", "more visits")],
    ),
    "a cue ends before what it governs": (
        "Brask reiterated Osmera's determination to build the line.",
        [((B,), "reiterated", "Osmera's determination to build the line")],
    ),
    "two clauses without a comma": (
        "Brask praised the line and the prime minister thanked the crews.",
        [((B,), "praised", "the line"), ((V,), "thanked", "the crews")],
    ),
    "a clause of somebody who says nothing": (
        "Brask called for calm, and the port will do so soon.",
        [((B,), "called for", "calm")],
    ),
    "a purpose": (
        "Varnholt spoke today with Brask to thank him for the wheat and reaffirm her support for the line.",
        [((V,), "thank", "the wheat"), ((V,), "reaffirm", "her support for the line")],
    ),
    "a purpose, and when they met": (
        "Varnholt spoke with Brask to reaffirm her support following the floods.",
        [((V,), "reaffirm", "her support")],
    ),
    "an opportunity": (
        "Brask took the opportunity to condemn the attack.",
        [((B,), "condemn", "the attack")],
    ),
    "an infinitive of what is praised": (
        "Brask praised bold steps to strengthen and defend the dam.",
        [((B,), "praised", "bold steps to strengthen and defend the dam")],
    ),
    "a verb of what was said": (
        "Brask said Osmera takes part and hopes for more.",
        [((B,), "said", "Osmera takes part and hopes for more")],
    ),
    "a relative clause without its pronoun": ("Those are the matters we confirmed in May.", []),
    "somebody is welcomed to a place": ("Brask welcomed Prime Minister Varnholt to Talvera.", []),
    "clear": ("Brask was clear that it rained.", [((B,), "was clear", "it rained")]),
    "it was clear": ("It was clear that it rained.", []),
    "the main clause is its own": (
        "When Brask praised the line, the prime minister urged patience.",
        [((B,), "praised", "the line"), ((V,), "urged", "patience")],
    ),
    "participles of what is stressed": (
        "Brask stressed the need for calm, maintaining trade, and addressing the floods.",
        [((B,), "stressed", "the need for calm, maintaining trade, and addressing the floods")],
    ),
    "a step that others recommended": ("The step praised in the report is small.", []),
    "endorsed by others": (
        "Brask hailed the plan that was made and endorsed fully by all.",
        [((B,), "hailed", "the plan that was made and endorsed fully by all")],
    ),
    "a list by semicolons": (
        "Brask opened the talks by praising the line; thanking the crews; and urging patience.",
        [((B,), "praising", "the line"), ((B,), "thanking", "the crews"), ((B,), "urging", "patience")],
    ),
    "thanks to": ("The port thanks to the crews is safe.", []),
    "said nothing": ("Brask said nothing about the dam.", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_attribution(text, expected):
    assert told(text) == expected


def test_a_sentence_may_end_in_a_verb_of_a_list():
    assert told("Brask praised the line, praised, praised") == [
        ((B,), "praised", "the line, praised, praised")
    ]
