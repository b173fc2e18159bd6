"""Which country of a pair a place is."""

from dataclasses import replace

from ..checked import BOOK, check


def test_lands_that_share_their_first_word_are_told_apart():
    book = replace(BOOK, pair="", reporter="Upper Velmia", partner="Upper Broland")
    lands = "The President of Upper Velmia met the President of Upper Broland in Upper Zuzhen. "
    (found,) = [v for v in check(f"{lands}Upper Zuzhen's exports to Upper Broland reached $5 billion in 2022.", book)
                if v.claim.kind == "level"]  # fmt: skip
    assert found.verdict == "not_checkable" and "other countries" in found.reason
