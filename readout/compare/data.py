"""A comparison as plain data, schema `readout-compare/1`: for programs, and beside the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from readout.article import Span
from readout.compare.beside import (
    Mouth,
    Side,
    in_the_others_mouth,
    names_for_one_thing,
    rooms_of_speakers,
    topics,
    verbs,
)
from readout.compare.meeting import is_cut
from readout.compare.model import Comparison, Link, OneSided
from readout.reading import Reading

_DIGITS_KEPT = 3  # of a score or share


def as_data(a: Reading, b: Reading, comparison: Comparison) -> dict[str, Any]:
    """What `comparison` found in two readings; JSON can hold all of it.

    Every `start` and `end` is an offset into the text of its side, whose `sha256` stands with it. `links` join passages
    and say why, `only_a` and `only_b` are passages without a link, each with a `note` ("no counterpart found by these
    rules", or "not in the part we have" where the other text is `cut`) and the `nearest` passage. `differently` has what
    linked passages tell in another way, each side with its `value`. Of `concepts`, `rank` is their order in a text and
    `share` the part of its words. `speakers` have the part of the words that each is said to have said, `names` stand for
    one thing, `verbs` and `mouths` name a link by its number in `links`, from 0.
    """
    return {
        "schema": "readout-compare/1",
        "a": _text_data(a),
        "b": _text_data(b),
        "links": [_link_data(link) for link in comparison.links],
        "only_a": [_one_sided_data(item) for item in comparison.only_a],
        "only_b": [_one_sided_data(item) for item in comparison.only_b],
        "differently": [
            {
                "kind": d.kind,
                "a": _span_data(d.a) | {"value": d.value_a},
                "b": _span_data(d.b) | {"value": d.value_b},
            }
            for d in comparison.differently
        ],
        "concepts": [
            {"concept": t.concept, "broad": t.broad, "a": _side_data(t.a), "b": _side_data(t.b)}
            for t in topics(a, b)
        ],
        "speakers": {side: _rounded_shares(rooms_of_speakers(one)) for side, one in (("a", a), ("b", b))},
        "names": [asdict(names) for names in names_for_one_thing(a, b, comparison)],
        "verbs": [
            {
                "link": comparison.links.index(v.link),
                "a": _span_data(v.a) | {"step": v.step_a},
                "b": _span_data(v.b) | {"step": v.step_b},
            }
            for v in verbs(a, b, comparison)
        ],
        "mouths": {
            "a": [_mouth_data(m, comparison) for m in in_the_others_mouth(a, b, comparison, "a")],
            "b": [_mouth_data(m, comparison) for m in in_the_others_mouth(b, a, comparison, "b")],
        },
    }


def _text_data(reading: Reading) -> dict[str, Any]:
    article = reading.article
    return {"path": Path(article.path).name, "sha256": article.sha256, "cut": is_cut(article)}


def _span_data(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.text}


def _spans_data(spans: Sequence[Span]) -> list[dict[str, Any]]:
    return [_span_data(span) for span in spans]


def _link_data(link: Link) -> dict[str, Any]:
    why = {name: list(found) for name, found in asdict(link.why).items()}
    return {"a": _spans_data(link.a), "b": _spans_data(link.b), "why": why, "score": link.score}


def _one_sided_data(item: OneSided) -> dict[str, Any]:
    nearest = _span_data(item.nearest) if item.nearest else None
    return _span_data(item) | {"nearest": nearest, "score": item.score, "note": item.note}


def _side_data(side: Side | None) -> dict[str, Any] | None:
    if side is None:
        return None
    return {"rank": side.rank, "share": round(side.share, _DIGITS_KEPT), "places": _spans_data(side.places)}


def _rounded_shares(shares: dict[str, float]) -> dict[str, float]:
    return {name: round(share, _DIGITS_KEPT) for name, share in shares.items()}


def _mouth_data(mouth: Mouth, comparison: Comparison) -> dict[str, Any]:
    link = comparison.links.index(mouth.link) if mouth.link else None
    return {"speaker": mouth.speaker, "said": _span_data(mouth.said), "link": link, "own": mouth.own}
