"""Another pair's trade from UN Comtrade, written as a data package of the shape of `data/trade`.

The service is asked through its own client library, one period at a time (the preview, open to all, takes no more and
answers with up to 500 rows), with a pause between. Each answer is kept until all are there, so that a broken connection
costs no more than the answer it broke; the tables are moved into place only when whole. A key in the environment
variable `COMTRADE_KEY` is used where there is one; it is never written anywhere.
"""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import hashlib
import io
import json
import math
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from readout.countries import country_names
from readout.drafts import replacing
from readout.errors import InputError, quoted
from readout.files import remove, write_text
from readout.imports import to_install
from readout.intake import Kind, read_json
from readout.shapes import misfit
from readout.sheets import harmless
from readout.trade.columns import schema
from readout.trade.load import load_trade

# UN Comtrade's own numbers for reporters, where they are not those of ISO 3166.
_OWN_NUMBERS = {"US": 842, "FR": 251, "CH": 757, "NO": 579, "IN": 699, "TW": 490}
_WORLD = 0
_PAUSE = 1.2  # seconds between two questions
_WAIT = 15.0  # seconds to wait when told to slow down, doubled each time
_TRIES = 4
_NO_CONNECTION = "no connection, or one that broke off"
_PUBLISHER, _DATA_ASKED = "UN Comtrade", "HS, annual and monthly final data"
_SOURCES = [{"title": _PUBLISHER, "path": "https://comtradeplus.un.org"}]
_FLOW_CODES = {"X": "exports", "M": "imports"}
_TWELVE_MONTHS = range(1, 13)
_ANSWER = Kind("an answer of UN Comtrade")
_Rows = list[dict[str, Any]]


class FetchFailed(Exception):
    """The service could not be asked, or what it answered is not in its documented form."""


def fetch(
    reporter: str,
    partner: str,
    first: int,
    folder: Path,
    progress: Callable[[str], None],
    today: dt.date | None = None,
) -> Path:
    """Write the trade of two countries from the year `first` to the last whole one into `folder`.

    `reporter` and `partner` are ISO 3166 alpha-2 codes. Returns the folder of the pair. Values are USD billions at
    current prices; exports are valued free on board, imports with freight and insurance.

    Raises InputError for a code or year that cannot be, for a pair whose folder holds more than UN Comtrade's figures,
    and for one without trade on record; FetchFailed where the
    service does not answer as documented. Either way nothing is written but the answers kept for the next try.
    """
    today = today or dt.date.today()
    last = today.year - 1
    codes = [reporter.upper(), partner.upper()]
    for code in codes:
        if code not in country_names():
            raise InputError(f"{code!r}: no country has this ISO 3166 code; give two such as RU CN")
    if codes[0] == codes[1]:
        raise InputError(f"{codes[0]} and {codes[1]}: one country; give two such as RU CN")
    if not 1962 <= first <= last:
        raise InputError(f"--from {first}: give a year from 1962 to {last}, the last whole one")
    pair = "-".join(codes)
    _refuse_to_replace(folder / pair)
    numbers = [_number(code) for code in codes]
    kept = folder / f".{pair}.part"
    answers = {}
    for period in _periods(first, last):
        path = kept / f"{period}.json"
        answer = _kept_answer(path)
        if answer is None:
            progress(f"{pair} {period}")
            answer = {"retrieved": today.isoformat(), "rows": _ask(_parameters(period, *numbers), progress)}
            kept.mkdir(parents=True, exist_ok=True)
            write_text(path, json.dumps(answer))
            time.sleep(_PAUSE)
        answers[period] = answer
    tables = _tables(answers, range(first, last + 1), *numbers)
    if not tables["annual"]:
        remove(kept)
        ours, theirs = (country_names()[code] for code in codes)
        other = f"; {theirs} has: ask with {codes[1]} {codes[0]}" if tables["mirror"] else ""
        raise InputError(
            f"UN Comtrade has no trade with {theirs} that {ours} reported since {first}{other}; nothing was written"
        )
    try:
        place = _move_in(folder, pair, tables, codes, today)
    except FetchFailed:
        remove(kept)
        raise
    remove(kept)
    return place


