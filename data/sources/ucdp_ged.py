"""UCDP's georeferenced events, yearly and candidate: read, checked, added up by country and month."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from data.errors import SourceError
from data.sources import intake
from data.sources.intake import Source, Terms
from data.sources.published import Layout

SQL = Path(__file__).with_suffix("")
RECORDS = Path(__file__).parents[1] / "records"

# The extract of located events carries only these; a file as published carries more of what is kept.
EXTRACT = frozenset((
    "id", "type_of_violence", "conflict_name", "side_a", "side_b", "latitude", "longitude",
    "country", "date_start", "low", "best", "high",
))  # fmt: skip
AS_PUBLISHED = frozenset((
    "dyad_name", "side_a_new_id", "side_b_new_id", "where_prec", "where_coordinates", "adm_1", "date_prec", "date_end",
    "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown",
))  # fmt: skip
# Names in releases before 17.1, and in copies that follow them.
OLDER = {"best_est": "best", "low_est": "low", "high_est": "high", "side_a_id": "side_a_new_id", "side_b_id": "side_b_new_id"}
# Columns as published from 17.1 on, in today's order: a few releases came without a header.
STANDARD = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec",
    "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa",
    "gwnob",
)  # fmt: skip

SOURCE = Source("ucdp-ged", Layout(EXTRACT, AS_PUBLISHED, OLDER, STANDARD), SQL, ("ucdp",), has_gw_codes=True)

REPORT = (
    "  {type_of_violence}: {events} events from {first_start} to {last_start}, deaths low {low}, best {best}, high {high};"
    " {out_of_order} rows out of order:"
    " best > high {best_over_high}, low > high {low_over_high}, low > best {low_over_best}\n"
)


Counts = Mapping[str, Any]
"""What a file holds of one type of violence, or of all: events, deaths, rows out of order, first and last day."""


def read_events(path: Path) -> pa.Table:
    """Read one published file as one typed row per event in the file's order; every row must be sound.

    Columns: ``external_id, country`` (UCDP's name)``, gw_code, type_of_violence`` (state_based, non_state,
    one_sided)``, start_date, end_date, date_prec, where_prec`` (UCDP's codes)``, latitude, longitude`` (degrees)``,
    adm_1, place, side_a, side_b, side_a_id, side_b_id, conflict_name, dyad_name, code_status, number_of_sources,
    deaths_a, deaths_b, deaths_civilians, deaths_unknown, low, best, high`` (deaths, as published)``, out_of_order``.
    Raises ``SourceError`` with every column that is missing, or else every value that breaks UCDP's promises.
    """
    with intake.intake(SOURCE, path, Terms(), are_countries_known=True) as taken:
        if problems := taken.problems():
            raise SourceError(problems)
        return taken.con.sql(SOURCE.question("tidy")).to_arrow_table()


def match_countries(events: pa.Table, records: Path = RECORDS) -> pa.Table:
    """Give ``country, start_date, country_iso3`` for every name and day of ``events``; raises ``SourceError`` where there is none."""
    return intake.match_countries(events, SOURCE.schemes, records)


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
    return SOURCE.question(name)


if __name__ == "__main__":
    sys.exit(main())
