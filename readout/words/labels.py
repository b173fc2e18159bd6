"""What readers say of each statement, and how far they agree. Lesson 04; the rules stand in `data/gold/GUIDE.md`.

A reader labels a statement twice: its *stance* towards the other side, and whether the *event* it speaks of is good or
bad news. A condolence is supportive and speaks of bad news; a single score cannot say both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readout.errors import InputError, quoted
from readout.facts import extract_facts, names_in
from readout.gold import Gold, annotated_texts
from readout.sheets import read_sheet
from readout.statements import extract_statements
from readout.words.sentiment import TOOLS, score_text

if TYPE_CHECKING:
    import pandas as pd

STANCES = ("supportive", "neutral", "critical")
EVENTS = ("good", "none", "bad")
STANCE_OF_READING = {"positive": "supportive", "balanced": "neutral", "negative": "critical"}
"""The stance that a tool's reading would be taken for; one that saw nothing gives none."""

_COLUMNS = ("statement", "start", "annotator", "stance", "event")


def load_labels(gold: Gold | None) -> pd.DataFrame:
    """The labels of every annotator of a text: the files `<name>.labels*.csv` beside its annotation `<name>.json`.

    Columns: statement, start (offset of its content), annotator, stance (one of `STANCES`), event (one of `EVENTS`). A
    table without rows where there is no annotation or nobody has labelled. Raises InputError, naming file, line and
    column, for a label that is none, a statement that the annotation does not have, and one labelled twice by the same
    annotator.
    """
    import pandas as pd

    rows: list[dict[str, str | int]] = []
    if gold:
        starts = {item["id"]: item["content"][0]["start"] for item in gold.items["statements"]}
        seen: set[tuple[str, str]] = set()
        for path in sorted(Path(gold.path).parent.glob(f"{Path(gold.path).stem}.labels*.csv")):
            rows += _labels_in(path, starts, seen)
    return pd.DataFrame(rows, columns=list(_COLUMNS))


def pooled_labels(folder: str | Path) -> pd.DataFrame:
    """The labels of all annotated texts in a folder, as those of `load_labels`, with the text's name before each id.

    Raises InputError as `load_labels` does.
    """
    import pandas as pd

    tables = [
        load_labels(gold).assign(
            statement=lambda table, text=Path(gold.path).stem: text + " " + table["statement"]
        )
        for _, gold in annotated_texts(folder)
    ]
    return pd.concat(tables, ignore_index=True) if tables else load_labels(None)


def _labels_in(path: Path, starts: dict[str, int], seen: set[tuple[str, str]]) -> list[dict[str, str | int]]:
    sheet = read_sheet(path, "save it as such", "utf-8-sig")
    header = sheet.header
    if len(set(header)) < len(header):
        raise InputError(f"{path}: a column stands twice; it has {', '.join(header[:8])}")
    for column in _COLUMNS:
        if column not in header:
            raise InputError(f"{path}: no column {column!r}; it needs {', '.join(_COLUMNS)}")
    found: list[dict[str, str | int]] = []
    for line, values in sheet.lines:
        row = sheet.row(line, values)
        cells = {column: row[column].strip() for column in _COLUMNS}
        cells["annotator"] = cells["annotator"].upper()  # "a1" is A1
        who = cells["statement"], cells["annotator"]
        wrong = None
        if cells["statement"] not in starts:
            wrong = "statement", "is no statement of the annotation"
        elif cells["start"] != str(starts[cells["statement"]]):
            wrong = "start", f"is not where {cells['statement']} starts ({starts[cells['statement']]})"
        elif not cells["annotator"]:
            wrong = "annotator", "is blank; give each annotator a code"
        elif cells["stance"] not in STANCES:
            wrong = "stance", f"is none of {', '.join(STANCES)}"
        elif cells["event"] not in EVENTS:
            wrong = "event", f"is none of {', '.join(EVENTS)}"
        elif who in seen:
            wrong = "statement", f"is labelled twice by {cells['annotator']}"
        if wrong:
            column, what = wrong
            raise InputError(
                f"{path}, line {line}, column {column}: {quoted(cells[column])} {what}; mend the row"
            )
        seen.add(who)
        found.append(cells | {"start": int(cells["start"])})
    return found


