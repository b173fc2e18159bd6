"""A reading is one text through all rooms: each part is made when it is asked for, and once, on the tables it is given."""

import shutil

import pytest

from readout import reading as module
from readout.article import parse_article
from readout.claims import check_claims
from readout.errors import InputError
from readout.facts import extract_facts, names_in
from readout.reading import TRADE_FOLDER, Reading
from readout.statements import extract_statements
from readout.trade import load_trade
from readout.words import score_text

TEXT = (
    "BEIJING, Dec. 20, 2023 (NN) -- Chinese President Xi Jinping met Russian Prime Minister Mikhail Mishustin. "
    "Xi said that trade between China and Russia had reached 190.3 billion dollars in 2022. "
    "Mishustin said that it was a good year for Russia and China."
)
# Every part, with the function that makes it.
PARTS = {
    "facts": "extract_facts",
    "statements": "extract_statements",
    "names": "names_in",
    "scores": "score_text",
    "trade": "load_trade",
    "verdicts": "check_claims",
}
NEEDED = {
    "facts": ["facts"],
    "statements": ["facts", "statements"],
    "names": ["facts", "names"],
    "scores": ["facts", "names", "scores", "statements"],
    "trade": ["facts", "trade"],
    "verdicts": ["facts", "statements", "trade", "verdicts"],
}


@pytest.fixture
def made(monkeypatch):
    """The parts that are made, each time that one is."""
    calls = []

    def counted(name, make):
        def count(*arguments):
            calls.append(name)
            return make(*arguments)

        return count

    for name, function in PARTS.items():
        monkeypatch.setattr(module, function, counted(name, getattr(module, function)))
    return calls


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_made_when_it_is_asked_for_and_once(part, made):
    reading = Reading(parse_article(TEXT))
    assert made == []
    first = getattr(reading, part)
    assert sorted(set(made)) == NEEDED[part]
    # A score for each of the two statements; all else once.
    assert len(made) == len(set(made)) + (part == "scores")
    before = list(made)
    assert getattr(reading, part) is first and made == before


def test_the_parts_are_what_the_rooms_give():
    reading = Reading(parse_article(TEXT))
    article, facts, statements = reading.article, reading.facts, reading.statements
    assert facts == extract_facts(article) and statements == extract_statements(article, facts)
    assert len(statements) == 2 and reading.names == names_in(facts)
    assert reading.scores == tuple(score_text(s.text, reading.names) for s in statements)
    assert reading.verdicts == tuple(
        check_claims(article, facts, statements, load_trade("CN-RU", TRADE_FOLDER))
    )
    assert [v.verdict for v in reading.verdicts if v.claim.kind == "level"] == ["supported"]


def test_the_pair_is_the_texts_own_where_none_is_given():
    assert Reading(parse_article(TEXT)).trade.sha256 == load_trade("CN-RU", TRADE_FOLDER).sha256
    assert Reading(parse_article("It rained."), "ru-cn").trade.pair == "CN-RU"


def test_a_pair_that_is_given_goes_before_the_texts_own():
    assert Reading(parse_article(TEXT), "US-CA").trade.pair == "US-CA"
    reading = Reading(parse_article(TEXT), "LI-KE")
    assert (reading.trade.available, reading.trade.reporter) == (False, "Liechtenstein")
    (level,) = [v for v in reading.verdicts if v.claim.kind == "level"]
    assert level.verdict == "not_checkable" and level.evidence == ()


def test_tables_may_be_of_another_folder(tmp_path):
    shutil.copytree(TRADE_FOLDER / "CN-RU", tmp_path / "KZ-UZ")
    other = Reading(parse_article(TEXT), "KZ-UZ", tmp_path)
    assert (other.trade.available, other.trade.partner) == (True, "Uzbekistan")
    world = Reading(parse_article(TEXT), "IN-RU", tmp_path).trade  # whose folder has none of this pair
    assert world.available and world.books["annual"] == "India's customs, by the IMF"
    (tmp_path / "KZ-UZ/annual.csv").write_text("year;total\n")
    broken = Reading(parse_article(TEXT), "KZ-UZ", str(tmp_path))
    assert len(broken.statements) == 2  # which need no table
    with pytest.raises(InputError, match="annual.csv"):
        _ = broken.verdicts


