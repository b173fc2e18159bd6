"""The filter of system calls is there where libseccomp is, and missing it is no error."""

import ctypes

import pytest

from readout.course.classroom import filters


@pytest.fixture(autouse=True)
def made_anew():
    filters.rules.cache_clear()
    yield
    filters.rules.cache_clear()


def test_the_filter_is_a_program_of_whole_instructions():
    program = filters.rules()
    if not program:
        pytest.skip("libseccomp is not installed")
    assert len(program) % 8 == 0 and 50 < len(program) // 8 < 1000


def test_without_the_library_there_is_none(monkeypatch):
    def absent(*_, **__):
        raise OSError

    monkeypatch.setattr(ctypes, "CDLL", absent)
    assert filters.rules() == b""
