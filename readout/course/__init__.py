"""What runs, derives, grades and publishes the notebooks. It may use the other rooms; they never use it."""

from typing import Any

__all__ = ["check", "guessed", "my_work", "quiz", "record", "review", "wide", "wrapped"]


def __getattr__(name: str) -> Any:
    # `from readout.course import check` reads well in a notebook; running lessons does not need it loaded.
    if name == "check":
        from readout.course.exercises.checking import check

        return check
    if name == "guessed":
        from readout.course.guesses import guessed

        return guessed
    if name == "quiz":
        from readout.course.exercises.quizzes import quiz

        return quiz
    if name in ("my_work", "review"):
        from readout.course.exercises import my_work

        return getattr(my_work, name)
    if name in ("record", "wide", "wrapped"):
        from readout.course import results

        return getattr(results, name)
    raise AttributeError(name)
