"""What is handed out to a class: each learner's own, nothing of solutions, of the secret, or of others."""

import io
import json
import re
import stat
import zipfile
from urllib.parse import parse_qs, urlparse

import nbformat
import pytest

from readout.course.cells import load_cells
from readout.course.classroom.class_file import load_class
from readout.course.classroom.handout import hand_out
from readout.course.exercises import derive
from readout.errors import InputError

# What stands in the lines that say whose a notebook is.
OF_THE_LEARNER = (b"Handed out to", b"seed: int", b"code: str", b'"code":', b"Exercises of the Readout")
NAMES = ["Ada Lovelace", "Zoë <b>*Grüße*</b>", *(f"Learner Nr {n}" for n in range(298))]


def roster(folder, count=300, name="roster.csv"):
    path = folder / name
    lines = [f's{n:03},"{NAMES[n]}",mail{n}@uni.example' for n in range(count)]
    path.write_text("\n".join(["ID number,name,Email address", *lines]) + "\n", encoding="utf-8")
    return str(path)


@pytest.fixture(scope="module")
def handed_out(tmp_path_factory):
    """A class of three hundred that everything was handed out to, as folders and as zips."""
    folder = tmp_path_factory.mktemp("class")
    out = folder / "out"
    for zipped in (False, True):
        hand_out(str(out), roster=roster(folder), zipped=zipped)
    return out


