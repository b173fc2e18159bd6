"""A corpus on many cores or machines: what `readout corpus` and `readout ask` do.

Dask distributes, spills, and does again what a dead worker had; here is only how it is started and asked.
"""

from __future__ import annotations

import gc
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from readout.article import parse_article
from readout.corpus.documents import Document
from readout.corpus.inputs import Source
from readout.corpus.rows import rows_of
from readout.corpus.run import Progress, corpus
from readout.errors import InputError, WorkFailed, one_line
from readout.imports import import_textblob, to_install

SECONDS_TO_START = 4.0
"""What a cluster on this machine takes until it reads: what is done sooner without it is done without it."""

_OF_A_PART = 1.0  # seconds that a part is made to take, at most a hundred texts
_SCANNED_IN_A_SECOND = 25_000_000  # bytes of a gzipped table, which takes longest
_SECONDS_TO_CONNECT = 10
_SENT_AT_ONCE = 1000  # references that go to the scheduler in one message
_ONLY_CRITICAL = 50  # of the log; what matters comes back as an error
# What a worker did in each second of the hour, which it keeps for the dashboard: 3 MiB for each thousand texts.
_UNWATCHED = {"distributed.worker.profile.enabled": False}
_SECONDS_BETWEEN = 2.0  # lines of progress
_WARMING = "President Ann Brask met Prime Minister Bo Lund of Norway on 5 May 2023. She said that trade rose 5 percent."


def read_corpus(paths: Sequence[str], out: str, *, scheduler: str = "", workers: int = 0) -> str:
    """Read the texts at `paths` into tables in the folder `out`, on this machine's cores or on a cluster.

    `scheduler` is the address of a Dask scheduler ("tcp://host:8786"), whose workers have Readout installed and see the
    same files; empty, there are as many processes here as `workers`, or as the machine has cores, if there is enough to
    do for them. How far it is stands on stderr. Returns the line to close with.

    Raises InputError as `corpus` does, and where the packages are not installed or no scheduler answers; WorkFailed
    where a part ended its workers again and again.
    """
    try:
        with running(scheduler, workers) as mapped:
            ended = corpus(paths, out, mapped, _teller())
    except KeyboardInterrupt:
        raise KeyboardInterrupt("stopped; the same command goes on from the parts that are read") from None
    rows, unread = ended.rows, ended.rows["errors"]
    lost = f", {unread} could not be read ({Path(out) / 'errors'} says why)" if unread else ""
    return (
        f"{rows['texts']} texts: {rows['statements']} statements, {rows['facts']} facts, {rows['claims']} claims"
        f"{lost}: {out}"
    )


@contextmanager
def running(scheduler: str = "", workers: int = 0) -> Iterator[Callable[..., Iterable[Any]]]:
    """A `map` for `corpus` that a Dask cluster works for; one on this machine ends with the block.

    It is started for what takes longer than that: what takes less is done here. Takes and raises what `read_corpus`
    does.
    """
    with ExitStack() as stack:

        @cache
        def client() -> Any:
            """Started when there is something to do, so that bad input is said at once."""
            distributed = _needs_distributed()
            import dask

            stack.enter_context(dask.config.set(_UNWATCHED))
            try:
                place = scheduler or stack.enter_context(
                    distributed.LocalCluster(
                        n_workers=workers or None,
                        threads_per_worker=1,
                        host="127.0.0.1",
                        dashboard_address="127.0.0.1:0",
                        silence_logs=_ONLY_CRITICAL,
                    )
                )
                found = stack.enter_context(distributed.Client(place, timeout=_SECONDS_TO_CONNECT))
            except (OSError, ValueError) as error:
                if not scheduler:
                    raise
                why = one_line(str(error))
                raise InputError(
                    f"--scheduler {scheduler}: nobody answers there ({why}); check the address"
                ) from None
            if _has_pages():
                _say_meanwhile(f"dashboard: {found.dashboard_link}")
            found.register_plugin(_warming_plugin(own=not scheduler))
            return found

        def mapped(function: Callable[[Any], Any], items: Iterable[Any]) -> Iterator[Any]:
            given = list(items)
            if not given:
                return
            if not scheduler and sum(map(_seconds_of, given)) <= SECONDS_TO_START:
                yield from map(function, given)
                return
            futures = client().map(function, given, pure=False, batch_size=_SENT_AT_ONCE)
            distributed = _needs_distributed()
            try:
                for _, result in distributed.as_completed(futures, with_results=True):
                    yield result
            except distributed.KilledWorker as error:
                raise WorkFailed(
                    one_line(f"a part ended its worker again and again ({error}); give workers more memory")
                ) from None

        yield mapped


def _seconds_of(item: Any) -> float:
    """About how long a core is busy with one of the items of `corpus`: a numbered part or source."""
    one = item[1] if isinstance(item, tuple) else item
    return one.size / _SCANNED_IN_A_SECOND if isinstance(one, Source) else _OF_A_PART


def _needs_distributed() -> Any:
    try:
        import distributed
    except ImportError:
        raise InputError(
            f"so many texts need packages that are not installed; install them, {to_install('corpus')}"
        ) from None
    return distributed


def warm() -> None:
    """Load all that reading needs, and keep it out of what Python looks through for what can be thrown away."""
    import_textblob()
    rows_of(Document("", "", parse_article(_WARMING)))
    gc.collect()
    gc.freeze()


def _warming_plugin(own: bool) -> Any:
    """What warms each worker as it starts, also one that takes a dead one's place.

    Workers of our `own` go when the command goes: Ctrl-C in a terminal, which all its processes get, is for the command.
    """
    import distributed

    class Warming(distributed.WorkerPlugin):
        name = "readout-warming"

        def setup(self, worker: Any) -> None:
            if own:
                signal.signal(signal.SIGINT, signal.SIG_IGN)
            warm()

    return Warming()


def _has_pages() -> bool:
    """Whether the scheduler serves more than an empty page; Dask's dashboard needs bokeh, which nothing else here does."""
    from importlib.util import find_spec

    return find_spec("bokeh") is not None


def _say_meanwhile(line: str) -> None:
    if sys.stderr is not None:
        print(one_line(line), file=sys.stderr, flush=True)


def _teller() -> Callable[[Progress], None]:
    """Says how far a run is, at its start and end and every few seconds between."""
    began = last = time.monotonic()

    def tell(progress: Progress) -> None:
        nonlocal began, last
        now = time.monotonic()
        if progress.documents == progress.from_before:
            began = now
            if progress.parts == progress.of_parts:
                _say_meanwhile(f"all {progress.of_documents:,} texts were read before; nothing is left to do")
            elif progress.from_before:
                _say_meanwhile(
                    f"going on: {progress.documents:,} of {progress.of_documents:,} texts were read before"
                )
            else:
                _say_meanwhile(f"{progress.of_documents:,} texts in {progress.of_parts:,} parts")
        elif now - last >= _SECONDS_BETWEEN or progress.parts == progress.of_parts:
            last = now
            _say_meanwhile(how_far(progress, now - began))

    return tell


def how_far(progress: Progress, seconds: float) -> str:
    """How far a run is after `seconds`, in a line: parts, texts, errors, texts a second, and how long it may take yet."""
    rate = (progress.documents - progress.from_before) / max(seconds, 0.001)
    left = (progress.of_documents - progress.documents) / rate if rate else 0
    return (
        f"{progress.parts:,} of {progress.of_parts:,} parts, {progress.documents:,} of {progress.of_documents:,} texts, "
        f"{progress.rows['errors']:,} unreadable, {rate:,.0f} a second, {_in_minutes(left)} left"
    )


def _in_minutes(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"
