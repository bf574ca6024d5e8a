"""UCDP's georeferenced events, yearly and candidate: read, checked, added up by country and month."""

import argparse
import csv
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from data.errors import Problem, SourceError
from data.memory import Memory

SQL = Path(__file__).with_suffix("")
RECORDS = Path(__file__).parents[1] / "records"

# The extract of located events carries only these; a file as published carries all that is kept.
EXTRACT = {
    *("id", "type_of_violence", "conflict_name", "side_a", "side_b", "latitude", "longitude"),
    *("country", "date_start", "low", "best", "high"),
}

REPORT = (
    "  {type_of_violence}: {events} events from {first_start} to {last_start}, deaths low {low}, best {best}, high {high};"
    " {out_of_order} rows out of order:"
    " best > high {best_over_high}, low > high {low_over_high}, low > best {low_over_best}\n"
)


Counts = Mapping[str, Any]
"""What a file holds of one type of violence, or of all: events, deaths, rows out of order, first and last day."""


def read_events(path: Path) -> pa.Table:
    """Read one published file, CSV or Parquet, as one typed row per event in the file's order.

    Columns: ``external_id, country`` (UCDP's name)``, gw_code, type_of_violence`` (state_based, non_state,
    one_sided)``, start_date, end_date, date_prec, where_prec`` (UCDP's codes)``, latitude, longitude`` (degrees)``,
    adm_1, place, side_a, side_b, side_a_id, side_b_id, conflict_name, dyad_name, code_status, number_of_sources,
    deaths_a, deaths_b, deaths_civilians, deaths_unknown, low, best, high`` (deaths, as published)``, out_of_order``.
    Raises ``SourceError`` with every column that is missing, or else every value that breaks UCDP's promises.
    """
    with duckdb.connect() as con:
        con.execute(_sql("published"))
        _take_in(con, path)
        _refuse_faults(con, path)
        return con.sql(_sql("tidy")).to_arrow_table()


def normalise(path: Path, out: Path, sha256: str, records: Path, memory: Memory) -> Mapping[str, Counts]:
    """Write one published file as Parquet, with the columns of ``read_events`` by start; give its counts by type of violence.

    ``sha256`` is kept in the Parquet file. Raises ``SourceError`` as ``read_events`` and ``match_countries`` do.
    """
    with duckdb.connect() as con:
        memory.bind(con, out.parent)
        con.execute(_sql("published"))
        _take_in(con, path)
        _refuse_faults(con, path)
        target = str(out).replace("'", "''")
        con.execute(
            f"COPY (FROM ({_sql('tidy')}) ORDER BY start_date, external_id) TO '{target}'"
            f" (FORMAT parquet, KV_METADATA {{sha256: '{sha256}'}})"
        )
        con.execute("DROP TABLE published")
        con.register("events", con.read_parquet(str(out)))
        match_countries(con.sql("SELECT DISTINCT country, start_date FROM events").to_arrow_table(), records)
        rows = con.sql(_sql("report")).to_arrow_table().to_pylist()
    return {row["type_of_violence"]: row for row in rows}


def match_countries(events: pa.Table, records: Path = RECORDS) -> pa.Table:
    """Give ``country, start_date, country_iso3`` for every country name and day of ``events``.

    Reads ``country_aliases.csv`` (scheme ``ucdp``) and ``countries.csv`` in ``records``.
    Raises ``SourceError`` naming every country that has no ISO3 code, or more than one.
    """
    lists = {"aliases": str(records / "country_aliases.csv"), "countries": str(records / "countries.csv")}
    with duckdb.connect() as con:
        con.register("events", events)
        con.register("found", con.sql(_sql("countries"), params=lists).to_arrow_table())
        faults = con.execute(
            "SELECT country, codes, MIN(start_date), MAX(start_date) FROM found WHERE len(codes) <> 1 GROUP BY ALL ORDER BY ALL"
        ).fetchall()
        if faults:
            raise SourceError([_unmatched(lists["aliases"], *fault) for fault in faults])
        return con.sql("SELECT country, start_date, codes[1] AS country_iso3 FROM found").to_arrow_table()


def monthly(events: pa.Table, records: Path = RECORDS) -> pa.Table:
    """Add ``events`` up by country, month of their start and type of violence; nothing is mended.

    Columns: ``country_iso3, month`` (its first day)``, type_of_violence, events, deaths_low, deaths_best,
    deaths_high`` (deaths)``, events_out_of_order``. Raises ``SourceError`` for a country without a code.
    """
    with duckdb.connect() as con:
        con.register("events", events)
        con.register("matches", match_countries(events, records))
        return con.sql(_sql("monthly")).to_arrow_table()


def report(events: pa.Table) -> str:
    """Say in one line per type, and one for all, what ``events`` holds and what is out of order in it."""
    with duckdb.connect() as con:
        con.register("events", events)
        rows = con.sql(_sql("report")).to_arrow_table().to_pylist()
    return say_counts(rows)


