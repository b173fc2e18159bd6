"""A comparison as tables."""

import pandas as pd

from readout.compare import links_table, one_sided_table, topics, topics_table

from .texts import two

A = "They condemned the coup in Niger. They discussed vaccines."
B = "They regretted the coup in Niger. They hailed a lighthouse."


def test_links_and_passages_on_one_side_are_rows():
    _, _, found = two(A, B)
    links = links_table(found)
    assert links["a"].tolist() == ["They condemned the coup in Niger."] and links["why"][0].startswith(
        "places: Niger"
    )
    alone = one_sided_table(found)
    assert alone[["side", "text"]].to_numpy().tolist() == [
        ["a", "They discussed vaccines."],
        ["b", "They hailed a lighthouse."],
    ]
    assert alone["nearest"].tolist() == ["", ""] and set(alone["note"]) == {
        "no counterpart found by these rules"
    }


def test_concepts_are_rows_with_blanks():
    a, b, _ = two(A, B)
    table = topics_table(topics(a, b)).set_index("concept")
    assert table.loc["vaccines", "rank_a"] == 2 and pd.isna(table.loc["vaccines", "rank_b"])
    assert pd.isna(table.loc["vaccines", "share_b"]) and 0 < table.loc["vaccines", "share_a"] < 1


def test_of_nothing_the_tables_are_empty():
    _, _, found = two("", "")
    assert len(links_table(found)) == len(one_sided_table(found)) == len(topics_table(())) == 0
