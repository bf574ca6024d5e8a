"""A snapshot in a lake: one schema a snapshot, which neither later writers nor expiry of the lake's own snapshots touch."""

from collections.abc import Collection, Mapping
from functools import partial
from pathlib import Path

import duckdb

from data.content import IDENTITY
from data.errors import StoreError
from data.moving.catalog import CatalogError, NotMadeError, attach, reason
from data.moving.meeting import retried
from data.moving.place import columns_as_text
from data.store import SNAPSHOT_ID, is_dead

SCHEMAS = "SELECT schema_name FROM duckdb_schemas() WHERE database_name = 'lake'"
LISTED = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'lake' AND schema_name = $1 ORDER BY table_name"
# Few rows would go into tables of the catalog, which a reader who still reads a snapshot that is dropped does not survive.
ROWS_AS_FILES = "CALL ducklake_set_option('lake', 'data_inlining_row_limit', 0)"
# One file a table, however large: of several DuckDB does not know, before it reads them, which values they hold.
ONE_FILE = "CALL ducklake_set_option('lake', 'target_file_size', '1TB')"
# What the lake's own history alone still needs goes at once; files that were merged stay for whoever reads them, until the next time.
UPKEEP = (
    "CALL ducklake_expire_snapshots('lake', older_than => now())",
    "CALL ducklake_cleanup_old_files('lake', cleanup_all => true)",
    "CALL ducklake_merge_adjacent_files('lake')",
)

# Every file that the catalog knows, also those that it is to delete; each has a name of its own.
KNOWN = " UNION ALL ".join(
    f"SELECT path FROM __ducklake_metadata_lake.{table}"  # noqa: S608 names of DuckLake's own tables
    for table in ("ducklake_data_file", "ducklake_delete_file", "ducklake_files_scheduled_for_deletion")
)


class Lake:
    """A catalog in PostgreSQL with a folder of data, which many servers may read and write."""

    def __init__(self, con: duckdb.DuckDBPyConnection, url: str, snapshot_id: str, *, read_only: bool) -> None:
        """Connect; a catalog that is not there yet is made, or to be read holds nothing. Raises StoreError where it cannot be had."""
        self._con, self._snapshot_id = con, snapshot_id
        _attach(con, url, read_only=read_only)

    def whole(self) -> bool:
        """Whether the snapshot's own table is there, which is written last."""
        return IDENTITY in self.relations()

    def relations(self) -> Mapping[str, str]:
        """Tables that were committed."""
        listed = self._con.execute(LISTED, [self._snapshot_id]).fetchall()
        return {table: self._named(table) for (table,) in listed}

    def in_order(self, table: str) -> str:
        """What a table is read as: it was written in one commit, in order."""
        return self._named(table)

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


def sweep(url: str, *, dry_run: bool) -> list[Path]:
    """Delete files that were written and never committed, and folders of snapshots without any, once they are dead; returns them.

    Raises StoreError where the lake cannot be had, OSError where its folder cannot be written to.
    """
    with duckdb.connect() as con:
        if (data := _attach(con, url, read_only=True)) is None:
            return []
        # Before the catalog is asked: what is committed meanwhile is known to it. DuckLake's own ducklake_delete_orphaned_files
        # goes by paths, and takes the files of a folder written as /srv//lake for orphans, all of them.
        written = [path for path in sorted(Path(data).rglob("ducklake-*.parquet")) if is_dead(path)]
        known = {Path(path).name for (path,) in con.execute(KNOWN).fetchall()}
    left = [path for path in written if path.name not in known]
    emptied = _empty(Path(data))
    if not dry_run:
        for path in left:
            path.unlink(missing_ok=True)
        for folder in emptied:
            folder.rmdir()
    return [*left, *emptied]


def _empty(data: Path) -> list[Path]:
    """Dead folders of snapshots and their tables in which nothing lies, the inner ones first."""
    folders = [path for each in data.iterdir() if SNAPSHOT_ID.fullmatch(each.name) for path in (*each.glob("*/"), each)]
    empty: list[Path] = []
    for folder in folders:
        if is_dead(folder) and set(folder.iterdir()) <= set(empty):
            empty.append(folder)
    return empty


def _attach(con: duckdb.DuckDBPyConnection, url: str, *, read_only: bool) -> str | None:
    """Attach the lake; returns the folder of its data, None where it is only to be read and nobody made it yet."""
    try:
        data = retried(lambda: attach(con, url, read_only=read_only))
        if not read_only:
            for option in (ROWS_AS_FILES, ONE_FILE):
                retried(partial(con.execute, option))
    except NotMadeError:
        return None
    except CatalogError as error:
        raise StoreError(str(error)) from None
    except duckdb.Error as error:
        raise StoreError(f"the lake cannot be written to: {reason(error)}") from None
    return data
