"""DuckDB on a lake, one schema a snapshot: catalog in PostgreSQL, data as Parquet in a folder; many servers read and write."""

from pathlib import Path

import duckdb

from queries.engine import SettingError, UnreachableError
from queries.engines.catalog import CatalogError, MissingPackageError, attach, reason
from queries.engines.losable import LosableEngine
from queries.engines.parquet_files import listed

# By DuckLake's specification of its catalog: the tables of a schema and their files, and whether they are as a move leaves them.
FILES = """
SELECT
  tables.table_name,
  schemas.path || tables.path || files.path AS path,
  schemas.path_is_relative AND tables.path_is_relative AND coalesce(files.path_is_relative, TRUE) AND deleted.table_id IS NULL AS is_ours
FROM __ducklake_metadata_lake.ducklake_schema AS schemas
INNER JOIN __ducklake_metadata_lake.ducklake_table AS tables
  ON tables.schema_id = schemas.schema_id AND tables.end_snapshot IS NULL
LEFT JOIN __ducklake_metadata_lake.ducklake_data_file AS files
  ON files.table_id = tables.table_id AND files.end_snapshot IS NULL
LEFT JOIN __ducklake_metadata_lake.ducklake_delete_file AS deleted
  ON deleted.table_id = tables.table_id AND deleted.end_snapshot IS NULL
WHERE schemas.schema_name = $1 AND schemas.end_snapshot IS NULL
ORDER BY tables.table_name, files.file_order, files.data_file_id
"""


class DuckLakeEngine(LosableEngine):
    """Questions on one snapshot in a lake; of its catalog it is asked for, and then only files of its folder are read."""

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
        tables: dict[str, list[str]] = {}
        for table, path, is_ours in self._con.execute(FILES, [snapshot_id]).fetchall():
            if not is_ours:
                raise UnreachableError(f"snapshot {snapshot_id} was changed in the lake, by other software: move it there again")
            tables.setdefault(table, []).extend([] if path is None else [str(Path(data) / path)])
        # The snapshot's own table is written last, so that a schema that lacks it was cut off half-way.
        if "snapshot" not in tables:
            raise UnreachableError(f"the lake holds no snapshot {snapshot_id}: python -m data move writes it there")
        self._con.execute("CREATE SCHEMA empty")
        relations = {table: self._relation(snapshot_id, table, files) for table, files in tables.items()}
        # A snapshot never changes: asked once where its files are, the catalog is not asked at every question.
        self._con.execute("DETACH lake")
        self._show(relations, data)

    def _relation(self, snapshot_id: str, table: str, files: list[str]) -> str:
        """What a table is read as: its files; one without rows has none."""
        if files:
            return f"read_parquet({listed(files)})"
        # Names are ours, never a reader's.
        self._con.execute(f'CREATE TABLE empty."{table}" AS FROM lake."{snapshot_id}"."{table}"')
        return f'empty."{table}"'
