"""What the library loads at its first use (word lists, lexicons, the table of countries), loaded by importing this.

A warm process imports it, so that the kernels forked from it find all of that in memory.
"""

from pandas import DataFrame

from readout.article import parse_article
from readout.course.results import wide
from readout.reading import Reading
from readout.words import TOOLS, score_text

_SAMPLE = Reading(
    parse_article("Oslo, March 14, 2024.\nMinister Ann Lind of Norway said trade grew by 5 percent.")
)
for _tool in TOOLS:
    score_text(_SAMPLE.statements[0].text, _SAMPLE.names, _tool)
wide(DataFrame({"a": [1.0]})).to_html()
