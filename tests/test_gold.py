"""How well a text was read, against an annotation by hand."""

import math
import re
from dataclasses import replace
from pathlib import Path

import pytest

from readout.article import parse_article, read_article
from readout.errors import InputError
from readout.gold import PRF, Gold, annotated_texts, find_gold, load_gold, misses, score
from readout.reading import Reading

DATA = Path(__file__).parents[1] / "data"


def measured(reading, less=0):
    """The scores of a reading, without the last statements of it."""
    found = reading.statements[: len(reading.statements) - less]
    return score(reading.article, reading.facts, found, find_gold(reading.article, DATA / "gold"))


@pytest.mark.parametrize("path", ["article/2023-12-20-xi-mishustin.txt", "practice/2024-03-14-talvera.txt"])
def test_agrees_with_the_reader(path):
    table = measured(Reading(read_article(DATA / path)))
    assert (table.loc[["statements", "speakers", "dates", "quantities", "people"], "f1"] == 1).all()


# What the rules reach on texts that nobody here wrote: F1 of statements, speakers, dates, quantities, rounded down; None
# where nothing is marked and nothing found. Raise a floor when a rule gets better.
FLOORS = {
    "2021-03-26-johnson-biden-uk": (1.0, 1.0, 1.0, None),
    "2022-10-04-biden-kishida-jp": (0.90, 0.90, 1.0, 0.80),
    "2023-12-20-xi-mishustin-ru": (1.0, 1.0, 1.0, 0.72),
    "2024-02-09-biden-scholz-us": (1.0, 1.0, 1.0, 0.0),
}


@pytest.mark.parametrize("name", FLOORS)
def test_a_real_readout_is_read_no_worse_than_before(name):
    table = measured(Reading(read_article(DATA / f"readouts/{name}.txt")))
    assert list(table.index) == ["statements", "speakers", "dates", "quantities"]
    held = [
        math.isnan(f1) if floor is None else f1 >= floor
        for f1, floor in zip(table["f1"], FLOORS[name], strict=True)
    ]
    assert all(held), table


def test_every_real_readout_has_a_floor():
    assert {path.stem for path in (DATA / "readouts").glob("*.txt")} == set(FLOORS)
    texts = {Path(gold.path).stem for _, gold in annotated_texts(DATA / "gold")}
    assert set(FLOORS) < texts


TALKED = "Prime Minister Ann Ferrow met President Bo Lund. Ferrow said that the quay was sound. They discussed the ferry."


def annotated(match="overlap", speaker="E1", content="that the quay was sound", **more):
    """A reading of `TALKED`, and an annotation of its one statement."""

    def span(words):
        return {"start": TALKED.index(words), "end": TALKED.index(words) + len(words)}

    entities = [
        {
            "id": "E1",
            "name": "Prime Minister Ann Ferrow",
            "type": "PERSON",
            "mentions": [],
            "forms": ["Ferrow"],
        },
        {"id": "E2", "name": "Bo Lund", "type": "PERSON", "mentions": []},
    ]
    said = {
        "id": "ST1",
        "speaker": [speaker],
        "source": [span("Ferrow said") | {"end": TALKED.index(" said")}],
        "cue": [span("said")],
        "content": [span(content)],
    }
    items = {
        "match": match,
        "entities": entities,
        "time_expressions": [],
        "quantities": [],
        "statements": [said],
    }
    reading = Reading(parse_article(TALKED))
    table = score(reading.article, reading.facts, reading.statements[:1], Gold("here", items | more))
    return said, reading, table


def test_half_of_the_words_are_near_enough_where_the_annotation_says_so():
    assert annotated(content="the quay was")[2].loc["speakers", "right"] == 1
    assert annotated(content="quay")[2].loc["statements", "right"] == 0
    assert annotated("exact", content="the quay was")[2].loc["statements", "right"] == 0
    assert annotated("exact")[2].loc["statements", "right"] == 1


def test_a_person_is_right_by_any_form_where_the_annotation_lists_them():
    """The rules say "Ann Ferrow", which is neither the name nor a form that the annotation has."""
    assert annotated()[1].statements[0].speakers == ("Ann Ferrow",)
    assert annotated()[2].loc["speakers", "right"] == 1
    assert annotated(speaker="E2")[2].loc["speakers", "right"] == 0


def test_a_topic_is_neither_asked_for_nor_held_against_a_reading():
    said = annotated()[0]
    as_topic = annotated(statements=[said | {"kind": "topic"}])[2]
    assert as_topic.loc["statements", ["right", "found", "gold"]].tolist() == [0, 0, 0]


def test_a_score_of_nothing_is_no_score():
    """Neither found nor marked: all three are open. Found and not marked: no recall; marked and not found: no precision."""
    nothing = PRF(0, 0, 0)
    assert all(math.isnan(value) for value in (nothing.precision, nothing.recall, nothing.f1))
    assert PRF(0, 2, 0).precision == PRF(0, 2, 0).f1 == 0 and math.isnan(PRF(0, 2, 0).recall)
    assert PRF(0, 0, 2).recall == PRF(0, 0, 2).f1 == 0 and math.isnan(PRF(0, 0, 2).precision)
    assert annotated()[2].loc["quantities", ["precision", "recall", "f1"]].isna().all()


