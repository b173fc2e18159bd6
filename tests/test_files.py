"""What is written is there whole or is as it was, and nothing is left beside it."""

import os

import pytest

from readout import files
from readout.files import remove, write_text


def left(folder):
    """Every name in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_text_is_written_with_line_feeds_in_utf_8(tmp_path):
    path = tmp_path / "text.json"
    assert write_text(path, "и 🙂\r\nso\n") == path
    assert path.read_bytes() == "и 🙂\r\nso\n".encode() and left(tmp_path) == ["text.json"]


def test_a_reader_never_sees_half_a_text(tmp_path, monkeypatch):
    path = write_text(tmp_path / "text.txt", "before")
    seen = []

    def look(source, target, replace=os.replace):
        seen.append((target.read_text(), source.parent, source.read_text()))
        replace(source, target)

    monkeypatch.setattr(files.os, "replace", look)
    write_text(path, "after")
    assert seen == [("before", tmp_path, "after")] and path.read_text() == "after"


@pytest.mark.parametrize("text", ["after", "\ud800"], ids=["a full disk", "no UTF-8"])
def test_what_cannot_be_written_leaves_all_as_it_was(tmp_path, monkeypatch, text):
    def fail(*_):
        raise OSError("no space left")

    path = write_text(tmp_path / "text.txt", "before")
    monkeypatch.setattr(files.os, "replace", fail)
    with pytest.raises((OSError, UnicodeEncodeError)):
        write_text(path, text)
    assert path.read_text() == "before" and left(tmp_path) == ["text.txt"]


def folder_of(tmp_path):
    """A folder with one file, in a folder of its own."""
    place = tmp_path / "below" / "build"
    place.mkdir(parents=True)
    (place / "old.txt").write_text("before")
    return place


def test_removing_takes_a_file_a_folder_and_a_link_but_not_what_it_leads_to(tmp_path):
    place = folder_of(tmp_path)
    try:
        (tmp_path / "link").symlink_to(place, target_is_directory=True)
    except OSError as error:  # on some systems only for administrators
        pytest.skip(str(error))
    remove(tmp_path / "link")
    assert left(tmp_path) == ["below"] and left(place) == ["old.txt"]
    remove(place / "old.txt")
    remove(place / "old.txt")  # gone already
    assert left(place) == []
    remove(place.parent)
    assert left(tmp_path) == []


def test_a_link_stays_a_link_and_a_file_keeps_its_rights(tmp_path):
    path, link = tmp_path / "a.txt", tmp_path / "b.txt"
    path.write_text("before")
    path.chmod(0o600)
    link.symlink_to(path)
    write_text(link, "after")
    assert link.is_symlink() and path.read_text() == "after" and path.stat().st_mode & 0o777 == 0o600
