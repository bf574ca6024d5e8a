"""Small records in service, for what takes long on the bundled ones."""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from data.store import Store
from tests.queries.defaults import Row
from tests.queries.record import write_record, write_schema


def put_into_service(folder: Path, snapshot_id: str, rows: Mapping[str, list[Row]]) -> Path:
    """Make a store whose snapshot holds the rows given and those that they name; its folder."""
    path = folder / f"{snapshot_id}.duckdb"
    write_record(write_schema(path), rows)
    with duckdb.connect(str(path)) as con:
        con.execute("INSERT INTO snapshot VALUES ($1, TIMESTAMP '2026-01-05 10:00:00', '0', '')", [snapshot_id])
    Store(folder).point(snapshot_id)
    return folder
