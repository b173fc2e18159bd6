"""Two readouts held beside each other: what is linked, what stands on one side, and what is never said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout import DATA
from readout.article import read_article
from readout.compare import NO_COUNTERPART, NOT_IN_PART, compare
from readout.practice import generate
from readout.reading import Reading

from .texts import ALL, PARAPHRASES, joined, read, two

PAIRS = {
    "Xi and Mishustin": ("article/2023-12-20-xi-mishustin", "readouts/2023-12-20-xi-mishustin-ru"),
    "Biden and Sunak": ("readouts/2022-10-25-biden-sunak-us", "readouts/2022-10-25-biden-sunak-uk"),
    "Johnson and Biden": ("readouts/2021-03-26-johnson-biden-us", "readouts/2021-03-26-johnson-biden-uk"),
}


def real(name):
    return [Reading(read_article(DATA / f"{path}.txt")) for path in PAIRS[name]]


@pytest.mark.parametrize("text", [*ALL, *(generate(seed).text for seed in range(8))])
def test_a_text_against_itself_is_linked_whole_and_differs_in_nothing(text):
    a, b = read(text), read(text)
    found = compare(a, b)
    assert {link.a for link in found.links} == {(a.article.span(s.start, s.end),) for s in a.article.body}
    assert not found.only_a and not found.only_b and not found.differently


@pytest.mark.parametrize("name", PARAPHRASES)
def test_a_text_against_its_paraphrase_is_linked_and_differs_in_nothing(name):
    a, b = map(read, PARAPHRASES[name])
    found = compare(a, b)
    assert not found.only_a and not found.only_b and not found.differently
    assert len(found.links) == len(a.article.body)


@pytest.mark.parametrize("first", PARAPHRASES)
@pytest.mark.parametrize("second", PARAPHRASES)
def test_texts_of_two_meetings_have_no_links(first, second):
    a, b = read(PARAPHRASES[first][0]), read(PARAPHRASES[second][1])
    found = compare(a, b)
    assert bool(found.links) == (first == second)
    if first != second:
        assert len(found.only_a) == len(a.article.body) and len(found.only_b) == len(b.article.body)
        assert not found.differently


@pytest.mark.parametrize("name", PAIRS)
def test_every_passage_is_in_a_link_or_on_one_side_and_knows_its_place(name):
    a, b = real(name)
    found = compare(a, b)
    for reading, linked, alone in (
        (a, [s for link in found.links for s in link.a], found.only_a),
        (b, [s for link in found.links for s in link.b], found.only_b),
    ):
        starts = {span.start for span in linked} | {span.start for span in alone}
        assert starts == {sentence.start for sentence in reading.article.body}
        assert not {span.start for span in linked} & {span.start for span in alone}
        for span in [*linked, *alone]:
            assert reading.article.text[span.start : span.end] == span.text
    assert all(0 < link.score <= 1 and link.why.said for link in found.links)


def test_what_two_passages_share_is_the_reason_of_their_link():
    a, b, found = two(
        "Brask and Lund spoke today. Lund thanked Ida Holm for 12 million dollars in vaccines for Kenya by 2024.",
        "Brask and Lund spoke today. They spoke of the 12 million dollars with which Ida Holm vaccinates Kenya by 2024.",
    )
    why = next(link.why for link in found.links if link.a[0].text.startswith("Lund thanked"))
    assert (why.people, why.places) == (("Ida Holm",), ("Kenya",))
    assert (why.dates, why.quantities, why.concepts) == (("2024",), ("12,000,000 USD",), ("vaccines",))
    assert why.said.startswith("people: Ida Holm; dates: 2024; quantities: 12,000,000 USD")


def test_one_sentence_may_be_two_on_the_other_side():
    a, b, found = two(
        "The leaders discussed sanctions on Belarus and the earthquake in Nepal.",
        "They agreed on sanctions against Belarus. They promised help after the earthquake in Nepal.",
    )
    assert joined(a, b, found) == [(0, 0), (0, 1)]


def test_who_met_whom_is_joined_with_who_met_whom_alone():
    a, b, found = two(
        "President Ann Brask met Prime Minister Bo Lund of Sweden in Oslo. Brask invited Lund to Kenya.",
        "Prime Minister Bo Lund of Sweden was received by President Ann Brask. Lund thanked Brask for tea.",
    )
    assert joined(a, b, found) == [(0, 0)]


def test_a_passage_that_shares_little_beside_its_counterpart_is_no_second_one():
    a, b, found = two(
        "They condemned the coup in Niger and the missiles over Kenya.",
        "They regretted the coup in Niger and missiles over Kenya. They will send doctors, judges, pilots, ships, trains and maps against missiles.",
    )
    assert joined(a, b, found) == [(0, 0)] and found.only_b[0].score > 0.05


def test_what_is_told_in_the_same_words_is_told_there_alone():
    sanctions = "They discussed sanctions on the banks of Niger."
    a, b, found = two(
        f"{sanctions} They agreed on sanctions on the oil of Niger.", f"{sanctions} They hailed a lighthouse."
    )
    assert joined(a, b, found) == [(0, 0)]


def test_those_who_met_and_broad_concepts_join_nothing_alone():
    a, b, found = two(
        "President Brask spoke of peace and security in Sweden.",
        "Prime Minister Lund of Sweden hoped that peace and security would last.",
    )
    assert not found.links
    assert found.only_a[0].nearest is not None and 0 < found.only_a[0].score < 1


def test_what_has_no_counterpart_shows_the_nearest_passage_and_never_says_omitted():
    a, b, found = two(
        "The leaders condemned the coup in Niger.",
        "The leaders agreed on tariffs for steel. They will build a bridge over the Oder.",
    )
    assert [item.note for item in (*found.only_a, *found.only_b)] == [NO_COUNTERPART] * 3
    assert "omit" not in NO_COUNTERPART + NOT_IN_PART
    assert found.only_a[0].nearest is None and found.only_a[0].score == 0


def test_a_text_that_is_cut_has_not_all_and_is_not_blamed_for_it():
    first, second = "They condemned the coup in Niger.", "They agreed on tariffs for steel ..."
    a, b, found = two(first, second)
    assert ([i.note for i in found.only_a], [i.note for i in found.only_b]) == (
        [NOT_IN_PART],
        [NO_COUNTERPART],
    )
    a, b, _ = two(first, "They agreed on tariffs for steel.")
    found = compare(a, b, cut=["a"])
    assert ([i.note for i in found.only_a], [i.note for i in found.only_b]) == (
        [NO_COUNTERPART],
        [NOT_IN_PART],
    )


def test_the_course_s_own_pair_differs_in_one_figure_and_the_transcript_is_cut():
    a, b = real("Xi and Mishustin")
    found = compare(a, b)
    assert [(d.kind, d.a.text, d.b.text) for d in found.differently] == [
        ("figure", "$200 billion", "$218.2 billion")
    ]
    assert {item.note for item in found.only_a} == {NOT_IN_PART}
    assert {item.note for item in found.only_b} == {NO_COUNTERPART}


def test_two_governments_tell_the_same_call():
    a, b = real("Biden and Sunak")
    found = compare(a, b)
    assert [n for n, s in enumerate(b.article.body) if s.start in {i.start for i in found.only_b}] == [6]
    assert not found.only_a and not found.differently
    assert (0, 1) in joined(a, b, found) and (3, 5) in joined(a, b, found)


def test_a_text_in_another_language_has_no_links():
    russian = "Встреча с Президентом. Стороны обсудили вопросы торговли и сотрудничества между странами в 2023 году."
    found = compare(read(ALL[0]), read(russian))
    assert not found.links and not found.differently and found.only_b


PIECES = st.sampled_from(
    [
        "President Ann Brask",
        "met",
        "12 percent",
        "40 million dollars",
        "on 5 May 2023",
        "said",
        "that",
        "\n",
        ". ",
        "…",
        ":",
    ]
    + [
        "sanctions",
        "vaccines",
        "and",
        "“",
        "”",
        "\u202e",
        "東京",
        "'s",
        "-",
        "UN",
        "coup in Niger",
        "the leaders",
    ]
)


@given(st.lists(PIECES, max_size=25), st.lists(PIECES, max_size=25))
def test_any_two_texts_can_be_held_beside_each_other(first, second):
    a, b = (read(" ".join(pieces)) for pieces in (first, second))
    found = compare(a, b)
    for reading, spans in ((a, found.only_a), (b, found.only_b)):
        assert all(reading.article.text[s.start : s.end] == s.text for s in spans)
    assert len(found.only_a) <= len(a.article.body)
    assert not compare(a, a).only_b or not compare(a, a).links
