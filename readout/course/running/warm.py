"""What the library loads at its first use (word lists, lexicons, the table of countries), loaded by importing this.

A warm process imports it, so that the kernels forked from it find all of that in memory.
"""

from pandas import DataFrame

from readout.article import parse_article
from readout.course.results import wide
from readout.facts import extract_facts, names_in
from readout.statements import extract_statements
from readout.words import score_text

_ARTICLE = parse_article("Oslo, March 14, 2024.\nMinister Ann Lind of Norway said trade grew by 5 percent.")
_FACTS = extract_facts(_ARTICLE)
for _spoken in extract_statements(_ARTICLE, _FACTS):
    for _tool in ("textblob", "vader"):
        score_text(_spoken.text, names_in(_FACTS), _tool)
wide(DataFrame({"a": [1.0]})).to_html()