def _kept_answer(path: Path) -> dict[str, Any] | None:
    """An answer that an earlier try kept; None where there is none, or one that is damaged, which is then removed."""
    try:
        answer: dict[str, Any] = read_json(path, _ANSWER, {"retrieved": str, "rows": [dict]})
        dt.date.fromisoformat(answer["retrieved"])
        _checked(answer["rows"])
        return answer
    except (ValueError, FetchFailed):  # an InputError is a ValueError
        remove(path)
        return None


def _refuse_to_replace(place: Path) -> None:
    """Only what was fetched may be fetched anew: tables put together by hand would be lost."""
    if not place.exists():
        return
    try:
        sources = read_json(place / "datapackage.json", _ANSWER, {"sources": list})["sources"]
    except InputError:
        sources = None
    if sources != _SOURCES:
        raise InputError(
            f"{place}: holds more than UN Comtrade's figures; move it away first, or ask the other way round"
        )


def _number(code: str) -> int:
    import pycountry

    if code in _OWN_NUMBERS:
        return _OWN_NUMBERS[code]
    country = pycountry.countries.get(alpha_2=code)
    if country is None:
        raise InputError(f"{code!r}: no country has this ISO 3166 code; give two such as RU CN")
    return int(country.numeric)


# -- asking


def _periods(first: int, last: int) -> Iterator[str]:
    """What is asked: a year's totals, its chapters of goods, its twelve months."""
    for year in range(first, last + 1):
        yield f"{year}"
        yield f"{year}-chapters"
        yield from (f"{year}{month:02}" for month in _TWELVE_MONTHS)


def _parameters(period: str, reporter: int, partner: int) -> dict[str, Any]:
    """The parameters of one question, in the names of the client library."""
    year, _, chapters = period.partition("-")
    both = len(period) == 4  # a year's totals are asked of both countries, with each other and with the world
    return {
        "typeCode": "C",
        "freqCode": "M" if len(year) == 6 else "A",
        "clCode": "HS",
        "period": year,
        "reporterCode": f"{reporter},{partner}" if both else str(reporter),
        "cmdCode": "AG2" if chapters else "TOTAL",
        "flowCode": "X,M",
        "partnerCode": f"{reporter},{partner},{_WORLD}" if both else str(partner),
        "partner2Code": "0",
        "customsCode": "C00",
        "motCode": "0",
        "maxRecords": 500,
        "breakdownMode": "classic",
        "includeDesc": True,
    }


def _ask(question: Mapping[str, Any], progress: Callable[[str], None]) -> _Rows:
    """The rows that answer `question`. Raises FetchFailed after as many tries as are polite."""
    try:
        import comtradeapicall
    except ImportError:
        raise FetchFailed(
            f"the client library comtradeapicall is missing; install it, {to_install('fetch')}"
        ) from None
    import urllib3

    key = os.environ.get("COMTRADE_KEY")
    problem, wait = "", _WAIT
    for attempt in range(_TRIES):
        if attempt:
            progress(f"  {problem}; once more in {wait:.0f} seconds")
            time.sleep(wait)
            wait *= 2
        said = io.StringIO()  # the library prints what went wrong, and returns nothing
        try:
            with contextlib.redirect_stdout(said):
                if key:
                    frame = comtradeapicall.getFinalData(key, **question)
                else:
                    frame = comtradeapicall.previewFinalData(**question)
                rows = None if frame is None else json.loads(frame.to_json(orient="records"))
        except (urllib3.exceptions.HTTPError, OSError):
            problem = _NO_CONNECTION
        except MemoryError:
            raise
        except Exception:  # whatever the library and pandas make of an answer that they do not know
            problem = "an answer that is cut off or not in its documented form"
        else:
            if rows is not None:
                return _checked(rows)
            problem = " ".join(said.getvalue().split()) or "no answer"
            # The library's word for it, followed by the address that was asked, key included.
            if problem.startswith("Request error"):
                problem = _NO_CONNECTION
            problem = (problem.replace(key, "(key)") if key else problem)[:120]
    raise FetchFailed(
        f"UN Comtrade: {problem} (tried {_TRIES} times); run the same command again later, it goes on where it stopped"
    )


