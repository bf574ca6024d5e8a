"""UCDP files: what is kept, what is refused, what is added up."""

import csv
import datetime
import tomllib
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet
import pytest

from data.errors import Problem, SourceError
from data.sources import intake, ucdp_ged
from data.sources.intake import Terms
from data.sources.ucdp_ged import SOURCE, main, match_countries, monthly, read_events, report, write_monthly

# The columns as published, in their order.
PUBLISHED = [
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec",
    "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa",
    "gwnob",
]  # fmt: skip

USUAL = dict.fromkeys(PUBLISHED, "") | {
    "id": "1",
    "code_status": "Clear",
    "type_of_violence": "1",
    "conflict_name": "Alland: Government",
    "dyad_name": "Government of Alland - Rebels",
    "side_a_new_id": "11",
    "side_a": "Government of Alland",
    "side_b_new_id": "12",
    "side_b": "Rebels",
    "number_of_sources": "2",
    "source_article": '"The Herald,2026-01-02,A headline nobody may keep"',
    "source_headline": "A headline nobody may keep",
    "source_original": "a witness",
    "where_prec": "1",
    "where_coordinates": "Alltown town",
    "adm_1": "All province",
    "latitude": "10.5",
    "longitude": "-20.25",
    "country": "Alland (Old Alland)",
    "country_id": "700",
    "date_prec": "1",
    "date_start": "2026-01-05 00:00:00.000",
    "date_end": "2026-01-06 00:00:00.000",
    "deaths_a": "1",
    "deaths_b": "2",
    "deaths_civilians": "0",
    "deaths_unknown": "0",
    "best": "3",
    "high": "4",
    "low": "2",
}
WORDS = {
    "id": [1, 2],
    "type_of_violence": ["Non-state violence", "One-sided violence"],
    "conflict_name": ["A - B", "C - Civilians"],
    "side_a": ["A", "C"],
    "side_b": ["B", "Civilians"],
    "latitude": [1.5, None],
    "longitude": [2.5, None],
    "country": ["Belland", "Belland"],
    "date_start": [datetime.date(1989, 1, 1), datetime.date(1989, 2, 1)],
    "best": [5, 0],
    "high": [4, 0],
    "low": [5, 0],
}


@pytest.fixture
def publish(tmp_path: Path) -> Callable[..., Path]:
    """Write made-up events, each the usual one but for what is said, as a file of the published form."""

    def write(*events: dict[str, str], columns: list[str] = PUBLISHED, bom: bool = False) -> Path:
        path = tmp_path / "GEDEvent.csv"
        with path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(USUAL | {"id": str(number)} | event for number, event in enumerate(events, start=1))
        return path

    return write


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """Two lists of countries in which Old Alland changed hands in 2020."""
    (tmp_path / "country_aliases.csv").write_text(
        "alias,iso3,scheme,valid_from,valid_to,note\n"
        "Alland (Old Alland),OLD,ucdp,,2019-12-31,\n"
        "Alland (Old Alland),AAA,ucdp,2020-01-01,,\n"
        "Belland,ZZZ,common,,,not UCDP's word\n"
        "Twoland,AAA,ucdp,,,\n"
        "Twoland,BBB,ucdp,,,\n"
    )
    (tmp_path / "countries.csv").write_text("iso3,name,gw_code\nAAA,Alland,\nBBB,Belland,900\nTWO,Twoland,\n")
    return tmp_path


def refused(path: Path) -> list[Problem]:
    """The problems for which a file is refused."""
    with pytest.raises(SourceError) as caught:
        read_events(path)
    assert all(problem.file == str(path) for problem in caught.value.problems)
    return caught.value.problems


def said(problems: list[Problem]) -> list[tuple[int | None, str | None, str | None, str]]:
    """Problems without their file."""
    return [(problem.line, problem.column, problem.value, problem.reason) for problem in problems]


