"""Planted claims: true or false as they say, by a reckoning that is not the generator's."""

import datetime as dt
import re

import pytest

from readout.practice import KINDS
from readout.practice.claims import MAKERS

from .samples import SAMPLE


def table(p, measure, period):
    """An amount in cents of a billion, added up from the table."""
    first, _, last = period.partition("/")
    if len(first) == 4:
        rows = [r for r in p.trade["annual"] if str(r["year"]) == first]
        assert len(rows) == 1
    else:
        rows = [r for r in p.trade["monthly"] if first <= f"{r['year']}-{r['month']:02}" <= (last or first)]
        year, month = map(int, (last or first).split("-"))
        assert len(rows) == (year * 12 + month) - int(first[:4]) * 12 - int(first[5:]) + 1
    return sum(round(row[measure] * 100) for row in rows)


def off(stated, real):
    """By what part of the real figure a stated one is off."""
    return abs(stated - real) / abs(real)


def check_level(p, c):
    real = table(p, c.measure, c.period) / 100
    return abs(c.value - real) <= 0.0501 if c.true else off(c.value, real) >= 0.08


def check_growth(p, c):
    real = (table(p, c.measure, c.period) / table(p, c.measure, c.base) - 1) * 100
    falls = re.search(r"\b(fell|declined|dropped)\b", c.text) is not None
    assert falls == (c.value < 0)
    return abs(c.value - real) <= 0.0501 if c.true else abs(c.value - real) >= 8


def check_target(p, c):
    real = table(p, "total", c.period) / 100
    if c.relation == "below":
        assert re.search("missed|short", c.text)
        return real < c.value * 0.9 if c.true else real > c.value * 1.1
    years = [r["year"] for r in p.trade["annual"] if r["total"] >= c.value]
    return bool(years and years[0] == int(c.period)) if c.true else real < c.value * 0.92


def check_record(p, c):
    amounts = {r["year"]: r[c.measure] for r in p.trade["annual"]}
    year = int(c.period)
    if c.true:
        return all(amounts[year] > v for y, v in amounts.items() if y != year)
    return amounts[year] < 0.92 * max(v for y, v in amounts.items() if y < year)


def check_comparison(p, c):
    ratio = table(p, c.measure, c.period) / table(p, c.measure, c.base)
    words = {2: "doubled|two times", 3: "tripled|three times", 4: "four", 5: "five", 6: "six", 7: "seven"}
    assert re.search(words[int(c.value)], c.text)
    return c.value < ratio < c.value + 1.01 if c.true else ratio < c.value * 0.92


def check_share(p, c):
    real = table(p, c.measure, c.period) / table(p, "total", c.period) * 100
    return (
        abs(c.value - real) <= 0.0501 if c.true else off(c.value, real) >= 0.08 and abs(c.value - real) >= 7.9
    )


def larger_partners(p, year):
    amounts = {r["partner"]: r["total"] for r in p.trade["partners"] if r["year"] == year}
    return [name for name, amount in amounts.items() if amount > amounts[p.countries[1].name]]


def check_rank(p, c):
    year = int(c.period)
    larger, before = larger_partners(p, year), len(larger_partners(p, year - 1))
    words = {
        2: "second|2nd",
        3: "third|3rd",
        4: "fourth|4th",
        5: "fifth|5th",
        6: "sixth|6th",
        7: "seventh|7th",
    }
    stated = [n for n, form in words.items() if re.search(rf"\b({form})\b(?! (year|consecutive))", c.text)]
    assert stated == ([int(c.value)] if c.value > 1 else []), c.text
    ahead = re.search(r"only (?:to )?(\w+)", c.text)
    assert ahead is None or ahead[1] in larger
    if re.search("second (year|consecutive)", c.text) and c.true:
        assert before == len(larger) != len(larger_partners(p, year - 2))
    if not re.search(r"last year|\b\d{4}\b", c.text):  # said of the present: so in both years before
        assert str(year + 1) == p.gold["document_date"]["value"][:4]
        assert before + 1 == c.value if c.true else c.value <= before
    return len(larger) + 1 == c.value if c.true else c.value <= len(larger)


def check_anniversary(p, c):
    assert re.search(rf"\b{int(c.value)}(st|nd|rd|th)\b", c.text) and c.base in c.text
    real = int(c.period) - int(c.base)
    return c.value == real if c.true else abs(c.value - real) >= 2


def check_weekday(p, c):
    day = dt.date.fromisoformat(c.period)
    assert f"{day.day}" in c.text and day.strftime("%Y") in c.text
    stated = ["Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun"][int(c.value) - 1]
    assert stated + "day" in c.text
    return (c.value == day.isoweekday()) == c.true


def check_duration(p, c):
    first, last = (dt.date.fromisoformat(day) for day in c.period.split("/"))
    assert first <= dt.date.fromisoformat(p.gold["document_date"]["value"]) <= last
    real = (last - first).days + 1
    return c.value == real if c.true else abs(c.value - real) >= 2


CHECKS = {
    "level": check_level,
    "growth": check_growth,
    "target": check_target,
    "record": check_record,
    "comparison": check_comparison,
    "share": check_share,
    "rank": check_rank,
    "anniversary": check_anniversary,
    "weekday": check_weekday,
    "duration": check_duration,
}


def test_every_kind_is_made_and_checked():
    assert set(KINDS) == MAKERS.keys() == CHECKS.keys()


@pytest.mark.parametrize("kind", KINDS)
def test_a_true_claim_is_true_and_a_false_one_is_not(kind):
    told = []
    for p in SAMPLE:
        for claim in p.claims:
            if claim.kind == kind:
                assert CHECKS[kind](p, claim), (p.seed, p.style, claim)
                told.append(claim.true)
    assert told.count(True) > 20 and told.count(False) > 20


def test_the_figure_of_a_claim_stands_in_its_text():
    for p in SAMPLE:
        for c in p.claims:
            inside = [q for q in p.gold["quantities"] if c.start <= q["start"] and q["end"] <= c.end]
            if c.unit == "USD billion" and c.kind != "record":
                assert [round(q["value"] / 1e9, 3) for q in inside if q["unit"] == "USD"] == [c.value]
            elif c.unit == "percent":
                assert [q["value"] for q in inside if q["unit"] == "percent"] == [abs(c.value)]
            assert c.pair == (p.countries[0].name, p.countries[1].name) and c.reason.endswith(".")


def test_a_text_holds_three_to_six_claims_of_both_sorts():
    for p in SAMPLE:
        assert 3 <= len(p.claims) <= 6
        assert {c.true for c in p.claims} == {True, False}
        starts = [c.start for c in p.claims]
        assert starts == sorted(starts)
        statements = {s["id"]: s for s in p.gold["statements"]}
        for claim in p.claims:
            holding = [
                key for key, s in statements.items()
                if any(x["start"] <= claim.start and claim.end <= x["end"] for x in s["content"])
            ]  # fmt: skip
            assert holding == ([claim.statement] if claim.statement else [])
