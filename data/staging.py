"""Collect records in tables without keys, then move them into those that enforce everything."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import duckdb
from duckdb.sqltypes import VARCHAR

from data.errors import Problem, SourceError
from data.folding import fold

FILLED_BY_SCHEMA = {"code"}
# Tables with keys, and those whose rows lack what is derived; rows of any other go straight to where they stay.
STAGED = """
SELECT table_name
FROM duckdb_tables()
WHERE table_name IN ('event', 'event_actor', 'casualty')
  OR table_name IN (SELECT table_name FROM duckdb_constraints() WHERE constraint_type IN ('PRIMARY KEY', 'FOREIGN KEY'))
ORDER BY table_oid
"""
REFUSED = (duckdb.ConstraintException, duckdb.ConversionException)


@contextmanager
def staging(con: duckdb.DuckDBPyConnection, *, on_disk: bool = False) -> Iterator[None]:
    """Have statements run on staging tables, with ``fold`` to fold text by; at the end rows move in the schema's order.

    A table that is not staged, or no longer, is the ledger's own. With ``on_disk`` the tables lie beside the ledger's file, compressed:
    that takes more of the processor and less memory. Raises SourceError with what the database said when its keys or
    CHECKs refuse a row.
    """
    ((ledger, file),) = con.execute("SELECT database_name, path FROM duckdb_databases() WHERE NOT internal").fetchall()
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(dir=Path(file).parent)) if file and on_disk else None
        place = str(Path(folder) / "staging.duckdb").replace("'", "''") if folder else ":memory:"
        con.execute(f"ATTACH '{place}' AS staging")
        yield from _staged(con, ledger)
        con.execute("DETACH staging")


def _staged(con: duckdb.DuckDBPyConnection, ledger: str) -> Iterator[None]:
    names = [name for (name,) in con.execute(STAGED).fetchall()]
    for name in names:
        con.execute(f'CREATE TABLE staging."{name}" AS FROM "{name}"')
    con.execute(f"""SET search_path = 'staging.main,"{ledger}".main'""")
    con.create_function("fold", fold, [VARCHAR], VARCHAR)
    try:
        yield
    except REFUSED as error:
        raise SourceError([Problem("schema.sql", None, None, None, str(error))]) from error
    con.remove_function("fold")
    con.execute(f'USE "{ledger}"')
    left = con.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = 'staging'").fetchall()
    for name in names:
        if (name,) in left and name not in FILLED_BY_SCHEMA:
            _move(con, name)


def _move(con: duckdb.DuckDBPyConnection, table: str) -> None:
    try:
        con.execute(f'INSERT INTO "{table}" BY NAME FROM staging."{table}"')
    except REFUSED as error:
        raise SourceError([Problem("schema.sql", None, table, None, str(error))]) from error
