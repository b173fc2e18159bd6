"""Questions to a corpus that count: who met whom, concepts and verbs by year and counterpart, how claims fared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from readout.claims.kinds.holders import HOLDER
from readout.compare.english.concepts import concepts_in
from readout.compare.english.stances import stance_of, stances
from readout.corpus.answers import Answer, answer, place_of, with_counterparts
from readout.corpus.names import fullest
from readout.corpus.tables import Corpus, Row, read_table

if TYPE_CHECKING:
    import pandas as pd

Counted = tuple[tuple[Any, ...], Row]
"""What a place in a text is counted under, and the place."""


def who_met_whom(corpus: Corpus, counterpart: str | None = None) -> Answer:
    """Who met whom, how often and from when to when; evidence is the first mention of each in each text.

    Names of one person are joined where they can be nobody else's that met that counterpart ("Biden", "Joe Biden").
    Parameters and errors of every question are those of `with_counterparts`.
    """
    texts = with_counterparts(corpus, counterpart)
    people = read_table(corpus, "facts", ("id", "kind", "name", "start", "end", "text"))
    people = people[people["kind"] == "person"].drop_duplicates(["id", "name"])
    mentions = {(row.id, row.name): place_of(row) for row in people.itertuples(index=False)}
    found: dict[tuple[str, str, str], list[Any]] = defaultdict(list)
    places: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for code, some in texts.groupby("counterpart"):
        full = fullest({name for sides in (some["met_a"], some["met_b"]) for side in sides for name in side})
        for text in some.itertuples(index=False):
            for a, b in ((a, b) for a in text.met_a for b in text.met_b):
                key = (code, full[a], full[b])
                found[key].append(text.date)
                places[key] += [mentions[text.id, name] for name in (a, b) if (text.id, name) in mentions]
    rows: list[tuple[dict[str, Any], list[Row]]] = []
    for (code, a, b), days in found.items():
        known = sorted(day for day in days if day is not None and day == day)
        row = {"counterpart": code, "a": a, "b": b, "texts": len(days)}
        row |= {"first": known[0] if known else None, "last": known[-1] if known else None}
        rows.append((row, places[code, a, b]))
    rows.sort(key=lambda pair: (-pair[0]["texts"], pair[0]["counterpart"], pair[0]["a"], pair[0]["b"]))
    return answer("who met whom", rows, ("counterpart", "a", "b", "texts", "first", "last"), texts)


def concepts_by_year(corpus: Corpus, counterpart: str | None = None) -> Answer:
    """In how many texts of a year with a counterpart each concept is named, and of how many; evidence is its first place.

    The concepts are those of `readout compare`. The rows of this and the next two questions have the newest year first,
    in it talks with others before what was at home, and then what stands in most texts.
    """
    texts = with_counterparts(corpus, counterpart)

    def places() -> Iterator[Counted]:
        for text in texts.itertuples(index=False):
            seen = set()
            for found in concepts_in(text.text, 0, len(text.text)):
                if found.concept not in seen:
                    seen.add(found.concept)
                    place = {"id": text.id, "start": found.start, "end": found.end}
                    place["text"] = text.text[found.start : found.end]
                    yield (text.year, text.counterpart, found.concept), place

    return _per_year("concepts", "concept", texts, places())


def verbs_by_year(corpus: Corpus, counterpart: str | None = None) -> Answer:
    """In how many texts of a year with a counterpart each step of the scale of verbs is used; evidence is each cue.

    The scale is that of `readout compare`, from 1, thanks, to 6, condemns; only what was said counts.
    """
    texts = with_counterparts(corpus, counterpart)
    columns = ("id", "kind", "cue", "cue_start", "cue_end")
    statements = _with_year(texts, read_table(corpus, "statements", columns))
    names = stances()

    def places() -> Iterator[Counted]:
        for row in statements[statements["kind"] == "said"].itertuples(index=False):
            step = stance_of(row.cue)
            place = {"id": row.id, "start": int(row.cue_start), "end": int(row.cue_end), "text": row.cue}
            yield (row.year, row.counterpart, f"{step} {names[step]}"), place

    return _per_year("verbs", "step", texts, places())


def claims_by_verdict(corpus: Corpus, counterpart: str | None = None) -> Answer:
    """How the claims of each group fared, by year and counterpart: their verdicts; evidence is each claim.

    That somebody held the office that a text gives stands apart, as "office": nearly all claims of the group "record" say
    no more.
    """
    texts = with_counterparts(corpus, counterpart)
    columns = ("id", "kind", "group", "verdict", "start", "end", "text")
    claims = _with_year(texts, read_table(corpus, "claims", columns))
    found: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in claims.itertuples(index=False):
        group = "office" if row.kind == HOLDER else row.group
        found[row.year, row.counterpart, group, row.verdict].append(place_of(row))
    names = ("year", "counterpart", "group", "verdict")
    rows = _newest_and_most_first(
        (dict(zip(names, key, strict=True)) | {"claims": len(found[key])}, found[key])
        for key in sorted(found)
    )
    return answer("claims", rows, (*names, "claims"), texts)


def _per_year(question: str, name: str, texts: pd.DataFrame, places: Iterable[Counted]) -> Answer:
    """Texts with each thing that is counted, by year and counterpart, with the number of texts there are."""
    of = texts.groupby(["year", "counterpart"]).size().to_dict()
    found: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for key, place in places:
        found[key].append(place)
    rows = []
    for key in sorted(found):
        year, code, what = key
        within = len({place["id"] for place in found[key]})
        row = {"year": year, "counterpart": code, name: what, "texts": within, "of": int(of[year, code])}
        rows.append((row, found[key]))
    return answer(question, _newest_and_most_first(rows), ("year", "counterpart", name, "texts", "of"), texts)


def _newest_and_most_first(rows: Iterable[tuple[Row, list[Row]]]) -> list[tuple[Row, list[Row]]]:
    """Rows of counts by year and counterpart: the newest year first, in it talks with others before what was at home,
    and of these what stands in most texts; others stay in their order."""

    def order(pair: tuple[Row, list[Row]]) -> tuple[int, bool, int]:
        row, places = pair
        return -row["year"], not row["counterpart"], -len({place["id"] for place in places})

    return sorted(rows, key=order)


def _with_year(texts: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` of those texts, with their year and counterpart."""
    return rows.merge(texts[["id", "year", "counterpart"]], on="id")


QUESTIONS: dict[str, Callable[[Corpus, str | None], Answer]] = {
    "met": who_met_whom,
    "concepts": concepts_by_year,
    "verbs": verbs_by_year,
    "claims": claims_by_verdict,
}
"""The questions that `readout ask` takes of a whole corpus, by their words."""
