"""The quizzes of the course as files that a learning management system takes in: GIFT for Moodle, QTI 2.1 for Canvas.

GIFT is as docs.moodle.org/en/GIFT_format has it, QTI as the IMS Question and Test Interoperability specification 2.1: a
package with a test and an item for each question. Both keep what is said of each option when it is chosen.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

from readout.course.exercises.checking import with_code
from readout.course.exercises.quizzes import Question, lettered, load_quiz, quizzes
from readout.errors import InputError
from readout.files import write_bytes, write_text

_SIGNS_OF_GIFT = re.compile(r"([\\~=#{}:])")
_QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_CONTENT_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
_NO_DAY = (1980, 1, 1, 0, 0, 0)  # the same questions make the same bytes


def write_quizzes(out: str, lessons: list[str] | None = None) -> str:
    """Write the quizzes of `lessons` (all, if none are named) to the folder `out`; return the lines to close with.

    Each lesson has NN.gift.txt and NN.qti.zip. Raises InputError for a lesson without a quiz, or a quiz that is spoiled.
    """
    place = Path(out)
    if place.exists() and not place.is_dir():
        raise InputError(f"{place}: a file; name a folder")
    chosen = {lesson: load_quiz(lesson) for lesson in lessons or quizzes()}
    place.mkdir(parents=True, exist_ok=True)
    for lesson, questions in chosen.items():
        write_text(place / f"{lesson}.gift.txt", as_gift(lesson, questions))
        write_bytes(place / f"{lesson}.qti.zip", as_qti(lesson, questions))
    return (
        f"{out}: quizzes {', '.join(chosen)}, each as NN.gift.txt (Moodle) and NN.qti.zip (Canvas and others)"
    )


def as_gift(lesson: str, questions: tuple[Question, ...]) -> str:
    """The questions of a lesson in GIFT: HTML, with a category of their own and feedback on each option."""
    parts = [f"$CATEGORY: $course$/top/Readout {lesson}"]
    for number, question in enumerate(questions, start=1):
        options = [
            f"\t{'=' if option.right else '~'}{_escaped(option.text)}#{_escaped(option.feedback)}"
            for option in lettered(question).values()
        ]
        name = f"{lesson}.q{number}"
        parts.append("\n".join([f"::{name}::[html]{_escaped(question.ask)}{{", *options, "}"]))
    return "\n\n".join(parts) + "\n"


def _escaped(text: str) -> str:
    return _SIGNS_OF_GIFT.sub(r"\\\1", with_code(text))


def as_qti(lesson: str, questions: tuple[Question, ...]) -> bytes:
    """The questions of a lesson as a QTI 2.1 package, a zip."""
    names = [f"q{number}" for number in range(1, len(questions) + 1)]
    files = {"imsmanifest.xml": _manifest(lesson, names), "test.xml": _test(lesson, names)}
    for name, question in zip(names, questions, strict=True):
        files[f"{name}.xml"] = _item(f"readout-{lesson}-{name}", f"{lesson}.{name}", question)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for place, root in files.items():
            data = ET.tostring(root, encoding="utf-8", xml_declaration=True)
            archive.writestr(zipfile.ZipInfo(place, _NO_DAY), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _item(identifier: str, title: str, question: Question) -> ET.Element:
    options = lettered(question)
    right = next(letter for letter, option in options.items() if option.right)
    item = ET.Element(
        "assessmentItem",
        {
            "xmlns": _QTI,
            "identifier": identifier,
            "title": title,
            "adaptive": "false",
            "timeDependent": "false",
        },
    )
    answer = {"identifier": "RESPONSE", "cardinality": "single", "baseType": "identifier"}
    _put_value(ET.SubElement(ET.SubElement(item, "responseDeclaration", answer), "correctResponse"), right)
    score = {"identifier": "SCORE", "cardinality": "single", "baseType": "float"}
    _put_value(ET.SubElement(ET.SubElement(item, "outcomeDeclaration", score), "defaultValue"), "0")
    said = {"identifier": "FEEDBACK", "cardinality": "single", "baseType": "identifier"}
    ET.SubElement(item, "outcomeDeclaration", said)
    asking = ET.SubElement(
        ET.SubElement(item, "itemBody"),
        "choiceInteraction",
        {"responseIdentifier": "RESPONSE", "shuffle": "true", "maxChoices": "1"},
    )
    _put_words(ET.SubElement(asking, "prompt"), question.ask)
    for letter, option in options.items():
        _put_words(ET.SubElement(asking, "simpleChoice", {"identifier": letter}), option.text)
    _process(ET.SubElement(item, "responseProcessing"))
    for letter, option in options.items():
        shown = {"outcomeIdentifier": "FEEDBACK", "identifier": letter, "showHide": "show"}
        _put_words(ET.SubElement(item, "modalFeedback", shown), option.feedback)
    return item


def _process(rules: ET.Element) -> None:
    """A point for the right option, and the feedback of that which was chosen."""
    condition = ET.SubElement(ET.SubElement(rules, "responseCondition"), "responseIf")
    match = ET.SubElement(condition, "match")
    ET.SubElement(match, "variable", {"identifier": "RESPONSE"})
    ET.SubElement(match, "correct", {"identifier": "RESPONSE"})
    score = ET.SubElement(condition, "setOutcomeValue", {"identifier": "SCORE"})
    ET.SubElement(score, "baseValue", {"baseType": "float"}).text = "1"
    said = ET.SubElement(rules, "setOutcomeValue", {"identifier": "FEEDBACK"})
    ET.SubElement(said, "variable", {"identifier": "RESPONSE"})


def _put_value(parent: ET.Element, text: str) -> None:
    ET.SubElement(parent, "value").text = text


def _put_words(element: ET.Element, text: str) -> None:
    """Put a text into an element, with what stands between backticks as code."""
    first, *rest = re.split(r"`([^`]{1,200})`", text)
    element.text = first
    for code, after in zip(rest[::2], rest[1::2], strict=True):
        part = ET.SubElement(element, "code")
        part.text, part.tail = code, after


def _test(lesson: str, names: list[str]) -> ET.Element:
    identifier = f"readout-{lesson}"
    test = ET.Element(
        "assessmentTest", {"xmlns": _QTI, "identifier": identifier, "title": f"Readout: quiz {lesson}"}
    )
    modes = {"identifier": "all", "navigationMode": "nonlinear", "submissionMode": "individual"}
    section = {"identifier": "questions", "title": f"Quiz {lesson}", "visible": "true"}
    questions = ET.SubElement(ET.SubElement(test, "testPart", modes), "assessmentSection", section)
    for name in names:
        ET.SubElement(questions, "assessmentItemRef", {"identifier": name, "href": f"{name}.xml"})
    return test


def _manifest(lesson: str, names: list[str]) -> ET.Element:
    manifest = ET.Element("manifest", {"xmlns": _CONTENT_PACKAGE, "identifier": f"readout-{lesson}-package"})
    about = ET.SubElement(manifest, "metadata")
    ET.SubElement(about, "schema").text = "QTIv2.1 Package"
    ET.SubElement(about, "schemaversion").text = "1.0.0"
    ET.SubElement(manifest, "organizations")
    resources = ET.SubElement(manifest, "resources")
    kinds = {"test": "imsqti_test_xmlv2p1"} | dict.fromkeys(names, "imsqti_item_xmlv2p1")
    for name, kind in kinds.items():
        about_it = {"identifier": f"file-{name}", "type": kind, "href": f"{name}.xml"}
        resource = ET.SubElement(resources, "resource", about_it)
        ET.SubElement(resource, "file", {"href": f"{name}.xml"})
        for needed in names if name == "test" else ():
            ET.SubElement(resource, "dependency", {"identifierref": f"file-{needed}"})
    return manifest
