"""The commands `readout corpus` and `readout ask`: what they take, and what does it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from readout.errors import InputError

_OF_ALL_TEXTS = {
    "met": "who met whom",
    "concepts": "how many texts name each concept, by year and counterpart",
    "verbs": "how many texts use each step of the scale of verbs, by year and counterpart",
    "claims": "how claims fared, by year and counterpart",
}


def add_corpus_commands(
    commands: Any, shared: argparse.ArgumentParser, run: Callable[[argparse.Namespace], int]
) -> None:
    """Add both to `commands`, what `add_subparsers` gave.

    `run` is the command of both: it calls `options.action(options)`, prints the text that this gives, and returns its
    code.
    """
    whole = commands.add_parser(
        "corpus", parents=[shared], help="many texts, read into tables on all cores or on a cluster"
    )
    whole.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="text files, folders, patterns, or tables with id and text: JSON Lines (.jsonl, .jsonl.gz) or .parquet",
    )
    whole.add_argument(
        "--out", required=True, metavar="DIR", help="a new folder, or one whose run was stopped"
    )
    where = whole.add_mutually_exclusive_group()
    where.add_argument("--scheduler", metavar="ADDRESS", help="of a Dask cluster, such as tcp://host:8786")
    where.add_argument(
        "--workers", type=int, metavar="N", help="processes on this machine (default: a core each)"
    )
    whole.set_defaults(command=run, action=_read_whole)

    ask = commands.add_parser("ask", parents=[shared], help="questions to a corpus that was read into DIR")
    ask.add_argument("folder", metavar="DIR", help="what readout corpus wrote")
    questions = ask.add_subparsers(dest="question", required=True, metavar="QUESTION")
    for name, said in _OF_ALL_TEXTS.items():
        question = questions.add_parser(name, parents=[shared], help=said)
        question.add_argument(
            "--counterpart", metavar="CODE", help="only texts with this country, such as CN"
        )
        _form_option(question)
    new = questions.add_parser(
        "new",
        parents=[shared],
        help="what a text has that none before with its counterpart had, and what is gone",
    )
    new.add_argument("id", metavar="ID", help="the text's id")
    _form_option(new)
    ask.set_defaults(command=run, action=_ask_corpus)


def _form_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text", help="json: every row")


def _read_whole(options: argparse.Namespace) -> tuple[int, str]:
    from readout.course.clusters import read_corpus

    if options.workers is not None and options.workers < 1:
        raise InputError(f"--workers {options.workers}: not a number of processes, from 1 on")
    ended = read_corpus(
        options.paths, options.out, scheduler=options.scheduler or "", workers=options.workers or 0
    )
    return 0, ended


def _ask_corpus(options: argparse.Namespace) -> tuple[int, str]:
    from readout.corpus import QUESTIONS, what_is_new

    if options.question == "new":
        found = what_is_new(options.folder, options.id)
    else:
        found = QUESTIONS[options.question](options.folder, options.counterpart)
    return 0, found.as_json() if options.format == "json" else found.as_text()
