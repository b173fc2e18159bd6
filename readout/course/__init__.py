"""What executes, checks and publishes the notebooks. It may use the reading modules; they never use it."""

from typing import Any


def __getattr__(name: str) -> Any:
    # `from readout.course import check` reads well in an exercise; running lessons does not need it loaded.
    if name == "check":
        from readout.course.checking import check

        return check
    if name == "quiz":
        from readout.course.quizzes import quiz

        return quiz
    raise AttributeError(name)