def everything(folder):
    """Each file below a folder with its bytes, those in zips as well."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield from opened(path.relative_to(folder).as_posix(), path.read_bytes())


def opened(name, data):
    yield name, data
    if name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for inner in archive.namelist():
                yield from opened(f"{name}/{inner}", archive.read(inner))


def theirs(folder):
    """What learners get: all but what stays with the teacher."""
    stays = {"class.json", "codes.csv", "FOR_THE_TEACHER.txt"}
    return {name: data for name, data in everything(folder) if name not in stays}


def lines_of(paths):
    return {
        line.strip()
        for path in paths
        for cell in load_cells(path)
        for line in "".join(cell["source"]).splitlines()
    }


def answers():
    """The lines of solutions that no learner's notebook of the course has, as they stand in a notebook's file."""
    paths = derive.handed_out().values()
    own = lines_of(path.parent / "solutions" / path.name for path in paths) - lines_of(paths)
    # What is imported is no answer: a learner's cell may import the same and more.
    told = [line for line in own if len(line) > 12 and not line.startswith("from ")]
    written = [json.dumps(line, ensure_ascii=False)[1:-1].encode() for line in told]
    return {line + end for line in written for end in (b'"', b"\\n")}


def test_no_byte_of_it_is_of_a_solution_or_a_check(handed_out):
    # Learners' files differ in the lines that say whose they are: what is alike in all others is searched once.
    files, whose = {}, set()
    for name, data in theirs(handed_out).items():
        if not name.endswith(".zip"):
            rows = data.splitlines()
            own = {row for row in rows if any(mark in row for mark in OF_THE_LEARNER)}
            whose |= own
            files.setdefault(b"\n".join(row for row in rows if row not in own), name)
    lines = answers()
    assert len(lines) > 100 and 16 <= len(files) <= 20
    assert max(map(len, whose)) < 200 and not [line for line in lines if line in b"\n".join(whose)]
    for data, name in files.items():
        assert not [line for line in lines if line in data], name
        assert b"BEGIN SOLUTION" not in data and b"NotYet" not in data


def test_no_byte_of_it_is_of_the_secret_or_of_others(handed_out):
    the_class = load_class(handed_out)
    secret = the_class.secret.encode()
    marks = {one.learner.id: (one.learner.code.encode(), one.also[0].encode()) for one in the_class.enrolled}
    files = theirs(handed_out)
    assert len(files) == 300 * (10 + 1 + 10) + 10 + 1 + 10
    for name, data in files.items():
        assert secret not in data and bytes.fromhex(the_class.secret) not in data
        owner = re.search(r"learners/(s\d{3})", name)
        found = set(re.findall(rb"[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}", data))
        assert found <= ({marks[owner[1]][0]} if owner else set()), name
        assert b"uni.example" not in data and b"s000@" not in data


def test_each_notebook_is_its_learners(handed_out):
    the_class = load_class(handed_out)
    assert len({one.learner.seed for one in the_class.enrolled}) > 295
    for one in the_class.enrolled[:3]:
        learner = one.learner
        folder = handed_out / "learners" / learner.id
        assert learner.name in (folder / "README.txt").read_text("utf-8")
        paths = sorted((folder / "exercises").glob("*.ipynb"))
        assert [path.name for path in paths] == [path.name for path in derive.handed_out().values()]
        for path in paths:
            notebook = nbformat.read(path, 4)
            nbformat.validate(notebook)
            assert notebook.metadata.readout == {"code": learner.code, "lesson": derive.lesson_of(path)}
            at = next(
                n for n, cell in enumerate(notebook.cells) if "parameters" in cell.metadata.get("tags", [])
            )
            space = {}
            exec(notebook.cells[at].source, space)
            assert (space["seed"], space["code"]) == (learner.seed, learner.code)
            assert "Handed out to" in notebook.cells[at - 1].source
            there = [cell.source for n, cell in enumerate(notebook.cells) if n not in (at, at - 1)]
            given = [cell.source for cell in nbformat.read(derive.EXERCISES / path.name, 4).cells]
            assert there == [source for source in given if not source.startswith("seed: int")]


def test_a_name_is_shown_as_it_is_and_is_no_markup(handed_out):
    notebook = next((handed_out / "learners/s001/exercises").glob("02*.ipynb"))
    said = next(
        "".join(cell["source"]) for cell in load_cells(notebook) if "Handed out" in "".join(cell["source"])
    )
    assert r"\<b\>\*Grüße\*\</b\>" in said


def test_a_zip_holds_what_the_folder_does(handed_out):
    with zipfile.ZipFile(handed_out / "learners/s000.zip") as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    folder = handed_out / "learners"
    assert packed == {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in (folder / "s000").rglob("*")
        if path.is_file()
    }


def test_what_stays_with_the_teacher_is_the_teachers(handed_out):
    for name in ("class.json", "codes.csv"):
        assert stat.S_IMODE((handed_out / name).stat().st_mode) == 0o600
    words = (handed_out / "FOR_THE_TEACHER.txt").read_text()
    link = urlparse(re.search(r"https://HUB\S+", words)[0])
    asked = parse_qs(link.query)
    assert link.path == "/hub/user-redirect/git-pull"
    assert asked["repo"] == ["https://HOST/OWNER/REPOSITORY"] and asked["branch"] == ["main"]
    place = asked["urlpath"][0].removeprefix("lab/tree/REPOSITORY/")
    assert (handed_out / "for_everyone" / place).is_file()


def test_who_joins_late_changes_nothing_for_others(tmp_path):
    out = tmp_path / "out"
    hand_out(str(out), roster=roster(tmp_path, 3), lessons=["02"])
    before = {name: data for name, data in everything(out) if name.startswith("learners/")}
    said = hand_out(str(out), roster=roster(tmp_path, 4), lessons=["02"])
    after = {name: data for name, data in everything(out) if name.startswith("learners/")}
    assert "4 learners (1 new)" in said
    assert {name: after[name] for name in before} == before
    assert len(after) == 4 * 2


def test_who_left_the_list_stays_in_the_class(tmp_path):
    out = tmp_path / "out"
    hand_out(str(out), roster=roster(tmp_path, 3), lessons=["02"])
    hand_out(str(out), roster=roster(tmp_path, 1), lessons=["03"])
    the_class = load_class(out)
    assert [one.learner.id for one in the_class.enrolled] == ["s000", "s001", "s002"]
    assert the_class.lessons == ("02", "03")


def test_without_a_list_all_get_the_seed_of_the_class(tmp_path):
    said = hand_out(str(tmp_path / "out"), lessons=["02"])
    assert "for all alike" in said and not (tmp_path / "out/learners").exists()
    seed = load_class(tmp_path / "out").anybody.seed
    notebook = next((tmp_path / "out/for_everyone/exercises").glob("*.ipynb"))
    assert f"seed: int = {seed}" in notebook.read_text() and "code: str" not in notebook.read_text()


def test_what_cannot_be_is_refused_in_one_line(tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.txt").write_text("mine")
    with pytest.raises(InputError, match="has other things in it"):
        hand_out(str(other))
    with pytest.raises(InputError, match="no exercises of lesson '09'"):
        hand_out(str(tmp_path / "new"), lessons=["09"])
    assert not (tmp_path / "new").exists()
    hand_out(str(tmp_path / "out"), roster=roster(tmp_path, 2), lessons=["02"])
    strangers = tmp_path / "strangers.csv"
    strangers.write_text("id\nx1\n")
    with pytest.raises(InputError, match="nobody of this list is in the class there"):
        hand_out(str(tmp_path / "out"), roster=str(strangers))
    strangers.write_text("id\nS000\ns001\n")
    with pytest.raises(InputError, match="the class has the id 's000', the list 'S000'"):
        hand_out(str(tmp_path / "out"), roster=str(strangers))
    assert (other / "thesis.txt").read_text() == "mine" and len(list(other.iterdir())) == 1
