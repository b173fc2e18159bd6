"""A corpus on a cluster of this machine: a worker that dies, and what stands on the way to one."""

import gc
import os
import signal
import sys
from collections import Counter

import pytest
from corpus.texts import files_of, three_files

from readout.corpus.inputs import Part
from readout.corpus.run import Progress, corpus
from readout.course import clusters
from readout.course.clusters import how_far, read_corpus, running
from readout.errors import InputError


def test_a_worker_that_is_killed_takes_nothing_with_it(tmp_path, monkeypatch):
    """It dies in the middle of the second part, once, and leaves half a file."""
    monkeypatch.setattr(clusters, "SECONDS_TO_START", 0)
    paths, died = three_files(tmp_path / "in"), tmp_path / "died"
    corpus(paths, tmp_path / "plain")
    half = tmp_path / "out/texts/.part-0000001.parquet.99.part"

    with running(workers=2) as mapped:

        def mortal(function, items):
            def does(item):
                if item[0] == 1 and isinstance(item[1], Part) and not died.exists():
                    died.touch()
                    half.parent.mkdir(exist_ok=True)
                    half.write_bytes(b"half")
                    os.kill(os.getpid(), signal.SIGKILL)
                return function(item)

            return mapped(does, items)

        ended = corpus(paths, tmp_path / "out", mortal)
    assert died.exists() and ended.documents == 9
    assert files_of(tmp_path / "out") == files_of(tmp_path / "plain")


def test_a_cluster_that_is_there(tmp_path, capsys):
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=1, processes=False, protocol="tcp", host="127.0.0.1", dashboard_address=":0"
    ) as cluster:
        said = read_corpus(
            three_files(tmp_path / "in"), str(tmp_path / "out"), scheduler=cluster.scheduler_address
        )
    gc.unfreeze()  # its worker was this process
    assert said.startswith("9 texts: 18 statements, ") and said.endswith(str(tmp_path / "out"))
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "9 texts in 3 parts" and lines[-1].startswith(
        "3 of 3 parts, 9 of 9 texts, 0 unreadable, "
    )


def test_nobody_at_an_address(tmp_path):
    with pytest.raises(InputError, match="--scheduler nonsense: nobody answers there"):
        read_corpus(three_files(tmp_path / "in"), str(tmp_path / "out"), scheduler="nonsense")


def test_no_cluster_is_started_for_a_little(tmp_path, monkeypatch, capsys):
    """Nor for a run that is done, however many parts it has; without Dask one line says how to get it."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    paths, out = three_files(tmp_path / "in"), str(tmp_path / "out")
    said = read_corpus(paths, out)
    assert said.startswith("9 texts: 18 statements, ")
    assert capsys.readouterr().err.splitlines()[0] == "9 texts in 3 parts"
    monkeypatch.setattr(clusters, "SECONDS_TO_START", 2)
    assert read_corpus(paths, out) == said
    assert capsys.readouterr().err == "all 9 texts were read before; nothing is left to do\n"
    with pytest.raises(InputError, match=r"packages that are not installed; .*\[corpus\]"):
        read_corpus(paths, str(tmp_path / "other"))
    with open(tmp_path / "in/d.jsonl", "wb") as file:
        file.truncate(10**9)
    with pytest.raises(InputError, match="packages that are not installed"):
        read_corpus(paths, out)


def test_how_far():
    progress = Progress(7, 20, 700, 2000, 100, Counter(errors=3))
    assert (
        how_far(progress, 60) == "7 of 20 parts, 700 of 2,000 texts, 3 unreadable, 10 a second, 0:02:10 left"
    )
