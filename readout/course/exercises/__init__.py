"""Exercises: tasks and quizzes that answer at once. `derive` makes what learners open, and is no part of that."""

from readout.course.exercises.answers import NotYet
from readout.course.exercises.checking import (
    Check,
    Item,
    Items,
    Shown,
    check,
    items_of,
    lessons_with_tasks,
    outcome,
)
from readout.course.exercises.quizzes import Option, Question, load_quiz, quiz

__all__ = [
    "Check",
    "Item",
    "Items",
    "NotYet",
    "Option",
    "Question",
    "Shown",
    "check",
    "items_of",
    "lessons_with_tasks",
    "load_quiz",
    "outcome",
    "quiz",
]
