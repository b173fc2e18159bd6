"""Whose a notebook is: by the code that stands in it, else by what its path says, else by what a teacher wrote down."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from readout.course.classroom.class_file import METADATA, TheClass
from readout.course.classroom.model import Learner
from readout.course.classroom.roster import Enrolled
from readout.course.exercises.checking import lessons_with_tasks

# "Ada Lovelace_12345_assignsubmission_file_/work.ipynb" and, without folders, "..._file_work.ipynb": Moodle.
_MOODLE_NAME = re.compile(r"([^/_]{1,120})_(\d{1,12})_assignsubmission_[a-z]{1,20}_")
# "lovelaceada_LATE_12345_67890_work.ipynb": Canvas, of a zip as well; the numbers are the learner's and the file's.
_CANVAS_NAME = re.compile(r"(?:^|/)([^/_]{1,120})_(?:LATE_)?(\d{1,12})_(\d{1,12})_[^/]{1,200}")
_CODE_LINE = re.compile(r"""^code(?:: str)? = ["']([\w -]{1,40})["']""", re.MULTILINE)
_CHECK_START = re.compile(r"""check\.start\(\s{0,4}["']([a-z0-9]{2,8})["']""")
_NUMBER = re.compile(r"(?:^|[^0-9])(0[0-9]|capstone)(?=_)")
# "Essay_ada_attempt_2024-03-01-12-34-56_work.ipynb": Blackboard.
_ATTEMPT = re.compile(r"(?:^|/)([^/]{1,200}_attempt_)[\d-]{10,19}_(?=[^/]{1,200}$)")
_SHORTEST = 3


@dataclass(frozen=True)
class Owner:
    """Whose a notebook is, None where nobody knows; what is to be noted; whether path and code are of two people.

    It is `guessed` where neither a code nor a teacher says it, but names, which whoever packed the file may have chosen.
    """

    learner: Learner | None
    notes: tuple[str, ...] = ()
    disputed: bool = False
    guessed: bool = False


class Owners:
    """Finds whose a notebook of a class is."""

    def __init__(self, the_class: TheClass) -> None:
        self._class = the_class
        self._by_id = {one.learner.id: one.learner for one in the_class.enrolled}
        self._by_code = {_letters(one.learner.code): one.learner for one in the_class.enrolled}
        self._by_word: dict[str, set[str]] = defaultdict(set)
        for one in the_class.enrolled:
            for word in _known_by(one):
                self._by_word[word].add(one.learner.id)

    def of(self, place: str, notebook: dict[str, Any], assigned: str = "") -> Owner:
        """Whose the notebook is that came as `place`; `assigned` is a learner's id, where a teacher has said it."""
        if assigned:
            return self._as_assigned(assigned)
        if not self._class.enrolled:
            return self._unlisted(place)
        named = self.named(place)
        code = code_in(notebook)
        coded = self._by_code.get(_letters(code)) if code else None
        first = self._named_first(place)
        if coded and first and coded.id not in first:
            note = f"the code is that of {coded.id}, the path names {', '.join(sorted(first))}"
            return Owner(coded, (note,), disputed=True)
        if coded:
            return Owner(coded)
        said = f"the code {code!r} is of nobody in the class" if code else "no code in it"
        if len(named) == 1:
            return Owner(named[0], (f"{said}; by its path",), guessed=True)
        if named:
            return Owner(None, (f"{said}, and its path may name {', '.join(one.id for one in named)}",))
        return Owner(None, (f"{said}, and its path names nobody of the class",))

    def named(self, place: str) -> list[Learner]:
        """Those of the class whom a path may name, by what an LMS writes into it, else by ids and names in its parts."""
        ids = self._named_by_lms(place) or {id for part in place.split("/") for id in self._named_in(part)}
        return [self._by_id[id] for id in sorted(ids)]

    def _named_by_lms(self, place: str) -> set[str]:
        """The ids that an LMS may mean: the first that it names, for what is in a zip was named by who packed it."""
        for lms in _names_of_lms(place):
            by_name, by_number = (self._by_word.get(_letters(words), set()) for words in lms.groups()[:2])
            if ids := by_name & by_number or by_name or by_number:
                return ids
        return set()

    def _named_first(self, place: str) -> set[str]:
        """The ids that the outermost part of a path may name, of those that name anybody."""
        parts = (self._named_by_lms(part) or self._named_in(part) for part in place.split("/"))
        return next(filter(None, parts), set())

    def _named_in(self, part: str) -> set[str]:
        stem = part.removesuffix(".zip").removesuffix(".ipynb")
        words = (stem, *re.split(r"[\s_,()-]+", stem))
        return set().union(*(self._by_word.get(_letters(word), set()) for word in words))

    def _as_assigned(self, id: str) -> Owner:
        if self._class.enrolled:
            return Owner(self._by_id[id], ("as assigned",))
        return Owner(replace(self._class.anybody, id=id, name=id), ("as assigned",))

    def _unlisted(self, place: str) -> Owner:
        """A class without a roster has whom the LMS names."""
        names = _names_of_lms(place)
        # The first part may be the teacher's own folder, such as "work_2024_03_01".
        lms = next((name for name in names if "/" in place[: name.end(2)]), None) or next(iter(names), None)
        if not lms:
            return Owner(None, ("the class has no roster, and no LMS names anybody",))
        id = re.sub(r"[^\w.-]+", "-", lms[1]).strip("-.") or lms[2]
        return Owner(replace(self._class.anybody, id=f"{id}-{lms[2]}", name=lms[1]))


def _names_of_lms(place: str) -> list[re.Match[str]]:
    """What looks as an LMS names whoever handed in, from the outermost on."""
    found = (*_MOODLE_NAME.finditer(place), *_CANVAS_NAME.finditer(place))
    return sorted(found, key=lambda name: name.start())


def _letters(words: str) -> str:
    """Words without accents, case and all that is no letter or digit: as file names keep of them."""
    plain = unicodedata.normalize("NFKD", words).casefold()
    return "".join(c for c in plain if c.isalnum())


def _known_by(one: Enrolled) -> Iterable[str]:
    """What names one of the class in a path: id, what else the list says, and the name from any of its words on."""
    words = [_letters(word) for word in re.split(r"[\s,]+", one.learner.name)]
    turned = {"".join(words[n:] + words[:n]) for n in range(len(words))} if len(words) > 1 else set(words)
    found = {_letters(one.learner.id), *map(_letters, one.also), *turned}
    # Of an e-mail address, what stands before the @ as well: it is often the name of an account.
    found |= {_letters(word.partition("@")[0]) for word in (one.learner.id, *one.also) if "@" in word}
    return {word for word in found if len(word) >= _SHORTEST}


def apart(place: str) -> tuple[str, str, str]:
    """A place as its folder, the person whom an LMS writes before a file's name (empty where none does), and that name."""
    folder, _, name = place.rpartition("/")
    if found := _CANVAS_NAME.search(name):
        person, end = f"{found[1]}_{found[2]}", found.end(3) + 1
    elif found := _MOODLE_NAME.match(name) or _ATTEMPT.match(name):
        person, end = found.group(), found.end()
        person = found[1] if "_attempt_" in person else person
    else:
        return folder, "", name
    return folder, person, name[end:]


def code_in(notebook: dict[str, Any]) -> str:
    """The code of a hand-out: that of the notebook's metadata, else that of its cells; empty where there is none."""
    about = notebook["metadata"].get(METADATA)
    code = about.get("code") if isinstance(about, dict) else None
    if isinstance(code, str) and code:
        return code[:40]
    return next((found[1] for source in sources_of(notebook) if (found := _CODE_LINE.search(source))), "")


def lesson_in(notebook: dict[str, Any], place: str) -> str:
    """The lesson whose exercises a notebook has: by its metadata, its `check.start`, its name; empty where none says."""
    about = notebook["metadata"].get(METADATA)
    said = [about.get("lesson")] if isinstance(about, dict) else []
    said += [found[1] for source in sources_of(notebook) if (found := _CHECK_START.search(source))]
    said += [found[1] for found in [_NUMBER.search(place.rpartition("/")[2])] if found]
    return next((lesson for lesson in said if lesson in lessons_with_tasks()), "")


def sources_of(notebook: dict[str, Any]) -> list[str]:
    """The code of a notebook's cells, in their order."""
    return ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
