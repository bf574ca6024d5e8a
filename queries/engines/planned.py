"""Which tables a question reads with the values given, by a plan that DuckDB makes over tables without rows."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import duckdb

from queries.engines.duckdb_file import LOCKED
from queries.engines.parquet_files import files


class Planner:
    """The tables of a folder of Parquet without their rows; nothing is ever read but their columns, once."""

    def __init__(self, folder: Path) -> None:
        """Make a table for every file of the folder; raises EngineError where one is damaged."""
        self._con = duckdb.connect()
        for path in sorted(folder.glob("*.parquet")):
            self._con.execute(f'CREATE TABLE "{path.stem}" AS FROM read_parquet($1) LIMIT 0', [files(path)[0]])
        # What a table without rows cannot hold is no reason to leave it out.
        self._con.execute("SET disabled_optimizers = 'statistics_propagation'")
        for name, value in LOCKED.items():
            self._con.execute(f"SET {name} = {value}")

    def tables_read(self, sql: str, values: Mapping[str, Any]) -> frozenset[str]:
        """The tables that are read for one answer, from any thread."""
        with self._con.cursor() as cursor:
            ((_, plan),) = cursor.execute(f"EXPLAIN (FORMAT json) {sql}", dict(values)).fetchall()
        return frozenset(name for node in json.loads(plan) for name in _scanned(node))

    def close(self) -> None:
        """Let go of the tables."""
        self._con.close()


def _scanned(node: Mapping[str, Any]) -> Iterator[str]:
    if table := node["extra_info"].get("Table"):
        yield table.rpartition(".")[2].strip('"')
    for child in node["children"]:
        yield from _scanned(child)
