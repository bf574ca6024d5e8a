"""A snapshot as its own DuckDB file in the store: the form that every other is held against."""

import re
from collections.abc import Mapping
from pathlib import Path

import duckdb

from data.errors import StoreError
from data.moving.place import quoted
from data.store import Store, is_dead

SCHEMA = Path(__file__).parents[1] / "schema.sql"
CUT_OFF = re.compile(r"\.moving-[0-9a-f]{16}\.duckdb")
LISTED = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'file' ORDER BY table_oid"


class SnapshotFile:
    """A file of the store, or the one that is to become it."""

    def __init__(self, con: duckdb.DuckDBPyConnection, store: Store, snapshot_id: str, *, read_only: bool) -> None:
        """Open the file read-only where it is there; else begin one, or go on with one that was begun."""
        self._con, self._store, self._snapshot_id = con, store, snapshot_id
        self._part = store.folder / f".moving-{snapshot_id}.duckdb"
        if self.whole():
            con.execute(f"ATTACH {quoted(str(store.path(snapshot_id)))} AS file (READ_ONLY)")
        elif not read_only:
            self._begin()

    def whole(self) -> bool:
        """Whether the store has the file."""
        return self._snapshot_id in self._store.ids()

    def relations(self) -> Mapping[str, str]:
        """Tables in the schema's order; those not filled yet are there, and empty."""
        return {table: f'file."{table}"' for (table,) in self._con.execute(LISTED).fetchall()}

    def in_order(self, table: str) -> str:
        """What a table is read as: it was filled in order."""
        return f'file."{table}"'

    def write(self, table: str, relation: str) -> str:
        """Fill one table in one commit; the schema's keys and checks hold. Raises StoreError where other rows are in it."""
        if self._con.execute(f'SELECT EXISTS (FROM file."{table}")').fetchall() == [(True,)]:
            raise StoreError(f"{self._part} holds other rows than those to be moved: delete it, and move again")
        self._con.execute(f'INSERT INTO file."{table}" BY NAME FROM {relation}')
        return f'file."{table}"'

    def finish(self) -> None:
        """Take the file into the store; it is not in service by that."""
        self._con.execute("DETACH file")
        self._store.keep(self._part, self._snapshot_id)

    def _begin(self) -> None:
        self._store.folder.mkdir(parents=True, exist_ok=True)
        self._con.execute(f"ATTACH {quoted(str(self._part))} AS file")
        if not self.relations():
            self._con.execute("USE file")
            self._con.execute(f"BEGIN; {SCHEMA.read_text(encoding='utf-8')}; COMMIT")
            self._con.execute("USE memory")


def sweep(store: Store, *, dry_run: bool) -> list[Path]:
    """Delete files of the store that were begun and never became a snapshot, once they are dead; returns them.

    Raises OSError where the store cannot be written to.
    """
    left: list[Path] = []
    for begun in sorted(path for path in store.folder.glob(".*.duckdb") if CUT_OFF.fullmatch(path.name)):
        # With the log that DuckDB keeps beside it.
        both = sorted(store.folder.glob(f"{begun.name}*"))
        left += both if all(map(is_dead, both)) else []
    for path in () if dry_run else left:
        path.unlink(missing_ok=True)
    return left
