"""From an article to its report: what is refused before anything runs."""

import pytest

from readout.course import publish
from readout.errors import InputError


def test_a_text_too_long_for_a_report_is_refused_before_anything_runs(tmp_path, monkeypatch):
    monkeypatch.setattr(publish, "run_lessons", None)
    path = tmp_path / "long.txt"
    path.write_text("It rained. " * (publish.MOST // 10), encoding="utf-8")
    with pytest.raises(InputError, match="longer than the 1.5 million characters"):
        publish.report(str(path))
