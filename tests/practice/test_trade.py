"""Invented trade tables: they add up and fit each other."""

import datetime as dt

from .samples import SAMPLE


def test_the_trade_table_adds_up():
    for p in SAMPLE:
        annual, monthly = p.trade["annual"], p.trade["monthly"]
        today = dt.date.fromisoformat(p.gold["document_date"]["value"])
        assert 12 <= len(annual) <= 20
        assert [r["year"] for r in annual] == list(range(today.year - len(annual), today.year))
        for row in annual + monthly:
            total, exports, imports = (round(row[k] * 100) for k in ("total", "exports", "imports"))
            assert total == exports + imports and min(exports, imports) > 0
            assert (total / 100, exports / 100, imports / 100) == (
                row["total"],
                row["exports"],
                row["imports"],
            )
        months = [(r["year"], r["month"]) for r in monthly]
        expected = [(y, m) for y in range(today.year - 2, today.year + 1) for m in range(1, 13)]
        assert months == [x for x in expected if x < (today.year, today.month)]
        for row in annual[-2:]:
            for key in ("total", "exports", "imports"):
                of_year = [round(r[key] * 100) for r in monthly if r["year"] == row["year"]]
                assert sum(of_year) == round(row[key] * 100)


def test_the_partners_table_fits_the_yearly_one_and_ranks_by_size():
    held = set()
    for p in SAMPLE:
        totals = {row["year"]: row["total"] for row in p.trade["annual"]}
        years = sorted({row["year"] for row in p.trade["partners"]})
        assert years == sorted(totals)[-6:]
        lands = [country.name for country in p.countries]
        for year in years:
            rows = [row for row in p.trade["partners"] if row["year"] == year]
            mine = next(row for row in rows if row["partner"] == lands[1])
            assert mine["total"] == totals[year]
            assert len({row["partner"] for row in rows} - {lands[0]}) == len({r["total"] for r in rows}) == 7
            amounts = [row["total"] for row in sorted(rows, key=lambda row: int(row["rank"][0]))]
            assert amounts == sorted(amounts, reverse=True) and amounts[-1] > 0
            assert {row["rank"] for row in rows} == {"1st", "2nd", "3rd", "4th", "5th", "6th", "7th"}
            assert {(row["period"], row["months"]) for row in rows} == {(str(year), 12)}
            held.add(mine["rank"])
    assert len(held) == 7
