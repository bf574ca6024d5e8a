"""A snapshot of any number of synthetic events, made from what an import would have come to: the columns that tallies read."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from data.memory import Memory
from tests.bench import synthetic

SNAPSHOT = "0" * 16
HERE = Path(__file__).parent
# Made with the events, as a build makes them.
DERIVED = ("tally", "span", "period_tally", "cast_tally", "unplaced_tally", "cell_tally", "event_actor", "used_value")


@contextmanager
def begun(bundled: Path, folder: Path, events: int, memory: Memory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A copy of a snapshot of the bundled records on which so many synthetic events can be drawn; its sums are gone."""
    path = folder / f"{SNAPSHOT}.duckdb"
    shutil.copyfile(bundled, path)
    with duckdb.connect(str(path)) as con:
        memory.bind(con, folder)
        con.execute("SET TimeZone = 'UTC'")
        synthetic.define(con, events, synthetic.IN_DATE_ORDER)
        con.execute(_sql("served_parties"))
        for table in DERIVED:
            con.execute(f'DELETE FROM "{table}"')
        yield con


def write_events(con: duckdb.DuckDBPyConnection, folder: Path) -> Path:
    """Write the events as ``python -m data move`` would, but for the columns that no tally reads; the Parquet file."""
    parquet = folder / SNAPSHOT / "event.parquet"
    parquet.parent.mkdir(parents=True)
    con.execute(_sql("served_events", parquet))
    return parquet


def load_events(con: duckdb.DuckDBPyConnection, parquet: Path) -> None:
    """Put the events into their table too, for questions look there for those that are in no tally."""
    con.execute(_sql("served_table", parquet))


def _sql(name: str, parquet: Path = Path()) -> str:
    return (HERE / f"{name}.sql").read_text(encoding="utf-8").replace("EVENTS_PARQUET", str(parquet).replace("'", "''"))
