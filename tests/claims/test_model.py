"""What a claim is: each kind that the rules make is of one group."""

import re
from collections import Counter

from readout import ROOT
from readout.article import parse_article
from readout.claims import GROUPS
from readout.practice import generate
from readout.reading import Reading


def test_a_kind_is_of_one_group():
    counts = Counter(kind for kinds in GROUPS.values() for kind in kinds)
    assert max(counts.values()) == 1


def test_every_kind_that_the_rules_make_is_of_one():
    """Those written in the source, and those that practice readouts and other texts give."""
    known = {kind for kinds in GROUPS.values() for kind in kinds}
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "readout/claims").rglob("*.py"))
    made = set(re.findall(r'context\.claim\([^"\n]*"(\w+)"', source))
    made |= set(re.findall(r'(?:kind=|_base_frame\(\s*reader, scene, )"(\w+)"', source))
    assert {"weekday", "event", "rank", "balance", "streak"} <= made
    texts = [generate(seed).text for seed in range(30)]
    texts += [path.read_text(encoding="utf-8") for path in (ROOT / "tests/pairs").glob("*.txt")]
    made |= {v.claim.kind for text in texts for v in Reading(parse_article(text)).verdicts}
    assert made <= known, made - known
