"""Every lesson runs, offline, on the article and on an invented readout, and finds what is found another way."""

import base64
import csv
import gzip
import hashlib
import json
import os
import re
import subprocess
import sys
from collections import Counter
from datetime import date

import html5lib
import nbformat
import pytest

from readout import ROOT
from readout.course.notebooks import GLOSSARY_LINK, RESULTS, glossary, lessons
from readout.course.results import MIME, recorded
from readout.course.running import run_lessons

OFFLINE = ROOT / "tests/offline"
ARTICLE = ROOT / "data/article/2023-12-20-xi-mishustin.txt"
PRACTICE = ROOT / "data/practice/2024-03-14-talvera.txt"
TEXT = ARTICLE.read_text(encoding="utf-8")
GOLD = json.loads((ROOT / "data/gold/2023-12-20-xi-mishustin.json").read_text(encoding="utf-8"))
LESSONS = [path.stem for path in lessons()]
OF_MORE_THAN_ONE_TEXT = {"06_compare_two_readouts", "07_read_a_thousand"}

# One worker runs the lessons once and all tests that look at them.


def rows(name):
    with open(ROOT / f"data/trade/CN-RU/{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def executed(folder):
    return folder, {path.stem: nbformat.read(path, 4) for path in (folder / "lessons").glob("*.ipynb")}


@pytest.fixture(scope="module")
def ours(make_report):
    return executed(make_report())


@pytest.fixture(scope="module")
def practice(make_report):
    return executed(make_report(str(PRACTICE)))


def test_the_network_is_really_blocked():
    code = "import urllib.request; urllib.request.urlopen('http://192.0.2.1/', timeout=5)"
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(OFFLINE)},
    )
    assert run.returncode != 0 and "must not need the network" in run.stderr


@pytest.mark.parametrize("lesson", LESSONS)
def test_runs_without_error_or_warning(lesson, ours, practice):
    assert sorted(practice[1]) == sorted(ours[1].keys() - OF_MORE_THAN_ONE_TEXT)
    for _, notebooks in (ours, practice) if lesson in practice[1] else (ours,):
        outputs = [o for c in notebooks[lesson].cells if c.cell_type == "code" for o in c.outputs]
        assert all(c.execution_count for c in notebooks[lesson].cells if c.cell_type == "code")
        assert not [o for o in outputs if o.output_type == "error" or o.get("name") == "stderr"]


# Glossary terms that lessons also use as anybody does, or that explain themselves where they come up.
EVERYDAY = {
    "claim", "current prices", "document date", "entity", "event", "evidence", "first print", "offset", "package",
    "quantity", "real terms", "source", "span", "speaker", "subjectivity", "target", "topic", "weight without attitude",
    "within rounding",
}  # fmt: skip


def test_a_term_is_explained_before_it_is_used_or_shown(ours):
    """In the lesson that has its link nothing says the word before, no code, no table; the aims of the lesson aside."""
    first = {}
    for lesson in LESSONS:
        explained = set()
        for number, cell in enumerate(ours[1][lesson].cells):
            if {"parameters", "injected-parameters", RESULTS} & set(cell.metadata.get("tags", [])):
                continue
            source = cell.source if number else cell.source.partition("\n## ")[2]
            explained |= {said for _, said in GLOSSARY_LINK.findall(source)}
            shown = " ".join([GLOSSARY_LINK.sub(r"\1", source), *map(_text, cell.get("outputs", []))])
            for term, said in glossary().items():
                if re.search(rf"\b{re.escape(term)}(?:s|es)?\b", shown, re.IGNORECASE):
                    first.setdefault((lesson, term), said in explained)
    linked = {term for (_, term), was in first.items() if was}
    used = {term for _, term in first} - EVERYDAY
    assert sorted(used - linked) == []
    early = [(lesson, term) for (lesson, term), was in first.items() if not was and term in used]
    # Once it was explained, a term is used in later lessons.
    home = {term: min(lesson for (lesson, of), was in first.items() if of == term and was) for term in linked}
    assert [(lesson, term) for lesson, term in early if lesson == home[term]] == []


@pytest.mark.parametrize("lesson", LESSONS)
def test_what_is_kept_for_the_tests_is_out_of_sight(lesson, ours):
    """No notebook shows an output that has neither words nor a picture, folded or not."""
    (kept,) = [cell for cell in ours[1][lesson].cells if RESULTS in cell.metadata.get("tags", [])]
    assert [list(output.data) for output in kept.outputs] == [[MIME]]