def test_a_published_event_keeps_what_ucdp_says(publish: Callable[..., Path]) -> None:
    assert read_events(publish({})).to_pylist() == [
        {
            "external_id": "1",
            "country": "Alland (Old Alland)",
            "gw_code": 700,
            "type_of_violence": "state_based",
            "start_date": datetime.date(2026, 1, 5),
            "end_date": datetime.date(2026, 1, 6),
            "date_prec": 1,
            "where_prec": 1,
            "latitude": 10.5,
            "longitude": -20.25,
            "adm_1": "All province",
            "place": "Alltown town",
            "side_a": "Government of Alland",
            "side_b": "Rebels",
            "side_a_id": "11",
            "side_b_id": "12",
            "conflict_name": "Alland: Government",
            "dyad_name": "Government of Alland - Rebels",
            "code_status": "Clear",
            "number_of_sources": 2,
            "deaths_a": 1,
            "deaths_b": 2,
            "deaths_civilians": 0,
            "deaths_unknown": 0,
            "low": 2,
            "best": 3,
            "high": 4,
            "out_of_order": False,
        }
    ]


def test_words_of_newspapers_are_not_kept(publish: Callable[..., Path]) -> None:
    assert "headline" not in str(read_events(publish({})).to_pydict())


def test_a_byte_order_mark_is_no_part_of_the_first_column(publish: Callable[..., Path]) -> None:
    assert read_events(publish({"id": "77"}, bom=True))["external_id"].to_pylist() == ["77"]


def test_unknown_is_not_a_number(publish: Callable[..., Path]) -> None:
    unknown = dict.fromkeys(["number_of_sources", "latitude", "longitude", "deaths_a", "adm_1", "country_id", "date_end"], "")
    by_code, by_silence = read_events(publish({"number_of_sources": "-1"}, unknown)).to_pylist()
    assert by_code["number_of_sources"] is None
    assert {by_silence[name] for name in ("number_of_sources", "latitude", "longitude", "deaths_a", "adm_1", "gw_code")} == {None}
    assert by_silence["end_date"] == by_silence["start_date"]


def test_placeholder_actors_and_precision_0_stay_as_published(publish: Callable[..., Path]) -> None:
    (event,) = read_events(publish({"side_a": "XXX1", "side_b": "XXX1", "date_prec": "0"})).to_pylist()
    assert (event["side_a"], event["side_b"], event["date_prec"]) == ("XXX1", "XXX1", 0)


@pytest.mark.parametrize(
    ("low", "best", "high", "out_of_order"),
    [(1, 2, 3, False), (2, 2, 2, False), (0, 0, 0, False), (1, 3, 2, True), (3, 2, 4, True), (3, 3, 2, True), (2, 2, 0, True)],
)
def test_out_of_order_is_marked_and_not_mended(
    publish: Callable[..., Path], low: int, best: int, high: int, out_of_order: bool
) -> None:
    (event,) = read_events(publish({"low": str(low), "best": str(best), "high": str(high)})).to_pylist()
    assert (event["low"], event["best"], event["high"], event["out_of_order"]) == (low, best, high, out_of_order)


def test_the_located_extract_says_less_and_reads_the_same(tmp_path: Path, publish: Callable[..., Path]) -> None:
    path = tmp_path / "located.parquet"
    table = pa.table(WORDS)
    moments = table["date_start"].cast(pa.timestamp("us"))
    pa.parquet.write_table(table.set_column(8, "date_start", moments), path)
    events = read_events(path)
    assert events.schema == read_events(publish({})).schema
    first, second = events.to_pylist()
    assert (first["external_id"], first["type_of_violence"], first["out_of_order"]) == ("1", "non_state", True)
    assert (first["start_date"], first["end_date"]) == (datetime.date(1989, 1, 1), datetime.date(1989, 1, 1))
    assert (first["where_prec"], first["deaths_a"], second["latitude"]) == (None, None, None)
    assert (second["type_of_violence"], second["best"]) == ("one_sided", 0)


def test_a_fault_in_the_extract_names_its_row(tmp_path: Path) -> None:
    path = tmp_path / "located.parquet"
    pa.parquet.write_table(pa.table(WORDS | {"best": [5, -1]}), path)
    assert said(refused(path)) == [(None, "best", "-1", "fewer than no deaths (row 2)")]


