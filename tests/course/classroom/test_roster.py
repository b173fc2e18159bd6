"""A list of the class as an LMS exports it gives each learner a seed and a code, and is refused with the line."""

import pytest

from readout.course.classroom.roster import learner_of, read_roster
from readout.errors import InputError

SECRET, OTHER = "ab" * 32, "cd" * 32


@pytest.fixture
def listed(tmp_path):
    """Gives who stands in a list with these words."""

    def read(words, secret=SECRET):
        path = tmp_path / "roster.csv"
        path.write_bytes(words if isinstance(words, bytes) else words.encode())
        return read_roster(path, secret)

    return read


def plain(enrolled):
    return [(one.learner.id, one.learner.name, one.also) for one in enrolled]


LISTS = {
    "Moodle's participants": (
        '\ufeff"First name","Last name","ID number","Email address",Groups\n'
        "Ada,Lovelace,s01,ada@uni.example,A\nAlan,Turing,s02,alan@uni.example,\n",
        [("s01", "Ada Lovelace", ("ada@uni.example",)), ("s02", "Alan Turing", ("alan@uni.example",))],
    ),
    "Moodle without numbers": (
        "First name,Surname,ID number,Email address\nAda,Lovelace,,ada@uni.example\n",
        [("ada@uni.example", "Ada Lovelace", ())],
    ),
    "Moodle's grading worksheet": (
        "Identifier,Full name,Username,Status\nParticipant 12345,Ada Lovelace,ada,-\n",
        [("ada", "Ada Lovelace", ("12345",))],
    ),
    "Canvas' gradebook": (
        "Student,ID,SIS User ID,SIS Login ID,Section,Essay (7)\n    Points Possible,,,,,10\n"
        '"Lovelace, Ada",501,s01,ada,One,9\n"Student, Test",999,,x,One,\n',
        [("s01", "Ada Lovelace", ("ada", "501"))],
    ),
    "semicolons, a gap, lines of Windows": (
        "name;id\r\nAda Lovelace;s01\r\n;\r\nGrüße, Zoë;s02\r\n",
        [("s01", "Ada Lovelace", ()), ("s02", "Zoë Grüße", ())],
    ),
    "tabs and ids alone": ("USERNAME\nada\n", [("ada", "ada", ())]),
}


@pytest.mark.parametrize(("words", "found"), LISTS.values(), ids=LISTS)
def test_lists_are_read_as_they_are_exported(listed, words, found):
    assert plain(listed(words)) == found


BAD = {
    "doubled": ("id,name\na1,Ada\nA1,Alan\n", "line 3: the id 'A1' stands in line 2, too"),
    "empty": ("id,name\na1,Ada\n,Alan\n", "line 3: no id"),
    "a path": ("id\n../a1\n", "line 2: the id '../a1' cannot be the name of a folder"),
    "a hidden folder": ("id\n.ssh\n", "cannot be the name of a folder"),
    "a device": ("id\ncon\n", "cannot be the name of a folder"),
    "too long": ("id\n" + "a" * 65 + "\n", "cannot be the name of a folder"),
    "a formula for an id": ("id\n=1+1\n", r"line 2: '=1\+1' begins as a formula"),
    "a formula for a name": ('id,name\na1,"=HYPERLINK(""x"")"\n', "line 2:.*begins as a formula"),
    "a formula in an address": ("id number,email\na1,@SUM(A1)\n", "begins as a formula"),
    "what cannot be printed": ("id,name\na1,\u202eadA\n", "line 2:.*cannot be printed"),
    "no id": ("name,points\nAda,1\n", "no column for the id; its heading is one of: id number"),
    "nobody": ("id,name\n", "names nobody"),
    "nothing": ("", "no column for the id"),
    "not UTF-8": ("id,name\na1,Zoë\n".encode("latin-1"), "not UTF-8"),
    "not CSV": ('id,name\na1,"Ada" x\n', "line 2: not CSV"),
    "a line in a cell": ('id,name\na1,"Ada\nL"\n\na1,B\n', "line 3:.*cannot be printed"),
}


@pytest.mark.parametrize(("words", "said"), BAD.values(), ids=BAD)
def test_what_is_wrong_with_a_list_is_one_line(listed, words, said):
    with pytest.raises(InputError, match=said) as refusal:
        listed(words)
    assert "roster.csv" in str(refusal.value) and "\n" not in str(refusal.value)


def test_seeds_and_codes_are_those_of_id_and_secret(listed):
    three = {one.learner.id: one.learner for one in listed("id\na1\na2\na3\n")}
    later = {one.learner.id: one.learner for one in listed("id\na4\na3\na1\n")}
    assert later["a1"] == three["a1"] and later["a3"] == three["a3"]
    assert {one.learner.seed for one in listed("id\na1\na2\n", OTHER)}.isdisjoint(
        one.seed for one in three.values()
    )
    assert learner_of(SECRET, "a1", "Ada") == learner_of(SECRET, "a1", "Ada")
    assert learner_of(SECRET, "a1", "Ada").code != learner_of(OTHER, "a1", "Ada").code


def test_codes_of_a_large_class_are_apart_and_say_nothing_of_seeds():
    learners = [learner_of(SECRET, f"s{number}", "") for number in range(5000)]
    assert len({one.code for one in learners}) == 5000
    assert all(1_000_000 <= one.seed < 10_000_000 for one in learners)
    assert not any(str(one.seed) in one.code.replace("-", "") for one in learners)
