"""What every question to a corpus gives and begins with: an answer with its evidence, and each text's counterpart."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from readout.corpus.lines import lines_of
from readout.corpus.manifest import whole
from readout.corpus.tables import Corpus, Row, read_table
from readout.countries import countries
from readout.errors import InputError, quoted

if TYPE_CHECKING:
    import pandas as pd

EVIDENCE = ("row", "id", "start", "end", "text")
"""Columns of the evidence: the number of the row of the table that it is of, and a place in a text."""

_FOR_COUNTERPARTS = (
    *("id", "date", "title", "text", "country_a", "country_b"),
    *("met_a", "met_b", "countries_met", "countries_in_title"),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to `question`: a `table`, and the `evidence` of each of its rows, with columns `EVIDENCE`.

    `texts` are those that the evidence is in, with their id, date and text.
    """

    question: str
    table: pd.DataFrame
    evidence: pd.DataFrame
    texts: pd.DataFrame

    def as_json(self) -> str:
        """Table and evidence as JSON of schema `readout-ask/1`, every row."""
        parts = {name: _as_records(getattr(self, name)) for name in ("table", "evidence")}
        data = {"schema": "readout-ask/1", "question": self.question} | parts
        return json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False)

    def as_text(self) -> str:
        """The first rows of the table, each over some of its evidence, for a terminal of 120 columns."""
        return "\n".join(lines_of(self.question, self.table, self.evidence, self.texts))


def answer(
    question: str, rows: Iterable[tuple[Row, Sequence[Row]]], columns: Sequence[str], texts: pd.DataFrame
) -> Answer:
    """An answer of `rows`, each with the places in `texts` that it rests on; `columns` are those of its table."""
    import pandas as pd

    table: list[Row] = []
    evidence: list[Row] = []
    for number, (row, places) in enumerate(rows):
        table.append(row)
        evidence += [{"row": number} | place for place in places]
    named = texts["id"].isin({place["id"] for place in evidence})
    return Answer(
        question,
        pd.DataFrame(table, columns=list(columns)),
        pd.DataFrame(evidence, columns=list(EVIDENCE)),
        texts.loc[named, ["id", "date", "text"]],
    )


def place_of(row: Any) -> Row:
    """The place of a row that has one, as evidence."""
    return {"id": row.id, "start": int(row.start), "end": int(row.end), "text": row.text}


def with_counterparts(corpus: Corpus, counterpart: str | None = None) -> pd.DataFrame:
    """The texts of a corpus, with `year` and `counterpart`; or those with one `counterpart`.

    Most texts of a government are about its own country, home, and another, which is the counterpart; home is the
    country that most texts are about without a title that names it. The counterpart is what a reader would look for: the
    country that the title names, else that of whoever was met, else, where somebody was, the other one that the text is
    about. Several are joined ("JP-KR"), and a text of a meeting at home has "". Raises InputError as `whole` does, and
    for a counterpart that no text has.
    """
    if not isinstance(corpus, Mapping):
        whole(corpus)
    texts = read_table(corpus, "texts", _FOR_COUNTERPARTS)
    home = _home_of(texts)
    texts["counterpart"] = [_counterpart(text, home) for text in texts.itertuples(index=False)]
    texts["year"] = [day.year if hasattr(day, "year") and day == day else 0 for day in texts["date"]]
    if counterpart is None:
        return texts
    known = sorted(set(texts["counterpart"]) - {""})
    if counterpart not in known:
        code = _code_written(counterpart)
        if code in known:
            raise InputError(f"--counterpart {quoted(counterpart)}: write its code, {code}")
        is_code = f" ({code})" if code else ""
        raise InputError(
            f"--counterpart {quoted(counterpart)}{is_code}: no text has it; they have {', '.join(known)}"
        )
    return texts[texts["counterpart"] == counterpart]


def _code_written(country: str) -> str:
    """The code that is meant by a country's name, its people or a code in small letters; else ""."""
    meant = country.strip().casefold()
    forms = ((one.code, (one.code, *one.names, *one.demonyms)) for one in countries())
    return next((code for code, names in forms if meant in map(str.casefold, names)), "")


def _home_of(texts: pd.DataFrame) -> str:
    """The country that most texts are about without a title that names it: one's own goes without saying."""
    pairs = zip(texts["country_a"], texts["country_b"], texts["countries_in_title"], strict=True)
    times = Counter(code for *pair, titled in pairs for code in {*pair} - {*titled} if isinstance(code, str))
    return max(times, key=lambda code: (times[code], code), default="")


def _counterpart(text: Any, home: str) -> str:
    about = (text.country_a, text.country_b) if len(text.met_a) and len(text.met_b) else ()
    for codes in (text.countries_in_title, text.countries_met, about):
        if others := {code for code in codes if isinstance(code, str) and code != home}:
            return "-".join(sorted(others))
    return ""


def _as_records(frame: pd.DataFrame) -> list[Row]:
    return [
        {
            str(name): value.isoformat() if hasattr(value, "isoformat") else value
            for name, value in row.items()
        }
        for row in frame.astype(object).where(frame.notna(), None).to_dict("records")
    ]
