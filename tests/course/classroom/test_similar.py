"""Answers that are alike beyond chance are found, those that a task or chance makes alike are not, and nobody is accused."""

import random
from dataclasses import replace

import pytest
from exercises.lesson_02 import PROOFS

from exercises import SAME
from readout.course.classroom.similar import OTHERS_MATERIAL, SAME_WORDS, Alike, worth_a_look
from readout.course.exercises import items_of, outcome
from readout.course.exercises.given import Given

from .given import PROGRAM, a_class, learner, mark, marks

WORDS = "the ministry put trade at a higher sum than customs did for that year while both agree that fuel led and that most of it went by rail to the coast before the harvest".split()


def work(number, answers, outcome="right", seed=None, look=()):
    whose = learner(number) if seed is None else replace(learner(number), seed=seed)
    own = [mark(f"02.{n}", outcome, answer=answer, look=look) for n, answer in enumerate(answers, start=1)]
    return marks(whose, own=own)


def values(number, count=8):
    dice = random.Random(number)
    return [f"{dice.uniform(1, 900):.2f}" for _ in range(count)]


def essay(number, length=60):
    dice = random.Random(number)
    return " ".join(dice.choice(WORDS) + dice.choice(("", "s", "ed", "ly", "er")) for _ in range(length))


HONEST = [work(number, values(number)) for number in range(1, 40)]


@pytest.mark.parametrize(("count", "seed"), [(30, 1), (30, 2), (300, 3)])
def test_in_an_honest_class_nobody_is_listed(count, seed):
    assert worth_a_look(a_class(count, seed=seed)[1]) == []


def answered(number, material, answers):
    """Lesson 02 as its check takes it, with known answers to the tasks that ask for values."""
    found = {key: outcome(items_of("02")[key], answer, material)[0] for key, answer in answers.items()}
    return marks(
        learner(number), own=[mark(key, told, answer=repr(answers[key])) for key, told in found.items()]
    )


def test_known_answers_to_real_tasks():
    """A slip that a check knows is no sign; answers that were right for another's material are."""
    of_values = ("02.3", "02.5", "02.6", "02.8")
    material = {number: Given(number) for number in range(1, 13)}
    right = {n: {key: PROOFS[key].right[0](given) for key in of_values} for n, given in material.items()}
    slips = {n: [make(given) for make, _ in PROOFS["02.3"].wrong] for n, given in material.items()}
    slipped = {
        n: {**right[n], "02.3": next(slip for slip in slips[n] if slip is not SAME)} for n in (2, 5, 8, 11)
    }
    honest = [answered(n, material[n], {**right, **slipped}[n]) for n in range(1, 12)]
    assert {mark.outcome for one in honest for mark in one.marks} == {"right", "not yet"}
    assert worth_a_look([*honest, answered(12, material[12], right[12])]) == []
    (found,) = worth_a_look([*honest, answered(12, material[12], right[3])])
    assert found.kind == OTHERS_MATERIAL and found.learners == (learner(3), learner(12))


def test_values_of_anothers_material_are_listed():
    copied = work(50, values(7), "not yet")
    assert worth_a_look([*HONEST, copied]) == [
        Alike(OTHERS_MATERIAL, "02", tuple(f"02.{n}" for n in range(1, 9)), (learner(7), learner(50)))
    ]


def test_one_value_of_anothers_may_be_chance():
    assert worth_a_look([*HONEST, work(50, [values(7)[0], *values(50)[1:]], "not yet")]) == []


def test_one_long_value_that_nobody_else_has_is_not():
    names = [work(n, [f"Aldo Varn {n}, Mira Tolk {n * 7}, Ines Obrat"]) for n in range(1, 20)]
    found = worth_a_look([*names, work(50, ["Aldo Varn 7, Mira Tolk 49, Ines Obrat"], "not yet")])
    assert [one.learners for one in found] == [(learner(7), learner(50))]


def test_small_values_that_many_have_are_chance():
    """A wrong count out of a handful is right for somebody in any class."""
    dice = random.Random(1)
    some = [work(n, [str(dice.randrange(3, 9)) for _ in range(8)]) for n in range(1, 150)]
    wrong = [work(n, [str(dice.randrange(3, 9)) for _ in range(8)], "not yet") for n in range(150, 301)]
    assert worth_a_look([*some, *wrong]) == []


