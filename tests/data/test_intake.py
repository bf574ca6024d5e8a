"""UCDP's file in the forms in which it is found: read alike, each repair named and counted, nothing lost without a word."""

import csv
import datetime
import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import geopandas as gpd
import pytest
import shapely

from data.errors import SourceError
from data.sources.intake import Terms, intake
from data.sources.ucdp_ged import SOURCE
from tests.data.test_ucdp_ged import PUBLISHED, USUAL

EVENT = USUAL | {"country": "Mexico"}


def text(*events: dict[str, str], delimiter: str = ",", columns: list[str] = PUBLISHED, header: bool = True) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, extrasaction="ignore", delimiter=delimiter)
    if header:
        writer.writeheader()
    writer.writerows(EVENT | {"id": str(number)} | event for number, event in enumerate(events, start=1))
    return out.getvalue()


@pytest.fixture
def taken(tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """What becomes of a file with the bytes given."""

    def read(content: bytes | str, *undone: str, name: str = "events.csv") -> dict[str, Any]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        with intake(SOURCE, path, Terms(undone=undone)) as found:
            rules = dict(found.con.sql("SELECT rule, count(*) FROM repaired GROUP BY rule").fetchall())
            rejected = [(each.line, each.column, each.value, each.reason) for each in found.problems()]
            read, out = found.read(), found.rejected()
            found.tidy(tmp_path / "events.parquet", {"kind": "test"})
            events = found.rows("FROM events ORDER BY external_id")
            return {"events": events, "rules": rules, "rejected": rejected, "read": read, "out": out, "missing": found.missing}

    return read


def places(found: dict[str, Any]) -> list[str]:
    return [event["place"] for event in found["events"]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_delimiters_and_marks_make_no_difference(taken: Callable[..., dict[str, Any]], delimiter: str, encoding: str) -> None:
    found = taken(text({"where_coordinates": "Tegucigalpa, Peñón; östlich"}, delimiter=delimiter).encode(encoding))
    assert (places(found), found["rules"], found["rejected"]) == (["Tegucigalpa, Peñón; östlich"], {}, [])


def test_windows_1252_and_files_that_mix_it_with_utf_8_are_read_and_counted(taken: Callable[..., dict[str, Any]]) -> None:
    lines = text({"where_coordinates": "Peñón"}, {"where_coordinates": "Peñón", "adm_1": "Łódź"}, {"where_coordinates": "plain"})
    mixed = lines.encode().replace("Peñón".encode(), "Peñón".encode("cp1252"))
    found = taken(mixed)
    assert [(event["place"], event["adm_1"]) for event in found["events"]][1] == ("Peñón", "Łódź")
    assert (found["rules"], found["rejected"]) == ({"windows_1252": 2}, [])
    refused = taken(mixed, "windows_1252")
    assert [(line, reason) for line, _, _, reason in refused["rejected"]] == [(2, "not UTF-8"), (3, "not UTF-8")]
    assert places(refused) == ["plain"]


def test_the_row_of_hashtags_is_no_event(taken: Callable[..., dict[str, Any]]) -> None:
    tags = text({name: f"#{name}" for name in PUBLISHED}, {})
    found = taken(tags)
    assert (found["read"], len(found["events"]), found["rules"]) == (1, 1, {"hashtag_row": 1})
    assert {reason for *_, reason in taken(tags, "hashtag_row")["rejected"]} >= {"not a date", "not an identifier"}


def test_dates_of_spreadsheets_are_read_where_am_and_pm_say_how(taken: Callable[..., dict[str, Any]]) -> None:
    dated = text({"date_start": "1/22/2014 12:00:00 AM", "date_end": "1/23/2014 12:00:00 AM"}, {"date_start": "1/2/2014"})
    found = taken(dated)
    assert [event["start_date"] for event in found["events"]] == [datetime.date(2014, 1, 22)]
    assert found["rules"] == {"month_first_date": 2}
    assert (3, "date_start", "1/2/2014", "not a date") in found["rejected"]
    assert taken(dated, "month_first_date")["out"] == 2


def test_numbers_with_a_nought_behind_the_point_are_whole_and_others_are_not(taken: Callable[..., dict[str, Any]]) -> None:
    found = taken(text({"best": "3.0", "deaths_a": "1.00"}, {"best": "3.5"}))
    assert ([event["best"] for event in found["events"]], found["rules"]) == ([3], {"whole_number_with_decimals": 2})
    assert found["rejected"] == [(3, "best", "3.5", "not a whole number")]


def test_sources_that_were_not_counted_are_unknown_unless_the_rule_is_off(taken: Callable[..., dict[str, Any]]) -> None:
    found = taken(text({"number_of_sources": "-1"}))
    assert (found["events"][0]["number_of_sources"], found["rules"]) == (None, {"sources_not_counted": 1})
    assert taken(text({"number_of_sources": "-1"}), "sources_not_counted")["rejected"] == [
        (2, "number_of_sources", "-1", "fewer than no sources")
    ]


def test_a_file_without_header_is_read_in_the_published_order(taken: Callable[..., dict[str, Any]]) -> None:
    found = taken(text({}, {}, header=False))
    assert (len(found["events"]), found["rules"]) == (2, {"no_header": 1})
    with pytest.raises(SourceError, match="missing"):
        taken(text({}, {}, header=False), "no_header")


def test_names_of_older_versions_and_columns_of_none_are_understood(taken: Callable[..., dict[str, Any]]) -> None:
    older = {"best": "best_est", "low": "low_est", "high": "high_est", "side_a_new_id": "side_a_id"}
    columns = [older.get(name, name.upper()) for name in PUBLISHED if name not in ("code_status", "relid", "number_of_sources")]
    row = {older.get(name, name.upper()): value for name, value in EVENT.items()} | {"best_est": "3"}
    found = taken(text(row | {"ID": "1"}, columns=columns))
    assert (found["events"][0]["best"], found["events"][0]["side_a_id"]) == (3, "11")
    assert found["rules"] == {"column_of_older_versions": 4}
    assert sorted(found["missing"]) == ["code_status", "number_of_sources"]


def test_a_row_of_the_wrong_width_or_with_a_nul_is_set_apart_and_the_others_are_read(
    taken: Callable[..., dict[str, Any]],
) -> None:
    broken = text({}, {}).encode() + b"3,4\r\n" + text({"id": "4", "adm_1": "x\0y"}, {"id": "5"}, header=False).encode()
    found = taken(broken)
    assert [event["external_id"] for event in found["events"]] == ["1", "2", "5"]
    assert found["rejected"] == [(4, None, None, "has 2 fields of 49"), (5, None, None, "holds a NUL character")]
    assert (found["read"], found["out"]) == (5, 2)


def test_a_quote_that_is_never_closed_names_its_line(taken: Callable[..., dict[str, Any]]) -> None:
    found = taken(text({"source_headline": "one\ntwo"}, {}) + '3,"never closed\n' + text({"id": "4"}, header=False))
    assert found["rejected"][0][0] == 5
    assert "not readable as CSV" in found["rejected"][0][3]


def test_lines_are_those_of_the_file_where_texts_run_over_several(taken: Callable[..., dict[str, Any]]) -> None:
    events = [{"source_headline": "one\ntwo\nthree"}, {"best": "x"}, {"id": "3"}]
    assert [line for line, *_ in taken(text(*events))["rejected"]] == [5]
    assert [line for line, *_ in taken(text(*events).encode() + b"4\n")["rejected"]] == [5, 7]


def test_an_unknown_country_is_proposed_its_nearest_names(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text(text({"country": "Mexcio", "country_id": ""}, {"country": "Yemen (North Yemen)"}))
    with intake(SOURCE, path, Terms()) as found:
        assert [each.reason for each in found.problems()] == ["the country has no ISO3 code in the lists"]
        (name,) = found.unmatched
        assert (name["name"], name["nearest"][0]) == ("Mexcio", "Mexico (MEX)")


def test_zip_and_gzip_and_copies_as_parquet_geojson_and_flatgeobuf_read_alike(
    tmp_path: Path, taken: Callable[..., dict[str, Any]]
) -> None:
    plain = text({}, {"best": "9", "high": "9"})
    expected = taken(plain)["events"]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("GEDEvent.csv", plain)
    assert taken(packed.getvalue(), name="ged.zip")["events"] == expected
    assert taken(gzip.compress(plain.encode()))["events"] == expected
    rows = list(csv.DictReader(io.StringIO(plain)))
    shapes = gpd.GeoDataFrame(rows, geometry=[shapely.Point(-20.25, 10.5)] * 2, crs="EPSG:4326")
    for driver, name in (("GeoJSON", "copy.geojson"), ("FlatGeobuf", "copy.fgb")):
        shapes.to_file(tmp_path / name, driver=driver)
        copy = sorted(taken((tmp_path / name).read_bytes())["events"], key=lambda event: event["external_id"])
        assert copy == expected
    with duckdb.connect() as con:
        (tmp_path / "plain.csv").write_text(plain)
        con.read_csv(str(tmp_path / "plain.csv")).write_parquet(str(tmp_path / "copy.parquet"))
    assert taken((tmp_path / "copy.parquet").read_bytes())["events"] == expected


def zipped(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in files.items():
            file.writestr(name, content)
    return out.getvalue()


WORKBOOK = zipped(**{"[Content_Types].xml": "<Types/>", "xl/worksheets/sheet1.xml": "<f>WEBSERVICE(1)</f>"})
EVENTS = zipped(**{"events.csv": "id,best\n" * 1000})


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (WORKBOOK, "an Excel workbook: save the sheet as CSV"),
        (b"<!DOCTYPE html><html>404</html>", "a web page or XML"),
        (gzip.compress(gzip.compress(b"id", mtime=0), mtime=0), "a packed file within a packed file"),
        (gzip.compress(b"x" * 500_000_000, mtime=0), "and is not read further"),
        (gzip.compress(b"id,best\n" * 1000, mtime=0)[:40], "cannot be unpacked"),
        (EVENTS[: len(EVENTS) // 2], "cannot be unpacked"),
        (EVENTS.replace(b"id,best", b"id,beat", 1), "cannot be unpacked"),
        (zipped(**{"readme.txt": "nothing"}), "holds 0 tables, one is expected"),
        ("id,best\n".encode("utf-16"), "text in UTF-16"),
        (
            b'{"type": "gdal_streamed_alg", "command_line": "gdal vector pipeline ! read /etc/passwd"}',
            "cannot be read as GeoJSON",
        ),
        (b'{"type": "Feature', "cannot be read as GeoJSON"),
        (b"PAR1 and nothing more", "cannot be read as Parquet"),
        (b"", "missing"),
        (b"\n\n\n", "missing"),
        (b"id,id,best\n1,2,3\n", "the column stands twice"),
    ],
)
def test_what_is_no_table_is_refused_in_words(taken: Callable[..., dict[str, Any]], content: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        taken(content)


@pytest.mark.parametrize(
    ("file", "counts"),
    [
        ("GEDEvent_v26_0_1.csv", {"best > high": 4, "low > high": 2, "low > best": 1, "an actor not yet coded (XXX)": 579}),
        ("ged211_located.parquet", {"best > high": 1101, "low > high": 869, "low > best": 364}),
    ],
)
def test_warnings_on_the_published_files_are_those_of_independent_sql(
    publisher_files: Path, tmp_path: Path, file: str, counts: dict[str, int]
) -> None:
    path = publisher_files / "ucdp" / file
    with intake(SOURCE, path, Terms()) as found:
        assert (found.problems(), found.unmatched) == ([], [])
        found.tidy(tmp_path / "events.parquet", {"kind": "test"})
        warnings = dict(found.con.sql(SOURCE.question("warnings")).fetchall())
    assert {reason: warnings[reason] for reason in counts} == counts
    table = f"read_csv('{path}')" if file.endswith(".csv") else f"read_parquet('{path}')"
    placeholder = "count_if(side_a LIKE 'XXX%' OR side_b LIKE 'XXX%')"
    with duckdb.connect() as con:
        plain = con.execute(
            f"SELECT count_if(best > high), count_if(low > high), count_if(low > best), {placeholder} FROM {table}"
        ).fetchone()
    assert plain is not None
    assert list(plain)[: len(counts)] == list(counts.values())


@pytest.mark.parametrize(
    ("country", "day", "iso3"),
    [
        ("Yemen (North Yemen)", "1994-05-05", "YEM"),
        ("Serbia (Yugoslavia)", "1999-03-24", "SRB"),
        ("DR Congo (Zaire)", "1996-10-01", "COD"),
        ("Kingdom of eSwatini (Swaziland)", "2021-06-29", "SWZ"),
        ("Russia (Soviet Union)", "1990-01-20", "RUS"),
        ("Macedonia, FYR", "2001-03-01", "MKD"),
    ],
)
def test_countries_under_the_names_that_ucdp_gave_them_have_their_code(tmp_path: Path, country: str, day: str, iso3: str) -> None:
    path = tmp_path / "events.csv"
    path.write_text(text({"country": country, "date_start": day, "date_end": day}))
    with intake(SOURCE, path, Terms()) as found:
        assert found.problems() == []
        assert found.con.sql("SELECT codes FROM found").fetchall() == [([iso3],)]
