"""Whose statement a place in the text belongs to, found without asking each statement of a long text."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from readout.statements import Statement


class Contents:
    """The contents of all statements, in the order of the text."""

    def __init__(self, statements: Sequence[Statement]):
        self.spans = sorted((c.start, c.end, n) for n, s in enumerate(statements) for c in s.content)
        self.reach = list(accumulate((end for _, end, _ in self.spans), max))
        self.statements = statements

    def holding(self, place: int) -> Statement | None:
        """The innermost statement with a content that holds `place`, else the first."""
        number, found = bisect_right(self.spans, (place, math.inf)) - 1, []
        while number >= 0 and self.reach[number] > place:
            start, end, statement = self.spans[number]
            if start <= place < end:
                found.append((-start, end, statement))
            number -= 1
        return self.statements[min(found)[2]] if found else None