def _checked(rows: _Rows) -> _Rows:
    if wrong := misfit(rows, [dict]):
        raise FetchFailed(
            f"UN Comtrade: an answer that is not in the documented form ({wrong}); nothing was written"
        )
    for row in rows:
        value = row.get("primaryValue")
        right = (
            isinstance(value, int | float)
            and not isinstance(value, bool)
            and math.isfinite(value)
            and value >= 0
        )
        if not right or row.get("flowCode") not in tuple(_FLOW_CODES) or not str(row.get("period")).isdigit():
            raise FetchFailed(
                f"UN Comtrade: a row that is not in the documented form (flow {quoted(row.get('flowCode'))}, period "
                f"{quoted(row.get('period'))}, value {quoted(value)}); nothing was written"
            )
    return rows


# -- tables


def _tables(
    answers: Mapping[str, Mapping[str, Any]], years: Iterable[int], reporter: int, partner: int
) -> dict[str, list[dict[str, Any]]]:
    tables: dict[str, list[dict[str, Any]]] = {
        name: [] for name in ("annual", "monthly", "mirror", "world", "hs2")
    }
    for year in years:
        rows, source = answers[f"{year}"]["rows"], _named_source(answers[f"{year}"])
        ours = _both(rows, reporter, partner)
        theirs = _both(rows, partner, reporter)
        if ours["total"] is not None:
            tables["annual"].append({"year": year, **ours, **source})
        if theirs["total"] is not None:
            tables["mirror"].append(
                {
                    "period": str(year),
                    "year": year,
                    "months": 12,
                    **{f"reporter_{name}": value for name, value in ours.items()},
                    **{f"partner_{name}": value for name, value in theirs.items()},
                    "published": None,
                    **source,
                }
            )
        worlds = {
            f"{side}_total": _both(rows, number, _WORLD)["total"]
            for side, number in (("reporter", reporter), ("partner", partner))
        }
        if any(value is not None for value in worlds.values()):
            tables["world"].append({"year": year, **worlds, **source})
        months = {month: answers[f"{year}{month:02}"] for month in _TWELVE_MONTHS}
        # A month that was not reported is blank, a year without any is left out.
        if any(answer["rows"] for answer in months.values()):
            tables["monthly"] += [
                {
                    "year": year,
                    "month": month,
                    **_both(answer["rows"], reporter, partner),
                    "method": "comtrade",
                    **_named_source(answer),
                }
                for month, answer in months.items()
            ]
        chapters = answers[f"{year}-chapters"]
        tables["hs2"] += _chapters(chapters["rows"], year, _named_source(chapters))
    named = {row["source"] for rows in tables.values() for row in rows}
    days = sorted({answer["retrieved"] for answer in answers.values()})
    return tables | {"sources": [one for one in map(_source_of, days) if one["id"] in named]}


def _named_source(answer: Mapping[str, Any]) -> dict[str, str]:
    return {"source": _source_of(answer["retrieved"])["id"]}


def _source_of(day: str) -> dict[str, Any]:
    """The entry among the sources of what was retrieved on a day; there is no copy, the service itself was asked."""
    return {
        "id": f"{_PUBLISHER}, {_DATA_ASKED}, retrieved {day}",
        "publisher": _PUBLISHER,
        "title": _DATA_ASKED,
        "day": day,
        "address": _SOURCES[0]["path"],
        "copy": None,
    }


