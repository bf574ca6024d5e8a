"""DuckDB on a lake: catalog in PostgreSQL, data as Parquet in a folder, one schema a snapshot; many servers read and write."""

import importlib
import re
from pathlib import Path

import duckdb

from queries.engine import SettingError, UnreachableError
from queries.engines.duckdb_file import DuckDBEngine
from queries.engines.views import lock, quoted, show

EXTENSIONS = ("postgres_scanner", "ducklake")
WORD = re.compile(r"(\w+)\s*=\s*('(?:\\.|[^'\\])*'|\S*)")
CONNECT_SECONDS = 5
REASONS = {
    "password authentication failed": "it refused the user or the password",
    "no password supplied": "it asks for a password, and none was given",
    "Connection refused": "nothing listens there",
    "could not translate host name": "there is no such host",
    "timeout expired": f"it gave no answer within {CONNECT_SECONDS} seconds",
    "does not exist": "it has no such database or user",
    "version": "its catalog is of another version than this one can read",
}


class DuckLakeEngine(DuckDBEngine):
    """Questions on one snapshot in a lake; the catalog and the folder of its data are read, and no other file."""

    def __init__(self, catalog: str, data: str, snapshot_id: str) -> None:
        """Open the snapshot; ``catalog`` is a connection string of PostgreSQL.

        Raises SettingError where a package is missing, UnreachableError where the catalog or the snapshot cannot be had.
        """
        self._con = duckdb.connect()
        try:
            attach(self._con, catalog, data)
            self._show(snapshot_id, data)
        except BaseException:
            self._con.close()
            raise

    def _show(self, snapshot_id: str, data: str) -> None:
        listed = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'lake' AND schema_name = $1 ORDER BY table_name"
        tables = [name for (name,) in self._con.execute(listed, [snapshot_id]).fetchall()]
        # The snapshot's own table is written last.
        if "snapshot" not in tables:
            raise UnreachableError(f"the lake holds no snapshot {snapshot_id}: python -m data move writes it there")
        try:
            for table in tables:
                show(self._con, table, f'lake."{snapshot_id}"."{table}"')
        except duckdb.IOException:
            raise UnreachableError(f"files of snapshot {snapshot_id} are missing from the lake's folder {data}") from None
        lock(self._con, data)


def attach(con: duckdb.DuckDBPyConnection, catalog: str, data: str) -> None:
    """Attach a lake as ``lake``, read-only; no message of any error holds the password."""
    for name in EXTENSIONS:
        con.execute(f"LOAD {quoted(str(_extension(name)))}")
    words = {name: value.strip("'") for name, value in WORD.findall(catalog)}
    password = words.pop("password", "")
    where = " ".join(f"{name}={words[name]}" for name in ("host", "port", "dbname") if name in words)
    plain = " ".join(f"{name}='{value}'" for name, value in ({"connect_timeout": str(CONNECT_SECONDS)} | words).items())
    if password:
        con.execute(f"CREATE SECRET catalog (TYPE postgres, PASSWORD {quoted(password)})")
    inner = "MAP {'TYPE': 'postgres', 'SECRET': 'catalog'}" if password else "MAP {'TYPE': 'postgres'}"
    con.execute(
        f"CREATE SECRET lake (TYPE ducklake, METADATA_PATH {quoted(plain)}, DATA_PATH {quoted(data)}, METADATA_PARAMETERS {inner})"
    )
    try:
        con.execute("ATTACH 'ducklake:lake' AS lake (READ_ONLY)")
    except duckdb.Error as error:
        # Not from the error: its text, and so the log, may quote how it connected.
        raise UnreachableError(f"the lake's catalog in PostgreSQL ({where}) cannot be opened: {_reason(str(error))}") from None


def _extension(name: str) -> Path:
    try:
        package = importlib.import_module(f"duckdb_extension_{name}")
    except ModuleNotFoundError:
        raise SettingError(
            f"PARALLAX_ENGINE names a lake, and DuckDB's extension {name} is not installed: "
            "pip install -r queries/engines/requirements-ducklake.txt"
        ) from None
    return Path(str(package.__file__)).parent / "extensions" / f"v{duckdb.__version__}" / f"{name}.duckdb_extension"


def _reason(text: str) -> str:
    return next((said for words, said in REASONS.items() if words in text), "it is no catalog of a lake that can be read")
