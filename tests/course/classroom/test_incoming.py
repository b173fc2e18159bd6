"""Whatever comes in is looked at, and what would fill the machine or lead out of its place is named and not opened."""

import io
import os
import stat
import zipfile

import pytest

from readout.course.classroom import incoming
from readout.course.classroom.incoming import arrived
from readout.errors import InputError

DAY = (2024, 3, 1, 12, 0, 0)


def packed(files, **more):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name, DAY)
            archive.writestr(info, content, zipfile.ZIP_DEFLATED, **more)
    return data.getvalue()


def seen(folder):
    return {one.place: one.why or one.data for one in arrived([str(folder)])}


def test_folders_and_zips_in_zips_are_gone_through(tmp_path):
    place = tmp_path / "in"
    (place / "a/b").mkdir(parents=True)
    (place / "a/b/x.ipynb").write_bytes(b"1")
    inner = packed({"c/z.ipynb": b"3"})
    (place / "all.zip").write_bytes(packed({"y.ipynb": b"2", "d/inner.ZIP": inner}))
    assert seen(place) == {
        "in/a/b/x.ipynb": b"1",
        "in/all.zip/y.ipynb": b"2",
        "in/all.zip/d/inner.ZIP/c/z.ipynb": b"3",
    }
    (one,) = (one for one in arrived([str(place)]) if one.data == b"2")
    assert one.time == DAY
    assert seen(place / "all.zip").keys() == {"all.zip/y.ipynb", "all.zip/d/inner.ZIP/c/z.ipynb"}


def test_links_are_named_and_not_followed(tmp_path):
    place = tmp_path / "in"
    place.mkdir()
    (tmp_path / "secret").write_text("mine")
    (place / "link.ipynb").symlink_to(tmp_path / "secret")
    (place / "folder").symlink_to(tmp_path)
    link = zipfile.ZipInfo("link.ipynb", DAY)
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    (place / "z.zip").write_bytes(packed({link: b"/etc/passwd"}))
    assert set(seen(place).values()) == {"a link, which is not followed"} and len(seen(place)) == 3


@pytest.mark.parametrize(
    "name", ["../x.ipynb", "a/../../x.ipynb", "/etc/x.ipynb", "..\\x.ipynb", "C:\\x.ipynb"]
)
def test_a_path_that_leads_out_is_named_and_not_read(tmp_path, name):
    (tmp_path / "z.zip").write_bytes(packed({name: b"1", "ok.ipynb": b"2"}))
    found = seen(tmp_path / "z.zip")
    assert found.pop("z.zip/ok.ipynb") == b"2"
    assert list(found.values()) == ["its path leads out of its zip"]
    assert [path.name for path in tmp_path.iterdir()] == ["z.zip"]


def test_a_bomb_is_named_and_not_opened(tmp_path):
    (tmp_path / "z.zip").write_bytes(packed({f"{n}.ipynb": bytes(15_000_000) for n in range(8)}))
    assert seen(tmp_path / "z.zip") == {
        "z.zip": "a zip that unpacks to more than 100 times its size; not unpacked"
    }


def test_a_bomb_of_zips_is_bounded(tmp_path):
    data = packed({"x.ipynb": b"1"})
    for _ in range(6):
        data = packed({"in.zip": data})
    (tmp_path / "z.zip").write_bytes(data)
    ((place, why),) = seen(tmp_path / "z.zip").items()
    assert why == "a zip in 4 others; hand its files in unpacked" and place.count("in.zip") == 4


def test_what_one_run_reads_has_an_end(tmp_path, monkeypatch):
    monkeypatch.setattr(incoming, "_MOST_FILES", 3)
    for name in "abc":
        (tmp_path / f"{name}.zip").write_bytes(packed({"1.ipynb": b"1", "2.ipynb": b"2"}))
    found = seen(tmp_path)
    assert list(found.values()).count("more than one run unpacks; collect it in parts") == 2


@pytest.mark.parametrize("held", [{"1": b"1", "2": b"1", "3": b"1"}, {"1": b"1" * 90}])
def test_one_zip_leaves_enough_for_the_others(tmp_path, monkeypatch, held):
    monkeypatch.setattr(incoming, "_MOST_BYTES_OF_ONE", 80)
    monkeypatch.setattr(incoming, "_MOST_FILES_OF_ONE", 2)
    in_one = {"a.zip": packed(held), "b.zip": packed({"1": b"1"})}
    for name, data in in_one.items():
        (tmp_path / name).write_bytes(data)
    found = seen(tmp_path)
    assert [why for why in found.values() if why != b"1"] == [
        "more than a learner hands in; if it is the class's, name it and not its folder"
    ]
    assert set(seen(tmp_path / "a.zip").values()) <= {b"1", b"1" * 90}, "one that is named may hold more"
    (tmp_path / "c.zip").write_bytes(packed(in_one))
    assert list(seen(tmp_path / "c.zip").values())[-1] == b"1"


def test_what_cannot_be_read_says_why(tmp_path):
    place = tmp_path / "in"
    place.mkdir()
    (place / "no.zip").write_bytes(b"no zip")
    (place / "empty.zip").write_bytes(packed({}))
    broken = bytearray(packed({"x.ipynb": b"1" * 1000}))
    broken[40] ^= 255
    (place / "broken.zip").write_bytes(broken)
    locked = bytearray(packed({"x.ipynb": b"1"}))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(sign) + at] |= 1
    (place / "locked.zip").write_bytes(locked)
    (place / "large.ipynb").write_bytes(bytes(20_000_001))
    os.mkfifo(place / "pipe")
    found = seen(place)
    assert found["in/no.zip"] == "not a zip, or a damaged one"
    assert found["in/empty.zip"] == "a zip with nothing in it"
    assert found["in/broken.zip/x.ipynb"] == "damaged in its zip"
    assert found["in/locked.zip/x.ipynb"] == "locked with a password; hand it in without"
    assert "larger than the 20 MB" in found["in/large.ipynb"]
    assert "a pipe or device" in found["in/pipe"]


def test_a_size_that_lies_is_bounded(tmp_path):
    """What a zip says of an entry's size is what is read of it, and no more."""
    data = bytearray(packed({"x.ipynb": b"a" * 100_000}))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (10).to_bytes(4, "little")
    (tmp_path / "z.zip").write_bytes(data)
    assert seen(tmp_path / "z.zip") == {"z.zip/x.ipynb": "damaged in its zip"}


def test_where_nothing_is_a_line_says_so(tmp_path):
    with pytest.raises(InputError, match="no such file or folder"):
        list(arrived([str(tmp_path / "none")]))
