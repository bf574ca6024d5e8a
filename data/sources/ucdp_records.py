"""UCDP's events as records of the ledger: one by one, or as the bundled monthly sums."""

from pathlib import Path
from typing import Any

import duckdb

from data.sources.ucdp_ged import match_countries, read_events

SQL = Path(__file__).with_suffix("")

CLAIMANT: dict[str, Any] = {
    "actor_id": "ucdp",
    "name": "Uppsala Conflict Data Program",
    "kind": "research",
    "role": "Codes events of organised violence from news and other reports",
    "aliases": ["UCDP"],
    "party_actor_id": "ucdp",
}


def load_summary(con: duckdb.DuckDBPyConnection, dataset_id: str, file: Path) -> None:
    """Insert the bundled monthly sums of one dataset as month-long events with one total figure each."""
    con.execute(
        """
        CREATE TEMP TABLE monthly AS
        SELECT * REPLACE (CAST(month AS DATE) AS month)
        FROM read_csv($file, header = true)
        WHERE dataset_id = $dataset_id
        """,
        {"file": str(file), "dataset_id": dataset_id},
    )
    con.execute(_sql("summary_events"))
    con.execute("DROP TABLE monthly")


def load_events(con: duckdb.DuckDBPyConnection, dataset_id: str, file: Path, records: Path) -> None:
    """Insert an event-level file as events with their two sides and one total figure each."""
    events = read_events(file)
    con.register("events", events)
    con.register("matches", match_countries(events, records))
    con.execute("SET VARIABLE dataset_id = $1", [dataset_id])
    con.execute(_sql("single_events"))
    con.unregister("events")
    con.unregister("matches")


def _sql(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")
