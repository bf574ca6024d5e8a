"""Collect records in tables without keys, then move them into those that enforce everything."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
from duckdb.sqltypes import VARCHAR

from data.errors import Problem, SourceError
from data.folding import fold

FILLED_BY_SCHEMA = {"code"}
# Tables with keys, and those whose rows lack what is derived; rows of any other go straight to where they stay.
STAGED = """
SELECT table_name
FROM duckdb_tables()
WHERE table_name IN ('event', 'event_actor')
  OR table_name IN (SELECT table_name FROM duckdb_constraints() WHERE constraint_type IN ('PRIMARY KEY', 'FOREIGN KEY'))
ORDER BY table_oid
"""
REFUSED = (duckdb.ConstraintException, duckdb.ConversionException)


@contextmanager
def staging(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Have statements run on staging tables, with ``fold`` to fold text by; at the end rows move in the schema's order.

    A table that is not staged, or no longer, is the ledger's own. Raises SourceError with what the database said when its keys or
    CHECKs refuse a row.
    """
    ((ledger,),) = con.execute("SELECT database_name FROM duckdb_databases() WHERE NOT internal").fetchall()
    names = [name for (name,) in con.execute(STAGED).fetchall()]
    # In memory, where nothing is compressed twice; what does not fit is put aside on disk.
    con.execute("ATTACH ':memory:' AS staging")
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
    con.execute("DETACH staging")


def _move(con: duckdb.DuckDBPyConnection, table: str) -> None:
    try:
        con.execute(f'INSERT INTO "{table}" BY NAME FROM staging."{table}"')
    except REFUSED as error:
        raise SourceError([Problem("schema.sql", None, table, None, str(error))]) from error
