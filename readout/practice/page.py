"""The text of a practice readout as it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from readout.practice.claims import Plan

Record = dict[str, Any]
"""A piece of the annotation, under the keys of the schema readout-gold/1."""


@dataclass
class Draft:
    """A statement as it is written: the spans of its parts, who is named in its source, where it stands.

    `shared` says that the source is also that of the statement before. `kind` is "said", or "topic" where only what was
    talked about is told. `act` is the name of the cue in the grammar;
    where it has none, the cue itself.
    """

    source: list[Record] = field(default_factory=list)
    cue: list[Record] = field(default_factory=list)
    content: list[Record] = field(default_factory=list)
    mentions: list[tuple[str, Record]] = field(default_factory=list)
    shared: bool = False
    kind: str = "said"
    act: str = ""
    sentence: str = ""
    paragraph: str = ""


@dataclass
class Page:
    """The text as it is written from left to right, with every mark taken down at once: no span is ever searched for.

    `n` is its length so far. `mentions` come with the id of whom they mention, `claims` with start and end.
    `silent` are the sentences in which the narrator tells something that nobody says. `capital` says that the next
    letter is to be one.
    """

    parts: list[str] = field(default_factory=list)
    n: int = 0
    paragraphs: list[Record] = field(default_factory=list)
    sentences: list[Record] = field(default_factory=list)
    mentions: list[tuple[str, Record]] = field(default_factory=list)
    times: list[Record] = field(default_factory=list)
    quantities: list[Record] = field(default_factory=list)
    statements: list[Draft] = field(default_factory=list)
    claims: list[tuple[Plan, int, int]] = field(default_factory=list)
    events: list[Record] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    capital: bool = False

    def put(self, text: str) -> tuple[int, int]:
        """Append text; its first letter becomes a capital where one is due. Returns its span."""
        if self.capital and any(c.isalnum() for c in text):
            i = next(i for i, c in enumerate(text) if c.isalnum())
            text, self.capital = text[:i] + text[i].upper() + text[i + 1 :], False
        start = self.n
        self.parts.append(text)
        self.n += len(text)
        return start, self.n

    def mention(self, entity: str, text: str, kind: str, **more: Any) -> None:
        """Write a mention of an entity; `kind` is name, demonym, pronoun or nominal."""
        start, _ = self.put(text)
        self.mentioned(entity, start, kind, **more)

    def mentioned(self, entity: str, start: int, kind: str, **more: Any) -> None:
        """Take down what was written since `start` as a mention."""
        self.mentions.append((entity, {"start": start, "end": self.n, "kind": kind, **more}))

    def quantity(self, text: str, value: float, unit: str | None, kind: str) -> None:
        """Write a quantity."""
        start, end = self.put(text)
        self.quantities.append({"start": start, "end": end, "value": value, "unit": unit, "kind": kind})

    def time(self, text: str, value: str | dict[str, str], kind: str = "DATE", **more: bool) -> None:
        """Write a time expression."""
        start, end = self.put(text)
        self.times.append({"start": start, "end": end, "type": kind, "value": value, **more})

    def open_paragraph(self, kind: str, gap: str) -> None:
        """Begin a paragraph after a gap, and its first sentence."""
        if self.paragraphs:
            self.put(gap)
        self.paragraphs.append(
            {"id": f"p{len(self.paragraphs)}", "kind": kind, "start": self.n, "end": self.n}
        )
        self.open_sentence(kind)

    def open_sentence(self, kind: str) -> None:
        """Begin a sentence in the open paragraph."""
        p = self.paragraphs[-1]["id"]
        self.sentences.append(
            {"id": f"s{len(self.sentences)}", "paragraph": p, "kind": kind, "start": self.n, "end": self.n}
        )
        self.capital = True

    def close_sentence(self) -> None:
        """End the open sentence."""
        self.sentences[-1]["end"] = self.n

    def close_paragraph(self) -> None:
        """End the open paragraph, and its last sentence."""
        self.close_sentence()
        self.paragraphs[-1]["end"] = self.n


def typeset(text: str, curly: bool) -> str:
    """A text with curly quotes, or with straight ones: one character for one, so that every offset stays right."""
    if not curly:
        return text.replace("’", "'")
    return re.sub(r'(?<![^\s(\[])"', "“", text).replace('"', "”").replace("'", "’")
