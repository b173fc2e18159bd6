"""Lesson 00: ten lines of Python. Names, text, lists, places, loops, conditions, functions, messages."""

from __future__ import annotations

from typing import Any

from readout.course.exercises.answers import (
    NotYet,
    call,
    count,
    function,
    gives_none,
    ordered,
    plain,
    sequence,
    text,
)
from readout.course.exercises.checking import Items, assembled
from readout.course.exercises.given import Given

items = Items("00")

# What functions are tried on beside the learner's own text.
_TRIED = "Guests inspected warehouses along the northwestern shore today"


@items(
    1,
    points=1,
    hints=(
        "Which function counts the values of a list? It was in line 3 of the lesson.",
        "`len(...)` counts. What has to stand in its brackets, with or without quotation marks?",
    ),
    why='`len` counts what is in a list. So a claim such as "a long text" becomes a number that others can count, too.',
)
def count_the_words(answer: Any, given: Given) -> None:
    """How many words the text has."""
    if isinstance(answer, str):
        raise NotYet("That is text. Without quotation marks, Python works it out.", "M001")
    said = count(answer)
    if said == len(given.words):
        return
    if said == len(given.article.text):
        raise NotYet("That counts the letters of the text. `words` is the list to count.", "M003")
    if said == len(given.words[0]):
        raise NotYet("That counts the letters of the first word. Count the whole list.", "M003")
    if said == len("words"):
        raise NotYet(
            "That counts the letters of the text 'words'. Without quotation marks it is the list.", "M001"
        )
    raise NotYet("The list has another number of values. Let `len` count them.")


@items(
    2,
    points=1,
    hints=(
        "What stands in quotation marks is text, digits too. What makes a number of it?",
        "`int(days)` is a number. Now add to it.",
    ),
    why="Quotation marks make text of a number, and `int` makes a number of text. Figures read from a text come as text.",
)
def a_number_in_quotation_marks(answer: Any, given: Given) -> None:
    """Two more than a number that came as text."""
    days = given.days
    if isinstance(answer, str):
        if answer == days + "2":
            raise NotYet("Between two texts `+` puts one behind the other; it adds numbers only.", "M002")
        raise NotYet("That is text. Make a number of `days` first, then add.", "M001")
    said = count(answer)
    if said == int(days) + 2:
        return
    if said == len(days) + 2:
        raise NotYet("`len` counts the digits of `days`. What number do they write?", "M003")
    if said == int(days + "2"):
        raise NotYet("The 2 was put behind the digits. Make a number first, then add.", "M002")
    raise NotYet("Not two more than what `days` says.")


@items(
    3,
    points=1,
    hints=(
        "A number in square brackets takes one value out. Where does counting begin?",
        "The first word is `words[0]`. Count on from there.",
    ),
    why="Counting begins at 0, in lists as in texts. One number gives the word; with a colon it is a list, perhaps of one.",
)
def the_third_word(answer: Any, given: Given) -> None:
    """The third word of the text."""
    words = [plain(word) for word in given.words]
    if isinstance(answer, int):
        raise NotYet("That is a place. The word that stands there is asked for.", "M004")
    if not isinstance(answer, str) and len(sequence(answer)) > 1:
        raise NotYet("That is a list of several words. With a colon you get a list; leave it out.", "M005")
    said = plain(answer)
    if said == words[2]:
        return
    if said == words[2][:1] or said == plain(given.article.text[2]):
        raise NotYet(
            "That is a letter. Take a word out of `words`, with one pair of square brackets.", "M012"
        )
    if said == words[3]:
        raise NotYet("That is the fourth: counting begins at zero.", "M102")
    if said in words:
        raise NotYet("That word stands in another place.")
    raise NotYet("No word of the text looks so. Take it out of `words` by its place.", "M004")


@items(
    4,
    points=2,
    hints=(
        "What must be there before the loop, so that something can be added to it?",
        "A line that ends with a colon stands right above the lines that are set in below it.",
    ),
    why="What the loop needs stands before it, and what belongs into it is set in. Each count of this course is built so.",
    lines=(
        "    if len(word) > 7:",
        "for word in words:",
        "        long = long + 1",
        "long = 0",
    ),
)
def order_the_lines(answer: Any, given: Given) -> None:
    """A program that counts the long words."""
    order = ordered(answer)
    if sorted(order) == [1, 2, 3, 4]:
        place = {line: order.index(line) for line in order}
        if place[4] > min(place[2], place[3]):
            raise NotYet("Nothing can be added to `long` before it has a value.", "M006")
        if place[1] < place[2]:
            raise NotYet("A line that is set in stands below the line it belongs to.", "M007")
        if place[3] < place[1]:
            raise NotYet("The adding stands above the condition that decides on it.", "M008")
    space = assembled(items.found["00.4"], order, {"words": given.words})
    if space.get("long") != sum(len(word) > 7 for word in given.words):
        raise NotYet("The program runs, but it does not count the long words.")


