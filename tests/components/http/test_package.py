"""The package: valid by Frictionless' own tool, whole, described to the last column, and repeatable from what lies in it."""

import csv
import hashlib
import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import pandas as pd
import pyarrow.parquet as pq
import pytest

from components.http.asked import RECORDS
from components.http.citations import Citation
from components.http.stretches import whole
from components.record import Record
from data.store import Store
from queries.engines.duckdb_file import LOCKED
from queries.question import load
from queries.selection import Selection
from tests.components.asking import get

CHOSEN = Selection(country=("CUB", "VEN"), event="us-operation-venezuela-2026-01-03")
PANDAS = {"integer": "Int64", "number": "float64", "boolean": "boolean", "string": "object"}


@pytest.fixture(scope="module")
def unpacked(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("package")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PARALLAX_STORE", str(store.folder))
        answer = get("/api/v1/package.zip", CHOSEN.to_query())
    assert (answer.status, answer.headers["content-type"]) == (200, "application/zip")
    with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
        assert archive.testzip() is None
        archive.extractall(folder)
    return folder


@pytest.fixture
def described(unpacked: Path) -> dict[str, Any]:
    return dict(json.loads((unpacked / "datapackage.json").read_text(encoding="utf-8")))


def tables(described: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {each["name"]: each for each in described["resources"] if each["type"] == "table"}


@pytest.mark.filterwarnings("ignore")
def test_it_is_valid_by_the_tool_of_its_format(unpacked: Path) -> None:
    report = frictionless.validate(str(unpacked / "datapackage.json"))
    assert report.flatten(["name", "type", "message"]) == []
    assert report.stats["tasks"] == 2 * len(RECORDS)


def test_every_file_is_described_with_its_bytes_and_its_hash(unpacked: Path, described: dict[str, Any]) -> None:
    files = {path.relative_to(unpacked).as_posix() for path in (unpacked / "data").iterdir()}
    assert {each["path"] for each in described["resources"]} == files
    for each in described["resources"]:
        body = (unpacked / each["path"]).read_bytes()
        assert (each["bytes"], each["hash"]) == (len(body), f"sha256:{hashlib.sha256(body).hexdigest()}")


def test_every_column_is_described_in_words(described: dict[str, Any]) -> None:
    for records, table in tables(described).items():
        assert [field["name"] for field in table["schema"]["fields"]] == [name for name, _ in load(RECORDS[records]).returns]
        assert [field["name"] for field in table["schema"]["fields"] if not field.get("description")] == []
    units = {field["name"]: field.get("unit") for field in tables(described)["events"]["schema"]["fields"]}
    assert (units["latitude"], units["deaths_best"], units["title"]) == ("degree", "person", None)


@pytest.mark.parametrize("records", RECORDS)
def test_the_rows_are_those_of_the_record_in_both_files(
    unpacked: Path, described: dict[str, Any], chosen: Record, records: str
) -> None:
    kept = chosen.table(RECORDS[records], CHOSEN, **whole(RECORDS[records]))
    assert pq.read_table(unpacked / f"data/{records}.parquet").equals(kept)
    assert (unpacked / f"data/{records}.csv").read_bytes() == get(f"/api/v1/{records}.csv", CHOSEN.to_query()).body
    assert tables(described)[records]["rows"] == kept.num_rows
    # No counts of mentions are bundled.
    assert kept.num_rows > 0 or records == "attention"


@pytest.mark.parametrize("records", RECORDS)
def test_pandas_reads_the_csv_with_the_types_that_are_described(
    unpacked: Path, described: dict[str, Any], chosen: Record, records: str
) -> None:
    fields = tables(described)[records]["schema"]["fields"]
    kinds = {field["name"]: PANDAS[field["type"]] for field in fields if field["type"] in PANDAS}
    days = [field["name"] for field in fields if field["type"] in ("date", "datetime")]
    read = pd.read_csv(unpacked / f"data/{records}.csv", dtype=kinds, parse_dates=days, keep_default_na=False, na_values=[""])
    kept = chosen.table(RECORDS[records], CHOSEN, **whole(RECORDS[records])).to_pylist()
    for row, expected in zip(read.to_dict("records"), kept, strict=True):
        for name, value in expected.items():
            if value in (None, ""):
                assert pd.isna(row[name]), name
            elif name in days:
                assert row[name] == pd.Timestamp(value), name
            else:
                assert row[name] in (value, f"'{value}"), name


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
def test_r_reads_the_csv_with_the_types_that_are_described(unpacked: Path, chosen: Record) -> None:
    kept = chosen.rows(RECORDS["figures"], CHOSEN, **whole(RECORDS["figures"]))
    script = """
    rows <- read.csv("data/figures.csv", na.strings = "", encoding = "UTF-8", colClasses = c(claimed_on = "Date"))
    cat(nrow(rows), class(rows$low), class(rows$claimed_on), sum(rows$low, na.rm = TRUE), sum(is.na(rows$low)))
    """
    said = subprocess.run(["Rscript", "-e", script], cwd=unpacked, check=True, capture_output=True, text=True, timeout=120).stdout
    assert said.split() == [str(len(kept)), "integer", "Date", str(kept["low"].sum()), str(kept["low"].isna().sum())]


def test_the_sql_in_it_makes_the_same_rows_again(unpacked: Path, chosen: Record) -> None:
    values = json.loads((unpacked / "sql/parameters.json").read_text(encoding="utf-8"))
    with duckdb.connect(str(Store().path(chosen.snapshot_id)), read_only=True, config=dict(LOCKED)) as con:
        for records in RECORDS:
            sql = (unpacked / f"sql/{records}.sql").read_text(encoding="utf-8")
            assert con.execute(sql, values[records]).to_arrow_table().equals(pq.read_table(unpacked / f"data/{records}.parquet"))


def test_the_command_in_it_makes_the_same_package_again(unpacked: Path, chosen: Record) -> None:
    readme = (unpacked / "README.md").read_text(encoding="utf-8")
    (command,) = [line for line in readme.splitlines() if line.startswith("    curl")]
    address = command.partition("http://localhost")[2].rstrip("'")
    path, _, query = address.partition("?")
    pairs = [tuple(each.split("=")) for each in query.split("&")]
    with zipfile.ZipFile(io.BytesIO(get(path, [(name, value) for name, value in pairs]).body)) as archive:
        again = {name: archive.read(name) for name in archive.namelist()}
    assert again == {path.relative_to(unpacked).as_posix(): path.read_bytes() for path in unpacked.rglob("*") if path.is_file()}


def test_the_readme_says_what_was_selected_and_how_many_rows_there_are(unpacked: Path, chosen: Record) -> None:
    readme = (unpacked / "README.md").read_text(encoding="utf-8")
    assert CHOSEN.describe(chosen.vocabulary) in readme
    for records in RECORDS:
        text = (unpacked / f"data/{records}.csv").read_bytes().decode()
        rows = len(list(csv.reader(io.StringIO(text, newline="")))) - 1
        assert f"| {records} | {rows:,} |" in readme
    assert chosen.snapshot_id in readme
    assert "Pairs of figures" not in readme
    for card in chosen.table("sources/datasets", Selection()).to_pylist():
        assert (card["citation"] in readme) == (card["role"] != "reference"), card["dataset_id"]


def test_only_the_kinds_named_are_in_it(chosen: Record) -> None:
    answer = get("/api/v1/package.zip", [("records", "topics"), ("records", "sources"), ("country", "CUB")])
    with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
        assert {name for name in archive.namelist() if name.endswith(".csv")} == {"data/sources.csv", "data/topics.csv"}


def test_pairs_are_of_one_event_or_topic(chosen: Record) -> None:
    (rejected,) = get("/api/v1/package.zip", [("records", "pairs")]).problem["rejected"]
    assert (rejected["field"], "one event or topic" in rejected["reason"]) == ("event", True)
    assert get("/api/v1/pairs.csv").status == 400
    assert get("/api/v1/pairs.csv", [("topic", "total-dead")]).status == 200
    with zipfile.ZipFile(io.BytesIO(get("/api/v1/package.zip", [("country", "CUB")]).body)) as archive:
        assert "data/pairs.csv" not in archive.namelist()
        assert "Pairs of figures are handed on for one event or topic" in archive.read("README.md").decode()


def test_it_is_not_sent_again_on_the_same_day(chosen: Record) -> None:
    query = [("records", "topics")]
    first = get("/api/v1/package.zip", query, method="HEAD")
    assert get("/api/v1/package.zip", query, {"If-None-Match": first.headers["etag"]}).status == 304
    assert first.headers["cache-control"] == "no-cache"


def test_a_citation_escapes_what_its_format_would_read() -> None:
    made = Citation("50% of {A} & B_1", "abc", 2026, ["A\n& B."], "http://localhost/?a=b", pd.Timestamp("2026-01-03").date())
    assert r"{{Parallax: 50\% of \{A\} \& B\_1}}" in made.bibtex
    assert r"note = {A \& B.}" in made.bibtex
    assert "N1  - Data: A & B.\r\n" in made.ris
    assert made.ris.startswith("TY  - DATA\r\n")
    assert made.ris.endswith("ER  - \r\n")
    assert made.short == "Parallax (2026), snapshot abc"
    assert "accessed 2026-01-03" in made.full


def test_geoparquet_opens_as_places(chosen: Record) -> None:
    geopandas = pytest.importorskip("geopandas")
    read = geopandas.read_parquet(io.BytesIO(get("/api/v1/events.geoparquet", CHOSEN.to_query()).body))
    kept = chosen.table(RECORDS["events"], CHOSEN, **whole(RECORDS["events"]))
    assert list(read["event_id"]) == kept["event_id"].to_pylist()
    assert [None if each is None else each.x for each in read.geometry] == kept["longitude"].to_pylist()
    assert [None if each is None else each.y for each in read.geometry] == kept["latitude"].to_pylist()
    assert read.crs.to_epsg() in (4326, None)