def test_start(ours):
    found = recorded(ours[1]["00_start_here"])
    assert found["words"] == len(re.findall(r"\S+", TEXT))
    assert found["first_line_ends"] == TEXT.index("\n")
    assert found["letters_us"] == len(re.findall("us", TEXT, re.IGNORECASE))


def test_reading(ours):
    found = recorded(ours[1]["01_read_the_article"])
    kinds = Counter(sentence["kind"] for sentence in GOLD["sentences"])
    assert found["sentences"] == kinds["body"]
    assert found["pointers_hold"] is True
    assert found["document_date"] == GOLD["document_date"]["value"]
    assert found["naive_pieces"] == sum(bool(piece.strip()) for piece in TEXT.split("."))


def test_facts(ours):
    found = recorded(ours[1]["02_extract_the_facts"])
    names = {entity["id"]: entity["name"] for entity in GOLD["entities"]}
    assert found["quantities"] == len(GOLD["quantities"])
    assert found["speakers"] == [[names[who] for who in s["speaker"]] for s in GOLD["statements"]]
    assert found["dates"] == ["2023-12-20", "2023-12-20", "2023-01-01/2023-11-30", "2024", "2024/2025"]


def test_another_government_calls_two_by_what_they_are(ours, practice):
    """Lesson 02 shows how "the leaders" got their names, whatever its article is."""
    for _, notebooks in (ours, practice):
        found = recorded(notebooks["02_extract_the_facts"])
        assert ["The leaders", ["the Prime Minister", "Joe Biden"]] in found["other"]


def test_the_tool_is_wrong_where_the_lesson_says_so(ours):
    """Lesson 02 explains two errors of the reader; rules that mend them leave its prose about nothing."""
    notebook = ours[1]["02_extract_the_facts"]
    (cell,) = [cell for cell in notebook.cells if cell.source.startswith("wide(misses(unseen")]
    (table,) = [output.data["text/html"] for output in cell.outputs]
    rows = re.findall(r"<tr>\s*<td[^>]*>(\w+)</td>", table)
    assert rows == ["told", "stated"]


def test_one_figure_is_judged_over_its_readings(ours):
    """What lesson 05 says of the four readings of a figure, of a guess, and of a verdict that is wrong."""
    shown = {
        c.source: "".join(map(_text, c.outputs))
        for c in ours[1]["05_write_the_report"].cells
        if c.cell_type == "code"
    }
    (fits,) = [text for code, text in shown.items() if code.startswith("from readout.trade import figures")]
    assert re.findall(r"(True|False)$", fits, re.MULTILINE) == ["True", "True", "False", "False"]
    assert "| tool: depends" in "".join(shown.values())
    (six,) = [text for code, text in shown.items() if code.startswith("rows = []")]
    verdicts = re.findall(r"(\w+)$", six, re.MULTILINE)[1:]
    assert verdicts == [
        "depends",
        "supported",
        "contradicted",
        "not_checkable",
        "contradicted",
        "contradicted",
    ]
    (debt,) = [text for code, text in shown.items() if code.startswith("two_halves = ")]
    assert re.match(r"supported \| .*measure", debt)


def _text(output):
    return output.get("text") or output.get("data", {}).get("text/plain", "")


def test_trade(ours):
    found = recorded(ours[1]["03_chart_the_trade"])
    totals = [float(row["total"]) for row in rows("monthly") if row["year"] == "2023"]
    assert found["eleven_months"] == pytest.approx(sum(totals[:11]), abs=0.001)
    assert found["month_passed"] == next(n for n in range(1, 13) if sum(totals[:n]) >= 200)
    annual = {row["year"]: float(row["total"]) for row in rows("annual") if row["total"]}
    prices = {row["year"]: float(row["us_cpi"]) for row in rows("macro")}
    assert found["bases_reached"] == [
        int(year) for year, price in prices.items() if annual["2023"] * price / prices["2023"] >= 200
    ]
    due = [row for row in rows("timeline") if row["kind"] == "target" and row["deadline_year"]]
    assert found["missed"] == sum(annual[row["deadline_year"]] < float(row["amount"]) for row in due)


