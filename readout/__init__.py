"""Read one diplomatic news report as data: its facts, its trade figures, its words, its claims."""

from pathlib import Path

__version__ = "0.1.0"

ROOT = Path(__file__).resolve().parents[1]  # the course: notebooks, data and build are below it
