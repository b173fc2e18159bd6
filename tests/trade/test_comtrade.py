"""Fetching a pair's trade, against a server here that answers in UN Comtrade's documented form with numbers we made up."""

import csv
import datetime as dt
import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import frictionless
import pandas as pd
import pytest
import urllib3
from matplotlib.backends.backend_agg import FigureCanvasAgg

from readout import trade
from readout.cli import main
from readout.errors import InputError
from readout.trade import book_charts, charts, comtrade, yearly_charts

TODAY = dt.date(2024, 3, 1)
RU, CN = 643, 156
FIRST, LAST = 2022, 2023
QUESTIONS = 2 * 14  # a year's totals, its chapters and its twelve months


def rows(question):
    """What the service would say: the partner's books a little above the reporter's, the world ten times as much."""
    period = question["period"]
    year, month = int(period[:4]), int(period[4:] or 0)
    partners = [int(code) for code in question["partnerCode"].split(",")]
    for reporter in (int(code) for code in question["reportercode"].split(",")):
        for partner in (code for code in partners if code != reporter):
            for flow, value in (("X", 40e9), ("M", 25e9)):
                value *= (year - 2019) * (1.05 if reporter == CN else 1) * (1 if partner else 10)
                value /= 12 if month else 1
                common = {
                    "reporterCode": reporter,
                    "partnerCode": partner,
                    "flowCode": flow,
                    "period": period,
                }
                if question["cmdCode"] == "AG2":
                    yield common | {"cmdCode": "27", "cmdDesc": "Mineral fuels", "primaryValue": value * 0.8}
                    yield common | {"cmdCode": "44", "cmdDesc": "Wood", "primaryValue": value * 0.2}
                else:
                    yield common | {"cmdCode": "TOTAL", "cmdDesc": "All", "primaryValue": value}


class Service:
    """A server whose answer to each question is chosen by a test."""

    def __init__(self):
        self.questions, self.answer = [], lambda question: (200, self.whole(list(rows(question))))
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                question = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
                service.questions.append(question | {"path": urlsplit(self.path).path})
                status, body = service.answer(question)
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @staticmethod
    def whole(data):
        return json.dumps({"elapsedTime": "0.1 secs", "count": len(data), "data": data, "error": ""}).encode()


@pytest.fixture
def service(monkeypatch):
    service = Service()
    real = urllib3.PoolManager.request
    here = f"http://127.0.0.1:{service.server.server_port}"

    def request(self, method, url, **options):
        assert url.startswith("https://comtradeapi.un.org/")
        return real(self, method, url.replace("https://comtradeapi.un.org", here), **options)

    monkeypatch.setattr(urllib3.PoolManager, "request", request)
    monkeypatch.setattr(comtrade, "_PAUSE", 0)
    monkeypatch.setattr(comtrade, "_WAIT", 0)
    monkeypatch.delenv("COMTRADE_KEY", raising=False)
    yield service
    service.server.shutdown()
    service.server.server_close()


def ask(folder, **changes):
    options = {"reporter": "RU", "partner": "CN", "first": FIRST, "folder": folder, "today": TODAY}
    return comtrade.fetch(**options | {"progress": lambda line: None} | changes)


def tables(folder):
    return sorted(path.name for path in folder.rglob("*.csv"))


