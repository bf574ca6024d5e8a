"""The content hash: the same records give the same identifier on any machine."""

import hashlib

import duckdb

IDENTITY = "snapshot"


def content_sha256(con: duckdb.DuckDBPyConnection) -> str:
    """Hash names, columns and rows of every table but the identity itself; the order of rows does not matter."""
    tables = con.execute("SELECT table_name FROM duckdb_tables() WHERE table_name <> $1 ORDER BY table_name", [IDENTITY])
    sink = hashlib.sha256()
    for (table,) in tables.fetchall():
        sink.update(f"{table} {_columns(con, table)} {_sum_of_rows(con, table)}\n".encode())
    return sink.hexdigest()


def _columns(con: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    listed = con.execute("SELECT column_name FROM duckdb_columns() WHERE table_name = $1 ORDER BY column_index", [table])
    return [name for (name,) in listed.fetchall()]


def _sum_of_rows(con: duckdb.DuckDBPyConnection, table: str) -> list[tuple[int, ...]]:
    """Count the rows and add up the MD5 of each: a sum needs no order, and sorting millions of rows takes longer than a build."""
    # Each cell with its length, so that no two rows read alike; as text, so that enumerations and lists are plain.
    texts = [f'CAST("{name}" AS VARCHAR)' for name in _columns(con, table)]
    row = ", ".join(f"coalesce(strlen({text}) || ':', '-'), {text}" for text in texts)
    halves = "sum(CAST(md5 >> 64 AS HUGEINT)), sum(CAST(md5 & 18446744073709551615::UHUGEINT AS HUGEINT))"
    # Names come from the schema itself.
    return con.execute(f'SELECT count(*), {halves} FROM (SELECT md5_number(concat({row})) AS md5 FROM "{table}")').fetchall()  # noqa: S608
