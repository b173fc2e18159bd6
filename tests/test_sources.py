"""Sources: what is said of them in one line, and which of their addresses are followed."""

import pytest

from readout.sources import Source, in_words_only, named_in


def source(**known):
    blank = dict.fromkeys(("id", "publisher", "title", "day", "address", "copy"), "")
    return Source(**{**blank, **known})


def test_a_source_in_one_line():
    of = source(
        publisher="Customs of A",
        title="as reported by B",
        day="2023-12-20",
        copy="https://www.b.example/1 ; https://github.com/c/d (e.csv @f00)",
    )
    assert str(of) == "Customs of A, as reported by B, 20 December 2023 (copy at b.example, github.com/c/d)"
    assert [copy.url for copy in of.copies] == ["https://www.b.example/1", "https://github.com/c/d"]
    assert of.copies[1].rest == "e.csv @f00" and of.own is None


DAYS = {"2023-12-20": "20 December 2023", "2023-02": "February 2023", "2023": "2023", "": ""}


@pytest.mark.parametrize(("day", "words"), [*DAYS.items(), ("to 2025", "to 2025"), ("2023-13", "2023-13")])
def test_a_day_in_words(day, words):
    assert source(publisher="A", day=day).what == words


HOSTILE = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "//a.example/b",
    "ftp://a.example/b",
    "https://",
    "https://a.example@b.example/",
    'https://a.example/"onmouseover="alert(1)',
    "https://a.example/<script>",
    "https://[::1/",
    "http:a.example",
    "https://a.example\\@b.example/",
    " \x00https://a.example",
]


@pytest.mark.parametrize("address", HOSTILE)
def test_what_is_no_plain_address_of_the_web_is_not_followed(address):
    of = source(publisher="A", address=address, copy=address)
    assert not of.own.url and not any(copy.url for copy in of.copies)
    assert of.own.host == address.strip()


def test_words_alone_stand_as_they_are():
    of = in_words_only("Xinhua EN")
    assert (of.name, of.what, str(of), of.copies) == ("Xinhua EN", "", "Xinhua EN", ())
    assert list(named_in(" a; b ; ;c")) == ["a", "b", "c"]