@pytest.mark.parametrize(
    "text",
    ["It rained.", "French President Emmanuel Macron met Prime Minister Daniel Risch of Liechtenstein."],
)
def test_a_text_without_tables_is_read_all_the_same(text):
    reading = Reading(parse_article(text))
    assert not reading.trade.available and reading.trade.reason.startswith("There are no trade tables")
    assert reading.statements == reading.scores == ()
    assert all(v.verdict == "not_checkable" for v in reading.verdicts)


def test_a_calendar_needs_no_table():
    reading = Reading(parse_article("OSLO, Dec. 20, 2023 (NN) -- They met on Monday, December 19, 2023."))
    assert [v.verdict for v in reading.verdicts if v.claim.kind == "weekday"] == ["contradicted"]


def test_what_is_said_is_without_topics():
    reading = Reading(parse_article("Ilse Varnholt discussed the dam. She praised the good line."))
    said, scores = reading.said
    assert [s.cue.text for s in said] == ["praised"] and scores == reading.scores[1:]
    assert [s.kind for s in reading.statements] == ["topic", "said"]


COUNTRIES = {
    "of the two who met": (
        "Japanese President Ann Lind met Chilean Minister Teodor Brask. France, France and Peru were spoken of.",
        ("JP", "CL"),
    ),
    "by the table of leaders": (
        "Readout of President Biden’s Call with Chancellor Scholz of Germany\n\nMay 3, 2022\n\n"
        "President Biden spoke with Chancellor Scholz of Germany on Israel, Israel and Egypt.",
        ("US", "DE"),
    ),
    "by an office alone": (
        "PM call with President Brask of Chile\n\nThe Prime Minister spoke to President Teodor Brask of Chile on Peru.",
        ("CL", "PE"),
    ),
    "of somebody who may lead none": (
        "Council President Ann Lind met Chilean President Teodor Brask in Peru.",
        None,
    ),
    "of somebody named, by a relation": (
        "Advisor Ann Lind met Chilean President Teodor Brask in Peru. They praised Norway-Chile ties, "
        "and spoke of Peru and Chile, and of Peru.",
        ("CL", "NO"),
    ),
    "of two of one country": ("Chilean Minister Ann Lind met Chilean President Teodor Brask in Peru.", None),
    "of a family that leads two countries": (
        "Readout of President Joseph R. Biden Call with President Ivan Duque of Colombia\n\nJune 28, 2021\n\n"
        "President Joseph R. Biden spoke with President Ivan Duque of Colombia on U.S. support.",
        ("US", "CO"),
    ),
    "of a given name that is a king's elsewhere": (
        "Readout of President Biden’s Call with President Mohammed bin Zayed\n\nMay 3, 2022\n\n"
        "President Biden spoke with President Mohammed bin Zayed. They praised U.S.-UAE ties, and spoke of Peru.",
        ("US", "AE"),
    ),
    "of the European Union, by a title": (
        "European Council President Ann Lind met Chilean President Teodor Brask in Peru.",
        ("EU", "CL"),
    ),
    "of the European Union, by a relation": (
        "Council President Ann Lind met Chilean President Teodor Brask on trade between the European Union and Chile.",
        ("CL", "EU"),
    ),
    "of Kosovo": ("Kosovo Prime Minister Ann Lind met Chilean President Teodor Brask in Peru.", ("XK", "CL")),
    "of nobody who met": ("Peru and Chile trade. Peru sells copper.", ("PE", "CL")),
}


@pytest.mark.parametrize(("text", "countries"), COUNTRIES.values(), ids=COUNTRIES)
def test_which_two_countries_a_text_is_about(text, countries):
    assert Reading(parse_article(text)).countries == countries


def test_the_holder_of_an_office_by_the_table_is_nobodys_name_in_the_text():
    text = "10 Downing Street\n\nThe Prime Minister spoke with President Biden. The Prime Minister said that trade had grown."
    reading = Reading(parse_article(text, date="2024-02-09"))
    assert {name: term.shown_name for name, term in reading.holders.items()} == {
        "the Prime Minister": "Rishi Sunak"
    }
    assert {name for s in reading.statements for name in s.speakers} == {"the Prime Minister"}
    assert "Sunak" not in str(reading.facts) and "Sunak" not in str(reading.names)
    assert Reading(parse_article(text)).holders == {}  # of a text without a day nothing can be said
