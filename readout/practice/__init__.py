"""Practice readouts, each made from a number: the text, its annotation, an invented trade table, true and false claims;
and two sides' accounts of one invented meeting."""

from readout.practice.generate import generate, write
from readout.practice.model import KINDS, NEEDS, STYLES, Country, PlantedClaim, Practice
from readout.practice.two_sides import DIFFERENCES, Difference, Shared, TwoSides, two_sides

__all__ = [
    "DIFFERENCES",
    "KINDS",
    "NEEDS",
    "STYLES",
    "Country",
    "Difference",
    "PlantedClaim",
    "Practice",
    "Shared",
    "TwoSides",
    "generate",
    "two_sides",
    "write",
]
