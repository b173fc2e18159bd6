"""The annotation of a page in the schema readout-gold/1, and the claims planted in it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from readout.practice.desk import Scene
from readout.practice.model import NEEDS, PlantedClaim
from readout.practice.page import Draft, Page, Record

# What a cue does, by its name in the grammar or by itself.
_ACTS_OF_CUES: dict[str, str] = {
    "thank": "thanks",
    "congratulated": "congratulation",
    "welcome": "welcome",
    "took note of": "welcome",
    "condole": "condolence",
    "regret": "criticism",
    "concern": "concern",
    "warn": "warning",
    "warnthat": "warning",
    "reject": "rejection",
    "denied": "rejection",
    "urge": "exhortation",
    "invited": "exhortation",
    "requested": "exhortation",
    "callfor": "exhortation",
    "called for": "exhortation",
    "pledge": "commitment",
    "pledged": "commitment",
    "undertook": "commitment",
    "agreed": "commitment",
    "ready.cue": "commitment",
    "agree": "agreement",
    "hope": "hope",
    "expressing the hope": "hope",
    "support": "support",
    "proposed": "proposal",
    "suggested": "proposal",
}
_QUOTES = '"“”'
_PAIR = ("E_host", "E_guest")
"""The two who met: both sides, the leaders."""
_COLON = ":"  # the cue of a turn in a transcript
_NOT_CONTENT = ' "“”.,;:?!'  # at its edges
_WITHOUT_ACCENTS = str.maketrans("éøúš", "eous")


def annotated(scene: Scene, page: Page, text: str) -> tuple[Record, tuple[PlantedClaim, ...]]:
    """The annotation and the planted claims of `text`, which the page has become."""
    date = scene.today.isoformat()
    slug = re.sub(r"[^a-z]+", "-", scene.countries[0].capital.lower().translate(_WITHOUT_ACCENTS)).strip("-")
    entities = _entities(scene, page, text)
    types = {entity["id"]: entity["type"] for entity in entities}
    statements = [
        _annotated_statement(f"ST{i}", draft, types, text) for i, draft in enumerate(page.statements, 1)
    ]
    times = _times(page, text)
    claims = _planted(scene, page, text, statements)
    gold = {
        "schema": "readout-gold/1",
        "source_file": f"{date}-{slug}.txt",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "n_chars": len(text),
        "offset_unit": "Python str index into the file as stored; end exclusive",
        "document_date": {"value": date, "evidence": _evidence_of_date(page, times)},
        "genre": f"invented readout, {scene.style.replace('_', ' ')} style",
        "paragraphs": page.paragraphs,
        "sentences": [_with_text(sentence, text) for sentence in page.sentences],
        "entities": entities,
        "events": [_meeting_event(scene, page, text)],
        "time_expressions": times,
        "quantities": _quantities(page, text),
        "not_quantities": _not_quantities(times),
        "statements": statements,
        "unattributed": [f"{s}: told by the narrator; nobody says it" for s in page.silent],
        "claims": _gold_claims(page, claims, statements),
        "pronoun_resolution": [
            {"mention": m, "entity": e["id"]}
            for e in entities for m in e["mentions"] if m["kind"] == "pronoun"
        ],
        "scoring": {
            "content": "exact after trimming edge quotes/space/punctuation and a leading 'that'",
            "annotator": "taken down while the text was written; no annotator",
        },
    }  # fmt: skip
    return gold, claims


def _with_text(item: Record, text: str) -> Record:
    """An item with the text of its span, before any other of its keys."""
    first: Record = {key: item[key] for key in ("id", "paragraph") if key in item}
    span = {"start": item["start"], "end": item["end"], "text": text[item["start"] : item["end"]]}
    found: Record = {**first, **span}
    return found | {key: value for key, value in item.items() if key not in found}


def _evidence_of_date(page: Page, times: list[Record]) -> str:
    """The expression that gives the document's date, and the kind of paragraph it stands in: `dateline` for the body."""
    anchor = next(t for t in times if t.get("anchor"))
    kind = next(p["kind"] for p in page.paragraphs if p["start"] <= anchor["start"] <= p["end"])
    return f"{anchor['id']} ({'dateline' if kind == 'body' else kind})"