def test_the_tables_are_those_of_the_answers(service, tmp_path):
    place = ask(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [place.name] == ["RU-CN"]
    book = trade.load_trade("RU-CN", tmp_path)
    assert book.available and (book.reporter, book.partner) == ("Russia", "China")
    assert [(r["year"], r["exports"], r["imports"], r["total"]) for r in book.rows("annual")] == [
        (2022, 120.0, 75.0, 195.0),
        (2023, 160.0, 100.0, 260.0),
    ]
    (mirror,) = [r for r in book.rows("mirror") if r["year"] == 2023]
    assert (mirror["reporter_total"], mirror["partner_total"]) == (260.0, 273.0)
    (world,) = [r for r in book.rows("world") if r["year"] == 2023]
    assert (world["reporter_total"], world["partner_total"]) == (2600.0, 2730.0)
    months = [r for r in book.rows("monthly") if r["year"] == 2023]
    assert [r["month"] for r in months] == list(range(1, 13))
    assert sum(r["total"] for r in months) == pytest.approx(260, abs=1e-4)
    goods = [r for r in book.rows("hs2") if (r["year"], r["direction"]) == (2023, "exports")]
    assert [(r["hs2"], r["value"], r["share_pct"]) for r in goods] == [
        ("27", 128.0, 80.0),
        ("44", 32.0, 20.0),
    ]
    assert all(
        "retrieved 2024-03-01" in r["source"]
        for name in trade.TABLES
        if name != "sources"
        for r in book.rows(name)
    )


def test_the_package_is_whole(service, tmp_path):
    place = ask(tmp_path)
    report = frictionless.Package(str(place / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "note"])
    manifest = json.loads((place / "datapackage.json").read_text(encoding="utf-8"))
    assert [resource["path"] for resource in manifest["resources"]] == [
        "annual.csv",
        "monthly.csv",
        "mirror.csv",
        "world.csv",
        "hs2.csv",
        "sources.csv",
    ]
    assert manifest["licenses"] and manifest["sources"] and manifest["created"]
    for resource in manifest["resources"]:
        assert all(field["description"] for field in resource["schema"]["fields"])
        with (place / resource["path"]).open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == [field["name"] for field in resource["schema"]["fields"]]


def test_one_period_is_asked_at_a_time(service, tmp_path):
    ask(tmp_path)
    assert len(service.questions) == QUESTIONS
    assert not any("," in question["period"] for question in service.questions)
    assert all(question["path"].startswith("/public/v1/preview/C/") for question in service.questions)


def test_a_key_is_used_and_kept_nowhere(service, tmp_path, monkeypatch):
    monkeypatch.setenv("COMTRADE_KEY", "not-a-real-key-1")
    place = ask(tmp_path)
    assert all(question["subscription-key"] == "not-a-real-key-1" for question in service.questions)
    assert all(b"not-a-real" not in path.read_bytes() for path in place.iterdir())
    service.answer = lambda question: (401, b"Access denied due to not-a-real-key-1")
    with pytest.raises(comtrade.FetchFailed) as failure:
        ask(tmp_path, partner="KZ")
    assert "Access denied" in str(failure.value) and "not-a-real" not in str(failure.value)


def test_a_pair_without_trade_writes_nothing(service, tmp_path):
    service.answer = lambda question: (200, service.whole([]))
    with pytest.raises(InputError, match="no trade with China that Russia reported since 2022; nothing"):
        ask(tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_country_that_stopped_reporting_is_said_and_the_other_order_named(service, tmp_path):
    service.answer = lambda question: (
        200,
        service.whole([row for row in rows(question) if row["reporterCode"] != RU]),
    )
    with pytest.raises(InputError, match="China has: ask with CN RU; nothing"):
        ask(tmp_path)
    assert not list(tmp_path.iterdir())


BROKEN = {
    "told to slow down": (
        429,
        b'{"statusCode": 429, "message": "Rate limit is exceeded. Try again in 2 seconds."}',
    ),
    "cut off": (
        200,
        Service.whole(
            list(rows({"period": "202305", "partnerCode": "156", "reportercode": "643", "cmdCode": "TOTAL"}))
        )[:90],
    ),
    "not JSON": (200, b"<html>maintenance</html>"),
    "no data": (200, b'{"error": "x"}'),
    "a word for a value": (
        200,
        Service.whole(
            [
                {
                    "reporterCode": RU,
                    "partnerCode": CN,
                    "flowCode": "X",
                    "period": "202305",
                    "primaryValue": "many",
                }
            ]
        ),
    ),
    "below zero": (
        200,
        Service.whole(
            [{"reporterCode": RU, "partnerCode": CN, "flowCode": "X", "period": "202305", "primaryValue": -1}]
        ),
    ),
    "no period": (
        200,
        Service.whole([{"reporterCode": RU, "partnerCode": CN, "flowCode": "X", "primaryValue": 5}]),
    ),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_answer_leaves_no_table_and_the_next_try_goes_on(service, tmp_path, broken):
    well = service.answer
    service.answer = lambda question: BROKEN[broken] if question["period"] == "202305" else well(question)
    with pytest.raises(comtrade.FetchFailed) as failure:
        ask(tmp_path)
    assert str(failure.value).startswith("UN Comtrade: ") and "\n" not in str(failure.value)
    assert not tables(tmp_path) and not list(tmp_path.rglob("*.tmp"))
    before = {question["period"] for question in service.questions} - {"202305"}
    service.questions.clear()
    service.answer = well
    later = TODAY + dt.timedelta(days=1)
    ask(tmp_path, today=later)
    assert not before - {"2023"} & {question["period"] for question in service.questions}
    months = [r["source"] for r in trade.load_trade("RU-CN", tmp_path).rows("monthly") if r["year"] == 2023]
    assert months[3].endswith("2024-03-01") and months[4].endswith("2024-03-02")
    book = trade.load_trade("RU-CN", tmp_path)
    found = [source for cell in dict.fromkeys(months) for source in book.cited(cell)]
    assert [(s.publisher, s.day, s.own.host, s.copies) for s in found] == [
        ("UN Comtrade", "2024-03-01", "comtradeplus.un.org", ()),
        ("UN Comtrade", "2024-03-02", "comtradeplus.un.org", ()),
    ]


def test_a_service_that_recovers_is_waited_for(service, tmp_path):
    well, calls = service.answer, []

    def busy_once(question):
        calls.append(question)
        return BROKEN["told to slow down"] if len(calls) == 1 else well(question)

    service.answer = busy_once
    said = []
    ask(tmp_path, progress=said.append)
    assert len(calls) == QUESTIONS + 1
    assert len(said) == QUESTIONS + 1 and "Rate limit is exceeded" in said[1] and "once more" in said[1]


def test_a_service_that_is_away(service, tmp_path, monkeypatch):
    def away(*_, **__):
        raise urllib3.exceptions.MaxRetryError(None, "https://comtradeapi.un.org/?subscription-key=k")

    monkeypatch.setattr(urllib3.PoolManager, "request", away)
    with pytest.raises(comtrade.FetchFailed, match="no connection"):
        ask(tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "trouble", [IndexError("x"), AssertionError(), RuntimeError("x"), ZeroDivisionError()]
)
def test_whatever_the_client_library_stumbles_over_is_said(service, tmp_path, monkeypatch, trouble):
    def stumble(**_):
        raise trouble

    monkeypatch.setattr("comtradeapicall.previewFinalData", stumble)
    with pytest.raises(comtrade.FetchFailed, match="an answer that is cut off or not in its documented form"):
        ask(tmp_path)
    assert not list(tmp_path.iterdir())


def test_without_its_client_library_it_says_how_to_install_it(service, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "comtradeapicall", None)
    with pytest.raises(comtrade.FetchFailed, match=r"comtradeapicall is missing; install it, .*\[fetch\]"):
        ask(tmp_path)


def test_an_answer_without_rows_of_columns_is_said(service, tmp_path, monkeypatch):
    monkeypatch.setattr("comtradeapicall.previewFinalData", lambda **_: pd.Series([1]))
    with pytest.raises(comtrade.FetchFailed, match="is 1, where an object belongs"):
        ask(tmp_path)


def test_a_failed_try_leaves_the_tables_that_were_there(service, tmp_path):
    place = ask(tmp_path)
    before = {path.name: path.read_bytes() for path in place.iterdir()}
    service.answer = lambda question: BROKEN["not JSON"]
    with pytest.raises(comtrade.FetchFailed):
        ask(tmp_path)
    assert {path.name: path.read_bytes() for path in place.iterdir()} == before


def test_a_second_fetch_takes_the_place_of_the_first(service, tmp_path):
    ask(tmp_path)
    ask(tmp_path, first=2023)
    assert [r["year"] for r in trade.load_trade("RU-CN", tmp_path).rows("annual")] == [2023]
    assert [path.name for path in tmp_path.iterdir()] == ["RU-CN"]


def test_tables_put_together_by_hand_are_not_replaced(service, tmp_path):
    (tmp_path / "RU-CN").mkdir()
    (tmp_path / "RU-CN/datapackage.json").write_text(
        '{"sources": [{"title": "a year of work"}]}', encoding="utf-8"
    )
    with pytest.raises(InputError, match="move it away first"):
        ask(tmp_path)
    assert not service.questions and [path.name for path in tmp_path.iterdir()] == ["RU-CN"]


def test_one_year_is_enough_for_every_chart(service, tmp_path, recwarn):
    ask(tmp_path, first=LAST)
    book = trade.load_trade("RU-CN", tmp_path)
    drawn = [
        charts.run_to_target(trade.cumulative(book), trade.revisions(book), 200, LAST, book),
        yearly_charts.level(trade.level(book), book),
        yearly_charts.directions(trade.balance(book), book),
        book_charts.two_books(trade.both_books(book), book),
        charts.leading_goods(trade.goods_by_year(book), book),
        yearly_charts.dependence(trade.shares(book), book),
    ]
    assert all(chart.png() and chart.png(narrow=True) for chart in drawn)
    figure = drawn[-1].figure  # two shares that are nearly the same
    renderer = FigureCanvasAgg(figure).get_renderer()
    parts = [label.get_window_extent(renderer) for label in figure.axes[0].texts]
    low, high = sorted(parts, key=lambda part: part.y0)
    assert low.y1 <= high.y0 + 3
    assert not [str(warning.message) for warning in recwarn if "xlim" in str(warning.message)]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["RU", "QQ", "--from", "2020"], "'QQ': no country has this ISO 3166 code"),
        (["RU", "ru", "--from", "2020"], "one country"),
        (["RU", "CN", "--from", "1900"], "give a year from 1962"),
        (["RU", "CN", "--from", "3000"], "give a year from 1962"),
    ],
)
def test_a_wrong_question_is_one_line(service, capsys, arguments, words):
    assert main(["trade", "fetch", *arguments]) == 2
    said = capsys.readouterr()
    assert words in said.err and said.err.count("\n") == 1 and not said.out
    assert not service.questions


def test_a_service_that_fails_is_one_line_and_not_a_usage_error(service, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("readout.cli.ROOT", tmp_path)
    (tmp_path / "notebooks").mkdir()  # as the course has
    service.answer = lambda question: BROKEN["told to slow down"]
    assert main(["trade", "fetch", "RU", "CN", "--from", str(dt.date.today().year - 1)]) == 1
    *_, last = capsys.readouterr().err.splitlines()
    assert "Rate limit is exceeded" in last and "goes on where it stopped" in last
    assert not tables(Path(tmp_path))
