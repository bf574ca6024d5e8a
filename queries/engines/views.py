"""Tables that lie elsewhere, shown to questions under their own names in a database in memory."""

import os
from collections.abc import Mapping
from pathlib import Path

import duckdb

from queries.engine import SettingError
from queries.engines.duckdb_file import LOCKED

HELD = "PARALLAX_HELD_ROWS"
# A snapshot never changes, so that its smaller tables can be held; each read of one elsewhere costs some milliseconds.
HELD_ROWS = 2_000_000


def held_rows() -> int:
    """The rows up to which a table is held in memory, by ``PARALLAX_HELD_ROWS``; raises SettingError where that is no such number."""
    text = os.environ.get(HELD, "")
    if text and not (text.isascii() and text.isdigit() and len(text) <= 12):
        raise SettingError(f"{HELD} takes a whole number, and is {text[:40]!r}")
    return int(text) if text else HELD_ROWS


def show(con: duckdb.DuckDBPyConnection, relations: Mapping[str, str]) -> None:
    """Show each relation as a table of its name, read whenever it is asked for, and make room to hold any of them."""
    # Relations and names are ours, never a reader's.
    for table, relation in relations.items():
        con.execute(f'CREATE VIEW "{table}" AS FROM {relation}')
        # Each by itself: nothing is compressed in a database of which anybody reads a table.
        con.execute(f"ATTACH ':memory:' AS {held_in(table)} (COMPRESS)")
    con.execute("SET parquet_metadata_cache = true")


def held_in(table: str) -> str:
    """The database in which a table is held."""
    return f"held_{table}"


def lock(con: duckdb.DuckDBPyConnection, data: Path | str) -> None:
    """From now on let the connection read files below ``data`` only, and change nothing of its configuration."""
    con.execute(f"SET allowed_directories = [{quoted(str(data))}]")
    for name, value in LOCKED.items():
        con.execute(f"SET {name} = {value}")


def quoted(text: str) -> str:
    """The text as SQL writes it, for statements that take no parameters."""
    return "'" + text.replace("'", "''") + "'"
