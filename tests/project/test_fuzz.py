"""One text through all rooms, whatever it says: texts of the lexicons' own words, on which rules fire as they do in news.

`make test` reads the same texts each time; other ones, and more, with `pytest tests/project/test_fuzz.py --hypothesis-profile=nightly`.
"""

import html
import json
import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from readout.article import parse_article
from readout.claims import VERDICTS
from readout.facts.english.date_rules import CODE_RULES, DIGIT_RULES, MONTH_RULES, WORD_RULES
from readout.facts.english.relative_dates import AGO_RULES, BESIDE_RULES, RELATIVE_RULES, WEEKDAY_RULES
from readout.lexicon import columns
from readout.reading import TRADE_FOLDER, Reading
from readout.report import as_data, marked_up
from readout.report.visible import visible
from readout.trade import load_trade

TRADE = load_trade("CN-RU", TRADE_FOLDER)


def forms(*lexicons):
    """Every form that the lexicons list, the names of classes and codes among them."""
    return sorted(
        {
            form
            for name in lexicons
            for row in columns(name)
            for cell in row
            for form in cell.split("/")
            if form
        }
    )


def classes(*lexicons):
    """Every word of lexicons whose rows are a class and its words."""
    return sorted(
        {word for name in lexicons for _, *cells in columns(name) for cell in cells for word in cell.split()}
    )


RULES = (
    *(MONTH_RULES + DIGIT_RULES + CODE_RULES + WORD_RULES),
    *(WEEKDAY_RULES + RELATIVE_RULES + BESIDE_RULES + AGO_RULES),
)
DATES = [
    *(rule.example for rule in RULES),
    *(
        "Jan 1 0001",
        "31 December 9999",
        "2023-",
        "0000-00-00",
        "February 30, 2024",
        "the first 11 months of last year",
    ),
    *("this decade", "last quarter", "two decades ago", "next year", "a year later"),
]
QUANTITIES = (
    "$200 billion|5 percent|240.1 billion dollars|three-day visit|10th anniversary of|magnitude 6|a third of|tenfold|"
    "hundreds of millions of dollars|$5-7 billion|between 5 and 7 percent|1,200-strong|the third consecutive|half a million|"
    "¥3|no. 5|0|00.0|999999999999999|twenty-five"
).split("|")
CLAIMS = (
    "bilateral trade|trade between China and Russia|China's exports to Russia|trade|record high|a record of|reached|rose|"
    "exceeded|did not reach the target of|largest trading partner|third among China's trading partners|more than doubled "
    "compared with|times the level of|accounted for|of the two-way trade|steady growth|which shows|Years of Culture|"
    "the target of|if|whether|is false|according to a forecast,|excluding oil|up from|as of"
).split("|")
MARKS = list("\"“”‘’'`,;:.?!()[]-–—…/%$&<>*#_|") + [
    "''",
    "``",
    "--",
    ". ",
    '."',
    ',"',
    " -- ",
    "(R)",
    "<b>",
    "&amp;",
]
BREAKS = ["\n", "\n\n", "\r\n", "\r", "\u2028", "\x85", "\t", "\xa0", "  ", "\n- ", ".\n\n“", ":\n"]
HIDDEN = [
    "\u202e",
    "\u202d",
    "\u2066",
    "\u2069",
    "\u200f",
    "\u200b",
    "\ufeff",
    "\u00ad",
    "\u0301",
    "\x00",
    "\x1b[31m",
    "\ud800",
]
ODD = ["🙂", "שלום", "习近平", "ﬁ", "İ", "ß", "ǅ", "²", "٣", "Ⅷ", "a" * 300, "A" * 300]
KINDS = (
    classes("given_names"),
    forms("titles", "honorifics"),
    forms("countries", "cities", "regions", "organisations"),
    forms("features", "namesakes", "not_names", "fixed_phrases"),
    forms("cues"),
    forms("cues"),
    forms("acts", "openers", "ordinals", "abbreviations", "evaluative"),
    classes("function_words"),
    classes("function_words", "no_attitude"),
    forms("currencies", "units"),
    [*DATES, *QUANTITIES],
    CLAIMS,
    MARKS,
    MARKS,
    [*BREAKS, *HIDDEN, *ODD],
)
WORDS = st.one_of(*map(st.sampled_from, KINDS))
NAMES = st.builds(
    "{} {}".format, st.sampled_from(forms("titles", "honorifics")), st.sampled_from(classes("given_names"))
)
NAMES |= st.builds(
    "{} {}".format,
    st.sampled_from(classes("given_names")),
    st.sampled_from(["Brask", "Jinping", "van der Lind"]),
)
PARTS = {
    "name": NAMES | st.sampled_from(["he", "she", "the two sides", "the ministry", "Xi", "who"]),
    # Most cues are such only with what completes them; some are always.
    "cue": st.sampled_from(forms("cues")) | st.sampled_from(["said", "noted", "welcomed", "discussed"]),
    "claim": st.sampled_from(CLAIMS),
    "amount": st.sampled_from(QUANTITIES),
    "date": st.sampled_from(DATES),
    "place": st.sampled_from(forms("countries", "cities", "regions")),
    "mark": st.sampled_from(MARKS + BREAKS),
    "word": WORDS,
}
SENTENCES = st.sampled_from(
    [
        "{name} {cue} that {claim} {amount} in {date}.",
        "{name} met {name} in {place} on {date}{mark}",
        "“{claim} {amount} {word},” {cue} {name}.",
        '"{word} {claim}{mark} {name} {cue}, "{word}"',
        "According to {name}, {claim} {claim} {amount}{mark}",
        "{claim} {claim} {amount} {date}, {name} {cue}, {cue}",
        "{name}, {word} of {place}, {cue} {word}, {cue} {word}, and {cue} {word}",
        "{name}: {word} {word}{mark}",
        "{name} {cue}:\n{word}{mark}\n",
    ]
).flatmap(
    lambda form: st.builds(form.format, **{part: PARTS[part] for part in PARTS if f"{{{part}}}" in form})
)
AFTER = st.sampled_from([" ", " ", " ", ", ", ""])
TEXTS = st.builds(
    lambda opening, pieces: opening + "".join(word + after for word, after in pieces),
    st.sampled_from(
        [
            "",
            "BEIJING, Dec. 20, 2023 (Xinhua) -- ",
            "Jan 1 0001\n",
            "31 December 9999\n",
            "Xi Jinping met Putin. ",
        ]
    ),
    st.lists(st.tuples(SENTENCES | WORDS, AFTER), min_size=4, max_size=30),
)