def _entities(scene: Scene, page: Page, text: str) -> list[Record]:
    """Everyone and everything named, with all mentions in order."""
    mentions: dict[str, list[Record]] = {}
    for who, mention in sorted(page.mentions, key=lambda m: m[1]["start"]):
        mentions.setdefault(who, []).append(_mention(mention, text))
    found = []
    for entity in _nameable(scene):
        if entity["id"] not in mentions:
            continue
        entity["mentions"] = mentions[entity["id"]]
        if entity["type"] == "PERSON":
            titles = [m["title"]["text"] for m in entity["mentions"] if "title" in m]
            entity["titles"] = list(dict.fromkeys(titles))
        found.append(entity)
    return found


def _nameable(scene: Scene) -> list[Record]:
    """Everyone and everything that a text of this scene can name."""
    lands = {
        **{f"E_country{i}": country.name for i, country in enumerate(scene.countries)},
        **{f"E_other{i}": name for i, name in enumerate(scene.others)},
        "E_capital": scene.countries[0].capital,
        "E_town": scene.places["town"],
    }
    landmarks = {f"E_{key}": scene.places[key] for key in ("river", "pass", "sea")}
    return [
        *(
            {
                "id": p.id, "type": "PERSON", "name": p.full, "short": p.short, "gender": p.gender,
                "country": None,
            }
            for p in scene.people
        ),
        {"id": "E_agency", "type": "ORG", "name": scene.agency},
        {"id": "E_ministry", "type": "ORG", "name": scene.ministry},
        {"id": "E_side0", "type": "GROUP", "name": f"the {scene.countries[0].demonym} side"},
        {"id": "E_side1", "type": "GROUP", "name": f"the {scene.countries[1].demonym} side"},
        {"id": "E_both", "type": "GROUP", "name": "both sides", "members": list(_PAIR)},
        {"id": "E_heads", "type": "GROUP", "name": "the two heads of state"},
        *({"id": key, "type": "GPE", "name": name, "invented": True} for key, name in lands.items()),
        *({"id": key, "type": "LOC", "name": name, "invented": True} for key, name in landmarks.items()),
    ]  # fmt: skip


def _mention(mention: Record, text: str) -> Record:
    """A mention with its text, and the title in it with its own."""
    found = _with_text(mention, text)
    if "title" in found:
        found["title"] = _with_text(found["title"], text)
    return found


def _meeting_event(scene: Scene, page: Page, text: str) -> Record:
    """The meeting the text is about."""
    return {
        "id": "EV_meeting",
        "type": "meeting",
        "mentions": [_with_text(event, text) for event in page.events],
        "participants": [person.id for person in scene.people[:2]],
        "date": scene.today.isoformat(),
    }


def _times(page: Page, text: str) -> list[Record]:
    """The time expressions in the order of the text, an outer one before the one inside it."""
    outer, out = "", []
    for i, item in enumerate(sorted(page.times, key=lambda t: (t["start"], -t["end"])), 1):
        key = f"D{i}"
        if "duration" in item:
            outer = key
        more = {"nested_in": outer} if "nested_in" in item else {}
        out.append(_with_text({"id": key, **item, **more}, text))
    return out


def _quantities(page: Page, text: str) -> list[Record]:
    """The quantities in the order of the text."""
    found = sorted(page.quantities, key=lambda q: q["start"])
    return [_with_text({"id": f"Q{i}", **quantity}, text) for i, quantity in enumerate(found, 1)]


def _not_quantities(times: list[Record]) -> list[Record]:
    """Digits that are no quantities: years in a row, and days."""
    out = []
    for item in times:
        span = {key: item[key] for key in ("start", "end", "text")}
        if item["type"] == "INTERVAL" and "duration" not in item:
            out.append({**span, "why": "range of dates, not a quantity"})
        elif item["type"] == "DATE" and any(c.isdigit() for c in item["text"]) and len(item["text"]) > 4:
            out.append({**span, "why": "date, not two numbers"})
    return out


