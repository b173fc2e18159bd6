"""Invented meetings from two sides that tests of several files look at."""

from readout.practice import two_sides

MEETINGS = [two_sides(seed) for seed in range(200)]


def words_of(text, span):
    return text[slice(*span)]
