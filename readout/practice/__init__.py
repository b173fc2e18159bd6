"""Practice readouts, each made from a number: the text, its annotation, an invented trade table, true and false claims."""

from readout.practice.generate import generate, write
from readout.practice.model import KINDS, NEEDS, STYLES, Country, PlantedClaim, Practice

__all__ = ["KINDS", "NEEDS", "STYLES", "Country", "PlantedClaim", "Practice", "generate", "write"]
