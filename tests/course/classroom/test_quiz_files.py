"""Quizzes as GIFT and QTI 2.1 are read back, with every option and what is said of it."""

import html
import io
import re
import zipfile
from xml.etree import ElementTree as ET

import pytest

from readout.course.classroom.quiz_files import as_gift, as_qti, write_quizzes
from readout.course.exercises.quizzes import Option, Question, load_quiz, quizzes
from readout.errors import InputError

NS = {"q": "http://www.imsglobal.org/xsd/imsqti_v2p1", "p": "http://www.imsglobal.org/xsd/imscp_v1p1"}
ODD = (
    Question(
        'Is {a} = `b` ~ c # d: e\\f <i>g</i> & "h"?',
        (
            Option("`x[~1]` = {2}", "no: \\n is #1", False, "M101"),
            Option("<b>yes</b>", "`{}` ~ yes = so", True, None),
            Option("%50% of `a`", "% no", False, "M102"),
        ),
        None,
    ),
)


def plainly(text):
    """HTML of a question as words, with backticks around code."""
    return html.unescape(re.sub(r"</?code>", "`", text))


def unescaped(text):
    return re.sub(r"\\([\\~=#{}:])", r"\1", text)


def parse_gift(text):
    """Questions of one right option in GIFT: name, words, and options as (right, words, feedback)."""
    found = []
    for block in re.split(r"\n[ \t]*\n", text.strip()):
        if block.startswith(("//", "$CATEGORY")):
            continue
        head, body = re.split(r"(?<!\\)\{", block, maxsplit=1)
        body = re.split(r"(?<!\\)\}", body, maxsplit=1)[0]
        name, ask = re.fullmatch(r"::((?:[^:\\]|\\.)+)::\[html\](.*)", head, re.DOTALL).groups()
        options = []
        for sign, rest in re.findall(r"(?<!\\)([=~])((?:[^=~\\]|\\.)*)", body):
            words, said = re.split(r"(?<!\\)#", rest, maxsplit=1)
            options.append((sign == "=", plainly(unescaped(words.strip())), plainly(unescaped(said.strip()))))
        found.append((unescaped(name), plainly(unescaped(ask.strip())), options))
    return found


def parse_qti(data):
    """The same of a package, by its manifest and its test."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        trees = {name: ET.fromstring(archive.read(name)) for name in archive.namelist()}
    manifest = trees["imsmanifest.xml"]
    resources = {r.get("href"): r for r in manifest.iterfind(".//p:resource", NS)}
    assert set(resources) == set(trees) - {"imsmanifest.xml"}
    assert all(r.find("p:file", NS).get("href") == href for href, r in resources.items())
    assert manifest.findtext("p:metadata/p:schema", None, NS) == "QTIv2.1 Package"
    kinds = {href: r.get("type") for href, r in resources.items()}
    assert kinds.pop("test.xml") == "imsqti_test_xmlv2p1" and set(kinds.values()) == {"imsqti_item_xmlv2p1"}
    refs = [ref.get("href") for ref in trees["test.xml"].iterfind(".//q:assessmentItemRef", NS)]
    assert refs == list(kinds)
    depends = [d.get("identifierref") for d in resources["test.xml"].iterfind("p:dependency", NS)]
    assert depends == [resources[ref].get("identifier") for ref in refs]
    return [parse_item(trees[ref]) for ref in refs]


def parse_item(item):
    assert item.tag == f"{{{NS['q']}}}assessmentItem"
    assert {"identifier", "title", "adaptive", "timeDependent"} <= set(item.keys())
    order = [child.tag.partition("}")[2] for child in item]
    assert order[:5] == [
        "responseDeclaration",
        "outcomeDeclaration",
        "outcomeDeclaration",
        "itemBody",
        "responseProcessing",
    ]
    right = item.findtext("q:responseDeclaration/q:correctResponse/q:value", None, NS)
    asking = item.find("q:itemBody/q:choiceInteraction", NS)
    assert asking.get("responseIdentifier") == "RESPONSE" and asking.get("maxChoices") == "1"
    said = {f.get("identifier"): words(f) for f in item.iterfind("q:modalFeedback", NS)}
    choices = asking.findall("q:simpleChoice", NS)
    assert [c.get("identifier") for c in choices] == list(said)
    options = [(c.get("identifier") == right, words(c), said[c.get("identifier")]) for c in choices]
    rules = item.find("q:responseProcessing", NS)
    assert (
        rules.find("q:responseCondition/q:responseIf/q:match/q:correct", NS).get("identifier") == "RESPONSE"
    )
    set_to = [rule.get("identifier") for rule in rules.iter(f"{{{NS['q']}}}setOutcomeValue")]
    assert set_to == ["SCORE", "FEEDBACK"]
    return item.get("title"), words(asking.find("q:prompt", NS)), options


def words(element):
    parts = [element.text or ""]
    for child in element:
        assert child.tag == f"{{{NS['q']}}}code"
        parts += [f"`{child.text}`", child.tail or ""]
    return "".join(parts)


def meant(lesson, questions):
    return [
        (f"{lesson}.q{n}", q.ask, sorted((o.right, o.text, o.feedback) for o in q.options))
        for n, q in enumerate(questions, start=1)
    ]


def in_order(found):
    return [(name, ask, sorted(options)) for name, ask, options in found]


@pytest.mark.parametrize("lesson", quizzes())
def test_every_question_is_read_back_from_both(lesson):
    questions = load_quiz(lesson)
    assert in_order(parse_gift(as_gift(lesson, questions))) == meant(lesson, questions)
    assert in_order(parse_qti(as_qti(lesson, questions))) == meant(lesson, questions)


def test_signs_that_mean_something_are_words():
    assert in_order(parse_gift(as_gift("09", ODD))) == meant("09", ODD)
    assert in_order(parse_qti(as_qti("09", ODD))) == meant("09", ODD)
    assert "<b>" not in as_gift("09", ODD)


def test_files_for_each_lesson_are_written(tmp_path):
    said = write_quizzes(str(tmp_path / "out"), ["02"])
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"02.gift.txt", "02.qti.zip"}
    assert "quizzes 02" in said
    write_quizzes(str(tmp_path / "out"))
    assert len(list((tmp_path / "out").iterdir())) == 2 * len(quizzes())
    assert parse_gift((tmp_path / "out/03.gift.txt").read_text("utf-8"))[0][0] == "03.q1"


def test_what_cannot_be_is_refused_in_one_line(tmp_path):
    with pytest.raises(InputError, match="no quiz for lesson '09'"):
        write_quizzes(str(tmp_path / "out"), ["09"])
    assert not (tmp_path / "out").exists()
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="a file; name a folder"):
        write_quizzes(str(tmp_path / "file"))
