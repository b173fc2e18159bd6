"""What a class handed in, by learner and lesson: every file is accounted for in a table, and none is left out.

Each learner has one notebook a lesson in the end: the latest. What a person has to settle is said in the table, with how.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import shutil
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from readout.course.cells import NOTEBOOK_FILE, stored_notebook
from readout.course.classroom.class_file import TheClass, load_class, write_private
from readout.course.classroom.handed_in import LONGEST_TEXT
from readout.course.classroom.incoming import Arrived, arrived
from readout.course.classroom.model import Learner, Submission
from readout.course.classroom.own_texts import OtherFile, name_to_keep, path_in, texts_named
from readout.course.classroom.roster import refuse_id
from readout.course.classroom.tables import write_sheet
from readout.course.classroom.whose import Owners, lesson_in
from readout.course.exercises.checking import lessons_with_tasks
from readout.drafts import drafting
from readout.errors import InputError, one_line, quoted
from readout.intake import Kind, read_bytes, read_json, read_text
from readout.shapes import Shape
from readout.sheets import harmless

TABLE, LIST, ASSIGN = "collected.csv", "collected.json", "assign.csv"
_SUBMISSIONS = "submissions"
_OF_A_LEARNER = ("id", "name", "seed", "code")
_COLLECTED_SCHEMA = "readout-collected/1"
_COLLECTED_SHAPE: Shape = {
    "schema": frozenset((_COLLECTED_SCHEMA,)),
    "learners": [{"id": str, "name": str, "seed": int, "code": str}],
    "submissions": [{"learner": str, "lesson": str, "notes": [str], "text": (None, str)}],
}
_COLLECTED = Kind(
    "what readout class collect wrote",
    missing="nothing was collected there; name the folder that readout class collect wrote to",
    mend="collect again",
    limit=50_000_000,
)
_OWN_TEXT_FILE = Kind("a text of a learner's own", missing="it is not there any more; collect again")
_ASSIGN_FILE = Kind("a list of whose is what", mend="write two columns, file and learner, as CSV in UTF-8")
# "Essay_ada_attempt_2024-03-01-12-34-56_work.ipynb": the time that some systems write into names.
_STAMP = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)-(\d\d)-(\d\d)-(\d\d)(?!\d)")
# What browsers and Canvas add to the name of a file that comes again: "work (2).ipynb", "work-2.ipynb".
_COPY_NUMBER = re.compile(r"(?: \((\d{1,3})\)|-(\d{1,3}))\.ipynb$")
_SYSTEM = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")
_CHECKPOINT = ".ipynb_checkpoints"
_ARCHIVES = (".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz")


@dataclass(frozen=True)
class Collected:
    """Who is in the class, also those who handed in nothing, and what there is to grade."""

    learners: tuple[Learner, ...]
    submissions: tuple[Submission, ...]


@dataclass
class _Row:
    """A line of the table: one file, or one notebook that nobody handed in."""

    file: str
    learner: str = ""
    lesson: str = ""
    became: str = ""
    why: list[str] = field(default_factory=list)


@dataclass
class _Candidate:
    """A notebook of a learner, with how it stands among others of the same lesson: the greatest is taken."""

    row: _Row
    learner: Learner
    rank: tuple[object, ...]
    sha256: str
    kept: Path
    time: tuple[int, ...]
    text: str  # the path of a text of the learner's own, as the notebook names it


def collect(paths: list[str], *, class_folder: str, out: str) -> str:
    """Sort what lies at `paths` into the folder `out` for `readout class grade`. Returns the lines to close with.

    `paths` are folders, zips (also in one another) and files as an LMS gives them; `class_folder` is that of the
    hand-outs. `out` gets `submissions/ID/LESSON.ipynb`, beside a capstone the text that it reads, the table
    `collected.csv`, and `collected.json`, which grading reads. `assign.csv` there, columns file and learner, says whose
    the files are of which the table asks that.

    Raises InputError where nothing or one of the two folders is at a path, no class in `class_folder`, other things in `out`, and for an
    `assign.csv` that cannot be read or names nobody of the class.
    """
    place, the_class = Path(out), load_class(class_folder)
    _refuse_others(place)
    _refuse_own_files(paths, place, Path(class_folder))
    owners, assigned = Owners(the_class), _assigned(place / ASSIGN, the_class)
    rows: list[_Row] = []
    candidates: dict[tuple[str, str], list[_Candidate]] = defaultdict(list)
    others: dict[OtherFile, _Row] = {}
    place.mkdir(parents=True, exist_ok=True)
    with drafting(place) as draft, TemporaryDirectory(dir=draft, prefix=".") as work:
        (draft / _SUBMISSIONS).mkdir()
        for number, came in enumerate(arrived(paths)):
            row = _Row(came.place)
            rows.append(row)
            found = _sorted_in(row, came, owners, assigned, Path(work) / f"{number}.ipynb")
            if found:
                candidates[found.learner.id, row.lesson].append(found)
            elif row.became == "not a notebook" and 0 < len(came.data) <= LONGEST_TEXT:
                other = OtherFile(came.place, row.learner, _time_of(came), Path(work) / f"{number}.txt")
                other.kept.write_bytes(came.data)
                others[other] = row
        submissions = [_latest(draft, which, others) for which in candidates.values()]
        rows += _missing(the_class, {(one.learner.id, one.lesson) for one in submissions})
        write_sheet(draft / TABLE, _as_table(rows))
        write_private(draft / LIST, _as_json(the_class, submissions))
    return _closing_lines(out, rows, submissions)


def load_collected(folder: str | Path) -> Collected:
    """What `collect` sorted into `folder`, with the SHA-256 of each file as it is now.

    Raises InputError where nothing was collected, for a list that is spoiled, and for a file that is not there.
    """
    place = Path(folder)
    data = read_json(place / LIST, _COLLECTED, _COLLECTED_SHAPE)
    learners = {one["id"]: Learner(**{key: one[key] for key in _OF_A_LEARNER}) for one in data["learners"]}
    found = []
    for one in data["submissions"]:
        id, lesson = one["learner"], one["lesson"]
        refuse_id(str(place / LIST), id)
        if id not in learners or lesson not in lessons_with_tasks():
            raise InputError(
                f"{place / LIST}: nobody {quoted(id)} with a lesson {quoted(lesson)}; collect again"
            )
        path = place / _kept_at(id, lesson)
        data_of_it = read_bytes(path, NOTEBOOK_FILE)
        text = path.parent / name_to_keep(one["text"]) if one["text"] else None
        if text:
            data_of_it += b"\0" + read_bytes(text, _OWN_TEXT_FILE)
        sha256 = hashlib.sha256(data_of_it).hexdigest()
        found.append(Submission(learners[id], lesson, path, sha256, tuple(one["notes"]), text))
    return Collected(tuple(learners.values()), tuple(found))


def _kept_at(id: str, lesson: str) -> Path:
    return Path(_SUBMISSIONS) / id / f"{lesson}.ipynb"


def _refuse_others(place: Path) -> None:
    if place.exists() and not place.is_dir():
        raise InputError(f"{place}: a file; name a folder")
    there = {path.name for path in place.iterdir()} if place.exists() else set()
    if there - {ASSIGN, ".lock"} and TABLE not in there:
        raise InputError(
            f"{place}: has other things in it; name a new folder, or one that was collected to before"
        )


def _refuse_own_files(paths: list[str], out: Path, class_folder: Path) -> None:
    """Refuse folders that hold what this course wrote: hand-outs and what was collected before would come in again."""
    for path in paths:
        for own in (out, class_folder):
            if own.resolve().is_relative_to(Path(path).resolve()):
                raise InputError(f"{path}: {own} lies in it, which nobody handed in; name the download alone")


def _assigned(path: Path, the_class: TheClass) -> dict[str, str]:
    """Learners' ids by the places of files as the table has them, as a teacher wrote them down; nothing where there is no such list."""
    if not path.exists():
        return {}
    known = {one.learner.id for one in the_class.enrolled}
    text = read_text(path, _ASSIGN_FILE).removeprefix("\ufeff")
    first = text.partition("\n")[0]
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ","
    )
    found: dict[str, str] = {}
    for row in reader:
        cells = [cell.strip() for cell in row]
        if not any(cells) or cells == ["file", "learner"]:
            continue
        where = f"{path}, line {reader.line_num}"
        if len(cells) != 2 or not all(cells):
            raise InputError(
                f"{where}: two columns belong here, the file as {TABLE} has it and the learner's id"
            )
        if known and cells[1] not in known:
            raise InputError(f"{where}: {cells[1]!r} is the id of nobody in the class")
        refuse_id(where, cells[1])
        found[cells[0]] = cells[1]
    return found


