"""A comparison as plain data."""

import json

from readout import DATA
from readout.article import read_article
from readout.compare import compare
from readout.compare.data import as_data
from readout.reading import Reading
from readout.shapes import misfit

from .texts import two

SPAN = {"start": int, "end": int, "text": str}
ONE_SIDED = SPAN | {"nearest": (None, SPAN), "score": (int, float), "note": str}
SIDE = (None, {"rank": int, "share": (int, float), "places": [SPAN]})
SHAPE = {
    "schema": frozenset({"readout-compare/1"}),
    "a": {"path": str, "sha256": str, "cut": bool},
    "b": {"path": str, "sha256": str, "cut": bool},
    "links": [
        {
            "a": [SPAN],
            "b": [SPAN],
            "why": {kind: [str] for kind in ("people", "dates", "quantities", "places", "concepts", "words")},
            "score": (int, float),
        }
    ],
    "only_a": [ONE_SIDED],
    "only_b": [ONE_SIDED],
    "differently": [{"kind": str, "a": SPAN | {"value": str}, "b": SPAN | {"value": str}}],
    "concepts": [{"concept": str, "broad": bool, "a": SIDE, "b": SIDE}],
    "speakers": {"a": {"*": float}, "b": {"*": float}},
    "names": [{"kind": str, "a": str, "b": str}],
    "verbs": [{"link": int, "a": SPAN | {"step": str}, "b": SPAN | {"step": str}}],
    "mouths": {
        side: [{"speaker": str, "said": SPAN, "link": (None, int), "own": (None, bool)}] for side in "ab"
    },
}


def test_the_data_of_a_real_pair_are_of_their_shape_and_every_offset_holds():
    paths = [DATA / "article/2023-12-20-xi-mishustin.txt", DATA / "readouts/2023-12-20-xi-mishustin-ru.txt"]
    a, b = (Reading(read_article(path)) for path in paths)
    data = as_data(a, b, compare(a, b))
    assert misfit(json.loads(json.dumps(data, allow_nan=False)), SHAPE) == ""
    assert (data["a"]["path"], data["a"]["sha256"]) == (paths[0].name, a.article.sha256)
    assert (data["a"]["cut"], data["b"]["cut"]) == (False, True)
    for side, reading in (("a", a), ("b", b)):
        spans = [span for link in data["links"] for span in link[side]] + data[f"only_{side}"]
        spans += [item[side] for item in data["differently"]]
        spans += [place for c in data["concepts"] if c[side] for place in c[side]["places"]]
        assert spans and all(reading.article.text[s["start"] : s["end"]] == s["text"] for s in spans)


def test_links_are_named_by_their_numbers():
    opening = "President Ann Brask spoke with Prime Minister Bo Lund of Sweden."
    a, b, found = two(
        f"{opening} Lund condemned the coup in Niger.",
        f"{opening} Lund said that the coup in Niger was wrong.",
    )
    data = as_data(a, b, found)
    (verbs,) = data["verbs"]
    assert data["links"][verbs["link"]]["a"][0]["text"] == "Lund condemned the coup in Niger."
    assert data["mouths"]["a"][0]["link"] == verbs["link"]
