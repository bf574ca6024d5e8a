"""DuckDB on a lake, one schema a snapshot: catalog in PostgreSQL, data as Parquet in a folder; many servers read and write."""

import duckdb

from queries.engine import SettingError, UnreachableError
from queries.engines.catalog import CatalogError, MissingPackageError, attach, reason
from queries.engines.losable import LosableEngine


class DuckLakeEngine(LosableEngine):
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
        except (duckdb.IOException, duckdb.CatalogException) as error:
            raise UnreachableError(f"snapshot {snapshot_id} cannot be read from the lake: {reason(error)}") from None

    def _open(self, url: str, snapshot_id: str) -> None:
        data = attach(self._con, url, read_only=True)
        listed = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'lake' AND schema_name = $1 ORDER BY table_name"
        tables = [name for (name,) in self._con.execute(listed, [snapshot_id]).fetchall()]
        # The snapshot's own table is written last, so that a schema that lacks it was cut off half-way.
        if "snapshot" not in tables:
            raise UnreachableError(f"the lake holds no snapshot {snapshot_id}: python -m data move writes it there")
        self._show({table: f'lake."{snapshot_id}"."{table}"' for table in tables}, data)
