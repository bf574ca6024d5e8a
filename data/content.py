"""The content hash: the same records give the same identifier on any machine."""

import hashlib

import duckdb
import pyarrow as pa
import pyarrow.csv as pacsv

IDENTITY = "snapshot"


class _Hash:
    """A sink that only hashes what is written to it."""

    closed = False

    def __init__(self) -> None:
        self.sha256 = hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.sha256.update(data)
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""


def content_sha256(con: duckdb.DuckDBPyConnection) -> str:
    """Hash names, columns and rows of every table but the identity itself, in an order of their own."""
    tables = con.execute("SELECT table_name FROM duckdb_tables() WHERE table_name <> $1 ORDER BY table_name", [IDENTITY])
    sink = _Hash()
    for (table,) in tables.fetchall():
        sink.write(f"{table}\n".encode())
        _hash_rows(con, table, sink)
    return sink.sha256.hexdigest()


def _hash_rows(con: duckdb.DuckDBPyConnection, table: str, sink: _Hash) -> None:
    columns = con.execute(
        "SELECT column_name FROM duckdb_columns() WHERE table_name = $1 ORDER BY column_index", [table]
    ).fetchall()
    # Names come from the schema itself; everything is hashed as text, so that enumerations and lists are plain to CSV.
    cells = ", ".join(f'CAST("{name}" AS VARCHAR) AS "{name}"' for (name,) in columns)
    reader = con.sql(f'SELECT {cells} FROM "{table}" ORDER BY ALL').to_arrow_reader(50_000)  # noqa: S608
    with pacsv.CSVWriter(pa.PythonFile(sink, mode="w"), reader.schema) as writer:
        for batch in reader:
            writer.write_batch(batch)
