"""Tallies of a build, added up by a server of Spark Connect: the events go there as Parquet, and only the sums come back."""

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from data.errors import StoreError
from data.moving.connect import Server
from data.moving.engine import SPARK
from data.moving.parquet_folder import scratch
from data.moving.place import columns_as_text, quoted
from data.tallies.definitions import Fill, definitions, fill_tallies
from data.tallies.server import adding_up, server_of, tables_read

Progress = Callable[[str], None]


def filling(engine: str, progress: Progress) -> Fill:
    """What fills the tables of tallies where an engine of that URL answers readers: its server if it adds up, else DuckDB."""
    return partial(_fill, url=engine, progress=progress) if engine.startswith(SPARK) else fill_tallies


def _fill(con: duckdb.DuckDBPyConnection, url: str, progress: Progress) -> None:
    """Fill the tables of tallies from what the server adds up; where it cannot, say why and add up here: the sums are the same."""
    with ExitStack() as stack:
        try:
            server = server_of(url)
            queries = _added_up(con, server, stack.enter_context(scratch(server.data)), progress)
        except (StoreError, OSError, duckdb.IOException) as error:
            progress(f"{' '.join(str(error).split())}; the tallies are added up here instead")
            queries = definitions()
        fill_tallies(con, queries)


def _added_up(con: duckdb.DuckDBPyConnection, server: Server, folder: Path, progress: Progress) -> Mapping[str, str]:
    """Have the server add up every tally; returns the queries that read its answers, which lie in the folder."""
    with adding_up(server) as there:
        progress(f"writing what {server} adds up")
        there.show({table: _written(con, table, folder) for table in tables_read(con)})
        queries = {}
        for table, query in definitions().items():
            progress(f"{server} adds up {table}")
            # An answer that is not read to its end is given up while the session is there.
            with closing(there.pieces(query)) as pieces:
                queries[table] = _read(con, query, _kept(pieces, folder / f"{table}.parquet"))
    return queries


def _written(con: duckdb.DuckDBPyConnection, table: str, folder: Path) -> Path:
    """Write the columns of a table that definitions name: its texts, which are most of it, stay here."""
    code = re.sub("--.*", "", "\n".join(definitions().values()))
    named = [name for name, *_ in con.execute(f'DESCRIBE "{table}"').fetchall() if re.search(rf"\b{name}\b", code)]
    # Names are those of the schema.
    relation = f"""(SELECT {", ".join(f'"{name}"' for name in named)} FROM "{table}")"""  # noqa: S608
    path = folder / f"{table}.parquet"
    rows = f"SELECT {columns_as_text(con, relation)} FROM {relation}"  # noqa: S608
    con.execute(f"COPY ({rows}) TO {quoted(str(path))} (FORMAT parquet, COMPRESSION zstd)")
    return path


def _kept(pieces: Iterable[pa.Table], path: Path) -> Path:
    """Write the pieces of an answer to one file as they come."""
    with ExitStack() as stack:
        writer = None
        for piece in pieces:
            writer = writer or stack.enter_context(pq.ParquetWriter(path, piece.schema, compression="zstd"))
            for batch in piece.to_batches():
                # Small as they come, batches are gathered to groups of rows.
                writer.write_batch(batch)
    return path


def _read(con: duckdb.DuckDBPyConnection, query: str, path: Path) -> str:
    """The query that gives an answer in the types that DuckDB's own would have, so that their order is the same too."""
    kinds = con.execute(f"DESCRIBE {query}").fetchall()
    columns = ", ".join(f'CAST("{name}" AS {kind}) AS "{name}"' for name, kind, *_ in kinds)
    return f"SELECT {columns} FROM read_parquet({quoted(str(path))})"  # noqa: S608
