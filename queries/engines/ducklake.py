"""DuckDB on a lake, one schema a snapshot: catalog in PostgreSQL, data as Parquet in a folder; many servers read and write."""

import duckdb

from queries.engine import SettingError, UnreachableError
from queries.engines.catalog import CatalogError, MissingPackageError, attach, reason
from queries.engines.losable import LosableEngine
from queries.engines.views import quoted


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
        listed = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'lake' AND schema_name = $1 ORDER BY table_name"
        tables = [name for (name,) in self._con.execute(listed, [snapshot_id]).fetchall()]
        # The snapshot's own table is written last, so that a schema that lacks it was cut off half-way.
        if "snapshot" not in tables:
            raise UnreachableError(f"the lake holds no snapshot {snapshot_id}: python -m data move writes it there")
        self._con.execute("CREATE SCHEMA empty")
        relations = {table: self._relation(snapshot_id, table) for table in tables}
        # A snapshot never changes: asked once where its files are, the catalog is not asked at every question.
        self._con.execute("DETACH lake")
        self._show(relations, data)

    def _relation(self, snapshot_id: str, table: str) -> str:
        """What a table is read as: its files; one without rows has none."""
        # Names are ours, never a reader's.
        listed = f"SELECT data_file, delete_file FROM ducklake_list_files('lake', '{table}', schema => '{snapshot_id}')"  # noqa: S608
        files = self._con.execute(listed).fetchall()
        if any(deleted for _, deleted in files):
            raise UnreachableError(f"snapshot {snapshot_id} was changed in the lake, by other software: move it there again")
        if not files:
            self._con.execute(f'CREATE TABLE empty."{table}" AS FROM lake."{snapshot_id}"."{table}"')
            return f'empty."{table}"'
        return f"read_parquet([{', '.join(quoted(path) for path, _ in files)}])"
