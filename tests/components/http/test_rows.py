"""Rows over HTTP: every format holds the same, part by part, compressed or not, and nothing that may not leave."""

import csv
import gzip
import io
import json
import random
import re
from importlib import reload
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from components.http import routes
from components.http.asked import RECORDS, columns_of, forms
from components.http.encodings import accepted, encoded
from components.http.stretches import whole
from components.record import Record
from queries.engines.duckdb_file import CursorRunning, DuckDBEngine
from queries.question import Question
from queries.selection import Selection
from tests.components.asking import get
from tests.components.test_http import choices

KINDS = pytest.mark.parametrize("records", RECORDS)
IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]*")
EVENT = [("event", "us-operation-venezuela-2026-01-03")]
SOME = Selection(country=("CUB", "VEN"), event="us-operation-venezuela-2026-01-03")


def plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def as_plain(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name: plain(value) for name, value in row.items()} for row in rows]


def in_parquet(records: str, query: list[tuple[str, str]]) -> pa.Table:
    return pq.read_table(io.BytesIO(get(f"/api/v1/{records}.parquet", query).body))


@KINDS
def test_json_equals_the_record_value_by_value(chosen: Record, records: str) -> None:
    kept = as_plain(chosen.table(RECORDS[records], SOME, **whole(RECORDS[records])).to_pylist())
    # No counts of mentions are bundled.
    assert kept or records == "attention"
    assert json.loads(get(f"/api/v1/{records}.json", SOME.to_query()).body) == kept
    lines = get(f"/api/v1/{records}.jsonl", SOME.to_query()).text.splitlines()
    assert [json.loads(line) for line in lines] == kept


@KINDS
def test_parquet_equals_the_record_value_by_value_and_type_by_type(chosen: Record, records: str) -> None:
    assert in_parquet(records, SOME.to_query()).equals(chosen.table(RECORDS[records], SOME, **whole(RECORDS[records])))


def test_geojson_has_a_point_where_there_is_a_place_and_no_geometry_elsewhere(chosen: Record) -> None:
    kept = as_plain(chosen.table("extract/events", SOME, **whole("extract/events")).to_pylist())
    written = json.loads(get("/api/v1/events.geojson", SOME.to_query()).body)
    assert written["type"] == "FeatureCollection"
    assert [each["properties"] for each in written["features"]] == kept
    for feature, row in zip(written["features"], kept, strict=True):
        where = None if row["longitude"] is None else {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]}
        assert (feature["type"], feature["id"], feature["geometry"]) == ("Feature", row["event_id"], where)
    assert {each["geometry"] is None for each in written["features"]} == {True, False}


@KINDS
def test_no_rows_are_still_a_file(chosen: Record, records: str) -> None:
    query = [("asof", "1900-01-01"), *EVENT]
    assert json.loads(get(f"/api/v1/{records}.json", query).body) == []
    assert get(f"/api/v1/{records}.jsonl", query).body == b""
    assert in_parquet(records, query).schema.names == list(columns_of(records))
    assert json.loads(get("/api/v1/events.geojson", query).body)["features"] == []


def test_csv_for_excel_is_the_same_behind_a_mark(chosen: Record) -> None:
    whole = get("/api/v1/figures.csv", [("country", "CUB")]).body
    assert get("/api/v1/figures.csv", [("country", "CUB"), ("for", "excel")]).body == b"\xef\xbb\xbf" + whole
    assert b"\r\n" in whole


