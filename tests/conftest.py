"""What tests of several files use."""

import os
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import settings

from readout.course import publish
from readout.course.browser import launched
from readout.course.guesses import UNATTENDED
from readout.course.running import warm_process
from readout.errors import InputError

# `make test` tries the same examples each time, so that a change alone makes it fail; by night others are tried, and more.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("nightly", max_examples=4000, derandomize=False, deadline=None, print_blob=True)
settings.load_profile("same")

# No test keeps progress beside the notebooks of this checkout; those of progress take the variable away.
os.environ[UNATTENDED] = "1"

FEW = warm_process.PRELOAD[: warm_process.PRELOAD.index("numpy") + 1]  # what no kernel does without

# The fixtures below: a file that uses them takes long, whatever else it does.
COSTLY = {"browser", "make_report", "few_imports"}


def pytest_collection_modifyitems(items):
    """Files in the order in which workers take them: those that use most of what is costly go first.

    A file stays on one worker, and none is to be left with a long one at the end.
    """
    used = defaultdict(set)
    for item in items:
        used[item.path] |= COSTLY & set(item.fixturenames)
    items.sort(key=lambda item: len(used[item.path]), reverse=True)


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium. Where the machine has none, its tests are skipped, and the reason says how to install it."""
    try:
        opened = launched()
        browser = opened.__enter__()
    except InputError as error:
        pytest.skip(str(error))
    yield browser
    opened.__exit__(None, None, None)


@pytest.fixture(scope="session")
def make_report(tmp_path_factory):
    """A function that runs all lessons without a network on an article and gives the folder of what they write.

    Lessons that another file's tests have run, on whatever worker, are not run again.
    """
    base = tmp_path_factory.getbasetemp()
    kept = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "cache"
    kept.mkdir(exist_ok=True)

    def make(article=None):
        folder = tmp_path_factory.mktemp("built")
        (folder / "cache").symlink_to(kept)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(publish, "BUILD", folder)
            patch.setenv("PYTHONPATH", str(Path(__file__).parent / "offline"))
            publish.report(article)
        return folder

    return make


@pytest.fixture
def few_imports(request, monkeypatch):
    """A warm process is ready sooner without what lessons import besides; the tests of what it has imported have it all."""
    if "all_imports" not in request.keywords:
        monkeypatch.setattr(warm_process, "PRELOAD", FEW)
