"""Answers to the tasks of the capstone: right ones in different forms, and wrong ones with the misconception they show."""

import re
from collections import Counter
from datetime import date, datetime

import pandas as pd

from exercises import SAME, Proof


def written(given):
    return given.article.document_date.value


def marked(given):
    """The statements that are marked in the invented readout, topics left out."""
    return [s for s in given.practice.gold["statements"] if s.get("kind", "said") == "said"]


def spoke(given):
    names = {e["id"]: e["name"] for e in given.practice.gold["entities"]}
    return Counter(names[who] for s in marked(given) for who in s["speaker"])


def by_surname(given):
    """A part of each person's name, with a title before it, where that part is nobody else's."""
    people = {e["name"]: e for e in given.practice.gold["entities"] if e["type"] == "PERSON"}
    words = Counter(word for name in people for word in name.split())
    short = {n: next((w for w in n.split() if words[w] == 1 and w[0].isupper()), n) for n in people}
    return {f"Mr {short[name]}" if name in people else name: often for name, often in spoke(given).items()}


def by_the_reader(given):
    found = Counter(name for s in given.statements for name in s.speakers)
    return SAME if found == spoke(given) or set(found) - set(spoke(given)) else found


def with_topics(given):
    names = {e["id"]: e["name"] for e in given.practice.gold["entities"]}
    found = Counter(names[who] for s in given.practice.gold["statements"] for who in s["speaker"])
    return SAME if found in (spoke(given), by_the_reader(given)) else found


def first_only(given):
    names = {e["id"]: e["name"] for e in given.practice.gold["entities"]}
    found = Counter(names[s["speaker"][0]] for s in marked(given))
    return SAME if found in (spoke(given), by_the_reader(given)) else found


def one_word(name):
    """The first word of a name that is no particle or article."""
    return next((word for word in name.split() if word[0].isupper()), name)


def one_off(given):
    found = spoke(given)
    name = next(iter(found))
    return found | {name: found[name] + 9}  # more than topics could make it


def part(given):
    return max((c for s in given.statements for c in s.content), key=lambda c: c.end - c.start)


def with_cue(given):
    content = part(given)
    sentence = next(s for s in given.article.sentences if s.start <= content.start < s.end)
    same = content.start <= sentence.start or content.end > sentence.end
    return SAME if same else (sentence.start, content.end)


def inside_a_word(given):
    found = part(given)
    last = re.search(r"\w\w\W*$", found.text)
    return (found.start, found.start + last.start() + 1) if last else SAME


def narrated(given):
    said = [c for s in given.statements for c in s.content]
    free = [s for s in given.article.body if not any(s.start < c.end and c.start < s.end for c in said)]
    return (free[0].start, free[0].end) if free else SAME


def tested(given):
    found = [v for v in given.verdicts if v.verdict not in ("opinion", "not_checkable")]
    return {"id": found[0].claim.id, "verdict": found[0].verdict} if found else "none"


def untested(given):
    found = [v for v in given.verdicts if v.verdict in ("opinion", "not_checkable")]
    return {"id": found[0].claim.id, "verdict": found[0].verdict} if found else SAME


def misjudged(given):
    right = tested(given)
    return SAME if right == "none" else {**right, "verdict": "opinion"}


def coverage(given):
    return sum(s.scored for s in given.scores) / sum(s.words for s in given.scores)


def mean_of_shares(given):
    each = [s.coverage for s in given.scores]
    found = sum(each) / len(each)
    return SAME if abs(found - coverage(given)) < 1e-9 else found


def named_in_quote(given):
    """Whether the brief names a speaker by quoting."""
    words = brief(given, names="no one")
    return sum(name in words or name.split()[-1] in words for name in spoke(given)) > 1


def brief(given, quote=None, place=None, end="It cannot tell what was left out.", names=None, more=""):
    content = part(given)
    words = given.article.text[content.start : content.end].split()[:5]
    start = content.start
    stop = start + len(" ".join(words))
    people = names or " and ".join(sorted(spoke(given)))
    filler = "The report is an account of a meeting by one side and it is read here as that and no more. " * 5
    return (
        f'{filler} Those who speak are {people}. One passage reads "{quote or " ".join(words)}" '
        f"[{place or f'{start}-{stop}'}]. {more} {end}"
    )


PROOFS = {
    "capstone.1": Proof(
        right=(
            written,
            lambda g: g.article.document_date,
            lambda g: f" {written(g).isoformat()} ",
            lambda g: datetime(*written(g).timetuple()[:3]),
        ),
        wrong=(
            (lambda g: "none", "M901"),
            (lambda g: "last Wednesday", "M902"),
            (lambda g: date(1998, 1, 1), "M113"),
        ),
    ),
    "capstone.2": Proof(
        right=(spoke, lambda g: pd.Series(spoke(g)), lambda g: spoke(g).most_common(), by_surname),
        wrong=(
            (one_off, "M903"),
            (first_only, "M903"),
            (by_the_reader, "M918"),
            (with_topics, "M919"),
            (lambda g: dict(list(spoke(g).items())[1:]), "M904"),
            (lambda g: spoke(g) | {"A bystander": 1}, "M905"),
        ),
    ),
    "capstone.3": Proof(
        right=(lambda g: (part(g).start, part(g).end), part),
        wrong=(
            (lambda g: part(g).text, "M108"),
            (with_cue, "M906"),
            (narrated, "M907"),
            (lambda g: (part(g).start, part(g).start + len(part(g).text.split()[0].rstrip(".,;:"))), "M908"),
            (inside_a_word, "M101"),
        ),
    ),
    "capstone.4": Proof(
        right=(tested, lambda g: tested(g) if tested(g) == "none" else pd.Series(tested(g))),
        wrong=(
            (lambda g: SAME if tested(g) == "none" else "none", "M909"),
            (misjudged, "M909"),
            (untested, "M910"),
            (lambda g: SAME if tested(g) == "none" else {"id": "C99", "verdict": "supported"}, "M902"),
        ),
    ),
    "capstone.5": Proof(
        right=(coverage, lambda g: round(coverage(g), 2)),
        wrong=(
            (lambda g: 100 * coverage(g), "M911"),
            (mean_of_shares, "M912"),
            (lambda g: sum(s.scored for s in g.scores), "M911"),
        ),
    ),
    "capstone.6": Proof(
        right=(
            brief,
            lambda g: "\n" + brief(g, end="What was left out is not known.") + "\n",
            lambda g: brief(g, names=" and ".join(sorted(map(one_word, spoke(g))))),
            *(
                lambda g, end=end: brief(g, end=end)
                for end in (
                    "It doesn't say who left early.",
                    "The report is silent on prices.",
                    "Much remains unclear.",
                    "The date is left open.",
                )
            ),
        ),
        wrong=(
            (lambda g: "They met.", "M913"),
            (lambda g: brief(g).replace('"', ""), "M914"),
            (lambda g: brief(g, quote="we agreed on everything at once"), "M915"),
            (lambda g: brief(g, place="0-9"), "M915"),
            (lambda g: brief(g, place=f"{part(g).start}-{part(g).start + 1}"), "M915"),
            (lambda g: SAME if len(spoke(g)) < 2 or named_in_quote(g) else brief(g, names="no one"), "M904"),
            (lambda g: brief(g, more="The sentiment is warm."), "M916"),
            (lambda g: brief(g, end="That is all."), "M917"),
        ),
    ),
}