def test_sentiment(ours):
    found = recorded(ours[1]["04_weigh_the_words"])
    # Figures worked out by hand from TextBlob's lexicon: the mean of the listed words of each statement, names aside.
    expected = {
        "ST1": None,
        "ST2": (0.25 + 0.4333333 + 0.0625) / 3,
        "ST3": None,
        "ST4": 0.60,
        "ST8": 0.25,
        "ST9": (0.5 + 1 / 6 + 0.2 + 0 + 0) / 5,
        "ST10": None,
        "ST11": 0.2,
    }
    for name, value in expected.items():
        assert found["polarity"][name] == (None if value is None else pytest.approx(value, abs=0.003)), name
    # VADER by hand: a weight w gives w / sqrt(w * w + 15); "energy" 1.1, "supports" 1.5.
    assert found["vader"]["ST1"] == pytest.approx(1.1 / (1.1**2 + 15) ** 0.5, abs=1e-3)
    assert found["vader"]["ST4"] == pytest.approx(1.5 / (1.5**2 + 15) ** 0.5, abs=1e-3)
    assert found["turning"] == ["own"] and found["scored"] == 7
    assert found["pooled"] >= 75


def test_verdicts(ours):
    found = recorded(ours[1]["05_write_the_report"])["verdicts"]
    assert date(2023, 12, 20).strftime("%A") == "Wednesday" and found["Wednesday"] == "supported"
    assert 2024 - 75 == 1949
    assert next(v for text, v in found.items() if text.startswith("75th anniversary")) == "supported"
    assert found["6.2-magnitude"] == "depends"
    assert found["the first 11 months of this year"] == "supported"
    assert (
        next(v for text, v in found.items() if text.startswith("bilateral trade between China and Russia"))
        == "supported"
    )
    assert (
        next(v for text, v in found.items() if text.startswith("which shows the strong resilience"))
        == "opinion"
    )


def test_two_accounts_beside_each_other(ours):
    """What lesson 06 says of its measure, of the finished comparison and of a gap that is none."""
    name = "06_compare_two_readouts"
    theirs = (ROOT / "data/readouts/2023-12-20-xi-mishustin-ru.txt").read_text(encoding="utf-8")
    found = recorded(ours[1][name])
    hand, tool = ({tuple(link) for link in found[which]} for which in ("by_hand", "links"))
    assert tool - hand == {(2, 10), (7, 8)} and hand - tool == {(0, 0)}
    assert found["opposite"] == 1 and found["same"] == 0
    assert found["at_zero"] == 10 * 16
    assert found["notes"] == [
        ["a", "not in the part we have"],
        ["b", "no counterpart found by these rules"],
    ]
    assert found["differently"] == [["figure", "$200 billion", "$218.2 billion"]]
    assert "$200 billion" in theirs and "$200 billion" in TEXT and "$218.2 billion" not in TEXT
    assert [len(side) for side in found["retold"]] == [1, 1]
    assert "supply chains" in found["retold"][0][0] and "every factory" in found["retold"][1][0]
    assert found["american"] == [] and ["G20" in text for text in found["british"]] == [True]
    assert ["Rishi Sunak", "the Prime Minister"] in found["names"]
    assert found["own"] >= 3
    assert "There is no second text to your article" in json.dumps(ours[1][name])


def test_a_pair_of_the_learners_own_is_compared(tmp_path):
    """Lesson 06 with two paths; a pair that is of two meetings is refused in a line, and the lesson goes on."""
    readouts = ROOT / "data/readouts"
    for other, links, line in (
        ("2021-03-26-johnson-biden-uk", 5, "These are two accounts of one meeting."),
        ("2022-10-25-biden-sunak-uk", 0, "one is of 2021-03-26, the other of 2022-10-25"),
    ):
        given = {
            "article": str(readouts / "2021-03-26-johnson-biden-us.txt"),
            "other_article": str(readouts / f"{other}.txt"),
        }
        path = next(path for path in lessons() if path.stem.startswith("06"))
        run_lessons([path], tmp_path / other, {path.stem: given})
        made = nbformat.read(tmp_path / other / path.name, 4)
        shown = "".join(_text(o) for cell in made.cells for o in cell.get("outputs", []))
        found = recorded(made)["own"]
        assert line in shown and (found >= links if links else found == 0)