def test_every_missing_column_is_named(tmp_path: Path, publish: Callable[..., Path]) -> None:
    path = publish({}, columns=[name for name in PUBLISHED if name not in {"best", "where_prec"}])
    assert said(refused(path)) == [(1, "best", None, "missing"), (1, "where_prec", None, "missing")]
    extract = tmp_path / "located.parquet"
    pa.parquet.write_table(pa.table(WORDS).drop_columns(["side_b"]), extract)
    assert said(refused(extract)) == [(None, "side_b", None, "missing")]


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("id", "", "no value"),
        ("country", "", "no value"),
        ("side_a", "", "no value"),
        ("type_of_violence", "4", "no known type of violence"),
        ("type_of_violence", "", "no value"),
        ("date_start", "05/01/2026", "not a date"),
        ("date_start", "2026-02-30", "not a date"),
        ("date_start", "", "no value"),
        ("date_start", "infinity", "not a date"),
        ("date_end", "soon", "not a date"),
        ("date_end", "2026-01-04", "before the start of the event"),
        ("best", "", "no value"),
        ("low", "-1", "fewer than no deaths"),
        ("deaths_civilians", "-3", "fewer than no deaths"),
        ("high", "many", "not a whole number"),
        ("high", "1.5", "not a whole number"),
        ("where_prec", "near", "not a whole number"),
        ("latitude", "91", "not a coordinate in degrees"),
        ("longitude", "181", "not a coordinate in degrees"),
        ("longitude", "nan", "not a coordinate in degrees"),
    ],
)
def test_a_broken_promise_is_refused(publish: Callable[..., Path], column: str, value: str, reason: str) -> None:
    path = publish({}, {column: value}, {})
    assert said(refused(path)) == [(3, column, value or None, reason)]


def test_all_problems_are_told_with_the_line_on_which_the_event_starts(publish: Callable[..., Path]) -> None:
    path = publish(
        {"source_headline": "one\ntwo\nthree"},
        {"best": "x", "type_of_violence": "9"},
        {"id": "1", "low": "-2"},
    )
    assert said(refused(path)) == [
        (5, "best", "x", "not a whole number"),
        (5, "type_of_violence", "9", "no known type of violence"),
        (6, "id", "1", "the id of an earlier event"),
        (6, "low", "-2", "fewer than no deaths"),
    ]


def test_the_message_lists_fifty_problems_and_counts_the_rest(publish: Callable[..., Path]) -> None:
    with pytest.raises(SourceError) as caught:
        read_events(publish(*[{"best": "x"}] * 60))
    lines = str(caught.value).splitlines()
    assert len(caught.value.problems) == 60
    assert len(lines) == 51
    assert all(word in lines[0] for word in ("GEDEvent.csv", "line 2", "best", "'x'"))
    assert lines[-1] == "and 10 more"


def test_records_of_the_wrong_width_are_all_named(publish: Callable[..., Path]) -> None:
    path = publish({}, {})
    path.write_text(path.read_text() + "3,4\n5\n")
    assert said(refused(path)) == [(4, None, None, "has 2 fields of 49"), (5, None, None, "has 1 fields of 49")]


def test_bytes_that_are_no_text_in_either_encoding_are_refused(publish: Callable[..., Path]) -> None:
    path = publish({}, {})
    path.write_bytes(path.read_bytes().replace(b"Alltown", b"Allt\x81wn", 1))
    assert said(refused(path)) == [(2, None, None, "holds the byte 0x81, which is neither UTF-8 nor Windows-1252")]


def test_an_empty_file_lacks_every_column(tmp_path: Path) -> None:
    path = tmp_path / "nothing.csv"
    path.write_text("")
    assert {problem.reason for problem in refused(path)} == {"missing"}


def test_a_file_without_events_is_an_empty_table(publish: Callable[..., Path], records: Path) -> None:
    events = read_events(publish())
    assert (events.num_rows, monthly(events, records).num_rows) == (0, 0)


