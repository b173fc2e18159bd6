"""What the room gives: attributions, which are places in a text, and statements, which have a speaker."""

from __future__ import annotations

from dataclasses import dataclass

from readout.article import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content as stretches of the text, and whether the content is quoted word for word.

    `source` is None where a quotation names nobody. `quote` is direct, indirect or mixed. `kind` is "said", or "topic"
    where only what was talked about is told ("discussed trade").
    """

    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[tuple[int, int], ...]
    quote: str
    kind: str = "said"


@dataclass(frozen=True, slots=True)
class Resolution:
    """How a source was read: `by` its name, an office, a pronoun, as a group, by the turn of a transcript, or none.

    `mentions` are the places that decided it: where the text names those who are meant. By none, the speakers are the
    words of the source themselves, and nothing decided.
    """

    by: str
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One attributed statement.

    `speakers` are full names where known, else the words of the source; `resolved` says how they were found. `source`
    is the subject of the cue, or of the clause it continues; None where the text names nobody. `content` may be several
    spans. `quote` is direct, indirect or mixed. `kind` is "said", or "topic" where only what was talked about is told ("discussed trade").
    """

    id: str
    speakers: tuple[str, ...]
    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    quote: str
    resolved: Resolution
    kind: str = "said"

    @property
    def text(self) -> str:
        """The words of the content."""
        return " … ".join(span.text for span in self.content)
