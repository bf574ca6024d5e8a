"""A snapshot in a lake: one schema a snapshot, which neither later writers nor expiry of the lake's own snapshots touch."""

from collections.abc import Collection, Mapping
from functools import partial

import duckdb

from data.content import IDENTITY
from data.errors import StoreError
from data.moving.catalog import CatalogError, attach
from data.moving.meeting import retried
from data.moving.place import columns_as_text

SCHEMAS = "SELECT schema_name FROM duckdb_schemas() WHERE database_name = 'lake'"
LISTED = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'lake' AND schema_name = $1 ORDER BY table_name"
# Few rows would go into tables of the catalog, which a reader who still reads a snapshot that is dropped does not survive.
ROWS_AS_FILES = "CALL ducklake_set_option('lake', 'data_inlining_row_limit', 0)"
# What the lake's own history alone still needs goes at once; files that were merged stay for whoever reads them, until the next time.
UPKEEP = (
    "CALL ducklake_expire_snapshots('lake', older_than => now())",
    "CALL ducklake_cleanup_old_files('lake', cleanup_all => true)",
    "CALL ducklake_merge_adjacent_files('lake')",
)


class Lake:
    """A catalog in PostgreSQL with a folder of data, which many servers may read and write."""

    def __init__(self, con: duckdb.DuckDBPyConnection, url: str, snapshot_id: str, *, read_only: bool) -> None:
        """Connect, and make the catalog where there is none yet; raises StoreError where it cannot be had."""
        self._con, self._snapshot_id = con, snapshot_id
        _attach(con, url, read_only=read_only)
        if not read_only:
            retried(lambda: con.execute(ROWS_AS_FILES))

    def whole(self) -> bool:
        """Whether the snapshot's own table is there, which is written last."""
        return IDENTITY in self.relations()

    def relations(self) -> Mapping[str, str]:
        """Tables that were committed."""
        listed = self._con.execute(LISTED, [self._snapshot_id]).fetchall()
        return {table: self._named(table) for (table,) in listed}

    def write(self, table: str, relation: str) -> str:
        """Write one table in one commit; raises StoreError where others write the same one at once."""
        columns = columns_as_text(self._con, relation)
        retried(lambda: self._con.execute(f'CREATE SCHEMA IF NOT EXISTS lake."{self._snapshot_id}"'))
        # Names are those of the schema.
        made = f"CREATE OR REPLACE TABLE {self._named(table)} AS SELECT {columns} FROM {relation}"  # noqa: S608
        retried(lambda: self._con.execute(made))
        return self._named(table)

    def finish(self) -> None:
        """Nothing is left to do: the snapshot's own table was the last."""

    def _named(self, table: str) -> str:
        return f'lake."{self._snapshot_id}"."{table}"'


def drop(url: str, snapshot_ids: Collection[str], *, dry_run: bool) -> list[str]:
    """Drop snapshots, and all that no snapshot in the lake needs any more; returns those that were there.

    Raises StoreError where the lake cannot be had.
    """
    with duckdb.connect() as con:
        _attach(con, url, read_only=dry_run)
        there = sorted({name for (name,) in con.execute(SCHEMAS).fetchall()} & set(snapshot_ids))
        if not dry_run:
            for statement in (*(f'DROP SCHEMA lake."{each}" CASCADE' for each in there), *UPKEEP):
                retried(partial(con.execute, statement))
    return there


def _attach(con: duckdb.DuckDBPyConnection, url: str, *, read_only: bool) -> None:
    try:
        retried(lambda: attach(con, url, read_only=read_only))
    except CatalogError as error:
        raise StoreError(str(error)) from None