def test_a_thousand_readouts(ours):
    """What lesson 07 says of its counts, of the fifty, of a trend, of doubles, and of what is new."""
    found = recorded(ours[1]["07_read_a_thousand"])
    with gzip.open(ROOT / "data/corpus/white_house_readouts.jsonl.gz", "rt", encoding="utf-8") as file:
        texts = [json.loads(line) for line in file]
    assert found["texts"] == len(texts) and found["rows"]["texts"] == len(texts[::5])
    with open(ROOT / "data/corpus/india.csv", encoding="utf-8", newline="") as file:
        noted = [(row["id"], row["noted"]) for row in csv.DictReader(file)]
    true = {name for name, said in noted if said == "yes"}
    assert found["places"] == [len(noted), len({n for n, _ in noted}), len(noted), len(noted) - 15, len(true)]
    right, judged = found["judged"]
    assert judged == 50 and 40 <= right < 50
    assert found["band"][0] < (len(noted) - 15) / len(noted) < found["band"][1]
    assert found["georgia"] >= 10
    # The trend by hand, from the texts themselves.
    words = {year: [t["text"] for t in texts if t["date"].startswith(year)] for year in ("2021", "2023")}
    has = [sum("security" in text.lower() for text in some) for some in words.values()]
    assert found["counted"][:3:2] == has and has[1] > 1.8 * has[0]
    outside, said = (found["shares"][name] for name in sorted(found["shares"]))
    assert said[2] - said[0] > 0.1 and outside[2] - outside[0] < 0.03
    for at, some in zip((0, 2), words.values(), strict=True):
        bare = [text.replace("National Security", "").lower() for text in some]
        share = sum("security" in text for text in bare) / len(some)
        assert outside[at] == pytest.approx(share, abs=0.001)
    assert (
        found["alike"][-1] == 1
        and all(score < 0.9 for score in found["alike"][:-1])
        and len(found["alike"]) > 2
    )
    (every, half), talks = found["news"]
    assert half > every > 0 and talks > 10
    assert found["errors"] == ["nothing", "another language", "endless"] and found["own"] == 40


def test_a_pair_without_tables_is_said(practice):
    folder, notebooks = practice
    shown = json.dumps(notebooks["03_chart_the_trade"])
    assert "There are no trade tables" in shown and "Nothing to draw" in shown
    assert recorded(notebooks["03_chart_the_trade"])["available"] is False
    assert recorded(notebooks["05_write_the_report"])["charts"] == ["sentiment_by_statement"]
    page = (folder / "report/index.html").read_text(encoding="utf-8")
    assert "There are no trade tables" in page and "China" not in page


@pytest.mark.parametrize("which", ["ours", "practice"])
def test_the_page_is_valid_and_self_contained(which, request):
    folder, _ = request.getfixturevalue(which)
    text = (folder / "report/index.html").read_text(encoding="utf-8")
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    images = list(page.iter("img"))
    assert images and all(len(image.get("alt", "")) > 40 for image in images)
    assert all(image.get("src").startswith("data:") for image in images)
    (script,) = page.iter("script")  # its own, by its hash; no other would run
    digest = base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in text and not script.attrib and not list(page.iter("link"))
    # The address of a source is followed by whoever clicks on it; nothing is loaded from one.
    text = re.sub(r"<a href=\"https?://[^\"<>]*\" rel=\"noreferrer\">", "<a>", text)
    assert not re.search(
        r"(?:src|href)=\"(?!data:|#)|url\(", text.split("</style>")[0] + text.split("</style>")[1]
    )
    assert len(text.encode()) <= 600_000


def test_the_page_says_what_was_found(ours):
    folder, _ = ours
    page = (folder / "report/index.html").read_text(encoding="utf-8")
    data = json.loads((folder / "report/report.json").read_text(encoding="utf-8"))
    assert data["schema"] == "readout/1" and data["article"]["sha256"] == GOLD["sha256"]
    for kind in ("people", "places", "organisations"):
        for entity in data[kind]:
            assert all(TEXT[m["start"] : m["end"]] == m["text"] for m in entity["mentions"])
    for item in data["dates"] + data["quantities"] + data["claims"]:
        assert TEXT[item["start"] : item["end"]] == item["text"]
    assert len(data["statements"]) == len(GOLD["statements"])
    for claim in data["claims"]:
        assert claim["text"] in page.replace("&#39;", "'").replace("&#34;", '"')
    for chart in data["charts"]:
        for form in ("svg", "png"):
            assert (folder / f"report/charts/{chart['name']}.{form}").stat().st_size > 10_000
    assert "In [" not in page and "import " not in page
