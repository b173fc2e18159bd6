"""Who a group is, and when its words stay words."""

import pytest

from ..reading import B, V, read

MET = "Norlund Prime Minister Ilse Varnholt met Osmeran Foreign Minister Teodor Brask.\n\n"
PRESIDENTS = "Readout of President Ann Lind’s Call with President Brask\n\nPresident Lind spoke with President Teodor Brask. "
THREE = "President Ann Lind met with President Teodor Brask of Chile and Foreign Minister Ove Berg. "
SPEAKERS = {
    "both sides": (MET + "Both sides said it rained.", (V, B)),
    "the two leaders": (MET + "The two leaders said it rained.", (V, B)),
    "the two, counted": (MET + "The two officials said it rained.", (V, B)),
    "officials, not counted": (MET + "The officials said it rained.", ("the officials",)),
    "ministers, both of them": (MET + "The ministers said it rained.", (V, B)),
    "an office that one of them lacks": (MET + "The two presidents said it rained.", ("the two presidents",)),
    "heads of state": (MET + "The two heads of state said it rained.", ("the two heads of state",)),
    "presidents": (PRESIDENTS + "The Presidents said it rained.", ("Ann Lind", B)),
    "heads of state, both of them": (PRESIDENTS + "The two heads of state said it rained.", ("Ann Lind", B)),
    "presidents, one without a title": (
        "Ann Lind spoke with President of Chile Teodor Brask. The presidents said it rained.",
        ("Ann Lind", B),
    ),
    "they": (PRESIDENTS + "They said it rained.", ("Ann Lind", B)),
    "three leaders": (THREE + "The leaders said it rained.", ("Ann Lind", B, "Ove Berg")),
    "the two of three": (THREE + "The two leaders said it rained.", ("Ann Lind", B)),
    "the three": (THREE + "The three leaders said it rained.", ("Ann Lind", B, "Ove Berg")),
    "two offices": (MET + "The Prime Minister and the Foreign Minister said it rained.", (V, B)),
    "one article for two offices": (MET + "The Prime Minister and Foreign Minister said it rained.", (V, B)),
    "a pronoun and a name": (MET + "Varnholt smiled. She and Minister Brask said it rained.", (V, B)),
    "a list with somebody whom nothing announced": (
        MET + "Minister Brask, Una Moor, and Varnholt said it rained.",
        (B, "Una Moor", V),
    ),
    "somebody and others": (MET + "Minister Brask and his team said it rained.", (B, "his team")),
    "officials and offices of many": (
        MET + "Port officials and Lieutenant Governors said it rained.",
        ("Port officials and Lieutenant Governors",),
    ),
    "both, before an office": (PRESIDENTS + "Both Presidents noted that it rained.", ("Ann Lind", B)),
    "one person, two offices": (
        "Minister for Trade and Energy Ann Lind left. The Minister for Trade and Energy Ann Lind said it rained.",
        ("Ann Lind",),
    ),
    "countries stay countries": (
        "President Ann Lind of Chile met President Teodor Brask of Japan. The two countries agreed to meet again.",
        ("Chile", "Japan"),
    ),
    "they who are not the two who met": (
        PRESIDENTS + "The farmers said it rained. They said it was cold.",
        ("the farmers",),
    ),
    "a talk": (MET + "The telephone talk reaffirmed that it rained.", (V, B)),
    "nobody met": ("Ann Lind left. The two leaders said it rained.", ("the two leaders",)),
    "not all who were met are named": (
        "President Ann Lind met the leaders of five ports and Minister Teodor Brask. The leaders said it rained.",
        ("the leaders",),
    ),
}


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS.values(), ids=SPEAKERS)
def test_who_is_meant(text, speakers):
    assert read(text).statements[-1].speakers == speakers


def test_what_decided_is_said():
    reading = read(PRESIDENTS + "Both leaders said it rained. He said it was cold.")
    both, he = (statement.resolved for statement in reading.statements)
    assert both.by == "group" and [span.text for span in both.mentions] == ["Ann Lind", "Brask"]
    assert he.by == "pronoun" and [span.text for span in he.mentions] == [B]


def test_what_is_not_decided_says_so():
    (statement,) = read(MET + "The two heads of state said it rained.").statements
    assert statement.resolved.by == "none" and statement.resolved.mentions == ()
