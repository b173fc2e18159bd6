"""What tests of several files use."""

import pytest

from readout.course.browser import launched
from readout.errors import InputError


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
