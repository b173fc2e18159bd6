"""A comparison as tables, for lessons: one row per link, per passage on one side, per concept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from readout.compare.beside import Topic
from readout.compare.model import Comparison

if TYPE_CHECKING:  # pandas takes a second to load, which comparing two texts does not need
    import pandas as pd


def links_table(comparison: Comparison) -> pd.DataFrame:
    """One row per link: a, b (the words of the passages), why, score, start_a, start_b."""
    import pandas as pd

    rows = [
        (
            " … ".join(span.text for span in link.a),
            " … ".join(span.text for span in link.b),
            link.why.said,
            link.score,
            link.a[0].start,
            link.b[0].start,
        )
        for link in comparison.links
    ]
    return pd.DataFrame(rows, columns=["a", "b", "why", "score", "start_a", "start_b"])


def one_sided_table(comparison: Comparison) -> pd.DataFrame:
    """One row per passage without a link: side ("a" or "b"), text, note, nearest, score, start."""
    import pandas as pd

    rows = [
        (side, item.text, item.note, item.nearest.text if item.nearest else "", item.score, item.start)
        for side, items in (("a", comparison.only_a), ("b", comparison.only_b))
        for item in items
    ]
    return pd.DataFrame(rows, columns=["side", "text", "note", "nearest", "score", "start"])


def topics_table(topics: Sequence[Topic]) -> pd.DataFrame:
    """One row per concept of `topics`: concept, broad, rank_a, rank_b, share_a, share_b; blank where a text has none."""
    import pandas as pd

    rows = [
        (
            topic.concept,
            topic.broad,
            *((side.rank if side else None) for side in (topic.a, topic.b)),
            *((side.share if side else None) for side in (topic.a, topic.b)),
        )
        for topic in topics
    ]
    columns = ["concept", "broad", "rank_a", "rank_b", "share_a", "share_b"]
    return pd.DataFrame(rows, columns=columns).astype({"rank_a": "Int64", "rank_b": "Int64"})
