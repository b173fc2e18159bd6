"""What linked passages tell differently: other values of one kind, other mouths; and what is only said otherwise."""

import pytest

from .texts import two

TARIFFS = "They spoke of tariffs on steel"


def told(first, second):
    return [(d.kind, d.value_a, d.value_b) for d in two(first, second)[2].differently]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"{TARIFFS} worth 40 million dollars.", f"{TARIFFS} worth $0.04 billion."),
        (f"{TARIFFS} worth 218.2 million dollars.", f"{TARIFFS} worth 218 million dollars."),
        (f"{TARIFFS} worth about 40 million dollars.", f"{TARIFFS} worth 41.3 million dollars."),
        (f"{TARIFFS} worth more than 40 million dollars.", f"{TARIFFS} worth 43 million dollars."),
        (f"{TARIFFS} worth nearly 40 million dollars.", f"{TARIFFS} worth 38 million dollars."),
        (f"{TARIFFS} of 12 percent.", f"{TARIFFS} of 12%."),
        (f"{TARIFFS} from 5 May 2023 on.", f"{TARIFFS} from 2023 on."),
        (f"{TARIFFS} worth 40 million dollars.", f"{TARIFFS} worth 40 million euros."),
        (f"{TARIFFS} of 12 percent.", f"{TARIFFS} worth 40 million dollars."),
        (f"{TARIFFS} and on 12 ships.", f"{TARIFFS} and on 15 mines."),
        (f"The two leaders spoke of {TARIFFS[14:]}.", f"{TARIFFS} for the third time."),
    ],
    ids="scale rounded about more nearly sign grain currency kinds counted two".split(),
)
def test_what_is_said_otherwise_is_no_difference(first, second):
    assert told(first, second) == []


@pytest.mark.parametrize(
    ("first", "second", "values"),
    [
        (
            "worth 40 million dollars",
            "worth 44 million dollars",
            ("figure", "40,000,000 USD", "44,000,000 USD"),
        ),
        ("of 12 percent", "of 15 percent", ("figure", "12 percent", "15 percent")),
        ("and on 12 ships", "and on 15 ships", ("figure", "12", "15")),
        (
            "worth about 40 million dollars",
            "worth 60 million dollars",
            ("figure", "40,000,000 USD", "60,000,000 USD"),
        ),
        ("from 5 May 2023 on", "from 9 May 2023 on", ("date", "2023-05-05", "2023-05-09")),
        ("by 2025", "by 2030", ("date", "2025", "2030")),
    ],
    ids="money percent counted hedged day year".split(),
)
def test_another_value_of_one_kind_differs(first, second, values):
    kind, *rest = values
    found = two(f"{TARIFFS} {first}.", f"{TARIFFS} {second}.")[2].differently
    assert [
        (d.kind, d.value_a.replace("percent", "").strip(), d.value_b.replace("percent", "").strip())
        for d in found
    ] == [(kind, *(value.replace("percent", "").strip() for value in rest))]


@pytest.mark.parametrize(
    ("first", "second", "values"),
    [
        ("on 12 new bridges", "on 15 bridges", [("figure", "12", "15")]),
        ("on 12 warships", "on 15 frigates", [("figure", "12", "15")]),
        ("in May", "in May 2020", []),
        ("in May", "in June 2020", [("date", "2022-05", "2020-06")]),
    ],
    ids="adjective family month months".split(),
)
def test_what_is_counted_may_be_called_otherwise_and_a_month_may_lack_its_year(first, second, values):
    assert told(f"{TARIFFS} {first}.", f"{TARIFFS} {second}.") == values


def test_what_stands_for_each_other_shows_no_difference_alone():
    found = told(
        "They spoke of 12 tonnes of copper. The coup in Niger was wrong.",
        "They spoke of 15 tonnes of lithium. The coup in Niger was wrong.",
    )
    assert found == []


def test_values_differ_in_their_order_and_each_once():
    found = told(
        f"{TARIFFS} of 12 percent and on copper of 20 percent.",
        f"{TARIFFS} of 13 percent and on copper of 21 percent.",
    )
    assert [(a[:2], b[:2]) for _, a, b in found] == [("12", "13"), ("20", "21")]


def test_a_figure_that_stands_in_the_next_sentence_differs_from_nothing():
    found = told(
        "Trade in grain reached 40 million dollars, and trade in copper 70 million dollars.",
        "Trade in copper reached 70 million dollars. Trade in grain reached 40 million dollars.",
    )
    assert found == []


def test_a_figure_that_has_its_equal_elsewhere_does_not_differ_from_a_third():
    found = told(
        "Trade in grain reached 40 million dollars, and trade in copper 70 million dollars.",
        "Trade in grain reached 40 million dollars. Trade in copper reached 70 million dollars. Trade in grain with Kenya "
        "reached 90 million dollars.",
    )
    assert found == []


def test_two_stretches_of_years_differ_though_one_lies_in_the_other():
    found = told(f"{TARIFFS} from 2001 to 2017.", f"{TARIFFS} from 1998 to 2017.")
    assert found == [("date", "2001/2017", "1998/2017")]


def test_two_who_say_other_things_of_one_matter_differ_in_nothing():
    found = told(
        "Brask said that the coup in Niger had been an outrage against voters, judges and the press of the region.",
        "Lund said that after the coup in Niger two hospitals would be paid from a fund for roads, and a bridge, a school and a harbour from another.",
    )
    assert found == []


def test_the_words_of_a_difference_stand_where_it_says():
    a, b, found = two(f"{TARIFFS} of 12 percent.", f"{TARIFFS} of 15 percent.")
    (d,) = found.differently
    assert (a.article.text[d.a.start : d.a.end], b.article.text[d.b.start : d.b.end]) == (
        "12 percent",
        "15 percent",
    )


@pytest.mark.parametrize(
    ("first", "second", "who"),
    [
        ("Brask said", "Lund said", [("Ann Brask", "Bo Lund")]),
        ("Brask said", "According to President Brask,", []),
        ("Brask and Lund said", "Brask said", []),
        ("The leaders said", "Lund said", []),
        ("Brask said", "The Swedish side said", [("Ann Brask", "Bo Lund")]),
        ("Lund said", "The Swedish side said", []),
    ],
    ids="other same both leaders side own".split(),
)
def test_the_same_content_in_another_mouth_differs(first, second, who):
    content = "that the grain corridor through the Black Sea would stay open"
    opening = "President Ann Brask spoke with Prime Minister Bo Lund of Sweden today."
    plain = content.removeprefix("that ") if second.startswith("According") else content
    found = two(f"{opening} {first} {content}.", f"{opening} {second} {plain}.")[2].differently
    assert [(d.value_a, d.value_b) for d in found if d.kind == "speaker"] == who
    assert len(found) == len(who)