@items(
    5,
    points=2,
    hints=(
        "Words of ten letters belong to it, words of nine do not. Which number is ten more than?",
        "*More than* leaves the number itself out; *more than or the same* takes it in. Try yours with a word of ten letters.",
    ),
    why="At least ten takes ten in. Whether an end belongs is asked of every place and every target in this course.",
)
def words_of_ten_letters(answer: Any, given: Given) -> None:
    """A function that picks the words of at least ten letters."""
    pick = function(answer)
    for words in (_TRIED.split(), given.words):
        if gives_none(pick, words):
            raise NotYet("Your function hands nothing back. Does it end with `return found`?", "M011")
        found = call(pick, words)
        if isinstance(found, str):
            raise NotYet("Your function gives one word. Give the list of all.", "M005")
        kept = [str(part) for part in sequence(found, "words")]
        right = [word for word in words if len(word) >= 10]
        if kept == right:
            continue
        if kept == [word for word in words if len(word) > 10]:
            raise NotYet("Words of just ten letters are missing: *at least* lets them in.", "M009")
        if kept == right[: len(kept)]:
            raise NotYet(
                "It stops too early. `return` ends the function: it stands below the loop, not in it.", "M010"
            )
        if kept == [word for word in given.words if len(word) >= 10]:
            raise NotYet(
                f"For {_TRIED[:17]!r} it still picks words of the readout. Work on what the function is given.",
                "M013",
            )
        raise NotYet(f"Of {' '.join(words[:8])!r} it picks other words than those of ten letters or more.")


@items(
    6,
    points=2,
    hints=(
        "`split` makes a list of the words of a text. Where in the list is the first?",
        "Work on `text`, which is what the function gets, and begin the last line with `return`.",
    ),
    why="What comes in by the brackets goes out by `return`, so it works for any text, not only for this one.",
)
def first_word_of_a_text(answer: Any, given: Given) -> None:
    """A function that gives the first word of any text."""
    first_word = function(answer)
    for sentence in (_TRIED, given.article.text):
        if gives_none(first_word, sentence):
            raise NotYet("Your function hands nothing back: `print` shows, `return` hands back.", "M011")
        found = text(call(first_word, sentence))
        right = text(sentence.split()[0])
        if found == right:
            continue
        if found == sentence[0]:
            raise NotYet("That is the first letter. In a text each place is one letter.", "M012")
        if found == text(given.words[0]):
            raise NotYet(
                f"For {_TRIED[:17]!r} it still gives a word of the readout. Work on what the function is given.",
                "M013",
            )
        raise NotYet(f"For {sentence[:17]!r} it gives {found[:20]!r}.")


@items(
    7,
    points=1,
    hints=(
        "Which line of a message says what went wrong: the first, the marked one, or the last?",
        "The kind stands before the colon of the last line. Write it in quotation marks.",
    ),
    why="The last line says what went wrong, the marked one where. With both you can help yourself.",
)
def read_a_message(answer: Any, given: Given) -> None:
    """The kind of error that a message is about."""
    said = answer.__name__ if isinstance(answer, type) else text(answer)
    lines = given.message.strip().splitlines()
    kind = lines[-1].partition(":")[0]
    if plain(said.partition(":")[0]).replace(" ", "") == plain(kind):
        return
    if said.startswith("Traceback"):
        raise NotYet("So every message begins. What does its last line say?", "M014")
    if any(" ".join(line.strip("-> 12").split()) in said for line in lines[1:3]):
        raise NotYet("That is where Python stopped, not why. Look at the last line.", "M016")
    if said.endswith("Error"):
        raise NotYet("That is another kind of error. Read what stands before the colon.", "M015")
    raise NotYet("That is not the kind. It is one word, before the colon of the last line.", "M015")


@items(
    8,
    points=2,
    hints=(
        "Go through it by hand for the text `A meeting`. What is `longest` after each round?",
        "At first `longest` is empty. Is any word shorter than that?",
    ),
    why="Each round keeps the longest so far. You found the slip by following it by hand, which works for any program.",
)
def mend_the_longest(answer: Any, given: Given) -> None:
    """A function that gives the longest word of a text."""
    longest_word = function(answer)
    for sentence in (_TRIED, given.article.text):
        if gives_none(longest_word, sentence):
            raise NotYet("Your function hands nothing back. What should it return?", "M011")
        found = call(longest_word, sentence)
        most = max(len(word) for word in sentence.split())
        if isinstance(found, int) and found == most:
            raise NotYet("That is how long the word is. Give the word itself.", "M004")
        word, there = text(found), [text(word) for word in sentence.split()]
        if word in there and len(word) == most:
            continue
        if not word:
            raise NotYet("It runs, and gives a text without a letter: no word ever passes its `if`.", "M117")
        if word == there[-1]:
            raise NotYet("That is the last word. Which words may become `longest`?", "M008")
        if word == there[0]:
            raise NotYet(
                "That is the first word. Does `return` stand in the loop, and end it too early?", "M010"
            )
        if word == max(there):
            raise NotYet("That word comes last in the alphabet. Compare how long the words are.")
        raise NotYet(f"For a text that begins {sentence[:17]!r} it gives {word[:20]!r}.")
