"""How facts are said in English: the rules and word lists that find them in a text."""

from readout.facts.english.dates import find_dates
from readout.facts.english.entities import find_names
from readout.facts.english.gazetteer import words_of
from readout.facts.english.lands import joined, land_of_titles, other_land
from readout.facts.english.quantities import find_quantities, speaks_of_a_target

__all__ = [
    "find_dates",
    "find_names",
    "find_quantities",
    "joined",
    "land_of_titles",
    "other_land",
    "speaks_of_a_target",
    "words_of",
]
