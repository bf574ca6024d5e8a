"""Events as Parquet by country, from ten million on: in ``event.parquet/country_iso3=ISO3/`` those of one, in the snapshot's order."""

from pathlib import Path
from urllib.parse import quote

import duckdb

from data.moving.parquet_files import ROWS
from data.moving.place import quoted
from data.store import flush

TABLE, COLUMN, ORDER = "event", "country_iso3", "event_no"
# Below it many small files take longer to open than they save to read.
FROM_ROWS = 10_000_000
NOWHERE = "__HIVE_DEFAULT_PARTITION__"  # what engines read as NULL


def is_apt(con: duckdb.DuckDBPyConnection, table: str, relation: str) -> bool:
    """Whether a table is to be laid out by country."""
    return table == TABLE and _rows(con, relation) >= FROM_ROWS


def write(con: duckdb.DuckDBPyConnection, relation: str, folder: Path) -> None:
    """Write one file a country, which bears the country too, and how many rows all of them have; they are on disk afterwards."""
    rows = _rows(con, relation)
    folder.mkdir()
    # One after the other: DuckDB's own PARTITION_BY writes them all at once, each in the order in which its threads come by.
    for (country,) in con.execute(f"SELECT DISTINCT {COLUMN} FROM {relation} ORDER BY ALL").fetchall():  # noqa: S608 the place's own name
        part = folder / f"{COLUMN}={NOWHERE if country is None else quote(country, safe='')}"
        part.mkdir()
        chosen = f"{COLUMN} IS NULL" if country is None else f"{COLUMN} = {quoted(country)}"
        copied = f"SELECT * FROM {relation} WHERE {chosen}"  # noqa: S608
        path = part / "data.parquet"
        options = f"FORMAT parquet, COMPRESSION zstd, KV_METADATA {{{ROWS}: '{rows}'}}"
        con.execute(f"COPY ({copied}) TO {quoted(str(path))} ({options})")
        for each in (path, part):
            flush(each)
    flush(folder)


def _rows(con: duckdb.DuckDBPyConnection, relation: str) -> int:
    return int(con.execute(f"SELECT count(*) FROM {relation}").fetchall()[0][0])  # noqa: S608 the place's own name
