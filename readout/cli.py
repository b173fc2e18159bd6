"""The `readout` command. It reads the arguments, calls what does the work, and says the outcome in one line."""

from __future__ import annotations

import argparse
import errno
import json
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from readout import INSTALLED, ROOT, __version__
from readout.course.classroom.commands import add_actions
from readout.course.corpus_commands import add_corpus_commands
from readout.errors import InputError, WorkFailed, one_line
from readout.imports import import_nbformat, import_textblob

# What a machine may have too little of, and how to mend it.
_FILES = "close some, or raise the number that is allowed (ulimit -n)"
_ROOM = "make room on the disk"
_MEMORY = "close other programs, or allow more memory"
_PROCESSES = "end other programs, or raise the number that is allowed (ulimit -u)"
_SHORTAGES = {
    errno.EMFILE: _FILES,
    errno.ENFILE: _FILES,
    errno.ENOSPC: _ROOM,
    errno.ENOMEM: _MEMORY,
    errno.EAGAIN: _PROCESSES,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns its exit code.

    0 done, 1 the work found something wrong, 2 bad input or usage, 3 a fault of readout itself, 128 and more stopped.
    """
    _open_closed_streams()
    options = argparse.Namespace(debug=False, in_course=False, in_checkout=False)
    try:
        if sys.stdout is None:
            raise InputError("standard output is closed; give it a place, such as > FILE")
        _parser().parse_args(arguments, options)
        if options.in_course and not (ROOT / "notebooks").is_dir():
            raise InputError(
                f"{ROOT}: not the folder of the course, which this command works in; clone the course's repository, "
                "and in its folder: pip install -e ."
            )
        if options.in_checkout and INSTALLED:
            raise InputError(
                "the course is installed here, and this command changes its files: clone the course's repository, and in "
                "its folder: pip install -e ."
            )
        # A job that is cancelled, a terminal that closes: as after Ctrl-C, nothing is to be left behind.
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), _stop)
        code: int = options.command(options)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt as stop:
        return _say_error(str(stop) or "stopped; nothing was changed", 130)
    except Exception as error:
        if isinstance(error, OSError):
            _let_go_of_output()
        if options.debug:
            raise
        code, lines = _what_happened(error)
        for line in lines:
            _say_error(line, code)
        return code


def _what_happened(error: Exception) -> tuple[int, tuple[str, ...]]:
    """The exit code for what stopped a command, and what to say of it, a line each."""
    if isinstance(error, WorkFailed):
        return 1, error.lines
    if isinstance(error, InputError):
        return 2, (str(error),)
    if isinstance(error, BrokenPipeError) and not error.filename:
        return 128 + 13, ()  # whoever read what was printed has had enough, which is SIGPIPE, number 13
    short = _what_ran_short(error)
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else _folder_gone()
        mend = short or "check the place and the rights to it"
        return 2, (f"{place}{error.strerror or error}; {mend}",)
    what = f"{type(error).__name__}: {error}".rstrip(": ")
    if short:
        return 2, (f"{what}; {short}",)
    return 3, (f"a fault of readout itself ({what}); --debug shows where, please report it",)


def _what_ran_short(error: BaseException | None) -> str:
    """What this machine had too little of, where that is behind an error, and how to mend it; else empty."""
    while error is not None:
        if isinstance(error, MemoryError):
            return _MEMORY
        if "can't start new thread" in str(error):
            return _PROCESSES
        for number, mend in _SHORTAGES.items():
            # An import that fails says it in words alone.
            if getattr(error, "errno", None) == number or os.strerror(number) in str(error.args[:1]):
                return mend
        error = error.__cause__ or error.__context__
    return ""


def _open_closed_streams() -> None:
    """Give standard streams that are closed to nobody: the next files that are opened would stand in their places."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            place = os.open(os.devnull, os.O_RDWR)
            if place != number:
                os.dup2(place, number)
                os.close(place)


def _let_go_of_output() -> None:
    """Where what was printed could not be written, Python would say so once more as it ends."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError, AttributeError):
        with open(os.devnull, "wb") as nothing, suppress(OSError, ValueError, AttributeError):
            os.dup2(nothing.fileno(), sys.stdout.fileno())


def _folder_gone() -> str:
    """The folder that the command was given in, where it is gone: errors that come of that do not name it."""
    try:
        os.getcwd()
    except OSError:
        return f"{os.environ.get('PWD', 'the folder this was started in')}: "
    return ""


def _stop(number: int, _: object) -> NoReturn:
    raise SystemExit(128 + number)


def _say_error(message: str, code: int) -> int:
    """Say what is wrong, in one line that a terminal only shows. Every way out of a command says it here."""
    if sys.stderr is not None:
        with suppress(OSError, ValueError):
            print(f"readout: {one_line(message)}", file=sys.stderr, flush=True)
    return code


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with a command as everything else is said."""

    def error(self, message: str) -> NoReturn:
        raise SystemExit(_say_error(f"{message}; --help says more", 2))


def _parser() -> _Parser:
    parser = _Parser(prog="readout", description="Read one diplomatic news report as data.")
    parser.add_argument("--version", action="version", version=f"readout {__version__}")
    # Accepted before and after the command's name, so that it can be added to the line that just failed.
    shared = _Parser(add_help=False)
    shared.add_argument(
        "--debug", action="store_true", default=argparse.SUPPRESS, help="show the traceback of an error"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    made, page = ("readout-report", "readout-report") if INSTALLED else ("build", "build/report")

    run = commands.add_parser("run", parents=[shared], help=f"execute lessons; writes {made}/lessons/")
    run.add_argument("lessons", nargs="*", metavar="LESSON", help="name or number, such as 03 (default: all)")
    _out_option(run, made)
    _lesson_options(run)
    run.set_defaults(command=_run, in_course=True)

    report = commands.add_parser(
        "report", parents=[shared], help=f"the report of a text, or of several; writes {page}/"
    )
    report.add_argument(
        "articles",
        nargs="*",
        metavar="TEXT",
        help="a text file in UTF-8, a saved web page, - for standard input; several, or a folder of them, get a report each "
        "and a page that lists them (default: the course's own article)",
    )
    _out_option(report, page)
    report.add_argument("--pdf", action="store_true", help="also print it, to report.pdf beside the page")
    report.add_argument(
        "--format",
        choices=("html", "json"),
        default="html",
        help="json: also print the report's data on standard output",
    )
    _lesson_options(report)
    report.set_defaults(command=_report, in_course=True)

    start = commands.add_parser(
        "start", parents=[shared], help="the course as a folder of one's own, to work in"
    )
    start.add_argument("folder", metavar="DIR", help="a new folder, or one that was started before")
    start.add_argument("--article", metavar="TEXT", help="a text of one's own, which every lesson is set to")
    start.add_argument(
        "--reset", metavar="LESSON", help="put back the notebooks of a number; work in them is kept aside"
    )
    start.add_argument(
        "--update", action="store_true", help="bring what is new; notebooks with work in them stay"
    )
    start.add_argument("--solutions", action="store_true", help="with the solutions of the exercises")
    start.set_defaults(command=_start_course, in_course=True)

    progress = commands.add_parser(
        "progress", parents=[shared], help="what is done in tasks and quizzes, what was hard, what is due"
    )
    progress.add_argument(
        "folder", nargs="?", default=".", metavar="DIR", help="of the course (default: here)"
    )
    progress.add_argument("--reset", metavar="LESSON", help="forget what is kept of a lesson, such as 03")
    progress.set_defaults(command=_progress, in_course=True)

    read = commands.add_parser(
        "read", parents=[shared], help="what an article says, as JSON on standard output"
    )
    read.add_argument("article", help="a text file in UTF-8, a saved web page, or - for standard input")
    _date_option(read)
    read.set_defaults(command=_read)

    compared = commands.add_parser(
        "compare",
        parents=[shared],
        help=f"two readouts of one meeting beside each other; writes {made}/compare/",
    )
    compared.add_argument(
        "a", metavar="A", help="a text file in UTF-8, a saved web page, or - for standard input"
    )
    compared.add_argument("b", metavar="B", help="the other side's account of the same meeting")
    _out_option(compared, f"{made}/compare")
    compared.add_argument(
        "--format",
        choices=("html", "json"),
        default="html",
        help="json: print the comparison's data on standard output; the page only where --out is given",
    )
    compared.set_defaults(command=_compare)

    score = commands.add_parser(
        "score", parents=[shared], help="how well an article was read, against an annotation of it"
    )
    score.add_argument("article", help="a text file in UTF-8")
    score.add_argument("gold", help="its annotation, a JSON file of schema readout-gold/1")
    score.add_argument("--json", action="store_true", help="JSON instead of a table")
    score.set_defaults(command=_score)

    trade = commands.add_parser("trade", help="trade tables of other pairs of countries")
    actions = trade.add_subparsers(required=True, metavar="ACTION")
    fetch = actions.add_parser(
        "fetch",
        parents=[shared],
        help=f"a pair's tables from UN Comtrade; writes {'REPORTER-PARTNER/ to where they are found' if INSTALLED else 'data/trade/REPORTER-PARTNER/'}",
    )
    fetch.add_argument("reporter", help="ISO 3166 code of the country whose books are kept, such as RU")
    fetch.add_argument("partner", help="ISO 3166 code of the other, such as CN")
    fetch.add_argument("--from", dest="first", type=int, required=True, metavar="YEAR", help="the first year")
    fetch.set_defaults(command=_fetch, in_course=True)

    exercises = commands.add_parser("exercises", help="what learners open, made from its source")
    steps = exercises.add_subparsers(required=True, metavar="ACTION")
    build = steps.add_parser(
        "build",
        parents=[shared],
        help="make exercises/ and exercises/solutions/ from exercises/source/",
    )
    build.add_argument("--check", action="store_true", help="write nothing; fail where anything differs")
    build.set_defaults(command=_exercises, in_course=True, in_checkout=True)

    classes = commands.add_parser("class", help="a class: hand out, collect, grade, give back")
    add_actions(classes.add_subparsers(required=True, metavar="ACTION"), shared, _act)

    site = commands.add_parser("site", parents=[shared], help=f"the course as a website; writes {made}/site/")
    _out_option(site, f"{made}/site")
    site.set_defaults(command=_site, in_course=True)

    add_corpus_commands(commands, shared, _act)

    tidy = commands.add_parser(
        "tidy", parents=[shared], help="strip outputs from notebooks and set their cell ids"
    )
    tidy.add_argument("notebooks", nargs="+", type=Path)
    tidy.set_defaults(command=_tidy)
    return parser


def _out_option(parser: argparse.ArgumentParser, usual: str) -> None:
    parser.add_argument("--out", metavar="DIR", help=f"the folder to write to (default: {usual})")


def _date_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--date",
        metavar="DAY",
        help="the day of the text, such as 2023-12-20 (default: read from the text, else from its file name)",
    )


def _lesson_options(parser: argparse.ArgumentParser) -> None:
    _date_option(parser)
    parser.add_argument(
        "--pair", help="reporter and partner, ISO 3166, such as CN-RU (default: read from the text)"
    )
    parser.add_argument(
        "--target", type=float, help="yearly trade target, USD bn (default: read from the text)"
    )
    parser.add_argument("--fail-fast", action="store_true", help="stop all lessons as soon as one fails")


def _run(options: argparse.Namespace) -> int:
    from readout.course import publish

    _print(
        publish.run(
            options.lessons,
            pair=options.pair,
            target=options.target,
            date=options.date,
            fail_fast=options.fail_fast,
            out=options.out,
        )
    )
    return 0


def _report(options: argparse.Namespace) -> int:
    from readout.course import publish, reports

    given = {name: getattr(options, name) for name in ("pair", "target", "date", "fail_fast", "pdf", "out")}
    if options.articles and not reports.is_one(options.articles):
        if options.format == "json":
            raise InputError("--format json: the data of one text; of several it lies beside each report")
        _print(reports.reports(options.articles, **given))
    else:
        _print(publish.report(*options.articles, form=options.format, **given))
    return 0


def _start_course(options: argparse.Namespace) -> int:
    from readout.course.start import start

    given = {name: getattr(options, name) for name in ("article", "reset", "update", "solutions")}
    _print(start(options.folder, **given))
    return 0


def _progress(options: argparse.Namespace) -> int:
    from readout.course.exercises.my_work import my_work, reset

    if options.reset:
        _print(reset(options.folder, options.reset))
    else:
        _print(str(my_work(options.folder)))
    return 0


def _read(options: argparse.Namespace) -> int:
    import_textblob()
    from readout.article import read_article
    from readout.reading import Reading
    from readout.report import as_data

    article = read_article(options.article, options.date)
    _print_json(as_data(Reading(article)))
    if article.unreadable:
        _say_error(f"{article.path}: {article.unreadable}; nothing was taken from it", 0)
    return 0


def _compare(options: argparse.Namespace) -> int:
    import_textblob()
    from readout.course.comparisons import compare_texts

    _print(compare_texts(options.a, options.b, form=options.format, out=options.out))
    return 0


def _score(options: argparse.Namespace) -> int:
    import_textblob()
    from readout.article import read_article
    from readout.gold import load_gold, score
    from readout.reading import Reading

    reading = Reading(read_article(options.article))
    gold = load_gold(options.gold, reading.article)
    table = score(reading.article, reading.facts, reading.statements, gold)
    if options.json:
        _print_json(table.astype(object).where(table.notna(), None).to_dict("index"))
    else:
        _print(table.to_string(na_rep="–"))
    return 0


def _site(options: argparse.Namespace) -> int:
    from readout.course.site import site

    _print(site(options.out))
    return 0


def _fetch(options: argparse.Namespace) -> int:
    from readout.trade import fetched_folder
    from readout.trade.comtrade import FetchFailed, fetch

    def progress(line: str) -> None:
        if sys.stderr is not None:
            print(one_line(line), file=sys.stderr)

    try:
        place = fetch(options.reporter, options.partner, options.first, fetched_folder(), progress)
    except FetchFailed as error:
        if options.debug:
            raise
        return _say_error(str(error), 1)
    _print(str(place.relative_to(ROOT) if place.is_relative_to(ROOT) else place))
    return 0


def _act(options: argparse.Namespace) -> int:
    code, text = options.action(options)
    _print(text)
    return int(code)


def _exercises(options: argparse.Namespace) -> int:
    import_nbformat()
    from readout.course.exercises.derive import build, stale

    if options.check:
        wrong = [str(path.relative_to(ROOT)) for path in stale()]
        message = f"not what their sources make: {', '.join(wrong)}; run: readout exercises build"
        return _say_error(message, 1) if wrong else 0
    for path in build():
        _print(one_line(str(path.relative_to(ROOT))))
    return 0


def _print_json(data: object) -> None:
    _print(json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False))


def _print(text: str) -> None:
    """Print `text` in UTF-8 whatever the terminal's encoding."""
    sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass") + b"\n")
    sys.stdout.buffer.flush()


def _tidy(options: argparse.Namespace) -> int:
    from readout.course.notebooks import tidy

    for path in tidy(options.notebooks):
        _print(one_line(f"tidied {path}"))
    return 0
