"""Executes lessons: strictly, side by side, in warm kernels, and none again while nothing has changed."""

from readout.course.running.outcome import LessonFailed, Run
from readout.course.running.parameters import OUT, Parameter, check_parameters, declared_parameters
from readout.course.running.run import run_lessons

__all__ = [
    "OUT",
    "LessonFailed",
    "Parameter",
    "Run",
    "check_parameters",
    "declared_parameters",
    "run_lessons",
]