def test_months_add_up_what_is_published(publish: Callable[..., Path], records: Path) -> None:
    path = publish(
        {"low": "1", "best": "2", "high": "3", "date_start": "2026-01-31 00:00:00.000", "date_end": "2026-02-05 00:00:00.000"},
        {"low": "5", "best": "4", "high": "1", "date_start": "2026-01-01 00:00:00.000"},
        {"type_of_violence": "3", "low": "0", "best": "0", "high": "7"},
        {"country": "Belland", "type_of_violence": "2"},
        {"date_start": "2019-12-31", "date_end": ""},
    )
    january = datetime.date(2026, 1, 1)
    assert [tuple(row.values()) for row in monthly(read_events(path), records).to_pylist()] == [
        ("AAA", january, "one_sided", 1, 0, 0, 7, 0),
        ("AAA", january, "state_based", 2, 6, 6, 4, 1),
        ("BBB", january, "non_state", 1, 2, 3, 4, 0),
        ("OLD", datetime.date(2019, 12, 1), "state_based", 1, 2, 3, 4, 0),
    ]


def test_every_unmatched_country_is_said_aloud(publish: Callable[..., Path], records: Path) -> None:
    path = publish({"country": "Nowhere"}, {"country": "Atlantis"}, {"country": "Twoland"}, {"country": "Atlantis"})
    with pytest.raises(SourceError) as caught:
        match_countries(read_events(path), records)
    span = "(events from 2026-01-05 to 2026-01-05)"
    assert sorted((problem.value, problem.reason) for problem in caught.value.problems) == [
        ("Atlantis", f"has no ISO3 code {span}"),
        ("Nowhere", f"has no ISO3 code {span}"),
        ("Twoland", f"may be AAA or BBB {span}"),
    ]


def test_the_report_counts_each_reason(publish: Callable[..., Path]) -> None:
    path = publish({"low": "1", "best": "3", "high": "2"}, {"low": "3", "best": "3", "high": "2"}, {"type_of_violence": "2"})
    assert report(read_events(path)).splitlines()[-1] == (
        "  all: 3 events from 2026-01-05 to 2026-01-05, deaths low 6, best 9, high 8;"
        " 2 rows out of order: best > high 2, low > high 1, low > best 0"
    )


