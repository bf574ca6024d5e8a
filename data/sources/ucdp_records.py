"""UCDP's events as records of the ledger: one by one, or as the bundled monthly sums."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from data.cells import count, day, one_of
from data.errors import Problem
from data.sources.release import Release
from data.sources.ucdp_ged import match_countries
from data.table import Column, Row, Table

SQL = Path(__file__).with_suffix("")

CLAIMANT: dict[str, Any] = {
    "actor_id": "ucdp",
    "name": "Uppsala Conflict Data Program",
    "kind": "research",
    "role": "Codes events of organised violence from news and other reports",
    "aliases": ["UCDP"],
    "party_actor_id": "ucdp",
}

SPANS = pa.schema([("first_day", pa.date32()), ("last_day", pa.date32())])
KEPT_AS_SUMS = "Kept here as sums by country, month in which the event started, and type of violence."

MONTHLY = Table(
    "ucdp_monthly",
    ("dataset_id", "country_iso3", "month", "type_of_violence"),
    (
        Column("dataset_id", required=True, refers_to="releases"),
        Column("country_iso3", required=True, refers_to="countries"),
        Column("month", day, required=True),
        Column("type_of_violence", one_of("state_based", "non_state", "one_sided"), required=True),
        Column("events", count, required=True),
        Column("deaths_low", count, required=True),
        Column("deaths_best", count, required=True),
        Column("deaths_high", count, required=True),
        Column("events_out_of_order", count, required=True),
    ),
)


def monthly_faults(rows: list[Row]) -> Iterator[Problem]:
    """Yield a problem for every sum that cannot be one: no first day of a month, no events, numbers out of order unmarked."""
    for row in rows:
        values = row.values
        if values["month"] is not None and values["month"].day != 1:
            yield row.problem("month", "a month is written as its first day")
        if values["events"] == 0:
            yield row.problem("events", "a sum of no events is no row")
        numbers = [values[name] for name in ("deaths_low", "deaths_best", "deaths_high")]
        if values["events_out_of_order"] == 0 and None not in numbers and numbers != sorted(numbers):
            yield row.problem("deaths_best", "low, best and high are out of order and the row is not marked")


def load_summary(con: duckdb.DuckDBPyConnection, rows: list[Row]) -> None:
    """Insert the monthly sums of one dataset as month-long events with one total figure each."""
    if rows:
        con.register("monthly", pa.Table.from_pylist([dict(row.values) for row in rows]))
        con.execute(_sql("summary_events"))
        con.unregister("monthly")


def load_events(con: duckdb.DuckDBPyConnection, release: Release, superseding: Sequence[Release], records: Path) -> None:
    """Insert a release kept in the store as events with their two sides and one total figure each, but for superseded ones."""
    con.register("events", _standing(con, release, superseding) if superseding else con.read_parquet(str(release.events)))
    days = con.sql("SELECT DISTINCT country, start_date, gw_code FROM events").to_arrow_table()
    con.register("matches", match_countries(days, records))
    con.execute("SET VARIABLE dataset_id = $1", [release.card["dataset_id"]])
    con.execute(_sql("single_events"))
    con.unregister("events")
    con.unregister("matches")


def _standing(con: duckdb.DuckDBPyConnection, release: Release, superseding: Sequence[Release]) -> pa.Table:
    """Events of a release that no other takes the place of, by the day on which they begin or by their number at UCDP."""
    spans = [{"first_day": each.card["coverage_start"], "last_day": each.card["coverage_end"]} for each in superseding]
    con.register("superseding", pa.Table.from_pylist(spans, SPANS))
    ids = con.sql("SELECT external_id FROM read_parquet($1)", params=[[str(each.events) for each in superseding]])
    con.register("superseding_ids", ids)
    rows = con.sql(_sql("standing_events"), params={"events": str(release.events)}).to_arrow_table()
    con.unregister("superseding")
    con.unregister("superseding_ids")
    return rows


def _sql(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")
