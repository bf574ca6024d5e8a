"""Answers over HTTP that stop their questions: at a time limit, or when nobody listens any more."""

import asyncio
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import chain, islice
from typing import Any, TypeVar

import pyarrow as pa
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from components.http.limits import PLACES
from components.http.settings import seconds_allowed
from components.http.stretches import parts
from queries.engine import Engine, Interrupted, Running
from queries.selection import Selection

LOOKS_EVERY_SECONDS = 0.2

# Extracts ask one after the other, part by part, so that however many there are, pages are left processors to draw with.
TURNS = threading.BoundedSemaphore(max(1, (os.cpu_count() or 1) // 2))

Pieces = Iterator[bytes]
Made = TypeVar("Made")


class OutOfTimeError(Exception):
    """A query took longer than it may."""


class Work:
    """The questions of one answer, one after the other; stopped once, none of them goes on."""

    def __init__(self, engine: Engine) -> None:
        """Take a place among the answers under way; raises TooMuchError when there is none. Nothing is asked yet."""
        PLACES.take()
        self._engine = engine
        self._running: Running | None = None
        self._stopped = threading.Event()

    def ask(self, question: str, selection: Selection) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
        """Ask, and wait for the first rows; raises OutOfTimeError when any part of the answer takes too long to begin."""
        bounds = parts(question, lambda: self._rows("extract/stretches", selection))
        schema, first = self._ask(question, selection, bounds[0])
        rest = (batch for each in bounds[1:] for batch in self._ask(question, selection, each)[1])
        return schema, ahead(chain(first, rest))

    def _rows(self, question: str, selection: Selection) -> list[dict[str, Any]]:
        return [row for batch in self._ask(question, selection, {})[1] for row in batch.to_pylist()]

    def _ask(self, question: str, selection: Selection, own: Mapping[str, Any]) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
        with TURNS, self.limited():
            self._running = self._engine.running(question, selection, **own)
            self._look()
            reader = self._running.start()
            # A part is read whole in its turn; what is not asked in parts goes on by itself.
            begun = list(reader) if own else list(islice(reader, 1))
            return reader.schema, self._going_on(chain(begun, reader))

    @contextmanager
    def limited(self) -> Iterator[None]:
        """Stop what is done inside at the time limit; raises OutOfTimeError then."""
        timer = threading.Timer(seconds_allowed(), self.stop)
        timer.start()
        try:
            yield
        except Interrupted as error:
            raise OutOfTimeError from error
        finally:
            timer.cancel()

    def stop(self) -> None:
        """Stop, from any thread; over an answer that is complete this does nothing."""
        self._stopped.set()
        if self._running:
            self._running.stop()

    def end(self) -> None:
        """Stop, and give the place to others."""
        self.stop()
        PLACES.give_back()

    def _going_on(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            self._look()
            yield batch

    def in_turn(self, make: Callable[[], Made]) -> Made:
        """Make a part of the answer when others have had their turn; raises Interrupted where it was stopped."""
        with TURNS:
            self._look()
            return make()

    def _look(self) -> None:
        if self._stopped.is_set():
            raise Interrupted("stopped")


def ahead(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The same, each one fetched while the one before it is written."""
    with ThreadPoolExecutor(1, thread_name_prefix="extract") as fetching:
        coming = fetching.submit(next, batches, None)
        while (batch := coming.result()) is not None:
            coming = fetching.submit(next, batches, None)
            yield batch


class Streamed(StreamingResponse):
    """Pieces as they come; however it ends, the work ends with it."""

    def __init__(self, work: Work, pieces: Pieces, **answer: Any) -> None:
        """An answer that has begun."""
        super().__init__(pieces, **answer)
        self.work = work

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send, then stop the work."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self.work.end()


async def begun(request: Request, work: Work, begin: Callable[[Work], Pieces]) -> Pieces:
    """Work until the first piece is there; raises OutOfTimeError when it takes too long."""
    watch = asyncio.create_task(_stop_when_gone(request, work))
    try:
        return await run_in_threadpool(_begin, work, begin)
    except BaseException:
        work.end()
        raise
    finally:
        watch.cancel()


def _begin(work: Work, begin: Callable[[Work], Pieces]) -> Pieces:
    with work.limited():
        pieces = begin(work)
        return chain([next(pieces, b"")], pieces)


async def _stop_when_gone(request: Request, work: Work) -> None:
    while not await request.is_disconnected():
        await asyncio.sleep(LOOKS_EVERY_SECONDS)
    work.stop()
