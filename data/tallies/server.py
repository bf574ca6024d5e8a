"""A server of Spark Connect that adds up tallies from tables as Parquet: one session, ended whatever happens."""

from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from data.errors import StoreError
from data.moving.connect import ConnectError, Server, failures, said
from data.moving.parquet_files import files
from data.tallies.definitions import definitions


def server_of(url: str) -> Server:
    """The server of ``sc://HOST:PORT?data=FOLDER``; raises StoreError where the URL does not name one."""
    try:
        return Server.of(url)
    except (KeyError, ValueError):
        # Not the URL itself, which may hold a password.
        raise StoreError("an engine that adds up tallies is named as sc://HOST:PORT?data=FOLDER") from None


def tables_read(con: duckdb.DuckDBPyConnection) -> list[str]:
    """The tables that tallies are added up from."""
    return sorted({table for query in definitions().values() for table in con.get_table_names(query)})


class Adding:
    """A session under way."""

    def __init__(self, session: Any) -> None:
        """Take the client's session."""
        self._session = session

    def show(self, tables: Mapping[str, Path]) -> None:
        """Have queries find tables by their names in Parquet, which the server reads."""
        for name, path in tables.items():
            self._session.read.parquet(*files(path)).createOrReplaceTempView(name)

    def pieces(self, query: str) -> Generator[pa.Table]:
        """Give the rows of a query as they come, never all at once; of none, a piece without rows."""
        client = self._session.client
        for piece in client.to_table_as_iterator(self._session.sql(query)._plan.to_proto(client), {}):
            # The schema comes as well, in the client's own terms.
            if isinstance(piece, pa.Table):
                yield piece


@contextmanager
def adding_up(server: Server) -> Iterator[Adding]:
    """A session on a server; raises StoreError where it cannot be had, and where it fails at what it is asked meanwhile."""
    try:
        session = server.session()
    except ConnectError as error:
        raise StoreError(str(error)) from None
    try:
        session.conf.set("spark.sql.session.timeZone", "UTC")
        yield Adding(session)
    except failures() as error:
        raise StoreError(_why(server, error)) from None
    finally:
        session.stop()


def _why(server: Server, error: Exception) -> str:
    try:
        # Of a server that went away the client tells no more than how the call ended.
        server.look()
    except ConnectError as gone:
        return str(gone)
    return f"{server} cannot add up the tallies: {said(error)}"
