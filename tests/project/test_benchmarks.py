"""The measures of reading: corpora in PolNeAR's and re3d's formats, written here, with figures worked out by hand."""

import gc
import importlib.util
import json
import subprocess
import sys
from collections import Counter

import pytest

from readout import ROOT
from readout.article import Span, parse_article
from readout.compare import NO_COUNTERPART, Comparison, Link, OneSided, Why
from readout.compare import Difference as Differing
from readout.errors import InputError
from readout.gold import Gold
from readout.practice import two_sides
from readout.reading import Reading

CORPUS = ROOT / "tests/polnear"


def load(name):
    spec = importlib.util.spec_from_file_location(f"benchmark_{name}", ROOT / f"benchmarks/{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def reading():
    return load("reading")


@pytest.fixture(scope="module")
def facts():
    return load("facts")


def test_the_first_annotator_of_a_text_is_read(reading):
    docs = list(reading.documents(CORPUS, "dev"))
    assert [len(gold) for _, gold in docs] == [3, 4]
    text, gold = docs[0]
    assert [text[s:e] for s, e in gold[1]["content"]] == ['"The quay,"', '"is sound."']
    assert gold[2]["source"] == ()


def test_figures_worked_out_by_hand(reading):
    """Gold against itself, less one; its one wrong source and its one cut content count as they should."""
    text, gold = next(reading.documents(CORPUS, "dev"))
    wrong_source = gold[1] | {"source": ((0, 3),)}
    cut = gold[0] | {"content": ((0, 19),)}  # 4 of 7 words: soft, not exact
    counts = reading.counted(text, [cut, wrong_source], gold, speech=False)
    assert counts == Counter({"found": 2, "gold": 3, ("soft", "precision"): 1, ("soft", "recall"): 1})
    precision, recall, f1 = reading.figures(counts, "soft")
    assert (precision, recall) == (1 / 2, 1 / 3) and f1 == pytest.approx(0.4)


def test_reported_speech_takes_recall_over_its_verbs_alone(reading):
    text, gold = list(reading.documents(CORPUS, "dev"))[1]
    counts = reading.counted(text, gold, gold, speech=True)
    assert counts["gold"] == 1  # "think"; not backs, urged, thanked
    assert counts["soft", "precision"] == 4 and counts["soft", "recall"] == 1


def test_edges_are_no_difference(reading):
    text = "He said that it rained."
    one = {"source": ((0, 2),), "cue": ((3, 7),), "content": ((8, 23),)}
    other = one | {"content": ((13, 22),)}
    assert reading.exact(reading.marked(text, one), reading.marked(text, other))


STRANGE = (
    "The mayors met. The mayors said that the quay was sound and the mayors hoped for a ferry in May 2024."
)
MARKED = {
    "people": [{"name": "Ann Ferrow", "forms": ["Ferrow"]}],
    "statements": [
        {
            "kind": "said",
            "speakers": ["the port of Ambry"],
            "source": {"text": "mayors", "n": 3},
            "cue": {"text": "hoped", "n": 1},
            "content": [{"text": "for a ferry"}],
            "quote": "indirect",
        }
    ],
    "dates": [{"text": "May 2024", "n": 1, "value": "2024-01/2024-05"}],
    "quantities": [{"text": "a", "n": 5, "value": 1, "unit": "ferry"}],
}


def test_marked_strings_become_places(reading):
    items = reading.annotation(STRANGE, MARKED)
    (statement,) = items["statements"]
    assert statement["source"][0]["start"] == STRANGE.rindex("mayors")
    assert STRANGE[slice(statement["content"][0]["start"], statement["content"][0]["end"])] == "for a ferry"
    assert [entity["type"] for entity in items["entities"]] == ["PERSON", "ORG"]
    assert statement["speaker"] == [items["entities"][1]["id"]]
    assert items["time_expressions"][0]["value"] == "2024-01-01/2024-05-31"
    with pytest.raises(InputError, match="'mayors' is not 4 times"):
        reading.annotation(
            STRANGE,
            MARKED | {"statements": [MARKED["statements"][0] | {"source": {"text": "mayors", "n": 4}}]},
        )


def test_two_entries_for_one_person_are_seen(reading):
    text = "Prime Minister Ann Ferrow met Prime Minister Cid Ferrow."
    read = Reading(parse_article(text))
    for name, right in (("Ann Ferrow", 1), ("Ferrow", 0), ("Bo Lund", 0)):
        given = {"statements": [], "dates": [], "quantities": [], "people": [{"name": name, "forms": []}]}
        gold = Gold("here", reading.annotation(text, given))
        assert reading.one_entry(read, gold) == (right, 1), name


def test_readouts_are_measured_with_those_of_a_folder(tmp_path):
    (tmp_path / "one.txt").write_text(STRANGE, encoding="utf-8")
    (tmp_path / "one.json").write_text(json.dumps(MARKED), encoding="utf-8")
    (tmp_path / "none.txt").write_text(STRANGE, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, ROOT / "benchmarks/reading.py", "readouts", tmp_path],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    names = [line.split(" | ")[0].strip("| ") for line in done.stdout.splitlines()[2:]]
    annotated = {path.stem for path in (ROOT / "data/gold").glob("*.json")}
    own = sorted(path.stem for path in (ROOT / "data/readouts").glob("*.txt") if path.stem in annotated)
    assert names == [*own, "one", "all"]


def test_the_table_is_printed_for_a_checkout():
    done = subprocess.run(
        [sys.executable, ROOT / "benchmarks/reading.py", CORPUS],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0
    assert "2 texts, 7 attributions" in done.stdout
    rows = [line.split(" | ") for line in done.stdout.splitlines() if line.startswith("| readout | all")]
    # 4 of 7 found, none wrong: "were told" names nobody, "backs" and "think" are no speech
    assert rows[0][2:6] == ["triple soft", "100.0", "57.1", "72.7"]


TEXT = "On Monday 4 March 2024 the port cost over 9 million euros. It rained in spring."


def re3d(folder, marked):
    """A checkout in re3d's format with one text in each of its folders that are read."""
    for name in (
        "UK Government",
        "Australian Department of Foreign Affairs",
        "Delegation of the European Union to Syria",
        "US State Department",
    ):
        place = folder / name
        place.mkdir()
        (place / "documents.json").write_text(json.dumps({"_id": "1", "text": TEXT}) + "\n", encoding="utf-8")
        lines = [
            json.dumps(
                {
                    "documentId": "1",
                    "type": kind,
                    "begin": TEXT.index(words),
                    "end": TEXT.index(words) + len(words),
                }
            )
            for kind, words in marked
        ]
        (place / "entities.json").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_dates_and_sums_are_counted_as_worked_out_by_hand(facts, tmp_path):
    marked = [("Temporal", "Monday 4 March 2024"), ("Temporal", "spring"), ("Money", "over 9 million euros")]
    (doc,) = facts.documents(re3d(tmp_path, [*marked, ("Location", "port")]) / "UK Government")
    ours = facts.found(doc.text)
    times = facts.counted(doc.text, ours["temporal"], doc.gold["temporal"])
    assert facts.figures(times, "exact") == facts.figures(times, "overlap") == (1, 0.5, pytest.approx(2 / 3))
    sums = facts.counted(doc.text, ours["money"], doc.gold["money"])
    assert facts.figures(sums, "exact") == (0, 0, 0) and facts.figures(sums, "overlap") == (1, 1, 1)


def test_edges_of_dates_are_no_difference(facts):
    assert facts.counted("in the 1990s,", [(7, 12)], [(0, 13)])["exact", "recall"] == 1


def test_the_table_of_dates_and_sums_is_printed_for_a_checkout(tmp_path):
    checkout = re3d(tmp_path, [("Temporal", "Monday 4 March 2024")])
    done = subprocess.run(
        [sys.executable, ROOT / "benchmarks/facts.py", checkout],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0
    assert "| UK, Australia, EU (3) | temporal | 3 | exact | 1.00 | 1.00 | 1.00 | 1.00–1.00 |" in done.stdout


@pytest.mark.parametrize("script", ["reading", "facts"])
def test_what_is_no_checkout_is_refused(tmp_path, request, capsys, script):
    assert request.getfixturevalue(script).main(str(tmp_path)) == 2
    assert "checkout" in capsys.readouterr().err


SIDES = [
    "Ann Brask Calls Bo Lund\n3 March 2022\nPresident Ann Brask spoke with Prime Minister Bo Lund of Sweden. "
    "They condemned the coup in Niger. They discussed a lighthouse.",
    "Bo Lund Calls Ann Brask\n3 March 2022\nPrime Minister Bo Lund of Sweden spoke to President Ann Brask. "
    "The coup in Niger was condemned.",
]


def test_links_are_measured_against_those_made_by_hand(tmp_path):
    pair = {
        "a": "a.txt",
        "b": "b.txt",
        "languages": ["en", "en"],
        "links": [[0, 0], [1, 1], [2, 1]],
        "may": [],
    }
    for side, text in zip("ab", SIDES, strict=True):
        (tmp_path / f"{side}.txt").write_text(text, encoding="utf-8")
        body = text.split("\n")[2]
        pair[f"sentences_{side}"] = [f"{sentence.rstrip('.')}." for sentence in body.split(". ")]
    (tmp_path / "one.json").write_text(json.dumps(pair), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, ROOT / "benchmarks/compare.py", tmp_path, "--verbose"],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    # Two of three links, and one sentence of five is called one-sided that is not.
    assert "| one | 3 | 1.00 | 0.67 | 0.80 | 0.80 |" in lines
    assert any(line.startswith("  missed 2-1") for line in lines) and lines[-1].startswith("| mean |")


@pytest.fixture(scope="module")
def sides():
    return load("two_sides")


def as_known(sides, made):
    """A comparison that finds all that is known of a meeting from two sides, and nothing else."""
    why = Why(words=("word",))

    def span(text, place):
        return Span(*place, text[slice(*place)])

    links = tuple(Link((span(made.a, known.a),), (span(made.b, known.b),), why, 1.0) for known in made.links)
    alone = [
        tuple(OneSided(*place, text[slice(*place)], None, 0.0, NO_COUNTERPART) for place in places)
        for text, places in ((made.a, made.only_a), (made.b, made.only_b))
    ]
    differing = tuple(
        Differing(sides.KINDS[kind], span(made.a, a), span(made.b, b), "", "")
        for kind, a, b in made.differently
    )
    return Comparison(links, *alone, differing)


def measured(sides, made, found):
    """What the benchmark counts of a comparison: of sentences, of links, of differences, and its remarks."""
    counts = Counter(), Counter(), Counter()
    measures = (sides.sentences, sides.links, sides.differences)
    remarks = [list(measure(made, found, count)) for measure, count in zip(measures, counts, strict=True)]
    return *counts, sum(remarks, [])


def test_a_comparison_that_finds_all_of_two_sides_has_the_best_figures(sides):
    for seed in range(20):
        made = two_sides(seed)
        told, linked, differing, remarks = measured(sides, made, as_known(sides, made))
        assert told == {("both", "both"): 2 * len(made.links), ("one", "one"): len(made.only_a + made.only_b)}
        assert linked == {"right": len(made.links), "found": len(made.links)}
        assert differing.total() == sum(count for (_, how), count in differing.items() if how == "found")
        assert differing.total() == len(made.differently) and not remarks


def test_what_a_comparison_of_two_sides_misses_is_counted(sides):
    made = next(each for each in map(two_sides, range(50)) if len(each.differently) > 1)
    found = as_known(sides, made)
    first, *rest = found.links
    wrong = Link(first.a, rest[0].b, first.why, 0.5)
    broken = Comparison((wrong, *rest), found.only_a[1:], found.only_b, found.differently[1:])
    told, linked, differing, remarks = measured(sides, made, broken)
    assert told["both", "nothing"] == 1 and told["one", "nothing"] == 1
    assert linked == {"right": len(rest), "wrong": 1, ("by", "words"): 1, "found": len(rest), "missed": 1}
    assert sum(differing[made.differently[0].kind, how] for how in ("missed", "not linked")) == 1
    assert len(remarks) == 5
    more = Comparison(found.links, found.only_a, found.only_b, (*found.differently, differs_in_lead(made)))
    _, _, differing, _ = measured(sides, made, more)
    assert differing["figure", "false"] == differing["false", "where both tell the same"] == 1


def differs_in_lead(made):
    """A difference in the first link, where none was planted."""
    lead = made.links[0]
    return Differing("figure", Span(*lead.a, ""), Span(*lead.b, ""), "1", "2")


def test_a_corpus_of_any_size_has_each_id_once_and_can_be_read(tmp_path):
    corpus = load("corpus")
    texts = corpus.write_texts(tmp_path / "a.jsonl", 12)
    rows = [json.loads(line) for line in texts.read_text(encoding="utf-8").splitlines()]
    assert len({row["id"] for row in rows}) == 12 and len({row["text"] for row in rows}) == 12
    assert min(corpus.seconds(0, texts, tmp_path / "out")) > 0
    assert json.loads((tmp_path / "out/_done/part-0000000.json").read_text())["texts"] == 12
    gc.unfreeze()


@pytest.mark.parametrize(
    ("said", "noted", "kind"),
    [
        ("JP", "JP-KR", "a talk: right"),
        ("CN-JP", "JP-KR", "a talk: also another"),
        ("CN", "JP", "a talk: another"),
        ("", "JP", "a talk: none"),
        ("", "", "at home: none"),
        ("CN", "", "at home: a country"),
        ("CN", "many", "many: some country"),
        ("", "other", "other: none"),
    ],
)
def test_how_a_counterpart_fares(said, noted, kind):
    assert load("counterparts").judged(said, noted) == kind


def test_counterparts_of_real_readouts():
    """Of each tenth text of the corpus; the whole is in benchmarks/README.md."""
    found = load("counterparts").counted(10)
    talks = sum(n for kind, n in found.items() if kind.startswith("a talk"))
    home = sum(n for kind, n in found.items() if kind.startswith("at home"))
    assert found["a talk: right"] >= 0.9 * talks and found["at home: none"] >= 0.9 * home
    assert found.total() == 141 and talks > 70 and home > 30
