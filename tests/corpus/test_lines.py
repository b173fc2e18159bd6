"""What a person reads: no line is wider than a terminal, and each row stands over its evidence."""

import datetime as dt

import pandas as pd

from readout.corpus.answers import EVIDENCE
from readout.corpus.lines import WIDTH, lines_of

TALK = (
    "At the harbour\x1b[1m of a small town\nin the north, President Ann Brask spoke today of the "
    + "long " * 40
)


def shown(rows, evidence, texts, columns=("what", "times")):
    frames = (
        pd.DataFrame(rows, columns=list(columns)),
        pd.DataFrame(evidence, columns=list(EVIDENCE)),
        pd.DataFrame(texts, columns=["id", "date", "text"]),
    )
    return list(lines_of("who\nspoke", *frames))


def place(row, name, words, text=TALK):
    start = text.index(words)
    return (row, name, start, start + len(words), words)


def test_a_row_stands_over_its_first_and_its_last_text():
    texts = [("b" * 150, dt.date(2023, 5, n), TALK) for n in (3, 1, 2)]
    texts = [(f"{name}{n}", day, text) for n, (name, day, text) in enumerate(texts)]
    evidence = [place(0, name, words) for name, _, _ in texts for words in ("Ann Brask", "today")]
    evidence.append(place(1, texts[1][0], TALK))
    lines = shown([("one", 12), (None, 3)], evidence, texts)
    assert lines == [
        "who spoke",
        "",
        "what  times",
        "one      12",
        "      2023-05-01  …of a small town in the north, President «Ann Brask» spoke today of the long long long long…  (1)",
        "      2023-05-03  …of a small town in the north, President «Ann Brask» spoke today of the long long long long…  (2)",
        "–         3",
        lines[7],
        "",
        "texts",
        f"    1  2023-05-01  {texts[1][0]}",
        f"    2  2023-05-03  {texts[0][0]}",
    ]
    assert lines[7].startswith("      2023-05-01  «At the harbour [1m of a small") and lines[7].endswith(
        "…»  (1)"
    )
    assert max(map(len, lines[:8])) <= WIDTH and len(lines[7]) == WIDTH


def test_a_short_text_is_whole_and_one_without_a_day_has_a_dash():
    (line,) = [
        line
        for line in shown([("x" * 99, 1)], [(0, "a", 4, 7, "Ann")], [("a", None, "For Ann, too.")])
        if "Ann" in line
    ]
    assert line == "      –           For «Ann», too.  (1)"


def test_where_nothing_was_found():
    assert shown([], [], []) == ["who spoke", "", "nothing"]


def test_many_rows():
    lines = shown([(f"w{n}", n) for n in range(41)], [], [])
    assert (
        "w39      39" in lines
        and "… 1 more rows; --format json has all" in lines
        and "w40      40" not in lines
    )
