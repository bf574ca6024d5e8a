"""Copy a snapshot from one place to another, table by table, each held against the source; cut off, it goes on where it was."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data.content import IDENTITY, sha256_of, sum_of
from data.errors import StoreError
from data.moving.lake import Lake
from data.moving.parquet_folder import ParquetFolder
from data.moving.place import Place
from data.moving.snapshot_file import SCHEMA, SnapshotFile
from data.store import SNAPSHOT_ID, Store

FILE, PARQUET, LAKE = "duckdb://", "duckdb+parquet://", "ducklake:postgres:"
FORMS = (FILE, f"{PARQUET}FOLDER", f"{LAKE}CONNECTION?data=FOLDER")

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Moved:
    """What was moved: rows by table, and which tables were there already."""

    snapshot_id: str
    rows: Mapping[str, int]
    there_already: tuple[str, ...]


def move(store: Store, source: str, target: str, snapshot_id: str, progress: Progress) -> Moved:
    """Copy a snapshot between two URLs; the source is only read.

    Raises StoreError where either end cannot be had, where a table does not arrive as it left, and where the whole does not hash
    to the snapshot's name; the target is then not at the disposal of readers.
    """
    if not SNAPSHOT_ID.fullmatch(snapshot_id):
        raise StoreError(f"{snapshot_id[:80]!r} is no identifier of a snapshot")
    if source == target or (source.startswith(LAKE) and target.startswith(LAKE)):
        raise StoreError("a snapshot is moved between two places of different kinds: by way of a file where both are lakes")
    try:
        with duckdb.connect() as con, store.scratch("spill") as spill:
            con.execute("SET TimeZone = 'UTC'")
            con.execute("SET temp_directory = $1", [str(spill)])
            given = _place(con, store, source, snapshot_id, read_only=True)
            if not given.whole():
                raise StoreError(f"snapshot {snapshot_id} is not there to be moved, or was not moved there to its end")
            return _copied(con, given, _place(con, store, target, snapshot_id, read_only=False), snapshot_id, progress)
    except duckdb.Error as error:
        raise StoreError(f"snapshot {snapshot_id} cannot be moved: {error}") from None


def is_there(store: Store, place: str, snapshot_id: str) -> bool:
    """Whether a snapshot was moved to a place to its end; raises StoreError where the place cannot be had."""
    with duckdb.connect() as con:
        return _place(con, store, place, snapshot_id, read_only=True).whole()


def _place(con: duckdb.DuckDBPyConnection, store: Store, url: str, snapshot_id: str, *, read_only: bool) -> Place:
    if url == FILE:
        return SnapshotFile(con, store, snapshot_id, read_only=read_only)
    if url.startswith(PARQUET) and url != PARQUET:
        return ParquetFolder(con, Path(url.removeprefix(PARQUET)), snapshot_id)
    if url.startswith(LAKE):
        return Lake(con, url, snapshot_id, read_only=read_only)
    # Not the URL itself, which may hold a password.
    raise StoreError(f"a place is one of {', '.join(FORMS)}; {url.partition(':')[0][:20]!r} is none")


def _copied(con: duckdb.DuckDBPyConnection, source: Place, target: Place, snapshot_id: str, progress: Progress) -> Moved:
    given, there, tables = source.relations(), dict(target.relations()), _tables()
    if set(given) != set(tables):
        differing = ", ".join(sorted(set(given) ^ set(tables)))
        raise StoreError(f"snapshot {snapshot_id} is of another version of this software: it differs in {differing}")
    is_new = not target.whole()
    already: list[str] = []
    sums: list[str] = []
    rows: dict[str, int] = {}
    for number, table in enumerate(tables, 1):
        expected = sum_of(con, table, given[table])
        rows[table] = con.execute(f"SELECT count(*) FROM {given[table]}").fetchall()[0][0]  # noqa: S608 the place's own name
        progress(f"{number} of {len(tables)}: {table}, {rows[table]:,} rows")
        if table == IDENTITY:
            _check(con, given[table], sums, snapshot_id)
        if table in there and sum_of(con, table, there[table]) == expected:
            already.append(table)
        elif not is_new:
            raise StoreError(
                f"snapshot {snapshot_id} is there already, and its table {table} is damaged: remove it, and move again"
            )
        elif (arrived := sum_of(con, table, target.write(table, source.in_order(table)))) != expected:
            raise StoreError(f"table {table} did not arrive as it left: {arrived} instead of {expected}; move again")
        sums.append(expected)
    if is_new:
        target.finish()
    return Moved(snapshot_id, rows, tuple(already))


def _check(con: duckdb.DuckDBPyConnection, identity: str, sums: list[str], snapshot_id: str) -> None:
    """Hold all tables together against the name of the snapshot, before its own table says that it is there."""
    named = con.execute(f"SELECT snapshot_id, content_sha256 FROM {identity}").fetchall()  # noqa: S608 the place's own name
    digest = sha256_of(sums)
    if named != [(snapshot_id, digest)] or not digest.startswith(snapshot_id):
        raise StoreError(f"what would be moved as snapshot {snapshot_id} is not it: its content hashes to {digest}")


def _tables() -> list[str]:
    """Tables of a snapshot in an order in which references lead back; the snapshot's own comes last."""
    with duckdb.connect() as con:
        con.execute(SCHEMA.read_text(encoding="utf-8"))
        listed = [name for (name,) in con.execute("SELECT table_name FROM duckdb_tables() ORDER BY table_oid").fetchall()]
    return sorted(listed, key=lambda table: table == IDENTITY)
