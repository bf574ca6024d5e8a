"""How each tally is added up from the table ``event``, in SQL that DuckDB and Spark read alike."""

from collections.abc import Callable, Mapping
from pathlib import Path

import duckdb

NAMES = ("tally", "cast_tally", "unplaced_tally", "cell_tally")

Fill = Callable[[duckdb.DuckDBPyConnection], None]


def definitions() -> Mapping[str, str]:
    """The query of each tally, by the table that it fills."""
    return {name: (Path(__file__).parent / f"{name}.sql").read_text(encoding="utf-8") for name in NAMES}


def fill_tallies(con: duckdb.DuckDBPyConnection, queries: Mapping[str, str] | None = None) -> None:
    """Add up every tally, or take the rows of other queries that give the same, and put it into its table in order."""
    for name, query in (queries or definitions()).items():
        con.execute(f'INSERT INTO "{name}" BY NAME SELECT * FROM ({query}) AS added_up ORDER BY ALL')  # noqa: S608 ours