def _sorted_in(
    row: _Row, came: Arrived, owners: Owners, assigned: dict[str, str], keep: Path
) -> _Candidate | None:
    """The notebook that came, where it is one and is somebody's; else None, and `row` says why."""
    named = owners.named(came.place)
    row.learner = named[0].id if len(named) == 1 else ""
    if why := came.why or _no_notebook(came):
        row.became = (
            "left aside" if _is_of_system(came.place) else "not read" if came.why else "not a notebook"
        )
        row.why.append(why)
        return None
    keep.write_bytes(came.data)
    try:
        notebook: dict[str, Any] = stored_notebook(keep)
    except InputError as error:
        row.became = "not a notebook"
        row.why.append(str(error).removeprefix(f"{keep}: "))
        return None
    owner = owners.of(came.place, notebook, assigned.get(_as_cell(came.place), ""))
    row.lesson = lesson_in(notebook, came.place)
    row.learner = owner.learner.id if owner.learner else ""
    row.why += owner.notes
    if not row.lesson:
        row.became = "which lesson?"
        row.why.append("nothing in it says; it is no notebook of a hand-out, or its cells were removed")
        return None
    if owner.learner is None:
        row.became = "whose?"
        row.why.append(f"write a line into {ASSIGN}: this file, the learner's id; then collect again")
        return None
    checkpoint = _CHECKPOINT in came.place
    row.why += ["an autosaved copy"] if checkpoint else []
    written = _time_of(came)
    # A file that another learner brings, or may have named so, never goes before what came by the own path or code.
    rank = (
        not owner.disputed,
        not owner.guessed,
        not checkpoint,
        written,
        _number_of_copy(came.place),
        came.place,
    )
    sha256, text = hashlib.sha256(came.data).hexdigest(), path_in(notebook)
    return _Candidate(row, owner.learner, rank, sha256, keep, written, text)


