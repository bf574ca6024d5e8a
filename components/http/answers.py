"""Answers over HTTP that stop their query: at a time limit, or when nobody listens any more."""

import asyncio
import math
import os
import threading
from collections.abc import Iterable, Iterator
from itertools import chain

import pyarrow as pa
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from components.http.asked import Asked
from queries.engine import Interrupted, Running

LOOKS_EVERY_SECONDS = 0.2


class OutOfTimeError(Exception):
    """A query took longer than it may."""


class Streamed(StreamingResponse):
    """Pieces as they come; however it ends, the query ends with it."""

    running: Running

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send, then stop the query."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self.running.stop()


def seconds_allowed() -> float:
    """How long a query may take before its first byte, from PARALLAX_QUERY_SECONDS; raises ValueError where that is no such number."""
    text = os.environ.get("PARALLAX_QUERY_SECONDS", "60")
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 < seconds < threading.TIMEOUT_MAX:
        raise ValueError(f"PARALLAX_QUERY_SECONDS takes a number of seconds above 0, and is {text!r}")
    return seconds


async def begun(request: Request, asked: Asked, running: Running) -> Iterator[bytes]:
    """Work until the first piece is there; raises OutOfTimeError when it takes too long."""
    watch = asyncio.create_task(_stop_when_gone(request, running))
    try:
        return await run_in_threadpool(_begin, asked, running)
    finally:
        watch.cancel()


def _begin(asked: Asked, running: Running) -> Iterator[bytes]:
    timer = threading.Timer(seconds_allowed(), running.stop)
    timer.start()
    try:
        reader = running.start()
        rows = cut(reader, asked.options.offset, asked.options.limit)
        # The first rows, and the first piece, which some formats have only when they have everything.
        first = list(_first(rows))
        pieces = asked.format.write(reader.schema, chain(first, rows), asked.options.columns)
        return chain([next(pieces, b"")], pieces)
    except Interrupted as error:
        raise OutOfTimeError from error
    finally:
        timer.cancel()


def cut(batches: Iterable[pa.RecordBatch], offset: int, limit: int | None) -> Iterator[pa.RecordBatch]:
    """Leave out the first rows, and those beyond the limit."""
    left = limit
    for batch in batches:
        if left == 0:
            return
        kept = batch.slice(min(offset, batch.num_rows), left)
        offset = max(0, offset - batch.num_rows)
        left = None if left is None else left - kept.num_rows
        if kept.num_rows:
            yield kept


def _first(rows: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in rows:
        yield batch
        return


async def _stop_when_gone(request: Request, running: Running) -> None:
    while not await request.is_disconnected():
        await asyncio.sleep(LOOKS_EVERY_SECONDS)
    running.stop()
