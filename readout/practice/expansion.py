"""A name of the grammar written out on the page: text as it is, slots filled, marks taken down."""

from __future__ import annotations

from readout.practice.claim_parts import WRITERS_OF_PARTS
from readout.practice.desk import Desk, OpenMark
from readout.practice.figures_and_dates import WRITERS_OF_COUNTS, WRITERS_OF_FIGURES
from readout.practice.grammar import Piece, pieces, rules
from readout.practice.page import Draft
from readout.practice.who_and_where import WRITERS_OF_NAMES, is_clear

WRITERS = WRITERS_OF_NAMES | WRITERS_OF_FIGURES
"""What writes each slot that is neither a part of a claim nor a name of the grammar."""


def expand(desk: Desk, name: str) -> tuple[int, int]:
    """Write one expansion of a name, one not yet used in this text if there is any. Returns its span."""
    name = _of_domain(desk, name)
    options = rules()[name]
    used = desk.used.setdefault(name, [])
    fitting = list(range(len(options)))
    if name.endswith(".talk"):
        fitting = [i for i in fitting if _may_follow(desk, options[i])]
    free = [i for i in fitting if i not in used]
    if not free:
        used.clear()
        free = fitting
    chosen = desk.dice.one(free)
    pick = options[chosen]
    used += [chosen] if "{" in pick else [i for i, option in enumerate(options) if option == pick]
    start = desk.page.n
    _fill(desk, pick)
    return start, desk.page.n


def _of_domain(desk: Desk, name: str) -> str:
    """`d.x` as `fish.x`: of the paragraph's subject, or of another if all was said on that."""
    if not name.startswith("d."):
        return name
    for domain in (desk.domain, *desk.scene.domains):
        full = domain + name[1:]
        if len(desk.used.get(full, ())) < len(rules()[full]):
            return full
    return desk.domain + name[1:]


def _may_follow(desk: Desk, option: str) -> bool:
    """`he added` needs words of the same speaker just before."""
    first = option.partition("|")[0]
    goes_on = "{addq}" in first or "<s1>{he}" in first
    return not goes_on or (desk.speaker.id in desk.before and is_clear(desk))


def _fill(desk: Desk, template: str) -> None:
    """Write a template."""
    for piece in pieces(template):
        if piece.plain:
            desk.page.put(piece.plain)
        elif piece.slot:
            _slot(desk, piece)
        elif piece.role:
            _mark(desk, piece)
        elif piece.bar == "|":
            desk.next_sentence()
        else:
            desk.page.close_paragraph()
            desk.page.open_paragraph(desk.kind, desk.gap)


def _slot(desk: Desk, piece: Piece) -> None:
    """Write what a slot stands for."""
    slot = piece.slot
    desk.page.capital |= bool(piece.capital)
    if slot == "claim":
        _write_claim(desk)
    elif slot in WRITERS_OF_PARTS:
        assert desk.plan is not None
        WRITERS_OF_PARTS[slot](desk, desk.plan)
    elif slot in WRITERS_OF_COUNTS:
        WRITERS_OF_COUNTS[slot](desk, piece.words)
    elif slot in WRITERS:
        WRITERS[slot](desk)
    else:
        if desk.marks and desk.marks[-1].role in "qt":
            desk.cue = slot
        expand(desk, slot)


def _write_claim(desk: Desk) -> None:
    """Write the claim at hand and take its span down."""
    assert desk.plan is not None
    start, end = expand(desk, desk.plan.rule)
    desk.page.claims.append((desk.plan, start, end))


def _mark(desk: Desk, piece: Piece) -> None:
    """Open or close a source (s), a cue (q, or t of a topic), a content (c) or an event (e)."""
    page = desk.page
    if not piece.closing:
        desk.marks.append(OpenMark(piece.role, page.n, len(page.mentions)))
        desk.cue = ""
        return
    mark = desk.marks.pop()
    span = {"start": mark.start, "end": page.n}
    if mark.role == "e":
        page.events.append(span)
    for digit in piece.digits:
        draft = _draft_of(desk, digit)
        if mark.role == "s":
            draft.source.append(span)
            draft.mentions += page.mentions[mark.mentions :]
            draft.shared = digit != piece.digits[0]
        elif mark.role == "c":
            draft.content.append(span)
        else:
            draft.cue.append(span)
            draft.kind = "topic" if mark.role == "t" else "said"
            draft.act = desk.cue or "".join(page.parts)[mark.start :].lower()
            draft.sentence = page.sentences[-1]["id"]
            draft.paragraph = page.paragraphs[-1]["id"]


def _draft_of(desk: Desk, digit: str) -> Draft:
    """The statement that a digit stands for in the template at hand."""
    if digit not in desk.statements:
        desk.statements[digit] = Draft()
        desk.page.statements.append(desk.statements[digit])
    return desk.statements[digit]
