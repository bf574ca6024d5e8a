"""Read snapshots back: does each hold what its name says, and which are there."""

import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb

from data.errors import StoreError
from data.store import Store

ROOT = Path(__file__).parents[1]
SCHEMA = Path(__file__).with_name("schema.sql")

# What a schema of another day would answer otherwise.
OF_TODAY = (
    "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal ORDER BY ALL",
    "SELECT * FROM code ORDER BY ALL",
)


def verify(store: Store, snapshot_id: str) -> None:
    """Hash a snapshot's content again and run every check; raises StoreError when it cannot be trusted."""
    path = store.path(snapshot_id).resolve()
    read = subprocess.run(  # noqa: S603 - our own Python, on a file of our own
        [sys.executable, "-m", "data.read_whole", str(path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if read.returncode < 0:
        ended = signal.Signals(-read.returncode).name
        raise StoreError(f"snapshot {snapshot_id} cannot be read: it is so damaged that reading it ended with {ended}")
    if read.returncode:
        raise StoreError(f"snapshot {snapshot_id} {read.stderr.strip()}")


def is_sound(store: Store, snapshot_id: str) -> bool:
    """Whether a snapshot that is there passes verification."""
    try:
        verify(store, snapshot_id)
    except StoreError:
        return False
    return True


def is_serving(store: Store) -> bool:
    """Whether a snapshot is in service, opens, and has the tables and codes that today's questions ask for; its rows are not read."""
    try:
        current = store.current()
    except StoreError:
        return False
    return current is not None and "error" not in _identity(store, current) and _is_of_today(store.path(current))


def _is_of_today(path: Path) -> bool:
    with duckdb.connect() as fresh, duckdb.connect(str(path), read_only=True) as kept:
        fresh.execute(SCHEMA.read_text(encoding="utf-8"))
        return all(fresh.execute(sql).fetchall() == kept.execute(sql).fetchall() for sql in OF_TODAY)


def describe(store: Store) -> list[dict[str, Any]]:
    """One entry a snapshot: snapshot_id, created_at, software_version, events, in_service, path; error where unreadable."""
    current = store.pointed_at()
    return [{**_identity(store, each), "in_service": each == current} for each in store.ids()]


def _identity(store: Store, snapshot_id: str) -> dict[str, Any]:
    path = store.path(snapshot_id)
    known: dict[str, Any] = {"snapshot_id": snapshot_id, "path": str(path)}
    try:
        with duckdb.connect(str(path), read_only=True) as con:
            created_at, version = con.execute("SELECT created_at, software_version FROM snapshot").fetchall()[0]
            events = con.table("event").count("*").fetchall()[0][0]
    except (duckdb.Error, IndexError, UnicodeDecodeError) as error:
        return {**known, "created_at": None, "software_version": None, "events": 0, "error": str(error)}
    return {**known, "created_at": f"{created_at:%Y-%m-%dT%H:%M:%SZ}", "software_version": version, "events": events}