def _billions(rows: Iterable[Mapping[str, Any]]) -> float | None:
    values = [row["primaryValue"] for row in rows]
    return round(sum(values) / 1e9, 6) if values else None


def _both(rows: _Rows, reporter: int, partner: int) -> dict[str, float | None]:
    """Total, exports and imports of `reporter` with `partner`; the total only where both are known."""
    of = [row for row in rows if (row.get("reporterCode"), row.get("partnerCode")) == (reporter, partner)]
    flows = {
        name: _billions(row for row in of if row["flowCode"] == flow) for flow, name in _FLOW_CODES.items()
    }
    known = [value for value in flows.values() if value is not None]
    return {"total": round(sum(known), 6) if len(known) == len(flows) else None, **flows}


def _chapters(rows: _Rows, year: int, source: dict[str, str]) -> list[dict[str, Any]]:
    """Chapters of goods by direction, the largest first, with their share of it."""
    found = []
    for flow, direction in _FLOW_CODES.items():
        of = [row for row in rows if row["flowCode"] == flow and len(str(row.get("cmdCode"))) == 2]
        whole = _billions(of)
        for row in sorted(of, key=lambda row: -row["primaryValue"]):
            value = _billions([row])
            if whole and value is not None:
                found.append(
                    {
                        "year": year,
                        "direction": direction,
                        "hs2": str(row["cmdCode"]),
                        "name": " ".join(str(row.get("cmdDesc") or "").split()) or str(row["cmdCode"]),
                        "value": value,
                        "share_pct": round(100 * value / whole, 2),
                        "direction_total": whole,
                        "method": "reporter",
                        **source,
                    }
                )
    return found


# -- writing


def _move_in(
    folder: Path, pair: str, tables: Mapping[str, list[dict[str, Any]]], codes: list[str], today: dt.date
) -> Path:
    """Write the package in place of the one that was there before, which goes only when it is whole.

    Raises FetchFailed for tables that would be refused where they are read.
    """
    names = [country_names()[code] for code in codes]
    data = {f"{name}.csv": _as_csv(rows).encode("utf-8") for name, rows in tables.items() if rows}
    resources = [
        {
            "name": name,
            "path": f"{name}.csv",
            "type": "table",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": schema(name, rows[0]),
            "hash": f"sha256:{hashlib.sha256(data[f'{name}.csv']).hexdigest()}",
            "bytes": len(data[f"{name}.csv"]),
        }
        for name, rows in tables.items()
        if rows
    ]
    manifest = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": f"trade-{pair.lower()}",
        "title": f"Goods trade of {names[0]} (reporter) and {names[1]} (partner)",
        "description": "USD billions at current prices; exports free on board, imports with freight and insurance. "
        "Blank where none was reported; nothing interpolated.",
        "sources": _SOURCES,
        "licenses": [
            {"name": "other-closed", "title": "UN Comtrade's terms of use: ask there before passing it on"}
        ],
        "created": f"{today.isoformat()}T00:00:00Z",
        "resources": resources,
    }
    with replacing(folder / pair) as draft, tempfile.TemporaryDirectory() as trial:
        for name, content in data.items():
            (draft / name).write_bytes(content)
        write_text(draft / "datapackage.json", json.dumps(manifest, ensure_ascii=False, indent=1) + "\n")
        shutil.copytree(draft, Path(trial) / pair)
        try:
            load_trade(pair, trial)
        except InputError as error:
            said = str(error).replace(f"{Path(trial) / pair}{os.sep}", "").rpartition("; ")[0]
            raise FetchFailed(
                f"UN Comtrade: its answers make no tables that hold ({said}); nothing was written, and the answers "
                "are asked for anew the next time"
            ) from None
    return folder / pair


def _as_csv(rows: list[dict[str, Any]]) -> str:
    buffer = io.StringIO()
    out = csv.writer(buffer, lineterminator="\n")
    out.writerow(rows[0])
    out.writerows(["" if value is None else harmless(value) for value in row.values()] for row in rows)
    return buffer.getvalue()
