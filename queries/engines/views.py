"""Tables that lie elsewhere, shown to questions under their own names in a database in memory."""

from pathlib import Path

import duckdb

from queries.engines.duckdb_file import LOCKED

# A snapshot never changes, so that its small tables can be held; each read of one elsewhere costs some milliseconds.
HELD_ROWS = 50_000


def show(con: duckdb.DuckDBPyConnection, table: str, relation: str) -> None:
    """Show a relation as a table of that name: read once and held where it is small, else read whenever it is asked for."""
    # Relations and names are ours, never a reader's.
    ((rows,),) = con.execute(f"SELECT count(*) FROM {relation}").fetchall()  # noqa: S608
    kind = "TABLE" if rows <= HELD_ROWS else "VIEW"
    con.execute(f'CREATE {kind} "{table}" AS FROM {relation}')


def lock(con: duckdb.DuckDBPyConnection, data: Path | str) -> None:
    """From now on let the connection read files below ``data`` only, and change nothing of its configuration."""
    con.execute(f"SET allowed_directories = [{quoted(str(data))}]")
    for name, value in LOCKED.items():
        con.execute(f"SET {name} = {value}")


def quoted(text: str) -> str:
    """The text as SQL writes it, for statements that take no parameters."""
    return "'" + text.replace("'", "''") + "'"
