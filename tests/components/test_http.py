"""Extracts and outlines over HTTP: every row, no formula, errors that say why, headers on every answer."""

import csv
import io
import json
import random
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

from components.http.asked import RECORDS
from components.http.formats import as_csv
from components.http.formulas import FORMULA, harmless
from components.http.headers import content_security_policy
from components.http.stretches import whole
from components.record import Record
from queries.selection import Selection
from tests.components.asking import Answer, get

EVENT = "us-operation-venezuela-2026-01-03"
KINDS = pytest.mark.parametrize("records", RECORDS)
DANGEROUS = "=+-@\t\r\n＝＋－＠"


def choices(chosen: Record, seed: int) -> Selection:
    """A selection as readers might make it, the same for the same seed."""
    dice = random.Random(seed)
    used = chosen.rows("vocabulary/used", Selection())
    offers: dict[str, list[Any]] = {
        **{field: [(code,) for code in part["value"]] for field, part in used.groupby("field")},
        "country": [("VEN",), ("CUB", "USA"), ("SYR",), ("UKR", "VEN")],
        "dataset": [(code,) for code in chosen.vocabulary["dataset"]],
        "date_from": [date(1989, 1, 1), date(2019, 7, 1), date(2026, 1, 1)],
        "date_to": [date(2026, 1, 3), date(2026, 12, 31)],
        "asof": [date(2026, 1, day) for day in range(3, 31)],
        "q": ["caracas", "dead", "Habana", "nothing has this"],
    }
    return Selection().with_(**{field: dice.choice(values) for field, values in offers.items() if dice.random() < 0.3})


def as_cell(value: Any) -> str:
    """A value as text, as a file holds it."""
    return as_written(value) if isinstance(value, str) else str(value)


def rows_of(answer: Answer) -> list[dict[str, str]]:
    assert answer.status == 200, answer.text[:300]
    return list(csv.DictReader(io.StringIO(answer.text, newline="")))