def _annotated_statement(key: str, draft: Draft, types: dict[str, str], text: str) -> Record:
    """One statement: who, by which words, what, and how it is quoted."""
    content = [_without_edges(span, text) for span in draft.content]
    cue = [_with_text(span, text) for span in draft.cue]
    # A country speaks only where nobody else does: "the Osmeran side" names Osmera but is not Osmera.
    named = [who for who, _ in draft.mentions if types[who] != "GPE"] or [who for who, _ in draft.mentions]
    return {
        "id": key,
        "kind": draft.kind,
        "sentence": draft.sentence,
        "paragraph": draft.paragraph,
        "speaker": _speakers(named),
        "source": [_with_text(span, text) for span in draft.source],
        "cue": cue,
        "content": content,
        "quote_type": _quote_type(cue, content, text),
        "speech_act": _ACTS_OF_CUES.get(draft.act, "assertion"),
        "source_kind": _source_kind(draft, named, types, cue),
    }


def _speakers(named: list[str]) -> list[str]:
    """Who speaks, each once: the two leaders where they are named as a pair."""
    return list(dict.fromkeys(who for name in named for who in (_PAIR if name == "E_both" else (name,))))


def _without_edges(span: Record, text: str) -> Record:
    """A span without quote marks, space and punctuation at its edges."""
    said = text[span["start"] : span["end"]]
    start = span["end"] - len(said.lstrip(_NOT_CONTENT))
    said = said.strip(_NOT_CONTENT)
    return {"start": start, "end": start + len(said), "text": said}


def _quote_type(cue: list[Record], content: list[Record], text: str) -> str:
    """`direct` if all of it stands in quote marks or is a turn, `mixed` if part of it is quoted, else `indirect`."""
    if cue[0]["text"] == _COLON:
        return "direct"
    if any(mark in c["text"] for c in content for mark in _QUOTES):
        return "mixed"
    return "direct" if text[content[0]["start"] - 1] in _QUOTES else "indirect"


def _source_kind(draft: Draft, named: list[str], types: dict[str, str], cue: list[Record]) -> str:
    """How the source is named."""
    if draft.shared:
        participle = cue[0]["text"].split()[0].endswith("ing")
        return "implicit_subject_of_participle" if participle else "implicit_subject_of_coordination"
    if cue[0]["text"] == _COLON:
        return "turn"
    if len(set(named)) > 1:
        return "coordinated_names"
    kind = types[named[0]]
    if kind != "PERSON":
        return {"ORG": "organisation", "GROUP": "group", "GPE": "country"}[kind]
    mention = next(m for who, m in draft.mentions if who == named[0])
    if mention["kind"] != "name":
        return {"pronoun": "pronoun", "nominal": "title"}[mention["kind"]]
    if mention.get("office"):
        return "title"
    return "name" if "title" in mention else "surname"


def _planted(scene: Scene, page: Page, text: str, statements: list[Record]) -> tuple[PlantedClaim, ...]:
    """The planted claims in the order of the text."""
    out = []
    for plan, start, end in sorted(page.claims, key=lambda claim: claim[1]):
        holders = (
            statement["id"] for statement in statements
            if any(c["start"] <= start and end <= c["end"] for c in statement["content"])
        )  # fmt: skip
        out.append(
            PlantedClaim(
                start=start,
                end=end,
                text=text[start:end],
                statement=next(holders, None),
                kind=plan.kind,
                true=plan.true,
                measure=plan.measure,
                pair=(scene.countries[0].name, scene.countries[1].name),
                period=plan.period,
                value=plan.value,
                unit=plan.unit,
                relation=plan.relation,
                base=plan.base,
                reason=plan.reason,
            )
        )
    return tuple(out)


def _gold_claims(page: Page, claims: Sequence[PlantedClaim], statements: list[Record]) -> list[Record]:
    """The claims as the annotation lists them."""
    speakers = {s["id"]: s["speaker"][0] for s in statements}
    return [
        {
            "id": f"C{i}",
            "claim": claim.text,
            "holder": speakers[claim.statement] if claim.statement else "narrator",
            "statement": claim.statement,
            "kind": claim.kind,
            "checkable": True,
            "evidence": [s["id"] for s in page.sentences if s["start"] <= claim.start < s["end"]],
            "how_to_check": NEEDS[claim.kind],
        }
        for i, claim in enumerate(claims, 1)
    ]
