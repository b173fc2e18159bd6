"""Practice readouts that tests of several files look at."""

import hashlib

from readout.practice import STYLES, generate

MANY = [generate(seed) for seed in range(300)]
EACH = [generate(seed, style) for seed in range(1000, 1012) for style in STYLES]
SAMPLE = MANY + EACH


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()
