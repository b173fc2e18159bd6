"""What the tests of one text look at: the text, what was taken from it, and the tables of its pair."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from readout.article import Article
from readout.claims.contents import Contents
from readout.claims.model import Claim, Evidence
from readout.facts import Facts
from readout.statements import Statement
from readout.trade import Row, Trade


@dataclass(frozen=True, slots=True)
class Context:
    """A text with its facts, statements and tables; `today` is the day it gives as its own."""

    article: Article
    facts: Facts
    statements: Sequence[Statement]
    trade: Trade
    contents: Contents
    today: dt.date | None

    def claim(self, start: int, end: int, kind: str, of: Statement | None = None) -> Claim:
        """The claim between two offsets, with the statement whose content holds it, or that it is said to be `of`."""
        statement = self.contents.holding(start)
        holder = "; ".join(statement.speakers) if statement and statement.speakers else "the report"
        text = self.article.text[start:end]
        return Claim(start, end, text, "", of.id if of else statement.id if statement else None, holder, kind)

    def timeline(self, kind: str | None = None) -> list[Row]:
        """The events of a kind, or all, that had happened or been said by the day of the report."""
        day = str(self.today or dt.date.max)
        return [
            row
            for row in self.trade.rows("timeline")
            if kind in (None, row["kind"]) and str(row["date"]) <= day[: len(str(row["date"]))]
        ]

    def not_covered(self, what: str) -> str:
        """Why something cannot be tested: no table has it."""
        return f"These tables do not cover {what}." if self.trade.available else self.trade.reason


def calendar_row(row: str, value: str) -> Evidence:
    """Evidence from the calendar."""
    return Evidence("calendar", row, value, "arithmetic on the Gregorian calendar")


def event_row(row: Row, value: str) -> Evidence:
    """Evidence from the timeline."""
    return Evidence("timeline", str(row["date"]), value, str(row["source"]))
