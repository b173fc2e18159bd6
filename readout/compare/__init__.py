"""How two readouts of one meeting differ: what both tell, what stands on one side, what is told differently. Lesson 06.

The machine says what it found and by which rules; where it finds nothing it shows what comes nearest, and never that a
side leaves something out.
"""

from readout.compare.links import compare
from readout.compare.meeting import is_cut, why_not_one_meeting
from readout.compare.model import NO_COUNTERPART, NOT_IN_PART, Comparison, Difference, Link, OneSided, Why

__all__ = [
    "NO_COUNTERPART",
    "NOT_IN_PART",
    "Comparison",
    "Difference",
    "Link",
    "OneSided",
    "Why",
    "compare",
    "is_cut",
    "why_not_one_meeting",
]
