"""Dates of relations, established and resumed told apart, and meetings with the United States."""

import datetime as dt

from readout import world


def dates(one, other):
    return [(row.country, row.date, row.kind) for row in world.relations(one, other)]


def test_china_and_russia_count_from_2_october_1949():
    assert dates("RU", "CN") == dates("CN", "RU") == [("CN", "1949-10-02", "established")]


def test_both_records_are_given_where_there_are_two():
    found = dates("US", "CN")
    assert ("US", "1979-01-01") in {(country, date) for country, date, _ in found}
    assert found == sorted(found, key=lambda row: (row[1], row[0]))


def test_resumed_is_told_apart_from_established():
    kinds = {kind for _, _, kind in dates("US", "FR")}
    assert kinds <= {"established", "resumed"}
    assert "resumed" in {kind for other in ("CU", "IQ", "LY", "EG") for _, _, kind in dates("US", other)}


def test_every_date_has_a_source_and_the_us_its_text():
    for row in (*world.relations("US", "DE"), *world.relations("CN", "KE")):
        assert row.source and (row.text or row.country == "CN")
    assert world.relations("FR", "KE") == ()


def test_meetings_of_a_time():
    """Chancellor Scholz was in Washington on 9 February 2024."""
    found = world.meetings("de", dt.date(2024, 2, 9), dt.date(2024, 2, 9))
    (visit,) = [meeting for meeting in found if meeting.kind == "visit to the US"]
    assert visit.who == "Chancellor Olaf Scholz" and "Historian" in visit.source
    assert visit not in world.meetings("DE", dt.date(2024, 2, 10), dt.date(2024, 2, 28))
    assert world.meetings("QQ", dt.date.min, dt.date.max) == ()


def test_what_tells_of_an_end_is_no_beginning():
    """Headings such as "Suspension of Diplomatic Relations, 1941", which the table calls established."""
    assert dates("US", "JP") == [("US", "1858-07-29", "established"), ("US", "1952-04-28", "resumed")]
    assert not [d for d in dates("US", "KR") if d[1].startswith("1905")]
    assert ("US", "1979-01-01", "established") in dates(
        "US", "CN"
    )  # established with one, ended with another
