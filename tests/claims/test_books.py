"""A claim is judged on all books: reconciled figures weigh less, and books that are not at hand leave room."""

import pytest

from readout.claims.books import weighed
from readout.claims.model import Frame
from readout.claims.operators import Result
from readout.claims.tables import Tables
from readout.reading import TRADE_FOLDER
from readout.trade import load_trade

from .checked import of_two

TABLES = Tables(load_trade("CA-JP", TRADE_FOLDER))


def only(found):
    (verdict,) = found
    return verdict


@pytest.mark.parametrize(
    ("said", "annual", "partner", "reconciled", "verdict"),
    [
        (22.6, 22.6, 22.6, 22.6, "supported"),
        (22.6, 22.6, 22.7, 19.7, "supported"),  # the reconciled figure alone differs
        (22.6, 22.6, 20.7, 22.6, "depends"),  # the other country's customs do
        (21.7, 22.6, 20.7, 19.7, "depends"),  # between both
        (19.7, 22.6, 20.7, 19.7, "depends"),  # the reconciled one alone bears it out
        (30.0, 22.6, 20.7, 19.7, "contradicted"),
        (19.7, None, None, 19.7, "supported"),  # there is no other
        (30.0, None, None, 19.7, "contradicted"),
    ],
)
def test_what_each_set_of_books_weighs(said, annual, partner, reconciled, verdict):
    values = {"annual": annual, "partner": partner, "reconciled": reconciled}
    results = [Result(books, v, v, v, "", ()) for books, v in values.items() if v is not None]
    frame = Frame("level", 0, 1, 0, "level", said, "USD bn", 0.1, f"{said} billion")
    assert weighed(frame, results, TABLES) == verdict


def test_whose_books_they_are_is_said_in_words():
    verdict = only(
        of_two("Canada", "Japan", "Trade between Canada and Japan came to 22.6 billion dollars in 2019.")
    )
    assert verdict.verdict == "depends"
    assert "Canada's customs 22.63; Japan's customs 20.70; CEPII, reconciled 19.69" in verdict.reason
    assert "It holds on these figures alone: Canada's customs." in verdict.reason


@pytest.mark.parametrize(("whose", "verdict"), [("Canadian", "supported"), ("Japanese", "contradicted")])
def test_books_that_are_named_go_alone(whose, verdict):
    said = "exports to Japan" if whose == "Canadian" else "imports from Canada"
    found = of_two("Canada", "Japan", f"{whose} customs put {said} at 9.5 billion dollars in 2019.")
    assert only(found).verdict == verdict


def test_a_sentence_that_names_two_books_is_read_by_each():
    text = "Canadian statistics put trade at 22.6 billion dollars in 2019, while Japanese statistics put it at 20.7 billion dollars."
    assert [v.verdict for v in of_two("Canada", "Japan", text)] == ["supported", "supported"]


def test_books_named_before_do_not_go_on_without_being_named():
    text = "Vietnamese customs put trade at 66 billion dollars in 2020. South Korea's exports to Vietnam were 48.5 billion dollars."
    assert [v.verdict for v in of_two("South Korea", "Vietnam", text, 2021)] == ["supported", "supported"]


@pytest.mark.parametrize(("amount", "verdict"), [(70.6, "supported"), (74, "depends"), (140, "contradicted")])
def test_customs_that_are_not_at_hand_leave_room(amount, verdict):
    text = f"Trade between India and the United Arab Emirates came to {amount} billion dollars in 2023."
    found = only(of_two("India", "the United Arab Emirates", text, 2024))
    assert found.verdict == verdict
    assert ("from 2016 to 2020 they stood at" in found.reason) == (amount == 74)


def test_books_that_are_named_and_not_at_hand_do_not_support():
    found = only(
        of_two("India", "Saudi Arabia", "Indian customs put trade at 46 billion dollars in 2023.", 2024)
    )
    assert (
        found.verdict == "depends" and "India's customs, which it names, are not among these" in found.reason
    )


def test_differences_of_a_port_of_re_exports_are_said_to_be_that():
    text = "Trade between the Netherlands and Belgium came to 99 billion dollars in 2019."
    found = only(of_two("the Netherlands", "Belgium", text))
    assert (
        found.verdict == "depends" and "Much of what passes through Netherlands and Belgium" in found.reason
    )


@pytest.mark.parametrize(
    ("text", "verdict", "words"),
    [
        # The United Kingdom's customs had two years of decline, Kenya's one.
        ("Trade fell for the second year in a row in 2020.", "depends", "By the United Kingdom's customs"),
        ("British figures show that trade fell for the second year in a row in 2020.", "supported", ""),
        ("Trade fell for the ninth year in a row in 2020.", "contradicted", ""),
    ],
)
def test_a_streak_is_judged_on_each_set_of_books(text, verdict, words):
    found = only([v for v in of_two("Kenya", "the United Kingdom", text, 2021) if v.claim.kind == "streak"])
    assert found.verdict == verdict and words in found.reason