def read(text):
    """The reading of a text, with tables that are loaded once for all."""
    reading = Reading(parse_article(text), "CN-RU")
    vars(reading)["trade"] = TRADE
    return reading


def spans(reading):
    """Everything that says where in the text it stands."""
    facts = reading.facts
    yield from (*reading.article.segments, *reading.article.sentences, *facts.dates, *facts.quantities)
    if reading.article.document_date and reading.article.document_date.evidence:
        yield reading.article.document_date.evidence
    for entity in (*facts.people, *facts.organisations, *facts.places):
        yield from entity.mentions
    for statement in reading.statements:
        yield from (statement.cue, *statement.content, *([statement.source] if statement.source else []))
    yield from (verdict.claim for verdict in reading.verdicts)


def shown(body):
    """What a reader reads of marked-up text: one string for each paragraph, labels and the key aside."""
    return [
        html.unescape(re.sub(r"<small.*?</small> ?|</?mark[^>]*>", "", paragraph))
        for paragraph in re.findall(r'<p dir="auto">(.*?)</p>', body, re.DOTALL)
    ]


@settings(max_examples=4 * settings.default.max_examples)
@given(TEXTS)
@example("Xi said the talks were good, added")
@example("e said),added")
@example(
    f"reached, arguing he, {'A' * 300} of Chiang Mai, dwelt on {'A' * 300}, briefs Florence Darfur this decade "
)
@example("Jan 1 0001 magnitude 6")
@example("Jan 1 0001\nIn the first 11 months of last year it rained.")
def test_any_text_of_such_words_is_read(text):
    reading = read(text)
    for span in spans(reading):
        assert 0 <= span.start < span.end and text[span.start : span.end] == span.text
    assert {verdict.verdict for verdict in reading.verdicts} <= set(VERDICTS)
    paragraphs = shown(marked_up(reading.article, reading.facts, reading.statements).body)
    assert paragraphs == [visible(segment.text) for segment in reading.article.segments]
    data = json.dumps(as_data(reading), allow_nan=False)
    assert json.loads(data)["schema"] == "readout/1"


def test_the_texts_reach_the_rules():
    """Random letters never would: of two hundred texts many have names, dates, statements and claims."""
    found = {"people": 0, "dates": 0, "statements": 0, "claims": 0}

    @settings(max_examples=200)
    @given(TEXTS)
    def count(text):
        reading = read(text)
        for kind, items in zip(
            found,
            (reading.facts.people, reading.facts.dates, reading.statements, reading.verdicts),
            strict=True,
        ):
            found[kind] += bool(items)

    count()
    assert min(found.values()) > 20, found