def test_the_command_writes_sorted_months_of_all_files(
    publish: Callable[..., Path], records: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = records / "out.csv"
    file = str(publish({"best": "9"}))
    assert main([file, "later", file, "earlier", "--out", str(out), "--records", str(records)]) == 0
    assert out.read_text().splitlines() == [
        "dataset_id,country_iso3,month,type_of_violence,events,deaths_low,deaths_best,deaths_high,events_out_of_order",
        "earlier,AAA,2026-01-01,state_based,1,2,9,4,1",
        "later,AAA,2026-01-01,state_based,1,2,9,4,1",
    ]
    assert "best > high 1" in capsys.readouterr().out


def test_the_command_tells_problems_and_writes_nothing(
    publish: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.csv"
    assert main([str(publish({"best": "x"})), "any", "--out", str(out)]) == 1
    assert "line 2, column best" in capsys.readouterr().err
    assert not out.exists()


RECORDS = Path(ucdp_ged.__file__).parents[1] / "records"
FILES = {"ucdp-ged-21.1-located": "ged211_located.parquet", "ucdp-candidate-26.0.1": "GEDEvent_v26_0_1.csv"}
COUNTS = {
    "rows": "COUNT(*)",
    "low": "SUM(CAST(low AS BIGINT))",
    "best": "SUM(CAST(best AS BIGINT))",
    "high": "SUM(CAST(high AS BIGINT))",
    "best_over_high": "COUNT(*) FILTER (WHERE CAST(best AS INT) > CAST(high AS INT))",
    "low_over_high": "COUNT(*) FILTER (WHERE CAST(low AS INT) > CAST(high AS INT))",
    "low_over_best": "COUNT(*) FILTER (WHERE CAST(low AS INT) > CAST(best AS INT))",
    "out_of_order": "COUNT(*) FILTER (WHERE greatest(CAST(low AS INT), CAST(best AS INT)) > CAST(high AS INT)"
    " OR CAST(low AS INT) > CAST(best AS INT))",
}


def card(dataset_id: str) -> dict[str, object]:
    return tomllib.loads((RECORDS / "datasets" / f"{dataset_id}.toml").read_text())


def bundled(dataset_id: str) -> list[tuple[object, ...]]:
    query = "SELECT * EXCLUDE dataset_id FROM read_csv($path) WHERE dataset_id = $dataset_id"
    with duckdb.connect() as con:
        return con.execute(query, {"path": str(RECORDS / "ucdp_monthly.csv"), "dataset_id": dataset_id}).fetchall()


@pytest.mark.parametrize("dataset_id", FILES)
def test_the_card_agrees_with_the_bundled_months(dataset_id: str) -> None:
    expected = card(dataset_id)["expectations"]
    for name in ("state_based", "non_state", "one_sided"):
        rows = [row for row in bundled(dataset_id) if row[2] == name]
        sums = [sum(row[place] for row in rows) for place in (3, 4, 5, 6)]
        assert dict(zip(("events", "low", "best", "high"), sums, strict=True)) == expected[name]
    assert sum(row[3] for row in bundled(dataset_id)) == expected["rows"]
    assert sum(row[7] for row in bundled(dataset_id)) == expected["out_of_order"]


def test_the_bundled_months_are_sorted_and_each_stands_once() -> None:
    with (RECORDS / "ucdp_monthly.csv").open(newline="") as file:
        keys = [tuple(row[:4]) for row in list(csv.reader(file))[1:]]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("dataset_id", FILES)
def test_the_bundled_months_are_those_of_the_published_file(dataset_id: str, publisher_files: Path, tmp_path: Path) -> None:
    events = read_events(publisher_files / "ucdp" / FILES[dataset_id])
    fresh = tmp_path / "fresh.csv"
    written = write_monthly([(dataset_id, monthly(events))], fresh)
    lines = (RECORDS / "ucdp_monthly.csv").read_text().splitlines()
    assert fresh.read_text().splitlines()[1:] == [line for line in lines if line.startswith(f"{dataset_id},")]
    assert written == len(bundled(dataset_id))


@pytest.mark.parametrize("dataset_id", FILES)
def test_the_card_agrees_with_the_published_file(dataset_id: str, publisher_files: Path) -> None:
    path = str(publisher_files / "ucdp" / FILES[dataset_id])
    source = "read_parquet($path)" if path.endswith(".parquet") else "read_csv($path, all_varchar = TRUE, header = TRUE)"
    with duckdb.connect() as con:
        counts = con.execute(f"SELECT {', '.join(COUNTS.values())} FROM {source}", {"path": path}).fetchone()
        days = f"SELECT CAST(CAST(date_start AS TIMESTAMP) AS DATE) AS day FROM {source}"
        span = con.execute(f"SELECT MIN(day), MAX(day) FROM ({days})", {"path": path}).fetchone()
    expected = card(dataset_id)
    assert dict(zip(COUNTS, counts, strict=True)) == {name: expected["expectations"][name] for name in COUNTS}
    assert span == (expected["coverage_start"], expected["coverage_end"])


def test_the_caracas_operation_stands_as_ucdp_dates_it(publisher_files: Path) -> None:
    events = read_events(publisher_files / "ucdp" / FILES["ucdp-candidate-26.0.1"]).to_pylist()
    (event,) = [event for event in events if event["external_id"] == "610468"]
    assert (event["country"], event["start_date"], event["best"]) == ("Venezuela", datetime.date(2026, 1, 5), 81)


def test_parts_that_do_not_add_up_to_the_best_estimate_are_counted(publish: Callable[..., Path], tmp_path: Path) -> None:
    path = publish({"country": "Mexico"}, {"country": "Mexico", "deaths_unknown": "4"}, {"country": "Mexico", "deaths_a": ""})
    with intake.intake(SOURCE, path, Terms(), are_countries_known=True) as taken:
        taken.tidy(tmp_path / "events.parquet", {"kind": "test"})
        warnings = dict(taken.con.sql(SOURCE.question("warnings")).fetchall())
    # Where a part is not stated, nothing is held against the whole.
    assert warnings["parts that do not add up to best"] == 1