def test_a_kind_that_was_not_annotated_is_not_measured():
    assert list(annotated(annotated=["dates", "statements"])[2].index) == ["statements", "dates"]


def test_a_date_needs_its_value_and_half_of_its_words():
    text = "On 3 May 2024 they met."
    reading = Reading(parse_article(text))
    for words, value, right in (
        ("3 May", "2024-05-03", 1),
        ("3", "2024-05-03", 0),
        ("3 May", "2024-05-04", 0),
    ):
        start = text.index(words)
        date = {"start": start, "end": start + len(words), "type": "DATE", "value": value}
        items = {
            "match": "overlap",
            "entities": [],
            "time_expressions": [date],
            "quantities": [],
            "statements": [],
        }
        table = score(reading.article, reading.facts, (), Gold("here", items))
        assert table.loc["dates", "right"] == right, words


def test_the_lines_of_the_guide_make_an_annotation(tmp_path, monkeypatch):
    """`exercises/INSTRUCTORS.md` has them for whoever listed by hand who says what."""
    guide = (DATA.parent / "exercises/INSTRUCTORS.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"^```python\n(.+?)^```", guide, re.MULTILINE | re.DOTALL)
    monkeypatch.chdir(tmp_path)
    Path("2024-05-27-text.txt").write_text(TALKED, encoding="utf-8")
    exec(code, {})
    reading = Reading(read_article("2024-05-27-text.txt"))
    gold = load_gold("annotation.json", reading.article)
    table = score(reading.article, reading.facts, reading.statements, gold)
    assert table["right"].to_dict() == {"statements": 1, "speakers": 1}


def test_a_kind_that_no_annotation_has_is_refused(tmp_path):
    path = DATA / "gold/2024-02-09-biden-scholz-us.json"
    text = path.read_text(encoding="utf-8").replace('"kind": "topic"', '"kind": "rumour"', 1)
    (tmp_path / path.name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="statements"):
        load_gold(tmp_path / path.name, read_article(DATA / f"readouts/{path.stem}.txt"))


def test_a_wrong_reading_scores_lower():
    table = measured(Reading(read_article(DATA / "article/2023-12-20-xi-mishustin.txt")), less=2)
    assert table.loc["statements", "right"] == 9 and table.loc["statements", "recall"] == 0.82


def test_an_annotation_of_another_text_is_refused():
    with pytest.raises(InputError, match="SHA-256"):
        load_gold(
            DATA / "gold/2024-03-14-talvera.json", read_article(DATA / "article/2023-12-20-xi-mishustin.txt")
        )


def test_a_text_without_annotation_is_not_measured():
    reading = Reading(parse_article("They met."))
    assert find_gold(reading.article, DATA / "gold") is None
    assert measured(reading).empty


def annotation_of(text, *statements):
    """An annotation of `text` that has some statements: kind, cue and content."""

    def span(words):
        return {"start": text.index(words), "end": text.index(words) + len(words)}

    items = [
        {"id": f"S{n}", "speaker": [], "kind": kind, "cue": [span(cue)], "content": [span(content)]}
        for n, (kind, cue, content) in enumerate(statements)
    ]
    return Gold(
        "invented", dict.fromkeys(("entities", "time_expressions", "quantities"), []) | {"statements": items}
    )


def test_topics_are_compared_with_topics():
    text = "Ilse Varnholt discussed the dam. She praised the line."
    reading = Reading(parse_article(text))
    said, topic = ("said", "praised", "the line"), ("topic", "discussed", "the dam")

    def counts(*marked):
        table = score(reading.article, reading.facts, reading.statements, annotation_of(text, *marked))
        kinds = [kind for kind in ("statements", "topics") if kind in table.index]
        return [list(table.loc[kind, ["right", "found", "gold"]]) for kind in kinds]

    assert counts(said, topic) == [[1, 1, 1], [1, 1, 1]]
    assert counts(said) == [[1, 1, 1]]  # who marks no topics is asked for none
    assert counts(("topic", "praised", "the line"), topic) == [[0, 1, 0], [1, 1, 2]]


def test_what_was_missed_or_given_to_others_is_listed():
    reading = Reading(read_article(DATA / "practice/2024-03-14-talvera.txt"))
    gold = find_gold(reading.article, DATA / "gold")
    assert len(misses(reading.statements, gold)) == 0 and len(misses(reading.statements, None)) == 0
    lost = misses(reading.statements[1:], gold)
    assert list(lost["read as"]) == ["nothing"] and list(lost["kind"]) == ["said"]
    assert lost["cue"][0] == reading.statements[0].cue.text and lost["cue"][0] in lost["words"][0]
    given_away = [replace(statement, speakers=("Nobody",)) for statement in reading.statements]
    found = misses(given_away, gold)
    assert set(found["read as"]) == {"Nobody"} and len(found) == len(gold.items["statements"])
    assert list(found["should be"]) == ["; ".join(sorted(s.speakers)) for s in reading.statements]
