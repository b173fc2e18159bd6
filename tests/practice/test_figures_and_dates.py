"""Figures and dates: none left unmarked, each with its value."""

import datetime as dt
import re

from readout.periods import MONTHS, WEEKDAYS

from .samples import SAMPLE


def test_dates_resolve_as_the_calendar_says():
    months = dict(zip(MONTHS, range(1, 13), strict=True))
    for p in SAMPLE:
        today = dt.date.fromisoformat(p.gold["document_date"]["value"])
        anchors = [t for t in p.gold["time_expressions"] if t.get("anchor")]
        assert [a["value"] for a in anchors] == [today.isoformat()]
        for item in p.gold["time_expressions"]:
            text, value = item["text"], item["value"]
            if text.lower() in ("last year", "this year", "next year"):
                shift = ("last year", "this year", "next year").index(text.lower()) - 1
                assert value == str(today.year + shift)
            elif re.fullmatch(r"\d{4}", text):
                assert value == text
            elif text in months:
                assert value[5:] == f"{months[text]:02}" and abs(int(value[:4]) - today.year) <= 1
            elif text in WEEKDAYS:
                assert dt.date.fromisoformat(value).strftime("%u") == str(WEEKDAYS.index(text) + 1)
            elif item["type"] == "INTERVAL":
                assert value["start"] < value["end"] and value["iso"]


def test_no_number_is_left_unmarked():
    words = "two|three|four|five|six|seven|eight|nine|ten|[0-9][0-9.,]*"
    for p in SAMPLE:
        marked = [*p.gold["quantities"], *p.gold["time_expressions"]]
        for match in re.finditer(rf"(?<!-)\b({words})\b(?!-way)", p.text):
            section = re.match(r"\d\. [A-Z]", p.text[match.start() :])
            inside = any(m["start"] <= match.start() < m["end"] for m in marked)
            assert inside or (section and p.style == "minutes"), (
                p.seed,
                p.text[match.start() - 30 : match.end() + 20],
            )