@pytest.mark.parametrize("seed", range(100, 116))
def test_the_count_on_screen_is_that_of_each_format_and_of_its_pages(chosen: Record, seed: int) -> None:
    dice = random.Random(seed)
    selection = choices(chosen, seed)
    counts = chosen.rows("extract/counts", selection).iloc[0]
    for records in counts.index:
        query = selection.to_query()
        whole = in_parquet(records, query)
        rows = list(csv.reader(io.StringIO(get(f"/api/v1/{records}.csv", query).text, newline="")))[1:]
        assert len(rows) == whole.num_rows == counts[records]
        step = dice.randint(max(1, whole.num_rows // 4), whole.num_rows + 1)
        pages = [
            in_parquet(records, [*query, ("limit", str(step)), ("offset", str(start))])
            for start in range(0, whole.num_rows + 1, step)
        ]
        assert pa.concat_tables(pages).equals(whole)


@KINDS
def test_columns_come_in_the_order_asked_for(chosen: Record, records: str) -> None:
    names = list(columns_of(records))[3::-2]
    query = [("country", "CUB"), *EVENT, ("columns", ",".join(names))]
    kept = chosen.table(RECORDS[records], SOME.with_(country=("CUB",)), **whole(RECORDS[records])).select(names)
    assert in_parquet(records, query).equals(kept)
    assert next(csv.reader(io.StringIO(get(f"/api/v1/{records}.csv", query).text))) == names
    assert json.loads(get(f"/api/v1/{records}.json", query).body) == as_plain(kept.to_pylist())


def test_geojson_needs_no_coordinates_among_its_columns(chosen: Record) -> None:
    first = json.loads(get("/api/v1/events.geojson", [*SOME.to_query(), ("columns", "title"), ("limit", "5")]).body)
    assert all(list(each["properties"]) == ["title"] for each in first["features"])
    assert len(first["features"]) == 5


@pytest.mark.parametrize(
    ("form", "name", "value"),
    [
        ("csv", "columns", "nosuch"),
        ("csv", "limit", "-1"),
        ("csv", "limit", "many"),
        ("json", "offset", "1.5"),
        ("json", "limit", "9" * 40),
        ("json", "for", "excel"),
        ("csv", "for", "word"),
    ],
)
def test_bad_options_are_refused_by_name(chosen: Record, form: str, name: str, value: str) -> None:
    answer = get(f"/api/v1/events.{form}", [(name, value)])
    (rejected,) = answer.problem["rejected"]
    assert (answer.status, rejected["field"], rejected["value"]) == (400, name, value)
    if name == "columns":
        assert rejected["allowed"] == list(columns_of("events"))


def test_an_unknown_format_is_not_found_and_the_known_ones_are_named(chosen: Record) -> None:
    assert get("/api/v1/events.xml").problem["allowed"] == forms("events")
    assert get("/api/v1/figures.geojson").status == 404


# Asked again


def test_rows_the_reader_has_are_not_sent_again(chosen: Record) -> None:
    first = get("/api/v1/figures.csv", SOME.to_query())
    again = get("/api/v1/figures.csv", SOME.to_query(), {"If-None-Match": f'"other", W/{first.headers["etag"]}'})
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", first.headers["etag"])


def test_whatever_changes_the_bytes_changes_the_tag_and_nothing_else_does(chosen: Record) -> None:
    def tag(path: str, *query: tuple[str, str]) -> str:
        return get(path, query, method="HEAD").headers["etag"]

    path = "/api/v1/figures.csv"
    tags = [
        tag(path),
        tag("/api/v1/events.csv"),
        tag("/api/v1/figures.json"),
        tag(path, ("country", "CUB")),
        tag(path, ("columns", "low")),
        tag(path, ("limit", "1")),
        tag(path, ("offset", "1")),
        tag(path, ("for", "excel")),
        get(path, headers={"Accept-Encoding": "gzip"}, method="HEAD").headers["etag"],
    ]
    assert len(set(tags)) == len(tags)
    assert tag(path, ("country", "VEN"), ("country", "CUB")) == tag(path, ("country", "CUB"), ("country", "VEN"), ("q", ""))
    assert tag(path, ("snapshot", chosen.snapshot_id)) == tag(path)


def test_only_rows_of_a_named_snapshot_are_kept_for_ever(chosen: Record) -> None:
    assert get("/api/v1/figures.csv", method="HEAD").headers["cache-control"] == "no-cache"
    named = get("/api/v1/figures.csv", [("snapshot", chosen.snapshot_id)], method="HEAD")
    assert "immutable" in named.headers["cache-control"]


def test_head_says_what_get_says_without_the_rows(chosen: Record) -> None:
    whole, head = (get("/api/v1/events.parquet", SOME.to_query(), method=method) for method in ("GET", "HEAD"))
    assert (head.status, head.body) == (200, b"")
    assert head.headers == whole.headers


# Compression


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        ("", "identity"),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("zstd;q=0.1, gzip;q=0.9", "gzip"),
        ("gzip;q=0", "identity"),
        ("*", "zstd"),
        ("br", "identity"),
        ("gzip;q=x", "identity"),
    ],
)
def test_the_client_chooses_the_compression(header: str, encoding: str) -> None:
    assert accepted(header) == encoding


@pytest.mark.parametrize("encoding", ["gzip", "zstd", "identity"])
def test_what_is_compressed_comes_out_the_same(encoding: str) -> None:
    pieces = [random.Random(each).randbytes(300_000) for each in range(4)]
    pressed = list(encoded(pieces, encoding))
    assert len(pressed) >= 4
    codec = "gzip" if encoding == "gzip" else "zstd"
    body = b"".join(pressed)
    assert (body if encoding == "identity" else pa.CompressedInputStream(io.BytesIO(body), codec).read()) == b"".join(pieces)


def test_compressed_rows_are_the_same_rows(chosen: Record) -> None:
    whole = get("/api/v1/figures.csv", SOME.to_query())
    pressed = get("/api/v1/figures.csv", SOME.to_query(), {"Accept-Encoding": "gzip"})
    assert gzip.decompress(pressed.body) == whole.body
    assert (pressed.headers["content-encoding"], whole.headers["content-encoding"]) == ("gzip", "identity")
    assert "Accept-Encoding" in pressed.headers["vary"]


# What stops


def test_a_query_that_takes_too_long_is_stopped_and_says_so(chosen: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Question("x/y", "", frozenset(), {}, (), "", "SELECT COUNT(*) AS n FROM range(100000000000) AS a (i) WHERE i % 7 = 3")
    monkeypatch.setattr(DuckDBEngine, "running", lambda self, *_, **__: CursorRunning(self._con.cursor(), slow, {}))
    monkeypatch.setenv("PARALLAX_QUERY_SECONDS", "0.3")
    answer = get("/api/v1/events.csv")
    assert answer.status == 504
    assert "0.3 seconds" in answer.problem["detail"]


def test_a_record_that_cannot_be_opened_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PARALLAX_STORE", str(tmp_path))
    assert get("/api/v1/events.csv").status == 503
    assert get("/api/v1/events.csv").problem["title"] == "The record cannot be opened"


@pytest.mark.parametrize("text", ["", "soon", "0", "-1", "nan", "inf", "1e300"])
def test_a_time_limit_that_is_none_is_refused_when_the_server_starts(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("PARALLAX_QUERY_SECONDS", text)
    with pytest.raises(ValueError, match="PARALLAX_QUERY_SECONDS takes a number of seconds above 0"):
        reload(routes)
