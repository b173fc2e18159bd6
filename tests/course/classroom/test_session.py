"""What comes out of the box is judged as it would be in the notebook; whatever a run does, it ends."""

import os
import threading
import time
from types import SimpleNamespace

import pytest

from course.classroom.known import judged
from readout.course.classroom.box import Limits, Opened
from readout.course.classroom.inside.channel import Channel
from readout.course.classroom.session import Died, Lost, Missing, Session


@pytest.mark.parametrize(("seed", "forms"), [(3, True), (10, False)])
def test_an_answer_is_judged_as_in_the_notebook(seed, forms):
    every = judged(seed, forms)
    assert len(every) > (900 if forms else 400)
    assert [told for told in every if told[2] != told[3]] == []


class Far:
    """The other end of a session: a thread that does with each command what it is told to."""

    def __init__(self, answer, limits=None):
        their_commands, commands = os.pipe()
        lines, their_lines = os.pipe()
        self.channel = Channel(their_commands, their_lines)
        self.answer, self.lines = answer, their_lines
        opened = Opened(commands, lines, SimpleNamespace(pid=0, kill=lambda: None, wait=lambda: None))
        opened.end = lambda: None
        self.session = Session(opened, limits or Limits(cell=0.2, call=0.2))
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            self.answer(self, self.channel.read())

    def say(self, command, kind, fields="", **more):
        self.channel.send(f'{{"id": {more.get("number", command["id"])}, "k": "{kind}"{fields}}}')


def begun(answer, limits=None):
    def tell(far, command):
        far.say(command, "begun") if command["do"] == "begin" else answer(far, command)

    session = Far(tell, limits).session
    session.begin(1, {}, None)
    return session


def test_lines_that_bear_another_number_are_nobodys():
    def answer(far, command):
        os.write(far.lines, b'\xff\n{"id": [1]}\n{"k": 5}\nNaN\n[]\n"x"\n')
        far.say(command, "ran", number=command["id"] + 1)
        far.say(command, "answer", ', "key": "00.1", "v": 7', number=5)
        far.say(command, "answer", ', "key": "00.1", "v": 8')
        far.say(command, "ran")

    taken = []
    begun(answer).run_cell("", lambda key, found: taken.append((key, found)))
    assert taken == [("00.1", 8)]


def test_silence_is_the_end():
    session = begun(lambda far, command: None)
    with pytest.raises(Died, match="took too long"):
        session.run_cell("", print)
    with pytest.raises(Died):
        session.value(["x"])


def test_a_flood_is_the_end():
    session = begun(lambda far, command: os.write(far.lines, b"x" * 50_000), Limits(cell=5.0, output=10_000))
    with pytest.raises(Died, match="put out too much"):
        session.run_cell("", print)


def test_too_many_lines_or_answers_are_the_end():
    session = begun(lambda far, command: os.write(far.lines, b"{}\n" * 500), Limits(cell=5.0, lines=100))
    with pytest.raises(Died, match="put out too much"):
        session.run_cell("", print)

    def answer(far, command):
        for _ in range(5 if command["do"] == "cell" else 0):
            far.say(command, "answer", ', "key": "00.1", "v": 8')

    with pytest.raises(Died, match="answered too often"):
        begun(answer, Limits(cell=5.0, answers=3)).run_cell("", lambda key, found: None)


def test_the_time_for_all_of_it_ends_a_cell_before_its_own():
    session = begun(lambda far, command: None, Limits(cell=100.0))
    session.until = time.monotonic()
    with pytest.raises(Died, match="used up the time for all"):
        session.run_cell("", print)


@pytest.mark.parametrize(
    ("fields", "name", "message"),
    [
        (', "raised": ["ValueError", "no"]', "ValueError", "no"),
        (', "raised": ["NotYet", "right"]', "NotYet", "right"),
        (', "raised": ["<b>", "no"]', "object", "no"),
        (', "raised": 5', "Exception", ""),
        (', "lost": "it is too long"', "ValueError", "what it gives cannot be read: it is too long"),
        (', "v": {"t": "x"}', "ValueError", "what it gives cannot be read: a value of no known type"),
    ],
)
def test_what_a_function_raises_bears_its_name_and_is_no_error_of_ours(fields, name, message):
    def answer(far, command):
        if command["do"] == "cell":
            far.say(command, "answer", ', "key": "00.6", "v": {"t": "function", "v": 0}')
        elif command["do"] == "call":
            far.say(command, "gives", ', "v": "forged"', number=1)
            far.say(command, "gives", fields)
        else:
            far.say(sent[0], "ran")

    sent, raised = [], []

    def tell(far, command):
        sent.append(command)
        answer(far, command)

    def taken(key, function):
        with pytest.raises(Exception) as error:
            function("x")
        raised.append(error.value)

    begun(tell).run_cell("", taken)
    (error,) = raised
    assert (type(error).__name__, str(error)) == (name, message)
    assert type(error).__module__ == "readout.course.classroom.session" and type(error).__bases__ == (
        Exception,
    )


def test_a_name_at_the_end_has_a_value_or_a_reason():
    def answer(far, command):
        found = {
            "a": ', "v": 1',
            "b": ', "lost": "it is too long"',
            "c": ', "name": "c", "error": "NameError"',
        }
        far.say(command, "value", found[command["names"][0]])

    session = begun(answer)
    assert session.value(["a"]) == 1
    assert isinstance(lost := session.value(["b"]), Lost) and lost.why == "it is too long"
    assert isinstance(gone := session.value(["c"]), Missing) and (gone.name, gone.error) == ("c", "NameError")
