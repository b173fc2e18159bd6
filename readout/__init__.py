"""Read one diplomatic news report as data: its facts, its trade figures, its words, its claims."""

__version__ = "0.1.0"
