"""The page of a comparison: two columns whose links one can follow, what differs on top, claims beside each other.

One self-contained page that asks nothing of the network. Text taken from the readouts is escaped.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

from readout.article import Article, Span
from readout.chart import Chart
from readout.claims import HOLDER, Verdict
from readout.compare import charts
from readout.compare.beside import (
    Mouth,
    Names,
    Topic,
    Verbs,
    in_the_others_mouth,
    names_for_one_thing,
    rooms_of_speakers,
    topics,
    verbs,
)
from readout.compare.data import as_data
from readout.compare.meeting import is_cut
from readout.compare.model import Comparison, Difference, Link, OneSided
from readout.reading import Reading
from readout.report import VERDICT_LABELS, Report, software
from readout.report.visible import visible

_DIFFERENCES = {"figure": "Figure", "date": "Date", "speaker": "Who said it"}
_SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


class Shown(NamedTuple):
    """A passage as the page has it: its id ("A1"), its words, its links, and what stands for one that has none."""

    id: str
    span: Span
    links: list[tuple[str, Link]]
    alone: OneSided | None
    nearest: str


@dataclass(frozen=True)
class Page:
    """Everything that the page of a comparison says. `a` and `b` are the two readings that were compared."""

    a: Reading
    b: Reading
    comparison: Comparison

    @property
    def title(self) -> str:
        """Who met and when, as the first text has it."""
        return Report(self.a, {}).title

    @property
    def headline(self) -> str:
        """The finding in one sentence: what differs, then how much of each text has a counterpart."""
        differ = {kind: sum(d.kind == kind for d in self.comparison.differently) for kind in _DIFFERENCES}
        words = {
            "figure": ("figure", "figures"),
            "date": ("date", "dates"),
            "speaker": ("speaker", "speakers"),
        }
        parts = [
            f"{_number_in_words(count)} {words[kind][count > 1]}" for kind, count in differ.items() if count
        ]
        first = " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts).capitalize()
        what = f"{first} differ" if parts else "Nothing was found that the two tell differently"
        if sum(differ.values()) == 1:
            only = self.comparison.differently[0]
            values = (only.value_a, only.value_b) if only.kind == "speaker" else (only.a.text, only.b.text)
            what = f"{first} differs: {values[0]} in A, {values[1]} in B"
        return (
            f"{what}; {self._counterparts('A', self.shown_a)} and {self._counterparts('B', self.shown_b)} "
            "have a counterpart in the other"
        )

    @staticmethod
    def _counterparts(side: str, shown: list[Shown]) -> str:
        passages = "passage" if len(shown) == 1 else "passages"
        return f"{sum(bool(s.links) for s in shown)} of {len(shown)} {passages} of {side}"

    @functools.cached_property
    def shown_a(self) -> list[Shown]:
        """The passages of the first text, in its order."""
        return list(self._passages_shown("A", self.a, self.b))

    @functools.cached_property
    def shown_b(self) -> list[Shown]:
        """The passages of the second text, in its order."""
        return list(self._passages_shown("B", self.b, self.a))

    def _passages_shown(self, side: str, here: Reading, there: Reading) -> Iterator[Shown]:
        mine, theirs = _ids_of(side, here.article), _ids_of("B" if side == "A" else "A", there.article)
        alone = self.comparison.only_a if side == "A" else self.comparison.only_b
        of = {item.start: item for item in alone}
        for sentence in here.article.body:
            links = [
                (theirs[(link.b if side == "A" else link.a)[0].start], link)
                for link in self.comparison.links
                if (link.a if side == "A" else link.b)[0].start == sentence.start
            ]
            item = of.get(sentence.start)
            nearest = theirs[item.nearest.start] if item and item.nearest else ""
            yield Shown(mine[sentence.start], sentence, links, item, nearest)

    @property
    def differently(self) -> list[Difference]:
        """What the two tell differently: figures first, then dates, then speakers."""
        order = list(_DIFFERENCES)
        return sorted(self.comparison.differently, key=lambda d: order.index(d.kind))

    @property
    def links(self) -> list[tuple[str, str, Link]]:
        """The links with the ids of their passages."""
        of_a, of_b = _ids_of("A", self.a.article), _ids_of("B", self.b.article)
        return [(of_a[link.a[0].start], of_b[link.b[0].start], link) for link in self.comparison.links]

    def passage_of(self, side: str, span: Span) -> str:
        """The id of the passage of side "A" or "B" that a stretch of its text begins in; empty where it is in none."""
        shown = self.shown_a if side == "A" else self.shown_b
        return next((s.id for s in shown if s.span.start <= span.start < s.span.end), "")

    @functools.cached_property
    def topics(self) -> tuple[Topic, ...]:
        """The concepts that the texts name."""
        return topics(self.a, self.b)

    @property
    def names(self) -> tuple[Names, ...]:
        """Names that stand for one thing."""
        return names_for_one_thing(self.a, self.b, self.comparison)

    @property
    def verbs(self) -> tuple[Verbs, ...]:
        """Links whose verbs are of two steps."""
        return verbs(self.a, self.b, self.comparison)

    @property
    def mouths(self) -> list[tuple[str, tuple[Mouth, ...]]]:
        """What each side puts into the other's mouth."""
        return [
            ("A", in_the_others_mouth(self.a, self.b, self.comparison, "a")),
            ("B", in_the_others_mouth(self.b, self.a, self.comparison, "b")),
        ]

    @property
    def claims(self) -> list[tuple[Verdict | None, Verdict | None]]:
        """The claims of both sides that could be tested, beside each other where they are of one kind and linked;
        those that have a partner stand first."""
        left, right = (_testable(reading) for reading in (self.a, self.b))
        rows: list[tuple[Verdict | None, Verdict | None]] = []
        for mine in left:
            partner = next((v for v in right if self._may_stand_beside(mine, v)), None)
            if partner:
                right.remove(partner)
            rows.append((mine, partner))
        rows.sort(key=lambda row: row[1] is None)
        return rows + [(None, verdict) for verdict in right]

    def _may_stand_beside(self, one: Verdict, other: Verdict) -> bool:
        here, there = self.passage_of("A", one.claim), self.passage_of("B", other.claim)
        return one.claim.kind == other.claim.kind and (here, there) in {(a, b) for a, b, _ in self.links}

    @functools.cached_property
    def charts(self) -> dict[str, Chart]:
        """The pictures by file name; one that has nothing to show is not there."""
        drawn = {"order": charts.order(self.topics), "room": charts.room(self.topics)}
        return {name: chart for name, chart in drawn.items() if chart.figure}

    def as_json(self) -> dict[str, Any]:
        """The comparison as plain data, with the headline, the charts' words and the software."""
        shown = [{"name": name, "title": c.title, "alt": c.alt} for name, c in self.charts.items()]
        return as_data(self.a, self.b, self.comparison) | {
            "title": self.title,
            "headline": self.headline,
            "charts": shown,
            "software": software(),
        }

    def as_html(self) -> str:
        """The page, as one HTML document that loads nothing from outside."""
        import jinja2  # only here: who compares two texts needs no page

        environment = jinja2.Environment(
            loader=jinja2.PackageLoader("readout.compare"),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
        )
        environment.filters["percent"] = lambda share: f"{100 * share:.0f}\xa0%"
        environment.filters["image"] = lambda webp: (
            "data:image/webp;base64," + base64.b64encode(webp).decode()
        )
        script = _own_template("compare.js")
        page = environment.get_template("compare.html.j2").render(
            page=self,
            sides=(("A", self.a, self.shown_a), ("B", self.b, self.shown_b)),
            files={"A": _file_name(self.a), "B": _file_name(self.b)},
            cut={"A": is_cut(self.a.article), "B": is_cut(self.b.article)},
            kinds=_DIFFERENCES,
            reports=(Report(self.a, {}), Report(self.b, {})),
            labels=VERDICT_LABELS,
            speakers={"A": rooms_of_speakers(self.a), "B": rooms_of_speakers(self.b)},
            software=software(),
            style=_report_style() + _own_template("compare.css"),
            script=script,
            script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        )
        return visible(page)

    def write(self, folder: str | Path) -> Path:
        """Write `index.html`, `compare.json` and `charts/` (SVG and PNG) to `folder`; return the page's path."""
        folder = Path(folder)
        pictures = folder / "charts"
        pictures.mkdir(parents=True, exist_ok=True)
        for name, chart in self.charts.items():
            chart.save(pictures, name)
        data = json.dumps(self.as_json(), ensure_ascii=False, indent=1, allow_nan=False)
        (folder / "compare.json").write_text(data + "\n", encoding="utf-8")
        page = folder / "index.html"
        page.write_text(self.as_html(), encoding="utf-8")
        return page


def _ids_of(side: str, article: Article) -> Mapping[int, str]:
    return {sentence.start: f"{side}{n}" for n, sentence in enumerate(article.body, start=1)}


def _number_in_words(count: int) -> str:
    return _SMALL_NUMBERS[count] if count < len(_SMALL_NUMBERS) else str(count)


def _testable(reading: Reading) -> list[Verdict]:
    """The verdicts on figures, the record and the calendar, without people's titles."""
    return [v for v in reading.verdicts if v.group != "words" and v.claim.kind != HOLDER]


def _file_name(reading: Reading) -> str:
    return reading.article.path.replace("\\", "/").rpartition("/")[2] or "the text"


def _own_template(name: str) -> str:
    return resources.files("readout.compare").joinpath("templates", name).read_text(encoding="utf-8")


def _report_style() -> str:
    """The style that the report's pages have, too."""
    return resources.files("readout.report").joinpath("templates/report.css").read_text(encoding="utf-8")