def labels_of_letters(letters: str | Sequence[str], number: int) -> list[str | None]:
    """The stances of `number` statements from letters, capital or small: s, n and c for those of `STANCES`.

    Blanks and commas between them may be there or not. None stands for a full stop, and for each letter that is missing.
    Raises InputError for letters that are none of these, and for more of them than there are statements.
    """
    if not isinstance(letters, str):
        whole = isinstance(letters, Sequence) and all(isinstance(letter, str) for letter in letters)
        letters = " ".join(letters) if whole else quoted(letters)
    stances: dict[str, str | None] = {stance[0]: stance for stance in STANCES} | {".": None}
    signs = re.sub(r"[\s,;]", "", letters.lower())
    if strange := "".join(dict.fromkeys(sign for sign in signs if sign not in stances)):
        raise InputError(
            f"letters {quoted(strange)}: not understood; write s, n, c or a full stop for each statement"
        )
    if len(signs) > number:
        raise InputError(f"{len(signs)} letters for {number} statements; write one for each")
    return [stances[sign] for sign in signs] + [None] * (number - len(signs))


def readings_beside_labels(folder: str | Path, reader: str = "A1") -> pd.DataFrame:
    """For each labelled statement of the annotated texts in `folder`: a reader's stance, and each tool's reading.

    Columns: reader, and one for each of `TOOLS`. A statement counts where the library lets it begin at the word where
    the reader does. Raises InputError as `annotated_texts` and `load_labels` do.
    """
    import pandas as pd

    rows = []
    for article, gold in annotated_texts(folder):
        facts = extract_facts(article)
        labels = load_labels(gold).query("annotator == @reader").drop_duplicates("start")
        stances = dict(zip(labels["start"], labels["stance"], strict=True))
        for statement in extract_statements(article, facts):
            start = statement.content[0].start
            if statement.kind == "said" and start in stances:
                scores = [score_text(statement.text, names_in(facts), tool) for tool in TOOLS]
                rows.append((stances[start], *(score.reading for score in scores)))
    return pd.DataFrame(rows, columns=["reader", *TOOLS])


def cohens_kappa(one: Sequence[str | None], other: Sequence[str | None]) -> float:
    """How far two readers of the same statements agree beyond chance: 1 always, 0 as often as by chance.

    Method: Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20 (1960),
    by NLTK. Statements that either left out do not count. NaN where nothing is left, or where both gave one and the same
    label throughout: then there is no chance to go beyond.
    """
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if _given(a) and _given(b)]
    if len({label for pair in pairs for label in pair}) < 2:
        return float("nan")
    return float(_task((w, n, label) for n, pair in enumerate(pairs) for w, label in enumerate(pair)).kappa())


def krippendorffs_alpha(labels: pd.DataFrame, column: str) -> float:
    """Agreement of any number of annotators on `column` (stance or event) of a table of `load_labels`.

    Method: Krippendorff, "Content Analysis" (2004), chapter 11, for nominal labels, by NLTK. Statements may be missing.
    It says how reliable a guide is for readers such as these, and is an upper bound where they are alike in how they read.
    NaN with fewer than two annotators, where no statement has two labels, or where only one label was ever given.
    """
    shared = labels[labels.duplicated("statement", keep=False)]
    if shared["annotator"].nunique() < 2 or shared[column].nunique() < 2:
        return float("nan")
    rows = shared[["annotator", "statement", column]].itertuples(index=False)
    return float(_task(tuple(row) for row in rows).alpha())


def _given(label: object) -> bool:
    return isinstance(label, str) and label != ""


def _task(rows: Iterable[tuple[Any, ...]]) -> Any:
    from nltk.metrics.agreement import AnnotationTask

    return AnnotationTask(list(rows))
