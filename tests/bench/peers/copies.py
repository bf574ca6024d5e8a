"""The events of a release as its peers take them: a CSV file, and an SQLite file with indexes and full-text search."""

import sqlite3
from pathlib import Path

import duckdb

SQLITE_TYPES = {"BIGINT": "INTEGER", "INTEGER": "INTEGER", "BOOLEAN": "INTEGER", "DOUBLE": "REAL"}
SEARCHED = "place, side_a, side_b"
INDEXED = ("country, start_date", "type_of_violence, start_date", "start_date")
BATCH = 50_000


def as_csv(events: Path, target: Path) -> None:
    """Write every column as CSV."""
    with duckdb.connect() as con:
        con.read_parquet(str(events)).write_csv(str(target))


def as_sqlite(events: Path, target: Path) -> None:
    """Write the same columns into a table of SQLite, with what its readers would be told to add."""
    with duckdb.connect() as source, sqlite3.connect(target) as con:
        rows = source.read_parquet(str(events))
        kinds = dict(zip(rows.columns, map(str, rows.types), strict=True))
        columns = ", ".join(f"{name} {SQLITE_TYPES.get(kind, 'TEXT')}" for name, kind in kinds.items())
        con.execute(f"CREATE TABLE events ({columns}, PRIMARY KEY (external_id))")
        # SQLite has no dates: they are text.
        as_text = rows.project(", ".join(f"CAST({name} AS VARCHAR)" if kind == "DATE" else name for name, kind in kinds.items()))
        marks = ", ".join("?" for _ in kinds)
        while batch := as_text.fetchmany(BATCH):
            con.executemany(f"INSERT INTO events VALUES ({marks})", batch)
        for number, index in enumerate(INDEXED):
            con.execute(f"CREATE INDEX events_{number} ON events ({index})")
        con.execute(f"CREATE VIRTUAL TABLE events_fts USING fts5({SEARCHED}, content=events)")
        con.execute(f"INSERT INTO events_fts (rowid, {SEARCHED}) SELECT rowid, {SEARCHED} FROM events")
        con.execute("ANALYZE")
    con.close()
