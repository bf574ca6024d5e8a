"""How each tally is added up: from the table ``event`` in SQL that DuckDB and Spark read alike, the rest from those rows by DuckDB."""

from collections.abc import Callable, Mapping
from pathlib import Path

import duckdb

HERE = Path(__file__).parent
NAMES = ("tally", "cast_tally", "unplaced_tally", "cell_tally")
# Made from the rows of those.
FURTHER = ("span", "period_tally")

Fill = Callable[[duckdb.DuckDBPyConnection], None]


def definitions() -> Mapping[str, str]:
    """The query of each tally, by the table that it fills, over the shortest spans that it tells apart."""
    return {name: _sql(name) for name in NAMES}


def fill_tallies(con: duckdb.DuckDBPyConnection, queries: Mapping[str, str] | None = None) -> None:
    """Add up every tally, or take the rows of other queries that give the same, and put it into its table in order."""
    for name, query in (queries or definitions()).items():
        con.execute(f"CREATE OR REPLACE TEMP VIEW added_up AS {query}")
        keep(con, name, "added_up")
    widen(con)


def keep(con: duckdb.DuckDBPyConnection, table: str, relation: str) -> None:
    """Put the rows of a relation into the table of a tally, in order, each with the next longer span that holds it."""
    con.execute(_sql("spans"))
    con.execute(f"""INSERT INTO "{table}" BY NAME FROM in_spans('{relation}') ORDER BY ALL""")


def widen(con: duckdb.DuckDBPyConnection) -> None:
    """Add up what stands in the tables of tallies over longer spans, and by the periods of events that cross them."""
    for name in NAMES:
        con.execute(f"CREATE OR REPLACE TEMP VIEW added_up AS {_sql(f'wider/{name}')}")
        keep(con, name, "added_up")
    for name in FURTHER:
        con.execute(f'INSERT INTO "{name}" BY NAME SELECT * FROM ({_sql(name)}) AS added_up ORDER BY ALL')  # noqa: S608 ours


def _sql(name: str) -> str:
    return (HERE / f"{name}.sql").read_text(encoding="utf-8")
