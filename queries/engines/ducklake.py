"""DuckDB on a lake, one schema a snapshot: catalog in PostgreSQL, data as Parquet in a folder; many servers read and write."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import duckdb
import pyarrow as pa

from queries.engine import SettingError, UnreachableError, bound
from queries.engines.catalog import CatalogError, MissingPackageError, attach, reason
from queries.engines.duckdb_file import CursorRunning, DuckDBEngine
from queries.engines.views import lock, show
from queries.question import load
from queries.selection import Selection


class LakeRunning(CursorRunning):
    """A question being answered from a lake, which may go away meanwhile."""

    def table(self) -> pa.Table:
        """Ask, and wait for the whole answer; raises UnreachableError where PostgreSQL or a file has gone."""
        with _reached():
            return super().table()

    def start(self, batch_rows: int = 50_000) -> pa.RecordBatchReader:
        """Ask; raises UnreachableError where PostgreSQL or a file has gone."""
        with _reached():
            return super().start(batch_rows)


@contextmanager
def _reached() -> Iterator[None]:
    try:
        yield
    except duckdb.IOException as error:
        raise UnreachableError(f"the lake cannot be read any more: {reason(error)}") from None


class DuckLakeEngine(DuckDBEngine):
    """Questions on one snapshot in a lake; the catalog and the folder of its data are read, and no other file."""

    def __init__(self, url: str, snapshot_id: str) -> None:
        """Open the snapshot in the lake of ``ducklake:postgres:CONNECTION?data=FOLDER``.

        Raises SettingError where a package is missing, UnreachableError where the lake or the snapshot cannot be had.
        """
        self._con = duckdb.connect()
        try:
            self._open(url, snapshot_id)
        except MissingPackageError as error:
            raise SettingError(str(error)) from None
        except CatalogError as error:
            raise UnreachableError(str(error)) from None
        except duckdb.IOException as error:
            raise UnreachableError(f"snapshot {snapshot_id} cannot be read from the lake: {reason(error)}") from None

    def _open(self, url: str, snapshot_id: str) -> None:
        data = attach(self._con, url, read_only=True)
        listed = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'lake' AND schema_name = $1 ORDER BY table_name"
        tables = [name for (name,) in self._con.execute(listed, [snapshot_id]).fetchall()]
        # The snapshot's own table is written last, so that a schema that lacks it was cut off half-way.
        if "snapshot" not in tables:
            raise UnreachableError(f"the lake holds no snapshot {snapshot_id}: python -m data move writes it there")
        for table in tables:
            show(self._con, table, f'lake."{snapshot_id}"."{table}"')
        lock(self._con, data)

    def running(self, name: str, selection: Selection, **own: Any) -> "LakeRunning":
        """Answer a question in a way that can be stopped."""
        question = load(name)
        return LakeRunning(self._con.cursor(), question, bound(question, selection, own))