def _no_notebook(came: Arrived) -> str:
    """Why a file that could be read is no notebook, as far as its name and its first character say; else empty."""
    if _is_of_system(came.place):
        return "left by the computer it was packed on"
    if not came.data.strip():
        return "empty"
    if came.place.lower().endswith(_ARCHIVES):
        return "packed in a way that is not read; hand it in as a zip"
    if not came.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return "its content is not that of a notebook"
    return ""


def _is_of_system(place: str) -> bool:
    return any(part in _SYSTEM or part.startswith("._") for part in place.split("/"))


def _time_of(came: Arrived) -> tuple[int, ...]:
    """When a file was handed in: the time in its path, else its own."""
    stamp = _STAMP.search(came.place)
    return tuple(map(int, stamp.groups())) if stamp else came.time


def _number_of_copy(place: str) -> int:
    found = _COPY_NUMBER.search(place)
    return int(found[1] or found[2]) if found else 0


def _latest(draft: Path, candidates: list[_Candidate], files: dict[OtherFile, _Row]) -> Submission:
    """The one notebook of a learner and a lesson that is graded; the table says what became of the others.

    `files` are those that came and are no notebooks: the text that it reads is among them, or was not handed in.
    """
    *others, taken = sorted(candidates, key=lambda one: one.rank)
    learner, lesson = taken.learner, taken.row.lesson
    path = _kept_at(learner.id, lesson)
    (draft / path).parent.mkdir(exist_ok=True)
    taken.kept.rename(draft / path)
    taken.row.became = "taken"
    for other in others:
        other.row.became = "the same again" if other.sha256 == taken.sha256 else "another version"
        other.row.why.append(f"taken is {taken.row.file}")
    versions = {other.sha256 for other in others} - {taken.sha256}
    if versions:
        when = "{}-{:02}-{:02} {:02}:{:02}".format(*taken.time)
        same_time = any(other.time == taken.time and other.sha256 != taken.sha256 for other in others)
        which = "the last by name, of the same time" if same_time else f"that of {when}"
        taken.row.why.append(f"of {len(versions) + 1} versions {which}")
    text = _text_beside(taken, draft / path, files) if taken.text else None
    return Submission(learner, lesson, path, taken.sha256, tuple(taken.row.why), text)


