"""A made-up class: marks of learners with seeds of their own, as a run of the grader would give them."""

import random
from hashlib import sha256
from pathlib import Path

from readout.course.classroom.model import Learner, Mark, Marks, Submission
from readout.course.exercises import items_of

FIRST = "Ada Bilal Chiara Dmitri Esi Farid Gül Hye-jin Íñigo Jun Kofi Lucía Mei Nadia Olu Priya Quentin Rosa Søren Tamar".split()
LAST = "Abe Brask Castellanos Diallo Eriksen Ferrari Gupta Hoang Ivanova Jensen Kowalczyk Lindqvist Mbeki Núñez Okafor".split()
MISTAKES = {
    "02.1": ("M203", "Billion, bn and bln are one scale. What does yours give for `3.5 bn`?"),
    "02.2": ("M205", "Euros are among what you add. Each currency is a unit of its own."),
    "02.4": ("M209", "For a Monday named on a Monday, the function goes a week back."),
    "02.5": ("M215", "One form is missing: it stands at the beginning of a sentence."),
    "02.9": ("M222", "Precision and recall are exchanged."),
    "05.3": (None, "For 218.2 against 218.16 the function says no. To how many places does the text round?"),
    "05.4": (None, "The row that you give is not that of the year the text names."),
}
PROGRAM = """def in_numbers(text):
    figure, scale = text.split()
    factors = {"million": 1e6, "billion": 1e9, "bn": 1e9}
    return float(figure) * factors[scale]"""
BRIEF = "The ministry of {} says that trade came to {} billion in {}; the table of customs has {}. The two differ by less than the text's rounding."
NOTES = (
    "the file was renamed; it was found by its code",
    "two versions were handed in; the later one is graded",
    "a cell stopped with ValueError: could not convert string to float: 'about 3.5'",
    "a cell ran longer than 10 seconds and was stopped",
)


def learner(number):
    dice = random.Random(number)
    name = f"{dice.choice(FIRST)} {dice.choice(LAST)}"
    code = sha256(str(number).encode()).hexdigest()[:8]
    return Learner(f"s{number:04}", name, 1000 + number, code)


def submission(whose, lesson, notes=()):
    path = Path(f"submitted/{whose.id}/{lesson}.ipynb")
    return Submission(whose, lesson, path, sha256(f"{whose.id}{lesson}".encode()).hexdigest(), notes)


def mark(item, outcome="right", points=None, of=2, **more):
    more = {"message": "", "misconception": None, "seconds": 0.01, "answer": "12.5", "look": ()} | more
    return Mark(item, outcome, (of if outcome == "right" else 0) if points is None else points, of, **more)


def marks(whose, lesson="02", own=None, notes=(), sandboxed=True, seconds=0.8):
    own = own or (mark(f"{lesson}.1"), mark(f"{lesson}.2", "not yet", message="Not that.", answer="7"))
    return Marks(submission(whose, lesson), tuple(own), seconds, sandboxed, tuple(notes))


def a_class(count, lessons=("02", "05"), seed=1):
    """All learners of a class of `count`, and the marks of those who handed in, lesson by lesson."""
    dice = random.Random(seed)
    everyone = [learner(number) for number in range(1, count + 1)]
    found = []
    for lesson in lessons:
        for whose in everyone:
            if dice.random() < 0.08:
                continue
            skill = dice.betavariate(5, 2)
            own = tuple(_one(item, whose, skill, dice) for item in items_of(lesson).values())
            notes = tuple(note for note in NOTES if dice.random() < 0.05)
            seconds = round(dice.gammavariate(4, 0.2), 2) if dice.random() > 0.02 else 40.0
            found.append(Marks(submission(whose, lesson, notes[:1]), own, seconds, True, notes[1:]))
    return everyone, found


def _one(item, whose, skill, dice):
    number, message = MISTAKES.get(item.key, (None, "That is not what the text has. Which words give it?"))
    own = random.Random(whose.seed * 1000 + len(item.key) * 7 + int(item.key.partition(".")[2]))
    value = f"{own.uniform(1, 900):.2f}"
    more = {"look": item.look, "of": item.points, "seconds": round(dice.uniform(0.001, 0.05), 3)}
    roll = dice.random()
    if item.look:
        text = BRIEF.format(own.choice(LAST), value, own.randrange(2015, 2024), value)
        return mark(
            item.key, "by hand", 0, answer=text, message="What it says is for a person to judge.", **more
        )
    if roll < 0.04:
        return mark(item.key, "not graded", message="The cell before it stopped.", answer="", **more)
    if roll < 0.1:
        return mark(
            item.key, "not attempted", message="Replace the `...` with your answer.", answer="", **more
        )
    right = dice.random() < skill
    answer = PROGRAM if item.key == "02.1" else value if right else f"{own.uniform(1, 900):.1f}"
    if right:
        return mark(item.key, answer=answer, **more)
    return mark(item.key, "not yet", message=message, misconception=number, answer=answer, **more)