def say_counts(rows: Iterable[Counts]) -> str:
    """Say counts in one line each."""
    return "".join(REPORT.format_map(row) for row in rows)


def write_monthly(parts: Sequence[tuple[str, pa.Table]], out: Path) -> int:
    """Write monthly sums of several datasets, ``(dataset_id, sums)``, as one sorted CSV; return its rows."""
    tables = [part.add_column(0, "dataset_id", pa.repeat(dataset_id, part.num_rows)) for dataset_id, part in parts]
    with duckdb.connect() as con:
        con.register("sums", pa.concat_tables(tables))
        rows = con.sql("SELECT * FROM sums ORDER BY dataset_id, country_iso3, month, type_of_violence")
        rows.write_csv(str(out), header=True)
    return sum(table.num_rows for table in tables)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the monthly sums of the files named on the command line and say what was read."""
    parser = argparse.ArgumentParser(prog="python -m data.sources.ucdp_ged", description=__doc__)
    parser.add_argument("pairs", nargs="+", metavar="FILE DATASET_ID", help="a published file and the id of its dataset")
    parser.add_argument("--out", type=Path, required=True, help="the CSV to write")
    parser.add_argument("--records", type=Path, default=RECORDS, help="the folder of the two lists of countries")
    options = parser.parse_args(arguments)
    if len(options.pairs) % 2:
        parser.error("every FILE needs a DATASET_ID")
    try:
        parts = [_sums(Path(file), dataset_id, options.records) for file, dataset_id in _pairs(options.pairs)]
    except SourceError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{options.out}: {write_monthly(parts, options.out)} rows\n")
    return 0


def _pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    return zip(words[::2], words[1::2], strict=True)


def _sums(path: Path, dataset_id: str, records: Path) -> tuple[str, pa.Table]:
    events = read_events(path)
    sys.stdout.write(f"{dataset_id} from {path.name}\n{report(events)}")
    return dataset_id, monthly(events, records)


def _sql(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


def _take_in(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Fill the table ``published`` with the kept columns of ``path``."""
    kept = [name for (name,) in con.execute("SELECT column_name FROM (DESCRIBE published)").fetchall()]
    is_extract = path.suffix == ".parquet"
    rows = con.read_parquet(str(path)) if is_extract else _read_csv(con, path)
    required = EXTRACT if is_extract else set(kept)
    if missing := sorted(required - set(rows.columns)):
        raise SourceError([Problem(str(path), None if is_extract else 1, name, None, "missing") for name in missing])
    con.register("file", rows)
    insert = "INSERT INTO published BY NAME SELECT COLUMNS(name -> list_contains($kept, name)) FROM file"
    try:
        con.execute(insert, {"kept": kept})
    except duckdb.InvalidInputException as error:
        raise SourceError(_broken_records(path, str(error))) from error


def _read_csv(con: duckdb.DuckDBPyConnection, path: Path) -> duckdb.DuckDBPyRelation:
    # Nothing is guessed: sniffing may take a short row for the header of a small file.
    names = next((fields for _, fields in _records(path)), [""])
    return con.read_csv(
        str(path), header=True, auto_detect=False, columns=dict.fromkeys(names, "VARCHAR"),
        delimiter=",", quotechar='"', escapechar='"',
    )  # fmt: skip


def _refuse_faults(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Raise ``SourceError`` with every broken promise in the table ``published``."""
    faults = con.execute(_sql("faults")).fetchall()
    if faults and path.suffix == ".parquet":
        raise SourceError([
            Problem(str(path), None, column, value, f"{reason} (row {position + 1})")
            for position, column, value, reason in faults
        ])  # fmt: skip
    if faults:
        lines = [line for line, _ in _records(path)][1:]
        raise SourceError([
            Problem(str(path), lines[position], column, value, reason)
            for position, column, value, reason in faults
        ])  # fmt: skip


def _records(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the line on which each record starts, and its fields: a quoted text may run over several lines."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        reader = csv.reader(file)
        line = 1
        for fields in reader:
            if fields:
                yield line, fields
            line = reader.line_num + 1


def _broken_records(path: Path, message: str) -> list[Problem]:
    """Name every record that has too few or too many fields; where none has, say what DuckDB said."""
    records = list(_records(path)) if path.suffix != ".parquet" else []
    width = len(records[0][1]) if records else 0
    broken = [
        Problem(str(path), line, None, None, f"has {len(fields)} fields of {width}")
        for line, fields in records
        if len(fields) != width
    ]
    return broken or [Problem(str(path), None, None, None, message.partition("\n")[0])]


def _unmatched(file: str, country: str, codes: list[str], first: date, last: date) -> Problem:
    reason = f"may be {' or '.join(codes)}" if codes else "has no ISO3 code"
    return Problem(file, None, "alias", country, f"{reason} (events from {first} to {last})")


if __name__ == "__main__":
    sys.exit(main())
