"""The course's own article, read for the tests of this room."""

from readout import ROOT
from readout.article import read_article
from readout.reading import Reading

OURS = Reading(read_article(ROOT / "data/article/2023-12-20-xi-mishustin.txt"))
