"""What whoever teaches settles: a file that does not say so is refused."""

import pytest

from readout.course import settings
from readout.errors import InputError


@pytest.mark.parametrize("text", ["", "solutions: maybe", "solution: true", "solutions: [true]"])
def test_a_file_that_does_not_say_it_is_refused(tmp_path, monkeypatch, text):
    monkeypatch.setattr(settings, "FILE", tmp_path / "settings.yml")
    settings.FILE.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"settings\.yml"):
        settings.learners_have_solutions()


@pytest.mark.parametrize("said", [True, False])
def test_it_is_read(tmp_path, monkeypatch, said):
    monkeypatch.setattr(settings, "FILE", tmp_path / "settings.yml")
    settings.FILE.write_text(f"solutions: {str(said).lower()}\n", encoding="utf-8")
    assert settings.learners_have_solutions() is said
