"""How two readouts of one meeting differ: what both tell, what stands on one side, what is told differently.

The machine says what it found and by which rules; where it finds nothing it shows what comes nearest, and never that a
side leaves something out.
"""

from readout.compare.beside import (
    Mouth,
    Names,
    Side,
    Topic,
    Verbs,
    in_the_others_mouth,
    names_for_one_thing,
    rooms_of_speakers,
    topics,
    verbs,
)
from readout.compare.data import as_data
from readout.compare.links import compare
from readout.compare.meeting import is_cut, why_not_one_meeting
from readout.compare.model import NO_COUNTERPART, NOT_IN_PART, Comparison, Difference, Link, OneSided, Why
from readout.compare.tables import links_table, one_sided_table, topics_table

__all__ = [
    "NO_COUNTERPART",
    "NOT_IN_PART",
    "Comparison",
    "Difference",
    "Link",
    "Mouth",
    "Names",
    "OneSided",
    "Side",
    "Topic",
    "Verbs",
    "Why",
    "as_data",
    "compare",
    "in_the_others_mouth",
    "is_cut",
    "links_table",
    "names_for_one_thing",
    "one_sided_table",
    "rooms_of_speakers",
    "topics",
    "topics_table",
    "verbs",
    "why_not_one_meeting",
]
