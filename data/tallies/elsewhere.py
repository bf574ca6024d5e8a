"""Tallies added up by a server of Spark Connect from a snapshot's events as Parquet, and held against those in the snapshot."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from data.errors import StoreError
from data.store import Store
from data.tallies.definitions import definitions
from data.tallies.server import Adding, adding_up, server_of, tables_read

Progress = Callable[[str], None]


@dataclass(frozen=True)
class AddedUp:
    """A tally as it was added up there: its rows, the seconds it took, and in what it differs from that of the snapshot."""

    table: str
    rows: int
    seconds: float
    differs: str | None


def add_up(store: Store, url: str, snapshot_id: str, progress: Progress) -> list[AddedUp]:
    """Add up every tally on the server of ``sc://HOST:PORT?data=FOLDER``; only the sums leave it.

    Raises StoreError where the server or the events cannot be had, or where it cannot add them up.
    """
    server = server_of(url)
    with _snapshot(store, snapshot_id) as con:
        files = _files(server.data / snapshot_id, tables_read(con))
        with adding_up(server) as there:
            there.show(files)
            return [_added_up(there, con, table, query, progress) for table, query in definitions().items()]


def _files(folder: Path, tables: Sequence[str]) -> Mapping[str, Path]:
    """Where the server finds tables of a snapshot."""
    files = {table: folder / f"{table}.parquet" for table in tables}
    for path in files.values():
        if not path.exists():
            raise StoreError(f"{path} is not there: python -m data move writes it")
    return files


@contextmanager
def _snapshot(store: Store, snapshot_id: str) -> Iterator[duckdb.DuckDBPyConnection]:
    if snapshot_id not in store.ids():
        raise StoreError(f"there is no snapshot {snapshot_id} in {store.folder} to hold the tallies against")
    with duckdb.connect(str(store.path(snapshot_id)), read_only=True) as con:
        yield con


def _added_up(there: Adding, con: duckdb.DuckDBPyConnection, table: str, query: str, progress: Progress) -> AddedUp:
    progress(f"adding up {table}")
    begun = time.monotonic()
    answer = pa.concat_tables(there.pieces(query))
    return AddedUp(table, answer.num_rows, time.monotonic() - begun, _differs(con, table, answer))


def _differs(con: duckdb.DuckDBPyConnection, table: str, answer: pa.Table) -> str | None:
    """Say in what an answer differs from the rows of a table that were made from events; None where all are there and no others."""
    described = con.execute(f'DESCRIBE "{table}"').fetchall()
    kinds = {name: "VARCHAR" if kind.startswith("ENUM") else kind for name, kind, *_ in described if name in answer.column_names}
    if len(kinds) < answer.num_columns:
        return f"its columns are {', '.join(answer.column_names)}"
    longest = pc.max(answer["span_months"]).as_py() or 0
    con.register("answer", answer)
    # Rows of longer spans are made from these.
    there, here = (_in_order(con, relation, kinds) for relation in ("answer", f'(FROM "{table}" WHERE span_months <= {longest})'))
    con.unregister("answer")
    if there.num_rows != here.num_rows:
        return f"{there.num_rows:,} rows instead of {here.num_rows:,}"
    unlike = [name for name in kinds if not there[name].equals(here[name])]
    return f"other values in {', '.join(unlike)}" if unlike else None


def _in_order(con: duckdb.DuckDBPyConnection, relation: str, kinds: dict[str, str]) -> pa.Table:
    """Rows of a relation in types and an order that do not hang on where they were made."""
    columns = ", ".join(f'CAST("{name}" AS {kind}) AS "{name}"' for name, kind in kinds.items())
    # Names are those of the schema.
    return con.execute(f"SELECT * FROM (SELECT {columns} FROM {relation} AS made) AS cast_alike ORDER BY ALL").to_arrow_table()  # noqa: S608
