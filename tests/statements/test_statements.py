"""How extractors of attributed speech go wrong: one test for each way that is known, by its name."""

import pytest

from .reading import B, V, said


def test_01_attribution_at_the_end_of_a_long_clause_with_commas():
    clause = (
        "In the first nine months of the year, the trade in grain, which had been halted by the floods, rose by a "
        "third, which shows how much the farmers, the carriers and the ports of both countries have done"
    )
    assert said(f"{clause}, Varnholt said.") == [((V,), clause)]


def test_02_an_inversion_with_a_participle_is_two_statements():
    assert said("The line is safe, said Brask, expressing the hope that it opens in May.") == [
        ((B,), "The line is safe"),
        ((B,), "it opens in May"),
    ]


@pytest.mark.parametrize("verb", ["told", "assured", "reminded", "informed"])
def test_03_the_hearer_is_no_speaker(verb):
    assert said(f'"The line is safe," Brask {verb} reporters.') == [((B,), "The line is safe")]


@pytest.mark.parametrize(
    "between",
    [", a former engineer from Osmera,", ", who knows the line,", " (an engineer)", " -- no engineer --"],
)
def test_04_what_stands_between_source_and_verb_is_no_barrier(between):
    assert said(f"Brask{between} said the line is safe.") == [((B,), "the line is safe")]


@pytest.mark.parametrize(
    ("act", "content"),
    [
        ("called for a new line", "a new line"),
        ("called on Norlund to wait", "Norlund to wait"),
        ("urged patience", "patience"),
        ("extended congratulations to the crews", "to the crews"),
        ("expressed his readiness to wait", "to wait"),
        ("expressed appreciation for the help", "for the help"),
        ("voiced concern over the dam", "over the dam"),
        ("conveyed greetings to the queen", "to the queen"),
        ("reaffirmed that the line is safe", "the line is safe"),
        ("pledged to wait", "to wait"),
        ("welcomed the plan", "the plan"),
        ("hailed the plan", "the plan"),
        ("praised the crews", "the crews"),
        ("thanked the crews", "the crews"),
        ("condemned the attack", "the attack"),
        ("rejected the plan", "the plan"),
        ("lodged a protest over the dam", "over the dam"),
        ("proposed a new line", "a new line"),
        ("exchanged views on the dam", "the dam"),
    ],
)
def test_05_an_act_in_words_needs_no_clause(act, content):
    assert said(f"Brask {act}.") == [((B,), content)]


def test_06_two_subjects_are_two_speakers():
    assert said("Prime Minister Ilse Varnholt and Foreign Minister Teodor Brask called for calm.", "") == [
        ((V, B), "calm")
    ]


def test_07_two_cues_share_a_subject_and_passives_have_none():
    assert said("Brask said the line is safe and urged patience.") == [
        ((B,), "the line is safe"),
        ((B,), "patience"),
    ]
    assert said("Officials were told that the line is safe. It is expected to open. Brask was thanked.") == []


@pytest.mark.parametrize(
    "noun",
    [
        "The claims of both sides differ.",
        "His reports were short.",
        "The pledged delegates left.",
        "Calls for calm went out.",
        "In a warning to all, the port closed.",
        "The United States and Osmera trade.",
    ],
)
def test_08_a_noun_is_no_cue(noun):
    assert said(noun) == []


def test_09_according_to_stops_at_its_comma():
    assert said("According to Brask, the line is safe.") == [((B,), "the line is safe")]
    assert said("The line, according to Brask, is safe.") == [((B,), "The line … is safe")]


def test_10_what_follows_a_colon_is_what_was_said():
    assert said("Speaking today, Brask said:\n\nThe line is safe.\n\nIt opens in May.") == [
        ((B,), "The line is safe … It opens in May")
    ]


def test_11_we_is_who_issues_the_text():
    text = "The Ministry of Transport met. We extend our deepest condolences to the crews."
    assert said(text, "") == [(("Ministry of Transport",), "to the crews")]


@pytest.mark.parametrize("quoted", ["''The line is safe,'' ", "“The line is safe,” ", '"The line is safe,'])
def test_12_any_quotation_marks_even_unbalanced(quoted):
    assert [speakers for speakers, _ in said(f"{quoted} Brask said.")] == [(B,)]


def test_13_a_quotation_goes_on_after_its_cue_and_over_paragraphs():
    assert said('"The line is safe," Brask said. "It opens in May.\n\n"And it stays open."') == [
        ((B,), "The line is safe … It opens in May … And it stays open")
    ]
    assert said('"The line is safe.\n\n"It opens in May," Brask said.') == [
        ((B,), "The line is safe … It opens in May")
    ]


def test_14_a_pronoun_is_not_the_nearest_name():
    assert said("Varnholt said the line is safe. She told Brask that it opens in May.")[1][0] == (V,)
    assert said("Brask said he had seen Varnholt. He added that it rained.")[1][0] == (B,)
    assert said(
        "Varnholt said the line is safe. For his part, Brask said it is not. He added that it leaks."
    )[2] == (
        (B,),
        "it leaks",
    )


def test_15_a_family_name_may_come_first():
    assert said(
        "President Dorun Havel met Brask. Dorun said the line is safe. Havel added it opens.", ""
    ) == [
        (("Dorun Havel",), "the line is safe"),
        (("Dorun Havel",), "it opens"),
    ]


@pytest.mark.parametrize(
    "group", ["The two countries", "The two heads of state", "The two presidents", "The two peoples"]
)
def test_16_a_group_whose_office_does_not_fit_is_not_the_two_who_met(group):
    (speakers, _), *_ = said(f"{group} called for calm.")
    assert speakers == (group[0].lower() + group[1:],)


def test_17_captions_and_credits_are_not_read_as_sentences():
    text = "Varnholt (R) said hello to Brask (L), March 14, 2024. /Norlund News\n\nBrask said it rained."
    assert said(text, "") == [(("Brask",), "it rained")]


def test_19_circumstance_is_no_content():
    assert said("Brask said on Monday in Talvera that the line is safe.") == [((B,), "the line is safe")]
    assert said("The line is safe, Brask said during a visit to Talvera on Monday.") == [
        ((B,), "The line is safe")
    ]
