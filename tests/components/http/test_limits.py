"""What a server lets readers have, and what it tells those who ask for more; queries that end when their reader has gone."""

import socket
import threading
import time
from importlib import reload
from pathlib import Path

import pytest

from components import record
from components.http import limits, routes
from components.http.headers import content_security_policy
from components.http.limits import PLACES
from components.http.settings import check
from components.record import Record
from queries.engines.duckdb_file import CursorRunning, DuckDBEngine
from queries.question import Question
from tests.components.asking import get
from tests.components.http.small import put_into_service, served

EVENTS = "/api/v1/events.csv"
SLOW = Question("x/y", "", frozenset(), {}, (), "", "SELECT COUNT(*) AS n FROM range(100000000000) AS a (i) WHERE i % 7 = 3")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = {"event": [{"event_id": f"e{number}", "dataset_id": "coded"} for number in range(5)]}
    return put_into_service(tmp_path_factory.mktemp("limits"), "1111175000000001", rows)


@pytest.fixture
def chosen(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Record:
    monkeypatch.setenv("PARALLAX_STORE", str(folder))
    return record.current()


def test_an_address_may_ask_so_often_in_a_minute(chosen: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARALLAX_REQUESTS_PER_MINUTE", "3")
    monkeypatch.setattr(limits.time, "time", lambda: 615.0)
    limits._asked.clear()
    assert [get(EVENTS).status for _ in range(3)] == [200] * 3
    answer = get(EVENTS)
    assert (answer.status, answer.headers["retry-after"]) == (429, "45")
    assert "3 a minute" in answer.problem["detail"]
    monkeypatch.setattr(limits.time, "time", lambda: 660.0)
    assert get(EVENTS).status == 200


def test_a_server_makes_so_many_extracts_at_once(chosen: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARALLAX_EXTRACTS_AT_ONCE", "1")
    PLACES.take()
    try:
        answer = get(EVENTS)
        assert (answer.status, answer.headers["retry-after"]) == (429, "5")
        assert get(EVENTS, method="HEAD").status == 200
    finally:
        PLACES.give_back()
    # Each gives its place back, however it ended.
    for query in ([], [("country", "XXX")], [("limit", "0")]):
        get(EVENTS, query)
    assert get(EVENTS).status == 200


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        (EVENTS, [], 413),
        (EVENTS, [("limit", "4")], 200),
        (EVENTS, [("offset", "1")], 200),
        ("/api/v1/sources.csv", [], 200),
        ("/api/v1/package.zip", [], 413),
    ],
)
def test_an_extract_too_long_is_refused_and_never_cut(
    chosen: Record, monkeypatch: pytest.MonkeyPatch, path: str, query: list[tuple[str, str]], status: int
) -> None:
    monkeypatch.setenv("PARALLAX_EXTRACT_ROWS", "4")
    answer = get(path, query)
    assert answer.status == status
    if status == 413:
        assert "5 rows" in answer.problem["detail"]


@pytest.mark.parametrize("text", ["0", "-1", "many", "1.5", "9" * 13, "٣"])
@pytest.mark.parametrize("name", ["PARALLAX_EXTRACTS_AT_ONCE", "PARALLAX_REQUESTS_PER_MINUTE", "PARALLAX_EXTRACT_ROWS"])
def test_a_limit_that_is_none_is_refused_when_the_server_starts(monkeypatch: pytest.MonkeyPatch, name: str, text: str) -> None:
    monkeypatch.setenv(name, text)
    with pytest.raises(ValueError, match=f"{name} takes a whole number above 0"):
        reload(routes)


def test_pages_elsewhere_read_extracts_only_where_that_is_set(chosen: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    asking = {"Origin": "https://example.org"}
    assert "access-control-allow-origin" not in get(EVENTS, headers=asking).headers
    monkeypatch.setenv("PARALLAX_CORS_ORIGINS", "https://example.org https://example.com")
    reload(routes)
    try:
        monkeypatch.setattr("tests.components.asking.ROUTES", routes.ROUTES)
        assert get(EVENTS, headers=asking).headers["access-control-allow-origin"] == "https://example.org"
        assert "access-control-allow-origin" not in get(EVENTS, headers={"Origin": "https://example.net"}).headers
    finally:
        monkeypatch.delenv("PARALLAX_CORS_ORIGINS")
        reload(routes)


def test_an_origin_that_is_none_is_refused_when_the_server_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARALLAX_CORS_ORIGINS", "example.org")
    with pytest.raises(ValueError, match="PARALLAX_CORS_ORIGINS takes origins"):
        reload(routes)


def test_a_query_ends_when_its_reader_hangs_up(chosen: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, ended = threading.Event(), threading.Event()

    class Watched(CursorRunning):
        def start(self, batch_rows: int = 50_000):
            begun.set()
            try:
                return super().start(batch_rows)
            finally:
                ended.set()

    monkeypatch.setattr(DuckDBEngine, "running", lambda self, *_, **__: Watched(self._con.cursor(), SLOW, {}))
    with served() as port:
        client = socket.create_connection(("127.0.0.1", port))
        client.sendall(b"GET /api/v1/statements.csv HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert begun.wait(20)
        time.sleep(0.5)
        assert not ended.is_set()
        client.close()
        assert ended.wait(20)


def test_frames_are_for_the_origins_that_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    content_security_policy.cache_clear()
    monkeypatch.setenv("PARALLAX_FRAME_ORIGINS", "https://ministry.example https://*.example.org:8443")
    try:
        assert "frame-ancestors 'self' https://ministry.example https://*.example.org:8443;" in content_security_policy()
    finally:
        content_security_policy.cache_clear()


@pytest.mark.parametrize(
    "origins", ["example.org", "https://a.example; script-src *", "javascript:alert(1)", "*", "https://a.example\nX: y"]
)
def test_frames_for_what_is_no_origin_are_refused_at_the_start(origins: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARALLAX_FRAME_ORIGINS", origins)
    with pytest.raises(ValueError, match="PARALLAX_FRAME_ORIGINS takes origins"):
        check()
