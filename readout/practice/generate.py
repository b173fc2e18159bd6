"""Make a practice readout from a number, paragraph by paragraph, and write it into a folder."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from readout.errors import InputError
from readout.files import write_text
from readout.practice.annotation import annotated
from readout.practice.claims import Basis, Plan, plans
from readout.practice.desk import Desk, new_desk
from readout.practice.dice import checked
from readout.practice.expansion import expand
from readout.practice.grammar import rules
from readout.practice.model import STYLES, Practice
from readout.practice.names import InventedPerson
from readout.practice.page import typeset
from readout.sheets import harmless


def generate(seed: int, style: str | None = None) -> Practice:
    """A practice readout.

    Parameters: `seed`, a whole number from 0 on of at most 18 digits, the same number giving the same readout on every machine;
    `style`, one of STYLES, or None to let the seed decide.

    Raises InputError for a seed that is not such a number or a style that is not among STYLES.
    """
    checked(seed)
    if style is None:
        style = STYLES[(seed * 2654435761 >> 8) % len(STYLES)]
    if style not in STYLES:
        raise InputError(f"style {style!r}: no such house style; give one of {', '.join(STYLES)}")
    desk = new_desk(seed, style)
    scene = desk.scene
    text = _written(desk)
    gold, claims = annotated(scene, desk.page, text)
    return Practice(seed, style, text, gold, scene.trade.tables(), scene.countries, claims)


def write(practice: Practice, folder: str | Path) -> tuple[Path, ...]:
    """Write a readout, its annotation, its trade tables and its claims into `folder`, made if missing.

    Returns the paths: `<date>-<slug>.txt`, `<date>-<slug>.json`, `annual.csv`, `monthly.csv`, `partners.csv`,
    `claims.json`.
    Each file is written beside its place and then moved there, so that no half-written file is ever seen.

    Raises InputError if the folder cannot be written to.
    """
    stem = Path(practice.gold["source_file"]).stem
    claims = [{**vars(claim), "pair": list(claim.pair)} for claim in practice.claims]
    contents = {
        f"{stem}.txt": practice.text,
        f"{stem}.json": json.dumps(practice.gold, ensure_ascii=False, indent=1) + "\n",
        **{f"{name}.csv": _rows_as_csv(rows) for name, rows in practice.trade.items()},
        "claims.json": json.dumps(claims, ensure_ascii=False, indent=1) + "\n",
    }
    folder = Path(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return tuple(write_text(folder / name, text) for name, text in contents.items())
    except OSError as error:
        raise InputError(f"{folder}: cannot be written to ({error.strerror}); name another folder") from None


def _rows_as_csv(rows: Sequence[dict[str, Any]]) -> str:
    """Rows as CSV text; amounts with two decimals, as in the table."""
    buffer = io.StringIO()
    out = csv.writer(buffer, lineterminator="\n")
    out.writerow(rows[0])
    out.writerows([f"{v:.2f}" if isinstance(v, float) else harmless(v) for v in row.values()] for row in rows)
    return buffer.getvalue()


def _written(desk: Desk) -> str:
    """The text, from the first word to the last."""
    scene = desk.scene
    to_plant = plans(Basis(desk.dice, scene.trade, scene.today))
    _opening(desk)
    _body(desk, to_plant)
    _closing(desk)
    desk.page.put("\n")
    return typeset("".join(desk.page.parts), scene.curly)


def _opening(desk: Desk) -> None:
    """Caption or heading, date line and lead, as the house has them."""
    style = desk.scene.style
    if f"{style}.caption" in rules() and desk.dice.chance(0.6):
        _write_paragraph(desk, "caption", ["caption"])
    if f"{style}.head" in rules():
        _write_paragraph(desk, "heading", ["head"])
    if f"{style}.date" in rules():
        _write_paragraph(desk, "dateline", ["date"])
    _write_paragraph(desk, "body", ["lead"])


def _closing(desk: Desk) -> None:
    """The last line, where the house or the dice want one."""
    style = desk.scene.style
    if style in ("palace", "minutes") or desk.dice.chance(0.5):
        _write_paragraph(desk, "credit" if style != "minutes" else "body", ["end"])


def _body(desk: Desk, to_plant: list[Plan]) -> None:
    """Paragraphs by turns, until all claims are placed and the text is long enough."""
    if desk.scene.style == "transcript":
        _conversation(desk, to_plant)
        return
    host, guest, aide = desk.scene.people
    turns: list[InventedPerson | str] = [
        host, guest, "joint", host, guest, aide, "trap", guest, host, "trap", "joint", aide, guest, host,
    ]  # fmt: skip
    if desk.dice.chance(0.4):
        turns[0], turns[1] = turns[1], turns[0]
    goal = desk.dice.between(190, 300)
    for i, turn in enumerate(turns):
        words = "".join(desk.page.parts).count(" ")
        if (words > goal and not to_plant) or words > 385:
            break
        desk.domain = desk.scene.domains[i // 2 % len(desk.scene.domains)]
        if desk.scene.style == "minutes" and i % 2 == 0 and i < 8:
            desk.section += 1
            _write_paragraph(desk, "heading", ["section"])
        if turn == "trap":
            _told(desk, to_plant)
        elif isinstance(turn, InventedPerson):
            _spoken(desk, turn, to_plant, words, goal)
        else:
            _spoken_by_both(desk, to_plant, words)


def _conversation(desk: Desk, to_plant: list[Plan]) -> None:
    """What the narrator tells first, then turns by name, until all claims are placed and the text is long enough."""
    host, guest, aide = desk.scene.people
    goal = desk.dice.between(190, 300)
    desk.domain = desk.scene.domains[0]
    desk.speaker = desk.dice.one((host, guest))
    _write_paragraph(desk, "body", ["talk", "talk"])
    if desk.dice.chance(0.6):
        _spoken_by_both(desk, to_plant, 0)
    elif desk.dice.chance(0.5):
        _told(desk, to_plant)
    turns = (host, guest, host, guest, aide, host, guest, host, guest)
    for i, desk.speaker in enumerate(turns):
        if "".join(desk.page.parts).count(" ") > goal and not to_plant:
            break
        desk.domain = desk.scene.domains[i // 2 % len(desk.scene.domains)]
        name = "claim" if to_plant and (i > 1 or desk.dice.chance(0.5)) else "turn"
        _write_paragraph(desk, "body", [name], to_plant)


def _told(desk: Desk, to_plant: list[Plan]) -> None:
    """A paragraph of something that is no statement."""
    desk.speaker = desk.scene.people[desk.dice.below(2)]
    names = ["note"] if to_plant and desk.dice.chance(0.6) else []
    _write_paragraph(desk, "body", [*names, "trap"], to_plant)


def _spoken(desk: Desk, speaker: InventedPerson, to_plant: list[Plan], words: int, goal: int) -> None:
    """A paragraph in which a person speaks."""
    desk.speaker, names = speaker, ["talk"]
    if to_plant and (words > 120 or desk.dice.chance(0.75)):
        names.insert(desk.dice.below(2), "claim")
    if (len(names) == 1 or desk.dice.chance(0.25)) and words < goal:
        names.append("talk")
    _write_paragraph(desk, "body", names, to_plant)


def _spoken_by_both(desk: Desk, to_plant: list[Plan], words: int) -> None:
    """A paragraph in which both sides speak."""
    desk.speaker, names = desk.scene.people[0], ["joint"]
    if to_plant and (words > 120 or desk.dice.chance(0.75)):
        names.insert(0, "note")
    _write_paragraph(desk, "body", names, to_plant)


def _write_paragraph(desk: Desk, kind: str, names: Sequence[str], to_plant: list[Plan] | None = None) -> None:
    """One paragraph of one or more templates of the house; a claim in it is taken from those to plant."""
    page = desk.page
    page.open_paragraph(kind, desk.gap)
    desk.kind, desk.before, desk.here = kind, [], []
    for i, name in enumerate(names):
        if i:
            desk.next_sentence()
        if name in ("claim", "note"):
            assert to_plant
            desk.plan = to_plant.pop()
        desk.statements = {}
        first, statements = page.sentences[-1]["id"], len(page.statements)
        expand(desk, f"{desk.scene.style}.{name}")
        if name in ("trap", "note") and len(page.statements) == statements:
            page.silent.append(first)
    page.close_paragraph()
