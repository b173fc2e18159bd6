"""Services, and what people spend abroad, are never held against goods."""

import pytest

from readout.claims.english.services import counts_services
from readout.claims.model import WITH_SERVICES

from ..checked import of_two

NOT_GOODS = [
    "Trade in goods and services between Canada and Japan came to 90 billion dollars in 2019.",
    "Including services, bilateral trade came to 90 billion dollars in 2019.",
    "Canada exported services worth 90 billion dollars to Japan in 2019.",
    "Services trade was worth 90 billion dollars in 2019.",
    "Tourists from Japan spent 90 billion dollars in Canada in 2019.",
    "Japanese students paid 90 billion dollars in Canada in 2019.",
    "Canada had a deficit of 90 billion dollars in goods and services with Japan in 2019.",
]


@pytest.mark.parametrize("text", NOT_GOODS)
def test_what_is_not_of_goods_alone(text):
    found = [v for v in of_two("Canada", "Japan", text) if v.figure]
    assert [v.verdict for v in found] == ["not_checkable"] and found[0].reason.startswith(WITH_SERVICES)


def test_goods_are_said_beside():
    (found,) = of_two("Canada", "Japan", NOT_GOODS[0])
    assert "In goods they have USD 22.63 billion (Canada's customs), 20.70 (Japan's customs)" in found.reason


def test_what_follows_is_of_services_too():
    text = "Trade in goods and services between Canada and Japan came to 90 billion dollars in 2019. It grew by 90 percent."
    assert [v.verdict for v in of_two("Canada", "Japan", text)] == ["not_checkable", "not_checkable"]


@pytest.mark.parametrize(
    "text",
    [
        "Goods trade, excluding services, reached 22.6 billion",
        "The customs service said so",
        "Japan paid 5 billion",
    ],
)
def test_what_is_none(text):
    assert not counts_services(text, 0, len(text))
