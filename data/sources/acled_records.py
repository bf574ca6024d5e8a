"""ACLED's events as records of the ledger, without those that ACLED deleted."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from data.sources.acled import SOURCE
from data.sources.intake import match_countries
from data.sources.release import Release

SQL = Path(__file__).with_suffix("")
DELETED = pa.schema([("external_id", pa.string()), ("deleted_on", pa.date32())])

CLAIMANT: dict[str, Any] = {
    "actor_id": "acled",
    "name": "Armed Conflict Location & Event Data",
    "kind": "research",
    "role": "Codes events of political violence and protest from news and other reports",
    "aliases": ["ACLED"],
    "party_actor_id": "acled",
}


def load_events(con: duckdb.DuckDBPyConnection, release: Release, _superseding: Sequence[Release], records: Path) -> None:
    """Insert a release kept in the store: its events, their actors, one number each; deleted ones as withdrawn."""
    claimant = pa.Table.from_pylist([CLAIMANT])
    con.register("claimant", claimant)
    con.execute("INSERT INTO actor BY NAME FROM claimant ANTI JOIN actor USING (actor_id)")
    deleted = con.read_parquet(str(release.deleted)).to_arrow_table() if release.deleted else DELETED.empty_table()
    con.register("deleted", deleted)
    con.register("events", con.read_parquet(str(release.events)))
    days = con.sql("SELECT DISTINCT country, start_date, CAST(NULL AS INTEGER) AS gw_code FROM events").to_arrow_table()
    con.register("matches", match_countries(days, SOURCE.schemes, records))
    con.execute("SET VARIABLE dataset_id = $1", [release.card["dataset_id"]])
    con.execute((SQL / "single_events.sql").read_text(encoding="utf-8"))
    for name in ("claimant", "deleted", "events", "matches"):
        con.unregister(name)
