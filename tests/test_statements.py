"""Who said what: one case for each way that news attributes, and for what only looks like it."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from readout.article import parse_article, read_article
from readout.errors import InputError
from readout.facts import extract_facts
from readout.gold import Gold, find_gold, load_gold, score
from readout.practice import STYLES, generate
from readout.statements import extract_statements

DATA = Path(__file__).parents[1] / "data"
WHO = "Norlund Prime Minister Ilse Varnholt met Osmeran Foreign Minister Teodor Brask. "
V, B = "Ilse Varnholt", "Teodor Brask"


def read(text):
    article = parse_article(text)
    return article, extract_statements(article, extract_facts(article))


CASES = {
    "cue before": ("Varnholt said the talks were useful.", [((V,), "said", "the talks were useful")]),
    "that": ("Varnholt noted that the talks were useful.", [((V,), "noted", "the talks were useful")]),
    "cue after a long clause with commas": (
        "In the first months, trade between the two, which is small, rose fast, Varnholt said.",
        [((V,), "said", "In the first months, trade between the two, which is small, rose fast")],
    ),
    "inverted": ("The talks were useful, said Brask.", [((B,), "said", "The talks were useful")]),
    "inverted, with a participle that inherits": (
        "The talks were useful, said Brask, expressing the hope of more visits.",
        [((B,), "said", "The talks were useful"), ((B,), "expressing the hope", "more visits")],
    ),
    "an adverb": ("Varnholt also said the talks were useful.", [((V,), "said", "the talks were useful")]),
    "for her part": (
        "For her part, Varnholt said the talks were useful.",
        [((V,), "said", "the talks were useful")],
    ),
    "an appositive": (
        "Brask, who leads the delegation, said the talks were useful.",
        [((B,), "said", "the talks were useful")],
    ),
    "an act with a noun": (
        "Brask extended condolences over the floods.",
        [((B,), "extended condolences", "over the floods")],
    ),
    "an act with an object": ("Brask welcomed the new line.", [((B,), "welcomed", "the new line")]),
    "two cues": (
        "Brask said the talks were useful and urged more visits.",
        [((B,), "said", "the talks were useful"), ((B,), "urged", "more visits")],
    ),
    "two speakers": ("Varnholt and Brask called for more visits.", [((V, B), "called for", "more visits")]),
    "an office": (
        "The foreign minister said the talks were useful.",
        [((B,), "said", "the talks were useful")],
    ),
    "a group is itself": (
        "Both sides said the talks were useful.",
        [(("both sides",), "said", "the talks were useful")],
    ),
    "told a hearer": (
        "Brask told reporters that the talks were useful.",
        [((B,), "told", "the talks were useful")],
    ),
    "according to, after": (
        "Trade rose fast, according to Varnholt.",
        [((V,), "according to", "Trade rose fast")],
    ),
    "according to, before": (
        "According to Varnholt, trade rose fast.",
        [((V,), "According to", "trade rose fast")],
    ),
    "a pronoun is who spoke last": (
        "Brask said it rained. He added that it was cold.",
        [((B,), "said", "it rained"), ((B,), "added", "it was cold")],
    ),
    "quoted": ('"The talks were useful," Brask said.', [((B,), "said", "The talks were useful")]),
    "quoted in two pieces": (
        '"The talks," Brask said, "were useful."',
        [((B,), "said", "The talks … were useful")],
    ),
    "a quotation that goes on": (
        '"It rained," Brask said. "It was cold."',
        [((B,), "said", "It rained … It was cold")],
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
    "a quotation that goes on after more than the cue": (
        '"The talks were useful," Brask said with a smile, "and short."',
        [((B,), "said", "The talks were useful … and short")],
    ),
    "an age": ("Brask, 49, an engineer, said it rained.", [((B,), "said", "it rained")]),
    "an adverb in front": ("Meanwhile Brask said it rained.", [((B,), "said", "it rained")]),
    "both of them": ("Brask reminded both of them that it rained.", [((B,), "reminded", "it rained")]),
    "whose condolences": (
        "Brask conveyed Osmera's condolences to the queen.",
        [((B,), "conveyed Osmera's condolences", "to the queen")],
    ),
    "a question is no statement": ("Does Osmera condemn the attack?", []),
    "said nothing": ("Brask said nothing about the dam.", []),
    "an aside": ("Brask, for his part, said it rained.", [((B,), "said", "it rained")]),
    "denied": ("Brask did not say when.", []),
    "told, passive": ("Officials were told that it rained.", []),
    "a noun": ("The stated aim is peace, and a warning was read.", []),
    "extended what is not said": ("Brask extended the deadline.", []),
    "heads of state are not the two people": (
        "Brask said Osmera accepts the consensus of the two heads of state.",
        [((B,), "said", "Osmera accepts the consensus of the two heads of state")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_attribution(text, expected):
    _, found = read(WHO + text)
    assert [(s.speakers, s.cue.text, s.text) for s in found] == expected


SPEAKERS = {
    "an office by half its title": (
        "Norlund Secretary of State Ilse Varnholt met Teodor Brask. The Secretary said it rained.",
        ("Ilse Varnholt",),
    ),
    "the president is no vice president": (
        "Vice President Ilse Varnholt met President Teodor Brask. The president said it rained.",
        ("Teodor Brask",),
    ),
    "a style": (
        "King Aksel met Queen Ilse. Brask bowed. Her Majesty said it rained.",
        ("Ilse",),
    ),
    "the initials of an office": (
        "External Affairs Minister Ilse Varnholt arrived. EAM said it rained.",
        ("Ilse Varnholt",),
    ),
    "who is set off after an office": (
        "The Secretary-General of the League of Ports, Teodor Brask, said it rained.",
        ("Teodor Brask",),
    ),
    "they, a group": ("The two sides met Minister Ilse Varnholt. They said it rained.", ("both sides",)),
    "they, two people": (
        "President Ilse Varnholt met Minister Teodor Brask. They agreed that it rained.",
        ("Ilse Varnholt", "Teodor Brask"),
    ),
    "two delegations are both sides": ("The two delegations said it rained.", ("both sides",)),
    "a delegation is its side": (
        "Osmeran exports rose. The delegation of Osmera said it rained.",
        ("the Osmeran side",),
    ),
    "the ministry": (
        "The Ministry of Trade of Osmera met. The ministry said it rained.",
        ("Ministry of Trade",),
    ),
    "who issued a statement": (
        "A statement by the Ministry of Trade said it rained.",
        ("Ministry of Trade",),
    ),
    "it, an organisation": (
        "The Foreign Ministry said it snowed. It added that it rained.",
        ("Foreign Ministry",),
    ),
    "nobody announced, a name used alone": (
        "Yoon Hyerin left. The port praised Yoon. Yoon said it rained.",
        ("Yoon Hyerin",),
    ),
    "who opens the sentences before": (
        "Minister Teodor Brask said it snowed. Mr Oskar Lind met the crews. In Talvera he ate. Later he said it rained.",
        ("Oskar Lind",),
    ),
    "who is quoted does not speak": (
        'Minister Ilse Varnholt praised President Anna Lind. "Anna does not tire," she said.',
        ("Ilse Varnholt",),
    ),
    "an office opens the sentence": (
        "King Aksel and Queen Ilse met Minister Anna Lind. Lind said it snowed. The Queen sat. She said it rained.",
        ("Ilse",),
    ),
    "a reporter only asked": (
        'Minister Teodor Brask said it snowed. A reporter asked whether it had. "It rained," he said.',
        ("Teodor Brask",),
    ),
    "an organisation is no he": (
        "Minister Teodor Brask left. The Talvera Post said it snowed. He said it rained.",
        ("Teodor Brask",),
    ),
    "Mrs": (
        "They met Anna Brask and her son Teodor Brask. Mrs. Brask said it rained.",
        ("Anna Brask",),
    ),
    "a family name in capitals": ("Mr. BRASK Teodor left. Minister Brask said it rained.", ("Brask Teodor",)),
}


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS.values(), ids=SPEAKERS)
def test_who_is_meant(text, speakers):
    assert read(text)[1][-1].speakers == speakers


def test_a_transcript_is_its_turns():
    text = (
        "President of Osmera Teodor Brask: Good morning.\n\nThe minister said that it snowed.\n\n"
        "Ilse Varnholt: It rained. We regret it.\n\nMR BRASK: Thank you, and good day to all."
    )
    _, found = read(text)
    assert [(s.speakers, s.cue.text, s.text, s.quote) for s in found] == [
        (("Teodor Brask",), ":", "Good morning. … The minister said that it snowed.", "direct"),
        (("Ilse Varnholt",), ":", "It rained. We regret it.", "direct"),
        (("Teodor Brask",), ":", "Thank you, and good day to all.", "direct"),
    ]


def test_headings_with_colons_are_no_turns():
    text = "Rail Links: Both sides agreed to meet again.\n\nGrain Trade: Brask said it rained.\n"
    assert [s.speakers for s in read(WHO + "\n\n" + text)[1]] == [("both sides",), (B,)]


def test_a_name_below_a_quotation_is_who_is_quoted():
    _, found = read('"It rained. We regret it."\n\nIlse Varnholt, Minister for Trade of Norlund\n')
    assert [(s.speakers, s.text) for s in found] == [(("Ilse Varnholt",), "It rained. We regret it")]


def test_a_dateline_is_no_content():
    _, found = read("LISBON, Oct 9 (Wire) - Norlund will send boats, Ilse Varnholt said.")
    assert [s.text for s in found] == ["Norlund will send boats"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"It rained," Brask said.', "direct"),
        ("Brask said it rained.", "indirect"),
        ('Brask said it was "a good day".', "mixed"),
    ],
)
def test_quote_type(text, kind):
    assert [s.quote for s in read(WHO + text)[1]] == [kind]


@pytest.mark.parametrize("path", ["article/2023-12-20-xi-mishustin.txt", "practice/2024-03-14-talvera.txt"])
def test_agrees_with_the_reader(path):
    article = read_article(DATA / path)
    facts = extract_facts(article)
    table = score(article, facts, extract_statements(article, facts), find_gold(article, DATA / "gold"))
    assert (table.loc[["statements", "speakers", "dates", "quantities", "people"], "f1"] == 1).all()


def test_a_wrong_reading_scores_lower():
    article = read_article(DATA / "article/2023-12-20-xi-mishustin.txt")
    facts = extract_facts(article)
    found = extract_statements(article, facts)[:-2]
    table = score(article, facts, found, find_gold(article, DATA / "gold"))
    assert table.loc["statements", "right"] == 9 and table.loc["statements", "recall"] == 0.82


def test_an_annotation_of_another_text_is_refused():
    with pytest.raises(InputError, match="SHA-256"):
        load_gold(
            DATA / "gold/2024-03-14-talvera.json", read_article(DATA / "article/2023-12-20-xi-mishustin.txt")
        )


def test_a_text_without_annotation_is_not_measured():
    article = parse_article("They met.")
    assert find_gold(article, DATA / "gold") is None
    assert score(article, extract_facts(article), (), None).empty


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Xi",
                "President Xi Jinping",
                "said",
                "told",
                "that",
                '"',
                "”",
                ",",
                ".",
                "\n",
                "he",
                "according to",
                "and",
                "urged",
                "the two heads of state",
                "expressed hope",
                "🙂",
                ":",
                "it rained",
            ]
        ),
        max_size=50,
    ).map(" ".join)
)
def test_any_text_gives_valid_statements(text):
    article, found = read(text)
    for statement in found:
        for span in (statement.cue, *statement.content, *([statement.source] if statement.source else [])):
            assert article.text[span.start : span.end] == span.text and span.text


@settings(max_examples=200, deadline=None)
@example("WARNING")  # a verb of saying with nothing behind it
@given(st.text(alphabet=st.characters(), max_size=400))
def test_no_text_at_all_breaks_the_reading(text):
    """Emoji, right-to-left, control characters, lone surrogates: valid offsets and no exception."""
    article, found = read(text)
    facts = extract_facts(article)
    spans = [span for s in found for span in (s.cue, *s.content, *([s.source] if s.source else []))]
    spans += [*facts.dates, *facts.quantities, *article.segments, *article.sentences]
    spans += [
        m for kind in (facts.people, facts.organisations, facts.places) for e in kind for m in e.mentions
    ]
    assert all(text[span.start : span.end] == span.text for span in spans)


# Least precision and recall of a kind, in any style: below what was measured over 500 seeds.
FLOORS = {
    "statements": 0.9,
    "speakers": 0.88,
    "dates": 0.93,
    "quantities": 0.93,
    "people": 0.95,
    "places": 0.9,
}


@pytest.mark.parametrize("style", STYLES)
def test_practice_readouts_are_read_as_annotated(style):
    """The generator's grammar is its own."""
    total = Counter()
    for seed in range(40):
        practice = generate(seed, style)
        article = parse_article(practice.text)
        facts = extract_facts(article)
        statements = extract_statements(article, facts)
        table = score(article, facts, statements, Gold(style, practice.gold))
        for kind in FLOORS:
            total.update({(kind, name): int(table.loc[kind, name]) for name in ("right", "found", "gold")})
    for kind, floor in FLOORS.items():
        right, found, gold = (total[kind, name] for name in ("right", "found", "gold"))
        assert right >= floor * found and right >= floor * gold, (kind, right, found, gold)


def test_half_a_megabyte_is_read():
    """The article, emoji, Arabic and control characters, over and over."""
    piece = (DATA / "article/2023-12-20-xi-mishustin.txt").read_text(encoding="utf-8")
    piece += "\n😀 “said” \x00\x07 قال الرئيس إن التجارة نمت. \u202eX said no.\n"
    times = 500_000 // len(piece.encode())
    text = piece * times
    article = parse_article(text)
    facts = extract_facts(article)
    found = extract_statements(article, facts)
    assert len(found) >= 11 * times
    for span in (
        *facts.dates,
        *facts.quantities,
        *(s.cue for s in found),
        *(c for s in found for c in s.content),
    ):
        assert text[span.start : span.end] == span.text