def test_a_usual_mistake_is_no_sign():
    """What many answer wrongly happens to be right for one."""
    odd = work(40, ["none", "0", *values(40)[2:]])
    wrong = [work(n, ["none", "0"], "not yet") for n in range(60, 80)]
    assert worth_a_look([*HONEST, odd, *wrong]) == []


def test_the_same_seed_makes_the_same_material():
    twin = work(50, values(7), "not yet", seed=learner(7).seed)
    assert worth_a_look([*HONEST, twin]) == []
    texts = [work(n, [essay(n)], "by hand", look=("?",)) for n in range(1, 31)]
    assert worth_a_look([*texts, work(50, [essay(7)], "by hand", seed=learner(7).seed, look=("?",))]) == []


def test_a_program_that_is_usual_is_no_sign():
    assert worth_a_look([work(n, [PROGRAM]) for n in range(1, 31)]) == []
    assert worth_a_look([work(n, [f"def f(x):\n    return x + {n}"]) for n in range(1, 31)]) == []


def long_program(number):
    body = "\n".join(f"    {word} = text.count('{word}') + shift" for word in essay(number, 12).split())
    return f"def counted(text):\n{body}\n    return [{', '.join(essay(number, 12).split())}]"


def test_a_long_program_that_two_have_and_others_have_not_is_listed():
    own = [work(n, [long_program(n)]) for n in range(1, 31)]
    found = worth_a_look([*own, work(50, [long_program(7)])])
    assert found == [Alike(SAME_WORDS, "02", ("02.1",), (learner(7), learner(50)))]


def test_where_nobody_is_right_nothing_is_anothers():
    assert worth_a_look([work(n, values(7), "not yet") for n in (1, 2)]) == []


def test_a_function_is_no_value():
    """It works on whatever it is given: with another's material it is as right or wrong as with one's own."""
    own = [work(n, [f"def first(words): return words[{n}:][0].lower()"]) for n in range(1, 31)]
    assert worth_a_look([*own, work(50, ["def first(words): return words[7:][0].lower()"], "not yet")]) == []


def test_texts_are_alike_whatever_their_figures():
    own = [work(n, [essay(n)], "by hand", look=("?",)) for n in range(1, 31)]
    same = essay(7).replace(" ", " 12.5 ")
    assert [one.learners for one in worth_a_look([*own, work(50, [same], "by hand", look=("?",))])] == [
        (learner(7), learner(50))
    ]


def test_a_text_that_a_fifth_of_a_class_shares_is_one_group():
    own = [work(n, [essay(n)], "by hand", look=("?",)) for n in range(1, 31)]
    shared = [work(n, [essay(7)], "by hand", look=("?",)) for n in range(50, 56)]
    (found,) = worth_a_look([*own, *shared])
    assert found.learners == (learner(7), *(learner(n) for n in range(50, 56)))


def test_what_was_handed_out_counts_for_nothing():
    handed_out = essay(1000, 80)
    own = [work(n, [f"{handed_out} {essay(n, 25)}"], "by hand", look=("?",)) for n in range(1, 31)]
    assert worth_a_look(own) == []


def test_order_says_nothing_of_who_was_first():
    one, other = work(50, values(7), "not yet"), work(3, values(9), "not yet")
    found = worth_a_look([*HONEST[3:], one, other])
    assert sorted([who.id for who in alike.learners] for alike in found) == [
        ["s0003", "s0009"],
        ["s0007", "s0050"],
    ]


def test_a_megabyte_ends():
    assert worth_a_look([work(n, ["a b c d " * 125_000]) for n in range(1, 6)]) == []


def test_values_are_no_texts():
    """What two learners' material has in common makes their values read alike."""
    words = "quick fair tense long early dry bright calm open warm".split()
    alike = repr({word: n / 7 for n, word in enumerate(words)})
    own = [work(n, [repr(dict.fromkeys(essay(n, 10).split(), n))]) for n in range(1, 31)]
    assert worth_a_look([*own, work(50, [alike]), work(51, [alike.replace("warm", "cold")])]) == []
