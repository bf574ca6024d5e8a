"""Write a small record as a real snapshot: the schema's keys and checks hold, and what is ours comes from ``derive.sql``."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from data.staging import staging
from data.tallies.definitions import fill_tallies
from tests.queries.defaults import Row, completed

DATA = Path(__file__).parents[2] / "data"


def write_schema(path: Path) -> Path:
    """A snapshot without a single record."""
    with duckdb.connect(str(path)) as con:
        con.execute((DATA / "schema.sql").read_text(encoding="utf-8"))
    return path


def write_record(path: Path, record: Mapping[str, list[Row]]) -> Path:
    """Fill the snapshot at ``path``, which holds the schema only, with the rows given and those that they name."""
    with duckdb.connect(str(path)) as con:
        con.execute("SET TimeZone = 'UTC'")
        with staging(con):
            for table, rows in completed(record).items():
                _insert(con, table, rows)
            con.execute((DATA / "derive.sql").read_text(encoding="utf-8"))
            fill_tallies(con)
    return path


def _insert(con: duckdb.DuckDBPyConnection, table: str, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    columns = list(dict.fromkeys(column for row in rows for column in row))
    incoming = pa.table({column: [row.get(column) for row in rows] for column in columns})
    con.register("incoming", incoming)
    con.execute(f'INSERT INTO "{table}" BY NAME SELECT * FROM incoming')
    con.unregister("incoming")
