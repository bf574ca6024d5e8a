"""Collect records in tables without keys, then move them into those that enforce everything."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
from duckdb.sqltypes import VARCHAR

from data.errors import Problem, SourceError
from data.folding import fold

FILLED_BY_SCHEMA = {"code"}


@contextmanager
def staging(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Have statements run on staging tables, with ``fold`` to fold text by; at the end rows move in the schema's order.

    Raises SourceError with what the database said when its keys or CHECKs refuse a row.
    """
    ledger, file = con.execute("SELECT database_name, path FROM duckdb_databases() WHERE NOT internal").fetchall()[0]
    names = [name for (name,) in con.execute("SELECT table_name FROM duckdb_tables() ORDER BY table_oid").fetchall()]
    with tempfile.TemporaryDirectory(dir=Path(file).parent if file else None) as folder:
        path = str(Path(folder) / "staging.duckdb").replace("'", "''")
        con.execute(f"ATTACH '{path}' AS staging")
        for name in names:
            con.execute(f'CREATE TABLE staging."{name}" AS FROM "{name}"')
        con.execute("USE staging")
        con.create_function("fold", fold, [VARCHAR], VARCHAR)
        yield
        con.remove_function("fold")
        con.execute(f'USE "{ledger}"')
        for name in names:
            if name not in FILLED_BY_SCHEMA:
                _move(con, name)
        con.execute("DETACH staging")


def _move(con: duckdb.DuckDBPyConnection, table: str) -> None:
    try:
        con.execute(f'INSERT INTO "{table}" BY NAME FROM staging."{table}"')
    except (duckdb.ConstraintException, duckdb.ConversionException) as error:
        raise SourceError([Problem("schema.sql", None, table, None, str(error))]) from error
