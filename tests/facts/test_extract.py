"""All facts at once: the pair, the target, and offsets that hold for any text."""

import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from readout.article import parse_article, read_article
from readout.facts import countries_named, extract_facts, names_in, trade_target

DATA = Path(__file__).parents[2] / "data"


def test_pandas_and_pycountry_load_only_when_asked_for():
    code = (
        "import sys; from readout.facts import extract_facts; from readout.article import parse_article; "
        "extract_facts(parse_article('Chinese President Xi Jinping met in Gansu Province.')); "
        "sys.exit(any(name in sys.modules for name in ('pandas', 'pycountry')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_pair_and_the_target_of_the_article():
    article = read_article(DATA / "article/2023-12-20-xi-mishustin.txt")
    facts = extract_facts(article)
    assert set(countries_named(facts)[:2]) == {"CN", "RU"} and trade_target(article, facts) == 200


def test_names_of_a_text_are_every_form_of_them():
    names = names_in(extract_facts(read_article(DATA / "article/2023-12-20-xi-mishustin.txt")))
    assert {"Xi Jinping", "Xi", "Mishustin", "China", "Gansu Province"} <= set(names)
    assert len(names) == len(set(names)) and all(isinstance(name, str) for name in names)


def test_a_target_is_the_sum_called_one():
    article = parse_article("Trade was $300 billion. The goal of $250 billion for next year stays.")
    assert trade_target(article, extract_facts(article)) == 250
    article = parse_article("Trade was $300 billion, and aid came to $2 billion.")
    assert trade_target(article, extract_facts(article)) is None


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=300)
    | st.lists(
        st.sampled_from(
            [
                "Xi",
                "President",
                "said",
                '"',
                "“",
                "$",
                "200",
                "billion",
                ",",
                ".",
                "\n",
                "2023",
                "May",
                "-",
                "he",
                "the",
                "Ministry",
                "of",
                "U.S.",
                "first",
                "months",
                "this year",
                "Wednesday",
                "🙂",
                "שלום",
                "\x00",
            ]
        ),
        max_size=60,
    ).map(" ".join)
)
def test_any_text_gives_valid_offsets(text):
    article = parse_article("Dec. 20, 2023\n" + text)
    facts = extract_facts(article)
    mentions = [
        m
        for kind in (facts.people, facts.organisations, facts.places)
        for entity in kind
        for m in entity.mentions
    ]
    for span in (*mentions, *facts.dates, *facts.quantities):
        assert article.text[span.start : span.end] == span.text and span.text
