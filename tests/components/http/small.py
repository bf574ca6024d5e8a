"""Small records in service, for what takes long on the bundled ones; and the routes on a real server."""

import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb
import uvicorn
from starlette.applications import Starlette

from components.http import routes
from data.store import Store
from tests.queries.defaults import Row
from tests.queries.record import write_record, write_schema


def put_into_service(folder: Path, snapshot_id: str, rows: Mapping[str, list[Row]]) -> Path:
    """Make a store whose snapshot holds the rows given and those that they name; its folder."""
    path = folder / f"{snapshot_id}.duckdb"
    write_record(write_schema(path), rows)
    with duckdb.connect(str(path)) as con:
        con.execute("INSERT INTO snapshot VALUES ($1, TIMESTAMP '2026-01-05 10:00:00', '0', '')", [snapshot_id])
    Store(folder).point(snapshot_id)
    return folder


@contextmanager
def served() -> Iterator[int]:
    """The routes on a real server; its port."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(Starlette(routes=routes.ROUTES), log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield listening.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join(timeout=10)
