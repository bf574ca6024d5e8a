"""A snapshot in a lake: one schema a snapshot, which neither later writers nor expiry of the lake's own snapshots touch."""

from collections.abc import Mapping

import duckdb

from data.content import IDENTITY
from data.errors import StoreError
from data.moving.catalog import CatalogError, attach
from data.moving.place import columns_as_text

LISTED = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'lake' AND schema_name = $1 ORDER BY table_name"


class Lake:
    """A catalog in PostgreSQL with a folder of data, which many servers may read and write."""

    def __init__(self, con: duckdb.DuckDBPyConnection, url: str, snapshot_id: str, *, read_only: bool) -> None:
        """Connect, and make the catalog where there is none yet; raises StoreError where it cannot be had."""
        self._con, self._snapshot_id = con, snapshot_id
        try:
            attach(con, url, read_only=read_only)
        except CatalogError as error:
            raise StoreError(str(error)) from None

    def whole(self) -> bool:
        """Whether the snapshot's own table is there, which is written last."""
        return IDENTITY in self.relations()

    def relations(self) -> Mapping[str, str]:
        """Tables that were committed."""
        listed = self._con.execute(LISTED, [self._snapshot_id]).fetchall()
        return {table: self._named(table) for (table,) in listed}

    def write(self, table: str, relation: str) -> str:
        """Write one table in one commit."""
        self._con.execute(f'CREATE SCHEMA IF NOT EXISTS lake."{self._snapshot_id}"')
        columns = columns_as_text(self._con, relation)
        # Names are those of the schema.
        self._con.execute(f"CREATE OR REPLACE TABLE {self._named(table)} AS SELECT {columns} FROM {relation}")  # noqa: S608
        return self._named(table)

    def finish(self) -> None:
        """Nothing is left to do: the snapshot's own table was the last."""

    def _named(self, table: str) -> str:
        return f'lake."{self._snapshot_id}"."{table}"'