def as_written(value: Any) -> str:
    """A database value as a cell of the file; an unknown value is an empty cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and value.startswith(tuple(DANGEROUS)):
        return f"'{value}"
    return str(value)


@pytest.mark.parametrize("seed", range(36))
def test_a_file_has_as_many_rows_as_the_page_says(chosen: Record, seed: int) -> None:
    selection = choices(chosen, seed)
    counts = chosen.rows("extract/counts", selection).iloc[0]
    got = {records: len(rows_of(get(f"/api/v1/{records}.csv", selection.to_query()))) for records in counts.index}
    assert got == dict(counts)


def test_the_selections_tried_are_not_all_empty_and_not_all_alike(chosen: Record) -> None:
    sizes = [int(chosen.rows("extract/counts", choices(chosen, seed)).iloc[0]["events"]) for seed in range(36)]
    assert sum(size > 0 for size in sizes) >= 15
    assert len(set(sizes)) >= 10


@KINDS
def test_a_file_read_by_python_equals_the_record_value_by_value(chosen: Record, records: str) -> None:
    selection = Selection(country=("CUB", "VEN"), event=EVENT)
    kept = chosen.table(f"extract/{records}", selection, **whole(f"extract/{records}")).to_pylist()
    read = rows_of(get(f"/api/v1/{records}.csv", selection.to_query()))
    # Media attention comes with releases that are imported; none is bundled.
    assert kept or records == "attention"
    for row, expected in zip(read, kept, strict=True):
        for name, value in expected.items():
            if isinstance(value, float):
                assert float(row[name]) == value, name
            elif value is not None and name.endswith("_at"):
                assert pd.Timestamp(row[name]) == pd.Timestamp(value), name
            else:
                assert row[name] == as_written(value), name


@KINDS
def test_a_file_read_by_pandas_equals_the_record_value_by_value(chosen: Record, records: str) -> None:
    selection = Selection(country=("CUB", "VEN"), event=EVENT)
    kept = chosen.rows(f"extract/{records}", selection, **whole(f"extract/{records}"))
    read = pd.read_csv(
        io.BytesIO(get(f"/api/v1/{records}.csv", selection.to_query()).body), keep_default_na=False, na_values=[""]
    )
    assert list(read.columns) == list(kept.columns)
    assert len(read) == len(kept)
    assert len(kept) > 0 or records == "attention"
    for name in kept.columns:
        known = kept[name].notna() & (kept[name].astype(str) != "")
        assert list(read[name].notna()) == list(known), name
        if pd.api.types.is_numeric_dtype(kept[name]):
            assert list(read[name][known].astype(float)) == list(kept[name][known].astype(float)), name
        elif not name.endswith("_at"):
            assert [str(each) for each in read[name][known]] == [as_cell(each) for each in kept[name][known]], name


@KINDS
def test_a_file_without_rows_still_has_its_header(chosen: Record, records: str) -> None:
    answer = get(f"/api/v1/{records}.csv", [("asof", "1900-01-01"), ("event", EVENT)])
    assert rows_of(answer) == []
    header = next(csv.reader(io.StringIO(answer.text)))
    assert (
        header
        == chosen.table(
            f"extract/{records}", Selection(asof=date(1900, 1, 1), event=EVENT), **whole(f"extract/{records}")
        ).column_names
    )


@pytest.mark.parametrize(("records", "prefix"), [("events", "deaths_"), ("figures", "")])
def test_an_unknown_number_is_an_empty_cell_and_never_a_zero(chosen: Record, records: str, prefix: str) -> None:
    read = rows_of(get(f"/api/v1/{records}.csv", [("country", "VEN")]))
    kept = chosen.table(RECORDS[records], Selection(country=("VEN",)), **whole(RECORDS[records])).to_pylist()
    names = [f"{prefix}{each}" for each in ("low", "best", "high")]
    unknown = [row[name] for row, value in zip(read, kept, strict=True) for name in names if value[name] is None]
    assert unknown
    assert set(unknown) == {""}


def test_a_file_is_named_after_what_it_holds_and_the_snapshot_it_came_from(chosen: Record) -> None:
    headers = get("/api/v1/figures.csv", [("country", "CUB")]).headers
    assert headers["content-type"] == "text/csv; charset=utf-8"
    assert headers["content-disposition"] == f'attachment; filename="parallax-figures-{chosen.snapshot_id}.csv"'


def test_an_address_with_the_snapshot_named_gives_the_same_file(chosen: Record) -> None:
    query = [("country", "CUB")]
    assert get("/api/v1/figures.csv", query).body == get("/api/v1/figures.csv", [*query, ("snapshot", chosen.snapshot_id)]).body


def test_empty_values_in_an_address_restrict_nothing(chosen: Record) -> None:
    query = [("country", "CUB")]
    assert get("/api/v1/figures.csv", [*query, ("q", ""), ("asof", "")]).body == get("/api/v1/figures.csv", query).body


# Formulas


def cells(*texts: str | None) -> list[str | None]:
    batch = pa.RecordBatch.from_pydict({"text": pa.array(texts, pa.string())})
    return list(harmless(batch)["text"].to_pylist())


@pytest.mark.parametrize(
    "formula",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "＝1+1",
        "＋1",
        "－1",
        "＠SUM(A1)",
        '=HYPERLINK("http://x")',
        "-",
        "=",
    ],
)
def test_text_that_a_spreadsheet_would_run_starts_with_an_apostrophe(formula: str) -> None:
    assert cells(formula) == [f"'{formula}"]


@pytest.mark.parametrize("text", ["a=1", "1+1", "x@y", "", " =1", "'=1", "3 – 5", "−1"])
def test_other_text_is_left_alone(text: str) -> None:
    assert cells(text) == [text]


def test_text_on_several_lines_is_judged_by_its_beginning() -> None:
    assert cells("first\n=1+1") == ["first\n=1+1"]


def test_missing_text_stays_missing() -> None:
    assert cells(None, "=1") == [None, "'=1"]


def test_numbers_and_dates_are_untouched() -> None:
    batch = pa.RecordBatch.from_pydict(
        {
            "latitude": pa.array([-3.5, None]),
            "low": pa.array([-1, 2]),
            "day": pa.array([date(2026, 1, 3), None]),
            "text": pa.array(["-3.5", "x"]),
        }
    )
    safe = harmless(batch)
    assert safe.select(["latitude", "low", "day"]).equals(batch.select(["latitude", "low", "day"]))
    assert safe["text"].to_pylist() == ["'-3.5", "x"]
    assert safe.schema == batch.schema


def test_a_batch_without_rows_or_of_all_missing_text_is_left_alone() -> None:
    for texts in ([], [None, None]):
        batch = pa.RecordBatch.from_pydict({"text": pa.array(texts, pa.string())})
        assert harmless(batch).equals(batch)


def test_every_batch_of_a_file_is_made_harmless_and_its_header_stands_once() -> None:
    batches = [pa.RecordBatch.from_pydict({"text": [text], "low": [-1]}) for text in ("=1+1", 'a "b", c\nd', "@SUM(A1)")]
    written = b"".join(as_csv(batches[0].schema, batches, ["text", "low"])).decode()
    assert list(csv.reader(io.StringIO(written, newline=""))) == [
        ["text", "low"],
        ["'=1+1", "-1"],
        ['a "b", c\nd', "-1"],
        ["'@SUM(A1)", "-1"],
    ]


def test_negative_coordinates_are_numbers_in_the_file(chosen: Record) -> None:
    longitudes = [row["longitude"] for row in rows_of(get("/api/v1/events.csv", [("country", "VEN")])) if row["longitude"]]
    assert longitudes
    assert all(float(each) < 0 for each in longitudes)


def test_no_cell_of_text_in_the_whole_record_starts_a_formula(chosen: Record) -> None:
    kinds = {
        records: chosen.table(f"extract/{records}", Selection(), **whole(f"extract/{records}")).schema
        for records in ("figures", "statements")
    }
    for records, schema in kinds.items():
        text = [field.name for field in schema if pa.types.is_string(field.type)]
        wild = [
            row[name] for row in rows_of(get(f"/api/v1/{records}.csv")) for name in text if row[name].startswith(tuple(DANGEROUS))
        ]
        assert wild == []
    assert FORMULA.startswith("^")


# What was not understood


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("country", "XXX", "there is no such country in this record"),
        ("country", "<script>", "there is no such country in this record"),
        ("asof", "yesterday", "a date is written YYYY-MM-DD"),
        ("from", "2026-02-30", "there is no such day"),
        ("event", "no-such-event", "in this record"),
        ("snapshot", "0000000000000000", "in this record"),
        ("nosuch", "1", "this dashboard has no such field"),
        ("grain", "decade", "allowed: day, week, month, year"),
    ],
)
def test_a_value_that_is_not_understood_is_refused_with_its_field_and_its_reason(
    chosen: Record, name: str, value: str, reason: str
) -> None:
    answer = get("/api/v1/events.csv", [("country", "VEN"), (name, value)])
    assert answer.status == 400
    (rejected,) = answer.problem["rejected"]
    assert (rejected["field"], rejected["value"]) == (name, value)
    assert reason in rejected["reason"]
    assert answer.problem["status"] == 400
    assert answer.problem["title"]


def test_every_value_that_is_not_understood_is_named(chosen: Record) -> None:
    rejected = get("/api/v1/events.csv", [("country", "XXX"), ("country", "YYY"), ("asof", "x")]).problem["rejected"]
    assert [each["value"] for each in rejected] == ["XXX", "YYY", "x"]


def test_an_end_before_the_start_is_refused_and_not_silently_dropped(chosen: Record) -> None:
    (rejected,) = get("/api/v1/events.csv", [("from", "2026-02-01"), ("to", "2026-01-01")]).problem["rejected"]
    assert (rejected["field"], rejected["value"]) == ("to", "2026-01-01")


def test_very_long_values_are_cut_before_they_are_repeated(chosen: Record) -> None:
    answer = get("/api/v1/events.csv", [("q", "x" * 10_000), ("y" * 10_000, "1")])
    assert answer.status == 400
    assert len(answer.body) < 2_000


@pytest.mark.parametrize("records", ["nobody", "Events", "..", "events.csv", "%00"])
def test_unknown_records_are_not_found(chosen: Record, records: str) -> None:
    assert get(f"/api/v1/{records}.csv").status == 404


def test_unknown_records_are_answered_with_the_ones_there_are(chosen: Record) -> None:
    assert get("/api/v1/nobody.csv").problem["allowed"] == list(RECORDS)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_extracts_are_for_reading_only(chosen: Record, method: str) -> None:
    answer = get("/api/v1/events.csv", method=method)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")
    assert answer.problem["value"] == method


# Outlines


def test_outlines_name_every_country_once(chosen: Record) -> None:
    for scale in ("110m", "50m"):
        features = json.loads(get(f"/shapes/{scale}.json").body)["features"]
        codes = [feature["properties"]["iso3"] for feature in features]
        assert len(codes) == len(set(codes)) > 150
        assert {"VEN", "CUB", "USA"} <= set(codes)


def test_outlines_the_browser_has_are_not_sent_again(chosen: Record) -> None:
    first = get("/shapes/110m.json")
    again = get("/shapes/110m.json", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert chosen.snapshot_id in first.headers["etag"]


def test_outlines_of_another_snapshot_are_sent(chosen: Record) -> None:
    assert get("/shapes/110m.json", headers={"If-None-Match": '"0000000000000000-110m"'}).status == 200


def test_outlines_of_an_unknown_scale_are_not_found(chosen: Record) -> None:
    assert get("/shapes/10m.json").status == 404


def test_the_map_library_finds_empty_outlines_here_and_asks_nobody_else(chosen: Record) -> None:
    answer = get("/shapes/topojson/world_110m.json")
    layers = json.loads(answer.body)["objects"]
    assert {"coastlines", "countries", "land", "ocean"} <= set(layers)
    assert all(layer["geometries"] == [] for layer in layers.values())


# Headers

ANSWERS = (
    ("/api/v1/figures.csv?country=CUB", 200),
    ("/api/v1/events.csv?country=XXX", 400),
    ("/api/v1/nobody.csv", 404),
    ("/shapes/110m.json", 200),
    ("/shapes/1m.json", 404),
    ("/shapes/topojson/world_110m.json", 200),
    ("/no/such/path", 404),
)


@pytest.mark.parametrize(("path", "status"), ANSWERS)
def test_every_answer_carries_the_security_headers(chosen: Record, path: str, status: int) -> None:
    where, _, query = path.partition("?")
    answer = get(where, [tuple(query.split("="))] if query else ())
    assert answer.status == status
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["content-security-policy"] == content_security_policy()


def test_outlines_not_sent_again_carry_the_security_headers_too(chosen: Record) -> None:
    known = get("/shapes/110m.json").headers["etag"]
    assert get("/shapes/110m.json", headers={"If-None-Match": known}).headers["x-content-type-options"] == "nosniff"


def test_the_policy_lets_a_page_talk_to_its_own_host_only() -> None:
    policy = dict(part.split(" ", 1) for part in content_security_policy().split("; "))
    assert policy["default-src"] == policy["connect-src"] == "'self'"
    assert policy["object-src"] == "'none'"
    assert "'unsafe-inline'" not in policy["script-src"]
    assert "'unsafe-eval'" not in policy["script-src"]
    assert "http" not in content_security_policy()
    assert "*" not in content_security_policy()


def test_without_a_record_there_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARALLAX_STORE", str(tmp_path))
    answer = get("/api/v1/events.csv")
    assert answer.status == 503
    assert "no snapshot" in answer.problem["detail"]
    assert answer.headers["x-content-type-options"] == "nosniff"
