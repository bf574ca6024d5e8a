"""The content hash: the same records give the same identifier on any machine, and in whatever they are kept."""

import hashlib
from collections.abc import Iterable

import duckdb

IDENTITY = "snapshot"


def content_sha256(con: duckdb.DuckDBPyConnection) -> str:
    """Hash names, columns and rows of every table but the identity itself; the order of rows does not matter."""
    tables = con.execute("SELECT table_name FROM duckdb_tables() WHERE table_name <> $1 ORDER BY table_name", [IDENTITY])
    return sha256_of(sum_of(con, table, f'"{table}"') for (table,) in tables.fetchall())


def sha256_of(sums: Iterable[str]) -> str:
    """The content hash of tables whose sums are given; each begins with the table's name."""
    return hashlib.sha256("".join(f"{each}\n" for each in sorted(sums)).encode()).hexdigest()


def sum_of(con: duckdb.DuckDBPyConnection, table: str, relation: str) -> str:
    """Name, columns, number of rows and their sum, of a table that is read as ``relation``; the same wherever it is kept."""
    # Names come from the schema itself.
    columns = [name for name, *_ in con.execute(f"DESCRIBE FROM {relation}").fetchall()]
    return f"{table} {columns} {_sum_of_rows(con, relation, columns)}"


def _sum_of_rows(con: duckdb.DuckDBPyConnection, relation: str, columns: list[str]) -> list[tuple[int, ...]]:
    """Count the rows and add up the MD5 of each: a sum needs no order, and sorting millions of rows takes longer than a build."""
    # Each cell after its length, NULL after none, so that no two rows read alike; as text, so that enumerations and lists are plain.
    texts = [f'CAST("{name}" AS VARCHAR)' for name in columns]
    row = ", ".join(f"strlen({text}), ':', {text}" for text in texts)
    halves = "sum(CAST(md5 >> 64 AS HUGEINT)), sum(CAST(md5 & 18446744073709551615::UHUGEINT AS HUGEINT))"
    return con.execute(f"SELECT count(*), {halves} FROM (SELECT md5_number(concat({row})) AS md5 FROM {relation})").fetchall()  # noqa: S608
