"""Words and their tags."""

import pytest
from textblob.en import parser

from readout.statements.english.tokens import tokens_of


def tokens(text, quotes=()):
    return tokens_of(text, 0, len(text), quotes)


def test_words_stand_where_they_say():
    text = "Brask’s aide didn’t say “why”: 2,023 U.S. tonnes."
    found = tokens(text)
    assert found.words == [
        "Brask",
        "'s",
        "aide",
        "did",
        "n't",
        "say",
        '"',
        "why",
        '"',
        ":",
        "2,023",
        "U.S.",
        "tonnes",
        ".",
    ]
    assert tokens("He can’t, for an’t is no word").words[1:3] == ["ca", "n't"]
    assert [text[a:b].replace("’", "'") for a, b in zip(found.begins, found.ends, strict=True)][
        :6
    ] == found.words[:6]
    assert (found.count, found.stop) == (14, 13)


def test_a_word_is_quoted_between_its_marks():
    found = tokens('It "rained hard" here.', [(3, 16)])
    assert [word for word, quoted in zip(found.words, found.quoted, strict=False) if quoted] == [
        '"',
        "rained",
        "hard",
        '"',
    ]
    assert not found.is_quotation() and tokens('"It rained."', [(0, 12)]).is_quotation()


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("It may rain.", "may", "MD"),
        ("Minister van Brask left.", "van", "NNP"),
        ("Minister al-Brask left.", "al-Brask", "NNP"),
        ("Trade rose 5%.", "%", "NN"),
        ("It cost $5.", "$", "CD"),
    ],
)
def test_tags_where_the_lexicon_goes_wrong(text, word, tag):
    found = tokens(text)
    assert found.tags[found.words.index(word)] == tag


@pytest.mark.parametrize(
    "text", ["Unions rained grossly in Talvera", "The pact was unsealable", "Sellings, 4-5 and Zz"]
)
def test_other_tags_are_those_of_the_tagger(text):
    """It looks at no word beside another, and at the first one in small letters."""
    found = tokens(text)
    plain = [tag for _, tag in parser.find_tags(found.words)]
    small = [i for i, word in enumerate(found.words) if i == 0 or word.islower()]
    assert [found.tags[i] for i in small] == [plain[i] for i in small]


@pytest.mark.parametrize(
    ("text", "finite"), [("The port reached a deal.", True), ("The port reached by rail is old.", False)]
)
def test_a_participle_that_makes_a_clause(text, finite):
    assert tokens(text).is_finite(2) is finite


def test_a_neighbour_beyond_the_last_word_is_none():
    found = tokens("It rained, added")
    for beyond in range(found.count, found.count + 3):
        asked = (
            found.is_in(beyond, "time"),
            found.is_noun(beyond),
            found.is_mark(beyond),
            found.is_finite(beyond),
        )
        assert not any(asked) and not (found.lower[beyond] or found.tags[beyond] or found.quoted[beyond])


def test_no_words_at_all():
    found = tokens("")
    assert (found.count, found.stop, found.words, found.is_quotation()) == (0, 0, [], False)
