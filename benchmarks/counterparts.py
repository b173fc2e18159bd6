"""With whom was each talk of a corpus: what a reader noted in `data/corpus/counterparts.csv`, and what the tables say.

usage: python benchmarks/counterparts.py [EVERY]

EVERY 5 takes each fifth text; without it, all are read (ten seconds). Talks of five countries and more, and those with
an organisation alone, are counted for themselves: what is right there is a matter of taste.
"""

import sys
from collections import Counter

import pandas as pd

from readout import DATA
from readout.corpus import read_texts, with_counterparts


def judged(said: str, noted: str) -> str:
    """How a counterpart fares against what the reader noted."""
    if noted in ("many", "other"):
        return f"{noted}: {'some country' if said else 'none'}"
    if not noted:
        return "at home: a country" if said else "at home: none"
    if not said:
        return "a talk: none"
    found, known = set(said.split("-")), set(noted.split("-"))
    return (
        "a talk: right" if found <= known else "a talk: also another" if found & known else "a talk: another"
    )


def counted(every: int = 1) -> Counter[str]:
    """How many texts there are of each kind."""
    texts = pd.read_json(DATA / "corpus/white_house_readouts.jsonl.gz", lines=True)[::every]
    noted = pd.read_csv(DATA / "corpus/counterparts.csv", keep_default_na=False).set_index("id")[
        "counterpart"
    ]
    said = with_counterparts(read_texts(texts)).set_index("id")["counterpart"]
    return Counter(judged(said[name], noted[name]) for name in texts["id"])


if __name__ == "__main__":
    for kind, texts in sorted(counted(int(sys.argv[1]) if sys.argv[1:] else 1).items()):
        print(f"{texts:5} {kind}")
