"""The record of a case put where other engines read it, each in one session for all cases."""

import math
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from data.moving import by_country
from data.moving.catalog import attach
from data.moving.place import columns_as_text
from queries.engines.ducklake import DuckLakeEngine
from queries.engines.parquet import ParquetEngine
from queries.engines.spark import SparkEngine
from queries.selection import Selection

CASE = "case"


class Exchanged:
    """Tables of one case exchanged for those of the next: all that have rows now, or had some before."""

    def __init__(self, empty: Path, con: duckdb.DuckDBPyConnection) -> None:
        self._con = con
        with duckdb.connect(str(empty), read_only=True) as kept:
            self._tables = [name for (name,) in kept.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        self._stale = set(self._tables)

    def take(self, record: Path, write: Callable[[str], object]) -> None:
        self._con.execute(f"ATTACH '{record}' AS record (READ_ONLY)")
        filled = {table for table in self._tables if self._con.execute(f'FROM record."{table}" LIMIT 1').fetchall()}
        for table in sorted(filled | self._stale):
            write(table)
        self._stale = filled

    def end(self) -> None:
        self._con.execute("DETACH record")


class Parquet:
    """One folder whose files are exchanged, those of events by country, as they are where there are many."""

    name = "duckdb+parquet"

    def __init__(self, folder: Path, empty: Path) -> None:
        self._folder = folder / CASE
        self._folder.mkdir(parents=True)
        self._writer = duckdb.connect()
        self._exchanged = Exchanged(empty, self._writer)

    def ask(self, record: Path, question: str, selection: Selection, own: Mapping[str, Any]) -> pa.Table:
        self._exchanged.take(record, self._write)
        self._exchanged.end()
        engine = ParquetEngine(self._folder)
        try:
            return engine.ask(question, selection, **own)
        finally:
            engine.close()

    def _write(self, table: str) -> None:
        path = self._folder / f"{table}.parquet"
        if path.is_dir():
            shutil.rmtree(path)
        if table == by_country.TABLE and self._writer.execute("FROM record.event LIMIT 1").fetchall():
            path.unlink(missing_ok=True)
            by_country.write(self._writer, "record.event", path)
        else:
            self._writer.execute(f"COPY record.\"{table}\" TO '{path}'")

    def close(self) -> None:
        self._writer.close()


class Connect:
    """One server of Spark Connect over the folder that the Parquet of the case lies in, a session a case."""

    name = "sc"

    def __init__(self, port: int, folder: Path) -> None:
        self._url = f"sc://127.0.0.1:{port}?data={folder}"

    def ask(self, record: Path, question: str, selection: Selection, own: Mapping[str, Any]) -> pa.Table:
        engine = SparkEngine(self._url, CASE)
        try:
            return engine.ask(question, selection, **own)
        finally:
            engine.close()

    def close(self) -> None:
        """Nothing is open."""


class Lake:
    """One lake whose tables are exchanged in one commit, after which a reader opens it."""

    name = "ducklake"

    def __init__(self, url: str, empty: Path) -> None:
        self._url = url
        self._writer = duckdb.connect()
        attach(self._writer, url, read_only=False)
        self._writer.execute(f'CREATE SCHEMA lake."{CASE}"')
        self._exchanged = Exchanged(empty, self._writer)
        self._take(empty)

    def ask(self, record: Path, question: str, selection: Selection, own: Mapping[str, Any]) -> pa.Table:
        self._take(record)
        engine = DuckLakeEngine(self._url, CASE)
        try:
            return engine.ask(question, selection, **own)
        finally:
            engine.close()

    def _take(self, record: Path) -> None:
        self._writer.execute("BEGIN")
        self._exchanged.take(record, self._write)
        self._writer.execute("COMMIT")
        self._exchanged.end()

    def _write(self, table: str) -> None:
        columns = columns_as_text(self._writer, f'record."{table}"')
        self._writer.execute(f'CREATE OR REPLACE TABLE lake."{CASE}"."{table}" AS SELECT {columns} FROM record."{table}"')

    def close(self) -> None:
        self._writer.close()


Elsewhere = Parquet | Connect | Lake


def differing(table: pa.Table, expected: pa.Table) -> list[str]:
    """Columns whose values, in their order, are not those expected; numbers with a point may differ by a part in 10⁹."""
    if table.schema != expected.schema or table.num_rows != expected.num_rows:
        return [f"{table.num_rows} rows of {table.schema}, not {expected.num_rows} of {expected.schema}"]
    pairs = ((field, table[field.name].to_pylist(), expected[field.name].to_pylist()) for field in expected.schema)
    return [f"{field.name}: {got}, not {wanted}" for field, got, wanted in pairs if not _same(field.type, got, wanted)]


def _same(kind: pa.DataType, got: list[Any], wanted: list[Any]) -> bool:
    if not pa.types.is_floating(kind):
        return got == wanted
    return all(a == b if a is None or b is None else math.isclose(a, b, rel_tol=1e-9) for a, b in zip(got, wanted, strict=True))
