"""The commands of `readout class`: what they take, and which function does it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from readout.errors import InputError, one_line

Run = Callable[[argparse.Namespace], int]


def add_actions(actions: Any, shared: argparse.ArgumentParser, run: Run) -> None:
    """Add the actions of `readout class` to `actions`, what `add_subparsers` gave.

    `run` is the command of all: it calls `options.action(options)`, prints the text that this gives, and returns its code.
    """

    def add(name: str, action: Callable[[argparse.Namespace], tuple[int, str]], **words: Any) -> Any:
        # An option is what was typed out: no one trusts what a class handed in by the beginning of a word.
        parser = actions.add_parser(name, parents=[shared], allow_abbrev=False, **words)
        parser.set_defaults(command=run, action=action, in_course=True)
        return parser

    handout = add(
        "handout", _handout, help="the exercises for a class, with a seed and a code for each learner"
    )
    handout.add_argument(
        "--roster", metavar="FILE", help="the list of the class in CSV, as Moodle or Canvas exports it"
    )
    _lesson_option(handout)
    handout.add_argument("--zip", action="store_true", help="a zip for each learner instead of a folder")
    _class_out_option(handout, "a new folder, or that of the class, which gets those who are new")

    collect = add(
        "collect", _collect, help="sort what a class handed in by learner and lesson; nothing is left out"
    )
    collect.add_argument(
        "paths", nargs="+", metavar="PATH", help="folders, zips or files, as an LMS gives them"
    )
    collect.add_argument(
        "--class", dest="class_folder", required=True, metavar="DIR", help="that of readout class handout"
    )
    _class_out_option(collect, "a new folder, or one that was collected to before")

    grade = add("grade", _grade, help="run what was collected in a sandbox, check it, write marks and pages")
    grade.add_argument("folder", metavar="DIR", help="that of readout class collect")
    _class_out_option(grade, "where marks and pages go; a second run grades what is new or changed")
    grade.add_argument(
        "--workers",
        type=int,
        default=os.cpu_count() or 1,
        metavar="N",
        help="how many at a time (default: one for each processor)",
    )
    grade.add_argument("--moodle", action="store_true", help="also a table for Moodle's gradebook")
    grade.add_argument("--canvas", action="store_true", help="also a table for that of Canvas")
    grade.add_argument(
        "--trust-submissions",
        action="store_true",
        help="without a sandbox: a submission can then do all that you can",
    )

    quiz = add("quiz", _quiz, help="the quizzes as GIFT for Moodle and as QTI 2.1 for Canvas")
    _lesson_option(quiz)
    _class_out_option(quiz, "the folder to write to")


def _class_out_option(parser: argparse.ArgumentParser, words: str) -> None:
    parser.add_argument("--out", required=True, metavar="DIR", help=words)


def _lesson_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--lesson", nargs="+", metavar="NN", help="numbers of lessons, or capstone (default: all)"
    )


def _handout(options: argparse.Namespace) -> tuple[int, str]:
    from readout.course.classroom.handout import hand_out

    return 0, hand_out(options.out, roster=options.roster, lessons=options.lesson, zipped=options.zip)


def _collect(options: argparse.Namespace) -> tuple[int, str]:
    from readout.course.classroom.collect import collect

    return 0, collect(options.paths, class_folder=options.class_folder, out=options.out)


def _quiz(options: argparse.Namespace) -> tuple[int, str]:
    from readout.course.classroom.quiz_files import write_quizzes

    return 0, write_quizzes(options.out, options.lesson)


def _grade(options: argparse.Namespace) -> tuple[int, str]:
    from readout.course.classroom.grade_class import boxed, grade_collected

    if options.workers < 1:
        raise InputError("--workers: one or more")
    return grade_collected(
        options.folder,
        Path(options.out),
        boxed,
        workers=options.workers,
        trusted=options.trust_submissions,
        moodle=options.moodle,
        canvas=options.canvas,
        progress=_say,
    )


def _say(line: str) -> None:
    if sys.stderr is not None:
        print(one_line(line), file=sys.stderr, flush=True)
