"""Words of the text as they are shown: in quotation marks what is quoted in it, and nothing that it tells."""

import re

import pytest

from readout import ROOT
from readout.article import parse_article, read_article
from readout.practice import generate
from readout.reading import Reading
from readout.report import Report
from readout.report.excerpts import excerpt, quoted_stretches

from .reported import read

OWN = re.compile("“(.*?)”", re.DOTALL)
SHOWN = {
    "told": ("Ann Brask said that trade had grown.", ["trade had grown"]),
    "quoted": ('"Trade grew," said Ann Brask.', ["“Trade grew”"]),
    "quoted in curly marks": ("“Trade grew,” said Ann Brask.", ["“Trade grew”"]),
    "in two parts": (
        '"Duties are a mistake," Ann Brask said, "and they hurt."',
        ["“Duties are a mistake” … “and they hurt”"],
    ),
    "some words of it": (
        'Ann Brask said the matter was "older than most of us".',
        ["the matter was “older than most of us”"],
    ),
    "a mark that has no other": ('Ann Brask said the 5" pipe was ready.', ["the 5 pipe was ready"]),
}


def shown(text):
    report = Report(read(text), {})
    return [report.content_of(statement) for statement in report.reading.statements]


@pytest.mark.parametrize(("text", "words"), SHOWN.values(), ids=SHOWN)
def test_own_words_stand_in_marks_and_told_ones_in_none(text, words):
    assert shown(text) == words


def test_a_turn_of_a_transcript_is_quoted():
    turns = shown(ROOT / "data/readouts/2023-12-20-xi-mishustin-ru.txt")
    assert len(turns) == 2 and all(said[0] == "“" and said[-1] == "”" for said in turns)


def test_words_around_a_claim_are_told_apart_from_those_that_the_verdict_covers():
    text = 'She said "we met on Monday" and left.'
    pieces = excerpt(text, 0, len(text), [(10, 26)], (20, 26))
    assert pieces == [("She said ", False), ("“we met on ", False), ("Monday”", True), (" and left.", False)]


def texts():
    """Every practice house by some of its seeds, and the readouts that governments and an agency published."""
    yield from ((f"seed {seed}", generate(seed)) for seed in range(60))
    for path in sorted([*(ROOT / "data/readouts").glob("*.txt"), *(ROOT / "data/article").glob("*.txt")]):
        yield path.stem, read_article(path)


@pytest.fixture(scope="module")
def readings():
    return {
        name: Reading(parse_article(text.text) if name.startswith("seed") else text) for name, text in texts()
    }


def test_no_told_word_stands_in_marks_in_any_house_or_readout(readings):
    """What is shown in marks lies within a pair of them in its paragraph, or is a turn, which has none."""
    own = told = 0
    for name, reading in readings.items():
        report = Report(reading, {})
        quoted = [
            words
            for segment in reading.article.segments
            for words in re.findall(r"[\"“]([^\"“”]+)(?:[\"”]|$)", segment.text)
        ]
        turns = [s.text for s in reading.statements if s.quote == "direct" and s.cue.text == ":"]
        for statement in reading.statements:
            words = report.content_of(statement)
            if statement.quote == "indirect":
                told += 1
            for said in OWN.findall(words):
                own += 1
                assert any(said in whole for whole in [*quoted, *turns]), (name, statement.id, said)
            if statement.quote == "direct":
                assert words.startswith("“") and words.endswith("”"), (name, statement.id, words)
        for verdict in reading.verdicts:
            pieces = "".join(words for words, _ in report.words_of(verdict.claim))
            for said in OWN.findall(pieces):
                assert any(said in whole for whole in [*quoted, *turns]), (name, verdict.claim.id, said)
    assert own > 100 and told > 300


def test_the_words_a_verdict_covers_are_those_of_its_claim(readings):
    bare = re.compile(r"[“”\"]|''|``")
    for name, reading in readings.items():
        report = Report(reading, {})
        for verdict in reading.verdicts:
            covered = "".join(words for words, covered in report.words_of(verdict.claim) if covered)
            assert bare.sub("", covered) == bare.sub("", verdict.claim.text), (name, verdict.claim.id)


def test_stretches_are_in_order_and_apart(readings):
    for reading in readings.values():
        stretches = quoted_stretches(reading.article, reading.statements)
        places = [place for stretch in stretches for place in stretch]
        assert places == sorted(set(places))
