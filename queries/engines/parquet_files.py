"""The files of a table as Parquet, ``TABLE.parquet`` or one a country below it. The same file is in both rooms that need it, by a test."""

from pathlib import Path

import duckdb

# The rows of the whole table, kept in each file of one that is laid out by country.
ROWS = "table_rows"


class MissingFileError(Exception):
    """A table of which a country's file is not there."""


def files(path: Path) -> list[str]:
    """The file of a table, or those by country; these by name, as Sail does not read a folder whose files bear its column too."""
    return [str(each) for each in sorted(path.glob("*/*.parquet"))] if path.is_dir() else [str(path)]


def read_as(con: duckdb.DuckDBPyConnection, path: Path) -> str:
    """What DuckDB reads a table as; raises MissingFileError where a country's file is not there: there would only be fewer rows."""
    paths = files(path)
    if not path.is_dir():
        return f"read_parquet({listed(paths)})"
    if not paths or _rows_there(con, paths) != _rows_in_all(con, paths):
        raise MissingFileError(f"{path} lacks the file of a country")
    return f"read_parquet({listed(paths)}, hive_partitioning = true)"


def _rows_there(con: duckdb.DuckDBPyConnection, paths: list[str]) -> int:
    return int(con.execute(f"SELECT sum(num_rows) FROM parquet_file_metadata({listed(paths)})").fetchall()[0][0])  # noqa: S608 ours


def _rows_in_all(con: duckdb.DuckDBPyConnection, paths: list[str]) -> int:
    kept = f"SELECT max(CAST(decode(value) AS BIGINT)) FROM parquet_kv_metadata({listed(paths)}) WHERE decode(key) = '{ROWS}'"  # noqa: S608
    return int(con.execute(kept).fetchall()[0][0] or 0)


def listed(paths: list[str]) -> str:
    """Paths as SQL writes a list of them."""
    return "[" + ", ".join("'" + path.replace("'", "''") + "'" for path in paths) + "]"