def _text_beside(taken: _Candidate, notebook: Path, files: dict[OtherFile, _Row]) -> Path | None:
    """The text that a notebook names, put beside it; None where it did not come, of which both rows tell."""
    found = texts_named(taken.text, taken.row.file, taken.learner.id, files)
    for file in found:
        row = files[file]
        row.learner, row.lesson, row.became = taken.learner.id, taken.row.lesson, "another version"
        row.why = [f"the text of {taken.row.file}"]
    if not found:
        taken.row.why.append(f"the text that it reads, {taken.text!r}, is not among what was handed in")
        return None
    files[found[-1]].became = "taken"
    return Path(shutil.copyfile(found[-1].kept, notebook.with_name(name_to_keep(taken.text))))


def _missing(the_class: TheClass, there: set[tuple[str, str]]) -> list[_Row]:
    """A line for each learner and each lesson that anybody handed in, where nothing came; one where nobody did."""
    lessons = sorted({lesson for _, lesson in there}) or [""]
    return [
        _Row("", one.learner.id, lesson, "nothing handed in")
        for one in the_class.enrolled
        for lesson in lessons
        if (one.learner.id, lesson) not in there
    ]


def _as_table(rows: list[_Row]) -> list[tuple[str, ...]]:
    lines = [(_as_cell(row.file), row.learner, row.lesson, row.became, "; ".join(row.why)) for row in rows]
    return [("file", "learner", "lesson", "what became of it", "why"), *lines]


def _as_cell(place: str) -> str:
    """The place of a file as it stands in the table, and as a teacher copies it from there."""
    return str(harmless(one_line(place)))


def _as_json(the_class: TheClass, submissions: Iterable[Submission]) -> str:
    ordered = sorted(submissions, key=lambda one: (one.learner.id, one.lesson))
    everybody = [*(one.learner for one in the_class.enrolled), *(one.learner for one in ordered)]
    learners = {learner.id: learner for learner in everybody}
    data = {
        "schema": _COLLECTED_SCHEMA,
        "learners": [asdict(learner) for learner in learners.values()],
        "submissions": [
            {
                "learner": one.learner.id,
                "lesson": one.lesson,
                "notes": list(one.notes),
                "text": one.text.name if one.text else None,
            }
            for one in ordered
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _closing_lines(out: str, rows: list[_Row], submissions: list[Submission]) -> str:
    count: dict[str, int] = defaultdict(int)
    for row in rows:
        count[row.became] += 1
    learners = len({one.learner.id for one in submissions})
    files = sum(bool(row.file) for row in rows)
    texts = sum(one.text is not None for one in submissions)
    with_texts = f", {texts} with a text of their own" if texts else ""
    first = (
        f"{out}: {files} files, of them {len(submissions)} notebooks of {learners} learners taken{with_texts}"
    )
    open_ = [f"{number} x {what}" for what, number in sorted(count.items()) if what not in ("taken", "")]
    return "\n".join([first, *([f"see {TABLE}: {', '.join(open_)}"] if open_ else [])])
